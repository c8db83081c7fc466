//! 备案服务号管理: every number with its life.

use super::super::desk::Desk;
use super::super::markup::{El, Markup, all, each, el, list};
use super::super::part::{self, plain};
use super::instances::by_account;
use super::{pages, search};
use crate::app::view::{NumberRow, numbers as derive};
use crate::app::{Msg, NumberStepKind, Page, Query, Route, Tab};
use crate::engine::Status;
use crate::i18n::{self, Ui};

pub(in super::super) fn numbers(desk: Desk) -> Markup {
    let shown = desk.memo(derive);
    let size = shown.memo(|numbers| (numbers.sheet.total, numbers.sheet.matching));
    let conflicts = shown.memo(|numbers| numbers.conflicts.clone());
    let empty = move || {
        let text = match size.get() {
            (0, _) => Some(Ui::NumbersEmpty),
            (_, 0) => Some(Ui::NumbersNoMatch),
            _ => None,
        };
        text.map(|text| {
            let apply = part::link("bd-link", Route::to(Page::Apply(Tab::All)).fragment());
            let apply = (text == Ui::NumbersEmpty).then(|| apply.child(desk.text(Ui::NavApply)));
            part::p("bd-empty", desk.text(text)).child(" ").child(apply)
        })
    };
    let conflicts = move || {
        let conflicts = conflicts.get();
        (!conflicts.is_empty()).then(|| {
            let section = el("section").class("bd-notice bd-notice--problem");
            let lines = list(conflicts.into_iter().map(|line| plain("li", line)));
            section.child(plain("h2", desk.text(Ui::ConflictsHeading))).child(plain("ul", lines))
        })
    };
    let rows = each(move || shown.with(|numbers| numbers.rows.clone()), move |row| self::row(desk, row));
    all![
        part::heading(desk.text(Ui::NumbersHeading)),
        plain("p", desk.text(Ui::NumbersIntro)),
        by_account(desk),
        tools(desk),
        empty,
        conflicts,
        el("ul").class("bd-numbers").child(rows),
        pages(desk, shown.memo(|numbers| numbers.sheet)),
    ]
}

fn tools(desk: Desk) -> El {
    let lang = desk.lang();
    let present = desk.memo(|model| model.route.query.status);
    let statuses = move || {
        let any = (String::new(), desk.text(Ui::FilterAny).to_owned());
        let named = Status::ALL.iter();
        let named = named.map(|status| (status.code().to_owned(), i18n::verdict::status(lang, *status).to_owned()));
        part::options(std::iter::once(any).chain(named), present.get().map_or("", |status| status.code()))
    };
    let select = el("select").on("change", move |event| {
        let query = desk.peek(|model| model.route.query.clone());
        desk.send(Msg::Narrow(Query { status: part::chosen(&event).parse().ok(), page: 0, ..query }));
    });
    let record = Msg::OpenRecord { replaces: None, instance: None };
    let record = part::button(desk, "bd-button bd-button--primary", desk.text(Ui::NumbersRecord), record);
    let export = part::button(desk, "bd-button", desk.text(Ui::TakeButton), Msg::OpenTakeOut);
    let print = part::button(desk, "bd-button", desk.text(Ui::PrintButton), Msg::Print);
    el("div")
        .class("bd-tools")
        .child(search(desk, Ui::SearchLabel, Some(Ui::NumbersSearchHint)))
        .child(part::choice(desk.text(Ui::ColStatus), select.child(statuses)))
        .child(el("span").class("bd-tools__end").child(record).child(export).child(print))
}

fn row(desk: Desk, row: NumberRow) -> El {
    let status = if row.simulated { "bd-status bd-status--simulated" } else { status_class(row.status) };
    let class = if row.simulated { "bd-card bd-number bd-number--simulated" } else { "bd-card bd-number" };
    let head = el("div").class("bd-number__head").child(part::copyable(desk, row.number.clone()));
    let pairs = [
        (Ui::ColProduct, row.product),
        (Ui::ColInstance, row.instance),
        (Ui::ColDomain, row.domain),
        (Ui::ColIcp, row.icp_number),
        (Ui::ColAccount, row.account),
        (Ui::ColOrigin, row.origin.to_owned()),
        (Ui::ColSince, row.since),
        (Ui::ColNote, row.note),
    ];
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let pairs = pairs.map(|(label, value)| part::pair(desk.text(label), value));
    let small = "bd-button bd-button--small";
    let bring = row.open_reservation.then(|| {
        let record = Msg::OpenRecord { replaces: Some(row.number.clone()), instance: None };
        part::button(desk, "bd-button bd-button--small bd-button--primary", desk.text(Ui::BringReal), record)
    });
    let steps = row
        .steps
        .iter()
        .map(|step| part::button(desk, small, desk.text(step_text(*step)), Msg::OpenStep(row.number.clone(), *step)));
    let toggle = part::toggle(desk, "bd-link", row.number.clone(), row.open).child(desk.text(if row.open {
        Ui::CloseDetails
    } else {
        Ui::HistoryHeading
    }));
    let history = row.open.then(|| {
        let deeds = row
            .history
            .into_iter()
            .map(|deed| plain("li", el("span").class("bd-nowrap").child(deed.at)).child(" ").child(deed.text));
        let heading = plain("h2", desk.text(Ui::HistoryHeading)).class("bd-number__history");
        heading.beside(plain("ol", list(deeds)))
    });
    el("li")
        .class(class)
        .child(head.child(el("span").class(status).child(row.status_text)))
        .child(part::p("bd-quiet", row.status_means))
        .child(el("dl").class("bd-pair").child(list(pairs)))
        .child(part::p("bd-number__steps", bring).child(list(steps)).child(toggle))
        .child(history)
}

pub(in super::super) fn status_class(status: Status) -> &'static str {
    match status {
        Status::Unbound => "bd-status bd-status--unbound",
        Status::Bound => "bd-status bd-status--bound",
        Status::Filing => "bd-status bd-status--filing",
        Status::Filed => "bd-status bd-status--filed",
        Status::Invalid => "bd-status bd-status--invalid",
    }
}

/// What a step is called.
pub(in super::super) fn step_text(step: NumberStepKind) -> Ui {
    match step {
        NumberStepKind::Bind => Ui::StepBind,
        NumberStepKind::Submit => Ui::StepSubmit,
        NumberStepKind::Approve => Ui::StepApprove,
        NumberStepKind::Reject => Ui::StepReject,
        NumberStepKind::Invalidate => Ui::StepInvalidate,
        NumberStepKind::Discard => Ui::StepDiscard,
        NumberStepKind::Note => Ui::StepNote,
    }
}
