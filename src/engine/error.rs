//! What can be wrong with an input, and where.

use std::fmt;

use super::json::Json;

/// One thing wrong with an input: where it stands and what it is.
///
/// The path is that of the value in the file (`instances[3].expires_at`), empty for the file as a whole; the
/// line counts from 1 and is there wherever the input is a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// Where in the file's structure, as `a.b[2].c`; empty for the whole file.
    pub path: String,
    /// The line, counted from 1.
    pub line: Option<u32>,
    /// What is wrong.
    pub problem: Problem,
}

/// The kind of value that was expected in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A JSON object.
    Object,
    /// A JSON list.
    List,
    /// A list of two: the checksum and what it is of.
    Checked,
    /// A JSON string.
    Text,
    /// A JSON number.
    Number,
    /// `beian-desk/1`.
    Schema,
    /// `beian-desk-backup/1`.
    BackupSchema,
    /// A product code.
    Product,
    /// `subscription` or `pay_as_you_go`.
    Billing,
    /// `PrePaid` or `PostPaid`, as the provider's API writes billing.
    ChargeType,
    /// `Subscription` or `PayAsYouGo`, as the provider's bills write it.
    SubscriptionType,
    /// A status of a number.
    Status,
    /// A status code of a number, 0 to 4.
    StatusCode,
    /// `recorded` or `simulated`.
    Origin,
    /// RFC 3339, seconds optional, years 1970–3000 in China time.
    Moment,
    /// A whole number of milliseconds since 1970, in the years 1970–3000.
    Millis,
    /// A date, or a date and a time of day, as a spreadsheet writes them in China time; or RFC 3339.
    Date,
    /// An account id: a string of digits.
    Account,
    /// An account id in a cell, with all its digits.
    AccountCell,
    /// An integer from 0 to 1200.
    Months,
    /// An amount in yuan as text, with at most two decimals.
    Yuan,
    /// A number not below zero.
    Bandwidth,
    /// An IP address.
    Address,
    /// Text that is not empty.
    Filled,
    /// A resource type whose instances use numbers: 1, 4 or 5.
    ResourceType,
    /// An id as text or as a whole number.
    Id,
    /// One of a few words, which only files of this app have.
    Code,
}

/// What is wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text is not the format that it seems to be; the parser's own words.
    Syntax(String),
    /// A value of the wrong kind or form; `found` is the value, shortened.
    Expected {
        /// What would have been right.
        expected: Expected,
        /// What stands there.
        found: String,
    },
    /// A field that this schema does not have.
    UnknownField,
    /// The same key twice in one object.
    DuplicateKey,
    /// A required field is absent.
    Missing(&'static str),
    /// An instance id that another row of the same input has.
    DuplicateInstance(String),
    /// A number that another row of the same input has, compared without case.
    DuplicateNumber(String),
    /// The same instance or number is stated with two products.
    ProductConflict {
        /// The instance or number.
        id: String,
        /// What the other place says.
        other: &'static str,
    },
    /// The expiry lies before the purchase.
    ExpiryBeforePurchase,
    /// Two files name two current accounts.
    AccountConflict {
        /// The account named first.
        first: String,
        /// The account named later.
        second: String,
    },
    /// `SIM-` without `origin: simulated`, or the reverse.
    SimulatedMark(String),
    /// A simulated number for a product whose number exists from the purchase on.
    SimulatedMarket,
    /// A simulated number is `bound`, or `invalid` once discarded.
    SimulatedStatus,
    /// `replaces` on a number that is itself simulated.
    ReplacesOnSimulated,
    /// `replaces` names no listed simulated number of the same product, instance and account.
    ReplacesNothing(String),
    /// `replaces` names a reservation that another number replaces already.
    ReplacedTwice(String),
    /// The quotation mark that opens a cell of a table is never closed.
    OpenQuote,
    /// Text behind the quotation mark that closes a cell of a table.
    AfterQuote,
    /// A cell of a table in a column that has no header; the cell, shortened.
    NoHeader(String),
    /// The checksum does not fit: the text was changed or is torn.
    Altered,
    /// A part of a backup lacks rows, or has too many.
    RowCount {
        /// How many the backup says there are.
        stated: u64,
        /// How many there are.
        found: usize,
    },
    /// More than this many in one file, list or row.
    TooMany(usize),
    /// Two events of one backup have the same id.
    DuplicateEvent(String),
    /// A newer version of this tool wrote it.
    Newer,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Step {
        Step::Index(index)
    }
}

impl Step {
    pub(crate) fn path<'a>(steps: impl Iterator<Item = &'a Step>) -> String {
        let mut path = String::new();
        for step in steps {
            match step {
                Step::Key(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&super::json::shortened(key));
                }
                Step::Index(index) => {
                    path.push('[');
                    index.write(&mut path);
                    path.push(']');
                }
            }
        }
        path
    }
}

