//! Bringing files in: drop, choose or paste, answer what the files don't say, see what changes, take it.

use wasm_bindgen::JsCast;
use web_sys::Event;

use super::super::desk::{Derived, Desk};
use super::super::markup::{El, Markup, Piece, all, el, follow, list, live};
use super::super::part::{self, FieldText, plain};
use super::{line, title, tools};
use crate::app::view::{FileView, ImportView, import as derive};
use crate::app::{Dialog, Incoming, Msg, Takeout};
use crate::i18n::portfolio::counted;
use crate::i18n::{Ui, quota};
use crate::platform::{self, browser};

pub(super) fn import(desk: Desk) -> Markup {
    let shown = desk.memo(|model| match &model.dialog {
        Dialog::Import(import) => derive(model, import),
        _ => ImportView::default(),
    });
    let waits = shown.memo(|import| !import.ready);
    let take = part::button(desk, "bd-button bd-button--primary", desk.text(Ui::ImportTake), Msg::ImportTake);
    all![
        title(desk, Ui::ImportHeading),
        zone(desk),
        found(desk, shown),
        tools(desk, Ui::Cancel, take.attr("disabled", live(move || waits.get()))),
    ]
}

/// Where files are dropped, chosen or pasted.
fn zone(desk: Desk) -> El {
    let choose = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            part::bring(desk, platform::from_input(&input));
        }
    };
    let paste = move |event: Event| {
        let text = part::value(&part::sent(&event), "text");
        if !text.trim().is_empty() {
            part::bring(desk, vec![Incoming::of_bytes("", text)]);
        }
    };
    let template = Msg::TakeOut(Takeout::Template);
    let file = el("input").class("bd-hidden").attr("type", "file").attr("multiple", true);
    let file = file.attr("accept", ".json,.xml,.csv,.txt,application/json,text/xml,text/csv").on("change", choose);
    let file = el("label").class("bd-button").child(desk.text(Ui::ImportChoose)).child(file);
    let text = el("textarea").attr("id", "bd-paste").attr("name", "text").attr("rows", "3");
    let paste = el("form")
        .on("submit", paste)
        .child(plain("label", desk.text(Ui::ImportPaste)).attr("for", "bd-paste"))
        .child(text.attr("spellcheck", "false"))
        .child(part::submit("bd-button", desk.text(Ui::ImportPasteButton)));
    part::takes_files(desk, el("div").class("bd-dropzone"))
        .child(plain("p", desk.text(Ui::ImportDrop)).child(file))
        .child(paste)
        .child(part::p("bd-quiet", desk.text(Ui::ImportKinds)))
        .child(part::button(desk, "bd-button bd-button--small", desk.text(Ui::TakeTemplate), template))
}

/// What the files are and what they bring. It is in sight as soon as it is there.
fn found(desk: Desk, shown: Derived<ImportView>) -> Markup {
    let (files, preview) = (files(desk, shown), preview(desk, shown));
    let ends = [preview.node().clone(), files.node().clone()];
    let read = shown.memo(|import| (import.files.clone(), import.ready));
    follow(Box::new(move || {
        if !read.get().0.is_empty() {
            let ends = ends.clone();
            browser::soon(move || ends.iter().for_each(browser::reveal));
        }
    }));
    all![files, reading(shown), whose(desk, shown), preview]
}

fn files(desk: Desk, shown: Derived<ImportView>) -> El {
    let files = shown.memo(|import| import.files.clone());
    let rows = move || list(files.get().into_iter().map(|file| self::file(desk, file)));
    el("ul").class("bd-files").child(rows)
}

/// That files are being read, while they are.
fn reading(shown: Derived<ImportView>) -> El {
    let reading = shown.memo(|import| import.reading.clone());
    el("p").attr("role", "status").child(move || reading.get())
}

fn file(desk: Desk, file: FileView) -> El {
    let class = if file.failed { "bd-file bd-file--failed" } else { "bd-file" };
    let index = file.index;
    let asks = file.asks.then(|| {
        let number = line(desk, "number", Ui::ImportAskNumber, None);
        part::form(desk, move |fields| Msg::ImportNumber(index, part::value(&fields, "number")))
            .child(part::field(number, part::right))
            .child(part::submit("bd-button", desk.text(Ui::Save)))
    });
    // A command is there to be copied.
    let told = file.text.lines().map(|line| match line.starts_with("aliyun ") {
        true => part::copyable(desk, line.to_owned()),
        false => part::p("", line.to_owned()),
    });
    let said = plain("strong", file.name).beside(list(told));
    el("li")
        .class(class)
        .child(el("div").attr("role", file.failed.then_some("alert")).child(said))
        .child(asks)
        .child(list(file.warnings.into_iter().map(|text| part::p("bd-warn", text))))
}

fn whose(desk: Desk, shown: Derived<ImportView>) -> Markup {
    let asked = shown.memo(|import| (import.asks_whose, import.account.clone()));
    let wrong = shown.memo(|import| import.account_wrong);
    let laid_out = move || {
        let (asks, account) = asked.get();
        let error = move || wrong.get().then(|| desk.text(Ui::AccountWrong));
        asks.then(|| {
            let text = line(desk, "account", Ui::AccountId, Some(Ui::ImportWhoseHint));
            let text = FieldText { value: account.unwrap_or_default(), ..text };
            let set = part::submit("bd-button bd-button--primary", desk.text(Ui::ImportWhoseSet));
            let unknown = part::button(desk, "bd-button", desk.text(Ui::ImportWhoseUnknown), Msg::ImportAccount(None));
            part::form(desk, |fields| Msg::ImportAccount(Some(part::value(&fields, "account"))))
                .class("bd-whose")
                .child(plain("h3", desk.text(Ui::ImportWhose)))
                .child(part::field(text, error))
                .child(part::p("bd-row-tools", set).child(unknown))
        })
    };
    laid_out.markup()
}

fn preview(desk: Desk, shown: Derived<ImportView>) -> El {
    let laid_out = move || {
        let import = shown.get();
        let part = |heading: Markup, class: &'static str, lines: Vec<String>| {
            (!lines.is_empty()).then(|| {
                let lines = lines.iter().map(|line| plain("li", part::coded(line)));
                plain("h3", heading).beside(el("ul").class(class).child(list(lines)))
            })
        };
        let bad = counted(desk.lang(), desk.text(Ui::ImportBad), import.bad_count);
        all![
            part(desk.text(Ui::ImportPreview).markup(), "bd-preview", import.summary),
            import.nothing.then(|| plain("p", desk.text(Ui::ImportNothing))),
            part(bad.markup(), "bd-bad", import.bad),
            part(desk.text(Ui::ImportContradictions).markup(), "bd-bad", import.contradictions),
            part(quota::exceeded_heading(desk.lang()).markup(), "bd-bad", import.crowds),
        ]
    };
    el("div").attr("aria-live", "polite").child(laid_out)
}
