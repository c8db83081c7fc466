//! Bytes of older encodings, which somebody else decodes.

use std::cell::Cell;

use beian_desk::exchange::{DecodeError, Encoding, decode, decode_with};

/// Whether the fallback is asked, and what comes out where it answers.
#[track_caller]
fn asked(bytes: &[u8]) -> bool {
    let asked = Cell::new(false);
    let decoded = decode_with(bytes, |given| {
        assert_eq!(given, bytes);
        asked.set(true);
        Some("备案".to_owned())
    });
    if asked.get() {
        assert_eq!(decoded.unwrap(), "备案");
    } else {
        assert_eq!(decoded, decode(bytes));
    }
    asked.get()
}

#[test]
fn what_may_be_gb18030_goes_to_the_fallback() {
    // 备案; then with ASCII around; 实例ID,产品; a four-byte letter of GB18030.
    for bytes in [
        &b"\xB1\xB8\xB0\xB8"[..],
        b"id,name\r\ni-1,\xB1\xB8\xB0\xB8\r\n",
        b"\xCA\xB5\xC0\xFDID,\xB2\xFA\xC6\xB7",
        b"a\x81\x30\x81\x30",
    ] {
        assert!(asked(bytes), "{bytes:?}");
    }
}

#[test]
fn what_is_something_else_does_not() {
    for bytes in [
        "备案".as_bytes(),
        b"",
        // UTF-8 with a bad byte, and one that is cut off inside a letter.
        "备案\u{0}".as_bytes(),
        b"\xE5\xA4\x87\xFF",
        b"\xE5\xA4\x87\xE6\xA1",
        b"name\xE5\xA4",
        b"\xEF\xBB\xBFid\xB1\xB8",
        b"PK\x03\x04\x14\x00\x08\x08\xF8",
        b"\xFF\xFE{\0\x00\xD8",
    ] {
        assert!(!asked(bytes), "{bytes:?}");
    }
}

#[test]
fn without_an_answer_the_error_is_that_of_utf_8() {
    let wanted = DecodeError { encoding: Encoding::Utf8, offset: 2, line: 2 };
    assert_eq!(decode_with(b"a\n\xB1\xB8", |_| None), Err(wanted));
}
