//! "Check it yourself": the engine against the decision table, in the visitor's own browser.

use super::super::super::desk::Desk;
use super::super::super::markup::{El, Markup, all, el, list, live};
use super::super::super::part::{self, plain};
use crate::app::Msg;
use crate::app::view;
use crate::i18n::trial;

pub(super) fn trial(desk: Desk) -> El {
    let lang = desk.lang();
    let view = desk.memo(view::trial);
    // One button throughout, so that it keeps the focus.
    let press = move |_| desk.send(Msg::Trial(!desk.peek(|model| view::trial(model).running)));
    let button = el("button").attr("type", "button").class("bd-button").on("click", press);
    let button = button
        .attr("hidden", live(move || view.with(|view| view.button.is_none())))
        .child(move || view.with(|view| view.button.unwrap_or_default()));
    let bar = el("progress")
        .class("bd-trial__bar")
        .attr("aria-label", trial::progress(lang))
        .attr("max", live(move || view.with(|view| view.goal.to_string())))
        .attr("value", live(move || view.with(|view| view.cases.to_string())));
    let line = part::p("bd-quiet bd-trial__line", move || view.with(|view| view.line.clone()));
    let far = el("div").attr("hidden", live(move || view.with(|view| !view.begun))).child(bar).child(line);
    plain("section", plain("h2", trial::heading(lang)))
        .class("bd-trial")
        .child(plain("p", desk.peek(view::trial_intro)))
        .child(plain("p", button))
        .child(far)
        .child(move || found(view.with(|view| (view.result.clone(), view.disagreements.clone()))))
}

/// What came of it, with the cases that disagree.
fn found((result, disagreements): (Option<String>, Vec<(String, String)>)) -> Markup {
    let cases = disagreements.into_iter().map(|(text, facts)| {
        let facts = el("pre").class("bd-pre bd-id").child(facts);
        plain("li", plain("p", text)).child(facts)
    });
    all![result.map(|result| plain("p", plain("strong", result))), plain("ul", list(cases))]
}
