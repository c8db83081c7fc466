//! The form of one instance. Fields that do not matter to the chosen product are hidden, not lost.

use leptos::prelude::*;
use web_sys::Event;

use super::super::desk::{Derived, Desk};
use super::super::markup::{El, Piece, el, follow, list, live};
use super::super::part::{self, FieldText, plain};
use super::{title, tools};
use crate::app::view::{clashes, field_label};
use crate::app::{Dialog, Field, FieldError, Form, Grounds, Msg};
use crate::engine::{Billing, Product, regions};
use crate::i18n::{self, Ui, stale};
use crate::platform::browser;

type Errors = Vec<(Field, FieldError)>;

pub(super) fn form(desk: Desk) -> El {
    let first = desk.peek(|model| match &model.dialog {
        Dialog::Edit(form) => (**form).clone(),
        _ => Form::default(),
    });
    let errors: Derived<(Errors, u32)> = desk.memo(|model| match &model.dialog {
        Dialog::Edit(form) => (form.errors.clone(), form.attempt),
        _ => (Vec::new(), 0),
    });
    // The summary takes the focus on every try that fails, so that nobody looks for what is wrong.
    follow(Box::new(move || {
        if errors.get().1 > 0 {
            browser::soon(|| browser::focus(".bd-summary"));
        }
    }));
    let product = first.value(Field::Product).parse().unwrap_or(Product::Ecs);
    let product = RwSignal::new(product.code().to_owned());
    let heading = if first.editing.is_some() { Ui::FormHeadingEdit } else { Ui::FormHeadingNew };
    let editing = first.editing.clone();
    let save = move |event: Event| {
        let mut fields = part::sent(&event);
        if let Some(id) = &editing {
            fields.push((Field::Id.code().to_owned(), id.clone()));
        }
        desk.send(Msg::SaveForm(Box::new(Form::from_fields(editing.clone(), errors.peek().1, &fields))));
    };
    // Shown while it matters to the chosen product.
    let shown = |field: Field, inside: El| {
        let grounds = field.grounds();
        plain("div", inside).attr("hidden", live(move || !product.with(|product| matters(grounds, product))))
    };
    let line = |field: Field, hint: Option<Ui>| {
        let kind = match field {
            Field::PurchasedAt | Field::ExpiresAt => "datetime-local",
            _ => "text",
        };
        let text = FieldText {
            name: field.code(),
            label: desk.text(field_label(field)),
            hint: hint.map(|hint| desk.text(hint)),
            value: first.value(field).to_owned(),
            kind,
        };
        let error = move || {
            let found =
                errors.with(|(errors, _)| errors.iter().find(|(name, _)| *name == field).map(|(_, error)| *error));
            found.map(|error| desk.text(error_text(error)))
        };
        shown(field, part::field(text, error))
    };
    let value = |field: Field| first.value(field).to_owned();
    let known = first.editing.as_ref().map(|id| {
        plain("p", desk.text(Ui::FId)).child(desk.text(Ui::Colon)).child(el("strong").class("bd-id").child(id.clone()))
    });
    el("form")
        .on("submit", save)
        .attr("novalidate", true)
        .child(title(desk, heading))
        .child(part::p("bd-quiet", desk.text(Ui::FormHint)))
        .child(summary(desk, errors))
        .child(first.editing.is_none().then(|| line(Field::Id, None)))
        .child(known)
        .child(products(desk, product))
        .child(line(Field::Name, None))
        .child(region(desk, value(Field::Region)))
        .child(line(Field::Owner, Some(Ui::AccountHint)))
        .child(shown(Field::Billing, billing(desk, value(Field::Billing))))
        .child(line(Field::PurchasedAt, None))
        .child(line(Field::ExpiresAt, None))
        .child(line(Field::TermMonths, Some(Ui::FTermHint)))
        .child(line(Field::FirstTermMonths, None))
        .child(line(Field::OrderAmount, None))
        .child(line(Field::Bandwidth, Some(Ui::FBandwidthHint)))
        .child(shown(Field::HasIps, has_ips(desk, value(Field::HasIps))))
        .child(line(Field::PublicIps, Some(Ui::FPublicIpsHint)))
        .child(line(Field::Eip, None))
        .child(line(Field::Status, Some(Ui::FStatusHint)))
        .child(clash(desk))
        .child(tools(desk, Ui::Cancel, part::submit("bd-button bd-button--primary", desk.text(Ui::Save))))
}

