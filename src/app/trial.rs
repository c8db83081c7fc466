//! The comparison of the engine with the decision table, as the visitor runs it: how far it has come.

use crate::engine::proof::{CASES, Tally};

/// How many cases a press of the button compares.
const ROUND: u64 = 10_000_000;

/// Where the comparison stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Stage {
    /// Not begun.
    #[default]
    Idle,
    /// On its way.
    Running,
    /// Stopped before its goal.
    Stopped,
    /// At its goal.
    Done,
}

/// The comparison so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trial {
    /// Where it stands.
    pub stage: Stage,
    /// What came of it.
    pub tally: Tally,
    /// The milliseconds that it took.
    pub millis: u64,
    /// How many cases are to be compared.
    pub goal: u64,
    /// Whether cases are being compared that have not come back.
    pub(super) busy: bool,
}

impl Trial {
    /// Whether there is nothing left to compare.
    pub fn is_complete(&self) -> bool {
        self.tally.cases >= CASES
    }

    /// How many cases a second.
    pub fn rate(&self) -> u64 {
        (self.tally.cases * 1000).checked_div(self.millis).unwrap_or(0)
    }

    /// Stops where the page is left, without a word.
    pub(super) fn leave(&mut self) {
        if self.stage == Stage::Running {
            self.stage = Stage::Stopped;
        }
    }

    /// Nothing came back: it stands where it stood.
    pub(super) fn fail(&mut self) {
        self.busy = false;
        self.stage = if self.tally.cases == 0 { Stage::Idle } else { Stage::Stopped };
    }

    /// Sets out for the goal, or for the next one.
    pub(super) fn start(&mut self) {
        if self.tally.cases >= self.goal {
            self.goal = (self.tally.cases + ROUND).min(CASES);
        }
        self.stage = Stage::Running;
    }
}
