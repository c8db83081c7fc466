//! How a question is answered: by choosing or by typing.

use crate::engine::interview::{Answer, Answers, Buyer, Place, Question, Reach};
use crate::engine::{Billing, Product, regions};
use crate::i18n::{Lang, ask as words};

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fields {
    /// By choosing.
    Choice {
        /// Values, texts and hints.
        options: Vec<(String, String, Option<&'static str>)>,
        /// The value that is chosen; empty where none is.
        chosen: String,
        /// Of the place: the regions in the mainland by id and name, and the one that is chosen.
        regions: Option<(Vec<(String, String)>, String)>,
    },
    /// By typing.
    Typed {
        /// What kind of text it is, as browsers call it: `date`, `numeric` or `decimal`.
        kind: &'static str,
        /// What it is called.
        label: &'static str,
        /// What helps with it.
        hint: Option<&'static str>,
        /// What it holds.
        value: String,
        /// What the date holds that can be given in its place, where one can.
        date: Option<String>,
    },
}

/// The fields of a question. `limit` is the quota of the product.
pub(super) fn of(lang: Lang, answers: &Answers, question: Question, limit: u32) -> Fields {
    let given = answers.get(question).filter(|answer| **answer != Answer::Unknown);
    let choice = |options: Vec<Answer>| {
        let options = options
            .into_iter()
            .map(|answer| (answer.text(), words::option(lang, question, &answer), words::option_hint(lang, &answer)));
        Fields::Choice {
            options: options.collect(),
            chosen: given.map(Answer::text).unwrap_or_default(),
            regions: None,
        }
    };
    let typed = |kind: &'static str| Fields::Typed {
        kind,
        label: words::label(lang, question),
        hint: words::hint(lang, question),
        value: given.map(Answer::text).unwrap_or_default(),
        date: None,
    };
    match question {
        Question::Product => {
            choice(Product::ALL.iter().copied().map(Answer::Product).chain([Answer::NoServer]).collect())
        }
        Question::Region => {
            place(choice(vec![Answer::Place(Place::Mainland), Answer::Place(Place::Elsewhere)]), given, lang)
        }
        Question::Billing => choice(Billing::ALL.iter().copied().map(Answer::Billing).collect()),
        Question::Access => choice(Reach::ALL.iter().copied().map(Answer::Reach).collect()),
        Question::Account => choice(Buyer::ALL.iter().copied().map(Answer::Buyer).collect()),
        Question::Used if limit == 1 => choice(vec![Answer::Count(0), Answer::Count(1)]),
        Question::Expires => dated(typed("date")),
        Question::Term => either(typed("numeric"), given),
        Question::FirstTerm | Question::Used | Question::Sites => typed("numeric"),
        Question::Amount => typed("decimal"),
    }
}

/// A place is chosen by what it means for filing, and within the mainland by the region too.
fn place(fields: Fields, given: Option<&Answer>, lang: Lang) -> Fields {
    let Fields::Choice { options, .. } = fields else { return fields };
    let (chosen, region) = match given {
        Some(Answer::Place(place)) => match place {
            Place::In(region) if place.is_mainland() => ("mainland", region.as_str().to_owned()),
            place if place.is_mainland() => ("mainland", String::new()),
            _ => ("elsewhere", String::new()),
        },
        _ => ("", String::new()),
    };
    let mainland = regions().iter().filter(|info| info.mainland);
    let named = mainland.map(|info| {
        let (zh, en) = info.names();
        (info.id.clone(), lang.pick(zh, en).to_owned())
    });
    Fields::Choice { options, chosen: chosen.to_owned(), regions: Some((named.collect(), region)) }
}

/// A date field holds no time of day.
fn dated(fields: Fields) -> Fields {
    let Fields::Typed { kind, label, hint, value, date } = fields else { return fields };
    Fields::Typed { kind, label, hint, value: day(&value), date }
}

/// Months, or in their place the date of purchase.
fn either(fields: Fields, given: Option<&Answer>) -> Fields {
    let Fields::Typed { kind, label, hint, value, .. } = fields else { return fields };
    let bought = matches!(given, Some(Answer::Bought(_)));
    let (value, date) = if bought { (String::new(), day(&value)) } else { (value, String::new()) };
    Fields::Typed { kind, label, hint, value, date: Some(date) }
}

fn day(moment: &str) -> String {
    moment.get(..10).unwrap_or(moment).to_owned()
}
