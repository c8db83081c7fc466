//! The handle that every view holds: the desk as a signal, and the way for messages.

use leptos::prelude::*;

use crate::app::{Model, Msg};
use crate::i18n::{Lang, Ui, ui};
use crate::platform::Runtime;

/// The desk as the views see it.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    model: RwSignal<Model>,
    runtime: StoredValue<Option<Runtime>, LocalStorage>,
}

impl Desk {
    pub(super) fn new(model: Model) -> Desk {
        Desk { model: RwSignal::new(model), runtime: StoredValue::new_local(None) }
    }

    /// From now on effects are performed; the stores are read first.
    pub(super) fn run_with(self, runtime: Runtime) {
        runtime.load();
        self.runtime.set_value(Some(runtime));
    }

    /// Sends a message: the model changes, and what it wants done is done.
    pub(super) fn send(self, msg: Msg) {
        let mut effects = Vec::new();
        let mut policy = None;
        self.model.try_update(|model| {
            effects = model.update(msg);
            policy = Some(model.policy());
        });
        let runtime = self.runtime.try_get_value().flatten();
        if let (Some(runtime), Some(policy)) = (runtime, policy) {
            runtime.perform(effects, policy);
        }
    }

    /// What `of` sees of the model now, not tracked.
    pub(super) fn peek<T>(self, of: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(of)
    }

    /// What `of` derives from the model, told only where it changes.
    pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&Model) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let model = self.model;
        Memo::new(move |_| model.with(&of))
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
