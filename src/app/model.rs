//! The state of the desk.

use std::sync::Arc;

use super::ask::Asking;
use super::form::Form;
use super::import::Import;
use super::offline::Offline;
use super::part::Parts;
use super::pass::Pass;
use super::place::Place;
use super::route::{Page, Route};
use super::selection::Selection;
use super::stale::Stale;
use super::trial::Trial;
use crate::engine::{Account, Action, Instance, Moment, Policy, Quota, Totals, Verdict, WhatIf, order};
use crate::i18n::Lang;
use crate::ledger::{self, Book, Refusal};

use super::settings::{Settings, Theme};
pub use crate::ledger::store::StorageState;

pub(super) use super::settings::account_order;

/// All that was found in the stores at the start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stored {
    /// The instances.
    pub instances: Vec<Instance>,
    /// The log of numbers.
    pub events: Vec<Arc<ledger::Event>>,
    /// The settings.
    pub settings: Settings,
    /// Where things are kept.
    pub storage: StorageState,
    /// How many stored pieces could not be read; they are left where they are.
    pub damaged: usize,
    /// Whether one of the two stores had been emptied since the last visit.
    pub emptied: bool,
}

impl Stored {
    /// Whether it has neither instances nor numbers.
    pub fn is_empty(&self) -> bool {
        self.instances.is_empty() && self.events.is_empty()
    }
}

/// What is worth knowing of every instance, kept so that filters need not judge again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brief {
    /// Its verdict.
    pub verdict: Verdict,
    /// Whether, of an instance that does not qualify, a single thing is to be done to it.
    pub one_step: bool,
    /// What its row offers.
    pub action: Option<Action>,
    /// The quota that it draws on, for the totals.
    pub quota: Option<Quota>,
}

/// How urgent a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something went wrong or needs attention.
    Problem,
}

/// A line that tells the user what has just happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Notice {
    /// How urgent it is.
    pub kind: NoticeKind,
    /// What it says, in the language of the moment.
    pub text: String,
    /// Whether it offers to undo.
    pub undo: bool,
    /// Whether it offers to take everything out: a store failed.
    pub export: bool,
    /// Whether the dialog is still open during which it happened, and says it too.
    pub within: bool,
    /// Whether it goes along to the next page, since what it tells of leads there.
    pub along: bool,
}

/// How to take the last change of instances back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Undo {
    /// Instances as they were.
    pub restore: Vec<Instance>,
    /// Instances that were not there.
    pub remove: Vec<String>,
}

/// After 确认: what was reserved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applied {
    /// The instance.
    pub instance: String,
    /// The site, as typed so far.
    pub domain: String,
    /// Whether the commit is under way.
    pub waiting: bool,
    /// The reservation, once it is committed.
    pub number: Option<String>,
    /// Why it was refused.
    pub refused: Option<Refusal>,
}

/// The dialog that brings a real number in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberForm {
    /// The reservation whose place it takes.
    pub replaces: Option<String>,
    /// The instance that it is for.
    pub instance: Option<String>,
    /// The number as it was typed last, so that a refusal does not lose it.
    pub typed: String,
    /// Whether the commit is under way.
    pub waiting: bool,
    /// Why it was refused.
    pub refused: Option<Refusal>,
    /// Raised on every refusal, so that the same one is shown and announced again.
    pub attempt: u32,
}

/// A step in the life of a number that asks before it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberStep {
    /// The number.
    pub number: String,
    /// What is to happen.
    pub kind: super::numbers::Step,
    /// Whether the commit is under way.
    pub waiting: bool,
    /// Why it was refused.
    pub refused: Option<Refusal>,
    /// Raised on every refusal.
    pub attempt: u32,
}

/// The dialog that erases everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erase {
    /// Whether the typed word was wrong.
    pub wrong: bool,
}

/// What lies over the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Dialog {
    /// Nothing.
    #[default]
    None,
    /// Bringing files in.
    Import(Box<Import>),
    /// Adding or changing an instance.
    Edit(Box<Form>),
    /// 申请.
    Apply(Applied),
    /// Bringing a real number in.
    Record(NumberForm),
    /// A step in the life of a number.
    Step(NumberStep),
    /// A new account in the header's list; whether the last try was no account id.
    Account {
        /// Whether what was typed is no account id.
        wrong: bool,
    },
    /// Taking files out.
    TakeOut,
    /// The keys that work as shortcuts.
    Shortcuts,
    /// Erasing everything.
    Erase(Erase),
}

/// What is supposed of the instance that is open. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Supposed {
    /// The instance.
    pub instance: String,
    /// What is changed.
    pub what_if: WhatIf,
}

