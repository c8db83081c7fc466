//! What is read of an input before anything else: how large it is, how deep, and by which rules and when it is judged.

use super::answer::Fault;
use crate::engine::json::{Fault as Misread, Parsed, Value};
use crate::engine::{Expected, Moment, Policy};

/// The most bytes of an input.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The most levels of lists and objects within one another.
pub const MOST_DEPTH: usize = 32;

/// That an input is neither too long nor too deep. Whether it is JSON is not looked at.
pub(super) fn within_limits(text: &str, place: &str) -> Result<(), Vec<Fault>> {
    not_too_large(text, place)?;
    if depth(text) > MOST_DEPTH {
        return Err(vec![Fault::new("too_deep", place, "more than 32 levels of lists and objects")]);
    }
    Ok(())
}

/// That an input is not too long.
pub(super) fn not_too_large(text: &str, place: &str) -> Result<(), Vec<Fault>> {
    match text.len() > MOST_BYTES {
        true => Err(vec![Fault::new("too_large", place, "more than 4 MiB")]),
        false => Ok(()),
    }
}

/// How many levels are open at most.
fn depth(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => {
                while let Some(quoted) = bytes.next() {
                    match quoted {
                        b'"' => break,
                        b'\\' => _ = bytes.next(),
                        _ => {}
                    }
                }
            }
            b'[' | b'{' => {
                open += 1;
                most = most.max(open);
            }
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// The moment of the verdicts and the rules.
pub(super) fn options(text: &str) -> Result<(Moment, &'static Policy), Vec<Fault>> {
    within_limits(text, "options")?;
    read(text).map_err(|fault| vec![fault.inside("options")])
}

fn read(text: &str) -> Result<(Moment, &'static Policy), Fault> {
    let said = |fault: Misread| Fault::from(fault.locate(text));
    let parsed = Parsed::new(text).map_err(Fault::from)?;
    let fields = parsed.root().fields(&["as_of", "policy"]).map_err(said)?;
    let as_of = fields.need("as_of", |value| value.parsed(Expected::Moment)).map_err(said)?;
    let name = fields.read("policy", Value::text).map_err(said)?;
    let unknown = || Fault::new("unknown_policy", "policy", "no policy of this name; `policies` lists them");
    Ok((as_of, Policy::by_name(name.as_deref()).ok_or_else(unknown)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_counts() {
        for (text, levels) in
            [("", 0), ("[]", 1), ("[[],[]]", 2), (r#"{"[[[": "]\"{{"}"#, 1), (r#"["\\", [1]]"#, 2), ("]]][", 1)]
        {
            assert_eq!(depth(text), levels, "{text}");
        }
    }
}
