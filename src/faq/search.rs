//! Search as one types: Chinese by pairs of characters, English by beginnings of words, without case.
//!
//! Rare terms weigh more than common ones, and the question more than the answer. Folding is ASCII only and keeps
//! every byte in its place, so that a mark found in the folded text is a mark in the text.

mod term;

use std::ops::Range;

use super::{Block, Both, Entry, entries, render};
use crate::engine::{Policy, order};
use term::{Term, terms};

const IN_QUESTION: u32 = 8;
const IN_KEYWORDS: u32 = 7;
const IN_ANSWER: u32 = 2;
/// A snippet's width in columns, a Chinese character being two wide, and how much of it stands before the match.
const WIDTH: usize = 110;
const LEAD: usize = 24;

/// A text with the places that matched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The text, live values filled in.
    pub text: String,
    /// Byte ranges in it, in order, apart from each other and on character boundaries.
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    fn new(text: String, terms: &[Term]) -> Marked {
        let folded = text.to_ascii_lowercase();
        let found: Vec<Range<usize>> = terms.iter().flat_map(|term| term.places(&folded)).collect();
        let found = order::ranked(found, |range| range.start as i64);
        let mut marks: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for range in found {
            match marks.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => marks.push(range),
            }
        }
        Marked { text, marks }
    }

    /// The text in pieces, with whether each is marked.
    pub fn pieces(&self) -> Vec<(bool, &str)> {
        let mut pieces = Vec::with_capacity(self.marks.len() * 2 + 1);
        let mut at = 0;
        for mark in &self.marks {
            pieces.push((false, self.text.get(at..mark.start).unwrap_or_default()));
            pieces.push((true, self.text.get(mark.clone()).unwrap_or_default()));
            at = mark.end;
        }
        pieces.push((false, self.text.get(at..).unwrap_or_default()));
        pieces.retain(|(_, piece)| !piece.is_empty());
        pieces
    }
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub entry: &'static Entry,
    /// How well it fits; compare within one search only.
    pub score: u32,
    /// Its question.
    pub question: Marked,
    /// The part of its answer that fits best.
    pub snippet: Marked,
}

struct Doc {
    entry: &'static Entry,
    question: String,
    /// The answer's texts without the labels of links.
    answer: Vec<String>,
    /// Question, keywords and answer, folded.
    fields: [(u32, String); 3],
}

/// Every entry in one language, ready to be searched.
pub struct Index(Vec<Doc>);

impl Index {
    /// Renders every entry with a policy's values in the language that `pick` picks. The questions of the other
    /// language are found too.
    pub fn new(policy: &Policy, pick: fn(&Both) -> &'static str) -> Index {
        let docs = entries().iter().map(|entry| {
            let question = render(pick(&entry.question), policy);
            let (links, blocks): (Vec<_>, Vec<_>) = entry.answer.iter().partition(|b| matches!(b, Block::Link(..)));
            let shown = |blocks: Vec<&Block>| -> Vec<String> {
                blocks.into_iter().flat_map(Block::texts).map(|text| render(pick(&text), policy)).collect()
            };
            let (labels, answer) = (shown(links), shown(blocks));
            let both = entry.question;
            let keywords = format!("{}\n{}\n{}", entry.keywords, render(both.zh, policy), render(both.en, policy));
            let fields = [
                (IN_QUESTION, question.to_ascii_lowercase()),
                (IN_KEYWORDS, keywords.to_ascii_lowercase()),
                (IN_ANSWER, [answer.join("\n"), labels.join("\n")].join("\n").to_ascii_lowercase()),
            ];
            Doc { entry, question, answer, fields }
        });
        Index(docs.collect())
    }

    /// The entries that fit, best first; none for a query without a word.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let mut terms = terms(query);
        let mut scores = vec![0; self.0.len()];
        for term in &mut terms {
            let weights = loop {
                let weights: Vec<u32> = self.0.iter().map(|doc| term.weight(&doc.fields)).collect();
                if weights.iter().any(|weight| *weight > 0) || !term.shorten() {
                    break weights;
                }
            };
            let found = weights.iter().filter(|weight| **weight > 0).count();
            let rarity = self.0.len().checked_div(found).and_then(usize::checked_ilog2).unwrap_or(0);
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += weight * (1 + rarity * rarity);
            }
        }
        // What fits far less than the best is noise from common pairs.
        let least = (scores.iter().max().copied().unwrap_or(0) / 5).max(1);
        let best = scores.into_iter().zip(&self.0).filter(|(score, _)| *score >= least).collect();
        let best = order::ranked(best, |(score, _)| -i64::from(*score));
        best.into_iter().map(|(score, doc)| doc.hit(score, &terms)).collect()
    }
}

impl Doc {
    fn hit(&self, score: u32, terms: &[Term]) -> Hit {
        let fits = |text: &&String| {
            let folded = text.to_ascii_lowercase();
            terms.iter().filter(|term| !term.places(&folded).is_empty()).count()
        };
        // Of equals the first: `max_by_key` takes the last.
        let text = self.answer.iter().rev().max_by_key(fits).map_or("", String::as_str);
        let question = Marked::new(self.question.clone(), terms);
        Hit { entry: self.entry, score, question, snippet: Marked::new(cut(text, terms), terms) }
    }
}

/// A window of the text around its first match.
fn cut(text: &str, terms: &[Term]) -> String {
    let folded = text.to_ascii_lowercase();
    let first = terms.iter().flat_map(|term| term.places(&folded)).map(|range| range.start).min().unwrap_or(0);
    let width = |c: char| if c.is_ascii() { 1 } else { 2 };
    let total: usize = text.chars().map(width).sum();
    if total <= WIDTH {
        return text.to_owned();
    }
    let before: usize = text.get(..first).unwrap_or_default().chars().map(width).sum();
    let start = before.saturating_sub(LEAD).min(total - WIDTH);
    let (mut column, mut window) = (0, String::new());
    for c in text.chars() {
        if (start..start + WIDTH).contains(&column) {
            window.push(c);
        }
        column += width(c);
    }
    // Words are not cut in two.
    let (mut head, mut tail) = ("", "");
    let mut kept = window.as_str();
    if start > 0 {
        head = "…";
        kept = kept.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    }
    if start + WIDTH < total {
        tail = "…";
        kept = kept.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    }
    format!("{head}{}{tail}", kept.trim())
}
