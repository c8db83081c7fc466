//! What a store must be given, so that it holds everything once more, and what it can let go.

use std::collections::{HashMap, HashSet};

use super::super::book::in_order;
use super::super::{EventId, codec};
use super::care::Care;
use super::held::{Held, Seen};
use super::name;

/// A piece as it was found in one store.
pub(super) struct Found<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) seen: Seen,
}

/// One thing to do to a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Write {
    /// Write a piece.
    Put(String, String),
    /// Put a damaged text aside: its name, the name aside, the text.
    Aside(String, String, String),
    /// Take a piece away, once all of the above has been done.
    Delete(String),
}

/// Single events wait in the log until there are so many, and a sixteenth of the whole.
pub const LIMIT: usize = 64;
const SHARE: usize = 16;

/// The damaged texts of a store go aside. Back come the names that must not be written: what lies there could not
/// be put aside.
fn aside<C: Care>(found: &[Found<'_>], held: &Held, writes: &mut Vec<Write>) -> HashSet<String> {
    let mut blocked = HashSet::new();
    for piece in found.iter().filter(|piece| piece.seen == Seen::Damaged && C::ASIDE) {
        let missed = match piece.name.strip_prefix(name::EVENT).and_then(EventId::parse) {
            Some(id) => !held.knows(&id),
            None => held.holds(piece.name).is_none(),
        };
        let there = name::damaged(piece.name, piece.text, missed);
        match found.iter().find(|other| other.name == there) {
            Some(other) if other.text == piece.text => writes.push(Write::Delete(piece.name.to_owned())),
            Some(_) => {
                blocked.insert(piece.name.to_owned());
            }
            None => writes.push(Write::Aside(piece.name.to_owned(), there, piece.text.to_owned())),
        }
    }
    blocked
}

fn whole<'a>(found: &'a [Found<'a>], kind: &'static str) -> impl Iterator<Item = &'a Found<'a>> {
    found.iter().filter(move |piece| piece.seen == Seen::Whole && piece.name.starts_with(kind))
}

/// What the database must be given. Compacts where the log has grown.
pub(super) fn database<C: Care>(found: &[Found<'_>], held: &Held) -> Vec<Write> {
    let mut writes = Vec::new();
    let blocked = aside::<C>(found, held, &mut writes);
    let stale = found.iter().filter(|piece| piece.seen == Seen::Stale);
    writes.extend(stale.map(|piece| Write::Delete(piece.name.to_owned())));
    erasures(found, held, &mut writes);
    let mut lacking = held.beyond(found.iter().filter(|piece| piece.seen == Seen::Whole).map(|piece| piece.name));
    let tail = whole(found, name::EVENT).count() + lacking.len();
    if tail >= LIMIT.max(held.events.len() / SHARE) {
        let both = compact::<C>(found, held, &mut writes);
        lacking.retain(|place| !both.contains(place));
    }
    for event in lacking.iter().filter_map(|place| held.events.get(*place)) {
        let name = name::event(&event.id);
        if !blocked.contains(&name) {
            writes.push(Write::Put(name, codec::encode(event)));
        }
    }
    writes
}

/// All erased ids stand in one piece.
fn erasures(found: &[Found<'_>], held: &Held, writes: &mut Vec<Write>) {
    if held.erased.is_empty() {
        return;
    }
    let mut ids: Vec<EventId> = held.erased.iter().cloned().collect();
    ids.sort_unstable();
    let text = codec::encode_erased(&ids);
    let name = name::erased(&text);
    let others = whole(found, name::ERASED).filter(|piece| piece.name != name);
    writes.extend(others.map(|piece| Write::Delete(piece.name.to_owned())));
    if !whole(found, name::ERASED).any(|piece| piece.name == name) {
        writes.push(Write::Put(name, text));
    }
}

/// A new snapshot takes the place of the older of two; single events go once both hold them. Back come the places
/// of those.
fn compact<C: Care>(found: &[Found<'_>], held: &Held, writes: &mut Vec<Write>) -> HashSet<usize> {
    // In the order of the clock: the next one then begins with all of this, and a start reads the log in order.
    let text = codec::encode_snapshot(&in_order(held.events.clone()));
    let newest = found.iter().filter_map(|piece| name::generation(piece.name)).max().unwrap_or(0);
    let name = name::snapshot(newest.saturating_add(1), &text);
    let before = whole(found, name::SNAPSHOT).map(|piece| piece.name).max();
    let others = whole(found, name::SNAPSHOT).filter(|piece| Some(piece.name) != before);
    writes.extend(others.map(|piece| Write::Delete(piece.name.to_owned())));
    let both: HashSet<usize> = match before.and_then(|before| held.holds(before)) {
        _ if !C::TWO_SNAPSHOTS => (0..held.events.len()).collect(),
        Some(places) => places.iter().copied().collect(),
        None => HashSet::new(),
    };
    let in_both = |piece: &&Found<'_>| held.holds(piece.name).is_some_and(|has| has.iter().all(|p| both.contains(p)));
    writes.extend(whole(found, name::EVENT).filter(in_both).map(|piece| Write::Delete(piece.name.to_owned())));
    writes.push(Write::Put(name, text));
    both
}

/// The whole pieces of a store after these writes.
pub(super) fn after<'a>(found: &[Found<'a>], writes: &'a [Write]) -> HashMap<&'a str, &'a str> {
    let whole = found.iter().filter(|piece| piece.seen == Seen::Whole);
    let mut pieces: HashMap<&str, &str> = whole.map(|piece| (piece.name, piece.text)).collect();
    for write in writes {
        match write {
            Write::Put(name, text) => {
                pieces.insert(name, text);
            }
            Write::Delete(name) | Write::Aside(name, ..) => {
                pieces.remove(name.as_str());
            }
        }
    }
    pieces
}

/// What the copy must be given, so that it mirrors the database's pieces: those first, and once they are written
/// what it can let go.
pub(super) fn copy<C: Care>(
    found: &[Found<'_>],
    held: &Held,
    wanted: &HashMap<&str, &str>,
) -> (Vec<Write>, Vec<Write>) {
    let (mut writes, mut later) = (Vec::new(), Vec::new());
    let blocked = aside::<C>(found, held, &mut writes);
    let has: HashSet<&str> = found.iter().filter(|piece| piece.seen == Seen::Whole).map(|piece| piece.name).collect();
    for (name, text) in wanted {
        if !has.contains(name) && !blocked.contains(*name) {
            writes.push(Write::Put((*name).to_owned(), (*text).to_owned()));
        }
    }
    // The database's snapshots are in the copy by then; an event can go once the database has let it go, and two
    // of them hold it.
    let mut kept = vec![0_u8; held.events.len()];
    let snapshots = wanted.keys().filter(|name| name.starts_with(name::SNAPSHOT));
    for place in snapshots.filter_map(|name| held.holds(name)).flatten() {
        if let Some(count) = kept.get_mut(*place) {
            *count = count.saturating_add(1);
        }
    }
    let twice = |has: &[usize]| has.iter().all(|place| kept.get(*place).is_some_and(|count| *count > 1));
    for piece in found {
        let gone = match piece.seen {
            Seen::Stale => true,
            Seen::Whole if wanted.contains_key(piece.name) => false,
            Seen::Whole => held.holds(piece.name).is_some_and(twice),
            _ => false,
        };
        if gone {
            later.push(Write::Delete(piece.name.to_owned()));
        }
    }
    (writes, later)
}

/// What the copy must be given where there is no database to mirror: the events that it lacks, under free names.
pub(super) fn alone(found: &[Found<'_>], held: &Held) -> Vec<Write> {
    let lacking = held.beyond(found.iter().filter(|piece| piece.seen == Seen::Whole).map(|piece| piece.name));
    let events = lacking.iter().filter_map(|place| held.events.get(*place));
    let named = events.map(|event| (name::event(&event.id), event));
    let free = named.filter(|(name, _)| !found.iter().any(|piece| piece.name == *name));
    free.map(|(name, event)| Write::Put(name, codec::encode(event))).collect()
}
