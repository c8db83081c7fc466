//! What the page shows of the comparison with the decision table.

use super::super::compare::Stage;
use super::super::model::Model;
use crate::engine::proof::{CASES, Disagreement};
use crate::i18n::{compare, verdict};

/// The comparison as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonView {
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
pub fn comparison_intro(model: &Model) -> String {
    compare::intro(model.lang, CASES)
}

/// The comparison now.
pub fn comparison(model: &Model) -> ComparisonView {
    let (lang, comparison) = (model.lang, &model.comparison);
    let (tally, stage) = (&comparison.tally, comparison.stage);
    let still = matches!(stage, Stage::Stopped | Stage::Done);
    let one = |found: &Disagreement| {
        let engine = verdict::verdict(lang, found.engine);
        let table = found.table.map(|table| verdict::verdict(lang, table));
        let as_of = found.as_of.map(|moment| moment.to_string()).unwrap_or_default();
        (compare::disagreement(lang, found.case, &as_of, engine, table), found.facts.clone())
    };
    ComparisonView {
        button: match stage {
            Stage::Idle => Some(compare::start(lang)),
            Stage::Running => Some(compare::stop(lang)),
            _ if comparison.is_complete() => None,
            Stage::Stopped => Some(compare::go_on(lang)),
            Stage::Done => Some(compare::more(lang)),
        },
        running: stage == Stage::Running,
        begun: stage != Stage::Idle,
        cases: tally.cases,
        goal: comparison.goal,
        line: compare::line(lang, tally.cases, comparison.goal, comparison.rate(), tally.disagreements),
        result: still.then(|| compare::result(lang, tally.cases, tally.disagreements)),
        disagreements: tally.first.iter().map(one).collect(),
    }
}
