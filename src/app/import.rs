//! Bringing files in: what they state, what that changes, and nothing taken before the user has seen it.

mod restore;

use std::collections::{HashMap, HashSet};

use super::crowd::Crowd;
use super::model::Model;
use super::settings::Theme;
use crate::engine::{Account, InputError, Instance, Number, Row, Sheet, Status, assemble, order};
use crate::exchange::parcel::Outcome;
use crate::exchange::{self, Backup, BsnBySn, DecodeError, Kind, MAX_ROWS, NotReadable, ReadError, Reading};
use crate::ledger::{Book, Change, Conflict, Intent, Record, may_become};

/// What became of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// It was read.
    Read(Reading),
    /// It is the answer of GetBsnBySn, which lacks the number: asked for, and perhaps answered.
    Asked(BsnBySn, Option<String>),
    /// It is none of the kinds that are read, or broken.
    Refused(ReadError),
    /// Its bytes are no text.
    Garbled(DecodeError),
    /// It is larger than what is read here; nobody looked inside.
    TooBig {
        /// Its size in bytes.
        size: u64,
        /// The largest that is read, in bytes.
        most: u64,
    },
    /// With the files before it there would be more rows than one import takes.
    TooMany,
    /// It is not there any more, or may not be read.
    Gone,
    /// Reading it failed without a word, as where the memory does not suffice.
    Failed,
}

impl Origin {
    /// How many rows it brings, good or bad.
    fn rows(&self) -> usize {
        match self {
            // What a desk holds it can write and read.
            Origin::Read(Reading { backup: None, sheet, .. }) => {
                sheet.instances.len() + sheet.numbers.len() + sheet.errors.len()
            }
            _ => 0,
        }
    }
}

impl From<Outcome> for Origin {
    fn from(outcome: Outcome) -> Origin {
        match outcome {
            Ok(Ok(reading)) => Origin::Read(reading),
            Ok(Err(ReadError::NotReadable(NotReadable::BsnBySn(answer)))) => Origin::Asked(answer, None),
            Ok(Err(error)) => Origin::Refused(error),
            Err(error) => Origin::Garbled(error),
        }
    }
}

/// A file that was brought.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportFile {
    /// Its name; empty for pasted text.
    pub name: String,
    /// What became of it.
    pub origin: Origin,
}

/// Whose the exports are, which they don't say themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Whose {
    /// Not answered yet.
    #[default]
    Open,
    /// What was typed is no account id.
    Wrong(String),
    /// The user does not know.
    Unknown,
    /// This account's.
    Of(Account),
}

/// A file that is being read, or waits for its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its name; empty for pasted text.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

/// An import under way.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// Which one it is: a file that is read late is not for another.
    pub id: u32,
    /// The files, in the order in which they came.
    pub files: Vec<ImportFile>,
    /// Whose the exports are.
    pub whose: Whose,
    /// What taking them would change; none before there is anything to take.
    pub diff: Option<Diff>,
    /// Whether the commit of the numbers is under way.
    pub waiting: bool,
    /// The files that are not read yet.
    pub reading: Vec<Waiting>,
    /// Whether it is taken as it is, without a preview.
    pub at_once: bool,
}

/// A number whose file contradicts what the book says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The number.
    pub number: String,
    /// Where it stands.
    pub stands: Status,
    /// Where the file says it stands.
    pub says: Status,
}

/// What taking the files would change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diff {
    /// Instances that are not in the list yet.
    pub added: usize,
    /// Instances whose facts change.
    pub changed: usize,
    /// Instances that stay as they are.
    pub unchanged: usize,
    /// Numbers that are not in the book yet.
    pub numbers_added: usize,
    /// Numbers that stand elsewhere now.
    pub numbers_moved: usize,
    /// Numbers that stay as they are.
    pub numbers_unchanged: usize,
    /// Rows that can't be taken, with the index of their file.
    pub bad: Vec<(usize, InputError)>,
    /// Events of backups that the book does not have yet.
    pub restored: usize,
    /// Events of backups that it has.
    pub restored_known: usize,
    /// What contradicts the book once the backups are in: both sides are kept.
    pub conflicts: Vec<Conflict>,
    /// Where more numbers would be issued or reserved than the quota allows: what has happened is taken in all the
    /// same.
    pub crowds: Vec<Crowd>,
    /// Numbers whose file contradicts the book; the book is kept.
    pub contradictions: Vec<Contradiction>,
    /// Sites to file of backups that the list lacks.
    pub sites: Vec<String>,
    /// The policy that backups say was chosen, where the user has chosen none here.
    pub policy: Option<String>,
    /// Light or dark as backups have it, where the user has chosen neither here.
    pub theme: Option<Theme>,
    /// The columns of the table as backups have them, where the user has chosen none here.
    pub columns: Option<String>,
    /// Whether backups say that keys are no shortcuts, where they are.
    pub keys_off: bool,
    /// The instances to keep, added and changed.
    pub put: Vec<Instance>,
    /// What is wanted of the ledger.
    pub intents: Vec<Intent>,
}

