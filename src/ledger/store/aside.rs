//! What could not be read, for the user to take out: it stays where it is, exactly as it was found.

use std::collections::HashMap;

use super::super::codec::{self, CodecError};
use super::Store;
use super::care::Care;
use super::name;
use super::port::{Database, Local, Transaction};

/// Which of the two stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The database.
    Database,
    /// localStorage.
    Local,
}

/// Why a text is no piece of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It can't be read.
    Unreadable(CodecError),
    /// It can be read, and belongs under another name.
    Misplaced,
    /// It is no instance.
    NoInstance,
    /// They are no settings.
    NoSettings,
}

/// A text that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Where it is.
    pub place: Place,
    /// The name under which it is kept.
    pub name: String,
    /// The name under which it was found.
    pub found: String,
    /// What is wrong with it.
    pub reason: Reason,
    /// The text.
    pub text: String,
}

impl Aside {
    /// A text of either store, if it is none that this app can read.
    fn of(place: Place, name: String, text: String) -> Option<Aside> {
        let found = name::found(&name).unwrap_or(&name).to_owned();
        if found == name && ![name::EVENT, name::SNAPSHOT, name::ERASED].iter().any(|kind| name.starts_with(kind)) {
            return None;
        }
        let reason = match codec::read(&text) {
            _ if found.starts_with(INSTANCE) => Reason::NoInstance,
            _ if found == SETTINGS => Reason::NoSettings,
            Err(CodecError::Newer) if found == name => return None,
            Err(error) => Reason::Unreadable(error),
            Ok(piece) if found == name && name::is_of(&name, &piece, &text) => return None,
            Ok(_) => Reason::Misplaced,
        };
        Some(Aside { place, name, found, reason, text })
    }
}

/// In front of an instance's id, in the name of its text once that was put aside.
const INSTANCE: &str = "instance/";
/// The settings, likewise.
const SETTINGS: &str = "settings";

/// The name under which an instance's text is put aside.
pub fn instance_aside(id: &str, text: &str) -> String {
    name::damaged(&[INSTANCE, id].concat(), text, false)
}

/// The name under which the settings' text is put aside.
pub fn settings_aside(text: &str) -> String {
    name::damaged(SETTINGS, text, false)
}

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// Every text of the log that could not be read, whether it was put aside already or lies where it was found. A
    /// store that can't be read has none to give.
    pub async fn aside(&self) -> Vec<Aside> {
        let copy = self
            .read_copy(&HashMap::new())
            .0
            .into_iter()
            .filter_map(|(name, text)| Aside::of(Place::Local, name, text));
        let mut found: Vec<Aside> = copy.collect();
        if let Some(database) = self.database()
            && let Ok(transaction) = database.begin().await
            && let Ok(theirs) = transaction.all().await
        {
            found.extend(theirs.into_iter().filter_map(|(name, text)| Aside::of(Place::Database, name, text)));
        }
        found
    }
}
