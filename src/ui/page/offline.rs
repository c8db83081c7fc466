//! The desk without a network: what it means, whether it is so, which version this is; and the notice of a newer one.

use super::super::desk::Desk;
use super::super::markup::{El, Markup, Piece, all, el};
use super::super::part::{self, plain};
use crate::app::view;
use crate::app::{Msg, NewerNotice, Wish};
use crate::i18n::offline::{self as say, Text, text};

pub(super) fn offline(desk: Desk) -> Markup {
    let lang = desk.lang();
    let shown = desk.memo(view::offline);
    let small = "bd-button bd-button--small";
    let state = shown.memo(|shown| (shown.state, shown.version.clone()));
    let state = move || {
        let (state, version) = state.get();
        let version = version.map(|version| all![" ", el("span").class("bd-quiet").child(version)]);
        plain("p", plain("strong", state)).child(version)
    };
    let (can_look, can_use) = (shown.memo(|shown| shown.can_look), shown.memo(|shown| shown.can_use));
    let look = move || can_look.get().then(|| button(desk, "bd-button", text(lang, Text::Look), Wish::Look));
    let change = move || can_use.get().then(|| button(desk, small, say::use_now(lang), Wish::Use));
    let looked = shown.memo(|shown| shown.look);
    let looked = el("p").attr("role", "status").child(move || looked.get());
    plain("h2", text(lang, Text::Heading)).beside(all![
        state,
        plain("p", text(lang, Text::Meaning)),
        plain("p", text(lang, Text::Data)),
        plain("p", text(lang, Text::Install)),
        el("p").child(look).child(change),
        looked,
    ])
}

fn button(desk: Desk, class: &'static str, text: &'static str, wish: Wish) -> El {
    part::button(desk, class, text, Msg::Newer(wish))
}

/// The notice of a newer version.
pub(in super::super) fn newer(desk: Desk, notice: NewerNotice) -> Markup {
    let lang = desk.lang();
    let (says, can_use) = view::newer(lang, notice);
    let change = can_use.then(|| button(desk, "bd-button bd-button--small", say::use_now(lang), Wish::Use));
    let not_now = (notice != NewerNotice::Coming)
        .then(|| button(desk, "bd-button bd-button--small bd-button--quiet", say::not_now(lang), Wish::NotNow));
    let notice = el("div").class("bd-notice bd-notice--newer").child(plain("p", says));
    notice.child(change).child(not_now).markup()
}
