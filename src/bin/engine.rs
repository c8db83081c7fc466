//! The engine alone for JavaScript: what `assets/engine/beian-engine.js` calls. Texts in, texts out.

// Nothing runs by itself: what std does before `main` would only be fetched.
#![cfg_attr(target_arch = "wasm32", no_main)]

use beian_desk::library;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(not(target_arch = "wasm32"))]
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
