//! The comparison with the decision table, in slices: between two of them the browser has its turn. Where there are
//! further processors, workers take stretches of the same walk at the same time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::MessageChannel;

use super::{browser, split, worker};
use crate::engine::Policy;
use crate::engine::proof::{Proof, Table, Tally};

/// How long a slice may hold the browser up, in milliseconds.
const SLICE: f64 = 10.0;

/// After how long it is told how far it is.
const REPORT: f64 = 150.0;

/// How many cases a millisecond a worker is trusted with before it has compared any.
const TRUSTED: f64 = 100.0;

/// For how many milliseconds workers wait for more to do, before they are ended with all their memory.
const PATIENCE: i32 = 2_000;

/// A worker that compares.
struct Hand {
    /// Takes a stretch, as [place, count], and promises [disagreements, milliseconds].
    ask: Function,
    /// How many cases a millisecond it has compared.
    pace: Cell<f64>,
}

thread_local! {
    /// The proof, and the place that it is at.
    static PROOF: RefCell<Option<(u64, Proof)>> = const { RefCell::new(None) };
    /// The workers that have come; none where none were called.
    static HANDS: RefCell<Option<Vec<Rc<Hand>>>> = const { RefCell::new(None) };
    /// How many times cases were asked for.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Compares cases from a place on, at most so many, for a moment; with the milliseconds that it took.
pub(super) async fn trial(from: u64, most: u64) -> (Tally, u32) {
    let begun = browser::ticks();
    let asked = ASKED.get().wrapping_add(1);
    ASKED.set(asked);
    if HANDS.with_borrow(Option::is_none) {
        HANDS.set(Some(Vec::new()));
        spawn_local(call_hands());
    }
    // Each worker has a stretch, and what lies behind is compared here.
    let hands = HANDS.with_borrow(|hands| hands.clone().unwrap_or_default());
    let mut place = from;
    let mut stretches = Vec::new();
    for hand in hands {
        let count = u64::min((hand.pace.get() * REPORT) as u64, (from + most - place) / 2);
        let answer = hand.ask.call1(&JsValue::NULL, &Array::of2(&(place as f64).into(), &(count as f64).into()));
        // It is listened to from now on, so that nothing that goes wrong goes by unheard.
        stretches.push((hand, place, count, answer.map(worker::awaited)));
        place += count;
    }
    let mut tally = slices(place, from + most - place, begun + REPORT).await;
    for (hand, place, count, answer) in stretches {
        let told = match answer {
            Ok(answer) => answer.await.ok(),
            Err(_) => None,
        };
        match told.as_ref().and_then(|told| hand.told(told, count)) {
            Some(0) => tally.add(Tally { cases: count, ..Tally::default() }),
            // Which they are is found here, and so is what became of cases that nobody has compared.
            Some(_) => tally.add(slices(place, count, f64::INFINITY).await),
            None => {
                HANDS.with_borrow_mut(|hands| {
                    hands.iter_mut().for_each(|hands| hands.retain(|one| !Rc::ptr_eq(one, &hand)))
                });
                tally.add(slices(place, count, f64::INFINITY).await);
            }
        }
    }
    browser::after(PATIENCE, move || {
        if ASKED.get() == asked {
            dismiss();
        }
    });
    (tally, (browser::ticks() - begun) as u32)
}

impl Hand {
    /// How many of so many cases disagree, by its answer, which shows its pace.
    fn told(&self, answer: &JsValue, count: u64) -> Option<u64> {
        let answer: &Array = answer.dyn_ref()?;
        let (disagree, millis) = (answer.get(0).as_f64()?, answer.get(1).as_f64()?);
        // Never more than twice as fast as the last time. `clamp` would bring the printing of floats into the page.
        self.pace.set((count as f64 / millis.max(1.0)).max(1.0).min(self.pace.get() * 2.0));
        Some(disagree as u64)
    }

    fn end(&self) {
        let _ = worker::call(&self.ask, "end", &JsValue::UNDEFINED);
    }
}

/// Starts a worker for every further processor.
async fn call_hands() {
    let Ok(starter) = worker::starter().await else { return };
    let others = worker::call(&starter, "others", &JsValue::UNDEFINED).ok().and_then(|others| others.as_f64());
    let others = others.unwrap_or(0.0) as usize;
    for _ in 0..others {
        let Ok(ask) = worker::start(&starter, &"compare".into()).await else { return };
        let hand = Rc::new(Hand { ask, pace: Cell::new(TRUSTED) });
        // They may be dismissed by now, or all have come that were called after that.
        let wanted = HANDS.with_borrow_mut(|hands| match hands {
            Some(hands) if hands.len() < others => {
                hands.push(hand.clone());
                true
            }
            _ => false,
        });
        if !wanted {
            hand.end();
            return;
        }
    }
}

/// Ends the workers.
fn dismiss() {
    for hand in HANDS.take().unwrap_or_default() {
        hand.end();
    }
}

/// Compares cases here: all of them, or as many as there is time for.
async fn slices(from: u64, most: u64, until: f64) -> Tally {
    let mut tally = Tally::default();
    let mut count = 200;
    while tally.cases < most && browser::ticks() < until {
        let slice = browser::ticks();
        tally.add(next(from + tally.cases, u64::min(count, most - tally.cases)));
        // As many as fit, found step by step: never more than twice as many as before.
        let took = (browser::ticks() - slice).max(0.1);
        count = ((count as f64) * (SLICE / took).clamp(0.25, 2.0)) as u64 + 1;
        breathe().await;
    }
    tally
}

/// For `reader.js` in a worker: hands how many of so many cases from a place on disagree to `done`; nothing where the
/// part of the program that compares could not be fetched.
#[wasm_bindgen]
pub fn compare_cases(from: f64, count: f64, done: Function) {
    spawn_local(async move {
        let disagree = split::compare(from as u64, count as u64).await;
        let _ = done.call1(&JsValue::NULL, &disagree.map_or(JsValue::UNDEFINED, |disagree| (disagree as f64).into()));
    });
}

// Called in two places, and too large to stand in both.
#[inline(never)]
pub(super) fn next(from: u64, count: u64) -> Tally {
    PROOF.with_borrow_mut(|proof| {
        if proof.is_none() {
            *proof = Table::standard().ok().map(|table| (0, Proof::new(Policy::standard(), table)));
        }
        let Some((place, proof)) = proof else {
            return Tally { disagreements: count, cases: count, ..Tally::default() };
        };
        if *place != from {
            proof.skip_to(from);
        }
        *place = from + count;
        proof.run(count)
    })
}

/// Lets the browser do what waits. A timer would wait four milliseconds more each time.
async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return };
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(promise).await;
    channel.port1().close();
}
