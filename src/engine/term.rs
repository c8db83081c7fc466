//! Terms in calendar months, on China dates.

use chrono::NaiveDate;

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
    // So many months after `from` is a day of the month of `to`: its day of the month, or that month's last.
    let reached = from.day() <= to.day() || to.succ_opt().is_none_or(|next| next.day() == 1);
    if reached { apart } else { apart.saturating_sub(1) }
}

/// The term in months that the dates of an instance show, if both are known and the expiry is a real one.
pub(crate) fn from_dates(instance: &Instance) -> Option<u32> {
    between(instance.purchased_at, instance.expires_at)
}

fn between(bought: Option<Moment>, expires: Option<Moment>) -> Option<u32> {
    let (bought, expires) = (bought?, expires?);
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
    expires_at <= as_of && !expires_at.is_never()
}

/// Whole months left until the expiry; none where it has passed or is the placeholder.
pub(crate) fn remaining(instance: &Instance, as_of: Moment) -> Option<u32> {
    let expires = instance.expires_at.filter(|at| !at.is_never() && !is_expired(*at, as_of))?;
    Some(whole_months(as_of.china_date(), expires.china_date()))
}

/// The least n ≥ 1 such that one renewal by n months leaves the instance unexpired at `as_of` and with at least
/// `minimum` months in total; facts that are unknown need nothing.
pub(crate) fn renewal(instance: &Instance, as_of: Moment, minimum: Option<u32>) -> u32 {
    let enough = |months: &u32| {
        let expires = instance.expires_at.map(|at| later(at, *months));
        let stated = instance.term_months.map(|term| u32::from(longer(term, *months)));
        let term = stated.or_else(|| between(instance.purchased_at, expires));
        expires.is_none_or(|at| !is_expired(at, as_of))
            && minimum.is_none_or(|minimum| term.is_none_or(|term| term >= minimum))
    };
    // Fewer months than lie between the two leave it expired.
    let past = as_of.min(Moment::NEVER).china_date();
    let first = instance.expires_at.map_or(0, |at| whole_months(at.china_date(), past));
    (first.clamp(1, LONGEST)..LONGEST).find(enough).unwrap_or(LONGEST)
}

/// More months than any renewal takes: moments lie in the years 1970 to 3000, minimum terms far below.
const LONGEST: u32 = 12 * 1_100;

/// An expiry after a renewal.
fn later(expires: Moment, months: u32) -> Moment {
    if expires.is_never() { expires } else { expires.plus_months(months) }
}

/// Stated months after a renewal.
fn longer(term: u16, months: u32) -> u16 {
    u16::try_from(u32::from(term).saturating_add(months)).unwrap_or(u16::MAX)
}

/// The instance after a renewal by `months`.
pub(crate) fn renewed(instance: &Instance, months: u32) -> Instance {
    let mut renewed = instance.clone();
    renewed.expires_at = instance.expires_at.map(|at| later(at, months));
    renewed.term_months = instance.term_months.map(|term| longer(term, months));
    renewed
}
