//! Whether the engine and the table say the same, value by value.

use std::ptr;

use super::case::Case;
use super::judge::Said;
use super::table::{Line, Ruling, Seen, Value};
use crate::engine::assessment::Assessment;
use crate::engine::facts::{Account, Billing, Instance};
use crate::engine::moment::Moment;
use crate::engine::rules::{Finding, Outcome, Shown};

/// What a case is called in the engine's facts.
pub struct Names<'a> {
    /// The instance.
    pub instance: &'a Instance,
    /// The current account.
    pub account: Option<&'a Account>,
    /// The case.
    pub case: &'a Case,
}

impl Said<'_> {
    /// Whether `engine` says the same of the case: verdict, every check with its values, what is asked for, quota,
    /// term, end, advice, action, and remedies with their months.
    pub fn agrees(&self, engine: &Assessment<'_>, names: &Names<'_>) -> bool {
        self.verdict == engine.verdict
            && self.quota == engine.quota
            && self.term == engine.term_months.map(i64::from)
            && self.until == engine.eligible_until.map(Moment::millis)
            && self.action == engine.action
            && self.instead == engine.instead.map(|instead| instead.code)
            && self.advice == engine.advisories.bits()
            && self.finds_like(&engine.findings, names)
            && self.steps().eq(engine.remedies.iter().map(|remedy| (remedy.action, remedy.months)))
    }

    /// Findings stand in the order of the checks, each once.
    fn finds_like(&self, engine: &[Finding<'_>], names: &Names<'_>) -> bool {
        let mut left = self.told;
        let same = engine.iter().all(|finding| {
            let bit = left & left.wrapping_neg();
            left ^= bit;
            bit == 1 << finding.check as u16
                && self.line(finding.check).is_some_and(|line| line.finds_like(finding, self, names))
        });
        same && left == 0
    }
}

impl Line {
    fn finds_like(&self, finding: &Finding<'_>, said: &Said<'_>, names: &Names<'_>) -> bool {
        match (self.ruling, finding.outcome) {
            (Ruling::Met, Outcome::Met) | (Ruling::Unmet | Ruling::Ends, Outcome::Unmet) => {
                self.required.shows(finding.required, said, names) && self.observed.shows(finding.observed, said, names)
            }
            (Ruling::Unknown(fact), Outcome::Unknown) => finding.check.fact() == Some(fact),
            (Ruling::NotTested, Outcome::NotTested) => true,
            _ => false,
        }
    }
}

impl Value {
    fn shows(self, shown: Option<Shown<'_>>, said: &Said<'_>, names: &Names<'_>) -> bool {
        let Names { instance, account, case } = *names;
        let stamp = |moment: Moment| Some(moment.millis());
        match (self, shown) {
            (Value::Seen(Seen::Mainland), Some(Shown::Mainland))
            | (Value::Seen(Seen::Never), Some(Shown::Never))
            | (Value::Seen(Seen::PublicAccess), Some(Shown::PublicAccess))
            | (Value::Seen(Seen::NoBandwidth), Some(Shown::NoBandwidth))
            | (Value::Seen(Seen::NoAddress), Some(Shown::NoAddress))
            | (Value::Seen(Seen::Subscription), Some(Shown::Billing(Billing::Subscription))) => true,
            (Value::Seen(Seen::Region), Some(Shown::Region(region))) => same(instance.region.as_ref(), region),
            (Value::Seen(Seen::Current), Some(Shown::Account(current))) => same(account, current),
            (Value::Seen(Seen::Owner), Some(Shown::Account(owner))) => same(instance.owner.as_ref(), owner),
            (Value::Seen(Seen::Now), Some(Shown::Moment(now))) => stamp(now) == Some(case.now.millis),
            (Value::Seen(Seen::Expiry), Some(Shown::Moment(at))) => stamp(at) == case.expires.map(|at| at.millis),
            (Value::Seen(Seen::Billing), Some(Shown::Billing(billing))) => case.billing == Some(billing),
            (Value::Seen(Seen::Term), Some(Shown::Months(months))) => case.months() == Some(months.into()),
            (Value::Seen(Seen::FirstTerm), Some(Shown::Months(months))) => case.first == Some(months),
            (Value::Seen(Seen::Amount), Some(Shown::Yuan(yuan))) => case.fen == Some(yuan.fen()),
            (Value::Seen(Seen::Issued), Some(Shown::Count(count))) => {
                said.quota.is_some_and(|quota| quota.issued == count)
            }
            (Value::Months(least), Some(Shown::Months(months))) => least == i64::from(months),
            (Value::Fen(least), Some(Shown::Yuan(yuan))) => u64::try_from(least) == Ok(yuan.fen()),
            (Value::Numbers(most), Some(Shown::Count(count))) => most == i64::from(count),
            _ => false,
        }
    }
}

/// Whether the two are the same: what the engine shows is nearly always the very text that it was given.
fn same<T: PartialEq>(given: Option<&T>, shown: &T) -> bool {
    given.is_some_and(|given| ptr::eq(given, shown) || given == shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_may_stand_elsewhere() {
        let given = "cn-hangzhou".to_owned();
        assert!(same(Some(&given), &given) && same(Some(&given), &given.clone()));
        assert!(!same(Some(&given), &"cn-beijing".to_owned()) && !same(None, &given));
    }
}
