//! The explanation of one verdict, below its row.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::part;
use crate::app::Msg;
use crate::app::view::{self, Advice, Condition, Mark, Todo};
use crate::i18n::Ui;

pub(super) fn explain(desk: Desk, id: String) -> impl IntoView {
    let sought = id.clone();
    let explained = desk.memo(move |model| view::explain(model, &sought));
    move || {
        let id = id.clone();
        explained.get().map(|explained| {
            let edit = Msg::OpenForm(Some(id.clone()));
            let conditions = explained.conditions.into_iter().map(|condition| self::condition(desk, condition));
            let todo = explained.todo.into_iter().map(|todo| markup! { <li>{self::todo(desk, todo)}</li> });
            let has_todo = todo.len() > 0;
            let ask = explained.ask.into_iter().map(|question| markup! { <li>{question}</li> });
            let has_questions = ask.len() > 0;
            let advice = explained.advice.into_iter().map(|advice| self::advice(desk, advice));
            let has_advice = advice.len() > 0;
            let has_conditions = conditions.len() > 0;
            markup! {
                <section class="bd-explain" aria-label=explained.title>
                    <p class="bd-explain__verdict">
                        {part::verdict(explained.verdict, explained.verdict_text)}
                        " "<strong>{explained.headline}</strong>
                    </p>
                    {explained.until.map(|until| markup! { <p>{until}</p> })}
                    {has_todo.then(|| markup! { <h3>{desk.text(Ui::TodoHeading)}</h3><ol class="bd-todo">{todo.collect_view()}</ol> })}
                    {explained.instead.map(|instead| markup! { <h3>{desk.text(Ui::InsteadHeading)}</h3>{self::todo(desk, instead)} })}
                    {has_questions.then(|| markup! {
                        <h3>{desk.text(Ui::AskHeading)}</h3>
                        <ul class="bd-ask">{ask.collect_view()}</ul>
                        {part::button(desk, "bd-button", desk.text(Ui::AnswerButton), edit.clone())}
                    })}
                    {has_conditions.then(|| markup! {
                        <h3>{desk.text(Ui::ConditionsHeading)}</h3>
                        <ul class="bd-conditions">{conditions.collect_view()}</ul>
                    })}
                    {has_advice.then(|| markup! { <h3>{desk.text(Ui::AdviceHeading)}</h3><ul class="bd-advice">{advice.collect_view()}</ul> })}
                    <p class="bd-quiet">{explained.basis}</p>
                    <p class="bd-explain__tools">
                        {part::button(desk, "bd-button bd-button--small", desk.text(Ui::EditButton), edit)}
                        {part::button(desk, "bd-button bd-button--small", desk.text(Ui::RemoveButton), Msg::Remove(id))}
                    </p>
                </section>
            }
        })
    }
}

fn condition(desk: Desk, condition: Condition) -> impl IntoView {
    let (class, icon) = match condition.mark {
        Mark::Met => ("bd-condition bd-condition--met", "✓"),
        Mark::Unmet => ("bd-condition bd-condition--unmet", "✕"),
        Mark::Unknown => ("bd-condition bd-condition--unknown", "?"),
        Mark::Skipped => ("bd-condition bd-condition--skipped", "–"),
    };
    markup! {
        <li class=class>
            <p class="bd-condition__title">
                <span class="bd-condition__icon" aria-hidden="true">{icon}</span>
                {condition.title}" "<span class="bd-condition__mark">{condition.mark_text}</span>
            </p>
            <p>{condition.sentence}</p>
            <dl class="bd-pair">
                <div><dt>{desk.text(Ui::Required)}</dt><dd>{condition.required}</dd></div>
                <div><dt>{desk.text(Ui::Found)}</dt><dd>{condition.found}</dd></div>
            </dl>
            {part::sources(desk, condition.sources)}
            {condition.faq.map(|href| markup! { <a class="bd-link" href=href>{desk.text(Ui::FaqLink)}</a> })}
        </li>
    }
}

fn todo(desk: Desk, todo: Todo) -> impl IntoView {
    markup! {
        <p>{todo.text}" "{todo.link.map(|href| part::outward(href, desk.text(Ui::GuideLink)))}</p>
        {part::sources(desk, todo.sources)}
    }
}

fn advice(desk: Desk, advice: Advice) -> impl IntoView {
    markup! {
        <li>
            <p>{advice.text}" "{advice.faq.map(|href| markup! { <a class="bd-link" href=href>{desk.text(Ui::FaqLink)}</a> })}</p>
            {part::sources(desk, advice.sources)}
        </li>
    }
}
