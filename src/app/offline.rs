//! Whether the desk opens without a network, and what there is of a newer version. `assets/sw.js` keeps the versions;
//! here is what that means for the page: a new start never takes a dialog or typed text along.

use super::model::{Dialog, Model};
use super::msg::Effect;

/// What the page is told of how it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The version of this page, as the build names it.
    Version(String),
    /// It is kept at hand, whole.
    Ready,
    /// It is being kept.
    Preparing,
    /// It is not kept.
    Not(WhyNot),
    /// A newer version has come and waits.
    Waiting,
    /// A newer version has taken over; this page is of an older one.
    Taken,
    /// There is no newer version.
    Current,
    /// Whether there is a newer version can't be told, or it could not be fetched whole.
    Unreachable,
    /// There is text in a field that has not been sent, or there is none any more.
    Typed(bool),
}

impl Told {
    /// What a word of `assets/offline.js` tells.
    ///
    /// ```
    /// use beian_desk::app::{Told, WhyNot};
    ///
    /// assert_eq!(Told::parse("insecure"), Some(Told::Not(WhyNot::Insecure)));
    /// assert_eq!(Told::parse("something else"), None);
    /// ```
    pub fn parse(word: &str) -> Option<Told> {
        Some(match word {
            "ready" => Told::Ready,
            "preparing" => Told::Preparing,
            "insecure" => Told::Not(WhyNot::Insecure),
            "missing" => Told::Not(WhyNot::Missing),
            "development" => Told::Not(WhyNot::Development),
            "failed" => Told::Not(WhyNot::Failed),
            "waiting" => Told::Waiting,
            "taken" => Told::Taken,
            "current" => Told::Current,
            "unreachable" => Told::Unreachable,
            "typed" => Told::Typed(true),
            "untyped" => Told::Typed(false),
            _ => return None,
        })
    }
}

/// Why the desk is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The page is a file of the user's: it needs no network.
    File,
    /// The address is not one that browsers trust.
    Insecure,
    /// The browser, or its private window, can't.
    Missing,
    /// A build for development keeps nothing.
    Development,
    /// The browser did not keep it: no room, not allowed, or not fetched whole.
    Failed,
}

/// Whether the desk is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Readiness {
    /// Not known yet.
    #[default]
    Unknown,
    /// It is kept, whole.
    Ready,
    /// It is being kept.
    Preparing,
    /// It is not kept.
    Not(WhyNot),
}

/// What there is of a newer version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Newer {
    /// Nothing.
    #[default]
    None,
    /// It waits.
    Waiting,
    /// It has been asked to take over.
    Asked,
    /// It has taken over.
    Taken,
    /// The page is about to start anew with it.
    Leaving,
}

/// What became of looking for a newer version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Nobody looked.
    #[default]
    No,
    /// It is under way.
    UnderWay,
    /// There is none.
    Current,
    /// It can't be told.
    Unreachable,
}

/// How the desk is kept, and what there is of a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offline {
    /// The version of this page; none in a build for development.
    pub version: Option<String>,
    /// Whether it is kept.
    pub readiness: Readiness,
    /// What there is of a newer version.
    pub newer: Newer,
    /// Whether the user wants it.
    pub wanted: bool,
    /// Whether its notice was put away.
    pub put_away: bool,
    /// Whether there is text in a field that has not been sent.
    pub typed: bool,
    /// What became of looking for one.
    pub look: Look,
}

/// What the user wants of versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Use the newer one.
    Use,
    /// Not now.
    NotNow,
    /// Look for one.
    Look,
}

/// What is asked of `assets/offline.js`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Begin.
    Begin,
    /// Look for a newer version.
    Look,
    /// Have it take over.
    Take,
}

/// What the notice of a newer version says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewerNotice {
    /// It is ready, and can be used.
    Ready,
    /// Another tab uses it, and this one can.
    Elsewhere,
    /// It is wanted, and comes once the dialog is closed.
    AfterDialog,
    /// It is wanted, and comes once the text in a field is sent or cleared.
    AfterText,
    /// It is coming.
    Coming,
}

impl Model {
    /// What keeps a new start off that is wanted; none where there is nothing.
    fn busy(&self) -> Option<NewerNotice> {
        let goes_on = self.pass.as_ref().is_some_and(|pass| pass.stopped.is_none());
        match (self.dialog != Dialog::None || goes_on, self.offline.typed) {
            (true, _) => Some(NewerNotice::AfterDialog),
            (false, true) => Some(NewerNotice::AfterText),
            (false, false) => None,
        }
    }

    /// Whether a new start that nobody here asked for would take nothing away: nothing open, typed, compared,
    /// supposed, set for this visit or to be undone.
    pub(super) fn has_nothing_to_lose(&self) -> bool {
        let set = self.as_of.is_some()
            || self.what_if.is_some()
            || self.undo.is_some()
            || self.pass.is_some()
            || self.trial.busy;
        self.busy().is_none() && !set
    }

    /// What the notice of a newer version says; none where there is no notice.
    pub fn newer_notice(&self) -> Option<NewerNotice> {
        let Offline { newer, wanted, put_away, .. } = self.offline;
        match newer {
            Newer::None => None,
            _ if put_away && !wanted => None,
            Newer::Asked | Newer::Leaving => Some(NewerNotice::Coming),
            Newer::Waiting | Newer::Taken if wanted => Some(self.busy().unwrap_or(NewerNotice::Coming)),
            Newer::Waiting => Some(NewerNotice::Ready),
            Newer::Taken => Some(NewerNotice::Elsewhere),
        }
    }

    /// What is due of a newer version that is wanted, after each message: nothing while a dialog is open, text is typed
    /// or a pass goes on.
    pub fn due(&mut self) -> Vec<Effect> {
        let wanted = self.offline.wanted && self.busy().is_none();
        let (next, effect) = match self.offline.newer {
            Newer::Waiting if wanted => (Newer::Asked, Effect::Offline(Ask::Take)),
            Newer::Taken if wanted => (Newer::Leaving, Effect::Reload),
            _ => return Vec::new(),
        };
        self.offline.newer = next;
        vec![effect]
    }
}