impl Diff {
    /// Whether there is nothing to take.
    pub fn is_empty(&self) -> bool {
        let chosen = self.policy.is_some() || self.shows_otherwise();
        self.put.is_empty() && self.intents.is_empty() && self.sites.is_empty() && !chosen
    }

    /// Whether things will be shown as backups have it.
    pub fn shows_otherwise(&self) -> bool {
        self.theme.is_some() || self.columns.is_some() || self.keys_off
    }
}

impl Import {
    /// Adds a file, unless there would be too many rows.
    pub(super) fn add(&mut self, mut file: ImportFile) {
        // What is pasted takes the place of what was pasted before and could not be read.
        if file.name.is_empty() {
            self.files.retain(|known| {
                !(known.name.is_empty() && matches!(known.origin, Origin::Refused(_) | Origin::Garbled(_)))
            });
        }
        let rows: usize = self.files.iter().map(|file| file.origin.rows()).sum();
        if rows + file.origin.rows() > MAX_ROWS {
            file.origin = Origin::TooMany;
        }
        self.files.push(file);
    }

    /// Once every file has been read: works out what they change.
    pub(super) fn complete(&mut self, model: &Model) {
        if self.whose == Whose::Open
            && let Some(account) = &model.account
        {
            self.whose = Whose::Of(account.clone());
        }
        self.work_out(model);
    }

    /// Whether some file does not say whose its instances are.
    pub fn asks_whose(&self) -> bool {
        self.files.iter().any(|file| {
            matches!(&file.origin, Origin::Read(reading)
                if lacks_owners(reading.kind) && reading.sheet.instances.iter().any(|row| row.fact.owner.is_none()))
        })
    }

    /// Whether everything that must be answered has been.
    pub fn is_ready(&self) -> bool {
        let answered = !self.asks_whose() || matches!(self.whose, Whose::Unknown | Whose::Of(_));
        answered && self.reading.is_empty() && self.diff.as_ref().is_some_and(|diff| !diff.is_empty())
    }

    /// Works out anew what the files change.
    pub(super) fn work_out(&mut self, model: &Model) {
        let sheets: Vec<(usize, Sheet)> =
            self.files.iter().enumerate().filter_map(|(index, file)| Some((index, self.sheet(file)?))).collect();
        self.diff = (!sheets.is_empty()).then(|| {
            let mut diff = compare(model, sheets);
            restore::restore(model, self.backups(), &mut diff);
            diff.crowds = restore::crowded(model, &diff);
            diff
        });
    }

    /// The backups among the files.
    pub(super) fn backups(&self) -> impl Iterator<Item = &Backup> {
        self.files.iter().filter_map(|file| match &file.origin {
            Origin::Read(reading) => reading.backup.as_deref(),
            _ => None,
        })
    }

    /// What a file states, its instances given the account that the user named.
    fn sheet(&self, file: &ImportFile) -> Option<Sheet> {
        match &file.origin {
            Origin::Read(reading) => {
                let mut sheet = reading.sheet.clone();
                if reading.backup.is_some() {
                    // Its numbers come with their history, as events.
                    sheet.numbers.clear();
                }
                if let (Whose::Of(account), true) = (&self.whose, lacks_owners(reading.kind)) {
                    let open = sheet.instances.iter_mut().filter(|row| row.fact.owner.is_none());
                    open.for_each(|row| row.fact.owner = Some(account.clone()));
                }
                Some(sheet)
            }
            Origin::Asked(answer, Some(number)) => {
                Some(Sheet { numbers: vec![bare(answer.complete(number))], ..Sheet::default() })
            }
            Origin::Asked(_, None) | Origin::Refused(_) | Origin::Garbled(_) => None,
            Origin::TooBig { .. } | Origin::TooMany | Origin::Gone | Origin::Failed => None,
        }
    }
}

/// Whether files of a kind may leave open whose their instances are, so that the user is asked.
fn lacks_owners(kind: Kind) -> bool {
    matches!(kind, Kind::EcsInstances | Kind::SwasInstances | Kind::MarketInstances | Kind::CsvInstances)
}

