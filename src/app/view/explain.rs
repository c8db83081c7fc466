//! The explanation of one verdict: every condition with its margin here, until when it lasts in `horizon`, what would
//! be in `what_if`, all of it as text in `text`.

mod horizon;
mod text;
mod what_if;

use super::super::model::Model;
use super::super::route::{Page, Query, Route};
use crate::engine::{Advisory, Assessment, Check, Finding, Instance, Outcome, Policy, Shown, Status, Verdict, margin};
use crate::faq;
use crate::i18n::{self, Lang, Ui, say, ui};

pub(in super::super) use horizon::ending;
pub use horizon::{HorizonView, TimeLine, lasting};
pub use text::account;
pub use what_if::{Beside, WhatIfFields, WhatIfView, what_if};

/// How a condition came out, for colour and icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Met.
    Met,
    /// Not met.
    Unmet,
    /// A needed fact is unknown.
    Unknown,
    /// Not tested here, or not for this instance.
    Skipped,
}

/// A fact of the guide or a reading that a sentence rests on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Where it stands, with the guide's date; or that it is how the guide is read.
    pub place: String,
    /// What it says, in words of our own.
    pub text: &'static str,
}

/// One condition with how it came out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    /// How it came out.
    pub mark: Mark,
    /// That in words.
    pub mark_text: &'static str,
    /// The condition.
    pub title: &'static str,
    /// What the two values are called.
    pub labels: (Ui, Ui),
    /// What is required.
    pub required: String,
    /// What was found.
    pub found: String,
    /// How far from the boundary that is, where there is a distance.
    pub margin: Option<String>,
    /// The sentence with the margin, or why it was not tested.
    pub sentence: String,
    /// How the guide is read where it says nothing, of what is not met or not known.
    pub readings: Vec<String>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// The question that explains it: its fragment.
    pub faq: String,
}

/// Advice that changes no verdict.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Advice {
    /// What it says.
    pub text: &'static str,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// The question that explains it: its fragment.
    pub faq: String,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Todo {
    /// What to do.
    pub text: String,
    /// Where the guide sends the user.
    pub link: Option<String>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// The question that explains it: its fragment.
    pub faq: String,
}

/// The explanation of one verdict.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Explain {
    /// The instance's id.
    pub id: String,
    /// Its name and product.
    pub title: String,
    /// The verdict's code.
    pub verdict: Verdict,
    /// The verdict in words.
    pub verdict_text: &'static str,
    /// The first reason, or what is left.
    pub headline: String,
    /// That there are more numbers and reservations than the quota allows.
    pub crowd: Option<String>,
    /// Advice that comes before whatever is to be done.
    pub first: Vec<Advice>,
    /// The fragment of the number that waits to be used, where one does.
    pub waits: Option<String>,
    /// Every condition, in order.
    pub conditions: Vec<Condition>,
    /// What to do, in order.
    pub todo: Vec<Todo>,
    /// What to do where no number is needed.
    pub instead: Option<Todo>,
    /// The questions to answer next.
    pub ask: Vec<&'static str>,
    /// Advice.
    pub advice: Vec<Advice>,
    /// The guide and its date, and the moment of the verdict.
    pub basis: String,
}

/// Explains the verdict of an instance; none where it is not in the list.
pub fn explain(model: &Model, id: &str) -> Option<Explain> {
    let (lang, policy) = (model.lang, model.policy());
    let instance = model.instance(id)?;
    let assessor = model.assessor_of(&[instance]);
    let assessment = model.judge(&assessor, instance);
    let name = instance.name.as_deref().unwrap_or(&instance.id);
    let (todo, instead) = things_to_do(lang, policy, &assessment, source);
    Some(Explain {
        id: instance.id.clone(),
        title: [name, i18n::verdict::product_short(lang, instance.product)].join(" · "),
        verdict: assessment.verdict,
        verdict_text: i18n::verdict::verdict(lang, assessment.verdict),
        headline: i18n::verdict::headline(lang, &assessment),
        crowd: assessment
            .quota
            .filter(|quota| quota.excess() > 0)
            .map(|quota| i18n::quota::exceeded(lang, name, &quota)),
        first: advised_if(lang, policy, &assessment, source, i18n::explain::comes_first),
        waits: assessment.advisories.has(Advisory::UnusedNumberAvailable).then(|| {
            let query = Query { search: instance.id.clone(), status: Some(Status::Bound), ..Query::default() };
            Route { page: Page::Management, query }.fragment()
        }),
        conditions: assessment.findings.iter().map(|finding| condition(lang, policy, instance, finding)).collect(),
        todo,
        instead,
        ask: assessment.unknown().into_iter().map(|fact| i18n::verdict::ask(lang, fact)).collect(),
        advice: advised_if(lang, policy, &assessment, source, |code| !i18n::explain::comes_first(code)),
        basis: say::basis(lang, &policy.guide.published, model.moment()),
    })
}

