//! What each remedy does to a case, by the contract's words.

use super::calendar::{DAY, Stamp};
use super::case::{Case, NEVER, Place};
use super::judge::Step;
use crate::engine::facts::Billing;
use crate::engine::remedy::RemedyKind;

/// The most months that can be stated.
const MOST_MONTHS: u32 = 1_200;

impl Case {
    /// One renewal by so many months: counted from the old expiry, the stated term grows with it.
    pub(super) fn renewed(&self, months: u32) -> Case {
        let mut case = *self;
        case.expires = self.expires.map(|at| if at.millis < NEVER { at.plus_months(months) } else { at });
        case.term = self.term.map(|term| term + months);
        case
    }

    /// The case after a remedy; none where a date that it writes reaches the placeholder, or the stated term leaves
    /// its range: of those the contract promises nothing.
    pub(super) fn after(&self, (action, months): Step) -> Option<Case> {
        let months = months.unwrap_or(0);
        let mut case = *self;
        match action {
            RemedyKind::SwitchAccount => case.own = Some(true),
            RemedyKind::Renew => case = self.renewed(months),
            RemedyKind::ConvertToSubscription => {
                case.billing = Some(Billing::Subscription);
                case.bought = Some(self.now);
                case.expires = Some(self.now.plus_months(months));
                case.term = self.term.map(|_| months);
            }
            RemedyKind::BuyPublicBandwidth | RemedyKind::AssignPublicIp => {
                case.bandwidth = Some(true);
                case.addresses = Some(true);
            }
            RemedyKind::BuyInstance | RemedyKind::UseOtherAccount | RemedyKind::BuyQualifyingProduct => {
                case = Case { own: Some(true), ..fresh(self) };
            }
        }
        let writes = case.expires != self.expires;
        let within = !writes || case.expires.is_none_or(|at| at.millis < NEVER);
        (within && case.term.is_none_or(|term| term <= MOST_MONTHS)).then_some(case)
    }
}

/// One bought now that passes every check, its quota untouched.
fn fresh(case: &Case) -> Case {
    Case {
        place: Place::Mainland,
        listed: Some(true),
        billing: Some(Billing::Subscription),
        bought: Some(case.now),
        expires: Some(Stamp::new(case.now.millis + 366 * DAY)),
        first: Some(12),
        fen: Some(9_900),
        bandwidth: Some(true),
        addresses: Some(true),
        ..Case::new(case.product, case.now)
    }
}
