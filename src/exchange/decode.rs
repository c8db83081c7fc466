//! Bytes to text: UTF-8, or the UTF-16 that Windows PowerShell writes. Imports nothing.

use std::borrow::Cow;
use std::fmt;

/// How a file's text is written in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

/// The bytes are not text in the encoding that they seem to be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodeError {
    /// What they seem to be.
    pub encoding: Encoding,
    /// Where the first bad byte stands, counted from 0.
    pub offset: usize,
    /// The line of that byte, counted from 1.
    pub line: u32,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        })
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeError { encoding, offset, line } = self;
        write!(f, "line {line}: the byte at offset {offset} is not {encoding}; save the file as UTF-8")
    }
}

impl std::error::Error for DecodeError {}

/// The text of a file, without its byte order mark.
///
/// UTF-8 with the mark or without, UTF-16 with it, and UTF-16 without it where every other byte of the first two
/// letters is 0, which no UTF-8 text of ours begins with.
///
/// # Errors
/// Anything else; the error names the first bad byte.
///
/// ```
/// use beian_desk::exchange::decode;
///
/// assert_eq!(decode(b"\xFF\xFE{\0}\0").unwrap(), "{}");
/// let error = decode(b"{\n\"\xB1\xB8\xB0\xB8\"}").unwrap_err();
/// assert_eq!(error.to_string(), "line 2: the byte at offset 3 is not UTF-8; save the file as UTF-8");
/// ```
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    let utf16 = |skipped, encoding| {
        let units = bytes.get(skipped..).unwrap_or_default();
        decode_utf16(units, skipped, encoding).map(Cow::Owned)
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode_utf8(rest, 3),
        [0xFF, 0xFE, ..] => utf16(2, Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => utf16(2, Encoding::Utf16Be),
        [first, 0, second, 0, ..] if is_letter(*first) && is_letter(*second) => utf16(0, Encoding::Utf16Le),
        [0, first, 0, second, ..] if is_letter(*first) && is_letter(*second) => utf16(0, Encoding::Utf16Be),
        _ => decode_utf8(bytes, 0),
    }
}

fn is_letter(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')
}

fn decode_utf8(bytes: &[u8], skipped: usize) -> Result<Cow<'_, str>, DecodeError> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let good = bytes.iter().take(error.valid_up_to());
        let line = good.filter(|byte| **byte == b'\n').count() as u32 + 1;
        DecodeError { encoding: Encoding::Utf8, offset: skipped + error.valid_up_to(), line }
    })
}

fn decode_utf16(bytes: &[u8], skipped: usize, encoding: Encoding) -> Result<String, DecodeError> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    });
    let mut text = String::with_capacity(bytes.len());
    let mut offset = skipped;
    let mut line = 1;
    for letter in char::decode_utf16(units) {
        let letter = letter.map_err(|_| DecodeError { encoding, offset, line })?;
        text.push(letter);
        offset += 2 * letter.len_utf16();
        line += u32::from(letter == '\n');
    }
    if odd.is_empty() { Ok(text) } else { Err(DecodeError { encoding, offset, line }) }
}
