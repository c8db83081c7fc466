//! Two desks that take each other's backup in: the same book on both, nothing lost, nothing there twice, whatever
//! the files say; and what the quotas make of it is said.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that fails should end its test"
)]

#[path = "app/tab.rs"]
#[expect(dead_code, reason = "shared with another test")]
mod tab;

use std::borrow::Borrow;

use beian_desk::app::{Dialog, Msg, view};
use beian_desk::engine::{Product, Status};
use beian_desk::exchange::Backup;
use beian_desk::ledger::{Book, Change, Event, EventId, Record};
use proptest::prelude::*;
use tab::{Tab, noon, servers};

/// The file of a desk that has this log.
fn file(events: &[Event]) -> String {
    let (instances, accounts, settings) = (Vec::new(), Vec::new(), Vec::new());
    Backup { made: noon(), account: None, events: events.to_vec(), instances, accounts, settings }.to_file()
}

fn change() -> impl Strategy<Value = Change> {
    let record = Record { product: Some(Product::Ecs), instance: Some("i-1".to_owned()), ..Record::default() };
    prop_oneof![
        Just(Change::Reserved { record: record.clone(), discarded: false }),
        (0..5_usize).prop_map(move |status| Change::Recorded {
            record: record.clone(),
            status: Status::ALL[status],
            replaces: None,
        }),
        Just(Change::Submitted { domain: None }),
        Just(Change::Rejected),
        Just(Change::Invalidated),
        "[a-c]{0,1}".prop_map(|note| Change::Noted { note }),
    ]
}

/// A log of at most six events, of which each has an id of its own; two logs have many ids in common, and often say
/// different things under them.
fn log() -> impl Strategy<Value = Vec<Event>> {
    let event = (0..6_u8, 0..2_u8, 0..2_u8, change());
    prop::collection::vec(event, 0..6).prop_map(|parts| {
        let mut log: Vec<Event> = Vec::new();
        for (id, minute, number, change) in parts {
            let id = EventId::from_entropy([id; 8]);
            let at = format!("2026-07-01T12:0{minute}+08:00").parse().unwrap();
            let new = Event { id, at, number: format!("n{number}"), change };
            let says_it =
                |event: &Event| (event.at, &event.number, &event.change) == (new.at, &new.number, &new.change);
            if !log.iter().any(|event| event.id == new.id || says_it(event)) {
                log.push(new);
            }
        }
        log
    })
}

/// What a log says, without ids.
fn says(log: &[impl Borrow<Event>]) -> Vec<String> {
    let events = log.iter().map(Borrow::borrow);
    let mut says: Vec<String> =
        events.map(|event: &Event| format!("{} {} {:?}", event.at, event.number, event.change)).collect();
    says.sort();
    says
}

