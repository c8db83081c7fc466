//! What a text looks like that is neither JSON nor XML. Imports the error alone.

use super::NotReadable;

/// How far a web page is looked for.
const HEAD: usize = 1024;

/// What a text is that begins neither as JSON nor as XML.
pub(super) fn looks_like(text: &str) -> NotReadable {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(5).collect();
    if lines.is_empty() {
        NotReadable::Empty
    } else if is_html(text) {
        NotReadable::Html
    } else if is_table(&lines) {
        NotReadable::CliTable
    } else if [',', ';', '\t'].iter().any(|comma| lines.iter().all(|line| line.contains(*comma))) {
        NotReadable::Csv
    } else {
        NotReadable::OtherText
    }
}

/// Whether the text is a web page.
pub(super) fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    let start = head.trim_start();
    head.contains("<!doctype html")
        || head.contains("<html")
        || ["<head", "<body", "<meta", "<script"].iter().any(|tag| start.starts_with(tag))
}

/// The command line rules its columns with `|`, and the head off with `-` or `+---+`.
fn is_table(lines: &[&str]) -> bool {
    let rule = |line: &str| line.contains("--") && line.chars().all(|c| matches!(c, '-' | '+' | '|' | '=' | ' '));
    // Dashes alone in the first line begin other formats.
    lines.first().is_some_and(|line| rule(line) && line.contains('+'))
        || lines.get(1).is_some_and(|line| rule(line))
        || lines.iter().all(|line| line.contains('|'))
}
