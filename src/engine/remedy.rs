//! The least that must be done for an instance to qualify, and what each step does to the facts.

use std::net::IpAddr;

use super::facts::{Account, Billing, Instance, Product, Region, Yuan};
use super::moment::Moment;
use super::policy::ProductRule;
use super::rules::{Access, Check, Checks, access, in_force};
use super::term;

super::facts::codes! {
    /// What can be done.
    RemedyKind {
        /// Sign in as the account that bought the instance.
        SwitchAccount = "switch_account",
        /// Renew once, by so many months.
        Renew = "renew",
        /// Convert from pay-as-you-go to a subscription of so many months.
        ConvertToSubscription = "convert_to_subscription",
        /// Buy public bandwidth.
        BuyPublicBandwidth = "buy_public_bandwidth",
        /// Have a public address assigned.
        AssignPublicIp = "assign_public_ip",
        /// Buy another instance.
        BuyInstance = "buy_instance",
        /// Use another account, and buy an instance there.
        UseOtherAccount = "use_other_account",
        /// Buy a marketplace product that qualifies.
        BuyQualifyingProduct = "buy_qualifying_product",
    }
}

impl RemedyKind {
    /// Whether it leaves the instance aside and starts with a fresh one.
    pub const fn is_fresh(self) -> bool {
        matches!(self, RemedyKind::BuyInstance | RemedyKind::UseOtherAccount | RemedyKind::BuyQualifyingProduct)
    }
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy<'a> {
    /// What to do.
    pub action: RemedyKind,
    /// For how many months; of renewals and conversions only.
    pub months: Option<u32>,
    /// Where the guide sends the user.
    pub link: Option<&'a str>,
    /// Facts of the guide and readings, by id.
    pub source: &'a [String],
}

/// The longest list of remedies: whose it is, the term, the access.
const MOST: usize = 3;

/// The remedies of an instance that fails these checks, in check order, at most one of each kind.
pub(crate) fn remedies<'a>(
    instance: &Instance,
    as_of: Moment,
    unmet: Checks,
    rule: &'a ProductRule,
) -> Vec<Remedy<'a>> {
    if unmet.is_empty() {
        return Vec::new();
    }
    let mut list = Vec::with_capacity(MOST);
    let mut add = |action, months, expired, other| {
        if let Some(pointer) = rule.remedy(action) {
            let source = match (expired, other) {
                (true, true) => &pointer.source_both,
                (true, false) => &pointer.source_expired,
                (false, _) => &pointer.source,
            };
            list.push(Remedy { action, months, link: pointer.link.as_deref(), source });
        }
    };
    // A used-up quota, or a first purchase that was wrong, can't be mended on this instance: a fresh one
    // makes every other step pointless.
    for check in Check::ALL.iter().filter(|check| unmet.has(**check)) {
        if let Some(kind) = check.remedies(instance.product).iter().find(|kind| kind.is_fresh()) {
            add(*kind, None, false, true);
            return list;
        }
    }

    let (expired, short) = (unmet.has(Check::Expired), unmet.has(Check::TermTooShort));
    let minimum = rule.check(Check::TermTooShort).filter(|row| in_force(row, as_of)).and_then(|row| row.months);
    if unmet.has(Check::AccountMismatch) {
        add(RemedyKind::SwitchAccount, None, false, true);
    }
    if unmet.has(Check::PayAsYouGo) {
        add(RemedyKind::ConvertToSubscription, Some(minimum.unwrap_or(1)), false, true);
    } else if expired || short {
        add(RemedyKind::Renew, Some(term::renewal(instance, as_of, minimum)), expired, short);
    }
    if unmet.has(Check::NoPublicAccess) {
        let kind = match access(instance, instance.eip.is_some()) {
            Some(Access::NoAddress) => RemedyKind::AssignPublicIp,
            _ => RemedyKind::BuyPublicBandwidth,
        };
        add(kind, None, false, true);
    }
    list
}

/// What an instance and the current account become.
#[derive(Debug, Clone, PartialEq)]
pub struct After {
    /// The instance, or the fresh one in its place.
    pub instance: Instance,
    /// The current account.
    pub account: Option<Account>,
}

/// What a remedy does to an instance and to the current account. A fresh instance gets `fresh_id`; where
/// another account is needed it is `fresh_account`.
///
/// ```
/// use beian_desk::engine::{After, Instance, Product, Remedy, RemedyKind, apply};
///
/// let mut instance = Instance::new("i-1", Product::Swas);
/// instance.term_months = Some(1);
/// let renew = Remedy { action: RemedyKind::Renew, months: Some(2), link: None, source: &[] };
/// let as_of = "2026-07-01T12:00+08:00".parse().unwrap();
/// let after = apply(&renew, &After { instance, account: None }, as_of, "i-2", &"1".parse().unwrap());
/// assert_eq!(after.instance.term_months, Some(3));
/// ```
pub fn apply(remedy: &Remedy<'_>, before: &After, as_of: Moment, fresh_id: &str, fresh_account: &Account) -> After {
    let mut after = before.clone();
    let months = remedy.months.unwrap_or(0);
    match remedy.action {
        RemedyKind::SwitchAccount => after.account = before.instance.owner.clone().or(after.account),
        RemedyKind::Renew => after.instance = term::renewed(&before.instance, months),
        RemedyKind::ConvertToSubscription => after.instance = converted(&before.instance, months, as_of),
        RemedyKind::BuyPublicBandwidth | RemedyKind::AssignPublicIp => {
            let bandwidth = after.instance.public_bandwidth_mbps.filter(|mbps| *mbps > 0.0);
            after.instance.public_bandwidth_mbps = Some(bandwidth.unwrap_or(1.0));
            after.instance.public_ips = Some(vec![SAMPLE_ADDRESS]);
        }
        RemedyKind::BuyInstance | RemedyKind::BuyQualifyingProduct => {
            after.instance = qualifying(fresh_id, before.instance.product, as_of, after.account.clone());
        }
        RemedyKind::UseOtherAccount => {
            after.account = Some(fresh_account.clone());
            after.instance = qualifying(fresh_id, before.instance.product, as_of, after.account.clone());
        }
    }
    after
}

/// The instance as a subscription of so many months that is bought at `as_of`.
pub(crate) fn converted(instance: &Instance, months: u32, as_of: Moment) -> Instance {
    let mut converted = instance.clone();
    converted.billing = Some(Billing::Subscription);
    converted.purchased_at = Some(as_of);
    converted.expires_at = Some(as_of.plus_months(months));
    if converted.term_months.is_some() {
        converted.term_months = u16::try_from(months).ok();
    }
    converted
}

/// An address set aside for documentation, standing for whatever the provider assigns.
pub(crate) const SAMPLE_ADDRESS: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 1));

/// An instance bought at `as_of` that passes every check.
fn qualifying(id: &str, product: Product, as_of: Moment, owner: Option<Account>) -> Instance {
    let mut instance = Instance::new(id, product);
    instance.region = Region::new("cn-hangzhou");
    instance.owner = owner;
    instance.billing = Some(Billing::Subscription);
    instance.purchased_at = Some(as_of);
    instance.expires_at = Some(as_of.plus_months(12));
    instance.first_term_months = Some(12);
    instance.order_amount = Some(Yuan::from_yuan(100));
    instance.public_bandwidth_mbps = Some(1.0);
    instance.public_ips = Some(vec![SAMPLE_ADDRESS]);
    instance
}
