//! A question as a form.

use super::super::super::desk::Desk;
use super::super::super::markup::{Markup, Piece, all, el, follow, list, live};
use super::super::super::part::{self, plain};
use super::text;
use crate::app::Msg;
use crate::app::view::{Fields, QuestionView, wrong_answer};
use crate::i18n::ask::Ask;
use crate::platform::browser;

/// The ids of what names and describes the fields.
const TITLE: &str = "bd-ask-title";
const PLACE: &str = "bd-ask-place";
const WRONG: &str = "bd-ask-wrong";

/// The class of a field that nothing is wrong with.
const SHORT: &str = "bd-field bd-field--short";

pub(super) fn question(desk: Desk, view: QuestionView) -> Markup {
    let asked = view.question;
    let wrong = desk.memo(wrong_answer);
    // What is wrong is read out by itself; the field takes the focus, so that one can mend it at once.
    follow(Box::new(move || {
        if wrong.get().is_some() {
            browser::soon(|| browser::focus(".bd-interview [name=answer]"));
        }
    }));
    let said = move || {
        let text = wrong.get().map(|(text, _)| text);
        text.map(|text| part::p("bd-field__error", text).attr("role", "alert").attr("id", WRONG))
    };
    let place = el("div")
        .class("bd-interview__place")
        .attr("id", PLACE)
        .child(plain("strong", text(desk, Ask::Where)))
        .child(part::p("", view.place));
    let unknown = view.unknown.then(|| {
        let answer = vec![("answer".to_owned(), "unknown".to_owned())];
        part::button(desk, "bd-button", text(desk, Ask::Unknown), Msg::Answer(asked, answer))
    });
    let back = view.back.map(|href| part::link("bd-link", href).child("← ").child(text(desk, Ask::Back)));
    let tools = part::p("bd-interview__tools", part::submit("bd-button bd-button--primary", text(desk, Ask::Next)));
    let invalid = move || wrong.get().map(|_| "true");
    let fields = match view.fields {
        Fields::Choice { options, chosen, regions } => {
            all![said, choice(desk, view.title.clone(), options, &chosen, regions)]
        }
        Fields::Typed { kind, label, hint, value, date } => {
            typed(desk, kind, [label, hint.unwrap_or("")], value, date, said.markup(), invalid)
        }
    };
    let form = part::form(desk, move |fields| Msg::Answer(asked, fields)).attr("novalidate", true);
    let form = form.child(fields).child(tools.child(unknown).child(back));
    all![
        part::p("bd-quiet", view.progress),
        part::heading(view.title).attr("id", TITLE),
        view.first.then(|| part::p("", text(desk, Ask::Intro))),
        place,
        form,
    ]
}

fn choice(
    desk: Desk,
    title: String,
    options: Vec<(String, String, Option<&'static str>)>,
    chosen: &str,
    regions: Option<(Vec<(String, String)>, String)>,
) -> Markup {
    let options = options.into_iter().map(|(value, label, hint)| {
        let radio = el("input").attr("type", "radio").attr("name", "answer").attr("checked", value == chosen);
        let words = plain("span", label).child(hint.map(|hint| el("span").class("bd-choice__hint").child(hint)));
        el("label").class("bd-choice").child(radio.attr("value", value)).child(words)
    });
    let group = el("fieldset")
        .class("bd-choices")
        .attr("aria-describedby", [PLACE, WRONG].join(" "))
        .child(el("legend").class("bd-hidden").child(title))
        .child(list(options));
    let region = regions.map(|(named, chosen)| {
        let any = (String::new(), text(desk, Ask::CityAny).to_owned());
        let named = std::iter::once(any).chain(named).collect();
        part::select("detail", text(desk, Ask::City), chosen, named)
    });
    all![group, region]
}

fn typed(
    desk: Desk,
    kind: &'static str,
    [label, hint]: [&'static str; 2],
    value: String,
    date: Option<String>,
    said: Markup,
    invalid: impl Fn() -> Option<&'static str> + Copy + 'static,
) -> Markup {
    let line = |name: &'static str, kind: &'static str, label: &'static str, hint: &'static str, value: String| {
        let id = part::field_id(name);
        let of_hint = [id.as_str(), "-hint"].concat();
        let (shape, mode) = if kind == "date" { ("date", None) } else { ("text", Some(kind)) };
        let input = part::input(name, shape, value)
            .attr("id", id.clone())
            .attr("inputmode", mode)
            .attr("aria-describedby", [of_hint.as_str(), PLACE, WRONG].join(" "));
        let field = el("div").class(SHORT).child(plain("label", label).attr("for", id));
        let hint = (!hint.is_empty()).then(|| part::p("bd-field__hint", hint).attr("id", of_hint));
        (field.child(hint), input)
    };
    let (field, input) = line("answer", kind, label, hint, value);
    let class = move || if invalid().is_some() { "bd-field bd-field--short bd-field--wrong" } else { SHORT };
    let first = field.child(said).attr("class", live(class)).child(input.attr("aria-invalid", live(invalid)));
    let other = date.map(|date| {
        let (field, input) = line("detail", "date", text(desk, Ask::OrBought), text(desk, Ask::OrBoughtHint), date);
        field.child(input)
    });
    all![first, other]
}
