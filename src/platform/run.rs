//! Performs effects, and brings their results back as messages.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::BroadcastChannel;

use super::storage::{Judgement, Storage};
use super::{browser, split};
use crate::app::{Effect, Msg, Part, StorageState, Stored};
use crate::ledger::store::LIMIT;

/// What performs effects: the stores, and where messages go.
#[derive(Clone)]
pub struct Runtime {
    storage: Rc<Storage>,
    channel: Option<BroadcastChannel>,
    send: Rc<dyn Fn(Msg)>,
    fetch: Rc<dyn Fn(Part)>,
    writes: Rc<Writes>,
}

/// What this tab writes.
#[derive(Default)]
struct Writes {
    /// How many writes have been begun.
    begun: Cell<u32>,
    /// How many of them are not done.
    open: Cell<u32>,
    /// Whether another tab's changes are to be read once they are.
    behind: Cell<bool>,
    /// Whether the page is to start anew once they are.
    leaving: Cell<bool>,
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
            writes: Rc::default(),
        };
        let (waiting, outdated) = (runtime.clone(), runtime.clone());
        runtime.storage.when_outdated(move || (outdated.send)(Msg::Stores(StorageState::Newer)));
        spawn_local(async move {
            if waiting.storage.freed().await {
                waiting.follow().await;
                waiting.tell();
            }
        });
        if let Some(channel) = &runtime.channel {
            let listening = runtime.clone();
            let told = Closure::<dyn Fn()>::new(move || {
                let runtime = listening.clone();
                spawn_local(async move { runtime.follow().await });
            });
            channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
            told.forget();
        }
        runtime
    }

    /// Reads what another tab has changed.
    async fn follow(&self) {
        if let Ok(done) = split::follow(self.clone()).await {
            done.await;
        }
    }

    /// Reads what is stored and not known yet. What this tab writes while it is being read would be missing from it:
    /// then it is read once more.
    pub(super) async fn catch_up(&self) {
        loop {
            let begun = self.writes.begun.get();
            let stored = self.storage.follow().await;
            if self.writes.open.get() > 0 {
                return self.writes.behind.set(true);
            }
            if self.writes.begun.get() == begun {
                return (self.send)(Msg::Synced(Box::new(stored)));
            }
        }
    }

    /// Reads the stores. Where nothing is in them no part of the program is needed to know.
    pub fn load(&self) {
        let runtime = self.clone();
        spawn_local(async move {
            if runtime.storage.is_blank().await {
                let stored = Stored { storage: runtime.storage.state(), ..Stored::default() };
                return (runtime.send)(Msg::Loaded(Box::new(stored)));
            }
            let send = runtime.send.clone();
            match split::load(runtime).await {
                Ok(done) => done.await,
                Err(_) => send(Msg::Unread),
            }
        });
    }

    /// Reads what the stores hold. Where that is much it is shown first, and read as a whole after that.
    pub(super) async fn begin(self) {
        let looked = self.storage.glance().await;
        let partly = looked.is_some();
        let stored = match looked {
            Some(stored) => stored,
            None => self.storage.load().await,
        };
        (self.send)(Msg::Loaded(Box::new(stored)));
        if partly {
            self.catch_up().await;
        }
        // Once the screen stands.
        browser::soon(move || browser::soon(move || self.storage.prepare()));
    }

    /// Performs effects in their order; what takes time comes back as a message.
    pub fn perform(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Title(title) => browser::set_title(&title),
                Effect::Arrived { title } => {
                    browser::set_title(&title);
                    browser::arrive();
                }
                Effect::Language(lang) => browser::set_language(lang),
                Effect::Theme(theme) => browser::set_theme(theme),
                Effect::Announce(text) => browser::announce(&text),
                Effect::Go(fragment) => browser::go(&fragment),
                Effect::Replace(fragment) => {
                    browser::replace(&fragment);
                    (self.send)(Msg::Moved(fragment));
                }
                Effect::Download { name, text } => {
                    if let Err(error) = browser::download(&name, &text) {
                        (self.send)(Msg::StoreFailed(super::idb::failure(&error)));
                    }
                }
                Effect::Print => browser::print(),
                Effect::Reload => {
                    self.writes.leaving.set(true);
                    self.leave();
                }
                Effect::Load => self.load(),
                Effect::Choose(name) => (self.send)(Msg::SetPolicy(name)),
                Effect::Fetch(part) => (self.fetch)(part),
                Effect::Prefetch => {
                    let runtime = self.clone();
                    browser::soon(move || Part::LATER.into_iter().for_each(|part| (runtime.send)(Msg::Fetch(part))));
                }
                Effect::CopyLink(fragment) => {
                    self.perform_later(Effect::Copy([browser::address().unwrap_or_default(), fragment].concat()));
                }
                slow => self.perform_later(slow),
            }
        }
    }

    fn perform_later(&self, effect: Effect) {
        let runtime = self.clone();
        let writes = matches!(
            effect,
            Effect::Commit { .. } | Effect::Put(_) | Effect::Delete(_) | Effect::Keep(_) | Effect::Erase
        );
        if writes {
            self.writes.begun.set(self.writes.begun.get().wrapping_add(1));
            self.writes.open.set(self.writes.open.get().saturating_add(1));
            browser::hold(true);
        }
        spawn_local(async move {
            match effect {
                Effect::Read { import, files } => match split::reader().await {
                    Ok(reader) => (reader.read)(import, files, runtime.send).await,
                    Err(_) => (runtime.send)(Msg::NotRead(import)),
                },
                Effect::StopReading => {
                    if let Ok(reader) = split::reader().await {
                        (reader.stop)();
                    }
                }
                Effect::WarmReader => {
                    let _ = split::reader().await;
                }
                Effect::Copy(text) => (runtime.send)(Msg::Copied(copy(&text).await)),
                Effect::Persist => browser::keep_for_good().await,
                Effect::Offline(ask) => {
                    if let Ok(done) = split::offline(ask, runtime.send).await {
                        done.await;
                    }
                }
                Effect::Trial { from, most } => match split::trial(from, most).await {
                    Ok(comparing) => {
                        let (tally, millis) = comparing.await;
                        (runtime.send)(Msg::Tried(Box::new(tally), millis));
                    }
                    Err(_) => (runtime.send)(Msg::NotTried),
                },
                stored => {
                    match split::keep(runtime.clone(), stored).await {
                        Ok(done) => done.await,
                        Err(_) => (runtime.send)(Msg::NotFetched),
                    }
                    if writes {
                        runtime.wrote().await;
                    }
                }
            }
        });
    }

    /// A write is done: where another tab's changes wait for that, they are read.
    async fn wrote(&self) {
        self.writes.open.set(self.writes.open.get().saturating_sub(1));
        if self.writes.open.get() == 0 {
            browser::hold(false);
            if self.writes.behind.take() {
                self.follow().await;
            }
        }
        self.leave();
    }

    /// Starts the page anew, where that is wanted and nothing is being written.
    fn leave(&self) {
        if self.writes.leaving.get() && self.writes.open.get() == 0 {
            browser::reload();
        }
    }

    /// Performs an effect on the stores.
    pub(super) async fn keep(self, effect: Effect) {
        let mut many = false;
        let wrote = match effect {
            Effect::Commit { intents, as_of, instances, policy } => {
                let judgement = Judgement { instances, policy, as_of };
                let committed = self.storage.commit(&intents, &judgement).await;
                many = committed.results.iter().filter(|result| result.is_ok()).count() >= LIMIT;
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
            Effect::Aside => return (self.send)(Msg::Aside(self.storage.aside().await)),
            _ => return,
        };
        // A copy that is full or denied shows only when it is written.
        (self.send)(Msg::Stores(self.storage.state()));
        match wrote {
            Ok(()) => self.tell(),
            Err(failure) => (self.send)(Msg::StoreFailed(failure)),
        }
        if many {
            // What an import brought goes into snapshots at once, so that neither the next commit nor the next start
            // meets thousands of pieces. It takes two of them.
            self.storage.load().await;
            self.storage.load().await;
            self.catch_up().await;
        }
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
