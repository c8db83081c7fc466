//! The pages, chosen by the route.

mod about;
mod explain;
mod faq;
mod home;
mod instances;
mod numbers;

use leptos::prelude::*;

pub(super) use numbers::step_text;

use super::desk::Desk;
use crate::app::{Msg, Page, Query};
use crate::i18n::Ui;

/// The page that the route names.
pub(super) fn page(desk: Desk) -> impl IntoView {
    #[derive(Clone, PartialEq)]
    enum Shown {
        Loading,
        Home,
        Instances,
        Numbers,
        Faq,
        About,
    }
    let shown = desk.memo(|model| match (&model.route.page, model.loaded) {
        (Page::Faq(_), _) => Shown::Faq,
        (_, false) => Shown::Loading,
        (Page::Home, _) => Shown::Home,
        (Page::Apply(_), _) if model.instances.is_empty() => Shown::Home,
        (Page::Apply(_), _) => Shown::Instances,
        (Page::Management, _) => Shown::Numbers,
        (Page::About, _) => Shown::About,
    });
    move || match shown.get() {
        Shown::Loading => markup! { <p class="bd-quiet">{desk.text(Ui::Loading)}</p> }.into_any(),
        Shown::Home => home::home(desk).into_any(),
        Shown::Instances => instances::instances(desk).into_any(),
        Shown::Numbers => numbers::numbers(desk).into_any(),
        Shown::Faq => faq::faq(desk).into_any(),
        Shown::About => about::about(desk).into_any(),
    }
}

/// A search field that narrows the page down as one types, but not while an input method composes.
fn search(desk: Desk, label: Ui, hint: Option<Ui>) -> impl IntoView {
    let narrow = move |text: String| {
        let query = desk.peek(|model| model.route.query.clone());
        desk.send(Msg::Narrow(Query { search: text, page: 0, ..query }));
    };
    let value = desk.memo(|model| model.route.query.search.clone());
    markup! {
        <label class="bd-inline bd-search">
            <span>{desk.text(label)}</span>
            <input type="search" name="search" autocomplete="off" spellcheck="false" placeholder=hint.map(|hint| desk.text(hint))
                prop:value=move || value.get()
                on:input=move |event| {
                    use wasm_bindgen::JsCast;
                    let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
                    if !composing {
                        narrow(event_target_value(&event));
                    }
                }
                on:compositionend=move |event| narrow(event_target_value(&event)) />
        </label>
    }
}
