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
        (case.expires, case.term) = self.renewal(months);
        case
    }

    /// What it writes: the expiry and the stated term.
    pub(super) fn renewal(&self, months: u32) -> (Option<Stamp>, Option<u32>) {
        let expires = self.expires.map(|at| if at.millis < NEVER { at.plus_months(months) } else { at });
        (expires, self.term.map(|term| term + months))
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

#[cfg(test)]
mod tests {
    use super::super::calendar::Day;
    use super::*;
    use crate::engine::facts::Product;

    fn case(expires: Stamp) -> Case {
        let now = Stamp::on(Day::new(2026, 7, 1), 0);
        Case { expires: Some(expires), ..Case::new(Product::Ecs, now) }
    }

    #[test]
    fn the_placeholder_is_not_renewed_and_what_reaches_it_is_left_out() {
        let never = case(Stamp::new(NEVER));
        assert_eq!(never.renewed(3), never);
        assert_eq!(never.after((RemedyKind::Renew, Some(3))), Some(never));
        // The 31st of October at 23:59 and two months are the placeholder's very minute.
        let until =
            |minute: i64| case(Stamp::on(Day::new(2099, 10, 31), minute * 60_000)).after((RemedyKind::Renew, Some(2)));
        assert_eq!(until(24 * 60 - 1), None);
        assert_eq!(until(24 * 60 - 2).unwrap().expires.unwrap().millis, NEVER - 60_000);
    }

    #[test]
    fn stated_months_stay_within_their_range() {
        let mut stated = case(Stamp::on(Day::new(2027, 1, 1), 0));
        stated.term = Some(1_199);
        assert_eq!(stated.after((RemedyKind::Renew, Some(1))).unwrap().term, Some(1_200));
        assert_eq!(stated.after((RemedyKind::Renew, Some(2))), None);
    }

    #[test]
    fn a_fresh_one_is_the_current_accounts_and_passes_every_check() {
        let old = case(Stamp::on(Day::new(2020, 1, 1), 0));
        for kind in [RemedyKind::BuyInstance, RemedyKind::UseOtherAccount, RemedyKind::BuyQualifyingProduct] {
            let fresh = old.after((kind, None)).unwrap();
            assert_eq!((fresh.own, fresh.listed, fresh.place), (Some(true), Some(true), Place::Mainland));
            assert_eq!((fresh.bandwidth, fresh.addresses, fresh.stock), (Some(true), Some(true), old.stock));
            // A year, which 2026 and 2027 make without a leap day, and a day.
            assert_eq!(fresh.expires.unwrap().day, Day::new(2027, 7, 2));
        }
    }
}
