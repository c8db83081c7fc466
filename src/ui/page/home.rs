//! Where everything begins: what this is, and five ways in.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::markup::{El, Markup, all, el, list};
use super::super::part::{self, plain};
use crate::app::{Msg, Page, Place, Route, view};
use crate::i18n::Ui;

pub(super) fn home(desk: Desk) -> Markup {
    let ask = |query: &str| Route::to(Page::Ask(query.to_owned())).fragment();
    let press = |text: Ui, msg: Msg| part::button(desk, "bd-button", desk.text(text), msg);
    let [first, import, form, samples, what] = view::WAYS;
    let start = part::link("bd-button bd-button--primary", ask("")).child(desk.text(first[2]));
    let none = part::link("bd-link", ask("product=none")).child(desk.text(Ui::WayNone));
    let start = el("div").class("bd-way__links").child(start).child(none);
    let bring = way(desk, "bd-card bd-way bd-way--drop", import, press(import[2], Msg::OpenImport));
    let other = |texts: [Ui; 3], with: El| way(desk, "bd-card bd-way", texts, with);
    let read = part::link("bd-button", Route::to(Page::Faq(None)).fragment()).child(desk.text(what[2]));
    let ways = el("ul")
        .class("bd-ways")
        .child(other(first, start))
        .child(part::takes_files(desk, bring))
        .child(other(form, press(form[2], Msg::OpenForm(None))))
        .child(other(samples, press(samples[2], Msg::LoadSamples)))
        .child(other(what, read));
    all![
        part::heading(desk.text(Ui::HomeHeading)),
        part::p("bd-lead", desk.text(Ui::Intro)),
        plain("h2", desk.text(Ui::WaysHeading)),
        ways,
        (desk.peek(|model| model.place) == Place::LocalFile).then(|| part::in_file(desk)),
        commands(desk),
    ]
}

/// A way to begin: its heading, what it means, and what to press.
fn way(desk: Desk, class: &'static str, [heading, text, _]: [Ui; 3], with: El) -> El {
    let heading = plain("h3", desk.text(heading));
    el("li").class(class).child(heading).child(plain("p", desk.text(text))).child(with)
}

/// The export commands of the provider's command line, for a region of the user's choice.
fn commands(desk: Desk) -> El {
    let region = RwSignal::new(view::FIRST_REGION.to_owned());
    let select = el("select").on("change", move |event| region.set(part::chosen(&event)));
    let select = select.child(part::options(view::export_regions(desk.lang()), view::FIRST_REGION));
    let lines = view::COMMANDS.into_iter().map(|export| {
        let command = move || part::copyable(desk, view::command(export, &region.get()));
        plain("h3", desk.text(export.name)).beside(part::p("bd-command", command))
    });
    el("section")
        .class("bd-commands")
        .child(plain("h2", desk.text(Ui::CliHeading)))
        .child(plain("p", desk.text(Ui::CliIntro)))
        .child(part::choice(desk.text(Ui::CliRegion), select))
        .child(list(lines))
        .child(part::p("bd-quiet", desk.text(Ui::CliNote)))
}
