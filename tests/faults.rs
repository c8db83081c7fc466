//! Nothing is ever lost: the storage protocol over stores that fail in every way that browsers' stores do.
//!
//! `world` and `fakes` are the two stores and what can go wrong with them, `flow` what users do, `judge` what must hold,
//! `matrix` every operation × every fault × every flow, `mutant` the protocol without one of its cares, `schedule`
//! several tabs in every order, `cost` what a commit asks of the stores, `blob` mutated texts through the codec, `stored` the released shapes and their sizes.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "what fails should end its test")]
#![cfg_attr(test, expect(clippy::print_stdout, reason = "the counts are part of the result"))]

#[path = "faults/blob.rs"]
mod blob;
#[path = "faults/cost.rs"]
mod cost;
#[path = "faults/fakes.rs"]
mod fakes;
#[path = "faults/flow.rs"]
mod flow;
#[path = "faults/judge.rs"]
mod judge;
#[path = "faults/matrix.rs"]
mod matrix;
#[path = "faults/mutant.rs"]
mod mutant;
#[path = "faults/schedule.rs"]
mod schedule;
#[path = "faults/stored.rs"]
mod stored;
#[path = "faults/world.rs"]
mod world;

/// How many to run: `short`, or what the environment says.
fn amount(variable: &str, short: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.replace('_', "").parse().ok()).unwrap_or(short)
}
