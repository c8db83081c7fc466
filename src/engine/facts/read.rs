//! Our own facts file, `beian-desk/1`: strict, every fault with its path and line.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::str::FromStr;

use super::super::error::{Expected, InputError, Problem};
use super::super::json::{Fault, Lines, Slot, Value, shortened};
use super::super::moment::Moment;
use super::{Account, Billing, Instance, Mark, Number, Origin, Product, Region, Row, SCHEMA, Sheet, Status};

/// Reads a facts file.
///
/// The sheet holds the rows that are right and, in `errors`, every one that is not, with path and line. What
/// only shows between rows (a `replaces` that names nothing) is found by [`assemble`](super::assemble).
///
/// # Errors
/// Where the text is no JSON, is no facts file, or has a field outside the rows that is wrong.
///
/// ```
/// use beian_desk::engine::read_facts;
///
/// let sheet = read_facts(r#"{"schema": "beian-desk/1", "instances": [{"id": "i-1", "product": "ecs"}]}"#).unwrap();
/// assert_eq!(sheet.instances[0].fact.id, "i-1");
///
/// let error = read_facts("{\"schema\": \"beian-desk/1\",\n \"instnaces\": []}").unwrap_err();
/// assert_eq!(error.to_string(), "instnaces, line 2: unknown field");
/// ```
pub fn read_facts(text: &str) -> Result<Sheet, InputError> {
    let root = Value::parse(text)?;
    read_root(text, root).map_err(|fault| fault.locate(text))
}

fn read_root(text: &str, root: Value<'_>) -> Result<Sheet, Fault> {
    let mut schema = Slot::default();
    let mut account = Slot::default();
    let mut instances = Slot::default();
    let mut numbers = Slot::default();
    for (key, value) in root.entries()? {
        match key.as_ref() {
            "schema" => schema.fill(&key, value, |value| match value.string()?.as_ref() {
                SCHEMA => Ok(()),
                _ => Err(value.expected(Expected::Schema)),
            }),
            "account" => account.fill(&key, value, |value| Ok((read_account(value)?, value))),
            "instances" => instances.fill(&key, value, Value::items),
            "numbers" => numbers.fill(&key, value, Value::items),
            _ => Err(value.fault(Problem::UnknownField).under(key.as_ref())),
        }?;
    }
    if schema.take().is_none() {
        return Err(root.fault(Problem::Missing("schema")));
    }

    let lines = Lines::new(text);
    let (account, account_line) = account.take().map(|(account, value)| (account, lines.of(value))).unzip();
    let mut sheet = Sheet { account, account_line, ..Sheet::default() };
    let mut ids = BTreeSet::new();
    for (index, row) in instances.take().unwrap_or_default().into_iter().enumerate() {
        let read = read_instance(row).and_then(|read| match ids.insert(read.fact.id.clone()) {
            true => Ok(read),
            false => Err(read.fault("id", row, Problem::DuplicateInstance(shortened(&read.fact.id)))),
        });
        match read {
            Ok(read) => sheet.instances.push(read.placed(format!("instances[{index}]"), row, &lines)),
            Err(fault) => sheet.errors.push(fault.under(index).under("instances").place(&lines)),
        }
    }
    let mut keys = BTreeSet::new();
    for (index, row) in numbers.take().unwrap_or_default().into_iter().enumerate() {
        let read = read_number(row).and_then(|read| match keys.insert(read.fact.key()) {
            true => Ok(read),
            false => Err(read.fault("number", row, Problem::DuplicateNumber(shortened(&read.fact.number)))),
        });
        match read {
            Ok(read) => sheet.numbers.push(read.placed(format!("numbers[{index}]"), row, &lines)),
            Err(fault) => sheet.errors.push(fault.under(index).under("numbers").place(&lines)),
        }
    }
    Ok(sheet)
}

/// A row just read, with the places of the fields that a later check may complain about.
struct Read<'a, T> {
    fact: T,
    marks: Vec<(&'static str, Value<'a>)>,
}

impl<T> Read<'_, T> {
    fn fault(&self, field: &'static str, row: Value<'_>, problem: Problem) -> Fault {
        let place = self.marks.iter().find(|(name, _)| *name == field).map(|(_, value)| value.address());
        row.fault(problem).at(place).under(field)
    }

    fn placed(self, path: String, row: Value<'_>, lines: &Lines) -> Row<T> {
        let marks = self.marks.into_iter();
        let fields = marks.map(|(field, value)| Mark { field, name: field, line: lines.of(value) }).collect();
        Row { fact: self.fact, path, line: lines.of(row), fields }
    }
}

