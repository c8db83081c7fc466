//! The grammar: where a value of a text ends, or what is wrong with it, in the words of serde_json.
//!
//! Nesting costs no stack: what is open is a list.

/// What is wrong.
pub(super) type Wrong = &'static str;

const NO_NUMBER: Wrong = "invalid number";
const NO_VALUE: Wrong = "EOF while parsing a value";

/// A list or an object of fewer bytes is as quickly read again as found.
const SHORT: u32 = 64;

/// Where the lists and objects of a text end, so that who passes over one need not read it.
pub(super) struct Spans {
    /// Where the text stands in memory.
    base: usize,
    /// Where each begins and ends, in the order in which they begin. No text that is read has more than 2³² bytes.
    spans: Vec<(u32, u32)>,
}

impl Spans {
    pub(super) fn of(text: &str) -> Spans {
        Spans { base: text.as_ptr() as usize, spans: Vec::new() }
    }

    /// How long what begins at an address in memory is, where that was written down.
    fn length(&self, address: usize) -> Option<usize> {
        let begins = address.wrapping_sub(self.base) as u32;
        let found = self.spans.binary_search_by(|(known, _)| known.cmp(&begins)).ok()?;
        self.spans.get(found).map(|(_, ends)| (ends - begins) as usize)
    }
}

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

    /// Passes over the value that comes next, in a text that was checked: nothing but its end is looked for.
    pub(super) fn pass(&mut self, spans: &Spans) -> Option<&'a str> {
        let first = self.next()?;
        let rest = self.rest();
        let mut bytes = rest.iter();
        let known = match first {
            b'[' | b'{' => spans.length(rest.as_ptr() as usize),
            _ => None,
        };
        match first {
            _ if known.is_some() => bytes = rest.get(known?..)?.iter(),
            b'"' => {
                bytes.next();
                pass_string(&mut bytes);
            }
            b'[' | b'{' => {
                let mut open = 0_u32;
                while let Some(byte) = bytes.next() {
                    match byte {
                        b'"' => pass_string(&mut bytes),
                        b'[' | b'{' => open += 1,
                        b']' | b'}' => {
                            open -= 1;
                            if open == 0 {
                                break;
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b':' | b']' | b'}' | b' ' | b'\n' | b'\t' | b'\r');
                bytes = rest.get(rest.iter().position(ends)?..).unwrap_or_default().iter();
            }
        }
        let start = self.at;
        self.at += rest.len() - bytes.len();
        // What closes the list that it stands in is no value.
        self.text.get(start..self.at).filter(|value| !value.is_empty())
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

/// Passes over the rest of a string that was checked, with the quotation mark behind it.
fn pass_string(bytes: &mut std::slice::Iter<'_, u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => _ = bytes.next(),
            _ => {}
        }
    }
}

fn ended(closing: u8) -> Wrong {
    if closing == b']' { "EOF while parsing a list" } else { "EOF while parsing an object" }
}

/// What a string between its quotation marks says, once its escapes are letters; none where one stands for nothing.
pub(super) fn unescaped(text: &str) -> Result<String, Wrong> {
    const LONE: Wrong = "lone leading surrogate in hex escape";
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        said.push_str(before);
        let mut letters = after.chars();
        let mut letter = letters.next().unwrap_or_default();
        rest = letters.as_str();
        match letter {
            'b' => letter = '\u{8}',
            'f' => letter = '\u{c}',
            'n' => letter = '\n',
            'r' => letter = '\r',
            't' => letter = '\t',
            'u' => {
                let mut code = unit(&mut rest);
                // Letters past the first 65,536 are written as two halves.
                if let 0xd800..0xdc00 = code {
                    rest = rest.strip_prefix("\\u").ok_or("unexpected end of hex escape")?;
                    let low = unit(&mut rest);
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err(LONE);
                    }
                    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                letter = char::from_u32(code).ok_or(LONE)?;
            }
            _ => {}
        }
        said.push(letter);
    }
    said.push_str(rest);
    Ok(said)
}

/// The four digits of an escape.
fn unit(rest: &mut &str) -> u32 {
    let (digits, after) = rest.split_at_checked(4).unwrap_or_default();
    *rest = after;
    digits.chars().fold(0, |code, digit| code * 16 + digit.to_digit(16).unwrap_or_default())
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
    fn long_values_are_passed_over_as_they_were_read() {
        let long = "x".repeat(SHORT as usize);
        for inner in ["[]", "[1]", "{}", "\"]\"", "\"\\\"}\""] {
            let object = format!(r#"{{ "a": {inner}, "{long}": [{inner}, "{long}"] }}"#);
            let list = format!("[ {object} , {inner},{object}, 2 ]");
            let mut spans = Spans::of(&list);
            assert_eq!(Scan::new(&list, 0).whole(&mut spans), Ok(list.as_str()));
            // The list, and of each object itself and the list in it.
            assert_eq!(spans.spans.len(), 5);
            assert_eq!(Scan::new(&list, 0).pass(&spans), Some(list.as_str()));
            let mut passed = Scan::new(&list, 1);
            for expected in [object.as_str(), inner, object.as_str(), "2"] {
                assert_eq!(passed.pass(&spans), Some(expected));
                passed.next();
                passed.take();
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

    #[test]
    fn strings_are_read_as_by_serde_json() {
        for text in [
            "",
            "a",
            "现在",
            "\\n\\t\\r\\b\\f\\/\\\\\\\"",
            "\\u00e9\\u4E2d",
            "\\ud83d\\ude00!",
            "\\ud83d",
            "\\ud83dx",
            "\\ud83d\\n",
            "\\ud83d\\u0041",
            "\\ude00",
            "\\ud83d\\ud83d",
            "\\u0000",
            "a\\u0041b\\u0042",
        ] {
            let serde: Result<String, _> = serde_json::from_str(&["\"", text, "\""].concat());
            let serde = serde.map_err(|error| error.to_string());
            match (unescaped(text), serde) {
                (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs),
                (Err(ours), Err(theirs)) => assert!(theirs.starts_with(ours), "{text}: {ours}, {theirs}"),
                (ours, theirs) => panic!("{text}: {ours:?}, {theirs:?}"),
            }
        }
    }
}
