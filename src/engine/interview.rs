//! The interview: one question at a time, until nothing that is still unknown can change the answer.
//!
//! The *answer* is what the user has to know and do: the verdict, what to do instead where no number is needed, and
//! the remedies with their months. `question` says what can be asked of a product, which is read off the policy's
//! checks; `answer` and `answers` hold what was said and write it as a link; `case` makes facts of it for the normal
//! engine; `space` tries every completion of what is unknown, so that the engine itself decides which question can
//! still change the answer; `order` picks the one with which the fewest are asked in the end, by the stated
//! `weights`; `shopping` is for those who have no server yet. Nothing here knows a rule of its own.

mod answer;
mod answers;
mod case;
mod order;
mod question;
mod shopping;
mod space;
mod weights;

use super::assessment::{Assessment, Report, Verdict, assess_facts};
use super::facts::Facts;
use super::horizon::{Horizon, horizon};
use super::moment::Moment;
use super::policy::Policy;

pub use answer::{Answer, Buyer, MOST, Place, Reach};
pub use answers::Answers;
pub use question::Question;
pub use shopping::{Avoid, Purchase, Shopping};
pub use weights::likely;

use space::Space;

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<'p> {
    /// Ask this.
    Ask(Asked),
    /// Nothing unknown can change the answer any more, or the user does not know it.
    Done(Done<'p>),
    /// There is no server yet: what to buy, and what not.
    Buy(Shopping),
    /// Without the product nothing can be said.
    Unsaid,
}

/// A question with how far along it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What is asked.
    pub question: Question,
    /// How many questions are still to come at most, this one included.
    pub most: usize,
}

/// The end of an interview.
#[derive(Debug, Clone, PartialEq)]
pub struct Done<'p> {
    facts: Facts,
    policy: &'p Policy,
    as_of: Moment,
    certain: bool,
    /// What was not known and could still change the answer, then what the policy tests only where it is stated.
    pub open: Vec<Question>,
}

impl Done<'_> {
    /// What the engine says of the facts that were stated. Places and accounts in it stand for what was answered
    /// in general: "in the mainland" has some region there.
    pub fn assess(&self) -> Option<Assessment<'_>> {
        self.report().assessments.into_iter().next()
    }

    /// That as the report of a desk with this one server.
    pub fn report(&self) -> Report<'_> {
        assess_facts(&self.facts, self.as_of, self.policy)
    }

    /// Until when that holds, and what ends it; none where it is not eligible.
    pub fn horizon(&self) -> Option<Horizon> {
        let (assessment, instance) = (self.assess()?, self.facts.instances.first()?);
        horizon(&assessment, instance, self.as_of, self.facts.account.as_ref(), self.policy)
    }

    /// The verdict: the engine's, but never ineligible while something unknown could still turn it. A server that
    /// might stand abroad may need no filing at all.
    pub fn verdict(&self) -> Verdict {
        match self.assess().map(|assessment| assessment.verdict) {
            Some(Verdict::Ineligible) if !self.certain => Verdict::Undetermined,
            Some(verdict) => verdict,
            None => Verdict::Undetermined,
        }
    }

    /// The policy that it was judged by.
    pub fn policy(&self) -> &Policy {
        self.policy
    }

    /// The moment of the verdict.
    pub fn as_of(&self) -> Moment {
        self.as_of
    }
}

/// What comes after these answers.
///
/// ```
/// use beian_desk::engine::interview::{Answers, Question, Step, next};
/// use beian_desk::engine::{Policy, Verdict};
///
/// let as_of = "2026-07-01T12:00:00+08:00".parse().unwrap();
/// let asked = |pairs: &[(&str, &str)]| next(&Answers::read(pairs.iter().copied()), Policy::standard(), as_of);
///
/// assert!(matches!(asked(&[]), Step::Ask(first) if first.question == Question::Product));
/// // A virtual host needs no number: nothing more is asked.
/// let Step::Done(done) = asked(&[("product", "cloud_virtual_host")]) else { panic!() };
/// assert_eq!(done.verdict(), Verdict::NotRequired);
/// ```
pub fn next<'p>(answers: &Answers, policy: &'p Policy, as_of: Moment) -> Step<'p> {
    let ask = |question, most| Step::Ask(Asked { question, most });
    let product = match answers.get(Question::Product) {
        None => return ask(Question::Product, longest(policy, as_of)),
        _ if answers.at == Some(Question::Product) => return ask(Question::Product, 1 + most(answers, policy, as_of)),
        Some(Answer::NoServer) => {
            return match answers.get(Question::Sites) {
                Some(Answer::Count(sites)) if answers.at != Some(Question::Sites) => {
                    Step::Buy(Shopping::new(*sites, policy, as_of))
                }
                // Who does not know how many begins with one.
                Some(_) if answers.at != Some(Question::Sites) => Step::Buy(Shopping::new(1, policy, as_of)),
                _ => ask(Question::Sites, 1),
            };
        }
        Some(Answer::Product(product)) => *product,
        Some(_) => return Step::Unsaid,
    };

    let space = Space::new(answers, product, policy, as_of);
    let mut order = order::Order::new(&space);
    let (asked, optional) = (Question::asked_of(product, policy), Question::optional_of(product, policy));
    if let Some(at) = answers.at.filter(|at| asked.contains(at) || optional.contains(at)) {
        let more = order.after_asking(at).or_else(|| Some(order.best()?.1)).unwrap_or(0);
        return ask(at, 1 + more);
    }
    if let Some((question, most)) = order.best() {
        return ask(question, most);
    }
    let mut open = space.unsettled();
    open.extend(optional.into_iter().filter(|question| space.could_matter(*question)));
    let facts = case::facts(product, answers.given(), policy);
    Step::Done(Done { facts, policy, as_of, certain: space.is_never_eligible(), open })
}

/// How many questions follow these answers at most.
fn most(answers: &Answers, policy: &Policy, as_of: Moment) -> usize {
    let mut forward = answers.clone();
    forward.at = None;
    match next(&forward, policy, as_of) {
        Step::Ask(asked) => asked.most,
        _ => 0,
    }
}

/// How many questions an interview has at most, the product included.
fn longest(policy: &Policy, as_of: Moment) -> usize {
    let none = Answers::default();
    let of = |product: &super::facts::Product| {
        let space = Space::new(&none, *product, policy, as_of);
        order::Order::new(&space).best().map_or(0, |(_, most)| most)
    };
    1 + super::facts::Product::ALL.iter().map(of).max().unwrap_or(0)
}
