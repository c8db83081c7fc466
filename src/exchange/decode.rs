//! Bytes to text: UTF-8, the UTF-16 that Windows PowerShell writes, or what somebody else can decode. Imports nothing.

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

/// As [`decode`]; bytes that are not UTF-8 and may well be of an older encoding go to `fallback`, which knows one:
/// in the browser `TextDecoder("gb18030", { fatal: true })`, in which Excel writes CSV on a Chinese Windows.
///
/// The fallback is not asked about bytes that say what they are by a byte order mark, that hold a zero byte (no
/// text does), that begin as UTF-8 with letters which GB18030 hardly ever spells so, or that are UTF-8 but for a
/// letter that is cut off at the end: what is torn must not be read as if it were another language.
///
/// # Errors
/// As [`decode`]; also where the fallback gives nothing.
///
/// ```
/// use beian_desk::exchange::decode_with;
///
/// // What a browser would do; of this text only.
/// let gb18030 = |bytes: &[u8]| (bytes == b"\xB1\xB8\xB0\xB8").then(|| "备案".to_owned());
/// assert_eq!(decode_with(b"\xB1\xB8\xB0\xB8", gb18030).unwrap(), "备案");
/// assert_eq!(decode_with(b"{}", gb18030).unwrap(), "{}");
/// assert!(decode_with(b"\xFF", gb18030).is_err());
/// ```
pub fn decode_with(bytes: &[u8], fallback: impl Fn(&[u8]) -> Option<String>) -> Result<Cow<'_, str>, DecodeError> {
    decode(bytes).or_else(|error| {
        let text = if may_be_older(bytes, error) { fallback(bytes) } else { None };
        text.map(Cow::Owned).ok_or(error)
    })
}

/// Whether bytes that are not what they seemed to be may be text of an older encoding.
fn may_be_older(bytes: &[u8], error: DecodeError) -> bool {
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    let (good, bad) = bytes.split_at_checked(error.offset).unwrap_or((bytes, &[]));
    let good = std::str::from_utf8(good).unwrap_or_default();
    // Chinese and its punctuation take three bytes in UTF-8; GB18030 gets there by three bytes in a row by a rare
    // chance only.
    let is_utf8 = good.chars().any(|letter| letter.len_utf8() > 2);
    let is_cut = std::str::from_utf8(bad).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none());
    error.encoding == Encoding::Utf8 && !marked && !is_utf8 && !is_cut && !bytes.contains(&0)
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
