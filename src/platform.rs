//! The one door to the browser: storage, clock, files, clipboard, focus, the URL, and the screen after a crash.
//!
//! Performs the effects that `app` asks for and brings their results back as messages; decides nothing. The only
//! room, beside the views of `ui`, that may touch the window. Imports `app` and what lies below it.

pub mod browser;
pub mod crash;
mod files;
mod idb;
mod local;
mod run;
mod split;
mod storage;

pub use files::{from_clipboard, from_drop, from_input};
pub use run::Runtime;
pub use storage::{Judgement, Storage};
