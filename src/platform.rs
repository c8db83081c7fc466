//! The one door to the browser: storage, clock, files, clipboard, focus, the URL, and the screen after a crash.
//!
//! Performs the effects that `app` asks for and brings their results back as messages; decides nothing. The only
//! room, beside the views of `ui`, that may touch the window. Imports `app` and what lies below it.

pub mod browser;
pub mod crash;
mod files;
mod idb;
mod local;
mod offline;
mod reader;
mod run;
mod split;
mod storage;
mod trial;
mod worker;

/// Functions of a part of the program, by the part's name: where the program is cut, each awaits the file that holds
/// it; in one file it is there.
macro_rules! part {
    ($part:ident: $($(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty $body:block)*) => {$(
        $(#[$meta])*
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $vis fn $name($($arg: $ty),*) -> $ret $body

        $(#[$meta])*
        #[cfg(not(feature = "parts"))]
        $vis async fn $name($($arg: $ty),*) -> $ret $body
    )*};
}
pub(crate) use part;

pub use files::{from_clipboard, from_drop, from_input};
pub use reader::read_file;
pub use run::Runtime;
pub use storage::{Judgement, Storage};
pub use trial::compare_cases;
