//! Comma-separated values, as RFC 4180 and spreadsheets write them. Imports the errors alone.
//!
//! The separator is a comma, a semicolon or a tab. A line ends with CR LF, LF or CR; one inside quotation marks
//! belongs to its cell. Blanks around a cell without quotation marks don't count.

use std::borrow::Cow;

use crate::engine::{InputError, Problem};

/// The most cells of a row.
const MOST_CELLS: usize = 1_000;

/// One row with the line on which it begins.
pub(super) struct Record<'a> {
    pub(super) line: u32,
    pub(super) cells: Vec<Cow<'a, str>>,
}

/// The rows of a text, one after another; after a fault there are no more.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    separator: u8,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: char) -> Records<'a> {
        Records { text, at: 0, line: 1, separator: u8::try_from(separator).unwrap_or(b',') }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next cell, and whether its row goes on behind it.
    fn cell(&mut self) -> Result<(Cow<'a, str>, bool), Problem> {
        let blanks = self.text.as_bytes().iter().skip(self.at);
        let blanks = blanks.take_while(|byte| **byte == b' ' && self.separator != b' ').count();
        let cell = if self.text.as_bytes().get(self.at + blanks) == Some(&b'"') {
            self.at += blanks + 1;
            self.quoted()?
        } else {
            let rest = self.text.as_bytes().iter().skip(self.at);
            let length = rest.take_while(|byte| !(**byte == self.separator || is_end(**byte))).count();
            let cell = self.text.get(self.at..self.at + length).unwrap_or_default();
            self.at += length;
            Cow::Borrowed(cell.trim())
        };
        match self.byte() {
            Some(byte) if byte == self.separator => {
                self.at += 1;
                return Ok((cell, true));
            }
            Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(byte) if is_end(byte) => self.at += 1,
            Some(_) => return Err(Problem::AfterQuote),
            None => return Ok((cell, false)),
        }
        self.line += 1;
        Ok((cell, false))
    }

    /// What stands up to the closing quotation mark, and the blanks behind it passed over.
    fn quoted(&mut self) -> Result<Cow<'a, str>, Problem> {
        let mut whole: Option<String> = None;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let (part, _) = rest.split_once('"').ok_or(Problem::OpenQuote)?;
            self.line += lines_in(part);
            self.at += part.len() + 1;
            if self.byte() != Some(b'"') {
                let behind = self.text.as_bytes().iter().skip(self.at);
                self.at += behind.take_while(|byte| **byte == b' ').count();
                return Ok(match whole {
                    None => Cow::Borrowed(part),
                    Some(whole) => Cow::Owned(whole + part),
                });
            }
            // Two quotation marks stand for one.
            let whole = whole.get_or_insert_default();
            whole.push_str(part);
            whole.push('"');
            self.at += 1;
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.byte()?;
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let from = self.line;
            let cell = if cells.len() < MOST_CELLS { self.cell() } else { Err(Problem::TooMany(MOST_CELLS)) };
            match cell {
                Ok((cell, more)) => {
                    cells.push(cell);
                    if !more {
                        return Some(Ok(Record { line, cells }));
                    }
                }
                Err(problem) => {
                    self.at = self.text.len();
                    return Some(Err(InputError { path: String::new(), line: Some(from), problem }));
                }
            }
        }
    }
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// How many lines end in a text.
fn lines_in(text: &str) -> u32 {
    let pairs = text.as_bytes().windows(2).filter(|pair| *pair == b"\r\n").count();
    let ends = text.bytes().filter(|byte| is_end(*byte)).count();
    u32::try_from(ends - pairs).unwrap_or(u32::MAX)
}

/// A table as spreadsheets read it: UTF-8 with a byte order mark, commas, CR LF, and no cell that a spreadsheet
/// takes for a formula or for a number that it rounds.
///
/// ```
/// use beian_desk::exchange::Csv;
///
/// let mut csv = Csv::default();
/// csv.row(["id", "name"]);
/// csv.row(["1370000000000210", "=1+1, \"x\""]);
/// assert_eq!(csv.finish(), "\u{feff}id,name\r\n'1370000000000210,\"'=1+1, \"\"x\"\"\"\r\n");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Csv(String);

impl Csv {
    /// Adds a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.begin("", cells);
    }

    /// Adds a row that importing passes over.
    pub(super) fn comment<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.begin("# ", cells);
    }

    fn begin<'a>(&mut self, mark: &str, cells: impl IntoIterator<Item = &'a str>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            let cell = match (place, mark) {
                (0, "# ") => Cow::Owned([mark, cell].concat()),
                _ => escaped(cell),
            };
            let plain = cell.trim() == cell && !cell.contains([',', ';', '\t', '"', '\r', '\n']);
            if plain {
                self.0.push_str(&cell);
            } else {
                self.0.push('"');
                self.0.push_str(&cell.replace('"', "\"\""));
                self.0.push('"');
            }
        }
        self.0.push_str("\r\n");
    }

    /// The table.
    pub fn finish(self) -> String {
        ["\u{feff}", &self.0].concat()
    }
}

/// A cell that a spreadsheet takes for text; `'` says so where it would not be.
fn escaped(cell: &str) -> Cow<'_, str> {
    if is_active(cell.trim_start_matches('\'')) { Cow::Owned(["'", cell].concat()) } else { Cow::Borrowed(cell) }
}

/// The reverse of [`escaped`]; any other `'` stays.
pub(super) fn unescaped(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_active(rest.trim_start_matches('\'')) => rest,
        // What a careful user writes so that a spreadsheet keeps every digit.
        _ => cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell),
    }
}

/// Whether a spreadsheet makes a formula of it, a number without its last digits, or importing a comment.
fn is_active(cell: &str) -> bool {
    let first = cell.chars().next();
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '#', '＝', '＋', '－', '＠'];
    first.is_some_and(|first| formula.contains(&first))
        || (cell.len() >= 12 && cell.bytes().all(|byte| byte.is_ascii_digit()))
}
