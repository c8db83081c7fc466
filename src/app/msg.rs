//! What can happen to the desk, and what it wants done outside.

use super::columns::Column;
use super::form::Form;
use super::import::ImportFile;
use super::incoming::Incoming;
use super::model::Stored;
use super::numbers::Step;
use super::offline::{Ask, Told, Wish};
use super::part::Part;
use super::pass::Due;
use super::route::Query;
use super::settings::{Settings, Theme};
use super::takeout::Takeout;
use crate::engine::interview::Question;
use crate::engine::proof::Tally;
use crate::engine::{Account, Instance, Moment, Policy, WhatIf};
use crate::i18n::Lang;
use crate::ledger::Intent;

use crate::ledger::store::{Aside, Failure, StorageState};

pub use crate::ledger::store::Committed;

/// What can happen to the desk.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The stores have been read.
    Loaded(Box<Stored>),
    /// The URL's fragment changed.
    Moved(String),
    /// The clock was read.
    Tick(Moment),
    /// Another tab changed the stores, and this is what is there now.
    Synced(Box<Stored>),
    /// The stores could not be read, since the part that reads them did not come.
    Unread,
    /// Fetch a part of the program.
    Fetch(Part),
    /// A part of the program came, or not.
    Fetched(Part, bool),
    /// Something that was asked for needs a part that could not be fetched.
    NotFetched,
    /// Show everything in this language.
    SetLang(Lang),
    /// Show everything light or dark; none for as the system has it.
    SetTheme(Option<Theme>),
    /// Look with this account's eyes; none for every instance as its owner's.
    SetAccount(Option<Account>),
    /// Judge as of this moment; none for now.
    SetAsOf(Option<Moment>),
    /// Narrow the page down differently.
    Narrow(Query),
    /// Open or close the row of this id.
    Toggle(String),
    /// Open the dialog that brings files in.
    OpenImport,
    /// Something is held over a place that takes files.
    Near,
    /// Files came.
    Files(Vec<Incoming>),
    /// A file was read.
    Read {
        /// The import that it is for.
        import: u32,
        /// What became of it.
        file: Box<ImportFile>,
    },
    /// The files of this import can't be read: the reader could not be fetched.
    NotRead(u32),
    /// The account that the files are from, as typed; none where it is to stay unknown.
    ImportAccount(Option<String>),
    /// The number that belongs to an answer without one.
    ImportNumber(usize, String),
    /// Take what the preview shows.
    ImportTake,
    /// Load the sample set.
    LoadSamples,
    /// Open the form for a new instance, or for this one.
    OpenForm(Option<String>),
    /// The form was sent.
    SaveForm(Box<Form>),
    /// Take this instance out of the list.
    Remove(String),
    /// Take the last change of instances back.
    Undo,
    /// 申请.
    OpenApply(String),
    /// 确认, with the site as typed.
    Confirm(String),
    /// Open the dialog that brings a real number in.
    OpenRecord {
        /// The reservation whose place it takes.
        replaces: Option<String>,
        /// The instance that it is for.
        instance: Option<String>,
    },
    /// The dialog that brings a real number in was sent: what each field holds.
    Record(Vec<(String, String)>),
    /// Open the dialog of a step in the life of a number.
    OpenStep(String, Step),
    /// That dialog was sent: what its field holds.
    Step(String),
    /// Open the dialog that names an account.
    OpenAccount,
    /// Name an account.
    AddAccount(String),
    /// Open the dialog that erases everything.
    OpenErase,
    /// Erase everything, if this is the word.
    Erase(String),
    /// The stores are empty.
    Erased,
    /// Where things are kept, as the last write showed it.
    Stores(StorageState),
    /// A commit came back.
    Committed(Box<Committed>),
    /// Close what lies over the page.
    Close,
    /// Copy this text.
    Copy(String),
    /// It was copied, or not.
    Copied(bool),
    /// Take a backup of everything out.
    Export,
    /// Take the texts out that could not be read.
    TakeAside,
    /// These are the texts that could not be read.
    Aside(Vec<Aside>),
    /// Print the page.
    Print,
    /// Open the dialog that takes files out.
    OpenTakeOut,
    /// Take this file out.
    TakeOut(Takeout),
    /// Tick the row of this id, or take its tick away.
    TickRow(String, bool),
    /// Tick every row that matches, or none.
    TickAll(bool),
    /// Say how what is ticked is judged now.
    CheckTicked,
    /// Copy the verdicts of what is ticked, as text.
    CopyTicked,
    /// Take this file out, of what is ticked alone.
    TakeTicked(Takeout),
    /// Show this column of the table, or leave it out.
    SetColumn(Column, bool),
    /// Show the usual columns.
    UsualColumns,
    /// List the keys that work as shortcuts.
    OpenShortcuts,
    /// Have keys work as shortcuts, or not.
    SetShortcuts(bool),
    /// Put the notice away.
    Dismiss,
    /// Instances or settings could not be stored: what the store said.
    StoreFailed(Failure),
    /// A filing takes so many days.
    FilingDays(u16),
    /// Suppose this of the instance of that id, which is open; nothing changed puts away what was supposed.
    Suppose(String, WhatIf),
    /// Put the end of that instance's horizon into a calendar.
    Remind(String),
    /// Ask what is missing about the instance of this id.
    AskAbout(String),
    /// A question of the interview was answered: what its form holds.
    Answer(Question, Vec<(String, String)>),
    /// Whether the link of the interview names the instance that it is about.
    NameInLink(bool),
    /// Copy the link of the interview.
    CopyLink,
    /// Open the form with what it holds.
    Propose(Box<Form>),
    /// Judge by the policy of this name.
    SetPolicy(String),
    /// The sites to file, as they are typed now.
    Sites(String),
    /// Take the plan out as a table.
    TakePlan,
    /// Apply for these sites, one after the other.
    Pass(Vec<Due>),
    /// How the desk is kept without a network.
    Kept(Told),
    /// What the user wants of versions.
    Newer(Wish),
    /// Start or stop comparing the engine with the decision table.
    Trial(bool),
    /// What came of some cases, and the milliseconds that they took.
    Tried(Box<Tally>, u32),
    /// What compares cases could not be fetched.
    NotTried,
}

