//! The book: what the log of events amounts to.

mod count;
mod places;

use std::cmp::Ordering;
use std::sync::Arc;

use self::count::is_shared;
use self::places::Places;
use super::entry::Entry;
use super::event::{Change, Event, EventId};
use super::hash::{Map, Set};
use crate::engine::{Account, Number, Status, order};

pub use self::count::Touched;

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
    places: Places,
    /// The places of the numbers of each instance.
    instances: Map<String, Vec<usize>>,
    /// The places of the numbers that may be counted by account.
    shared: Vec<usize>,
    /// Every account that a number is known to be of, as they came and to be looked up.
    holders: Vec<Account>,
    held: Set<Account>,
    events: Set<EventId>,
    conflicts: Vec<Conflict>,
    /// The last event, and whether each stood behind the one before it and followed from what was there.
    last: Option<Arc<Event>>,
    uneven: bool,
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
    /// stands in several copies counts once. Ids order nothing that differs: two desks that took each other's log
    /// in, and gave some events other ids, have the same book.
    pub fn replay(events: impl IntoIterator<Item = impl Into<Arc<Event>>>) -> Book {
        Book::of(events.into_iter().map(Into::into).collect())
    }

    fn of(events: Vec<Arc<Event>>) -> Book {
        let mut book = Book::default();
        book.entries.reserve(events.len());
        book.places.reserve(events.len());
        book.events.reserve(events.len());
        // An event can stand before the one that it needs where a clock was moved: once more while it helps.
        let mut waiting = in_order(events);
        loop {
            let before = waiting.len();
            let mut left = Vec::new();
            for event in waiting {
                // INVARIANT: what is taken in here stands in order, and what had to wait has made the book uneven.
                left.extend(book.take(event, true));
            }
            if left.is_empty() || left.len() == before {
                left.into_iter().for_each(|event| book.push(event));
                return book;
            }
            waiting = left;
        }
    }

    /// Takes one more event. What contradicts the book goes to the conflicts.
    pub fn push(&mut self, event: impl Into<Arc<Event>>) {
        if let Some(event) = self.take(event.into(), false) {
            self.events.insert(event.id.clone());
            self.last = Some(event.clone());
            let stood = self.entry(&event.number).map(Entry::status);
            self.conflicts.push(Conflict { event: Event::clone(&event), stood });
        }
    }

    /// Takes events that came after all that are in the book; false where one does not, or where waiting for it
    /// could have changed what came before: then the book is to be replayed from the whole log.
    ///
    /// ```
    /// use beian_desk::ledger::{Book, Change, Event, EventId};
    ///
    /// let noted = |n: u8| Event {
    ///     id: EventId::from_entropy([n; 8]),
    ///     at: format!("2026-07-0{n}T12:00+08:00").parse().unwrap(),
    ///     number: "4f9f0d9c-0000-4000-8000-000000000001".to_owned(),
    ///     change: Change::Recorded { record: Default::default(), status: "bound".parse().unwrap(), replaces: None },
    /// };
    /// let mut book = Book::replay([noted(2)]);
    /// assert!(!book.clone().follow(&[noted(1).into()]), "its clock is before that of the other");
    /// let later = Event { number: "4f9f0d9c-0000-4000-8000-000000000002".to_owned(), ..noted(3) };
    /// assert!(book.follow(&[later.into()]));
    /// ```
    pub fn follow(&mut self, events: &[Arc<Event>]) -> bool {
        for event in events {
            let follows = self.last.as_ref().is_none_or(|last| compare(last, event).is_lt());
            // One that contradicts the book may only be the last: what comes next could have helped it.
            if self.uneven || !follows || self.events.contains(&event.id) {
                return false;
            }
            self.push(event.clone());
        }
        true
    }

    /// Takes an event in that fits; one that does not comes back. `sorted` says that it stands behind the last one.
    fn take(&mut self, event: Arc<Event>, sorted: bool) -> Option<Arc<Event>> {
        if !self.events.insert(event.id.clone()) {
            self.uneven = true;
            return None;
        }
        let at = self.places.of(&event.number, &self.entries);
        if !self.fits(&event, at.and_then(|at| self.entries.get(at))) {
            self.events.remove(&event.id);
            self.uneven = true;
            return Some(event);
        }
        self.uneven |= !sorted && self.last.as_ref().is_some_and(|last| compare(last, &event).is_ge());
        self.last = Some(event.clone());
        if let Some(entry) = Entry::of(event.clone()) {
            if let Change::Recorded { replaces: Some(name), .. } = &event.change
                && let Some(reservation) = self.entry_mut(name)
            {
                reservation.replace(event);
            }
            self.insert(entry);
        } else if let Some((at, entry)) = at.and_then(|at| Some((at, self.entries.get_mut(at)?))) {
            let before = entry.instance().map(str::to_owned);
            entry.push(event);
            let after = entry.instance().map(str::to_owned);
            if before != after {
                self.move_to(at, before, after);
            }
        }
        None
    }

    /// The entry of a number, compared without case.
    pub fn entry(&self, number: &str) -> Option<&Entry> {
        self.entries.get(self.places.of(number, &self.entries)?)
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
        let same = |other: &Event| (&other.number, other.at, &other.change) == (&event.number, event.at, &event.change);
        // A reservation's history has its real number's as well.
        let told = |other: &Event| (other.at, &other.change) == (event.at, &event.change);
        self.entry(&event.number).is_some_and(|entry| entry.history().any(|past| told(past)))
            || self.conflicts.iter().any(|conflict| same(&conflict.event))
    }

    /// The numbers as the engine takes them.
    pub fn numbers(&self) -> Vec<Number> {
        self.entries.iter().map(Entry::to_number).collect()
    }

    /// Every number, in the order in which they came.
    pub fn all(&self) -> Vec<&Number> {
        self.entries.iter().map(Entry::number).collect()
    }

    fn entry_mut(&mut self, number: &str) -> Option<&mut Entry> {
        let at = self.places.of(number, &self.entries)?;
        self.entries.get_mut(at)
    }

    fn insert(&mut self, entry: Entry) {
        let at = self.entries.len();
        self.places.put(entry.text(), at);
        if let Some(instance) = entry.instance() {
            match self.instances.get_mut(instance) {
                Some(places) => places.push(at),
                None => drop(self.instances.insert(instance.to_owned(), vec![at])),
            }
        }
        if is_shared(&entry) {
            self.shared.push(at);
        }
        // Mostly it is that of the number before.
        let new = |account: &&Account| self.holders.last() != Some(*account) && !self.held.contains(*account);
        if let Some(account) = entry.account().filter(new) {
            self.held.insert(account.clone());
            self.holders.push(account.clone());
        }
        self.entries.push(entry);
    }

    fn move_to(&mut self, at: usize, from: Option<String>, to: Option<String>) {
        if let Some(places) = from.and_then(|from| self.instances.get_mut(&from)) {
            places.retain(|place| *place != at);
        }
        if let Some(to) = to {
            self.instances.entry(to).or_default().push(at);
        }
    }

    /// Whether an event follows from where its number stands.
    fn fits(&self, event: &Event, entry: Option<&Entry>) -> bool {
        match (&event.change, entry) {
            (Change::Reserved { .. }, entry) => entry.is_none(),
            (Change::Recorded { replaces, .. }, entry) => {
                let free = |name: &str| {
                    self.entry(name).is_some_and(|entry| entry.is_simulated() && entry.replaced_by().is_none())
                };
                entry.is_none() && replaces.as_deref().is_none_or(free)
            }
            (_, None) => false,
            (change, Some(entry)) => {
                let (status, simulated) = (entry.status(), entry.is_simulated());
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

/// Which of two events stands first. Their texts are made only where that is not plain without.
fn compare(one: &Event, other: &Event) -> Ordering {
    let front = |event: &Event| match one.at == other.at {
        true => (0, rank(&event.change)),
        false => (event.at.millis(), rank(&event.change)),
    };
    let differ = |one: &str, other: &str| {
        let both = one.len().min(other.len());
        one.as_bytes().get(..both).cmp(&other.as_bytes().get(..both))
    };
    let plain = front(one).cmp(&front(other)).then_with(|| differ(&one.number, &other.number));
    plain.then_with(|| key(one).cmp(&key(other)))
}

/// What decides where an event stands: the clock, then all that it says.
fn key(event: &Event) -> (i64, String) {
    let says = event.says();
    (event.at.millis(), [rank(&event.change), &event.number, "\n", &says, event.id.as_str()].concat())
}

/// Events in the order of the clock. Those in front that stand in it are left alone: a log is kept in order, and
/// what is new stands at its end.
pub(super) fn in_order(mut events: Vec<Arc<Event>>) -> Vec<Arc<Event>> {
    let even = |pair: &[Arc<Event>]| matches!(pair, [one, other] if compare(one, other).is_le());
    let front = events.windows(2).take_while(|pair| even(pair)).count() + 1;
    if front >= events.len() {
        return events;
    }
    let behind = order::sorted(events.split_off(front), |event| key(event));
    let follows = events.last().zip(behind.first()).is_some_and(|(last, first)| compare(last, first).is_le());
    events.extend(behind);
    if follows { events } else { order::sorted(events, |event| key(event)) }
}
