//! A moment in time as users and the provider write it, always seen in China time.

use std::fmt;
use std::str::FromStr;

use super::json::Json;
use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

/// China time: UTC+8 all year round.
const CHINA: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => panic!(),
};

/// The first moment of [`Moment::is_never`].
const NEVER: NaiveDateTime = match NaiveDate::from_ymd_opt(2099, 12, 31) {
    Some(date) => match date.and_hms_opt(23, 59, 0) {
        Some(time) => time,
        None => panic!(),
    },
    None => panic!(),
};

/// An instant, kept in China time (UTC+8, no daylight saving).
///
/// Written as RFC 3339; the seconds may be left out, since the ECS API leaves them out. Years run from 1970 to
/// 3000 in China time.
///
/// ```
/// use beian_desk::engine::Moment;
///
/// let moment: Moment = "2026-06-30T16:00Z".parse().unwrap();
/// assert_eq!(moment.to_string(), "2026-07-01T00:00:00+08:00");
/// assert!("2026-06-31T00:00Z".parse::<Moment>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(NaiveDateTime);

/// The text is not a moment: not RFC 3339, or out of the years 1970–3000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MomentError;

impl fmt::Display for MomentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an RFC 3339 moment in the years 1970 to 3000")
    }
}

impl std::error::Error for MomentError {}

impl Moment {
    /// From this instant on (2099-12-31T15:59Z, 23:59 in China) an expiry is the provider's placeholder for "none".
    pub(super) const NEVER: Moment = Moment(NEVER);

    /// The instant `millis` milliseconds after 1970-01-01T00:00Z, as browsers and the marketplace count.
    ///
    /// # Errors
    /// Outside the years 1970–3000 in China time.
    pub fn from_millis(millis: i64) -> Result<Moment, MomentError> {
        let time = DateTime::from_timestamp_millis(millis).and_then(|time| time.naive_utc().checked_add_offset(CHINA));
        time.map(Moment).filter(Moment::in_range).ok_or(MomentError)
    }

    /// Midnight in China at the start of `date`.
    ///
    /// # Errors
    /// Outside the years 1970–3000.
    pub fn midnight(date: NaiveDate) -> Result<Moment, MomentError> {
        date.and_hms_opt(0, 0, 0).map(Moment).filter(Moment::in_range).ok_or(MomentError)
    }

    fn in_range(&self) -> bool {
        (1970..=3000).contains(&self.0.year())
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn millis(self) -> i64 {
        self.0.and_utc().timestamp_millis() - i64::from(CHINA.local_minus_utc()) * 1000
    }

    /// The date on the calendar in China.
    pub fn china_date(self) -> NaiveDate {
        self.0.date()
    }

    /// The date and the minute in China, as `2026-07-01 12:00`.
    pub fn china_minute(self) -> String {
        self.clock(' ')
    }

    /// The date in China as `20260701`, for names.
    pub fn china_day(self) -> String {
        day(self.0.date(), "")
    }

    /// In UTC without marks between the parts, as `20260701T040000Z`: what calendars take.
    pub fn utc_basic(self) -> String {
        let time = self.0.checked_sub_offset(CHINA).unwrap_or(self.0);
        let mut text = day(time.date(), "");
        text.push('T');
        for part in [time.hour(), time.minute(), time.second()] {
            push_digits(&mut text, part, 2);
        }
        text.push('Z');
        text
    }

    /// The date and the minute in China with `between` between them.
    fn clock(self, between: char) -> String {
        let mut text = day(self.0.date(), "-");
        text.push(between);
        push_digits(&mut text, self.0.hour(), 2);
        text.push(':');
        push_digits(&mut text, self.0.minute(), 2);
        text
    }

    /// In RFC 3339, as its `Display` has it.
    pub(super) fn text(self) -> String {
        // A leap second is kept as nanoseconds past the end of the last second of its minute.
        let (leap, nano) = (self.0.nanosecond() / 1_000_000_000, self.0.nanosecond() % 1_000_000_000);
        let mut text = self.clock('T');
        text.push(':');
        push_digits(&mut text, self.0.second() + leap, 2);
        let (fraction, digits) = match nano {
            0 => (0, 0),
            _ if nano % 1_000_000 == 0 => (nano / 1_000_000, 3),
            _ if nano % 1_000 == 0 => (nano / 1_000, 6),
            _ => (nano, 9),
        };
        if digits > 0 {
            text.push('.');
            push_digits(&mut text, fraction, digits);
        }
        text.push_str("+08:00");
        text
    }

    /// Whether this, as an expiry, is the provider's placeholder for "none".
    pub fn is_never(self) -> bool {
        self.0 >= NEVER
    }

    /// The same time of day `months` later on the China calendar; a day that the month lacks becomes its last.
    pub fn plus_months(self, months: u32) -> Moment {
        // Saturates where chrono's calendar ends, some 260,000 years off.
        self.0.checked_add_months(Months::new(months)).map_or(self, Moment)
    }

    /// The same time of day so many days later in China, where every day has 24 hours.
    pub fn plus_days(self, days: u16) -> Moment {
        self.0.checked_add_days(Days::new(days.into())).map_or(self, Moment)
    }

    /// How long it is from `earlier` to here, in whole seconds; negative if this lies before it.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        self.0.and_utc().timestamp() - earlier.0.and_utc().timestamp()
    }

