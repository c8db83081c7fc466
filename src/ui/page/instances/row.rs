//! A row of the table: a card on a phone. Laid out as one it is a table still to those who hear it, by the roles, which
//! some browsers take from what is no table to the eye.

use super::super::super::desk::{Derived, Desk};
use super::super::super::drawing;
use super::super::super::markup::{El, Markup, Piece, all, el, list};
use super::super::super::part::{self, plain};
use super::super::super::parts;
use crate::app::view::{Act, Row, TableView};
use crate::app::{Column, Msg, Page, Part, Query, Route};
use crate::i18n::Ui;
use crate::i18n::portfolio::{Label, label};

/// What a column is called.
pub(super) fn column_name(column: Column) -> Ui {
    match column {
        Column::Owner => Ui::ColAccount,
        Column::Region => Ui::ColRegion,
        Column::Billing => Ui::ColBilling,
        Column::Term => Ui::ColTerm,
        Column::Expiry => Ui::ColExpiry,
        Column::Access => Ui::ColAccess,
        Column::Numbers => Ui::ColNumbers,
    }
}

pub(super) fn row(desk: Desk, shown: Derived<TableView>, row: Row) -> El {
    let cell = |tag: &str, text: Ui| {
        let role = if tag == "th" { "rowheader" } else { "cell" };
        el(tag).attr("role", role).attr("data-label", desk.text(text))
    };
    let span = |class: &'static str, text: Markup| el("span").class(class).child(text);
    let name = cell("th", Ui::ColInstance)
        .attr("scope", "row")
        .child(span("bd-row__name", row.name.clone().markup()))
        .child(span("bd-row__id bd-id", row.id.clone().markup()))
        .child(span("bd-row__product", row.product.markup()));
    let verdict =
        cell("td", Ui::ColVerdict).class("bd-row__verdict").child(part::verdict(row.verdict, row.verdict_text));
    let toggle = part::toggle(desk, "bd-link bd-row__toggle", row.id.clone(), row.open);
    let hidden_id = span("bd-hidden", all![" ", row.id.clone()]);
    // A row that offers nothing to press has the reason in the button's place; it opens the explanation too.
    let (verdict, act) = match act(desk, row.id.clone(), row.act.clone()) {
        Ok(button) => {
            let toggle = toggle.child(desk.text(if row.open { Ui::CloseDetails } else { Ui::DetailsButton }));
            let headline = span("bd-row__headline", row.headline.clone().markup());
            (verdict.child(headline).child(toggle.child(hidden_id)), all![button])
        }
        Err((reason, link)) => {
            let link = link.map(|href| part::outward(href, desk.text(Ui::GuideLink)));
            (verdict, all![toggle.child(reason).child(hidden_id), " ", link])
        }
    };
    let columns = row.columns;
    let cells = plain("tr", tick(desk, &row))
        .attr("role", "row")
        .child(name)
        .child(verdict)
        .child(cell("td", Ui::ColAction).class("bd-row__act").child(act))
        .child(list(Column::ALL.iter().filter(|column| columns.has(**column)).map(|column| {
            let (class, text, drawn) = fact(shown, &row, *column);
            // On a phone a cell that says nothing takes no line.
            let class = if text == "–" { "bd-cell--none" } else { class };
            cell("td", column_name(*column)).class(class).child(plain("span", text).beside(drawn))
        })));
    let more = row.open.then(|| {
        let explanation = parts::once_here(desk, Part::Advice, move || {
            parts::advice().map(|part| (part.explain)(desk, row.id.clone()))
        });
        let cell = el("td").attr("role", "cell").attr("colspan", (4 + columns.count()).to_string()).child(explanation);
        el("tr").attr("role", "row").class("bd-row__more").child(cell)
    });
    el("tbody")
        .attr("role", "rowgroup")
        .class(if row.open { "bd-row bd-row--open" } else { "bd-row" })
        .child(cells)
        .child(more)
}

/// The box that selects the row.
fn tick(desk: Desk, row: &Row) -> El {
    let mut says = vec![label(desk.lang(), Label::Tick), row.name.as_str()];
    if row.name != row.id {
        says.push(&row.id);
    }
    let says = el("span").class("bd-hidden").child(says.join(" "));
    let (id, ticks) = (row.id.clone(), row.id.clone());
    let ticked = desk.memo(move |model| model.selected.has(&id));
    let tick = part::tick(desk, says, move || ticked.get(), move |ticked| Msg::TickRow(ticks.clone(), ticked));
    el("td").attr("role", "cell").class("bd-row__pick").child(tick)
}

/// What a column says: its class, its words, and what is drawn beside them.
fn fact(shown: Derived<TableView>, row: &Row, column: Column) -> (&'static str, String, Markup) {
    let bar = || {
        let id = row.id.clone();
        let bar = shown.memo(move |table| table.bar(&id).cloned());
        (move || bar.get().map(drawing::term)).markup()
    };
    let nothing = Markup::Nothing;
    match column {
        Column::Owner => ("bd-row__owner bd-id", row.owner.clone(), nothing),
        Column::Region => ("bd-row__region", row.region.clone(), nothing),
        Column::Billing => ("bd-nowrap", row.billing.clone(), nothing),
        // Beside the expiry, where that is shown.
        Column::Term if row.columns.has(Column::Expiry) => ("bd-nowrap", row.term.clone(), nothing),
        Column::Term => ("bd-nowrap", row.term.clone(), bar()),
        Column::Expiry => ("bd-nowrap", row.expiry.clone(), bar()),
        Column::Access => ("bd-row__access", row.access.clone(), nothing),
        Column::Numbers => ("bd-nowrap", row.numbers.clone(), row.meter.map(drawing::meter).markup()),
    }
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
