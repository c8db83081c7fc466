//! What other tabs wrote since this one read the stores: names, and the texts that are new. Nothing rests on it: a
//! commit reads on its own.

use std::sync::Arc;

use super::super::Event;
use super::Store;
use super::care::Care;
use super::port::{Database, Local, Transaction};

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// The log with what other tabs wrote, and how many pieces the last start found damaged. None where that can't
    /// be told from the names and the new texts alone, and [`Store::load`] must read and heal everything: there is
    /// no database, nothing was read before, something is damaged or has gone, or a newer version has written.
    pub async fn follow(&self) -> Option<(Vec<Arc<Event>>, usize)> {
        let damaged = self.held.borrow().damaged?;
        let transaction = self.database.as_ref()?.begin().await.ok()?;
        let Ok(names) = transaction.names().await else {
            transaction.abort();
            return None;
        };
        let caught = self.catch_up(&transaction, &names).await;
        // Nothing was written, so that there is nothing to wait for.
        transaction.abort();
        let held = self.held.borrow();
        let whole = caught == Ok(false) && !held.newer && !held.copy_fails && !held.database_fails;
        let there = whole && held.beyond(names.iter().map(String::as_str)).is_empty();
        there.then(|| (held.events.clone(), damaged))
    }

    /// Makes ready for a commit, so that the first one is as fast as the others. Worth calling once a start has been
    /// shown; a commit does without.
    pub fn prepare(&self) {
        self.held.borrow_mut().prepare();
    }
}
