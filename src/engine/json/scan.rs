//! The grammar: where a value of a text ends, or what is wrong with it, in the words of serde_json.
//!
//! Nesting costs no stack: what is open is a list.

mod pass;
mod string;

use pass::SHORT;
pub(super) use pass::Spans;
pub(super) use string::unescaped;

/// What is wrong.
pub(super) type Wrong = &'static str;

const NO_NUMBER: Wrong = "invalid number";
const NO_VALUE: Wrong = "EOF while parsing a value";

/// A text that is read from the front.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) const fn new(text: &'a str, at: usize) -> Scan<'a> {
        Scan { text, at }
    }

    /// The line of what was looked at last, counted from 1.
    pub(super) fn line(&self) -> u32 {
        let read = self.text.as_bytes().iter().take(self.at);
        read.filter(|byte| **byte == b'\n').count() as u32 + 1
    }

    /// The one value that the text is.
    pub(super) fn whole(&mut self, spans: &mut Spans) -> Result<&'a str, Wrong> {
        let value = self.value(spans)?;
        match self.next() {
            Some(_) => Err("trailing characters"),
            None => Ok(value),
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What stands behind blanks; it is not taken.
    #[inline(never)]
    pub(super) fn next(&mut self) -> Option<u8> {
        let rest = self.rest();
        let blanks = rest.iter().position(|byte| !matches!(byte, b' ' | b'\n' | b'\t' | b'\r'));
        self.at += blanks.unwrap_or(rest.len());
        blanks.and_then(|blanks| rest.get(blanks)).copied()
    }

    /// Takes the mark that [`Scan::next`] has seen.
    pub(super) fn take(&mut self) {
        self.at += 1;
    }

    /// The value that comes next, at the front of a whole text.
    fn value(&mut self, Spans { spans, .. }: &mut Spans) -> Result<&'a str, Wrong> {
        self.next();
        let start = self.at;
        // What closes each, and which of the spans it is.
        let mut open: Vec<(u8, usize)> = Vec::new();
        loop {
            match self.next().ok_or(NO_VALUE)? {
                b'n' => self.word("null")?,
                b't' => self.word("true")?,
                b'f' => self.word("false")?,
                b'-' | b'0'..=b'9' => self.number()?,
                b'"' => self.string()?,
                opening @ (b'[' | b'{') => {
                    // What closes stands two places behind what opens.
                    open.push((opening + 2, spans.len()));
                    spans.push((self.at as u32, 0));
                    self.take();
                    match self.next() {
                        None => return Err(ended(opening + 2)),
                        Some(closing) if closing == opening + 2 => {}
                        Some(_) => {
                            self.key(opening + 2)?;
                            continue;
                        }
                    }
                }
                _ => return Err("expected value"),
            }
            loop {
                let Some((closing, span)) = open.last().copied() else {
                    return Ok(self.text.get(start..self.at).unwrap_or_default());
                };
                match self.next() {
                    Some(b',') => {
                        self.take();
                        self.key(closing)?;
                        break;
                    }
                    Some(byte) if byte == closing => {
                        self.take();
                        open.pop();
                        if let Some((begins, ends)) = spans.get_mut(span) {
                            *ends = self.at as u32;
                            // Nothing longer is in it: it is the last.
                            if *ends - *begins < SHORT {
                                spans.pop();
                            }
                        }
                    }
                    Some(_) if closing == b']' => return Err("expected `,` or `]`"),
                    Some(_) => return Err("expected `,` or `}`"),
                    None => return Err(ended(closing)),
                }
            }
        }
    }

    /// Of an object: the key and the colon before the next value.
    fn key(&mut self, closing: u8) -> Result<(), Wrong> {
        if closing == b']' {
            return Ok(());
        }
        match self.next() {
            Some(b'"') => self.string()?,
            Some(_) => return Err("key must be a string"),
            None => return Err(ended(closing)),
        }
        match self.next() {
            Some(b':') => self.take(),
            Some(_) => return Err("expected `:`"),
            None => return Err(ended(closing)),
        }
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), Wrong> {
        for expected in word.bytes() {
            let byte = self.peek().ok_or(NO_VALUE)?;
            self.take();
            if byte != expected {
                return Err("expected ident");
            }
        }
        Ok(())
    }

    /// A string with its quotation marks. Whether its escapes stand for letters is looked at by who reads it.
    fn string(&mut self) -> Result<(), Wrong> {
        const OPEN: Wrong = "EOF while parsing a string";
        self.take();
        loop {
            let rest = self.rest();
            let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
            self.at += end.unwrap_or(rest.len());
            match self.peek().ok_or(OPEN)? {
                b'"' => {
                    self.take();
                    return Ok(());
                }
                b'\\' => {
                    self.take();
                    let escape = self.peek().ok_or(OPEN)?;
                    self.take();
                    match escape {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                        b'u' => {
                            let digits = self.text.as_bytes().get(self.at..self.at + 4);
                            self.at = (self.at + 4).min(self.text.len());
                            if !digits.ok_or(OPEN)?.iter().all(u8::is_ascii_hexdigit) {
                                return Err("invalid escape");
                            }
                        }
                        _ => return Err("invalid escape"),
                    }
                }
                _ => return Err("control character (\\u0000-\\u001F) found while parsing a string"),
            }
        }
    }

    /// How many digits stand here; they are taken.
    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.take();
        }
        self.at - start
    }

    fn number(&mut self) -> Result<(), Wrong> {
        if self.peek() == Some(b'-') {
            self.take();
        }
        let zero = self.peek() == Some(b'0');
        match self.digits() {
            1 => {}
            0 => return self.no_number(),
            _ if zero => return Err(NO_NUMBER),
            _ => {}
        }
        if self.peek() == Some(b'.') {
            self.take();
            if self.digits() == 0 {
                return self.no_number();
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.take();
            if let Some(b'+' | b'-') = self.peek() {
                self.take();
            }
            if self.digits() == 0 {
                return self.no_number();
            }
        }
        Ok(())
    }

    /// What stands where a digit should is looked at, so that its line is told.
    fn no_number(&mut self) -> Result<(), Wrong> {
        self.take();
        Err(NO_NUMBER)
    }
}

