//! The desk without a network: `assets/offline.js` does what the browser needs, and tells in single words how it
//! stands.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::browser;
use crate::app::{Ask, Msg, Told, WhyNot};

thread_local! {
    /// The script's functions, once it is here.
    static KEEPER: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Does what is asked; what comes of it is told.
pub(super) async fn ask(ask: Ask, send: Rc<dyn Fn(Msg)>) {
    let keeper = KEEPER.with_borrow(JsValue::clone);
    match ask {
        Ask::Begin => begin(send).await,
        Ask::Look => call(&keeper, "look", &JsValue::UNDEFINED),
        Ask::Take => call(&keeper, "take", &JsValue::UNDEFINED),
    }
}

async fn begin(send: Rc<dyn Fn(Msg)>) {
    let tell = move |told| send(Msg::Kept(told));
    let script =
        browser::document().and_then(|document| document.query_selector("script[data-version]").ok().flatten());
    if let Some(version) = script.and_then(|script| script.get_attribute("data-version")) {
        tell(Told::Version(version));
    }
    let way = Reflect::get(&js_sys::global(), &"beianOffline".into()).and_then(JsCast::dyn_into::<Function>);
    // Where all of it is one file, there is no such way.
    let Ok(way) = way else { return tell(Told::Not(WhyNot::File)) };
    let Ok(keeper) = fetch(&way).await else { return tell(Told::Not(WhyNot::Failed)) };
    KEEPER.set(keeper.clone());
    let words = Closure::<dyn Fn(String)>::new(move |word: String| {
        if let Some(told) = Told::parse(&word) {
            tell(told);
        }
    });
    call(&keeper, "start", &words.into_js_value());
}

/// The script, fetched by what started the page.
async fn fetch(way: &Function) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::from(way.call0(&JsValue::NULL)?)).await
}

/// Calls a function of the script's; it says by itself what came of it.
fn call(keeper: &JsValue, name: &str, with: &JsValue) {
    let function = Reflect::get(keeper, &name.into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(function) = function {
        let _ = function.call1(&JsValue::NULL, with);
    }
}
