//! Our own facts file, `beian-desk/1`: strict, every fault with its path and line.

use std::net::IpAddr;

use super::super::decimal;
use super::super::error::{Expected, InputError, Problem, Step};
use super::super::index::Places;
use super::super::json::{Fault, Fields, Lines, Parsed, Value, shortened};
use super::super::moment::Moment;
use super::{Account, Facts, Instance, Mark, Number, Product, Region, Row, SCHEMA, Sheet, assemble};

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
    let parsed = Parsed::new(text)?;
    read_root(text, parsed.root()).map_err(|fault| fault.locate(text))
}

/// The facts of a file that is right as a whole; else everything that is wrong with it.
///
/// # Errors
/// Those of [`read_facts`], of its rows, and of what rows say of one another.
///
/// ```
/// use beian_desk::engine::whole_facts;
///
/// let twice = r#"{"schema": "beian-desk/1", "instances": [{"id": "i-1", "product": "ecs"}, {"id": "i-1"}]}"#;
/// assert_eq!(whole_facts(twice).unwrap_err().len(), 1);
/// ```
pub fn whole_facts(text: &str) -> Result<Facts, Vec<InputError>> {
    let sheet = read_facts(text).map_err(|error| vec![error])?;
    if !sheet.errors.is_empty() {
        return Err(sheet.errors);
    }
    let assembled = assemble(&[sheet], None);
    let errors: Vec<InputError> = assembled.errors.into_iter().map(|(_, error)| error).collect();
    if errors.is_empty() { Ok(assembled.facts) } else { Err(errors) }
}

fn read_root(text: &str, root: Value<'_>) -> Result<Sheet, Fault> {
    let file = root.fields(&["schema", "account", "instances", "numbers"])?;
    file.need("schema", |value| match value.string()?.as_ref() {
        SCHEMA => Ok(()),
        _ => Err(value.expected(Expected::Schema)),
    })?;
    let account = file.read("account", read_account)?;
    let instances = file.read("instances", Value::items)?.unwrap_or_default();
    let numbers = file.read("numbers", Value::items)?.unwrap_or_default();

    let lines = Lines::new(text);
    let account_line = file.stated("account").filter(|_| account.is_some()).map(|value| lines.of(value));
    let mut sheet = Sheet { account, account_line, ..Sheet::default() };
    let mut ids = Places::default();
    for (index, row) in instances.into_iter().enumerate() {
        let read = read_instance(row).and_then(|read| match ids.add(read.fact.id.clone()) {
            true => Ok(read),
            false => Err(read.fault("id", Problem::DuplicateInstance(shortened(&read.fact.id)))),
        });
        match read {
            Ok(read) => sheet
                .instances
                .push(read.placed(Step::path([Step::from("instances"), Step::from(index)].iter()), &lines)),
            Err(fault) => sheet.errors.push(fault.under(index).under("instances").place(&lines)),
        }
    }
    let mut keys = Places::default();
    for (index, row) in numbers.into_iter().enumerate() {
        let read = read_number(row).and_then(|read| match keys.add(read.fact.key()) {
            true => Ok(read),
            false => Err(read.fault("number", Problem::DuplicateNumber(shortened(&read.fact.number)))),
        });
        match read {
            Ok(read) => {
                sheet.numbers.push(read.placed(Step::path([Step::from("numbers"), Step::from(index)].iter()), &lines))
            }
            Err(fault) => sheet.errors.push(fault.under(index).under("numbers").place(&lines)),
        }
    }
    Ok(sheet)
}

/// An instance as the contract writes it, anywhere in a text of which these are the `lines`.
///
/// # Errors
/// Where a field is wrong, as in a facts file.
pub(crate) fn instance_row(value: Value<'_>, path: String, lines: &Lines) -> Result<Row<Instance>, Fault> {
    read_instance(value).map(|read| read.placed(path, lines))
}

/// A row just read, with its fields for the later checks that may complain about one.
struct Read<'a, T> {
    fact: T,
    fields: Fields<'a>,
}

/// The fields that a check between rows may complain about.
const MARKED: &[&str] = &["id", "number", "product", "expires_at", "status", "origin", "replaces"];

impl<T> Read<'_, T> {
    fn fault(&self, field: &'static str, problem: Problem) -> Fault {
        let place = self.fields.stated(field).map(Value::address);
        self.fields.object().fault(problem).at(place).under(field)
    }

    fn placed(self, path: String, lines: &Lines) -> Row<T> {
        let fields = marks(&self.fields, lines);
        Row { fact: self.fact, path, line: lines.of(self.fields.object()), fields }
    }
}

