//! A question as a form.

use super::request::Request;
use super::result::go;
use super::tree::{el, p, text};
use crate::app::view::ask::question as view;
use crate::app::view::{Fields, QuestionView};
use crate::engine::interview::{Answers, Asked};
use crate::i18n::Lang;
use crate::i18n::ask::{Ask, ask};

/// What names and describes the fields.
const PLACE: &str = "place";
const WRONG: &str = "wrong";

pub(super) fn question(request: &Request, answers: &Answers, asked: Asked, wrong: Option<&str>) -> Vec<String> {
    let lang = request.lang;
    let view = view(lang, request.policy, answers, asked);
    let say = |text: Ask| self::text(ask(lang, text));
    let place = el(
        "div",
        &[("class", "bd-place"), ("id", PLACE)],
        &[el("strong", &[], &[say(Ask::Where)]), p("", &[text(view.place)])],
    );
    let said = wrong.map(|wrong| el("p", &[("class", "bd-wrong"), ("role", "alert"), ("id", WRONG)], &[text(wrong)]));
    let mut form: Vec<String> = said.into_iter().chain(fields(lang, &view, wrong.is_some())).collect();
    let next =
        el("button", &[("type", "submit"), ("class", "bd-button bd-primary"), ("part", "button")], &[say(Ask::Next)]);
    let unknown = view.unknown.then(|| {
        let attributes = [("type", "submit"), ("class", "bd-button"), ("name", "answer"), ("value", "unknown")];
        el("button", &attributes, &[say(Ask::Unknown)])
    });
    let back = view.back.as_deref().map(|back| go(ask(lang, Ask::Back), back));
    let tools: Vec<String> = [Some(next), unknown, back].into_iter().flatten().collect();
    form.push(p("bd-tools", &tools));
    let asked = [("data-question", view.question.code()), ("novalidate", "true")];
    vec![
        p("bd-quiet", &[text(&view.progress)]),
        el("h2", &[("tabindex", "-1"), ("part", "heading")], &[text(&view.title)]),
        place,
        el("form", &asked, &form),
    ]
}

fn fields(lang: Lang, view: &QuestionView, wrong: bool) -> Vec<String> {
    match &view.fields {
        // Which region of the mainland is for those who keep their servers: here nothing is kept.
        Fields::Choice { options, chosen, .. } => {
            let choices = options.iter().map(|(value, label, hint)| {
                let checked = if value == chosen { "true" } else { "" };
                let radio = [("type", "radio"), ("name", "answer"), ("value", value), ("checked", checked)];
                let hint = hint.map(|hint| el("small", &[], &[text(hint)]));
                let words: Vec<String> = [text(label)].into_iter().chain(hint).collect();
                el("label", &[("class", "bd-choice")], &[el("input", &radio, &[]), el("span", &[], &words)])
            });
            let legend = el("legend", &[("class", "bd-hidden")], &[text(&view.title)]);
            let group: Vec<String> = [legend].into_iter().chain(choices).collect();
            let described = [PLACE, if wrong { WRONG } else { "" }].join(" ");
            let group = el("fieldset", &[("aria-describedby", described.trim())], &group);
            vec![group]
        }
        Fields::Typed { kind, label, hint, value, date } => {
            let line = |name: &str, kind: &str, label: &str, hint: &str, value: &str, wrong: bool| {
                let (shape, mode) = if kind == "date" { ("date", "") } else { ("text", kind) };
                let of_hint = [name, "-hint"].concat();
                let described = [if hint.is_empty() { "" } else { &of_hint }, PLACE, if wrong { WRONG } else { "" }];
                let described = described.join(" ");
                let input = [
                    ("type", shape),
                    ("name", name),
                    ("id", name),
                    ("value", value),
                    ("inputmode", mode),
                    ("autocomplete", "off"),
                    ("aria-describedby", described.trim()),
                    ("aria-invalid", if wrong { "true" } else { "" }),
                ];
                let hint = (!hint.is_empty()).then(|| el("small", &[("id", &of_hint)], &[text(hint)]));
                let label = el("label", &[("for", name)], &[text(label)]);
                let parts: Vec<String> = [label].into_iter().chain(hint).chain([el("input", &input, &[])]).collect();
                el("div", &[("class", "bd-field")], &parts)
            };
            let first = line("answer", kind, label, hint.unwrap_or(""), value, wrong);
            let other = date.as_deref().map(|date| {
                line("detail", "date", ask(lang, Ask::OrBought), ask(lang, Ask::OrBoughtHint), date, false)
            });
            [first].into_iter().chain(other).collect()
        }
    }
}
