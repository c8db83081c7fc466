//! The engine inside wasm without any text at its edge, for `scripts/bench wasm`: instances are made in here, judged in
//! here, and only how many verdicts there were comes out.

#![expect(clippy::unwrap_used, reason = "it fails by panicking")]
#![expect(clippy::indexing_slicing, reason = "of lists that stand beside it")]

#[path = "../benches/work/mod.rs"]
#[expect(dead_code, reason = "the native benches do more with it")]
mod work;

use beian_desk::engine::{Facts, Policy, Verdict, assess_facts};
use beian_desk::exchange;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Instances and numbers, and what can be done with them.
#[wasm_bindgen]
pub struct Work {
    facts: Facts,
    export: String,
}

#[wasm_bindgen]
impl Work {
    /// So many instances with so many numbers, and an export of so many rows.
    #[wasm_bindgen(constructor)]
    pub fn new(instances: u32, numbers: u32, rows: usize) -> Work {
        Work { facts: work::facts(instances, numbers), export: work::export(rows) }
    }

    /// Judges all of them, with findings, quota, advisories and remedies; how many qualify.
    pub fn judge(&self) -> usize {
        let report = assess_facts(&self.facts, work::as_of(), Policy::standard());
        report.assessments.iter().filter(|assessment| assessment.verdict == Verdict::Eligible).count()
    }

    /// Reads the export; how many instances it states.
    pub fn read(&self) -> usize {
        exchange::read(&self.export).unwrap().sheet.instances.len()
    }

    /// The export, for others to read.
    pub fn text(&self) -> String {
        self.export.clone()
    }
}
