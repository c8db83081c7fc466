//! The verdict of an instance with all its reasons, and the report of a whole desk: what the contract's JSON says.

use super::facts::{Account, Facts, Instance, Number, Product};
use super::moment::Moment;
use super::order;
use super::policy::{InsteadCode, Policy, ProductRule, RegionClass};
use super::quota::{Quota, Scope, Tally};
use super::remedy::{Remedy, remedies};
use super::rules::{Access, Case, Check, Checks, Fact, Finding, Outcome, Shown, access, check_all, in_force};
use super::term;

mod advice;
mod json;
mod totals;

pub use advice::{Advice, Advisories};
pub use totals::Totals;

super::facts::codes! {
    /// What the console offers in the row of an eligible instance.
    Action {
        /// 申请.
        Apply = "apply",
        /// 查看: the number exists already.
        View = "view",
    }
}

super::facts::codes! {
    /// The answer to "does it qualify?".
    Verdict {
        /// Every check passes.
        Eligible = "eligible",
        /// At least one check fails.
        Ineligible = "ineligible",
        /// None fails, but a needed fact is unknown; or the policy says nothing of the product, and `instead` says so.
        Undetermined = "undetermined",
        /// No number is needed here.
        NotRequired = "not_required",
    }
}

super::facts::codes! {
    /// Advice that never changes a verdict, in the order in which it is given.
    Advisory {
        /// Less than a month is left; a filing takes weeks.
        RemainingUnder1Month = "remaining_under_1_month",
        /// Less than three months are left.
        RemainingUnder3Months = "remaining_under_3_months",
        /// Without the elastic address there would be no public access.
        PublicAccessByEip = "public_access_by_eip",
        /// The provider says that it is not running.
        InstanceNotRunning = "instance_not_running",
        /// The owner or the current account is unknown.
        OwnerUnknown = "owner_unknown",
        /// The region is not in the list.
        RegionUnrecognised = "region_unrecognised",
        /// The region of a marketplace product is not known.
        RegionUnknown = "region_unknown",
        /// The term was worked out from the dates.
        TermInferred = "term_inferred",
        /// A recorded number waits to be used.
        UnusedNumberAvailable = "unused_number_available",
        /// Expired so long ago that the provider has probably released it.
        ProbablyReleased = "probably_released",
        /// Reservations hold all that is left.
        AllReserved = "all_reserved",
    }
}

/// What to do where no number is needed or none can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instead<'a> {
    /// What.
    pub code: InsteadCode,
    /// Where the guide sends the user.
    pub link: Option<&'a str>,
    /// Facts of the guide and readings, by id.
    pub source: &'a [String],
}

impl<'a> Instead<'a> {
    pub(crate) fn new(code: InsteadCode, policy: &'a Policy) -> Instead<'a> {
        let pointer = policy.instead(code);
        Instead { code, link: pointer.link.as_deref(), source: &pointer.source }
    }
}

/// Everything that the engine says of one instance.
///
/// Serialized it is the contract's JSON, which writes of the findings those that are unmet or unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment<'a> {
    /// The instance's id.
    pub id: &'a str,
    /// Its product.
    pub product: Product,
    /// The answer.
    pub verdict: Verdict,
    /// What the console's row offers; only of eligible instances.
    pub action: Option<Action>,
    /// What to do where no number is needed, or where the policy does not cover the product.
    pub instead: Option<Instead<'a>>,
    /// The quota that it draws on; none where no number is needed or none is known.
    pub quota: Option<Quota>,
    /// The term that was tested, in months.
    pub term_months: Option<u32>,
    /// Of an eligible instance: the first moment at which it stops being so if nothing is bought.
    pub eligible_until: Option<Moment>,
    /// Every check with its outcome, in order.
    pub findings: Vec<Finding<'a>>,
    /// Advice.
    pub advisories: Advisories<'a>,
    /// The least to do, in check order.
    pub remedies: Vec<Remedy<'a>>,
}

impl<'a> Assessment<'a> {
    /// The checks that fail, in order; the first is the headline.
    pub fn unmet(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.findings.iter().filter(|finding| finding.outcome == Outcome::Unmet)
    }

    /// The needed facts that are unknown, in the order of the contract.
    pub fn unknown(&self) -> Vec<Fact> {
        let facts = self
            .findings
            .iter()
            .filter(|finding| finding.outcome == Outcome::Unknown)
            .filter_map(|finding| finding.check.fact())
            .collect();
        order::ranked(facts, |fact| *fact as i64)
    }
}

/// The engine's answer for a whole desk.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'a> {
    /// The policy's name.
    pub policy: &'a str,
    /// The moment of the verdicts.
    pub as_of: Moment,
    /// The current account.
    pub account: Option<&'a Account>,
    /// What to do where there is no instance at all.
    pub instead: Option<Instead<'a>>,
    /// One for each instance, in input order.
    pub assessments: Vec<Assessment<'a>>,
    /// Sums.
    pub totals: Totals,
}