/// What is wrong, each line leading to its field.
fn summary(desk: Desk, errors: Derived<(Errors, u32)>) -> impl Piece {
    move || {
        let (errors, _) = errors.get();
        let some = !errors.is_empty();
        let lines = errors.into_iter().map(|(field, error)| {
            let id = ["#", &part::field_id(field.code())].concat();
            let link = plain("a", desk.text(field_label(field))).attr("href", id.clone()).on("click", move |event| {
                event.prevent_default();
                browser::focus(&id);
            });
            plain("li", link.child(desk.text(Ui::Colon)).child(desk.text(error_text(error))))
        });
        some.then(|| {
            el("div")
                .class("bd-summary bd-notice bd-notice--problem")
                .attr("role", "alert")
                .attr("tabindex", "-1")
                .child(plain("h3", desk.text(Ui::FormErrors)))
                .child(plain("ul", list(lines)))
        })
    }
}

/// Where the form differs from what another tab saved meanwhile.
fn clash(desk: Desk) -> impl Piece {
    let found = desk.memo(clashes);
    move || {
        let lines = found.get();
        (!lines.is_empty()).then(|| {
            el("div")
                .class("bd-summary bd-notice bd-notice--problem")
                .attr("role", "alert")
                .attr("tabindex", "-1")
                .child(plain("p", stale::clash_heading(desk.lang())))
                .child(part::lines("", lines))
        })
    }
}

fn products(desk: Desk, chosen: RwSignal<String>) -> El {
    let lang = desk.lang();
    let options = Product::ALL.iter();
    let options = options.map(|product| (product.code().to_owned(), i18n::verdict::product(lang, *product).to_owned()));
    let name = Field::Product.code();
    let select = part::select(name, desk.text(Ui::FProduct), chosen.get_untracked(), options.collect());
    // The event rises from the list.
    select.on("change", move |event| chosen.set(part::chosen(&event)))
}

fn region(desk: Desk, value: String) -> El {
    let lang = desk.lang();
    let (name, id, hint) = (Field::Region.code(), "bd-field-region", "bd-field-region-hint");
    let options = regions().iter().map(|info| {
        let (zh, en) = info.names();
        plain("option", lang.pick(zh, en).to_owned()).attr("value", info.id.clone())
    });
    let input = part::input(name, "text", value).attr("id", id).attr("list", "bd-regions");
    el("div")
        .class("bd-field")
        .child(plain("label", desk.text(Ui::FRegion)).attr("for", id))
        .child(part::p("bd-field__hint", desk.text(Ui::FRegionHint)).attr("id", hint))
        .child(input.attr("aria-describedby", hint))
        .child(el("datalist").attr("id", "bd-regions").child(list(options)))
}

fn billing(desk: Desk, chosen: String) -> El {
    let lang = desk.lang();
    let named = Billing::ALL
        .iter()
        .map(|billing| (billing.code().to_owned(), i18n::verdict::billing(lang, *billing).to_owned()));
    let options = std::iter::once((String::new(), desk.text(Ui::Unknown).to_owned())).chain(named).collect();
    part::select(Field::Billing.code(), desk.text(Ui::FBilling), chosen, options)
}

fn has_ips(desk: Desk, chosen: String) -> El {
    let options = [("", Ui::Unknown), ("none", Ui::FHasIpsNone), ("list", Ui::FHasIpsList)];
    let options = options.into_iter().map(|(value, text)| (value.to_owned(), desk.text(text).to_owned())).collect();
    part::select(Field::HasIps.code(), desk.text(Ui::FHasIps), chosen, options)
}

/// Whether a field matters to a product.
fn matters(grounds: Grounds, product: &str) -> bool {
    let product = product.parse().unwrap_or(Product::Ecs);
    match grounds {
        Grounds::All => true,
        Grounds::Subscription => matches!(product, Product::Ecs | Product::Swas | Product::ElasticWebHosting),
        Grounds::Market => product == Product::SiteMarket,
        Grounds::Server => matches!(product, Product::Ecs | Product::Swas),
    }
}

fn error_text(error: FieldError) -> Ui {
    match error {
        FieldError::Empty => Ui::EEmpty,
        FieldError::Taken => Ui::ETaken,
        FieldError::Moment => Ui::EMoment,
        FieldError::BeforePurchase => Ui::EBeforePurchase,
        FieldError::Months => Ui::EMonths,
        FieldError::Yuan => Ui::EYuan,
        FieldError::Bandwidth => Ui::EBandwidth,
        FieldError::Address => Ui::EAddress,
        FieldError::Account => Ui::EAccount,
    }
}
