//! Small pieces that sentences are put together from: templates, counts, lists.

use super::Lang;

/// Fills a template: `{0}` stands for the first value, `{1}` for the second. Where a value brings Chinese and
/// Latin side by side, a space comes between them.
pub(crate) fn fill(template: &str, values: &[&str]) -> String {
    let mut text = String::new();
    let mut parts = template.split('{');
    join(&mut text, parts.next().unwrap_or_default());
    for part in parts {
        let (place, rest) = part.split_once('}').unwrap_or(("", part));
        let value = place.parse().ok().and_then(|place: usize| values.get(place));
        join(&mut text, value.copied().unwrap_or_default());
        join(&mut text, rest);
    }
    text
}

/// Puts `more` behind `text`, with a space where Chinese would touch Latin letters, digits or code.
pub(crate) fn join(text: &mut String, more: &str) {
    if let (Some(last), Some(first)) = (text.chars().next_back(), more.chars().next()) {
        let touch = |one: char, other: char| is_han(one) && (other.is_ascii_alphanumeric() || other == '`');
        if touch(last, first) || touch(first, last) {
            text.push(' ');
        }
    }
    text.push_str(more);
}

/// Whether it is a Chinese character.
pub(crate) fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// What would break a line, steer a terminal or turn the order of letters around becomes a blank.
pub(crate) fn calm(letter: char) -> char {
    let turns =
        matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    if letter.is_control() || turns || matches!(letter, '\u{2028}' | '\u{2029}') { ' ' } else { letter }
}

/// `3 个月`, `3 months`.
pub(crate) fn months(lang: Lang, count: u32) -> String {
    counted(count, lang.pick(" 个月", if count == 1 { " month" } else { " months" }))
}

/// `12 天`, `12 days`, `不到 1 天`.
pub(crate) fn days(lang: Lang, seconds: i64) -> String {
    match u32::try_from(seconds / 86_400).unwrap_or(0) {
        0 => lang.pick("不到 1 天", "less than a day").to_owned(),
        1 => lang.pick("1 天", "1 day").to_owned(),
        count => counted(count, lang.pick(" 天", " days")),
    }
}

fn counted(count: u32, unit: &str) -> String {
    let mut text = count.to_string();
    text.push_str(unit);
    text
}

/// Items one after another, as the language lists them.
pub(crate) fn list<'a>(lang: Lang, items: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str(lang.pick("、", ", "));
        }
        text.push_str(item);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_take_values_in_any_order() {
        assert_eq!(fill("{1} before {0}, {0} again", &["a", "b"]), "b before a, a again");
        assert_eq!(fill("none", &["a"]), "none");
        assert_eq!(fill("{2}|{x}|{", &["a"]), "||");
    }

    #[test]
    fn chinese_and_latin_keep_apart() {
        assert_eq!(fill("它在{0}，", &["cn-1"]), "它在 cn-1，");
        assert_eq!(fill("它在{0}，", &["中国香港"]), "它在中国香港，");
        assert_eq!(fill("{0}个", &["3"]), "3 个");
        assert_eq!(fill("{0} 个", &["3"]), "3 个");
    }

    #[test]
    fn counts_have_their_units() {
        assert_eq!([months(Lang::Zh, 1), months(Lang::En, 1), months(Lang::En, 3)], ["1 个月", "1 month", "3 months"]);
        assert_eq!([days(Lang::Zh, 86_399), days(Lang::En, 86_400)], ["不到 1 天", "1 day"]);
        assert_eq!([days(Lang::Zh, 200_000), days(Lang::En, -1)], ["2 天", "less than a day"]);
    }
}