    /// Whether this lies more than so many times 24 hours after `earlier`.
    pub fn is_days_after(self, earlier: Moment, days: u32) -> bool {
        self.0.signed_duration_since(earlier.0) > TimeDelta::days(days.into())
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Moment, MomentError> {
        Scan(text).moment().map(Moment).filter(Moment::in_range).ok_or(MomentError)
    }
}

/// A date with `between` between its parts.
fn day(date: NaiveDate, between: &str) -> String {
    let mut text = String::new();
    push_digits(&mut text, date.year().unsigned_abs(), 4);
    for part in [date.month(), date.day()] {
        text.push_str(between);
        push_digits(&mut text, part, 2);
    }
    text
}

/// A date as `2026-07-01`.
pub(crate) fn date_text(date: NaiveDate) -> String {
    day(date, "-")
}

/// Writes a number in at least so many digits.
pub(super) fn push_digits(text: &mut String, number: u32, digits: u32) {
    if digits > 0 || number > 0 {
        push_digits(text, number / 10, digits.saturating_sub(1));
        text.push(char::from(b'0' + (number % 10) as u8));
    }
}

/// The date that `text` writes as `2026-07-01`.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let mut scan = Scan(text);
    scan.date().filter(|_| scan.0.is_empty())
}

/// What is left of a text that is read from the front. chrono's own reader and writer know every format there
/// is, and bring it all into the page.
struct Scan<'a>(&'a str);

