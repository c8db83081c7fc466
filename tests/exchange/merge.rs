//! Two logs as one: union by event id, idempotent, the same whichever is merged into which.

use beian_desk::engine::{Number, Product, Status};
use beian_desk::ledger::{Book, Change, Event, EventId, Record, merge};
use proptest::prelude::*;

use super::desk::at;

fn event(id: u8, minute: u8, number: &str, change: Change) -> Event {
    let at = at(&format!("2026-07-01T12:{minute:02}+08:00"));
    Event { id: EventId::from_entropy([id; 8]), at, number: number.to_owned(), change }
}

fn recorded(id: u8, minute: u8, number: &str) -> Event {
    let record = Record { product: Some(Product::Ecs), instance: Some("i-1".to_owned()), ..Record::default() };
    event(id, minute, number, Change::Recorded { record, status: Status::Bound, replaces: None })
}

#[test]
fn what_is_new_is_added_and_what_is_known_is_counted() {
    let log = [recorded(1, 0, "a"), event(2, 1, "a", Change::Submitted { domain: None })];
    let incoming = [log[0].clone(), recorded(3, 2, "b"), log[1].clone(), recorded(3, 2, "b")];
    let merged = merge(&log, &incoming);
    assert_eq!(merged.add, [recorded(3, 2, "b")]);
    assert_eq!((merged.known, merged.twins, merged.conflicts), (3, vec![], vec![]));
}

#[test]
fn what_contradicts_is_kept_and_shown() {
    // Both desks know the number; one voided it, the other filed with it.
    let mine = [recorded(1, 0, "a"), event(2, 1, "a", Change::Invalidated)];
    let theirs = [recorded(1, 0, "a"), event(3, 2, "a", Change::Submitted { domain: None })];
    let merged = merge(&mine, &theirs);
    assert_eq!(merged.add, [theirs[1].clone()]);
    let [conflict] = &merged.conflicts[..] else { panic!("{merged:?}") };
    assert_eq!((&conflict.event, conflict.stood), (&theirs[1], Some(Status::Invalid)));
    // The other way round the same event is the one that does not fit, though it is not the one that was added.
    let merged = merge(&theirs, &mine);
    assert_eq!(merged.add, [mine[1].clone()]);
    assert_eq!(merged.conflicts, std::slice::from_ref(conflict));
    // A conflict that was there before is not told again.
    let both = [mine.as_slice(), &theirs[1..]].concat();
    assert_eq!(merge(&both, &[recorded(9, 9, "b")]).conflicts, []);
}

#[test]
fn an_id_that_says_two_things_keeps_both_the_second_under_an_id_of_its_own() {
    let log = [recorded(1, 0, "a")];
    let incoming = [recorded(1, 0, "b"), recorded(2, 0, "c"), recorded(2, 0, "d")];
    let merged = merge(&log, &incoming);
    assert_eq!(merged.add, [recorded(2, 0, "c")]);
    let nameless = |event: &Event| (event.at, event.number.clone(), event.change.clone());
    let twins = [recorded(1, 0, "b"), recorded(2, 0, "d")];
    assert_eq!(merged.twins.iter().map(nameless).collect::<Vec<_>>(), twins.iter().map(nameless).collect::<Vec<_>>());
    // Ids of their own, the same ones every time.
    let ids: std::collections::HashSet<_> = log.iter().chain(&merged.add).chain(&merged.twins).map(|e| &e.id).collect();
    assert_eq!(ids.len(), 4);
    let both = [&log[..], &merged.add, &merged.twins].concat();
    let again = merge(&both, &incoming);
    assert_eq!((again.add, again.twins, again.known), (vec![], vec![], 3));
    // The other way round the log's own event comes in under the id made of it, and is the same on every desk.
    let back = merge(&[recorded(1, 0, "b")], &both);
    assert_eq!(back.twins.iter().map(nameless).collect::<Vec<_>>(), [nameless(&log[0])]);
    let third = merge(&[] as &[Event], &[&back.add[..], &back.twins, &[recorded(1, 0, "b")]].concat());
    assert_eq!(merge(&third.add, &both).add, []);
    assert_eq!(merge(&third.add, &both).twins, []);
}

