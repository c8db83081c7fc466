//! Version 2 of a stored text: a snapshot, a line an event, its fields between tabs.
//!
//! In this order: id, milliseconds since the line before (or the moment in full, where it is finer), kind, number,
//! product, instance, account, status, replaces, domain, ICP number, note. Fields that are absent are empty and
//! left out at the end of the line; `=` is the same as on the line before. A backslash escapes: `\t` tab, `\n`
//! newline, `\\` backslash, `\=` an equals sign in front, `\e` a text that is there and empty.

use std::sync::Arc;

use super::super::event::{Event, EventId, Record};
use super::flat::Flat;
use crate::engine::{Account, Moment};

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
    let (mut events, mut before) = (Vec::with_capacity(body.len() / LINE), 0_i64);
    // The cells of the line above as they are written: the same cell says the same.
    let (mut cells, mut above, mut place) = ([""; FIELDS], [""; FIELDS], 0);
    let mut account = ("", None);
    let mut rest = Some(body.strip_suffix('\n').unwrap_or(body)).filter(|body| !body.is_empty());
    while let Some(text) = rest {
        let end = text.bytes().position(|byte| matches!(byte, b'\t' | b'\n'));
        let (cell, behind) = text.split_at_checked(end.unwrap_or(text.len()))?;
        let same = cell == "=" && place >= REPEATS;
        *cells.get_mut(place)? = if same { above.get(place).copied()? } else { cell };
        place += 1;
        rest = behind.get(1..);
        if !behind.starts_with('\t') {
            let event = event(cells, before, &mut account)?;
            before = event.at.millis();
            events.push(Arc::new(event));
            (above, cells, place) = (cells, [""; FIELDS], 0);
        }
    }
    Some(events)
}

/// The event of a line, the one above it having been so many milliseconds after 1970; `known` is the last account that
/// was read, with its cell.
fn event<'a>(cells: [&'a str; FIELDS], before: i64, known: &mut (&'a str, Option<Account>)) -> Option<Event> {
    let [id, at, kind, number, product, instance, account, status, replaces, domain, icp_number, note] = cells;
    let at = match at.parse::<i64>() {
        Ok(since) => Moment::from_millis(before.checked_add(since)?).ok()?,
        Err(_) => at.parse().ok()?,
    };
    if account != known.0 {
        *known = (account, parsed(account)?);
    }
    let record = Record {
        product: parsed(product)?,
        instance: text(instance)?,
        account: known.1.clone(),
        domain: text(domain)?,
        icp_number: text(icp_number)?,
        note: text(note)?,
    };
    let change = Flat::change(kind, record, parsed(status)?, text(replaces)?)?;
    Some(Event { id: EventId::parse(id)?, at, number: text(number)??, change })
}

/// What a cell says, none where it is empty; none of either where it is no cell.
fn text(cell: &str) -> Option<Option<String>> {
    if cell.is_empty() { Some(None) } else { unescape(cell).map(Some) }
}

/// As [`text`], for what never has anything to escape.
fn parsed<T: std::str::FromStr>(cell: &str) -> Option<Option<T>> {
    if cell.is_empty() { Some(None) } else { cell.parse().ok().map(Some) }
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
    if !cell.contains('\\') {
        return Some(cell.to_owned());
    }
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