impl Scan<'_> {
    /// RFC 3339, the seconds optional; a leap second belongs to the minute that it ends.
    fn moment(&mut self) -> Option<NaiveDateTime> {
        let date = self.date()?;
        self.one_of(&['T', 't', ' '])?;
        let hour = self.number(2)?;
        self.one_of(&[':'])?;
        let minute = self.number(2)?;
        let (second, nano) = match self.one_of(&[':']) {
            Some(_) => (self.number(2)?, self.fraction()?),
            None => (0, 0),
        };
        let (second, nano) = if second == 60 { (59, nano + 1_000_000_000) } else { (second, nano) };
        let time = date.and_hms_nano_opt(hour, minute, second, nano)?;
        let offset = self.offset()?;
        if !self.0.is_empty() {
            return None;
        }
        time.checked_sub_offset(offset)?.checked_add_offset(CHINA)
    }

    fn date(&mut self) -> Option<NaiveDate> {
        let year = self.number(4)?;
        self.one_of(&['-'])?;
        let month = self.number(2)?;
        self.one_of(&['-'])?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, self.number(2)?)
    }

    /// The nanoseconds after a point, if there is one; digits past the ninth count for nothing.
    fn fraction(&mut self) -> Option<u32> {
        if self.one_of(&['.']).is_none() {
            return Some(0);
        }
        let (mut nanos, mut unit) = (self.number(1)? * 100_000_000, 10_000_000);
        while let Some(digit) = self.number(1) {
            nanos += digit * unit;
            unit /= 10;
        }
        Some(nanos)
    }

    fn offset(&mut self) -> Option<FixedOffset> {
        let sign = match self.one_of(&['Z', 'z', '+', '-', '\u{2212}'])? {
            'Z' | 'z' => return FixedOffset::east_opt(0),
            '+' => 1,
            _ => -1,
        };
        let hours = self.number(2)?;
        self.one_of(&[':'])?;
        let minutes = self.number(2).filter(|minutes| *minutes < 60)?;
        FixedOffset::east_opt(sign * i32::try_from(hours * 3600 + minutes * 60).ok()?)
    }

    /// A number of exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        let value = number.bytes().try_fold(0, |value, byte| Some(value * 10 + char::from(byte).to_digit(10)?))?;
        self.0 = rest;
        Some(value)
    }

    fn one_of(&mut self, letters: &[char]) -> Option<char> {
        let mut rest = self.0.chars();
        let letter = rest.next().filter(|letter| letters.contains(letter))?;
        self.0 = rest.as_str();
        Some(letter)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Json for Moment {
    fn write(&self, out: &mut String) {
        self.text().write(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_placeholder_starts_at_its_minute() {
        let at = |text: &str| text.parse::<Moment>().map(Moment::is_never);
        assert_eq!(at("2099-12-31T15:58:59Z"), Ok(false));
        assert_eq!(at("2099-12-31T15:59Z"), Ok(true));
        assert_eq!(at("2999-09-08T16:00Z"), Ok(true));
    }

    #[test]
    fn years_are_those_of_china() {
        assert!("1970-01-01T00:00:00+08:00".parse::<Moment>().is_ok());
        assert!("1969-12-31T23:59:59+08:00".parse::<Moment>().is_err());
        assert!("1969-12-31T16:00:00Z".parse::<Moment>().is_ok());
        assert!("3000-12-31T15:59:59Z".parse::<Moment>().is_ok());
        assert!("3000-12-31T16:00:00Z".parse::<Moment>().is_err());
    }

    #[test]
    fn written_for_names_calendars_and_tables() {
        let moment: Moment = "2026-06-30T16:00:05Z".parse().unwrap();
        assert_eq!((moment.china_day(), moment.china_minute()), ("20260701".to_owned(), "2026-07-01 00:00".to_owned()));
        assert_eq!(moment.utc_basic(), "20260630T160005Z");
        assert_eq!(date_text(moment.china_date()), "2026-07-01");
        assert_eq!("".parse::<Moment>().unwrap_err().to_string(), "not an RFC 3339 moment in the years 1970 to 3000");
    }

    #[test]
    fn at_least_so_many_digits() {
        let digits = |number, digits| {
            let mut text = String::new();
            push_digits(&mut text, number, digits);
            text
        };
        assert_eq!([digits(7, 2), digits(70, 2), digits(12_345, 4)], ["07", "70", "12345"]);
    }

    #[test]
    fn what_is_not_a_moment() {
        for text in [
            "",
            "2026",
            "2026-07-01",
            "2026-07-01T12:00",
            "2026-02-29T00:00Z",
            "2026-07-01T24:00Z",
            "现在",
            "2026-07-01T12:0现Z",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    /// What chrono, which this stands in for, makes of the same text.
    #[track_caller]
    fn as_chrono(text: &str) {
        let chrono = DateTime::parse_from_rfc3339(text).map(|time| time.with_timezone(&CHINA)).ok();
        let chrono = chrono.filter(|time| (1970..=3000).contains(&time.year()));
        let ours: Option<Moment> = text.parse().ok();
        assert_eq!(ours.map(Moment::millis), chrono.map(|time| time.timestamp_millis()), "{text}");
        let written = chrono.map(|time| time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false));
        assert_eq!(ours.map(|moment| moment.to_string()), written, "{text}");
    }

    #[test]
    fn texts_are_read_and_written_as_by_chrono() {
        for date in ["2026-07-01", "2024-02-29", "2025-02-29", "2026-13-01", "0000-01-01", "9999-12-31", "+026-07-01"] {
            for time in
                ["T00:00:00", "t23:59:60", " 12:30:45", "T12:30:60", "T24:00:00", "T12:60:00", "T12:00:61", "_12:00:00"]
            {
                for fraction in ["", ".", ".5", ".250", ".000001", ".123456789", ".0000000019999", ".x", ",5"] {
                    for offset in [
                        "Z",
                        "z",
                        "+08:00",
                        "-05:30",
                        "\u{2212}01:00",
                        "+24:00",
                        "-23:59",
                        "+08:60",
                        "+0800",
                        "+8:00",
                        "",
                        "Z ",
                    ] {
                        as_chrono(&format!("{date}{time}{fraction}{offset}"));
                    }
                }
            }
        }
    }

    #[test]
    fn fractions_and_offsets_are_kept_as_instants() {
        let moment: Result<Moment, _> = "2026-07-01T00:00:00.250-04:00".parse();
        assert_eq!(moment.map(|m| m.to_string()), Ok("2026-07-01T12:00:00.250+08:00".to_owned()));
    }
}
