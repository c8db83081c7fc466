//! A moment in time as users and the provider write it, always seen in China time.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, Months, NaiveDate, SecondsFormat, TimeDelta, TimeZone};

/// China time: UTC+8 all year round.
const CHINA: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => panic!(),
};

/// From this instant on (2099-12-31T15:59Z) an expiry is the provider's placeholder for "none".
const NEVER: i64 = 4_102_415_940;

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
pub struct Moment(DateTime<FixedOffset>);

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
    /// The instant `millis` milliseconds after 1970-01-01T00:00Z, as browsers and the marketplace count.
    ///
    /// # Errors
    /// Outside the years 1970–3000 in China time.
    pub fn from_millis(millis: i64) -> Result<Moment, MomentError> {
        CHINA.timestamp_millis_opt(millis).single().map(Moment).filter(Moment::in_range).ok_or(MomentError)
    }

    /// Midnight in China at the start of `date`.
    ///
    /// # Errors
    /// Outside the years 1970–3000.
    pub fn midnight(date: NaiveDate) -> Result<Moment, MomentError> {
        date.and_hms_opt(0, 0, 0)
            .and_then(|time| CHINA.from_local_datetime(&time).single())
            .map(Moment)
            .filter(Moment::in_range)
            .ok_or(MomentError)
    }

    fn in_range(&self) -> bool {
        (1970..=3000).contains(&self.0.year())
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// The date on the calendar in China.
    pub fn china_date(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// The date and the minute in China, as `2026-07-01 12:00`.
    pub fn china_minute(self) -> String {
        self.0.format("%Y-%m-%d %H:%M").to_string()
    }

    /// Whether this, as an expiry, is the provider's placeholder for "none".
    pub fn is_never(self) -> bool {
        self.0.timestamp() >= NEVER
    }

    /// The same time of day `months` later on the China calendar; a day that the month lacks becomes its last.
    pub fn plus_months(self, months: u32) -> Moment {
        // Saturates where chrono's calendar ends, some 260,000 years off.
        self.0.checked_add_months(Months::new(months)).map_or(self, Moment)
    }

    /// How long it is from `earlier` to here, in whole seconds; negative if this lies before it.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        self.0.timestamp() - earlier.0.timestamp()
    }

    /// Whether this lies more than so many times 24 hours after `earlier`.
    pub fn is_days_after(self, earlier: Moment, days: u32) -> bool {
        self.0.signed_duration_since(earlier.0) > TimeDelta::days(days.into())
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Moment, MomentError> {
        // `2017-12-10T04:04Z`: the offset right after the minutes.
        let parsed = match text.as_bytes().get(16) {
            Some(b'Z' | b'z' | b'+' | b'-') => {
                let (Some(minute), Some(offset)) = (text.get(..16), text.get(16..)) else { return Err(MomentError) };
                DateTime::parse_from_rfc3339(&format!("{minute}:00{offset}"))
            }
            _ => DateTime::parse_from_rfc3339(text),
        };
        let moment = Moment(parsed.map_err(|_| MomentError)?.with_timezone(&CHINA));
        if moment.in_range() { Ok(moment) } else { Err(MomentError) }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::AutoSi, false))
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
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

    #[test]
    fn fractions_and_offsets_are_kept_as_instants() {
        let moment: Result<Moment, _> = "2026-07-01T00:00:00.250-04:00".parse();
        assert_eq!(moment.map(|m| m.to_string()), Ok("2026-07-01T12:00:00.250+08:00".to_owned()));
    }
}
