//! The provider's filing service numbers: one row as facts, whatever it was written in. Imports the engine.
//!
//! `json` and `xml` find the rows and take them apart into cells; here the cells become numbers.

mod by_sn;
mod cell;
pub(super) mod json;
pub(super) mod xml;

use std::collections::HashSet;

pub use by_sn::BsnBySn;

use crate::engine::json::shortened;
use crate::engine::{InputError, Mark, Number, Origin, Problem, Row, Sheet};
use cell::{Field, Item, Record};

/// What kind of answer it is, where it is one about numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Numbers: a list, or one object that stands alone.
    Numbers,
    /// Everything about a number but the number.
    BySn,
    /// A number granted to another account.
    Grant,
}

impl Answer {
    /// Judges by the names of the outermost fields, in whatever case.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Option<Answer> {
        let names: Vec<&str> = names.collect();
        let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        let told = ["aliuid", "resourcetype", "resourceid", "status"].into_iter().filter(|name| has(name)).count();
        if has("datas") {
            Some(Answer::Numbers)
        } else if has("granttoaliuid") {
            Some(Answer::Grant)
        } else if told == 4 || (told > 0 && has("beiannum")) {
            Some(if has("sn") { Answer::Numbers } else { Answer::BySn })
        } else {
            None
        }
    }
}

/// The sheet of all rows, those that could not even be taken apart included.
fn sheet(items: impl Iterator<Item = Result<Item, InputError>>) -> Sheet {
    let mut sheet = Sheet::default();
    let mut known = HashSet::new();
    for item in items {
        match item.and_then(|item| row(item, &mut known)) {
            Ok(row) => sheet.numbers.push(row),
            Err(error) => sheet.errors.push(error),
        }
    }
    sheet
}

fn row(item: Item, known: &mut HashSet<String>) -> Result<Row<Number>, InputError> {
    let Record { sn, status, instance, product, account, icp_number } = item.record()?;
    let Some(sn) = sn else { return Err(item.missing(Field::Sn)) };
    let number = Number { status, instance, product, account, icp_number, ..recorded(sn) };
    if number.is_marked_simulated() {
        return Err(item.error(Field::Sn, Problem::SimulatedMark(shortened(&number.number))));
    }
    if !known.insert(number.key()) {
        return Err(item.error(Field::Sn, Problem::DuplicateNumber(shortened(&number.number))));
    }
    let fields = [
        ("number", "sn", Field::Sn),
        ("product", "resourceType", Field::ResourceType),
        ("status", "status", Field::Status),
    ];
    let mark = |(field, name, place)| Some(Mark { field, name, line: item.line_of(place)? });
    let fields = fields.into_iter().filter_map(mark).collect();
    Ok(Row { fact: number, line: item.line, path: item.path, fields })
}

/// A number that the provider issued.
fn recorded(number: impl Into<String>) -> Number {
    Number { origin: Some(Origin::Recorded), ..Number::new(number) }
}
