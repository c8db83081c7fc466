//! The decision table: `table.txt`, read into lines by product.

use std::fmt;
use std::str::FromStr;

use super::calendar::{DAY, Day, Stamp};
use crate::engine::assessment::{Action, Advisory};
use crate::engine::facts::{Product, Status};
use crate::engine::policy::InsteadCode;
use crate::engine::quota::Scope;
use crate::engine::remedy::RemedyKind;
use crate::engine::rules::{Check, Fact};

/// The table as it was written.
const TEXT: &str = include_str!("table.txt");

/// The value of a quantity of which nothing is known.
pub(super) const UNKNOWN: i64 = i64::MIN;

/// Names with their places in a list.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $name { $($variant,)+ }

        impl $name {
            const NAMES: &'static [&'static str] = &[$($text),+];
            const ALL: &'static [$name] = &[$($name::$variant),+];

            fn named(text: &str) -> Option<$name> {
                Self::ALL.get(crate::engine::place_of(text, Self::NAMES)).copied()
            }
        }
    };
}

names! {
    /// What a line looks at that is one of some words.
    Subject {
        Region = "region",
        Listed = "listed",
        Owner = "owner",
        Expiry = "expiry",
        Billing = "billing",
        Stated = "stated",
        Eip = "eip",
        Bandwidth = "bandwidth",
        Addresses = "addresses",
        State = "state",
        Tested = "tested",
        Verdict = "verdict",
    }
}

impl Subject {
    /// The words that it can be.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Subject::Region => &["mainland", "elsewhere"],
            Subject::Listed | Subject::Stated | Subject::Tested => &["yes", "no"],
            Subject::Owner => &["same", "other"],
            Subject::Expiry => &["past", "ahead", "never"],
            Subject::Billing => &["subscription", "pay_as_you_go"],
            Subject::Eip => &["bound"],
            Subject::Bandwidth => &["bought", "none"],
            Subject::Addresses => &["some", "none"],
            Subject::State => &["running", "stopped"],
            Subject::Verdict => &["eligible"],
        }
    }

    /// The bit that says that it is the word of that place, counted from 1; 0 says that it is unknown.
    pub(super) const fn bit(self, place: u64) -> u64 {
        1 << (self as u64 * 4 + place)
    }

    /// All of its bits.
    pub(super) const fn bits(self) -> u64 {
        0b1111 << (self as u64 * 4)
    }

    fn named_bit(self, word: &str) -> Option<u64> {
        let known = || self.words().iter().zip(1..).find(|(known, _)| **known == word);
        let place = if word == "unknown" { 0 } else { known()?.1 };
        Some(self.bit(place))
    }
}

names! {
    /// What a line looks at that is a number.
    Quantity {
        Today = "today",
        Term = "term",
        FirstTerm = "first_term",
        Amount = "amount",
        Waiting = "waiting",
        Overdue = "overdue",
        Left = "left",
        Issued = "issued",
        Spare = "spare",
    }
}

impl Quantity {
    pub(super) const COUNT: usize = Quantity::ALL.len();
}

names! {
    /// What was required or found, where that is a word.
    Seen {
        Mainland = "mainland",
        Region = "region",
        Current = "current",
        Owner = "owner",
        Now = "now",
        Expiry = "expiry",
        Never = "never",
        Subscription = "subscription",
        Billing = "billing",
        Term = "term",
        PublicAccess = "public_access",
        NoBandwidth = "no_bandwidth",
        NoAddress = "no_address",
        FirstTerm = "first_term",
        Amount = "amount",
        Issued = "issued",
    }
}

/// What was required or found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// The line does not say.
    Open,
    Seen(Seen),
    Months(i64),
    Fen(i64),
    Numbers(i64),
}

/// How a check comes out by its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruling {
    Ends,
    Unmet,
    Met,
    Unknown(Fact),
    NotTested,
}

/// A quantity that lies between two values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) quantity: Quantity,
    pub(super) from: i64,
    pub(super) to: i64,
}

/// When a line fits.
#[derive(Debug, Clone, Default)]
pub(super) struct When {
    /// The words that no subject may be, as bits: all conditions of words are looked at at once.
    pub(super) bars: u64,
    pub(super) within: Vec<Bounds>,
}

#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) when: When,
    pub(super) ruling: Ruling,
    pub(super) required: Value,
    pub(super) observed: Value,
}

/// How many numbers there can be, of what, and which states count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub(super) limit: u32,
    pub(super) scope: Scope,
    pub(super) counts: [bool; Status::ALL.len()],
}

/// When an instance stops qualifying.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    Expiry,
    /// The moment in milliseconds.
    At(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Months {
    None,
    Fixed(u32),
    Least,
}

#[derive(Debug, Clone)]
pub(super) struct ToDo {
    /// The checks, as bits.
    pub(super) fails: u16,
    pub(super) when: When,
    pub(super) action: RemedyKind,
    pub(super) alone: bool,
    pub(super) months: Months,
}

/// The lines of one product.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    /// By the place of the check; a check without lines is not made.
    pub(super) checks: [Vec<Line>; Check::ALL.len()],
    pub(super) quota: Option<Limit>,
    pub(super) action: Option<Action>,
    pub(super) instead: Option<InsteadCode>,
    pub(super) until: Vec<(When, End)>,
    pub(super) remedies: Vec<ToDo>,
    pub(super) advice: Vec<(When, Advisory)>,
}

/// The decision table.
#[derive(Debug, Clone)]
pub struct Table {
    products: Vec<Lines>,
}

/// A line of a table can't be read: which, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableError(pub usize);

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the table can't be read", self.0)
    }
}

impl std::error::Error for TableError {}

