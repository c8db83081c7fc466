//! What users do, over stores that may fail: each flow from the seed of its stores on.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use beian_desk::engine::{Billing, Instance, Policy, Product, Region, Status};
use beian_desk::ledger::store::{All, Care, Committed, Judgement, Loaded, StorageState, Store};
use beian_desk::ledger::{Change, Event, EventId, Intent, Record, codec};

use crate::fakes::{FakeDatabase, FakeLocal, Tab};
use crate::world::{Fault, Op, Pieces, Shown, Which, World, block_on};

/// What the browser grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Full,
    NoCopy,
    LocalOnly,
    Memory,
}

/// What the user does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    FirstStart,
    Start,
    Apply,
    Record,
    Replace,
    Import,
    Change,
    Erase,
    Restart,
    Compact,
    Follow,
    Glance,
}

pub(crate) const FLOWS: [Flow; 12] = [
    Flow::FirstStart,
    Flow::Start,
    Flow::Apply,
    Flow::Record,
    Flow::Replace,
    Flow::Import,
    Flow::Change,
    Flow::Erase,
    Flow::Restart,
    Flow::Compact,
    Flow::Follow,
    Flow::Glance,
];

/// What the stores hold when a flow begins.
#[derive(Clone, Default)]
pub(crate) struct Seed {
    pub(crate) database: Pieces,
    pub(crate) copy: Pieces,
    written: BTreeSet<String>,
    shown: Vec<Shown>,
    millis: i64,
    drawn: u64,
}

/// What came of a run.
pub(crate) struct Outcome {
    pub(crate) world: Rc<World>,
    pub(crate) mode: Mode,
    /// The most that any start reported as damaged.
    pub(crate) reported: usize,
    /// Whether a start or a commit said that something failed.
    pub(crate) failed: bool,
    /// Whether a commit said that it failed, in a tab that lived on.
    pub(crate) refused_by_store: bool,
    /// Whether a number was granted after the tab knew of a newer version.
    pub(crate) granted_though_newer: bool,
    /// How many shown events a tab lacked that said that it had followed the others, or had seen all at a first look.
    pub(crate) followed_short: usize,
    /// Whether the tab was killed.
    pub(crate) killed: bool,
    /// The database as the flow left it, before the restart.
    pub(crate) left: Pieces,
    /// The log after a restart on stores that work again.
    pub(crate) last: Loaded,
    pub(crate) state: StorageState,
}

/// A subscription server for twelve months: five numbers, by the guide.
pub(crate) fn server(id: &str) -> Instance {
    let mut instance = Instance::new(id, Product::Ecs);
    instance.region = Region::new("cn-hangzhou");
    instance.billing = Some(Billing::Subscription);
    instance.term_months = Some(12);
    instance.expires_at = "2027-07-01T00:00+08:00".parse().ok();
    instance.public_bandwidth_mbps = Some(5.0);
    instance
}

pub(crate) fn judgement() -> Judgement {
    let as_of = "2026-07-01T12:00+08:00".parse().ok();
    Judgement { instances: vec![server("i-1"), server("i-2")], policy: Policy::standard(), as_of }
}

pub(crate) fn reserve() -> Intent {
    Intent::Reserve { instance: "i-1".to_owned(), account: None, domain: Some("example.cn".to_owned()) }
}

pub(crate) fn record(number: &str) -> Intent {
    let record = Record { instance: Some("i-2".to_owned()), ..Record::default() };
    Intent::Record { number: number.to_owned(), record, status: Status::Bound, replaces: None }
}

fn change(number: &str, change: Change) -> Intent {
    Intent::Change { number: number.to_owned(), change }
}

pub(crate) fn store<C: Care>(world: &Rc<World>, id: usize, mode: Mode) -> (Rc<Tab>, Store<FakeDatabase, FakeLocal, C>) {
    let tab = Tab::open(world, id);
    let database = matches!(mode, Mode::Full | Mode::NoCopy).then(|| FakeDatabase(tab.clone()));
    let local = matches!(mode, Mode::Full | Mode::LocalOnly).then(|| FakeLocal(tab.clone()));
    (tab, Store::new(database, local, false))
}

