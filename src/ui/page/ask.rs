//! The interview: one question at a time, or what it came to; beside it what was answered.

mod form;
mod result;

use super::super::desk::Desk;
use super::super::markup::{El, Markup, Piece, all, el, list};
use super::super::part::{self, plain};
use crate::app::view::{Given, Shown, ThenView, interview};
use crate::app::{Page, Route};
use crate::i18n::ask::{self as words, Ask};

pub(in super::super) fn ask(desk: Desk) -> Markup {
    let whole = desk.memo(interview);
    let about = whole.memo(|whole| whole.about.clone());
    let then = whole.memo(|whole| whole.then.clone());
    let given = whole.memo(|whole| whole.given.clone());
    // The moment of a verdict goes on all the time, and what has the focus must stay: what names it follows by itself.
    let shown = whole.memo(|whole| match whole.shown.clone() {
        Shown::Result(mut result) => {
            result.basis.clear();
            Shown::Result(result)
        }
        other => other,
    });
    let basis = whole.memo(|whole| match &whole.shown {
        Shown::Result(result) => result.basis.clone(),
        _ => String::new(),
    });
    let now = move || then.get().map(|_| part::p("bd-interview__now", text(desk, Ask::Now)));
    let main = move || match shown.get() {
        Shown::Question(question) => form::question(desk, *question),
        Shown::Result(result) => result::result(desk, *result, basis),
        Shown::Buy(buy) => result::buy(desk, buy),
        Shown::NoProduct(answer) => no_product(desk, answer),
    };
    let main = el("div")
        .class("bd-interview__main")
        .child(move || about.get().map(|about| part::p("bd-quiet", about)))
        .child(now)
        .child(main);
    let aside = el("div")
        .class("bd-interview__aside")
        .child(move || then.get().map(|then| self::then(desk, then)))
        .child(move || answered(desk, given.get()));
    el("div").class("bd-interview").child(main).child(aside).markup()
}

/// A text of the interview in the language of now.
fn text(desk: Desk, text: Ask) -> &'static str {
    words::ask(desk.lang(), text)
}

/// A heading with what belongs to it, where there is any.
fn part_of(desk: Desk, there: bool, heading: Ask, rest: impl Piece) -> Option<Markup> {
    there.then(|| plain("h2", text(desk, heading)).beside(rest))
}

/// What was answered, each with the way to change it.
fn answered(desk: Desk, given: Vec<Given>) -> Option<Markup> {
    let lang = desk.lang();
    let rows = given.iter().map(|given| {
        let change = part::link("bd-link", given.href.clone()).child(text(desk, Ask::Change));
        let change = change.attr("aria-label", words::change(lang, given.question));
        let said = el("span").class("bd-given__answer").child(given.answer.clone());
        plain("li", el("span").class("bd-given__question").child(given.question)).child(said).child(change)
    });
    (!given.is_empty()).then(|| {
        let again = part::link("bd-link", Route::to(Page::Ask(String::new())).fragment());
        all![
            plain("h2", text(desk, Ask::Given)),
            el("ul").class("bd-given").child(list(rows)),
            part::p("", again.child(text(desk, Ask::Restart))),
        ]
    })
}

/// The answer that the link was made with.
fn then(desk: Desk, then: ThenView) -> El {
    let answer = then.answer.map(|(verdict, said, heading, steps)| {
        let steps = steps.into_iter().map(|step| plain("li", step));
        all![
            part::p("", part::verdict(verdict, said)).child(" ").child(plain("strong", heading)),
            el("ol").class("bd-todo").child(list(steps)),
        ]
    });
    let section = el("section").class("bd-card bd-interview__then");
    section.child(plain("h2", text(desk, Ask::Then))).child(part::p("bd-quiet", then.note)).child(answer)
}

fn no_product(desk: Desk, answer: String) -> Markup {
    let go = part::link("bd-button bd-button--primary", answer).child(text(desk, Ask::NoProductGo));
    all![
        part::heading(text(desk, Ask::NoProduct)),
        plain("p", text(desk, Ask::NoProductText)),
        part::p("bd-interview__tools", go),
    ]
}
