//! The trace as a table: each fact of the chosen policy, where it stands, what it says, and what carries it.

use super::super::model::Model;
use super::super::route::{Page, Route};
use super::super::trace::{Carrier, carriers, flow_link};
use crate::faq;
use crate::i18n::rules::{self, CarriedBy, VerdictPart};
use crate::i18n::{self, Lang, ui};

/// A fact with what carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceRow {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub place: String,
    /// What it says.
    pub text: &'static str,
    /// What carries it, by kind.
    pub carried: Vec<Carried>,
}

/// What carries a fact, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The kind.
    pub kind: &'static str,
    /// The name of each, and where it leads.
    pub by: Vec<(String, Option<String>)>,
}

/// Every fact of the policy of the verdicts, in the order of its sources.
pub fn trace(model: &Model) -> Vec<TraceRow> {
    let (lang, policy) = (model.lang, model.policy());
    let row = |id: &str, section| TraceRow {
        id: id.to_owned(),
        place: i18n::source::section(lang, policy, section),
        text: i18n::source::fact_text(lang, id).unwrap_or_default(),
        carried: by_kind(lang, &carriers(policy, id), model),
    };
    policy
        .sections()
        .iter()
        .flat_map(|section| section.facts.iter().map(move |id| (id, section)))
        .map(|(id, section)| row(id, section))
        .collect()
}

fn by_kind(lang: Lang, carriers: &[Carrier], model: &Model) -> Vec<Carried> {
    let kinds = [CarriedBy::Rule, CarriedBy::Answer, CarriedBy::Page];
    let named = carriers.iter().map(|carrier| named(lang, carrier, model)).collect::<Vec<_>>();
    let of = |wanted: CarriedBy| {
        let mut by: Vec<(String, Option<String>)> = Vec::new();
        for (kind, name) in &named {
            // The same check of several products is one name.
            if *kind == wanted && !by.contains(name) {
                by.push(name.clone());
            }
        }
        Carried { kind: rules::carried_by(lang, wanted), by }
    };
    kinds.map(of).into_iter().filter(|carried| !carried.by.is_empty()).collect()
}

fn named(lang: Lang, carrier: &Carrier, model: &Model) -> (CarriedBy, (String, Option<String>)) {
    let part = |part: VerdictPart| (CarriedBy::Rule, (rules::part_of_verdict(lang, part).to_owned(), None));
    match carrier {
        Carrier::Check(_, check) => (CarriedBy::Rule, (i18n::verdict::check(lang, *check).to_owned(), None)),
        Carrier::Remedy(..) => part(VerdictPart::Remedy),
        Carrier::Instead(_) => part(VerdictPart::Instead),
        Carrier::Advisory(_) => part(VerdictPart::Advice),
        Carrier::Answer(entry) => {
            let question = faq::render(lang.pick(entry.question.zh, entry.question.en), model.policy());
            let link = Route::to(Page::Faq(Some(entry.id.to_owned()))).fragment();
            (CarriedBy::Answer, (question, Some(link)))
        }
        Carrier::Flow(flow) => (CarriedBy::Page, (ui(lang, flow.name()).to_owned(), Some(flow_link(*flow)))),
    }
}
