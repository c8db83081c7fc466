//! What the interview came to: how to get there, why, and what is still open.

use super::tree::{el, h3, lines, p, text};
use crate::app::view::ask::{self as view, again};
use crate::app::view::{Advice, ResultView, Source, Todo, placed};
use crate::engine::Verdict;
use crate::engine::interview::{Answers, Done, Question, Shopping};
use crate::i18n::Lang;
use crate::i18n::ask::{Ask, ask, change};
use crate::i18n::embed::{Embed, embed};

/// A button that leads to these answers; to the first ones where they are none.
pub(super) fn go(said: &str, answers: &str) -> String {
    go_named(said, said, answers)
}

/// As [`go`], with another name for those who can't see beside what it stands.
fn go_named(said: &str, name: &str, answers: &str) -> String {
    let name = if name == said { "" } else { name };
    let attributes =
        [("type", "button"), ("class", "bd-link"), ("data-go", if answers.is_empty() { "#" } else { answers })];
    el("button", &[attributes.as_slice(), &[("aria-label", name)]].concat(), &[text(said)])
}

/// A link out of the element, in a window of its own.
pub(super) fn outward(lang: Lang, said: &str, href: &str) -> String {
    let hint = el("span", &[("class", "bd-hidden")], &[text(embed(lang, Embed::NewWindow))]);
    let arrow = el("span", &[("aria-hidden", "true")], &[text(" ↗")]);
    el("a", &[("href", href), ("class", "bd-link")], &[text(said), arrow, hint])
}

/// The way to the whole tool with these answers.
pub(super) fn whole(lang: Lang, fragment: &str) -> String {
    outward(lang, embed(lang, Embed::Whole), fragment)
}

/// The verdict as a badge.
pub(super) fn badge(verdict: Verdict, said: &str) -> String {
    let kind = match verdict {
        Verdict::Eligible => "bd-badge bd-good",
        Verdict::Ineligible => "bd-badge bd-bad",
        Verdict::Undetermined => "bd-badge bd-open",
        Verdict::NotRequired => "bd-badge bd-none",
    };
    el("span", &[("class", kind), ("part", "verdict")], &[text(said)])
}

pub(super) fn result(lang: Lang, answers: &Answers, done: &Done<'_>) -> Vec<String> {
    let shown = view::result(lang, answers, done, false, placed);
    let say = |text: Ask| ask(lang, text);
    let mut out = vec![el("h2", &[("tabindex", "-1"), ("part", "heading")], &[text(&shown.heading)])];
    let lead = shown.lead.as_deref().map(|lead| el("strong", &[], &[text(&[" ", lead].concat())]));
    let badge = p("", &[badge(shown.verdict, shown.verdict_text)].into_iter().chain(lead).collect::<Vec<_>>());
    let refused = shown.verdict == Verdict::Ineligible;
    if !refused {
        out.push(badge.clone());
    }
    if !shown.steps.is_empty() {
        let steps: Vec<String> = shown.steps.iter().map(|step| el("li", &[], &todo(lang, step))).collect();
        out.extend([h3(shown.steps_heading), el("ol", &[], &steps)]);
    }
    out.extend(shown.instead.iter().flat_map(|instead| todo(lang, instead)));
    if !shown.apply.is_empty() {
        let console = p("", &[outward(lang, say(Ask::Console), &shown.console)]);
        out.extend([h3(say(Ask::NextSteps)), lines("ol", shown.apply.iter().map(String::as_str)), console]);
    }
    out.extend(shown.until.iter().map(|until| p("", &[text(until)])));
    if !shown.reasons.is_empty() {
        out.push(h3(shown.reasons_heading));
        out.extend(refused.then_some(badge));
        out.push(lines("ul", shown.reasons.iter().map(String::as_str)));
    }
    out.extend(rest(lang, &shown));
    out
}

