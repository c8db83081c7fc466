//! A case without names: what is known of one instance, its account and its numbers, and what the table's lines
//! look at.

use super::calendar::Stamp;
use super::table::{Bounds, Quantity, Subject, UNKNOWN, When};
use crate::engine::facts::{Billing, Product};

/// What a region's id means for filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the mainland.
    Mainland,
    /// Hong Kong or abroad.
    Elsewhere,
    /// Not stated, or an id that nobody knows.
    Unknown,
}

/// How many numbers there are of the instance, of hosting of its account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stock {
    /// Recorded, by status: unbound, bound, filing, filed, invalid.
    pub recorded: [u32; 5],
    /// Open reservations.
    pub reserved: u32,
}

/// What is known of one instance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case {
    /// What was bought.
    pub product: Product,
    /// The moment of the verdict.
    pub now: Stamp,
    /// What its region means.
    pub place: Place,
    /// Whether its region's id is in the list; none where no region is stated.
    pub listed: Option<bool>,
    /// Whether the current account is its owner; none where one of the two is unknown.
    pub own: Option<bool>,
    /// How it is paid for.
    pub billing: Option<Billing>,
    /// When it was bought.
    pub bought: Option<Stamp>,
    /// When it expires.
    pub expires: Option<Stamp>,
    /// Months bought, as stated.
    pub term: Option<u32>,
    /// Months of the first purchase.
    pub first: Option<u32>,
    /// The order's total in fen.
    pub fen: Option<u64>,
    /// Whether an elastic address is bound to it.
    pub eip: bool,
    /// Whether public bandwidth was bought.
    pub bandwidth: Option<bool>,
    /// Whether it has public addresses.
    pub addresses: Option<bool>,
    /// Whether it runs.
    pub running: Option<bool>,
    /// Its numbers.
    pub stock: Stock,
}

/// 2099-12-31T15:59Z: from here on an expiry is a placeholder for "none".
pub(super) const NEVER: i64 = 4_102_415_940_000;

impl Case {
    /// A case of which nothing is known.
    pub fn new(product: Product, now: Stamp) -> Case {
        Case {
            product,
            now,
            place: Place::Unknown,
            listed: None,
            own: None,
            billing: None,
            bought: None,
            expires: None,
            term: None,
            first: None,
            fen: None,
            eip: false,
            bandwidth: None,
            addresses: None,
            running: None,
            stock: Stock::default(),
        }
    }

    /// When it expires, where that is not the placeholder.
    pub(super) fn real_expiry(&self) -> Option<Stamp> {
        self.expires.filter(|at| at.millis < NEVER)
    }

    /// The months bought: stated, else between the dates.
    pub(super) fn months(&self) -> Option<i64> {
        match (self.term, self.bought, self.real_expiry()) {
            (Some(stated), _, _) => Some(stated.into()),
            (None, Some(bought), Some(expires)) => Some(bought.day.months_until(expires.day)),
            _ => None,
        }
    }
}

/// What a case looks like to the table's lines.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    /// The bit of the word that each subject is.
    words: u64,
    /// The value of each quantity, in the order of [`Quantity`].
    numbers: [i64; Quantity::COUNT],
}

impl Sight {
    pub(super) fn of(case: &Case) -> Sight {
        // The places of words are those of [`Subject`], from 1 on.
        let either = |subject: Subject, fact: Option<bool>| {
            subject.bit(match fact {
                None => 0,
                Some(true) => 1,
                Some(false) => 2,
            })
        };
        let region = match case.place {
            Place::Unknown => 0,
            Place::Mainland => 1,
            Place::Elsewhere => 2,
        };
        let words = Subject::Region.bit(region)
            | either(Subject::Listed, case.listed)
            | either(Subject::Owner, case.own)
            | either(Subject::Billing, case.billing.map(|billing| billing == Billing::Subscription))
            | either(Subject::Stated, Some(case.term.is_some()))
            | Subject::Eip.bit(case.eip.into())
            | either(Subject::Bandwidth, case.bandwidth)
            | either(Subject::Addresses, case.addresses)
            | either(Subject::State, case.running)
            | Subject::Tested.bit(0)
            | Subject::Verdict.bit(0);
        let (today, [_, bound, ..]) = (case.now.day, case.stock.recorded);
        let (expiry, [term, overdue, left]) = dates(case);
        let numbers = [
            (today.year * 100 + today.month) * 100 + today.day,
            term,
            case.first.map_or(UNKNOWN, i64::from),
            case.fen.map_or(UNKNOWN, |fen| i64::try_from(fen).unwrap_or(i64::MAX)),
            bound.into(),
            overdue,
            left,
            UNKNOWN,
            UNKNOWN,
        ];
        Sight { words: words | Subject::Expiry.bit(expiry), numbers }
    }

    /// Looks again at what a renewal changes.
    pub(super) fn look_at_dates(&mut self, case: &Case) {
        let (expiry, [term, overdue, left]) = dates(case);
        self.hear(Subject::Expiry, expiry);
        self.see(Quantity::Term, term);
        self.see(Quantity::Overdue, overdue);
        self.see(Quantity::Left, left);
    }

    /// Takes note of a quantity.
    pub(super) fn see(&mut self, quantity: Quantity, value: i64) {
        if let Some(number) = self.numbers.get_mut(quantity as usize) {
            *number = value;
        }
    }

    /// Takes note of a word of a subject, by its place.
    pub(super) fn hear(&mut self, subject: Subject, place: u64) {
        self.words = self.words & !subject.bits() | subject.bit(place);
    }

    /// Whether what is seen fits a line. It is asked for every line: most are told by their words alone.
    #[inline(always)]
    pub(super) fn fits(&self, when: &When) -> bool {
        self.words & when.bars == 0 && (when.within.is_empty() || self.lies_within(&when.within))
    }

    #[inline(never)]
    fn lies_within(&self, all: &[Bounds]) -> bool {
        all.iter().all(|bounds| {
            let value = self.numbers.get(bounds.quantity as usize).copied().unwrap_or(UNKNOWN);
            bounds.from <= value && value <= bounds.to
        })
    }
}

/// The place of the word for the expiry; and the months bought, the milliseconds since the expiry, the months left.
fn dates(case: &Case) -> (u64, [i64; 3]) {
    let term = case.months().unwrap_or(UNKNOWN);
    match (case.expires, case.real_expiry()) {
        (None, _) => (0, [term, UNKNOWN, UNKNOWN]),
        (_, Some(at)) if at.millis <= case.now.millis => (1, [term, case.now.millis - at.millis, UNKNOWN]),
        (_, Some(at)) => (2, [term, UNKNOWN, case.now.day.months_until(at.day)]),
        (_, None) => (3, [term, UNKNOWN, UNKNOWN]),
    }
}
