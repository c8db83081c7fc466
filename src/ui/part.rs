//! Small pieces that several views use.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use crate::app::Msg;
use crate::app::view::Source;
use crate::engine::Verdict;
use crate::i18n::Ui;
use crate::platform::browser;

/// A button that sends a message.
pub(super) fn button(desk: Desk, class: &'static str, text: &'static str, msg: Msg) -> impl IntoView {
    markup! { <button type="button" class=class on:click=move |_| desk.send(msg.clone())>{text}</button> }
}

/// A link out of the app, in a window of its own.
pub(super) fn outward(href: String, text: &'static str) -> impl IntoView {
    markup! { <a class="bd-link" href=href target="_blank" rel="noopener noreferrer">{text}<span aria-hidden="true">" ↗"</span></a> }
}

/// A verdict: icon and word, coloured by its code.
pub(super) fn verdict(verdict: Verdict, text: &'static str) -> impl IntoView {
    let (class, icon) = match verdict {
        Verdict::Eligible => ("bd-verdict bd-verdict--eligible", "✓"),
        Verdict::Ineligible => ("bd-verdict bd-verdict--ineligible", "✕"),
        Verdict::Undetermined => ("bd-verdict bd-verdict--undetermined", "?"),
        Verdict::NotRequired => ("bd-verdict bd-verdict--not-required", "–"),
    };
    markup! { <span class=class><span class="bd-verdict__icon" aria-hidden="true">{icon}</span>{text}</span> }
}

/// What a sentence rests on, folded away.
pub(super) fn sources(desk: Desk, sources: Vec<Source>) -> impl IntoView {
    let ids = sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>().join(" ");
    let rows = sources.into_iter().map(|source| {
        markup! { <li><span class="bd-source__text">{source.text}</span><span class="bd-source__place">{source.place}</span></li> }
    });
    markup! {
        <details class="bd-source">
            <summary>{desk.text(Ui::SourceLabel)}" "<span class="bd-id">{ids}</span></summary>
            <ul>{rows.collect_view()}</ul>
        </details>
    }
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
pub(super) fn field(
    text: FieldText,
    error: impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let FieldText { name, label, hint, value, kind } = text;
    let id = field_id(name);
    let note = [id.as_str(), "-note"].concat();
    let described = note.clone();
    markup! {
        <div class="bd-field" class:bd-field--wrong=move || error().is_some()>
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| markup! { <p class="bd-field__hint" id=[id.as_str(), "-hint"].concat()>{hint}</p> })}
            <p class="bd-field__error" id=note>{error}</p>
            <input id=id.clone() name=name type=kind value=value autocomplete="off" spellcheck="false"
                aria-invalid=move || error().is_some().then_some("true")
                aria-describedby=[described.as_str(), " ", id.as_str(), "-hint"].concat() />
        </div>
    }
}

/// A choice between named values.
pub(super) fn select(
    name: &'static str,
    label: &'static str,
    chosen: String,
    options: Vec<(String, String)>,
) -> impl IntoView {
    let id = field_id(name);
    let options = options.into_iter().map(|(value, text)| {
        let selected = value == chosen;
        markup! { <option value=value selected=selected>{text}</option> }
    });
    markup! {
        <div class="bd-field">
            <label for=id.clone()>{label}</label>
            <select id=id.clone() name=name>{options.collect_view()}</select>
        </div>
    }
}

/// The id of a field's element.
pub(super) fn field_id(name: &str) -> String {
    ["bd-field-", name].concat()
}

/// What a form holds when it is sent; the browser does not send it anywhere.
pub(super) fn sent(event: &web_sys::SubmitEvent) -> Vec<(String, String)> {
    event.prevent_default();
    let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
    form.map(|form| browser::form_fields(&form)).unwrap_or_default()
}

/// The value of one field of a form that was sent.
pub(super) fn value(fields: &[(String, String)], name: &str) -> String {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// A text with the button that copies it.
pub(super) fn copyable(desk: Desk, text: String) -> impl IntoView {
    let copied = text.clone();
    let label = [desk.text(Ui::CopyButton), " ", text.as_str()].concat();
    markup! {
        <span class="bd-copy">
            <code class="bd-id">{text}</code>
            <button type="button" class="bd-button bd-button--small" aria-label=label
                on:click=move |_| desk.send(Msg::Copy(copied.clone()))>{desk.text(Ui::CopyButton)}</button>
        </span>
    }
}
