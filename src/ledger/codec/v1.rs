//! Version 1 of a stored event: one flat JSON object.

use super::super::event::{Change, Event, EventId, Record};
use super::flat::Flat;
use crate::engine::json::{Fault, Parsed, Value, object};
use crate::engine::{Account, Expected, InputError, Json, Moment, Product, Status};

struct Stored {
    id: String,
    at: Moment,
    kind: &'static str,
    number: String,
    product: Option<Product>,
    instance: Option<String>,
    account: Option<Account>,
    status: Option<Status>,
    replaces: Option<String>,
    domain: Option<String>,
    icp_number: Option<String>,
    note: Option<String>,
}

object!(Stored {
    id, at, kind, number; product, instance, account, status, replaces, domain, icp_number, note
});

pub(super) fn encode(event: &Event) -> String {
    let Flat { kind, record, status, replaces } = Flat::of(&event.change);
    let stored = Stored {
        id: event.id.as_str().to_owned(),
        at: event.at,
        kind,
        number: event.number.clone(),
        product: record.product,
        instance: record.instance,
        account: record.account,
        status,
        replaces,
        domain: record.domain,
        icp_number: record.icp_number,
        note: record.note,
    };
    stored.json()
}

pub(super) fn decode(body: &str) -> Result<Event, InputError> {
    read(Parsed::new(body)?.root()).map_err(|fault| fault.locate(body))
}

fn read(body: Value<'_>) -> Result<Event, Fault> {
    let fields = body.fields(&[
        "id",
        "at",
        "kind",
        "number",
        "product",
        "instance",
        "account",
        "status",
        "replaces",
        "domain",
        "icp_number",
        "note",
    ])?;
    let id = |value: Value<'_>| EventId::parse(&value.string()?).ok_or_else(|| value.expected(Expected::Id));
    let status = |value: Value<'_>| value.parsed(Expected::Status);
    let record = Record {
        product: fields.read("product", |value| value.parsed(Expected::Product))?,
        instance: fields.read("instance", Value::text)?,
        account: fields.read("account", |value| value.parsed(Expected::Account))?,
        domain: fields.read("domain", Value::text)?,
        icp_number: fields.read("icp_number", Value::text)?,
        note: fields.read("note", Value::text)?,
    };
    let kind = fields.need("kind", Ok)?;
    let change = match kind.string().map_err(|fault| fault.under("kind"))?.as_ref() {
        "reserved" => Change::Reserved { record, discarded: fields.read("status", status)? == Some(Status::Invalid) },
        "recorded" => Change::Recorded {
            record,
            status: fields.need("status", status)?,
            replaces: fields.read("replaces", Value::text)?,
        },
        "bound" => Change::Bound { instance: fields.need("instance", Value::text)? },
        "submitted" => Change::Submitted { domain: record.domain },
        "approved" => Change::Approved { icp_number: fields.need("icp_number", Value::text)? },
        "rejected" => Change::Rejected,
        "invalidated" => Change::Invalidated,
        "discarded" => Change::Discarded,
        "moved" => Change::Moved { status: fields.need("status", status)?, icp_number: record.icp_number },
        "noted" => Change::Noted { note: fields.need("note", Value::text)? },
        _ => return Err(kind.expected(Expected::Code).under("kind")),
    };
    Ok(Event {
        id: fields.need("id", id)?,
        at: fields.need("at", |value| value.parsed(Expected::Moment))?,
        number: fields.need("number", Value::text)?,
        change,
    })
}
