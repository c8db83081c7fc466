//! No order asks fewer questions: the interview's expected number against every decision tree and every fixed order,
//! over the documented weights.

use std::collections::HashMap;

use beian_desk::engine::interview::{Answer, Answers, Question, Step, likely, next};
use beian_desk::engine::{Policy, Product};

use super::oracle::{NUMBERED, Outcome, now, outcome};

/// A question of a tree: not asked yet, asked and not known, or one of its values.
const OPEN: u8 = 100;
const UNKNOWN: u8 = 101;

struct Tree {
    values: Vec<Vec<(Answer, u64)>>,
    unknown: Vec<u64>,
    outcomes: HashMap<Vec<u8>, Outcome>,
    changing: HashMap<Vec<u8>, Vec<bool>>,
    least: HashMap<Vec<u8>, f64>,
}

impl Tree {
    fn of(product: Product, questions: &[Question]) -> Tree {
        let (mut values, mut unknown) = (Vec::new(), Vec::new());
        for question in questions {
            let all = likely(*question, product, Policy::standard(), now());
            assert_eq!(all.iter().map(|(_, weight)| weight).sum::<u64>(), 100, "{question:?}");
            let (none, some): (Vec<_>, Vec<_>) = all.into_iter().partition(|(answer, _)| *answer == Answer::Unknown);
            assert!(some.len() >= 2 && none.len() == 1, "{question:?}");
            unknown.push(none[0].1);
            values.push(some);
        }
        let mut states: Vec<Vec<u8>> = vec![Vec::new()];
        for some in &values {
            let longer = |state: &Vec<u8>| (0..some.len()).map(|v| [state.as_slice(), &[v as u8]].concat()).collect();
            states = states.iter().flat_map(|state| -> Vec<Vec<u8>> { longer(state) }).collect();
        }
        let judge = |state: &Vec<u8>| {
            let given = questions.iter().zip(state).zip(&values);
            let given: Vec<_> = given.map(|((question, v), some)| (*question, some[*v as usize].0.clone())).collect();
            outcome(product, &given, now())
        };
        let outcomes = states.iter().map(|state| (state.clone(), judge(state))).collect();
        Tree { values, unknown, outcomes, changing: HashMap::new(), least: HashMap::new() }
    }

    /// Which questions can change the outcome in some completion of what has no value.
    fn changing(&mut self, state: &[u8]) -> Vec<bool> {
        let key: Vec<u8> = state.iter().map(|v| if *v == UNKNOWN { OPEN } else { *v }).collect();
        if let Some(found) = self.changing.get(&key) {
            return found.clone();
        }
        let mut complete: Vec<Vec<u8>> = vec![Vec::new()];
        for (v, some) in key.iter().zip(&self.values) {
            let all: Vec<u8> = if *v == OPEN { (0..some.len() as u8).collect() } else { vec![*v] };
            complete =
                complete.iter().flat_map(|state| all.iter().map(|v| [state.as_slice(), &[*v]].concat())).collect();
        }
        let changes = |slot: usize| {
            key[slot] == OPEN
                && complete.iter().filter(|state| state[slot] == 0).any(|state| {
                    (1..self.values[slot].len() as u8).any(|v| {
                        let mut other = state.clone();
                        other[slot] = v;
                        self.outcomes[&other] != self.outcomes[state]
                    })
                })
        };
        let found: Vec<bool> = (0..key.len()).map(changes).collect();
        self.changing.insert(key, found.clone());
        found
    }

    /// The expected number of questions once `slot` is asked, `then` being what is expected after each answer.
    fn after(&mut self, state: &[u8], slot: usize, then: &mut dyn FnMut(&mut Tree, &[u8]) -> f64) -> f64 {
        let weights: Vec<(u8, u64)> = self.values[slot].iter().zip(0..).map(|((_, w), v)| (v, *w)).collect();
        let mut sum = 1.0;
        for (v, weight) in weights.into_iter().chain([(UNKNOWN, self.unknown[slot])]) {
            let mut next = state.to_vec();
            next[slot] = v;
            sum += then(self, &next) * weight as f64 / 100.0;
        }
        sum
    }

