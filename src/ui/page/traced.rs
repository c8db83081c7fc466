//! Where each fact of the chosen rules is used, folded away.

use super::super::desk::Desk;
use super::super::markup::{El, Markup, Piece, all, el, list};
use super::super::part::{self, plain};
use crate::app::view::{self, Carried, TraceRow};
use crate::i18n::rules;

pub(super) fn traced(desk: Desk) -> Markup {
    let lang = desk.lang();
    let rows = desk.peek(view::trace);
    let count = rows.len();
    let columns = rules::trace_columns(lang).map(|column| plain("th", column).attr("scope", "col"));
    let table = el("table")
        .class("bd-trace")
        .child(plain("thead", plain("tr", list(columns))))
        .child(plain("tbody", list(rows.into_iter().map(row))));
    let details = el("details").class("bd-more").child(plain("summary", rules::trace_open(lang, count))).child(table);
    plain("h2", rules::trace_heading(lang)).beside(all![plain("p", rules::trace_intro(lang, count)), details])
}

fn row(row: TraceRow) -> El {
    let id = el("span").class("bd-id").child(row.id);
    let place = el("span").class("bd-source__place").child(row.place);
    let title = plain("th", id).attr("scope", "row").child(place);
    let carried = list(row.carried.into_iter().map(carried));
    plain("tr", title).child(plain("td", row.text)).child(plain("td", carried))
}

fn carried(carried: Carried) -> El {
    let label = el("span").class("bd-trace__kind").child(carried.kind);
    let names = carried.by.into_iter().map(|(name, href)| {
        let name = match href {
            Some(href) => part::link("bd-link", href).child(name).markup(),
            None => name.markup(),
        };
        plain("li", name)
    });
    el("div").child(label).child(el("ul").class("bd-trace__names").child(list(names)))
}
