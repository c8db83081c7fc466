//! The two stores as one tab has them, each operation of which can go wrong.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Poll;

use beian_desk::ledger::store::{Database, Failure, Local, Transaction};

use crate::world::{FULL, Fault, Op, Pieces, Which, World, from_the_future};

/// A tab of the browser.
pub(crate) struct Tab {
    pub(crate) world: Rc<World>,
    pub(crate) id: usize,
    pub(crate) dead: Cell<bool>,
    /// What this tab takes localStorage to be, where that is not what it is.
    view: RefCell<Option<Pieces>>,
}

impl Tab {
    pub(crate) fn open(world: &Rc<World>, id: usize) -> Rc<Tab> {
        let view = world.apart.get().then(|| world.copy.borrow().clone());
        Rc::new(Tab { world: world.clone(), id, dead: Cell::new(false), view: RefCell::new(view) })
    }

    /// Counts an operation and lets what is due go wrong; back comes what goes wrong with the operation itself.
    fn meet(&self, op: Op) -> Result<Option<Fault>, Failure> {
        let world = &self.world;
        if self.id == 0 && !self.dead.get() {
            let place = world.ops.borrow().len();
            world.ops.borrow_mut().push(op);
            let due: Vec<Fault> =
                world.faults.borrow().iter().filter(|(at, _)| *at == place).map(|(_, fault)| *fault).collect();
            let mut own = None;
            for fault in due {
                match fault {
                    Fault::Evicted(which) => world.evict(which),
                    Fault::Rots(which, rot, nth) => world.rot(which, rot, nth),
                    Fault::Stale => {
                        let before = world.copy_before.borrow().clone();
                        self.view.borrow_mut().get_or_insert(before);
                    }
                    Fault::Newer(which) => {
                        let (name, text) = ("event/00000000000000ff".to_owned(), from_the_future());
                        world.store(which).borrow_mut().insert(name.clone(), text.clone());
                        *world.newer.borrow_mut() = Some((which, name, text));
                    }
                    Fault::Clock(days) => world.millis.set(world.millis.get() + days * 86_400_000),
                    Fault::Entropy => world.drawn.set(0),
                    Fault::Between | Fault::ErasedBetween | Fault::BetweenAlone => {
                        let other = world.other.borrow().clone();
                        if let Some(other) = other {
                            other(world, fault);
                        }
                    }
                    Fault::Killed => self.dead.set(true),
                    own_fault => own = Some(own_fault),
                }
            }
            if self.dead.get() {
                return Err(killed());
            }
            return match own {
                Some(Fault::Throws) => Err(failure("InvalidStateError", 11)),
                Some(Fault::Full(nth)) => Err(failure(FULL[nth % FULL.len()].0, FULL[nth % FULL.len()].1)),
                other => Ok(other),
            };
        }
        if self.dead.get() { Err(killed()) } else { Ok(None) }
    }

    /// After an operation: the process may end here.
    fn after(&self, fault: Option<Fault>) -> Result<(), Failure> {
        if fault == Some(Fault::KilledAfter) {
            self.dead.set(true);
            return Err(killed());
        }
        Ok(())
    }

    fn seen<T>(&self, look: impl FnOnce(&Pieces) -> T) -> T {
        match &*self.view.borrow() {
            Some(view) => look(view),
            None => look(&self.world.copy.borrow()),
        }
    }

    fn write_copy(&self, name: &str, text: Option<&str>) {
        let write = |pieces: &mut Pieces| match text {
            Some(text) => pieces.insert(name.to_owned(), text.to_owned()),
            None => pieces.remove(name),
        };
        if let Some(view) = &mut *self.view.borrow_mut() {
            write(view);
        }
        write(&mut self.world.copy.borrow_mut());
    }
}

fn killed() -> Failure {
    Failure::new("killed")
}

fn failure(name: &str, code: u16) -> Failure {
    Failure { name: name.to_owned(), code, message: "made to fail".to_owned() }
}

fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

/// What is counted of what goes between a tab and its stores.
pub(crate) const LISTED: usize = 0;
pub(crate) const READ: usize = 1;
pub(crate) const WRITTEN: usize = 2;

/// The fake of IndexedDB.
pub(crate) struct FakeDatabase(pub(crate) Rc<Tab>);

/// What a transaction will do.
type Pending = Vec<(String, Option<String>)>;

/// A transaction of the fake. One that is let go of without a word commits itself, as IndexedDB's do.
pub(crate) struct FakeTransaction {
    tab: Rc<Tab>,
    pending: RefCell<Pending>,
    era: usize,
    ended: Cell<bool>,
}

impl Database for FakeDatabase {
    type Transaction = FakeTransaction;

    async fn begin(&self) -> Result<FakeTransaction, Failure> {
        self.0.world.turn().await;
        let fault = self.0.meet(Op::Begin)?;
        self.0.after(fault)?;
        let world = &self.0.world;
        std::future::poll_fn(|_| {
            world.waits.set(world.is_locked());
            if world.is_locked() { Poll::Pending } else { Poll::Ready(()) }
        })
        .await;
        world.locked.set(Some(self.0.id));
        let (tab, pending, ended) = (self.0.clone(), RefCell::default(), Cell::new(false));
        Ok(FakeTransaction { tab, pending, era: world.era.get(), ended })
    }
}

