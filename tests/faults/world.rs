//! Both stores of a browser, shared by its tabs, and what can go wrong with them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use beian_desk::ledger::{Event, EventId};

pub(crate) type Pieces = BTreeMap<String, String>;

/// What a store is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Op {
    Begin,
    Names,
    All,
    Read,
    Put,
    Delete,
    Complete,
    CopyNames,
    CopyGet,
    CopySet,
    CopyRemove,
}

/// Which store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Which {
    Database,
    Copy,
}

/// What becomes of a piece at rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rot {
    /// A letter of the number is another one.
    Flipped,
    /// Its second half is gone.
    Torn,
    /// It is empty.
    Zeroed,
    /// It is gone.
    Missing,
    /// Something else stands there.
    Foreign,
    /// Another piece's text stands there.
    Misplaced,
}

/// What goes wrong at one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Throws,
    /// No room, by one of the browsers' names for it.
    Full(usize),
    /// Written in part, without a word.
    Partial,
    /// Written in part, and it throws.
    PartialThrows,
    /// Undone by the crash that follows, though it had returned.
    Lost,
    /// From here on this tab reads what localStorage held when the tab was opened, and what it wrote itself.
    Stale,
    Evicted(Which),
    /// One piece, the nth of its store, is not what it was.
    Rots(Which, Rot, usize),
    /// Another tab comes in between: it applies, and records a number.
    Between,
    /// Another tab erases everything in between.
    ErasedBetween,
    /// A tab that has no database applies in between.
    BetweenAlone,
    /// A newer version writes in between.
    Newer(Which),
    /// The process ends before the operation.
    Killed,
    /// The process ends after the operation.
    KilledAfter,
    /// The clock jumps by so many days.
    Clock(i64),
    /// The random bytes are those of before.
    Entropy,
}

/// What another tab does when a fault says so.
pub(crate) type Other = Rc<dyn Fn(&Rc<World>, Fault)>;

/// What one tab's stores and the machine under them are.
#[derive(Default)]
pub(crate) struct World {
    pub(crate) database: RefCell<Pieces>,
    pub(crate) copy: RefCell<Pieces>,
    /// What localStorage held when the run began.
    pub(crate) copy_before: RefCell<Pieces>,
    /// What a crash undoes: the key and what was there.
    pub(crate) undone: RefCell<Vec<(String, Option<String>)>>,
    /// The tab that has the open transaction.
    pub(crate) locked: Cell<Option<usize>>,
    /// Grows when the database is evicted: transactions of before can't complete.
    pub(crate) era: Cell<usize>,
    pub(crate) faults: RefCell<Vec<(usize, Fault)>>,
    /// The operations of the first tab so far.
    pub(crate) ops: RefCell<Vec<Op>>,
    pub(crate) millis: Cell<i64>,
    pub(crate) drawn: Cell<u64>,
    /// Every text of an event that any tab wrote.
    pub(crate) written: RefCell<BTreeSet<String>>,
    /// How often something that each store had acknowledged was spoiled.
    pub(crate) spoiled: Cell<[usize; 2]>,
    /// What was shown to the user of any tab.
    pub(crate) shown: RefCell<Vec<Shown>>,
    /// What was in the stores when an erasure began; and of those that came back, what must be gone.
    pub(crate) may_be_gone: RefCell<BTreeSet<EventId>>,
    pub(crate) must_be_gone: RefCell<BTreeSet<EventId>>,
    /// Texts that were spoiled at rest, and must be kept.
    pub(crate) rotten: RefCell<Vec<(Which, String)>>,
    /// What a newer version wrote: its store, its name, its text.
    pub(crate) newer: RefCell<Option<(Which, String, String)>>,
    /// What another tab does in between.
    pub(crate) other: RefCell<Option<Other>>,
    /// Whether operations wait for the scheduler.
    pub(crate) scheduled: Cell<bool>,
    /// Whether the last step only found another tab's transaction open.
    pub(crate) waits: Cell<bool>,
    /// Whether tabs never see each other's localStorage.
    pub(crate) apart: Cell<bool>,
    /// The letters of names that were listed, of texts that were read, and of texts that were written.
    pub(crate) traffic: Cell<[usize; 3]>,
}

/// An event that a commit gave back, and so was shown.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) event: Event,
    /// The stores that held it then, and how often each had been spoiled by then.
    pub(crate) acknowledged: Vec<(Which, usize)>,
    pub(crate) spoiled: [usize; 2],
}

