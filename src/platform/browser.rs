//! Small things asked of the window: the clock, randomness, languages, the URL's fragment, focus.

use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, HtmlBodyElement, HtmlElement, KeyboardEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

use crate::app::{Place, Press, Theme};
use crate::engine::Moment;
use crate::i18n::{Lang, chinese};

/// The window; none outside a page.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The moment by the clock of the machine; the epoch's start where the clock is out of range.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn now() -> Moment {
    let millis = js_sys::Date::now() as i64;
    Moment::from_millis(millis).or_else(|_| Moment::from_millis(0)).unwrap_or_else(|_| unreachable())
}

/// 1970-01-01T00:00Z is always a moment.
fn unreachable() -> Moment {
    wasm_bindgen::throw_str("the epoch is out of range")
}

/// Milliseconds by a clock that only goes forward.
pub fn ticks() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Random bytes for ids and reservations.
pub fn entropy() -> [u8; 16] {
    let mut bytes = [0; 16];
    if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
        // Never refused for so few bytes; on plain http it is there too.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// The languages that the user prefers, most wanted first: the one that was chosen here, then the browser's.
pub fn languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    let tags = window.navigator().languages();
    super::local::chosen_language().into_iter().chain(tags.iter().filter_map(|tag| tag.as_string())).collect()
}

/// Where the app was opened from.
pub fn place() -> Place {
    let root = document().and_then(|document| document.document_element());
    let local = window().and_then(|window| window.location().protocol().ok()).is_some_and(|scheme| scheme == "file:");
    match root.is_some_and(|root| root.has_attribute("data-one-file")) {
        true if local => Place::LocalFile,
        true => Place::OneFile,
        false => Place::Site,
    }
}

/// An element that is in no document: what is laid out there is not seen.
pub fn stage() -> Option<Element> {
    document()?.create_element("div").ok()
}

/// Puts what is on a stage into the place of what an element holds, and tells the page.
pub fn take_place(of: &Element, stage: &Element) {
    of.set_text_content(None);
    while let Some(node) = stage.first_child() {
        let _ = of.append_child(&node);
    }
    if let (Some(window), Ok(event)) = (window(), Event::new("beian-desk:here")) {
        let _ = window.dispatch_event(&event);
    }
}

/// The URL's fragment.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Where the page is found, without a fragment; none where it is a file, which nobody else could open.
pub fn address() -> Option<String> {
    let href = window()?.location().href().ok()?;
    let page = href.split('#').next().unwrap_or_default();
    page.starts_with("http").then(|| page.to_owned())
}

/// Goes to a fragment as a step that back undoes.
pub fn go(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Shows another fragment without a step; nothing is told of it, so the caller tells the desk.
pub fn replace(fragment: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Calls `then` whenever the fragment changes. Lives as long as the page.
pub fn on_fragment(then: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || then(fragment()));
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Calls `then` every `millis` milliseconds. Lives as long as the page.
pub fn every(millis: i32, then: impl Fn() + 'static) {
    let tick = Closure::<dyn Fn()>::new(then);
    if let Some(window) = window() {
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(tick.as_ref().unchecked_ref(), millis);
    }
    tick.forget();
}

/// Calls `then` once, after so many milliseconds.
pub fn after(millis: i32, then: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), millis);
    }
}

/// Calls `then` once, after the browser has laid the page out.
pub fn soon(then: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Has the browser ask before the page is left, or no longer: while something is being written, which would be lost.
pub fn hold(writes: bool) {
    thread_local! {
        static ASK: js_sys::Function =
            Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default()).into_js_value().unchecked_into();
    }
    if let Some(window) = window() {
        ASK.with(|ask| window.set_onbeforeunload(writes.then_some(ask)));
    }
}

/// Starts the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Asks the browser to keep what is stored until the user clears it. It may ask the user, refuse, or not know how:
/// nothing depends on it.
pub async fn keep_for_good() {
    if let Some(asked) = window().and_then(|window| window.navigator().storage().persist().ok()) {
        let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
    }
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the document's language.
pub fn set_language(lang: Lang) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", lang.html());
    }
}

/// Has the page light or dark, or as the system has it. The stylesheets and `assets/early.js` follow.
pub fn set_theme(theme: Option<Theme>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme.code()),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls no further than it takes to have an element in sight.
pub fn reveal(element: &Element) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&how);
}

