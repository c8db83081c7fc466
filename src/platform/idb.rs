//! IndexedDB, as far as this app needs it. Our own few lines over web-sys, since neither `idb` nor `rexie` can ask
//! for `durability: "strict"`, on which it rests that a number that was shown is on the disk.

mod open;

use std::cell::RefCell;
use std::collections::HashSet;

use js_sys::{Array, Function, JSON, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, TextEncoder};

use crate::ledger::EventId;
use crate::ledger::store::{Database, EVENT, Failure, Transaction};

pub(super) use open::{Opening, Outdated, Soon, open, soon};

/// From so many texts on a store is read as a whole before they are written.
const MANY: usize = 16;

/// The log of numbers: a text a piece, an event under its id.
const EVENTS: &str = "events";
/// The instances: a JSON text each, under its id.
pub(super) const INSTANCES: &str = "instances";
/// The settings: one JSON text.
pub(super) const SETTINGS: &str = "settings";
/// Every store.
const STORES: [&str; 3] = [EVENTS, INSTANCES, SETTINGS];

/// The database. Opened anew where its connection was closed: by a newer version that wants it, or by the browser
/// that cleared it.
pub(super) struct Idb {
    database: RefCell<IdbDatabase>,
    /// An opening that another tab keeps waiting.
    opening: RefCell<Option<Opening>>,
    outdated: Outdated,
}

impl Idb {
    /// The database that was opened; `outdated` is told where a newer version wants it.
    pub(super) fn new(database: IdbDatabase, outdated: Outdated) -> Idb {
        Idb { database: RefCell::new(database), opening: RefCell::default(), outdated }
    }

    /// A transaction over stores; a writing one is strict: it is complete once it is on the disk.
    pub(super) async fn transaction(&self, stores: &[&str], write: bool) -> Result<IdbTransaction, JsValue> {
        let made = transaction(&self.database.borrow(), stores, write);
        if made.is_ok() {
            return made;
        }
        let waiting = self.opening.borrow_mut().take();
        match soon(waiting.unwrap_or_else(|| open(&self.outdated))).await {
            Soon::Here(anew) => {
                let anew = anew?;
                let made = transaction(&anew, stores, write);
                *self.database.borrow_mut() = anew;
                made
            }
            Soon::Waits(opening) => {
                *self.opening.borrow_mut() = Some(opening);
                Err(open::kept_away())
            }
        }
    }

