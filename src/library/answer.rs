//! The answer's JSON: what was asked for, or what is wrong and where.

use crate::engine::json::object;
use crate::engine::{InputError, Json, Problem};

/// As many faults of one input are told.
const MOST_TOLD: usize = 100;

/// One thing wrong with an input.
#[derive(Debug)]
pub(super) struct Fault {
    /// What kind of fault it is.
    code: &'static str,
    /// The path of the value, as `instances[3].expires_at`; empty for the input as a whole.
    place: String,
    /// The line, counted from 1.
    line: Option<u32>,
    /// A sentence in English.
    message: String,
}

object!(Fault { code, place, line, message });

impl Fault {
    pub(super) fn new(code: &'static str, place: &str, message: impl Into<String>) -> Fault {
        Fault { code, place: place.to_owned(), line: None, message: message.into() }
    }

    /// The fault as one of the value at `place`, of which it knows only what lies inside.
    pub(super) fn inside(mut self, place: &str) -> Fault {
        let between = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        self.place = [place, between, &self.place].concat();
        self
    }
}

impl From<InputError> for Fault {
    fn from(error: InputError) -> Fault {
        let message = error.problem.message();
        Fault { code: code(&error.problem), place: error.path, line: error.line, message }
    }
}

/// The code of a problem.
const fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::Syntax(_) => "syntax",
        Problem::Expected { .. } => "expected",
        Problem::UnknownField => "unknown_field",
        Problem::DuplicateKey => "duplicate_key",
        Problem::Missing(_) => "missing",
        Problem::DuplicateInstance(_) => "duplicate_instance",
        Problem::DuplicateNumber(_) => "duplicate_number",
        Problem::ProductConflict { .. } => "product_conflict",
        Problem::ExpiryBeforePurchase => "expiry_before_purchase",
        Problem::SimulatedMark(_) | Problem::SimulatedMarket | Problem::SimulatedStatus => "simulated",
        Problem::ReplacesOnSimulated | Problem::ReplacesNothing(_) | Problem::ReplacedTwice(_) => "replaces",
        Problem::TooMany(_) => "too_many",
        // The rest can only be wrong with other files than facts.
        _ => "unreadable",
    }
}

/// The answer that holds these members.
pub(super) fn ok(members: &str) -> String {
    ["{\"ok\":true,", members, "}"].concat()
}

/// The answer with these members, or that there is none and why.
pub(super) fn answered(members: Result<String, Vec<Fault>>) -> String {
    members.map_or_else(|faults| refused(&faults), |members| ok(&members))
}

fn refused(faults: &[Fault]) -> String {
    let told = faults.get(..MOST_TOLD).unwrap_or(faults);
    ["{\"ok\":false,\"error\":", &faults.first().json(), ",\"errors\":", &told.json(), "}"].concat()
}
