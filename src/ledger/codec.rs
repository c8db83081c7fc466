//! The stored shapes: one text an event, checksummed, and a version in front. The reader takes every version that
//! was ever released; the writer writes the newest.

mod v1;

use std::fmt;

use super::event::Event;

/// Why a stored text is no event. The text is kept aside, never overwritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodecError {
    /// A newer version of this app wrote it.
    Newer,
    /// Not a shape that this app ever wrote.
    Shape(String),
    /// The checksum does not fit: torn or altered.
    Checksum,
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodecError::Newer => f.write_str("written by a newer version of this app"),
            CodecError::Shape(message) => write!(f, "not a stored event: {message}"),
            CodecError::Checksum => f.write_str("the checksum does not fit"),
        }
    }
}

impl std::error::Error for CodecError {}

/// The text under which every store keeps an event: the version, the checksum of what follows, and the event.
pub fn encode(event: &Event) -> String {
    let body = v1::encode(event);
    format!("1 {:08x} {body}", crc32fast::hash(body.as_bytes()))
}

/// The event that a stored text holds.
///
/// # Errors
/// Where it was written by a newer version, is torn or altered, or is nothing of ours.
pub fn decode(text: &str) -> Result<Event, CodecError> {
    let shape = |message: &str| CodecError::Shape(message.to_owned());
    let (version, rest) = text.split_once(' ').ok_or_else(|| shape("no version"))?;
    match version.parse::<u32>() {
        Ok(1) => {}
        Ok(_) => return Err(CodecError::Newer),
        Err(_) => return Err(shape("no version")),
    }
    let (sum, body) = rest.split_once(' ').ok_or_else(|| shape("no checksum"))?;
    if u32::from_str_radix(sum, 16).ok() != Some(crc32fast::hash(body.as_bytes())) {
        return Err(CodecError::Checksum);
    }
    v1::decode(body).map_err(CodecError::Shape)
}
