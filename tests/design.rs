//! `docs/design.md` and the style sheets say the same: every token and part of either is in the other, and colours, sizes
//! of type and durations stand in `style/tokens.css` alone.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking; clippy's own exception ends at test functions")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A style sheet without its comments.
fn bare(path: &str) -> String {
    let text = read(path);
    let pieces = text.split("/*").enumerate();
    pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once("*/").unwrap().1 }).collect()
}

/// The style sheets but for the tokens, each with its path.
fn sheets() -> Vec<(String, String)> {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("style")).unwrap();
    let names = folder.map(|file| file.unwrap().file_name().into_string().unwrap());
    let sheets = names.filter(|name| name != "tokens.css").map(|name| ["style/", &name].concat());
    let sheets: Vec<_> = sheets.map(|path| (path.clone(), bare(&path))).collect();
    assert!(sheets.len() > 5, "{sheets:?}");
    sheets
}

/// Every name in `text` that follows `before`, as far as letters, digits and single hyphens go.
fn names(text: &str, before: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        let single = rest.split("--").next().unwrap_or_default();
        let letters = single.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-');
        letters.collect()
    };
    text.split(before).skip(1).map(name).collect()
}

/// What is named in backticks on the page, after `before`.
fn documented(before: &str) -> BTreeSet<String> {
    names(&read("docs/design.md"), &["`", before].concat())
}

#[track_caller]
fn same(styles: &BTreeSet<String>, page: &BTreeSet<String>) {
    let missing: Vec<_> = styles.difference(page).collect();
    let gone: Vec<_> = page.difference(styles).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not in docs/design.md: {missing:?}; in no style sheet: {gone:?}");
}

#[test]
fn every_token_is_documented_and_used() {
    let tokens = bare("style/tokens.css");
    let defined: BTreeSet<String> = tokens
        .lines()
        .filter_map(|line| Some(line.trim().strip_prefix("--bd-")?.split_once(':')?.0.to_owned()))
        .collect();
    same(&defined, &documented("--bd-"));
    let sheets: String = sheets().into_iter().map(|(_, text)| text).collect();
    let unused: Vec<_> = defined.iter().filter(|name| !sheets.contains(&["var(--bd-", name, ")"].concat())).collect();
    assert!(unused.is_empty(), "{unused:?}");
    let used = names(&sheets, "var(--bd-");
    assert!(used.is_subset(&defined), "{:?}", used.difference(&defined));
}

#[test]
fn every_part_is_documented() {
    let parts = sheets().iter().flat_map(|(_, text)| names(text, ".bd-")).map(|name| name.to_owned()).collect();
    // The examples of how classes are called.
    let shown = documented("bd-").into_iter().filter(|name| name != "part").collect();
    same(&parts, &shown);
}

#[test]
fn colours_sizes_of_type_and_durations_are_tokens() {
    let mut faults = Vec::new();
    for (path, text) in sheets() {
        let declarations = text.split(['{', ';', '}']).filter_map(|piece| piece.split_once(':'));
        for (name, value) in declarations.map(|(name, value)| (name.trim(), value.trim())) {
            let sized = matches!(name, "font-size" | "font") && value.starts_with(|c: char| c.is_ascii_digit());
            // What is relative to the text around it is no size of its own.
            let sized = sized && !value.ends_with("em") | value.ends_with("rem");
            let timed = name.starts_with("transition") && value.chars().any(|c| c.is_ascii_digit());
            // The shade behind a dialog is the same in light and dark.
            let coloured = value.contains('#') || value.contains("rgb(") && value != "rgb(0 0 0 / 50%)";
            if sized || timed || coloured {
                faults.push(format!("{path}: {name}: {value}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
