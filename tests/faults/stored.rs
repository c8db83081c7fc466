//! The shapes that were released, read for ever; the names for a full store; and how large 10,000 numbers are.

use std::rc::Rc;

use beian_desk::ledger::codec::{self, Piece};
use beian_desk::ledger::store::{All, Failure, StorageState};
use beian_desk::ledger::{Change, Event, EventId, Record};
use proptest::prelude::*;

use crate::flow::{Mode, store};
use crate::world::{FULL, World, block_on, crc32};

const SNAPSHOT: &str = include_str!("golden/v2.txt");
const ERASED: &str = include_str!("golden/v3.txt");

/// A body as every version from 2 on is framed.
fn framed(version: u32, body: &str) -> String {
    format!("{version} {:08x} {body}", crc32(format!("{version} {body}").as_bytes()))
}

#[test]
fn the_stored_shape_of_version_2_is_read_and_written() {
    let Piece::Snapshot(events) = codec::read(SNAPSHOT).unwrap() else { panic!("no snapshot") };
    assert_eq!(codec::encode_snapshot(&events), SNAPSHOT);
    let numbers: Vec<&str> = events.iter().map(|event| event.number.as_str()).collect();
    assert_eq!(numbers[0], "SIM-20260701-22222222");
    assert_eq!(events.len(), 11);
    // The same events in version 1, each by itself.
    for event in &events {
        assert_eq!(codec::decode(&codec::encode(event)).as_ref(), Ok(&**event));
    }
    assert_eq!(events[1].at.to_string(), "2026-07-01T12:00:01+08:00");
    assert!(matches!(&events[1].change, Change::Recorded { record, replaces: Some(of), .. }
        if record.note.as_deref() == Some("主站\t一\n二\\") && of == "SIM-20260701-22222222"));
    assert_eq!(events[9].change, Change::Noted { note: String::new() });
    assert!(matches!(&events[10].change, Change::Reserved { discarded: true, record } if *record == Record::default()));
}

#[test]
fn the_stored_shape_of_version_3_is_read_and_written() {
    let Piece::Erased(ids) = codec::read(ERASED).unwrap() else { panic!("no erasure") };
    assert_eq!(ids.iter().map(EventId::as_str).collect::<Vec<_>>(), ["0000000000000001", "00000000000000ff"]);
    assert_eq!(codec::encode_erased(&ids), ERASED);
    assert_eq!(ERASED, framed(3, "0000000000000001 00000000000000ff"));
}

#[test]
fn a_snapshot_that_is_none_is_refused() {
    for body in [
        "x",
        "0000000000000001\t0\treserved",
        "0000000000000001\t9223372036854775807\treserved\tn",
        "0000000000000001\t0\tmoved\tn",
        "0000000000000001\t0\tnoted\tn",
        "0000000000000001\t0\trejected\tn\t\t\t\t\t\t\t\t\tx",
        "0000000000000001\t0\trejected\tn\\",
        "1\t0\trejected\tn",
    ] {
        assert_eq!(codec::read(&framed(2, body)), Err(codec::CodecError::Lines), "{body}");
    }
    assert_eq!(codec::read(&framed(2, "")), Ok(Piece::Snapshot(Vec::new())));
    assert_eq!(codec::read(&framed(4, "")), Err(codec::CodecError::Newer));
    assert_eq!(codec::read(&framed(0, "")), Err(codec::CodecError::NoHead));
}

#[test]
fn every_name_for_a_full_store_is_known() {
    let failure = |name: &str, code| Failure { name: name.to_owned(), code, message: String::new() };
    for (name, code) in FULL {
        assert!(failure(name, code).is_full(), "{name} {code}");
    }
    assert!(failure("QUOTA_EXCEEDED_ERR", 22).is_full());
    assert!(failure("", 1014).is_full());
    for (name, code) in [("", 0), ("SecurityError", 18), ("InvalidStateError", 11), ("VersionError", 0)] {
        assert!(!failure(name, code).is_full(), "{name} {code}");
    }
    assert!(failure("VersionError", 0).is_newer());
    assert!(!failure("AbortError", 20).is_newer());
}

/// 10,000 real numbers as an import brings them, in ten accounts, and a filing submitted with every fifth.
pub(crate) fn many() -> Vec<Event> {
    let mut events = Vec::new();
    let mut add = |number: String, change| {
        let n = events.len() as u64;
        let id = EventId::from_entropy(crate::world::next(n).to_be_bytes());
        let at = beian_desk::engine::Moment::from_millis(1_782_000_000_000 + n as i64 * 977).unwrap();
        events.push(Event { id, at, number, change });
    };
    for n in 0..10_000_u64 {
        let (high, low) = (crate::world::next(n * 2), crate::world::next(n * 2 + 1));
        let number = format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
            high >> 32,
            high & 0xffff,
            low >> 52,
            low & 0xfff,
            low >> 16
        );
        let record = Record {
            product: "ecs".parse().ok(),
            instance: Some(format!("i-bp1{:017x}", n / 5)),
            account: format!("13700000000002{:02}", n / 1000).parse().ok(),
            domain: Some(format!("site-{n}.example.cn")),
            ..Record::default()
        };
        let status = "bound".parse().unwrap();
        add(number.clone(), Change::Recorded { record, status, replaces: None });
        if n % 5 == 0 {
            add(number, Change::Submitted { domain: None });
        }
    }
    events
}

