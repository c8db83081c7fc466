//! localStorage: the copy of the log, a key a piece, and the place for the rest where there is no database. Keys
//! start with `beian-desk/`; what is not ours is left alone.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::browser;
use super::idb::{failure, text};
use crate::app::{Settings, Theme};
use crate::ledger::store::{Failure, Local};

/// A key beside the log.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key<'a> {
    /// An instance, by its id; only where there is no database.
    Instance(&'a str),
    /// The settings.
    Settings,
}

const OURS: &str = "beian-desk/";
const INSTANCE: &str = "beian-desk/instance/";
const SETTINGS: &str = "beian-desk/settings";
/// The language and the theme that were chosen, for the first screen, which is shown before the settings can be read.
const LANGUAGE: &str = "beian-desk/lang";
const THEME: &str = "beian-desk/theme";
const EARLY: [&str; 2] = [LANGUAGE, THEME];

impl Key<'_> {
    fn text(self) -> String {
        match self {
            Key::Instance(id) => [INSTANCE, id].concat(),
            Key::Settings => SETTINGS.to_owned(),
        }
    }
}

/// The log's copy: each piece under its name behind `beian-desk/`.
pub(super) struct Copy;

impl Local for Copy {
    fn names(&self) -> Result<Vec<String>, Failure> {
        let storage = LocalStorage::raw();
        let mut names = Vec::new();
        for index in 0..storage.length().map_err(|error| failure(&error))? {
            let key = storage.key(index).map_err(|error| failure(&error))?.unwrap_or_default();
            if !key.starts_with(INSTANCE)
                && key != SETTINGS
                && !EARLY.contains(&key.as_str())
                && let Some(name) = key.strip_prefix(OURS)
            {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }

    fn get(&self, name: &str) -> Result<Option<String>, Failure> {
        let found = item(name)?;
        Ok((!found.is_null()).then(|| text(&found)))
    }

    fn has(&self, name: &str, text: &str) -> Result<bool, Failure> {
        // Compared by the browser: the text need not come over, and may be large.
        Ok(item(name)? == JsValue::from_str(text))
    }

    fn set(&self, name: &str, text: &str) -> Result<(), Failure> {
        LocalStorage::raw().set_item(&[OURS, name].concat(), text).map_err(|error| failure(&error))
    }

    fn remove(&self, name: &str) -> Result<(), Failure> {
        LocalStorage::raw().remove_item(&[OURS, name].concat()).map_err(|error| failure(&error))
    }
}

/// What stands under the name of a piece, as the browser has it.
fn item(name: &str) -> Result<JsValue, Failure> {
    let storage = JsValue::from(LocalStorage::raw());
    let get = Reflect::get(&storage, &"getItem".into()).and_then(JsCast::dyn_into::<Function>);
    let found = get.and_then(|get| get.call1(&storage, &[OURS, name].concat().into()));
    found.map_err(|error| failure(&error))
}

/// Whether it holds nothing of ours; language and theme alone are nothing.
pub(super) fn is_empty() -> bool {
    let storage = LocalStorage::raw();
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    !{ keys }.any(|key| key.starts_with(OURS) && !EARLY.contains(&key.as_str()))
}

/// Whether localStorage is there. gloo-storage panics where it is denied, so it is asked first. One that is full is
/// there too: its numbers are read, and what it does not take is said.
pub(super) fn works() -> bool {
    let storage = browser::window().and_then(|window| window.local_storage().ok().flatten());
    storage.is_some_and(|storage| {
        let probe = "beian-desk/probe";
        let full = |error: JsValue| failure(&error).is_full();
        storage.set_item(probe, "1").map_or_else(full, |()| true) && storage.remove_item(probe).is_ok()
    })
}

/// Writes a text under a key.
pub(super) fn set(key: Key<'_>, text: &str) -> Result<(), JsValue> {
    LocalStorage::raw().set_item(&key.text(), text)
}

/// Writes what the first screen goes by. Where that fails the next visit begins with the browser's own.
pub(super) fn keep_early(settings: &Settings) {
    let theme = settings.theme.map(Theme::code);
    for (key, value) in EARLY.into_iter().zip([settings.lang.as_deref(), theme]) {
        match value {
            Some(value) => drop(LocalStorage::raw().set_item(key, value)),
            None => LocalStorage::delete(key),
        }
    }
}

/// The language that was chosen in this browser; none where there is none, or no localStorage.
pub(super) fn chosen_language() -> Option<String> {
    browser::window()?.local_storage().ok()??.get_item(LANGUAGE).ok()?
}

/// The text under a key. Read raw: gloo's `get` can't tell absent from broken.
pub(super) fn get(key: Key<'_>) -> Option<String> {
    LocalStorage::raw().get_item(&key.text()).ok().flatten()
}

/// Takes a key away.
pub(super) fn remove(key: Key<'_>) {
    LocalStorage::delete(key.text());
}

/// The texts of every instance.
pub(super) fn instances() -> Vec<String> {
    keys(INSTANCE).iter().filter_map(|key| LocalStorage::raw().get_item(key).ok().flatten()).collect()
}

/// The ids of every instance.
pub(super) fn instance_ids() -> Vec<String> {
    keys(INSTANCE).iter().filter_map(|key| key.strip_prefix(INSTANCE)).map(str::to_owned).collect()
}

/// Takes away what is kept beside the log.
pub(super) fn clear_beside() {
    for key in keys(INSTANCE) {
        LocalStorage::delete(key);
    }
    LocalStorage::delete(SETTINGS);
    EARLY.into_iter().for_each(LocalStorage::delete);
}

fn keys(prefix: &str) -> Vec<String> {
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    keys.filter(|key| key.starts_with(prefix)).collect()
}
