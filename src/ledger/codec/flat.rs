//! A change as the flat fields that every stored shape has: its kind, what is known, where it stands.

use super::super::event::{Change, Record};
use crate::engine::Status;

/// The fields of a change beside the number, the id and the moment.
#[derive(Default)]
pub(super) struct Flat {
    pub(super) kind: &'static str,
    pub(super) record: Record,
    pub(super) status: Option<Status>,
    pub(super) replaces: Option<String>,
}

impl Flat {
    pub(super) fn of(change: &Change) -> Flat {
        let flat = |kind, record| Flat { kind, record, ..Flat::default() };
        match change {
            Change::Reserved { record, discarded } => {
                Flat { status: discarded.then_some(Status::Invalid), ..flat("reserved", record.clone()) }
            }
            Change::Recorded { record, status, replaces } => {
                Flat { status: Some(*status), replaces: replaces.clone(), ..flat("recorded", record.clone()) }
            }
            Change::Bound { instance } => {
                flat("bound", Record { instance: Some(instance.clone()), ..Record::default() })
            }
            Change::Submitted { domain } => flat("submitted", Record { domain: domain.clone(), ..Record::default() }),
            Change::Approved { icp_number } => {
                flat("approved", Record { icp_number: Some(icp_number.clone()), ..Record::default() })
            }
            Change::Rejected => flat("rejected", Record::default()),
            Change::Invalidated => flat("invalidated", Record::default()),
            Change::Discarded => flat("discarded", Record::default()),
            Change::Moved { status, icp_number } => {
                let record = Record { icp_number: icp_number.clone(), ..Record::default() };
                Flat { status: Some(*status), ..flat("moved", record) }
            }
            Change::Noted { note } => flat("noted", Record { note: Some(note.clone()), ..Record::default() }),
        }
    }

    /// The change of a kind; none where a field that it needs is missing, or there is no such kind.
    pub(super) fn change(
        kind: &str,
        record: Record,
        status: Option<Status>,
        replaces: Option<String>,
    ) -> Option<Change> {
        Some(match kind {
            "reserved" => Change::Reserved { record, discarded: status == Some(Status::Invalid) },
            "recorded" => Change::Recorded { record, status: status?, replaces },
            "bound" => Change::Bound { instance: record.instance? },
            "submitted" => Change::Submitted { domain: record.domain },
            "approved" => Change::Approved { icp_number: record.icp_number? },
            "rejected" => Change::Rejected,
            "invalidated" => Change::Invalidated,
            "discarded" => Change::Discarded,
            "moved" => Change::Moved { status: status?, icp_number: record.icp_number },
            "noted" => Change::Noted { note: record.note? },
            _ => return None,
        })
    }
}
