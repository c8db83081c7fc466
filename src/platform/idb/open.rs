//! Opening the database, which another tab can keep from opening: one that holds an older version and does not let go,
//! or one that deletes it. Nobody waits for that for ever.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest};

use super::super::browser;
use super::{STORES, done};
use crate::ledger::store::Failure;

const NAME: &str = "beian-desk";
const VERSION: u32 = 1;

/// How long an opening is waited for: it takes milliseconds where nothing is in its way.
const PATIENCE: i32 = 3_000;

/// Who is told that a newer version of this app wants the database.
pub(in super::super) type Outdated = Rc<RefCell<Option<Box<dyn Fn()>>>>;

/// What comes once the database is open.
type Opened = Pin<Box<dyn Future<Output = Result<IdbDatabase, JsValue>>>>;

/// An opening under way.
pub(in super::super) struct Opening {
    opened: Opened,
    /// Comes when it is blocked, or takes too long.
    stuck: Pin<Box<dyn Future<Output = ()>>>,
}

impl Opening {
    /// Waits for it, as long as it takes.
    pub(in super::super) async fn opened(self) -> Result<IdbDatabase, JsValue> {
        self.opened.await
    }
}

/// What became of an opening in a short time.
pub(in super::super) enum Soon {
    /// It is open, or can't be opened.
    Here(Result<IdbDatabase, JsValue>),
    /// Another tab keeps it.
    Waits(Opening),
}

/// Begins to open the database, making its stores where they are missing.
pub(in super::super) fn open(outdated: &Outdated) -> Opening {
    let request = request();
    let opening = request.clone();
    let stuck = Promise::new(&mut |resolve, _| {
        if let Ok(request) = &opening {
            request.set_onblocked(Some(&resolve));
        }
        // Without a clock nothing is waited for.
        let clock = browser::window()
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE));
        if !matches!(clock, Some(Ok(_))) {
            let _ = Function::call0(&resolve, &JsValue::UNDEFINED);
        }
    });
    let outdated = outdated.clone();
    let opened = async move {
        let request = request?;
        let database: IdbDatabase = done(&request).await?.unchecked_into();
        listen(&database, outdated);
        Ok(database)
    };
    let stuck = async move {
        let _ = JsFuture::from(stuck).await;
    };
    Opening { opened: Box::pin(opened), stuck: Box::pin(stuck) }
}

/// Waits for an opening, unless something is in its way.
pub(in super::super) async fn soon(mut opening: Opening) -> Soon {
    let here = std::future::poll_fn(|context| match opening.opened.as_mut().poll(context) {
        Poll::Ready(opened) => Poll::Ready(Some(opened)),
        Poll::Pending => opening.stuck.as_mut().poll(context).map(|()| None),
    });
    match here.await {
        Some(opened) => Soon::Here(opened),
        // Asked again it is waited for anew, but not as long: whoever is in its way has been there for a while.
        None => Soon::Waits(Opening { stuck: Box::pin(std::future::ready(())), ..opening }),
    }
}

/// What a transaction says that has no database to run on.
pub(super) fn kept_away() -> JsValue {
    let Failure { name, message, .. } = Failure::kept_away();
    let error = js_sys::Error::new(&message);
    error.set_name(&name);
    error.into()
}

fn request() -> Result<IdbOpenDbRequest, JsValue> {
    let factory = browser::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let upgrading = request.clone();
    let upgrade = Closure::once_into_js(move || -> Result<(), JsValue> {
        let database: IdbDatabase = upgrading.result()?.unchecked_into();
        for store in STORES {
            if !database.object_store_names().contains(store) {
                database.create_object_store(store)?;
            }
        }
        Ok(())
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    Ok(request)
}

/// Another tab with a newer version must be able to go on, and so must one that deletes the database: let go. The
/// next transaction opens it anew, and fails with a `VersionError` where the newer version has made it its own.
fn listen(database: &IdbDatabase, outdated: Outdated) {
    let closing = database.clone();
    let close = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        closing.close();
        let wanted = Reflect::get(&event, &"newVersion".into()).ok().and_then(|version| version.as_f64());
        if wanted.is_some_and(|version| version > f64::from(VERSION))
            && let Some(tell) = &*outdated.borrow()
        {
            tell();
        }
    });
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
}
