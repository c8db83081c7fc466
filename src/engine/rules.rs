//! The checks: one predicate each, and the one function that calls them in order.
//!
//! A predicate sees one case and the policy's row for it, and answers with the outcome, what was required and
//! what was found. Which checks a product has is data ([`Policy`](super::Policy)), not code.

use std::fmt;

use super::facts::{Account, Billing, Instance, Product, Region, Yuan};
use super::json::Json;
use super::moment::Moment;
use super::policy::{CheckRule, Need, ProductRule, RegionClass};
use super::quota::Quota;
use super::remedy::RemedyKind;
use super::term;

mod checks;

pub(crate) use checks::Checks;

super::facts::codes! {
    /// What is checked, in the order in which it is reported.
    Check {
        /// The server must stand in the mainland.
        RegionNotMainland = "region_not_mainland",
        /// The current account must be the one that bought it.
        AccountMismatch = "account_mismatch",
        /// It must not have expired.
        Expired = "expired",
        /// It must be a subscription.
        PayAsYouGo = "pay_as_you_go",
        /// Enough months must have been bought, renewals counted.
        TermTooShort = "term_too_short",
        /// It must be reachable from the internet.
        NoPublicAccess = "no_public_access",
        /// The first purchase alone must be long enough.
        FirstTermTooShort = "first_term_too_short",
        /// The order must have cost enough.
        OrderAmountTooLow = "order_amount_too_low",
        /// A number must be left.
        QuotaExhausted = "quota_exhausted",
    }
}

super::facts::codes! {
    /// A fact that can be missing, in the order in which missing facts are listed.
    Fact {
        /// Where it stands.
        Region = "region",
        /// How it is paid for.
        Billing = "billing",
        /// When it expires.
        ExpiresAt = "expires_at",
        /// Months bought, or both dates.
        TermMonths = "term_months",
        /// Public addresses, or what else decides on public access.
        PublicIps = "public_ips",
        /// Months of the first purchase.
        FirstTermMonths = "first_term_months",
        /// The total of the order.
        OrderAmount = "order_amount",
    }
}

impl Check {
    /// The fact without which the check can't be decided; none where its facts are never needed.
    pub const fn fact(self) -> Option<Fact> {
        match self {
            Check::RegionNotMainland => Some(Fact::Region),
            Check::Expired => Some(Fact::ExpiresAt),
            Check::PayAsYouGo => Some(Fact::Billing),
            Check::TermTooShort => Some(Fact::TermMonths),
            Check::NoPublicAccess => Some(Fact::PublicIps),
            Check::FirstTermTooShort => Some(Fact::FirstTermMonths),
            Check::OrderAmountTooLow => Some(Fact::OrderAmount),
            Check::AccountMismatch | Check::QuotaExhausted => None,
        }
    }

    /// Whether its parameter is a number of months.
    pub(crate) const fn has_months(self) -> bool {
        matches!(self, Check::TermTooShort | Check::FirstTermTooShort)
    }

    /// The remedies that a failure of this check can call for.
    pub(crate) const fn remedies(self, product: Product) -> &'static [RemedyKind] {
        match (self, product) {
            (Check::RegionNotMainland, _) => &[],
            (Check::AccountMismatch, _) => &[RemedyKind::SwitchAccount],
            (Check::Expired | Check::TermTooShort, _) => &[RemedyKind::Renew],
            (Check::PayAsYouGo, _) => &[RemedyKind::ConvertToSubscription],
            (Check::NoPublicAccess, _) => &[RemedyKind::BuyPublicBandwidth, RemedyKind::AssignPublicIp],
            (Check::FirstTermTooShort | Check::OrderAmountTooLow, _) => &[RemedyKind::BuyQualifyingProduct],
            (Check::QuotaExhausted, Product::ElasticWebHosting) => &[RemedyKind::UseOtherAccount],
            (Check::QuotaExhausted, Product::SiteMarket) => &[RemedyKind::BuyQualifyingProduct],
            (Check::QuotaExhausted, _) => &[RemedyKind::BuyInstance],
        }
    }
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The condition holds.
    Met,
    /// The condition fails.
    Unmet,
    /// A needed fact is unknown.
    Unknown,
    /// The check does not apply here: its fact is not stated and not needed, or another check settles it.
    NotTested,
}

