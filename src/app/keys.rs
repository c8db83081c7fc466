//! Keys that work wherever one is, but not while somebody writes: what a press of a key is for.

/// A key as it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press<'a> {
    /// What it types, by the layout of the keyboard.
    pub key: &'a str,
    /// Whether it goes into a field, or picks from one.
    pub in_field: bool,
    /// Whether an input method is composing.
    pub composing: bool,
    /// Whether control, alt or the system's key is held, or somebody else has taken it.
    pub taken: bool,
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shortcut {
    /// Goes to the page's search.
    Search,
    /// Lists the keys.
    List,
}

impl Shortcut {
    /// Every one, in the order in which they are listed.
    pub const ALL: [Shortcut; 2] = [Shortcut::Search, Shortcut::List];

    /// What the key types.
    pub const fn key(self) -> &'static str {
        match self {
            Shortcut::Search => "/",
            Shortcut::List => "?",
        }
    }
}

impl super::Model {
    /// What a press is for, while keys are on and nothing lies over the page.
    pub fn shortcut(&self, press: Press<'_>) -> Option<Shortcut> {
        let Press { key, in_field, composing, taken } = press;
        if !self.shortcuts || in_field || composing || taken || self.dialog != super::Dialog::None {
            return None;
        }
        Shortcut::ALL.into_iter().find(|shortcut| shortcut.key() == key)
    }
}
