//! A backup read: all of it, or the first place that is not as it was written.

use std::collections::{HashMap, HashSet};

use super::{BACKUP_SCHEMA, Backup, PARTS};
use crate::engine::json::{Fault, Lines, Value, shortened};
use crate::engine::{Account, Expected, Moment, Number, Problem, Row, Sheet, instance_row};
use crate::ledger::codec::{self, CodecError};
use crate::ledger::{Book, Event};

/// A row with its head.
struct Checked<'a> {
    row: Value<'a>,
    head: String,
    body: Value<'a>,
    /// The event that it is, in the part of the events.
    event: Option<Event>,
}

/// Reads a backup: the whole of it, and a sheet of its instances and of its numbers as they stand.
///
/// # Errors
/// The first place that is wrong. A part of a backup is no backup.
pub(in super::super) fn read(root: Value<'_>, lines: &Lines) -> Result<(Sheet, Backup), Fault> {
    let file = root.fields(&["schema", "crc32", "about", "events", "instances", "accounts", "settings"])?;
    file.need("schema", |value| match value.string()?.as_ref() {
        BACKUP_SCHEMA => Ok(()),
        _ => Err(value.expected(Expected::BackupSchema)),
    })?;
    let mut sums = Vec::new();
    let mut part = |name: &'static str| -> Result<Vec<Checked<'_>>, Fault> {
        let (sum, rows) = file.need(name, |value| rows(value, name == "events"))?;
        sums.push(sum);
        Ok(rows)
    };
    let [about, events, instances, accounts, settings] = PARTS.map(&mut part);
    let (about, events, instances, accounts, settings) = (about?, events?, instances?, accounts?, settings?);
    let whole = codec::seal(sums.iter().map(String::as_str));
    file.need("crc32", |value| if value.string()? == whole { Ok(()) } else { Err(value.fault(Problem::Altered)) })?;

    let about = each("about", &about, |row| pair(row.body).map(|(name, text)| (name, text, row.body)))?;
    let mut made = None;
    let mut account = None;
    for (at, (name, text, place)) in about.iter().enumerate() {
        let fault = |problem| place.fault(problem).under(at).under("rows").under("about");
        let wrong = |expected| fault(Problem::Expected { expected, found: shortened(text) });
        match name.as_str() {
            "made" => made = Some(text.parse::<Moment>().map_err(|_| wrong(Expected::Moment))?),
            "account" => account = Some(text.parse::<Account>().map_err(|_| wrong(Expected::Account))?),
            _ => return Err(fault(Problem::UnknownField)),
        }
    }
    let made = made.ok_or_else(|| root.fault(Problem::Missing("made")).under("about"))?;

    let mut ids = HashSet::new();
    each("events", &events, |row| match &row.event {
        Some(event) if !ids.insert(event.id.clone()) => {
            Err(row.body.fault(Problem::DuplicateEvent(event.id.as_str().to_owned())))
        }
        _ => Ok(()),
    })?;
    let mut ids = HashSet::new();
    let mut index = 0..;
    let instances = each("instances", &instances, |row| {
        let path = format!("instances.rows[{}]", index.next().unwrap_or_default());
        let read = instance_row(row.body, path, lines)?;
        let repeated = Problem::DuplicateInstance(shortened(&read.fact.id));
        if ids.insert(read.fact.id.clone()) { Ok(read) } else { Err(row.body.fault(repeated)) }
    })?;
    let accounts = each("accounts", &accounts, |row| row.body.parsed(Expected::Account))?;
    let settings = each("settings", &settings, |row| pair(row.body))?;

    let numbers = numbers(&events, lines);
    let backup = Backup {
        made,
        account: account.clone(),
        events: events.into_iter().filter_map(|row| row.event).collect(),
        instances: instances.iter().map(|row| row.fact.clone()).collect(),
        accounts,
        settings,
    };
    Ok((Sheet { account, instances, numbers, ..Sheet::default() }, backup))
}

/// The rows of a part, each with a checksum that fits, and the checksum of the part.
fn rows(part: Value<'_>, events: bool) -> Result<(String, Vec<Checked<'_>>), Fault> {
    let fields = part.fields(&["count", "crc32", "rows"])?;
    let list = fields.need("rows", Ok)?;
    let rows = list.list(|row| {
        let items = row.items()?;
        let [head, body] = items.as_slice() else { return Err(row.expected(Expected::Checked)) };
        let head = head.text()?;
        let event = if events { Some(event(row, &head, *body)?) } else { None };
        if !events && head != codec::seal([body.raw()]) {
            return Err(row.fault(Problem::Altered));
        }
        Ok(Checked { row, head, body: *body, event })
    });
    let rows = rows.map_err(|fault| fault.under("rows"))?;
    fields.need("count", |value| match value.number()?.parse::<u64>() {
        Ok(stated) if stated == rows.len() as u64 => Ok(()),
        Ok(stated) => Err(value.fault(Problem::RowCount { stated, found: rows.len() })),
        Err(_) => Err(value.expected(Expected::Number)),
    })?;
    let sum = codec::seal(rows.iter().map(|row| row.head.as_str()));
    fields.need("crc32", |value| if value.string()? == sum { Ok(()) } else { Err(value.fault(Problem::Altered)) })?;
    Ok((sum, rows))
}

/// What `read` makes of each row, with the path of one that is wrong.
fn each<'a, T>(
    part: &'static str,
    rows: &[Checked<'a>],
    mut read: impl FnMut(&Checked<'a>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let rows = rows.iter().enumerate();
    rows.map(|(index, row)| read(row).map_err(|fault| fault.under(index).under("rows").under(part))).collect()
}

/// The event of a row, as a store would read it.
fn event(row: Value<'_>, head: &str, body: Value<'_>) -> Result<Event, Fault> {
    codec::decode(&[head, " ", body.raw()].concat()).map_err(|error| match error {
        CodecError::Newer => row.fault(Problem::Newer),
        CodecError::NoHead | CodecError::Lines => row.expected(Expected::Checked),
        CodecError::Checksum => row.fault(Problem::Altered),
        CodecError::Shape(error) => {
            let fault = body.fault(error.problem);
            if error.path.is_empty() { fault } else { fault.under(error.path.as_str()) }
        }
    })
}

/// Two texts in a list.
fn pair(row: Value<'_>) -> Result<(String, String), Fault> {
    match row.items()?.as_slice() {
        [name, text] => Ok((name.text()?, text.text()?)),
        _ => Err(row.expected(Expected::List)),
    }
}

/// The numbers as the log leaves them, each in the place of the event that brought it in.
fn numbers(events: &[Checked<'_>], lines: &Lines) -> Vec<Row<Number>> {
    let mut places: HashMap<String, (usize, u32)> = HashMap::new();
    let placed = events.iter().enumerate().filter_map(|(index, row)| Some((index, row.row, row.event.as_ref()?)));
    for (index, row, event) in placed {
        places.entry(event.number.to_ascii_lowercase()).or_insert((index, lines.of(row)));
    }
    let row = |fact: Number| {
        let (index, line) = places.get(&fact.key()).copied().unwrap_or_default();
        Row { fact, path: format!("events.rows[{index}]"), line, fields: Vec::new() }
    };
    Book::replay(events.iter().filter_map(|row| row.event.clone())).numbers().into_iter().map(row).collect()
}
