//! A request, read with limits; what is wrong in it is passed over.
//!
//! `lang`, `policy`, `as_of` (RFC 3339), `answers` (as the app's fragments have them), `facts` (the text of a facts
//! file), and of a form that was sent `question` with its `fields`, a list of names and values in turn.

use crate::engine::interview::Question;
use crate::engine::json::{Parsed, Value};
use crate::engine::{Moment, Policy};
use crate::i18n::Lang;

/// The most bytes of a request.
const MOST_BYTES: usize = 1024 * 1024;

/// The most texts of a form that are looked at.
const MOST_FIELDS: usize = 16;

pub(super) struct Request {
    pub(super) lang: Lang,
    pub(super) policy: &'static Policy,
    /// The name that the page asked for, where there are no such rules.
    pub(super) unknown_policy: Option<String>,
    pub(super) as_of: Moment,
    pub(super) answers: String,
    pub(super) facts: Option<String>,
    pub(super) sent: Option<Sent>,
}

/// A form that was sent.
pub(super) struct Sent {
    pub(super) question: Question,
    pub(super) fields: Vec<(String, String)>,
}

impl Request {
    /// None where no moment is named and the rules have no beginning.
    pub(super) fn read(text: &str) -> Option<Request> {
        let parsed = Some(text).filter(|text| text.len() <= MOST_BYTES).and_then(|text| Parsed::new(text).ok());
        let member = |name: &str| parsed.as_ref().and_then(|parsed| parsed.root().member(name).ok().flatten());
        let texts = |name: &str| member(name).and_then(|value| value.text().ok()).filter(|text| !text.is_empty());
        let name: Option<String> = texts("policy").map(|name| name.chars().take(100).collect());
        let known = Policy::by_name(name.as_deref());
        let policy = known.unwrap_or_else(Policy::standard);
        let question = texts("question").and_then(|code| code.parse().ok());
        let as_of = texts("as_of").and_then(|text| text.parse().ok());
        Some(Request {
            lang: super::lang(&texts("lang").unwrap_or_default()),
            policy,
            unknown_policy: name.filter(|_| known.is_none()),
            as_of: as_of.or_else(|| Moment::midnight(policy.holds_from).ok())?,
            answers: texts("answers").unwrap_or_default(),
            facts: texts("facts"),
            sent: question.map(|question| Sent { question, fields: member("fields").map(fields).unwrap_or_default() }),
        })
    }
}

fn fields(value: Value<'_>) -> Vec<(String, String)> {
    let Ok(texts) = value.items_within(MOST_FIELDS) else { return Vec::new() };
    let texts: Vec<String> = texts.into_iter().map(|text| text.text().unwrap_or_default()).collect();
    let pair = |pair: &[String]| match pair {
        [name, value] => Some((name.clone(), value.clone())),
        _ => None,
    };
    texts.chunks(2).filter_map(pair).collect()
}
