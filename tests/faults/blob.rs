//! Mutated texts through the codec: it never panics, and never gives an event back that is another one.

use beian_desk::ledger::codec::{self, Piece};
use beian_desk::ledger::{Change, Event, EventId, Record};

use crate::amount;
use crate::world::next;

/// A text of every kind of piece.
fn originals() -> Vec<String> {
    let event = |n: u8, change| Event {
        id: EventId::from_entropy([n; 8]),
        at: "2026-07-01T12:00:00.123+08:00".parse().unwrap(),
        number: format!("SIM-20260701-{n:08}"),
        change,
    };
    let record = Record {
        product: "ecs".parse().ok(),
        instance: Some("i-bp1234567890abcdefgh".to_owned()),
        account: "1370000000000210".parse().ok(),
        domain: Some("例子.cn".to_owned()),
        note: Some("a\tb\n\\=".to_owned()),
        ..Record::default()
    };
    let events = vec![
        event(1, Change::Reserved { record: record.clone(), discarded: false }),
        event(2, Change::Recorded { record, status: "bound".parse().unwrap(), replaces: Some("SIM-1".to_owned()) }),
        event(3, Change::Approved { icp_number: "粤ICP备00000000号-1".to_owned() }),
        event(4, Change::Noted { note: String::new() }),
    ];
    let ids: Vec<EventId> = events.iter().map(|event| event.id.clone()).collect();
    let mut texts: Vec<String> = events.iter().map(codec::encode).collect();
    texts.push(codec::encode_snapshot(&events));
    texts.push(codec::encode_erased(&ids));
    texts
}

/// What the shapes are made of.
const LETTERS: &[u8] = b"0123456789 \"\\\t\n=,:{}ae";

/// One to four changes: a bit, a byte, a cut, a doubling, a swap of two stretches.
fn mutated(text: &str, seed: u64) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let mut state = seed;
    let mut draw = |below: usize| {
        state = next(state);
        (state >> 16) as usize % below.max(1)
    };
    for _ in 0..=draw(4) {
        let (kind, at) = (draw(7), draw(bytes.len()));
        if bytes.is_empty() {
            break;
        }
        match kind {
            0 => bytes[at] ^= 1 << draw(8),
            1 => bytes[at] = draw(256) as u8,
            2 => bytes.truncate(at),
            3 => drop(bytes.remove(at)),
            4 => bytes.insert(at, LETTERS[draw(LETTERS.len())]),
            5 => {
                let end = at + draw(bytes.len() - at);
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            _ => bytes.rotate_left(at),
        }
    }
    bytes
}

#[test]
fn a_mutated_text_is_refused_or_the_same() {
    let originals = originals();
    let read: Vec<Piece> = originals.iter().map(|text| codec::read(text).unwrap()).collect();
    let (count, mut refused, mut same) = (amount("BEIAN_BLOBS", 100_000), 0_usize, 0_usize);
    for seed in 0..count {
        let which = seed % originals.len();
        let bytes = mutated(&originals[which], seed as u64);
        let text = String::from_utf8_lossy(&bytes);
        match codec::read(&text) {
            Err(_) => refused += 1,
            Ok(piece) => {
                // A head written another way, `01` or an upper-case checksum, is still the same piece.
                assert_eq!(piece, read[which], "{seed}: `{text}`");
                same += 1;
            }
        }
    }
    println!("{count} mutated texts: {refused} refused, {same} the same piece");
    assert!(refused > count * 9 / 10, "hardly any was mutated");
}
