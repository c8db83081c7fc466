//! What must hold after every run, by the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use beian_desk::ledger::store::{All, StorageState};
use beian_desk::ledger::{Book, Change, Event, EventId, codec};

use crate::flow::{Mode, Outcome, store};
use crate::world::{Fault, Pieces, Rot, Which, World, block_on};

/// The limit of `flow::server`, by the guide.
const LIMIT: usize = 5;

/// Every rule that a run broke.
pub(crate) fn faults(outcome: &Outcome, faults: &[(usize, Fault)]) -> Vec<String> {
    let mut broken = Vec::new();
    let world = &outcome.world;
    let log: BTreeMap<&EventId, &Event> = outcome.last.events.iter().map(|event| (&event.id, &**event)).collect();
    let has = |wanted: fn(&Fault) -> bool| faults.iter().any(|(_, fault)| wanted(fault));
    let newer = world.newer.borrow().clone();
    lost(outcome, &log, &mut broken);
    if outcome.mode != Mode::Memory {
        forged(world, &outcome.last.events, &mut broken);
    }
    // Without the database there is no arbiter, and one writing tab is what is promised.
    let others = has(|fault| matches!(fault, Fault::Between | Fault::BetweenAlone | Fault::Stale));
    if !(outcome.mode == Mode::LocalOnly && others) {
        twice(world, &mut broken);
        over(&outcome.last.events, &mut broken);
    }
    if !world.must_be_gone.borrow().is_empty() {
        let back = world.must_be_gone.borrow().iter().filter(|id| log.contains_key(id)).count();
        if back > 0 {
            broken.push(format!("{back} erased events came back"));
        }
    }
    if outcome.refused_by_store && !outcome.killed && world.spoiled.get() == [0, 0] {
        let shown: BTreeSet<EventId> = world.shown.borrow().iter().map(|shown| shown.event.id.clone()).collect();
        if log.keys().any(|id| !shown.contains(id)) {
            broken.push("what was said to have failed is in the log".to_owned());
        }
    }
    rotten(outcome, &mut broken);
    if outcome.followed_short > 0 {
        broken.push(format!("a tab that followed lacked {} shown events", outcome.followed_short));
    }
    if let Some((which, name, text)) = &newer {
        let uses = match outcome.mode {
            Mode::Full => true,
            Mode::NoCopy => *which == Which::Database,
            Mode::LocalOnly => *which == Which::Copy,
            Mode::Memory => false,
        };
        let intact = world.store(*which).borrow().get(name) == Some(text);
        let gone = !world.may_be_gone.borrow().is_empty();
        if uses && !intact && !gone {
            broken.push("what a newer version wrote was rewritten".to_owned());
        }
        if uses && !gone && outcome.state != StorageState::Newer {
            broken.push(format!("a newer version wrote, and the state is {:?}", outcome.state));
        }
        if outcome.granted_though_newer {
            broken.push("a number was granted though a newer version had written".to_owned());
        }
    } else if outcome.mode == Mode::Full {
        if outcome.state != StorageState::Full {
            broken.push(format!("after a restart on good stores the state is {:?}", outcome.state));
        }
        either(world, &log, &mut broken);
    }
    if newer.is_none() && matches!(outcome.mode, Mode::Full | Mode::NoCopy) {
        snapshots(&world.database.borrow(), &log, &mut broken);
        if world.spoiled.get()[Which::Database as usize] == 0 && world.must_be_gone.borrow().is_empty() {
            // As the flow left it too, for what the database had acknowledged by then.
            let theirs: BTreeSet<EventId> = whole(&outcome.left);
            let log = log.iter().filter(|(id, _)| theirs.contains(id)).map(|(id, event)| (*id, *event)).collect();
            snapshots(&outcome.left, &log, &mut broken);
        }
    }
    broken
}

/// What was shown is there while one store that held it then is intact.
fn lost(outcome: &Outcome, log: &BTreeMap<&EventId, &Event>, broken: &mut Vec<String>) {
    let world = &outcome.world;
    for shown in world.shown.borrow().iter() {
        let (event, spoiled) = (&shown.event, world.spoiled.get());
        if world.may_be_gone.borrow().contains(&event.id) {
            continue;
        }
        let intact = shown.acknowledged.iter().any(|(which, then)| spoiled[*which as usize] == *then);
        if intact && log.get(&event.id) != Some(&event) {
            broken.push(format!("`{}` was shown and is lost", event.number));
        }
        if shown.acknowledged.is_empty() && outcome.mode != Mode::Memory && shown.spoiled == [0, 0] {
            broken.push(format!("`{}` was shown and no store held it", event.number));
        }
    }
}