fn change() -> impl Strategy<Value = Change> {
    let record = Record { product: Some(Product::Ecs), instance: Some("i-1".to_owned()), ..Record::default() };
    prop_oneof![
        Just(Change::Reserved { record: record.clone(), discarded: false }),
        (0..5_usize, prop::option::of(0..3_u8)).prop_map(move |(status, replaces)| Change::Recorded {
            record: record.clone(),
            status: Status::ALL[status],
            replaces: replaces.map(|n| format!("n{n}")),
        }),
        Just(Change::Submitted { domain: Some("a.cn".to_owned()) }),
        Just(Change::Approved { icp_number: "x".to_owned() }),
        Just(Change::Rejected),
        Just(Change::Invalidated),
        Just(Change::Discarded),
        (0..5_usize).prop_map(|status| Change::Moved { status: Status::ALL[status], icp_number: None }),
        "[a-c]{0,1}".prop_map(|note| Change::Noted { note }),
    ]
}

/// Events of which each has an id of its own, of three numbers within four minutes.
fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((0..4_u8, 0..3_u8, change()), 0..24).prop_map(|parts| {
        let events = parts.into_iter().zip(1_u8..);
        events.map(|((minute, n, change), id)| event(id, minute, &format!("n{n}"), change)).collect()
    })
}

fn sorted(mut log: Vec<Event>) -> Vec<Event> {
    log.sort_by(|one, other| one.id.cmp(&other.id));
    log
}

proptest! {
    #[test]
    fn merging_is_idempotent_and_commutative(
        all in events(),
        sides in prop::collection::vec(0..3_u8, 24),
    ) {
        let side = |mine: u8| -> Vec<Event> {
            all.iter().zip(&sides).filter(|(_, side)| **side != mine).map(|(event, _)| event.clone()).collect()
        };
        let (one, other) = (side(0), side(1));
        let into = |log: &[Event], incoming: &[Event]| [log, &merge(log, incoming).add].concat();
        let (left, right) = (into(&one, &other), into(&other, &one));
        // Nothing is lost, nothing is there twice.
        prop_assert_eq!(sorted(left.clone()), sorted(all.clone()));
        prop_assert_eq!(sorted(right.clone()), sorted(all.clone()));
        let (left_book, right_book) = (Book::replay(left.clone()), Book::replay(right));
        prop_assert_eq!(&left_book, &right_book);
        // Every event is in the history of its number or among the conflicts.
        let told: usize = left_book.entries().iter().map(|entry| entry.history().count()).sum();
        let replaced = left_book.entries().iter().filter(|entry| entry.replaced_by().is_some()).count();
        prop_assert_eq!(told - replaced + left_book.conflicts().len(), all.len());
        // Again, from either side, changes nothing.
        for incoming in [&one, &other, &left] {
            let again = merge(&left, incoming);
            prop_assert_eq!(again.add, vec![]);
            prop_assert_eq!((again.known, again.conflicts), (incoming.len(), vec![]));
        }
        // What was a conflict before or is one now: together all there are.
        let before: Vec<_> = Book::replay(one.clone()).conflicts().to_vec();
        let merged = merge(&one, &other);
        for conflict in left_book.conflicts() {
            let known = before.iter().any(|old| old.event.id == conflict.event.id);
            prop_assert_eq!(merged.conflicts.contains(conflict), !known);
        }
    }
}

#[test]
fn the_numbers_of_a_merged_desk() {
    let one = [recorded(1, 0, "a")];
    let other = [recorded(2, 1, "b"), event(3, 2, "b", Change::Submitted { domain: Some("b.cn".to_owned()) })];
    let log = [one.as_slice(), &merge(&one, &other).add].concat();
    let numbers: Vec<Number> = Book::replay(log).numbers();
    let told: Vec<_> = numbers.iter().map(|n| (n.number.as_str(), n.status(), n.domain.as_deref())).collect();
    assert_eq!(told, [("a", Status::Bound, None), ("b", Status::Filing, Some("b.cn"))]);
}