    /// Whether no store holds anything.
    pub(super) async fn is_empty(&self) -> Result<bool, JsValue> {
        let transaction = self.transaction(&STORES, false).await?;
        for store in STORES {
            if done(&transaction.object_store(store)?.count()?).await?.as_f64() != Some(0.0) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Writes texts under their keys. What lies there and `unreadable` gives a name for goes aside under that, in the
    /// same transaction.
    pub(super) async fn write(
        &self,
        store: &str,
        texts: &[(&str, String)],
        unreadable: impl Fn(&[(String, String)]) -> Vec<String>,
    ) -> Result<(), JsValue> {
        let transaction = self.transaction(&[store, EVENTS], true).await?;
        let complete = complete(&transaction);
        let (store, events) = (transaction.object_store(store)?, transaction.object_store(EVENTS)?);
        let mut before = Vec::new();
        if texts.len() > MANY {
            before = pairs(&store).await?;
            let keys: HashSet<&str> = texts.iter().map(|(key, _)| *key).collect();
            before.retain(|(key, _)| keys.contains(key.as_str()));
        } else {
            for (key, _) in texts {
                let value = done(&store.get(&(*key).into())?).await?;
                if !value.is_undefined() {
                    before.push(((*key).to_owned(), text(&value)));
                }
            }
        }
        for (name, (_, text)) in unreadable(&before).iter().zip(&before).filter(|(name, _)| !name.is_empty()) {
            events.put_with_key(&text.into(), &name.into())?;
        }
        for (key, text) in texts {
            store.put_with_key(&text.into(), &(*key).into())?;
        }
        complete.await
    }

    /// Writes what is made of the text under a key, in the transaction that reads it. A text that `unreadable` gives
    /// a name for goes aside under that.
    pub(super) async fn amend(
        &self,
        store: &str,
        key: &str,
        unreadable: impl FnOnce(&str) -> Option<String>,
        amend: impl FnOnce(Option<String>) -> String,
    ) -> Result<(), JsValue> {
        let transaction = self.transaction(&[store, EVENTS], true).await?;
        let complete = complete(&transaction);
        let (store, events) = (transaction.object_store(store)?, transaction.object_store(EVENTS)?);
        let before = done(&store.get(&key.into())?).await?;
        let before = (!before.is_undefined()).then(|| text(&before));
        if let Some((name, text)) = before.as_ref().and_then(|text| Some((unreadable(text)?, text))) {
            events.put_with_key(&text.into(), &name.into())?;
        }
        store.put_with_key(&amend(before).into(), &key.into())?;
        complete.await
    }

    /// Takes keys away.
    pub(super) async fn forget(&self, store: &str, keys: &[String]) -> Result<(), JsValue> {
        let transaction = self.transaction(&[store], true).await?;
        let complete = complete(&transaction);
        let store = transaction.object_store(store)?;
        for key in keys {
            store.delete(&key.as_str().into())?;
        }
        complete.await
    }

    /// Empties stores.
    pub(super) async fn clear(&self, stores: &[&str]) -> Result<(), JsValue> {
        let transaction = self.transaction(stores, true).await?;
        let complete = complete(&transaction);
        for store in stores {
            transaction.object_store(store)?.clear()?;
        }
        complete.await
    }
}

impl Database for Idb {
    type Transaction = LogTransaction;

    async fn begin(&self) -> Result<LogTransaction, Failure> {
        let transaction = self.transaction(&[EVENTS], true).await.map_err(|error| failure(&error))?;
        let store = transaction.object_store(EVENTS).map_err(|error| failure(&error))?;
        // Listened to from the start: it may complete or abort before anybody waits.
        Ok(LogTransaction { complete: complete(&transaction), transaction, store })
    }
}

/// A transaction over the log.
pub(super) struct LogTransaction {
    transaction: IdbTransaction,
    store: IdbObjectStore,
    complete: Complete,
}

/// The key under which the log's store keeps a piece: an event's is its id.
fn key(name: &str) -> JsValue {
    name.strip_prefix(EVENT).unwrap_or(name).into()
}

fn name(key: String) -> String {
    if EventId::parse(&key).is_some() { [EVENT, &key].concat() } else { key }
}

impl Transaction for LogTransaction {
    async fn names(&self) -> Result<Vec<String>, Failure> {
        let keys = request(self.store.get_all_keys()).await?;
        Ok(Array::from(&keys).iter().filter_map(|key| key.as_string()).map(name).collect())
    }

    async fn all(&self) -> Result<Vec<(String, String)>, Failure> {
        let pairs = pairs(&self.store).await.map_err(|error| failure(&error))?;
        // A key that is no text is none of ours.
        Ok(pairs.into_iter().filter(|(key, _)| !key.is_empty()).map(|(key, text)| (name(key), text)).collect())
    }

    async fn read(&self, name: &str) -> Result<Option<String>, Failure> {
        let value = request(self.store.get(&key(name))).await?;
        Ok((!value.is_undefined()).then(|| text(&value)))
    }

    fn put(&self, name: &str, text: &str) -> Result<(), Failure> {
        self.store.put_with_key(&text.into(), &key(name)).map(|_| ()).map_err(|error| failure(&error))
    }

    fn delete(&self, name: &str) -> Result<(), Failure> {
        self.store.delete(&key(name)).map(|_| ()).map_err(|error| failure(&error))
    }

    fn abort(self) {
        let _ = self.transaction.abort();
    }

    async fn complete(self) -> Result<(), Failure> {
        // At once, without word on each request first; a browser that can't be told to ends it by itself.
        let commit = Reflect::get(&self.transaction, &"commit".into()).and_then(JsCast::dyn_into::<Function>);
        let _ = commit.and_then(|commit| commit.call0(&self.transaction));
        self.complete.await.map_err(|error| failure(&error))
    }
}

/// The result of a request, which is listened to from now on, whenever it is awaited.
fn request(made: Result<IdbRequest, JsValue>) -> impl Future<Output = Result<JsValue, Failure>> {
    let done = made.map(|request| done(&request));
    async move { done.map_err(|error| failure(&error))?.await.map_err(|error| failure(&error)) }
}

/// From so many letters on a text is a long one.
const LONG: u32 = 1 << 16;

/// The text of a stored value; what is no text is foreign, and is kept aside as JSON.
pub(super) fn text(value: &JsValue) -> String {
    let long = value.dyn_ref::<JsString>().filter(|text| text.length() >= LONG).and_then(encoded);
    long.or_else(|| value.as_string()).or_else(|| JSON::stringify(value).ok()?.as_string()).unwrap_or_default()
}

/// A long text by the browser's own encoder: the glue goes letter by letter, slowly at a start.
fn encoded(text: &JsString) -> Option<String> {
    let encoder = JsValue::from(TextEncoder::new().ok()?);
    let encode: Function = Reflect::get(&encoder, &"encode".into()).ok()?.dyn_into().ok()?;
    let bytes: Uint8Array = encode.call1(&encoder, text).ok()?.dyn_into().ok()?;
    String::from_utf8(bytes.to_vec()).ok()
}

fn transaction(database: &IdbDatabase, stores: &[&str], write: bool) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
    let mode = if write { "readwrite" } else { "readonly" };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let open: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let made = open.call3(database, &names, &mode.into(), &options)?;
    Ok(made.unchecked_into())
}

/// The result of a request. Awaiting it keeps its transaction alive, as long as nothing else is awaited between.
pub(super) fn done(request: &IdbRequest) -> JsFuture {
    let promise = Promise::new(&mut |resolve, reject| {
        let (succeeded, failed) = (request.clone(), request.clone());
        let success = Closure::once_into_js(move || {
            let result = succeeded.result().unwrap_or(JsValue::UNDEFINED);
            let _ = resolve.call1(&JsValue::UNDEFINED, &result);
        });
        let failure = Closure::once_into_js(move || {
            let error = failed.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from);
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        });
        request.set_onsuccess(Some(success.unchecked_ref()));
        request.set_onerror(Some(failure.unchecked_ref()));
    });
    JsFuture::from(promise)
}

