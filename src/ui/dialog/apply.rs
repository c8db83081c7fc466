//! 申请 → 确认, and what comes after it.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::part;
use super::{cancel, refused, title};
use crate::app::view::steps_in_console;
use crate::app::{Dialog, Model, Msg};
use crate::i18n::{Ui, say};

/// What the dialog says of its instance.
#[derive(Clone, PartialEq, Default)]
struct Facts {
    instance: String,
    account: String,
    quota: String,
    domain: String,
}

fn facts(model: &Model) -> Facts {
    let Dialog::Apply(applied) = &model.dialog else { return Facts::default() };
    let Some(instance) = model.instance(&applied.instance) else {
        return Facts { instance: applied.instance.clone(), ..Facts::default() };
    };
    let assessor = model.assessor();
    let assessment = model.judge(&assessor, instance);
    let account = instance.owner.as_ref().or(model.account.as_ref());
    let name = instance.name.as_deref().filter(|name| *name != instance.id);
    Facts {
        instance: name.into_iter().chain([instance.id.as_str()]).collect::<Vec<_>>().join(" · "),
        account: account.map_or_else(|| crate::i18n::ui(model.lang, Ui::Unknown).to_owned(), |a| a.as_str().to_owned()),
        quota: assessment
            .quota
            .map_or_else(String::new, |quota| say::quota_change(model.lang, quota.issued, quota.reserved, quota.limit)),
        domain: applied.domain.clone(),
    }
}

pub(super) fn apply(desk: Desk) -> impl IntoView {
    let facts = desk.memo(facts);
    let state = desk.memo(|model| match &model.dialog {
        Dialog::Apply(applied) => {
            (applied.waiting, applied.refused.as_ref().map(|refusal| say::refusal(model.lang, refusal)))
        }
        _ => (false, None),
    });
    let domain = facts.with_untracked(|facts| facts.domain.clone());
    let text =
        part::FieldText { name: "domain", label: desk.text(Ui::ApplyDomain), hint: None, value: domain, kind: "text" };
    markup! {
        <form on:submit=move |event| {
            let fields = part::sent(&event);
            desk.send(Msg::Confirm(part::value(&fields, "domain")));
        }>
            {title(desk, Ui::ApplyHeading)}
            <dl class="bd-pair bd-pair--wide">
                <div><dt>{desk.text(Ui::ApplyInstance)}</dt><dd>{move || facts.get().instance}</dd></div>
                <div><dt>{desk.text(Ui::ApplyAccount)}</dt><dd class="bd-id">{move || facts.get().account}</dd></div>
                <div><dt>{desk.text(Ui::ApplyQuota)}</dt><dd>{move || facts.get().quota}</dd></div>
            </dl>
            <p class="bd-warn">{desk.text(Ui::ApplyLasting)}</p>
            <p>{desk.text(Ui::ApplySim)}</p>
            {part::field(text, || None)}
            {refused(move || state.get().1)}
            <p class="bd-dialog__tools">
                {cancel(desk, Ui::Cancel)}
                <button type="submit" class="bd-button bd-button--primary" disabled=move || state.get().0>
                    {move || desk.text(if state.get().0 { Ui::Waiting } else { Ui::Confirm })}
                </button>
            </p>
        </form>
    }
}

pub(super) fn applied(desk: Desk) -> impl IntoView {
    let number = desk.peek(|model| match &model.dialog {
        Dialog::Apply(applied) => applied.number.clone().unwrap_or_default(),
        _ => String::new(),
    });
    let steps = desk.peek(|model| steps_in_console(model.lang, model.policy()));
    let steps = steps.into_iter().map(|(text, link)| {
        markup! {
            <li>{text}" "{link.map(|href| part::outward(href, desk.text(Ui::ConsoleOpen)))}</li>
        }
    });
    let replaces = number.clone();
    markup! {
        {title(desk, Ui::AppliedHeading)}
        <p>{desk.text(Ui::AppliedText)}</p>
        <p class="bd-big">{part::copyable(desk, number)}</p>
        <h3>{desk.text(Ui::ConsoleHeading)}</h3>
        <ol>{steps.collect_view()}</ol>
        <p>{desk.text(Ui::BringNow)}</p>
        <p class="bd-dialog__tools">
            {cancel(desk, Ui::Later)}
            <button type="button" class="bd-button bd-button--primary" on:click=move |_| {
                desk.send(Msg::OpenRecord { replaces: Some(replaces.clone()), instance: None });
            }>{desk.text(Ui::BringReal)}</button>
        </p>
    }
}
