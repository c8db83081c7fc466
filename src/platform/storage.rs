//! Where everything is kept. The commit of a number is one strict IndexedDB transaction that reads the log,
//! decides, and appends; localStorage holds a copy of each event. Without the database localStorage alone, without
//! either the memory of this page.

use std::cell::RefCell;
use std::collections::HashSet;

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use super::browser;
use super::idb::{self, EVENTS, INSTANCES, SETTINGS};
use super::local::{self, Key};
use crate::app::{Committed, Settings, StorageState, Stored};
use crate::engine::{Instance, Moment, Policy, SCHEMA, read_facts};
use crate::ledger::{Book, Desk, Event, EventId, Intent, codec, decide};

/// The stores of this browser, as far as it grants them.
pub struct Storage {
    database: Option<IdbDatabase>,
    local: bool,
    /// The log where there is nothing else.
    memory: RefCell<Vec<Event>>,
}

/// What a commit judges by beside the log.
pub struct Judgement {
    /// Every instance.
    pub instances: Vec<Instance>,
    /// The policy.
    pub policy: &'static Policy,
    /// The moment of the verdicts; none for now.
    pub as_of: Option<Moment>,
}

/// Events, each once, and how many texts were none.
#[derive(Default)]
struct Log {
    events: Vec<Event>,
    ids: HashSet<EventId>,
    damaged: usize,
}

impl Log {
    fn read(&mut self, texts: &[String]) {
        for text in texts {
            match codec::decode(text) {
                Ok(event) => self.add(event),
                Err(_) => self.damaged += 1,
            }
        }
    }

    fn add(&mut self, event: Event) {
        if self.ids.insert(event.id.clone()) {
            self.events.push(event);
        }
    }

    /// The events of this log that the other one lacks.
    fn beyond(&self, other: &Log) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| !other.ids.contains(&event.id))
    }
}

impl Storage {
    /// Opens what there is.
    pub async fn open() -> Storage {
        let database = idb::open().await.ok();
        Storage { database, local: local::works(), memory: RefCell::default() }
    }

    /// Where things are kept.
    pub fn state(&self) -> StorageState {
        match (&self.database, self.local) {
            (Some(_), _) => StorageState::Full,
            (None, true) => StorageState::LocalOnly,
            (None, false) => StorageState::MemoryOnly,
        }
    }

    /// Reads everything: the log as the union of its copies, each copy given what it lacks.
    pub async fn load(&self) -> Stored {
        let mut log = Log::default();
        let copies = if self.local { local::events() } else { Vec::new() };
        log.read(&copies);
        let mut instances = Vec::new();
        let mut settings = if self.local { local::get(Key::Settings) } else { None };
        if let Some(database) = &self.database {
            match read_all(database).await {
                Ok(found) => {
                    let mut theirs = Log::default();
                    theirs.read(&found.events);
                    let _ = append(database, log.beyond(&theirs)).await;
                    if self.local {
                        theirs.beyond(&log).for_each(heal);
                    }
                    log.damaged += theirs.damaged;
                    theirs.events.into_iter().for_each(|event| log.add(event));
                    instances = found.instances;
                    settings = found.settings.or(settings);
                }
                Err(error) => browser::announce(&idb::message(&error)),
            }
        } else if self.local {
            instances = local::instances();
        } else {
            self.memory.borrow().iter().for_each(|event| log.add(event.clone()));
        }
        let (instances, broken) = read_instances(&instances);
        Stored {
            instances,
            events: log.events,
            settings: settings.map(|text| Settings::parse(&text)).unwrap_or_default(),
            storage: self.state(),
            damaged: log.damaged + broken,
        }
    }

    /// Carries intents out, in one transaction: reads the log, decides on each, appends. What comes back was on
    /// the disk before it came back.
    pub async fn commit(&self, intents: &[Intent], judgement: &Judgement) -> Committed {
        let committed = match &self.database {
            Some(database) => commit_to(database, intents, judgement).await,
            None => Ok(self.commit_without(intents, judgement)),
        };
        match committed {
            Ok(committed) => {
                if self.local && self.database.is_some() {
                    for event in committed.results.iter().flatten() {
                        // A full or denied localStorage loses only the copy.
                        let _ = local::set(Key::Event(event.id.as_str()), &codec::encode(event));
                    }
                }
                committed
            }
            Err(error) => Committed { events: Vec::new(), results: Vec::new(), failed: Some(idb::message(&error)) },
        }
    }

    fn commit_without(&self, intents: &[Intent], judgement: &Judgement) -> Committed {
        let mut log = Log::default();
        if self.local {
            log.read(&local::events());
        } else {
            self.memory.borrow().iter().for_each(|event| log.add(event.clone()));
        }
        let mut committed = carry_out(log, intents, judgement);
        for event in committed.results.iter().flatten() {
            if !self.local {
                self.memory.borrow_mut().push(event.clone());
            } else if let Err(error) = local::set(Key::Event(event.id.as_str()), &codec::encode(event)) {
                committed.failed = Some(idb::message(&error));
                break;
            }
        }
        if committed.failed.is_some() {
            committed.events.clear();
        }
        committed
    }

