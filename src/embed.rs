//! What the element for other people's pages shows. A request in, as JSON: the language, the rules, the moment, and the
//! answers so far, or facts. A tree of elements out, and the contract's report beside it. `assets/embed/widget.js` makes
//! the elements and sends what was answered; it holds no state but the answers, and this room none at all.
//!
//! The interview and its end are those of the app (`app::view::ask`). What the page gives is hostile: it is read with
//! limits, becomes text and nothing else, and nothing of it can fail. Imports engine, i18n and app.

mod judged;
mod question;
mod request;
mod result;
mod tree;

use crate::app::ask as link;
use crate::engine::interview::{Answers, Step, next};
use crate::engine::{InputError, assess_facts, whole_facts};
use crate::i18n::embed::{self as words, Embed};
use crate::i18n::{Lang, ask};
use request::{Request, Sent};
use tree::{el, json, p, text};

/// As many faults of the page's facts are shown.
const MOST_FAULTS: usize = 5;

/// What a request is answered with, before it is written.
struct Shown {
    /// The tree.
    tree: String,
    /// The answers, as a fragment of the app.
    answers: String,
    /// The verdict's code, where there is one.
    verdict: Option<&'static str>,
    /// The report, as JSON.
    report: Option<String>,
}

/// Answers a request. See `request` for its fields; what is missing or wrong there is passed over.
///
/// ```
/// use beian_desk::embed::show;
///
/// let shown = show(r#"{"lang": "en", "as_of": "2026-07-01T12:00:00+08:00", "answers": "product=cxt_shop"}"#);
/// assert!(shown.contains(r#""verdict":"not_required""#));
/// ```
pub fn show(request: &str) -> String {
    let Some(request) = Request::read(request) else { return "null".to_owned() };
    let shown = match &request.facts {
        Some(facts) => given(&request, facts),
        None => asked(&request),
    };
    let report = shown.report.unwrap_or_else(|| "null".to_owned());
    [
        "{\"lang\":",
        &json(request.lang.html()),
        ",\"title\":",
        &json(words::embed(request.lang, Embed::Title)),
        ",\"answers\":",
        &json(&shown.answers),
        ",\"verdict\":",
        &shown.verdict.map_or_else(|| "null".to_owned(), json),
        ",\"report\":",
        &report,
        ",\"tree\":",
        &shown.tree,
        "}",
    ]
    .concat()
}

/// That the page asks for rules that are not known here.
fn unknown_rules(request: &Request) -> Option<String> {
    let name = request.unknown_policy.as_deref()?;
    Some(p("bd-warn", &[text(&words::unknown_policy(request.lang, name))]))
}

/// The interview, after what was just answered.
fn asked(request: &Request) -> Shown {
    let (lang, policy, as_of) = (request.lang, request.policy, request.as_of);
    let (mut answers, mut wrong) = (link::parse(&request.answers), None);
    if let Some(Sent { question, fields }) = &request.sent {
        match link::sent(*question, fields, &answers) {
            Some(answer) => answers = answers.with(*question, answer, policy),
            None => wrong = Some(ask::wrong(lang, *question)),
        }
    }
    (answers.id, answers.name) = (None, None);
    let step = next(&answers, policy, as_of);
    let main = match &step {
        Step::Ask(asked) => question::question(request, &answers, *asked, wrong),
        Step::Done(done) => result::result(lang, &answers, done),
        Step::Buy(shopping) => result::buy(lang, &answers, shopping),
        Step::Unsaid => result::unsaid(lang, &answers),
    };
    let (verdict, report) = match &step {
        Step::Done(done) => (Some(done.verdict().code()), Some(done.report().to_json())),
        _ => (None, None),
    };
    let children: Vec<String> =
        unknown_rules(request).into_iter().chain(main).chain(after(request, &answers, verdict.is_some())).collect();
    Shown { tree: el("div", &[("class", "bd-main")], &children), answers: link::fragment(&answers), verdict, report }
}

/// What was answered, and the ways on.
fn after(request: &Request, answers: &Answers, done: bool) -> Vec<String> {
    let lang = request.lang;
    let given = result::given(lang, answers);
    let mut forward = answers.clone();
    forward.at = None;
    let whole = link::fragment(&forward.stamped(request.policy, request.as_of));
    let restart = (!answers.given().is_empty()).then(|| result::go(words::embed(lang, Embed::Restart), ""));
    let tools: Vec<String> = [Some(result::whole(lang, &whole)), restart].into_iter().flatten().collect();
    let hint = done.then(|| p("bd-quiet", &[text(words::embed(lang, Embed::WholeHint))]));
    given.into_iter().chain([p("bd-foot", &tools)]).chain(hint).collect()
}

/// What the page gave, judged.
fn given(request: &Request, facts: &str) -> Shown {
    let (lang, policy, as_of) = (request.lang, request.policy, request.as_of);
    let facts = match whole_facts(facts) {
        Ok(facts) => facts,
        Err(errors) => return unreadable(lang, &errors),
    };
    let report = assess_facts(&facts, as_of, policy);
    let cards = judged::cards(lang, policy, as_of, &facts, &report);
    let children: Vec<String> = unknown_rules(request).into_iter().chain(cards).collect();
    let verdict = match report.assessments.as_slice() {
        [one] => Some(one.verdict.code()),
        _ => None,
    };
    let tree = el("div", &[("class", "bd-main")], &children);
    Shown { tree, answers: String::new(), verdict, report: Some(report.to_json()) }
}

/// What is wrong with the facts: for the author of the page, in the words of the library.
fn unreadable(lang: Lang, errors: &[InputError]) -> Shown {
    let errors = errors.iter().take(MOST_FAULTS);
    let lines: Vec<String> = errors.map(|error| el("li", &[], &[text(&error.to_string())])).collect();
    let heading = el("h2", &[("tabindex", "-1")], &[text(words::embed(lang, Embed::Unreadable))]);
    let tree = el("div", &[("class", "bd-main")], &[heading, el("ul", &[], &lines)]);
    Shown { tree, answers: String::new(), verdict: None, report: None }
}

/// The language of that tag; Chinese where it is another one.
fn lang(tag: &str) -> Lang {
    tag.parse().unwrap_or_default()
}
