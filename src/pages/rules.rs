//! The table of the rules, as the app's page about itself has it.

use super::html::{El, Html, all, el, list, p, plain};
use crate::app::view::{self, ProductRules, Source};
use crate::app::{Model, view::source};
use crate::engine::Policy;
use crate::i18n::{Lang, Ui, ui};

pub(super) fn rules(model: &Model) -> El {
    let lang = model.lang;
    let notes = view::rule_notes(model).into_iter().map(|note| p("bd-quiet", note));
    let tables = view::rule_table(model).into_iter().map(|product| product_rules(lang, product));
    el("section")
        .attr("id", "rules")
        .child(plain("h2", ui(lang, Ui::AboutRules)))
        .child(plain("p", ui(lang, Ui::AboutRulesIntro)))
        .child(list(notes))
        .child(list(tables))
}

fn product_rules(lang: Lang, product: ProductRules) -> Html {
    let rows = product.rules.into_iter().map(|rule| {
        let title = plain("th", rule.title).attr("scope", "row");
        let sure = rule.sure.map(|sure| el("span").class("bd-rules__sure").child(sure));
        let text = plain("td", rule.text).child(sure);
        plain("tr", title).child(text).child(plain("td", sources(lang, rule.sources)))
    });
    let table = el("table").class("bd-rules").child(plain("tbody", list(rows)));
    all![plain("h3", product.name), table]
}

/// The facts and readings of these ids.
pub(super) fn named(lang: Lang, policy: &Policy, ids: &[&str]) -> Vec<Source> {
    ids.iter().map(|id| source(lang, policy, id)).collect()
}

/// What a sentence rests on, folded away.
pub(super) fn sources(lang: Lang, sources: Vec<Source>) -> El {
    let ids = sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>().join(" ");
    let rows = sources.into_iter().map(|source| {
        let text = el("span").class("bd-source__text").child(source.text);
        plain("li", text).child(el("span").class("bd-source__place").child(source.place))
    });
    let summary = all![ui(lang, Ui::SourceLabel), " ", el("span").class("bd-id").child(ids)];
    el("details").class("bd-source").child(plain("summary", summary)).child(plain("ul", list(rows)))
}
