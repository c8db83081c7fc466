//! Dialogs of one question: a step of a number, a new account, what to take out, erasing everything.

use super::super::desk::Desk;
use super::super::markup::{El, Markup, Piece, el, list};
use super::super::page::step_text;
use super::super::part::{self, FieldText, plain, slow, working};
use super::{Try, confirm, line, refused, title, tools};
use crate::app::{Dialog, Msg, NumberStepKind, Takeout};
use crate::engine::Product;
use crate::i18n::{Ui, say};
use crate::platform::browser;

pub(super) fn step(desk: Desk) -> Option<El> {
    let (number, kind, domain, note, product) = desk.peek(|model| match &model.dialog {
        Dialog::Step(step) => {
            let entry = model.book.entry(&step.number);
            let domain = entry.and_then(|entry| entry.number().domain.clone()).unwrap_or_default();
            let note = entry.and_then(|entry| entry.number().note.clone()).unwrap_or_default();
            let product = entry.and_then(|entry| entry.number().product);
            Some((step.number.clone(), step.kind, domain, note, product))
        }
        _ => None,
    })?;
    let state = desk.memo(|model| match &model.dialog {
        Dialog::Step(step) => Try {
            waiting: step.waiting,
            attempt: step.attempt,
            refused: step.refused.as_ref().map(|refusal| say::refusal(model.lang, refusal)),
        },
        _ => Try::default(),
    });
    let text = |label: Ui, hint: Option<Ui>, value: String| {
        part::field(FieldText { value, ..line(desk, "text", label, hint) }, part::right).markup()
    };
    // Most of them record what happened at the provider, and do nothing there.
    let go = match kind {
        NumberStepKind::Discard => Ui::StepDiscard,
        NumberStepKind::Note => Ui::Save,
        _ => Ui::RecordButton,
    };
    let question = match kind {
        NumberStepKind::Bind => instance(desk, product).markup(),
        NumberStepKind::Submit => text(Ui::FieldDomain, None, domain),
        NumberStepKind::Approve => text(Ui::FieldIcp, Some(Ui::FieldIcpHint), String::new()),
        NumberStepKind::Note => text(Ui::FieldNote, None, note),
        NumberStepKind::Reject | NumberStepKind::Invalidate | NumberStepKind::Discard => Markup::Nothing,
    };
    let form = part::form(desk, |fields| Msg::Step(part::value(&fields, "text")))
        .child(title(desk, step_text(kind)))
        .child(plain("p", el("code").class("bd-id").child(number)))
        .child(plain("p", desk.text(means(kind))))
        .child(question)
        .child(refused(state))
        .child(tools(desk, Ui::Cancel, confirm(desk, state, go)));
    Some(form)
}

/// Which instance a number is for, of those that its product allows.
fn instance(desk: Desk, product: Option<Product>) -> El {
    let options = desk.peek(|model| {
        let fits = model.instances.iter().filter(|i| product.is_none_or(|product| product == i.product));
        let named = fits.take(1000).map(|i| (i.id.clone(), i.name.clone().unwrap_or_else(|| i.id.clone())));
        named.collect::<Vec<_>>()
    });
    part::select("text", desk.text(Ui::FieldInstance), String::new(), options)
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

/// The field that was refused takes the focus, so that one can mend it at once.
fn to_what_is_wrong() {
    browser::soon(|| browser::focus("dialog [aria-invalid=true]"));
}

pub(super) fn account(desk: Desk) -> El {
    let wrong = desk.memo(|model| matches!(model.dialog, Dialog::Account { wrong: true }));
    let error = move || wrong.get().then(|| desk.text(Ui::AccountWrong));
    part::form(desk, |fields| Msg::AddAccount(part::value(&fields, "account")))
        .on("submit", |_| to_what_is_wrong())
        .child(title(desk, Ui::AccountTitle))
        .child(part::field(line(desk, "account", Ui::AccountId, Some(Ui::AccountHint)), error))
        .child(tools(desk, Ui::Cancel, part::submit("bd-button bd-button--primary", desk.text(Ui::Save))))
}

pub(super) fn erase(desk: Desk) -> El {
    let wrong = desk.memo(|model| matches!(&model.dialog, Dialog::Erase(erase) if erase.wrong));
    let error = move || wrong.get().then(|| desk.text(Ui::EraseWrong));
    part::form(desk, |fields| Msg::Erase(part::value(&fields, "word")))
        .on("submit", |_| to_what_is_wrong())
        .child(title(desk, Ui::EraseHeading))
        .child(plain("p", desk.text(Ui::EraseText)))
        .child(
            plain("p", part::slow_button(desk, "bd-button", desk.text(Ui::ExportButton), Msg::Export))
                .child(" ")
                .child(part::slow_button(desk, "bd-button", desk.text(Ui::TakeFacts), Msg::TakeOut(Takeout::Facts))),
        )
        .child(part::field(line(desk, "word", Ui::EraseType, None), error))
        .child(tools(desk, Ui::Cancel, part::submit("bd-button bd-button--danger", desk.text(Ui::EraseButton))))
}

pub(super) fn take_out(desk: Desk) -> El {
    let rows = Takeout::ALL.into_iter().map(|what| {
        let (name, says) = match what {
            Takeout::Backup => (Ui::TakeBackup, Ui::TakeBackupText),
            Takeout::Facts => (Ui::TakeFacts, Ui::TakeFactsText),
            Takeout::Verdicts => (Ui::TakeVerdicts, Ui::TakeVerdictsText),
            Takeout::Numbers => (Ui::TakeNumbers, Ui::TakeNumbersText),
            Takeout::Ticket => (Ui::TakeTicket, Ui::TakeTicketText),
            Takeout::Template => (Ui::TakeTemplate, Ui::TakeTemplateText),
        };
        let class = if what == Takeout::Backup { "bd-button bd-button--primary" } else { "bd-button" };
        let take = el("button").attr("type", "button").class(class).child(desk.text(name));
        let take = take.on("click", move |_| slow(desk, move || Msg::TakeOut(what)));
        plain("li", take).child(part::p("bd-quiet", desk.text(says)))
    });
    let close = part::p("bd-dialog__tools", part::button(desk, "bd-button", desk.text(Ui::Close), Msg::Close));
    el("div")
        .child(title(desk, Ui::TakeHeading))
        .child(plain("p", desk.text(Ui::TakeIntro)))
        .child(working())
        .child(el("ul").class("bd-takeout").child(list(rows)))
        .child(close)
}
