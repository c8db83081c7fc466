//! Where each number stands in the book, whatever its letters' case.

use super::super::entry::Entry;
use super::super::hash::{Map, caseless};

/// Places by names. A name is not kept a second time: it stands in the entry at its place, where it is compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Places {
    /// The place of the first name of each hash.
    first: Map<u64, usize>,
    /// The places of names whose hash is that of another.
    others: Vec<usize>,
}

impl Places {
    pub(super) fn reserve(&mut self, more: usize) {
        self.first.reserve(more);
    }

    /// The place of a number among the entries.
    pub(super) fn of(&self, number: &str, entries: &[Entry]) -> Option<usize> {
        let same = |entry: &Entry| entry.text() == number || entry.text().eq_ignore_ascii_case(number);
        let is = |at: &usize| entries.get(*at).is_some_and(same);
        let first = self.first.get(&caseless(number)).copied()?;
        Some(first).filter(is).or_else(|| self.others.iter().copied().find(is))
    }

    /// Notes the place of a number that has none.
    pub(super) fn put(&mut self, number: &str, at: usize) {
        if *self.first.entry(caseless(number)).or_insert(at) != at {
            self.others.push(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Book, Change, Event, EventId, Record};
    use super::{Places, caseless};
    use crate::engine::Status;

    #[test]
    fn names_that_share_a_hash_have_places_of_their_own() {
        let names = ["real-1", "REAL-2", "real-3"];
        let recorded = |(place, name): (usize, &&str)| Event {
            id: EventId::from_entropy([place as u8; 8]),
            at: format!("2026-07-01T12:0{place}+08:00").parse().unwrap(),
            number: (*name).to_owned(),
            change: Change::Recorded { record: Record::default(), status: Status::Bound, replaces: None },
        };
        let book = Book::replay(names.iter().enumerate().map(recorded));
        // As if the second had the hash of the first.
        let mut places = Places::default();
        places.first.insert(caseless("real-2"), 0);
        for (at, name) in names.iter().enumerate() {
            places.put(name, at);
        }
        assert_eq!(places.others, [1]);
        let of = |name: &str| places.of(name, book.entries());
        assert_eq!([of("REAL-1"), of("real-2"), of("Real-3"), of("real-4")], [Some(0), Some(1), Some(2), None]);
    }
}
