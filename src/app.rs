//! The desk: its state, what can happen to it, and what it wants done.
//!
//! Pure, and tested without a browser: `Msg` in, `Model::update` changes the state and returns `Effect`s, which
//! only `platform` performs. `route` is the URL, `view` derives what each screen shows (strings and codes; the
//! views of `ui` only lay them out), `trace` tells what carries each fact. Imports engine, ledger, exchange, faq and i18n.

pub(crate) mod ask;
mod columns;
mod crowd;
mod filter;
mod form;
#[cfg(any(test, feature = "gallery"))]
pub mod gallery;
mod import;
mod incoming;
mod judge;
mod keys;
mod model;
mod msg;
mod numbers;
mod offline;
mod part;
mod pass;
mod place;
mod route;
mod selection;
mod settings;
mod stale;
mod takeout;
mod trace;
mod trial;
mod update;
pub mod view;

pub use ask::Asking;
pub use columns::{Column, Columns};
pub use crowd::Crowd;
pub use filter::{Days, Steps, Whose};
pub use form::{Field, FieldError, Form, Grounds};
pub use import::{Diff, Import, ImportFile, Origin as FileOrigin, Waiting, read};
pub use incoming::{BIG, Content, Held, Incoming, MAX_BYTES, MAX_BYTES_IN_PAGE};
pub use keys::{Press, Shortcut};
pub use model::{
    Applied, Brief, Dialog, Erase, Model, Notice, NoticeKind, NumberForm, NumberStep, StorageState, Stored, Supposed,
    Undo,
};
pub use msg::{Committed, Effect, Msg};
pub use numbers::Step as NumberStepKind;
pub use offline::{Ask, Look, Newer, NewerNotice, Offline, Readiness, Told, WhyNot, Wish};
pub use part::{Part, Parts, Presence};
pub use pass::{Due, Pass, Stopped};
pub use place::Place;
pub use route::{Page, Query, Route, Sort, Tab};
pub use selection::Selection;
pub use settings::{Settings, Theme};
pub use stale::{Changed, Stale, Subject};
pub use takeout::Takeout;
pub use trace::{Carrier, Flow, carriers};
pub use trial::{Stage, Trial};
