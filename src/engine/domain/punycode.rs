//! Punycode (RFC 3492): how the letters of a label are written in ASCII. The pair of functions alone, without
//! `xn--` and without any table of Unicode.

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// The label in ASCII; none where it is longer than any label may be.
pub(super) fn encode(label: &str) -> Option<String> {
    let mut text: String = label.chars().filter(char::is_ascii).collect();
    let basic = count(text.chars())?;
    let all = count(label.chars())?;
    if basic > 0 {
        text.push('-');
    }
    let (mut n, mut delta, mut bias, mut done) = (INITIAL_N, 0_u32, INITIAL_BIAS, basic);
    while done < all {
        // The least letter that is not written yet; each round writes all of its kind.
        let next = label.chars().map(u32::from).filter(|letter| *letter >= n).min()?;
        delta = (next - n).checked_mul(done + 1)?.checked_add(delta)?;
        n = next;
        for letter in label.chars().map(u32::from) {
            if letter < n {
                delta = delta.checked_add(1)?;
            } else if letter == n {
                write(&mut text, delta, bias)?;
                bias = adapt(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, n) = (delta.checked_add(1)?, n + 1);
    }
    Some(text)
}

/// The label that an ASCII text stands for; none where it stands for nothing.
pub(super) fn decode(text: &str) -> Option<String> {
    let (basic, rest) = text.rsplit_once('-').unwrap_or(("", text));
    let mut label: Vec<char> = basic.chars().collect();
    let (mut n, mut at, mut bias) = (INITIAL_N, 0_u32, INITIAL_BIAS);
    let mut digits = rest.chars();
    while !digits.as_str().is_empty() {
        let (before, mut weight, mut k) = (at, 1_u32, BASE);
        loop {
            let digit = digits.next()?.to_digit(BASE)?;
            // `to_digit` counts 0 to 9 first, Punycode the letters.
            let digit = if digit < 10 { digit + 26 } else { digit - 10 };
            at = digit.checked_mul(weight)?.checked_add(at)?;
            let threshold = threshold(k, bias);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let length = u32::try_from(label.len()).ok()? + 1;
        bias = adapt(at - before, length, before == 0);
        n = n.checked_add(at / length)?;
        at %= length;
        label.insert(usize::try_from(at).ok()?, char::from_u32(n)?);
        at += 1;
    }
    Some(label.into_iter().collect())
}

fn count(letters: impl Iterator<Item = char>) -> Option<u32> {
    u32::try_from(letters.take(64).count()).ok().filter(|count| *count < 64)
}

/// A number in digits of varying base.
fn write(text: &mut String, number: u32, bias: u32) -> Option<()> {
    let (mut rest, mut k) = (number, BASE);
    loop {
        let threshold = threshold(k, bias);
        if rest < threshold {
            text.push(digit(rest)?);
            return Some(());
        }
        text.push(digit(threshold + (rest - threshold) % (BASE - threshold))?);
        rest = (rest - threshold) / (BASE - threshold);
        k += BASE;
    }
}

fn digit(value: u32) -> Option<char> {
    char::from_digit(if value < 26 { value + 10 } else { value - 26 }, BASE)
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn adapt(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The samples of RFC 3492, section 7.1, in lower case, as far as they fit a label.
    const SAMPLES: [(&str, &str); 12] = [
        (
            "\u{644}\u{64a}\u{647}\u{645}\u{627}\u{628}\u{62a}\u{643}\u{644}\u{645}\u{648}\u{634}\u{639}\u{631}\u{628}\u{64a}\u{61f}",
            "egbpdaj6bu4bxfgehfvwxn",
        ),
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
        ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
        ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
        (
            "세계의모든사람들이한국어를이해한다면얼마나좋을까",
            "989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c",
        ),
        ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
        ("安室奈美恵-with-super-monkeys", "-with-super-monkeys-pc58ag80a8qai00g7n9n"),
        ("hello-another-way-それぞれの場所", "hello-another-way--fc4qua05auwb3674vfr0b"),
        ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
        ("majiでkoiする5秒前", "majikoi5-783gue6qz075azm5e"),
        ("-> $1.00 <-", "-> $1.00 <--"),
    ];

    #[test]
    fn samples_of_the_rfc() {
        for (label, text) in SAMPLES {
            assert_eq!(encode(label).as_deref(), Some(text));
            assert_eq!(decode(text).as_deref(), Some(label));
        }
    }

    #[test]
    fn the_bias_turns_where_the_rfc_says() {
        // Section 6.1: only above ((36 - 1) * 26) div 2 = 455 is delta divided by 35. 455 stays: 36 * 455 / 493 = 33;
        // 456 becomes 13: 36 + 36 * 13 / 51 = 45.
        assert_eq!([adapt(910, 1000, false), adapt(912, 1000, false)], [33, 45]);
    }

    #[test]
    fn what_stands_for_nothing() {
        for text in ["99999999", "a-é", "ü", "ls8h=", "9999999999999999"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(encode(&"中".repeat(64)), None);
        assert_eq!(decode(""), Some(String::new()));
    }
}
