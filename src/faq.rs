//! The questions that people ask about filing service numbers, with answers in Chinese and English, and a search.
//!
//! It imports the engine only. Every number, date and link that a policy holds is filled in from the policy, so that
//! text and verdict can't disagree; a text holds both languages, and the caller picks.

mod content;
mod live;
mod search;

use std::sync::LazyLock;

use crate::engine::{Advisory, Check, InsteadCode, Policy, Product, RemedyKind};

pub use live::render;
pub use search::{Hit, Index, Marked};

/// A text in both languages; [`render`] fills in its live values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both<T = &'static str> {
    /// Chinese.
    pub zh: T,
    /// English.
    pub en: T,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The provider's console.
    Console,
    /// Where the policy sends those who need no number.
    Instead(InsteadCode),
    /// Where the policy sends those who need this remedy for this product.
    Remedy(Product, RemedyKind),
    /// A page of the guide that no policy holds.
    Page(&'static str),
}

impl Target {
    /// The address; none where the policy has none.
    pub fn href(self, policy: &Policy) -> Option<&str> {
        match self {
            Target::Console => Some(&policy.console),
            Target::Instead(code) => policy.instead(code).link.as_deref(),
            Target::Remedy(product, kind) => policy.product(product).remedy(kind)?.link.as_deref(),
            Target::Page(address) => Some(address),
        }
    }
}

/// A piece of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Para(Both),
    /// Points in no order.
    List(&'static [Both]),
    /// Steps, one after the other.
    Steps(&'static [Both]),
    /// Points each of which another entry goes into: the text and that entry's id.
    Entries(&'static [(Both, &'static str)]),
    /// A link out of the app, with its label.
    Link(Both, Target),
}

impl Block {
    /// The block's texts, in order.
    pub fn texts(&self) -> impl Iterator<Item = Both> {
        let (one, many, entries): (Option<Both>, &[Both], &[(Both, &str)]) = match *self {
            Block::Para(text) | Block::Link(text, _) => (Some(text), &[], &[]),
            Block::List(texts) | Block::Steps(texts) => (None, texts, &[]),
            Block::Entries(entries) => (None, &[], entries),
        };
        one.into_iter().chain(many.iter().copied()).chain(entries.iter().map(|(text, _)| *text))
    }
}

/// A question with its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The slug of `#/faq/<id>`.
    pub id: &'static str,
    /// The question.
    pub question: Both,
    /// The answer: what, why, what next.
    pub answer: &'static [Block],
    /// The facts of the guide that it carries, by id.
    pub facts: &'static [&'static str],
    /// The checks that it explains.
    pub checks: &'static [Check],
    /// The remedies that it explains.
    pub remedies: &'static [RemedyKind],
    /// The ways without a number that it explains.
    pub instead: &'static [InsteadCode],
    /// The advice that it explains.
    pub advisories: &'static [Advisory],
    /// Other words by which people look for it, in both languages.
    pub keywords: &'static str,
    /// The ids of entries to read on.
    pub see: &'static [&'static str],
}

/// Entries under a common heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Its slug.
    pub id: &'static str,
    /// Its heading.
    pub title: Both,
    /// Its entries, in reading order.
    pub entries: &'static [Entry],
}

/// Every group, in reading order.
pub fn groups() -> &'static [Group] {
    content::GROUPS
}

/// Every entry, in reading order.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> =
        LazyLock::new(|| content::GROUPS.iter().flat_map(|group| group.entries).copied().collect());
    &ENTRIES
}

/// The entry of that id.
pub fn entry(id: &str) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.id == id)
}

/// The entry that explains a check.
pub fn for_check(check: Check) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.checks.contains(&check))
}

/// The entry that explains a remedy.
pub fn for_remedy(kind: RemedyKind) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.remedies.contains(&kind))
}

/// The entry that explains what to do where no number is needed.
pub fn for_instead(code: InsteadCode) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.instead.contains(&code))
}

/// The entry that explains a piece of advice.
pub fn for_advisory(code: Advisory) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.advisories.contains(&code))
}
