//! How many numbers were issued, are reserved, and are left: by instance, account and product.
//!
//! Every recorded number ever issued counts, whatever became of it: nothing gives quota back. Reservations
//! count apart.

use super::facts::{Account, Instance, Number, Owners, Product, Status};
use super::index::{Index, Places};
use super::policy::QuotaRule;

super::facts::codes! {
    /// What a quota belongs to.
    Scope {
        /// Each instance has its own.
        Instance = "instance",
        /// One for all instances of an account.
        Account = "account",
        /// Each product bought has its own, whose number exists from the purchase on.
        Product = "product",
    }
}

/// The quota that an instance draws on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// What it belongs to.
    pub scope: Scope,
    /// How many numbers there can ever be.
    pub limit: u32,
    /// How many were issued.
    pub issued: u32,
    /// How many reservations are open.
    pub reserved: u32,
    /// The filings that it still allows, reservations not taken off: `limit − issued`, not below zero.
    pub left: u32,
}

impl Quota {
    /// Whether open reservations hold all that is left.
    pub fn is_all_reserved(&self) -> bool {
        self.reserved >= self.left
    }

    /// How many numbers and open reservations there are beyond the limit. Applying never leads there; taking in what
    /// another desk or the provider has issued can.
    pub fn excess(&self) -> u32 {
        self.issued.saturating_add(self.reserved).saturating_sub(self.limit)
    }
}

/// Numbers counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    recorded: u32,
    /// Of those, the ones that are `unbound` or `bound`.
    unused: u32,
    /// Of those, the ones that are `bound`.
    bound: u32,
    reserved: u32,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.recorded += other.recorded;
        self.unused += other.unused;
        self.bound += other.bound;
        self.reserved += other.reserved;
    }
}

/// The numbers of a desk, counted once for all its instances.
pub(crate) struct Tally<'a> {
    instances: Index<'a, Counts>,
    /// Hosting numbers by account; absent accounts are one account, whose text is empty.
    accounts: Index<'a, Counts>,
    /// Hosting numbers of a known account by instance: they count too where the instance's account is unknown.
    elsewhere: Index<'a, Counts>,
    pub(crate) unused: u32,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(instances: &'a [Instance], numbers: &[&'a Number], account: Option<&'a Account>) -> Tally<'a> {
        let mut tally =
            Tally { instances: Index::default(), accounts: Index::default(), elsewhere: Index::default(), unused: 0 };
        if numbers.is_empty() {
            return tally;
        }
        let owners = Owners::new(instances, account);
        let replaced = replaced(numbers.iter().copied());
        for number in numbers {
            let counts = count(number, &replaced);
            tally.unused += counts.unused;
            let product = owners.product(number);
            if product.is_some_and(Product::counts_by_account) {
                let account = owners.account(number);
                tally.accounts.change(account.map_or("", Account::as_str), Counts::default(), |all| all.add(counts));
                if let (Some(_), Some(id)) = (account, number.instance.as_deref()) {
                    tally.elsewhere.change(id, Counts::default(), |all| all.add(counts));
                }
            } else if let (Some(_), Some(id)) = (product, number.instance.as_deref()) {
                tally.instances.change(id, Counts::default(), |all| all.add(counts));
            }
        }
        tally
    }

    /// The quota that `instance` draws on, seen from `account`; and whether a recorded number that is bound waits to
    /// be used.
    pub(crate) fn quota(&self, instance: &Instance, account: Option<&Account>, rule: QuotaRule) -> (Quota, bool) {
        let counts = self.counts(instance, account, rule.scope);
        let issued = match rule.scope {
            // The one number exists from the purchase on; it is used up once a filing has taken it.
            Scope::Product => counts.recorded - counts.unused,
            Scope::Instance | Scope::Account => counts.recorded,
        };
        let left = rule.limit.saturating_sub(issued);
        let quota = Quota { scope: rule.scope, limit: rule.limit, issued, reserved: counts.reserved, left };
        (quota, counts.bound > 0)
    }

    fn counts(&self, instance: &Instance, account: Option<&Account>, scope: Scope) -> Counts {
        let id = instance.id.as_str();
        if scope != Scope::Account {
            return self.instances.get(id).copied().unwrap_or_default();
        }
        let owner = owner(instance, account);
        let mut counts = self.accounts.get(owner.map_or("", Account::as_str)).copied().unwrap_or_default();
        if owner.is_none() {
            counts.add(self.elsewhere.get(id).copied().unwrap_or_default());
        }
        counts
    }
}

/// The reservations that recorded numbers replace, by their keys.
pub(super) fn replaced<'n>(numbers: impl Iterator<Item = &'n Number>) -> Places<'static> {
    let mut replaced = Places::default();
    for name in numbers.filter_map(|number| number.replaces.as_deref()) {
        replaced.add(name.to_ascii_lowercase());
    }
    replaced
}

/// Whose quota an instance draws on: its owner's, else the current account's.
pub(crate) fn owner<'a>(instance: &'a Instance, account: Option<&'a Account>) -> Option<&'a Account> {
    instance.owner.as_ref().or(account)
}

fn count(number: &Number, replaced: &Places<'_>) -> Counts {
    let status = number.status();
    if number.is_simulated() {
        let open = status == Status::Bound && !replaced.has(&number.key());
        return Counts { reserved: u32::from(open), ..Counts::default() };
    }
    Counts {
        recorded: 1,
        unused: u32::from(number.is_unused()),
        bound: u32::from(status == Status::Bound),
        reserved: 0,
    }
}
