//! For those who have no server yet: what to buy for so many sites, and what not. All of it is read off the policy.

use super::super::facts::{Product, Yuan};
use super::super::moment::Moment;
use super::super::order;
use super::super::policy::{InsteadCode, Need, Policy, ProductRule};
use super::super::quota::Scope;
use super::super::rules::{Check, in_force};

/// One way to buy what can be filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// The product.
    pub product: Product,
    /// How many of them.
    pub count: u32,
    /// In how many accounts: more than one where the quota is an account's.
    pub accounts: u32,
    /// How many filings each allows, or each account where the quota is an account's.
    pub filings: u32,
    /// The least term in months; none where the policy asks for none.
    pub months: Option<u32>,
    /// Whether the first order alone must reach that term.
    pub at_first: bool,
    /// The least that the order must come to.
    pub yuan: Option<Yuan>,
    /// Whether it must stand in the mainland.
    pub mainland: bool,
    /// Whether it must be a subscription.
    pub subscription: bool,
    /// Whether public bandwidth must be bought with it.
    pub bandwidth: bool,
}

/// What not to buy, since no number can be had for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Avoid {
    /// Pay-as-you-go, of this product.
    PayAsYouGo(Product),
    /// A server outside the mainland: it needs no filing, and has no number.
    Elsewhere,
    /// A shorter term than so many months.
    ShorterThan(u32),
    /// A server without public bandwidth, of this product.
    NoBandwidth(Product),
    /// A product without numbers, for those who want one.
    NoNumber(Product, InsteadCode),
}

/// What to buy, the best way first, and what not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shopping {
    /// How many sites are to be filed.
    pub sites: u32,
    /// The ways, those first that take the fewest purchases, then the shortest term.
    pub ways: Vec<Purchase>,
    /// What not to buy.
    pub avoid: Vec<Avoid>,
}

impl Purchase {
    /// What it takes: how many purchases, then for how many months.
    pub fn effort(&self) -> (u32, u32) {
        (self.count.max(self.accounts), self.months.unwrap_or(0))
    }
}

impl Shopping {
    /// What to buy for so many sites.
    ///
    /// ```
    /// use beian_desk::engine::interview::Shopping;
    /// use beian_desk::engine::{Policy, Product};
    ///
    /// let as_of = "2026-07-01T12:00:00+08:00".parse().unwrap();
    /// let first = Shopping::new(6, Policy::standard(), as_of).ways[0];
    /// assert_eq!((first.product, first.count, first.months), (Product::Ecs, 2, Some(3)));
    /// ```
    pub fn new(sites: u32, policy: &Policy, as_of: Moment) -> Shopping {
        let ways = Product::ALL.iter().filter_map(|product| purchase(*product, sites, policy, as_of)).collect();
        let ways = order::ranked(ways, |way: &Purchase| {
            let (purchases, months) = way.effort();
            i64::from(purchases) * 10_000 + i64::from(months)
        });
        let avoid = avoid(&ways, policy);
        Shopping { sites, ways, avoid }
    }
}

fn purchase(product: Product, sites: u32, policy: &Policy, as_of: Moment) -> Option<Purchase> {
    let rule = policy.product(product);
    let (quota, _) = rule.numbers?;
    let needed = sites.div_ceil(quota.limit.max(1)).max(1);
    let (total, first) = (months(rule, Check::TermTooShort, as_of), months(rule, Check::FirstTermTooShort, as_of));
    Some(Purchase {
        product,
        count: needed,
        accounts: if quota.scope == Scope::Account { needed } else { 1 },
        filings: quota.limit,
        months: total.max(first),
        at_first: first.is_some(),
        yuan: rule.check(Check::OrderAmountTooLow).and_then(|row| row.yuan),
        mainland: rule.check(Check::RegionNotMainland).is_some(),
        subscription: rule.check(Check::PayAsYouGo).is_some(),
        bandwidth: rule.check(Check::NoPublicAccess).is_some(),
    })
}

fn months(rule: &ProductRule, check: Check, as_of: Moment) -> Option<u32> {
    rule.check(check).filter(|row| in_force(row, as_of)).and_then(|row| row.months)
}

fn avoid(ways: &[Purchase], policy: &Policy) -> Vec<Avoid> {
    let needs = |product: Product, check: Check| {
        policy.product(product).check(check).is_some_and(|row| row.need == Need::Needed)
    };
    let mut avoid = Vec::new();
    let by_use = ways.iter().filter(|way| needs(way.product, Check::PayAsYouGo));
    avoid.extend(by_use.map(|way| Avoid::PayAsYouGo(way.product)));
    if ways.iter().any(|way| way.mainland) {
        avoid.push(Avoid::Elsewhere);
    }
    let shortest = ways.iter().filter_map(|way| way.months).filter(|months| *months > 1).min();
    avoid.extend(shortest.map(Avoid::ShorterThan));
    let without = ways.iter().filter(|way| needs(way.product, Check::NoPublicAccess));
    avoid.extend(without.map(|way| Avoid::NoBandwidth(way.product)));
    let others = Product::ALL.iter().filter(|product| **product != Product::OtherProvider);
    avoid.extend(others.filter_map(|product| Some(Avoid::NoNumber(*product, policy.product(*product).instead?))));
    avoid
}
