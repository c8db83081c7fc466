//! IndexedDB, as far as this app needs it. Our own few lines over web-sys, since neither `idb` nor `rexie` can ask
//! for `durability: "strict"`, on which it rests that a number that was shown is on the disk.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const NAME: &str = "beian-desk";
const VERSION: u32 = 1;

/// The log of numbers: a text an event, under its id.
pub(super) const EVENTS: &str = "events";
/// The instances: a JSON text each, under its id.
pub(super) const INSTANCES: &str = "instances";
/// The settings: one JSON text.
pub(super) const SETTINGS: &str = "settings";

/// Opens the database, making its stores where they are missing.
pub(super) async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = super::browser::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let upgrading: IdbOpenDbRequest = request.clone();
    let upgrade = Closure::once(move || -> Result<(), JsValue> {
        let database: IdbDatabase = upgrading.result()?.unchecked_into();
        for store in [EVENTS, INSTANCES, SETTINGS] {
            if !database.object_store_names().contains(store) {
                database.create_object_store(store)?;
            }
        }
        Ok(())
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database: IdbDatabase = done(&request).await?.unchecked_into();
    // Another tab with a newer version must be able to go on: let go, and this one falls back at its next write.
    let closing = database.clone();
    let close = Closure::<dyn Fn()>::new(move || closing.close());
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
    Ok(database)
}

/// A transaction over stores; a writing one is strict: it is complete once it is on the disk.
pub(super) fn transaction(database: &IdbDatabase, stores: &[&str], write: bool) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
    let mode = if write { "readwrite" } else { "readonly" };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let open: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let made = open.call3(database, &names, &mode.into(), &options)?;
    Ok(made.unchecked_into())
}

/// The result of a request. Awaiting it keeps its transaction alive, as long as nothing else is awaited between.
pub(super) async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
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
    JsFuture::from(promise).await
}

/// Waits until a transaction is complete; an error where it was aborted.
pub(super) async fn complete(transaction: &IdbTransaction) -> Result<(), JsValue> {
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
    JsFuture::from(promise).await.map(|_| ())
}

/// Every text in a store.
pub(super) async fn texts(store: &IdbObjectStore) -> Result<Vec<String>, JsValue> {
    let all: Array = done(&store.get_all()?).await?.unchecked_into();
    Ok(all.iter().filter_map(|value| value.as_string()).collect())
}

/// What a thrown value says.
pub(super) fn message(error: &JsValue) -> String {
    let field = |name: &str| Reflect::get(error, &name.into()).ok().and_then(|value| value.as_string());
    match (field("name"), field("message")) {
        (Some(name), Some(message)) if !message.is_empty() => [name, message].join(": "),
        (Some(name), _) => name,
        _ => error.as_string().unwrap_or_else(|| "?".to_owned()),
    }
}
