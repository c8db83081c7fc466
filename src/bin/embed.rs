//! What the element for other people's pages shows: `assets/embed/widget.js` calls it. A text in, a text out.

// Nothing runs by itself: what std does before `main` would only be fetched.
#![cfg_attr(target_arch = "wasm32", no_main)]

use beian_desk::embed;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

/// [`embed::show`].
#[wasm_bindgen]
pub fn show(request: &str) -> String {
    embed::show(request)
}
