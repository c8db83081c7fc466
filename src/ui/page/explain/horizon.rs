//! Until when a verdict lasts, whether a filing is done before, and the end for a calendar.

use wasm_bindgen::JsCast;

use super::super::super::desk::{Derived, Desk};
use super::super::super::markup::{El, Markup, Piece, el, live};
use super::super::super::part::{self, plain};
use super::time_line;
use crate::app::view::{self, HorizonView};
use crate::app::{Model, Msg};
use crate::i18n::explain::{Label, label};

pub(super) fn horizon(desk: Desk, id: String) -> Markup {
    let remind = Msg::Remind(id.clone());
    let shown = desk.memo(move |model| view::lasting(model, &id));
    let there = shown.memo(|shown| shown.is_some());
    (move || there.get().then(|| section(desk, shown, remind.clone()))).markup()
}

fn section(desk: Desk, shown: Derived<Option<HorizonView>>, remind: Msg) -> El {
    let text = |text: Label| label(desk.lang(), text);
    let until = shown.memo(|shown| shown.as_ref().map(|shown| shown.until.clone()));
    let filing = shown.memo(|shown| shown.as_ref().and_then(|shown| shown.filing.clone()));
    let line = shown.memo(|shown| shown.as_ref().and_then(|shown| shown.line.clone()));
    let no_end = shown.memo(|shown| !shown.as_ref().is_some_and(|shown| shown.calendar));
    let no_filing = filing.memo(|filing| filing.is_none());
    let title = text(Label::TimeLine);
    let calendar = part::button(desk, "bd-button", text(Label::CalendarButton), remind);
    let days = days(desk).attr("hidden", live(move || no_filing.get()));
    let calendar = plain("p", calendar).attr("hidden", live(move || no_end.get()));
    el("div")
        .class("bd-lasts")
        .child(plain("h2", text(Label::HorizonHeading)))
        .child(plain("p", move || until.get()))
        .child(move || line.get().map(|line| time_line::time_line(title, line)))
        .child(plain("p", move || filing.get()).attr("role", "status"))
        .child(days)
        .child(calendar)
}

/// How many days a filing takes.
fn days(desk: Desk) -> El {
    let text = |text: Label| label(desk.lang(), text);
    let (id, hint) = ("bd-filing-days", "bd-filing-days-hint");
    let set = desk.memo(|model| model.filing_days.to_string());
    let (least, most) = Model::FILING_DAYS;
    let input = part::input("filing_days", "number", set.peek())
        .attr("id", id)
        .attr("min", least.to_string())
        .attr("max", most.to_string())
        .attr("inputmode", "numeric")
        .attr("aria-describedby", hint)
        .holds(move || set.get())
        .on("input", move |event| {
            if let Ok(days) = part::chosen(&event).parse() {
                desk.send(Msg::FilingDays(days));
            }
        })
        // What is no number is not kept.
        .on("change", move |event| {
            let field = event.target().and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
            if let Some(field) = field.filter(|field| field.value() != set.peek()) {
                field.set_value(&set.peek());
            }
        });
    el("div")
        .class("bd-field bd-lasts__days")
        .child(plain("label", text(Label::FilingDays)).attr("for", id))
        .child(input)
        .child(part::p("bd-field__hint", text(Label::FilingHint)).attr("id", hint))
}
