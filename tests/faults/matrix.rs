//! Every operation × every fault × every flow, one fault each; and pairs of those that matter together.

use std::collections::BTreeMap;

use beian_desk::ledger::store::{All, Care};

use crate::amount;
use crate::flow::{FLOWS, Flow, Mode, Seed, operations, run, seed};
use crate::judge;
use crate::world::{FULL, Fault, Op, Rot, Which};

pub(crate) const MODES: [Mode; 4] = [Mode::Full, Mode::NoCopy, Mode::LocalOnly, Mode::Memory];

/// What came of a matrix.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) runs: usize,
    /// What was broken, each with one run that shows it.
    pub(crate) broken: BTreeMap<String, String>,
}

/// Everything that can go wrong at an operation.
pub(crate) fn faults_at(op: Op, pieces: usize) -> Vec<Fault> {
    let mut faults = vec![Fault::Throws, Fault::Killed, Fault::KilledAfter, Fault::Entropy];
    faults.extend([-400, -2, 2, 400].map(Fault::Clock));
    faults.extend([Which::Database, Which::Copy].map(Fault::Evicted));
    let rots = [Rot::Flipped, Rot::Torn, Rot::Zeroed, Rot::Missing, Rot::Foreign, Rot::Misplaced];
    let rotting = |which| (0..pieces).flat_map(move |nth| rots.map(|rot| Fault::Rots(which, rot, nth)));
    match op {
        Op::Begin => {
            faults.extend([Fault::Between, Fault::ErasedBetween, Fault::BetweenAlone]);
            faults.extend([Which::Database, Which::Copy].map(Fault::Newer));
            faults.extend(rotting(Which::Database));
        }
        Op::Put | Op::CopySet => {
            faults.extend((0..FULL.len()).map(Fault::Full));
            faults.push(Fault::Partial);
        }
        Op::Complete => faults.extend((0..FULL.len()).map(Fault::Full)),
        _ => {}
    }
    match op {
        Op::CopyNames => {
            faults.extend([Fault::Stale, Fault::Between, Fault::BetweenAlone, Fault::ErasedBetween]);
            faults.extend([Which::Database, Which::Copy].map(Fault::Newer));
            faults.extend(rotting(Which::Copy));
        }
        Op::CopySet => faults.extend([Fault::PartialThrows, Fault::Lost, Fault::Between]),
        Op::CopyRemove => faults.push(Fault::Lost),
        _ => {}
    }
    faults
}

/// Runs one flow with every single fault.
pub(crate) fn single<C: Care>(flow: Flow, mode: Mode, seed: &Seed, tally: &mut Tally) {
    let pieces = seed.database.len().max(seed.copy.len()).min(7);
    let ops = operations(flow, mode, seed);
    for (place, op) in ops.iter().enumerate() {
        // Of a long row of one operation the first two and the last stand for all.
        let row = ops[..place].iter().rev().take_while(|before| *before == op).count();
        if row > 1 && ops.get(place + 1) == Some(op) {
            continue;
        }
        let possible = |fault: &Fault| mode == Mode::Full || mode == Mode::LocalOnly || *fault != Fault::BetweenAlone;
        for fault in faults_at(*op, pieces).into_iter().filter(possible) {
            try_one::<C>(flow, mode, seed, &[(place, fault)], tally);
        }
    }
}

pub(crate) fn try_one<C: Care>(flow: Flow, mode: Mode, seed: &Seed, faults: &[(usize, Fault)], tally: &mut Tally) {
    let outcome = run::<C>(flow, mode, seed, faults);
    tally.runs += 1;
    for broken in judge::faults(&outcome, faults) {
        let what: String = broken.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        tally.broken.entry(what).or_insert_with(|| format!("{broken}: {flow:?}, {mode:?}, {faults:?}"));
    }
}

#[track_caller]
fn holds(tally: &Tally) {
    let broken: Vec<&str> = tally.broken.values().map(String::as_str).collect();
    assert!(broken.is_empty(), "{} of the rules:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn one_fault_anywhere_loses_nothing() {
    let mut tally = Tally::default();
    for flow in FLOWS {
        for mode in MODES {
            let (seed, before) = (seed(flow, mode), tally.runs);
            single::<All>(flow, mode, &seed, &mut tally);
            println!("{flow:?}, {mode:?}: {} runs", tally.runs - before);
        }
    }
    println!("{} runs with one fault", tally.runs);
    holds(&tally);
}

/// Faults of different kinds that could help one another.
const PAIRED: [Fault; 8] = [
    Fault::Throws,
    Fault::KilledAfter,
    Fault::Lost,
    Fault::Stale,
    Fault::Between,
    Fault::Evicted(Which::Database),
    Fault::Evicted(Which::Copy),
    Fault::Entropy,
];

#[test]
fn two_faults_lose_nothing_that_one_store_still_has() {
    let mut tally = Tally::default();
    for flow in [Flow::Apply, Flow::Erase, Flow::Restart] {
        let seed = seed(flow, Mode::Full);
        let ops = operations(flow, Mode::Full, &seed);
        let fits = |fault: &Fault, op: Op| match fault {
            Fault::Lost => matches!(op, Op::CopySet | Op::CopyRemove),
            Fault::Stale => op == Op::CopyNames,
            Fault::Between => matches!(op, Op::Begin | Op::CopyNames),
            _ => true,
        };
        // In a restart every third operation is enough.
        let step = if flow == Flow::Apply { 1 } else { amount("BEIAN_PAIR_STEP", 3) };
        for (one, first) in ops.iter().enumerate().step_by(step) {
            for fault in PAIRED.iter().filter(|fault| fits(fault, *first)) {
                for (other, second) in ops.iter().enumerate().skip(one + 1).step_by(step) {
                    for later in PAIRED.iter().filter(|fault| fits(fault, *second)) {
                        try_one::<All>(flow, Mode::Full, &seed, &[(one, *fault), (other, *later)], &mut tally);
                    }
                }
            }
        }
    }
    println!("{} runs with two faults", tally.runs);
    holds(&tally);
}