/// A value that was required or found; its `Display` is the contract's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    /// `mainland`.
    Mainland,
    /// A region id.
    Region(&'a Region),
    /// An account id.
    Account(&'a Account),
    /// A moment in +08:00.
    Moment(Moment),
    /// The provider's placeholder for an expiry that never comes.
    Never,
    /// How an instance is paid for.
    Billing(Billing),
    /// Calendar months.
    Months(u32),
    /// Reachable from the internet.
    PublicAccess,
    /// No bandwidth was bought.
    NoBandwidth,
    /// Bandwidth was bought, but no address assigned.
    NoAddress,
    /// An amount in yuan.
    Yuan(Yuan),
    /// A count of numbers.
    Count(u32),
}

impl Shown<'_> {
    /// The contract's text.
    pub(super) fn text(self) -> String {
        let text = match self {
            Shown::Mainland => "mainland",
            Shown::Region(region) => region.as_str(),
            Shown::Account(account) => account.as_str(),
            Shown::Moment(moment) => return moment.text(),
            Shown::Never => "never",
            Shown::Billing(billing) => billing.code(),
            Shown::Months(number) | Shown::Count(number) => return number.json(),
            Shown::PublicAccess => "public_access",
            Shown::NoBandwidth => "no_bandwidth",
            Shown::NoAddress => "no_address",
            Shown::Yuan(yuan) => return yuan.text(),
        };
        text.to_owned()
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// One check with its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// What was checked.
    pub check: Check,
    /// How it came out.
    pub outcome: Outcome,
    /// What is required; none where that is not known either.
    pub required: Option<Shown<'a>>,
    /// What was found, where it is known.
    pub observed: Option<Shown<'a>>,
    /// Facts of the guide and readings, by id.
    pub source: &'a [String],
}

impl Finding<'_> {
    /// Whether it is why no filing is needed at all: unmet, and yet no fault.
    pub fn exempts(&self) -> bool {
        self.check == Check::RegionNotMainland && self.outcome == Outcome::Unmet
    }
}

/// What a predicate answers.
struct Answer<'a> {
    outcome: Outcome,
    required: Option<Shown<'a>>,
    observed: Option<Shown<'a>>,
}

impl<'a> Answer<'a> {
    fn tested(holds: bool, required: Shown<'a>, observed: Shown<'a>) -> Answer<'a> {
        Answer {
            outcome: if holds { Outcome::Met } else { Outcome::Unmet },
            required: Some(required),
            observed: Some(observed),
        }
    }

    fn not_stated(row: &CheckRule, required: Shown<'a>) -> Answer<'a> {
        let outcome = if row.need == Need::Needed { Outcome::Unknown } else { Outcome::NotTested };
        Answer { outcome, required: Some(required), observed: None }
    }

    fn not_tested(required: Shown<'a>, observed: Option<Shown<'a>>) -> Answer<'a> {
        Answer { outcome: Outcome::NotTested, required: Some(required), observed }
    }
}

/// All that the checks of one instance look at.
pub(crate) struct Case<'a> {
    pub(crate) instance: &'a Instance,
    pub(crate) as_of: Moment,
    pub(crate) account: Option<&'a Account>,
    /// What its region means, and whether the list has it; none where no region is stated.
    pub(crate) place: Option<(RegionClass, bool)>,
    /// The months bought, where they are known.
    pub(crate) term: Option<u32>,
    pub(crate) quota: Option<Quota>,
    /// Whether a recorded number waits to be used.
    pub(crate) waits: bool,
}

impl<'a> Case<'a> {
    /// A case without numbers.
    pub(crate) fn new(instance: &'a Instance, as_of: Moment, account: Option<&'a Account>) -> Case<'a> {
        let place = instance.region.as_ref().map(Region::place);
        Case { instance, as_of, account, place, term: term::total(instance), quota: None, waits: false }
    }
}

/// Every check that the product has, in order. Where no filing is needed at all, that finding alone.
pub(crate) fn check_all<'a>(case: &Case<'a>, rule: &'a ProductRule) -> Vec<Finding<'a>> {
    let mut findings = Vec::with_capacity(Check::ALL.len());
    for check in Check::ALL {
        let Some(row) = rule.check(*check) else { continue };
        let answer = match check {
            Check::RegionNotMainland => region(case, row),
            Check::AccountMismatch => account(case, row),
            Check::Expired => expiry(case, row),
            Check::PayAsYouGo => billing(case, row),
            Check::TermTooShort => term_bought(case, row),
            Check::NoPublicAccess => public_access(case, row),
            Check::FirstTermTooShort => first_term(case, row),
            Check::OrderAmountTooLow => order_amount(case, row),
            Check::QuotaExhausted => quota(case),
        };
        let Answer { outcome, required, observed } = answer;
        let finding = Finding { check: *check, outcome, required, observed, source: &row.source };
        let ends = finding.exempts();
        findings.push(finding);
        if ends {
            break;
        }
    }
    findings
}

/// S7, S8, S47: a mainland region. An id that nobody knows counts as not stated.
fn region<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let required = Shown::Mainland;
    let (Some(region), Some((class, _))) = (&case.instance.region, case.place) else {
        return Answer::not_stated(row, required);
    };
    match class {
        RegionClass::Mainland => Answer::tested(true, required, Shown::Region(region)),
        RegionClass::Elsewhere => Answer::tested(false, required, Shown::Region(region)),
        RegionClass::Unknown => Answer { observed: Some(Shown::Region(region)), ..Answer::not_stated(row, required) },
    }
}