impl Expected {
    /// What would have been right, in English.
    const fn words(self) -> &'static str {
        match self {
            Expected::Object => "an object",
            Expected::List => "a list",
            Expected::Checked => "a checksum and what it is of, in a list",
            Expected::Text => "text in quotation marks",
            Expected::Number => "a number",
            Expected::Schema => "`beian-desk/1`",
            Expected::BackupSchema => "`beian-desk-backup/1`; a newer version of this tool may have written this file",
            Expected::Product => "a product code such as `ecs` or `swas`",
            Expected::Billing => "`subscription` or `pay_as_you_go`",
            Expected::ChargeType => "`PrePaid` or `PostPaid`",
            Expected::SubscriptionType => "`Subscription` or `PayAsYouGo`",
            Expected::Status => "`unbound`, `bound`, `filing`, `filed` or `invalid`",
            Expected::StatusCode => "a status code from 0 to 4",
            Expected::Origin => "`recorded` or `simulated`",
            Expected::Moment => "a moment such as `2026-07-01T12:00+08:00`, in the years 1970 to 3000",
            Expected::Millis => "milliseconds since 1970, such as `1798768800000`",
            Expected::Date => "a date such as `2026-07-01` or `2026-07-01 12:00`, in the years 1970 to 3000",
            Expected::Account => "an account id: digits in quotation marks",
            Expected::AccountCell => "an account id with all its digits: format the column as text",
            Expected::Months => "whole months from 0 to 1200",
            Expected::Yuan => "an amount in yuan as text, such as `99.00`",
            Expected::Bandwidth => "a number not below 0",
            Expected::Address => "an IP address",
            Expected::Filled => "text that is not empty",
            Expected::ResourceType => "resource type 1 (ECS), 4 (marketplace) or 5 (web hosting)",
            Expected::Id => "an id",
            Expected::Code => "one of the known words",
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl Problem {
    /// A sentence in English.
    ///
    /// No part of it goes through the standard library's formatting, which is large: the library and the element have
    /// none of it.
    pub fn message(&self) -> String {
        let numbers = match self {
            Problem::TooMany(most) => (most.json(), String::new()),
            Problem::RowCount { stated, found } => (found.json(), stated.json()),
            _ => Default::default(),
        };
        let (words, first, second): (&str, &str, &str) = match self {
            Problem::Syntax(message) => ("{0}", message, ""),
            Problem::Expected { expected, found } => ("expected {0}, found `{1}`", expected.words(), found),
            Problem::UnknownField => ("unknown field", "", ""),
            Problem::DuplicateKey => ("the key stands here a second time", "", ""),
            Problem::Missing(field) => ("`{0}` is missing", field, ""),
            Problem::DuplicateInstance(id) => ("the instance `{0}` is listed twice", id, ""),
            Problem::DuplicateNumber(number) => ("the number `{0}` is listed twice", number, ""),
            Problem::ProductConflict { id, other } => ("`{0}` is stated elsewhere with the product `{1}`", id, other),
            Problem::ExpiryBeforePurchase => ("the expiry lies before the purchase", "", ""),
            Problem::AccountConflict { first, second } => {
                ("the files name two accounts, `{0}` and `{1}`: say which one is meant", first, second)
            }
            Problem::SimulatedMark(number) => {
                ("`{0}`: a number starts with `SIM-` exactly if its origin is `simulated`", number, "")
            }
            Problem::SimulatedMarket => {
                ("a marketplace product has no reservations: its number exists from the purchase on", "", "")
            }
            Problem::SimulatedStatus => ("a reservation is `bound`, or `invalid` once discarded", "", ""),
            Problem::ReplacesOnSimulated => ("only a recorded number replaces a reservation", "", ""),
            Problem::ReplacesNothing(number) => {
                ("`{0}` is no listed reservation of the same product, instance and account", number, "")
            }
            Problem::ReplacedTwice(number) => ("the reservation `{0}` is replaced already", number, ""),
            Problem::OpenQuote => ("the quotation mark that opens a cell here is never closed", "", ""),
            Problem::AfterQuote => ("text behind the quotation mark that closes a cell", "", ""),
            Problem::NoHeader(cell) => ("`{0}` stands in a column that has no header", cell, ""),
            Problem::Altered => ("the checksum does not fit: this was changed, or is torn", "", ""),
            Problem::RowCount { .. } => ("{0} rows where there should be {1}", &numbers.0, &numbers.1),
            Problem::TooMany(_) => ("more than {0} here: split the file", &numbers.0, ""),
            Problem::DuplicateEvent(id) => ("the event `{0}` is listed twice", id, ""),
            Problem::Newer => ("a newer version of this tool wrote this: open it there", "", ""),
        };
        let parts = words.split(['{', '}']).map(|part| match part {
            "0" => first,
            "1" => second,
            _ => part,
        });
        parts.collect()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.path.is_empty(), self.line) {
            (true, None) => write!(f, "{}", self.problem),
            (true, Some(line)) => write!(f, "line {line}: {}", self.problem),
            (false, None) => write!(f, "{}: {}", self.path, self.problem),
            (false, Some(line)) => write!(f, "{}, line {line}: {}", self.path, self.problem),
        }
    }
}

impl std::error::Error for InputError {}