/// What became of a file with these bytes. Knows nothing of the desk: it runs wherever the reader is.
/// `older` decodes what is no UTF-8 and may be GB18030; none where it is not.
pub fn read(bytes: &[u8], older: impl Fn(&[u8]) -> Option<String>) -> Outcome {
    exchange::decode_with(bytes, older).map(|text| exchange::read(&text))
}

/// A fact that stands in no file.
fn bare<T>(fact: T) -> Row<T> {
    Row { fact, path: String::new(), line: 1, fields: Vec::new() }
}

/// What taking `sheets` would change.
fn compare(model: &Model, sheets: Vec<(usize, Sheet)>) -> Diff {
    let known = Sheet {
        instances: model.instances.iter().cloned().map(bare).collect(),
        numbers: model.book.numbers().into_iter().map(bare).collect(),
        ..Sheet::default()
    };
    let (files, mut all): (Vec<usize>, Vec<Sheet>) = sheets.into_iter().unzip();
    all.insert(0, known);
    let assembled = assemble(&all, model.account.clone());
    let sheets = all.get(1..).unwrap_or_default();

    let mut diff = Diff::default();
    for (file, sheet) in files.iter().zip(sheets) {
        diff.bad.extend(sheet.errors.iter().map(|error| (*file, error.clone())));
    }
    for (sheet, error) in assembled.errors {
        // Index 0 is the desk itself, whose facts were checked when they came.
        if let Some(file) = sheet.checked_sub(1).and_then(|index| files.get(index)) {
            diff.bad.push((*file, error));
        }
    }

    let stated: HashSet<&str> =
        sheets.iter().flat_map(|sheet| &sheet.instances).map(|row| row.fact.id.as_str()).collect();
    let before: HashMap<&str, &Instance> =
        model.instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
    for instance in assembled.facts.instances {
        if !stated.contains(instance.id.as_str()) {
            continue;
        }
        match before.get(instance.id.as_str()) {
            None => diff.added += 1,
            Some(known) if **known == instance => {
                diff.unchanged += 1;
                continue;
            }
            Some(_) => diff.changed += 1,
        }
        diff.put.push(instance);
    }

    let stated: HashSet<String> = sheets.iter().flat_map(|sheet| &sheet.numbers).map(|row| row.fact.key()).collect();
    for number in assembled.facts.numbers.iter().filter(|number| stated.contains(&number.key())) {
        compare_number(&model.book, number, sheets, &mut diff);
    }
    // A reservation stands before the number that takes its place.
    diff.intents = order::ranked(diff.intents, |intent| match intent {
        Intent::Readmit { .. } => 0,
        Intent::Record { replaces: None, .. } => 1,
        _ => 2,
    });
    diff
}

fn compare_number(book: &Book, number: &Number, sheets: &[Sheet], diff: &mut Diff) {
    let Some(entry) = book.entry(&number.number) else {
        diff.numbers_added += 1;
        diff.intents.push(entry_intent(number));
        return;
    };
    // What the files say of it, not what merging made of it: a file that states no status says nothing of it.
    let rows = sheets.iter().flat_map(|sheet| &sheet.numbers).filter(|row| row.fact.key() == number.key());
    let (stands, says) = (entry.status(), rows.filter_map(|row| row.fact.status).next_back());
    let says = says.unwrap_or(stands);
    let icp_new = number.icp_number.is_some() && number.icp_number != entry.number().icp_number;
    if says == stands && !icp_new {
        diff.numbers_unchanged += 1;
    } else if (says == stands && !entry.is_simulated()) || may_become(stands, says) && !entry.is_simulated() {
        diff.numbers_moved += 1;
        let change = Change::Moved { status: says, icp_number: number.icp_number.clone() };
        diff.intents.push(Intent::Change { number: number.number.clone(), change });
    } else if entry.is_open_reservation() && says == Status::Invalid {
        diff.numbers_moved += 1;
        diff.intents.push(Intent::Change { number: number.number.clone(), change: Change::Discarded });
    } else {
        diff.contradictions.push(Contradiction { number: number.number.clone(), stands, says });
    }
}

/// What brings a number in that the book does not have.
fn entry_intent(number: &Number) -> Intent {
    let record = Record::of(number);
    if number.is_simulated() {
        return Intent::Readmit {
            number: number.number.clone(),
            record,
            discarded: number.status() == Status::Invalid,
        };
    }
    Intent::Record { number: number.number.clone(), record, status: number.status(), replaces: number.replaces.clone() }
}