/// Nothing was given twice.
fn twice(world: &World, broken: &mut Vec<String>) {
    let (mut numbers, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for shown in world.shown.borrow().iter() {
        let event = &shown.event;
        if world.may_be_gone.borrow().contains(&event.id) {
            continue;
        }
        if !ids.insert(event.id.clone()) {
            broken.push(format!("two events have the id {}", event.id.as_str()));
        }
        let gives = matches!(event.change, Change::Reserved { .. } | Change::Recorded { .. });
        if gives && !numbers.insert(event.number.to_lowercase()) {
            broken.push(format!("`{}` was given twice", event.number));
        }
    }
}

/// Every event is one that was written, to the letter.
fn forged(world: &World, events: &[Arc<Event>], broken: &mut Vec<String>) {
    for event in events {
        if !world.written.borrow().contains(&codec::encode(event)) {
            broken.push(format!("`{}` is in the log and was never written so", event.number));
        }
    }
}

/// Reservations hold no more than what recorded numbers leave.
fn over(events: &[Arc<Event>], broken: &mut Vec<String>) {
    let book = Book::replay(events.iter().cloned());
    let of = |id: &str| book.entries().iter().filter(|entry| entry.instance() == Some(id)).count();
    let open = book.entries().iter().filter(|entry| entry.is_open_reservation());
    let open = open.filter(|entry| entry.instance() == Some("i-1")).count();
    let recorded = book.entries().iter().filter(|entry| !entry.is_simulated());
    let recorded = recorded.filter(|entry| entry.instance() == Some("i-1")).count();
    if open + recorded > LIMIT {
        broken.push(format!("{open} reservations and {recorded} numbers for `i-1`, {} in all", of("i-1")));
    }
}

/// What was spoiled is reported, and kept as it was found.
fn rotten(outcome: &Outcome, broken: &mut Vec<String>) {
    let world = &outcome.world;
    if !world.may_be_gone.borrow().is_empty() || outcome.state == StorageState::Newer {
        return;
    }
    for (which, text) in world.rotten.borrow().iter() {
        let uses = match outcome.mode {
            Mode::Full => true,
            Mode::NoCopy => *which == Which::Database,
            Mode::LocalOnly => *which == Which::Copy,
            Mode::Memory => false,
        };
        if uses && !world.store(*which).borrow().values().any(|kept| kept == text) {
            broken.push(format!("a damaged text of {which:?} was dropped"));
        }
        if uses && outcome.reported == 0 {
            broken.push(format!("damage in {which:?} was not reported"));
        }
    }
}

/// Either store alone is enough.
fn either(world: &Rc<World>, log: &BTreeMap<&EventId, &Event>, broken: &mut Vec<String>) {
    for which in [Which::Database, Which::Copy] {
        let one = Rc::new(World::default());
        let kept = world.store(which).borrow().clone();
        *one.store(which).borrow_mut() = kept;
        let (_, store) = store::<All>(&one, 2, Mode::Full);
        let found: BTreeSet<EventId> = block_on(store.load()).events.iter().map(|event| event.id.clone()).collect();
        if let Some(id) = log.keys().find(|id| !found.contains(id)) {
            broken.push(format!("{which:?} alone lacks {}", id.as_str()));
        }
    }
}

/// Any one snapshot of the database can be spoiled, and the database alone still has everything.
fn snapshots(database: &Pieces, log: &BTreeMap<&EventId, &Event>, broken: &mut Vec<String>) {
    let names: Vec<&String> = database.keys().filter(|name| !name.starts_with("damaged/")).collect();
    for (nth, _) in names.iter().enumerate().filter(|(_, name)| name.starts_with("snapshot/")) {
        for rot in [Rot::Flipped, Rot::Missing] {
            let one = Rc::new(World::default());
            one.database.borrow_mut().clone_from(database);
            one.rot(Which::Database, rot, nth);
            let (_, store) = store::<All>(&one, 2, Mode::NoCopy);
            let found: BTreeSet<EventId> = block_on(store.load()).events.iter().map(|event| event.id.clone()).collect();
            if let Some(id) = log.keys().find(|id| !found.contains(id)) {
                broken.push(format!("one snapshot {rot:?}, and {} is lost", id.as_str()));
            }
        }
    }
}

/// The ids of every event in pieces.
fn whole(pieces: &Pieces) -> BTreeSet<EventId> {
    let one = Rc::new(World::default());
    one.database.borrow_mut().clone_from(pieces);
    let (_, store) = store::<All>(&one, 2, Mode::NoCopy);
    block_on(store.load()).events.iter().map(|event| event.id.clone()).collect()
}
