//! Domains as a filing takes them: which texts are one, and how it is written in Unicode and in ASCII.
//!
//! No table of Unicode: letters that a Chinese registry knows are told by their ranges, and whatever else there is
//! can be stated in its ASCII form (`xn--…`), which is decoded as a check.

mod punycode;

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// The most octets of a label in ASCII.
const LABEL: usize = 63;

/// The most octets of a domain in ASCII, dots counted, without a last one.
const WHOLE: usize = 253;

/// A domain of at least two labels, in lower case; equal to another where the ASCII forms are.
///
/// ```
/// use beian_desk::engine::{Domain, DomainError};
///
/// let domain: Domain = "例子.中国".parse().unwrap();
/// assert_eq!(domain.ace(), "xn--fsqu00a.xn--fiqs8s");
/// assert_eq!("XN--FSQU00A.xn--fiqs8s".parse(), Ok(domain));
/// assert_eq!("127.0.0.1".parse::<Domain>(), Err(DomainError::Address));
/// ```
#[derive(Debug, Clone)]
pub struct Domain {
    text: String,
    ace: String,
}

impl PartialEq for Domain {
    fn eq(&self, other: &Domain) -> bool {
        self.ace == other.ace
    }
}

impl Eq for Domain {}

/// Why a text is no domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainError {
    /// Nothing is there.
    Empty,
    /// An IP address.
    Address,
    /// One label alone: no dot, or nothing before it.
    SingleLabel,
    /// Two dots touch, or one stands at the start.
    EmptyLabel,
    /// A character that no domain has, or that must be stated in the ASCII form.
    Character(char),
    /// A label starts or ends with a hyphen, or has two of them where only `xn--` may.
    Hyphen,
    /// What follows `xn--` stands for nothing.
    Ace,
    /// The last label is digits alone.
    EndsInDigits,
    /// A label has more than 63 octets in ASCII.
    LongLabel,
    /// More than 253 octets in ASCII.
    Long,
}

impl DomainError {
    /// Why, in English.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            DomainError::Empty => "nothing is there",
            DomainError::Address => "an IP address, not a domain",
            DomainError::SingleLabel => "one label alone is no domain",
            DomainError::EmptyLabel => "a label is empty",
            DomainError::Character(_) => "a character that no domain has",
            DomainError::Hyphen => "a hyphen where none may be",
            DomainError::Ace => "what follows `xn--` stands for nothing",
            DomainError::EndsInDigits => "the last label is digits alone",
            DomainError::LongLabel => "a label has more than 63 octets",
            DomainError::Long => "more than 253 octets",
        }
    }
}

impl fmt::Display for DomainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl std::error::Error for DomainError {}

impl Domain {
    /// The domain as it is read: in Unicode where its letters are known here, else in ASCII.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The domain in ASCII, as name servers have it.
    pub fn ace(&self) -> &str {
        &self.ace
    }
}

impl FromStr for Domain {
    type Err = DomainError;

    /// Case, full-width letters and the dots of Chinese typing count as what they stand for; one dot at the end is
    /// no part of the domain.
    fn from_str(text: &str) -> Result<Domain, DomainError> {
        let folded: String = text.chars().map(folded).collect();
        let host = folded.strip_suffix('.').unwrap_or(&folded);
        if host.is_empty() {
            return Err(DomainError::Empty);
        }
        if host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() {
            return Err(DomainError::Address);
        }
        if host.split('.').any(str::is_empty) {
            return Err(DomainError::EmptyLabel);
        }
        let labels = host.split('.').map(label).collect::<Result<Vec<_>, _>>()?;
        if labels.len() < 2 {
            return Err(DomainError::SingleLabel);
        }
        let join = |of: fn(&(String, String)) -> &str| labels.iter().map(of).collect::<Vec<_>>().join(".");
        let domain = Domain { text: join(|(text, _)| text), ace: join(|(_, ace)| ace) };
        if labels.last().is_some_and(|(_, ace)| ace.bytes().all(|byte| byte.is_ascii_digit())) {
            return Err(DomainError::EndsInDigits);
        }
        if domain.ace.len() > WHOLE { Err(DomainError::Long) } else { Ok(domain) }
    }
}

/// What a character counts as: small letters for capitals, ASCII for full width, the dot for the full stops that
/// Chinese input methods write.
fn folded(character: char) -> char {
    let plain = match character {
        '\u{3002}' | '\u{ff61}' => '.',
        '\u{ff01}'..='\u{ff5e}' => moved(character, 0xff01, 0x21),
        'À'..='Ö' | 'Ø'..='Þ' => moved(character, 0xc0, 0xe0),
        _ => character,
    };
    plain.to_ascii_lowercase()
}

fn moved(character: char, from: u32, to: u32) -> char {
    char::from_u32(u32::from(character) - from + to).unwrap_or(character)
}

/// A label as it is read, and in ASCII.
fn label(text: &str) -> Result<(String, String), DomainError> {
    if let Some(character) = text.chars().find(|character| !is_letter(*character)) {
        return Err(DomainError::Character(character));
    }
    if text.chars().nth(LABEL).is_some() {
        return Err(DomainError::LongLabel);
    }
    if text.starts_with('-') || text.ends_with('-') {
        return Err(DomainError::Hyphen);
    }
    let pair = match (text.strip_prefix("xn--"), text.is_ascii()) {
        (Some(rest), true) => {
            let decoded = punycode::decode(rest).filter(|decoded| !decoded.is_ascii());
            let decoded = decoded.filter(|decoded| punycode::encode(decoded).as_deref() == Some(rest));
            let decoded = decoded.ok_or(DomainError::Ace)?;
            let known = decoded.chars().all(is_letter);
            (if known { decoded } else { text.to_owned() }, text.to_owned())
        }
        _ if text.chars().skip(2).take(2).eq(['-', '-']) => return Err(DomainError::Hyphen),
        (_, true) => (text.to_owned(), text.to_owned()),
        (_, false) => {
            let ace = punycode::encode(text).ok_or(DomainError::LongLabel)?;
            (text.to_owned(), ["xn--", &ace].concat())
        }
    };
    if pair.1.len() > LABEL { Err(DomainError::LongLabel) } else { Ok(pair) }
}

/// Letters, digits and the hyphen; Chinese characters, the syllables of Japanese and Korean, and the accented
/// small letters of Western Europe.
fn is_letter(character: char) -> bool {
    matches!(character,
        'a'..='z' | '0'..='9' | '-'
        | 'ß'..='ö' | 'ø'..='ÿ'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'
        | '\u{3105}'..='\u{312f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{2ebe0}' | '\u{30000}'..='\u{323af}')
}
