//! The gallery: the small parts on one page, and a page for each state of notices, pages and dialogs. What is shown has
//! a desk of its own, of which nothing is performed.

mod small;

use super::desk::Desk;
use super::markup::{El, Markup, Piece, all, el, list};
use super::part::{self, plain};
use super::{dialog, page, parts, shell};
use crate::app::gallery::{Case, Shows};
use crate::app::{Page, Part, Presence, Route};
use crate::i18n::gallery::{Label, label};
use crate::platform::browser;

/// The gallery, or the state that the route names.
pub(super) fn gallery(desk: Desk) -> Markup {
    let named = desk.memo(|model| match &model.route.page {
        Page::Gallery(Some(name)) => Some(name.clone()),
        _ => None,
    });
    let here = desk.memo(|model| Part::LATER.iter().all(|part| model.parts.of(*part) == Presence::Here));
    let laid_out = move || match (here.get(), named.get()) {
        (false, _) => Markup::Nothing,
        (true, None) => whole(desk),
        (true, Some(name)) => alone(desk, &name),
    };
    laid_out.markup()
}

fn text(desk: Desk, text: Label) -> &'static str {
    label(desk.lang(), text)
}

fn href(name: Option<&str>) -> String {
    Route::to(Page::Gallery(name.map(str::to_owned))).fragment()
}

fn whole(desk: Desk) -> Markup {
    let kinds = Shows::ALL.map(|shows| {
        let heading = match shows {
            Shows::Notices => Label::Notices,
            Shows::Page => Label::Pages,
            Shows::Dialog => Label::Dialogs,
        };
        let cases = Case::all().filter(|case| case.shows == shows);
        let links = cases.map(|case| plain("li", part::link("bd-link", href(Some(case.name))).child(case.name)));
        plain("h2", text(desk, heading)).beside(el("ul").class("bd-contents").child(list(links)))
    });
    all![
        part::heading(text(desk, Label::Heading)),
        plain("p", text(desk, Label::Intro)),
        small::small(desk),
        list(kinds)
    ]
}

/// One state, with the way back.
fn alone(desk: Desk, name: &str) -> Markup {
    let back = part::link("bd-link", href(None)).child(text(desk, Label::Back));
    let Some(case) = Case::named(name) else {
        return all![part::heading(text(desk, Label::Unknown)), plain("p", back)];
    };
    let shown = Desk::new(case.model(desk.lang(), browser::now()));
    let heading = || part::heading(case.name);
    let inside = match case.shows {
        Shows::Notices => all![heading(), shell::notices(shown)],
        // It has a heading of its own, but for those that only say that it is coming.
        Shows::Page => all![part::p("bd-quiet", case.name), page::page(shown)],
        Shows::Dialog => heading().beside(lying(shown)),
    };
    all![plain("p", back), el("div").class("bd-gallery").child(inside)]
}

/// A dialog as a part of the page.
fn lying(desk: Desk) -> El {
    let open = dialog::open(desk);
    let inside = move || parts::desk().map(|part| (part.dialog)(desk, open.get()));
    el("div").class("bd-dialog").child(inside)
}
