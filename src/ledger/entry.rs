//! A number of the book with its history.

use std::fmt;
use std::iter;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::event::{Change, Event, Record};
use crate::engine::{Account, Moment, Number, Origin, Product, Status};

/// One step in the life of a number: the event that it was. Two are the same that say the same, whatever their ids.
#[derive(Clone)]
pub struct Past(Arc<Event>);

impl Deref for Past {
    type Target = Event;

    fn deref(&self) -> &Event {
        &self.0
    }
}

impl PartialEq for Past {
    fn eq(&self, other: &Past) -> bool {
        (self.at, &self.change) == (other.at, &other.change)
    }
}

impl Eq for Past {}

impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.at, &self.change).fmt(f)
    }
}

/// A number with its history.
#[derive(Clone)]
pub struct Entry {
    /// What brought it into the book.
    first: Past,
    /// What happened to it since.
    later: Vec<Past>,
    status: Status,
    replaced_by: Option<String>,
    /// As it stands, made of its history when it is first asked for: a log is replayed to be shown, and of many numbers
    /// few are on the screen.
    number: OnceLock<Box<Number>>,
}

impl Entry {
    /// The entry of a number that enters the book; none where the event is not one that brings a number in.
    pub(super) fn of(event: Arc<Event>) -> Option<Entry> {
        let (_, status, _) = entered(&event.change)?;
        let (first, later) = (Past(event), Vec::new());
        Some(Entry { first, later, status, replaced_by: None, number: OnceLock::new() })
    }

    /// Takes in what happened to it. `None` stays where it stood.
    pub(super) fn push(&mut self, event: Arc<Event>) {
        self.status = becomes(&event.change).unwrap_or(self.status);
        if let Some(number) = self.number.get_mut() {
            alter(number, &event.change);
        }
        self.later.push(Past(event));
    }

    /// Takes in that a real number took its place.
    pub(super) fn replace(&mut self, by: Arc<Event>) {
        self.replaced_by = Some(by.number.clone());
        self.later.push(Past(by));
    }

    /// The number as it stands.
    pub fn number(&self) -> &Number {
        self.number.get_or_init(|| Box::new(self.made()))
    }

    /// The number as it stands, to be kept elsewhere.
    pub fn to_number(&self) -> Number {
        self.number.get().map_or_else(|| self.made(), |number| Number::clone(number))
    }

    fn made(&self) -> Number {
        let mut number = match entered(&self.first.change) {
            Some((record, status, replaces)) => record.number(self.text(), status, self.origin(), replaces),
            // INVARIANT: an entry begins with what brought its number in.
            None => Number::new(self.text()),
        };
        self.later.iter().for_each(|past| alter(&mut number, &past.change));
        number
    }

    /// The number as it was written when it appeared.
    pub fn text(&self) -> &str {
        &self.first.number
    }

    /// Where it stands.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Its instance, where known.
    pub fn instance(&self) -> Option<&str> {
        let bound = self.later.iter().rev().find_map(|past| match &past.change {
            Change::Bound { instance } => Some(instance),
            _ => None,
        });
        bound.or_else(|| entered(&self.first.change)?.0.instance.as_ref()).map(String::as_str)
    }

    /// Its product, where known.
    pub fn product(&self) -> Option<Product> {
        entered(&self.first.change)?.0.product
    }

    /// Its account, where known.
    pub fn account(&self) -> Option<&Account> {
        entered(&self.first.change)?.0.account.as_ref()
    }

    /// The real number that took this reservation's place.
    pub fn replaced_by(&self) -> Option<&str> {
        self.replaced_by.as_deref()
    }

    /// What happened to it, oldest first.
    pub fn history(&self) -> impl Iterator<Item = &Past> {
        iter::once(&self.first).chain(&self.later)
    }

    /// When it entered the book.
    pub fn since(&self) -> Moment {
        self.first.at
    }

    /// Whether it is a reservation of this app.
    pub fn is_simulated(&self) -> bool {
        self.origin() == Origin::Simulated
    }

    /// Whether it is a reservation that still waits for its real number.
    pub fn is_open_reservation(&self) -> bool {
        self.is_simulated() && self.status == Status::Bound && self.replaced_by.is_none()
    }

    /// Whether it was issued and waits to be used.
    pub fn is_unused(&self) -> bool {
        !self.is_simulated() && self.status.waits()
    }

    fn origin(&self) -> Origin {
        match self.first.change {
            Change::Reserved { .. } => Origin::Simulated,
            _ => Origin::Recorded,
        }
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        // What else there is follows from these.
        (self.text(), &self.first, &self.later) == (other.text(), &other.first, &other.later)
            && self.replaced_by == other.replaced_by
    }
}

impl Eq for Entry {}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let history: Vec<&Past> = self.history().collect();
        let mut entry = f.debug_struct("Entry");
        entry.field("number", self.number()).field("history", &history).field("replaced_by", &self.replaced_by).finish()
    }
}

/// What is known of a number that an event brings in, where it stands then and whose place it takes; none of other
/// events.
fn entered(change: &Change) -> Option<(&Record, Status, Option<&str>)> {
    match change {
        Change::Reserved { record, discarded: true } => Some((record, Status::Invalid, None)),
        Change::Reserved { record, discarded: false } => Some((record, Status::Bound, None)),
        Change::Recorded { record, status, replaces } => Some((record, *status, replaces.as_deref())),
        _ => None,
    }
}

/// Where a number stands after a change; none where that changes nothing of it.
fn becomes(change: &Change) -> Option<Status> {
    match change {
        Change::Bound { .. } | Change::Rejected => Some(Status::Bound),
        Change::Submitted { .. } => Some(Status::Filing),
        Change::Approved { .. } => Some(Status::Filed),
        Change::Invalidated | Change::Discarded => Some(Status::Invalid),
        Change::Moved { status, .. } => Some(*status),
        Change::Noted { .. } | Change::Reserved { .. } | Change::Recorded { .. } => None,
    }
}

fn alter(number: &mut Number, change: &Change) {
    number.status = becomes(change).or(number.status);
    match change {
        Change::Bound { instance } => number.instance = Some(instance.clone()),
        Change::Submitted { domain } => number.domain = domain.clone().or(number.domain.take()),
        Change::Approved { icp_number } => number.icp_number = Some(icp_number.clone()),
        Change::Moved { icp_number, .. } => number.icp_number = icp_number.clone().or(number.icp_number.take()),
        Change::Noted { note } => number.note = (!note.is_empty()).then(|| note.clone()),
        _ => {}
    }
}
