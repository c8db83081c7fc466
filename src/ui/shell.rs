//! What surrounds every page: header, navigation, account, moment, notice, footer.

use leptos::prelude::*;
use web_sys::Event;

use super::desk::Desk;
use super::markup::{El, Markup, Piece, all, el, list, live, speak};
use super::{dialog, page, part, parts};
use crate::app::{Model, Msg, Notice, NoticeKind, Page, Route, Theme, view};
use crate::engine::{Account, Moment};
use crate::i18n::{Ui, rules, say, storage};

/// The whole app. Laid out anew when the language changes.
pub(super) fn shell(desk: Desk) -> Markup {
    let lang = desk.memo(|model| model.lang);
    let whole = move || {
        speak(lang.get());
        let skip = part::link("bd-skip", "#bd-main".to_owned()).on("click", |event| {
            // A fragment is a route here: move the focus instead.
            event.prevent_default();
            crate::platform::browser::focus("h1");
        });
        // Made first, it follows first: what has the focus in it goes before the page behind has changed, which the
        // browser would have to lay out for that.
        let dialog = dialog::dialog(desk);
        let main = el("main").attr("id", "bd-main").class("bd-main").child(notices(desk)).child(page::page(desk));
        all![skip.child(desk.text(Ui::SkipLink)), header(desk), main, footer(desk), dialog]
    };
    let region = el("div").attr("id", "bd-live").class("bd-hidden").attr("role", "status").attr("aria-live", "polite");
    all![whole, region]
}

fn header(desk: Desk) -> El {
    let other = desk.lang().other();
    let switch = part::button(desk, "bd-button bd-button--quiet", desk.text(Ui::OtherLang), Msg::SetLang(other));
    let brand = part::link("bd-brand", "#/".to_owned()).child(desk.text(Ui::AppName));
    let top = el("div").class("bd-header__top").child(brand).child(switch.attr("lang", other.html()));
    el("header").class("bd-header").child(top).child(nav(desk)).child(context(desk))
}

/// For whom and for when the verdicts are. On a phone it is one line that says so, and opens.
fn context(desk: Desk) -> El {
    let open = RwSignal::new(false);
    let said = desk.memo(|model| say::context(model.lang, model.account.as_ref().map(Account::as_str), model.as_of));
    let toggle = el("button")
        .attr("type", "button")
        .class("bd-context__toggle")
        .attr("aria-expanded", live(move || if open.get() { "true" } else { "false" }))
        .attr("aria-controls", "bd-context")
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(move || said.get());
    let fields = el("div").attr("id", "bd-context").class("bd-context__fields").child(account(desk));
    let fields = fields.child(moment(desk));
    el("div").class("bd-header__context").child(toggle).child(fields).child(rules_in_use(desk))
}

/// By which rules, and who has the last word.
fn footer(desk: Desk) -> El {
    let chosen = desk.memo(|model| model.chosen);
    let text = move || match chosen.get() {
        Some(name) => rules::footer(desk.lang(), name),
        None => desk.text(Ui::Footer).to_owned(),
    };
    let inside = el("div").class("bd-footer__inside").child(part::plain("p", text)).child(theme(desk));
    el("footer").class("bd-footer").child(inside)
}

/// Light, dark, or as the system has it.
fn theme(desk: Desk) -> El {
    let chosen = desk.memo(|model| model.theme);
    let values = [(Ui::ThemeAuto, ""), (Ui::ThemeLight, Theme::Light.code()), (Ui::ThemeDark, Theme::Dark.code())];
    let options = move || {
        let named = values.into_iter().map(|(text, code)| (code.to_owned(), desk.text(text).to_owned()));
        part::options(named, chosen.get().map_or("", Theme::code))
    };
    let select = el("select").attr("id", "bd-theme");
    let select = select.on("change", move |event| desk.send(Msg::SetTheme(part::chosen(&event).parse().ok())));
    part::choice(desk.text(Ui::ThemeLabel), select.child(options))
}

/// While other rules than the default are used, which, and the way to the choice.
fn rules_in_use(desk: Desk) -> Markup {
    let chosen = desk.memo(|model| model.chosen);
    let link = move || {
        let link = part::link("bd-link bd-header__rules", Route::to(Page::About).fragment());
        chosen.get().map(|name| link.child(rules::in_use(desk.lang(), name)))
    };
    link.markup()
}

