//! Backups: everything, exact to the bit, and refused where a letter of it changed.

use beian_desk::engine::{Expected, InputError, Instance, Problem, Product, Region, Status};
use beian_desk::exchange::{self, Backup, Kind, ReadError};
use beian_desk::ledger::{Change, Event, EventId, Record};
use proptest::prelude::*;

use super::desk::{account, at, faulty, full, read};

const NUMBER: &str = "4f9f0d9c-0000-4000-8000-000000000001";

fn event(id: u8, time: &str, number: &str, change: Change) -> Event {
    Event { id: EventId::from_entropy([id; 8]), at: at(time), number: number.to_owned(), change }
}

/// A desk with one of each kind of event.
fn desk() -> Backup {
    let record = Record {
        product: Some(Product::Ecs),
        instance: Some("i-bp1".to_owned()),
        account: account("1370000000000210"),
        domain: Some("例子.cn".to_owned()),
        icp_number: None,
        note: Some("\"<b>\u{202e}\u{0}\n".to_owned()),
    };
    let sim = "SIM-20260701-ABCDEFGH";
    Backup {
        made: at("2026-07-01T12:00:00.123456789+08:00"),
        account: account("1370000000000210"),
        events: vec![
            event(1, "2026-07-01T12:00+08:00", sim, Change::Reserved { record: record.clone(), discarded: false }),
            event(
                2,
                "2026-07-02T12:00:01.5+08:00",
                NUMBER,
                Change::Recorded { record: record.clone(), status: Status::Unbound, replaces: Some(sim.to_owned()) },
            ),
            event(3, "2026-07-03T12:00+08:00", NUMBER, Change::Bound { instance: "i-bp1".to_owned() }),
            event(4, "2026-07-04T12:00+08:00", NUMBER, Change::Submitted { domain: None }),
            event(5, "2026-07-05T12:00+08:00", NUMBER, Change::Rejected),
            event(6, "2026-07-06T12:00+08:00", NUMBER, Change::Noted { note: String::new() }),
            event(7, "2026-07-07T12:00+08:00", NUMBER, Change::Moved { status: Status::Filing, icp_number: None }),
            event(
                8,
                "2026-07-08T12:00+08:00",
                NUMBER,
                Change::Approved { icp_number: "粤ICP备00000000号-1".to_owned() },
            ),
            // Contradicts the book, and is part of its history all the same.
            event(9, "2026-07-09T12:00+08:00", NUMBER, Change::Invalidated),
            event(10, "2026-07-10T12:00+08:00", "SIM-2", Change::Reserved { record, discarded: true }),
            event(11, "2026-07-11T12:00+08:00", "SIM-2", Change::Discarded),
        ],
        instances: vec![full(), Instance::new("i-2", Product::SiteMarket)],
        accounts: vec!["1370000000000210".parse().unwrap(), "9007199254740993".parse().unwrap()],
        settings: vec![("lang".to_owned(), "zh".to_owned()), ("later".to_owned(), "{\"a\": 1}".to_owned())],
    }
}

fn empty() -> Backup {
    Backup {
        made: at("2026-07-01T12:00+08:00"),
        account: None,
        events: vec![],
        instances: vec![],
        accounts: vec![],
        settings: vec![],
    }
}

#[test]
fn the_round_trip_is_exact() {
    for backup in [desk(), empty()] {
        let text = backup.to_file();
        let reading = read(&text);
        assert_eq!((reading.kind, reading.sheet.errors), (Kind::Backup, vec![]));
        let again = *reading.backup.unwrap();
        assert_eq!(again, backup);
        assert_eq!(again.to_file(), text);
    }
}

#[test]
fn its_sheet_is_what_an_import_shows() {
    let text = desk().to_file();
    let reading = read(&text);
    let sheet = reading.sheet;
    assert_eq!((sheet.account, sheet.errors), (account("1370000000000210"), vec![]));
    let line = |start: &str| text.lines().position(|line| line.contains(start)).unwrap() as u32 + 1;
    let rows: Vec<_> = sheet.instances.iter().map(|row| (row.fact.id.as_str(), row.path.as_str(), row.line)).collect();
    let first = line("{\"id\":\"i-bp1\"");
    assert_eq!(rows, [("i-bp1", "instances.rows[0]", first), ("i-2", "instances.rows[1]", first + 1)]);
    let told: Vec<_> = sheet
        .numbers
        .iter()
        .map(|row| (row.fact.number.as_str(), row.fact.status(), row.path.as_str(), row.line))
        .collect();
    let first = line("\"kind\":\"reserved\"");
    assert_eq!(
        told,
        [
            ("SIM-20260701-ABCDEFGH", Status::Bound, "events.rows[0]", first),
            (NUMBER, Status::Filed, "events.rows[1]", first + 1),
            ("SIM-2", Status::Invalid, "events.rows[9]", first + 9),
        ]
    );
}