/// What is to be done, in order, and what where no number is needed.
pub(crate) fn things_to_do(
    lang: Lang,
    policy: &Policy,
    assessment: &Assessment<'_>,
    source: Sourced,
) -> (Vec<Todo>, Option<Todo>) {
    let steps = assessment.remedies.iter().map(|remedy| Todo {
        text: i18n::verdict::remedy(lang, remedy),
        link: remedy.link.map(str::to_owned),
        sources: remedy.source.iter().map(|id| source(lang, policy, id)).collect(),
        faq: link(faq::for_remedy(remedy.action)),
    });
    let instead = assessment.instead.map(|instead| Todo {
        text: i18n::verdict::instead(lang, instead.code).to_owned(),
        link: instead.link.map(str::to_owned),
        sources: instead.source.iter().map(|id| source(lang, policy, id)).collect(),
        faq: link(faq::for_instead(instead.code)),
    });
    (steps.collect(), instead)
}

/// The advice that is given, where `told` says so.
pub(crate) fn advised_if(
    lang: Lang,
    policy: &Policy,
    assessment: &Assessment<'_>,
    source: Sourced,
    told: fn(Advisory) -> bool,
) -> Vec<Advice> {
    let advice = assessment.advisories.iter().filter(|advice| told(advice.code)).map(|advice| Advice {
        text: i18n::verdict::advice(lang, advice.code),
        sources: advice.source.iter().map(|id| source(lang, policy, id)).collect(),
        faq: link(faq::for_advisory(advice.code)),
    });
    advice.collect()
}

fn condition(lang: Lang, policy: &Policy, instance: &Instance, finding: &Finding<'_>) -> Condition {
    let mark = match finding.outcome {
        _ if finding.exempts() => Mark::Skipped,
        Outcome::Met => Mark::Met,
        Outcome::Unmet => Mark::Unmet,
        Outcome::Unknown => Mark::Unknown,
        Outcome::NotTested => Mark::Skipped,
    };
    let shown = |value: Option<Shown<'_>>, none: Ui| match value {
        Some(value) => i18n::verdict::shown(lang, &value),
        None => ui(lang, none).to_owned(),
    };
    Condition {
        mark,
        mark_text: i18n::verdict::outcome(lang, finding),
        title: i18n::verdict::check(lang, finding.check),
        required: match (finding.check, finding.required) {
            (Check::Expired, Some(required @ Shown::Moment(_))) => {
                i18n::explain::later(lang, &i18n::verdict::shown(lang, &required))
            }
            (_, required) => shown(required, Ui::NotStated),
        },
        labels: match finding.check {
            Check::QuotaExhausted => (Ui::QuotaLimit, Ui::QuotaUsed),
            _ => (Ui::Required, Ui::Found),
        },
        found: shown(finding.observed, Ui::NotStated),
        margin: margin(finding, instance).map(|margin| i18n::explain::margin(lang, &margin)),
        sentence: i18n::verdict::finding_of(lang, finding, instance.billing),
        readings: match finding.outcome {
            Outcome::Unmet | Outcome::Unknown => {
                finding.source.iter().filter_map(|id| i18n::explain::reading(lang, id)).collect()
            }
            Outcome::Met | Outcome::NotTested => Vec::new(),
        },
        sources: finding.source.iter().map(|id| source(lang, policy, id)).collect(),
        faq: link(faq::for_check(finding.check)),
    }
}

fn link(entry: &str) -> String {
    Page::Faq(Some(entry.to_owned())).fragment()
}

/// What is told of a source: [`source`] with what it says, [`placed`] without.
pub(crate) type Sourced = fn(Lang, &Policy, &str) -> Source;

/// A source with what it says, in words of our own.
pub(crate) fn source(lang: Lang, policy: &Policy, id: &str) -> Source {
    let text = i18n::source::fact_text(lang, id).or_else(|| i18n::source::reading_text(lang, id)).unwrap_or_default();
    Source { text, ..placed(lang, policy, id) }
}

/// A source by where it stands alone, for whoever can't take all the texts along.
pub(crate) fn placed(lang: Lang, policy: &Policy, id: &str) -> Source {
    let policy = Policy::with_fact(id).unwrap_or(policy);
    Source { id: id.to_owned(), place: i18n::source::source(lang, policy, id), text: "" }
}
