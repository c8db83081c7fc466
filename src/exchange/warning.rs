//! What is right in a file and yet worth a look. Imports the engine.

use std::collections::HashMap;
use std::fmt;

use crate::engine::{Sheet, order};

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
    /// Rows of products that are none of ours, as bills list them.
    OtherProducts {
        /// How many rows were passed over.
        rows: usize,
        /// The provider's codes of the products with the rows of each, most rows first; at most ten.
        products: Vec<(String, usize)>,
    },
    /// An order of the marketplace that says no first term or amount.
    Order {
        /// The order.
        order: String,
        /// The field that says why.
        field: &'static str,
        /// What it says.
        found: String,
    },
    /// Rows of a table that begin with `#`.
    Comments {
        /// How many were passed over.
        rows: usize,
    },
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

impl Warning {
    /// What was passed over, by the provider's codes of the products; none where nothing was.
    pub(super) fn other_products(codes: Vec<String>) -> Option<Warning> {
        const NAMED: usize = 10;
        let mut counts: HashMap<String, usize> = HashMap::new();
        let rows = codes.len();
        codes.into_iter().for_each(|code| *counts.entry(code).or_default() += 1);
        let key = |(code, count): &(String, usize)| (-i64::try_from(*count).unwrap_or(i64::MAX), code.clone());
        let mut products = order::sorted(counts.into_iter().collect(), key);
        products.truncate(NAMED);
        (rows > 0).then_some(Warning::OtherProducts { rows, products })
    }
}

/// The codes with their counts, as `rds 3, oss 1`.
pub(crate) fn counted(products: &[(String, usize)]) -> String {
    products.iter().map(|(code, count)| format!("{code} {count}")).collect::<Vec<_>>().join(", ")
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
            Warning::OtherProducts { rows, products } => {
                write!(f, "rows of other products were passed over: {rows} ({})", counted(products))
            }
            Warning::Order { order, field, found } => write!(
                f,
                "the order `{order}` has `{found}` as its `{field}`: it says nothing of the first term or the amount"
            ),
            Warning::Comments { rows } => write!(f, "rows that begin with `#` were passed over: {rows}"),
            Warning::UnusualNumber { number, path, line } => {
                write!(f, "{path}, line {line}: `{number}` does not look like the numbers that the provider issues")
            }
        }
    }
}
