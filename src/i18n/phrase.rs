//! Small pieces that sentences are put together from: templates, counts, lists.

use super::Lang;
use crate::engine::Moment;

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

/// Puts `more` behind `text`, with a space where Chinese would touch Latin letters, digits or code; a date is one word.
pub(crate) fn join(text: &mut String, more: &str) {
    if let (Some(last), Some(first)) = (text.chars().next_back(), more.chars().next()) {
        let touch = |one: char, other: char| {
            is_han(one) && !matches!(one, '年' | '月' | '日') && (other.is_ascii_alphanumeric() || other == '`')
        };
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
    [&apart(&count.to_string()), unit].concat()
}

/// `1,280`, `1,280.00`: a count or an amount with a comma between thousands, as both languages have it.
pub(crate) fn grouped(number: impl ToString) -> String {
    apart(&number.to_string())
}

fn apart(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut text = String::new();
    for (place, digit) in number.chars().enumerate() {
        if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `2026年7月21日`, `21 Jul 2026`, of a date as `2026-07-21`; what is not year, month and day stays as it is.
pub(crate) fn date(lang: Lang, date: &str) -> String {
    let (Some(year), Some(month), Some(day)) = (date.get(..4), date.get(5..7), date.get(8..)) else {
        return date.to_owned();
    };
    let short = |part| <str>::trim_start_matches(part, '0');
    match lang {
        Lang::Zh => [year, "年", short(month), "月", short(day), "日"].concat(),
        Lang::En => {
            let at = month.bytes().fold(0, |sum, digit| sum * 10 + usize::from(digit.wrapping_sub(b'0'))) * 3;
            [short(day), " ", MONTHS.get(at..at + 3).unwrap_or(month), " ", year].concat()
        }
    }
}

/// `7月21日`, `21 Jul`: of what [`date`] wrote.
pub(crate) fn without_year(lang: Lang, date: &str) -> &str {
    let parts = match lang {
        Lang::Zh => date.split_once('年').map(|(_, day)| day),
        Lang::En => date.rsplit_once(' ').map(|(day, _)| day),
    };
    parts.unwrap_or(date)
}

/// Three letters each, from the fourth on.
const MONTHS: &str = "   JanFebMarAprMayJunJulAugSepOctNovDec";

/// `2026年7月21日 12:00`, `21 Jul 2026, 12:00`: a moment in China.
pub(crate) fn minute(lang: Lang, moment: Moment) -> String {
    let text = moment.china_minute();
    let (day, clock) = text.split_once(' ').unwrap_or((&text, ""));
    [&date(lang, day), lang.pick(" ", ", "), clock].concat()
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
    fn dates_are_those_of_the_language() {
        let said = |text: &str| [date(Lang::Zh, text), date(Lang::En, text)];
        assert_eq!(said("2026-07-01"), ["2026年7月1日", "1 Jul 2026"]);
        assert_eq!(said("2018-12-31"), ["2018年12月31日", "31 Dec 2018"]);
        assert_eq!([without_year(Lang::Zh, "2026年7月1日"), without_year(Lang::En, "1 Jul 2026")], ["7月1日", "1 Jul"]);
        for whole in ["2018", "2024-08", ""] {
            assert_eq!(said(whole), [whole; 2]);
        }
        let at: Moment = "2026-10-31T16:05Z".parse().unwrap();
        assert_eq!([minute(Lang::Zh, at), minute(Lang::En, at)], ["2026年11月1日 00:05", "1 Nov 2026, 00:05"]);
        assert_eq!(fill("它在{0}到期", &["2026年7月1日"]), "它在 2026年7月1日到期");
        assert_eq!(fill("{0}年的规则", &["2018"]), "2018年的规则");
    }

    #[test]
    fn thousands_are_apart() {
        let said = [0, 999, 1_000, 12_345, 123_456, 111_974_400].map(grouped);
        assert_eq!(said, ["0", "999", "1,000", "12,345", "123,456", "111,974,400"]);
        assert_eq!(["99.00", "1280.00", "1234567.89"].map(grouped), ["99.00", "1,280.00", "1,234,567.89"]);
    }

    #[test]
    fn counts_have_their_units() {
        assert_eq!([months(Lang::Zh, 1), months(Lang::En, 1), months(Lang::En, 3)], ["1 个月", "1 month", "3 months"]);
        assert_eq!([days(Lang::Zh, 86_399), days(Lang::En, 86_400)], ["不到 1 天", "1 day"]);
        assert_eq!([months(Lang::En, 1_200), days(Lang::Zh, 86_400 * 1_461)], ["1,200 months", "1,461 天"]);
        assert_eq!([days(Lang::Zh, 200_000), days(Lang::En, -1)], ["2 天", "less than a day"]);
    }
}
