//! Performs effects, and brings their results back as messages.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::BroadcastChannel;

use wasm_split_helpers::SplitLoaderError;

use super::storage::{Judgement, Storage};
use super::{browser, split};
use crate::app::{Effect, Msg, Part, Stored};
use crate::engine::Policy;

/// What performs effects: the stores, and where messages go.
#[derive(Clone)]
pub struct Runtime {
    storage: Rc<Storage>,
    channel: Option<BroadcastChannel>,
    send: Rc<dyn Fn(Msg)>,
    fetch: Rc<dyn Fn(Part)>,
}

impl Runtime {
    /// A runtime over opened stores that sends its messages to `send` and has parts of the program fetched by
    /// `fetch`. Tells other tabs of what it writes, and reads anew when one of them tells.
    pub fn new(storage: Storage, send: impl Fn(Msg) + 'static, fetch: impl Fn(Part) + 'static) -> Runtime {
        let runtime = Runtime {
            storage: Rc::new(storage),
            channel: BroadcastChannel::new("beian-desk").ok(),
            send: Rc::new(send),
            fetch: Rc::new(fetch),
        };
        if let Some(channel) = &runtime.channel {
            let listening = runtime.clone();
            let told = Closure::<dyn Fn()>::new(move || {
                let runtime = listening.clone();
                spawn_local(async move {
                    if let Ok(stored) = runtime.stored().await {
                        (runtime.send)(Msg::Synced(Box::new(stored)));
                    }
                });
            });
            channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
            told.forget();
        }
        runtime
    }

    /// Reads the stores.
    pub fn load(&self) {
        let runtime = self.clone();
        spawn_local(async move {
            match runtime.stored().await {
                Ok(stored) => (runtime.send)(Msg::Loaded(Box::new(stored))),
                Err(_) => (runtime.send)(Msg::Unread),
            }
        });
    }

    /// Performs effects in their order; what takes time comes back as a message.
    pub fn perform(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Title(title) => browser::set_title(&title),
                Effect::Arrived { title } => {
                    browser::set_title(&title);
                    browser::soon(|| browser::focus("h1"));
                }
                Effect::Language(lang) => browser::set_language(lang),
                Effect::Announce(text) => browser::announce(&text),
                Effect::Go(fragment) => browser::go(&fragment),
                Effect::Replace(fragment) => {
                    browser::replace(&fragment);
                    (self.send)(Msg::Moved(fragment));
                }
                Effect::Download { name, text } => {
                    if let Err(error) = browser::download(&name, &text) {
                        (self.send)(Msg::StoreFailed(super::idb::message(&error)));
                    }
                }
                Effect::Print => browser::print(),
                Effect::Load => self.load(),
                Effect::Fetch(part) => (self.fetch)(part),
                Effect::Prefetch => {
                    let runtime = self.clone();
                    browser::soon(move || Part::LATER.into_iter().for_each(|part| (runtime.send)(Msg::Fetch(part))));
                }
                slow => self.perform_later(slow),
            }
        }
    }

    fn perform_later(&self, effect: Effect) {
        let runtime = self.clone();
        spawn_local(async move {
            match effect {
                Effect::Read(files) => (runtime.send)(Msg::Read(split::read(files).await.ok())),
                Effect::Copy(text) => (runtime.send)(Msg::Copied(copy(&text).await)),
                Effect::Persist => browser::keep_for_good().await,
                Effect::Compare { from, most } => {
                    if let Ok(comparing) = split::compare(from, most).await {
                        let (tally, millis) = comparing.await;
                        (runtime.send)(Msg::Compared(Box::new(tally), millis));
                    }
                }
                stored => match split::keep(runtime.clone(), stored).await {
                    Ok(done) => done.await,
                    Err(_) => (runtime.send)(Msg::NotFetched),
                },
            }
        });
    }

    /// Performs an effect on the stores.
    pub(super) async fn keep(self, effect: Effect) {
        let wrote = match effect {
            Effect::Commit { intents, as_of, instances } => {
                let judgement = Judgement { instances, policy: Policy::standard(), as_of };
                let committed = self.storage.commit(&intents, &judgement).await;
                (self.send)(Msg::Committed(Box::new(committed)));
                Ok(())
            }
            Effect::Put(instances) => self.storage.put(&instances).await,
            Effect::Delete(ids) => self.storage.delete(&ids).await,
            Effect::Keep(settings) => self.storage.keep(&settings).await,
            Effect::Erase => {
                let erased = self.storage.erase().await;
                if erased.is_ok() {
                    (self.send)(Msg::Erased);
                }
                erased
            }
            _ => return,
        };
        // A copy that is full or denied shows only when it is written.
        (self.send)(Msg::Stores(self.storage.state()));
        match wrote {
            Ok(()) => self.tell(),
            Err(message) => (self.send)(Msg::StoreFailed(message)),
        }
    }

    /// All that the stores hold. Where that is nothing, no part of the program is needed to know.
    async fn stored(&self) -> Result<Stored, SplitLoaderError> {
        if self.storage.is_blank().await {
            return Ok(Stored { storage: self.storage.state(), ..Stored::default() });
        }
        Ok(split::load(self.storage.clone()).await?.await)
    }

    /// Tells the other tabs that the stores changed.
    fn tell(&self) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::TRUE);
        }
    }
}

/// Copies a text; false where the browser has no clipboard or refuses.
async fn copy(text: &str) -> bool {
    let Some(window) = browser::window() else { return false };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
