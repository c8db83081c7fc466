//! Two logs as one: what a backup brings that the desk does not have yet.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};

use super::book::{Book, Conflict};
use super::event::{Event, EventId};

/// What taking events into a log would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// The events that the log lacks, each once, as they came; appending them and the twins is the whole merge.
    pub add: Vec<Event>,
    /// How many of them the log has already.
    pub known: usize,
    /// Events that say something else under an id that is taken. Ids are random, so that only a forged or broken
    /// file has them. They come in beside what the log says, each under an id made of what it says, so that they
    /// come in once.
    pub twins: Vec<Event>,
    /// What contradicts the book once all are in, and did not before. Both sides stay in the log.
    pub conflicts: Vec<Conflict>,
}

/// What `log` lacks of `incoming`: the union of both by event id and by what it says, no event decided on anew.
///
/// An event of a backup has happened, and the number that it speaks of has been shown to somebody: so quota and
/// eligibility are not asked again, and what contradicts is kept and shown ([`Book::conflicts`]). Merging twice
/// adds nothing, and the book of both logs is the same whichever of them is merged into the other.
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
/// let merged = ledger::merge(&[] as &[Event], &[noted.clone(), noted.clone()]);
/// assert_eq!((merged.add.len(), merged.known), (1, 1));
/// // A note on a number that nobody brought in: kept, and shown as a conflict.
/// assert_eq!(merged.conflicts.len(), 1);
/// assert_eq!(ledger::merge(&merged.add, &[noted]).add, []);
/// ```
pub fn merge(log: &[impl Borrow<Event>], incoming: &[Event]) -> Merged {
    let log: Vec<&Event> = log.iter().map(Borrow::borrow).collect();
    let mut merged = Merged::default();
    let mut taken: HashMap<&EventId, &Event> = log.iter().map(|event| (&event.id, *event)).collect();
    let mut others = Vec::new();
    for event in incoming {
        match taken.get(&event.id) {
            Some(known) if *known == event => merged.known += 1,
            Some(_) => others.push(event),
            None => {
                taken.insert(&event.id, event);
                merged.add.push(event.clone());
            }
        }
    }
    let is_twin = |event: &Event| event.renamed().id == event.id;
    // A log that took a twin in has it under the id made of it: that is the same event, on whichever side it is.
    let fresh = merged.add.len();
    merged.add.retain(|event| !log_has_twin(&taken, event));
    if !others.is_empty() || merged.add.iter().any(is_twin) {
        let mut said: HashSet<String> = log.iter().map(|event| event.says()).collect();
        merged.add.retain(|event| !is_twin(event) || !said.contains(&event.says()));
        said.extend(merged.add.iter().map(Event::says));
        for event in others {
            match said.insert(event.says()) {
                true => merged.twins.push(event.renamed()),
                false => merged.known += 1,
            }
        }
    }
    merged.known += fresh - merged.add.len();
    let new: Vec<&Event> = merged.add.iter().chain(&merged.twins).collect();
    if !new.is_empty() {
        let before = Book::replay(log.iter().copied().cloned());
        let before: HashSet<&EventId> = before.conflicts().iter().map(|conflict| &conflict.event.id).collect();
        let after = Book::replay(log.iter().copied().chain(new).cloned());
        let new = after.conflicts().iter().filter(|conflict| !before.contains(&conflict.event.id));
        merged.conflicts = new.cloned().collect();
    }
    merged
}

/// Whether an event is in the log under the id made of what it says, since its own was taken there.
fn log_has_twin(taken: &HashMap<&EventId, &Event>, event: &Event) -> bool {
    let renamed = event.renamed();
    renamed.id != event.id && taken.get(&renamed.id).is_some_and(|known| **known == renamed)
}
