//! Two logs as one: what a backup brings that the desk does not have yet.

use std::collections::{HashMap, HashSet};

use super::book::{Book, Conflict};
use super::event::{Event, EventId};

/// What taking events into a log would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// The events that the log lacks, each once, as they came; appending them is the whole merge.
    pub add: Vec<Event>,
    /// How many of them the log has already.
    pub known: usize,
    /// Events that say something else under an id that is taken. Ids are random, so that only a forged or broken
    /// file has them; the log keeps what it says, and these are for showing.
    pub twins: Vec<Event>,
    /// What contradicts the book once all are in, and did not before. Both sides stay in the log.
    pub conflicts: Vec<Conflict>,
}

/// What `log` lacks of `incoming`: the union of both by event id, no event decided on anew.
///
/// An event of a backup has happened, and the number that it speaks of has been shown to somebody: so quota and
/// eligibility are not asked again, and what contradicts is kept and shown ([`Book::conflicts`]). Merging twice
/// adds nothing, and where no id stands for two events, the book of both logs is the same whichever of them is
/// merged into the other.
///
/// ```
/// use beian_desk::ledger::{self, Change, Event, EventId};
///
/// let noted = Event {
///     id: EventId::from_entropy([1; 8]),
///     at: "2026-07-01T12:00+08:00".parse().unwrap(),
///     number: "4f9f0d9c-0000-4000-8000-000000000001".to_owned(),
///     change: Change::Noted { note: "late".to_owned() },
/// };
/// let merged = ledger::merge(&[], &[noted.clone(), noted.clone()]);
/// assert_eq!((merged.add.len(), merged.known), (1, 1));
/// // A note on a number that nobody brought in: kept, and shown as a conflict.
/// assert_eq!(merged.conflicts.len(), 1);
/// assert_eq!(ledger::merge(&merged.add, &[noted]).add, []);
/// ```
pub fn merge(log: &[Event], incoming: &[Event]) -> Merged {
    let mut merged = Merged::default();
    let mut taken: HashMap<&EventId, &Event> = log.iter().map(|event| (&event.id, event)).collect();
    for event in incoming {
        match taken.get(&event.id) {
            Some(known) if *known == event => merged.known += 1,
            Some(_) => merged.twins.push(event.clone()),
            None => {
                taken.insert(&event.id, event);
                merged.add.push(event.clone());
            }
        }
    }
    if !merged.add.is_empty() {
        let before = Book::replay(log.iter().cloned());
        let before: HashSet<&EventId> = before.conflicts().iter().map(|conflict| &conflict.event.id).collect();
        let after = Book::replay(log.iter().chain(&merged.add).cloned());
        let new = after.conflicts().iter().filter(|conflict| !before.contains(&conflict.event.id));
        merged.conflicts = new.cloned().collect();
    }
    merged
}
