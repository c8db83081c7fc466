//! `docs/accessibility.md` is whole and names what is there; colours have the contrast that it claims; and what it says
//! is not done is not done.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking; clippy's own exception ends at test functions"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every criterion of WCAG 2.2 at the levels A and AA, in its order; 4.1.1 was taken out of it.
const CRITERIA: [(&str, &str); 55] = [
    ("1.1.1", "A"),
    ("1.2.1", "A"),
    ("1.2.2", "A"),
    ("1.2.3", "A"),
    ("1.2.4", "AA"),
    ("1.2.5", "AA"),
    ("1.3.1", "A"),
    ("1.3.2", "A"),
    ("1.3.3", "A"),
    ("1.3.4", "AA"),
    ("1.3.5", "AA"),
    ("1.4.1", "A"),
    ("1.4.2", "A"),
    ("1.4.3", "AA"),
    ("1.4.4", "AA"),
    ("1.4.5", "AA"),
    ("1.4.10", "AA"),
    ("1.4.11", "AA"),
    ("1.4.12", "AA"),
    ("1.4.13", "AA"),
    ("2.1.1", "A"),
    ("2.1.2", "A"),
    ("2.1.4", "A"),
    ("2.2.1", "A"),
    ("2.2.2", "A"),
    ("2.3.1", "A"),
    ("2.4.1", "A"),
    ("2.4.2", "A"),
    ("2.4.3", "A"),
    ("2.4.4", "A"),
    ("2.4.5", "AA"),
    ("2.4.6", "AA"),
    ("2.4.7", "AA"),
    ("2.4.11", "AA"),
    ("2.5.1", "A"),
    ("2.5.2", "A"),
    ("2.5.3", "A"),
    ("2.5.4", "A"),
    ("2.5.7", "AA"),
    ("2.5.8", "AA"),
    ("3.1.1", "A"),
    ("3.1.2", "AA"),
    ("3.2.1", "A"),
    ("3.2.2", "A"),
    ("3.2.3", "AA"),
    ("3.2.4", "AA"),
    ("3.2.6", "A"),
    ("3.3.1", "A"),
    ("3.3.2", "A"),
    ("3.3.3", "AA"),
    ("3.3.4", "AA"),
    ("3.3.7", "A"),
    ("3.3.8", "AA"),
    ("4.1.2", "A"),
    ("4.1.3", "AA"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of the document's tables: number with name, level, how, shown by.
fn rows(page: &str) -> Vec<[&str; 4]> {
    let cells = |line| <[&str; 4]>::try_from(cells(line)).unwrap_or_else(|cells| panic!("{cells:?}"));
    page.lines().filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit()).map(cells).collect()
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

/// The file that is named before each title: a file in backticks, then its title in quotation marks.
fn named(shown: &str) -> Vec<(&str, &str)> {
    let titled = |piece: &'_ str| -> bool { piece.ends_with(".spec.js") || piece.ends_with(".rs") };
    let pieces: Vec<&str> = shown.split('`').collect();
    pieces
        .windows(2)
        .filter(|pair| titled(pair[0]))
        .map(|pair| {
            let title = pair[1].trim_start().strip_prefix('“').and_then(|rest| rest.split_once('”'));
            (pair[0], title.unwrap_or_else(|| panic!("no title after `{}`: {shown}", pair[0])).0)
        })
        .collect()
}

#[test]
fn every_criterion_says_how_it_is_met_and_what_shows_it() {
    let page = read("docs/accessibility.md");
    let rows = rows(&page);
    let listed: Vec<(&str, &str)> =
        rows.iter().map(|[criterion, level, ..]| (criterion.split(' ').next().unwrap(), *level)).collect();
    assert_eq!(listed, CRITERIA);
    for [criterion, _, how, shown] in rows {
        assert!(criterion.contains(' '), "{criterion} has no name");
        assert!(how.ends_with('.') && !shown.is_empty(), "{criterion}");
        let proofs = named(shown);
        for (file, title) in &proofs {
            // A title of the browser's tests may go on: with what it is tried with.
            let (path, forms) = match file.ends_with(".spec.js") {
                true => (format!("tests/browser/{file}"), vec![format!("test('{title}"), format!("test(`{title}")]),
                false => (format!("tests/{file}"), vec![format!("fn {title}()")]),
            };
            let text = read(&path);
            assert!(forms.iter().any(|form| text.contains(form)), "{criterion}: no “{title}” in {path}");
        }
        let applies = !how.starts_with("Not applicable, because ");
        assert!(!proofs.is_empty() || shown.starts_with("not shown yet") || !applies, "{criterion}: {shown}");
        assert!(shown != "nothing to show" || !applies, "{criterion}");
    }
}

// ---- colours

/// The light and the dark value of each colour of `style/tokens.css`.
fn colours() -> Vec<(String, [String; 2])> {
    let found = read("style/tokens.css")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--bd-")?.split_once(": light-dark("))
        .filter_map(|(name, values)| {
            let (light, dark) = values.strip_suffix(");")?.split_once(", ")?;
            Some((name.to_owned(), [light.to_owned(), dark.to_owned()]))
        })
        .collect::<Vec<_>>();
    assert!(found.len() > 15, "{found:?}");
    found
}

/// By the formula of the standard: 1 for what is alike, 21 for black on white.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[track_caller]
fn at_least(ratio: f64, pairs: &[(&str, &[&str])]) {
    let colours = colours();
    let of = |name: &str| &colours.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}")).1;
    for (front, grounds) in pairs {
        for ground in *grounds {
            for (one, other) in of(front).iter().zip(of(ground)) {
                let found = contrast(one, other);
                assert!(found >= ratio, "{front} on {ground}: {one} on {other} has {found:.2}");
            }
        }
    }
}

#[test]
fn contrast_is_that_of_the_standard() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#777777") - 1.0).abs() < 1e-9);
    // The grey that is known to miss 4.5 on white by a hair, and the one beside it that does not.
    assert!(contrast("#777777", "#ffffff") < 4.5 && contrast("#767676", "#ffffff") > 4.5);
}

#[test]
fn texts_stand_out_from_their_grounds() {
    at_least(
        4.5,
        &[
            ("ink", &["paper", "ground", "accent-soft", "good-soft", "bad-soft", "open-soft", "none-soft", "mark"]),
            ("ink-soft", &["paper", "ground", "accent-soft", "bad-soft", "open-soft", "none-soft"]),
            ("accent", &["paper", "ground", "accent-soft"]),
            ("accent-ink", &["accent"]),
            ("good", &["paper", "good-soft"]),
            ("bad", &["paper", "bad-soft"]),
            ("open", &["paper", "open-soft"]),
            ("none", &["none-soft"]),
        ],
    );
}

#[test]
fn marks_stand_out_from_their_grounds() {
    at_least(
        3.0,
        &[
            // Borders of fields and buttons.
            ("line-strong", &["paper", "ground", "accent-soft", "bad-soft", "open-soft", "none-soft"]),
            ("focus", &["paper", "ground", "accent-soft", "good-soft", "bad-soft", "open-soft"]),
            ("accent", &["paper", "ground", "accent-soft"]),
            ("good", &["paper", "good-soft"]),
            ("bad", &["paper", "bad-soft"]),
            ("open", &["paper", "open-soft"]),
        ],
    );
}

// ---- what is not done

/// Every file in which something could be listened for.
fn listeners() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join("src"), root().join("assets")];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "rs" || end == "js") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 100);
    found
}

#[track_caller]
fn none_listens_for(events: &[&str], but: &str) {
    for (path, text) in listeners().into_iter().filter(|(path, _)| but.is_empty() || !path.ends_with(but)) {
        for event in events {
            let quoted = [format!("\"{event}\""), format!("'{event}'"), format!("on{event}=")];
            assert!(!quoted.iter().any(|form| text.contains(form)), "{}: {event}", path.display());
        }
    }
}

#[test]
fn keys_are_listened_for_in_one_place() {
    none_listens_for(&["keyup", "keypress"], "");
    none_listens_for(&["keydown"], "src/platform/browser.rs");
}

#[test]
fn nothing_happens_on_the_way_down() {
    none_listens_for(&["mousedown", "pointerdown", "touchstart"], "");
}
