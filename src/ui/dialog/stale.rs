//! What another tab changed under the dialog, said at its top; and the button that waits until it can succeed.

use super::super::desk::Desk;
use super::super::markup::{El, el, live};
use super::super::part::{self, plain};
use crate::app::view;
use crate::i18n::stale as say;

/// What changed, read out when it does. In the dialog: what lies outside of it is not read while it is open.
pub(super) fn stale(desk: Desk) -> El {
    let found = desk.memo(view::stale);
    let inside = move || {
        let found = found.get();
        let some = !found.lines.is_empty() || found.blocked.is_some();
        some.then(|| {
            let heading = (!found.lines.is_empty()).then(|| plain("p", say::heading(desk.lang())));
            let lines = (!found.lines.is_empty()).then(|| part::lines("", found.lines));
            let blocked = found.blocked.map(|text| plain("p", plain("strong", text)));
            el("div").class("bd-notice bd-notice--changed").child(heading).child(lines).child(blocked)
        })
    };
    el("div").attr("id", "bd-stale").class("bd-stale").attr("role", "status").child(inside)
}

/// A button of the dialog that can't be pressed while `busy`, nor where another tab's change is in the way.
pub(super) fn unless_blocked(desk: Desk, kind: &'static str, busy: impl Fn() -> bool + 'static) -> El {
    let blocked = desk.memo(|model| model.stale.as_ref().is_some_and(|stale| stale.blocked.is_some()));
    let button = el("button").attr("type", kind).class("bd-button bd-button--primary");
    let button = button.attr("aria-describedby", live(move || blocked.get().then_some("bd-stale")));
    button.attr("disabled", live(move || busy() || blocked.get()))
}