/// What a book says, without ids.
fn told(book: &Book) -> String {
    let conflicts =
        book.conflicts().iter().map(|conflict| (&conflict.event.number, &conflict.event.change, conflict.stood));
    format!("{:?} {:?}", book.entries(), conflicts.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn whichever_takes_the_other_in_and_however_often(one in log(), other in log()) {
        let (mut left, mut right) = (Tab::alone(), Tab::alone());
        left.takes(&file(&one));
        right.takes(&file(&other));
        let (of_left, of_right) = (left.backup(), right.backup());
        left.takes(&of_right);
        right.takes(&of_left);
        let mut all = says(&[one, other].concat());
        all.dedup();
        prop_assert_eq!(says(&left.model.log), all.clone(), "nothing is lost, nothing is there twice");
        prop_assert_eq!(says(&right.model.log), all.clone());
        prop_assert_eq!(told(&left.model.book), told(&right.model.book));

        // Once more, each the other's merged log, and its own first one: nothing new.
        let (of_both, own) = (right.backup(), of_left);
        for text in [&of_both, &own, &of_right] {
            left.brings(text);
            let Dialog::Import(import) = &left.model.dialog else { panic!("no dialog") };
            prop_assert_eq!(import.diff.as_ref().unwrap().restored, 0);
            left.send(Msg::Close);
        }
        // A third desk that takes all of them at once.
        let mut third = Tab::alone();
        third.brings(&of_right);
        third.brings(&of_both);
        third.brings(&own);
        third.send(Msg::ImportTake);
        prop_assert_eq!(says(&third.model.log), all);
        prop_assert_eq!(told(&third.model.book), told(&left.model.book));
        prop_assert!(!third.notice().contains("could not"), "{}", third.notice());
    }
}

#[test]
fn two_files_with_one_id_for_two_things_lose_neither() {
    let noted = |note: &str| Event {
        id: EventId::from_entropy([1; 8]),
        at: noon(),
        number: "n".to_owned(),
        change: Change::Noted { note: note.to_owned() },
    };
    let mut tab = Tab::alone();
    tab.brings(&file(&[noted("a")]));
    tab.brings(&file(&[noted("b")]));
    tab.send(Msg::ImportTake);
    assert_eq!(says(&tab.model.log), says(&[noted("a"), noted("b")]));
}

/// A desk with these servers and reservations of the first.
fn desk(reserved: usize) -> Tab {
    let mut tab = Tab::alone();
    tab.takes(&servers(&["i-1", "i-2"]));
    for _ in 0..reserved {
        tab.reserve("i-1");
    }
    tab
}

/// What the preview says of quotas.
fn crowds(tab: &Tab) -> Vec<String> {
    match &tab.model.dialog {
        Dialog::Import(import) => view::import(&tab.model, import).crowds,
        other => panic!("{other:?}"),
    }
}

#[test]
fn reservations_of_two_desks_beyond_the_quota_are_said_before_and_after() {
    // Three here and three there, of a quota of five.
    let mut other = desk(3);
    other.reserve("i-2");
    let file = other.backup();
    let mut tab = Tab::alone();
    tab.takes(&servers(&["i-1", "i-2"]));
    tab.browser.skip_ids();
    (0..3).for_each(|_| drop(tab.reserve("i-1")));
    tab.brings(&file);
    let says =
        "i-1: 0 issued and 6 reserved of 5. The provider will refuse what is beyond: give up reservations, 1 at least.";
    assert_eq!(crowds(&tab), [says]);
    tab.send(Msg::ImportTake);
    assert!(tab.notice().ends_with(says), "{}", tab.notice());
    let explained = view::explain(&tab.model, "i-1").unwrap();
    assert_eq!(explained.crowd.as_deref(), Some(says));
    assert_eq!(view::explain(&tab.model, "i-2").unwrap().crowd, None);
    // One given up: said no more.
    let one =
        tab.model.book.numbers().into_iter().find(|number| number.instance.as_deref() == Some("i-1")).unwrap().number;
    tab.send(Msg::OpenStep(one, beian_desk::app::NumberStepKind::Discard));
    tab.send(Msg::Step(String::new()));
    assert_eq!(view::explain(&tab.model, "i-1").unwrap().crowd, None);
}

#[test]
fn numbers_that_the_provider_issued_are_taken_beside_reservations_and_it_is_said() {
    let mut tab = desk(3);
    let rows = |count: usize| {
        let rows = (0..count).map(|n| {
            format!(r#"{{"number":"4f9f0d9c-0000-4000-8000-00000000000{n}","product":"ecs","instance":"i-1"}}"#)
        });
        format!(r#"{{"schema":"beian-desk/1","numbers":[{}]}}"#, rows.collect::<Vec<_>>().join(","))
    };
    tab.brings(&rows(2));
    assert_eq!(crowds(&tab), [""; 0], "two and three are five");
    tab.send(Msg::Close);
    tab.brings(&rows(4));
    assert_eq!(crowds(&tab).len(), 1);
    assert!(crowds(&tab)[0].starts_with("i-1: 4 issued and 3 reserved of 5."), "{:?}", crowds(&tab));
    assert!(crowds(&tab)[0].contains("2 at least"));
    tab.send(Msg::ImportTake);
    assert_eq!(tab.model.book.entries().len(), 7, "what was issued is always recorded");
    // Without any reservation there is nothing to give up.
    let mut tab = desk(0);
    tab.brings(&rows(6));
    assert_eq!(
        crowds(&tab),
        ["i-1: 6 numbers are recorded, and the limit is 5. Check in the console whether they all belong to it."]
    );
}
