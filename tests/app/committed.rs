//! A store of one tab: what is committed is decided on what is there.

use std::sync::Arc;

use beian_desk::app::{Committed, Effect};
use beian_desk::engine::Moment;
use beian_desk::ledger::{Book, Desk, Event, decide};

/// The events in the order in which they were committed, and how many ids were drawn.
#[derive(Clone, Default)]
pub(crate) struct Log {
    pub(crate) events: Vec<Arc<Event>>,
    pub(crate) drawn: u8,
}

impl Log {
    /// Carries a commit out; none where the effect is another one.
    pub(crate) fn commit(&mut self, effect: &Effect, now: Moment) -> Option<Committed> {
        let Effect::Commit { intents, as_of, instances, policy } = effect else { return None };
        let mut book = Book::replay(self.events.clone());
        let mut results = Vec::new();
        for intent in intents {
            self.drawn += 1;
            let desk = Desk { instances, policy, as_of: as_of.unwrap_or(now), now, entropy: [self.drawn; 16] };
            let result = decide(&book, intent, &desk);
            if let Ok(event) = &result {
                book.push(event.clone());
                self.events.push(event.clone().into());
            }
            results.push(result);
        }
        Some(Committed { events: self.events.clone(), results, failed: None })
    }
}
