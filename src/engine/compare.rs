//! Two policies over the same instances: whose verdict differs, and by which checks.

use super::assessment::{Assessment, Assessor, Context};
use super::facts::{Account, Instance};
use super::policy::Policy;
use super::rules::{Check, Finding, Outcome};

/// A check that speaks against an instance under one policy and not, or not in the same way, under the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed<'a> {
    /// The check.
    pub check: Check,
    /// How it comes out under the first policy, and under the second; none where that one does not ask.
    pub findings: [Option<Finding<'a>>; 2],
}

/// An instance whose verdict differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference<'a> {
    /// The instance.
    pub instance: &'a Instance,
    /// Its assessment under the first policy, and under the second.
    pub assessments: [Assessment<'a>; 2],
    /// The checks by which they differ, in their order. None where one of the policies does not use numbers for the
    /// product or says nothing of it: then that one's `instead` tells why.
    pub changed: Vec<Changed<'a>>,
}

/// The instances whose verdict differs between two policies, in their order. `view` says from which account each is
/// looked at.
///
/// ```
/// use beian_desk::engine::{Context, Instance, Policy, Product, Verdict, compare};
///
/// let instances = [Instance::new("i-1", Product::CloudVirtualHost)];
/// let as_of = "2026-07-01T12:00:00+08:00".parse().unwrap();
/// let context = Context { as_of, account: None, numbers: &[] };
/// let [one, other] = [&Policy::all()[0], &Policy::all()[1]];
/// let differences = compare(&instances, context, [one, other], |_| None);
/// let verdicts = differences[0].assessments.each_ref().map(|assessment| assessment.verdict);
/// assert_eq!(verdicts, [Verdict::NotRequired, Verdict::Undetermined]);
/// ```
pub fn compare<'a>(
    instances: &'a [Instance],
    context: Context<'a>,
    policies: [&'a Policy; 2],
    view: impl Fn(&'a Instance) -> Option<&'a Account>,
) -> Vec<Difference<'a>> {
    let assessors = policies.map(|policy| Assessor::new(instances, context, policy));
    let judged = instances.iter().map(|instance| {
        let account = view(instance);
        (instance, assessors.each_ref().map(|assessor| assessor.judge_as(instance, account)))
    });
    judged
        .filter(|(_, [one, other])| one.verdict != other.verdict)
        .map(|(instance, assessments)| {
            let changed = changed(&assessments);
            Difference { instance, assessments, changed }
        })
        .collect()
}

fn changed<'a>([one, other]: &[Assessment<'a>; 2]) -> Vec<Changed<'a>> {
    if one.instead.is_some() || other.instead.is_some() {
        return Vec::new();
    }
    let of = |assessment: &Assessment<'a>, check: Check| {
        assessment.findings.iter().find(|finding| finding.check == check).cloned()
    };
    let pairs =
        Check::ALL.iter().map(|check| Changed { check: *check, findings: [of(one, *check), of(other, *check)] });
    pairs
        .filter(|changed| {
            let [one, other] = changed.findings.each_ref().map(|finding| finding.as_ref().and_then(against));
            one != other
        })
        .collect()
}

/// The outcome where it speaks against the instance.
fn against(finding: &Finding<'_>) -> Option<Outcome> {
    matches!(finding.outcome, Outcome::Unmet | Outcome::Unknown).then_some(finding.outcome)
}
