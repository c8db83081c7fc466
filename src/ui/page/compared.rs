//! The user's own instances under two sets of rules.

use super::super::desk::Desk;
use super::super::markup::{El, Markup, all, el, list};
use super::super::part::{self, plain};
use crate::app::view::{self, ComparedRow, Comparison, Reason, Side};
use crate::i18n::rules;

pub(super) fn compared(desk: Desk) -> Markup {
    let comparison = desk.memo(view::comparison);
    let shown = move || comparison.get().map(lay_out);
    plain("h2", rules::compare_heading(desk.lang())).attr("id", "bd-compare").beside(shown)
}

fn lay_out(comparison: Comparison) -> Markup {
    let rows = comparison.rows.into_iter().map(row);
    let rows = el("ul").class("bd-compared").child(list(rows));
    all![
        plain("p", comparison.intro),
        plain("p", plain("strong", comparison.sum)),
        rows,
        comparison.more.map(|more| part::p("bd-quiet", more)),
    ]
}

fn row(row: ComparedRow) -> El {
    let title = plain("h3", part::link("bd-link", row.href).child(row.title));
    let sides = el("dl").class("bd-compared__sides").child(list(row.sides.into_iter().map(side)));
    let reasons = row.reasons.into_iter().map(reason);
    el("li").class("bd-card").child(title).child(sides).child(list(reasons))
}

fn side(side: Side) -> El {
    let says = all![part::verdict(side.verdict, side.verdict_text), " ", side.headline];
    plain("div", plain("dt", side.policy)).child(plain("dd", says))
}

fn reason(reason: Reason) -> Markup {
    let said = reason
        .said
        .into_iter()
        .map(|(policy, sentence)| plain("div", plain("dt", policy)).child(plain("dd", sentence)));
    part::p("bd-compared__reason", reason.title).beside(el("dl").class("bd-compared__sides").child(list(said)))
}