#[test]
fn ten_thousand_numbers_fit_into_three_mebibytes_of_each_store() {
    let events = many();
    let world = Rc::new(World::default());
    for event in &events {
        let name = format!("event/{}", event.id.as_str());
        world.database.borrow_mut().insert(name, codec::encode(event));
    }
    let before: usize = world.database.borrow().iter().map(|(name, text)| name.len() + text.len()).sum();
    for _ in 0..2 {
        let (_, store) = store::<All>(&world, 0, Mode::Full);
        assert_eq!(block_on(store.load()).events.len(), events.len());
        assert_eq!(store.state(), StorageState::Full);
    }
    for pieces in [&world.database, &world.copy] {
        let pieces = pieces.borrow();
        // Two snapshots, and at most the limit of single events beside them.
        let bytes: usize = pieces.iter().map(|(name, text)| name.len() + text.len()).sum();
        let one: usize = codec::encode(&events[0]).len() + "event/0000000000000000".len();
        let worst = bytes + events.len() / 16 * one;
        println!(
            "{} events: {before} bytes one by one, {bytes} compacted in {} pieces, {worst} before the next compaction",
            events.len(),
            pieces.len()
        );
        assert_eq!(pieces.len(), 2);
        assert!(worst <= 3 * 1024 * 1024, "{worst}");
    }
}

prop_compose! {
    fn text()(text in prop_oneof![Just(String::new()), "[a-z=\\\\\t\n ]{1,8}", "\\PC{0,6}", "(=|\\\\e|\\\\t|\r|\0)"]) -> String { text }
}

prop_compose! {
    fn any_record()(
        product in prop::option::of(Just("ecs")),
        instance in prop::option::of(text()),
        account in prop::option::of("[0-9]{1,16}"),
        domain in prop::option::of(text()),
        icp_number in prop::option::of(text()),
        note in prop::option::of(text()),
    ) -> Record {
        Record {
            product: product.and_then(|code| code.parse().ok()),
            account: account.and_then(|digits| digits.parse().ok()),
            instance, domain, icp_number, note,
        }
    }
}

fn any_change() -> impl Strategy<Value = Change> {
    let status = || {
        prop_oneof![Just("unbound"), Just("bound"), Just("filing"), Just("filed"), Just("invalid")]
            .prop_map(|code| code.parse().unwrap())
    };
    prop_oneof![
        (any_record(), any::<bool>()).prop_map(|(record, discarded)| Change::Reserved { record, discarded }),
        (any_record(), status(), prop::option::of(text())).prop_map(|(record, status, replaces)| Change::Recorded {
            record,
            status,
            replaces
        }),
        text().prop_map(|instance| Change::Bound { instance }),
        prop::option::of(text()).prop_map(|domain| Change::Submitted { domain }),
        text().prop_map(|icp_number| Change::Approved { icp_number }),
        Just(Change::Rejected),
        Just(Change::Invalidated),
        Just(Change::Discarded),
        (status(), prop::option::of(text())).prop_map(|(status, icp_number)| Change::Moved { status, icp_number }),
        text().prop_map(|note| Change::Noted { note }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_event_comes_back_from_every_shape(
        parts in prop::collection::vec((any::<[u8; 8]>(), 0_i64..32_000_000_000_000, 0_u32..3, text(), any_change()), 0..6),
    ) {
        let events: Vec<Event> = parts.into_iter().map(|(id, millis, nanos, number, change)| {
            let at = beian_desk::engine::Moment::from_millis(millis).unwrap();
            // Finer than milliseconds too, as a text may have it.
            let fine = at.to_string().replace("+08:00", "").chars().take(19).collect::<String>();
            let at = if nanos == 0 { at } else { format!("{fine}.00000{nanos}+08:00").parse().unwrap() };
            Event { id: EventId::from_entropy(id), at, number, change }
        }).collect();
        prop_assert_eq!(codec::read(&codec::encode_snapshot(&events)), Ok(Piece::Snapshot(events.iter().cloned().map(Into::into).collect())));
        for event in events {
            let back = codec::decode(&codec::encode(&event));
            prop_assert_eq!(back, Ok(event));
        }
    }
}
