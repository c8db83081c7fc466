//! The decision table: `table.txt`, read into lines by product.

use std::fmt;
use std::str::FromStr;

use crate::engine::assessment::{Action, Advisory};
use crate::engine::facts::{Product, Status};
use crate::engine::policy::InsteadCode;
use crate::engine::quota::Scope;
use crate::engine::remedy::RemedyKind;
use crate::engine::rules::{Check, Fact};

/// The table as it was written.
const TEXT: &str = include_str!("table.txt");

/// The value of a subject of which nothing is known.
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
    /// What a line looks at.
    Subject {
        Region = "region",
        Listed = "listed",
        Owner = "owner",
        Expiry = "expiry",
        Billing = "billing",
        Today = "today",
        Term = "term",
        Stated = "stated",
        Eip = "eip",
        Bandwidth = "bandwidth",
        Addresses = "addresses",
        FirstTerm = "first_term",
        Amount = "amount",
        State = "state",
        Waiting = "waiting",
        Overdue = "overdue",
        Left = "left",
        Issued = "issued",
        Tested = "tested",
        Verdict = "verdict",
        Spare = "spare",
    }
}

impl Subject {
    pub(super) const COUNT: usize = Subject::ALL.len();
}

names! {
    /// What a subject that is no number can be.
    Word {
        Mainland = "mainland",
        Elsewhere = "elsewhere",
        Same = "same",
        Other = "other",
        Past = "past",
        Ahead = "ahead",
        Never = "never",
        Subscription = "subscription",
        PayAsYouGo = "pay_as_you_go",
        Bound = "bound",
        Bought = "bought",
        Some = "some",
        None = "none",
        Running = "running",
        Stopped = "stopped",
        Yes = "yes",
        No = "no",
        Eligible = "eligible",
    }
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

/// One condition of a line: a subject's value lies between two, or does not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Condition {
    pub(super) subject: Subject,
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) holds: bool,
}

pub(super) type When = Vec<Condition>;

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
    Midnight(super::calendar::Day),
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
    pub(super) checks: Vec<(Check, Vec<Line>)>,
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
                match self.checks.iter_mut().find(|(known, _)| *known == check) {
                    Some((_, lines)) => lines.push(line),
                    None => self.checks.push((check, vec![line])),
                }
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
                let end = if *end == "expiry" { End::Expiry } else { End::Midnight(day(end)?) };
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
    match text {
        "otherwise" => Some(Vec::new()),
        conditions => conditions.split(", ").map(condition).collect(),
    }
}

fn condition(text: &str) -> Option<Condition> {
    let words: Vec<&str> = text.split(' ').collect();
    let (subject, from, to, holds) = match *words {
        [subject, value] => (subject, known(value)?, known(value)?, true),
        [subject, "!=", value] => (subject, known(value)?, known(value)?, false),
        // What is unknown is neither less nor more than anything.
        [subject, "<", value] => (subject, UNKNOWN + 1, number(value)? - 1, true),
        [subject, ">=", value] => (subject, number(value)?, i64::MAX, true),
        [subject, ">", value, "days"] => (subject, number(value)? * super::calendar::DAY + 1, i64::MAX, true),
        _ => return None,
    };
    Some(Condition { subject: Subject::named(subject)?, from, to, holds })
}

fn known(text: &str) -> Option<i64> {
    if text == "unknown" { Some(UNKNOWN) } else { Word::named(text).map(|word| word as i64) }
}

/// A number; an amount in fen; a date as one number of year, month and day.
fn number(text: &str) -> Option<i64> {
    text.replace(['.', '-'], "").parse().ok()
}

fn day(text: &str) -> Option<super::calendar::Day> {
    let date = number(text)?;
    Some(super::calendar::Day::new(date / 10_000, date / 100 % 100, date % 100))
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
