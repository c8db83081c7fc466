//! What lies over the page: one native `<dialog>`, filled by what the desk says is open. The browser keeps the
//! focus inside, closes on Escape and gives the focus back.

mod apply;
mod form;
mod import;
mod record;
mod shortcuts;
mod small;
mod stale;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};

use super::desk::{Derived, Desk};
use super::markup::{El, Markup, Piece, all, el, follow};
use super::part::{self, FieldText};
use super::parts;
use crate::app::{Dialog, Msg, NoticeKind};
use crate::i18n::Ui;
use crate::platform::browser;

/// Which dialog is open; what is inside follows by signals of its own.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Open {
    No,
    Import,
    Edit,
    Apply,
    Applied,
    Record,
    Step,
    Account,
    TakeOut,
    Shortcuts,
    Erase,
}

/// Which dialog the desk says is open.
pub(super) fn open(desk: Desk) -> Derived<Open> {
    desk.memo(|model| match &model.dialog {
        Dialog::None => Open::No,
        Dialog::Import(import) if import.at_once => Open::No,
        Dialog::Import(_) => Open::Import,
        Dialog::Edit(_) => Open::Edit,
        Dialog::Apply(applied) if applied.number.is_some() => Open::Applied,
        Dialog::Apply(_) => Open::Apply,
        Dialog::Record(_) => Open::Record,
        Dialog::Step(_) => Open::Step,
        Dialog::Account { .. } => Open::Account,
        Dialog::TakeOut => Open::TakeOut,
        Dialog::Shortcuts => Open::Shortcuts,
        Dialog::Erase(_) => Open::Erase,
    })
}

pub(super) fn dialog(desk: Desk) -> El {
    let open = open(desk);
    let inside = move || match (open.get(), parts::desk()) {
        // What opens a dialog is a message of the desk's: it is here.
        (shown, Some(part)) if shown != Open::No => (part.dialog)(desk, shown),
        _ => Markup::Nothing,
    };
    // A dialog covers the page with its notices, and what is read out there is not heard: both are here too.
    let notice = desk.memo(|model| {
        let notice = model.notice.as_ref().filter(|notice| notice.within && model.dialog != Dialog::None);
        notice.map(|notice| (notice.kind, notice.text.clone()))
    });
    let said = move || {
        notice.get().map(|(kind, text)| match kind {
            NoticeKind::Done => part::p("bd-notice bd-notice--done", text),
            NoticeKind::Problem => part::p("bd-notice bd-notice--problem", text).attr("role", "alert"),
        })
    };
    let said = el("div").attr("role", "status").child(said);
    let dialog = el("dialog")
        .class("bd-dialog")
        .attr("aria-labelledby", "bd-dialog-title")
        // Escape closes the element by itself, and the desk follows at once. The event that tells of it afterwards comes
        // late: a file that is dropped in between would join the dialog that is gone, and be lost with it.
        .on("cancel", move |event| {
            if of_dialog(&event).is_some() {
                desk.send(Msg::Close);
            }
        })
        .on("close", move |event| {
            // Perhaps another dialog is open already.
            let closed = of_dialog(&event).is_none_or(|element| !element.open());
            if closed && desk.peek(|model| model.dialog != Dialog::None) {
                desk.send(Msg::Close);
            }
        })
        .child(said)
        .child(inside);
    let element: HtmlDialogElement = dialog.node().clone().unchecked_into();
    // Comes after what is inside, so that there is a heading to take the focus.
    follow(Box::new(move || match (open.get(), element.open()) {
        (Open::No, true) => element.close(),
        (Open::No, false) => {}
        (_, true) => browser::soon(|| browser::focus("dialog h2")),
        (_, false) => {
            let _ = element.show_modal();
            browser::focus("dialog h2");
        }
    }));
    dialog
}

/// The dialog that an event is about; none where it is about something inside, as a chooser of files that was left.
fn of_dialog(event: &Event) -> Option<HtmlDialogElement> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// What stands in the dialog.
pub(super) fn inside(desk: Desk, open: Open) -> Markup {
    let inside = match open {
        Open::No => return Markup::Nothing,
        Open::Import => import::import(desk),
        Open::Edit => form::form(desk).markup(),
        Open::Apply => apply::apply(desk).markup(),
        Open::Applied => apply::applied(desk).markup(),
        Open::Record => record::record(desk).markup(),
        Open::Step => small::step(desk).markup(),
        Open::Account => small::account(desk).markup(),
        Open::TakeOut => small::take_out(desk).markup(),
        Open::Shortcuts => shortcuts::shortcuts(desk).markup(),
        Open::Erase => small::erase(desk).markup(),
    };
    all![stale::stale(desk), inside]
}

/// The heading that takes the focus when the dialog opens.
fn title(desk: Desk, text: Ui) -> El {
    titled(desk.text(text))
}

fn titled(text: &'static str) -> El {
    part::plain("h2", text).attr("id", "bd-dialog-title").attr("tabindex", "-1")
}

/// The last line: the way out that does nothing, and what the dialog is for.
fn tools(desk: Desk, leave: Ui, go: El) -> El {
    tools_with(desk, desk.text(leave), go)
}

fn tools_with(desk: Desk, leave: &'static str, go: El) -> El {
    part::p("bd-dialog__tools", part::button(desk, "bd-button", leave, Msg::Close)).child(go)
}

/// A field for a line of text, empty at first, that nothing is wrong with.
fn line(desk: Desk, name: &'static str, label: Ui, hint: Option<Ui>) -> FieldText {
    let hint = hint.map(|hint| desk.text(hint));
    FieldText { name, label: desk.text(label), hint, value: String::new(), kind: "text" }
}

/// What became of the last try of a dialog.
#[derive(Clone, PartialEq, Default)]
struct Try {
    /// Whether it is under way.
    waiting: bool,
    /// Raised on every refusal, so that the same one is read out again.
    attempt: u32,
    /// Why it was refused.
    refused: Option<String>,
}

/// What went wrong, read out when it appears.
fn refused(state: Derived<Try>) -> Markup {
    let text = move || {
        let refused = state.get().refused;
        refused.map(|text| part::p("bd-notice bd-notice--problem", text).attr("role", "alert"))
    };
    text.markup()
}

/// The button that sends the form, while no try is under way.
fn confirm(desk: Desk, state: Derived<Try>, text: Ui) -> El {
    let text = move || desk.text(if state.get().waiting { Ui::Waiting } else { text });
    stale::unless_blocked(desk, "submit", move || state.get().waiting).child(text)
}
