//! The start: both stores are read, the log is their union, and each is given what it lacks.

use std::collections::HashMap;

use super::care::Care;
use super::held::{Held, Seen};
use super::name;
use super::plan::{self, Found, Write};
use super::port::{Database, Failure, Local, Transaction};
use super::{Loaded, Store};

/// Names and texts.
pub(super) type Texts = Vec<(String, String)>;

/// A piece as it lies in a store: its name and its text.
pub(super) type Lies<'a> = (&'a str, &'a str);

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// Reads everything: the log as the union of both stores and of what this tab knows, each store healed.
    pub async fn load(&self) -> Loaded {
        self.held.borrow_mut().copy_fails = false;
        let mut loaded = Loaded::default();
        let mut seen = Vec::new();
        match &self.database {
            Some(database) => match self.unite(database, &mut seen).await {
                Ok(emptied) => {
                    loaded.emptied = emptied && self.local.is_some() && !self.held.borrow().copy_fails;
                    self.held.borrow_mut().database_fails = false;
                }
                Err(failure) => {
                    self.note(&failure);
                    loaded.failed = Some(failure);
                    seen = self.alone();
                }
            },
            None => seen = self.alone(),
        }
        let held = self.held.borrow();
        loaded.damaged = damaged(&held, &seen);
        loaded.events.clone_from(&held.events);
        drop(held);
        self.held.borrow_mut().damaged = loaded.failed.is_none().then_some(loaded.damaged);
        loaded
    }

    /// What lies in the copy: the texts that are not `theirs`, and the names of those that are.
    pub(super) fn read_copy(&self, theirs: &HashMap<&str, &str>) -> (Texts, Vec<String>) {
        let Some(local) = &self.local else { return Default::default() };
        let read = local.names().and_then(|names| {
            let (mut texts, mut same) = (Vec::new(), Vec::new());
            for name in names {
                match theirs.get(name.as_str()) {
                    Some(text) if local.has(&name, text)? => same.push(name),
                    _ => texts.extend(local.get(&name)?.map(|text| (name, text))),
                }
            }
            Ok((texts, same))
        });
        self.held.borrow_mut().copy_fails |= read.is_err();
        read.unwrap_or_default()
    }

    /// The union of both stores and of this tab, in one transaction that heals the database; the copy after it.
    /// Whether one of the two was found empty, and the other was not.
    async fn unite(&self, database: &D, seen: &mut Vec<(Seen, String)>) -> Result<bool, Failure> {
        let transaction = database.begin().await?;
        let theirs = match transaction.all().await {
            Ok(theirs) => theirs,
            Err(failure) => {
                transaction.abort();
                return Err(failure);
            }
        };
        let known = theirs.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (texts, same) = self.read_copy(&known);
        let emptied = theirs.is_empty() != (texts.is_empty() && same.is_empty());
        let same = same.iter().filter_map(|name| known.get_key_value(name.as_str())).map(|(name, text)| (*name, *text));
        let mut copy: Vec<Lies<'_>> = lies(&texts).chain(same).collect();
        if !C::UNION {
            copy.clear();
        }
        let mut held = Held::default();
        let theirs: Vec<Lies<'_>> = lies(&theirs).collect();
        let (found, copied) = learn::<C>(&mut held, &theirs, &copy, &self.held.borrow());
        seen.extend(found.iter().chain(&copied).map(|piece| (piece.seen, piece.name.to_owned())));
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
            let wanted = plan::after(&found, &writes);
            self.mirror(&mut held, &copied, &wanted);
        }
        self.swap(held);
        Ok(emptied)
    }

    /// The copy is given what the database has, and then lets go what the database has let go.
    fn mirror(&self, held: &mut Held, copied: &[Found<'_>], wanted: &HashMap<&str, &str>) {
        let (Some(local), false) = (&self.local, self.held.borrow().copy_fails) else { return };
        let (first, later) = plan::copy::<C>(copied, held, wanted);
        held.copy_fails |= !(write::<L, C>(local, &first) && write::<L, C>(local, &later));
    }

    /// Without the database: what the copy and this tab have. Nothing is moved or taken away, since another tab may
    /// be writing and a read may be stale.
    fn alone(&self) -> Vec<(Seen, String)> {
        let (copy, _) = self.read_copy(&HashMap::new());
        let mut held = Held::default();
        let (_, copied) = learn::<C>(&mut held, &[], &lies(&copy).collect::<Vec<_>>(), &self.held.borrow());
        self.remember(&mut held);
        if let (Some(local), false) = (&self.local, held.newer || self.held.borrow().copy_fails) {
            held.copy_fails |= !write::<L, C>(local, &plan::alone(&copied, &held));
        }
        self.swap(held);
        copied.into_iter().map(|piece| (piece.seen, piece.name.to_owned())).collect()
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
    pub(super) fn swap(&self, mut held: Held) {
        if C::UNION {
            self.remember(&mut held);
        }
        let mut old = self.held.borrow_mut();
        held.copy_fails |= old.copy_fails;
        held.database_fails = old.database_fails;
        *old = held;
    }
}

pub(super) fn lies(texts: &Texts) -> impl Iterator<Item = Lies<'_>> {
    texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
}

/// Takes both stores in: erasures first, then the newest snapshot, which stands in order and mostly begins with all
/// of the older one. `before` is what this tab had read before.
pub(super) fn learn<'a, C: Care>(
    held: &mut Held,
    theirs: &[Lies<'a>],
    copy: &[Lies<'a>],
    before: &Held,
) -> (Vec<Found<'a>>, Vec<Found<'a>>) {
    for (name, text) in theirs.iter().chain(copy) {
        if name.starts_with(name::ERASED) {
            held.learn::<C>(name, text);
        }
    }
    let found = learn_one::<C>(held, theirs, &HashMap::new(), before);
    let whole = found.iter().filter(|piece| piece.seen == Seen::Whole);
    let known = whole.map(|piece| (piece.name, piece.text)).collect();
    let copied = learn_one::<C>(held, copy, &known, before);
    (found, copied)
}

/// Takes one store in; `known` are the whole pieces of the other.
fn learn_one<'a, C: Care>(
    held: &mut Held,
    texts: &[Lies<'a>],
    known: &HashMap<&str, &str>,
    before: &Held,
) -> Vec<Found<'a>> {
    let mut above = None;
    let mut learn = |(name, text): Lies<'a>| {
        // The same text under the same name need not be read twice.
        let same = known.get(name).is_some_and(|known| std::ptr::eq(*known, text) || *known == text);
        let seen = if same { Seen::Whole } else { held.learn_beside::<C>(name, text, above, before) };
        if seen == Seen::Whole && name.starts_with(name::SNAPSHOT) {
            above = above.or(Some((name, text)));
        }
        Found { seen, name, text }
    };
    let is_snapshot = |(name, _): &Lies<'a>| name.starts_with(name::SNAPSHOT);
    let mut snapshots: Vec<Lies<'a>> = texts.iter().copied().filter(is_snapshot).collect();
    // There are two, or a few more where something was damaged: no need for a sort.
    let mut found = Vec::with_capacity(texts.len());
    while let Some(newest) = (0..snapshots.len()).max_by_key(|at| snapshots.get(*at).map(|(name, _)| name)) {
        found.push(learn(snapshots.swap_remove(newest)));
    }
    found.extend(texts.iter().copied().filter(|piece| !is_snapshot(piece)).map(learn));
    found
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
