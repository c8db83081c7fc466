//! Version 2 of a stored text: a snapshot, a line an event, its fields between tabs.
//!
//! In this order: id, milliseconds since the line before (or the moment in full, where it is finer), kind, number,
//! product, instance, account, status, replaces, domain, ICP number, note. Fields that are absent are empty and
//! left out at the end of the line; `=` is the same as on the line before. A backslash escapes: `\t` tab, `\n`
//! newline, `\\` backslash, `\=` an equals sign in front, `\e` a text that is there and empty.

use super::super::event::{Event, EventId, Record};
use super::flat::Flat;
use crate::engine::Moment;

const FIELDS: usize = 12;
/// Where `=` may stand: from the kind on.
const REPEATS: usize = 2;

pub(super) fn encode(events: &[Event]) -> String {
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

pub(super) fn decode(body: &str) -> Option<Vec<Event>> {
    let (mut events, mut before, mut above) = (Vec::new(), 0_i64, [const { None }; FIELDS]);
    let body = body.strip_suffix('\n').unwrap_or(body);
    for line in body.split('\n').filter(|_| !body.is_empty()) {
        let mut fields: [Option<String>; FIELDS] = [const { None }; FIELDS];
        let mut cells = line.split('\t');
        for (place, (field, above)) in fields.iter_mut().zip(&mut above).enumerate() {
            *field = match cells.next() {
                None | Some("") => None,
                Some("=") if place >= REPEATS => above.take(),
                Some(cell) => Some(unescape(cell)?),
            };
        }
        if cells.next().is_some() {
            return None;
        }
        above = fields.clone();
        let [id, at, kind, number, product, instance, account, status, replaces, domain, icp_number, note] = fields;
        let at = at?;
        let at = match at.parse::<i64>() {
            Ok(since) => Moment::from_millis(before.checked_add(since)?).ok()?,
            Err(_) => at.parse().ok()?,
        };
        before = at.millis();
        let record =
            Record { product: parsed(product)?, instance, account: parsed(account)?, domain, icp_number, note };
        let change = Flat::change(&kind?, record, parsed(status)?, replaces)?;
        events.push(Event { id: EventId::parse(&id?)?, at, number: number?, change });
    }
    Some(events)
}

/// A field that is absent, or parses; none where it does not.
fn parsed<T: std::str::FromStr>(field: Option<String>) -> Option<Option<T>> {
    match field {
        None => Some(None),
        Some(text) => text.parse().ok().map(Some),
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