/// A released file, as it must be read for ever.
const GOLDEN: &str = include_str!("backup_v1.json");

#[test]
fn the_released_shape_is_read_for_ever() {
    assert_eq!(*read(GOLDEN).backup.unwrap(), desk());
    // Line ends of another system, a byte order mark, and blanks between the rows change nothing.
    for text in [GOLDEN.replace('\n', "\r\n"), ["\u{feff}", GOLDEN].concat(), GOLDEN.replace("\n[", "\n  [")] {
        assert_eq!(*read(&text).backup.unwrap(), desk());
    }
}

#[test]
fn what_was_edited_is_refused_with_its_place() {
    let text = desk().to_file();
    let line = |start: &str| text.lines().position(|line| line.contains(start)).unwrap() as u32 + 1;
    let (events, instances) = (line("\"events\""), line("\"instances\""));
    for (from, to, path, line, problem) in [
        ("例子.cn", "例孑.cn", "events.rows[0]", events + 1, Problem::Altered),
        ("\"kind\":\"rejected\"", "\"kind\":\"invalidated\"", "events.rows[4]", events + 5, Problem::Altered),
        ("cn-hangzhou", "cn-hongkong", "instances.rows[0]", instances + 1, Problem::Altered),
        ("[\"later\"", "[\"Later\"", "", 0, Problem::Altered),
        ("9007199254740993", "9007199254740992", "", 0, Problem::Altered),
        ("\"made\"", "\"Made\"", "", 0, Problem::Altered),
        // From version 2 on the checksum covers the version: a changed digit is an alteration, no newer version.
        ("\"1 ", "\"2 ", "events.rows[0]", events + 1, Problem::Altered),
        ("\"count\": 11", "\"count\": 12", "events.count", events, Problem::RowCount { stated: 12, found: 11 }),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let (kind, at, on, what) = faulty(&changed);
        assert_eq!((kind, what), (Kind::Backup, problem), "{from}");
        if line > 0 {
            assert_eq!((at.as_str(), on), (path, line), "{from}");
        } else {
            assert!(at.ends_with("rows[0]") || at.ends_with("rows[1]"), "{at}");
        }
    }
}

/// The same file with the rows of its lines put together anew.
fn lines(text: &str, edit: impl FnOnce(&mut Vec<String>)) -> String {
    let mut lines = text.lines().map(str::to_owned).collect();
    edit(&mut lines);
    lines.join("\n")
}

#[test]
fn rows_that_are_gone_moved_or_doubled_are_noticed() {
    let text = desk().to_file();
    let first = text.lines().position(|line| line.contains("\"events\"")).unwrap() + 1;
    let gone = lines(&text, |lines| drop(lines.remove(first + 4)));
    let count = Problem::RowCount { stated: 11, found: 10 };
    assert_eq!(faulty(&gone), (Kind::Backup, "events.count".to_owned(), first as u32, count));
    let swapped = lines(&text, |lines| lines.swap(first + 4, first + 5));
    assert_eq!(faulty(&swapped), (Kind::Backup, "events.crc32".to_owned(), first as u32, Problem::Altered));
    let replaced = lines(&text, |lines| lines[first + 4] = lines[first + 5].clone());
    assert_eq!(faulty(&replaced), (Kind::Backup, "events.crc32".to_owned(), first as u32, Problem::Altered));
    // A whole part of another backup.
    let other = Backup { accounts: vec![], ..desk() }.to_file();
    let part = |text: &str| text[text.find("\"accounts\"").unwrap()..text.find("\"settings\"").unwrap()].to_owned();
    let mixed = text.replace(&part(&text), &part(&other));
    assert_ne!(mixed, text);
    assert_eq!(faulty(&mixed), (Kind::Backup, "crc32".to_owned(), 3, Problem::Altered));
    // A part that is not there, and one that nobody knows.
    let without = text.replace(&part(&text), "");
    assert_eq!(faulty(&without).3, Problem::Missing("accounts"));
    let more = text.replacen("\"about\"", "\"more\": 1,\n\"about\"", 1);
    assert_eq!(faulty(&more), (Kind::Backup, "more".to_owned(), 4, Problem::UnknownField));
    let newer = text.replacen("backup/1", "backup/2", 1);
    let (kind, path, line, problem) = faulty(&newer);
    assert_eq!((kind, path.as_str(), line), (Kind::Backup, "schema", 2));
    let found = "\"beian-desk-backup/2\"".to_owned();
    assert_eq!(problem, Problem::Expected { expected: Expected::BackupSchema, found });
}

