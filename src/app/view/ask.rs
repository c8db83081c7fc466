//! What the interview shows: a question, or in the end the answer; and beside it what was answered.

mod fields;
mod result;

use super::super::ask;
use super::super::model::Model;
use super::super::route::Page;
use super::explain::source;
use crate::engine::interview::{Answers, Asked, Question, Step, next};
use crate::engine::{Instance, Policy};
use crate::i18n::{Lang, ask as words};

pub use fields::Fields;
pub use result::{BuyView, Keep, ResultView, ThenView, proposed};
pub(crate) use result::{buy, of as result};

/// The interview as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskView {
    /// Which server it is about, where that is known.
    pub about: Option<String>,
    /// The answer of the link, where it was given under other rules or on another day.
    pub then: Option<ThenView>,
    /// What comes next.
    pub shown: Shown,
    /// What was answered, in the order in which it was.
    pub given: Vec<Given>,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A question.
    Question(Box<QuestionView>),
    /// The answer.
    Result(Box<ResultView>),
    /// What to buy.
    Buy(BuyView),
    /// Without the product nothing can be said: where to answer it.
    NoProduct(String),
}

/// Something that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What the question is about.
    pub question: &'static str,
    /// The answer.
    pub answer: String,
    /// Where to change it.
    pub href: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// Which.
    pub question: Question,
    /// What is asked.
    pub title: String,
    /// How far along it is.
    pub progress: String,
    /// Whether it is the first, before which the interview says what it is.
    pub first: bool,
    /// Where in the console the answer stands.
    pub place: &'static str,
    /// How it is answered.
    pub fields: Fields,
    /// Where the question before is.
    pub back: Option<String>,
    /// Whether one may not know it: all but how many sites there are.
    pub unknown: bool,
}

/// The interview as it stands.
pub fn interview(model: &Model) -> AskView {
    let (lang, answers) = (model.lang, model.answers());
    let listed = model.asked_about(&answers).and_then(|id| model.instance(&id));
    let about = match listed {
        Some(Instance { id, name, .. }) => Some(words::about(lang, id, name.as_deref())),
        None => answers.id.as_ref().map(|id| words::about(lang, id, answers.name.as_deref())),
    };
    let shown = match next(&answers, model.policy(), model.moment()) {
        Step::Ask(asked) => Shown::Question(Box::new(question(lang, model.policy(), &answers, asked))),
        Step::Done(done) => {
            Shown::Result(Box::new(result(lang, &answers, &done, model.asked_about(&answers).is_some(), source)))
        }
        Step::Buy(shopping) => Shown::Buy(buy(lang, &answers, &shopping)),
        Step::Unsaid => Shown::NoProduct(again(&answers, Question::Product)),
    };
    AskView { about, then: result::then(model, &answers), shown, given: given(lang, &answers) }
}

/// What was answered.
pub(crate) fn given(lang: Lang, answers: &Answers) -> Vec<Given> {
    let given = answers.given().iter().map(|(question, answer)| Given {
        question: words::short(lang, *question),
        answer: words::answer(lang, *question, answer),
        href: again(answers, *question),
    });
    given.collect()
}

/// What was wrong with the last try to answer, and which try it was.
pub fn wrong_answer(model: &Model) -> Option<(&'static str, u32)> {
    let (under, tried) = model.asking.wrong.as_ref()?;
    let here = matches!(&model.route.page, Page::Ask(raw) if raw == under);
    let Step::Ask(asked) = next(&model.answers(), model.policy(), model.moment()) else { return None };
    here.then(|| (words::wrong(model.lang, asked.question), *tried))
}

/// The fragment under which a question is asked again.
pub(crate) fn again(answers: &Answers, question: Question) -> String {
    let mut again = answers.clone();
    again.at = Some(question);
    ask::fragment(&again)
}

/// A question as it is asked.
pub(crate) fn question(lang: Lang, policy: &Policy, answers: &Answers, asked: Asked) -> QuestionView {
    let (product, question) = (answers.product(), asked.question);
    let numbers = product.and_then(|product| policy.product(product).numbers);
    let limit = numbers.map_or(0, |(quota, _)| quota.limit);
    let given = answers.given();
    let place = given.iter().position(|(before, _)| *before == question).unwrap_or(given.len());
    let before = place.checked_sub(1).and_then(|place| given.get(place));
    QuestionView {
        question,
        title: words::title(lang, question, product, limit),
        progress: words::progress(lang, place + 1, asked.most.saturating_sub(1)),
        first: given.is_empty(),
        place: words::where_to_look(lang, question, product),
        fields: fields::of(lang, answers, question, limit),
        back: before.map(|(before, _)| again(answers, *before)),
        unknown: question != Question::Sites,
    }
}
