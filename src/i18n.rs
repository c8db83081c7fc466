//! The words: every text about the engine's results, in Chinese and in English. Prose is made in this room alone.
//!
//! Each text is an arm of an exhaustive `match`, so that a code without a text does not compile. `verdict` speaks
//! of assessments, `explain` of how far and until when, `source` of the guide, `rules` of policies and how they
//! compare, `error` of inputs that can't be read, `report` writes for terminals, `export` for spreadsheets, tickets
//! and calendars, `size` of files that are large, `pages` of what stands without
//! the program, `single` of the app as one file.
//! Pure: it imports `engine`, `ledger` and `exchange`, and knows nothing of pages or browsers.

/// Texts that stand alone, both languages a row, so that a missing one does not compile: an enum of them, and the
/// function that gives the text in a language.
macro_rules! texts {
    ($(#[$meta:meta])* $name:ident by $of:ident; $($text:ident: $zh:literal, $en:literal;)+) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = $en] $text,)+
        }

        impl $name {
            /// Every text, for the tests of the language.
            pub const ALL: &'static [$name] = &[$($name::$text),+];
        }

        /// The text in a language.
        pub const fn $of(lang: $crate::i18n::Lang, text: $name) -> &'static str {
            match (lang, text) {
                $(($crate::i18n::Lang::Zh, $name::$text) => $zh, ($crate::i18n::Lang::En, $name::$text) => $en,)+
            }
        }
    };
}

pub mod ask;
pub mod embed;
pub mod error;
pub mod explain;
pub mod export;
#[cfg(feature = "gallery")]
pub mod gallery;
pub mod offline;
pub mod pages;
mod phrase;
pub mod plan;
pub mod portfolio;
pub mod quota;
pub mod report;
pub mod rules;
pub mod say;
pub mod single;
pub mod size;
pub mod source;
pub mod stale;
pub mod storage;
pub mod trial;
mod ui;
pub mod verdict;
mod whole;

pub use ui::{Ui, ui};
pub use whole::wholes;

use std::str::FromStr;

use crate::engine::CodeError;

/// A language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese, as written in the mainland.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both, Chinese first.
    pub const ALL: &'static [Lang] = &[Lang::Zh, Lang::En];

    /// The code, for settings and links.
    pub const fn code(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// The value of HTML's `lang` attribute.
    pub const fn html(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The language that one changes to.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// The one of two texts that is in this language.
    ///
    /// ```
    /// use beian_desk::i18n::Lang;
    ///
    /// assert_eq!(Lang::En.pick("申请", "Apply"), "Apply");
    /// ```
    pub const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// A text in pieces, Chinese and other in turn, each with whether it is Chinese: so that a page in English can say so.
///
/// ```
/// use beian_desk::i18n::chinese;
///
/// assert_eq!(chinese("Press 申请 (apply)."), [(false, "Press "), (true, "申请"), (false, " (apply).")]);
/// assert_eq!(chinese("华东（杭州）"), [(true, "华东（杭州）")]);
/// ```
pub fn chinese(text: &str) -> Vec<(bool, &str)> {
    let ours =
        |letter: char| matches!(letter, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}');
    let mut pieces = Vec::new();
    let (mut rest, mut kind) = (text, false);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.find(|letter| ours(letter) != kind).unwrap_or(rest.len()));
        if !piece.is_empty() {
            pieces.push((kind, piece));
        }
        (rest, kind) = (after, !kind);
    }
    pieces
}

impl FromStr for Lang {
    type Err = CodeError;

    /// By the first part of a language tag, without case: `zh`, `zh-CN`, `zh_Hans`, `en-GB`.
    fn from_str(text: &str) -> Result<Lang, CodeError> {
        let tag = text.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.iter().copied().find(|lang| tag.eq_ignore_ascii_case(lang.code())).ok_or(CodeError)
    }
}
