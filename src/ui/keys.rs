//! What begins with the desk's part: its stylesheet, and keys that work as shortcuts wherever one is.

use super::desk::Desk;
use crate::app::{Msg, Shortcut};
use crate::platform::browser;

const SEARCH: &str = "input[type=search]";

/// What the first screen needs nothing of.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/portfolio.css"));

/// Has the page look as it does with many instances, and does what a key is for, from now on.
pub(super) fn begin(desk: Desk) {
    browser::adopt(STYLE);
    browser::on_key(move |press| match desk.peek(|model| model.shortcut(press)) {
        // Where there is no search the key is the browser's.
        Some(Shortcut::Search) => {
            browser::focus(SEARCH);
            browser::has(SEARCH)
        }
        Some(Shortcut::List) => {
            desk.send(Msg::OpenShortcuts);
            true
        }
        None => false,
    });
}