fn marks(fields: &Fields<'_>, lines: &Lines) -> Vec<Mark> {
    let stated = MARKED.iter().filter_map(|field| Some((*field, fields.stated(field)?)));
    stated.map(|(field, value)| Mark { field, name: field, line: lines.of(value) }).collect()
}

fn read_instance(row: Value<'_>) -> Result<Read<'_, Instance>, Fault> {
    let fields = row.fields(&[
        "id",
        "product",
        "name",
        "region",
        "owner",
        "billing",
        "purchased_at",
        "expires_at",
        "term_months",
        "first_term_months",
        "order_amount",
        "public_bandwidth_mbps",
        "public_ips",
        "eip",
        "status",
    ])?;
    let mut fact = Instance::new(fields.need("id", read_filled)?, fields.need("product", read_product)?);
    fact.name = fields.maybe("name", Value::text);
    fact.region = fields.maybe("region", |value| Ok(Region::new(&value.string()?))).flatten();
    fact.owner = fields.maybe("owner", read_account);
    fact.billing = fields.maybe("billing", |value| value.parsed(Expected::Billing));
    fact.purchased_at = fields.maybe("purchased_at", read_moment);
    fact.expires_at = fields.maybe("expires_at", read_moment);
    fact.term_months = fields.maybe("term_months", read_months);
    fact.first_term_months = fields.maybe("first_term_months", read_months);
    fact.order_amount = fields.maybe("order_amount", |value| value.parsed(Expected::Yuan));
    fact.public_bandwidth_mbps = fields.maybe("public_bandwidth_mbps", read_bandwidth);
    fact.public_ips = fields.maybe("public_ips", |value| value.list(read_address));
    fact.eip = fields.maybe("eip", read_address);
    fact.status = fields.maybe("status", Value::text);
    let read = Read { fact, fields: fields.sound()? };
    if read.fact.dates_clash() {
        return Err(read.fault("expires_at", Problem::ExpiryBeforePurchase));
    }
    Ok(read)
}

fn read_number(row: Value<'_>) -> Result<Read<'_, Number>, Fault> {
    let fields = row.fields(&[
        "number",
        "product",
        "instance",
        "account",
        "status",
        "origin",
        "replaces",
        "domain",
        "icp_number",
        "note",
    ])?;
    let mut fact = Number::new(fields.need("number", read_filled)?);
    fact.product = fields.maybe("product", read_product);
    fact.instance = fields.maybe("instance", read_filled);
    fact.account = fields.maybe("account", read_account);
    fact.status = fields.maybe("status", |value| value.parsed(Expected::Status));
    fact.origin = fields.maybe("origin", |value| value.parsed(Expected::Origin));
    fact.replaces = fields.maybe("replaces", read_filled);
    fact.domain = fields.maybe("domain", Value::text);
    fact.icp_number = fields.maybe("icp_number", Value::text);
    fact.note = fields.maybe("note", Value::text);
    Ok(Read { fact, fields: fields.sound()? })
}

fn read_filled(value: Value<'_>) -> Result<String, Fault> {
    let text = value.text()?;
    if text.trim().is_empty() { Err(value.expected(Expected::Filled)) } else { Ok(text) }
}

fn read_product(value: Value<'_>) -> Result<Product, Fault> {
    value.parsed(Expected::Product)
}

fn read_account(value: Value<'_>) -> Result<Account, Fault> {
    value.parsed(Expected::Account)
}

fn read_moment(value: Value<'_>) -> Result<Moment, Fault> {
    value.parsed(Expected::Moment)
}

fn read_address(value: Value<'_>) -> Result<IpAddr, Fault> {
    value.parsed(Expected::Address)
}

fn read_months(value: Value<'_>) -> Result<u16, Fault> {
    value.raw().parse().ok().filter(|months| *months <= 1200).ok_or_else(|| value.expected(Expected::Months))
}

/// A number of Mbit/s that is not below zero.
pub(crate) fn read_bandwidth(value: Value<'_>) -> Result<f64, Fault> {
    let number = value.number().ok().and_then(decimal::parse);
    number.filter(|mbps| *mbps >= 0.0).ok_or_else(|| value.expected(Expected::Bandwidth))
}
