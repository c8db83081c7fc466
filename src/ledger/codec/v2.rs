//! Version 2 of a stored text: a snapshot, a line an event, its fields between tabs.
//!
//! In this order: id, milliseconds since the line before (or the moment in full, where it is finer), kind, number,
//! product, instance, account, status, replaces, domain, ICP number, note. Fields that are absent are empty and
//! left out at the end of the line; `=` is the same as on the line before. A backslash escapes: `\t` tab, `\n`
//! newline, `\\` backslash, `\=` an equals sign in front, `\e` a text that is there and empty.

use std::str::FromStr;
use std::sync::Arc;

use super::super::event::{Event, EventId, Record};
use super::flat::Flat;
use crate::engine::{Account, Moment, Product, Status};

const FIELDS: usize = 12;
/// No line is much shorter.
const LINE: usize = 40;
/// Where `=` may stand: from the kind on.
const REPEATS: usize = 2;

pub(super) fn encode<'a>(events: impl Iterator<Item = &'a Event>) -> String {
    let (mut text, mut before, mut above) = (String::new(), 0, [const { None }; FIELDS]);
    for event in events {
        let millis = event.at.millis();
        let exact = Moment::from_millis(millis) == Ok(event.at);
        let at = if exact { (millis - before).to_string() } else { event.at.to_string() };
        before = millis;
        let Flat { kind, record, status, replaces } = Flat::of(&event.change);
        let fields: [Option<String>; FIELDS] = [
            Some(event.id.as_str().to_owned()),
            Some(at),
            Some(kind.to_owned()),
            Some(event.number.clone()),
            record.product.map(|product| product.code().to_owned()),
            record.instance,
            record.account.map(|account| account.as_str().to_owned()),
            status.map(|status| status.code().to_owned()),
            replaces,
            record.domain,
            record.icp_number,
            record.note,
        ];
        let start = text.len();
        for (place, (field, above)) in fields.iter().zip(&above).enumerate() {
            if place > 0 {
                text.push('\t');
            }
            match field {
                Some(_) if place >= REPEATS && field == above => text.push('='),
                Some(field) => escape(field, &mut text),
                None => {}
            }
        }
        let kept = text.get(start..).map_or(0, |line| line.trim_end_matches('\t').len());
        text.truncate(start + kept);
        text.push('\n');
        above = fields;
    }
    text
}

pub(super) fn decode(body: &str) -> Option<Vec<Arc<Event>>> {
    let body = body.strip_suffix('\n').unwrap_or(body);
    let mut lines = Lines::default();
    if body.is_empty() {
        return Some(lines.events);
    }
    lines.events.reserve(body.len() / LINE);
    // Byte by byte, each once: a log is read before anything of it can be shown. Of a longer sign no byte is one of these.
    let (mut start, mut plain) = (0, true);
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            b'\\' => plain = false,
            b'\t' | b'\n' => {
                lines.take(Cell { text: body.get(start..at)?, plain })?;
                if byte == b'\n' {
                    lines.end()?;
                }
                (start, plain) = (at + 1, true);
            }
            _ => {}
        }
    }
    lines.take(Cell { text: body.get(start..)?, plain })?;
    lines.end()?;
    Some(lines.events)
}

/// What stands between two tabs, and whether it says what it looks like: nothing in it is escaped.
#[derive(Clone, Copy, Default)]
struct Cell<'a> {
    text: &'a str,
    plain: bool,
}

impl Cell<'_> {
    /// What it says, none where it is empty; none of either where it is no cell.
    fn says(self) -> Option<Option<String>> {
        match (self.text, self.plain) {
            ("", _) => Some(None),
            (text, true) => Some(Some(text.to_owned())),
            (text, false) => unescape(text).map(Some),
        }
    }
}

/// The last cell of a column that was read, and what it said: a cell that repeats the one above it is the very same.
struct Last<'a, T> {
    cell: &'a str,
    said: Option<T>,
}

impl<T> Default for Last<'_, T> {
    fn default() -> Self {
        Last { cell: "", said: None }
    }
}

impl<'a, T: FromStr + Clone> Last<'a, T> {
    /// What a cell says of which nothing can be escaped, none where it is empty; none of either where it is no cell.
    fn of(&mut self, cell: &'a str) -> Option<Option<T>> {
        if !std::ptr::eq(self.cell, cell) {
            let said = if cell.is_empty() { None } else { Some(cell.parse().ok()?) };
            *self = Last { cell, said };
        }
        Some(self.said.clone())
    }
}

/// The lines that were read, and the one that is being read.
#[derive(Default)]
struct Lines<'a> {
    events: Vec<Arc<Event>>,
    /// When the last of them was, in milliseconds after 1970.
    before: i64,
    cells: [Cell<'a>; FIELDS],
    /// Those of the line above.
    above: [Cell<'a>; FIELDS],
    /// How many of this line's were read.
    count: usize,
    product: Last<'a, Product>,
    account: Last<'a, Account>,
    status: Last<'a, Status>,
}

impl<'a> Lines<'a> {
    fn take(&mut self, cell: Cell<'a>) -> Option<()> {
        let same = matches!(cell.text.as_bytes(), [b'=']) && self.count >= REPEATS;
        let cell = if same { self.above.get(self.count).copied()? } else { cell };
        *self.cells.get_mut(self.count)? = cell;
        self.count += 1;
        Some(())
    }

    /// The line ends: its event.
    fn end(&mut self) -> Option<()> {
        self.count = 0;
        self.above = std::mem::take(&mut self.cells);
        let [id, at, kind, number, product, instance, account, status, replaces, domain, icp_number, note] = self.above;
        let at = match at.text.parse::<i64>() {
            Ok(since) => Moment::from_millis(self.before.checked_add(since)?).ok()?,
            Err(_) => at.text.parse().ok()?,
        };
        self.before = at.millis();
        let record = Record {
            product: self.product.of(product.text)?,
            instance: instance.says()?,
            account: self.account.of(account.text)?,
            domain: domain.says()?,
            icp_number: icp_number.says()?,
            note: note.says()?,
        };
        let change = Flat::change(kind.text, record, self.status.of(status.text)?, replaces.says()?)?;
        let event = Event { id: EventId::parse(id.text)?, at, number: number.says()??, change };
        self.events.push(Arc::new(event));
        Some(())
    }
}

fn escape(field: &str, text: &mut String) {
    if field.is_empty() {
        text.push_str("\\e");
    }
    if field.starts_with('=') {
        text.push('\\');
    }
    for letter in field.chars() {
        match letter {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            other => text.push(other),
        }
    }
}

fn unescape(cell: &str) -> Option<String> {
    if cell == "\\e" {
        return Some(String::new());
    }
    let (mut field, mut letters) = (String::with_capacity(cell.len()), cell.chars());
    while let Some(letter) = letters.next() {
        field.push(match letter {
            '\\' => match letters.next()? {
                't' => '\t',
                'n' => '\n',
                same @ ('\\' | '=') => same,
                _ => return None,
            },
            other => other,
        });
    }
    Some(field)
}
