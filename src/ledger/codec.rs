//! The stored shapes: a text a piece, with a version and a checksum in front. The reader takes every version that
//! was ever released; the writer writes the newest of each kind. Version 1 is an event, 2 a snapshot of many, 3 the
//! ids of events that the user erased: a file a version.

mod flat;
mod sum;
mod v1;
mod v2;
mod v3;

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use self::sum::Sum;
use super::event::{Event, EventId};
use crate::engine::InputError;

/// The newest version that is written here.
const NEWEST: u32 = 3;

/// Why a stored text is no piece of ours. The text is kept aside, never overwritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodecError {
    /// A newer version of this app wrote it.
    Newer,
    /// No version and checksum in front.
    NoHead,
    /// Not a shape that this app ever wrote.
    Shape(InputError),
    /// Not the lines of a snapshot or of an erasure.
    Lines,
    /// The checksum does not fit: torn or altered.
    Checksum,
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodecError::Newer => f.write_str("written by a newer version of this app"),
            CodecError::NoHead => f.write_str("not a stored piece: no version and checksum"),
            CodecError::Shape(error) => write!(f, "not a stored event: {error}"),
            CodecError::Lines => f.write_str("not the lines of a snapshot or of an erasure"),
            CodecError::Checksum => f.write_str("the checksum does not fit"),
        }
    }
}

impl std::error::Error for CodecError {}

/// What a stored text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// One event.
    Event(Event),
    /// Many events, written together.
    Snapshot(Vec<Arc<Event>>),
    /// The ids of events that the user erased: no copy of them is taken in again.
    Erased(Vec<EventId>),
}

/// The text under which every store keeps an event: the version, the checksum of what follows, and the event.
pub fn encode(event: &Event) -> String {
    frame(1, &v1::encode(event))
}

/// The text of a snapshot.
pub fn encode_snapshot(events: &[impl Borrow<Event>]) -> String {
    frame(2, &v2::encode(events.iter().map(Borrow::borrow)))
}

/// The text of an erasure.
pub fn encode_erased(ids: &[EventId]) -> String {
    frame(3, &v3::encode(ids))
}

/// The checksum of some texts, as if each were a line: eight hexadecimal digits.
///
/// ```
/// use beian_desk::ledger::codec::seal;
///
/// // The CRC-32 of `123456789` and a line feed, as zip has it.
/// assert_eq!(seal(["123456789"]), "e0117757");
/// assert_ne!(seal(["a", "b"]), seal(["ab"]));
/// ```
pub fn seal<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut sum = Sum::new();
    for text in texts {
        sum.add(text.as_bytes());
        sum.add(b"\n");
    }
    format!("{:08x}", sum.end())
}

/// The event that a stored text holds.
///
/// # Errors
/// As [`read`], and where it holds something else.
pub fn decode(text: &str) -> Result<Event, CodecError> {
    match read(text)? {
        Piece::Event(event) => Ok(event),
        Piece::Snapshot(_) | Piece::Erased(_) => Err(CodecError::NoHead),
    }
}

/// The piece that a stored text holds.
///
/// # Errors
/// Where it was written by a newer version, is torn or altered, or is nothing of ours.
pub fn read(text: &str) -> Result<Piece, CodecError> {
    read_with(text, true)
}

/// As [`read`]; without the checksum for those tests that show what it is good for.
pub(super) fn read_with(text: &str, checked: bool) -> Result<Piece, CodecError> {
    let (version, body) = open(text, checked)?;
    match version {
        0 => Err(CodecError::NoHead),
        1 => v1::decode(body).map(Piece::Event).map_err(CodecError::Shape),
        2 => v2::decode(body).map(Piece::Snapshot).ok_or(CodecError::Lines),
        NEWEST => v3::decode(body).map(Piece::Erased).ok_or(CodecError::Lines),
        _ => Err(CodecError::Newer),
    }
}

/// Whether a text's checksum fits.
pub(super) fn is_whole(text: &str, checked: bool) -> bool {
    open(text, checked).is_ok()
}

/// How many events a snapshot lacks at the end of another whole one with which it shares all before, line by line: it
/// need not be read then. None where that is not so, or its checksum does not fit.
pub(super) fn begins(text: &str, other: &str, checked: bool) -> Option<usize> {
    let ((version, sum), body) = split(text).ok()?;
    let ((same, total), other) = split(other).ok()?;
    let more = other.strip_prefix(body).filter(|_| version == 2 && same == 2 && body.ends_with('\n'))?;
    // The other's checksum is right. Only from the right one of what both have the rest leads there.
    if checked && sum.map(|sum| behind(sum, more)) != total {
        return None;
    }
    Some(more.bytes().filter(|byte| *byte == b'\n').count())
}

/// The checksum of a text and more behind it, the text's being known.
fn behind(sum: u32, more: &str) -> u32 {
    let mut sum = Sum::from(sum);
    sum.add(more.as_bytes());
    sum.end()
}

/// The version and the body of a text, once its checksum is found right.
fn open(text: &str, checked: bool) -> Result<(u32, &str), CodecError> {
    let ((version, sum), body) = split(text)?;
    if checked && sum != Some(sum_of(version, body)) {
        return Err(CodecError::Checksum);
    }
    Ok((version, body))
}

/// The version, the checksum that is stated, and the body.
type Framed<'a> = ((u32, Option<u32>), &'a str);

fn split(text: &str) -> Result<Framed<'_>, CodecError> {
    let (head, rest) = text.split_once(' ').ok_or(CodecError::NoHead)?;
    let version = head.parse::<u32>().map_err(|_| CodecError::NoHead)?;
    let (sum, body) = rest.split_once(' ').ok_or(CodecError::NoHead)?;
    Ok(((version, u32::from_str_radix(sum, 16).ok()), body))
}

/// The checksum of a text, for names that tell what they hold.
pub(super) fn checksum(text: &str) -> u32 {
    let mut sum = Sum::new();
    sum.add(text.as_bytes());
    sum.end()
}

fn frame(version: u32, body: &str) -> String {
    format!("{version} {:08x} {body}", sum_of(version, body))
}

/// From version 2 on the checksum covers the version too, so that a flipped digit is damage and no newer version.
/// Every later version keeps to this, however its body looks.
fn sum_of(version: u32, body: &str) -> u32 {
    let mut sum = Sum::new();
    if version != 1 {
        sum.add(version.to_string().as_bytes());
        sum.add(b" ");
    }
    sum.add(body.as_bytes());
    sum.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_the_beginning_of_another_only_with_its_own_checksum() {
        let (whole, all) = (frame(2, "a\n"), frame(2, "a\nb\nc\n"));
        assert_eq!(begins(&whole, &all, true), Some(2));
        assert_eq!(begins(&all, &all, true), Some(0));
        assert_eq!(begins(&all, &whole, true), None);
        assert_eq!(begins(&frame(2, "a\nb"), &all, true), None, "half a line");
        assert_eq!(begins(&frame(3, "a\n"), &all, true), None, "no snapshot");
        for wrong in ["2 00000000 a\n", "2 zz a\n", &frame(2, "b\n").replace("b\n", "a\n")] {
            assert_eq!(begins(wrong, &all, true), None, "{wrong}");
            assert_eq!(begins(wrong, &all, false), Some(2), "{wrong}");
        }
    }
}
