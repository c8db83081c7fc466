//! The ledger: every number that was recorded or reserved, as an append-only log of events replayed into a book.
//!
//! Pure: imports `engine` only. `event` is what can happen, `book` what has happened, `entry` what has happened to one number, `decide` whether something
//! may happen now (the same function inside the storage transaction and in the tests), `merge` brings in the log of
//! a backup, `codec` has the stored shapes, a file a version, `store` how they are kept in two stores at once.
//! Nothing is ever released or issued again, and only the user erases.

mod book;
pub mod codec;
mod decide;
mod entry;
mod event;
mod form;
mod hash;
mod merge;
pub mod store;

pub use book::{Book, Conflict, Touched, may_become};
pub use decide::{Desk, Intent, Refusal, decide, owner_view};
pub use entry::{Entry, Past};
pub use event::{Change, Event, EventId, Record};
pub use form::is_icp_number;
pub use merge::{Merged, merge};
