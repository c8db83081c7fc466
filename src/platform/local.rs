//! localStorage: a copy of every event under a key of its own, and the place for the rest where there is no
//! database. Keys start with `beian-desk/`; what is not ours is left alone.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsValue;

use super::browser;

/// A key of ours.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key<'a> {
    /// An event of the log, by its id.
    Event(&'a str),
    /// An instance, by its id; only where there is no database.
    Instance(&'a str),
    /// A text that stood under an event's key and could not be read, kept aside.
    Damaged(&'a str),
    /// The settings.
    Settings,
}

const EVENT: &str = "beian-desk/event/";
const INSTANCE: &str = "beian-desk/instance/";

impl Key<'_> {
    fn text(self) -> String {
        match self {
            Key::Event(id) => [EVENT, id].concat(),
            Key::Instance(id) => [INSTANCE, id].concat(),
            Key::Damaged(id) => ["beian-desk/damaged/", id].concat(),
            Key::Settings => "beian-desk/settings".to_owned(),
        }
    }
}

/// Whether localStorage is there and takes a write. gloo-storage panics where it is denied, so it is asked first.
pub(super) fn works() -> bool {
    let storage = browser::window().and_then(|window| window.local_storage().ok().flatten());
    storage.is_some_and(|storage| {
        let probe = "beian-desk/probe";
        storage.set_item(probe, "1").is_ok() && storage.remove_item(probe).is_ok()
    })
}

/// Writes a text under a key.
pub(super) fn set(key: Key<'_>, text: &str) -> Result<(), JsValue> {
    LocalStorage::raw().set_item(&key.text(), text)
}

/// The text under a key. Read raw: gloo's `get` can't tell absent from broken.
pub(super) fn get(key: Key<'_>) -> Option<String> {
    LocalStorage::raw().get_item(&key.text()).ok().flatten()
}

/// Takes a key away.
pub(super) fn remove(key: Key<'_>) {
    LocalStorage::delete(key.text());
}

/// The texts of every event.
pub(super) fn events() -> Vec<String> {
    under(EVENT)
}

/// The texts of every instance.
pub(super) fn instances() -> Vec<String> {
    under(INSTANCE)
}

/// Takes everything of ours away.
pub(super) fn clear() {
    for key in keys("beian-desk/") {
        LocalStorage::delete(key);
    }
}

fn keys(prefix: &str) -> Vec<String> {
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    keys.filter(|key| key.starts_with(prefix)).collect()
}

fn under(prefix: &str) -> Vec<String> {
    keys(prefix).iter().filter_map(|key| LocalStorage::raw().get_item(key).ok().flatten()).collect()
}