    /// The least expected number over every decision tree from here on.
    fn least(&mut self, state: &[u8]) -> f64 {
        if let Some(found) = self.least.get(state) {
            return *found;
        }
        let changing = self.changing(state);
        let mut best: Option<f64> = None;
        for slot in 0..state.len() {
            if state[slot] == OPEN && changing[slot] {
                let cost = self.after(state, slot, &mut |tree, next| tree.least(next));
                best = Some(best.map_or(cost, |best| best.min(cost)));
            }
        }
        let found = best.unwrap_or(0.0);
        self.least.insert(state.to_vec(), found);
        found
    }

    /// The expected number where the questions come in this order, those left out that can't change anything.
    fn fixed(&mut self, state: &[u8], order: &[usize]) -> f64 {
        let Some((slot, rest)) = order.split_first() else { return 0.0 };
        match self.changing(state)[*slot] {
            true => self.after(state, *slot, &mut |tree, next| tree.fixed(next, rest)),
            false => self.fixed(state, rest),
        }
    }

    /// The expected number of the interview itself.
    fn interview(&mut self, questions: &[Question], answers: &Answers, state: &[u8]) -> f64 {
        match next(answers, Policy::standard(), now()) {
            Step::Ask(asked) => {
                let slot = questions.iter().position(|question| *question == asked.question).unwrap();
                self.after(state, slot, &mut |tree, next| {
                    let v = next[slot];
                    let answer = if v == UNKNOWN { Answer::Unknown } else { tree.values[slot][v as usize].0.clone() };
                    let answers = answers.clone().with(asked.question, answer, Policy::standard());
                    tree.interview(questions, &answers, next)
                })
            }
            _ => 0.0,
        }
    }
}

/// Every order of so many questions.
fn orders(count: usize) -> Vec<Vec<usize>> {
    (0..count).fold(vec![Vec::new()], |orders: Vec<Vec<usize>>, slot| {
        let longer = |order: &Vec<usize>| {
            let places = 0..=order.len();
            places.map(|place| [&order[..place], &[slot], &order[place..]].concat()).collect::<Vec<_>>()
        };
        orders.iter().flat_map(longer).collect()
    })
}

fn nothing_is_shorter(place: usize) {
    let (product, questions) = NUMBERED[place];
    let mut tree = Tree::of(product, questions);
    let start = vec![OPEN; questions.len()];
    let answers = Answers::default().with(Question::Product, Answer::Product(product), Policy::standard());
    let ours = tree.interview(questions, &answers, &start);
    let least = tree.least(&start);
    assert!((ours - least).abs() < 1e-9, "{product:?}: {ours} questions, a tree with {least}");
    let mut longest: f64 = 0.0;
    for order in orders(questions.len()) {
        let fixed = tree.fixed(&start, &order);
        assert!(ours <= fixed + 1e-9, "{product:?}: {ours} questions, {fixed} in the order {order:?}");
        longest = longest.max(fixed);
    }
    // The order matters: the worst one asks more.
    assert!(longest > ours + 0.05, "{product:?}: {ours} against {longest}");
}

#[test]
fn of_a_server_nothing_is_shorter() {
    nothing_is_shorter(0);
}

#[test]
fn of_a_light_server_nothing_is_shorter() {
    nothing_is_shorter(1);
}

#[test]
fn of_hosting_nothing_is_shorter() {
    nothing_is_shorter(2);
}

#[test]
fn of_a_marketplace_product_nothing_is_shorter() {
    nothing_is_shorter(3);
}

#[test]
fn orders_are_all_there() {
    assert_eq!((orders(3).len(), orders(5).len()), (6, 120));
}
