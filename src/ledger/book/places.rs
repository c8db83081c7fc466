//! Where each number stands in the book, whatever its letters' case.

use super::super::hash::{Map, caseless};
use super::Entry;

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
        let same = |entry: &Entry| entry.number.number == number || entry.number.number.eq_ignore_ascii_case(number);
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
    use super::caseless;
    use crate::engine::Status;

    #[test]
    fn names_that_share_a_hash_have_places_of_their_own() {
        // `@` and `` ` `` differ by the bit that tells capitals from small letters, and are no letters.
        let names = ["real-@", "REAL-`", "real-1"];
        assert_eq!(caseless(names[0]), caseless(names[1]));
        let recorded = |(place, name): (usize, &&str)| Event {
            id: EventId::from_entropy([place as u8; 8]),
            at: format!("2026-07-01T12:0{place}+08:00").parse().unwrap(),
            number: (*name).to_owned(),
            change: Change::Recorded { record: Record::default(), status: Status::Bound, replaces: None },
        };
        let book = Book::replay(names.iter().enumerate().map(recorded));
        assert_eq!(book.conflicts(), []);
        for (asked, found) in [("REAL-@", "real-@"), ("real-`", "REAL-`"), ("Real-1", "real-1")] {
            assert_eq!(book.entry(asked).map(|entry| entry.number.number.as_str()), Some(found));
        }
        assert_eq!(book.entry("real-2"), None);
    }
}
