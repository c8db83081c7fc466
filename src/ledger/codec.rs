//! The stored shapes: one text an event, checksummed, and a version in front. The reader takes every version that
//! was ever released; the writer writes the newest.

mod v1;

use std::fmt;

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::event::Event;
use crate::engine::InputError;

/// The CRC-32 of zip and PNG. Without a table: the events are short, and a table would be 16 KB of the page.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// Why a stored text is no event. The text is kept aside, never overwritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodecError {
    /// A newer version of this app wrote it.
    Newer,
    /// No version and checksum in front.
    NoHead,
    /// Not a shape that this app ever wrote.
    Shape(InputError),
    /// The checksum does not fit: torn or altered.
    Checksum,
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodecError::Newer => f.write_str("written by a newer version of this app"),
            CodecError::NoHead => f.write_str("not a stored event: no version and checksum"),
            CodecError::Shape(error) => write!(f, "not a stored event: {error}"),
            CodecError::Checksum => f.write_str("the checksum does not fit"),
        }
    }
}

impl std::error::Error for CodecError {}

/// The text under which every store keeps an event: the version, the checksum of what follows, and the event.
pub fn encode(event: &Event) -> String {
    let body = v1::encode(event);
    format!("1 {:08x} {body}", CHECKSUM.checksum(body.as_bytes()))
}

/// The checksum of some texts, as if each were a line: eight hexadecimal digits.
///
/// ```
/// use beian_desk::ledger::codec::checksum;
///
/// // The CRC-32 of `123456789` and a line feed, as zip has it.
/// assert_eq!(checksum(["123456789"]), "e0117757");
/// assert_ne!(checksum(["a", "b"]), checksum(["ab"]));
/// ```
pub fn checksum<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut sum = CHECKSUM.digest();
    for text in texts {
        sum.update(text.as_bytes());
        sum.update(b"\n");
    }
    format!("{:08x}", sum.finalize())
}

/// The event that a stored text holds.
///
/// # Errors
/// Where it was written by a newer version, is torn or altered, or is nothing of ours.
pub fn decode(text: &str) -> Result<Event, CodecError> {
    let (version, rest) = text.split_once(' ').ok_or(CodecError::NoHead)?;
    match version.parse::<u32>() {
        Ok(1) => {}
        Ok(_) => return Err(CodecError::Newer),
        Err(_) => return Err(CodecError::NoHead),
    }
    let (sum, body) = rest.split_once(' ').ok_or(CodecError::NoHead)?;
    if u32::from_str_radix(sum, 16).ok() != Some(CHECKSUM.checksum(body.as_bytes())) {
        return Err(CodecError::Checksum);
    }
    v1::decode(body).map_err(CodecError::Shape)
}
