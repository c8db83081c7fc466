//! What the dialog that brings files in shows.

use super::super::import::{Import, Origin, Whose};
use super::super::incoming::BIG;
use super::super::model::Model;
use crate::exchange::{MAX_ROWS, NotReadable, Warning};
use crate::i18n::{self, Ui, say, size, ui};

/// How many bad rows, and how many warnings of a file, are listed; the rest is counted.
const LISTED: usize = 50;

/// A file that was brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileView {
    /// Its place among the files.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// What it is, or why it can't be read and what to do.
    pub text: String,
    /// Whether it can't be read.
    pub failed: bool,
    /// Whether the number must be asked for.
    pub asks: bool,
    /// What is worth a look.
    pub warnings: Vec<String>,
}

/// What the dialog shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportView {
    /// The files.
    pub files: Vec<FileView>,
    /// Whether the account must be asked for.
    pub asks_whose: bool,
    /// The account, as far as it is answered.
    pub account: Option<String>,
    /// Whether what was typed is no account id.
    pub account_wrong: bool,
    /// What would be taken.
    pub summary: Vec<String>,
    /// Rows that can't be taken, the first of them.
    pub bad: Vec<String>,
    /// How many there are.
    pub bad_count: usize,
    /// Numbers whose file contradicts the book.
    pub contradictions: Vec<String>,
    /// Quotas that would be exceeded.
    pub crowds: Vec<String>,
    /// That files are being read, and how to stop it, while they are.
    pub reading: Option<String>,
    /// Whether files were read and bring nothing new.
    pub nothing: bool,
    /// Whether the button can be pressed.
    pub ready: bool,
}

/// Derives the dialog from the import under way.
pub fn import(model: &Model, import: &Import) -> ImportView {
    let lang = model.lang;
    let name = |index: usize| match import.files.get(index) {
        Some(file) if !file.name.is_empty() => file.name.clone(),
        _ => ui(lang, Ui::ImportPasted).to_owned(),
    };
    let files = import.files.iter().enumerate().map(|(index, file)| {
        let (text, failed, asks) = match &file.origin {
            Origin::Read(reading) => (i18n::error::file_kind(lang, reading.kind).to_owned(), false, false),
            Origin::Asked(answer, None) => {
                (i18n::error::not_readable(lang, &NotReadable::BsnBySn(answer.clone())), false, true)
            }
            Origin::Asked(_, Some(number)) => (number.clone(), false, false),
            Origin::Refused(error) => (i18n::error::read_error(lang, error), true, false),
            Origin::Garbled(error) => (i18n::error::not_decoded(lang, error), true, false),
            Origin::TooBig { size, most } => (size::too_big(lang, *size, *most), true, false),
            Origin::TooMany => (size::too_many(lang, MAX_ROWS), true, false),
            Origin::Gone => (size::gone(lang), true, false),
            Origin::Failed => (size::failed(lang), true, false),
        };
        let warnings: &[Warning] = match &file.origin {
            Origin::Read(reading) => &reading.warnings,
            _ => &[],
        };
        let more = warnings.len().checked_sub(LISTED).filter(|more| *more > 0).map(|more| size::more(lang, more));
        let warnings = warnings.iter().take(LISTED).map(|warning| i18n::error::warning(lang, warning));
        let warnings = warnings.chain(more).collect();
        FileView { index, name: name(index), text, failed, asks, warnings }
    });
    let mut view = ImportView {
        files: files.collect(),
        asks_whose: import.asks_whose(),
        account: match &import.whose {
            Whose::Of(account) => Some(account.as_str().to_owned()),
            Whose::Wrong(text) => Some(text.clone()),
            Whose::Open | Whose::Unknown => None,
        },
        account_wrong: matches!(import.whose, Whose::Wrong(_)),
        reading: import.reading.first().map(|file| match file.size {
            BIG.. => size::reading_big(lang, &file.name, file.size),
            _ => ui(lang, Ui::Reading).to_owned(),
        }),
        ready: import.is_ready() && !import.waiting,
        ..ImportView::default()
    };
    let Some(diff) = import.diff.as_ref().filter(|_| import.reading.is_empty()) else { return view };
    if diff.added + diff.changed + diff.unchanged > 0 {
        view.summary.push(say::preview_instances(lang, diff.added, diff.changed, diff.unchanged));
    }
    if diff.numbers_added + diff.numbers_moved + diff.numbers_unchanged > 0 {
        view.summary.push(say::preview_numbers(lang, diff.numbers_added, diff.numbers_moved, diff.numbers_unchanged));
    }
    if diff.restored + diff.restored_known > 0 {
        view.summary.push(say::preview_restored(lang, diff.restored, diff.restored_known));
    }
    view.summary.extend((!diff.sites.is_empty()).then(|| say::preview_sites(lang, diff.sites.len())));
    view.summary.extend(diff.policy.as_deref().map(|policy| say::preview_policy(lang, policy)));
    view.summary.extend(diff.shows_otherwise().then(|| say::preview_shown(lang).to_owned()));
    view.bad_count = diff.bad.len();
    view.bad = diff
        .bad
        .iter()
        .take(LISTED)
        .map(|(file, error)| {
            [name(*file).as_str(), ui(lang, Ui::Colon), &i18n::error::input_error(lang, error)].concat()
        })
        .collect();
    view.contradictions = diff
        .contradictions
        .iter()
        .map(|found| say::contradiction(lang, &found.number, found.stands, found.says))
        .chain(diff.conflicts.iter().map(|found| super::numbers::conflict(lang, found)))
        .collect();
    view.crowds = diff.crowds.iter().map(|crowd| i18n::quota::exceeded(lang, &crowd.whose, &crowd.quota)).collect();
    view.nothing = diff.is_empty();
    view
}