/// What comes back when a transaction is complete; an error where it was aborted.
type Complete = std::pin::Pin<Box<dyn Future<Output = Result<(), JsValue>>>>;

fn complete(transaction: &IdbTransaction) -> Complete {
    let promise = Promise::new(&mut |resolve, reject| {
        let complete = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        });
        let aborted = transaction.clone();
        let abort = Closure::once_into_js(move || {
            let error = aborted.error().map_or(JsValue::from_str("aborted"), JsValue::from);
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        });
        transaction.set_oncomplete(Some(complete.unchecked_ref()));
        transaction.set_onabort(Some(abort.unchecked_ref()));
    });
    let done = JsFuture::from(promise);
    Box::pin(async move { done.await.map(|_| ()) })
}

/// Every key of a store, empty where it is no text, with what it holds. Both are asked for at once.
pub(super) async fn pairs(store: &IdbObjectStore) -> Result<Vec<(String, String)>, JsValue> {
    let (keys, values) = (done(&store.get_all_keys()?), done(&store.get_all()?));
    let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
    Ok(keys.iter().zip(values.iter()).map(|(key, value)| (key.as_string().unwrap_or_default(), text(&value))).collect())
}

/// The texts that a request for all of a store brought.
pub(super) fn texts(all: &JsValue) -> Vec<String> {
    Array::from(all).iter().map(|value| text(&value)).collect()
}

/// What a thrown value says: its name, its code, its message.
pub(super) fn failure(error: &JsValue) -> Failure {
    let field = |name: &str| Reflect::get(error, &name.into()).ok();
    let text = |name: &str| field(name).and_then(|value| value.as_string());
    Failure {
        name: text("name").unwrap_or_default(),
        code: field("code").and_then(|code| code.as_f64()).unwrap_or_default() as u16,
        message: text("message").or_else(|| error.as_string()).unwrap_or_default(),
    }
}
