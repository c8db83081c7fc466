//! Bandwidths as decimal texts.
//!
//! The standard library's reader has large tables. Here every number of up to 19 digits is the nearest float there is, by
//! long multiplication and division; of a longer one the last digit of the float may differ.

use super::json::Json;

/// The finite number that a text states, as JSON writes numbers or a little more loosely.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut digits: u64 = 0;
    let mut scale = 0_i64.checked_sub_unsigned(fraction.len() as u64)?;
    let mut more = false;
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = char::from(byte).to_digit(10)?;
        match digits.checked_mul(10).and_then(|digits| digits.checked_add(digit.into())) {
            Some(longer) => digits = longer,
            // Past what a float can tell apart only the size counts, and whether there is any more.
            None => (scale, more) = (scale + 1, more || digit > 0),
        }
    }
    let value = sign * scaled(digits, more, exponent.saturating_add(scale));
    value.is_finite().then_some(value)
}

/// `digits`, or where there are `more` behind them a little more, times so many tens, as the nearest float.
fn scaled(digits: u64, more: bool, exponent: i64) -> f64 {
    // Past ±400 every power of ten is infinite, or nothing.
    let tens = exponent.unsigned_abs().min(400) as usize;
    // The number in limbs from its low end, the last of them behind the point: enough of them for 64 bits that count.
    let behind = if exponent < 0 { 2 + tens.div_ceil(8) } else { 0 };
    let mut limbs = vec![0_u32; behind];
    limbs.extend([digits as u32, (digits >> 32) as u32]);
    let mut inexact = more;
    for _ in 0..tens {
        let mut carry = 0;
        if exponent < 0 {
            for limb in limbs.iter_mut().rev() {
                let all = (carry << 32) + u64::from(*limb);
                (*limb, carry) = ((all / 10) as u32, all % 10);
            }
            inexact |= carry > 0;
        } else {
            for limb in &mut limbs {
                let all = u64::from(*limb) * 10 + carry;
                (*limb, carry) = (all as u32, all >> 32);
            }
            limbs.push(carry as u32);
        }
    }
    while limbs.pop_if(|limb| *limb == 0).is_some() {}
    let mut power = 32 * (limbs.len() as i64 - behind as i64 - 2);
    let mut high = || u64::from(limbs.pop().unwrap_or(0));
    let (mut high, mut low) = ((high() << 32) + high(), high());
    while high >> 63 == 0 && high > 0 {
        high = (high << 1) + (low >> 31);
        low = (low << 1) & 0xffff_ffff;
        power -= 1;
    }
    inexact |= low > 0 || limbs.iter().any(|limb| *limb > 0);
    // The lowest of 64 bits stands for all that were left out, so that only this step rounds.
    let float = (high | u64::from(inexact)) as f64;
    let step = if power < 0 { 0.5 } else { 2.0 };
    (0..power.unsigned_abs()).fold(float, |float, _| float * step)
}

/// The number in the fewest digits that tell it apart.
pub(crate) fn text(number: f64) -> String {
    let text = number.json();
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_exact() {
        for text in ["0", "5", "0.5", "100", "1e3", "1E+3", "0.1", "1.25e-2", "123456789.012345", "1e22", "007", "5."] {
            assert_eq!(parse(text), text.parse().ok(), "{text}");
            assert_eq!(parse(&format!("-{text}")), format!("-{text}").parse().ok(), "-{text}");
        }
    }

    #[test]
    fn long_numbers_are_near() {
        for text in ["0.30000000000000004", "55555555555555555555555", "1.7976931e308", "4.1e-300"] {
            let (exact, read): (f64, f64) = (text.parse().unwrap(), parse(text).unwrap());
            assert!(((read - exact) / exact).abs() < 1e-12, "{text}: {read}");
        }
        // Floats are 2 apart here. What stands behind the nineteenth digit tells more than a half from a half, which
        // goes to the even one.
        assert_eq!(parse("9007199254740993.0001"), Some(9_007_199_254_740_994.0));
        assert_eq!(parse("9007199254740993.0000"), Some(9_007_199_254_740_992.0));
        assert_eq!(parse("1e-999"), Some(0.0));
        assert_eq!(parse(&format!("0.{}1e1001", "0".repeat(1000))), Some(1.0));
        assert_eq!(parse(&format!("0e{}", i64::MAX)), Some(0.0));
    }

    #[test]
    fn numbers_of_up_to_nineteen_digits_are_the_nearest() {
        // Halves between two floats, their neighbours, and digits of every length with every exponent in reach.
        for text in ["9007199254740993", "9007199254740993.01", "9007199254740995", "9007199254740992.9", "0.1", "1e23"]
        {
            assert_eq!(parse(text), text.parse().ok(), "{text}");
        }
        // Halves with nothing behind them but limbs of zeros; then a little more than a half: in the limb behind the
        // first 64 bits, and only in those behind that one.
        for text in ["9007199254740993.0", "33554432e23", "4828198525992887124e3", "3931811388613466804e20"] {
            assert_eq!(parse(text), text.parse().ok(), "{text}");
        }
        for (digits, exponent) in [1, 3, 7, 9].into_iter().flat_map(|digits| (-30..=30).map(move |e| (digits, e))) {
            let text = format!("{digits}e{exponent}");
            assert_eq!(parse(&text), text.parse().ok(), "{text}");
        }
        let mut digits: u64 = 1;
        for round in 0..4000_u64 {
            digits = digits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round);
            let (digits, exponent) = (digits >> (5 + round % 50), (round as i64 * 7) % 560 - 290);
            let text = format!("{digits}e{exponent}");
            let exact: f64 = text.parse().unwrap();
            assert_eq!(parse(&text), Some(exact).filter(|exact| exact.is_finite()), "{text}");
        }
    }

    #[test]
    fn what_was_written_comes_back() {
        // Every third float of a stretch, and some others: their texts have 16 and 17 digits.
        let stretch = (0..3000_u64).map(|step| f64::from_bits(0.3_f64.to_bits() + 3 * step));
        let others = [2.0_f64.powi(-30), 1.0 / 3.0, 2.0_f64.sqrt() * 1e5, 1e9 / 7.0, 0.1 + 0.2];
        for number in stretch.chain(others) {
            assert_eq!(parse(&text(number)).map(f64::to_bits), Some(number.to_bits()), "{number}");
        }
    }

    #[test]
    fn what_is_no_finite_number() {
        for text in ["", "-", ".", "e5", "1e", "1e999", "inf", "NaN", "0x5", "5 ", "1_000", "五", "--5", "1e5.0"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn texts_are_short() {
        for (number, expected) in [(5.0, "5"), (0.5, "0.5"), (100.0, "100"), (0.0, "0"), (2.25, "2.25")] {
            assert_eq!(text(number), expected);
        }
    }
}
