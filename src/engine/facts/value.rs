//! Values with a form of their own: account ids, region ids, amounts.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::super::moment::push_digits;
use super::super::policy::{RegionClass, place};
use super::CodeError;
use crate::engine::Json;

/// An account id: digits, 16 and more of them, never a JSON or JavaScript number. Thousands of numbers are of one
/// account: they share its digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account(Arc<str>);

impl Account {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Json for Account {
    fn write(&self, out: &mut String) {
        self.0.write(out);
    }
}

impl FromStr for Account {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Account, CodeError> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { Ok(Account(text.into())) } else { Err(CodeError) }
    }
}

/// A region id as the provider writes it, trimmed and in lower case; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    id: String,
    /// Looked up once: the list is long, and what is judged is judged again and again.
    place: (RegionClass, bool),
}

impl Region {
    /// The region that a text names; none where it is blank.
    pub fn new(text: &str) -> Option<Region> {
        let id = text.trim().to_ascii_lowercase();
        (!id.is_empty()).then(|| Region { place: place(&id), id })
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.id
    }

    /// What it means for filing, and whether the list has it.
    pub(in super::super) fn place(&self) -> (RegionClass, bool) {
        self.place
    }
}

impl Json for Region {
    fn write(&self, out: &mut String) {
        self.id.write(out);
    }
}

/// An amount in fen, a hundredth of a yuan; written in yuan with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Yuan(u64);

impl Yuan {
    /// That many whole yuan.
    pub fn from_yuan(yuan: u32) -> Yuan {
        Yuan(u64::from(yuan) * 100)
    }

    /// The amount in fen.
    pub fn fen(self) -> u64 {
        self.0
    }

    /// In yuan, with two decimals.
    pub(crate) fn text(self) -> String {
        let mut text = (self.0 / 100).json();
        text.push('.');
        push_digits(&mut text, (self.0 % 100) as u32, 2);
        text
    }

    /// How far apart two amounts are.
    pub fn apart(self, other: Yuan) -> Yuan {
        Yuan(self.0.abs_diff(other.0))
    }
}

impl FromStr for Yuan {
    type Err = CodeError;

    /// `99`, `99.5` or `99.00`: digits and at most two decimals.
    fn from_str(text: &str) -> Result<Yuan, CodeError> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
            return Err(CodeError);
        }
        let fen: u64 = decimals.parse().map_err(|_| CodeError)?;
        let fen = if decimals.len() == 1 { fen * 10 } else { fen };
        let whole: u64 = whole.parse().map_err(|_| CodeError)?;
        whole.checked_mul(100).and_then(|sum| sum.checked_add(fen)).map(Yuan).ok_or(CodeError)
    }
}

impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Json for Yuan {
    fn write(&self, out: &mut String) {
        self.text().write(out);
    }
}
