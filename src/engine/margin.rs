//! How far a check is from its boundary: what is missing, or what there is to spare.
//!
//! A term is measured on dates of the calendar in China, as it is judged; an expiry is an instant, and is measured
//! in whole days of 24 hours.

use chrono::Months;

use super::facts::{Instance, Yuan};
use super::rules::{Check, Finding, Outcome, Shown};
use super::term;

/// The distance between what is required and what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Margin {
    /// The expiry is so many whole days off.
    Left {
        /// Of 24 hours each; 0 where it is less than one.
        days: u32,
    },
    /// The expiry passed so many whole days ago.
    Gone {
        /// Of 24 hours each; 0 where it is less than one.
        days: u32,
    },
    /// It never expires.
    Endless,
    /// A term, against the one that is required.
    Term {
        /// Whether it is too short; what is not can have 0 to spare.
        short: bool,
        /// The difference in whole months.
        months: u32,
        /// The days between the China date on which the required term is reached and that of the expiry; none where
        /// the dates do not show the term that was judged.
        days: Option<u32>,
    },
    /// An order's total, against the least one.
    Order {
        /// Whether it is too low; what is not can have nothing to spare.
        short: bool,
        /// The difference.
        by: Yuan,
    },
    /// Numbers of a quota.
    Numbers {
        /// How many are left.
        left: u32,
        /// How many there can ever be.
        of: u32,
    },
}

/// The margin of a finding on `instance`; none where the check was not decided, or is one that holds or fails
/// without a distance.
///
/// ```
/// use beian_desk::engine::{Context, Instance, Margin, Policy, Product, assess, margin};
///
/// let mut instance = Instance::new("i-1", Product::Ecs);
/// instance.purchased_at = "2026-06-20T14:00+08:00".parse().ok();
/// instance.expires_at = "2026-08-20T14:00+08:00".parse().ok();
/// let instances = [instance];
/// let as_of = "2026-07-01T12:00+08:00".parse().unwrap();
/// let report = assess(&instances, Context { as_of, account: None, numbers: &[] }, Policy::standard());
/// // Three months are reached on 20 September, 31 days after the expiry.
/// let unmet = report.assessments[0].unmet().next().unwrap();
/// assert_eq!(margin(unmet, &instances[0]), Some(Margin::Term { short: true, months: 1, days: Some(31) }));
/// ```
pub fn margin(finding: &Finding<'_>, instance: &Instance) -> Option<Margin> {
    let short = match finding.outcome {
        Outcome::Met => false,
        Outcome::Unmet => true,
        Outcome::Unknown | Outcome::NotTested => return None,
    };
    match (finding.required?, finding.observed?) {
        (Shown::Moment(as_of), Shown::Moment(at)) => {
            let days = u32::try_from(at.seconds_since(as_of).abs() / 86_400).unwrap_or(u32::MAX);
            Some(if short { Margin::Gone { days } } else { Margin::Left { days } })
        }
        (Shown::Moment(_), Shown::Never) => Some(Margin::Endless),
        (Shown::Months(required), Shown::Months(found)) => {
            let days = if finding.check == Check::TermTooShort { days(instance, required) } else { None };
            Some(Margin::Term { short, months: required.abs_diff(found), days })
        }
        (Shown::Yuan(required), Shown::Yuan(found)) => Some(Margin::Order { short, by: required.apart(found) }),
        (Shown::Count(limit), Shown::Count(used)) => {
            Some(Margin::Numbers { left: limit.saturating_sub(used), of: limit })
        }
        _ => None,
    }
}

/// The days between the dates on which the term of `required` months is reached and on which it ends. Months that
/// were stated otherwise than the dates have them are not those of the dates.
fn days(instance: &Instance, required: u32) -> Option<u32> {
    let dated = term::from_dates(instance)?;
    if instance.term_months.is_some_and(|stated| u32::from(stated) != dated) {
        return None;
    }
    let reached = instance.purchased_at?.china_date().checked_add_months(Months::new(required))?;
    let apart = instance.expires_at?.china_date().signed_duration_since(reached).num_days();
    u32::try_from(apart.abs()).ok()
}
