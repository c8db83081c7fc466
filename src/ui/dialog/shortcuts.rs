//! The keys that work as shortcuts, and whether they do.

use super::super::desk::Desk;
use super::super::markup::{El, el, list};
use super::super::part::{self, plain};
use super::titled;
use crate::app::{Msg, Shortcut};
use crate::i18n::Ui;
use crate::i18n::portfolio::{Label, label};

pub(super) fn shortcuts(desk: Desk) -> El {
    let text = |text: Label| label(desk.lang(), text);
    let on = desk.memo(|model| model.shortcuts);
    let row = |key: &'static str, does: Label| {
        plain("tr", plain("th", plain("kbd", key)).attr("scope", "row")).child(plain("td", text(does)))
    };
    let ours = Shortcut::ALL.into_iter().map(|shortcut| match shortcut {
        Shortcut::Search => row(shortcut.key(), Label::KeySearch),
        Shortcut::List => row(shortcut.key(), Label::KeyList),
    });
    let head = [Label::Key, Label::KeyDoes].into_iter().map(|column| plain("th", text(column)).attr("scope", "col"));
    let body = plain("tbody", list(ours)).child(row("Esc", Label::KeyEscape));
    let switch = part::tick(desk, text(Label::ShortcutsOn), move || on.get(), Msg::SetShortcuts);
    el("div")
        .child(titled(text(Label::Shortcuts)))
        .child(plain("p", text(Label::ShortcutsText)))
        .child(el("table").class("bd-keys").child(plain("thead", plain("tr", list(head)))).child(body))
        .child(plain("p", switch))
        .child(part::p("bd-quiet", text(Label::ShortcutsHint)))
        .child(part::p("bd-dialog__tools", part::button(desk, "bd-button", desk.text(Ui::Close), Msg::Close)))
}
