//! Version 1 of a stored event: one flat JSON object.

use serde::{Deserialize, Serialize};

use super::super::event::{Change, Event, EventId, Record};
use crate::engine::{Account, Moment, Product, Status};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    id: String,
    at: Moment,
    kind: String,
    number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product: Option<Product>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<Account>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    icp_number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

pub(super) fn encode(event: &Event) -> String {
    let (kind, record, status, replaces) = match &event.change {
        Change::Reserved { record, discarded } => {
            ("reserved", record.clone(), discarded.then_some(Status::Invalid), None)
        }
        Change::Recorded { record, status, replaces } => ("recorded", record.clone(), Some(*status), replaces.clone()),
        Change::Bound { instance } => {
            ("bound", Record { instance: Some(instance.clone()), ..Record::default() }, None, None)
        }
        Change::Submitted { domain } => {
            ("submitted", Record { domain: domain.clone(), ..Record::default() }, None, None)
        }
        Change::Approved { icp_number } => {
            ("approved", Record { icp_number: Some(icp_number.clone()), ..Record::default() }, None, None)
        }
        Change::Rejected => ("rejected", Record::default(), None, None),
        Change::Invalidated => ("invalidated", Record::default(), None, None),
        Change::Discarded => ("discarded", Record::default(), None, None),
        Change::Moved { status, icp_number } => {
            ("moved", Record { icp_number: icp_number.clone(), ..Record::default() }, Some(*status), None)
        }
        Change::Noted { note } => ("noted", Record { note: Some(note.clone()), ..Record::default() }, None, None),
    };
    let stored = Stored {
        id: event.id.as_str().to_owned(),
        at: event.at,
        kind: kind.to_owned(),
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
    // Nothing in the struct can fail to serialize: texts, codes and options.
    serde_json::to_string(&stored).unwrap_or_default()
}

pub(super) fn decode(body: &str) -> Result<Event, String> {
    let stored: Stored = serde_json::from_str(body).map_err(|error| error.to_string())?;
    let missing = |field: &str| format!("`{}` without `{field}`", stored.kind);
    let id = EventId::parse(&stored.id).ok_or_else(|| "the id is no id".to_owned())?;
    let record = Record {
        product: stored.product,
        instance: stored.instance.clone(),
        account: stored.account.clone(),
        domain: stored.domain.clone(),
        icp_number: stored.icp_number.clone(),
        note: stored.note.clone(),
    };
    let change = match stored.kind.as_str() {
        "reserved" => Change::Reserved { record, discarded: stored.status == Some(Status::Invalid) },
        "recorded" => {
            let status = stored.status.ok_or_else(|| missing("status"))?;
            Change::Recorded { record, status, replaces: stored.replaces.clone() }
        }
        "bound" => Change::Bound { instance: record.instance.ok_or_else(|| missing("instance"))? },
        "submitted" => Change::Submitted { domain: record.domain },
        "approved" => Change::Approved { icp_number: record.icp_number.ok_or_else(|| missing("icp_number"))? },
        "rejected" => Change::Rejected,
        "invalidated" => Change::Invalidated,
        "discarded" => Change::Discarded,
        "moved" => {
            let status = stored.status.ok_or_else(|| missing("status"))?;
            Change::Moved { status, icp_number: record.icp_number }
        }
        "noted" => Change::Noted { note: record.note.ok_or_else(|| missing("note"))? },
        other => return Err(format!("unknown kind `{other}`")),
    };
    Ok(Event { id, at: stored.at, number: stored.number, change })
}
