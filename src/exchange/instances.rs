//! Exports of instances: ECS DescribeInstances, SWAS ListInstances, the billing system's QueryAvailableInstances,
//! and the marketplace's DescribeInstances. Imports the engine.
//!
//! They differ in the wrapping of the list and in what a row looks like: `cloud` reads the rows of both kinds of
//! servers, `bss` those of the bills, `market` those of the marketplace; `order` reads the marketplace's orders.
//! Private addresses and those behind NAT are not read: they don't count.

mod bss;
mod cell;
mod cloud;
mod market;
pub(super) mod order;

use std::borrow::Cow;
use std::collections::HashSet;

use super::Warning;
use super::recognise::Members;
use crate::engine::json::{Fault, Fields, Lines, Value, shortened};
use crate::engine::{Instance, Mark, Problem, Row, Sheet};

/// Which export it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// `Instances.Instance[]`.
    Ecs,
    /// `Instances[]`.
    Swas,
    /// `Data.InstanceList[]`, of all products.
    Bss,
    /// `InstanceItems.InstanceItem[]`.
    Market,
}

impl List {
    /// The way from the root to the list.
    fn steps(self) -> &'static [&'static str] {
        match self {
            List::Ecs => &["Instances", "Instance"],
            List::Swas => &["Instances"],
            List::Bss => &["Data", "InstanceList"],
            List::Market => &["InstanceItems", "InstanceItem"],
        }
    }

    /// The fields that a check between rows may name: the contract's name, the export's.
    fn marks(self) -> &'static [(&'static str, &'static str)] {
        match self {
            List::Ecs | List::Swas => &[("expires_at", "ExpiredTime")],
            List::Bss => &[("product", "ProductCode"), ("expires_at", "EndTime")],
            List::Market => &[("expires_at", "EndOn")],
        }
    }

    /// The field with the instance's id.
    fn id(self) -> &'static str {
        if self == List::Bss { "InstanceID" } else { "InstanceId" }
    }

    /// One row; none where it is of a product that is not ours.
    fn row(self, row: Value<'_>) -> Result<Found<'_>, Fault> {
        match self {
            List::Ecs | List::Swas => cloud::read(self, row).map(Found::of),
            List::Bss => bss::read(row),
            List::Market => market::read(row).map(Found::of),
        }
    }
}

/// What a row holds.
enum Found<'a> {
    Instance(Box<Read<'a>>),
    /// Something of a product that is not ours: the provider's code of it.
    Other(String),
}

impl<'a> Found<'a> {
    fn of(read: Read<'a>) -> Found<'a> {
        Found::Instance(Box::new(read))
    }
}

/// An instance with the places of the fields that later checks may name.
struct Read<'a> {
    fact: Instance,
    fields: Fields<'a>,
}

impl<'a> Read<'a> {
    /// Takes a row whose fields have been read, unless `expiry`, its field for the expiry, lies before the purchase.
    fn sound(fact: Instance, fields: Fields<'a>, expiry: &str) -> Result<Read<'a>, Fault> {
        let read = Read { fact, fields };
        if read.fact.dates_clash() {
            return Err(read.fault(expiry, Problem::ExpiryBeforePurchase));
        }
        Ok(read)
    }

    fn fault(&self, field: &str, problem: Problem) -> Fault {
        self.fields.stated(field).unwrap_or(self.fields.object()).fault(problem).under(field)
    }
}

/// Reads an export with these members. `inside` are those of the object that holds the list, where they are known.
///
/// # Errors
/// Where something outside the rows is wrong.
pub(super) fn read(
    list: List,
    members: &[(Cow<'_, str>, Value<'_>)],
    inside: Option<Members<'_>>,
    lines: &Lines,
) -> Result<(Sheet, Vec<Warning>), Fault> {
    let (steps, rows) = rows(list.steps(), members, inside.as_deref())?;
    let (total, more) = count(if list == List::Bss { inside.as_deref().unwrap_or_default() } else { members });
    let mut warnings: Vec<Warning> = missing(rows.len(), total, more).into_iter().collect();

    let mut sheet = Sheet::default();
    let mut ids = HashSet::new();
    let mut passed = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        let read = list.row(row).and_then(|found| match found {
            Found::Instance(read) if !ids.insert(read.fact.id.clone()) => {
                Err(read.fault(list.id(), Problem::DuplicateInstance(shortened(&read.fact.id))))
            }
            found => Ok(found),
        });
        match read {
            Ok(Found::Instance(read)) => {
                let marks = list.marks().iter().filter_map(|(field, name)| {
                    read.fields.stated(name).map(|value| Mark { field, name, line: lines.of(value) })
                });
                let fields = marks.collect();
                let path = format!("{}[{index}]", steps.join("."));
                sheet.instances.push(Row { fact: read.fact, path, line: lines.of(row), fields });
            }
            Ok(Found::Other(code)) => passed.push(code),
            Err(fault) => {
                let fault = steps.iter().rev().fold(fault.under(index), |fault, step| fault.under(*step));
                sheet.errors.push(fault.place(lines));
            }
        }
    }
    warnings.extend(Warning::other_products(passed));
    Ok((sheet, warnings))
}

