//! What this is, by which rules, what may have changed since, and what is stored.

mod trial;

use super::super::desk::Desk;
use super::super::markup::{Markup, all, el, list};
use super::super::part::{self, plain};
use crate::app::Msg;
use crate::app::view::{self, ProductRules, rule_table};
use crate::i18n::{Ui, changes, storage};

pub(in super::super) fn about(desk: Desk) -> Markup {
    let changed = changes::changes(desk.lang()).into_iter().map(|change| {
        let from = all![desk.text(Ui::AboutSure), ": ", change.sure, " · ", change.source];
        plain("li", plain("p", change.text)).child(part::p("bd-quiet", from))
    });
    let changed = plain("h2", desk.text(Ui::AboutChanged)).beside(all![
        plain("p", desk.text(Ui::AboutChangedIntro)),
        plain("p", plain("strong", desk.text(Ui::AboutRemaining))),
        el("ul").class("bd-changes").child(list(changed)),
    ]);
    let rules = plain("h2", desk.text(Ui::AboutRules)).beside(all![
        plain("p", desk.text(Ui::AboutRulesIntro)),
        part::p("bd-quiet", desk.peek(view::guide_line)),
        list(desk.peek(rule_table).into_iter().map(|product| rules(desk, product))),
    ]);
    let stored = plain("h2", desk.text(Ui::AboutStored)).beside(all![
        plain("p", desk.text(Ui::AboutStoredText)),
        plain("p", part::button(desk, "bd-button", desk.text(Ui::ExportButton), Msg::Export))
            .child(" ")
            .child(part::button(desk, "bd-button", storage::take_damaged(desk.lang()), Msg::TakeAside))
            .child(" ")
            .child(part::button(desk, "bd-button bd-button--danger", desk.text(Ui::AboutErase), Msg::OpenErase)),
    ]);
    all![
        part::heading(desk.text(Ui::AboutHeading)),
        part::p("bd-lead", desk.text(Ui::Intro)),
        plain("section", changed),
        plain("section", rules),
        trial::trial(desk),
        plain("section", stored),
    ]
}

fn rules(desk: Desk, product: ProductRules) -> Markup {
    let rows = product.rules.into_iter().map(|rule| {
        let title = plain("th", rule.title).attr("scope", "row");
        let sources = plain("td", part::sources(desk, rule.sources));
        plain("tr", title).child(plain("td", rule.text)).child(sources)
    });
    let table = el("table").class("bd-rules").child(plain("tbody", list(rows)));
    plain("h3", product.name).beside(table)
}