    /// Keeps instances.
    ///
    /// # Errors
    /// What the store says.
    pub async fn put(&self, instances: &[Instance]) -> Result<(), String> {
        let texts = instances.iter().map(|i| (i.id.as_str(), serde_json::to_string(i).unwrap_or_default()));
        if let Some(database) = &self.database {
            return write(database, INSTANCES, texts).await.map_err(|error| idb::message(&error));
        }
        if self.local {
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
        if let Some(database) = &self.database {
            return forget(database, ids).await.map_err(|error| idb::message(&error));
        }
        if self.local {
            ids.iter().for_each(|id| local::remove(Key::Instance(id)));
        }
        Ok(())
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// What the store says.
    pub async fn keep(&self, settings: &Settings) -> Result<(), String> {
        let text = serde_json::to_string(settings).unwrap_or_default();
        if let Some(database) = &self.database {
            return write(database, SETTINGS, std::iter::once(("settings", text)))
                .await
                .map_err(|error| idb::message(&error));
        }
        if self.local {
            return local::set(Key::Settings, &text).map_err(|error| idb::message(&error));
        }
        Ok(())
    }

    /// Empties every store.
    ///
    /// # Errors
    /// What the store says.
    pub async fn erase(&self) -> Result<(), String> {
        if let Some(database) = &self.database {
            clear(database).await.map_err(|error| idb::message(&error))?;
        }
        if self.local {
            local::clear();
        }
        self.memory.borrow_mut().clear();
        Ok(())
    }
}

/// Gives localStorage an event that it lacks. A text that stands there and can't be read is kept aside first.
fn heal(event: &Event) {
    let id = event.id.as_str();
    let aside = match local::get(Key::Event(id)) {
        Some(torn) => local::set(Key::Damaged(id), &torn),
        None => Ok(()),
    };
    if aside.is_ok() {
        let _ = local::set(Key::Event(id), &codec::encode(event));
    }
}

/// Decides on each intent in turn, on the book that the log and the ones before make.
fn carry_out(log: Log, intents: &[Intent], judgement: &Judgement) -> Committed {
    let mut events = log.events;
    let mut book = Book::replay(events.iter().cloned());
    let now = browser::now();
    let mut results = Vec::with_capacity(intents.len());
    for intent in intents {
        let desk = Desk {
            instances: &judgement.instances,
            policy: judgement.policy,
            as_of: judgement.as_of.unwrap_or(now),
            now,
            entropy: browser::entropy(),
        };
        let result = decide(&book, intent, &desk);
        if let Ok(event) = &result {
            book.push(event.clone());
            events.push(event.clone());
        }
        results.push(result);
    }
    Committed { events, results, failed: None }
}

async fn commit_to(database: &IdbDatabase, intents: &[Intent], judgement: &Judgement) -> Result<Committed, JsValue> {
    let transaction = idb::transaction(database, &[EVENTS], true)?;
    let complete = idb::complete(&transaction);
    let store = transaction.object_store(EVENTS)?;
    let mut log = Log::default();
    log.read(&idb::texts(&store).await?);
    // INVARIANT: nothing is awaited between the read above and the writes below but the requests themselves.
    let committed = carry_out(log, intents, judgement);
    for event in committed.results.iter().flatten() {
        store.add_with_key(&codec::encode(event).into(), &event.id.as_str().into())?;
    }
    complete.await?;
    Ok(committed)
}

struct Found {
    events: Vec<String>,
    instances: Vec<String>,
    settings: Option<String>,
}

async fn read_all(database: &IdbDatabase) -> Result<Found, JsValue> {
    let transaction = idb::transaction(database, &[EVENTS, INSTANCES, SETTINGS], false)?;
    let events = idb::texts(&transaction.object_store(EVENTS)?).await?;
    let instances = idb::texts(&transaction.object_store(INSTANCES)?).await?;
    let settings = idb::texts(&transaction.object_store(SETTINGS)?).await?.pop();
    Ok(Found { events, instances, settings })
}

async fn append(database: &IdbDatabase, events: impl Iterator<Item = &Event>) -> Result<(), JsValue> {
    let texts: Vec<(&str, String)> = events.map(|event| (event.id.as_str(), codec::encode(event))).collect();
    if texts.is_empty() { Ok(()) } else { write(database, EVENTS, texts.into_iter()).await }
}

async fn write<'a>(
    database: &IdbDatabase,
    store: &str,
    texts: impl Iterator<Item = (&'a str, String)>,
) -> Result<(), JsValue> {
    let transaction = idb::transaction(database, &[store], true)?;
    let complete = idb::complete(&transaction);
    let store = transaction.object_store(store)?;
    for (key, text) in texts {
        store.put_with_key(&text.into(), &key.into())?;
    }
    complete.await
}

async fn forget(database: &IdbDatabase, ids: &[String]) -> Result<(), JsValue> {
    let transaction = idb::transaction(database, &[INSTANCES], true)?;
    let complete = idb::complete(&transaction);
    let store = transaction.object_store(INSTANCES)?;
    for id in ids {
        store.delete(&id.as_str().into())?;
    }
    complete.await
}

async fn clear(database: &IdbDatabase) -> Result<(), JsValue> {
    let transaction = idb::transaction(database, &[EVENTS, INSTANCES, SETTINGS], true)?;
    let complete = idb::complete(&transaction);
    for store in [EVENTS, INSTANCES, SETTINGS] {
        transaction.object_store(store)?.clear()?;
    }
    complete.await
}

/// The instances that stored texts hold, through the reader of our own file; and how many could not be read.
fn read_instances(texts: &[String]) -> (Vec<Instance>, usize) {
    let file = format!("{{\"schema\":\"{SCHEMA}\",\"instances\":[{}]}}", texts.join(","));
    match read_facts(&file) {
        Ok(sheet) => (sheet.instances.into_iter().map(|row| row.fact).collect(), sheet.errors.len()),
        Err(_) => (Vec::new(), texts.len()),
    }
}
