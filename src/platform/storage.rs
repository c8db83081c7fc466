//! Where everything is kept. The numbers are kept by the protocol of `ledger::store` over IndexedDB and
//! localStorage; this hands it the two, and keeps instances and settings beside them: in the database, or in
//! localStorage where there is none.

mod aside;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::browser;
use super::idb::{self, INSTANCES, Idb, Opening, Outdated, SETTINGS, Soon};
use super::local::{self, Copy, Key};
use crate::app::{Committed, Settings, StorageState, Stored};
use crate::engine::{Instance, Json, SCHEMA, read_facts};
use crate::ledger::store::{Failure, Loaded, Store};
use crate::ledger::{Intent, Refusal};

pub use crate::ledger::store::Judgement;

/// The stores of this browser, as far as it grants them.
pub struct Storage {
    first: Store<Idb, Copy>,
    /// In the place of the first, once the database is free that another tab had kept.
    freed: OnceCell<Store<Idb, Copy>>,
    opening: RefCell<Option<Opening>>,
    waits: Cell<bool>,
    /// Whether a newer version of this app has asked for the database.
    outdated: Cell<bool>,
    tells_outdated: Outdated,
}

impl Storage {
    /// Opens what there is. A database that another tab keeps is not waited for: see [`Storage::freed`]. `fetch` is
    /// called at once where something is stored, so that the part of the program that reads it is on its way while
    /// the browser opens the database.
    pub async fn open(fetch: impl FnOnce()) -> Storage {
        let told = Outdated::default();
        let begun = idb::open(&told);
        let works = local::works();
        if works && !local::is_empty() {
            fetch();
        }
        let (mut database, mut newer, mut opening) = (None, false, None);
        match idb::soon(begun).await {
            Soon::Here(Ok(open)) => database = Some(Idb::new(open, told.clone())),
            Soon::Here(Err(error)) => newer = idb::failure(&error).is_newer(),
            Soon::Waits(waiting) => opening = Some(waiting),
        }
        Storage {
            first: Store::new(database, works.then_some(Copy), newer),
            freed: OnceCell::new(),
            waits: Cell::new(opening.is_some()),
            opening: RefCell::new(opening),
            outdated: Cell::new(false),
            tells_outdated: told,
        }
    }

    /// Waits until the database is free that another tab keeps; whether anything is other than before then. Where
    /// nothing is kept outside of this page all stays as it is: what it holds could not be taken along.
    pub async fn freed(&self) -> bool {
        let Some(opening) = self.opening.borrow_mut().take() else { return false };
        let opened = opening.opened().await;
        if self.first.local().is_none() {
            return false;
        }
        self.waits.set(false);
        let store = match opened {
            Ok(database) => Store::new(Some(Idb::new(database, self.tells_outdated.clone())), Some(Copy), false),
            Err(error) => Store::new(None, Some(Copy), idb::failure(&error).is_newer()),
        };
        self.freed.set(store).is_ok()
    }

    /// Has `tell` called when a newer version of this app asks for the database. From then on nothing is written.
    pub fn when_outdated(self: &Rc<Storage>, tell: impl Fn() + 'static) {
        let storage = Rc::downgrade(self);
        let told = move || {
            if let Some(storage) = storage.upgrade() {
                storage.outdated.set(true);
                tell();
            }
        };
        *self.tells_outdated.borrow_mut() = Some(Box::new(told));
    }

    /// Where the log is kept.
    fn log(&self) -> &Store<Idb, Copy> {
        self.freed.get().unwrap_or(&self.first)
    }

    /// Where things are kept.
    pub fn state(&self) -> StorageState {
        match self.log().state() {
            _ if self.outdated.get() => StorageState::Newer,
            StorageState::LocalOnly if self.waits.get() => StorageState::Waiting,
            state => state,
        }
    }

    /// Whether nothing at all is stored. A store that can't be asked counts as one that holds something.
    pub async fn is_blank(&self) -> bool {
        if self.log().local().is_some() && !local::is_empty() {
            return false;
        }
        match self.log().database() {
            Some(database) => database.is_empty().await.unwrap_or(false),
            None => true,
        }
    }

    /// Reads everything: the log as the union of its copies, each copy given what it lacks.
    pub async fn load(&self) -> Stored {
        let loaded = self.log().load().await;
        if let Some(failure) = &loaded.failed {
            browser::announce(&failure.text());
        }
        let is_local = self.log().local().is_some();
        let mut texts = if is_local { local::instances() } else { Vec::new() };
        let mut settings = if is_local { local::get(Key::Settings) } else { None };
        if let Some(database) = self.log().database() {
            match read_beside(database).await {
                Ok((theirs, set)) => {
                    settings = set.or(settings);
                    texts = self.move_in(database, texts, theirs).await;
                }
                Err(error) => browser::announce(&idb::failure(&error).text()),
            }
        }
        self.stored(loaded, &texts, settings)
    }

    /// A first look at a large log: what can be shown before everything is read by [`Storage::follow`]. None where
    /// that would not be worth it, or where it would not tell all.
    pub async fn glance(&self) -> Option<Stored> {
        let events = self.log().glance()?;
        // What was put there while there was no database is to move into it first.
        if !local::instances().is_empty() {
            return None;
        }
        let (texts, settings) = read_beside(self.log().database()?).await.ok()?;
        let stored = self.stored(Loaded { events, ..Loaded::default() }, &texts, settings);
        // How it is with the stores is known once they are read.
        (stored.damaged == 0).then_some(Stored { storage: StorageState::Opening, ..stored })
    }

