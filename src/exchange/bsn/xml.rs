//! Rows of numbers in XML, the answer format when none is asked for. Imports the engine's errors.
//!
//! The root's name says nothing: the provider's own sample of ProductBindBsn is rooted GetBsnByResourceResponse.

use super::super::MAX_ROWS;
use super::super::xml::{Document, Element};
use super::BsnBySn;
use super::cell::{Cell, Content, Field, Item, join};
use super::json::encoded;
use crate::engine::json::shortened;
use crate::engine::{InputError, Problem, Sheet};

/// The numbers of an answer; of one without `datas`, the root is the only row.
///
/// # Errors
/// Where there are more rows than a file may have.
pub(in super::super) fn numbers(document: &Document) -> Result<Sheet, InputError> {
    let root = document.root();
    let root_name = shortened(root.name());
    let lists: Vec<Element<'_>> = root.named("datas").collect();
    if lists.is_empty() {
        return Ok(super::sheet(std::iter::once(item(root_name, root))));
    }
    let mut rows = Vec::new();
    for (index, datas) in lists.iter().enumerate() {
        let wrapped: Vec<Element<'_>> = datas.named("bsnDO").collect();
        let path = format!("{root_name}.{}", datas.name());
        if wrapped.is_empty() {
            // A flat list repeats its own element; one that is empty is an empty list.
            if !datas.is_leaf() || !datas.text().is_empty() {
                rows.push((format!("{path}[{index}]"), *datas));
            }
            continue;
        }
        let path = if lists.len() > 1 { format!("{path}[{index}]") } else { path };
        let wrapped = wrapped.into_iter().enumerate();
        rows.extend(wrapped.map(|(index, row)| (format!("{path}.{}[{index}]", row.name()), row)));
    }
    match rows.get(MAX_ROWS) {
        Some((path, row)) => {
            let problem = Problem::TooMany(MAX_ROWS);
            Err(InputError { path: path.clone(), line: Some(row.line()), problem })
        }
        None => Ok(super::sheet(rows.into_iter().map(|(path, row)| item(path, row)))),
    }
}

/// The answer about one number that does not name it.
pub(in super::super) fn single(document: &Document) -> Result<BsnBySn, InputError> {
    let root = document.root();
    item(shortened(root.name()), root)?.record().map(BsnBySn::from)
}

/// Takes a row apart: fields as elements, or JSON in its text.
fn item(path: String, row: Element<'_>) -> Result<Item, InputError> {
    let line = row.line();
    if row.is_leaf() && !row.text().is_empty() {
        return match encoded(row.text(), line) {
            Ok(cells) => Ok(Item { path, line, cells }),
            Err(error) => Err(InputError { path: join(&path, &error.path), ..error }),
        };
    }
    let cells = row.children().filter_map(|child| Some((Field::of(child.name())?, child)));
    let cells = cells.map(|(field, child)| Cell {
        field,
        name: child.name().to_owned(),
        line: child.line(),
        content: content(child),
    });
    Ok(Item { path, line, cells: cells.collect() })
}

fn content(element: Element<'_>) -> Option<Content> {
    match (element.is_leaf(), element.text()) {
        (true, "") => None,
        (true, text) => Some(Content::Text(text.to_owned())),
        (false, _) => element.children().next().map(|inner| Content::Other(format!("<{}>", shortened(inner.name())))),
    }
}
