//! The form of one instance. Fields that do not matter to the chosen product are hidden, not lost.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::part::{self, FieldText};
use super::{cancel, title};
use crate::app::{Dialog, Field, FieldError, Form, Grounds, Msg};
use crate::engine::{Billing, Product, regions};
use crate::i18n::{self, Lang, Ui};

pub(super) fn form(desk: Desk) -> impl IntoView {
    let first = desk.peek(|model| match &model.dialog {
        Dialog::Edit(form) => (**form).clone(),
        _ => Form::default(),
    });
    let errors = desk.memo(|model| match &model.dialog {
        Dialog::Edit(form) => (form.errors.clone(), form.attempt),
        _ => (Vec::new(), 0),
    });
    // The summary takes the focus on every try that fails, so that nobody looks for what is wrong.
    Effect::new(move |_| {
        if errors.get().1 > 0 {
            crate::platform::browser::soon(|| crate::platform::browser::focus(".bd-summary"));
        }
    });
    let product = RwSignal::new(first.value(Field::Product).parse().unwrap_or(Product::Ecs));
    let editing = first.editing.clone();
    let heading = if editing.is_some() { Ui::FormHeadingEdit } else { Ui::FormHeadingNew };
    let save = move |event: web_sys::SubmitEvent| {
        let mut fields = part::sent(&event);
        if let Some(id) = &editing {
            fields.push((Field::Id.code().to_owned(), id.clone()));
        }
        let attempt = errors.get_untracked().1;
        desk.send(Msg::SaveForm(Form::from_fields(editing.clone(), attempt, &fields)));
    };
    let line = move |field: Field, hint: Option<Ui>, value: &str| {
        let kind = match field {
            Field::PurchasedAt | Field::ExpiresAt => "datetime-local",
            _ => "text",
        };
        let text = FieldText {
            name: field.code(),
            label: desk.text(label(field)),
            hint: hint.map(|hint| desk.text(hint)),
            value: value.to_owned(),
            kind,
        };
        let error = move || {
            let found =
                errors.with(|(errors, _)| errors.iter().find(|(name, _)| *name == field).map(|(_, error)| *error));
            found.map(|error| desk.text(error_text(error)))
        };
        let grounds = field.grounds();
        markup! { <div hidden=move || !matters(grounds, product.get())>{part::field(text, error)}</div> }
    };
    let value = |field: Field| first.value(field).to_owned();
    markup! {
        <form on:submit=save novalidate=true>
            {title(desk, heading)}
            <p class="bd-quiet">{desk.text(Ui::FormHint)}</p>
            {summary(desk, errors)}
            {first.editing.is_none().then(|| line(Field::Id, None, first.value(Field::Id)))}
            {first.editing.clone().map(|id| markup! { <p>{desk.text(Ui::FId)}": "<strong class="bd-id">{id}</strong></p> })}
            {products(desk, product)}
            {line(Field::Name, None, &value(Field::Name))}
            {region(desk, &value(Field::Region))}
            {line(Field::Owner, Some(Ui::AccountHint), &value(Field::Owner))}
            <div hidden=move || !matters(Grounds::Subscription, product.get())>{billing(desk, value(Field::Billing))}</div>
            {line(Field::PurchasedAt, None, &value(Field::PurchasedAt))}
            {line(Field::ExpiresAt, None, &value(Field::ExpiresAt))}
            {line(Field::TermMonths, Some(Ui::FTermHint), &value(Field::TermMonths))}
            {line(Field::FirstTermMonths, None, &value(Field::FirstTermMonths))}
            {line(Field::OrderAmount, None, &value(Field::OrderAmount))}
            {line(Field::Bandwidth, Some(Ui::FBandwidthHint), &value(Field::Bandwidth))}
            <div hidden=move || !matters(Grounds::Server, product.get())>{has_ips(desk, value(Field::HasIps))}</div>
            {line(Field::PublicIps, Some(Ui::FPublicIpsHint), &value(Field::PublicIps))}
            {line(Field::Eip, None, &value(Field::Eip))}
            {line(Field::Status, Some(Ui::FStatusHint), &value(Field::Status))}
            <p class="bd-dialog__tools">
                {cancel(desk, Ui::Cancel)}
                <button type="submit" class="bd-button bd-button--primary">{desk.text(Ui::Save)}</button>
            </p>
        </form>
    }
}

