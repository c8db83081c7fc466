//! What this tab has read: every event once, what each piece holds, and the book that they make.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::super::codec::{self, CodecError, Piece};
use super::super::hash::{Map, Set};
use super::super::{Book, Event, EventId};
use super::care::Care;
use super::name;

/// What a text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// What its name says.
    Whole,
    /// It holds something that was erased.
    Stale,
    /// Torn, altered or foreign.
    Damaged,
    /// A damaged text that was put aside.
    Aside,
    /// Written by a newer version.
    Newer,
    /// None of ours.
    Other,
}

/// The log as this tab knows it.
#[derive(Default)]
pub(super) struct Held {
    pub(super) events: Vec<Arc<Event>>,
    pub(super) places: Map<EventId, usize>,
    /// For the name of every whole piece that was read: the places of its events.
    pub(super) pieces: Map<String, Vec<usize>>,
    pub(super) erased: Set<EventId>,
    /// The book, and how many of the events it has in it.
    pub(super) book: Option<(Book, usize)>,
    /// How many pieces the last start found damaged; none before it.
    pub(super) damaged: Option<usize>,
    pub(super) newer: bool,
    pub(super) copy_fails: bool,
    pub(super) database_fails: bool,
}

impl Held {
    /// Takes a text in. An erasure must come before what it erases: see [`Held::forget`].
    pub(super) fn learn<C: Care>(&mut self, name: &str, text: &str) -> Seen {
        self.learn_beside::<C>(name, text, None, &Held::default())
    }

    /// As [`Held::learn`]; `above` are the name and the text of a whole snapshot that may begin with all of this one,
    /// and `before` is what this tab had read before.
    pub(super) fn learn_beside<C: Care>(
        &mut self,
        name: &str,
        text: &str,
        above: Option<(&str, &str)>,
        before: &Held,
    ) -> Seen {
        if name.starts_with(name::SNAPSHOT)
            && name::fits(name, text)
            && let Some((above, other)) = above
            && let Some(more) = codec::begins(text, other, C::CHECKSUM)
            && let Some(places) = self.holds(above).and_then(|places| places.get(..places.len().checked_sub(more)?))
        {
            self.pieces.insert(name.to_owned(), places.to_vec());
            return Seen::Whole;
        }
        if name.starts_with(name::DAMAGED) {
            self.pieces.insert(name.to_owned(), Vec::new());
            return Seen::Aside;
        }
        let ours = [name::EVENT, name::SNAPSHOT, name::ERASED].iter().any(|kind| name.starts_with(kind));
        let read = match before.again::<C>(name, text) {
            Some(events) => Ok(Piece::Snapshot(events)),
            None => codec::read_with(text, C::CHECKSUM),
        };
        let piece = match read {
            Ok(piece) => piece,
            Err(CodecError::Newer) if C::NEWER => {
                self.newer = true;
                return Seen::Newer;
            }
            Err(_) if ours => return Seen::Damaged,
            Err(_) => {
                self.pieces.insert(name.to_owned(), Vec::new());
                return Seen::Other;
            }
        };
        let (events, fits) = match piece {
            Piece::Event(event) => {
                let fits = name.strip_prefix(name::EVENT) == Some(event.id.as_str());
                (vec![before.same(event)], fits)
            }
            Piece::Snapshot(events) => (events, name.starts_with(name::SNAPSHOT) && name::fits(name, text)),
            Piece::Erased(ids) => {
                if C::ERASURE {
                    self.erased.extend(ids);
                }
                (Vec::new(), name.starts_with(name::ERASED) && name::fits(name, text))
            }
        };
        let mut seen = Seen::Whole;
        let mut holds = Vec::with_capacity(events.len());
        self.events.reserve(events.len());
        self.places.reserve(events.len());
        for event in events {
            if self.erased.contains(&event.id) {
                seen = Seen::Stale;
            } else {
                holds.push(self.add(event));
            }
        }
        // A piece in another's place: what it holds counts, but its name is not to be trusted.
        if !fits && C::CHECKSUM {
            return if ours { Seen::Damaged } else { Seen::Other };
        }
        if seen == Seen::Whole {
            self.pieces.insert(name.to_owned(), holds);
        }
        seen
    }

