//! JSON read lazily and in place, so that every error can name its path and line; and JSON written.
//!
//! `scan` checks the whole text once; a reader descends only into the keys that it knows, and everything else is a slice
//! of the text that is passed over. Numbers stay text until somebody asks, so that a 16-digit account id is never
//! squeezed through a float.

mod lines;
mod scan;
#[cfg(test)]
mod tests;
mod write;

use std::borrow::Cow;
use std::cell::Cell;
use std::str::FromStr;

use super::error::{Expected, InputError, Problem, Step};
use scan::{Scan, Spans};

pub(crate) use lines::Lines;
pub use write::Json;
pub(crate) use write::{Object, object};

/// The most that one list or one object may hold. No file of anybody's has more, and the places alone of what a
/// hostile one has would take gigabytes.
const MOST: usize = 1_000_000;

/// A JSON text that was checked, with what was learned on the way.
pub(crate) struct Parsed<'t> {
    root: &'t str,
    spans: Spans,
}

/// A value inside a JSON text.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    raw: &'a str,
    spans: &'a Spans,
}

/// An error on its way up: the steps are added by the callers, innermost first, and the address becomes a
/// line once the text is at hand. Boxed, since every reader hands it on and hardly ever has one.
pub(crate) struct Fault(Box<Trace>);

struct Trace {
    steps: Vec<Step>,
    address: usize,
    problem: Problem,
}

impl Fault {
    pub(crate) fn under(mut self, step: impl Into<Step>) -> Fault {
        self.0.steps.push(step.into());
        self
    }

    /// Moves the fault to another place in the text, where there is one.
    pub(crate) fn at(mut self, address: Option<usize>) -> Fault {
        self.0.address = address.unwrap_or(self.0.address);
        self
    }

    /// The error as users get it: with its path and the line in `text`.
    pub(crate) fn locate(self, text: &str) -> InputError {
        let Trace { steps, address, problem } = *self.0;
        let offset = address.saturating_sub(text.as_ptr() as usize).min(text.len());
        let lines = text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count();
        InputError { path: Step::path(steps.iter().rev()), line: Some(lines as u32 + 1), problem }
    }

    /// As [`Fault::locate`], for texts that may hold many faults: nothing is counted anew.
    pub(crate) fn place(self, lines: &Lines) -> InputError {
        let Trace { steps, address, problem } = *self.0;
        let line = lines.of_address(address);
        InputError { path: Step::path(steps.iter().rev()), line: Some(line), problem }
    }
}

impl<'t> Parsed<'t> {
    /// Checks the whole text.
    pub(crate) fn new(text: &'t str) -> Result<Parsed<'t>, InputError> {
        let (mut scan, mut spans) = (Scan::new(text, 0), Spans::of(text));
        match scan.whole(&mut spans) {
            Ok(root) => Ok(Parsed { root, spans }),
            Err(wrong) => Err(InputError {
                path: String::new(),
                line: Some(scan.line()),
                problem: Problem::Syntax(wrong.to_owned()),
            }),
        }
    }

    /// The value that the text is.
    pub(crate) const fn root(&self) -> Value<'_> {
        Value { raw: self.root, spans: &self.spans }
    }
}

