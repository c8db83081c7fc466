//! The house keeps its shape: which room imports which, what the pure rooms may know, how long a file may be,
//! pins that agree, and texts that name nothing of one machine.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking; clippy's own exception ends at test functions")]

#[path = "house/reader.rs"]
mod reader;

use std::fs;
use std::path::{Path, PathBuf};

use reader::{named_paths, tokens};

/// Every room with the rooms that it may import.
const ROOMS: [(&str, &[&str]); 11] = [
    ("engine", &[]),
    ("library", &["engine"]),
    ("ledger", &["engine"]),
    ("exchange", &["engine", "ledger"]),
    ("faq", &["engine"]),
    ("i18n", &["engine", "ledger", "exchange"]),
    ("app", &["engine", "ledger", "exchange", "faq", "i18n"]),
    ("pages", &["engine", "faq", "i18n", "app"]),
    ("platform", &["engine", "ledger", "exchange", "faq", "i18n", "app"]),
    ("ui", &["engine", "ledger", "exchange", "faq", "i18n", "app", "platform"]),
    ("embed", &["engine", "i18n", "app"]),
];

/// The rooms that are compiled with the feature `web` only.
const BROWSER_ROOMS: [&str; 2] = ["platform", "ui"];

/// What only they may name; a name that begins so is meant too.
const BROWSER_CRATES: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

const MAX_LINES: usize = 400;
const MAX_MAIN_LINES: usize = 15;

/// Files that may be longer, with why. One that is short again must leave.
const LONG: [(&str, &str); 0] = [];

// ---- the tree

