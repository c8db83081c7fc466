//! Workers that run this very program, as `assets/reader.js` starts them.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// What starts workers, once one was wanted.
    static STARTER: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// What starts workers, fetched when it is first wanted.
pub(super) async fn starter() -> Result<JsValue, JsValue> {
    let starter = awaited(call(&js_sys::global(), "beianReader", &JsValue::UNDEFINED)?).await?;
    STARTER.set(starter.clone());
    Ok(starter)
}

/// Starts a worker on something, and gives what gets its next answer.
pub(super) async fn start(starter: &JsValue, what: &JsValue) -> Result<Function, JsValue> {
    awaited(call(starter, "start", what)?).await.map(JsCast::unchecked_into)
}

/// Ends every worker.
pub(super) fn stop() {
    let starter = STARTER.with_borrow(JsValue::clone);
    let _ = call(&starter, "stop", &JsValue::UNDEFINED);
}

pub(super) fn awaited(promise: JsValue) -> JsFuture {
    JsFuture::from(Promise::from(promise))
}

/// Calls a function of an object's.
pub(super) fn call(of: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    function.call1(of, with)
}