/// Commits, and notes what is shown with the stores that hold it at that moment.
pub(crate) async fn commit<C: Care>(
    world: &Rc<World>,
    tab: &Tab,
    store: &Store<FakeDatabase, FakeLocal, C>,
    intents: &[Intent],
) -> Committed {
    let committed = store.commit(intents, &judgement(), &|| world.draw()).await;
    if !tab.dead.get() && committed.failed.is_none() {
        for event in committed.results.iter().flatten() {
            let (text, name) = (codec::encode(event), format!("event/{}", event.id.as_str()));
            let holds = |which: &Which| world.store(*which).borrow().get(&name) == Some(&text);
            let spoiled = world.spoiled.get();
            let acknowledged = [Which::Database, Which::Copy].into_iter().filter(holds);
            let acknowledged = acknowledged.map(|which| (which, spoiled[which as usize])).collect();
            world.shown.borrow_mut().push(Shown { event: event.clone(), acknowledged, spoiled });
        }
    }
    committed
}

/// Every event's id in both stores as they are.
fn ids(world: &World) -> BTreeSet<EventId> {
    let (database, copy) = (world.database.borrow(), world.copy.borrow());
    let pieces = database.values().chain(copy.values()).filter_map(|text| codec::read(text).ok());
    pieces
        .flat_map(|piece| match piece {
            codec::Piece::Event(event) => vec![event.into()],
            codec::Piece::Snapshot(events) => events,
            codec::Piece::Erased(_) => Vec::new(),
        })
        .map(|event| event.id.clone())
        .collect()
}

/// Erases, and notes what may and what must be gone.
pub(crate) async fn erase<C: Care>(world: &Rc<World>, tab: &Tab, store: &Store<FakeDatabase, FakeLocal, C>) -> bool {
    let before = ids(world);
    let done = store.erase().await.is_ok() && !tab.dead.get();
    world.may_be_gone.borrow_mut().extend(before.iter().cloned());
    // What another tab committed while the erasure waited for its turn may be gone too, but is not asked for here.
    world.may_be_gone.borrow_mut().extend(world.shown.borrow().iter().map(|shown| shown.event.id.clone()));
    if done {
        world.must_be_gone.borrow_mut().extend(before);
    }
    done
}

/// What another tab does in between.
fn other(world: &Rc<World>, fault: Fault, mode: Mode) {
    if fault == Fault::BetweenAlone {
        let (tab, store) = store::<All>(world, 1, Mode::LocalOnly);
        block_on(async {
            store.load().await;
            commit(world, &tab, &store, &[reserve()]).await;
        });
        return;
    }
    if world.is_locked() {
        return;
    }
    let (tab, store) = store::<All>(world, 1, mode);
    block_on(async {
        store.load().await;
        if fault == Fault::ErasedBetween {
            erase(world, &tab, &store).await;
        } else {
            commit(world, &tab, &store, &[reserve(), record("real-1")]).await;
        }
    });
}

/// The number of the nth reservation of a seed.
fn reservation(seed: &Seed, nth: usize) -> String {
    let numbers = seed.shown.iter().map(|shown| shown.event.number.clone());
    numbers.filter(|number| number.starts_with("SIM-")).nth(nth).unwrap()
}

/// What a flow begins with in a mode, made by the protocol itself on stores that work.
pub(crate) fn seed(flow: Flow, mode: Mode) -> Seed {
    let world = Rc::new(World::default());
    world.millis.set(1_782_000_000_000);
    let (tab, store) = store::<All>(&world, 9, mode);
    block_on(async {
        if flow == Flow::FirstStart {
            return;
        }
        store.load().await;
        commit(&world, &tab, &store, &[reserve(), reserve()]).await;
        commit(&world, &tab, &store, &[reserve(), reserve(), record("real-0")]).await;
        if matches!(flow, Flow::Compact | Flow::Glance) {
            let notes = |from: usize| -> Vec<Intent> {
                (from..from + 60).map(|n| change("real-0", Change::Noted { note: n.to_string() })).collect()
            };
            commit(&world, &tab, &store, &notes(0)).await;
            store.load().await;
            commit(&world, &tab, &store, &notes(60)).await;
            commit(&world, &tab, &store, &[record("real-4")]).await;
        }
    });
    let (database, copy, written) =
        (world.database.borrow().clone(), world.copy.borrow().clone(), world.written.borrow().clone());
    let shown = world.shown.borrow().clone();
    Seed { database, copy, written, shown, millis: world.millis.get(), drawn: world.drawn.get() }
}