impl<'a> Value<'a> {
    pub(crate) const fn raw(self) -> &'a str {
        self.raw
    }

    /// Where it stands in memory, which tells where it stands in the text that it is a slice of.
    pub(crate) fn address(self) -> usize {
        self.raw().as_ptr() as usize
    }

    /// A fault at this value.
    pub(crate) fn fault(self, problem: Problem) -> Fault {
        Fault(Box::new(Trace { steps: Vec::new(), address: self.address(), problem }))
    }

    pub(crate) fn is_null(self) -> bool {
        self.raw() == "null"
    }

    pub(crate) fn is_object(self) -> bool {
        self.raw().starts_with('{')
    }

    pub(crate) fn is_array(self) -> bool {
        self.raw().starts_with('[')
    }

    pub(crate) fn is_string(self) -> bool {
        self.raw().starts_with('"')
    }

    /// The members of an object in their order, duplicates included.
    pub(crate) fn entries(self) -> Result<Vec<(Cow<'a, str>, Value<'a>)>, Fault> {
        if !self.is_object() {
            return Err(self.expected(Expected::Object));
        }
        let mut scan = self.inside();
        let mut entries = Vec::new();
        while let Some(key) = self.after(&mut scan) {
            let key = key.string()?;
            let Some(value) = self.after(&mut scan) else { break };
            entries.push((key, value));
            if entries.len() > MOST {
                return Err(value.fault(Problem::Syntax("too many members in one object".to_owned())));
            }
        }
        Ok(entries)
    }

    pub(crate) fn items(self) -> Result<Vec<Value<'a>>, Fault> {
        self.items_within(MOST)
    }

    /// As [`Value::items`]; one more than `most` is a fault at its place, and nothing behind it is looked at.
    pub(crate) fn items_within(self, most: usize) -> Result<Vec<Value<'a>>, Fault> {
        if !self.is_array() {
            return Err(self.expected(Expected::List));
        }
        let mut scan = self.inside();
        let mut items = Vec::new();
        while let Some(item) = self.after(&mut scan) {
            items.push(item);
            if items.len() > most {
                return Err(item.fault(Problem::TooMany(most)).under(most));
            }
        }
        Ok(items)
    }

    /// What stands behind the mark that opens it.
    const fn inside(self) -> Scan<'a> {
        Scan::new(self.raw, 1)
    }

    /// The next value in here: what stands before it is passed over, and nothing can be wrong with it.
    fn after(self, scan: &mut Scan<'a>) -> Option<Value<'a>> {
        while let b',' | b':' = scan.next()? {
            scan.take();
        }
        scan.pass(self.spans).map(|raw| Value { raw, spans: self.spans })
    }

    /// What `read` makes of each item.
    pub(crate) fn list<T>(self, read: impl Fn(Value<'a>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut list = Vec::new();
        for (index, item) in self.items()?.into_iter().enumerate() {
            list.push(read(item).map_err(|fault| fault.under(index))?);
        }
        Ok(list)
    }

    pub(crate) fn truth(self) -> Result<bool, Fault> {
        match self.raw() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.expected(Expected::Code)),
        }
    }

    /// A text of one's own.
    pub(crate) fn text(self) -> Result<String, Fault> {
        self.string().map(Cow::into_owned)
    }

    /// A string that `T` parses, else the fault that says what was expected.
    pub(crate) fn parsed<T: FromStr>(self, expected: Expected) -> Result<T, Fault> {
        if !self.is_string() {
            return Err(self.expected(expected));
        }
        self.string()?.parse().map_err(|_| self.expected(expected))
    }

    pub(crate) fn string(self) -> Result<Cow<'a, str>, Fault> {
        if !self.is_string() {
            return Err(self.expected(Expected::Text));
        }
        let inside = self.raw.get(1..self.raw.len() - 1).unwrap_or_default();
        if !inside.contains('\\') {
            return Ok(Cow::Borrowed(inside));
        }
        scan::unescaped(inside).map(Cow::Owned).map_err(|wrong| self.fault(Problem::Syntax(wrong.to_owned())))
    }

    /// The text of a number as it stands in the file.
    pub(crate) fn number(self) -> Result<&'a str, Fault> {
        match self.raw().as_bytes().first() {
            Some(b'-' | b'0'..=b'9') => Ok(self.raw()),
            _ => Err(self.expected(Expected::Number)),
        }
    }

    pub(crate) fn expected(self, expected: Expected) -> Fault {
        self.fault(Problem::Expected { expected, found: shortened(self.raw()) })
    }

    /// The member `key` of an object; null counts as absent.
    pub(crate) fn member(self, key: &str) -> Result<Option<Value<'a>>, Fault> {
        let found = self.entries()?.into_iter().find(|(name, _)| name == key);
        Ok(found.map(|(_, value)| value).filter(|value| !value.is_null()))
    }
}

