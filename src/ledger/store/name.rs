//! The names of pieces. A name tells what its text holds, so that a tab that knows a name need not read the text:
//! an event is never changed, and snapshots, erasures and damaged texts carry their checksum in the name.

use super::super::codec::{self, Piece};
use super::super::event::EventId;

/// In front of an event's id.
pub const EVENT: &str = "event/";
/// In front of a snapshot's generation and checksum.
pub const SNAPSHOT: &str = "snapshot/";
/// In front of the checksum of a list of erased ids.
pub const ERASED: &str = "erased/";
/// In front of the checksum and the former name of a text that could not be read.
pub const DAMAGED: &str = "damaged/";

/// At the end of a damaged text's name where no other copy of the piece was found.
const MISSED: char = '!';

pub(super) fn event(id: &EventId) -> String {
    [EVENT, id.as_str()].concat()
}

pub(super) fn snapshot(generation: u32, text: &str) -> String {
    format!("{SNAPSHOT}{generation:08x}-{}", sum(text))
}

pub(super) fn erased(text: &str) -> String {
    [ERASED, sum(text)].concat()
}

pub(super) fn damaged(name: &str, text: &str, missed: bool) -> String {
    let sum = codec::checksum(text);
    let mark = if missed { "!" } else { "" };
    format!("{DAMAGED}{sum:08x}-{name}{mark}")
}

/// The generation of a snapshot's name.
pub(super) fn generation(name: &str) -> Option<u32> {
    let (generation, _) = name.strip_prefix(SNAPSHOT)?.split_once('-')?;
    u32::from_str_radix(generation, 16).ok()
}

/// Whether a snapshot's or an erasure's name ends with the checksum of this text.
pub(super) fn fits(name: &str, text: &str) -> bool {
    name.ends_with(sum(text))
}

/// The checksum that stands in front of a text, which the reader has held it to.
fn sum(text: &str) -> &str {
    text.split(' ').nth(1).unwrap_or_default()
}

/// The former name of a damaged text of which no other copy was found.
pub(super) fn missed(name: &str) -> Option<&str> {
    let (_, former) = name.strip_prefix(DAMAGED)?.split_once('-')?;
    former.strip_suffix(MISSED)
}

/// The former name of a damaged text.
pub(super) fn found(name: &str) -> Option<&str> {
    let (_, former) = name.strip_prefix(DAMAGED)?.split_once('-')?;
    Some(former.strip_suffix(MISSED).unwrap_or(former))
}

/// Whether a name is that of this piece, which this text holds.
pub(super) fn is_of(name: &str, piece: &Piece, text: &str) -> bool {
    match piece {
        Piece::Event(event) => name.strip_prefix(EVENT) == Some(event.id.as_str()),
        Piece::Snapshot(_) => name.starts_with(SNAPSHOT) && fits(name, text),
        Piece::Erased(_) => name.starts_with(ERASED) && fits(name, text),
    }
}
