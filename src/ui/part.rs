//! Small pieces that several views use.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::desk::Desk;
use super::drawing;
use super::markup::{El, Markup, Piece, all, el, follow, list, live};
use crate::app::view::Source;
use crate::app::{Incoming, Msg};
use crate::engine::Verdict;
use crate::i18n::{Ui, single};
use crate::platform::{self, browser};

/// A button that sends a message.
pub(super) fn button(desk: Desk, class: &'static str, text: &'static str, msg: Msg) -> El {
    el("button").attr("type", "button").class(class).on("click", desk.sends(msg)).child(text)
}

/// The button that sends its form.
pub(super) fn submit(class: &'static str, text: &'static str) -> El {
    el("button").attr("type", "submit").class(class).child(text)
}

/// A link inside the app.
pub(super) fn link(class: &'static str, href: String) -> El {
    el("a").class(class).attr("href", href)
}

/// The link that opens what there is more of a row, or closes it. It goes along with the route, so that the row need
/// not be laid out anew.
pub(super) fn toggle(desk: Desk, class: &'static str, id: String, open: bool) -> El {
    let fragment = desk.memo(move |model| model.route.toggled(&id).fragment());
    let link = el("a").class(class).attr("href", live(move || fragment.get()));
    link.attr("aria-expanded", if open { "true" } else { "false" })
}

/// A link out of the app, in a window of its own.
pub(super) fn outward(href: String, text: impl Piece) -> El {
    let link = link("bd-link", href).attr("target", "_blank").attr("rel", "noopener noreferrer");
    link.child(text).child(el("span").attr("aria-hidden", "true").child(" ↗"))
}

/// A paragraph.
pub(super) fn p(class: &'static str, text: impl Piece) -> El {
    el("p").class(class).child(text)
}

/// A heading or another element without a class.
pub(super) fn plain(tag: &str, text: impl Piece) -> El {
    el(tag).child(text)
}

/// Lines of a list.
pub(super) fn lines(class: &'static str, lines: impl IntoIterator<Item = String>) -> El {
    el("ul").class(class).child(list(lines.into_iter().map(|line| plain("li", line))))
}

/// A text in which code stands between backticks, as messages about files have it.
pub(super) fn coded(text: &str) -> Markup {
    list(text.split('`').enumerate().map(|(place, piece)| match place % 2 {
        0 => piece.to_owned().markup(),
        _ => plain("code", piece.to_owned()).markup(),
    }))
}

/// A term with what it says.
pub(super) fn pair(term: &'static str, says: impl Piece) -> El {
    plain("div", plain("dt", term)).child(plain("dd", says))
}

/// The heading of a page; it takes the focus when one arrives.
pub(super) fn heading(text: impl Piece) -> El {
    plain("h1", text).attr("tabindex", "-1")
}

/// A verdict: icon and word, coloured by its code.
pub(super) fn verdict(verdict: Verdict, text: &'static str) -> El {
    let (class, icon) = match verdict {
        Verdict::Eligible => ("bd-verdict bd-verdict--eligible", drawing::ROUND_CHECK),
        Verdict::Ineligible => ("bd-verdict bd-verdict--ineligible", drawing::STOP_CROSS),
        Verdict::Undetermined => ("bd-verdict bd-verdict--undetermined", drawing::DIAMOND_QUESTION),
        Verdict::NotRequired => ("bd-verdict bd-verdict--not-required", drawing::SQUARE_DASH),
    };
    el("span").class(class).child(drawing::icon(icon)).child(text)
}

/// What a sentence rests on, folded away.
pub(super) fn sources(desk: Desk, sources: Vec<Source>) -> El {
    let ids = sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>().join(" ");
    let rows = sources.into_iter().map(|source| {
        let text = el("span").class("bd-source__text").child(source.text);
        plain("li", text).child(el("span").class("bd-source__place").child(source.place))
    });
    let summary = all![desk.text(Ui::SourceLabel), " ", el("span").class("bd-id").child(ids)];
    el("details").class("bd-source").child(plain("summary", summary)).child(plain("ul", list(rows)))
}

/// A field of a form with its label, and the error or hint that describes it.
pub(super) struct FieldText {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: Option<&'static str>,
    pub(super) value: String,
    pub(super) kind: &'static str,
}

/// A line of text to fill in. `error` is what is wrong with it, as it stands.
pub(super) fn field(text: FieldText, error: impl Fn() -> Option<&'static str> + Copy + 'static) -> El {
    let FieldText { name, label, hint, value, kind } = text;
    let id = field_id(name);
    let part = |of: &str| [id.as_str(), of].concat();
    let class = move || if error().is_some() { "bd-field bd-field--wrong" } else { "bd-field" };
    let described = [part("-note"), part("-hint")].join(" ");
    let input = input(name, kind, value).attr("id", id.clone()).attr("aria-describedby", described);
    el("div")
        .attr("class", live(class))
        .child(plain("label", label).attr("for", id.clone()))
        .child(hint.map(|hint| p("bd-field__hint", hint).attr("id", part("-hint"))))
        .child(p("bd-field__error", error).attr("id", part("-note")))
        .child(input.attr("aria-invalid", live(move || error().map(|_| "true"))))
}

/// An input that the browser neither fills in nor corrects.
pub(super) fn input(name: &'static str, kind: &'static str, value: String) -> El {
    let input = el("input").attr("name", name).attr("type", kind).attr("value", value);
    input.attr("autocomplete", "off").attr("spellcheck", "false")
}

