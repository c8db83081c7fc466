//! Every completion of what is unknown, judged by the engine: which question can still change the answer.
//!
//! A product has a handful of questions with two or three answers each that the engine can tell apart, so that all
//! completions together are a few hundred. What was answered has that one value; what was not, all of them.

use super::super::assessment::{Verdict, assess_facts};
use super::super::facts::Product;
use super::super::moment::Moment;
use super::super::policy::{InsteadCode, Policy};
use super::super::remedy::RemedyKind;
use super::answer::Answer;
use super::answers::Answers;
use super::case;
use super::question::Question;
use super::weights;

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not asked yet.
    Open,
    /// Asked, and not known.
    Unknown,
    /// It has this one of its values.
    Is(usize),
}

/// A question with the values that it can have.
pub(super) struct Slot {
    pub(super) question: Question,
    /// Values with their weights. Of an answered question the answer alone.
    pub(super) values: Vec<(Answer, u64)>,
    /// The weight of "I don't know".
    pub(super) unknown: u64,
}

/// What the user has to know and do.
#[derive(PartialEq)]
struct Outcome {
    verdict: Verdict,
    instead: Option<InsteadCode>,
    remedies: Vec<(RemedyKind, Option<u32>)>,
}

/// The completions of the answers about one product.
pub(super) struct Space<'a> {
    pub(super) slots: Vec<Slot>,
    /// Where each question stands now.
    pub(super) now: Vec<Standing>,
    answers: &'a Answers,
    product: Product,
    policy: &'a Policy,
    as_of: Moment,
    outcomes: Vec<Outcome>,
    /// The outcome of each completion, by the places of its values.
    ends: Vec<usize>,
}

