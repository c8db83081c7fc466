//! What a query looks for: its words and its pairs of Chinese characters, and where a text has them.

use std::ops::Range;

/// More than anybody types; the rest of a pasted text is passed over.
const MAX_CHARS: usize = 200;
const MAX_WORD: usize = 24;
const MAX_TERMS: usize = 32;
/// Words and characters that stand in every question: passed over where anything else is asked for.
const COMMON_WORDS: &[&str] = &[
    "a", "an", "and", "are", "at", "can", "do", "does", "for", "how", "i", "if", "in", "is", "it", "me", "my", "of",
    "on", "or", "s", "t", "that", "the", "there", "this", "to", "what", "with",
];
const COMMON_CHARS: &[char] = &['么', '吗', '呢', '吧', '啊', '的', '我', '您', '你'];

/// What is looked for.
pub(super) enum Term {
    /// One or two characters that need no boundary.
    Pair(String),
    /// The beginning of a word; the length of that without its ending, and how far it may be shortened.
    Word { word: String, stem: usize, least: usize },
}

impl Term {
    /// Where it stands in a folded text.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        match self {
            Term::Pair(pair) => text.match_indices(pair.as_str()).map(|(at, found)| at..at + found.len()).collect(),
            Term::Word { word, stem, .. } => {
                let long = words(text).filter(|(_, other)| other.starts_with(word.as_str()));
                let places: Vec<_> = long.map(|(at, _)| at..at + word.len()).collect();
                if !places.is_empty() {
                    return places;
                }
                let stem = word.get(..*stem).unwrap_or(word);
                words(text).filter(|(_, other)| other.starts_with(stem)).map(|(at, _)| at..at + stem.len()).collect()
            }
        }
    }

    fn is_common(&self) -> bool {
        match self {
            Term::Pair(pair) => pair.contains(COMMON_CHARS),
            Term::Word { word, .. } => COMMON_WORDS.contains(&word.as_str()),
        }
    }

    /// Drops the last letter of a word that nothing begins with ("renewin", "authorisation"), while enough is left.
    pub(super) fn shorten(&mut self) -> bool {
        let Term::Word { word, stem, least } = self else { return false };
        if word.len() <= *least {
            return false;
        }
        word.pop();
        *stem = word.len();
        true
    }

    /// How much it speaks for an entry: a whole word half as much again as a beginning.
    pub(super) fn weight(&self, fields: &[(u32, String)]) -> u32 {
        let found = fields.iter().filter(|(_, text)| !self.places(text).is_empty());
        found
            .map(|(weight, text)| match self {
                Term::Word { word, .. } if words(text).any(|(_, other)| other == word) => weight + weight / 2,
                _ => *weight,
            })
            .sum()
    }
}

/// The words of a folded text, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let mut at = 0;
    text.split_inclusive(move |c| !is_word(c)).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !is_word(c));
        (!word.is_empty()).then_some((start, word))
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// The terms of a query; what is typed in full width counts as plain.
pub(super) fn terms(query: &str) -> Vec<Term> {
    let plain: String = query
        .chars()
        .take(MAX_CHARS)
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect::<String>()
        .to_ascii_lowercase();
    let mut list: Vec<Term> = words(&plain)
        .take(MAX_TERMS)
        .map(|(_, word)| {
            let word = word.get(..MAX_WORD).unwrap_or(word);
            let endings = ["ing", "ed", "es", "s"].into_iter().filter_map(|ending| word.strip_suffix(ending));
            let stem = endings.map(str::len).find(|len| *len >= 4).unwrap_or(word.len());
            Term::Word { word: word.to_owned(), stem, least: word.len().div_ceil(2).max(4) }
        })
        .collect();
    for run in plain.split(|c| !is_han(c)) {
        let chars: Vec<char> = run.chars().take(MAX_TERMS).collect();
        match chars.as_slice() {
            [] => {}
            [one] => list.push(Term::Pair(one.to_string())),
            more => list.extend(more.windows(2).map(|pair| Term::Pair(pair.iter().collect()))),
        }
    }
    if list.iter().any(|term| !term.is_common()) {
        list.retain(|term| !term.is_common());
    }
    list.truncate(MAX_TERMS);
    list
}
