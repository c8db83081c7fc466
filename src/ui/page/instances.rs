//! 备案服务号申请: the portfolio at a glance, a tab a product, the table, and the explanation of the row that is open.

mod bulk;
mod glance;
mod row;

use super::super::desk::{Derived, Desk};
use super::super::markup::{El, all, each, el, list, live};
use super::super::part::{self, plain};
use super::{pages, search};
use crate::app::view::{TableView, table, tabs};
use crate::app::{Column, Model, Msg, Query, Sort};
use crate::engine::Verdict;
use crate::i18n::portfolio::{Label, counted, label};
use crate::i18n::{self, Ui, say};

pub(super) use glance::by_account;

pub(in super::super) fn instances(desk: Desk) -> El {
    let shown = desk.memo(table);
    let totals = desk.memo(|model| say::totals(model.lang, &model.totals));
    let basis = desk.memo(|model| say::basis(model.lang, &model.policy().guide.published, model.moment()));
    let size = shown.memo(|table| (table.sheet.total, table.sheet.matching));
    let empty = move || match size.get() {
        (0, _) => Some(part::p("bd-empty", desk.text(Ui::EmptyTab))),
        (_, 0) => {
            let clear = Msg::Narrow(Query::default());
            let clear = part::button(desk, "bd-button bd-button--small", desk.text(Ui::ClearFilters), clear);
            Some(part::p("bd-empty", desk.text(Ui::NoMatch)).child(" ").child(clear))
        }
        _ => None,
    };
    part::takes_files(desk, el("div").class("bd-drop"))
        .child(part::heading(desk.text(Ui::NavApply)))
        .child(part::p("bd-totals", move || totals.get()))
        .child(glance::glance(desk))
        .child(tab_row(desk))
        .child(tools(desk, shown))
        .child(bulk::narrowed(desk))
        .child(bulk::bar(desk, shown))
        .child(empty)
        // On paper the header is not there to say it.
        .child(part::p("bd-print", move || basis.get()))
        .child(rows(desk, shown))
        .child(pages(desk, shown.memo(|table| table.sheet)))
}

fn tab_row(desk: Desk) -> El {
    let shown = desk.memo(tabs);
    let tabs = move || {
        list(shown.get().into_iter().map(|tab| {
            // On a phone a product without instances takes no line.
            let class = if tab.count == 0 && !tab.current { "bd-tab bd-tab--none" } else { "bd-tab" };
            let link = part::link(class, tab.href).attr("aria-current", tab.current.then_some("page"));
            let count = el("span").class("bd-tab__count").child(tab.count.to_string());
            plain("li", link.child(tab.name).child(" ").child(count))
        }))
    };
    el("nav").attr("aria-label", desk.text(Ui::TabsLabel)).child(el("ul").class("bd-tabs").child(tabs))
}

fn tools(desk: Desk, shown: Derived<TableView>) -> El {
    let lang = desk.lang();
    let query = move || desk.peek(|model| model.route.query.clone());
    let verdict = desk.memo(|model| model.route.query.verdict);
    let sort = desk.memo(|model| model.route.query.sort);
    let counts = shown.memo(|table| table.verdicts.clone());
    let verdicts = move || {
        let any = (String::new(), desk.text(Ui::FilterAny).to_owned());
        let counted = counts.get().into_iter().map(|(verdict, count)| {
            let text = counted(lang, i18n::verdict::verdict(lang, verdict), count);
            (verdict.code().to_owned(), text)
        });
        let chosen = verdict.get().map_or("", |verdict| verdict.code());
        part::options(std::iter::once(any).chain(counted), chosen)
    };
    let sorts = move || {
        let names = [Ui::SortGiven, Ui::SortName, Ui::SortExpiry, Ui::SortVerdict];
        let named = Sort::ALL.into_iter().zip(names);
        let values = named.map(|(sort, name)| (sort.code().to_owned(), desk.text(name).to_owned()));
        part::options(values, sort.get().code())
    };
    let filter = el("select").attr("id", "bd-filter").on("change", move |event| {
        let verdict = part::chosen(&event).parse::<Verdict>().ok();
        desk.send(Msg::Narrow(Query { verdict, steps: None, page: 0, ..query() }));
    });
    let order = el("select").on("change", move |event| {
        let sort = Sort::parse(&part::chosen(&event)).unwrap_or_default();
        desk.send(Msg::Narrow(Query { sort, page: 0, ..query() }));
    });
    let button = |text: Ui, msg: Msg| part::button(desk, "bd-button", desk.text(text), msg);
    let end = el("span")
        .class("bd-tools__end")
        .child(button(Ui::ImportButton, Msg::OpenImport))
        .child(button(Ui::AddInstance, Msg::OpenForm(None)))
        .child(button(Ui::TakeButton, Msg::OpenTakeOut));
    el("div")
        .class("bd-tools")
        .child(search(desk, Ui::SearchLabel, Some(Ui::SearchHint)))
        .child(part::choice(desk.text(Ui::FilterVerdict), filter.child(verdicts)))
        .child(part::choice(desk.text(Ui::SortLabel), order.child(sorts)))
        .child(end)
}

fn rows(desk: Desk, shown: Derived<TableView>) -> El {
    let none = shown.memo(|table| table.rows.is_empty());
    let columns = desk.memo(Model::shown_columns);
    let head = move || {
        let columns = columns.get();
        let fixed = [Ui::ColInstance, Ui::ColVerdict, Ui::ColAction].into_iter();
        let chosen = Column::ALL.iter().filter(|column| columns.has(**column)).map(|column| row::column_name(*column));
        let ticks = el("span").class("bd-hidden").child(label(desk.lang(), Label::TickColumn));
        let ticks = el("th").attr("role", "columnheader").attr("scope", "col").class("bd-row__pick").child(ticks);
        all![
            ticks,
            list(
                fixed
                    .chain(chosen)
                    .map(|text| plain("th", desk.text(text)).attr("role", "columnheader").attr("scope", "col"))
            )
        ]
    };
    el("table")
        .class("bd-table")
        .attr("role", "table")
        .attr("hidden", live(move || none.get()))
        .child(el("caption").class("bd-hidden").child(desk.text(Ui::TableCaption)))
        .child(plain("thead", plain("tr", head).attr("role", "row")).attr("role", "rowgroup"))
        // A row is laid out anew only where something of it changed, so that the focus stays.
        .child(each(move || shown.with(|table| table.rows.clone()), move |row| row::row(desk, shown, row)))
}
