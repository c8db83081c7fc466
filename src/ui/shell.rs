//! What surrounds every page: header, navigation, account, moment, notice, footer.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use super::{dialog, page, part};
use crate::app::{Msg, NoticeKind, Page, Route, Tab, view};
use crate::engine::Moment;
use crate::i18n::{Lang, Ui};

/// The whole app. Laid out anew when the language changes.
pub(super) fn shell(desk: Desk) -> impl IntoView {
    let lang = desk.memo(|model| model.lang);
    let whole = move || {
        lang.track();
        markup! {
            <a class="bd-skip" href="#bd-main" on:click=move |event| {
                // A fragment is a route here: move the focus instead.
                event.prevent_default();
                crate::platform::browser::focus("h1");
            }>{desk.text(Ui::SkipLink)}</a>
            {header(desk)}
            <main id="bd-main" class="bd-main">
                {notices(desk)}
                {page::page(desk)}
            </main>
            <footer class="bd-footer"><p>{desk.text(Ui::Footer)}</p></footer>
            {dialog::dialog(desk)}
        }
    };
    markup! {
        {whole}
        <div id="bd-live" class="bd-hidden" role="status" aria-live="polite"></div>
    }
}

fn header(desk: Desk) -> impl IntoView {
    let other = match desk.lang() {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    markup! {
        <header class="bd-header">
            <div class="bd-header__top">
                <a class="bd-brand" href="#/">{desk.text(Ui::AppName)}</a>
                <button type="button" class="bd-button bd-button--quiet" lang=other.html()
                    on:click=move |_| desk.send(Msg::SetLang(other))>{desk.text(Ui::OtherLang)}</button>
            </div>
            {nav(desk)}
            <div class="bd-header__context">
                {account(desk)}
                {moment(desk)}
            </div>
        </header>
    }
}

fn nav(desk: Desk) -> impl IntoView {
    let places: [(Page, Ui); 4] = [
        (Page::Apply(Tab::All), Ui::NavApply),
        (Page::Management, Ui::NavManagement),
        (Page::Faq(None), Ui::NavFaq),
        (Page::About, Ui::NavAbout),
    ];
    let links = places.into_iter().map(|(page, text)| {
        let href = Route::to(page.clone()).fragment();
        let here = desk.memo(move |model| std::mem::discriminant(&model.route.page) == std::mem::discriminant(&page));
        markup! {
            <li><a class="bd-nav__link" href=href aria-current=move || here.get().then_some("page")>{desk.text(text)}</a></li>
        }
    });
    markup! { <nav aria-label=desk.text(Ui::NavLabel)><ul class="bd-nav">{links.collect_view()}</ul></nav> }
}

/// The value of the entry that adds an account.
const ADD: &str = "+";

fn account(desk: Desk) -> impl IntoView {
    let known = desk.memo(|model| (model.known_accounts(), model.account.clone()));
    let options = move || {
        let (accounts, current) = known.get();
        let all = current.is_none();
        let named = accounts.into_iter().map(move |account| {
            let selected = current.as_ref() == Some(&account);
            let digits = account.as_str().to_owned();
            let value = digits.clone();
            markup! { <option value=value selected=selected>{digits}</option> }
        });
        markup! {
            <option value="" selected=all>{desk.text(Ui::AccountAll)}</option>
            {named.collect_view()}
            <option value=ADD>{desk.text(Ui::AccountAdd)}</option>
        }
    };
    let choose = move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        if chosen == ADD {
            // The list shows what is current until an account has been named.
            let current = desk.peek(|model| model.account.as_ref().map(|account| account.as_str().to_owned()));
            if let Some(select) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok())
            {
                select.set_value(&current.unwrap_or_default());
            }
            desk.send(Msg::OpenAccount);
        } else {
            desk.send(Msg::SetAccount(chosen.parse().ok()));
        }
    };
    markup! {
        <label class="bd-inline">
            <span>{desk.text(Ui::AccountLabel)}</span>
            <select id="bd-account" on:change=choose>{options}</select>
        </label>
    }
}

fn moment(desk: Desk) -> impl IntoView {
    let shown = desk.memo(|model| (model.moment().china_minute().replace(' ', "T"), model.as_of.is_some()));
    let set = move |event: web_sys::Event| {
        let moment: Option<Moment> = format!("{}+08:00", event_target_value(&event)).parse().ok();
        desk.send(Msg::SetAsOf(moment));
    };
    markup! {
        <div class="bd-inline">
            <label for="bd-as-of">{desk.text(Ui::AsOfLabel)}</label>
            <input id="bd-as-of" type="datetime-local" prop:value=move || shown.get().0 on:change=set />
            {move || shown.get().1.then(|| part::button(desk, "bd-button bd-button--small", desk.text(Ui::AsOfNow), Msg::SetAsOf(None)))}
        </div>
    }
}

fn notices(desk: Desk) -> impl IntoView {
    let notice = desk.memo(|model| model.notice.clone());
    let storage = desk.memo(|model| (view::storage_warning(model), model.damaged > 0));
    markup! {
        {move || {
            let (warning, damaged) = storage.get();
            let damaged = damaged.then(|| desk.text(Ui::Damaged));
            let lines = warning.into_iter().chain(damaged);
            lines.map(|text| markup! {
                <div class="bd-notice bd-notice--problem">
                    <p>{text}</p>
                    {part::button(desk, "bd-button bd-button--small", desk.text(Ui::ExportButton), Msg::Export)}
                </div>
            }).collect_view()
        }}
        {move || notice.get().map(|notice| {
            let class = match notice.kind {
                NoticeKind::Done => "bd-notice bd-notice--done",
                NoticeKind::Problem => "bd-notice bd-notice--problem",
            };
            markup! {
                <div class=class>
                    <p>{notice.text}</p>
                    {notice.undo.then(|| part::button(desk, "bd-button bd-button--small", desk.text(Ui::UndoButton), Msg::Undo))}
                    <button type="button" class="bd-button bd-button--small bd-button--quiet" aria-label=desk.text(Ui::Dismiss)
                        on:click=move |_| desk.send(Msg::Dismiss)>"✕"</button>
                </div>
            }
        })}
    }
}
