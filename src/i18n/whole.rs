//! What no line is broken in: ids, dates, counts with their units.

/// A text in pieces, in turn what stays on a line and what need not, each with whether it does: a line ends before an id
/// rather than at a hyphen in it, and before a date or a count rather than between its number and its unit.
///
/// ```
/// use beian_desk::i18n::wholes;
///
/// assert_eq!(wholes("web · i-bp1example0001."), [(false, "web · "), (true, "i-bp1example0001"), (false, ".")]);
/// assert_eq!(wholes("还少 2 个月。"), [(false, "还少 "), (true, "2 个月"), (false, "。")]);
/// assert_eq!(wholes("a two-step way"), [(false, "a two-step way")]);
/// ```
pub fn wholes(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    // What is not given yet, and how much of it need not stay on a line.
    let (mut rest, mut passed) = (text, 0);
    loop {
        let (_, ahead) = rest.split_at(passed);
        let Some(found) = ahead.find(in_word) else { break };
        let (_, ahead) = ahead.split_at(found);
        let word = ahead.find(|letter| !in_word(letter)).unwrap_or(ahead.len());
        // Every text on a page comes by here, and most words begin with no digit.
        let shapes = if ahead.starts_with(|first: char| first.is_ascii_digit()) { SHAPES.as_slice() } else { &[] };
        let whole = shapes.iter().find_map(|shape| shaped(ahead, shape)).or_else(|| id(ahead.split_at(word).0));
        let Some(whole) = whole else {
            passed += found + word;
            continue;
        };
        let (before, from) = rest.split_at(passed + found);
        if !before.is_empty() {
            pieces.push((false, before));
        }
        let (piece, after) = from.split_at(whole);
        pieces.push((true, piece));
        (rest, passed) = (after, 0);
    }
    if !rest.is_empty() {
        pieces.push((false, rest));
    }
    pieces
}

/// What dates and counts look like, the longer before the shorter: `0` stands for a number, `A` for a month's name. The
/// time of a day may stand on the next line: with it a date is wider than a column.
const SHAPES: [&str; 11] =
    ["0年0月0日", "0月0日", "0 个月", "0 天", "0 元", "0 A 0", "0 months", "0 month", "0 days", "0 day", "0 yuan"];

/// The length of what `text` begins with, if it has that shape.
fn shaped(text: &str, shape: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in shape.chars() {
        rest = match wanted {
            '0' => rest.split_at(number(rest)?).1,
            'A' => {
                let (month, after) = rest.split_at_checked(3)?;
                month.chars().all(|letter| letter.is_ascii_alphabetic()).then_some(after)?
            }
            letter => rest.strip_prefix(letter)?,
        };
    }
    // `days` is no word of `3 daystars`.
    let ends = shape.ends_with(|last: char| !last.is_ascii()) || !rest.starts_with(in_word);
    ends.then_some(text.len() - rest.len())
}

/// The length of the number that `text` begins with: digits, with a comma or a point only between two of them.
fn number(text: &str) -> Option<usize> {
    let mut length = 0;
    let letters = text.bytes().zip(text.bytes().skip(1).chain([b' ']));
    for (letter, next) in letters {
        match letter {
            b'0'..=b'9' => {}
            b',' | b'.' if length > 0 && next.is_ascii_digit() => {}
            _ => break,
        }
        length += 1;
    }
    (length > 0).then_some(length)
}

/// The length of a word that is an id, of up to the five groups of a number.
fn id(word: &str) -> Option<usize> {
    let is_id =
        (10..=36).contains(&word.len()) && word.contains('-') && word.contains(|one: char| one.is_ascii_digit());
    is_id.then_some(word.len())
}

fn in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stays on a line in a text.
    fn kept(text: &str) -> Vec<&str> {
        let pieces = wholes(text);
        assert_eq!(pieces.iter().map(|(_, piece)| *piece).collect::<String>(), text);
        pieces.into_iter().filter_map(|(whole, piece)| whole.then_some(piece)).collect()
    }

    #[test]
    fn dates_stay_on_a_line() {
        assert_eq!(kept("到 2026年7月21日 12:00（北京时间）为止"), ["2026年7月21日"]);
        assert_eq!(kept("2026年7月1日到2026年12月31日。"), ["2026年7月1日", "2026年12月31日"]);
        assert_eq!(kept("7月1日 今天"), ["7月1日"]);
        assert_eq!(kept("until 21 Jul 2026, 12:00 China time"), ["21 Jul 2026"]);
        assert_eq!(kept("is done on 21 Jul 2026, 10 days after"), ["21 Jul 2026", "10 days"]);
        // A year alone and a time alone break nowhere anyway.
        assert_eq!(kept("2018年的规则，12:00"), [""; 0]);
    }

    #[test]
    fn counts_stay_with_their_units() {
        assert_eq!(kept("买了 2 个月，还有 1,461 天，99.00 元"), ["2 个月", "1,461 天", "99.00 元"]);
        assert_eq!(
            kept("3 months, 1 month, 31 days, 1 day, 1,280.00 yuan"),
            ["3 months", "1 month", "31 days", "1 day", "1,280.00 yuan"]
        );
        assert_eq!(kept("3 daystars, 2 monthly, x3 days, 5 Mbps, 12 for, 5 个号码"), [""; 0]);
    }

    #[test]
    fn ids_stay_on_a_line() {
        assert_eq!(kept("(i-bp1example0001)"), ["i-bp1example0001"]);
        assert_eq!(kept("a-1 short, well-known-words, 1234567890"), [""; 0]);
        assert_eq!(kept("用 4f9f0d9c-0000-4000-8000-000000000004 提交"), ["4f9f0d9c-0000-4000-8000-000000000004"]);
        assert_eq!(kept("4f9f0d9c-0000-4000-8000-0000000000040"), [""; 0]);
    }
}
