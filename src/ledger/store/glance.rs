//! The first look at a large log: what can be shown before both stores are read and healed.

use std::sync::Arc;

use super::super::Event;
use super::care::Care;
use super::held::{Held, Seen};
use super::load::{Lies, learn, lies};
use super::port::{Database, Local};
use super::{Store, name};

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// The log as the copy tells it by its newest snapshot and the pieces beside it, when nothing has been read yet. It
    /// is there at once, while the database takes the longer the more it holds. Nothing rests on it: it heals nothing,
    /// what the database alone has is missing, [`Store::load`] is to follow, and a commit that comes before that reads
    /// what it lacks, as always.
    ///
    /// None where there is no snapshot, so that looking twice would not be worth it, and where the copy alone does not
    /// tell: something in it is damaged, erased or newer, or it fails.
    pub fn glance(&self) -> Option<Vec<Arc<Event>>> {
        let local = self.local.as_ref().filter(|_| self.database.is_some())?;
        if self.held.borrow().newer || !self.held.borrow().pieces.is_empty() {
            return None;
        }
        let names = local.names().ok()?;
        let newest = names.iter().filter(|name| name.starts_with(name::SNAPSHOT)).max()?.clone();
        let mut texts = Vec::with_capacity(names.len());
        for name in names.into_iter().filter(|name| !name.starts_with(name::SNAPSHOT) || *name == newest) {
            let text = local.get(&name).ok()??;
            texts.push((name, text));
        }
        let mut held = Held::default();
        let (found, _) = learn::<C>(&mut held, &lies(&texts).collect::<Vec<Lies<'_>>>(), &[], &Held::default());
        let plain = |seen: Seen| matches!(seen, Seen::Whole | Seen::Aside | Seen::Other);
        if held.newer || !found.iter().all(|piece| plain(piece.seen)) {
            return None;
        }
        self.swap(held);
        Some(self.held.borrow().events.clone())
    }
}