/// Moves the focus to the heading of a page that has come, once it is laid out; not where the user has put it somewhere
/// else by then.
pub fn arrive() {
    let focused = || document().and_then(|document| document.active_element());
    let before = focused();
    soon(move || {
        let now = focused();
        // What had it is gone with the page before: then nothing has it, which is the body.
        if now == before || now.is_none_or(|element| element.is_instance_of::<HtmlBodyElement>()) {
            focus("h1");
        }
    });
}

/// Whether a selector finds an element.
pub fn has(selector: &str) -> bool {
    document().and_then(|document| document.query_selector(selector).ok().flatten()).is_some()
}

/// Adds a stylesheet that has come with the program. A browser that knows no such sheets does without.
pub fn adopt(style: &str) {
    let adopt = || -> Result<(), JsValue> {
        let window = window().ok_or(JsValue::NULL)?;
        let kind: js_sys::Function = js_sys::Reflect::get(&window, &"CSSStyleSheet".into())?.dyn_into()?;
        let sheet = js_sys::Reflect::construct(&kind, &js_sys::Array::new())?;
        let fill: js_sys::Function = js_sys::Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
        fill.call1(&sheet, &style.into())?;
        let document = document().ok_or(JsValue::NULL)?;
        let adopted = js_sys::Reflect::get(&document, &"adoptedStyleSheets".into())?;
        let sheets = js_sys::Array::from(&adopted);
        sheets.push(&sheet);
        js_sys::Reflect::set(&document, &"adoptedStyleSheets".into(), &sheets).map(drop)
    };
    let _ = adopt();
}

/// How wide the window is, in CSS pixels.
pub fn width() -> f64 {
    window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64()).unwrap_or(f64::MAX)
}

/// What takes a key for itself, so that it is no shortcut there.
const FIELDS: &str = "input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]";

/// Tells of every key that is pressed; one that `then` takes does nothing else. Lives as long as the page.
pub fn on_key(then: impl Fn(Press<'_>) -> bool + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_field = target.is_some_and(|target| target.closest(FIELDS).is_ok_and(|field| field.is_some()));
        let taken = event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented();
        if then(Press { key: &event.key(), in_field, composing: event.is_composing(), taken }) {
            event.prevent_default();
        }
    });
    if let Some(document) = document() {
        let _ = document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Says something to those who listen: puts it into the page's live region.
pub fn announce(text: &str) {
    if let Some(region) = by_id("bd-live") {
        say(&region, text);
    }
}

/// The element of that id.
pub fn by_id(id: &str) -> Option<Element> {
    document().and_then(|document| document.get_element_by_id(id))
}

/// Puts a text into a live region. In English what is Chinese in it says so.
pub fn say(region: &Element, text: &str) {
    // The same text twice is announced twice only if it changes.
    let same = region.text_content().as_deref() == Some(text);
    let text = if same { [text, "\u{a0}"].concat() } else { text.to_owned() };
    let pieces = chinese(&text);
    let root = document().and_then(|document| document.document_element());
    let english = root.and_then(|root| root.get_attribute("lang")).as_deref() == Some(Lang::En.html());
    if !english || !pieces.iter().any(|(chinese, _)| *chinese) {
        return region.set_text_content(Some(&text));
    }
    region.set_text_content(None);
    for (chinese, piece) in pieces {
        let Some(place) = document().and_then(|document| document.create_element("span").ok()) else { continue };
        place.set_text_content(Some(piece));
        if chinese {
            let _ = place.set_attribute("lang", Lang::Zh.html());
        }
        let _ = region.append_child(&place);
    }
}

/// Offers a text as a file to save.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(media_type(name));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = document().ok_or(JsValue::NULL)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}

/// What a file is, by the end of its name: phones choose the app that opens it by this.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("ics") => "text/calendar;charset=utf-8",
        Some("csv") => "text/csv;charset=utf-8",
        Some("md") => "text/markdown;charset=utf-8",
        Some("json") => "application/json",
        _ => "text/plain;charset=utf-8",
    }
}

/// What a form of the page holds: the names of its fields and their values.
pub fn form_fields(form: &web_sys::HtmlFormElement) -> Vec<(String, String)> {
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return Vec::new() };
    let entries = js_sys::try_iter(&data).ok().flatten();
    let pairs = entries.into_iter().flatten().filter_map(Result::ok);
    pairs
        .filter_map(|pair| {
            let pair: js_sys::Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}