/// Nothing is wrong with it.
pub(super) fn right() -> Option<&'static str> {
    None
}

/// A choice between named values.
pub(super) fn select(name: &'static str, label: &'static str, chosen: String, values: Vec<(String, String)>) -> El {
    let id = field_id(name);
    let label = plain("label", label).attr("for", id.clone());
    let select = el("select").attr("id", id).attr("name", name).child(options(values, &chosen));
    el("div").class("bd-field").child(label).child(select)
}

/// The options of a choice: their values and texts.
pub(super) fn options(values: impl IntoIterator<Item = (String, String)>, chosen: &str) -> Markup {
    list(values.into_iter().map(|(value, text)| {
        let selected = value == chosen;
        el("option").attr("value", value).attr("selected", selected).child(text)
    }))
}

/// A choice above a list, with its label before it.
pub(super) fn choice(label: &'static str, select: El) -> El {
    el("label").class("bd-inline").child(plain("span", label)).child(select)
}

/// The id of a field's element.
pub(super) fn field_id(name: &str) -> String {
    ["bd-field-", name].concat()
}

/// A box to tick: what it says, whether it is ticked, and what ticking it or taking the tick away sends.
pub(super) fn tick(
    desk: Desk,
    says: impl Piece,
    mut ticked: impl FnMut() -> bool + 'static,
    msg: impl Fn(bool) -> Msg + 'static,
) -> El {
    let input = el("input").attr("type", "checkbox").on("change", move |event| {
        let field = event.target().and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(field) = field {
            desk.send(msg(field.checked()));
        }
    });
    let field: web_sys::HtmlInputElement = input.node().clone().unchecked_into();
    follow(Box::new(move || field.set_checked(ticked())));
    el("label").class("bd-tick").child(input).child(says)
}

/// A form that sends what `msg` makes of its fields; the browser does not send it anywhere.
pub(super) fn form(desk: Desk, msg: impl Fn(Vec<(String, String)>) -> Msg + 'static) -> El {
    el("form").on("submit", move |event| desk.send(msg(sent(&event))))
}

/// What a form holds when it is sent.
pub(super) fn sent(event: &Event) -> Vec<(String, String)> {
    event.prevent_default();
    let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
    form.map(|form| browser::form_fields(&form)).unwrap_or_default()
}

/// The value of one field of a form that was sent.
pub(super) fn value(fields: &[(String, String)], name: &str) -> String {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// Where it is said that something is being worked out.
const WORKING: &str = "bd-working";

/// Sends what may take a while with thousands of servers, once it is on the screen that it does.
pub(super) fn slow(desk: Desk, msg: impl FnOnce() -> Msg + 'static) {
    if let Some(place) = browser::by_id(WORKING) {
        slow_in(desk, place, Box::new(msg));
    }
}

/// As [`slow`], and says it in a place of its own.
fn slow_in(desk: Desk, place: Element, msg: Box<dyn FnOnce() -> Msg>) {
    browser::say(&place, desk.text(Ui::Working));
    // The first frame paints it.
    browser::soon(move || {
        browser::soon(move || {
            desk.send(msg());
            browser::say(&place, "");
        });
    });
}

/// A button whose message may take a while with thousands of servers, and beside it that this is so, while it is.
pub(super) fn slow_button(desk: Desk, class: &'static str, text: &'static str, msg: Msg) -> El {
    let said = el("span").attr("role", "status");
    let place = said.node().clone();
    let button = el("button").attr("type", "button").class(class).child(text).on("click", move |_| {
        let msg = msg.clone();
        slow_in(desk, place.clone(), Box::new(move || msg));
    });
    el("span").child(button).child(" ").child(said)
}

/// That something is being worked out, while it is.
pub(super) fn working() -> El {
    el("p").attr("id", WORKING).attr("role", "status")
}

/// What the element of an event holds now.
pub(super) fn chosen(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}

/// Where the data of the app are as a file on this computer, and the way to a backup.
pub(super) fn in_file(desk: Desk) -> El {
    let lang = desk.lang();
    let backup = slow_button(desk, "bd-button bd-button--small", single::file_backup(lang), Msg::Export);
    let said = plain("div", plain("strong", single::file_heading(lang))).child(plain("p", single::file_text(lang)));
    el("div").class("bd-notice bd-notice--file").child(said).child(backup)
}

/// Takes the files that are dropped on an element.
pub(super) fn takes_files(desk: Desk, element: El) -> El {
    let element = element.on("dragenter", desk.sends(Msg::Near)).on("dragover", |event| event.prevent_default());
    element.on("drop", move |event| {
        event.prevent_default();
        bring(desk, platform::from_drop(event.unchecked_into()));
    })
}

/// Brings files to the desk, if there are any.
pub(super) fn bring(desk: Desk, files: Vec<Incoming>) {
    if !files.is_empty() {
        desk.send(Msg::Files(files));
    }
}

/// A text with the button that copies it.
pub(super) fn copyable(desk: Desk, text: String) -> El {
    let copy = desk.text(Ui::CopyButton);
    let label = [copy, " ", text.as_str()].concat();
    let button = button(desk, "bd-button bd-button--small", copy, Msg::Copy(text.clone())).attr("aria-label", label);
    el("span").class("bd-copy").child(el("code").class("bd-id").child(text)).child(button)
}
