//! What another tab changed under the open dialog, as lines; and an instance's fields in words.

use super::super::form::Field;
use super::super::model::{Dialog, Model};
use super::super::stale::Changed;
use crate::engine::{Moment, Region};
use crate::i18n::{self, Lang, Ui, say, stale, ui};

/// What the dialog says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaleView {
    /// What changed.
    pub lines: Vec<String>,
    /// Why the button can't be pressed.
    pub blocked: Option<String>,
}

/// What another tab changed under the open dialog.
pub fn stale(model: &Model) -> StaleView {
    let Some(found) = &model.stale else { return StaleView::default() };
    let lang = model.lang;
    let form = matches!(model.dialog, Dialog::Edit(_));
    let line = |changed: &Changed| match changed {
        Changed::Removed if form => [stale::removed(lang), lang.pick("", " "), stale::puts_back(lang)].concat(),
        Changed::Removed => stale::removed(lang).to_owned(),
        Changed::Field(field, before, now) => {
            let [before, now] = [before, now].map(|text| field_value(lang, *field, text));
            stale::field(lang, ui(lang, field_label(*field)), &before, &now)
        }
        Changed::Quota(quota) => stale::quota(lang, quota),
        Changed::Stands { simulated: true, replaced_by, .. } => stale::reservation(lang, replaced_by.as_deref()),
        Changed::Stands { status, .. } => stale::stands(lang, *status),
        Changed::Note(note) => stale::note(lang, note),
        Changed::NumberGone => stale::number_gone(lang).to_owned(),
        Changed::Preview => stale::preview(lang).to_owned(),
    };
    StaleView {
        lines: found.changes.iter().map(line).collect(),
        blocked: found.blocked.as_ref().map(|refusal| stale::blocked(lang, &say::refusal(lang, refusal))),
    }
}

/// The fields in which the form differs from what another tab saved meanwhile, once it was tried to save it.
pub fn clashes(model: &Model) -> Vec<String> {
    let Dialog::Edit(form) = &model.dialog else { return Vec::new() };
    let lang = model.lang;
    let line = |(field, theirs, yours): &(Field, String, String)| {
        let [theirs, yours] = [theirs, yours].map(|text| field_value(lang, *field, text));
        stale::clash(lang, ui(lang, field_label(*field)), &theirs, &yours)
    };
    form.clashes.iter().map(line).collect()
}

/// What a field is called.
pub fn field_label(field: Field) -> Ui {
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

/// What a field holds, in words.
fn field_value(lang: Lang, field: Field, text: &str) -> String {
    let named = match field {
        _ if text.is_empty() => Some(ui(lang, Ui::Unknown).to_owned()),
        Field::Product => text.parse().ok().map(|product| i18n::verdict::product_short(lang, product).to_owned()),
        Field::Billing => text.parse().ok().map(|billing| i18n::verdict::billing(lang, billing).to_owned()),
        Field::Region => Region::new(text).map(|region| i18n::verdict::region(lang, &region)),
        Field::TermMonths | Field::FirstTermMonths => text.parse().ok().map(|months| say::months(lang, months)),
        Field::PurchasedAt | Field::ExpiresAt => {
            let moment: Option<Moment> = super::super::form::parse_local(text);
            moment.map(|moment| say::minute(lang, moment))
        }
        Field::HasIps if text == "none" => Some(ui(lang, Ui::FHasIpsNone).to_owned()),
        Field::HasIps => Some(ui(lang, Ui::FHasIpsList).to_owned()),
        _ => None,
    };
    named.unwrap_or_else(|| text.to_owned())
}
