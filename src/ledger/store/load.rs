//! The start: both stores are read, the log is their union, and each is given what it lacks.

use std::collections::HashMap;

use super::care::Care;
use super::held::{Held, Seen};
use super::name;
use super::plan::{self, Found, Write};
use super::port::{Database, Failure, Local, Transaction};
use super::{Loaded, Store};

/// Names and texts.
type Texts = Vec<(String, String)>;

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// Reads everything: the log as the union of both stores and of what this tab knows, each store healed.
    pub async fn load(&self) -> Loaded {
        self.held.borrow_mut().copy_fails = false;
        let copy = self.read_copy();
        let mut loaded = Loaded::default();
        let mut seen = Vec::new();
        match &self.database {
            Some(database) => match self.unite(database, &copy, &mut seen).await {
                Ok(emptied) => {
                    loaded.emptied = emptied && self.local.is_some() && !self.held.borrow().copy_fails;
                    self.held.borrow_mut().database_fails = false;
                }
                Err(failure) => {
                    self.note(&failure);
                    loaded.failed = Some(failure);
                    seen = self.alone(copy);
                }
            },
            None => seen = self.alone(copy),
        }
        let held = self.held.borrow();
        loaded.damaged = damaged(&held, &seen);
        loaded.events.clone_from(&held.events);
        loaded
    }

    pub(super) fn read_copy(&self) -> Texts {
        let Some(local) = &self.local else { return Vec::new() };
        let texts = local.names().and_then(|names| {
            let mut texts = Vec::with_capacity(names.len());
            for name in names {
                if let Some(text) = local.get(&name)? {
                    texts.push((name, text));
                }
            }
            Ok(texts)
        });
        self.held.borrow_mut().copy_fails |= texts.is_err();
        texts.unwrap_or_default()
    }

    /// The union of both stores and of this tab, in one transaction that heals the database; the copy after it.
    /// Whether one of the two was found empty, and the other was not.
    async fn unite(&self, database: &D, copy: &Texts, seen: &mut Vec<(Seen, String)>) -> Result<bool, Failure> {
        let transaction = database.begin().await?;
        let theirs = match transaction.all().await {
            Ok(theirs) => theirs,
            Err(failure) => {
                transaction.abort();
                return Err(failure);
            }
        };
        let emptied = theirs.is_empty() != copy.is_empty();
        let copy: &[(String, String)] = if C::UNION { copy } else { &[] };
        let mut held = Held::default();
        let (found, copied) = learn::<C>(&mut held, &theirs, copy);
        seen.extend(found.iter().chain(&copied).map(|piece| (piece.seen, piece.name.clone())));
        if C::UNION {
            self.remember(&mut held);
        }
        if held.newer {
            transaction.abort();
            self.swap(held);
            return Ok(emptied);
        }
        let writes = plan::database::<C>(&found, &held);
        for write in &writes {
            let done = match write {
                Write::Put(name, text) => transaction.put(name, text),
                Write::Aside(from, there, text) => transaction.put(there, text).and_then(|()| transaction.delete(from)),
                Write::Delete(name) => transaction.delete(name),
            };
            if let Err(failure) = done {
                transaction.abort();
                self.swap(held);
                return Err(failure);
            }
        }
        if let Err(failure) = transaction.complete().await {
            self.swap(held);
            return Err(failure);
        }
        for write in &writes {
            if let Write::Put(name, text) = write {
                held.learn::<C>(name, text);
            }
        }
        if C::UNION {
            let wanted = plan::after(found, &writes);
            self.mirror(&mut held, &copied, &wanted);
        }
        self.swap(held);
        Ok(emptied)
    }

    /// The copy is given what the database has, and then lets go what the database has let go.
    fn mirror(&self, held: &mut Held, copied: &[Found], wanted: &HashMap<String, String>) {
        let (Some(local), false) = (&self.local, self.held.borrow().copy_fails) else { return };
        let (first, later) = plan::copy::<C>(copied, held, wanted);
        held.copy_fails |= !(write::<L, C>(local, &first) && write::<L, C>(local, &later));
    }

    /// Without the database: what the copy and this tab have. Nothing is moved or taken away, since another tab may
    /// be writing and a read may be stale.
    fn alone(&self, copy: Texts) -> Vec<(Seen, String)> {
        let mut held = Held::default();
        let (_, copied) = learn::<C>(&mut held, &[], &copy);
        self.remember(&mut held);
        if let (Some(local), false) = (&self.local, held.newer || self.held.borrow().copy_fails) {
            held.copy_fails |= !write::<L, C>(local, &plan::alone(&copied, &held));
        }
        self.swap(held);
        copied.into_iter().map(|piece| (piece.seen, piece.name)).collect()
    }

    /// Adds what this tab knows.
    fn remember(&self, held: &mut Held) {
        let old = self.held.borrow();
        held.newer |= old.newer;
        held.erased.extend(old.erased.iter().cloned());
        held.forget();
        for event in &old.events {
            if !held.knows(&event.id) {
                held.add(event.clone());
            }
        }
    }

    /// Puts what was read in the place of what this tab knew, with what came in meanwhile.
    fn swap(&self, mut held: Held) {
        if C::UNION {
            self.remember(&mut held);
        }
        let mut old = self.held.borrow_mut();
        held.copy_fails |= old.copy_fails;
        held.database_fails = old.database_fails;
        *old = held;
    }
}

