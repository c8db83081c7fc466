//! What the build itself makes.
//!
//! * Asks the linker to keep the relocations of the page's program where it is to be cut: by them the build cuts it into
//!   the parts that are fetched at the start and the parts that come later (`scripts/lib/split.mjs`).
//! * Takes comments and blanks out of the stylesheet that is part of the program.
//! * Packs the policies and the regions into lines: `src/engine/policy/packed.rs` reads those in a tenth of the code that
//!   reads JSON and says what is wrong with it. A test holds what it reads to what the JSON says.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

const POLICIES: &str = "src/engine/policy";
const STYLE: &str = "style/portfolio.css";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={POLICIES}");
    println!("cargo::rerun-if-changed={STYLE}");
    let in_parts = std::env::var_os("CARGO_FEATURE_PARTS").is_some();
    if in_parts && std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=beian-desk=--emit-relocs");
    }

    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    fs::write(out.join("portfolio.css"), lean(&fs::read_to_string(STYLE)?))?;
    for entry in fs::read_dir(POLICIES)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let json: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let (lines, apart) = if json.is_array() { regions(&json) } else { policy(&json) };
        let packed = out.join(path.file_name().unwrap_or_default());
        fs::write(packed.with_extension("packed"), lines.join("\n"))?;
        fs::write(packed.with_extension("apart"), apart.join("\n"))?;
    }
    Ok(())
}

/// A line a region; apart from it, its names.
fn regions(json: &Value) -> (Vec<String>, Vec<String>) {
    let rows = |places: &[&str]| json.as_array().into_iter().flatten().map(|region| row(region, places)).collect();
    (rows(&["/id", "/mainland"]), rows(&["/id", "/zh", "/en"]))
}

/// A line for the policy itself, and one for each of its rows with a letter before it; apart from them, the sections of
/// its guide, which not every program speaks of.
fn policy(json: &Value) -> (Vec<String>, Vec<String>) {
    let sections = json["sections"].as_array().into_iter().flatten();
    let sections = sections.map(|section| row(section, &["/title", "/document/published", "/document/sure", "/facts"]));
    let mut lines = vec![row(
        json,
        &[
            "/name",
            "/default",
            "/provider",
            "/names/number",
            "/names/number_en",
            "/names/apply",
            "/names/numbers",
            "/guide/title",
            "/guide/published",
            "/guide/read_on",
            "/guide/sure",
            "/holds_from",
            "/console",
        ],
    )];
    for (code, product) in members(&json["products"]) {
        lines.push(format!("p\t{code}\t{}", row(product, &["/action", "/quota/limit", "/quota/scope", "/instead"])));
        for (code, check) in members(&product["checks"]) {
            lines.push(format!("c\t{code}\t{}", row(check, &["/need", "/source", "/months", "/yuan", "/from"])));
        }
        for (code, remedy) in members(&product["remedies"]) {
            lines.push(format!("r\t{code}\t{}", row(remedy, &["/link", "/source", "/source_expired"])));
        }
    }
    for (code, pointer) in members(&json["instead"]) {
        lines.push(format!("i\t{code}\t{}", row(pointer, &["/link", "/source", "/source_expired"])));
    }
    for (code, advisory) in members(&json["advisories"]) {
        lines.push(format!("a\t{code}\t{}", row(advisory, &["/source", "/days"])));
    }
    (lines, sections.collect())
}

fn members(json: &Value) -> impl Iterator<Item = (&String, &Value)> {
    json.as_object().into_iter().flatten()
}

/// The values at these places with tabs between; what is absent is empty, and a list has blanks between.
fn row(json: &Value, places: &[&str]) -> String {
    places.iter().map(|place| json.pointer(place).map_or(String::new(), cell)).collect::<Vec<_>>().join("\t")
}

fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    assert!(!text.contains(['\t', '\n']), "no tab and no line may stand in `{text}`");
    text
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
