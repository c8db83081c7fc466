//! Bringing a real number in, by itself or in the place of a reservation.

use super::super::desk::Desk;
use super::super::markup::{El, Markup, Piece, all, el};
use super::super::part::{self, FieldText, plain};
use super::{Try, confirm, line, refused, title, tools};
use crate::app::{Dialog, Msg, NumberForm};
use crate::engine::{Product, Status};
use crate::i18n::{self, Ui, say};

pub(super) fn record(desk: Desk) -> El {
    let form = desk.peek(|model| match &model.dialog {
        Dialog::Record(form) => form.clone(),
        _ => NumberForm::default(),
    });
    let state = desk.memo(|model| match &model.dialog {
        Dialog::Record(form) => Try {
            waiting: form.waiting,
            attempt: form.attempt,
            refused: form.refused.as_ref().map(|refusal| say::refusal(model.lang, refusal)),
        },
        _ => Try::default(),
    });
    let field = |name, label, hint| part::field(line(desk, name, label, hint), part::right);
    let free = form.replaces.is_none();
    let replaces = form.replaces.map(|number| {
        plain("p", desk.text(Ui::RecordReplaces)).child(" ").child(el("code").class("bd-id").child(number))
    });
    let number = FieldText { value: form.typed, ..line(desk, "number", Ui::RecordNumber, Some(Ui::RecordNumberHint)) };
    part::form(desk, Msg::Record)
        .child(title(desk, Ui::RecordHeading))
        .child(replaces)
        .child(part::field(number, part::right))
        .child(free.then(|| belongs(desk, form.instance)))
        .child(status(desk))
        .child(field("icp_number", Ui::RecordIcp, Some(Ui::FieldIcpHint)))
        .child(field("domain", Ui::RecordDomain, None))
        .child(field("note", Ui::RecordNote, None))
        .child(refused(state))
        .child(tools(desk, Ui::Cancel, confirm(desk, state, Ui::RecordButton)))
}

/// What the number belongs to: a listed instance, or what is known of it.
fn belongs(desk: Desk, instance: Option<String>) -> Markup {
    let lang = desk.lang();
    if let Some(id) = instance {
        return plain("p", desk.text(Ui::RecordInstance)).child(": ").child(plain("strong", id)).markup();
    }
    let none = (String::new(), desk.text(Ui::RecordNoInstance).to_owned());
    let listed = desk.peek(|model| {
        let using =
            model.instances.iter().filter(|instance| model.policy().product(instance.product).may_have_numbers());
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
        let using = Product::ALL.iter().filter(|product| model.policy().product(**product).may_have_numbers());
        let named = using.map(|product| (product.code().to_owned(), i18n::verdict::product(lang, *product).to_owned()));
        std::iter::once((String::new(), desk.text(Ui::Unknown).to_owned())).chain(named).collect::<Vec<_>>()
    });
    let unlisted = el("details")
        .class("bd-more")
        .child(plain("summary", desk.text(Ui::RecordNoInstance)))
        .child(part::select("product", desk.text(Ui::RecordProduct), String::new(), products))
        .child(part::field(line(desk, "account", Ui::RecordAccount, None), part::right));
    all![part::select("instance", desk.text(Ui::RecordInstance), String::new(), listed), unlisted]
}

fn status(desk: Desk) -> El {
    let lang = desk.lang();
    let options =
        Status::ALL.iter().map(|status| (status.code().to_owned(), i18n::verdict::status(lang, *status).to_owned()));
    part::select("status", desk.text(Ui::RecordStatus), Status::Bound.code().to_owned(), options.collect())
}
