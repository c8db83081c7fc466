//! 备案服务号申请: a tab a product, the table, and the explanation of the row that is open.

use leptos::either::EitherOf4;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::desk::Desk;
use super::super::part;
use super::{explain, search};
use crate::app::view::{Act, Row, TableView, table, tabs};
use crate::app::{Msg, Query, Route, Sort};
use crate::engine::Verdict;
use crate::i18n::{self, Ui, say};
use crate::platform;

pub(super) fn instances(desk: Desk) -> impl IntoView {
    let shown = desk.memo(table);
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        spawn_local(async move {
            let files = platform::from_drop(event).await;
            if !files.is_empty() {
                desk.send(Msg::Files(files));
            }
        });
    };
    let totals = desk.memo(|model| say::totals(model.lang, &model.totals));
    markup! {
        <div class="bd-drop" on:dragover=|event| event.prevent_default() on:drop=drop>
            <h1 tabindex="-1">{desk.text(Ui::NavApply)}</h1>
            <p class="bd-totals">{move || totals.get()}</p>
            {tab_row(desk)}
            {tools(desk, shown)}
            {move || match shown.with(|table| (table.total, table.matching)) {
                (0, _) => markup! { <p class="bd-empty">{desk.text(Ui::EmptyTab)}</p> }.into_any(),
                (_, 0) => markup! {
                    <p class="bd-empty">{desk.text(Ui::NoMatch)}" "
                        {part::button(desk, "bd-button bd-button--small", desk.text(Ui::ClearFilters), Msg::Narrow(Query::default()))}
                    </p>
                }.into_any(),
                _ => ().into_any(),
            }}
            {rows(desk, shown)}
            {pages(desk, shown)}
        </div>
    }
}

