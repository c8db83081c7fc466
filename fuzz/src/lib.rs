//! What every target checks of a text that is read: no panic, every fault with its place, and whatever is written
//! again is read as the same.

use std::fmt::Display;

use beian_desk::engine::assemble;
use beian_desk::exchange::{self, Headers, Reading};
use beian_desk::i18n::{Lang, error};
use beian_desk::ledger::codec;

/// Reads bytes as a file, and as rows inside `before` and `after`.
pub fn rows(before: &str, data: &[u8], after: &str) {
    file(data);
    file(&[before.as_bytes(), data, after.as_bytes()].concat());
}

/// Reads bytes as a file; what is no text once more, with a fallback that takes anything.
pub fn file(data: &[u8]) {
    let latin = |bytes: &[u8]| Some(bytes.iter().copied().map(char::from).collect());
    match exchange::decode(data) {
        Ok(text) => read(&text),
        Err(fault) => {
            said(&fault);
            assert!(fault.offset < data.len() && fault.line > 0);
            Lang::ALL.iter().for_each(|lang| said(&error::not_decoded(*lang, &fault)));
            if let Ok(text) = exchange::decode_with(data, latin) {
                read(&text);
            }
        }
    }
}

/// A backup whose rows are the lines of the text, in turn in each of its parts, with the checksums that they need.
pub fn backup(data: &[u8]) {
    file(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    for filled in 0..5 {
        let mut sums = Vec::new();
        let parts: Vec<String> = ["about", "events", "instances", "accounts", "settings"]
            .into_iter()
            .enumerate()
            .map(|(place, name)| {
                let made = "[\"made\",\"2026-07-01T12:00:00+08:00\"]";
                let lines: Vec<&str> = if place == filled { text.lines().collect() } else { Vec::new() };
                let lines = if place == 0 && filled != 0 { vec![made] } else { lines };
                // An event's checksum is of its text alone, the others' as if it were a line.
                let crc = |line: &str| {
                    if place == 1 { format!("1 {:08x}", crc32(line.as_bytes())) } else { codec::seal([line]) }
                };
                let heads: Vec<String> = lines.iter().map(|line| crc(line)).collect();
                let sum = codec::seal(heads.iter().map(String::as_str));
                let rows: Vec<String> =
                    heads.iter().zip(&lines).map(|(head, line)| format!("[\"{head}\", {line}]")).collect();
                let rows = rows.join(",\n");
                let part =
                    format!("\"{name}\": {{\"count\": {}, \"crc32\": \"{sum}\", \"rows\": [{rows}]}}", lines.len());
                sums.push(sum);
                part
            })
            .collect();
        let sum = codec::seal(sums.iter().map(String::as_str));
        read(&format!("{{\"schema\": \"beian-desk-backup/1\", \"crc32\": \"{sum}\",\n{}}}", parts.join(",\n")));
    }
}

/// A stored event: what is read is written the same, and with the right checksum nothing else stands in the way.
pub fn event(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for text in [text.to_owned(), format!("1 {:08x} {text}", crc32(data))] {
        match codec::decode(&text) {
            Ok(event) => assert_eq!(codec::decode(&codec::encode(&event)), Ok(event)),
            Err(fault) => said(&fault),
        }
    }
}

fn read(text: &str) {
    let reading = match exchange::read(text) {
        Ok(reading) => reading,
        Err(fault) => {
            said(&fault);
            Lang::ALL.iter().for_each(|lang| said(&error::read_error(*lang, &fault)));
            return;
        }
    };
    let lines = u32::try_from(text.split(['\n', '\r']).count()).unwrap();
    for fault in &reading.sheet.errors {
        let line = fault.line.unwrap();
        assert!(line > 0 && line <= lines, "{fault}");
        Lang::ALL.iter().for_each(|lang| said(&error::input_error(*lang, fault)));
    }
    for warning in &reading.warnings {
        Lang::ALL.iter().for_each(|lang| said(&error::warning(*lang, warning)));
    }
    again(reading);
}

/// What was read, written in every way that there is, and read again.
fn again(reading: Reading) {
    if let Some(backup) = &reading.backup {
        let text = backup.to_file();
        let read = exchange::read(&text).unwrap().backup.unwrap();
        assert_eq!(&read, backup);
        assert_eq!(read.to_file(), text);
    }
    let facts = assemble(&[reading.sheet], None).facts;
    let read = exchange::read(&facts.to_file()).unwrap().sheet;
    assert_eq!(assemble(&[read], None).facts, facts);
    for headers in [Headers::Chinese, Headers::English] {
        let sheet = exchange::read(&exchange::instances_csv(headers, &facts.instances)).unwrap().sheet;
        let instances: Vec<_> = sheet.instances.into_iter().map(|row| row.fact).collect();
        // In a table an empty or blank cell is unknown, and a region has no blanks around it.
        let mut wanted = facts.instances.clone();
        for instance in &mut wanted {
            let filled = |text: &String| !text.trim().is_empty();
            instance.name = instance.name.take().filter(filled);
            instance.status = instance.status.take().filter(filled);
        }
        assert_eq!((instances, sheet.errors), (wanted, vec![]));
    }
}

fn said(text: &impl Display) {
    assert!(!text.to_string().is_empty());
}

/// The CRC-32 of zip, worked out anew.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}