/// Runs a flow with faults, then a restart on stores that work again.
pub(crate) fn run<C: Care>(flow: Flow, mode: Mode, seed: &Seed, faults: &[(usize, Fault)]) -> Outcome {
    let world = Rc::new(World::default());
    *world.database.borrow_mut() = seed.database.clone();
    *world.copy.borrow_mut() = seed.copy.clone();
    *world.copy_before.borrow_mut() = seed.copy.clone();
    *world.written.borrow_mut() = seed.written.clone();
    *world.shown.borrow_mut() = seed.shown.clone();
    world.millis.set(seed.millis);
    world.drawn.set(seed.drawn);
    *world.faults.borrow_mut() = faults.to_vec();
    *world.other.borrow_mut() = Some(Rc::new(move |world, fault| other(world, fault, mode)));
    let mut outcome = Outcome {
        world: world.clone(),
        mode,
        reported: 0,
        failed: false,
        refused_by_store: false,
        granted_though_newer: false,
        followed_short: 0,
        killed: false,
        left: Pieces::new(),
        last: Loaded::default(),
        state: StorageState::Opening,
    };
    block_on(user::<C>(flow, mode, seed, &mut outcome));
    *world.other.borrow_mut() = None;
    world.crash();
    outcome.left.clone_from(&world.database.borrow());
    let (_, store) = store::<C>(&world, 2, mode);
    outcome.last = block_on(store.load());
    outcome.state = store.state();
    outcome.reported = outcome.reported.max(outcome.last.damaged);
    outcome
}

async fn user<C: Care>(flow: Flow, mode: Mode, seed: &Seed, outcome: &mut Outcome) {
    let world = outcome.world.clone();
    let starts = if flow == Flow::Restart { 2 } else { 1 };
    for start in 0..starts {
        let (tab, store) = store::<C>(&world, 0, mode);
        let looked = store.glance();
        outcome.followed_short += looked.as_ref().map_or(0, |events| short_of(&world, Which::Copy, events));
        // What is done at once after a first look comes before the start has read everything.
        if looked.is_none() || flow != Flow::Glance {
            let loaded = store.load().await;
            outcome.reported = outcome.reported.max(loaded.damaged);
            outcome.failed |= loaded.failed.is_some();
        }
        let steps: Vec<Vec<Intent>> = match (flow, start) {
            (Flow::FirstStart | Flow::Start | Flow::Erase, _) => Vec::new(),
            (Flow::Apply | Flow::Follow, _) | (Flow::Restart, 0) => vec![vec![reserve()]],
            (Flow::Record, _) | (Flow::Restart, _) => vec![vec![record("real-1")]],
            (Flow::Replace, _) if mode == Mode::Memory => vec![vec![record("real-2")]],
            (Flow::Replace, _) => {
                let replaces = Some(reservation(seed, 1));
                let (record, status) = (Record::default(), Status::Bound);
                vec![vec![Intent::Record { number: "real-2".to_owned(), record, status, replaces }]]
            }
            (Flow::Import, _) => {
                let record_of = || Record { instance: Some("i-1".to_owned()), ..Record::default() };
                let back = Intent::Readmit { number: "SIM-back".to_owned(), record: record_of(), discarded: false };
                vec![vec![record("real-1"), record("real-3"), back]]
            }
            (Flow::Change, _) => {
                let submitted = Change::Submitted { domain: Some("example.cn".to_owned()) };
                vec![vec![change(&reservation(seed, 0), Change::Discarded)], vec![change("real-0", submitted)]]
            }
            (Flow::Compact | Flow::Glance, _) => vec![vec![record("real-1")]],
        };
        if flow == Flow::Follow
            && let Some((events, _)) = store.follow().await
        {
            outcome.followed_short += short_of(&world, Which::Database, &events);
        }
        for intents in steps {
            let newer = store.state() == StorageState::Newer;
            let committed = commit(&world, &tab, &store, &intents).await;
            outcome.failed |= committed.failed.is_some();
            outcome.refused_by_store |= committed.failed.is_some() && !tab.dead.get();
            outcome.granted_though_newer |= newer && committed.results.iter().any(Result::is_ok);
        }
        if flow == Flow::Erase {
            outcome.failed |= !erase(&world, &tab, &store).await;
        }
        if matches!(flow, Flow::Compact | Flow::Glance) {
            outcome.reported = outcome.reported.max(store.load().await.damaged);
        }
        outcome.killed |= tab.dead.get();
    }
}

/// How many events that were shown, and that a store holds, are not among these.
fn short_of(world: &World, which: Which, events: &[Arc<Event>]) -> usize {
    let (intact, gone) = ((which, world.spoiled.get()[which as usize]), world.may_be_gone.borrow());
    let lacks = |shown: &&Shown| !gone.contains(&shown.event.id) && !events.iter().any(|e| **e == shown.event);
    world.shown.borrow().iter().filter(|shown| shown.acknowledged.contains(&intact)).filter(lacks).count()
}

/// The operations of a flow where nothing goes wrong.
pub(crate) fn operations(flow: Flow, mode: Mode, seed: &Seed) -> Vec<Op> {
    run::<All>(flow, mode, seed, &[]).world.ops.borrow().clone()
}
