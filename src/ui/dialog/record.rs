//! Bringing a real number in, by itself or in the place of a reservation.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::part::{self, FieldText};
use super::{cancel, refused, title};
use crate::app::{Dialog, Msg, NumberForm};
use crate::engine::{Product, Status};
use crate::i18n::{self, Ui, say};

pub(super) fn record(desk: Desk) -> impl IntoView {
    let form = desk.peek(|model| match &model.dialog {
        Dialog::Record(form) => form.clone(),
        _ => NumberForm::default(),
    });
    let state = desk.memo(|model| match &model.dialog {
        Dialog::Record(form) => {
            (form.waiting, form.attempt, form.refused.as_ref().map(|refusal| say::refusal(model.lang, refusal)))
        }
        _ => (false, 0, None),
    });
    let line = move |name, label, hint: Option<Ui>| FieldText {
        name,
        label: desk.text(label),
        hint: hint.map(|hint| desk.text(hint)),
        value: String::new(),
        kind: "text",
    };
    let free = form.replaces.is_none();
    markup! {
        <form on:submit=move |event| desk.send(Msg::Record(part::sent(&event)))>
            {title(desk, Ui::RecordHeading)}
            {form.replaces.map(|number| markup! { <p>{desk.text(Ui::RecordReplaces)}" "<code class="bd-id">{number}</code></p> })}
            {part::field(line("number", Ui::RecordNumber, Some(Ui::RecordNumberHint)), || None)}
            {free.then(|| belongs(desk, form.instance))}
            {status(desk)}
            {part::field(line("icp_number", Ui::RecordIcp, Some(Ui::FieldIcpHint)), || None)}
            {part::field(line("domain", Ui::RecordDomain, None), || None)}
            {part::field(line("note", Ui::RecordNote, None), || None)}
            {refused(move || state.get().2)}
            <p class="bd-dialog__tools">
                {cancel(desk, Ui::Cancel)}
                <button type="submit" class="bd-button bd-button--primary" disabled=move || state.get().0>{desk.text(Ui::RecordButton)}</button>
            </p>
        </form>
    }
}

/// What the number belongs to: a listed instance, or what is known of it.
fn belongs(desk: Desk, instance: Option<String>) -> impl IntoView {
    let lang = desk.lang();
    if let Some(id) = instance {
        return markup! { <p>{desk.text(Ui::RecordInstance)}": "<strong>{id}</strong></p> }.into_any();
    }
    let none = (String::new(), desk.text(Ui::RecordNoInstance).to_owned());
    let listed = desk.peek(|model| {
        let using =
            model.instances.iter().filter(|instance| model.policy().product(instance.product).numbers.is_some());
        let named = using.take(1000).map(|instance| {
            let text = match &instance.name {
                Some(name) => [name.as_str(), " · ", &instance.id].concat(),
                None => instance.id.clone(),
            };
            (instance.id.clone(), text)
        });
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
    let products = desk.peek(|model| {
        let using = Product::ALL.iter().filter(|product| model.policy().product(**product).numbers.is_some());
        let named = using.map(|product| (product.code().to_owned(), i18n::verdict::product(lang, *product).to_owned()));
        std::iter::once((String::new(), desk.text(Ui::Unknown).to_owned())).chain(named).collect::<Vec<_>>()
    });
    let account = FieldText {
        name: "account",
        label: desk.text(Ui::RecordAccount),
        hint: None,
        value: String::new(),
        kind: "text",
    };
    markup! {
        {part::select("instance", desk.text(Ui::RecordInstance), String::new(), listed)}
        <details class="bd-more">
            <summary>{desk.text(Ui::RecordNoInstance)}</summary>
            {part::select("product", desk.text(Ui::RecordProduct), String::new(), products)}
            {part::field(account, || None)}
        </details>
    }
    .into_any()
}

fn status(desk: Desk) -> impl IntoView {
    let lang = desk.lang();
    let options =
        Status::ALL.iter().map(|status| (status.code().to_owned(), i18n::verdict::status(lang, *status).to_owned()));
    part::select("status", desk.text(Ui::RecordStatus), Status::Bound.code().to_owned(), options.collect())
}
