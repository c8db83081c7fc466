//! The end of a horizon as an entry of a calendar (RFC 5545).

use super::super::phrase::{calm, days, fill};
use super::super::{Lang, explain, verdict};
use crate::engine::{Check, Horizon, Instance, Moment, Outcome};

/// What goes into the calendar.
#[derive(Debug, Clone, Copy)]
pub struct Reminder<'a> {
    /// The instance that stops to qualify.
    pub instance: &'a Instance,
    /// When.
    pub at: Moment,
    /// By which check.
    pub by: Check,
    /// How that check comes out then.
    pub outcome: Outcome,
    /// How many days before it the calendar reminds.
    pub days_before: u16,
    /// How many days a filing takes.
    pub filing_days: u16,
    /// When the entry was made.
    pub stamp: Moment,
}

/// An entry at the end of the horizon with a reminder some days before. Taken in again after a renewal it replaces the
/// one that is there: its id goes by the instance alone.
///
/// ```
/// use beian_desk::engine::{Check, Instance, Outcome, Product};
/// use beian_desk::i18n::{Lang, export};
///
/// let (at, stamp) = ("2027-02-11T00:00+08:00".parse().unwrap(), "2026-07-01T12:00+08:00".parse().unwrap());
/// let instance = Instance::new("i-1", Product::Ecs);
/// let (by, outcome) = (Check::Expired, Outcome::Unmet);
/// let reminder =
///     export::Reminder { instance: &instance, at, by, outcome, days_before: 20, filing_days: 20, stamp };
/// let calendar = export::calendar(Lang::En, &reminder);
/// assert!(calendar.contains("\r\nDTSTART:20270210T160000Z\r\n"));
/// assert!(calendar.contains("\r\nTRIGGER:-P20D\r\n"));
/// ```
pub fn calendar(lang: Lang, reminder: &Reminder<'_>) -> String {
    let Reminder { instance, at, by, outcome, days_before, filing_days, stamp } = *reminder;
    let name = instance.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&instance.id);
    let (zh, en) = match by {
        Check::Expired => ("{0} 到期，之后不能申请备案服务号", "{0} expires: no filing service number after this"),
        _ => ("{0} 从此不能申请备案服务号", "{0} stops qualifying for a filing service number"),
    };
    let summary = text(&fill(lang.pick(zh, en), &[name]));
    let before = lang.pick(
        "要用它办备案，请提前{0}开始，或者先续费。",
        "To file with it, begin {0} before this, or renew it first.",
    );
    let description = [
        fill("{0} · {1}", &[&instance.id, verdict::product(lang, instance.product)]),
        explain::horizon(lang, &Horizon::Ends { at, by, outcome }),
        fill(before, &[&days(lang, i64::from(filing_days) * 86_400)]),
    ];
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//beian-desk//beian-desk//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("BEGIN", "VEVENT"),
        ("UID", &uid(&instance.id)),
        ("DTSTAMP", &stamp.utc_basic()),
        ("DTSTART", &at.utc_basic()),
        ("SUMMARY", &summary),
        ("DESCRIPTION", &text(&description.join("\n"))),
        ("TRANSP", "TRANSPARENT"),
        ("BEGIN", "VALARM"),
        ("ACTION", "DISPLAY"),
        ("DESCRIPTION", &summary),
        ("TRIGGER", &["-P", &days_before.to_string(), "D"].concat()),
        ("END", "VALARM"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ] {
        fold(&mut out, &[name, ":", value].concat());
    }
    out
}

/// The id of an instance's entry, in letters that need no escaping; another instance has another one.
fn uid(instance: &str) -> String {
    let mut id = String::from("horizon-");
    for byte in instance.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            id.push(char::from(byte));
        } else {
            id.push('.');
            id.extend([byte >> 4, byte & 15].into_iter().filter_map(|digit| char::from_digit(digit.into(), 16)));
        }
    }
    id.push_str("@beian-desk");
    id
}

/// A text as a value: what would end it or stand for something else is escaped.
fn text(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            letter => out.push(calm(letter)),
        }
    }
    out
}

/// Writes a line, folded where it has more than 75 octets; a letter stays whole.
fn fold(out: &mut String, line: &str) {
    let mut room = 75;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        room -= letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}