impl Table {
    /// The table that ships.
    ///
    /// # Errors
    /// Never: a test reads it.
    pub fn standard() -> Result<Table, TableError> {
        Table::parse(TEXT)
    }

    /// Reads a table.
    ///
    /// # Errors
    /// The first line that can't be read.
    pub fn parse(text: &str) -> Result<Table, TableError> {
        let mut table = Table { products: vec![Lines::default(); Product::ALL.len()] };
        for (number, line) in (1..).zip(text.lines()) {
            if !line.is_empty() && !line.starts_with('#') {
                table.take(line).ok_or(TableError(number))?;
            }
        }
        Ok(table)
    }

    pub(super) fn lines(&self, product: Product) -> Option<&Lines> {
        self.products.get(product as usize)
    }

    /// Takes a line in; none where it can't be read.
    fn take(&mut self, line: &str) -> Option<()> {
        let (kind, rest) = line.split_once('|')?;
        let (products, rest) = rest.split_once('|')?;
        let products: &[Product] = match products.trim() {
            "*" => Product::ALL,
            names => &codes(names)?,
        };
        let cells: Vec<&str> = rest.split('|').map(str::trim).collect();
        for product in products {
            self.products.get_mut(*product as usize)?.take(kind.trim(), &cells)?;
        }
        Some(())
    }
}

impl Lines {
    fn take(&mut self, kind: &str, cells: &[&str]) -> Option<()> {
        match (kind, cells) {
            ("check", [check, when, ruling, required, observed, _]) => {
                let check: Check = code(check)?;
                let (when, ruling) = (self::when(when)?, self::ruling(ruling)?);
                let line = Line { when, ruling, required: value(required)?, observed: value(observed)? };
                self.checks.get_mut(check as usize)?.push(line);
            }
            ("quota", [limit, states, _]) => {
                let (limit, scope) = limit.split_once(' ')?;
                let states: Vec<Status> = codes(states)?;
                let mut counts = [false; Status::ALL.len()];
                for (counts, status) in counts.iter_mut().zip(Status::ALL) {
                    *counts = states.contains(status);
                }
                self.quota = Some(Limit { limit: limit.parse().ok()?, scope: code(scope)?, counts });
            }
            ("action", [action, _]) => self.action = Some(code(action)?),
            ("instead", [instead, _]) => self.instead = Some(code(instead)?),
            ("until", [when, end, _]) => {
                let end = if *end == "expiry" { End::Expiry } else { End::At(midnight(end)?) };
                self.until.push((self::when(when)?, end));
            }
            ("remedy", [fails, when, action, months, _]) => {
                let fails: Vec<Check> = codes(fails)?;
                let fails = fails.into_iter().fold(0, |bits, check| bits | 1 << check as u16);
                let (action, alone) = action.strip_suffix(" alone").map_or((*action, false), |action| (action, true));
                let months = match *months {
                    "" => Months::None,
                    "least" => Months::Least,
                    number => Months::Fixed(number.parse().ok()?),
                };
                self.remedies.push(ToDo { fails, when: self::when(when)?, action: code(action)?, alone, months });
            }
            ("advice", [when, advice, _]) => self.advice.push((self::when(when)?, code(advice)?)),
            _ => return None,
        }
        Some(())
    }
}

fn code<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn codes<T: FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(' ').map(code).collect()
}

fn when(text: &str) -> Option<When> {
    let mut when = When::default();
    if text != "otherwise" {
        text.split(", ").try_for_each(|condition| when.take(condition))?;
    }
    Some(when)
}

impl When {
    /// Takes a condition in.
    fn take(&mut self, text: &str) -> Option<()> {
        let (name, value) = text.split_once(' ')?;
        if let Some(subject) = Subject::named(name) {
            self.bars |= match value.strip_prefix("!= ") {
                Some(word) => subject.named_bit(word)?,
                None => subject.bits() ^ subject.named_bit(value)?,
            };
            return Some(());
        }
        let words: Vec<&str> = value.split(' ').collect();
        let (from, to) = match *words {
            ["unknown"] => (UNKNOWN, UNKNOWN),
            // What is unknown is neither less nor more than anything.
            ["<", value] => (UNKNOWN + 1, number(value)? - 1),
            [">=", value] => (number(value)?, i64::MAX),
            [">", value, "days"] => (number(value)? * DAY + 1, i64::MAX),
            _ => return None,
        };
        self.within.push(Bounds { quantity: Quantity::named(name)?, from, to });
        Some(())
    }
}

/// A number; an amount in fen; a date as one number of year, month and day.
fn number(text: &str) -> Option<i64> {
    text.replace(['.', '-'], "").parse().ok()
}

/// The start of a day in China, in milliseconds.
fn midnight(text: &str) -> Option<i64> {
    let date = number(text)?;
    Some(Stamp::on(Day::new(date / 10_000, date / 100 % 100, date % 100), 0).millis)
}

fn ruling(text: &str) -> Option<Ruling> {
    Some(match text {
        "ends" => Ruling::Ends,
        "unmet" => Ruling::Unmet,
        "met" => Ruling::Met,
        "not_tested" => Ruling::NotTested,
        asks => Ruling::Unknown(code(asks.strip_prefix("unknown ")?)?),
    })
}

fn value(text: &str) -> Option<Value> {
    Some(match text.split_once(' ') {
        None if text.is_empty() => Value::Open,
        None => Value::Seen(Seen::named(text)?),
        Some((count, "months")) => Value::Months(number(count)?),
        Some((count, "numbers")) => Value::Numbers(number(count)?),
        Some((amount, "yuan")) => Value::Fen(number(amount)?),
        Some(_) => return None,
    })
}
