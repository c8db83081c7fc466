//! What can happen to numbers.

use std::hash::{Hash, Hasher};

use super::codec;
use crate::engine::{Account, Moment, Number, Origin, Product, Status};

/// The id of an event: random, and the key under which every store keeps it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventId([u8; 16]);

impl Hash for EventId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // As the number that its digits are, in one step: it is looked up more often than anything else.
        state.write_u128(u128::from_le_bytes(self.0));
    }
}

impl EventId {
    /// An id made of random bytes.
    pub fn from_entropy(bytes: [u8; 8]) -> EventId {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [b'0'; 16];
        let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        for (digit, half) in digits.iter_mut().zip(halves) {
            *digit = DIGITS.get(usize::from(half)).copied().unwrap_or(b'0');
        }
        EventId(digits)
    }

    /// An id made of what was drawn for an event: the first bytes, the others are for a reservation's number.
    pub(crate) fn drawn(entropy: [u8; 16]) -> EventId {
        let mut id = [0; 8];
        id.iter_mut().zip(entropy).for_each(|(byte, random)| *byte = random);
        EventId::from_entropy(id)
    }

    /// The id that a store holds; none where the text is no id.
    pub fn parse(text: &str) -> Option<EventId> {
        let digits: [u8; 16] = text.as_bytes().try_into().ok()?;
        digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')).then_some(EventId(digits))
    }

    /// The id as text: 16 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        // INVARIANT: digits and letters, as both ways to make one see to.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Debug for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(f)
    }
}

/// One thing that happened to one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When, by the clock of the machine; orders the log, decides nothing.
    pub at: Moment,
    /// The number, as it was written when it appeared.
    pub number: String,
    /// What happened.
    pub change: Change,
}

impl Event {
    /// All that it says, without the id under which it is kept.
    pub(crate) fn says(&self) -> String {
        codec::encode(&Event { id: EventId::from_entropy([0; 8]), ..self.clone() })
    }

    /// The same under an id made of what it says: for one whose own id stands for something else already. Every
    /// desk makes the same of it.
    pub(crate) fn renamed(&self) -> Event {
        let says = self.says();
        let sums = [says.as_str(), "\n"].map(|more| codec::checksum(&[says.as_str(), more].concat()).to_be_bytes());
        let mut id = [0; 8];
        id.iter_mut().zip(sums.as_flattened()).for_each(|(byte, sum)| *byte = *sum);
        Event { id: EventId::from_entropy(id), ..self.clone() }
    }
}

/// A number as it enters the book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Its product, where known.
    pub product: Option<Product>,
    /// Its instance, where known.
    pub instance: Option<String>,
    /// Its account, where known.
    pub account: Option<Account>,
    /// The site that is to be filed with it.
    pub domain: Option<String>,
    /// The ICP number, where its filing has succeeded already.
    pub icp_number: Option<String>,
    /// The user's note.
    pub note: Option<String>,
}

impl Record {
    /// What a number says of itself, apart from its text, its state and what it replaces.
    pub fn of(number: &Number) -> Record {
        Record {
            product: number.product,
            instance: number.instance.clone(),
            account: number.account.clone(),
            domain: number.domain.clone(),
            icp_number: number.icp_number.clone(),
            note: number.note.clone(),
        }
    }

    /// The number that this record and a status make.
    pub(crate) fn number(&self, text: &str, status: Status, origin: Origin, replaces: Option<&str>) -> Number {
        Number {
            product: self.product,
            instance: self.instance.clone(),
            account: self.account.clone(),
            status: Some(status),
            origin: Some(origin),
            replaces: replaces.map(str::to_owned),
            domain: self.domain.clone(),
            icp_number: self.icp_number.clone(),
            note: self.note.clone(),
            ..Number::new(text)
        }
    }
}

/// What happened to a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// This app reserved a slot for it.
    Reserved {
        /// What it is for.
        record: Record,
        /// Whether it came back from a file in which it had been given up already.
        discarded: bool,
    },
    /// The real number was brought in, by hand or from a file.
    Recorded {
        /// What is known of it.
        record: Record,
        /// Where it stands.
        status: Status,
        /// The reservation whose place it takes.
        replaces: Option<String>,
    },
    /// It was tied to an instance.
    Bound {
        /// The instance.
        instance: String,
    },
    /// A filing with it was submitted.
    Submitted {
        /// The site that is being filed.
        domain: Option<String>,
    },
    /// Its filing succeeded.
    Approved {
        /// The ICP number that the filing brought.
        icp_number: String,
    },
    /// Its filing was rejected or withdrawn: usable again.
    Rejected,
    /// It was voided.
    Invalidated,
    /// The reservation was given up; nothing had been issued.
    Discarded,
    /// An import says that it stands elsewhere now.
    Moved {
        /// Where it stands.
        status: Status,
        /// The ICP number, where the import states it.
        icp_number: Option<String>,
    },
    /// The user wrote a note; empty takes the note away.
    Noted {
        /// The note.
        note: String,
    },
}
