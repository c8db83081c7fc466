//! The handle that every view holds: the desk as a signal, and the way for messages.

use std::any::Any;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber};
use web_sys::Event;

use super::parts;
use crate::app::{Effect, Model, Msg, Part};
use crate::i18n::{Lang, Ui, ui};
use crate::platform::Runtime;

/// The desk as the views see it.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    model: RwSignal<Model>,
    runtime: StoredValue<Option<Runtime>, LocalStorage>,
    /// What was wanted before there was anything to perform it.
    early: StoredValue<Vec<Effect>, LocalStorage>,
    /// Messages that wait for the part that takes them, and those that came after them.
    waiting: StoredValue<VecDeque<Msg>, LocalStorage>,
}

impl Desk {
    pub(super) fn new(model: Model) -> Desk {
        Desk {
            model: RwSignal::new(model),
            runtime: StoredValue::new_local(None),
            early: StoredValue::new_local(Vec::new()),
            waiting: StoredValue::new_local(VecDeque::new()),
        }
    }

    /// From now on effects are performed; the stores are read first.
    pub(super) fn run_with(self, runtime: Runtime) {
        runtime.load();
        self.runtime.set_value(Some(runtime.clone()));
        let early = self.early.try_update_value(std::mem::take).unwrap_or_default();
        runtime.perform(early);
    }

    /// Sends a message: the model changes, and what it wants done is done. Where the part that takes it is not here
    /// yet it waits for it, and what comes after it behind it.
    pub(super) fn send(self, msg: Msg) {
        let part = self.model.with_untracked(|model| model.part_for(&msg));
        if parts::is_here(part) {
            return self.take(part, msg);
        }
        self.waiting.update_value(|waiting| waiting.push_back(msg));
        self.take(Part::Start, Msg::Fetch(part));
    }

    /// A part came, or not: what waited is taken, or waits on with a word about it.
    pub(super) fn fetched(self, part: Part, came: bool) {
        self.send(Msg::Fetched(part, came));
        let waited = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        if came {
            waited.into_iter().for_each(|msg| self.send(msg));
        } else if !waited.is_empty() {
            // They wait on, for the next try.
            self.waiting.update_value(|waiting| waiting.extend(waited));
            self.send(Msg::NotFetched);
        }
    }

    fn take(self, part: Part, msg: Msg) {
        let mut effects = Vec::new();
        self.model.try_update_untracked(|model| {
            effects = parts::take(part, model, msg);
        });
        let runtime = self.runtime.try_get_value().flatten();
        match runtime {
            Some(runtime) => runtime.perform(effects),
            None => self.early.update_value(|early| early.extend(effects)),
        }
        // Drawn after that: a transaction is on its way meanwhile.
        self.model.notify();
    }

    /// What sends `msg` on every event.
    pub(super) fn sends(self, msg: Msg) -> impl FnMut(Event) + 'static {
        move |_| self.send(msg.clone())
    }

    /// What `of` sees of the model now, not tracked.
    pub(super) fn peek<T>(self, of: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(of)
    }

    /// What `of` derives from the model, told only where it changes.
    pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&Model) -> T + Send + Sync + 'static,
    ) -> Derived<T> {
        let model = self.model;
        Derived::new(Box::new(move || model.with(|model| Held::new(of(model)))))
    }

    /// The language now. Not tracked: a change lays everything out anew.
    pub(super) fn lang(self) -> Lang {
        self.model.with_untracked(|model| model.lang)
    }

    /// A text in the language of now.
    pub(super) fn text(self, text: Ui) -> &'static str {
        ui(self.lang(), text)
    }
}

/// A value whose type is known to those who read it. The signals' machinery is large and made anew for every type
/// that a signal holds: so it holds this one.
#[derive(Clone)]
pub(super) struct Held {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&Held, &Held) -> bool,
}

impl Held {
    pub(super) fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Held {
        Held { value: Arc::new(value), same: |one, other| one.read::<T>() == other.read::<T>() }
    }

    /// INVARIANT: it is read as what it was made of; [`Derived`] and `each` see to that.
    pub(super) fn read<T: 'static>(&self) -> &T {
        self.value.downcast_ref().unwrap_or_else(|| wasm_bindgen::throw_str("read as another type"))
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        (self.same)(self, other)
    }
}

/// Has what reads signals leave them once it goes. A signal keeps the place of each of its readers by itself, gone or
/// not, and goes through them all whenever it changes: the desk lives as long as the page, its readers as long as a row.
pub(super) fn leaving(reader: AnySubscriber) {
    on_cleanup(move || reader.clear_sources(&reader));
}

/// A memo of the desk.
pub(super) struct Derived<T> {
    memo: Memo<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Derived<T> {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: 'static> Derived<T> {
    fn new(of: Box<dyn Fn() -> Held + Send + Sync>) -> Derived<T> {
        let memo = ArcMemo::new(move |_| of());
        leaving(memo.to_any_subscriber());
        Derived { memo: memo.into(), of: PhantomData }
    }

    /// What `of` derives from this, told only where it changes.
    pub(super) fn memo<U: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&T) -> U + Send + Sync + 'static,
    ) -> Derived<U> {
        Derived::new(Box::new(move || self.with(|value| Held::new(of(value)))))
    }

    /// What `read` sees of it, tracked.
    pub(super) fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(self.memo.get().read())
    }

    /// The value, tracked.
    pub(super) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value as it is now, not tracked.
    pub(super) fn peek(self) -> T
    where
        T: Clone,
    {
        self.memo.get_untracked().read::<T>().clone()
    }
}
