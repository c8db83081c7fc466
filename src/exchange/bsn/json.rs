//! Rows of numbers in JSON: a plain list or `{"bsnDO": […]}`, of objects or of JSON in strings. Imports the engine.

use std::borrow::Cow;

use super::super::rows as rows_of;
use super::BsnBySn;
use super::cell::{Cell, Content, Field, Item, join};
use crate::engine::json::{Fault, Lines, Parsed, Value, shortened};
use crate::engine::{Expected, InputError, Problem, Sheet};

/// The numbers of an answer; of one without `datas`, the root is the only row.
///
/// # Errors
/// Where there is no list in its place.
pub(in super::super) fn numbers<'a>(
    root: Value<'a>,
    entries: &[(Cow<'a, str>, Value<'a>)],
    lines: &Lines,
) -> Result<Sheet, Fault> {
    let rows = match named(entries, "datas")? {
        Some((key, value)) => rows(key, value).map_err(|fault| fault.under(key))?,
        None => vec![(String::new(), root)],
    };
    Ok(super::sheet(rows.into_iter().map(|(path, row)| item(path, row, lines))))
}

/// The member of that name in whatever case.
fn named<'e, 'a>(entries: &'e [(Cow<'a, str>, Value<'a>)], name: &str) -> Result<Option<(&'e str, Value<'a>)>, Fault> {
    let mut found = entries.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
    let first = found.next();
    match found.next() {
        Some((key, value)) => Err(value.fault(Problem::DuplicateKey).under(key.as_ref())),
        None => Ok(first.map(|(key, value)| (key.as_ref(), *value))),
    }
}

/// The answer about one number that does not name it.
pub(in super::super) fn single(root: Value<'_>, lines: &Lines) -> Result<BsnBySn, InputError> {
    item(String::new(), root, lines)?.record().map(BsnBySn::from)
}

/// A row with its path.
type Placed<'a> = (String, Value<'a>);

/// The rows under `datas`.
fn rows<'a>(key: &str, datas: Value<'a>) -> Result<Vec<Placed<'a>>, Fault> {
    if is_nothing(datas)? {
        return Ok(Vec::new());
    }
    if datas.is_array() {
        return indexed(key, datas);
    }
    if !datas.is_object() {
        return Err(datas.expected(Expected::List));
    }
    let entries = datas.entries()?;
    match named(&entries, "bsnDO")? {
        Some((inner, list)) => match is_nothing(list) {
            Ok(true) => Ok(Vec::new()),
            Ok(false) => indexed(&format!("{key}.{inner}"), list).map_err(|fault| fault.under(inner)),
            Err(fault) => Err(fault.under(inner)),
        },
        None if entries.is_empty() => Ok(Vec::new()),
        None => Err(datas.fault(Problem::Missing("bsnDO"))),
    }
}

/// Tools that turn XML into JSON write an empty list as an empty text.
fn is_nothing(list: Value<'_>) -> Result<bool, Fault> {
    Ok(list.is_null() || (list.is_string() && list.string()?.trim().is_empty()))
}

fn indexed<'a>(path: &str, list: Value<'a>) -> Result<Vec<Placed<'a>>, Fault> {
    let items = rows_of(list)?.into_iter().enumerate();
    Ok(items.map(|(index, item)| (format!("{path}[{index}]"), item)).collect())
}

/// Takes a row apart. A row in a string has no lines of its own: its fields stand on the line of the string.
fn item(path: String, row: Value<'_>, lines: &Lines) -> Result<Item, InputError> {
    let line = lines.of(row);
    let cells = if row.is_string() {
        row.string().map_err(|fault| fault.place(lines)).and_then(|text| encoded(&text, line))
    } else {
        cells(row, &|value| lines.of(value)).map_err(|fault| fault.place(lines))
    };
    match cells {
        Ok(cells) => Ok(Item { path, line, cells }),
        Err(error) => Err(InputError { path: join(&path, &error.path), ..error }),
    }
}

/// The cells of an object that is written in a text, all of them on `line`.
pub(super) fn encoded(text: &str, line: u32) -> Result<Vec<Cell>, InputError> {
    let placed = |error: InputError| InputError { line: Some(line), ..error };
    let parsed = Parsed::new(text).map_err(placed)?;
    cells(parsed.root(), &|_| line).map_err(|fault| placed(fault.place(&Lines::new(text))))
}

fn cells(object: Value<'_>, line_of: &dyn Fn(Value<'_>) -> u32) -> Result<Vec<Cell>, Fault> {
    let mut cells = Vec::new();
    for (name, value) in object.entries()? {
        let Some(field) = Field::of(&name) else { continue };
        let content = content(value).map_err(|fault| fault.under(name.as_ref()))?;
        cells.push(Cell { field, name: name.into_owned(), line: line_of(value), content });
    }
    Ok(cells)
}

fn content(value: Value<'_>) -> Result<Option<Content>, Fault> {
    if value.is_null() {
        return Ok(None);
    }
    if value.is_string() {
        let text = value.string()?.trim().to_owned();
        return Ok((!text.is_empty()).then_some(Content::Text(text)));
    }
    Ok(Some(match value.number() {
        Ok(number) => Content::Number(number.to_owned()),
        Err(_) => Content::Other(shortened(value.raw())),
    }))
}