impl FakeTransaction {
    fn seen(&self) -> Pieces {
        let mut pieces = self.tab.world.database.borrow().clone();
        for (name, text) in self.pending.borrow().iter() {
            match text {
                Some(text) => pieces.insert(name.clone(), text.clone()),
                None => pieces.remove(name),
            };
        }
        pieces
    }

    fn end(&self, commit: bool) -> Result<(), Failure> {
        if self.ended.replace(true) {
            return Ok(());
        }
        let world = &self.tab.world;
        world.locked.set(None);
        if self.era != world.era.get() {
            return Err(failure("AbortError", 20));
        }
        if commit {
            let seen = self.seen();
            *world.database.borrow_mut() = seen;
        }
        Ok(())
    }
}

impl Drop for FakeTransaction {
    fn drop(&mut self) {
        let _ = self.end(!self.tab.dead.get());
    }
}

impl Transaction for FakeTransaction {
    async fn names(&self) -> Result<Vec<String>, Failure> {
        self.tab.world.turn().await;
        let fault = self.tab.meet(Op::Names)?;
        self.tab.after(fault)?;
        let names: Vec<String> = self.seen().into_keys().collect();
        self.tab.world.count(LISTED, names.iter().map(String::len).sum());
        Ok(names)
    }

    async fn all(&self) -> Result<Vec<(String, String)>, Failure> {
        self.tab.world.turn().await;
        let fault = self.tab.meet(Op::All)?;
        self.tab.after(fault)?;
        let all: Vec<(String, String)> = self.seen().into_iter().collect();
        self.tab.world.count(READ, all.iter().map(|(_, text)| text.len()).sum());
        Ok(all)
    }

    async fn read(&self, name: &str) -> Result<Option<String>, Failure> {
        self.tab.world.turn().await;
        let fault = self.tab.meet(Op::Read)?;
        self.tab.after(fault)?;
        let text = self.seen().remove(name);
        self.tab.world.count(READ, text.as_ref().map_or(0, String::len));
        Ok(text)
    }

    fn put(&self, name: &str, text: &str) -> Result<(), Failure> {
        let fault = self.tab.meet(Op::Put)?;
        self.tab.world.count(WRITTEN, text.len());
        if name.starts_with("event/") {
            self.tab.world.written.borrow_mut().insert(text.to_owned());
        }
        let text = match fault {
            Some(Fault::Partial) => {
                // A database that says that it has what it has not: nothing can be promised of it alone.
                self.tab.world.spoil(Which::Database);
                half(text)
            }
            _ => text.to_owned(),
        };
        self.pending.borrow_mut().push((name.to_owned(), Some(text)));
        self.tab.after(fault)
    }

    fn delete(&self, name: &str) -> Result<(), Failure> {
        let fault = self.tab.meet(Op::Delete)?;
        self.pending.borrow_mut().push((name.to_owned(), None));
        self.tab.after(fault)
    }

    fn abort(self) {
        let _ = self.end(false);
    }

    async fn complete(self) -> Result<(), Failure> {
        self.tab.world.turn().await;
        match self.tab.meet(Op::Complete) {
            Ok(fault) => {
                self.end(true)?;
                self.tab.after(fault)
            }
            Err(failure) => {
                let _ = self.end(false);
                Err(failure)
            }
        }
    }
}

/// The fake of localStorage.
pub(crate) struct FakeLocal(pub(crate) Rc<Tab>);

impl Local for FakeLocal {
    fn names(&self) -> Result<Vec<String>, Failure> {
        let fault = self.0.meet(Op::CopyNames)?;
        self.0.after(fault)?;
        let names: Vec<String> = self.0.seen(|pieces| pieces.keys().cloned().collect());
        self.0.world.count(LISTED, names.iter().map(String::len).sum());
        Ok(names)
    }

    fn get(&self, name: &str) -> Result<Option<String>, Failure> {
        let fault = self.0.meet(Op::CopyGet)?;
        self.0.after(fault)?;
        let text = self.0.seen(|pieces| pieces.get(name).cloned());
        self.0.world.count(READ, text.as_ref().map_or(0, String::len));
        Ok(text)
    }

    fn set(&self, name: &str, text: &str) -> Result<(), Failure> {
        let fault = self.0.meet(Op::CopySet)?;
        self.0.world.count(WRITTEN, text.len());
        if name.starts_with("event/") {
            self.0.world.written.borrow_mut().insert(text.to_owned());
        }
        match fault {
            Some(Fault::Partial) => self.0.write_copy(name, Some(&half(text))),
            Some(Fault::PartialThrows) => {
                self.0.write_copy(name, Some(&half(text)));
                return Err(failure("QuotaExceededError", 22));
            }
            Some(Fault::Lost) => {
                let before = self.0.world.copy.borrow().get(name).cloned();
                self.0.world.undone.borrow_mut().push((name.to_owned(), before));
                self.0.write_copy(name, Some(text));
            }
            _ => self.0.write_copy(name, Some(text)),
        }
        self.0.after(fault)
    }

    fn remove(&self, name: &str) -> Result<(), Failure> {
        let fault = self.0.meet(Op::CopyRemove)?;
        if fault == Some(Fault::Lost) {
            let before = self.0.world.copy.borrow().get(name).cloned();
            self.0.world.undone.borrow_mut().push((name.to_owned(), before));
        }
        self.0.write_copy(name, None);
        self.0.after(fault)
    }
}
