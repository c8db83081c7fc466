//! Tabs of one browser, as far as the desk can tell: each with a model of its own, over stores that they share. The
//! log is kept by the protocol itself.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use beian_desk::app::{
    Content, Dialog, Effect, ImportFile, Incoming, Model, Msg, Settings, StorageState, Stored, read,
};
use beian_desk::engine::{Instance, Moment};
use beian_desk::i18n::Lang;
use beian_desk::ledger::store::{Aside, Database, Failure, Judgement, Local, Store, Transaction};

pub(crate) fn noon() -> Moment {
    "2026-07-01T12:00+08:00".parse().unwrap()
}

/// What all tabs share.
#[derive(Default)]
pub(crate) struct Browser {
    pub(crate) pieces: RefCell<BTreeMap<String, String>>,
    pub(crate) instances: RefCell<BTreeMap<String, Instance>>,
    pub(crate) settings: RefCell<Settings>,
    drawn: Cell<u64>,
}

impl Browser {
    /// From here on other random bytes are drawn than in a browser that starts.
    pub(crate) fn skip_ids(&self) {
        self.drawn.set(self.drawn.get() + 1000);
    }
}

struct Memory(Rc<Browser>);

impl Local for Memory {
    fn names(&self) -> Result<Vec<String>, Failure> {
        Ok(self.0.pieces.borrow().keys().cloned().collect())
    }

    fn get(&self, name: &str) -> Result<Option<String>, Failure> {
        Ok(self.0.pieces.borrow().get(name).cloned())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), Failure> {
        self.0.pieces.borrow_mut().insert(name.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), Failure> {
        self.0.pieces.borrow_mut().remove(name);
        Ok(())
    }
}

/// There is no database here.
enum Nothing {}

impl Database for Nothing {
    type Transaction = Nothing;

    async fn begin(&self) -> Result<Nothing, Failure> {
        match *self {}
    }
}

impl Transaction for Nothing {
    async fn names(&self) -> Result<Vec<String>, Failure> {
        match *self {}
    }

    async fn all(&self) -> Result<Vec<(String, String)>, Failure> {
        match *self {}
    }

    async fn read(&self, _: &str) -> Result<Option<String>, Failure> {
        match *self {}
    }

    fn put(&self, _: &str, _: &str) -> Result<(), Failure> {
        match *self {}
    }

    fn delete(&self, _: &str) -> Result<(), Failure> {
        match *self {}
    }

    fn abort(self) {
        match self {}
    }

    async fn complete(self) -> Result<(), Failure> {
        match self {}
    }
}

/// What needs no waiting.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

/// One tab.
pub(crate) struct Tab {
    pub(crate) model: Model,
    pub(crate) browser: Rc<Browser>,
    store: Store<Nothing, Memory>,
    /// What was said to those who listen.
    pub(crate) said: Vec<String>,
    /// The files that were offered.
    pub(crate) files: Vec<(String, String)>,
}

impl Tab {
    pub(crate) fn open(browser: &Rc<Browser>, lang: Lang) -> Tab {
        let store = Store::new(None, Some(Memory(browser.clone())), false);
        let model = Model::new(lang, noon(), "#/");
        let mut tab = Tab { model, browser: browser.clone(), store, said: Vec::new(), files: Vec::new() };
        let stored = tab.stored();
        tab.send(Msg::Loaded(Box::new(stored)));
        tab
    }

    /// A tab of a browser of its own.
    pub(crate) fn alone() -> Tab {
        Tab::open(&Rc::default(), Lang::En)
    }

    fn stored(&self) -> Stored {
        let loaded = at_once(self.store.load());
        Stored {
            instances: self.browser.instances.borrow().values().cloned().collect(),
            events: loaded.events,
            settings: self.browser.settings.borrow().clone(),
            storage: StorageState::Full,
            damaged: loaded.damaged,
            emptied: loaded.emptied,
        }
    }

    /// Another tab told that the stores changed.
    pub(crate) fn hears(&mut self) {
        let stored = self.stored();
        self.send(Msg::Synced(Box::new(stored)));
    }

    pub(crate) fn send(&mut self, msg: Msg) {
        for effect in self.model.update(msg) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Commit { intents, as_of, instances, policy } => {
                let judgement = Judgement { instances, policy, as_of };
                let browser = self.browser.clone();
                let draw = || {
                    let drawn = browser.drawn.get() + 1;
                    browser.drawn.set(drawn);
                    let bytes =
                        drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes().into_iter().chain(drawn.to_le_bytes());
                    let mut entropy = [0; 16];
                    entropy.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
                    (noon(), entropy)
                };
                let committed = at_once(self.store.commit(&intents, &judgement, &draw));
                self.send(Msg::Committed(Box::new(committed)));
            }
            Effect::Put(put) => {
                let mut kept = self.browser.instances.borrow_mut();
                kept.extend(put.into_iter().map(|instance| (instance.id.clone(), instance)));
            }
            Effect::Keep(settings) => {
                let mut kept = self.browser.settings.borrow_mut();
                *kept = settings.joined(&kept);
            }
            Effect::Delete(ids) => self.browser.instances.borrow_mut().retain(|id, _| !ids.contains(id)),
            Effect::Read { import, files } => {
                for Incoming { name, content } in files {
                    let Content::Bytes(bytes) = content else { panic!("{name} is held by a browser") };
                    let file = Box::new(ImportFile { name, origin: read(&bytes, |_| None).into() });
                    self.send(Msg::Read { import, file });
                }
            }
            Effect::Go(fragment) | Effect::Replace(fragment) => self.send(Msg::Moved(fragment)),
            Effect::Announce(text) => self.said.push(text),
            Effect::Download { name, text } => self.files.push((name, text)),
            _ => {}
        }
    }

    /// Brings a file in, up to the preview.
    pub(crate) fn brings(&mut self, text: &str) {
        self.send(Msg::Files(vec![Incoming {
            name: "file.json".to_owned(),
            content: Content::Bytes(text.as_bytes().to_vec()),
        }]));
    }

    /// Brings a file in.
    pub(crate) fn takes(&mut self, text: &str) {
        self.brings(text);
        self.send(Msg::ImportTake);
        self.send(Msg::Close);
    }

    pub(crate) fn backup(&mut self) -> String {
        self.send(Msg::Export);
        self.files.pop().unwrap().1
    }

    pub(crate) fn notice(&self) -> &str {
        self.model.notice.as_ref().map_or("", |notice| &notice.text)
    }

    /// 申请, 确认, and the dialog closed again: the number.
    pub(crate) fn reserve(&mut self, id: &str) -> String {
        self.send(Msg::OpenApply(id.to_owned()));
        self.send(Msg::Confirm(String::new()));
        let Dialog::Apply(applied) = &self.model.dialog else { panic!("{:?}", self.model.dialog) };
        let number = applied.number.clone().unwrap_or_else(|| panic!("{:?}", applied.refused));
        self.send(Msg::Close);
        number
    }
}

/// A file of servers that qualify.
pub(crate) fn servers(ids: &[&str]) -> String {
    let rows = ids.iter().map(|id| {
        format!(
            r#"{{"id":"{id}","product":"ecs","region":"cn-hangzhou","billing":"subscription","term_months":12,
            "expires_at":"2027-07-01T00:00:00+08:00","public_bandwidth_mbps":5}}"#
        )
    });
    format!(r#"{{"schema":"beian-desk/1","instances":[{}]}}"#, rows.collect::<Vec<_>>().join(","))
}

/// What could not be read of the log.
pub(crate) fn aside(tab: &Tab) -> Vec<Aside> {
    at_once(tab.store.aside())
}
