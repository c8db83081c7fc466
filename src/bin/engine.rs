//! The engine alone for JavaScript: what `assets/engine/beian-engine.js` calls. Texts in, texts out.

use beian_desk::library;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// [`library::assess`].
#[wasm_bindgen]
pub fn assess(facts: &str, options: &str) -> String {
    library::assess(facts, options)
}

/// [`library::next_questions`].
#[wasm_bindgen]
pub fn next_questions(answers: &str, options: &str) -> String {
    library::next_questions(answers, options)
}

/// [`library::plan`].
#[wasm_bindgen]
pub fn plan(facts: &str, sites: &str, options: &str) -> String {
    library::plan(facts, sites, options)
}

/// [`library::policies`].
#[wasm_bindgen]
pub fn policies() -> String {
    library::policies()
}