/// Takes both stores in, erasures first.
fn learn<C: Care>(held: &mut Held, theirs: &[(String, String)], copy: &[(String, String)]) -> (Vec<Found>, Vec<Found>) {
    for (name, text) in theirs.iter().chain(copy) {
        if name.starts_with(name::ERASED) {
            held.learn::<C>(name, text);
        }
    }
    let mut learn = |texts: &[(String, String)], known: &HashMap<&str, &str>| {
        let found = texts.iter().map(|(name, text)| {
            // The same text under the same name need not be read twice.
            let same = known.get(name.as_str()) == Some(&text.as_str());
            let seen = if same { Seen::Whole } else { held.learn::<C>(name, text) };
            Found { seen, name: name.clone(), text: text.clone() }
        });
        found.collect::<Vec<_>>()
    };
    let found = learn(theirs, &HashMap::new());
    let whole = found.iter().filter(|piece| piece.seen == Seen::Whole);
    let known = whole.map(|piece| (piece.name.as_str(), piece.text.as_str())).collect();
    let copied = learn(copy, &known);
    (found, copied)
}

/// How many texts were found damaged now, and how many were earlier and are still missed.
fn damaged(held: &Held, seen: &[(Seen, String)]) -> usize {
    let missed = |name: &str| match name::missed(name) {
        Some(former) => {
            former.strip_prefix(name::EVENT).and_then(super::super::EventId::parse).is_none_or(|id| !held.knows(&id))
        }
        None => false,
    };
    let counts = seen.iter().filter(|(seen, name)| match seen {
        Seen::Damaged => true,
        Seen::Aside => missed(name),
        _ => false,
    });
    counts.count()
}

/// Writes to the copy, in this order; false where something failed, and then nothing after it was written.
pub(super) fn write<L: Local, C: Care>(local: &L, writes: &[Write]) -> bool {
    let done = writes.iter().try_for_each(|write| match write {
        Write::Put(name, text) => put::<L, C>(local, name, text),
        Write::Aside(from, there, text) => put::<L, C>(local, there, text).and_then(|()| local.remove(from)),
        Write::Delete(name) => local.remove(name),
    });
    done.is_ok()
}

/// Writes one piece to the copy and reads it back. What was written in part is taken away again.
pub(super) fn put<L: Local, C: Care>(local: &L, name: &str, text: &str) -> Result<(), Failure> {
    local.set(name, text)?;
    if !C::READ_BACK {
        return Ok(());
    }
    let back = local.get(name).and_then(|back| match back.as_deref() == Some(text) {
        true => Ok(()),
        false => Err(Failure::unlike()),
    });
    if back.is_err() {
        let _ = local.remove(name);
    }
    back
}