/// The rows at the end of `steps`, and the steps that there were: what is a list one step early is the list.
fn rows<'a>(
    steps: &'static [&'static str],
    members: &[(Cow<'a, str>, Value<'a>)],
    inside: Option<&[(Cow<'a, str>, Value<'a>)]>,
) -> Result<(&'static [&'static str], Vec<Value<'a>>), Fault> {
    let mut value = None;
    for (depth, step) in steps.iter().enumerate() {
        let known = steps.get(..depth).unwrap_or_default();
        let outwards = |fault: Fault| known.iter().rev().fold(fault, |fault, step| fault.under(*step));
        let found = match value {
            None => stated(members, step)?,
            Some(list) if Value::is_array(list) => return Ok((known, super::rows(list).map_err(outwards)?)),
            Some(value) => match inside {
                Some(members) => stated(members, step).map_err(outwards)?,
                None => value.fields_among(&[step]).map_err(outwards)?.stated(step),
            },
        };
        value = found.filter(|found| !found.is_null());
        if value.is_none() {
            return Ok((steps, Vec::new()));
        }
    }
    let outwards = |fault: Fault| steps.iter().rev().fold(fault, |fault, step| fault.under(*step));
    let rows = value.map_or(Ok(Vec::new()), super::rows).map_err(outwards)?;
    Ok((steps, rows))
}

/// The member of this name, which may be there once.
fn stated<'a>(members: &[(Cow<'a, str>, Value<'a>)], name: &'static str) -> Result<Option<Value<'a>>, Fault> {
    let mut found = members.iter().filter(|(key, _)| key == name).map(|(_, value)| *value);
    let first = found.next();
    match found.next() {
        Some(second) => Err(second.fault(Problem::DuplicateKey).under(name)),
        None => Ok(first),
    }
}

/// How many instances there are by the export's own count, and whether it says that there is another page. Both
/// only make a warning: what is odd in them is no fault of the rows.
fn count(members: &[(Cow<'_, str>, Value<'_>)]) -> (Option<u64>, bool) {
    let member = |key: &str| {
        let found = members.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| *value).filter(|value| !value.is_null())
    };
    let total = member("TotalCount").and_then(|value| value.raw().trim_matches('"').parse().ok());
    let more = member("NextToken").and_then(|value| value.string().ok()).is_some_and(|token| !token.is_empty());
    (total.filter(|total| *total > 0), more)
}

/// Whether rows are missing: by the count, or where there is none, by the token for the next page.
fn missing(listed: usize, total: Option<u64>, more: bool) -> Option<Warning> {
    match total {
        Some(total) if total > listed as u64 => Some(Warning::MorePages { listed, total: Some(total) }),
        None if more => Some(Warning::MorePages { listed, total: None }),
        _ => (listed == 0).then_some(Warning::NoInstances),
    }
}
