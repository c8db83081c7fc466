//! Sums over what was judged.

use super::super::facts::{Account, Instance};
use super::super::index::Index;
use super::super::quota::{Quota, Scope, owner};
use super::Verdict;

/// Sums over a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Filings that can be made now: quota left of eligible instances, and unused numbers.
    pub filings_possible: u32,
    /// Recorded numbers that are unbound or bound.
    pub numbers_unused: u32,
}

impl Totals {
    /// The sums over instances with what was judged of each, seen from `account`, and `unused` numbers
    /// ([`Number::is_unused`](super::super::Number::is_unused)).
    pub fn over<'b>(
        judged: impl Iterator<Item = (&'b Instance, Verdict, Option<Quota>)>,
        account: Option<&'b Account>,
        unused: u32,
    ) -> Totals {
        let mut possible = 0;
        let mut accounts: Index<'_, u32> = Index::default();
        for (instance, verdict, quota) in judged {
            let Some(quota) = quota.filter(|_| verdict == Verdict::Eligible) else { continue };
            match quota.scope {
                Scope::Instance => possible += quota.left,
                Scope::Account => {
                    let owner = owner(instance, account).map_or("", Account::as_str);
                    accounts.change(owner, quota.left, |left| *left = quota.left.min(*left));
                }
                // The one number is counted as such, if it is recorded.
                Scope::Product => {}
            }
        }
        let possible = possible + accounts.items().iter().sum::<u32>();
        Totals { filings_possible: possible + unused, numbers_unused: unused }
    }
}
