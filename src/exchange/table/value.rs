//! Values as users and spreadsheets write them into cells. Imports the engine.

use std::net::IpAddr;

use crate::engine::{Moment, Yuan, decimal};

/// What stands for a list of addresses that is known to be empty.
pub(super) const NONE: [&str; 2] = ["无", "none"];

/// A moment: RFC 3339, or a date with or without a time of day in China, as `2026-7-1`, `2026/07/01 9:30` or
/// `2026年7月1日`.
pub(super) fn date(cell: &str) -> Option<Moment> {
    let cell = cell.trim();
    if let Ok(moment) = cell.parse() {
        return Some(moment);
    }
    let spaced = cell.replace('日', " ").replace(['年', '月', '/', '.'], "-").replace(['T', 't'], " ");
    let mut words = spaced.split_whitespace();
    let [year, month, day] = numbers(words.next()?, '-')?;
    let [hour, minute, second] = match words.next() {
        None => [0; 3],
        // Seconds may be left out.
        Some(time) => numbers(time, ':').or_else(|| numbers(&[time, ":0"].concat(), ':'))?,
    };
    if words.next().is_some() {
        return None;
    }
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+08:00").parse().ok()
}

/// Three numbers with separators between them.
fn numbers(text: &str, separator: char) -> Option<[u16; 3]> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split(separator);
    let mut next = || parts.next().filter(|part| digits(part))?.parse().ok();
    let numbers = [next()?, next()?, next()?];
    parts.next().is_none().then_some(numbers)
}

/// A moment as a cell shows it: to the minute where that says all.
pub(super) fn date_cell(moment: Moment) -> String {
    let short = moment.china_minute();
    if date(&short) == Some(moment) { short } else { moment.to_string() }
}

pub(super) fn months(cell: &str) -> Option<u16> {
    cell.trim().parse().ok().filter(|months| *months <= 1200)
}

/// An amount, with or without the sign of the yuan.
pub(super) fn yuan(cell: &str) -> Option<Yuan> {
    let cell = cell.trim();
    let cell = cell.strip_prefix(['¥', '￥']).or_else(|| cell.strip_suffix('元')).unwrap_or(cell);
    cell.trim().parse().ok()
}

pub(super) fn bandwidth(cell: &str) -> Option<f64> {
    decimal::parse(cell.trim()).filter(|mbps| *mbps >= 0.0)
}

/// Addresses between blanks or punctuation, or the word for none at all.
pub(super) fn addresses(cell: &str) -> Option<Vec<IpAddr>> {
    let cell = cell.trim();
    if NONE.iter().any(|none| cell.eq_ignore_ascii_case(none)) {
        return Some(Vec::new());
    }
    let parts = cell.split([' ', ',', ';', '/', '|', '、', '，', '；', '\t', '\r', '\n']);
    let addresses: Option<Vec<IpAddr>> = parts.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
    addresses.filter(|addresses| !addresses.is_empty())
}
