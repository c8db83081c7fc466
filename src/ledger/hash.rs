//! Maps of ids and names. Every event is looked up some times when a log is read, and the standard hasher takes
//! longer over a short text than all the rest; in a browser its keys are the same for everybody, so nothing is given
//! up for a plainer one.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map of ids or names.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Words>>;

/// A set of ids or names.
pub(super) type Set<K> = HashSet<K, BuildHasherDefault<Words>>;

/// Takes eight bytes at a time, each time multiplied and folded.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(u64);

impl Words {
    fn take(&mut self, word: u64) {
        // An odd number whose bits have no pattern: the golden ratio's.
        let mixed = (self.0 ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

/// The hash of a name that is the same in capitals and in small letters.
pub(super) fn caseless(name: &str) -> u64 {
    let mut words = Words::default();
    words.all(name.as_bytes(), small);
    words.finish()
}

/// Eight letters at once, capitals of ASCII made small. Nothing else is changed: of names that differ in other signs as
/// many as one likes could be made with one hash.
fn small(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = ONES << 7;
    let low = word & !TOPS;
    // The top bit of each tells whether it is an A or more, whether it is more than a Z, whether it is no ASCII.
    let (reached, passed) = (low + ONES * (0x80 - b'A' as u64), low + ONES * (0x7f - b'Z' as u64));
    word | (reached & !passed & !word & TOPS) >> 2
}

impl Words {
    /// Takes bytes, eight at a time, each time as `folded` has them.
    fn all(&mut self, bytes: &[u8], folded: impl Fn(u64) -> u64) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.take(folded(u64::from_le_bytes(*word))));
        if !rest.is_empty() {
            // The last place tells how many there are: seven at most.
            let mut word = [0, 0, 0, 0, 0, 0, 0, rest.len() as u8];
            word.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
            self.take(folded(u64::from_le_bytes(word)));
        }
    }
}

impl Hasher for Words {
    fn write(&mut self, bytes: &[u8]) {
        self.all(bytes, |word| word);
    }

    fn write_u64(&mut self, word: u64) {
        self.take(word);
    }

    fn write_u128(&mut self, words: u128) {
        self.take(words as u64);
        self.take((words >> 64) as u64);
    }

    fn write_u8(&mut self, byte: u8) {
        self.take(byte.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.take(number as u64);
    }

    fn finish(&self) -> u64 {
        let mut end = self.clone();
        end.take(0);
        end.0
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, BuildHasherDefault};

    use super::*;

    #[test]
    fn names_that_differ_little_are_spread_over_a_map() {
        let hash = |text: &str| BuildHasherDefault::<Words>::default().hash_one(text);
        // A map takes its place from the low bits, and tells neighbours apart by the high ones.
        for shift in [0, 57] {
            let mut counts = [0_usize; 128];
            for n in 0..12_800 {
                counts[((hash(&format!("sim-20261124-{n:08}")) >> shift) & 127) as usize] += 1;
            }
            assert!(counts.iter().all(|count| (50..200).contains(count)), "{shift}: {counts:?}");
        }
        assert_ne!(hash("ab"), hash("ab\0"));
    }

    #[test]
    fn without_case_names_are_as_different_and_no_more() {
        assert_eq!(caseless("SIM-20261124-Ab"), caseless("sim-20261124-aB"));
        assert_ne!(caseless("SIM-20261124-Ab"), caseless("SIM-20261124-Ac"));
        assert_ne!(caseless("SIM-20261124"), caseless("SIM-20261124-"));
        // `@`, `[` and `É` stand beside the capitals or differ from others by the same bit.
        for (one, other) in [("real-@", "real-`"), ("real-[", "real-{"), ("É", "é"), ("12345678", "12345678 ")] {
            assert_ne!(caseless(one), caseless(other), "{one}");
        }
    }

    #[test]
    fn every_letter_alone_is_made_small() {
        for byte in 0..=u8::MAX {
            let word = u64::from_le_bytes([byte, b'A', byte, b'Z', b'@', b'[', 0xc1, byte]);
            let wanted = [byte, b'A', byte, b'Z', b'@', b'[', 0xc1, byte].map(|byte| byte.to_ascii_lowercase());
            assert_eq!(small(word), u64::from_le_bytes(wanted), "{byte}");
        }
    }
}
