//! What views are made of: elements, text and the parts that follow signals, as one type that is not generic.
//!
//! Leptos' `view!` makes a type of every nesting, and code of every type: with it the views were a third of the
//! program. These few functions stand on Leptos' own renderer, signals and owners instead, so that each piece of
//! the machinery exists once. They set attributes and text, never HTML, as Trusted Types want it.

mod each;

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::reactive::graph::ToAnySubscriber;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Node};

use super::desk::leaving;
use crate::i18n::{Lang, chinese, wholes};

pub(super) use each::each;

/// A piece of a page, not placed yet.
pub(super) enum Markup {
    Nothing,
    Text(Cow<'static, str>),
    Element(Element),
    /// One after the other.
    Many(Vec<Markup>),
    /// Laid out anew whenever a signal that it read changes.
    Live(Box<dyn FnMut() -> Markup>),
    /// Rows that stay where they are while they are equal.
    Each(each::Rows),
}

/// What can stand as a child.
pub(super) trait Piece {
    fn markup(self) -> Markup;
}

impl Piece for Markup {
    fn markup(self) -> Markup {
        self
    }
}

impl Piece for &'static str {
    fn markup(self) -> Markup {
        Markup::Text(Cow::Borrowed(self))
    }
}

impl Piece for String {
    fn markup(self) -> Markup {
        Markup::Text(Cow::Owned(self))
    }
}

impl Piece for El {
    fn markup(self) -> Markup {
        Markup::Element(self.0)
    }
}

impl<P: Piece> Piece for Option<P> {
    fn markup(self) -> Markup {
        self.map_or(Markup::Nothing, Piece::markup)
    }
}

impl<P: Piece, F: FnMut() -> P + 'static> Piece for F {
    fn markup(mut self) -> Markup {
        Markup::Live(Box::new(move || self().markup()))
    }
}

/// Pieces of different kinds, one after the other.
macro_rules! all {
    ($($piece:expr),* $(,)?) => { $crate::ui::markup::Markup::Many(vec![$($crate::ui::markup::Piece::markup($piece)),*]) };
}
pub(super) use all;

/// Pieces of one kind, one after the other.
pub(super) fn list<P: Piece>(pieces: impl IntoIterator<Item = P>) -> Markup {
    Markup::Many(pieces.into_iter().map(Piece::markup).collect())
}

/// What can stand as the value of an attribute. Of booleans, true is the empty value and false none.
pub(super) enum Value {
    Absent,
    Text(Cow<'static, str>),
    Live(Box<dyn FnMut() -> Value>),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Value {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(Cow::Owned(text))
    }
}

impl From<bool> for Value {
    fn from(there: bool) -> Value {
        if there { Value::from("") } else { Value::Absent }
    }
}

impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Value {
        value.map_or(Value::Absent, V::into)
    }
}

/// A value that follows signals.
pub(super) fn live<V: Into<Value>>(mut value: impl FnMut() -> V + 'static) -> Value {
    Value::Live(Box::new(move || value().into()))
}

/// An element under construction.
pub(super) struct El(Element);

/// An element without attributes and children.
pub(super) fn el(tag: &str) -> El {
    El(Rndr::create_element(tag, None))
}

/// As [`el`], of a drawing.
pub(super) fn svg(tag: &str) -> El {
    El(Rndr::create_element(tag, Some("http://www.w3.org/2000/svg")))
}

impl El {
    pub(super) fn class(self, class: &'static str) -> El {
        Rndr::set_attribute(&self.0, "class", class);
        self
    }

    pub(super) fn attr(self, name: &'static str, value: impl Into<Value>) -> El {
        self.set(name, value.into())
    }

    fn set(self, name: &'static str, value: Value) -> El {
        match value {
            Value::Live(mut value) => {
                let element = self.0.clone();
                follow(Box::new(move || put(&element, name, value())));
            }
            value => put(&self.0, name, value),
        }
        self
    }

    /// Keeps what a field holds as `value` says, whatever was typed before.
    pub(super) fn holds(self, mut value: impl FnMut() -> String + 'static) -> El {
        let field: web_sys::HtmlInputElement = self.0.clone().unchecked_into();
        follow(Box::new(move || {
            let value = value();
            // Set again, it would move the cursor.
            if field.value() != value {
                field.set_value(&value);
            }
        }));
        self
    }

    pub(super) fn on(self, event: &str, then: impl FnMut(Event) + 'static) -> El {
        self.listen(event, Box::new(then))
    }

    /// The listener lives as long as the element: the browser's collector takes both.
    fn listen(self, event: &str, then: Box<dyn FnMut(Event)>) -> El {
        let listener = Closure::wrap(then).into_js_value();
        let _ = self.0.add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }

    pub(super) fn child(self, piece: impl Piece) -> El {
        piece.markup().place(&self.0, None);
        self
    }