fn read_instance(row: Value<'_>) -> Result<Read<'_, Instance>, Fault> {
    let mut id = Slot::default();
    let mut product = Slot::default();
    let mut name = Slot::default();
    let mut region = Slot::default();
    let mut owner = Slot::default();
    let mut billing = Slot::default();
    let mut purchased_at = Slot::default();
    let mut expires_at = Slot::default();
    let mut term_months = Slot::default();
    let mut first_term_months = Slot::default();
    let mut order_amount = Slot::default();
    let mut bandwidth = Slot::default();
    let mut public_ips = Slot::default();
    let mut eip = Slot::default();
    let mut status = Slot::default();
    let mut marks = Vec::new();
    for (key, value) in row.entries()? {
        match key.as_ref() {
            "id" => {
                marks.push(("id", value));
                id.fill(&key, value, read_filled)
            }
            "product" => {
                marks.push(("product", value));
                product.fill(&key, value, read_product)
            }
            "name" => name.fill(&key, value, read_text),
            "region" => region
                .fill_with(&key, value, |value| Ok(value.optional(read_text)?.and_then(|text| Region::new(&text)))),
            "owner" => owner.fill(&key, value, read_account),
            "billing" => billing.fill(&key, value, |value| parsed::<Billing>(value, Expected::Billing)),
            "purchased_at" => purchased_at.fill(&key, value, read_moment),
            "expires_at" => {
                marks.push(("expires_at", value));
                expires_at.fill(&key, value, read_moment)
            }
            "term_months" => term_months.fill(&key, value, read_months),
            "first_term_months" => first_term_months.fill(&key, value, read_months),
            "order_amount" => order_amount.fill(&key, value, |value| parsed(value, Expected::Yuan)),
            "public_bandwidth_mbps" => bandwidth.fill(&key, value, read_bandwidth),
            "public_ips" => public_ips.fill(&key, value, |value| {
                let addresses = value.items()?.into_iter().enumerate();
                addresses.map(|(index, item)| read_address(item).map_err(|fault| fault.under(index))).collect()
            }),
            "eip" => eip.fill(&key, value, read_address),
            "status" => status.fill(&key, value, read_text),
            _ => Err(value.fault(Problem::UnknownField).under(key.as_ref())),
        }?;
    }
    let Some(id) = id.take() else { return Err(row.fault(Problem::Missing("id"))) };
    let Some(product) = product.take() else { return Err(row.fault(Problem::Missing("product"))) };
    let fact = Instance {
        id,
        product,
        name: name.take(),
        region: region.take(),
        owner: owner.take(),
        billing: billing.take(),
        purchased_at: purchased_at.take(),
        expires_at: expires_at.take(),
        term_months: term_months.take(),
        first_term_months: first_term_months.take(),
        order_amount: order_amount.take(),
        public_bandwidth_mbps: bandwidth.take(),
        public_ips: public_ips.take(),
        eip: eip.take(),
        status: status.take(),
    };
    let read = Read { fact, marks };
    if read.fact.dates_clash() {
        return Err(read.fault("expires_at", row, Problem::ExpiryBeforePurchase));
    }
    Ok(read)
}

fn read_number(row: Value<'_>) -> Result<Read<'_, Number>, Fault> {
    let mut number = Slot::default();
    let mut product = Slot::default();
    let mut instance = Slot::default();
    let mut account = Slot::default();
    let mut status = Slot::default();
    let mut origin = Slot::default();
    let mut replaces = Slot::default();
    let mut domain = Slot::default();
    let mut icp_number = Slot::default();
    let mut note = Slot::default();
    let mut marks = Vec::new();
    for (key, value) in row.entries()? {
        let mut mark = |field| marks.push((field, value));
        match key.as_ref() {
            "number" => {
                mark("number");
                number.fill(&key, value, read_filled)
            }
            "product" => {
                mark("product");
                product.fill(&key, value, read_product)
            }
            "instance" => instance.fill(&key, value, read_filled),
            "account" => account.fill(&key, value, read_account),
            "status" => {
                mark("status");
                status.fill(&key, value, |value| parsed::<Status>(value, Expected::Status))
            }
            "origin" => {
                mark("origin");
                origin.fill(&key, value, |value| parsed::<Origin>(value, Expected::Origin))
            }
            "replaces" => {
                mark("replaces");
                replaces.fill(&key, value, read_filled)
            }
            "domain" => domain.fill(&key, value, read_text),
            "icp_number" => icp_number.fill(&key, value, read_text),
            "note" => note.fill(&key, value, read_text),
            _ => Err(value.fault(Problem::UnknownField).under(key.as_ref())),
        }?;
    }
    let Some(number) = number.take() else { return Err(row.fault(Problem::Missing("number"))) };
    let fact = Number {
        number,
        product: product.take(),
        instance: instance.take(),
        account: account.take(),
        status: status.take(),
        origin: origin.take(),
        replaces: replaces.take(),
        domain: domain.take(),
        icp_number: icp_number.take(),
        note: note.take(),
    };
    Ok(Read { fact, marks })
}

fn read_text(value: Value<'_>) -> Result<String, Fault> {
    value.string().map(Cow::into_owned)
}

fn read_filled(value: Value<'_>) -> Result<String, Fault> {
    let text = value.string()?;
    if text.trim().is_empty() { Err(value.expected(Expected::Filled)) } else { Ok(text.into_owned()) }
}

/// A string that `T` parses, else the fault that says what was expected.
fn parsed<T: FromStr>(value: Value<'_>, expected: Expected) -> Result<T, Fault> {
    if !value.is_string() {
        return Err(value.expected(expected));
    }
    value.string()?.parse().map_err(|_| value.expected(expected))
}

fn read_product(value: Value<'_>) -> Result<Product, Fault> {
    parsed(value, Expected::Product)
}

fn read_account(value: Value<'_>) -> Result<Account, Fault> {
    parsed(value, Expected::Account)
}

fn read_moment(value: Value<'_>) -> Result<Moment, Fault> {
    parsed(value, Expected::Moment)
}

fn read_address(value: Value<'_>) -> Result<IpAddr, Fault> {
    parsed(value, Expected::Address)
}

fn read_months(value: Value<'_>) -> Result<u16, Fault> {
    value.raw().parse().ok().filter(|months| *months <= 1200).ok_or_else(|| value.expected(Expected::Months))
}

fn read_bandwidth(value: Value<'_>) -> Result<f64, Fault> {
    let number: Option<f64> = value.number().ok().and_then(|text| text.parse().ok());
    number.filter(|mbps| mbps.is_finite() && *mbps >= 0.0).ok_or_else(|| value.expected(Expected::Bandwidth))
}