/// The members of an object that somebody asked for, each at most once.
pub(crate) struct Fields<'a> {
    object: Value<'a>,
    members: Vec<(&'static str, Value<'a>)>,
    wrong: Cell<Option<Fault>>,
}

impl<'a> Value<'a> {
    /// The members of an object that may have no others than the `known`.
    pub(crate) fn fields(self, known: &[&'static str]) -> Result<Fields<'a>, Fault> {
        self.select(known, false)
    }

    /// The members of these names, of an object that may have others too.
    pub(crate) fn fields_among(self, known: &[&'static str]) -> Result<Fields<'a>, Fault> {
        self.select(known, true)
    }

    fn select(self, known: &[&'static str], others: bool) -> Result<Fields<'a>, Fault> {
        let mut members: Vec<(&'static str, Value<'a>)> = Vec::new();
        for (key, value) in self.entries()? {
            match known.iter().find(|name| **name == key) {
                Some(name) if members.iter().any(|(seen, _)| seen == name) => {
                    return Err(value.fault(Problem::DuplicateKey).under(*name));
                }
                Some(name) => members.push((name, value)),
                None if others => {}
                None => return Err(value.fault(Problem::UnknownField).under(key.as_ref())),
            }
        }
        Ok(Fields { object: self, members, wrong: Cell::new(None) })
    }
}

impl<'a> Fields<'a> {
    /// The object itself.
    pub(crate) fn object(&self) -> Value<'a> {
        self.object
    }

    /// A member as it stands, null included.
    pub(crate) fn stated(&self, key: &str) -> Option<Value<'a>> {
        self.members.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    /// A member that is there; null counts as absent.
    #[inline(never)]
    fn given(&self, key: &str) -> Option<Value<'a>> {
        self.stated(key).filter(|value| !value.is_null())
    }

    /// What `read` makes of a member; null counts as absent.
    pub(crate) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(Value<'a>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        match self.given(key) {
            Some(value) => read(value).map(Some).map_err(|fault| fault.under(key)),
            None => Ok(None),
        }
    }

    /// As `read`, for a reader that goes on where something is wrong: the first of all faults waits for [`Fields::sound`].
    /// That is half the code of one that leaves at every member.
    pub(crate) fn maybe<T>(&self, key: &str, read: fn(Value<'a>) -> Result<T, Fault>) -> Option<T> {
        match read(self.given(key)?) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.keep(fault.under(key));
                None
            }
        }
    }

    /// As `maybe`, for a member that must be there; what it would be is nothing where it is not.
    pub(crate) fn must<T: Default>(&self, key: &'static str, read: fn(Value<'a>) -> Result<T, Fault>) -> T {
        let value = self.maybe(key, read);
        if value.is_none() {
            self.keep(self.object.fault(Problem::Missing(key)));
        }
        value.unwrap_or_default()
    }

    #[cold]
    #[inline(never)]
    fn keep(&self, fault: Fault) {
        self.wrong.set(Some(self.wrong.take().unwrap_or(fault)));
    }

    /// These, unless something was wrong with one.
    pub(crate) fn sound(self) -> Result<Fields<'a>, Fault> {
        match self.wrong.take() {
            Some(fault) => Err(fault),
            None => Ok(self),
        }
    }

    /// As `read`, for shapes in which more than null stands for nothing.
    pub(crate) fn find<T>(
        &self,
        key: &str,
        read: impl FnOnce(Value<'a>) -> Result<Option<T>, Fault>,
    ) -> Result<Option<T>, Fault> {
        self.read(key, read).map(Option::flatten)
    }

    /// As `read`, for a member that must be there.
    pub(crate) fn need<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(Value<'a>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.read(key, read)?.ok_or_else(|| self.object.fault(Problem::Missing(key)))
    }
}

/// `text`, cut to what an error message can carry.
pub(crate) fn shortened(text: &str) -> String {
    const LIMIT: usize = 60;
    let mut cut: String = text.chars().take(LIMIT).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LIMIT).is_some() {
        cut.push('…');
    }
    cut
}
