//! What the page shows of the comparison with the decision table.

use super::super::model::Model;
use super::super::trial::Stage;
use crate::engine::proof::{CASES, Disagreement};
use crate::i18n::{trial, verdict};

/// The comparison as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialView {
    /// What the button says; none where nothing is left to compare.
    pub button: Option<&'static str>,
    /// Whether it is on its way.
    pub running: bool,
    /// Whether it was ever begun.
    pub begun: bool,
    /// Cases compared.
    pub cases: u64,
    /// Cases to compare.
    pub goal: u64,
    /// How far it is, how fast, and how many disagree.
    pub line: String,
    /// What came of it, once it stands still.
    pub result: Option<String>,
    /// The first cases that disagree.
    pub disagreements: Vec<(String, String)>,
}

/// What the comparison is, in numbers.
pub fn trial_intro(model: &Model) -> String {
    trial::intro(model.lang, CASES)
}

/// The comparison now.
pub fn trial(model: &Model) -> TrialView {
    let (lang, trial) = (model.lang, &model.trial);
    let (tally, stage) = (&trial.tally, trial.stage);
    let still = matches!(stage, Stage::Stopped | Stage::Done);
    let one = |found: &Disagreement| {
        let engine = verdict::verdict(lang, found.engine);
        let table = found.table.map(|table| verdict::verdict(lang, table));
        let as_of = found.as_of.map(|moment| moment.to_string()).unwrap_or_default();
        (trial::disagreement(lang, found.case, &as_of, engine, table), found.facts.clone())
    };
    TrialView {
        button: match stage {
            Stage::Idle => Some(trial::start(lang)),
            Stage::Running => Some(trial::stop(lang)),
            _ if trial.is_complete() => None,
            Stage::Stopped => Some(trial::go_on(lang)),
            Stage::Done => Some(trial::more(lang)),
        },
        running: stage == Stage::Running,
        begun: stage != Stage::Idle,
        cases: tally.cases,
        goal: trial.goal,
        line: trial::line(lang, tally.cases, trial.goal, trial.rate(), tally.disagreements),
        result: still.then(|| trial::result(lang, tally.cases, tally.disagreements)),
        disagreements: tally.first.iter().map(one).collect(),
    }
}
