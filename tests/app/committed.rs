//! A store of one tab: what is committed is decided on what is there.

use std::sync::Arc;

use beian_desk::app::{Committed, Content, Effect, ImportFile, Incoming, Msg, read};
use beian_desk::engine::Moment;
use beian_desk::ledger::{Book, Desk, Event, decide};

/// Files read in the page at once, as they come without a browser.
pub(crate) fn read_in(import: u32, files: Vec<Incoming>) -> Vec<Msg> {
    let file = |Incoming { name, content }| {
        let Content::Bytes(bytes) = content else { panic!("{name} is held by a browser") };
        Msg::Read { import, file: Box::new(ImportFile { name, origin: read(&bytes, |_| None).into() }) }
    };
    files.into_iter().map(file).collect()
}

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
