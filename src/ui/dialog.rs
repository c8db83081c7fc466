//! What lies over the page: one native `<dialog>`, filled by what the desk says is open. The browser keeps the
//! focus inside, closes on Escape and gives the focus back.

mod apply;
mod form;
mod import;
mod record;
mod small;

use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use super::part;
use crate::app::{Dialog, Msg};
use crate::i18n::Ui;

/// Which dialog is open; what is inside follows by signals of its own.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Open {
    No,
    Import,
    Edit,
    Apply,
    Applied,
    Record,
    Step,
    Account,
    Erase,
}

pub(super) fn dialog(desk: Desk) -> impl IntoView {
    let open = desk.memo(|model| match &model.dialog {
        Dialog::None => Open::No,
        Dialog::Import(_) => Open::Import,
        Dialog::Edit(_) => Open::Edit,
        Dialog::Apply(applied) if applied.number.is_some() => Open::Applied,
        Dialog::Apply(_) => Open::Apply,
        Dialog::Record(_) => Open::Record,
        Dialog::Step(_) => Open::Step,
        Dialog::Account { .. } => Open::Account,
        Dialog::Erase(_) => Open::Erase,
    });
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        match (open.get(), element.open()) {
            (Open::No, true) => element.close(),
            (Open::No, false) => {}
            (_, true) => crate::platform::browser::soon(|| crate::platform::browser::focus("dialog h2")),
            (_, false) => {
                let _ = element.show_modal();
                crate::platform::browser::focus("dialog h2");
            }
        }
    });
    let inside = move || match open.get() {
        Open::No => ().into_any(),
        Open::Import => import::import(desk).into_any(),
        Open::Edit => form::form(desk).into_any(),
        Open::Apply => apply::apply(desk).into_any(),
        Open::Applied => apply::applied(desk).into_any(),
        Open::Record => record::record(desk).into_any(),
        Open::Step => small::step(desk).into_any(),
        Open::Account => small::account(desk).into_any(),
        Open::Erase => small::erase(desk).into_any(),
    };
    markup! {
        <dialog class="bd-dialog" node_ref=element aria-labelledby="bd-dialog-title" on:close=move |_| {
            // Escape closes the element by itself; the desk follows.
            if desk.peek(|model| model.dialog != Dialog::None) {
                desk.send(Msg::Close);
            }
        }>{inside}</dialog>
    }
}

/// The heading that takes the focus when the dialog opens.
fn title(desk: Desk, text: Ui) -> impl IntoView {
    markup! { <h2 id="bd-dialog-title" tabindex="-1">{desk.text(text)}</h2> }
}

/// The way out that does nothing.
fn cancel(desk: Desk, text: Ui) -> impl IntoView {
    part::button(desk, "bd-button", desk.text(text), Msg::Close)
}

/// What went wrong, read out when it appears.
fn refused(text: impl Fn() -> Option<String> + Send + Sync + 'static) -> impl IntoView {
    move || text().map(|text| markup! { <p class="bd-notice bd-notice--problem" role="alert">{text}</p> })
}
