//! Numbers used of a limit, and a term with today on it, as lengths in thousandths. What they say stands in words
//! beside them, or comes along.

use super::super::model::Model;
use crate::engine::{Instance, Quota};
use crate::i18n::portfolio as say;

/// Numbers used of a limit. Lengths are in thousandths of the whole, which is the limit, or what is used where that is
/// more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Meter {
    /// How much was issued.
    pub issued: u16,
    /// Up to where open reservations reach, from the start on.
    pub used: u16,
    /// Where the limit is.
    pub limit: u16,
}

impl Meter {
    /// Of so many; none where there is neither a limit nor anything used.
    ///
    /// ```
    /// use beian_desk::app::view::Meter;
    ///
    /// assert_eq!(Meter::of(2, 1, 5), Some(Meter { issued: 400, used: 600, limit: 1000 }));
    /// assert_eq!(Meter::of(6, 2, 5).map(|meter| (meter.limit, meter.is_over())), Some((625, true)));
    /// assert_eq!(Meter::of(0, 0, 0), None);
    /// ```
    pub fn of(issued: u32, reserved: u32, limit: u32) -> Option<Meter> {
        let used = issued.saturating_add(reserved);
        let whole = used.max(limit);
        if whole == 0 {
            return None;
        }
        let [issued, used, limit] = [issued, used, limit].map(|count| thousandths(count.into(), whole.into()));
        Some(Meter { issued, used, limit })
    }

    pub(super) fn of_quota(quota: &Quota) -> Option<Meter> {
        Meter::of(quota.issued, quota.reserved, quota.limit)
    }

    /// Whether there is more than the limit allows.
    pub fn is_over(self) -> bool {
        self.used > self.limit
    }
}

/// A term from the purchase to its expiry, and the moment of the verdicts. Places are in thousandths of a line that has
/// room for all three.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TermBar {
    /// From the purchase to the expiry.
    pub term: (u16, u16),
    /// The moment of the verdicts.
    pub today: u16,
    /// Whether it has expired by then.
    pub over: bool,
    /// All that in words.
    pub words: String,
}

/// The term of an instance; none where its purchase or its expiry is not known, or it has none.
pub(super) fn term_bar(model: &Model, instance: &Instance) -> Option<TermBar> {
    let (bought, expires) = (instance.purchased_at?, instance.expires_at.filter(|at| !at.is_never())?);
    let today = model.moment();
    let (left, right) = (bought.min(today).millis(), expires.max(today).millis());
    if bought >= expires {
        return None;
    }
    let place = |millis: i64| thousandths(millis - left, right - left);
    Some(TermBar {
        term: (place(bought.millis()), place(expires.millis())),
        today: place(today.millis()),
        over: expires <= today,
        words: say::term(model.lang, bought, expires, today),
    })
}

/// A part of a whole that is above 0, rounded to the nearest thousandth.
pub(super) fn thousandths(part: i64, whole: i64) -> u16 {
    let rounded = (part * 1000 + whole / 2) / whole.max(1);
    u16::try_from(rounded.clamp(0, 1000)).unwrap_or(1000)
}
