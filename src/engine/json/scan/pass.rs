//! Passing over values of a text that was checked: lists and objects by what was written down of them, the rest by
//! looking for nothing but its end.

use super::Scan;

/// A list or an object of fewer bytes is as quickly read again as found.
pub(super) const SHORT: u32 = 64;

/// Where the lists and objects of a text end, so that who passes over one need not read it.
pub(in super::super) struct Spans {
    /// Where the text stands in memory.
    base: usize,
    /// Where each begins and ends, in the order in which they begin. No text that is read has more than 2³² bytes.
    pub(super) spans: Vec<(u32, u32)>,
}

impl Spans {
    pub(in super::super) fn of(text: &str) -> Spans {
        Spans { base: text.as_ptr() as usize, spans: Vec::new() }
    }

    /// How long what begins at an address in memory is, where that was written down.
    fn length(&self, address: usize) -> Option<usize> {
        let begins = address.wrapping_sub(self.base) as u32;
        let found = self.spans.binary_search_by(|(known, _)| known.cmp(&begins)).ok()?;
        self.spans.get(found).map(|(_, ends)| (ends - begins) as usize)
    }
}

impl<'a> Scan<'a> {
    /// Passes over the value that comes next, in a text that was checked: nothing but its end is looked for.
    pub(in super::super) fn pass(&mut self, spans: &Spans) -> Option<&'a str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_down_is_believed_and_not_read_again() {
        let text = "[[1], {}]";
        let mut spans = Spans::of(text);
        spans.spans = vec![(0, 4), (6, 7)];
        assert_eq!(Scan::new(text, 0).pass(&spans), Some("[[1]"));
        assert_eq!(Scan::new(text, 6).pass(&spans), Some("{"));
        assert_eq!(Scan::new(text, 1).pass(&spans), Some("[1]"), "not written down");
    }

    #[test]
    fn a_list_is_written_down_from_the_length_on_at_which_that_is_sooner() {
        for (length, noted) in [(SHORT - 1, 0), (SHORT, 1), (SHORT + 1, 1)] {
            let text = format!("[\"{}\"]", "x".repeat(length as usize - 4));
            let mut spans = Spans::of(&text);
            assert_eq!(Scan::new(&text, 0).whole(&mut spans), Ok(text.as_str()));
            assert_eq!((text.len(), spans.spans.len()), (length as usize, noted));
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
}