/// S30, S37: the account that bought it. Reading A4: one of the two unknown passes.
fn account<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let required = case.account.map(Shown::Account);
    match (case.account, &case.instance.owner) {
        (Some(current), Some(owner)) => {
            Answer::tested(current == owner, Shown::Account(current), Shown::Account(owner))
        }
        (_, owner) => {
            Answer { required, observed: owner.as_ref().map(Shown::Account), ..Answer::not_stated(row, Shown::Never) }
        }
    }
}

/// S42: not expired; a term that ends at this very instant has.
fn expiry<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let required = Shown::Moment(case.as_of);
    match case.instance.expires_at {
        Some(at) if at.is_never() => Answer::tested(true, required, Shown::Never),
        Some(at) => Answer::tested(!term::is_expired(at, case.as_of), required, Shown::Moment(at)),
        // What is paid by use has no expiry that anybody would ask for.
        None if pays_as_it_goes(case.instance) => Answer::not_tested(required, None),
        None => Answer::not_stated(row, required),
    }
}

/// S9, S13: a subscription.
fn billing<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let required = Shown::Billing(Billing::Subscription);
    match case.instance.billing {
        Some(billing) => Answer::tested(billing == Billing::Subscription, required, Shown::Billing(billing)),
        None => Answer::not_stated(row, required),
    }
}

/// S9, S10, S14, S15, S18: months bought, renewals counted. Reading A12: not of pay-as-you-go; reading A2: not
/// before the rule's own date.
fn term_bought<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let minimum = row.months.unwrap_or(0);
    let required = Shown::Months(minimum);
    if pays_as_it_goes(case.instance) || !in_force(row, case.as_of) {
        return Answer::not_tested(required, case.term.map(Shown::Months));
    }
    match case.term {
        Some(months) => Answer::tested(months >= minimum, required, Shown::Months(months)),
        None => Answer::not_stated(row, required),
    }
}

/// S11, S40, S56 and reading A10.
fn public_access<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let required = Shown::PublicAccess;
    match access(case.instance, case.instance.eip.is_some()) {
        Some(Access::Open) => Answer::tested(true, required, Shown::PublicAccess),
        Some(Access::NoBandwidth) => Answer::tested(false, required, Shown::NoBandwidth),
        Some(Access::NoAddress) => Answer::tested(false, required, Shown::NoAddress),
        None => Answer::not_stated(row, required),
    }
}

/// S16: the first purchase alone.
fn first_term<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let minimum = row.months.unwrap_or(0);
    let required = Shown::Months(minimum);
    match case.instance.first_term_months.map(u32::from) {
        Some(months) => Answer::tested(months >= minimum, required, Shown::Months(months)),
        None => Answer::not_stated(row, required),
    }
}

/// S17 and reading A7: the order's total.
fn order_amount<'a>(case: &Case<'a>, row: &CheckRule) -> Answer<'a> {
    let minimum = row.yuan.unwrap_or_default();
    let required = Shown::Yuan(minimum);
    match case.instance.order_amount {
        Some(amount) => Answer::tested(amount >= minimum, required, Shown::Yuan(amount)),
        None => Answer::not_stated(row, required),
    }
}

/// S20 to S23, S44 and reading A5: nothing ever comes back.
fn quota<'a>(case: &Case<'a>) -> Answer<'a> {
    match case.quota {
        Some(quota) => {
            Answer::tested(quota.issued < quota.limit, Shown::Count(quota.limit), Shown::Count(quota.issued))
        }
        None => Answer::not_tested(Shown::Count(0), None),
    }
}

pub(crate) fn pays_as_it_goes(instance: &Instance) -> bool {
    instance.billing == Some(Billing::PayAsYouGo)
}

/// Whether a dated check applies yet.
pub(crate) fn in_force(row: &CheckRule, as_of: Moment) -> bool {
    row.from.is_none_or(|from| as_of.china_date() >= from)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Open,
    NoBandwidth,
    NoAddress,
}

/// Public access by what is stated, in the order of the contract; none where nothing decides it.
pub(crate) fn access(instance: &Instance, eip: bool) -> Option<Access> {
    let bandwidth = instance.public_bandwidth_mbps;
    let bought = bandwidth.is_some_and(|mbps| mbps > 0.0);
    if eip {
        return Some(Access::Open);
    }
    if bandwidth == Some(0.0) {
        return Some(Access::NoBandwidth);
    }
    match instance.public_ips.as_deref() {
        Some([]) if bought => Some(Access::NoAddress),
        Some([]) => Some(Access::NoBandwidth),
        Some(_) => Some(Access::Open),
        None => bought.then_some(Access::Open),
    }
}
