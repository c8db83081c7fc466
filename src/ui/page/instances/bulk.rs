//! What stands above the table: what narrows it down, what is ticked and what to do with it, which columns there are.

use wasm_bindgen::JsCast;

use super::super::super::desk::{Derived, Desk};
use super::super::super::markup::{El, Markup, Piece, all, el, follow, list, live};
use super::super::super::part::{self, plain};
use super::row::column_name;
use crate::app::view::{Narrowed, TableView, narrowed as derive};
use crate::app::{Column, Model, Msg, Takeout};
use crate::i18n::portfolio::{Label, label};

const SMALL: &str = "bd-button bd-button--small";

/// What the table is narrowed down to, each with the way to do without it.
pub(super) fn narrowed(desk: Desk) -> Markup {
    let text = move |text: Label| label(desk.lang(), text);
    let shown = desk.memo(derive);
    let laid_out = move || {
        let Narrowed { by, clear } = shown.get();
        if by.is_empty() {
            return Markup::Nothing;
        }
        let filters = by.into_iter().map(|narrow| {
            let cross = el("span").attr("aria-hidden", "true").child("✕");
            let hint = el("span").class("bd-hidden").child([" ", text(Label::Without)].concat());
            let link = part::link("bd-button bd-button--small", narrow.without);
            plain("li", link.child(plain("span", narrow.text)).child(hint).child(cross))
        });
        let clear = clear.map(|href| plain("li", part::link("bd-link", href).child(text(Label::ClearAll))));
        let filters = el("ul").class("bd-narrowed").child(list(filters)).child(clear);
        el("div").class("bd-bulk").child(plain("span", text(Label::Narrowed))).child(filters).markup()
    };
    laid_out.markup()
}

/// What is ticked, and what to do with it; the columns; the shortcuts.
pub(super) fn bar(desk: Desk, table: Derived<TableView>) -> El {
    let text = |text: Label| label(desk.lang(), text);
    let shown = table.memo(|table| table.ticked.clone());
    let (all, offer) = (shown.memo(|ticked| ticked.all), shown.memo(|ticked| ticked.offer.clone()));
    let (some, words) = (shown.memo(|ticked| ticked.count > 0), shown.memo(|ticked| ticked.words.clone()));
    let tick = part::tick(desk, plain("span", move || offer.get()), move || all.get(), Msg::TickAll);
    let none = table.memo(|table| table.rows.is_empty());
    let tick = tick.attr("hidden", live(move || none.get()));
    let field = tick.node().first_element_child();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        follow(Box::new(move || field.set_indeterminate(some.get() && !all.get())));
    }
    let button = move |text: Label, msg: Msg| part::button(desk, SMALL, label(desk.lang(), text), msg);
    let tools = move || {
        some.get().then(|| {
            let words = plain("strong", move || words.get());
            let tools = el("span").class("bd-bulk__tools").attr("role", "group");
            let tools = tools
                .attr("aria-label", label(desk.lang(), Label::TickedTools))
                .child(button(Label::TakeVerdicts, Msg::TakeTicked(Takeout::Verdicts)))
                .child(button(Label::TakeTicket, Msg::TakeTicked(Takeout::Ticket)))
                .child(button(Label::CopyVerdicts, Msg::CopyTicked))
                .child(checks(desk))
                .child(button(Label::TickNone, Msg::TickAll(false)));
            all![words, tools]
        })
    };
    let keys = part::button(
        desk,
        "bd-button bd-button--small bd-button--quiet bd-shortcuts",
        text(Label::Shortcuts),
        Msg::OpenShortcuts,
    );
    el("div").class("bd-bulk").child(tick).child(tools).child(columns(desk)).child(keys)
}

/// Checks what is ticked again. The clock goes first, so that it is as of now.
fn checks(desk: Desk) -> El {
    let text = label(desk.lang(), Label::CheckAgain);
    el("button").attr("type", "button").class(SMALL).child(text).on("click", move |_| {
        desk.send(Msg::Tick(crate::platform::browser::now()));
        desk.send(Msg::CheckTicked);
    })
}

fn columns(desk: Desk) -> El {
    let shown = desk.memo(Model::shown_columns);
    let ticks = Column::ALL.iter().map(|column| {
        let name = plain("span", desk.text(column_name(*column)));
        part::tick(desk, name, move || shown.get().has(*column), |ticked| Msg::SetColumn(*column, ticked))
    });
    let text = |text: Label| label(desk.lang(), text);
    let usual = part::button(desk, SMALL, text(Label::UsualColumns), Msg::UsualColumns);
    let ticks = el("div").class("bd-columns__list").child(list(ticks)).child(usual);
    el("details").class("bd-columns").child(plain("summary", text(Label::Columns))).child(ticks)
}
