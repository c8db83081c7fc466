//! The steps in the life of a number that the user takes by hand.

use super::model::NumberForm;
use crate::engine::{Account, Product, Status};
use crate::ledger::{Change, Intent, Record};

crate::engine::codes! {
    /// A step that the user can take with a number.
    Step {
        /// Tie it to an instance.
        Bind = "bind",
        /// A filing with it was submitted.
        Submit = "submit",
        /// Its filing succeeded.
        Approve = "approve",
        /// Its filing was rejected or withdrawn.
        Reject = "reject",
        /// The provider voided it.
        Invalidate = "invalidate",
        /// Give the reservation up.
        Discard = "discard",
        /// Write a note.
        Note = "note",
    }
}

impl Step {
    /// The steps that a recorded number in this status can take, or a reservation.
    pub fn of(status: Status, open_reservation: bool, simulated: bool) -> &'static [Step] {
        match (simulated, open_reservation, status) {
            (true, true, _) => &[Step::Discard, Step::Note],
            (true, false, _) => &[Step::Note],
            (_, _, Status::Unbound) => &[Step::Bind, Step::Invalidate, Step::Note],
            (_, _, Status::Bound) => &[Step::Submit, Step::Invalidate, Step::Note],
            (_, _, Status::Filing) => &[Step::Approve, Step::Reject, Step::Invalidate, Step::Note],
            (_, _, Status::Filed | Status::Invalid) => &[Step::Note],
        }
    }

    /// What the step asks of the ledger; `text` is what the dialog's field holds.
    pub(super) fn intent(self, number: &str, text: &str) -> Intent {
        let text = text.trim();
        let change = match self {
            Step::Bind => Change::Bound { instance: text.to_owned() },
            Step::Submit => Change::Submitted { domain: (!text.is_empty()).then(|| text.to_owned()) },
            Step::Approve => Change::Approved { icp_number: text.to_owned() },
            Step::Reject => Change::Rejected,
            Step::Invalidate => Change::Invalidated,
            Step::Discard => Change::Discarded,
            Step::Note => Change::Noted { note: text.to_owned() },
        };
        Intent::Change { number: number.to_owned(), change }
    }
}

/// What the dialog that brings a real number in asks of the ledger.
pub(super) fn record_intent(form: &NumberForm, fields: &[(String, String)]) -> Intent {
    let field = |name: &str| {
        let value = fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty()).map(str::to_owned)
    };
    let instance = form.instance.clone().or_else(|| field("instance"));
    let record = Record {
        product: field("product").and_then(|code| code.parse::<Product>().ok()),
        instance,
        account: field("account").and_then(|digits| digits.parse::<Account>().ok()),
        domain: field("domain"),
        icp_number: field("icp_number"),
        note: field("note"),
    };
    let status = field("status").and_then(|code| code.parse().ok()).unwrap_or(Status::Bound);
    Intent::Record { number: field("number").unwrap_or_default(), record, status, replaces: form.replaces.clone() }
}
