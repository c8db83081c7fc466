//! Which numbers count for which instances, so that one number more is not a reason to count all anew.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::entry::Entry;
use super::super::event::{Change, Event};
use super::Book;
use crate::engine::{Account, Instance, Number, Product};

/// What some events may have changed the counts of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    instances: HashSet<String>,
    by_account: bool,
}

impl Touched {
    /// Whether an instance is to be judged anew.
    pub fn has(&self, instance: &Instance) -> bool {
        self.by_account && instance.product.counts_by_account() || self.instances.contains(&instance.id)
    }
}

impl Book {
    /// The numbers that the quota of any of these instances is counted from; judging one by these is judging it by
    /// all. No instance may be named twice.
    pub fn numbers_of(&self, instances: &[&Instance]) -> Vec<&Number> {
        let by_account = instances.iter().any(|instance| instance.product.counts_by_account());
        let own = instances.iter().filter_map(|instance| self.instances.get(&instance.id)).flatten();
        let own = own.filter_map(|at| self.entries.get(*at)).filter(|entry| !by_account || !is_shared(entry));
        let shared = self.shared.iter().filter_map(|at| self.entries.get(*at)).filter(|_| by_account);
        // A reservation that its real number has replaced counts for nothing, with that number or without.
        own.chain(shared).filter(|entry| entry.replaced_by().is_none()).map(Entry::number).collect()
    }

    /// What events that the book has may have changed the counts of.
    pub fn touched(&self, events: &[Arc<Event>]) -> Touched {
        let mut touched = Touched::default();
        for event in events {
            let replaced = match &event.change {
                Change::Recorded { replaces, .. } => replaces.as_deref(),
                _ => None,
            };
            for entry in [Some(event.number.as_str()), replaced].into_iter().flatten().filter_map(|n| self.entry(n)) {
                // Where it was before counts as well as where it is.
                let was = entry.history().filter_map(|past| match &past.change {
                    Change::Reserved { record, .. } | Change::Recorded { record, .. } => record.instance.as_ref(),
                    Change::Bound { instance } => Some(instance),
                    _ => None,
                });
                touched.instances.extend(was.cloned().chain(entry.instance().map(str::to_owned)));
                touched.by_account |= is_shared(entry);
            }
        }
        touched
    }

    /// Every account that a number is known to be of, in the order in which they came.
    pub fn holders(&self) -> &[Account] {
        &self.holders
    }
}

/// Whether a number may be counted by account: it is one of such a product, or of its instance's.
pub(super) fn is_shared(entry: &Entry) -> bool {
    entry.product().is_none_or(Product::counts_by_account)
}
