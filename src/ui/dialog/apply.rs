//! 申请 → 确认, and what comes after it.

use super::super::desk::Desk;
use super::super::markup::{El, all, el, list};
use super::super::part::{self, FieldText, plain};
use super::{Try, confirm, line, refused, stale, title, tools, tools_with};
use crate::app::view::{pass_progress, steps_in_console};
use crate::app::{Dialog, Model, Msg};
use crate::i18n::{Ui, plan, say};

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
    let assessor = model.assessor_of(&[instance]);
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

pub(super) fn apply(desk: Desk) -> El {
    let facts = desk.memo(facts);
    let state = desk.memo(|model| match &model.dialog {
        Dialog::Apply(applied) => Try {
            waiting: applied.waiting,
            attempt: 0,
            refused: applied.refused.as_ref().map(|refusal| say::refusal(model.lang, refusal)),
        },
        _ => Try::default(),
    });
    let domain = FieldText { value: facts.peek().domain, ..line(desk, "domain", Ui::ApplyDomain, None) };
    let account = plain("dd", move || facts.get().account).class("bd-id");
    let pairs = el("dl")
        .class("bd-pair bd-pair--wide")
        .child(part::pair(desk.text(Ui::ApplyInstance), move || facts.get().instance))
        .child(plain("div", plain("dt", desk.text(Ui::ApplyAccount))).child(account))
        .child(part::pair(desk.text(Ui::ApplyQuota), move || facts.get().quota));
    part::form(desk, |fields| Msg::Confirm(part::value(&fields, "domain")))
        .child(title(desk, Ui::ApplyHeading))
        .child(progress(desk))
        .child(pairs)
        .child(part::p("bd-warn", desk.text(Ui::ApplyLasting)))
        .child(plain("p", desk.text(Ui::ApplySim)))
        .child(part::field(domain, part::right))
        .child(refused(state))
        .child(tools(desk, Ui::Cancel, confirm(desk, state, Ui::Reserve)))
}

/// How far the pass over several sites is.
fn progress(desk: Desk) -> Option<El> {
    desk.peek(pass_progress).map(|(text, _)| part::p("bd-quiet bd-pass", text))
}

pub(super) fn applied(desk: Desk) -> El {
    let number = desk.peek(|model| match &model.dialog {
        Dialog::Apply(applied) => applied.number.clone().unwrap_or_default(),
        _ => String::new(),
    });
    let first = desk.peek(|model| model.book.entries().len() == 1);
    let steps = desk.peek(|model| steps_in_console(model.lang, model.policy()));
    let steps = steps.into_iter().map(|(text, link)| {
        let link = link.map(|href| part::outward(href, desk.text(Ui::ConsoleOpen)));
        plain("li", all![text, " ", link])
    });
    let replaces = number.clone();
    let record = move |event| {
        let fields = part::sent(&event);
        desk.send(Msg::OpenRecord { replaces: Some(replaces.clone()), instance: None });
        desk.send(Msg::Record(fields));
    };
    let next = desk.peek(pass_progress).is_some_and(|(_, next)| next);
    let leave = if next { plan::next_site(desk.lang()) } else { desk.text(Ui::Later) };
    el("form")
        .on("submit", record)
        .child(title(desk, Ui::AppliedHeading))
        .child(progress(desk))
        .child(plain("p", desk.text(Ui::AppliedText)))
        .child(part::p("bd-big", part::copyable(desk, number)))
        .child(first.then(|| part::p("bd-quiet", desk.text(Ui::PersistWhy))))
        .child(plain("h3", desk.text(Ui::ConsoleHeading)))
        .child(plain("ol", list(steps)))
        .child(plain("p", desk.text(Ui::BringNow)))
        .child(part::field(line(desk, "number", Ui::RecordNumber, Some(Ui::RecordNumberHint)), part::right))
        .child(tools_with(desk, leave, stale::unless_blocked(desk, "submit", || false).child(desk.text(Ui::BringReal))))
}