fn tab_row(desk: Desk) -> impl IntoView {
    let shown = desk.memo(tabs);
    let tabs = move || {
        shown
            .get()
            .into_iter()
            .map(|tab| {
                markup! {
                    <li>
                        <a class="bd-tab" href=tab.href aria-current=tab.current.then_some("page")>
                            {tab.name}" "<span class="bd-tab__count">{tab.count}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    markup! { <nav aria-label=desk.text(Ui::TabsLabel)><ul class="bd-tabs">{tabs}</ul></nav> }
}

fn tools(desk: Desk, shown: Memo<TableView>) -> impl IntoView {
    let query = move || desk.peek(|model| model.route.query.clone());
    let chosen = desk.memo(|model| (model.route.query.verdict, model.route.query.sort));
    let lang = desk.lang();
    let verdicts = move || {
        let (present, _) = chosen.get();
        shown
            .with(|table| table.verdicts.clone())
            .into_iter()
            .map(move |(verdict, count)| {
                let text = [i18n::verdict::verdict(lang, verdict), " (", &count.to_string(), ")"].concat();
                markup! { <option value=verdict.code() selected={present == Some(verdict)}>{text}</option> }
            })
            .collect_view()
    };
    let sorts = move || {
        let (_, present) = chosen.get();
        let names = [Ui::SortGiven, Ui::SortName, Ui::SortExpiry, Ui::SortVerdict];
        Sort::ALL
            .into_iter()
            .zip(names)
            .map(move |(sort, name)| {
                markup! { <option value=sort.code() selected={present == sort}>{desk.text(name)}</option> }
            })
            .collect_view()
    };
    markup! {
        <div class="bd-tools">
            {search(desk, Ui::SearchLabel, Some(Ui::SearchHint))}
            <label class="bd-inline">
                <span>{desk.text(Ui::FilterVerdict)}</span>
                <select id="bd-filter" on:change=move |event| {
                    let verdict = event_target_value(&event).parse::<Verdict>().ok();
                    desk.send(Msg::Narrow(Query { verdict, page: 0, ..query() }));
                }>
                    <option value="" selected=move || chosen.get().0.is_none()>{desk.text(Ui::FilterAny)}</option>
                    {verdicts}
                </select>
            </label>
            <label class="bd-inline">
                <span>{desk.text(Ui::SortLabel)}</span>
                <select on:change=move |event| {
                    let sort = Sort::parse(&event_target_value(&event)).unwrap_or_default();
                    desk.send(Msg::Narrow(Query { sort, page: 0, ..query() }));
                }>{sorts}</select>
            </label>
            <span class="bd-tools__end">
                {part::button(desk, "bd-button", desk.text(Ui::ImportButton), Msg::OpenImport)}
                {part::button(desk, "bd-button", desk.text(Ui::AddInstance), Msg::OpenForm(None))}
                {part::button(desk, "bd-button", desk.text(Ui::ExportButton), Msg::Export)}
            </span>
        </div>
    }
}

fn rows(desk: Desk, shown: Memo<TableView>) -> impl IntoView {
    let column = move |text: Ui| markup! { <th scope="col">{desk.text(text)}</th> };
    markup! {
        <table class="bd-table" hidden=move || shown.with(|table| table.rows.is_empty())>
            <caption class="bd-hidden">{desk.text(Ui::TableCaption)}</caption>
            <thead>
                <tr>
                    {[Ui::ColInstance, Ui::ColVerdict, Ui::ColAction, Ui::ColRegion, Ui::ColBilling, Ui::ColTerm, Ui::ColExpiry, Ui::ColAccess, Ui::ColNumbers].map(column).into_iter().collect_view()}
                </tr>
            </thead>
            // A row is laid out anew only where something of it changed, so that the focus stays.
            <For each=move || shown.get().rows key=|row| row.clone() children=move |row| self::row(desk, row) />
        </table>
    }
}

fn row(desk: Desk, row: Row) -> impl IntoView {
    let label = move |text: Ui| desk.text(text);
    let open = row.open;
    let id = row.id.clone();
    markup! {
        <tbody class="bd-row" class:bd-row--open=open>
            <tr>
                <th scope="row" data-label=label(Ui::ColInstance)>
                    <span class="bd-row__name">{row.name}</span>
                    <span class="bd-row__id bd-id">{row.id.clone()}</span>
                    <span class="bd-row__product">{row.product}</span>
                </th>
                <td data-label=label(Ui::ColVerdict)>
                    {part::verdict(row.verdict, row.verdict_text)}
                    <span class="bd-row__headline">{row.headline}</span>
                    <a class="bd-link bd-row__toggle" href=row.toggle.clone() aria-expanded=if open { "true" } else { "false" }>
                        {label(if open { Ui::CloseDetails } else { Ui::DetailsButton })}
                        <span class="bd-hidden">" "{row.id.clone()}</span>
                    </a>
                </td>
                <td data-label=label(Ui::ColAction)>{act(desk, row.id.clone(), row.act, row.toggle, open)}</td>
                <td data-label=label(Ui::ColRegion)>{row.region}</td>
                <td data-label=label(Ui::ColBilling)>{row.billing}</td>
                <td data-label=label(Ui::ColTerm)>{row.term}</td>
                <td data-label=label(Ui::ColExpiry)><span class="bd-nowrap">{row.expiry}</span></td>
                <td data-label=label(Ui::ColAccess)><span class="bd-id">{row.access}</span></td>
                <td data-label=label(Ui::ColNumbers)><span class="bd-nowrap">{row.numbers}</span></td>
            </tr>
            {open.then(|| markup! { <tr class="bd-row__more"><td colspan="9">{explain::explain(desk, id)}</td></tr> })}
        </tbody>
    }
}

/// The last column. A row that offers nothing to press says in a few words why, which opens the explanation.
fn act(desk: Desk, id: String, act: Act, toggle: String, open: bool) -> impl IntoView {
    match act {
        Act::Apply => {
            let label = [desk.text(Ui::Apply), " ", id.as_str()].concat();
            EitherOf4::A(markup! {
                <button type="button" class="bd-button bd-button--primary" aria-label=label
                    on:click=move |_| desk.send(Msg::OpenApply(id.clone()))>{desk.text(Ui::Apply)}</button>
            })
        }
        Act::View { number: Some(number) } => {
            let query = Query { open: Some(number), ..Query::default() };
            let href = Route { page: crate::app::Page::Management, query }.fragment();
            EitherOf4::B(markup! { <a class="bd-button" href=href>{desk.text(Ui::View)}</a> })
        }
        Act::View { number: None } => EitherOf4::C(markup! {
            <button type="button" class="bd-button"
                on:click=move |_| desk.send(Msg::OpenRecord { replaces: None, instance: Some(id.clone()) })>
                {desk.text(Ui::ViewAsk)}
            </button>
        }),
        Act::Why(_) | Act::Instead { .. } => EitherOf4::D((!open).then(|| {
            markup! {
                <a class="bd-link" href=toggle>{desk.text(Ui::WhyButton)}<span class="bd-hidden">" "{id}</span></a>
            }
        })),
    }
}

fn pages(desk: Desk, shown: Memo<TableView>) -> impl IntoView {
    let lang = desk.lang();
    move || {
        let (matching, total, page, pages) = shown.with(|table| (table.matching, table.total, table.page, table.pages));
        let text = say::showing(lang, matching, total, page, pages);
        let to = move |page: usize| {
            desk.peek(|model| {
                Route { query: Query { page, open: None, ..model.route.query.clone() }, ..model.route.clone() }
                    .fragment()
            })
        };
        let before = (page > 1)
            .then(|| markup! { <a class="bd-button" rel="prev" href=to(page - 1)>{desk.text(Ui::PrevPage)}</a> });
        let after = (page < pages)
            .then(|| markup! { <a class="bd-button" rel="next" href=to(page + 1)>{desk.text(Ui::NextPage)}</a> });
        markup! { <nav class="bd-pages" aria-label=desk.text(Ui::PagesLabel)>{before}<span>{text}</span>{after}</nav> }
    }
}
