//! A small XML tree with the line of each element. Imports the engine's errors and line counter.
//!
//! Attributes, comments and document types are passed over, and no entity but the five of XML itself is known,
//! so nothing expands. The elements lie in one list, so that a deep nesting costs no stack.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};

use crate::engine::json::{Lines, shortened};
use crate::engine::{InputError, Problem};

/// The most elements that are kept. A row of ours has seven.
const MOST: usize = 16 * super::MAX_ROWS;

/// A well-formed XML text.
pub(super) struct Document {
    elements: Vec<Content>,
    root: Content,
}

#[derive(Default)]
struct Content {
    name: String,
    line: u32,
    text: String,
    children: Vec<usize>,
}

/// One element of a document.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    document: &'a Document,
    content: &'a Content,
}

impl<'a> Element<'a> {
    /// The name without its prefix.
    pub(super) fn name(self) -> &'a str {
        &self.content.name
    }

    /// The line on which it begins, counted from 1.
    pub(super) fn line(self) -> u32 {
        self.content.line
    }

    /// The text directly inside, without the blanks around it.
    pub(super) fn text(self) -> &'a str {
        self.content.text.trim()
    }

    pub(super) fn is_leaf(self) -> bool {
        self.content.children.is_empty()
    }

    pub(super) fn children(self) -> impl Iterator<Item = Element<'a>> {
        let Element { document, content } = self;
        let children = content.children.iter().filter_map(|child| document.elements.get(*child));
        children.map(move |content| Element { document, content })
    }

    /// The children of that name, in whatever case.
    pub(super) fn named(self, name: &str) -> impl Iterator<Item = Element<'a>> {
        self.children().filter(move |child| child.name().eq_ignore_ascii_case(name))
    }
}

impl Document {
    pub(super) fn root(&self) -> Element<'_> {
        Element { document: self, content: &self.root }
    }

    /// Checks the whole text and takes it apart.
    pub(super) fn parse(text: &str) -> Result<Document, InputError> {
        let lines = Lines::new(text);
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut builder = Builder::default();
        loop {
            let line = lines.at(reader.buffer_position() as usize);
            let wrong = |problem, line| InputError { path: String::new(), line: Some(line), problem };
            let syntax = |message: String, line| wrong(Problem::Syntax(message), line);
            let event = reader
                .read_event()
                .map_err(|error| syntax(error.to_string(), lines.at(reader.error_position() as usize)))?;
            let taken = match event {
                Event::Start(_) if builder.elements.len() + builder.open.len() >= MOST => {
                    return Err(wrong(Problem::TooMany(MOST), line));
                }
                Event::Start(start) => builder.open(start.local_name().as_ref(), line),
                Event::End(_) => builder.close(),
                Event::Text(text) => builder.write(&text.xml10_content()),
                Event::CData(text) => builder.write(&text.xml10_content()),
                Event::GeneralRef(reference) => resolve(&reference).and_then(|letters| builder.write(&letters)),
                Event::Eof => return builder.finish().map_err(|message| syntax(message, line)),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => Ok(()),
            };
            taken.map_err(|message| syntax(message, line))?;
        }
    }
}

fn resolve(reference: &BytesRef<'_>) -> Result<String, String> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Ok(letter.to_string()),
        Ok(None) => resolve_xml_entity(reference)
            .map(str::to_owned)
            .ok_or_else(|| format!("unknown entity `&{};`", shortened(reference))),
        Err(error) => Err(error.to_string()),
    }
}

/// The tree as far as it is read: finished elements, and those still open from the outermost in.
#[derive(Default)]
struct Builder {
    elements: Vec<Content>,
    open: Vec<Content>,
    root: Option<Content>,
}

impl Builder {
    fn open(&mut self, name: &str, line: u32) -> Result<(), String> {
        if self.root.is_some() {
            return Err("a second outermost element".to_owned());
        }
        self.open.push(Content { name: name.to_owned(), line, ..Content::default() });
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let Some(closed) = self.open.pop() else { return Err("an end tag without its start".to_owned()) };
        match self.open.last_mut() {
            Some(parent) => {
                parent.children.push(self.elements.len());
                self.elements.push(closed);
            }
            None => self.root = Some(closed),
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), String> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err("text outside the outermost element".to_owned()),
        }
        Ok(())
    }

    fn finish(self) -> Result<Document, String> {
        match (self.root, self.open.last()) {
            (Some(root), None) => Ok(Document { elements: self.elements, root }),
            (_, Some(open)) => Err(format!("`{}` is not closed", shortened(&open.name))),
            (None, None) => Err("there is no element".to_owned()),
        }
    }
}
