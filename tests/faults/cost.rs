//! What a commit and following other tabs cost the stores: the same whatever the log holds.

use std::rc::Rc;

use beian_desk::ledger::codec;
use beian_desk::ledger::store::{All, LIMIT, StorageState};

use crate::fakes::{LISTED, READ, WRITTEN};
use crate::flow::{Mode, commit, record, reserve, store};
use crate::stored::many;
use crate::world::{Op, World, block_on, from_the_future};

/// Both stores with so many events in snapshots.
fn compacted(count: usize) -> Rc<World> {
    let world = Rc::new(World::default());
    for event in many().iter().take(count) {
        world.database.borrow_mut().insert(format!("event/{}", event.id.as_str()), codec::encode(event));
    }
    // After all that `many` made.
    world.millis.set(1_782_100_000_000);
    for _ in 0..2 {
        let (_, store) = store::<All>(&world, 0, Mode::Full);
        block_on(store.load());
    }
    world
}

/// The operations of one more commit, and what went to and fro with it.
fn append(world: &Rc<World>) -> (Vec<Op>, [usize; 3]) {
    let (tab, store) = store::<All>(world, 0, Mode::Full);
    block_on(store.load());
    world.ops.borrow_mut().clear();
    world.traffic.set([0; 3]);
    let committed = block_on(commit(world, &tab, &store, &[reserve()]));
    assert!(committed.results[0].is_ok());
    (world.ops.borrow().clone(), world.traffic.get())
}

/// A name is `event/` and sixteen digits; a snapshot's a little longer. Two stores list their names once each.
const NAMES: usize = 2 * (2 * 40 + (LIMIT + 1) * 22);

#[test]
fn one_number_more_costs_the_stores_the_same_whatever_they_hold() {
    let (ops, few) = append(&compacted(10));
    assert_eq!(ops, [Op::Begin, Op::Names, Op::CopyNames, Op::Put, Op::Complete, Op::CopySet, Op::CopyGet]);
    // The new event goes to both stores, and is read back from one of them.
    assert_eq!(few[WRITTEN], 2 * few[READ]);
    for count in [100, 1_000] {
        let (same, traffic) = append(&compacted(count));
        assert_eq!(same, ops, "{count}");
        // The same event but for its random bytes, its place in time and the reservation's letters.
        assert_eq!((traffic[READ], traffic[WRITTEN]), (few[READ], few[WRITTEN]), "{count}");
        assert!(traffic[LISTED] <= NAMES, "{count}: {} letters of names", traffic[LISTED]);
    }
}

#[test]
fn following_reads_what_is_new_and_nothing_else() {
    for count in [10, 1_000] {
        let world = compacted(count);
        let (_, here) = store::<All>(&world, 0, Mode::Full);
        let before = block_on(here.load()).events;
        assert_eq!(block_on(here.follow()).map(|(events, _)| events.len()), Some(count));
        let (there, other) = store::<All>(&world, 1, Mode::Full);
        block_on(other.load());
        block_on(commit(&world, &there, &other, &[record("real-1")]));
        world.traffic.set([0; 3]);
        let (events, damaged) = block_on(here.follow()).unwrap();
        let [listed, read, written] = world.traffic.get();
        assert_eq!((events.len(), damaged, written), (count + 1, 0, 0));
        assert_eq!(read, codec::encode(events.last().unwrap()).len());
        assert!(listed <= NAMES);
        // What was there is the very same, so that a book can take the rest in.
        assert!(before.iter().zip(&events).all(|(one, other)| std::sync::Arc::ptr_eq(one, other)));
    }
}

#[test]
fn following_gives_up_where_all_must_be_read() {
    let (_, fresh) = store::<All>(&compacted(10), 0, Mode::Full);
    assert_eq!(block_on(fresh.follow()), None, "nothing was read before");
    for spoil in ["gone", "damaged"] {
        let world = compacted(10);
        let (_, here) = store::<All>(&world, 0, Mode::Full);
        block_on(here.load());
        match spoil {
            "gone" => world.database.borrow_mut().clear(),
            _ => drop(world.database.borrow_mut().insert("event/00000000000000ee".to_owned(), "1 0 {}".to_owned())),
        }
        assert_eq!(block_on(here.follow()), None, "{spoil}");
        assert_eq!((block_on(here.load()).events.len(), here.state()), (10, StorageState::Full), "{spoil}");
    }
}

#[test]
fn a_first_look_shows_all_that_the_copy_holds_and_what_is_read_then_is_the_very_same() {
    let world = compacted(1_000);
    let (there, other) = store::<All>(&world, 1, Mode::Full);
    block_on(other.load());
    block_on(commit(&world, &there, &other, &[record("real-1")]));
    let (_, here) = store::<All>(&world, 0, Mode::Full);
    world.ops.borrow_mut().clear();
    let seen = here.glance().unwrap();
    assert_eq!((seen.len(), here.state()), (1_001, StorageState::Full));
    assert!(seen.iter().any(|event| event.number == "real-1"), "what stands beside the snapshot");
    // Of two snapshots the newer is read, and the database is left alone.
    assert_eq!(*world.ops.borrow(), [Op::CopyNames, Op::CopyGet, Op::CopyGet]);
    assert_eq!(here.glance(), None, "what has been read is not looked at once more");
    let read = block_on(here.load()).events;
    assert_eq!(read.len(), seen.len());
    // So that a book that was made of the one can take the other in.
    assert!(seen.iter().zip(&read).all(|(one, other)| std::sync::Arc::ptr_eq(one, other)));
}

#[test]
fn a_first_look_is_not_taken_where_it_would_not_tell() {
    let newest = |world: &World| {
        let copy = world.copy.borrow();
        copy.keys().rfind(|name| name.starts_with("snapshot/")).cloned().unwrap()
    };
    let looks = |world: &Rc<World>, mode| store::<All>(world, 0, mode).1.glance().map(|events| events.len());
    let world = compacted(100);
    assert_eq!(looks(&world, Mode::Full), Some(100));
    for mode in [Mode::NoCopy, Mode::LocalOnly, Mode::Memory] {
        assert_eq!(looks(&world, mode), None, "{mode:?}");
    }
    assert_eq!(looks(&compacted(10), Mode::Full), None, "a small log has no snapshot");
    let spoil = |what: &str, spoil: &dyn Fn(&World, String)| {
        let world = compacted(100);
        let name = newest(&world);
        spoil(&world, name);
        assert_eq!(looks(&world, Mode::Full), None, "{what}");
    };
    let put = |world: &World, name: &str, text: String| drop(world.copy.borrow_mut().insert(name.to_owned(), text));
    spoil("torn", &|world, name| {
        let text = world.copy.borrow()[&name].clone();
        put(world, &name, text.chars().take(text.len() / 2).collect());
    });
    spoil("under another's name", &|world, name| {
        let text = world.copy.borrow()[&name].clone();
        put(world, "snapshot/00000009-00000000", text);
    });
    spoil("newer", &|world, _| put(world, "event/00000000000000ff", from_the_future()));
    spoil("erased", &|world, _| put(world, "erased/x", codec::encode_erased(&[many()[0].id.clone()])));
}
