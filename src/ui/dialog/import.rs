//! Bringing files in: drop, choose or paste, answer what the files don't say, see what changes, take it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::super::desk::Desk;
use super::super::part::{self, FieldText};
use super::{cancel, title};
use crate::app::view::{ImportView, import as derive};
use crate::app::{Dialog, Incoming, Msg};
use crate::i18n::Ui;
use crate::platform;

pub(super) fn import(desk: Desk) -> impl IntoView {
    let shown = desk.memo(|model| match &model.dialog {
        Dialog::Import(import) => derive(model, import),
        _ => ImportView::default(),
    });
    let take = move |files: Vec<Incoming>| {
        if !files.is_empty() {
            desk.send(Msg::Files(files));
        }
    };
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        spawn_local(async move { take(platform::from_drop(event).await) });
    };
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            spawn_local(async move { take(platform::from_input(input).await) });
        }
    };
    let paste = move |event: web_sys::SubmitEvent| {
        let text = part::value(&part::sent(&event), "text");
        if !text.trim().is_empty() {
            take(vec![Incoming { name: String::new(), bytes: text.into_bytes() }]);
        }
    };
    markup! {
        {title(desk, Ui::ImportHeading)}
        <div class="bd-dropzone" on:dragover=|event| event.prevent_default() on:drop=drop>
            <p>
                {desk.text(Ui::ImportDrop)}
                <label class="bd-button">
                    {desk.text(Ui::ImportChoose)}
                    <input class="bd-hidden" type="file" multiple=true accept=".json,.xml,.txt,application/json,text/xml" on:change=choose />
                </label>
            </p>
            <form on:submit=paste>
                <label for="bd-paste">{desk.text(Ui::ImportPaste)}</label>
                <textarea id="bd-paste" name="text" rows="3" spellcheck="false"></textarea>
                <button type="submit" class="bd-button">{desk.text(Ui::ImportPasteButton)}</button>
            </form>
            <p class="bd-quiet">{desk.text(Ui::ImportKinds)}</p>
        </div>
        {files(desk, shown)}
        {whose(desk, shown)}
        {preview(desk, shown)}
        <p class="bd-dialog__tools">
            {cancel(desk, Ui::Cancel)}
            <button type="button" class="bd-button bd-button--primary" disabled=move || !shown.with(|import| import.ready)
                on:click=move |_| desk.send(Msg::ImportTake)>{desk.text(Ui::ImportTake)}</button>
        </p>
    }
}

fn files(desk: Desk, shown: Memo<ImportView>) -> impl IntoView {
    let files = desk.memo(move |_| shown.with(|import| import.files.clone()));
    move || {
        let rows = files.get().into_iter().map(|file| {
            let class = if file.failed { "bd-file bd-file--failed" } else { "bd-file" };
            let asks = file.asks.then(|| {
                let index = file.index;
                let text = FieldText {
                    name: "number",
                    label: desk.text(Ui::ImportAskNumber),
                    hint: None,
                    value: String::new(),
                    kind: "text",
                };
                markup! {
                    <form on:submit=move |event| desk.send(Msg::ImportNumber(index, part::value(&part::sent(&event), "number")))>
                        {part::field(text, || None)}
                        <button type="submit" class="bd-button">{desk.text(Ui::Save)}</button>
                    </form>
                }
            });
            markup! {
                <li class=class role=file.failed.then_some("alert")>
                    <strong>{file.name}</strong>
                    <p class="bd-pre">{file.text}</p>
                    {asks}
                    {file.warnings.into_iter().map(|text| markup! { <p class="bd-warn">{text}</p> }).collect_view()}
                </li>
            }
        });
        markup! { <ul class="bd-files">{rows.collect_view()}</ul> }
    }
}

fn whose(desk: Desk, shown: Memo<ImportView>) -> impl IntoView {
    let asked = desk.memo(move |_| shown.with(|import| (import.asks_whose, import.account.clone())));
    let wrong = desk.memo(move |_| shown.with(|import| import.account_wrong));
    move || {
        let (asks, account) = asked.get();
        asks.then(|| {
            let text = FieldText {
                name: "account",
                label: desk.text(Ui::AccountId),
                hint: Some(desk.text(Ui::ImportWhoseHint)),
                value: account.clone().unwrap_or_default(),
                kind: "text",
            };
            let error = move || wrong.get().then(|| desk.text(Ui::AccountWrong));
            markup! {
                <form class="bd-whose" on:submit=move |event| {
                    desk.send(Msg::ImportAccount(Some(part::value(&part::sent(&event), "account"))));
                }>
                    <h3>{desk.text(Ui::ImportWhose)}</h3>
                    {part::field(text, error)}
                    <p class="bd-row-tools">
                        <button type="submit" class="bd-button bd-button--primary">{desk.text(Ui::ImportWhoseSet)}</button>
                        {part::button(desk, "bd-button", desk.text(Ui::ImportWhoseUnknown), Msg::ImportAccount(None))}
                    </p>
                </form>
            }
        })
    }
}

fn preview(desk: Desk, shown: Memo<ImportView>) -> impl IntoView {
    move || {
        shown.with(|import| {
            let list = |lines: &[String]| lines.iter().map(|line| markup! { <li>{line.clone()}</li> }).collect_view();
            let summary = (!import.summary.is_empty()).then(|| {
                markup! {
                    <h3>{desk.text(Ui::ImportPreview)}</h3>
                    <ul class="bd-preview">{list(&import.summary)}</ul>
                }
            });
            let bad = (!import.bad.is_empty()).then(|| {
                markup! {
                    <h3>{desk.text(Ui::ImportBad)}" ("{import.bad_count}")"</h3>
                    <ul class="bd-bad">{list(&import.bad)}</ul>
                }
            });
            let contradictions = (!import.contradictions.is_empty()).then(|| {
                markup! {
                    <h3>{desk.text(Ui::ImportContradictions)}</h3>
                    <ul class="bd-bad">{list(&import.contradictions)}</ul>
                }
            });
            let nothing = import.nothing.then(|| markup! { <p>{desk.text(Ui::ImportNothing)}</p> });
            markup! { <div aria-live="polite">{summary}{nothing}{bad}{contradictions}</div> }
        })
    }
}