fn nav(desk: Desk) -> El {
    let links = view::places().into_iter().map(|(page, text)| {
        let href = Route::to(page.clone()).fragment();
        let here = desk.memo(move |model| std::mem::discriminant(&model.route.page) == std::mem::discriminant(&page));
        let link = part::link("bd-nav__link", href).attr("aria-current", live(move || here.get().then_some("page")));
        part::plain("li", link.child(desk.text(text)))
    });
    el("nav").attr("aria-label", desk.text(Ui::NavLabel)).child(el("ul").class("bd-nav").child(list(links)))
}

fn account(desk: Desk) -> Markup {
    let known = desk.memo(|model| (model.known_accounts(), model.account.clone()));
    let options = move || {
        let (accounts, current) = known.get();
        let current = current.map_or_else(String::new, |account| account.as_str().to_owned());
        let all = (String::new(), desk.text(Ui::AccountAll).to_owned());
        let named = accounts.iter().map(|account| (account.as_str().to_owned(), account.as_str().to_owned()));
        part::options(std::iter::once(all).chain(named), &current)
    };
    let choose = move |event: Event| desk.send(Msg::SetAccount(part::chosen(&event).parse().ok()));
    let select = el("select").attr("id", "bd-account").on("change", choose).child(options);
    let small = "bd-button bd-button--small";
    let add = part::button(desk, small, desk.text(Ui::AccountAdd), Msg::OpenAccount).attr("id", "bd-account-add");
    part::choice(desk.text(Ui::AccountLabel), select).beside(add)
}

fn moment(desk: Desk) -> El {
    let shown = desk.memo(|model| model.moment().china_minute().replace(' ', "T"));
    let chosen = desk.memo(|model| model.as_of.is_some());
    let set = move |event: Event| {
        let moment: Option<Moment> = [part::chosen(&event).as_str(), "+08:00"].concat().parse().ok();
        desk.send(Msg::SetAsOf(moment));
    };
    let now = move || {
        let text = desk.text(Ui::AsOfNow);
        chosen.get().then(|| part::button(desk, "bd-button bd-button--small", text, Msg::SetAsOf(None)))
    };
    let input = el("input").attr("id", "bd-as-of").attr("type", "datetime-local");
    el("div")
        .class("bd-inline")
        .child(part::plain("label", desk.text(Ui::AsOfLabel)).attr("for", "bd-as-of"))
        .child(input.holds(move || shown.get()).on("change", set))
        .child(now)
}

pub(super) fn notices(desk: Desk) -> Markup {
    let notice = desk.memo(|model| model.notice.clone());
    let storage = desk.memo(|model| (view::storage_warning(model), model.damaged > 0, model.emptied));
    let stored = move || {
        let (warning, damaged, emptied) = storage.get();
        let said = [(warning, false), (damaged.then(|| desk.text(Ui::Damaged)), true)];
        let said = said.into_iter().chain([(emptied.then(|| desk.text(Ui::StoreEmptied)), false)]);
        list(said.filter_map(|(text, damaged)| Some((text?, damaged))).map(|(text, damaged)| {
            let export = desk.text(Ui::ExportButton);
            // Read out when it comes, which may be long after the page.
            let text = part::plain("p", text).attr("role", "alert");
            let text = el("div").class("bd-notice bd-notice--problem").child(text);
            let small = "bd-button bd-button--small";
            let take = damaged.then(|| part::button(desk, small, storage::take_damaged(desk.lang()), Msg::TakeAside));
            text.child(part::slow_button(desk, small, export, Msg::Export)).child(take)
        }))
    };
    let newer = desk.memo(Model::newer_notice);
    // What is told of a newer version comes with the part that says it.
    let newer = move || newer.get().zip(parts::guide()).map(|(newer, guide)| (guide.newer)(desk, newer));
    all![stored, newer, move || notice.get().map(|notice| self::notice(desk, notice))]
}

fn notice(desk: Desk, notice: Notice) -> El {
    let class = match notice.kind {
        NoticeKind::Done => "bd-notice bd-notice--done",
        NoticeKind::Problem => "bd-notice bd-notice--problem",
    };
    let undo =
        notice.undo.then(|| part::button(desk, "bd-button bd-button--small", desk.text(Ui::UndoButton), Msg::Undo));
    let export = notice
        .export
        .then(|| part::slow_button(desk, "bd-button bd-button--small", desk.text(Ui::ExportButton), Msg::Export));
    let dismiss = part::button(desk, "bd-button bd-button--small bd-button--quiet", "✕", Msg::Dismiss);
    let dismiss = dismiss.attr("aria-label", desk.text(Ui::Dismiss));
    el("div").class(class).child(part::plain("p", notice.text)).child(undo).child(export).child(dismiss)
}
