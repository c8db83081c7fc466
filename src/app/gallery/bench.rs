//! A desk with a store of its own and no browser, which cases are led through.

use std::sync::Arc;

use super::super::import::ImportFile;
use super::super::incoming::{Content, Incoming};
use super::super::model::{Model, StorageState, Stored};
use super::super::msg::{Committed, Effect, Msg};
use super::super::part::{Part, Presence};
use crate::app::read;
use crate::engine::Moment;
use crate::i18n::Lang;
use crate::ledger::{Book, Change, Desk, Event, EventId, decide};

/// The moment that the samples are worked out for.
const NOON: &str = "2026-07-01T12:00+08:00";

/// The name of a state, and what leads a desk there.
pub(super) type Lead = (&'static str, fn(&mut Bench));

/// A desk under way to a state.
pub(super) struct Bench {
    pub(super) model: Model,
    /// While it is set nothing comes back: what is being read or committed stays so.
    pub(super) held: bool,
    log: Vec<Arc<Event>>,
    drawn: u8,
}

impl Bench {
    /// An empty desk whose stores have been read, with every part of the program.
    pub(super) fn open(lang: Lang, now: Moment) -> Bench {
        let mut bench = Bench {
            model: Model::new(lang, NOON.parse().unwrap_or(now), "#/"),
            held: false,
            log: Vec::new(),
            drawn: 0,
        };
        Part::LATER.into_iter().for_each(|part| bench.model.parts.set(part, Presence::Here));
        let storage = StorageState::Full;
        bench.send(Msg::Loaded(Box::new(Stored { storage, ..Stored::default() })));
        bench
    }

    /// The samples, and no word about it.
    pub(super) fn samples(&mut self) {
        self.send(Msg::LoadSamples);
        self.send(Msg::Dismiss);
    }

    /// To another place.
    pub(super) fn go(&mut self, fragment: &str) {
        self.send(Msg::Moved(fragment.to_owned()));
    }

    /// Text that is pasted into the import.
    pub(super) fn paste(&mut self, text: &str) {
        self.send(Msg::Files(vec![Incoming::of_bytes("", text)]));
    }

    /// Takes a message and performs what it wants done.
    pub(super) fn send(&mut self, msg: Msg) {
        for effect in self.model.update(msg) {
            match effect {
                _ if self.held => {}
                Effect::Go(fragment) | Effect::Replace(fragment) => self.go(&fragment),
                Effect::Choose(name) => self.send(Msg::SetPolicy(name)),
                Effect::Read { import, files } => {
                    for Incoming { name, content } in files {
                        let Content::Bytes(bytes) = content else { continue };
                        let file = Box::new(ImportFile { name, origin: read(&bytes, |_| None).into() });
                        self.send(Msg::Read { import, file });
                    }
                }
                Effect::Commit { .. } => {
                    if let Some(committed) = self.commit(&effect) {
                        self.send(Msg::Committed(Box::new(committed)));
                    }
                }
                _ => {}
            }
        }
    }

    fn commit(&mut self, effect: &Effect) -> Option<Committed> {
        let Effect::Commit { intents, as_of, instances, policy } = effect else { return None };
        let mut book = Book::replay(self.log.clone());
        let now = self.model.now;
        let mut results = Vec::new();
        for intent in intents {
            self.drawn = self.drawn.wrapping_add(1);
            let desk = Desk { instances, policy, as_of: as_of.unwrap_or(now), now, entropy: [self.drawn; 16] };
            let result = decide(&book, intent, &desk);
            if let Ok(event) = &result {
                book.push(event.clone());
                self.log.push(event.clone().into());
            }
            results.push(result);
        }
        Some(Committed { events: self.log.clone(), results, failed: None })
    }

    /// What another tab did to a number that is bound, while here something else was done to it.
    pub(super) fn contradict(&mut self, number: &str) {
        let event = |drawn: u8, change: Change| Event {
            id: EventId::from_entropy([drawn; 8]),
            at: self.model.now,
            number: number.to_owned(),
            change,
        };
        let (here, there) = (event(201, Change::Invalidated), event(202, Change::Submitted { domain: None }));
        self.log.extend([here.into(), there.into()]);
        self.synced(|_| {});
    }

    /// Another tab wrote: what is there now, with these changes to it.
    pub(super) fn synced(&mut self, change: impl FnOnce(&mut Stored)) {
        let mut stored = Stored {
            instances: self.model.instances.clone(),
            events: self.log.clone(),
            settings: self.model.settings(),
            storage: StorageState::Full,
            ..Stored::default()
        };
        change(&mut stored);
        self.send(Msg::Synced(Box::new(stored)));
    }
}
