//! The engine as others use it: texts in, JSON texts out, for JavaScript and for whoever has no Rust.
//!
//! Every answer is one JSON object with `ok`: what was asked for where it is true, else `error` with a code, the place
//! and a sentence, and `errors` with all that is wrong. No input panics: `input` holds the limits on size and nesting,
//! and the readers of `engine` have each their own. Imports `engine` alone. `src/bin/engine.rs` hands it to wasm, and
//! `assets/engine/` has the JavaScript and the types around it.

mod answer;
mod input;
mod plan;
mod policies;
mod questions;

use crate::engine::{self, Facts, whole_facts};
use answer::{Fault, answered};

pub use input::{MOST_BYTES, MOST_DEPTH};
pub use plan::plan;
pub use policies::policies;
pub use questions::next_questions;

/// What the engine says of a facts file: `report` is the contract's JSON.
///
/// `options` is an object with `as_of`, the moment of the verdicts, which must be there, and `policy`, the name of the
/// rules; the default ones where it is absent.
///
/// ```
/// use beian_desk::library::assess;
///
/// let options = r#"{"as_of": "2026-07-01T12:00:00+08:00"}"#;
/// let facts = r#"{"schema": "beian-desk/1", "instances": [{"id": "i-1", "product": "cxt_shop"}]}"#;
/// assert!(assess(facts, options).starts_with(r#"{"ok":true,"report":{"schema":"beian-desk/1","#));
/// assert!(assess("[]", options).starts_with(r#"{"ok":false,"error":{"code":"expected","place":"","line":1,"#));
/// ```
pub fn assess(facts: &str, options: &str) -> String {
    let judged = || -> Result<String, Vec<Fault>> {
        let (as_of, policy) = input::options(options)?;
        let facts = self::facts(facts)?;
        Ok(["\"report\":", &engine::assess_facts(&facts, as_of, policy).to_json()].concat())
    };
    answered(judged())
}

/// The facts of a file, or everything that is wrong with it.
fn facts(text: &str) -> Result<Facts, Vec<Fault>> {
    input::within_limits(text, "")?;
    whole_facts(text).map_err(|errors| errors.into_iter().map(Fault::from).collect())
}
