//! Every way through the interview: nothing is asked that can't change the answer, nothing that can is left out, and
//! nobody is told "ineligible" before it is certain.

use std::collections::HashMap;

use beian_desk::engine::interview::{Answer, Answers, Done, Question, Step, next};
use beian_desk::engine::{Policy, Product, Verdict};

use super::oracle::{NUMBERED, Outcome, now, outcome, values};

/// What is answered on the ways: on both sides of every rule, and "I don't know".
fn answered(question: Question) -> &'static [&'static str] {
    match question {
        Question::Region => &["mainland", "elsewhere", "unknown"],
        Question::Billing => &["subscription", "pay_as_you_go", "unknown"],
        Question::Expires => &["2027-07-01", "2026-05-02", "unknown"],
        Question::Term => &["1", "12", "24", "unknown"],
        Question::FirstTerm => &["11", "12", "unknown"],
        Question::Amount => &["98.99", "99.00", "unknown"],
        Question::Access => &["open", "no_address", "none", "unknown"],
        Question::Account => &["same", "other", "unknown"],
        Question::Used => &["0", "1", "5", "unknown"],
        Question::Product | Question::Sites => &[],
    }
}

/// The outcome of every combination of values, judged from facts made anew.
struct All {
    questions: &'static [Question],
    values: Vec<Vec<Answer>>,
    outcomes: Vec<Outcome>,
}

impl All {
    fn of(product: Product, questions: &'static [Question]) -> All {
        let mut values: Vec<Vec<Answer>> = questions.iter().map(|question| values(*question, product)).collect();
        // What the ways answer is among them.
        for (question, values) in questions.iter().zip(&mut values) {
            for text in answered(*question) {
                let answer = Answer::parse(*question, text).unwrap();
                if answer != Answer::Unknown && !values.contains(&answer) {
                    values.push(answer);
                }
            }
        }
        let mut all = All { questions, values, outcomes: Vec::new() };
        let count = all.values.iter().map(Vec::len).product();
        all.outcomes = (0..count).map(|place| outcome(product, &all.given(place), now())).collect();
        all
    }

    /// The values of a combination, by their places.
    fn places(&self, mut combination: usize) -> Vec<usize> {
        let places = self.values.iter().map(|values| {
            let place = combination % values.len();
            combination /= values.len();
            place
        });
        places.collect()
    }

    fn given(&self, combination: usize) -> Vec<(Question, Answer)> {
        let places = self.places(combination);
        let pairs = self.questions.iter().zip(places).enumerate();
        pairs.map(|(slot, (question, place))| (*question, self.values[slot][place].clone())).collect()
    }

    /// The combinations that agree with what was answered, but for `but`.
    fn agreeing(&self, answers: &Answers, but: Option<Question>) -> Vec<usize> {
        let wanted: Vec<Option<usize>> = self
            .questions
            .iter()
            .zip(&self.values)
            .map(|(question, values)| match answers.get(*question) {
                _ if but == Some(*question) => None,
                None | Some(Answer::Unknown) => None,
                Some(answer) => Some(values.iter().position(|value| value == answer).unwrap()),
            })
            .collect();
        let agrees = |combination: &usize| {
            self.places(*combination).iter().zip(&wanted).all(|(place, wanted)| wanted.is_none_or(|w| w == *place))
        };
        (0..self.outcomes.len()).filter(agrees).collect()
    }

    /// Whether some completion of what is not known comes out differently for two answers to `question`.
    fn can_change(&self, answers: &Answers, question: Question) -> bool {
        let slot = self.questions.iter().position(|asked| *asked == question).unwrap();
        let mut rest: HashMap<Vec<usize>, &Outcome> = HashMap::new();
        self.agreeing(answers, Some(question)).into_iter().any(|combination| {
            let mut places = self.places(combination);
            places[slot] = usize::MAX;
            let outcome = &self.outcomes[combination];
            rest.insert(places, outcome).is_some_and(|before| before != outcome)
        })
    }
}

/// Goes every way from these answers on, and counts its ends.
fn walk(all: &All, answers: &Answers, ends: &mut usize) {
    match next(answers, Policy::standard(), now()) {
        Step::Ask(asked) => {
            let question = asked.question;
            assert!(all.questions.contains(&question), "{question:?} is none of the product's");
            assert_eq!(answers.get(question), None, "asked twice: {:?}", answers.pairs());
            assert!(all.can_change(answers, question), "{question:?} can't change anything: {:?}", answers.pairs());
            assert!(asked.most >= 1 && asked.most + answers.given().len() <= all.questions.len() + 1);
            for text in answered(question) {
                let answer = Answer::parse(question, text).unwrap();
                walk(all, &answers.clone().with(question, answer, Policy::standard()), ends);
            }
        }
        Step::Done(done) => {
            *ends += 1;
            end(all, answers, &done);
        }
        other => panic!("{other:?}"),
    }
}

fn end(all: &All, answers: &Answers, done: &Done<'_>) {
    let pairs = answers.pairs();
    for question in all.questions {
        let can_change = all.can_change(answers, *question);
        match answers.get(*question) {
            None => assert!(!can_change, "{question:?} was not asked: {pairs:?}"),
            Some(Answer::Unknown) => {
                assert_eq!(done.open.contains(question), can_change, "{question:?} is open: {pairs:?}");
            }
            Some(_) => {}
        }
    }
    let completions = all.agreeing(answers, None);
    let ineligible = completions.iter().filter(|completion| all.outcomes[**completion].0 == Verdict::Ineligible);
    let certain = ineligible.count() == completions.len();
    assert_eq!(done.verdict() == Verdict::Ineligible, certain, "{pairs:?}");
    // Where nothing is unknown, it is the engine's answer.
    let first = &all.outcomes[completions[0]];
    if completions.iter().all(|completion| all.outcomes[*completion] == *first) {
        let assessment = done.assess().unwrap();
        let remedies: Vec<_> = assessment.remedies.iter().map(|remedy| (remedy.action, remedy.months)).collect();
        assert_eq!((done.verdict(), assessment.instead.map(|i| i.code), remedies), *first, "{pairs:?}");
    }
}

fn every_way(place: usize) -> usize {
    let (product, questions) = NUMBERED[place];
    assert_eq!(Question::asked_of(product, Policy::standard()), questions);
    let all = All::of(product, questions);
    let answers = Answers::default().with(Question::Product, Answer::Product(product), Policy::standard());
    let mut ends = 0;
    walk(&all, &answers, &mut ends);
    ends
}

#[test]
fn every_way_of_a_server() {
    assert!(every_way(0) > 1000);
}

#[test]
fn every_way_of_a_light_server() {
    assert!(every_way(1) > 100);
}

#[test]
fn every_way_of_hosting() {
    assert!(every_way(2) > 100);
}

#[test]
fn every_way_of_a_marketplace_product() {
    assert!(every_way(3) > 50);
}
