//! The portfolio at a glance: shares, what expires, numbers by account. Every piece leads to the table with what it is
//! about.

use super::super::super::desk::{Derived, Desk};
use super::super::super::drawing::{self, bar, mark};
use super::super::super::markup::{El, Markup, Piece, all, el, list, live, svg};
use super::super::super::part::{self, plain};
use crate::app::view::{self, Ahead, Holder, Holders, Share, Span, Standing};
use crate::i18n::portfolio::{Label, label};
use crate::platform::browser;

/// Wider than this it is open at first; on a phone it would stand between one and the table.
const WIDE: f64 = 960.0;

pub(super) fn glance(desk: Desk) -> El {
    let text = |text: Label| label(desk.lang(), text);
    let whole = desk.memo(view::glance);
    let summary = whole.memo(|glance| glance.summary.clone());
    let [shares, ahead] = [Label::Standing, Label::Expiring].map(|heading| plain("h3", text(heading)));
    let (shown, next) = (whole.memo(|glance| glance.shares.clone()), whole.memo(|glance| glance.ahead.clone()));
    let body = el("div")
        .class("bd-glance__body")
        .child(plain("div", shares).child(move || self::shares(shown.get())))
        .child(plain("div", ahead).child(move || self::ahead(next.get())))
        .child(holders(
            desk,
            "div",
            plain("h3", text(Label::NumbersByAccount)),
            whole.memo(|glance| glance.holders.clone()),
        ));
    let summary = el("span").class("bd-quiet").child(move || summary.get());
    el("details")
        .class("bd-glance bd-card")
        .attr("open", browser::width() >= WIDE)
        .child(plain("summary", plain("h2", text(Label::Glance))).child(" ").child(summary))
        .child(body)
}

/// The numbers by account, folded away.
pub(in super::super) fn by_account(desk: Desk) -> El {
    let heading = plain("summary", plain("h2", label(desk.lang(), Label::NumbersByAccount)));
    holders(desk, "details", heading, desk.memo(view::holders)).class("bd-glance bd-card")
}

/// The numbers by account below their heading, where there are any.
fn holders(desk: Desk, tag: &str, heading: El, told: Derived<Holders>) -> El {
    let none = told.memo(|holders| holders.listed.is_empty());
    let rows = move || {
        let Holders { listed, more } = told.get();
        all![list(listed.into_iter().map(holder)), more.map(|more| plain("li", more))]
    };
    let means = part::p("bd-quiet", label(desk.lang(), Label::NumbersMean));
    let holders = el("ul").class("bd-holders").child(rows).beside(means);
    el(tag).attr("hidden", live(move || none.get())).child(heading).child(holders)
}

fn holder(holder: Holder) -> El {
    let words = el("span").class("bd-quiet").child(holder.words);
    plain("li", part::link("bd-link", holder.href).child(holder.name))
        .child(holder.meter.map(drawing::meter))
        .child(words)
}

fn shares(shares: Vec<Share>) -> Markup {
    let bars = shares.iter().map(|share| {
        let (from, to) = share.part;
        // The links below lead to the same: this one is for the mouse.
        let link = svg("a").attr("href", share.href.clone()).attr("tabindex", "-1");
        link.child(bar(look(share.standing).0, from, to))
    });
    let whole = svg("svg").attr("class", "bd-shares__bar").attr("aria-hidden", "true").child(list(bars));
    let links = shares.into_iter().map(|share| {
        let (class, icon) = look(share.standing);
        let link = part::link(class, share.href).attr("aria-current", share.current.then_some("true"));
        let count = plain("strong", share.count.to_string());
        plain("li", link.child(drawing::icon(icon)).child(count).child(" ").child(plain("span", share.text)))
    });
    whole.beside(el("ul").class("bd-shares").child(list(links)))
}

fn look(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Eligible => ("bd-share bd-share--eligible", drawing::ROUND_CHECK),
        Standing::OneStep => ("bd-share bd-share--step", drawing::STEP),
        Standing::MoreSteps => ("bd-share bd-share--steps", drawing::STEPS),
        Standing::Undetermined => ("bd-share bd-share--undetermined", drawing::DIAMOND_QUESTION),
        Standing::NotRequired => ("bd-share bd-share--not-required", drawing::SQUARE_DASH),
    }
}

fn ahead(ahead: Ahead) -> Markup {
    let words = match ahead.href {
        Some(href) => part::link("bd-link", href).child(ahead.words).markup(),
        None => ahead.words.markup(),
    };
    let strip = (!ahead.spans.is_empty()).then(|| {
        let pieces = ahead.spans.len();
        let spans = ahead.spans.into_iter().zip(0..).map(|(span, place)| self::span(span, place, pieces));
        let days = ahead.days.into_iter().map(|day| plain("span", day));
        let days = el("div").class("bd-strip__days").attr("aria-hidden", "true").child(list(days));
        el("ul").class("bd-strip").child(list(spans)).beside(days)
    });
    all![plain("p", words), strip, ahead.unknown.map(|unknown| part::p("bd-quiet", unknown))]
}

/// A piece of the strip: its marks where they lie in it, and how many.
fn span(span: Span, place: usize, pieces: usize) -> El {
    if span.count == 0 {
        return el("li");
    }
    let inside = span.marks.into_iter().filter_map(|at| {
        let at = (usize::from(at) * pieces).saturating_sub(place * 1000).min(1000);
        u16::try_from(at).ok()
    });
    let marks = svg("svg").attr("class", "bd-strip__marks").attr("aria-hidden", "true");
    let marks = marks.child(list(inside.map(|at| mark("bd-strip__mark", at))));
    let count = el("span").attr("aria-hidden", "true").child(span.count.to_string());
    let words = el("span").class("bd-hidden").child(span.words.clone());
    let link = part::link("bd-strip__span", span.href).attr("title", span.words);
    plain("li", link.child(marks).child(count).child(words))
}
