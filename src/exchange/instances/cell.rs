//! Values as the provider's exports write them; an empty text stands for nothing. Imports the engine.

use std::str::FromStr;

use crate::engine::json::{Fault, Fields, Value};
use crate::engine::{Account, Expected, Moment};

/// A text; a blank one is nothing.
pub(super) fn text(value: Value<'_>) -> Result<Option<String>, Fault> {
    Ok(Some(value.text()?).filter(|text| !text.trim().is_empty()))
}

/// A text that must say something.
pub(super) fn filled(value: Value<'_>) -> Result<String, Fault> {
    match text(value)? {
        Some(text) => Ok(text),
        None => Err(value.expected(Expected::Filled)),
    }
}

/// What a text says; a blank one is nothing.
pub(super) fn parsed<T: FromStr>(value: Value<'_>, expected: Expected) -> Result<Option<T>, Fault> {
    coded(value, expected, |text| text.trim().parse().ok())
}

/// What `read` makes of a text; a blank one is nothing.
pub(super) fn coded<T>(
    value: Value<'_>,
    expected: Expected,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    if !value.is_string() {
        return Err(value.expected(expected));
    }
    match text(value)? {
        Some(text) => read(&text).map(Some).ok_or_else(|| value.expected(expected)),
        None => Ok(None),
    }
}

/// An id that is a whole number in some exports and a text in others; every digit is kept.
pub(super) fn id(value: Value<'_>) -> Result<String, Fault> {
    if value.is_string() {
        return filled(value);
    }
    match value.number() {
        Ok(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => Ok(number.to_owned()),
        _ => Err(value.expected(Expected::Id)),
    }
}

/// An account id, as a number or as a text; every digit is kept.
pub(super) fn account(value: Value<'_>) -> Result<Option<Account>, Fault> {
    if value.is_string() {
        return parsed(value, Expected::Account);
    }
    value
        .number()
        .ok()
        .and_then(|digits| digits.parse().ok())
        .map(Some)
        .ok_or_else(|| value.expected(Expected::Account))
}

/// Milliseconds since 1970; 0 and an empty text stand for nothing.
pub(super) fn millis(value: Value<'_>) -> Result<Option<Moment>, Fault> {
    let text = value.raw().trim_matches('"');
    if text.is_empty() || text == "0" {
        return Ok(None);
    }
    let moment = text.parse().ok().and_then(|millis| Moment::from_millis(millis).ok());
    moment.map(Some).ok_or_else(|| value.expected(Expected::Millis))
}

/// A word of the provider's for a state, unless it is one of those that say no more than that all is well: what
/// bills and shops call normal says nothing of whether a server runs.
pub(super) fn state(fields: &Fields<'_>, well: &[&str]) -> Result<Option<String>, Fault> {
    let state = fields.find("Status", text)?;
    Ok(state.filter(|state| !well.iter().any(|known| known.eq_ignore_ascii_case(state.trim()))))
}
