//! The explanation of one verdict, below its row: what to do, until when it lasts, every condition, what would be if.

mod horizon;
mod time_line;
mod what_if;

use super::super::desk::{Derived, Desk};
use super::super::markup::{El, Markup, Piece, el, list};
use super::super::part::{self, plain};
use crate::app::Msg;
use crate::app::view::{self, Advice, Condition, Explain, Mark, Todo};
use crate::i18n::Ui;
use crate::i18n::ask::{self as words, Ask};
use crate::i18n::explain::{Label, label};
use crate::i18n::plan;
use crate::platform::browser;

pub(in super::super) fn explain(desk: Desk, id: String) -> Markup {
    let whole = desk.memo(move |model| view::explain(model, &id));
    // The moment goes on all the time, and what was unfolded must stay so: what names it follows by itself.
    let lasting = whole.memo(|whole| whole.clone().map(timeless));
    (move || lasting.get().map(|explained| section(desk, explained, whole))).markup()
}

/// The explanation without what names the moment.
fn timeless(mut explained: Explain) -> Explain {
    explained.basis.clear();
    explained.conditions.iter_mut().for_each(|condition| condition.required.clear());
    explained
}

fn section(desk: Desk, explained: Explain, whole: Derived<Option<Explain>>) -> El {
    let basis = whole.memo(|whole| whole.as_ref().map(|whole| whole.basis.clone()));
    let edit = Msg::OpenForm(Some(explained.id.clone()));
    let part = |there: bool, heading: Ui, rest: Markup| there.then(|| plain("h2", desk.text(heading)).beside(rest));
    let verdict = part::p("bd-explain__verdict", part::verdict(explained.verdict, explained.verdict_text));
    let has_todo = !explained.todo.is_empty();
    let todo_heading = if explained.waits.is_some() { Ui::TodoMore } else { Ui::TodoHeading };
    let todo = explained.todo.into_iter().map(|todo| plain("li", self::todo(desk, todo)));
    let todo = el("ol").class("bd-todo").child(list(todo)).markup();
    let instead =
        explained.instead.map(|instead| plain("h2", desk.text(Ui::InsteadHeading)).beside(self::todo(desk, instead)));
    let has_questions = !explained.ask.is_empty();
    let ask = explained.ask.into_iter().map(str::to_owned);
    let one_by_one = Msg::AskAbout(explained.id.clone());
    let one_by_one = part::button(desk, "bd-button", words::ask(desk.lang(), Ask::StartMissing), one_by_one);
    let tools = part::button(desk, "bd-button", desk.text(Ui::AnswerButton), edit.clone());
    let ask = part::lines("bd-ask", ask).beside(part::p("bd-explain__tools", one_by_one).child(tools));
    let has_conditions = !explained.conditions.is_empty();
    let conditions = list(explained.conditions.into_iter().enumerate().map(|(index, condition)| {
        let required = whole.memo(move |whole| {
            let condition = whole.as_ref().and_then(|whole| whole.conditions.get(index));
            condition.map(|condition| condition.required.clone())
        });
        self::condition(desk, condition, required)
    }));
    let conditions = el("ul").class("bd-conditions").child(conditions).markup();
    let has_advice = !explained.advice.is_empty();
    let advice = list(explained.advice.into_iter().map(|advice| self::advice(desk, advice)));
    let advice = el("ul").class("bd-advice").child(advice).markup();
    let small = "bd-button bd-button--small";
    let tools = part::p("bd-explain__tools", copy(desk, explained.id.clone()));
    let edit = part::button(desk, small, desk.text(Ui::EditButton), edit);
    let remove = part::button(desk, small, desk.text(Ui::RemoveButton), Msg::Remove(explained.id.clone()));
    el("section")
        .class("bd-explain")
        .attr("aria-label", explained.title)
        .child(verdict.child(" ").child(plain("strong", explained.headline)))
        .child(explained.crowd.map(|crowd| part::p("bd-warn", crowd)))
        .child(list(explained.first.into_iter().map(|told| {
            el("div").class("bd-waits").child(plain("p", told.text).child(" ").child(more(desk, told.faq)))
        })))
        .child(explained.waits.map(|numbers| {
            part::p("", part::link("bd-button", numbers).child(plan::text(desk.lang(), plan::Text::OpenNumber)))
        }))
        .child(part(has_todo, todo_heading, todo))
        .child(instead)
        .child(part(has_questions, Ui::AskHeading, ask))
        .child(horizon::horizon(desk, explained.id.clone()))
        .child(part(has_conditions, Ui::ConditionsHeading, conditions))
        .child(what_if::what_if(desk, explained.id.clone()))
        .child(part(has_advice, Ui::AdviceHeading, advice))
        .child(part::p("bd-quiet", move || basis.get()))
        .child(tools.child(edit).child(remove))
}

/// The button that copies the whole account, as it is when it is pressed.
fn copy(desk: Desk, id: String) -> El {
    let text = label(desk.lang(), Label::CopyButton);
    let button = el("button").attr("type", "button").class("bd-button bd-button--small").child(text);
    button.on("click", move |_| {
        if let Some(text) = desk.peek(|model| view::account(model, &id, browser::address().as_deref())) {
            desk.send(Msg::Copy(text));
        }
    })
}

fn condition(desk: Desk, condition: Condition, required: Derived<Option<String>>) -> El {
    let (class, icon) = match condition.mark {
        Mark::Met => ("bd-condition bd-condition--met", "✓"),
        Mark::Unmet => ("bd-condition bd-condition--unmet", "✕"),
        Mark::Unknown => ("bd-condition bd-condition--unknown", "?"),
        Mark::Skipped => ("bd-condition bd-condition--skipped", "–"),
    };
    let icon = el("span").class("bd-condition__icon").attr("aria-hidden", "true").child(icon);
    let mark = el("span").class("bd-condition__mark").child(condition.mark_text);
    let margin = condition.margin.map(|margin| el("span").class("bd-condition__margin").child(margin));
    let (needed, found) = condition.labels;
    let pairs = el("dl").class("bd-pair").child(part::pair(desk.text(needed), move || required.get()));
    el("li")
        .class(class)
        .child(
            part::p("bd-condition__title", icon).child(condition.title).child(" ").child(mark).child(" ").child(margin),
        )
        .child(plain("p", condition.sentence))
        .child(pairs.child(part::pair(desk.text(found), condition.found)))
        .child(list(condition.readings.into_iter().map(|reading| part::p("bd-quiet", reading))))
        .child(part::sources(desk, condition.sources))
        .child(more(desk, condition.faq))
}

fn todo(desk: Desk, todo: Todo) -> Markup {
    let link = todo.link.map(|href| part::outward(href, desk.text(Ui::GuideLink)));
    plain("p", todo.text)
        .child(" ")
        .child(link)
        .child(" ")
        .child(more(desk, todo.faq))
        .beside(part::sources(desk, todo.sources))
}

fn advice(desk: Desk, advice: Advice) -> El {
    let text = plain("p", advice.text).child(" ").child(more(desk, advice.faq));
    plain("li", text).child(part::sources(desk, advice.sources))
}

/// The way to the question that explains it.
fn more(desk: Desk, faq: String) -> El {
    part::link("bd-link", faq).child(desk.text(Ui::FaqLink))
}
