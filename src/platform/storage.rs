//! Where everything is kept. The numbers are kept by the protocol of `ledger::store` over IndexedDB and
//! localStorage; this hands it the two, and keeps instances and settings beside them: in the database, or in
//! localStorage where there is none.

use wasm_bindgen::JsValue;

use super::browser;
use super::idb::{self, INSTANCES, Idb, SETTINGS};
use super::local::{self, Copy, Key};
use crate::app::{Committed, Settings, StorageState, Stored};
use crate::engine::{Instance, SCHEMA, read_facts};
use crate::ledger::Intent;
use crate::ledger::store::Store;

pub use crate::ledger::store::Judgement;

/// The stores of this browser, as far as it grants them.
pub struct Storage(Store<Idb, Copy>);

impl Storage {
    /// Opens what there is.
    pub async fn open() -> Storage {
        let (database, newer) = match Idb::open().await {
            Ok(database) => (Some(database), false),
            Err(error) => (None, idb::failure(&error).is_newer()),
        };
        Storage(Store::new(database, local::works().then_some(Copy), newer))
    }

    /// Where things are kept.
    pub fn state(&self) -> StorageState {
        self.0.state()
    }

    /// Whether nothing at all is stored. A store that can't be asked counts as one that holds something.
    pub async fn is_blank(&self) -> bool {
        if self.0.local().is_some() && !local::is_empty() {
            return false;
        }
        match self.0.database() {
            Some(database) => database.is_empty().await.unwrap_or(false),
            None => true,
        }
    }

    /// Reads everything: the log as the union of its copies, each copy given what it lacks.
    pub async fn load(&self) -> Stored {
        let loaded = self.0.load().await;
        if let Some(failure) = &loaded.failed {
            browser::announce(&failure.text());
        }
        let is_local = self.0.local().is_some();
        let mut texts = if is_local { local::instances() } else { Vec::new() };
        let mut settings = if is_local { local::get(Key::Settings) } else { None };
        if let Some(database) = self.0.database() {
            match read_beside(database).await {
                Ok((theirs, set)) => {
                    settings = set.or(settings);
                    texts = self.move_in(database, texts, theirs).await;
                }
                Err(error) => browser::announce(&idb::failure(&error).text()),
            }
        }
        let (instances, broken) = read_instances(&texts);
        Stored {
            instances,
            events: loaded.events,
            settings: settings.map(|text| Settings::parse(&text)).unwrap_or_default(),
            storage: self.state(),
            damaged: loaded.damaged + broken,
            emptied: loaded.emptied,
        }
    }

    /// Instances that were put into localStorage while there was no database move into it.
    async fn move_in(&self, database: &Idb, ours: Vec<String>, mut theirs: Vec<String>) -> Vec<String> {
        let (moving, _) = read_instances(&ours);
        let (known, _) = if moving.is_empty() { (Vec::new(), 0) } else { read_instances(&theirs) };
        let new: Vec<&Instance> = moving.iter().filter(|one| !known.iter().any(|other| other.id == one.id)).collect();
        let texts = new.iter().map(|i| (i.id.as_str(), serde_json::to_string(i).unwrap_or_default()));
        let texts: Vec<(&str, String)> = texts.collect();
        theirs.extend(texts.iter().map(|(_, text)| text.clone()));
        if !moving.is_empty()
            && self.state() != StorageState::Newer
            && database.write(INSTANCES, texts.into_iter()).await.is_ok()
        {
            moving.iter().for_each(|instance| local::remove(Key::Instance(&instance.id)));
        }
        theirs
    }

    /// Carries intents out, in one transaction: reads the log, decides on each, appends. What comes back was on
    /// the disk before it came back.
    pub async fn commit(&self, intents: &[Intent], judgement: &Judgement) -> Committed {
        self.0.commit(intents, judgement, &|| (browser::now(), browser::entropy())).await
    }

    /// Every damaged text that was put aside, by name, for taking out.
    pub async fn aside(&self) -> Vec<(String, String)> {
        self.0.aside().await
    }

    /// Keeps instances.
    ///
    /// # Errors
    /// What the store says.
    pub async fn put(&self, instances: &[Instance]) -> Result<(), String> {
        self.may_write()?;
        let texts = instances.iter().map(|i| (i.id.as_str(), serde_json::to_string(i).unwrap_or_default()));
        if let Some(database) = self.0.database() {
            return database.write(INSTANCES, texts).await.map_err(|error| idb::message(&error));
        }
        if self.0.local().is_some() {
            for (id, text) in texts {
                local::set(Key::Instance(id), &text).map_err(|error| idb::message(&error))?;
            }
        }
        Ok(())
    }

    /// Forgets instances.
    ///
    /// # Errors
    /// What the store says.
    pub async fn delete(&self, ids: &[String]) -> Result<(), String> {
        self.may_write()?;
        if let Some(database) = self.0.database() {
            return database.forget(INSTANCES, ids).await.map_err(|error| idb::message(&error));
        }
        if self.0.local().is_some() {
            ids.iter().for_each(|id| local::remove(Key::Instance(id)));
        }
        Ok(())
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// What the store says.
    pub async fn keep(&self, settings: &Settings) -> Result<(), String> {
        self.may_write()?;
        let text = serde_json::to_string(settings).unwrap_or_default();
        if let Some(database) = self.0.database() {
            let one = std::iter::once(("settings", text));
            return database.write(SETTINGS, one).await.map_err(|error| idb::message(&error));
        }
        if self.0.local().is_some() {
            return local::set(Key::Settings, &text).map_err(|error| idb::message(&error));
        }
        Ok(())
    }

    /// Empties every store.
    ///
    /// # Errors
    /// What the store says.
    pub async fn erase(&self) -> Result<(), String> {
        self.0.erase().await.map_err(|failure| failure.text())?;
        if let Some(database) = self.0.database() {
            database.clear(&[INSTANCES, SETTINGS]).await.map_err(|error| idb::message(&error))?;
        }
        if self.0.local().is_some() {
            local::clear_beside();
        }
        Ok(())
    }

    /// Nothing is written where a newer version has written.
    fn may_write(&self) -> Result<(), String> {
        match self.state() {
            StorageState::Newer => Err("a newer version of this app has written here".to_owned()),
            _ => Ok(()),
        }
    }
}

async fn read_beside(database: &Idb) -> Result<(Vec<String>, Option<String>), JsValue> {
    let transaction = database.transaction(&[INSTANCES, SETTINGS], false).await?;
    let instances = idb::texts(&transaction.object_store(INSTANCES)?).await?;
    let settings = idb::texts(&transaction.object_store(SETTINGS)?).await?.pop();
    Ok((instances, settings))
}

/// The instances that stored texts hold, through the reader of our own file; and how many could not be read. One
/// that is torn spoils no other.
fn read_instances(texts: &[String]) -> (Vec<Instance>, usize) {
    let file = format!("{{\"schema\":\"{SCHEMA}\",\"instances\":[{}]}}", texts.join(","));
    match read_facts(&file) {
        Ok(sheet) => (sheet.instances.into_iter().map(|row| row.fact).collect(), sheet.errors.len()),
        Err(_) if texts.len() < 2 => (Vec::new(), texts.len()),
        Err(_) => {
            let (mut instances, mut broken) = (Vec::new(), 0);
            for text in texts {
                let (read, bad) = read_instances(std::slice::from_ref(text));
                instances.extend(read);
                broken += bad;
            }
            (instances, broken)
        }
    }
}
