//! The engine against a decision table that was written by hand from the guide: case after case, both must say the
//! same.
//!
//! `table.txt` has a line for every product, check and condition, with the facts of the guide that it rests on. `table`
//! reads it, `judge` says what it says of a `case`, `effect` what a remedy does to one, with a `calendar` of their own:
//! none of them looks at the policy, or calls `rules`, `term`, `quota` or `remedy`. What they share with the engine is
//! the vocabulary: codes and the shapes of results. `space` numbers the cases, `setting` lays one out on both sides,
//! `agree` compares.
//!
//! ```
//! use beian_desk::engine::{Policy, proof::{Proof, Table}};
//!
//! let mut proof = Proof::new(Policy::standard(), Table::standard().unwrap());
//! let tally = proof.run(2_000);
//! assert_eq!((tally.cases, tally.disagreements), (2_000, 0));
//! ```

mod agree;
mod calendar;
mod case;
mod effect;
mod judge;
mod mend;
mod setting;
mod space;
mod table;

use setting::Setting;
use space::Walk;

use super::assessment::Verdict;
use super::moment::Moment;
use super::policy::Policy;

pub use agree::Names;
pub use calendar::Stamp;
pub use case::{Case, Place, Stock};
pub use judge::Said;
pub use space::CASES;
pub use table::{Table, TableError};

/// How many disagreements are kept to be shown.
const SHOWN: usize = 3;

/// A case of which engine and table say different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The number of the case, below [`CASES`].
    pub case: u64,
    /// The moment of the verdict.
    pub as_of: Option<Moment>,
    /// The case as a file of facts, which can be brought in and judged.
    pub facts: String,
    /// The engine's verdict.
    pub engine: Verdict,
    /// The table's; none where it has no line for the case.
    pub table: Option<Verdict>,
}

/// What came of some cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many were compared.
    pub cases: u64,
    /// How many disagree.
    pub disagreements: u64,
    /// The first of those.
    pub first: Vec<Disagreement>,
}

impl Tally {
    /// Takes what came of further cases.
    pub fn add(&mut self, more: Tally) {
        self.cases += more.cases;
        self.disagreements += more.disagreements;
        let room = SHOWN.saturating_sub(self.first.len());
        self.first.extend(more.first.into_iter().take(room));
    }
}

/// A walk over the cases on which engine and table are compared.
pub struct Proof {
    table: Table,
    walk: Walk,
    setting: Setting,
}

impl Proof {
    /// A proof of the engine with `policy`, from the first case on.
    pub fn new(policy: &'static Policy, table: Table) -> Proof {
        Proof { table, walk: Walk::from(0), setting: Setting::new(policy) }
    }

    /// Goes to a place of the walk. After [`CASES`] places it begins again.
    pub fn skip_to(&mut self, place: u64) {
        self.walk = Walk::from(place);
    }

    /// Compares the next `count` cases.
    pub fn run(&mut self, count: u64) -> Tally {
        self.each(count, Proof::agrees)
    }

    fn each(&mut self, count: u64, holds: impl Fn(&Proof) -> bool) -> Tally {
        let mut tally = Tally { cases: count, ..Tally::default() };
        for _ in 0..count {
            self.setting.lay(self.walk.digits);
            if !holds(self) {
                tally.disagreements += 1;
                if tally.first.len() < SHOWN {
                    tally.first.extend(self.disagreement());
                }
            }
            self.walk.step();
        }
        tally
    }

    fn agrees(&self) -> bool {
        let setting = &self.setting;
        let case = &setting.case;
        let (Some(lines), Some(assessor), Some(instance)) =
            (self.table.lines(case.product), setting.assessor(), setting.instance())
        else {
            return false;
        };
        let mut said = Said::of(lines);
        lines.judge(case, &mut said).is_some()
            && said.agrees(&assessor.judge(instance), &Names { instance, account: setting.account(), case })
    }

    fn disagreement(&self) -> Option<Disagreement> {
        let setting = &self.setting;
        Some(Disagreement {
            case: self.walk.digits.number(),
            as_of: Moment::from_millis(setting.case.now.millis).ok(),
            facts: setting.file(),
            engine: setting.assessor()?.judge(setting.instance()?).verdict,
            table: self.table.say(&setting.case).map(|said| said.verdict),
        })
    }
}
