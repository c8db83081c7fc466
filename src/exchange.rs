//! The provider's shapes and our own files: bytes to text, text to facts, every fault with its path and line; and
//! facts to text again.
//!
//! What a file is, is told by its content alone, never by its name. `decode` makes text of bytes; `plain` and
//! `recognise` say what a text looks like; `instances` reads the exports of servers, bills and the marketplace,
//! `bsn` the numbers, in JSON and (through `xml`) in XML, `table` reads and writes facts as CSV (through `csv`), and
//! `backup` everything that the desk keeps. Bad rows are reported, the good ones are kept; a backup is taken whole
//! or not at all. `parcel` hands a reading from one thread to another.
//!
//! # Limits
//!
//! A file that is large or means harm is refused early, at the first place beyond a limit, before it takes memory:
//!
//! | what | most | why |
//! |---|---|---|
//! | rows of one file, good or bad ([`MAX_ROWS`]) | 100,000 | ten times what is expected of a desk; an export has 100 a page |
//! | cells of one row of a table | 1,000 | a table of ours has 15 columns |
//! | elements of an XML text | 16 a row | a row has seven |
//! | items of any other list, members of any object | 1,000,000 | nothing has so many; backups, whose rows are not counted, may |
//!
//! Nesting has no limit, since it costs no stack. How large a file may be is for whoever holds its bytes. Imports
//! [`engine`](crate::engine) and [`ledger`](crate::ledger) at most; makes no prose but what `Display` says in
//! English.

mod backup;
mod bsn;
mod csv;
mod decode;
mod error;
mod instances;
pub mod parcel;
mod plain;
mod recognise;
mod table;
mod warning;
mod xml;

use crate::engine::json::{Fault, Lines, Parsed, Value};
use crate::engine::{InputError, Sheet, read_facts};

pub use backup::{BACKUP_SCHEMA, Backup};
pub use bsn::BsnBySn;
pub use csv::Csv;
pub use decode::{DecodeError, Encoding, decode, decode_with};
pub use error::{NotReadable, ReadError};
pub use table::{Headers, instances_csv, numbers_csv, template_csv};
pub use warning::Warning;
pub(crate) use warning::counted;

use bsn::Answer;
use recognise::Shape;

/// The most rows that one file may have, good or bad. What is more is refused as [`Problem::TooMany`] at the first
/// row beyond it, and nothing of the file is taken. Backups are not counted: what a desk holds it can write and read.
///
/// [`Problem::TooMany`]: crate::engine::Problem::TooMany
pub const MAX_ROWS: usize = 100_000;

/// What a file that can be read is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Our own facts file, `beian-desk/1`.
    Facts,
    /// The answer of `aliyun ecs DescribeInstances`.
    EcsInstances,
    /// The answer of `aliyun swas-open ListInstances`.
    SwasInstances,
    /// The answer of the billing system's QueryAvailableInstances.
    BssInstances,
    /// The answer of the marketplace's DescribeInstances.
    MarketInstances,
    /// The answer of the marketplace's DescribeOrder.
    MarketOrder,
    /// An answer that lists numbers: GetBsnByResource or ProductBindBsn, JSON or XML.
    BsnNumbers,
    /// Our table of instances, CSV.
    CsvInstances,
    /// Our table of numbers, CSV.
    CsvNumbers,
    /// Everything that a desk keeps, `beian-desk-backup/1`.
    Backup,
}

/// What one file states, and what is worth saying about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the file is.
    pub kind: Kind,
    /// Its rows; those that are wrong stand in `sheet.errors`.
    pub sheet: Sheet,
    /// What is right and yet worth a look.
    pub warnings: Vec<Warning>,
    /// Of a backup: all of it. Its instances, and its numbers as they stand, are in the sheet too.
    pub backup: Option<Box<Backup>>,
}

