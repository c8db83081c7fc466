//! The pages, chosen by the route.

pub(super) mod about;
pub(super) mod ask;
mod compared;
pub(super) mod explain;
pub(super) mod faq;
mod home;
pub(super) mod instances;
pub(super) mod numbers;
pub(super) mod offline;
pub(super) mod plan;
mod traced;

use wasm_bindgen::JsCast;

#[cfg(feature = "gallery")]
pub(super) use numbers::status_class;
pub(super) use numbers::step_text;

use super::desk::{Derived, Desk};
use super::markup::{El, Markup, Piece, el, live};
use super::{part, parts};
use crate::app::view::Sheet;
use crate::app::{Msg, Page, Part, Query, Route};
use crate::i18n::{Ui, say};

/// The page that the route names.
pub(super) fn page(desk: Desk) -> Markup {
    #[derive(Clone, Copy, PartialEq)]
    enum Shown {
        Loading,
        Home,
        Instances,
        Numbers,
        Ask,
        Plan,
        Faq,
        About,
        #[cfg(feature = "gallery")]
        Gallery,
    }
    let shown = desk.memo(|model| match (&model.route.page, model.loaded) {
        // Neither needs what is stored.
        (Page::Faq(_), _) => Shown::Faq,
        (Page::Ask(_), _) => Shown::Ask,
        #[cfg(feature = "gallery")]
        (Page::Gallery(_), _) => Shown::Gallery,
        (_, false) => Shown::Loading,
        (Page::Home, _) => Shown::Home,
        (Page::Apply(_), _) if model.instances.is_empty() => Shown::Home,
        (Page::Apply(_), _) => Shown::Instances,
        (Page::Management, _) => Shown::Numbers,
        (Page::Plan, _) => Shown::Plan,
        (Page::About, _) => Shown::About,
    });
    let by_desk = move |page: fn(&parts::DeskPart) -> fn(Desk) -> Markup| {
        parts::once_here(desk, Part::Desk, move || parts::desk().map(|part| page(part)(desk)))
    };
    let by_guide = move |page: fn(&parts::GuidePart) -> fn(Desk) -> Markup| {
        parts::once_here(desk, Part::Guide, move || parts::guide().map(|part| page(part)(desk)))
    };
    let by_advice = move |page: fn(&parts::AdvicePart) -> fn(Desk) -> Markup| {
        parts::once_here(desk, Part::Advice, move || parts::advice().map(|part| page(part)(desk)))
    };
    let laid_out = move || match shown.get() {
        // What is stored is read by the desk's part.
        Shown::Loading => {
            parts::once_here(desk, Part::Desk, move || Some(part::p("bd-quiet", desk.text(Ui::Loading)).markup()))
        }
        Shown::Home => home::home(desk),
        Shown::Instances => by_desk(|part| part.instances),
        Shown::Numbers => by_desk(|part| part.numbers),
        Shown::Ask => by_advice(|part| part.ask),
        Shown::Plan => by_advice(|part| part.plan),
        Shown::Faq => by_guide(|part| part.faq),
        Shown::About => by_guide(|part| part.about),
        #[cfg(feature = "gallery")]
        Shown::Gallery => super::gallery::gallery(desk),
    };
    laid_out.markup()
}

/// A search field that narrows the page down as one types, but not while an input method composes.
fn search(desk: Desk, label: Ui, hint: Option<Ui>) -> El {
    let narrow = move |text: String| {
        let query = desk.peek(|model| model.route.query.clone());
        desk.send(Msg::Narrow(Query { search: text, page: 0, ..query }));
    };
    let value = desk.memo(|model| model.route.query.search.clone());
    let input = el("input").attr("type", "search").attr("name", "search").attr("autocomplete", "off");
    let input = input
        .attr("spellcheck", "false")
        .attr("placeholder", hint.map(|hint| desk.text(hint)))
        .holds(move || value.get())
        .on("input", move |event| {
            let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
            if !composing {
                narrow(part::chosen(&event));
            }
        })
        .on("compositionend", move |event| narrow(part::chosen(&event)));
    el("label").class("bd-inline bd-search").child(part::plain("span", desk.text(label))).child(input)
}

/// Which rows of a long list are shown, and the ways to the ones before and after them.
fn pages(desk: Desk, place: Derived<Sheet>) -> El {
    let lang = desk.lang();
    // The links keep what else the route says.
    let route =
        desk.memo(|model| Route { query: Query { open: None, ..model.route.query.clone() }, ..model.route.clone() });
    let none = place.memo(|sheet| sheet.total == 0);
    let to = move |page: usize, rel: &'static str, text: Ui| {
        let route = route.get();
        let href = Route { query: Query { page, ..route.query }, ..route }.fragment();
        part::link("bd-button", href).attr("rel", rel).child(desk.text(text))
    };
    let before = move || {
        let Sheet { page, .. } = place.get();
        (page > 1).then(|| to(page - 1, "prev", Ui::PrevPage))
    };
    // Read out as it changes: what a filter leaves is heard.
    let said = move || {
        let Sheet { matching, total, page, pages } = place.get();
        say::showing(lang, matching, total, page, pages)
    };
    let after = move || {
        let Sheet { page, pages, .. } = place.get();
        (page < pages).then(|| to(page + 1, "next", Ui::NextPage))
    };
    let said = el("span").attr("role", "status").child(said);
    el("nav")
        .class("bd-pages")
        .attr("aria-label", desk.text(Ui::PagesLabel))
        .attr("hidden", live(move || none.get()))
        .child(before)
        .child(said)
        .child(after)
}