    /// The events of a snapshot that was read before: its name tells what it holds, as long as the text is whole.
    fn again<C: Care>(&self, name: &str, text: &str) -> Option<Vec<Arc<Event>>> {
        let places = self.holds(name).filter(|_| name.starts_with(name::SNAPSHOT))?;
        if !name::fits(name, text) || !codec::is_whole(text, C::CHECKSUM) {
            return None;
        }
        places.iter().map(|place| self.events.get(*place).cloned()).collect()
    }

    /// An event, or the very same where it was read before.
    fn same(&self, event: Event) -> Arc<Event> {
        let known = self.places.get(&event.id).and_then(|place| self.events.get(*place));
        known.filter(|known| ***known == event).cloned().unwrap_or_else(|| Arc::new(event))
    }

    /// Takes an event in; its place.
    pub(super) fn add(&mut self, event: impl Into<Arc<Event>>) -> usize {
        let (event, next) = (event.into(), self.events.len());
        match self.places.entry(event.id.clone()) {
            Entry::Occupied(place) => *place.get(),
            Entry::Vacant(place) => {
                place.insert(next);
                self.events.push(event);
                next
            }
        }
    }

    /// Takes a new event in, that stands in a piece of its own.
    pub(super) fn append(&mut self, event: Event) {
        let name = name::event(&event.id);
        let place = self.add(event);
        self.pieces.insert(name, vec![place]);
    }

    /// The places of the events that a piece holds; none where it was never read or not whole.
    pub(super) fn holds(&self, name: &str) -> Option<&[usize]> {
        self.pieces.get(name).map(Vec::as_slice)
    }

    /// Whether an id is taken.
    pub(super) fn knows(&self, id: &EventId) -> bool {
        self.places.contains_key(id) || self.erased.contains(id)
    }

    /// The events that stand neither in a piece of their own nor in two snapshots, of the pieces of these names.
    pub(super) fn beyond<'a>(&self, names: impl Iterator<Item = &'a str>) -> Vec<usize> {
        let mut counts = vec![0_u8; self.events.len()];
        for name in names {
            let weight = if name.starts_with(name::EVENT) { 2 } else { 1 };
            for place in self.holds(name).unwrap_or_default() {
                if let Some(count) = counts.get_mut(*place) {
                    *count = count.saturating_add(weight);
                }
            }
        }
        counts.iter().enumerate().filter(|(_, count)| **count < 2).map(|(place, _)| place).collect()
    }

    /// Forgets what was erased since: true where that took events away, and every piece must be read again.
    pub(super) fn forget(&mut self) -> bool {
        if self.erased.is_empty() || !self.events.iter().any(|event| self.erased.contains(&event.id)) {
            return false;
        }
        let events = std::mem::take(&mut self.events);
        self.places.clear();
        self.pieces.clear();
        self.book = None;
        for event in events {
            if !self.erased.contains(&event.id) {
                self.add(event);
            }
        }
        true
    }

    /// The book of all events, taken out: it is given back with [`Held::keep`] where a commit came through. What
    /// came since it was last given back is taken in, or all is replayed where that does not follow.
    pub(super) fn book(&mut self) -> Book {
        if let Some((mut book, count)) = self.book.take()
            && let Some(new) = self.events.get(count..)
            && book.follow(new)
        {
            return book;
        }
        Book::replay(self.events.iter().cloned())
    }

    /// Makes the book now, so that the first commit need not.
    pub(super) fn prepare(&mut self) {
        let book = self.book();
        self.book = Some((book, self.events.len()));
    }

    /// Keeps the book that has these new events in it, unless others came in between.
    pub(super) fn keep(&mut self, book: Book, before: usize, new: &[&Event]) {
        let whole = self.events.len() == before;
        new.iter().for_each(|event| self.append((*event).clone()));
        self.book = whole.then_some((book, self.events.len()));
    }
}
