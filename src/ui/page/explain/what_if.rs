//! What would be if something were changed: a few fields, and what is beside what would be. Nothing is kept.

use super::super::super::desk::{Derived, Desk};
use super::super::super::markup::{El, Markup, Piece, all, el, list};
use super::super::super::part::{self, plain};
use crate::app::Msg;
use crate::app::view::{self, Beside, WhatIfFields, WhatIfView};
use crate::engine::WhatIf;
use crate::i18n::explain::{Label, label};

type Shown = Derived<Option<WhatIfView>>;

pub(super) fn what_if(desk: Desk, id: String) -> Markup {
    let of = id.clone();
    let shown = desk.memo(move |model| view::what_if(model, &of));
    // The fields stay while one types in them: only what is asked lays them out anew.
    let asked = shown.memo(|shown| {
        let asked = |shown: &WhatIfView| (shown.months_label, shown.asks_months, shown.asks_bandwidth);
        shown.as_ref().map(|shown| (asked(shown), shown.accounts.clone()))
    });
    let laid_out = move || {
        asked.get().map(|((months, asks_months, asks_bandwidth), accounts)| {
            let number = |name, text, of, set| number(desk, id.clone(), shown, name, text, of, set);
            let bandwidth = label(desk.lang(), Label::Bandwidth);
            let fields = el("div")
                .class("bd-what-if__fields")
                .child(asks_months.then(|| {
                    number(
                        "months",
                        months,
                        |fields| &fields.months,
                        |what_if, count| {
                            what_if.months = count.unwrap_or(0);
                        },
                    )
                }))
                .child(asks_bandwidth.then(|| {
                    number(
                        "bandwidth",
                        bandwidth,
                        |fields| &fields.bandwidth,
                        |what_if, mbps| {
                            what_if.bandwidth = mbps.map(f64::from);
                        },
                    )
                }))
                .child((!accounts.is_empty()).then(|| account(desk, id.clone(), shown, accounts)))
                .child(date(desk, id.clone(), shown));
            details(desk, id.clone(), shown, fields)
        })
    };
    laid_out.markup()
}

fn details(desk: Desk, id: String, shown: Shown, fields: El) -> El {
    let lang = desk.lang();
    let outcome = shown.memo(|shown| shown.as_ref().and_then(|shown| shown.outcome.clone()));
    let spoken = outcome.memo(|outcome| outcome.as_ref().map(|outcome| outcome.spoken.clone()));
    let reset = Msg::Suppose(id, WhatIf::default());
    let reset = part::button(desk, "bd-button bd-button--small", label(lang, Label::Reset), reset);
    el("details")
        .class("bd-what-if")
        .attr("open", desk.peek(|model| model.what_if.is_some()))
        .child(plain("summary", label(lang, Label::WhatIfHeading)))
        .child(part::p("bd-quiet", label(lang, Label::WhatIfIntro)))
        // Sent by Enter it would go somewhere: it is tried out as it is typed.
        .child(plain("form", fields).attr("novalidate", true).on("submit", |event| event.prevent_default()))
        .child(part::p("bd-what-if__spoken", move || spoken.get()).attr("role", "status"))
        .child(move || outcome.get().map(|outcome| beside(desk, outcome)))
        .child(plain("p", reset))
}

/// Changes one thing of what is supposed.
fn suppose(desk: Desk, id: &str, change: impl FnOnce(&mut WhatIf)) {
    let supposed = desk.peek(|model| model.what_if.as_ref().map(|supposed| supposed.what_if.clone()));
    let mut what_if = supposed.unwrap_or_default();
    change(&mut what_if);
    desk.send(Msg::Suppose(id.to_owned(), what_if));
}

fn held(shown: Shown, of: fn(&WhatIfFields) -> &String) -> Derived<String> {
    shown.memo(move |shown| shown.as_ref().map(|shown| of(&shown.fields).clone()).unwrap_or_default())
}

/// A whole number; empty where it is not changed.
fn number(
    desk: Desk,
    id: String,
    shown: Shown,
    name: &'static str,
    text: &'static str,
    of: fn(&WhatIfFields) -> &String,
    set: fn(&mut WhatIf, Option<u16>),
) -> El {
    let held = held(shown, of);
    let input = part::input(name, "number", held.peek())
        .attr("min", "0")
        .attr("inputmode", "numeric")
        .attr("placeholder", label(desk.lang(), Label::Unchanged))
        .holds(move || held.get())
        .on("input", move |event| {
            let count = part::chosen(&event).parse().ok();
            suppose(desk, &id, |what_if| set(what_if, count));
        });
    field(name, text, input)
}

fn account(desk: Desk, id: String, shown: Shown, accounts: Vec<String>) -> El {
    let held = held(shown, |fields| &fields.account);
    let unchanged = (String::new(), label(desk.lang(), Label::Unchanged).to_owned());
    let named = accounts.into_iter().map(|account| (account.clone(), account));
    let select = el("select")
        .attr("name", "account")
        .child(part::options(std::iter::once(unchanged).chain(named), &held.peek()))
        .holds(move || held.get())
        .on("change", move |event| {
            let account = part::chosen(&event).parse().ok();
            suppose(desk, &id, |what_if| what_if.account = account);
        });
    field("account", label(desk.lang(), Label::Account), select)
}

fn date(desk: Desk, id: String, shown: Shown) -> El {
    let held = held(shown, |fields| &fields.as_of);
    let input =
        part::input("as_of", "datetime-local", held.peek()).holds(move || held.get()).on("change", move |event| {
            let as_of = [part::chosen(&event).as_str(), "+08:00"].concat().parse().ok();
            suppose(desk, &id, |what_if| what_if.as_of = as_of);
        });
    field("as_of", label(desk.lang(), Label::Date), input)
}

fn field(name: &str, text: &'static str, input: El) -> El {
    let id = ["bd-what-if-", name].concat();
    let label = plain("label", text).attr("for", id.clone());
    el("div").class("bd-field").child(label).child(input.attr("id", id))
}

fn beside(desk: Desk, beside: Beside) -> El {
    let name = |text: Label| plain("th", label(desk.lang(), text)).attr("scope", "col");
    let head = plain("td", "").beside(all![name(Label::Real), name(Label::Supposed)]);
    let row = |name: &'static str, changed: bool, cells: [Markup; 2]| {
        let [real, supposed] = cells;
        let class = if changed { "bd-beside__changed" } else { "bd-beside__same" };
        let supposed = plain("td", supposed).class(class);
        plain("tr", plain("th", name).attr("scope", "row")).child(plain("td", real)).child(supposed)
    };
    let changed = beside.verdicts[0] != beside.verdicts[1];
    let verdicts = beside.verdicts.map(|(verdict, text)| part::verdict(verdict, text).markup());
    let verdict = row(label(desk.lang(), Label::Verdict), changed, verdicts);
    let rows = beside.rows.into_iter().map(|(name, cells)| {
        let changed = cells[0] != cells[1];
        row(name, changed, cells.map(Piece::markup))
    });
    el("table")
        .class("bd-beside")
        .child(el("caption").class("bd-hidden").child(label(desk.lang(), Label::WhatIfHeading)))
        .child(plain("thead", plain("tr", head)))
        .child(plain("tbody", all![verdict, list(rows)]))
}