struct Source {
    /// Relative to the project, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// `src/engine/facts/read.rs` is the module engine, facts, read; `main.rs`, `lib.rs` and the programs of `bin` are
    /// the root.
    fn module(&self) -> Vec<&str> {
        if self.path.starts_with("src/bin/") {
            return Vec::new();
        }
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inside.split('/').filter(|part| !["mod", "lib", "main"].contains(part)).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the project that is text, but for what `.gitignore` names.
fn texts() -> Vec<Source> {
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap();
    let ignored: Vec<&str> = ignored.lines().map(str::trim).filter(|line| !line.is_empty()).chain(["/.git"]).collect();
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = vec![root().to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            let path = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let name = path.rsplit('/').next();
            if ignored.iter().any(|rule| match rule.strip_prefix('/') {
                Some(place) => place == path,
                None => Some(rule.trim_end_matches('/')) == name,
            }) {
            } else if file.is_dir() {
                waiting.push(file);
            } else if let Ok(text) = fs::read_to_string(&file) {
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn sources() -> Vec<Source> {
    texts().into_iter().filter(|file| file.path.starts_with("src/") && file.path.ends_with(".rs")).collect()
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The arrows of one file that do not point down.
fn bad_arrows(file: &Source) -> Vec<String> {
    let module = file.module();
    let Some(own) = module.first() else { return Vec::new() };
    let Some((_, below)) = ROOMS.iter().find(|(room, _)| room == own) else {
        return vec![format!("{}: `{own}` is no room of the table in tests/house.rs", file.path)];
    };
    named_paths(&file.text, &module)
        .into_iter()
        .filter(|(_, path)| !path.first().is_some_and(|room| room == own || below.contains(&room.as_str())))
        .map(|(line, path)| format!("{}:{line}: `{own}` may not use `{}`", file.path, path.join("::")))
        .collect()
}

fn browser_words(file: &Source) -> Vec<String> {
    tokens(&file.text)
        .iter()
        .filter_map(|(line, token)| token.word().map(|word| (line, word)))
        .filter(|(_, word)| BROWSER_CRATES.iter().any(|name| word.starts_with(name)))
        .map(|(line, word)| format!("{}:{line}: a pure room names `{word}`", file.path))
        .collect()
}

// ---- the rules

#[test]
fn arrows_point_down() {
    none(&sources().iter().flat_map(bad_arrows).collect::<Vec<_>>());
}

#[test]
fn pure_rooms_know_no_browser() {
    let pure = |file: &&Source| file.module().first().is_some_and(|room| !BROWSER_ROOMS.contains(room));
    none(&sources().iter().filter(pure).flat_map(browser_words).collect::<Vec<_>>());
}

#[test]
fn every_room_is_on_the_map_and_says_what_it_is() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| file.path != "src/main.rs") {
        if !file.text.starts_with("//!") {
            faults.push(format!("{}: does not open with `//!`", file.path));
        }
        if let [room] = *file.module()
            && !map.contains(&format!("//! | [`{room}`]"))
            && !map.contains(&format!("//! | `{room}`"))
        {
            faults.push(format!("src/lib.rs: the table lacks `{room}`"));
        }
    }
    none(&faults);
}

#[test]
fn files_are_short() {
    let mut faults = Vec::new();
    for file in sources() {
        let lines = file.text.lines().count();
        let may = LONG.iter().any(|(path, _)| *path == file.path);
        if lines > MAX_LINES && !may {
            faults.push(format!("{}: {lines} lines, at most {MAX_LINES}", file.path));
        } else if lines <= MAX_LINES && may {
            faults.push(format!("{}: short again, strike it from `LONG`", file.path));
        }
        if file.path == "src/main.rs" && lines > MAX_MAIN_LINES {
            faults.push(format!("src/main.rs: {lines} lines, at most {MAX_MAIN_LINES}"));
        }
    }
    none(&faults);
}

#[test]
fn pins_of_wasm_bindgen_agree() {
    let cargo = version("Cargo.toml", "wasm-bindgen = ");
    assert!(cargo.starts_with('='), "Cargo.toml pins wasm-bindgen with `=`, not as `{cargo}`");
    assert_eq!(cargo.trim_start_matches('='), version("Trunk.toml", "wasm_bindgen = "), "Cargo.toml and Trunk.toml");
}

/// The first string on the line of `file` that begins so, or nothing; of a table it is `version`'s.
fn version(file: &str, key: &str) -> String {
    let text = fs::read_to_string(root().join(file)).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    line.split('"').nth(1).unwrap_or_default().to_owned()
}

/// What calls the way to every part brings every part along, wherever it stands.
#[test]
fn no_part_takes_the_others_along() {
    let ways: Vec<String> = sources()
        .into_iter()
        .filter(|file| file.path.starts_with("src/app/"))
        .flat_map(|file| {
            let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains("self.update("));
            lines.map(|(at, _)| format!("{}:{}: calls `update`", file.path, at + 1)).collect::<Vec<_>>()
        })
        .collect();
    none(&ways);
}

/// A policy is data, chosen by its name: only the list of what ships has names in it.
#[test]
fn no_code_names_a_policy() {
    let folder = root().join("src/engine/policy");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let texts = files.filter(|file| file.extension().is_some_and(|end| end == "json"));
    let names: Vec<String> = texts
        .filter(|file| fs::read_to_string(file).unwrap().contains("\"holds_from\""))
        .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(names.len() >= 2, "{names:?}");
    let mut faults = Vec::new();
    for file in sources() {
        let listed = file.path == "src/engine/policy/files.rs";
        for name in names.iter().filter(|name| file.text.contains(name.as_str()) != listed) {
            faults.push(format!("{}: {} `{name}`", file.path, if listed { "lacks" } else { "names" }));
        }
    }
    none(&faults);
}

#[test]
fn nothing_names_one_machine_or_a_registry() {
    // In halves, so that this file does not name them either.
    let hosts = [
        ("registry.npm", "js.org"),
        ("static.crates", ".io"),
        ("index.crates", ".io"),
        ("files.python", "hosted"),
        ("deb.deb", "ian.org"),
        ("static.rust", "-lang.org"),
        ("../sha", "red"),
    ]
    .map(|(one, other)| format!("{one}{other}"));
    let places = ["work", "farm", "root", "home"].map(|folder| format!("/{folder}/"));
    let begins = |text: &str, place: usize| {
        !text.get(..place).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || "._-*".contains(c)))
    };
    let mut faults = Vec::new();
    for file in texts() {
        for (number, line) in file.text.lines().enumerate() {
            let host = hosts.iter().find(|host| line.contains(host.as_str()));
            let place = places.iter().find(|place| line.match_indices(place.as_str()).any(|(at, _)| begins(line, at)));
            if let Some(name) = host.or(place) {
                faults.push(format!("{}:{}: names `{name}`", file.path, number + 1));
            }
        }
    }
    none(&faults);
}

#[test]
fn the_readme_names_commands_that_exist() {
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else { return };
    let words: Vec<&str> = readme.split(|c: char| !(c.is_alphanumeric() || "/_.-".contains(c))).collect();
    let mut faults = Vec::new();
    for command in ["scripts/serve", "scripts/test"] {
        if !words.contains(&command) {
            faults.push(format!("README.md: lacks `{command}`"));
        }
    }
    for word in &words {
        let path = word.trim_start_matches("./").trim_end_matches('.');
        if path.starts_with("scripts/") && !root().join(path).exists() {
            faults.push(format!("README.md: there is no `{path}`"));
        }
    }
    for pair in words.windows(2) {
        if let ["--example", name] = *pair
            && !root().join(format!("examples/{name}.rs")).exists()
        {
            faults.push(format!("README.md: there is no example `{name}`"));
        }
    }
    none(&faults);
}

// ---- the reader's own tests

#[track_caller]
fn arrows_of(path: &str, text: &str, expected: &[&str]) {
    let file = Source { path: path.to_owned(), text: text.to_owned() };
    let found = bad_arrows(&file);
    let found: Vec<&str> = found.iter().filter_map(|fault| fault.split(": ").nth(1)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_bad_arrow_is_found_in_every_shape() {
    let engine = "src/engine/facts/read.rs";
    let ledger = "`engine` may not use `ledger::Event`";
    arrows_of(engine, "use crate::ledger::Event;", &[ledger]);
    arrows_of(
        engine,
        "use crate::{engine::Facts, ledger::{self as kept, Event}};",
        &["`engine` may not use `ledger`", ledger],
    );
    arrows_of(engine, "pub use super::super::super::ledger::Event as Kept;", &[ledger]);
    arrows_of(engine, "mod tests { use super::super::super::super::ledger::Event; }", &[ledger]);
    arrows_of(
        engine,
        "mod a { mod b {} } fn f() -> u8 { self::super::super::super::ledger::Event::new() }",
        &["`engine` may not use `ledger::Event::new`"],
    );
    arrows_of(engine, "type T<'a> = Vec<&'a crate::ledger::Event>;", &[ledger]);
    arrows_of(engine, "const C: char = '\"'; use beian_desk::ledger::Event; // \"", &[ledger]);
    arrows_of(engine, "let a = r#\"\"#; use crate::ledger::Event; let b = \"\";", &[ledger]);
    arrows_of(engine, "use crate::*;", &["`engine` may not use `*`"]);
    arrows_of("src/faq/search.rs", "use crate::ledger;", &["`faq` may not use `ledger`"]);
    arrows_of("src/app.rs", "use super::platform::run;", &["`app` may not use `platform::run`"]);
    arrows_of("src/ui/page.rs", "crate::embed::tag!()", &["`ui` may not use `embed::tag`"]);
    arrows_of("src/attic.rs", "", &["`attic` is no room of the table in tests/house.rs"]);
}

#[test]
fn a_good_arrow_is_left_alone() {
    let ledger = "src/ledger/codec/v1.rs";
    arrows_of(ledger, "use crate::engine::{Moment, json::{Lines, Value}};\nuse super::super::event::Event;", &[]);
    arrows_of(
        ledger,
        "//! [`crate::ui`]\n/* crate::ui::a /* */ crate::ui::b */ const A: &str = \"crate::ui::c\";",
        &[],
    );
    arrows_of(ledger, "const A: &str = r#\"\" crate::ui::c\"#; const B: &[u8] = b\"\\\"crate::ui\";", &[]);
    arrows_of(ledger, "pub(crate) fn f(self) { use super::*; self::g() }\npub(in crate::ledger) fn g() {}", &[]);
    arrows_of(ledger, "#[cfg(test)] mod tests { use super::*; } use super::form::Form;", &[]);
    arrows_of("src/lib.rs", "pub use crate::ui::mount;", &[]);
}

#[test]
fn a_line_is_where_it_is() {
    let file = Source { path: "src/engine/a.rs".to_owned(), text: "/* 1\n2 */\n\"3\n4\";\nuse crate::ui;".to_owned() };
    assert_eq!(bad_arrows(&file), ["src/engine/a.rs:5: `engine` may not use `ui`"]);
}

#[test]
fn a_browser_word_is_found() {
    let words = |text: &str| browser_words(&Source { path: "src/app.rs".to_owned(), text: text.to_owned() }).len();
    assert_eq!(words("use leptos::prelude::*; fn f(w: web_sys::Window) { gloo_storage::x() }"), 3);
    assert_eq!(words("// leptos\nconst A: &str = \"web_sys\";"), 0);
}
