//! Bandwidths as decimal texts.
//!
//! The standard library is exact for every float there is; its tables and big numbers for that would be a tenth
//! of what the page loads. Here a number of up to 15 digits is exact, and so is a longer one as [`text`] writes
//! it; of any other the last digit of the float may differ.

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
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = char::from(byte).to_digit(10)?;
        match digits.checked_mul(10).and_then(|digits| digits.checked_add(digit.into())) {
            Some(more) => digits = more,
            // Past what a float can tell apart only the size counts.
            None => scale += 1,
        }
    }
    let value = sign * scaled(digits, exponent.saturating_add(scale));
    value.is_finite().then(|| if digits >> 53 == 0 { value } else { as_written(text, value) })
}

/// Of a float and its neighbours the one that is written like that, if there is one: what a file of ours says is
/// the float that it was written from.
fn as_written(written: &str, near: f64) -> f64 {
    let around = [near, near.next_up(), near.next_down()];
    around.into_iter().find(|float| text(*float) == written).unwrap_or(near)
}

/// `digits` times so many tens. Powers up to 10²² are floats themselves, so that there only one step rounds.
fn scaled(digits: u64, exponent: i64) -> f64 {
    // Past ±400 every power is infinite.
    let power = (0..exponent.unsigned_abs().min(400)).fold(1.0, |power, _| power * 10.0);
    match (digits, exponent < 0) {
        (0, _) => 0.0,
        (_, true) => digits as f64 / power,
        (_, false) => digits as f64 * power,
    }
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
        assert_eq!(parse("1e-999"), Some(0.0));
        assert_eq!(parse(&format!("0.{}1e1001", "0".repeat(1000))), Some(1.0));
        assert_eq!(parse(&format!("0e{}", i64::MAX)), Some(0.0));
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