/// Reads a file whose kind it finds out from the content.
///
/// The facts of exports say nothing of the owner. An empty string of the provider's stands for nothing, fields
/// that are not needed are passed over, and account ids keep every digit. Nothing is dropped in silence: a row
/// that is wrong is an error in the sheet.
///
/// # Errors
/// Where the file is none of the kinds that can be read, or is broken as a whole; the error says what it looks
/// like.
///
/// ```
/// use beian_desk::exchange::{self, Kind, NotReadable, ReadError};
///
/// let export = r#"{"TotalCount": 1, "Instances": {"Instance": [
///     {"InstanceId": "i-bp1", "ExpiredTime": "2027-02-10T16:00Z"}
/// ]}}"#;
/// let reading = exchange::read(export).unwrap();
/// assert_eq!(reading.kind, Kind::EcsInstances);
/// assert_eq!(reading.sheet.instances[0].path, "Instances.Instance[0]");
/// assert_eq!(reading.sheet.instances[0].line, 2);
///
/// let table = "InstanceId | Status\n---------- | ------\ni-bp1 | Running\n";
/// assert_eq!(exchange::read(table), Err(ReadError::NotReadable(NotReadable::CliTable)));
/// ```
pub fn read(text: &str) -> Result<Reading, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = match text.trim_start().chars().next() {
        Some('{' | '[') => read_json(text)?,
        Some('<') => Reading::of(Kind::BsnNumbers, read_xml(text)?),
        _ if Parsed::new(text).is_ok() => return Err(ReadError::NotReadable(NotReadable::OtherJson)),
        _ => match plain::looks_like(text) {
            NotReadable::CliTable => return Err(ReadError::NotReadable(NotReadable::CliTable)),
            other => table::read(text).unwrap_or(Err(ReadError::NotReadable(other)))?,
        },
    };
    reading.warnings.extend(warning::unusual_numbers(&reading.sheet));
    Ok(reading)
}

impl Reading {
    fn of(kind: Kind, sheet: Sheet) -> Reading {
        Reading { kind, sheet, warnings: Vec::new(), backup: None }
    }
}

fn read_json(text: &str) -> Result<Reading, ReadError> {
    let parsed = Parsed::new(text).map_err(ReadError::BrokenJson)?;
    let root = parsed.root();
    if !root.is_object() {
        return Err(ReadError::NotReadable(NotReadable::OtherJson));
    }
    let lines = Lines::new(text);
    let entries = root.entries().map_err(|fault| ReadError::BrokenJson(fault.place(&lines)))?;
    let shape = recognise::shape(&entries).map_err(ReadError::NotReadable)?;
    let faulty = |kind| move |error| ReadError::Faulty { kind, error };
    let warned = |kind, read: Result<(Sheet, Vec<Warning>), Fault>| {
        let (sheet, warnings) = read.map_err(|fault| faulty(kind)(fault.place(&lines)))?;
        Ok(Reading { warnings, ..Reading::of(kind, sheet) })
    };
    match shape {
        Shape::Facts => {
            let lists =
                entries.iter().filter(|(key, list)| (key == "instances" || key == "numbers") && list.is_array());
            for (key, list) in lists {
                rows(*list).map_err(|fault| faulty(Kind::Facts)(fault.under(key.as_ref()).place(&lines)))?;
            }
            read_facts(text).map(|sheet| Reading::of(Kind::Facts, sheet)).map_err(faulty(Kind::Facts))
        }
        Shape::Backup => {
            let read = backup::read(root, &lines).map_err(|fault| faulty(Kind::Backup)(fault.place(&lines)));
            let (sheet, backup) = read?;
            Ok(Reading { backup: Some(Box::new(backup)), ..Reading::of(Kind::Backup, sheet) })
        }
        Shape::Listed(kind, list, inside) => warned(kind, instances::read(list, &entries, inside, &lines)),
        Shape::Order => warned(Kind::MarketOrder, instances::order::read(root, &lines)),
        Shape::Bsn(Answer::Numbers) => {
            warned(Kind::BsnNumbers, bsn::json::numbers(root, &entries, &lines).map(|sheet| (sheet, Vec::new())))
        }
        Shape::Bsn(Answer::BySn) => Err(by_sn(bsn::json::single(root, &lines))),
        Shape::Bsn(Answer::Grant) => Err(ReadError::NotReadable(NotReadable::BsnGrant)),
    }
}

/// The rows of a list, as long as they are not too many.
fn rows(list: Value<'_>) -> Result<Vec<Value<'_>>, Fault> {
    list.items_within(MAX_ROWS)
}

fn read_xml(text: &str) -> Result<Sheet, ReadError> {
    if plain::is_html(text) {
        return Err(ReadError::NotReadable(NotReadable::Html));
    }
    let document = xml::Document::parse(text).map_err(ReadError::BrokenXml)?;
    match recognise::answer(&document).map_err(ReadError::NotReadable)? {
        Answer::Numbers => {
            bsn::xml::numbers(&document).map_err(|error| ReadError::Faulty { kind: Kind::BsnNumbers, error })
        }
        Answer::BySn => Err(by_sn(bsn::xml::single(&document))),
        Answer::Grant => Err(ReadError::NotReadable(NotReadable::BsnGrant)),
    }
}

fn by_sn(answer: Result<BsnBySn, InputError>) -> ReadError {
    match answer {
        Ok(answer) => ReadError::NotReadable(NotReadable::BsnBySn(answer)),
        Err(error) => ReadError::Faulty { kind: Kind::BsnNumbers, error },
    }
}
