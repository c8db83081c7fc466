//! A case without names: what is known of one instance, its account and its numbers, and what the table's lines
//! look at.

use super::calendar::Stamp;
use super::table::{Subject, UNKNOWN, Word};
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

/// The value of every subject, in the order of [`Subject`]: a word's place, or a number.
pub(super) struct Sight([i64; Subject::COUNT]);

impl Sight {
    pub(super) fn of(case: &Case) -> Sight {
        let mut sight = Sight([UNKNOWN; Subject::COUNT]);
        let region = match case.place {
            Place::Mainland => Word::Mainland as i64,
            Place::Elsewhere => Word::Elsewhere as i64,
            Place::Unknown => UNKNOWN,
        };
        let expired = case.real_expiry().is_some_and(|at| at.millis <= case.now.millis);
        let expiry = match case.expires {
            None => UNKNOWN,
            Some(at) if at.millis >= NEVER => Word::Never as i64,
            Some(_) if expired => Word::Past as i64,
            Some(_) => Word::Ahead as i64,
        };
        let paid = |billing| {
            if billing == Billing::Subscription { Word::Subscription as i64 } else { Word::PayAsYouGo as i64 }
        };
        let either = |fact: Option<bool>, yes: Word, no: Word| {
            fact.map_or(UNKNOWN, |holds| if holds { yes as i64 } else { no as i64 })
        };
        let today = case.now.day;
        sight.see(Subject::Region, region);
        sight.see(Subject::Listed, either(case.listed, Word::Yes, Word::No));
        sight.see(Subject::Owner, either(case.own, Word::Same, Word::Other));
        sight.see(Subject::Expiry, expiry);
        sight.see(Subject::Billing, case.billing.map_or(UNKNOWN, paid));
        sight.see(Subject::Today, (today.year * 100 + today.month) * 100 + today.day);
        sight.see(Subject::Term, case.months().unwrap_or(UNKNOWN));
        sight.see(Subject::Stated, either(Some(case.term.is_some()), Word::Yes, Word::No));
        sight.see(Subject::Eip, either(case.eip.then_some(true), Word::Bound, Word::None));
        sight.see(Subject::Bandwidth, either(case.bandwidth, Word::Bought, Word::None));
        sight.see(Subject::Addresses, either(case.addresses, Word::Some, Word::None));
        sight.see(Subject::FirstTerm, case.first.map_or(UNKNOWN, i64::from));
        sight.see(Subject::Amount, case.fen.map_or(UNKNOWN, |fen| i64::try_from(fen).unwrap_or(i64::MAX)));
        sight.see(Subject::State, either(case.running, Word::Running, Word::Stopped));
        let [_, bound, ..] = case.stock.recorded;
        sight.see(Subject::Waiting, bound.into());
        if let Some(expires) = case.real_expiry() {
            if expired {
                sight.see(Subject::Overdue, case.now.millis - expires.millis);
            } else {
                sight.see(Subject::Left, today.months_until(expires.day));
            }
        }
        sight
    }

    pub(super) fn see(&mut self, subject: Subject, value: i64) {
        if let Some(place) = self.0.get_mut(subject as usize) {
            *place = value;
        }
    }

    pub(super) fn value(&self, subject: Subject) -> i64 {
        self.0.get(subject as usize).copied().unwrap_or(UNKNOWN)
    }
}