    /// This and what stands after it.
    pub(super) fn beside(self, piece: impl Piece) -> Markup {
        Markup::Many(vec![self.markup(), piece.markup()])
    }

    /// The element itself.
    pub(super) fn node(&self) -> &Element {
        &self.0
    }
}

fn put(element: &Element, name: &str, value: Value) {
    match value {
        Value::Text(text) => Rndr::set_attribute(element, name, &text),
        Value::Absent | Value::Live(_) => Rndr::remove_attribute(element, name),
    }
}

/// Runs `run` now, and again whenever a signal that it read changes, until what it belongs to is laid out anew.
pub(super) fn follow(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| run());
    leaving(effect.to_any_subscriber());
    on_cleanup(move || drop(effect));
}

impl Markup {
    /// Places it into `parent`, before the node `before` or at the end.
    fn place(self, parent: &Node, before: Option<&Node>) {
        match self {
            Markup::Nothing => {}
            Markup::Text(text) => words(parent, &text, before),
            Markup::Element(element) => insert(parent, &element, before),
            Markup::Many(pieces) => pieces.into_iter().for_each(|piece| piece.place(parent, before)),
            Markup::Live(mut laid_out) => {
                let (start, end) = (mark(parent, before), mark(parent, before));
                follow(Box::new(move || {
                    let piece = laid_out();
                    while let Some(old) = start.next_sibling().filter(|node| *node != end) {
                        Rndr::remove(&old);
                    }
                    if let Some(parent) = end.parent_node() {
                        piece.place(&parent, Some(&end));
                    }
                }));
            }
            Markup::Each(rows) => rows.place(mark(parent, before)),
        }
    }
}

/// Whether the page is in English.
static ENGLISH: AtomicBool = AtomicBool::new(false);

/// From now on what is laid out is in this language.
pub(super) fn speak(lang: Lang) {
    ENGLISH.store(lang == Lang::En, Ordering::Relaxed);
}

/// What a piece of a text is.
enum Kind {
    Plain,
    /// In Chinese, on a page that is not.
    Chinese,
    /// Not to be broken.
    Whole,
}

/// How many letters of an id have room on a phone.
const LINE: usize = 22;

/// Places a text. In English what is Chinese in it says so, for those who have it read out: names in the provider's
/// console, and what users wrote. In one element, since where a row is laid out each child has a place of its own.
fn words(parent: &Node, text: &str, before: Option<&Node>) {
    let text_node = |text: &str| Node::from(Rndr::create_text_node(text));
    let english = ENGLISH.load(Ordering::Relaxed);
    let pieces = if english { chinese(text) } else { vec![(false, text)] };
    let (mut marked, mut parts) = (false, Vec::new());
    for (chinese, piece) in pieces {
        marked |= chinese;
        if chinese {
            parts.push((Kind::Chinese, piece));
        } else {
            parts.extend(
                wholes(piece).into_iter().map(|(stays, piece)| (if stays { Kind::Whole } else { Kind::Plain }, piece)),
            );
        }
    }
    if !marked && parts.len() < 2 {
        return insert(parent, &text_node(text), before);
    }
    // Drawings and choices take no elements; a choice that has no other language is marked itself. The browser is asked
    // last: it takes longer than all the rest.
    let choice = parent.node_name() == "OPTION";
    if choice && marked && !text.contains(|letter: char| letter.is_ascii_alphabetic()) {
        let _ = parent.unchecked_ref::<Element>().set_attribute("lang", Lang::Zh.html());
    }
    if choice || !parent.has_type::<web_sys::HtmlElement>() {
        return insert(parent, &text_node(text), before);
    }
    let whole = el("span").0;
    for (kind, piece) in parts {
        let part = match kind {
            Kind::Plain => None,
            Kind::Chinese => Some(el("span").attr("lang", Lang::Zh.html())),
            Kind::Whole if piece.len() > LINE => Some(el("span").class("bd-whole--long")),
            Kind::Whole => Some(el("span").class("bd-whole")),
        };
        let within = part.as_ref().map_or(&whole, |part| &part.0);
        insert(within, &text_node(piece), None);
        if let Some(part) = part {
            insert(&whole, &part.0, None);
        }
    }
    insert(parent, &whole, before);
}

fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}

/// Marks a place by an empty comment.
fn mark(parent: &Node, before: Option<&Node>) -> Node {
    let mark: Node = Rndr::create_placeholder().into();
    insert(parent, &mark, before);
    mark
}

/// So that Leptos can mount it. The app is mounted once and stays.
impl Render for Markup {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted(Some(self))
    }

    fn rebuild(self, state: &mut Mounted) {
        *state = Mounted(Some(self));
    }
}

/// What Leptos mounts.
pub(super) struct Mounted(Option<Markup>);

impl Mountable for Mounted {
    fn unmount(&mut self) {}

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        if let Some(markup) = self.0.take() {
            markup.place(parent, marker);
        }
    }

    fn insert_before_this(&self, _child: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