fn ended(closing: u8) -> Wrong {
    if closing == b']' { "EOF while parsing a list" } else { "EOF while parsing an object" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What serde_json, whose words these are, says of a text, and on which line.
    fn by_serde_json(text: &str) -> Option<(String, usize)> {
        let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
        let said = error.to_string();
        Some((said.rsplit_once(" at line ").unwrap().0.to_owned(), error.line()))
    }

    #[track_caller]
    fn the_same(text: &str) {
        let mut scan = Scan::new(text, 0);
        let whole = scan.whole(&mut Spans::of(text));
        // A list with it in the middle is passed over value by value.
        if let Ok(value) = whole {
            let list = ["[1, ", text, ",[]]"].concat();
            let mut passed = Scan::new(&list, 1);
            for expected in ["1", value, "[]"] {
                assert_eq!(passed.pass(&Spans::of(&list)), Some(expected), "{list}");
                passed.next();
                passed.take();
            }
        }
        let ours = whole.err().map(|wrong| (wrong.to_owned(), scan.line() as usize));
        assert_eq!(ours, by_serde_json(text), "{text:?}");
    }

    #[test]
    fn every_short_text_is_judged_as_by_serde_json() {
        // Every text of up to five pieces: each is right or wrong, for the same reason and on the same line.
        const PIECES: [&str; 15] =
            ["[", "]", "{", "}", ",", ":", "\"", "\\", "u00e9", "n", "null", "-", "0", "1.5e3", "\n"];
        for length in 0..=5_u32 {
            for number in 0..PIECES.len().pow(length) {
                let piece = |at: u32| PIECES[number / PIECES.len().pow(at) % PIECES.len()];
                the_same(&(0..length).map(piece).collect::<String>());
            }
        }
    }

    #[test]
    fn rare_texts_are_judged_as_by_serde_json() {
        for text in [
            "",
            " ",
            "\n\n",
            "tru\n",
            "tr",
            "nulll",
            "falsy",
            "\u{feff}[]",
            "01",
            "-",
            "-a",
            "1.",
            "1.e",
            "1e",
            "1e+",
            "-0.0E-0",
            "1 2",
            "[1,]",
            "[1\n2]",
            "{\"a\":1,}",
            "{\"a\"\n}",
            "{\"a\":}",
            "{1:2}",
            "{,}",
            "[,]",
            "\"\t\"",
            "\"a\nb\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\u123",
            "\"\\",
            "\"\\ud800\"",
            "\"\\\n\"",
            "[[[[{\"a\": [{}]}]]]]",
            "[[[[{\"a\": [{}]}]]]",
            "现在",
            "\"现在\"",
            "\"\\u现\"",
            "\u{a0}1",
            "1\u{0}",
            "[1]\u{b}",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "+1",
            ".5",
            "Infinity",
        ] {
            the_same(text);
        }
        the_same(&"[".repeat(100));
        the_same(&["[".repeat(100), "]".repeat(100)].concat());
    }
}