/// What is open, what is worth noting, and the basis of it all.
fn rest(lang: Lang, shown: &ResultView) -> Vec<String> {
    let mut out = Vec::new();
    for (heading, why, open) in [(Ask::Open, Ask::OpenWhy, &shown.open), (Ask::More, Ask::MoreWhy, &shown.more)] {
        if !open.is_empty() {
            let open: Vec<String> = open.iter().map(|(name, href)| el("li", &[], &[go(name, href)])).collect();
            out.extend([h3(ask(lang, heading)), p("", &[text(ask(lang, why))]), el("ul", &[], &open)]);
        }
    }
    out.extend(advice(lang, &shown.advice));
    out.push(p("bd-quiet", &[text(&shown.basis)]));
    out
}

/// Advice with its heading, where there is any.
pub(super) fn advice(lang: Lang, given: &[Advice]) -> Vec<String> {
    if given.is_empty() {
        return Vec::new();
    }
    let rows = given.iter().map(|advice| {
        let more = outward(lang, embed(lang, Embed::More), &advice.faq);
        el("li", &[], &[p("", &[text(advice.text), text(" "), more]), sources(lang, &advice.sources)])
    });
    vec![h3(ask(lang, Ask::Advice)), el("ul", &[], &rows.collect::<Vec<_>>())]
}

/// One thing to do, with where it is told and what it rests on.
pub(super) fn todo(lang: Lang, todo: &Todo) -> Vec<String> {
    let mut line = vec![text(&todo.text), text(" ")];
    if let Some(link) = &todo.link {
        line.extend([outward(lang, embed(lang, Embed::Guide), link), text(" ")]);
    }
    line.push(outward(lang, embed(lang, Embed::More), &todo.faq));
    vec![p("", &line), sources(lang, &todo.sources)]
}

fn sources(lang: Lang, sources: &[Source]) -> String {
    let rows = sources.iter().map(|source| el("li", &[], &[text(&source.place)]));
    let ids: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    let summary = [embed(lang, Embed::Sources), " ", &ids.join(" ")].concat();
    let rows: Vec<String> = rows.collect();
    el("details", &[("class", "bd-source")], &[el("summary", &[], &[text(&summary)]), el("ul", &[], &rows)])
}

pub(super) fn buy(lang: Lang, answers: &Answers, shopping: &Shopping) -> Vec<String> {
    let buy = view::buy(lang, answers, shopping);
    let ways = buy.ways.iter().map(|(what, how, least)| {
        let best = least.then(|| el("span", &[("class", "bd-badge bd-good")], &[text(ask(lang, Ask::Best))]));
        let head: Vec<String> = [text(what), text(" ")].into_iter().chain(best).collect();
        el("li", &[], &[el("strong", &[], &head), p("", &[text(how)])])
    });
    vec![
        el("h2", &[("tabindex", "-1"), ("part", "heading")], &[text(&buy.heading)]),
        h3(ask(lang, Ask::Ways)),
        el("ul", &[], &ways.collect::<Vec<_>>()),
        h3(ask(lang, Ask::Avoid)),
        lines("ul", buy.avoid.iter().map(String::as_str)),
        p("", &[text(ask(lang, Ask::Bought))]),
        p("", &[go(ask(lang, Ask::BoughtGo), &buy.bought)]),
    ]
}

pub(super) fn unsaid(lang: Lang, answers: &Answers) -> Vec<String> {
    vec![
        el("h2", &[("tabindex", "-1"), ("part", "heading")], &[text(ask(lang, Ask::NoProduct))]),
        p("", &[text(ask(lang, Ask::NoProductText))]),
        p("", &[go(ask(lang, Ask::NoProductGo), &again(answers, Question::Product))]),
    ]
}

/// What was answered, each with the way to change it.
pub(super) fn given(lang: Lang, answers: &Answers) -> Option<String> {
    let rows = view::given(lang, answers);
    let rows: Vec<String> = rows
        .iter()
        .map(|given| {
            let change = go_named(ask(lang, Ask::Change), &change(lang, given.question), &given.href);
            let question = el("span", &[("class", "bd-quiet")], &[text(given.question)]);
            el("li", &[], &[question, el("span", &[], &[text(&given.answer)]), change])
        })
        .collect();
    let list = || {
        let summary = el("summary", &[], &[text(ask(lang, Ask::Given))]);
        el("details", &[("class", "bd-given")], &[summary, el("ul", &[], &rows)])
    };
    (!rows.is_empty()).then(list)
}
