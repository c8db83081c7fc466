//! Asks the linker to keep the relocations of the page's program where it is to be cut: by them the build cuts it into
//! the parts that are fetched at the start and the parts that come later (`scripts/lib/split.mjs`). And takes comments and
//! blanks out of the stylesheet that is part of the program.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style/portfolio.css");
    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    let style = std::fs::read_to_string("style/portfolio.css");
    if let Err(error) = style.and_then(|style| std::fs::write(Path::new(&out).join("portfolio.css"), lean(&style))) {
        println!("cargo::error=style/portfolio.css: {error}");
    }
    let in_parts = std::env::var_os("CARGO_FEATURE_PARTS").is_some();
    if in_parts && std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=beian-desk=--emit-relocs");
    }
}

/// A stylesheet without its comments, a rule a line.
fn lean(style: &str) -> String {
    let pieces = style.split("/*").enumerate();
    let bare =
        pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once("*/").map_or("", |(_, rest)| rest) });
    let bare: String = bare.collect();
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> =
        lines.map(|line| line.replace(" { ", "{").replace("; }", "}").replace("; ", ";")).collect();
    lines.join("\n")
}
