//! The book: what the log of events amounts to.

use std::collections::{HashMap, HashSet};

use super::event::{Change, Event, EventId};
use crate::engine::{Moment, Number, Origin, Status, order};

/// One step in the life of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// When.
    pub at: Moment,
    /// What.
    pub change: Change,
}

/// A number with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number as it stands.
    pub number: Number,
    /// What happened to it, oldest first.
    pub history: Vec<Past>,
    /// The real number that took this reservation's place.
    pub replaced_by: Option<String>,
}

impl Entry {
    /// When it entered the book.
    pub fn since(&self) -> Option<Moment> {
        self.history.first().map(|past| past.at)
    }

    /// Whether it is a reservation that still waits for its real number.
    pub fn is_open_reservation(&self) -> bool {
        self.number.is_simulated() && self.number.status() == Status::Bound && self.replaced_by.is_none()
    }
}

/// An event that contradicts the book: kept and shown, never dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The event.
    pub event: Event,
    /// Where the number stood when the event came, if it was there at all.
    pub stood: Option<Status>,
}

/// Every number with its history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    entries: Vec<Entry>,
    places: HashMap<String, usize>,
    events: HashSet<EventId>,
    conflicts: Vec<Conflict>,
}

/// Whether a number may go from one status to another in one import: along the arrows of its life, any number
/// of them. Staying is no move.
pub fn may_become(from: Status, to: Status) -> bool {
    match from {
        Status::Unbound => to != Status::Unbound,
        Status::Bound => matches!(to, Status::Filing | Status::Filed | Status::Invalid),
        Status::Filing => matches!(to, Status::Bound | Status::Filed | Status::Invalid),
        Status::Filed | Status::Invalid => false,
    }
}

impl Book {
    /// The book that a log amounts to, in the order of the clock and then of what the events say; an event that
    /// stands in several copies counts once. Ids order nothing that differs: two desks that took each other's log in, and gave
    /// some events other ids, have the same book.
    pub fn replay(events: impl IntoIterator<Item = Event>) -> Book {
        let key = |event: &Event| (event.at.millis(), [rank(&event.change), &event.number].concat());
        let mut book = Book::default();
        // An event can stand before the one that it needs where a clock was moved: once more while it helps.
        let mut waiting = order::sorted(events.into_iter().collect(), key);
        let same = |pair: &[Event]| matches!(pair, [one, other] if key(one) == key(other) && one.id != other.id);
        if waiting.windows(2).any(same) {
            // Rare: something happened twice to one number within a millisecond, or a file was altered.
            let whole = |event: &Event| [&key(event).1, "\n", &event.says(), event.id.as_str()].concat();
            waiting = order::sorted(waiting, |event| (key(event).0, whole(event)));
        }
        loop {
            let before = waiting.len();
            let mut left = Vec::new();
            for event in waiting {
                if !book.events.contains(&event.id) && !book.fits(&event) {
                    left.push(event);
                } else {
                    book.push(event);
                }
            }
            if left.is_empty() || left.len() == before {
                left.into_iter().for_each(|event| book.push(event));
                return book;
            }
            waiting = left;
        }
    }

    /// Takes one more event. What contradicts the book goes to the conflicts.
    pub fn push(&mut self, event: Event) {
        if !self.events.insert(event.id.clone()) {
            return;
        }
        if !self.fits(&event) {
            let stood = self.entry(&event.number).map(|entry| entry.number.status());
            self.conflicts.push(Conflict { event, stood });
            return;
        }
        let past = Past { at: event.at, change: event.change.clone() };
        match &event.change {
            Change::Reserved { record, discarded } => {
                let status = if *discarded { Status::Invalid } else { Status::Bound };
                self.insert(record.number(&event.number, status, Origin::Simulated, None), past);
            }
            Change::Recorded { record, status, replaces } => {
                if let Some(reservation) = replaces.as_deref().and_then(|name| self.entry_mut(name)) {
                    reservation.replaced_by = Some(event.number.clone());
                    reservation.history.push(past.clone());
                }
                self.insert(record.number(&event.number, *status, Origin::Recorded, replaces.as_deref()), past);
            }
            change => {
                let Some(entry) = self.entry_mut(&event.number) else { return };
                alter(&mut entry.number, change);
                entry.history.push(past);
            }
        }
    }

