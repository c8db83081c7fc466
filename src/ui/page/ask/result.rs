//! What the interview came to: how to get there, why, and what is still open.

use super::super::super::desk::{Derived, Desk};
use super::super::super::markup::{El, Markup, all, el, list};
use super::super::super::part::{self, plain};
use super::{part_of, text};
use crate::app::Msg;
use crate::app::view::{Advice, BuyView, Keep, ResultView, Todo, proposed};
use crate::engine::Verdict;
use crate::i18n::Ui;
use crate::i18n::ask::Ask;

pub(super) fn result(desk: Desk, result: ResultView, basis: Derived<String>) -> Markup {
    let badge = part::p("bd-interview__verdict", part::verdict(result.verdict, result.verdict_text));
    let badge = badge.child(" ").child(result.lead.map(|lead| plain("strong", lead)));
    // Of what can't apply yet first comes how to get there, then that and why.
    let (first, then) = match result.verdict {
        Verdict::Ineligible => (None, Some(badge)),
        _ => (Some(badge), None),
    };
    let (has_steps, can_apply) = (!result.steps.is_empty(), !result.apply.is_empty());
    let (has_reasons, has_advice) = (!result.reasons.is_empty(), !result.advice.is_empty());
    let steps =
        el("ol").class("bd-todo").child(list(result.steps.into_iter().map(|step| plain("li", todo(desk, step)))));
    let steps = has_steps.then(|| plain("h2", result.steps_heading).beside(steps));
    let why = all![then, part::lines("bd-reasons", result.reasons)];
    let reasons = has_reasons.then(|| plain("h2", result.reasons_heading).beside(why));
    let console = part::outward(result.console, text(desk, Ask::Console)).class("bd-button bd-button--primary");
    let console = part::p("bd-interview__tools", console);
    let apply = el("ol").class("bd-todo").child(list(result.apply.into_iter().map(|step| plain("li", step))));
    let advice = list(result.advice.into_iter().map(|advice| self::advice(desk, advice)));
    let advice = el("ul").class("bd-advice").child(advice);
    let advice = part_of(desk, has_advice, Ask::Advice, advice);
    // What to mind before one applies comes before how.
    let (before, after) = if can_apply { (advice, None) } else { (None, advice) };
    all![
        part::heading(result.heading),
        first,
        steps,
        result.instead.map(|instead| todo(desk, instead)),
        before,
        part_of(desk, can_apply, Ask::NextSteps, apply.beside(console)),
        result.until.map(|until| plain("p", until)),
        reasons,
        asks(desk, Ask::Open, Ask::OpenWhy, result.open),
        after,
        asks(desk, Ask::More, Ask::MoreWhy, result.more),
        tools(desk, result.keep, result.names),
        part::p("bd-quiet", move || basis.get()),
    ]
}

/// Questions that are still open, each with the way to answer it.
fn asks(desk: Desk, heading: Ask, why: Ask, open: Vec<(&'static str, String)>) -> Option<Markup> {
    let there = !open.is_empty();
    let links = open.into_iter().map(|(name, href)| plain("li", part::link("bd-link", href).child(name)));
    part_of(desk, there, heading, all![plain("p", text(desk, why)), plain("ul", list(links))])
}

fn todo(desk: Desk, todo: Todo) -> Markup {
    let link = todo.link.map(|href| part::outward(href, desk.text(Ui::GuideLink)));
    let more = part::link("bd-link", todo.faq).child(desk.text(Ui::FaqLink));
    let line = plain("p", todo.text).child(" ").child(link).child(" ").child(more);
    line.beside(part::sources(desk, todo.sources))
}

fn advice(desk: Desk, advice: Advice) -> El {
    let more = part::link("bd-link", advice.faq).child(desk.text(Ui::FaqLink));
    plain("li", plain("p", advice.text).child(" ").child(more)).child(part::sources(desk, advice.sources))
}

/// What can be done with the answer: take it along as a link, or keep it.
fn tools(desk: Desk, keep: Keep, names: bool) -> El {
    let copy = part::button(desk, "bd-button", text(desk, Ask::Copy), Msg::CopyLink);
    let keep = match keep {
        Keep::No => None,
        Keep::New => Some((Ask::Add, Some(Ask::AddHint))),
        Keep::Back => Some((Ask::SaveBack, None)),
    };
    let hint = keep.and_then(|(_, hint)| hint).map(|hint| part::p("bd-quiet", text(desk, hint)));
    let keep = keep.map(|(label, _)| {
        let button = el("button").attr("type", "button").class("bd-button");
        button.child(text(desk, label)).on("click", move |_| {
            desk.send(Msg::Propose(Box::new(desk.peek(proposed))));
        })
    });
    let name = names.then(|| {
        let named = desk.peek(|model| model.asking.named);
        let tick = el("input").attr("type", "checkbox").attr("checked", named).on("change", move |_| {
            desk.send(Msg::NameInLink(!desk.peek(|model| model.asking.named)));
        });
        el("label").class("bd-choice").child(tick).child(plain("span", text(desk, Ask::CopyNamed)))
    });
    el("div")
        .class("bd-interview__keep")
        .child(part::p("bd-interview__tools", copy).child(keep))
        .child(name)
        .child(part::p("bd-quiet", text(desk, Ask::CopyHint)))
        .child(hint)
}

pub(super) fn buy(desk: Desk, buy: BuyView) -> Markup {
    let ways = buy.ways.into_iter().map(|(what, how, least)| {
        let best = least.then(|| el("span").class("bd-way__best").child(text(desk, Ask::Best)));
        let head = plain("h3", what).child(" ").child(best);
        el("li").class("bd-card bd-buy").child(head).child(plain("p", how))
    });
    let bought = part::link("bd-button bd-button--primary", buy.bought).child(text(desk, Ask::BoughtGo));
    all![
        part::heading(buy.heading),
        plain("h2", text(desk, Ask::Ways)),
        el("ul").class("bd-buys").child(list(ways)),
        part_of(desk, !buy.avoid.is_empty(), Ask::Avoid, part::lines("bd-avoid", buy.avoid)),
        plain("p", text(desk, Ask::Bought)),
        part::p("bd-interview__tools", bought),
    ]
}
