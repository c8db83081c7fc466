//! Instances and settings that can't be read: they stay where they are until something takes their place, and go aside
//! then; the user can take them out.

use super::super::idb::{self, INSTANCES, SETTINGS};
use super::super::local::{self, Copy, Key};
use super::{Storage, read_instances};
use crate::app::Settings;
use crate::ledger::store::{Aside, Failure, Local, Place, Reason, instance_aside, settings_aside};

/// For each text the name under which it goes aside; empty where it can be read.
pub(super) fn instances(before: &[(String, String)]) -> Vec<String> {
    let texts: Vec<String> = before.iter().map(|(_, text)| text.clone()).collect();
    if read_instances(&texts).1 == 0 {
        return Vec::new();
    }
    let name = |(id, text): &(String, String)| match is_instance(text) {
        true => String::new(),
        false => instance_aside(id, text),
    };
    before.iter().map(name).collect()
}

/// The name under which settings go aside that can't be read.
pub(super) fn settings(text: &str) -> Option<String> {
    (!Settings::is_readable(text)).then(|| settings_aside(text))
}

/// Puts what lies under a key of localStorage aside, if it can't be read.
pub(super) fn before_local(key: Key<'_>) -> Result<(), Failure> {
    let Some(text) = local::get(key) else { return Ok(()) };
    let name = match key {
        Key::Instance(id) if !is_instance(&text) => Some(instance_aside(id, &text)),
        Key::Instance(_) => None,
        Key::Settings => settings(&text),
    };
    name.map_or(Ok(()), |name| Copy.set(&name, &text))
}

fn is_instance(text: &str) -> bool {
    read_instances(&[text.to_owned()]).1 == 0
}

impl Storage {
    /// Everything that could not be read, of either store, for taking out.
    pub async fn aside(&self) -> Vec<Aside> {
        let mut found = self.log().aside().await;
        let mut beside = Vec::new();
        if let Some(database) = self.log().database()
            && let Ok(transaction) = database.transaction(&[INSTANCES, SETTINGS], false).await
        {
            for (store, reason) in [(INSTANCES, Reason::NoInstance), (SETTINGS, Reason::NoSettings)] {
                if let Ok(store) = transaction.object_store(store)
                    && let Ok(pairs) = idb::pairs(&store).await
                {
                    beside.extend(pairs.into_iter().map(|(key, text)| (Place::Database, key, text, reason.clone())));
                }
            }
        }
        if self.log().local().is_some() {
            let ids = local::instance_ids();
            let of = |key: Key<'_>, id: &str, reason| Some((Place::Local, id.to_owned(), local::get(key)?, reason));
            beside.extend(ids.iter().filter_map(|id| of(Key::Instance(id), id, Reason::NoInstance)));
            beside.extend(of(Key::Settings, "settings", Reason::NoSettings));
        }
        for (place, key, text, reason) in beside {
            let (readable, name) = match reason {
                Reason::NoInstance => (is_instance(&text), ["instance/", &key].concat()),
                _ => (Settings::is_readable(&text), key),
            };
            if !readable {
                found.push(Aside { place, found: name.clone(), name, reason, text });
            }
        }
        found
    }
}