/// What the desk wants done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read the stores.
    Load,
    /// Fetch a part of the program.
    Fetch(Part),
    /// Fetch every part, once nothing else is to do.
    Prefetch,
    /// Read what these files state, one after another.
    Read {
        /// The import that they are for.
        import: u32,
        /// The files.
        files: Vec<Incoming>,
    },
    /// Read no further: nobody waits for it any more.
    StopReading,
    /// Have the reader at hand, before there is anything to read.
    WarmReader,
    /// Carry out these intents, in one transaction.
    Commit {
        /// What is wanted.
        intents: Vec<Intent>,
        /// The moment of the verdicts where the user set one.
        as_of: Option<Moment>,
        /// Every instance, for judging inside the transaction.
        instances: Vec<Instance>,
        /// The policy to judge by.
        policy: &'static Policy,
    },
    /// Keep these instances.
    Put(Vec<Instance>),
    /// Forget the instances of these ids.
    Delete(Vec<String>),
    /// Keep the settings.
    Keep(Settings),
    /// Go to this fragment, as a step that back undoes.
    Go(String),
    /// Show this fragment instead of the present one, without a step.
    Replace(String),
    /// The document's title.
    Title(String),
    /// The page is another one: title, and focus to its heading.
    Arrived {
        /// The document's title.
        title: String,
    },
    /// Read the language out for search engines and readers: the document's language.
    Language(Lang),
    /// Light or dark, or as the system has it.
    Theme(Option<Theme>),
    /// Say this to those who listen.
    Announce(String),
    /// Put this text on the clipboard.
    Copy(String),
    /// Offer this file for saving.
    Download {
        /// Its name.
        name: String,
        /// Its text.
        text: String,
    },
    /// Print the page.
    Print,
    /// Bring the texts that could not be read.
    Aside,
    /// Ask the browser to keep what is stored for good.
    Persist,
    /// Empty every store.
    Erase,
    /// Put the address of this fragment on the clipboard.
    CopyLink(String),
    /// A link asks for the policy of this name: it comes back as [`Msg::SetPolicy`], and so to whoever judges.
    Choose(String),
    /// Keep the desk at hand without a network, and what belongs to it.
    Offline(Ask),
    /// Start the page anew, once all that is being written is.
    Reload,
    /// Compare the engine with the decision table for a moment.
    Trial {
        /// From this place on.
        from: u64,
        /// At most so many cases.
        most: u64,
    },
}
