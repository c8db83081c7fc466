//! How the log is kept in two stores at once, so that a number that was shown is never lost and never given twice.
//!
//! Pure: imports `engine` and the ledger only; the browser's stores come in through the traits of `port`. The
//! database is the arbiter: a commit is one transaction of it. localStorage is the copy. Both hold the same pieces
//! under the same names (`name`), `held` is what this tab has read, `plan` works out what a store lacks, `load`
//! reads and heals both, `glance` looks at a large log before that, `aside` hands out what could not be read, `commit`
//! decides and appends, `follow` reads what other tabs wrote, `erase` takes everything away. `care` lists what the
//! protocol takes care of, so that the tests can run it without one and see that it fails.

mod aside;
mod care;
mod commit;
mod erase;
mod follow;
mod glance;
mod held;
mod load;
mod name;
mod plan;
mod port;

use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::Arc;

use self::held::Held;
use super::{Event, Refusal};
use crate::engine::{Instance, Moment, Policy};

pub use aside::{Aside, Place, Reason, instance_aside, settings_aside};
pub use care::{All, Care};
pub use name::{DAMAGED, ERASED, EVENT, SNAPSHOT};
pub use plan::LIMIT;
pub use port::{Database, Failure, Local, Transaction};

/// Where things are kept in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StorageState {
    /// Not known yet.
    #[default]
    Opening,
    /// The database is the commit, localStorage the copy.
    Full,
    /// The database alone: localStorage is denied, or full.
    NoCopy,
    /// Without the database: localStorage alone, and the last minute may be lost in a crash.
    LocalOnly,
    /// Nothing is kept beyond this page.
    MemoryOnly,
    /// The database is there and could not be read or written: what is shown comes from the copy.
    Failing,
    /// A newer version of this app has written here: this one reads and writes nothing.
    Newer,
    /// Another tab keeps the database from opening: localStorage alone until it is free.
    Waiting,
}

/// What a commit judges by beside the log.
pub struct Judgement {
    /// Every instance.
    pub instances: Vec<Instance>,
    /// The policy.
    pub policy: &'static Policy,
    /// The moment of the verdicts; none for now.
    pub as_of: Option<Moment>,
}

/// The clock and fresh random bytes, drawn for each decision.
pub type Draw<'a> = &'a dyn Fn() -> (Moment, [u8; 16]);

/// What a commit brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Committed {
    /// The whole log as the store has it, in any order, the new events included; empty where the store failed. As
    /// long as nothing was read anew it begins with the very events of before.
    pub events: Vec<Arc<Event>>,
    /// For each intent the event that carried it out, or why not.
    pub results: Vec<Result<Event, Refusal>>,
    /// Where the store itself failed: what it said.
    pub failed: Option<Failure>,
}

/// What was found in the stores.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// The log: what either store or this tab knows.
    pub events: Vec<Arc<Event>>,
    /// How many pieces could not be read and have not been made good from elsewhere.
    pub damaged: usize,
    /// Whether one of the two stores was empty while the other held something: emptied between two visits.
    pub emptied: bool,
    /// What the database said where it failed.
    pub failed: Option<Failure>,
}

/// The two stores, as far as there are any, and what this tab has read of them.
pub struct Store<D, L, C = All> {
    database: Option<D>,
    local: Option<L>,
    held: RefCell<Held>,
    care: PhantomData<C>,
}

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// A store over what the browser grants. Where the database can't be opened since a newer version has made it
    /// anew, `newer` is set, and nothing is ever written.
    pub fn new(database: Option<D>, local: Option<L>, newer: bool) -> Store<D, L, C> {
        let held = Held { newer, ..Held::default() };
        Store { database, local, held: RefCell::new(held), care: PhantomData }
    }

    /// Where things are kept.
    pub fn state(&self) -> StorageState {
        let held = self.held.borrow();
        match (&self.database, &self.local) {
            _ if held.newer => StorageState::Newer,
            (Some(_), _) if held.database_fails => StorageState::Failing,
            (Some(_), Some(_)) if !held.copy_fails => StorageState::Full,
            (Some(_), _) => StorageState::NoCopy,
            (None, Some(_)) => StorageState::LocalOnly,
            (None, None) => StorageState::MemoryOnly,
        }
    }

    /// The database, for what is kept there beside the log.
    pub fn database(&self) -> Option<&D> {
        self.database.as_ref()
    }

    /// localStorage, for what is kept there where there is no database.
    pub fn local(&self) -> Option<&L> {
        self.local.as_ref()
    }

    /// Notes that something failed because a newer version has the database.
    fn note(&self, failure: &Failure) {
        let mut held = self.held.borrow_mut();
        held.newer |= failure.is_newer();
        held.database_fails = true;
    }
}