/// Every browser's word for a store that is full: name and code.
pub(crate) const FULL: [(&str, u16); 4] =
    [("QuotaExceededError", 22), ("QuotaExceededError", 0), ("NS_ERROR_DOM_QUOTA_REACHED", 1014), ("", 22)];

/// A text that a version to come has written, by the rule that every version keeps to.
pub(crate) fn from_the_future() -> String {
    format!("7 {:08x} something new", crc32(b"7 something new"))
}

/// CRC-32 bit by bit, an independent check of the stored checksum.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

impl World {
    pub(crate) fn store(&self, which: Which) -> &RefCell<Pieces> {
        match which {
            Which::Database => &self.database,
            Which::Copy => &self.copy,
        }
    }

    /// The moment and random bytes, each draw another.
    pub(crate) fn draw(&self) -> (beian_desk::engine::Moment, [u8; 16]) {
        self.millis.set(self.millis.get() + 1);
        self.drawn.set(self.drawn.get() + 1);
        let mut state = self.drawn.get();
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            state = next(state);
            *byte = (state >> 40) as u8;
        }
        (beian_desk::engine::Moment::from_millis(self.millis.get()).unwrap(), bytes)
    }

    /// The end of the browser's processes: what localStorage had not on the disk is undone.
    pub(crate) fn crash(&self) {
        if !self.undone.borrow().is_empty() {
            self.spoil(Which::Copy);
        }
        for (name, before) in self.undone.borrow_mut().drain(..).rev() {
            match before {
                Some(text) => self.copy.borrow_mut().insert(name, text),
                None => self.copy.borrow_mut().remove(&name),
            };
        }
        self.locked.set(None);
        self.faults.borrow_mut().clear();
    }

    pub(crate) fn spoil(&self, which: Which) {
        let mut spoiled = self.spoiled.get();
        spoiled[which as usize] += 1;
        self.spoiled.set(spoiled);
    }

    pub(crate) fn count(&self, kind: usize, letters: usize) {
        let mut traffic = self.traffic.get();
        traffic[kind] += letters;
        self.traffic.set(traffic);
    }

    pub(crate) fn is_locked(&self) -> bool {
        self.locked.get().is_some()
    }

    pub(crate) fn evict(&self, which: Which) {
        self.spoil(which);
        self.store(which).borrow_mut().clear();
        if which == Which::Database {
            self.era.set(self.era.get() + 1);
        }
    }

    /// Spoils the nth piece of a store; nothing where there is none.
    pub(crate) fn rot(&self, which: Which, rot: Rot, nth: usize) {
        let mut pieces = self.store(which).borrow_mut();
        let names: Vec<String> = pieces.keys().filter(|name| !name.starts_with("damaged/")).cloned().collect();
        if names.is_empty() {
            return;
        }
        let name = names[nth % names.len()].clone();
        let text = pieces[&name].clone();
        let changed = match rot {
            Rot::Flipped => flipped(&text),
            Rot::Torn => text.chars().take(text.chars().count() / 2).collect(),
            Rot::Zeroed => String::new(),
            Rot::Foreign => "[object Object]".to_owned(),
            Rot::Misplaced => pieces[&names[(nth + 1) % names.len()]].clone(),
            Rot::Missing => {
                pieces.remove(&name);
                self.spoil(which);
                return;
            }
        };
        if changed != text {
            self.spoil(which);
            self.rotten.borrow_mut().push((which, changed.clone()));
            pieces.insert(name, changed);
        }
    }
}

/// One letter or digit in the last third is the next one: still the shape of an event, no longer the same.
fn flipped(text: &str) -> String {
    let place = text.find("\"number\":\"").map_or(text.len() / 2, |at| at + 14);
    text.char_indices()
        .map(|(at, letter)| match letter {
            '0'..='8' | 'a'..='y' | 'A'..='Y' if at == place => char::from_u32(letter as u32 + 1).unwrap(),
            _ if at == place => '0',
            _ => letter,
        })
        .collect()
}

/// A step of a small generator, splitmix64.
pub(crate) fn next(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl World {
    /// One step of the scheduler; nothing where there is none.
    pub(crate) async fn turn(&self) {
        let mut waits = self.scheduled.get();
        std::future::poll_fn(|_| if std::mem::take(&mut waits) { Poll::Pending } else { Poll::Ready(()) }).await;
    }
}

/// Runs a future that nothing wakes to its end.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..100_000 {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
    panic!("a transaction was never let go of");
}
