//! 备案服务号管理: every number with its life.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::part;
use super::search;
use crate::app::view::{NumberRow, numbers as derive};
use crate::app::{Msg, NumberStepKind, Query};
use crate::engine::Status;
use crate::i18n::{self, Ui};

pub(super) fn numbers(desk: Desk) -> impl IntoView {
    let shown = desk.memo(derive);
    let present = desk.memo(|model| model.route.query.status);
    let lang = desk.lang();
    let statuses = move || {
        Status::ALL.iter().map(|status| {
            markup! { <option value=status.code() selected={present.get() == Some(*status)}>{i18n::verdict::status(lang, *status)}</option> }
        }).collect_view()
    };
    markup! {
        <h1 tabindex="-1">{desk.text(Ui::NumbersHeading)}</h1>
        <p>{desk.text(Ui::NumbersIntro)}</p>
        <div class="bd-tools">
            {search(desk, Ui::SearchLabel, Some(Ui::NumbersSearchHint))}
            <label class="bd-inline">
                <span>{desk.text(Ui::ColStatus)}</span>
                <select on:change=move |event| {
                    let query = desk.peek(|model| model.route.query.clone());
                    desk.send(Msg::Narrow(Query { status: event_target_value(&event).parse().ok(), ..query }));
                }>
                    <option value="" selected=move || present.get().is_none()>{desk.text(Ui::FilterAny)}</option>
                    {statuses}
                </select>
            </label>
            <span class="bd-tools__end">
                {part::button(desk, "bd-button bd-button--primary", desk.text(Ui::NumbersRecord), Msg::OpenRecord { replaces: None, instance: None })}
                {part::button(desk, "bd-button", desk.text(Ui::ExportButton), Msg::Export)}
            </span>
        </div>
        {move || match shown.with(|numbers| (numbers.total, numbers.rows.len())) {
            (0, _) => Some(desk.text(Ui::NumbersEmpty)),
            (_, 0) => Some(desk.text(Ui::NumbersNoMatch)),
            _ => None,
        }.map(|text| markup! { <p class="bd-empty">{text}</p> })}
        {move || shown.with(|numbers| (!numbers.conflicts.is_empty()).then(|| markup! {
            <section class="bd-notice bd-notice--problem">
                <h2>{desk.text(Ui::ConflictsHeading)}</h2>
                <ul>{numbers.conflicts.iter().map(|line| markup! { <li>{line.clone()}</li> }).collect_view()}</ul>
            </section>
        }))}
        <ul class="bd-numbers">
            <For each=move || shown.get().rows key=|row| row.clone() children=move |row| self::row(desk, row) />
        </ul>
    }
}

fn row(desk: Desk, row: NumberRow) -> impl IntoView {
    let open = row.open;
    let status = if row.simulated { "bd-status bd-status--simulated" } else { status_class(row.status) };
    let number = row.number.clone();
    let replaces = row.number.clone();
    let pair = move |label: Ui, value: String| markup! { <div><dt>{desk.text(label)}</dt><dd>{value}</dd></div> };
    let steps = row.steps.iter().map(move |step| {
        let (step, number) = (*step, number.clone());
        let class = "bd-button bd-button--small";
        markup! { <button type="button" class=class on:click=move |_| desk.send(Msg::OpenStep(number.clone(), step))>{desk.text(step_text(step))}</button> }
    });
    let history =
        row.history.into_iter().map(|deed| markup! { <li><span class="bd-nowrap">{deed.at}</span>" "{deed.text}</li> });
    markup! {
        <li class="bd-card bd-number" class:bd-number--simulated=row.simulated>
            <div class="bd-number__head">
                {part::copyable(desk, row.number)}
                <span class=status>{row.status_text}</span>
            </div>
            <p class="bd-quiet">{row.status_means}</p>
            <dl class="bd-pair">
                {pair(Ui::ColProduct, row.product)}
                {pair(Ui::ColInstance, row.instance)}
                {pair(Ui::ColDomain, row.domain)}
                {pair(Ui::ColIcp, row.icp_number)}
                {pair(Ui::ColAccount, row.account)}
                {pair(Ui::ColOrigin, row.origin.to_owned())}
                {pair(Ui::ColSince, row.since)}
                {(!row.note.is_empty()).then(|| pair(Ui::ColNote, row.note))}
            </dl>
            <p class="bd-number__steps">
                {row.open_reservation.then(|| markup! {
                    <button type="button" class="bd-button bd-button--small bd-button--primary" on:click=move |_| {
                        desk.send(Msg::OpenRecord { replaces: Some(replaces.clone()), instance: None });
                    }>{desk.text(Ui::BringReal)}</button>
                })}
                {steps.collect_view()}
                <a class="bd-link" href=row.toggle aria-expanded=if open { "true" } else { "false" }>
                    {desk.text(if open { Ui::CloseDetails } else { Ui::HistoryHeading })}
                </a>
            </p>
            {open.then(|| markup! { <h2 class="bd-number__history">{desk.text(Ui::HistoryHeading)}</h2><ol>{history.collect_view()}</ol> })}
        </li>
    }
}

fn status_class(status: Status) -> &'static str {
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