    /// The entry of a number, compared without case.
    pub fn entry(&self, number: &str) -> Option<&Entry> {
        self.entries.get(*self.places.get(&number.to_ascii_lowercase())?)
    }

    /// Every entry, in the order in which they came.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The events that contradict the book.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Whether an event is in the book already.
    pub fn knows(&self, id: &EventId) -> bool {
        self.events.contains(id)
    }

    /// Whether the book has what an event says, under whatever id.
    pub fn has(&self, event: &Event) -> bool {
        let past = Past { at: event.at, change: event.change.clone() };
        let same = |other: &Event| (&other.number, other.at, &other.change) == (&event.number, event.at, &event.change);
        self.entry(&event.number).is_some_and(|entry| entry.history.contains(&past))
            || self.conflicts.iter().any(|conflict| same(&conflict.event))
    }

    /// The numbers as the engine takes them.
    pub fn numbers(&self) -> Vec<Number> {
        self.entries.iter().map(|entry| entry.number.clone()).collect()
    }

    fn entry_mut(&mut self, number: &str) -> Option<&mut Entry> {
        self.entries.get_mut(*self.places.get(&number.to_ascii_lowercase())?)
    }

    fn insert(&mut self, number: Number, past: Past) {
        self.places.insert(number.key(), self.entries.len());
        self.entries.push(Entry { number, history: vec![past], replaced_by: None });
    }

    /// Whether an event follows from where its number stands.
    fn fits(&self, event: &Event) -> bool {
        let entry = self.entry(&event.number);
        match (&event.change, entry) {
            (Change::Reserved { .. }, entry) => entry.is_none(),
            (Change::Recorded { replaces, .. }, entry) => {
                let free =
                    |name: &str| self.entry(name).is_some_and(|r| r.number.is_simulated() && r.replaced_by.is_none());
                entry.is_none() && replaces.as_deref().is_none_or(free)
            }
            (_, None) => false,
            (change, Some(entry)) => {
                let (status, simulated) = (entry.number.status(), entry.number.is_simulated());
                match change {
                    Change::Noted { .. } => true,
                    Change::Discarded => entry.is_open_reservation(),
                    _ if simulated => false,
                    Change::Bound { .. } => status == Status::Unbound,
                    Change::Submitted { .. } => status == Status::Bound,
                    Change::Approved { .. } | Change::Rejected => status == Status::Filing,
                    Change::Invalidated => !matches!(status, Status::Filed | Status::Invalid),
                    Change::Moved { status: to, .. } => may_become(status, *to) || status == *to,
                    Change::Reserved { .. } | Change::Recorded { .. } => false,
                }
            }
        }
    }
}

/// At the same instant what brings a number in stands before what happens to it.
fn rank(change: &Change) -> &'static str {
    match change {
        Change::Reserved { .. } => "0",
        Change::Recorded { .. } => "1",
        _ => "2",
    }
}

fn alter(number: &mut Number, change: &Change) {
    match change {
        Change::Bound { instance } => {
            number.status = Some(Status::Bound);
            number.instance = Some(instance.clone());
        }
        Change::Submitted { domain } => {
            number.status = Some(Status::Filing);
            number.domain = domain.clone().or(number.domain.take());
        }
        Change::Approved { icp_number } => {
            number.status = Some(Status::Filed);
            number.icp_number = Some(icp_number.clone());
        }
        Change::Rejected => number.status = Some(Status::Bound),
        Change::Invalidated | Change::Discarded => number.status = Some(Status::Invalid),
        Change::Moved { status, icp_number } => {
            number.status = Some(*status);
            number.icp_number = icp_number.clone().or(number.icp_number.take());
        }
        Change::Noted { note } => number.note = (!note.is_empty()).then(|| note.clone()),
        Change::Reserved { .. } | Change::Recorded { .. } => {}
    }
}
