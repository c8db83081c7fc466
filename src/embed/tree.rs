//! Elements as JSON: a text is a string, an element a list of its tag, its attributes and its children.

use crate::engine::Json;

/// A value as JSON.
pub(super) fn json(text: &str) -> String {
    text.json()
}

/// A text.
pub(super) fn text(text: &str) -> String {
    json(text)
}

/// An element. An attribute that is empty is left out, but for `value`.
pub(super) fn el(tag: &str, attributes: &[(&str, &str)], children: &[String]) -> String {
    let mut out = ["[\"", tag, "\",{"].concat();
    let mut first = true;
    for (name, value) in attributes.iter().filter(|(name, value)| !value.is_empty() || *name == "value") {
        if !first {
            out.push(',');
        }
        first = false;
        out.push_str(&["\"", name, "\":", &json(value)].concat());
    }
    out.push('}');
    for child in children {
        out.push(',');
        out.push_str(child);
    }
    out.push(']');
    out
}

/// A paragraph.
pub(super) fn p(class: &str, children: &[String]) -> String {
    el("p", &[("class", class)], children)
}

/// A heading below that of the whole.
pub(super) fn h3(said: &str) -> String {
    el("h3", &[], &[text(said)])
}

/// A list of texts.
pub(super) fn lines<'a>(tag: &str, lines: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<String> = lines.into_iter().map(|line| el("li", &[], &[text(line)])).collect();
    el(tag, &[], &lines)
}
