//! What strings say.

use super::Wrong;

/// What a string between its quotation marks says, once its escapes are letters; none where one stands for nothing.
pub(in super::super) fn unescaped(text: &str) -> Result<String, Wrong> {
    const LONE: Wrong = "lone leading surrogate in hex escape";
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        said.push_str(before);
        let mut letters = after.chars();
        let mut letter = letters.next().unwrap_or_default();
        rest = letters.as_str();
        match letter {
            'b' => letter = '\u{8}',
            'f' => letter = '\u{c}',
            'n' => letter = '\n',
            'r' => letter = '\r',
            't' => letter = '\t',
            'u' => {
                let mut code = unit(&mut rest);
                // Letters past the first 65,536 are written as two halves.
                if let 0xd800..0xdc00 = code {
                    rest = rest.strip_prefix("\\u").ok_or("unexpected end of hex escape")?;
                    let low = unit(&mut rest);
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err(LONE);
                    }
                    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                letter = char::from_u32(code).ok_or(LONE)?;
            }
            _ => {}
        }
        said.push(letter);
    }
    said.push_str(rest);
    Ok(said)
}

/// The four digits of an escape.
fn unit(rest: &mut &str) -> u32 {
    let (digits, after) = rest.split_at_checked(4).unwrap_or_default();
    *rest = after;
    digits.chars().fold(0, |code, digit| code * 16 + digit.to_digit(16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_as_by_serde_json() {
        for text in [
            "",
            "a",
            "现在",
            "\\n\\t\\r\\b\\f\\/\\\\\\\"",
            "\\u00e9\\u4E2d",
            "\\ud83d\\ude00!",
            "\\ud83d",
            "\\ud83dx",
            "\\ud83d\\n",
            "\\ud83d\\u0041",
            "\\ude00",
            "\\ud83d\\ud83d",
            "\\u0000",
            "a\\u0041b\\u0042",
        ] {
            let serde: Result<String, _> = serde_json::from_str(&["\"", text, "\""].concat());
            let serde = serde.map_err(|error| error.to_string());
            match (unescaped(text), serde) {
                (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs),
                (Err(ours), Err(theirs)) => assert!(theirs.starts_with(ours), "{text}: {ours}, {theirs}"),
                (ours, theirs) => panic!("{text}: {ours:?}, {theirs:?}"),
            }
        }
    }
}
