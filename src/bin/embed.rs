//! What the element for other people's pages shows: `assets/embed/widget.js` calls it. A text in, a text out.

use beian_desk::embed;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// [`embed::show`].
#[wasm_bindgen]
pub fn show(request: &str) -> String {
    embed::show(request)
}