/// What the engine judges by, beside the instances: the moment, the current account and the numbers there are.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The moment of the verdict.
    pub as_of: Moment,
    /// The account that would apply; none where it is not known.
    pub account: Option<&'a Account>,
    /// Every number ever issued or reserved.
    pub numbers: &'a [Number],
}

/// Judges every instance.
///
/// ```
/// use beian_desk::engine::{Context, Policy, Verdict, assess, assemble, read_facts};
///
/// let sheet = read_facts(r#"{"schema": "beian-desk/1", "instances": [
///     {"id": "i-1", "product": "ecs", "region": "cn-hangzhou", "billing": "subscription",
///      "term_months": 12, "expires_at": "2027-02-10T16:00Z", "public_bandwidth_mbps": 5}]}"#).unwrap();
/// let facts = assemble(&[sheet], None).facts;
/// let as_of = "2026-07-01T12:00:00+08:00".parse().unwrap();
/// let context = Context { as_of, account: None, numbers: &facts.numbers };
/// let report = assess(&facts.instances, context, Policy::standard());
/// assert_eq!(report.assessments[0].verdict, Verdict::Eligible);
/// assert_eq!(report.totals.filings_possible, 5);
/// ```
pub fn assess<'a>(instances: &'a [Instance], context: Context<'a>, policy: &'a Policy) -> Report<'a> {
    let assessor = Assessor::new(instances, context, policy);
    let assessments: Vec<_> = instances.iter().map(|instance| assessor.judge(instance)).collect();
    let instead = instances.is_empty().then(|| Instead::new(InsteadCode::BuyFileableServer, policy));
    let totals = assessor.totals(instances.iter().zip(&assessments));
    Report { policy: &policy.name, as_of: context.as_of, account: context.account, instead, assessments, totals }
}

/// As [`assess`], for the instances, numbers and account of a facts file.
pub fn assess_facts<'a>(facts: &'a Facts, as_of: Moment, policy: &'a Policy) -> Report<'a> {
    let context = Context { as_of, account: facts.account.as_ref(), numbers: &facts.numbers };
    assess(&facts.instances, context, policy)
}

/// Judges instances one by one against numbers that are counted once.
pub struct Assessor<'a> {
    as_of: Moment,
    account: Option<&'a Account>,
    policy: &'a Policy,
    tally: Tally<'a>,
}

