//! A backup as text. What is written here must be read by every later version.

use super::{BACKUP_SCHEMA, Backup, PARTS};
use crate::engine::{Account, Json};
use crate::ledger::codec;

/// A row: its head, which is a checksum and perhaps a version, and what stands in it.
struct Line {
    head: String,
    body: String,
}

impl Backup {
    /// The backup as a file: see [`BACKUP_SCHEMA`].
    pub fn to_file(&self) -> String {
        let about = [vec![("made", self.made.to_string())], self.account.iter().map(named).collect()].concat();
        let parts: [Vec<Line>; 5] = [
            about.iter().map(line).collect(),
            self.events.iter().map(|event| stored(&codec::encode(event))).collect(),
            self.instances.iter().map(line).collect(),
            self.accounts.iter().map(line).collect(),
            self.settings.iter().map(line).collect(),
        ];
        let parts: Vec<(String, String)> = PARTS.iter().zip(&parts).map(|(name, lines)| part(name, lines)).collect();
        let sum = codec::seal(parts.iter().map(|(sum, _)| sum.as_str()));
        let parts: Vec<&str> = parts.iter().map(|(_, text)| text.as_str()).collect();
        format!("{{\n\"schema\": \"{BACKUP_SCHEMA}\",\n\"crc32\": \"{sum}\",\n{}\n}}\n", parts.join(",\n"))
    }
}

fn named(account: &Account) -> (&'static str, String) {
    ("account", account.as_str().to_owned())
}

/// A row of anything but events.
fn line(row: &impl Json) -> Line {
    let body = row.json();
    Line { head: codec::seal([body.as_str()]), body }
}

/// A stored event: the version and the checksum are the head.
fn stored(text: &str) -> Line {
    let body = text.splitn(3, ' ').nth(2).unwrap_or_default();
    let head = text.strip_suffix(body).unwrap_or_default().trim_end();
    Line { head: head.to_owned(), body: body.to_owned() }
}

/// A part with its checksum.
fn part(name: &str, lines: &[Line]) -> (String, String) {
    let sum = codec::seal(lines.iter().map(|line| line.head.as_str()));
    let rows = lines.iter().map(|line| format!("\n[\"{}\", {}]", line.head, line.body)).collect::<Vec<_>>().join(",");
    let text = format!("\"{name}\": {{\"count\": {}, \"crc32\": \"{sum}\", \"rows\": [{rows}\n]}}", lines.len());
    (sum, text)
}
