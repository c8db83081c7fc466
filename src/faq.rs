//! The questions that people ask about filing service numbers, with answers in Chinese and English, and a search.
//!
//! It imports the engine only. Every number, date and link that a policy holds is filled in from the policy, so that
//! text and verdict can't disagree; a text holds both languages, and the caller picks.

mod content;
mod explains;
mod live;
mod search;

use std::sync::LazyLock;

use crate::engine::{Check, InsteadCode, Policy, Product, RemedyKind};

pub use explains::{for_advisory, for_check, for_instead, for_remedy};
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
            Target::Page(address) => Some(address),
            // Where this policy has no address the guide's own still serves.
            _ => self.held(policy).or_else(|| self.held(Policy::standard())),
        }
    }

    fn held(self, policy: &Policy) -> Option<&str> {
        match self {
            Target::Instead(code) => policy.instead(code).link.as_deref(),
            Target::Remedy(product, kind) => policy.product(product).remedy(kind)?.link.as_deref(),
            Target::Console | Target::Page(_) => None,
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
    /// The facts that it carries, of the guide and of later material, and the readings of them, by id.
    pub facts: &'static [&'static str],
    /// Other words by which people look for it, in both languages.
    pub keywords: &'static str,
    /// The ids of entries to read on.
    pub see: &'static [&'static str],
}

impl Entry {
    /// The checks that it explains.
    pub fn checks(&self) -> Vec<Check> {
        Check::ALL.iter().copied().filter(|check| for_check(*check) == self.id).collect()
    }
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
