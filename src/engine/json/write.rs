//! JSON as it is written: what has a shape says its members, and one function puts each behind the others.

use std::net::IpAddr;

/// What can be written as JSON.
///
/// ```
/// use beian_desk::engine::{Json, Number};
///
/// assert_eq!(Number::new("a\"b").json(), r#"{"number":"a\"b"}"#);
/// ```
pub trait Json {
    /// Puts it behind what is written already.
    fn write(&self, out: &mut String);

    /// It alone.
    fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// An object that is being written. What is in it is of any kind: it is no concern of this which one.
pub(crate) struct Object<'o>(&'o mut String);

impl<'o> Object<'o> {
    pub(crate) fn new(out: &'o mut String) -> Object<'o> {
        out.push('{');
        Object(out)
    }

    /// A member more.
    #[inline(never)]
    pub(crate) fn member(self, key: &str, value: &dyn Json) -> Object<'o> {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        key.write(self.0);
        self.0.push(':');
        value.write(self.0);
        self
    }

    /// A member more, where there is anything to say.
    pub(crate) fn stated<T: Json>(self, key: &str, value: &Option<T>) -> Object<'o> {
        match value {
            Some(value) => self.member(key, value),
            None => self,
        }
    }

    pub(crate) fn end(self) {
        self.0.push('}');
    }
}

impl Json for str {
    #[inline(never)]
    fn write(&self, out: &mut String) {
        out.push('"');
        let mut rest = self;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            let Some((before, after)) = rest.split_at_checked(at) else { break };
            out.push_str(before);
            let mut letters = after.chars();
            let letter = letters.next().unwrap_or_default();
            rest = letters.as_str();
            out.push('\\');
            let escape = match letter {
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '"' | '\\' => letter,
                _ => {
                    out.push_str(if letter < '\u{10}' { "u000" } else { "u001" });
                    char::from_digit(u32::from(letter) % 16, 16).unwrap_or_default()
                }
            };
            out.push(escape);
        }
        out.push_str(rest);
        out.push('"');
    }
}

impl Json for u64 {
    #[inline(never)]
    fn write(&self, out: &mut String) {
        let (more, digit) = (self / 10, self % 10);
        if more > 0 {
            more.write(out);
        }
        out.push(char::from(b'0' + digit as u8));
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Json for f64 {
    /// In the fewest digits that tell it apart, with a point or an exponent.
    fn write(&self, out: &mut String) {
        // The standard library's writer brings large tables into the page.
        match self.is_finite() {
            true => out.push_str(zmij::Buffer::new().format_finite(*self)),
            false => out.push_str("null"),
        }
    }
}

impl Json for IpAddr {
    fn write(&self, out: &mut String) {
        self.to_string().write(out);
    }
}

/// What is written as something else is.
macro_rules! written_as {
    ($($name:ty, $value:ident => $as:expr;)+) => {$(
        impl Json for $name {
            fn write(&self, out: &mut String) {
                let $value = self;
                $as.write(out);
            }
        }
    )+};
}

written_as! {
    String, text => text.as_str();
    u16, number => u64::from(*number);
    u32, number => u64::from(*number);
    // No list of a browser has more than 2³² items.
    usize, number => (*number as u64);
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl<A: Json, B: Json> Json for (A, B) {
    /// A list of both.
    fn write(&self, out: &mut String) {
        out.push('[');
        self.0.write(out);
        out.push(',');
        self.1.write(out);
        out.push(']');
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            item.write(out);
        }
        out.push(']');
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

/// Writes a struct as an object of its fields, in their order; of those behind the semicolon only what is there.
macro_rules! object {
    ($name:ty { $($field:ident),+ $(,)? $(; $($maybe:ident),+ $(,)?)? }) => {
        impl $crate::engine::Json for $name {
            fn write(&self, out: &mut String) {
                $crate::engine::json::Object::new(out)
                    $(.member(stringify!($field), &self.$field))+
                    $($(.stated(stringify!($maybe), &self.$maybe))+)?
                    .end();
            }
        }
    };
}
pub(crate) use object;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_numbers_are_written_as_by_serde_json() {
        let ascii: String = (0..128_u8).map(char::from).collect();
        for text in ["", "a", "现在", "\"\\\"", &ascii, "\u{7f}\u{80}\u{2028}😀", "a\n现\u{1f}b"] {
            assert_eq!(text.json(), serde_json::to_string(text).unwrap());
        }
        for number in [0_u64, 9, 10, 1200, u64::MAX] {
            assert_eq!(number.json(), number.to_string());
        }
    }

    #[test]
    fn lists_and_objects_have_commas_between() {
        assert_eq!(Vec::<u32>::new().json(), "[]");
        assert_eq!(vec![Some(true), None].json(), "[true,null]");
        let mut out = String::new();
        Object::new(&mut out).end();
        Object::new(&mut out)
            .stated::<u32>("a", &None)
            .member("b", &"{")
            .member("c", &1_u32)
            .stated("d", &Some("x"))
            .end();
        assert_eq!(out, r#"{}{"b":"{","c":1,"d":"x"}"#);
    }
}
