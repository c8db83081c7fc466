//! The user's own instances under two policies: whose verdict differs, and why.

use super::super::model::Model;
use super::super::route::{Page, Query, Route, Tab};
use crate::engine::{Assessment, Billing, Changed, Context, Difference, Finding, Policy, Verdict, compare};
use crate::i18n::{self, Lang, rules};
use crate::ledger;

/// So many differences are listed; the rest are counted.
const LISTED: usize = 50;

/// What a comparison shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared with what.
    pub intro: String,
    /// How many differ; or that none does, or that there is nothing to compare.
    pub sum: String,
    /// The instances whose verdict differs.
    pub rows: Vec<ComparedRow>,
    /// How many more there are, where not all are listed.
    pub more: Option<String>,
}

/// An instance whose verdict differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// Its name and product.
    pub title: String,
    /// Where it is explained.
    pub href: String,
    /// What each policy says of it.
    pub sides: [Side; 2],
    /// The conditions by which they differ.
    pub reasons: Vec<Reason>,
}

/// What one policy says of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The policy's name.
    pub policy: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in words.
    pub verdict_text: &'static str,
    /// The line of the table.
    pub headline: String,
}

/// A condition that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The condition.
    pub title: &'static str,
    /// What each policy says of it: its name, and the sentence with both values.
    pub said: [(String, String); 2],
}

/// Compares the default policy with the chosen one, or with the next where the default is chosen.
pub fn comparison(model: &Model) -> Option<Comparison> {
    let lang = model.lang;
    let one = Policy::standard();
    let other = model.chosen.and_then(Policy::named).or_else(|| Policy::all().get(1))?;
    let names = [one, other].map(|policy| rules::name(lang, policy));
    let [first, second] = &names;
    let count = model.instances.len();
    let numbers = model.book.numbers();
    let context = Context { as_of: model.moment(), account: model.account.as_ref(), numbers: &numbers };
    let view = |instance| ledger::owner_view(instance, model.account.as_ref());
    let differences = compare(&model.instances, context, [one, other], view);
    let sum = match (count, differences.len()) {
        (0, _) => rules::compare_empty(lang).to_owned(),
        (_, 0) => rules::compare_same(lang, count),
        (_, differ) => rules::compare_count(lang, differ, count),
    };
    let more = differences.len().saturating_sub(LISTED);
    Some(Comparison {
        intro: rules::compare_intro(lang, first, second),
        sum,
        rows: differences.iter().take(LISTED).map(|difference| row(lang, &names, difference)).collect(),
        more: (more > 0).then(|| rules::compare_more(lang, more)),
    })
}

fn row(lang: Lang, names: &[String; 2], difference: &Difference<'_>) -> ComparedRow {
    let instance = difference.instance;
    let name = instance.name.as_deref().unwrap_or(&instance.id);
    let query = Query { search: instance.id.clone(), open: Some(instance.id.clone()), ..Query::default() };
    let [first, second] = names;
    let [one, other] = &difference.assessments;
    let side = |policy: &String, assessment: &Assessment<'_>| Side {
        policy: policy.clone(),
        verdict: assessment.verdict,
        verdict_text: i18n::verdict::verdict(lang, assessment.verdict),
        headline: i18n::verdict::headline(lang, assessment),
    };
    ComparedRow {
        title: [name, i18n::verdict::product_short(lang, instance.product)].join(" · "),
        href: Route { page: Page::Apply(Tab::All), query }.fragment(),
        sides: [side(first, one), side(second, other)],
        reasons: difference.changed.iter().map(|changed| reason(lang, names, instance.billing, changed)).collect(),
    }
}

fn reason(lang: Lang, [first, second]: &[String; 2], billing: Option<Billing>, changed: &Changed<'_>) -> Reason {
    let says = |finding: &Option<Finding<'_>>| match finding {
        Some(finding) => i18n::verdict::finding_of(lang, finding, billing),
        None => rules::not_asked(lang).to_owned(),
    };
    let [one, other] = &changed.findings;
    Reason {
        title: i18n::verdict::check(lang, changed.check),
        said: [(first.clone(), says(one)), (second.clone(), says(other))],
    }
}
