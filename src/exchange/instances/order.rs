//! The marketplace's DescribeOrder: whose the instances are, what the order came to, how long its term is. Imports
//! the engine.
//!
//! Only the first order of a product says its first term and the amount that the rules ask for. A renewal, an order
//! that is not paid, or a period of an unknown kind brings the owner alone, with a warning.

use std::collections::HashSet;

use super::super::Warning;
use super::cell::{account, id, text};
use crate::engine::json::{Fault, Fields, Lines, Value, shortened};
use crate::engine::{Expected, InputError, Instance, Mark, Problem, Product, Row, Sheet, Yuan};

/// Reads an order: each of its instances is a row.
///
/// # Errors
/// Where a field of the order is wrong, or it names no instance.
pub(in super::super) fn read(root: Value<'_>, lines: &Lines) -> Result<(Sheet, Vec<Warning>), Fault> {
    let fields = root.fields_among(&[
        "OrderId",
        "AliUid",
        "OrderType",
        "PayStatus",
        "PeriodType",
        "Quantity",
        "TotalPrice",
        "InstanceIds",
    ])?;
    let order = fields.need("OrderId", id)?;
    let mut fact = Instance::new("", Product::SiteMarket);
    fact.owner = fields.find("AliUid", account)?;
    let mut warnings = Vec::new();
    let mut warn = |field: &'static str, found: &str| {
        warnings.push(Warning::Order { order: shortened(&order), field, found: shortened(found) });
    };
    match other_than_first(&fields)? {
        Some((field, found)) => warn(field, &found),
        None => {
            fact.order_amount = fields.find("TotalPrice", yuan)?;
            match term(&fields)? {
                Some(Ok(months)) => fact.first_term_months = Some(months),
                Some(Err(period)) => warn("PeriodType", &period),
                None => {}
            }
        }
    }

    let mut sheet = Sheet::default();
    let (path, ids) = instances(&fields)?;
    if ids.is_empty() {
        return Err(root.fault(Problem::Missing("InstanceIds")));
    }
    let mut known = HashSet::new();
    for (index, value) in ids.into_iter().enumerate() {
        let (path, line) = (format!("{path}[{index}]"), lines.of(value));
        let place = |fault: Fault| InputError { path: path.clone(), ..fault.place(lines) };
        match id(value).map_err(place) {
            Ok(id) if !known.insert(id.clone()) => {
                sheet.errors.push(place(value.fault(Problem::DuplicateInstance(shortened(&id)))));
            }
            Ok(id) => {
                let fields = vec![Mark { field: "id", name: "", line }];
                sheet.instances.push(Row { fact: Instance { id, ..fact.clone() }, path, line, fields });
            }
            Err(error) => sheet.errors.push(error),
        }
    }
    Ok((sheet, warnings))
}

/// `InstanceIds.InstanceId[]`, or the list without the inner step.
fn instances<'a>(fields: &Fields<'a>) -> Result<(&'static str, Vec<Value<'a>>), Fault> {
    let Some(list) = fields.stated("InstanceIds").filter(|list| !list.is_null()) else {
        return Ok(("InstanceIds", Vec::new()));
    };
    if list.is_array() {
        return super::super::rows(list)
            .map(|items| ("InstanceIds", items))
            .map_err(|fault| fault.under("InstanceIds"));
    }
    let inner = list.fields_among(&["InstanceId"]).and_then(|inner| inner.read("InstanceId", super::super::rows));
    Ok(("InstanceIds.InstanceId", inner.map_err(|fault| fault.under("InstanceIds"))?.unwrap_or_default()))
}

/// The field by which the order is no first and paid one, with what it says.
fn other_than_first(fields: &Fields<'_>) -> Result<Option<(&'static str, String)>, Fault> {
    for (field, wanted) in [("OrderType", "NEW"), ("PayStatus", "PAID")] {
        match fields.find(field, text)? {
            Some(found) if !found.trim().eq_ignore_ascii_case(wanted) => return Ok(Some((field, found))),
            _ => {}
        }
    }
    Ok(None)
}

/// The months that the order is for, or a period of which nobody knows how long it is.
fn term(fields: &Fields<'_>) -> Result<Option<Result<u16, String>>, Fault> {
    let period = fields.find("PeriodType", text)?;
    let quantity = fields.read("Quantity", |value| {
        value.raw().trim_matches('"').parse::<u16>().map_err(|_| value.expected(Expected::Months))
    })?;
    let (Some(period), Some(quantity)) = (period, quantity) else { return Ok(None) };
    let months = match period.trim().to_ascii_uppercase().as_str() {
        "YEAR" => quantity.checked_mul(12),
        "MONTH" => Some(quantity),
        _ => None,
    };
    Ok(Some(months.filter(|months| *months <= 1200).ok_or(period)))
}

/// An amount as a JSON number or as a text. Zeros behind the second decimal say nothing.
fn yuan(value: Value<'_>) -> Result<Option<Yuan>, Fault> {
    let owned = if value.is_string() { text(value)? } else { Some(value.raw().to_owned()) };
    let Some(amount) = owned else { return Ok(None) };
    let amount = amount.trim();
    let short = match amount.split_once('.') {
        Some((_, decimals)) if decimals.len() > 2 => amount.trim_end_matches('0').trim_end_matches('.'),
        _ => amount,
    };
    short.parse().map(Some).map_err(|_| value.expected(Expected::Yuan))
}
