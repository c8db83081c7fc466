//! Until when an instance qualifies if nothing is bought, what ends it then, and whether a filing would be done
//! before.
//!
//! Nothing is worked out a second time here: at each moment at which something can change, the checks themselves are
//! asked.

use super::assessment::{Assessment, Verdict};
use super::facts::{Account, Instance};
use super::moment::Moment;
use super::policy::Policy;
use super::rules::{Case, Check, Outcome, check_all};

/// Until when an instance that qualifies goes on doing so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// It ends.
    Ends {
        /// The first moment at which it does not qualify any more.
        at: Moment,
        /// The check that it does not pass then.
        by: Check,
        /// Whether that check fails then, or can't be decided.
        outcome: Outcome,
    },
    /// It has no expiry, and nothing else ends it.
    Never,
    /// Its expiry is not known, and nothing else ends it.
    Unknown,
}

/// A filing of so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filing {
    /// When it is done.
    pub done: Moment,
    /// From then to the end, in seconds; not above 0 where it is done too late, none where no end is known.
    pub spare: Option<i64>,
}

impl Filing {
    /// A filing begun at `as_of` that takes so many days, against what ends at `end`.
    pub fn new(as_of: Moment, days: u16, end: Option<Moment>) -> Filing {
        let done = as_of.plus_days(days);
        Filing { done, spare: end.map(|end| end.seconds_since(done)) }
    }

    /// Whether it is done before the end. What is done at that very moment is not.
    pub fn is_in_time(&self) -> bool {
        self.spare.is_none_or(|spare| spare > 0)
    }
}

/// The horizon of an instance that was judged at `as_of` for `account`; none where it does not qualify. That of an
/// instance that fails never begins by itself: time alone mends nothing.
///
/// ```
/// use beian_desk::engine::{Check, Context, Horizon, Instance, Outcome, Policy, Product, Region, assess, horizon};
///
/// let mut instance = Instance::new("i-1", Product::Swas);
/// instance.region = Region::new("cn-hangzhou");
/// instance.term_months = Some(12);
/// instance.expires_at = "2027-01-01T00:00+08:00".parse().ok();
/// let instances = [instance];
/// let as_of = "2026-07-01T12:00+08:00".parse().unwrap();
/// let report = assess(&instances, Context { as_of, account: None, numbers: &[] }, Policy::standard());
/// let at = "2027-01-01T00:00+08:00".parse().unwrap();
/// let found = horizon(&report.assessments[0], &instances[0], as_of, None, Policy::standard());
/// assert_eq!(found, Some(Horizon::Ends { at, by: Check::Expired, outcome: Outcome::Unmet }));
/// ```
pub fn horizon(
    assessment: &Assessment<'_>,
    instance: &Instance,
    as_of: Moment,
    account: Option<&Account>,
    policy: &Policy,
) -> Option<Horizon> {
    if assessment.verdict != Verdict::Eligible {
        return None;
    }
    let rule = policy.product(instance.product);
    let begins = Check::ALL.iter().filter_map(|check| Moment::midnight(rule.check(*check)?.from?).ok());
    let expiry = instance.expires_at.filter(|at| !at.is_never());
    let mut after = as_of;
    // From one moment of change to the next; each is asked once.
    while let Some(at) = begins.clone().chain(expiry).filter(|at| *at > after).min() {
        // The quota does not change with the time: of what qualifies some of it is left.
        let case = Case::new(instance, at, account);
        let findings = check_all(&case, rule);
        let ending = |wanted: Outcome| findings.iter().find(|finding| finding.outcome == wanted);
        if let Some(finding) = ending(Outcome::Unmet).or_else(|| ending(Outcome::Unknown)) {
            return Some(Horizon::Ends { at, by: finding.check, outcome: finding.outcome });
        }
        after = at;
    }
    Some(if instance.expires_at.is_some() { Horizon::Never } else { Horizon::Unknown })
}