/// The state of the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Whether the stores have been read.
    pub loaded: bool,
    /// The language.
    pub lang: Lang,
    /// The page.
    pub route: Route,
    /// The clock, as it was last read.
    pub now: Moment,
    /// The moment of the verdicts where the user set one.
    pub as_of: Option<Moment>,
    /// Every instance.
    pub instances: Vec<Instance>,
    /// The log of numbers, as the stores have it.
    pub log: Vec<Arc<ledger::Event>>,
    /// Every number with its history.
    pub book: Book,
    /// One for each instance.
    pub briefs: Vec<Brief>,
    /// Sums over the instances.
    pub totals: Totals,
    /// The rows that are ticked.
    pub selected: Selection,
    /// The columns of the table, as they are stored: [`Columns`](super::Columns) reads it.
    pub columns: Option<String>,
    /// Whether keys work as shortcuts.
    pub shortcuts: bool,
    /// Accounts that the user named.
    pub accounts: Vec<Account>,
    /// The current account; none where every instance is judged as its owner.
    pub account: Option<Account>,
    /// What lies over the page.
    pub dialog: Dialog,
    /// What another tab changed under it.
    pub stale: Option<Stale>,
    /// What has just happened.
    pub notice: Option<Notice>,
    /// How to take it back.
    pub undo: Option<Undo>,
    /// Where the app was opened from.
    pub place: Place,
    /// Where things are kept.
    pub storage: StorageState,
    /// Stored pieces that could not be read.
    pub damaged: usize,
    /// Whether one of the two stores had been emptied since the last visit.
    pub emptied: bool,
    /// The parts of the program that have come.
    pub parts: Parts,
    /// Whether the stores are to be read once the part that reads them is here.
    pub unread: bool,
    /// What the interview keeps beside its answers, which the route holds.
    pub asking: Asking,
    /// The name of the policy that the user or a link chose; none for the default.
    pub chosen: Option<&'static str>,
    /// The comparison of the engine with the decision table.
    pub trial: Trial,
    /// How many imports there have been.
    pub imports: u32,
    /// How many days a filing takes, as the user expects; for this session.
    pub filing_days: u16,
    /// What is supposed of the instance that is open.
    pub what_if: Option<Supposed>,
    /// The sites to file, as typed.
    pub sites: String,
    /// Light or dark, where the user chose.
    pub theme: Option<Theme>,
    /// The pass over sites that are applied for one after the other.
    pub pass: Option<Pass>,
    /// How it is kept without a network, and what there is of a newer version.
    pub offline: Offline,
}

impl Model {
    /// The least and the most days that a filing can be set to take.
    pub const FILING_DAYS: (u16, u16) = (1, 60);

    /// The desk before its stores are read.
    pub fn new(lang: Lang, now: Moment, fragment: &str) -> Model {
        Model {
            loaded: false,
            lang,
            route: Route::parse(fragment),
            now,
            as_of: None,
            instances: Vec::new(),
            log: Vec::new(),
            book: Book::default(),
            briefs: Vec::new(),
            totals: Totals::default(),
            selected: Selection::default(),
            columns: None,
            shortcuts: true,
            accounts: Vec::new(),
            account: None,
            dialog: Dialog::None,
            stale: None,
            notice: None,
            undo: None,
            place: Place::default(),
            storage: StorageState::Opening,
            damaged: 0,
            emptied: false,
            parts: Parts::default(),
            unread: false,
            asking: Asking::default(),
            chosen: None,
            trial: Trial::default(),
            imports: 0,
            filing_days: 20,
            what_if: None,
            sites: String::new(),
            theme: None,
            pass: None,
            offline: Offline::default(),
        }
        .by_link()
    }

    /// The desk as opened from a place.
    #[must_use]
    pub fn at(self, place: Place) -> Model {
        Model { place, ..self }
    }

    /// The policy of the verdicts.
    pub fn policy(&self) -> &'static Policy {
        self.chosen.and_then(Policy::named).unwrap_or_else(Policy::standard)
    }

    /// The moment of the verdicts.
    pub fn moment(&self) -> Moment {
        self.as_of.unwrap_or(self.now)
    }

    /// The instance of that id.
    pub fn instance(&self, id: &str) -> Option<&Instance> {
        self.instances.iter().find(|instance| instance.id == id)
    }

    /// Whether there is anything to show beyond the ways to begin.
    pub fn is_empty(&self) -> bool {
        self.instances.is_empty() && self.book.entries().is_empty()
    }

    /// Every account that is known: named by the user, or an owner, or a number's.
    pub fn known_accounts(&self) -> Vec<Account> {
        let owners = self.instances.iter().filter_map(|instance| instance.owner.as_ref());
        let mut known: Vec<Account> = Vec::new();
        for account in self.accounts.iter().chain(owners).chain(self.book.holders()) {
            if !known.contains(account) {
                known.push(account.clone());
            }
        }
        order::sorted(known, account_order)
    }

    /// The settings to keep.
    pub fn settings(&self) -> Settings {
        Settings {
            lang: Some(self.lang.code().to_owned()),
            account: self.account.clone(),
            accounts: self.accounts.clone(),
            policy: self.chosen.map(str::to_owned),
            sites: (!self.sites.is_empty()).then(|| self.sites.clone()),
            theme: self.theme,
            columns: self.columns.clone(),
            shortcuts: (!self.shortcuts).then_some(false),
        }
    }

    /// Whether the page shows instances.
    pub fn is_on_instances(&self) -> bool {
        matches!(self.route.page, Page::Apply(_))
    }
}