    /// What other tabs wrote, without reading again what is known; all anew where that is not enough.
    pub async fn follow(&self) -> Stored {
        let (Some((events, damaged)), Some(database)) = (self.log().follow().await, self.log().database()) else {
            return self.load().await;
        };
        let Ok((texts, settings)) = read_beside(database).await else { return self.load().await };
        self.stored(Loaded { events, damaged, ..Loaded::default() }, &texts, settings)
    }

    /// The log, and what is kept beside it.
    fn stored(&self, loaded: Loaded, texts: &[String], settings: Option<String>) -> Stored {
        let (instances, mut broken) = read_instances(texts);
        broken += settings.iter().filter(|text| !Settings::is_readable(text)).count();
        Stored {
            instances,
            events: loaded.events,
            settings: settings.map(|text| Settings::parse(&text)).unwrap_or_default(),
            storage: self.state(),
            damaged: loaded.damaged + broken,
            emptied: loaded.emptied,
        }
    }

    /// Makes ready for the first commit, once nothing else is to do.
    pub fn prepare(&self) {
        self.log().prepare();
    }

    /// Instances that were put into localStorage while there was no database move into it.
    async fn move_in(&self, database: &Idb, ours: Vec<String>, mut theirs: Vec<String>) -> Vec<String> {
        let (moving, _) = read_instances(&ours);
        let (known, _) = if moving.is_empty() { (Vec::new(), 0) } else { read_instances(&theirs) };
        let new: Vec<&Instance> = moving.iter().filter(|one| !known.iter().any(|other| other.id == one.id)).collect();
        let texts = new.iter().map(|i| (i.id.as_str(), i.json()));
        let texts: Vec<(&str, String)> = texts.collect();
        theirs.extend(texts.iter().map(|(_, text)| text.clone()));
        if !moving.is_empty()
            && self.state() != StorageState::Newer
            && database.write(INSTANCES, &texts, aside::instances).await.is_ok()
        {
            moving.iter().for_each(|instance| local::remove(Key::Instance(&instance.id)));
        }
        theirs
    }

    /// Carries intents out, in one transaction: reads the log, decides on each, appends. What comes back was on
    /// the disk before it came back.
    pub async fn commit(&self, intents: &[Intent], judgement: &Judgement) -> Committed {
        if self.outdated.get() {
            let results = intents.iter().map(|_| Err(Refusal::NewerVersion)).collect();
            return Committed { events: Vec::new(), results, failed: None };
        }
        self.log().commit(intents, judgement, &|| (browser::now(), browser::entropy())).await
    }

    /// Keeps instances.
    ///
    /// # Errors
    /// What the store says.
    pub async fn put(&self, instances: &[Instance]) -> Result<(), Failure> {
        self.may_write()?;
        let texts = instances.iter().map(|i| (i.id.as_str(), i.json()));
        let texts: Vec<(&str, String)> = texts.collect();
        if let Some(database) = self.log().database() {
            return database.write(INSTANCES, &texts, aside::instances).await.map_err(|error| idb::failure(&error));
        }
        if self.log().local().is_some() {
            for (id, text) in texts {
                aside::before_local(Key::Instance(id))?;
                local::set(Key::Instance(id), &text).map_err(|error| idb::failure(&error))?;
            }
        }
        Ok(())
    }

    /// Forgets instances.
    ///
    /// # Errors
    /// What the store says.
    pub async fn delete(&self, ids: &[String]) -> Result<(), Failure> {
        self.may_write()?;
        if let Some(database) = self.log().database() {
            return database.forget(INSTANCES, ids).await.map_err(|error| idb::failure(&error));
        }
        if self.log().local().is_some() {
            ids.iter().for_each(|id| local::remove(Key::Instance(id)));
        }
        Ok(())
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// What the store says.
    pub async fn keep(&self, settings: &Settings) -> Result<(), Failure> {
        self.may_write()?;
        if self.log().local().is_some() {
            local::keep_early(settings);
        }
        // What another tab has named meanwhile stays.
        let joined = |stored: Option<String>| {
            let stored = stored.map(|text| Settings::parse(&text)).unwrap_or_default();
            settings.clone().joined(&stored).json()
        };
        if let Some(database) = self.log().database() {
            return database
                .amend(SETTINGS, "settings", aside::settings, joined)
                .await
                .map_err(|error| idb::failure(&error));
        }
        if self.log().local().is_some() {
            aside::before_local(Key::Settings)?;
            let text = joined(local::get(Key::Settings));
            return local::set(Key::Settings, &text).map_err(|error| idb::failure(&error));
        }
        Ok(())
    }

    /// Empties every store.
    ///
    /// # Errors
    /// What the store says.
    pub async fn erase(&self) -> Result<(), Failure> {
        self.log().erase().await?;
        if let Some(database) = self.log().database() {
            database.clear(&[INSTANCES, SETTINGS]).await.map_err(|error| idb::failure(&error))?;
        }
        if self.log().local().is_some() {
            local::clear_beside();
        }
        Ok(())
    }

    /// Nothing is written where a newer version has written.
    fn may_write(&self) -> Result<(), Failure> {
        match self.state() {
            StorageState::Newer => Err(Failure::newer()),
            _ => Ok(()),
        }
    }
}

async fn read_beside(database: &Idb) -> Result<(Vec<String>, Option<String>), JsValue> {
    let transaction = database.transaction(&[INSTANCES, SETTINGS], false).await?;
    let both =
        [INSTANCES, SETTINGS].map(|store| Ok::<_, JsValue>(idb::done(&transaction.object_store(store)?.get_all()?)));
    let [instances, settings] = both;
    let (instances, settings) = (instances?.await?, settings?.await?);
    Ok((idb::texts(&instances), idb::texts(&settings).pop()))
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
