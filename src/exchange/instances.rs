//! Exports of instances: ECS DescribeInstances and SWAS ListInstances. Imports the engine.
//!
//! Both are alike but for the wrapping of the list, the name of the charge type, and where the bandwidth and the
//! address stand. Private addresses and those behind NAT are not read: they don't count.

mod row;

use std::collections::HashSet;

use super::Warning;
use crate::engine::json::{Fault, Lines, Value, shortened};
use crate::engine::{Mark, Problem, Product, Row, Sheet};

/// Which export it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// `Instances.Instance[]`.
    Ecs,
    /// `Instances[]`.
    Swas,
}

impl List {
    fn product(self) -> Product {
        match self {
            List::Ecs => Product::Ecs,
            List::Swas => Product::Swas,
        }
    }

    fn path(self, index: usize) -> String {
        match self {
            List::Ecs => format!("Instances.Instance[{index}]"),
            List::Swas => format!("Instances[{index}]"),
        }
    }

    fn under(self, index: usize, fault: Fault) -> Fault {
        match self {
            List::Ecs => fault.under(index).under("Instance").under("Instances"),
            List::Swas => fault.under(index).under("Instances"),
        }
    }

    fn rows(self, instances: Value<'_>) -> Result<Vec<Value<'_>>, Fault> {
        if self == List::Swas {
            return instances.items();
        }
        let list = instances.fields_among(&["Instance"])?;
        Ok(list.read("Instance", Value::items)?.unwrap_or_default())
    }
}

/// Reads an export.
///
/// # Errors
/// Where something outside the rows is wrong.
pub(super) fn read(list: List, root: Value<'_>, lines: &Lines) -> Result<(Sheet, Vec<Warning>), Fault> {
    let fields = root.fields_among(&["Instances", "TotalCount", "NextToken"])?;
    let rows = fields.read("Instances", |value| list.rows(value))?.unwrap_or_default();
    // These two only make a warning: what is odd in them is no fault of the rows.
    let total = fields.stated("TotalCount").and_then(|value| value.raw().trim_matches('"').parse().ok());
    let next = fields.stated("NextToken").and_then(|value| value.string().ok());
    let more = next.is_some_and(|token| !token.is_empty());
    let warnings = warnings(rows.len(), total, more).into_iter().collect();

    let mut sheet = Sheet::default();
    let mut ids = HashSet::new();
    for (index, row) in rows.into_iter().enumerate() {
        let read = row::read(list, row).and_then(|read| match ids.insert(read.fact.id.clone()) {
            true => Ok(read),
            false => Err(read.fault("InstanceId", Problem::DuplicateInstance(shortened(&read.fact.id)))),
        });
        match read {
            Ok(read) => {
                let expiry = read.fact.expires_at.and_then(|_| read.fields.stated("ExpiredTime"));
                let mark = |value| Mark { field: "expires_at", name: "ExpiredTime", line: lines.of(value) };
                let fields = expiry.map(mark).into_iter().collect();
                sheet.instances.push(Row { fact: read.fact, path: list.path(index), line: lines.of(row), fields });
            }
            Err(fault) => sheet.errors.push(list.under(index, fault).place(lines)),
        }
    }
    Ok((sheet, warnings))
}

/// Whether rows are missing: by the count, or where there is none, by the token for the next page.
fn warnings(listed: usize, total: Option<u64>, more: bool) -> Option<Warning> {
    let total = total.filter(|total| *total > 0);
    match total {
        Some(total) if total > listed as u64 => Some(Warning::MorePages { listed, total: Some(total) }),
        None if more => Some(Warning::MorePages { listed, total: None }),
        _ => (listed == 0).then_some(Warning::NoInstances),
    }
}