/// What is wrong, each line leading to its field.
fn summary(desk: Desk, errors: Memo<(Vec<(Field, FieldError)>, u32)>) -> impl IntoView {
    move || {
        let (errors, _) = errors.get();
        (!errors.is_empty()).then(|| {
            markup! {
                <div class="bd-summary bd-notice bd-notice--problem" role="alert" tabindex="-1">
                    <h3>{desk.text(Ui::FormErrors)}</h3>
                    <ul>
                        {errors.into_iter().map(|(field, error)| {
                            let id = ["#", &part::field_id(field.code())].concat();
                            let target = id.clone();
                            markup! {
                                <li><a href=id on:click=move |event| {
                                    event.prevent_default();
                                    crate::platform::browser::focus(&target);
                                }>{desk.text(label(field))}": "{desk.text(error_text(error))}</a></li>
                            }
                        }).collect_view()}
                    </ul>
                </div>
            }
        })
    }
}

fn products(desk: Desk, chosen: RwSignal<Product>) -> impl IntoView {
    let lang = desk.lang();
    let id = part::field_id(Field::Product.code());
    let options = Product::ALL.iter().map(|product| {
        let text = i18n::verdict::product(lang, *product);
        markup! { <option value=product.code() selected={chosen.get_untracked() == *product}>{text}</option> }
    });
    markup! {
        <div class="bd-field">
            <label for=id.clone()>{desk.text(Ui::FProduct)}</label>
            <select id=id.clone() name=Field::Product.code() on:change=move |event| {
                chosen.set(event_target_value(&event).parse().unwrap_or(Product::Ecs));
            }>{options.collect_view()}</select>
        </div>
    }
}

fn region(desk: Desk, value: &str) -> impl IntoView + use<> {
    let lang = desk.lang();
    let id = part::field_id(Field::Region.code());
    let options = regions().iter().map(|info| {
        let name = match lang {
            Lang::Zh => info.zh.clone(),
            Lang::En => info.en.clone(),
        };
        markup! { <option value=info.id.clone()>{name}</option> }
    });
    markup! {
        <div class="bd-field">
            <label for=id.clone()>{desk.text(Ui::FRegion)}</label>
            <p class="bd-field__hint" id="bd-field-region-hint">{desk.text(Ui::FRegionHint)}</p>
            <input id=id.clone() name=Field::Region.code() type="text" list="bd-regions" value=value.to_owned() autocomplete="off"
                spellcheck="false" aria-describedby="bd-field-region-hint" />
            <datalist id="bd-regions">{options.collect_view()}</datalist>
        </div>
    }
}

fn billing(desk: Desk, chosen: String) -> impl IntoView {
    let lang = desk.lang();
    let named = Billing::ALL
        .iter()
        .map(|billing| (billing.code().to_owned(), i18n::verdict::billing(lang, *billing).to_owned()));
    let options = std::iter::once((String::new(), desk.text(Ui::Unknown).to_owned())).chain(named).collect();
    part::select(Field::Billing.code(), desk.text(Ui::FBilling), chosen, options)
}

fn has_ips(desk: Desk, chosen: String) -> impl IntoView {
    let options = [("", Ui::Unknown), ("none", Ui::FHasIpsNone), ("list", Ui::FHasIpsList)];
    let options = options.into_iter().map(|(value, text)| (value.to_owned(), desk.text(text).to_owned())).collect();
    part::select(Field::HasIps.code(), desk.text(Ui::FHasIps), chosen, options)
}

/// Whether a field matters to a product.
fn matters(grounds: Grounds, product: Product) -> bool {
    match grounds {
        Grounds::All => true,
        Grounds::Subscription => matches!(product, Product::Ecs | Product::Swas | Product::ElasticWebHosting),
        Grounds::Market => product == Product::SiteMarket,
        Grounds::Server => matches!(product, Product::Ecs | Product::Swas),
    }
}

fn label(field: Field) -> Ui {
    match field {
        Field::Id => Ui::FId,
        Field::Product => Ui::FProduct,
        Field::Name => Ui::FName,
        Field::Region => Ui::FRegion,
        Field::Owner => Ui::FOwner,
        Field::Billing => Ui::FBilling,
        Field::PurchasedAt => Ui::FPurchased,
        Field::ExpiresAt => Ui::FExpires,
        Field::TermMonths => Ui::FTerm,
        Field::FirstTermMonths => Ui::FFirstTerm,
        Field::OrderAmount => Ui::FAmount,
        Field::Bandwidth => Ui::FBandwidth,
        Field::HasIps => Ui::FHasIps,
        Field::PublicIps => Ui::FPublicIps,
        Field::Eip => Ui::FEip,
        Field::Status => Ui::FStatus,
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
