//! The interview's answers as the route holds them, and the answer that a form was sent with.

use super::model::Model;
use super::route::Page;
use crate::engine::interview::{Answer, Answers, Question};

/// The most of a link that is read, in bytes. What the app writes is far shorter.
const LONGEST_LINK: usize = 4096;

/// What the interview keeps beside its answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asking {
    /// The id of the instance that it is about.
    pub about: Option<String>,
    /// The answers that were given about it, as links without stamp: other answers are about something else.
    pub trail: Vec<String>,
    /// The route's answers under which an answer was none, and how often that was tried.
    pub wrong: Option<(String, u32)>,
    /// Whether the link names the instance.
    pub named: bool,
}

/// The answers that the text of a route holds.
pub(crate) fn parse(raw: &str) -> Answers {
    let raw = match raw.char_indices().find(|(place, _)| *place >= LONGEST_LINK) {
        Some((end, _)) => raw.get(..end).unwrap_or_default(),
        None => raw,
    };
    let pairs: Vec<(String, String)> = form_urlencoded::parse(raw.as_bytes()).into_owned().collect();
    Answers::read(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}

/// The text of a route that holds these answers. Codes, dates and counts stand as they are, so that one can read the
/// link; only names are escaped.
pub(super) fn raw(answers: &Answers) -> String {
    let mut raw = String::new();
    for (key, value) in answers.pairs() {
        if !raw.is_empty() {
            raw.push('&');
        }
        raw.push_str(key);
        raw.push('=');
        let plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte));
        match plain {
            true => raw.push_str(&value),
            false => raw.extend(form_urlencoded::byte_serialize(value.as_bytes())),
        }
    }
    raw
}

/// The fragment of these answers.
pub(crate) fn fragment(answers: &Answers) -> String {
    Page::Ask(raw(answers)).fragment()
}

/// The answers without what goes with the moment and the way there: what tells whether they are about the same.
pub(super) fn key(answers: &Answers) -> String {
    let mut bare = answers.clone();
    (bare.at, bare.policy, bare.as_of, bare.id, bare.name) = (None, None, None, None, None);
    raw(&bare)
}

/// The answer that a form was sent with: a choice or what was typed in `answer`; `detail` is the region within the
/// mainland, or the date of purchase in the place of months.
pub(crate) fn sent(question: Question, fields: &[(String, String)], before: &Answers) -> Option<Answer> {
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
    let (chosen, detail) = (field("answer"), field("detail"));
    let text = match question {
        Question::Region if chosen == "mainland" && !detail.is_empty() => detail,
        Question::Term if chosen.is_empty() => detail,
        _ => chosen,
    };
    // A date field holds no time of day: left alone, it is still the former moment.
    let dated = |answer: &&Answer| matches!(answer, Answer::Expires(_) | Answer::Bought(_));
    let former = before.get(question).filter(dated);
    if let Some(former) = former.filter(|former| former.text().get(..10) == Some(text)) {
        return Some(former.clone());
    }
    let answer = Answer::parse(question, text)?;
    let fits = match (&answer, before.get(Question::Expires)) {
        (Answer::Bought(bought), Some(Answer::Expires(expires))) => bought <= expires,
        // Months that are typed beside a date are months.
        _ => true,
    };
    fits.then_some(answer)
}

impl Model {
    /// The interview's answers, where the page is the interview.
    pub(super) fn answers(&self) -> Answers {
        match &self.route.page {
            Page::Ask(raw) => parse(raw),
            _ => Answers::default(),
        }
    }

    /// The id of the listed instance that the answers are about: the one from which the interview was started, or the
    /// one that the link names.
    pub(super) fn asked_about(&self, answers: &Answers) -> Option<String> {
        let started = self.asking.about.as_ref().filter(|_| self.asking.trail.contains(&key(answers)));
        let named = answers.id.as_ref();
        started.or(named).filter(|id| self.instance(id).is_some()).cloned()
    }

    /// The fragment of the link to be copied.
    pub(super) fn asked_link(&self) -> String {
        let mut answers = self.answers();
        if let Some(instance) = self.asked_about(&answers).and_then(|id| self.instance(&id)) {
            (answers.id, answers.name) = match self.asking.named || answers.id.is_some() {
                true => (Some(instance.id.clone()), instance.name.clone()),
                false => (None, None),
            };
        }
        answers.at = None;
        fragment(&answers.stamped(self.policy(), self.moment()))
    }
}
