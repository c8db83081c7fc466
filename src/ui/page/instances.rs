//! 备案服务号申请: a tab a product, the table, and the explanation of the row that is open.

use super::super::desk::{Derived, Desk};
use super::super::markup::{El, Markup, Piece, all, each, el, list, live};
use super::super::part::{self, plain};
use super::super::parts;
use super::{pages, search};
use crate::app::view::{Act, Row, TableView, table, tabs};
use crate::app::{Msg, Page, Part, Query, Route, Sort};
use crate::engine::Verdict;
use crate::i18n::{self, Ui, say};

pub(in super::super) fn instances(desk: Desk) -> El {
    let shown = desk.memo(table);
    let totals = desk.memo(|model| say::totals(model.lang, &model.totals));
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
        .child(tab_row(desk))
        .child(tools(desk, shown))
        .child(empty)
        .child(rows(desk, shown))
        .child(pages(desk, shown.memo(|table| table.sheet)))
}

fn tab_row(desk: Desk) -> El {
    let shown = desk.memo(tabs);
    let tabs = move || {
        list(shown.get().into_iter().map(|tab| {
            let link = part::link("bd-tab", tab.href).attr("aria-current", tab.current.then_some("page"));
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
            let text = [i18n::verdict::verdict(lang, verdict), " (", &count.to_string(), ")"].concat();
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
        desk.send(Msg::Narrow(Query { verdict, page: 0, ..query() }));
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

const COLUMNS: [Ui; 9] = [
    Ui::ColInstance,
    Ui::ColVerdict,
    Ui::ColAction,
    Ui::ColRegion,
    Ui::ColBilling,
    Ui::ColTerm,
    Ui::ColExpiry,
    Ui::ColAccess,
    Ui::ColNumbers,
];

fn rows(desk: Desk, shown: Derived<TableView>) -> El {
    let columns = COLUMNS.into_iter().map(|text| plain("th", desk.text(text)).attr("scope", "col"));
    let none = shown.memo(|table| table.rows.is_empty());
    el("table")
        .class("bd-table")
        .attr("hidden", live(move || none.get()))
        .child(el("caption").class("bd-hidden").child(desk.text(Ui::TableCaption)))
        .child(plain("thead", plain("tr", list(columns))))
        // A row is laid out anew only where something of it changed, so that the focus stays.
        .child(each(move || shown.with(|table| table.rows.clone()), move |row| self::row(desk, row)))
}

fn row(desk: Desk, row: Row) -> El {
    let cell = |tag: &str, text: Ui| el(tag).attr("data-label", desk.text(text));
    let span = |class: &'static str, text: Markup| el("span").class(class).child(text);
    let plain_cell = |label: Ui, class: &'static str, text: String| {
        // On a phone a cell that says nothing takes no line.
        let class = if text == "–" { "bd-cell--none" } else { class };
        cell("td", label).class(class).child(text)
    };
    let name = cell("th", Ui::ColInstance)
        .attr("scope", "row")
        .child(span("bd-row__name", row.name.markup()))
        .child(span("bd-row__id bd-id", row.id.clone().markup()))
        .child(span("bd-row__product", row.product.markup()));
    let verdict =
        cell("td", Ui::ColVerdict).class("bd-row__verdict").child(part::verdict(row.verdict, row.verdict_text));
    let toggle =
        part::link("bd-link bd-row__toggle", row.toggle).attr("aria-expanded", if row.open { "true" } else { "false" });
    let hidden_id = span("bd-hidden", all![" ", row.id.clone()]);
    // A row that offers nothing to press has the reason in the button's place; it opens the explanation too.
    let (verdict, act) = match act(desk, row.id.clone(), row.act) {
        Ok(button) => {
            let toggle = toggle.child(desk.text(if row.open { Ui::CloseDetails } else { Ui::DetailsButton }));
            let headline = span("bd-row__headline", row.headline.markup());
            (verdict.child(headline).child(toggle.child(hidden_id)), all![button])
        }
        Err((reason, link)) => {
            let link = link.map(|href| part::outward(href, desk.text(Ui::GuideLink)));
            (verdict, all![toggle.child(reason).child(hidden_id), " ", link])
        }
    };
    let class = "bd-row__act";
    let cells = plain("tr", name)
        .child(verdict)
        .child(cell("td", Ui::ColAction).class(class).child(act))
        .child(plain_cell(Ui::ColRegion, "bd-row__region", row.region))
        .child(plain_cell(Ui::ColBilling, "bd-nowrap", row.billing))
        .child(plain_cell(Ui::ColTerm, "bd-nowrap", row.term))
        .child(plain_cell(Ui::ColExpiry, "bd-nowrap", row.expiry))
        .child(plain_cell(Ui::ColAccess, "bd-row__access", row.access))
        .child(plain_cell(Ui::ColNumbers, "bd-nowrap", row.numbers));
    let more = row.open.then(|| {
        let explanation = parts::once_here(desk, Part::Advice, move || {
            parts::advice().map(|part| (part.explain)(desk, row.id.clone()))
        });
        let cell = el("td").attr("colspan", "9").child(explanation);
        el("tr").class("bd-row__more").child(cell)
    });
    el("tbody").class(if row.open { "bd-row bd-row--open" } else { "bd-row" }).child(cells).child(more)
}

/// What the last column offers to press, or why there is nothing.
fn act(desk: Desk, id: String, act: Act) -> Result<El, (String, Option<String>)> {
    match act {
        Act::Apply => {
            let text = desk.text(Ui::Apply);
            let label = [text, " ", id.as_str()].concat();
            let button = part::button(desk, "bd-button bd-button--primary", text, Msg::OpenApply(id));
            Ok(button.attr("aria-label", label))
        }
        Act::View { number: Some(number) } => {
            let query = Query { open: Some(number), ..Query::default() };
            let href = Route { page: Page::Management, query }.fragment();
            Ok(part::link("bd-button", href).child(desk.text(Ui::View)))
        }
        Act::View { number: None } => {
            let record = Msg::OpenRecord { replaces: None, instance: Some(id) };
            Ok(part::button(desk, "bd-button", desk.text(Ui::ViewAsk), record))
        }
        Act::Why(reason) => Err((reason, None)),
        Act::Instead { text, link } => Err((text, link)),
    }
}