#[test]
fn no_prefix_is_a_backup() {
    let text = desk().to_file();
    for end in (1..text.trim_end().len()).filter(|end| text.is_char_boundary(*end)) {
        match exchange::read(&text[..end]) {
            Err(ReadError::BrokenJson(InputError { line: Some(line), .. })) => {
                assert!(line as usize <= text[..end].split('\n').count());
            }
            other => panic!("{end}: {other:?}"),
        }
    }
}

/// What reading says of the file whose byte at that place is another one.
fn survives(text: &str, place: usize, byte: u8) -> Option<Backup> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[place] = byte;
    let reading = exchange::read(std::str::from_utf8(&bytes).ok()?).ok()?;
    reading.backup.map(|backup| *backup)
}

#[test]
fn no_changed_byte_goes_unnoticed() {
    let text = desk().to_file();
    for place in 0..text.len() {
        let old = text.as_bytes()[place];
        for new in [old ^ 1, b' '] {
            // What is read after all says the same: the change was between the rows, or in the case of a checksum.
            if let Some(read) = survives(&text, place, new) {
                assert_eq!(read, desk(), "{place}: {:?}", &text[place.saturating_sub(20)..place + 1]);
            }
        }
    }
}

#[test]
fn twins_in_a_forged_file_are_refused() {
    let mut backup = desk();
    backup.events[1].id = backup.events[0].id.clone();
    assert_eq!(faulty(&backup.to_file()).3, Problem::DuplicateEvent("0101010101010101".to_owned()));
    let mut backup = desk();
    backup.instances.push(Instance::new("i-2", Product::Ecs));
    let (_, path, _, problem) = faulty(&backup.to_file());
    assert_eq!((path.as_str(), problem), ("instances.rows[2]", Problem::DuplicateInstance("i-2".to_owned())));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\"\\\\{},\\[\\]\u{0}-\u{1f}<>&=\u{202e}备]{0,12}"]
}

proptest! {
    #[test]
    fn any_desk_comes_back(
        names in prop::collection::vec((text(), prop::option::of(text()), any::<f64>()), 0..6),
        notes in prop::collection::vec((any::<[u8; 8]>(), 0..32_000_000_000_000_i64, text(), text()), 0..8),
        settings in prop::collection::vec((text(), text()), 0..4),
    ) {
        let mut backup = empty();
        for (at, (id, name, mbps)) in names.into_iter().enumerate() {
            // The facts file wants ids that are not blank.
            let mut instance = Instance::new(format!("i-{at}{id}"), Product::ALL[at]);
            instance.region = name.as_deref().and_then(Region::new);
            instance.name = name;
            instance.public_bandwidth_mbps = Some(mbps.abs()).filter(|mbps| mbps.is_finite() && (1e-5..1e15).contains(mbps));
            backup.instances.push(instance);
        }
        for (at, (mut id, millis, number, note)) in notes.into_iter().enumerate() {
            id[0] = at as u8;
            let at = beian_desk::engine::Moment::from_millis(millis).unwrap();
            let change = Change::Noted { note };
            backup.events.push(Event { id: EventId::from_entropy(id), at, number, change });
        }
        backup.settings = settings;
        let text = backup.to_file();
        let again = *exchange::read(&text).unwrap().backup.unwrap();
        prop_assert_eq!(&again, &backup);
        prop_assert_eq!(again.to_file(), text);
    }
}
