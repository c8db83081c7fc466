//! The comparison with the decision table, in slices: between two of them the browser has its turn.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use super::browser;
use crate::engine::Policy;
use crate::engine::proof::{Proof, Table, Tally};

/// How long a slice may hold the browser up, in milliseconds.
const SLICE: f64 = 10.0;

/// After how long it is told how far it is.
const REPORT: f64 = 150.0;

thread_local! {
    /// The proof, and the place that it is at.
    static PROOF: RefCell<Option<(u64, Proof)>> = const { RefCell::new(None) };
}

/// Compares cases from a place on, at most so many, for a moment; with the milliseconds that it took.
pub(super) async fn trial(from: u64, most: u64) -> (Tally, u32) {
    let begun = browser::ticks();
    let mut tally = Tally::default();
    let mut count = 200;
    while tally.cases < most && browser::ticks() - begun < REPORT {
        let slice = browser::ticks();
        tally.add(next(from + tally.cases, u64::min(count, most - tally.cases)));
        // As many as fit, found step by step: never more than twice as many as before.
        let took = (browser::ticks() - slice).max(0.1);
        count = ((count as f64) * (SLICE / took).clamp(0.25, 2.0)) as u64 + 1;
        breathe().await;
    }
    (tally, (browser::ticks() - begun) as u32)
}

fn next(from: u64, count: u64) -> Tally {
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
