//! What this is, by which rules, what may have changed since, where each fact is used, what is stored, and the desk
//! without a network.

mod trial;

use super::super::desk::Desk;
use super::super::markup::{El, Markup, all, el, list};
use super::super::part::{self, plain};
use super::{compared, offline, traced};
use crate::app::view::{self, ProductRules};
use crate::app::{Msg, Place};
use crate::i18n::{Ui, rules, single, storage};

pub(in super::super) fn about(desk: Desk) -> Markup {
    let chosen = desk.memo(|model| model.chosen);
    // The choice itself stays where it is, so that the keyboard does too.
    let by_policy = move || {
        chosen.get();
        all![plain("section", rule_table(desk)), plain("section", traced::traced(desk))]
    };
    let stored = plain("h2", desk.text(Ui::AboutStored)).beside(all![
        plain("p", desk.text(Ui::AboutStoredText)),
        part::p("bd-buttons", part::slow_button(desk, "bd-button", desk.text(Ui::ExportButton), Msg::Export))
            .child(part::button(desk, "bd-button", storage::take_damaged(desk.lang()), Msg::TakeAside))
            .child(part::button(desk, "bd-button bd-button--danger", desk.text(Ui::AboutErase), Msg::OpenErase)),
    ]);
    let place = desk.peek(|model| model.place);
    all![
        part::heading(desk.text(Ui::AboutHeading)),
        part::p("bd-lead", desk.text(Ui::Intro)),
        choice(desk),
        plain("section", compared::compared(desk)),
        by_policy,
        plain("section", later(desk)),
        trial::trial(desk),
        plain("section", stored),
        plain("section", offline::offline(desk)),
        (place == Place::LocalFile).then(|| part::in_file(desk)),
        (place == Place::Site).then(|| plain("section", along(desk))),
    ]
}

/// Which policy is judged by.
fn choice(desk: Desk) -> El {
    let lang = desk.lang();
    let named = desk.peek(view::policies);
    let choose = move |event| desk.send(Msg::SetPolicy(part::chosen(&event)));
    let name = desk.memo(|model| model.policy_name());
    let options = move || part::options(named.clone(), name.get());
    let hint = part::p("bd-field__hint", rules::choice_hint(lang)).attr("id", "bd-policy-hint");
    let select = el("select").attr("id", "bd-policy").attr("aria-describedby", "bd-policy-hint").on("change", choose);
    el("div")
        .class("bd-field")
        .child(plain("label", rules::choice(lang)).attr("for", "bd-policy"))
        .child(select.child(options))
        .child(hint)
}

fn rule_table(desk: Desk) -> Markup {
    let notes = desk.peek(view::rule_notes).into_iter().map(|note| part::p("bd-quiet", note));
    plain("h2", desk.text(Ui::AboutRules)).beside(all![
        plain("p", desk.text(Ui::AboutRulesIntro)),
        list(notes),
        list(desk.peek(view::rule_table).into_iter().map(|product| product_rules(desk, product))),
    ])
}

fn product_rules(desk: Desk, product: ProductRules) -> Markup {
    let rows = product.rules.into_iter().map(|rule| {
        let title = plain("th", rule.title).attr("scope", "row");
        let sure = rule.sure.map(|sure| el("span").class("bd-rules__sure").child(sure));
        let text = plain("td", rule.text).child(sure);
        let sources = plain("td", part::sources(desk, rule.sources));
        plain("tr", title).child(text).child(sources)
    });
    let table = el("table").class("bd-rules").child(plain("tbody", list(rows)));
    plain("h3", product.name).beside(table)
}

/// The app as one file, to be taken along.
fn along(desk: Desk) -> Markup {
    let lang = desk.lang();
    let file = part::link("bd-link", "./beian-desk.html".to_owned()).attr("download", "beian-desk.html");
    let file = plain("p", file.child(single::along_link(lang)));
    plain("h2", single::along_heading(lang)).beside(all![plain("p", single::along_text(lang)), file])
}

/// What later material says beyond the guide.
fn later(desk: Desk) -> Markup {
    let said = desk
        .peek(view::later)
        .into_iter()
        .map(|later| plain("li", plain("p", later.text)).child(part::p("bd-quiet", later.place)));
    plain("h2", desk.text(Ui::AboutChanged)).beside(all![
        plain("p", desk.text(Ui::AboutChangedIntro)),
        plain("p", plain("strong", desk.text(Ui::AboutRemaining))),
        el("ul").class("bd-changes").child(list(said)),
    ])
}
