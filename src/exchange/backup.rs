//! A backup: everything that a desk keeps, as one readable JSON file, `beian-desk-backup/1`. Imports the engine and
//! the ledger.
//!
//! A part for each kind of thing, a row a line, a checksum in front of each row. A part has the number and the
//! checksum of its rows, the file the checksum of its parts, so that a file that was changed or cut off is refused
//! with the place. Events are exactly as the stores keep them (`codec`), version and checksum included.

mod read;
mod write;

use crate::engine::{Account, Instance, Moment};
use crate::ledger::Event;

pub(super) use read::read;

/// The version of the file.
pub const BACKUP_SCHEMA: &str = "beian-desk-backup/1";

/// What every version's name begins with.
pub(super) const FAMILY: &str = "beian-desk-backup/";

/// The parts, in the order of the file.
const PARTS: [&str; 5] = ["about", "events", "instances", "accounts", "settings"];

/// Everything that a desk keeps.
///
/// Written and read again it is the same to the bit, and so is its text.
///
/// ```
/// use beian_desk::exchange::{self, Backup, Kind};
///
/// let backup = Backup {
///     made: "2026-07-01T12:00:00+08:00".parse().unwrap(),
///     account: None,
///     events: Vec::new(),
///     instances: Vec::new(),
///     accounts: vec!["1370000000000210".parse().unwrap()],
///     settings: vec![("lang".to_owned(), "zh".to_owned())],
/// };
/// let text = backup.to_file();
/// let reading = exchange::read(&text).unwrap();
/// assert_eq!(reading.kind, Kind::Backup);
/// assert_eq!(reading.backup.as_deref(), Some(&backup));
///
/// // Somebody changed the account.
/// let error = exchange::read(&text.replace("0210", "0211")).unwrap_err();
/// assert!(error.to_string().starts_with("backup: accounts.rows[0], line 12: the checksum does not fit"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// When it was made.
    pub made: Moment,
    /// The current account.
    pub account: Option<Account>,
    /// The whole log of the ledger, in the order of the store.
    pub events: Vec<Event>,
    /// Every instance.
    pub instances: Vec<Instance>,
    /// The accounts that the user named.
    pub accounts: Vec<Account>,
    /// Every other setting with its value. A desk keeps those that it does not know.
    pub settings: Vec<(String, String)>,
}