impl<'a> Space<'a> {
    pub(super) fn new(answers: &'a Answers, product: Product, policy: &'a Policy, as_of: Moment) -> Space<'a> {
        let asked = Question::asked_of(product, policy);
        let stated = Question::optional_of(product, policy).into_iter();
        let stated = stated.filter(|question| answers.get(*question).is_some_and(|answer| *answer != Answer::Unknown));
        let (mut slots, mut now) = (Vec::new(), Vec::new());
        for question in asked.into_iter().chain(stated) {
            let given = answers.get(question);
            let mut values = weights::likely(question, product, policy, as_of);
            let weigh = |values: &[(Answer, u64)]| {
                values.iter().filter(|(answer, _)| *answer == Answer::Unknown).map(|(_, weight)| weight).sum()
            };
            let unknown = weigh(&values);
            values.retain(|(answer, _)| *answer != Answer::Unknown);
            now.push(match given {
                None => Standing::Open,
                Some(Answer::Unknown) => Standing::Unknown,
                Some(answer) => {
                    values = vec![(answer.clone(), 100)];
                    Standing::Is(0)
                }
            });
            slots.push(Slot { question, values, unknown });
        }
        let mut space = Space { slots, now, answers, product, policy, as_of, outcomes: Vec::new(), ends: Vec::new() };
        space.judge_all();
        space
    }

    /// Judges every completion, the values of the last question changing first.
    fn judge_all(&mut self) {
        let count: usize = self.slots.iter().map(|slot| slot.values.len()).product();
        let mut ends = Vec::with_capacity(count);
        for completion in 0..count {
            let (mut rest, mut given) = (completion, Vec::with_capacity(self.slots.len()));
            for slot in self.slots.iter().rev() {
                let value = slot.values.get(rest % slot.values.len());
                rest /= slot.values.len();
                given.extend(value.map(|(answer, _)| (slot.question, answer.clone())));
            }
            let outcome = self.judge(&given);
            let known = self.outcomes.iter().position(|known| *known == outcome);
            ends.push(known.unwrap_or(self.outcomes.len()));
            if known.is_none() {
                self.outcomes.push(outcome);
            }
        }
        self.ends = ends;
    }

    fn judge(&self, given: &[(Question, Answer)]) -> Outcome {
        let facts = case::facts(self.product, given, self.policy);
        let report = assess_facts(&facts, self.as_of, self.policy);
        let assessment = report.assessments.first();
        Outcome {
            verdict: assessment.map_or(Verdict::Undetermined, |assessment| assessment.verdict),
            instead: assessment.and_then(|assessment| assessment.instead).map(|instead| instead.code),
            remedies: assessment
                .map(|assessment| assessment.remedies.iter().map(|remedy| (remedy.action, remedy.months)).collect())
                .unwrap_or_default(),
        }
    }

    /// Where the completion of these values stands in `ends`.
    fn end_of(&self, standing: &[Standing]) -> Option<usize> {
        let mut place = 0;
        for (slot, standing) in self.slots.iter().zip(standing) {
            let Standing::Is(value) = standing else { return None };
            place = place * slot.values.len() + value;
        }
        self.ends.get(place).copied()
    }

    /// How many standings there are in which a question has a value or is unresolved.
    pub(super) fn standings(&self) -> usize {
        self.slots.iter().map(|slot| slot.values.len() + 1).product()
    }

    /// Which questions, one bit each, could change the outcome if all that is unresolved were answered in some way.
    /// `known` keeps what was worked out, by the standings.
    pub(super) fn changing(&self, standing: &mut [Standing], known: &mut [Option<u16>]) -> u16 {
        let place = self.slots.iter().zip(standing.iter()).fold(0, |place, (slot, standing)| {
            let digit = match standing {
                Standing::Is(value) => *value,
                Standing::Open | Standing::Unknown => slot.values.len(),
            };
            place * (slot.values.len() + 1) + digit
        });
        if let Some(Some(bits)) = known.get(place) {
            return *bits;
        }
        let mut unresolved =
            (0..self.slots.len()).filter(|slot| !matches!(standing.get(*slot), Some(Standing::Is(_)))).take(2);
        let bits = match (unresolved.next(), unresolved.next()) {
            (None, _) => 0,
            (Some(only), None) => {
                let mut ends = self.fill(standing, only, |standing| self.end_of(standing));
                let first = ends.pop();
                u16::from(ends.iter().any(|end| Some(*end) != first)) << only
            }
            // One of the others is given each of its values in turn; of that one itself, a second one is.
            (Some(one), Some(other)) => {
                let any = |of: Vec<u16>| of.into_iter().fold(0, |all, bits| all | bits);
                let but_one = any(self.fill(standing, one, |standing| self.changing(standing, known)));
                let but_other = any(self.fill(standing, other, |standing| self.changing(standing, known)));
                but_one | but_other
            }
        };
        if let Some(kept) = known.get_mut(place) {
            *kept = Some(bits);
        }
        bits
    }

    /// What `then` says of each value of a slot.
    pub(super) fn fill<T>(
        &self,
        standing: &mut [Standing],
        slot: usize,
        mut then: impl FnMut(&mut [Standing]) -> T,
    ) -> Vec<T> {
        let count = self.slots.get(slot).map_or(0, |slot| slot.values.len());
        let Some(before) = standing.get(slot).copied() else { return Vec::new() };
        let mut found = Vec::with_capacity(count);
        for value in 0..count {
            set(standing, slot, Standing::Is(value));
            found.push(then(standing));
        }
        set(standing, slot, before);
        found
    }

    /// What was asked and is not known, though it could change the outcome.
    pub(super) fn unsettled(&self) -> Vec<Question> {
        let mut known = vec![None; self.standings()];
        let bits = self.changing(&mut self.now.clone(), &mut known);
        let slots = self.slots.iter().zip(&self.now).enumerate();
        let open = slots.filter(|(slot, (_, standing))| **standing == Standing::Unknown && bits & (1 << slot) != 0);
        open.map(|(_, (slot, _))| slot.question).collect()
    }

    /// Whether a question that is not asked could change the outcome of what is known.
    pub(super) fn could_matter(&self, question: Question) -> bool {
        if self.slots.iter().any(|slot| slot.question == question) {
            return false;
        }
        let given: Vec<_> = self.answers.given().to_vec();
        let before = self.judge(&given);
        let values = weights::likely(question, self.product, self.policy, self.as_of);
        values.into_iter().any(|(answer, _)| {
            let mut with = given.clone();
            with.push((question, answer));
            self.judge(&with) != before
        })
    }

    /// Whether every completion of what is unknown is ineligible. What was answered has that one value in all of them.
    pub(super) fn is_never_eligible(&self) -> bool {
        self.outcomes.iter().all(|outcome| outcome.verdict == Verdict::Ineligible)
    }
}

/// Puts a question somewhere else.
pub(super) fn set(standing: &mut [Standing], slot: usize, to: Standing) {
    if let Some(place) = standing.get_mut(slot) {
        *place = to;
    }
}
