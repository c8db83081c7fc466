//! Terms in calendar months, on China dates.

use chrono::{Months, NaiveDate};

use super::facts::Instance;
use super::moment::Moment;

/// Whole calendar months from `from` to `to`: the largest n with `from + n months ≤ to`, month end clamped;
/// 0 where `to` lies before `from`.
///
/// ```
/// use beian_desk::engine::whole_months;
/// use chrono::NaiveDate;
///
/// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
/// assert_eq!(whole_months(day("2025-11-30"), day("2026-02-28")), 3);
/// assert_eq!(whole_months(day("2026-02-01"), day("2026-04-30")), 2);
/// ```
pub fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    use chrono::Datelike;
    let apart = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let Ok(apart) = u32::try_from(apart) else { return 0 };
    match from.checked_add_months(Months::new(apart)) {
        Some(reached) if reached <= to => apart,
        _ => apart.saturating_sub(1),
    }
}

/// The term in months that the dates of an instance show, if both are known and the expiry is a real one.
pub(crate) fn from_dates(instance: &Instance) -> Option<u32> {
    let (bought, expires) = (instance.purchased_at?, instance.expires_at?);
    if expires.is_never() {
        return None;
    }
    Some(whole_months(bought.china_date(), expires.china_date()))
}

/// The months bought: stated, else from the dates.
pub(crate) fn total(instance: &Instance) -> Option<u32> {
    instance.term_months.map(u32::from).or_else(|| from_dates(instance))
}

/// Whether an expiry has passed. The placeholder never does.
pub(crate) fn is_expired(expires_at: Moment, as_of: Moment) -> bool {
    !expires_at.is_never() && expires_at <= as_of
}

/// Whole months left until the expiry; none where it has passed or is the placeholder.
pub(crate) fn remaining(instance: &Instance, as_of: Moment) -> Option<u32> {
    let expires = instance.expires_at.filter(|at| !at.is_never() && !is_expired(*at, as_of))?;
    Some(whole_months(as_of.china_date(), expires.china_date()))
}

/// The least n ≥ 1 such that one renewal by n months leaves the instance unexpired at `as_of` and with at least
/// `minimum` months in total; facts that are unknown need nothing.
pub(crate) fn renewal(instance: &Instance, as_of: Moment, minimum: Option<u32>) -> u32 {
    let enough = |months: u32| {
        let renewed = renewed(instance, months);
        let alive = renewed.expires_at.is_none_or(|at| !is_expired(at, as_of));
        let long = minimum.is_none_or(|minimum| total(&renewed).is_none_or(|term| term >= minimum));
        alive && long
    };
    // A first guess from below, so that the search takes a step or two whatever the dates.
    let to_now = instance
        .expires_at
        .filter(|at| is_expired(*at, as_of))
        .map_or(0, |at| whole_months(at.china_date(), as_of.china_date()));
    let to_minimum = minimum.unwrap_or(0).saturating_sub(total(instance).unwrap_or(u32::MAX));
    let mut months = to_now.max(to_minimum).saturating_sub(1).max(1);
    while !enough(months) && months < 40_000 {
        months += 1;
    }
    months
}

/// The instance after a renewal by `months`.
pub(crate) fn renewed(instance: &Instance, months: u32) -> Instance {
    let mut renewed = instance.clone();
    renewed.expires_at = instance.expires_at.map(|at| if at.is_never() { at } else { at.plus_months(months) });
    renewed.term_months =
        instance.term_months.map(|term| u16::try_from(u32::from(term).saturating_add(months)).unwrap_or(u16::MAX));
    renewed
}
