//! Dialogs of one question: a step of a number, a new account, erasing everything.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::page::step_text;
use super::super::part::{self, FieldText};
use super::{cancel, refused, title};
use crate::app::{Dialog, Msg, NumberStepKind};
use crate::i18n::{Ui, say};

pub(super) fn step(desk: Desk) -> impl IntoView {
    let shown = desk.peek(|model| match &model.dialog {
        Dialog::Step(step) => {
            let entry = model.book.entry(&step.number);
            let domain = entry.and_then(|entry| entry.number.domain.clone()).unwrap_or_default();
            let note = entry.and_then(|entry| entry.number.note.clone()).unwrap_or_default();
            let product = entry.and_then(|entry| entry.number.product);
            Some((step.number.clone(), step.kind, domain, note, product))
        }
        _ => None,
    });
    let state = desk.memo(|model| match &model.dialog {
        Dialog::Step(step) => {
            (step.waiting, step.attempt, step.refused.as_ref().map(|refusal| say::refusal(model.lang, refusal)))
        }
        _ => (false, 0, None),
    });
    shown.map(|(number, kind, domain, note, product)| {
        let line = move |label: Ui, hint: Option<Ui>, value: String| {
            let hint = hint.map(|hint| desk.text(hint));
            part::field(FieldText { name: "text", label: desk.text(label), hint, value, kind: "text" }, || None)
        };
        let question = match kind {
            NumberStepKind::Bind => {
                let options = desk.peek(|model| {
                    let fits = model.instances.iter().filter(|i| product.is_none_or(|product| product == i.product));
                    fits.take(1000).map(|i| (i.id.clone(), i.name.clone().unwrap_or_else(|| i.id.clone()))).collect::<Vec<_>>()
                });
                part::select("text", desk.text(Ui::FieldInstance), String::new(), options).into_any()
            }
            NumberStepKind::Submit => line(Ui::FieldDomain, None, domain).into_any(),
            NumberStepKind::Approve => line(Ui::FieldIcp, Some(Ui::FieldIcpHint), String::new()).into_any(),
            NumberStepKind::Note => line(Ui::FieldNote, None, note).into_any(),
            NumberStepKind::Reject | NumberStepKind::Invalidate | NumberStepKind::Discard => ().into_any(),
        };
        markup! {
            <form on:submit=move |event| desk.send(Msg::Step(part::value(&part::sent(&event), "text")))>
                {title(desk, step_text(kind))}
                <p><code class="bd-id">{number}</code></p>
                <p>{desk.text(means(kind))}</p>
                {question}
                {refused(move || state.get().2)}
                <p class="bd-dialog__tools">
                    {cancel(desk, Ui::Cancel)}
                    <button type="submit" class="bd-button bd-button--primary" disabled=move || state.get().0>{desk.text(Ui::Confirm)}</button>
                </p>
            </form>
        }
    })
}

fn means(kind: NumberStepKind) -> Ui {
    match kind {
        NumberStepKind::Bind => Ui::StepBindMeans,
        NumberStepKind::Submit => Ui::StepSubmitMeans,
        NumberStepKind::Approve => Ui::StepApproveMeans,
        NumberStepKind::Reject => Ui::StepRejectMeans,
        NumberStepKind::Invalidate => Ui::StepInvalidateMeans,
        NumberStepKind::Discard => Ui::StepDiscardMeans,
        NumberStepKind::Note => Ui::StepNoteMeans,
    }
}

pub(super) fn account(desk: Desk) -> impl IntoView {
    let wrong = desk.memo(|model| matches!(model.dialog, Dialog::Account { wrong: true }));
    let error = move || wrong.get().then(|| desk.text(Ui::AccountWrong));
    let text = FieldText {
        name: "account",
        label: desk.text(Ui::AccountId),
        hint: Some(desk.text(Ui::AccountHint)),
        value: String::new(),
        kind: "text",
    };
    markup! {
        <form on:submit=move |event| desk.send(Msg::AddAccount(part::value(&part::sent(&event), "account")))>
            {title(desk, Ui::AccountTitle)}
            {part::field(text, error)}
            <p class="bd-dialog__tools">
                {cancel(desk, Ui::Cancel)}
                <button type="submit" class="bd-button bd-button--primary">{desk.text(Ui::Save)}</button>
            </p>
        </form>
    }
}

pub(super) fn erase(desk: Desk) -> impl IntoView {
    let wrong = desk.memo(|model| matches!(&model.dialog, Dialog::Erase(erase) if erase.wrong));
    let error = move || wrong.get().then(|| desk.text(Ui::EraseWrong));
    let text =
        FieldText { name: "word", label: desk.text(Ui::EraseType), hint: None, value: String::new(), kind: "text" };
    markup! {
        <form on:submit=move |event| desk.send(Msg::Erase(part::value(&part::sent(&event), "word")))>
            {title(desk, Ui::EraseHeading)}
            <p>{desk.text(Ui::EraseText)}</p>
            <p>{part::button(desk, "bd-button", desk.text(Ui::ExportButton), Msg::Export)}</p>
            {part::field(text, error)}
            <p class="bd-dialog__tools">
                {cancel(desk, Ui::Cancel)}
                <button type="submit" class="bd-button bd-button--danger">{desk.text(Ui::EraseButton)}</button>
            </p>
        </form>
    }
}
