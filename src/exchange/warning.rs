//! What is right in a file and yet worth a look. Imports the engine.

use std::fmt;

use crate::engine::Sheet;

/// Something to look at that keeps nothing from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The file holds one page of several: there are more instances to export.
    MorePages {
        /// The rows of this file.
        listed: usize,
        /// How many there are by the file's own count, where it says so.
        total: Option<u64>,
    },
    /// An export without any instance. A RAM user without the right to see them gets the same, and no error.
    NoInstances,
    /// A recorded number that is not of the usual form, 8-4-4-4-12 hexadecimal digits.
    UnusualNumber {
        /// The number.
        number: String,
        /// The path of its row.
        path: String,
        /// The line of its row, counted from 1.
        line: u32,
    },
}

/// A warning for each recorded number of a form that the provider does not normally use.
pub(super) fn unusual_numbers(sheet: &Sheet) -> impl Iterator<Item = Warning> {
    let unusual = sheet
        .numbers
        .iter()
        .filter(|row| !row.fact.is_simulated() && !row.fact.is_marked_simulated() && !row.fact.is_uuid());
    unusual.map(|row| Warning::UnusualNumber {
        number: row.fact.number.clone(),
        path: row.path.clone(),
        line: row.line,
    })
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::MorePages { listed, total: Some(total) } => {
                write!(f, "the file holds {listed} of {total} instances: export the other pages too")
            }
            Warning::MorePages { listed, total: None } => {
                write!(f, "the file holds {listed} instances and there are more: export the other pages too")
            }
            Warning::NoInstances => write!(
                f,
                "the file lists no instance: a RAM user without the right to see them gets an empty list, not an error"
            ),
            Warning::UnusualNumber { number, path, line } => {
                write!(f, "{path}, line {line}: `{number}` does not look like the numbers that the provider issues")
            }
        }
    }
}
