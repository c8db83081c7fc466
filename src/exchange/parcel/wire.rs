//! The bytes of plain values: numbers with the low byte first, texts and lists behind their length, a choice behind
//! its tag. Imports nothing.

use std::cell::RefCell;
use std::collections::HashSet;

/// A value that has bytes.
pub(super) trait Wire: Sized {
    fn write(&self, out: &mut Vec<u8>);

    /// The value at the front of the input; none where there is something else.
    fn read(input: &mut Input<'_>) -> Option<Self>;
}

/// The bytes that are still to read.
pub(super) struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Input<'a> {
        Input(bytes)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = usize::read(self)?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

macro_rules! numbers {
    ($($type:ty),+) => {$(
        impl Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn read(input: &mut Input<'_>) -> Option<$type> {
                input.take(size_of::<$type>())?.try_into().ok().map(<$type>::from_le_bytes)
            }
        }
    )+};
}

numbers!(u8, u16, u32, u64, f64);

impl Wire for usize {
    fn write(&self, out: &mut Vec<u8>) {
        (*self as u64).write(out);
    }

    fn read(input: &mut Input<'_>) -> Option<usize> {
        u64::read(input)?.try_into().ok()
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    text.len().write(out);
    out.extend_from_slice(text.as_bytes());
}

impl Wire for String {
    fn write(&self, out: &mut Vec<u8>) {
        write_text(self, out);
    }

    fn read(input: &mut Input<'_>) -> Option<String> {
        input.text().map(str::to_owned)
    }
}

thread_local! {
    /// Names of fields that came. Each is written in the program itself, so that there are few, and they are kept
    /// as long as it runs.
    static NAMES: RefCell<HashSet<&'static str>> = RefCell::default();
}

impl Wire for &'static str {
    fn write(&self, out: &mut Vec<u8>) {
        write_text(self, out);
    }

    fn read(input: &mut Input<'_>) -> Option<&'static str> {
        let name = input.text()?;
        NAMES.with_borrow_mut(|names| {
            let known = names.get(name).copied();
            let kept = known.unwrap_or_else(|| Box::leak(name.into()));
            names.insert(kept);
            Some(kept)
        })
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(input: &mut Input<'_>) -> Option<Option<T>> {
        match u8::read(input)? {
            0 => Some(None),
            1 => T::read(input).map(Some),
            _ => None,
        }
    }
}

impl<T: Wire, E: Wire> Wire for Result<T, E> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_err()));
        match self {
            Ok(value) => value.write(out),
            Err(error) => error.write(out),
        }
    }

    fn read(input: &mut Input<'_>) -> Option<Result<T, E>> {
        match u8::read(input)? {
            0 => T::read(input).map(Ok),
            1 => E::read(input).map(Err),
            _ => None,
        }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_ref().write(out);
    }

    fn read(input: &mut Input<'_>) -> Option<Box<T>> {
        T::read(input).map(Box::new)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        self.iter().for_each(|value| value.write(out));
    }

    fn read(input: &mut Input<'_>) -> Option<Vec<T>> {
        let length = usize::read(input)?;
        // No room is made for what can't be there.
        let mut values = Vec::with_capacity(length.min(input.0.len() / size_of::<T>().max(1)));
        for _ in 0..length {
            values.push(T::read(input)?);
        }
        Some(values)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(input: &mut Input<'_>) -> Option<(A, B)> {
        Some((A::read(input)?, B::read(input)?))
    }
}

/// A struct with all its fields; one that is forgotten does not compile.
macro_rules! fields {
    ($type:ident $(<$of:ident>)? { $($field:ident),+ $(,)? }) => {
        impl $(<$of: $crate::exchange::parcel::wire::Wire>)? $crate::exchange::parcel::wire::Wire for $type $(<$of>)? {
            fn write(&self, out: &mut Vec<u8>) {
                let $type { $($field),+ } = self;
                $($crate::exchange::parcel::wire::Wire::write($field, out);)+
            }

            fn read(input: &mut $crate::exchange::parcel::wire::Input<'_>) -> Option<Self> {
                $(let $field = $crate::exchange::parcel::wire::Wire::read(input)?;)+
                Some($type { $($field),+ })
            }
        }
    };
}
pub(super) use fields;

/// An enum with all its variants and their tags; one that is forgotten does not compile.
macro_rules! variants {
    ($type:ident { $($tag:literal = $variant:ident $(($($inner:ident),+))? $({ $($field:ident),+ })?),+ $(,)? }) => {
        impl $crate::exchange::parcel::wire::Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                match self {
                    $($type::$variant $(($($inner),+))? $({ $($field),+ })? => {
                        out.push($tag);
                        $($($crate::exchange::parcel::wire::Wire::write($inner, out);)+)?
                        $($($crate::exchange::parcel::wire::Wire::write($field, out);)+)?
                    })+
                }
            }

            fn read(input: &mut $crate::exchange::parcel::wire::Input<'_>) -> Option<Self> {
                Some(match <u8 as $crate::exchange::parcel::wire::Wire>::read(input)? {
                    $($tag => {
                        $($(let $inner = $crate::exchange::parcel::wire::Wire::read(input)?;)+)?
                        $($(let $field = $crate::exchange::parcel::wire::Wire::read(input)?;)+)?
                        $type::$variant $(($($inner),+))? $({ $($field),+ })?
                    })+
                    _ => return None,
                })
            }
        }
    };
}
pub(super) use variants;