impl<'a> Assessor<'a> {
    /// Counts the numbers. `instances` are all there are: numbers take their account and product from them.
    pub fn new(instances: &'a [Instance], context: Context<'a>, policy: &'a Policy) -> Assessor<'a> {
        let numbers: Vec<&Number> = context.numbers.iter().collect();
        Assessor::among(instances, context.as_of, context.account, &numbers, policy)
    }

    /// As [`Assessor::new`], with numbers that need not stand side by side: those alone that count for what is judged
    /// will do.
    pub fn among(
        instances: &'a [Instance],
        as_of: Moment,
        account: Option<&'a Account>,
        numbers: &[&'a Number],
        policy: &'a Policy,
    ) -> Assessor<'a> {
        let tally = Tally::new(instances, numbers, account);
        Assessor { as_of, account, policy, tally }
    }

    /// Judges an instance for the current account.
    pub fn judge(&self, instance: &'a Instance) -> Assessment<'a> {
        self.judge_as(instance, self.account)
    }

    /// Judges an instance as if `account` were the current one; whose the numbers are stays as it was.
    pub fn judge_as(&self, instance: &'a Instance, account: Option<&'a Account>) -> Assessment<'a> {
        let rule = self.policy.product(instance.product);
        let as_of = self.as_of;
        // Whose quota a hosting instance draws on does not change with the account that looks at it.
        let holder = self.account;
        let mut case = Case::new(instance, as_of, account);
        if let Some((quota, _)) = rule.numbers {
            let (quota, waits) = self.tally.quota(instance, holder, quota);
            (case.quota, case.waits) = (Some(quota), waits);
        }
        let findings = check_all(&case, rule);

        let unmet = Checks::that_are(Outcome::Unmet, &findings);
        let abroad = unmet.has(Check::RegionNotMainland);
        let (Some((_, action)), Some(quota), false) = (rule.numbers, case.quota, abroad) else {
            let code =
                if abroad { InsteadCode::NoFilingNeeded } else { rule.instead.unwrap_or(InsteadCode::NoFilingNeeded) };
            return self.without_number(&case, Instead::new(code, self.policy), findings, abroad);
        };

        let verdict = verdict(&findings, unmet);
        let eligible = verdict == Verdict::Eligible;
        let term = tested_term(&findings);
        let all_reserved = eligible && quota.scope != Scope::Product && quota.is_all_reserved();
        Assessment {
            id: &instance.id,
            product: instance.product,
            verdict,
            action: (eligible && !all_reserved).then_some(action),
            instead: None,
            quota: Some(quota),
            term_months: term,
            eligible_until: if eligible { eligible_until(&case, rule) } else { None },
            advisories: self.advisories(&case, rule, term, all_reserved),
            remedies: remedies(instance, as_of, unmet, rule),
            findings,
        }
    }

    /// The totals over instances with their assessments.
    pub fn totals<'b>(&self, judged: impl Iterator<Item = (&'b Instance, &'b Assessment<'a>)>) -> Totals
    where
        'a: 'b,
    {
        let judged = judged.map(|(instance, assessment)| (instance, assessment.verdict, assessment.quota));
        Totals::over(judged, self.account, self.tally.unused)
    }

    /// Of a product that uses no number, or of which the policy says nothing: there no answer can be given.
    fn without_number(
        &self,
        case: &Case<'a>,
        instead: Instead<'a>,
        findings: Vec<Finding<'a>>,
        abroad: bool,
    ) -> Assessment<'a> {
        Assessment {
            id: &case.instance.id,
            product: case.instance.product,
            verdict: match instead.code {
                InsteadCode::NotCovered => Verdict::Undetermined,
                _ => Verdict::NotRequired,
            },
            action: None,
            instead: Some(instead),
            quota: None,
            term_months: None,
            eligible_until: None,
            findings: if abroad { findings } else { Vec::new() },
            advisories: Advisories::new(&[(case.is_unrecognised(), Advisory::RegionUnrecognised)], self.policy),
            remedies: Vec::new(),
        }
    }

    fn advisories(
        &self,
        case: &Case<'a>,
        rule: &ProductRule,
        tested_term: Option<u32>,
        all_reserved: bool,
    ) -> Advisories<'a> {
        let instance = case.instance;
        let remaining = term::remaining(instance, case.as_of);
        let needs_access = rule.check(Check::NoPublicAccess).is_some();
        let without_eip = access(instance, false);
        let scope = case.quota.map_or(Scope::Instance, |quota| quota.scope);
        let region_known = case.place.is_some_and(|(class, _)| class != RegionClass::Unknown);
        let list = [
            (remaining == Some(0), Advisory::RemainingUnder1Month),
            (matches!(remaining, Some(1 | 2)), Advisory::RemainingUnder3Months),
            (
                needs_access && instance.eip.is_some() && without_eip.is_some_and(|access| access != Access::Open),
                Advisory::PublicAccessByEip,
            ),
            (
                instance.status.as_deref().is_some_and(|status| !status.trim().eq_ignore_ascii_case("running")),
                Advisory::InstanceNotRunning,
            ),
            (instance.owner.is_none() || case.account.is_none(), Advisory::OwnerUnknown),
            (case.is_unrecognised(), Advisory::RegionUnrecognised),
            (scope == Scope::Product && !region_known, Advisory::RegionUnknown),
            (tested_term.is_some() && instance.term_months.is_none(), Advisory::TermInferred),
            (case.waits, Advisory::UnusedNumberAvailable),
            (self.is_probably_released(case), Advisory::ProbablyReleased),
            (all_reserved, Advisory::AllReserved),
        ];
        Advisories::new(&list, self.policy)
    }

    fn is_probably_released(&self, case: &Case<'_>) -> bool {
        let days = self.policy.advisory(Advisory::ProbablyReleased).and_then(|rule| rule.days).unwrap_or(u32::MAX);
        case.instance
            .expires_at
            .is_some_and(|at| term::is_expired(at, case.as_of) && case.as_of.is_days_after(at, days))
    }
}

impl Case<'_> {
    fn is_unrecognised(&self) -> bool {
        self.place.is_some_and(|(_, listed)| !listed)
    }
}

fn verdict(findings: &[Finding<'_>], unmet: Checks) -> Verdict {
    if !unmet.is_empty() {
        Verdict::Ineligible
    } else if !Checks::that_are(Outcome::Unknown, findings).is_empty() {
        Verdict::Undetermined
    } else {
        Verdict::Eligible
    }
}

/// The term that was tested: what the check of it found.
fn tested_term(findings: &[Finding<'_>]) -> Option<u32> {
    let finding = findings.iter().find(|finding| finding.check == Check::TermTooShort)?;
    match (finding.outcome, finding.observed?) {
        (Outcome::Met | Outcome::Unmet, Shown::Months(term)) => Some(term),
        _ => None,
    }
}

/// The expiry, or the day on which a term that is too short begins to matter, whichever comes first.
fn eligible_until(case: &Case<'_>, rule: &ProductRule) -> Option<Moment> {
    let expiry = case.instance.expires_at.filter(|at| !at.is_never());
    let rule_begins = rule.check(Check::TermTooShort).filter(|row| !in_force(row, case.as_of)).and_then(|row| {
        let enough = case.term.is_some_and(|term| term >= row.months.unwrap_or(0));
        if enough { None } else { row.from.and_then(|from| Moment::midnight(from).ok()) }
    });
    [expiry, rule_begins].into_iter().flatten().min()
}
