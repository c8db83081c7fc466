//! Until when a verdict holds, what ends it then, and whether a filing is done before.

use super::super::phrase::{date, days, fill, minute};
use super::super::{Lang, verdict};
use super::{Label, label};
use crate::engine::{Check, Filing, Horizon, Moment, Outcome, Verdict};

/// The date of a moment in China.
pub fn day(lang: Lang, moment: Moment) -> String {
    date(lang, &moment.china_date().to_string())
}

/// Until when an instance qualifies, and what ends it.
pub fn horizon(lang: Lang, horizon: &Horizon) -> String {
    let (zh, en, at, check) = match *horizon {
        Horizon::Ends { at, by: Check::Expired, .. } => (
            "如果不再续费，能申请到 {0}（北京时间）为止，那时它就到期了。",
            "If nothing is bought, it qualifies until {0} China time; then it expires.",
            at,
            "",
        ),
        Horizon::Ends { at, by: Check::TermTooShort, outcome: Outcome::Unknown } => (
            "能申请到 {0}（北京时间）为止：从那时起要求买够时长，而它买了多久还不知道。",
            "It qualifies until {0} China time: from then on a least term is asked for, and how long it was bought for \
             is not known.",
            at,
            "",
        ),
        Horizon::Ends { at, by: Check::TermTooShort, .. } => (
            "如果不再续费，能申请到 {0}（北京时间）为止：从那时起要求买够时长，而它买得不够长。",
            "If nothing is bought, it qualifies until {0} China time: from then on a least term is asked for, and it \
             was not bought for long enough.",
            at,
            "",
        ),
        Horizon::Ends { at, by, .. } => (
            "如果什么也不做，能申请到 {0}（北京时间）为止，那时不再满足这一条：{1}。",
            "If nothing is done, it qualifies until {0} China time; then this does not hold any more: {1}.",
            at,
            verdict::check(lang, by),
        ),
        Horizon::Never => {
            let (zh, en) = (
                "它没有到期时间：只要别的情况不变，就一直能申请。",
                "It has no expiry: while nothing else changes, it goes on qualifying.",
            );
            return lang.pick(zh, en).to_owned();
        }
        Horizon::Unknown => {
            let (zh, en) = (
                "没有写明到期时间，所以不知道能持续到什么时候。",
                "Its expiry is not stated, so it is not known until when this holds.",
            );
            return lang.pick(zh, en).to_owned();
        }
    };
    fill(lang.pick(zh, en), &[&minute(lang, at), check])
}

/// What is said in its place of what does not qualify; none where no number is needed.
pub fn no_horizon(lang: Lang, verdict: Verdict) -> Option<&'static str> {
    let (zh, en) = match verdict {
        Verdict::Eligible | Verdict::NotRequired => return None,
        Verdict::Ineligible => {
            ("等下去不会变：先做完上面的事，才能申请。", "Waiting does not help: first do what stands above.")
        }
        Verdict::Undetermined => (
            "先补充上面缺少的信息，才知道能不能申请、能持续多久。",
            "First answer what stands above. Then you will know whether it qualifies, and until when.",
        ),
    };
    Some(lang.pick(zh, en))
}

/// The same for a cell of a table.
pub fn horizon_short(lang: Lang, horizon: Option<&Horizon>) -> String {
    match horizon {
        Some(Horizon::Ends { at, .. }) => minute(lang, *at),
        Some(Horizon::Never) => lang.pick("没有期限", "no end").to_owned(),
        Some(Horizon::Unknown) => lang.pick("不知道", "not known").to_owned(),
        None => "–".to_owned(),
    }
}

/// Under which circumstances a filing is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Whether it would begin at the moment of the clock, not at one that was chosen.
    pub today: bool,
    /// Whether the instance qualifies, so that it can begin at all.
    pub possible: bool,
    /// How many days it takes.
    pub days: u16,
}

/// Whether a filing is done before the end: of the horizon, or of an instance that does not qualify its expiry.
pub fn filing(lang: Lang, begun: Begun, filing: &Filing) -> String {
    let (zh, en) = match (begun.today, begun.possible) {
        (true, true) => ("今天开始的备案如果要 {0} 天，", "A filing that begins today and takes {0}"),
        (false, true) => {
            ("所选时间开始的备案如果要 {0} 天，", "A filing that begins at the chosen moment and takes {0}")
        }
        (true, false) => (
            "它还不能申请。假如今天就能开始，备案要 {0} 天，",
            "It does not qualify yet. If a filing could begin today and took {0}, it",
        ),
        (false, false) => (
            "它还不能申请。假如在所选时间就能开始，备案要 {0} 天，",
            "It does not qualify. If a filing could begin at that moment and took {0}, it",
        ),
    };
    let length = match lang {
        Lang::Zh => begun.days.to_string(),
        Lang::En => days(lang, i64::from(begun.days) * 86_400),
    };
    let mut text = fill(lang.pick(zh, en), &[&length]);
    let margin = filing.spare.map(|spare| days(lang, spare.abs())).unwrap_or_default();
    let (zh, en) = match (filing.spare.is_some(), filing.is_in_time(), begun.possible) {
        (false, _, true) => ("在 {0}办完。", " is done on {0}."),
        (false, _, false) => ("会在 {0}办完。", " would be done on {0}."),
        (true, true, true) => {
            ("在 {0}办完，来得及，离不能申请还有{1}。", " is done on {0}: in time, {1} before the end.")
        }
        (true, true, false) => ("会在 {0}办完，离到期还有{1}。", " would be done on {0}, {1} before it expires."),
        (true, false, true) => (
            "到 {0}才办完，来不及，那时已不能申请{1}。请先续费。",
            " is done on {0}: too late, {1} after the end. Renew first.",
        ),
        (true, false, false) => ("到 {0}才办完，那时已到期{1}。", " would be done on {0}, {1} after it expires."),
    };
    text.push_str(&fill(lang.pick(zh, en), &[&day(lang, filing.done), &margin]));
    text
}

/// The name of a filing on a time line, with whether it is in time.
pub fn filing_name(lang: Lang, filing: &Filing) -> String {
    let name = label(lang, Label::Filing);
    let found = label(lang, if filing.is_in_time() { Label::InTime } else { Label::TooLate });
    match filing.spare {
        Some(_) => [name, lang.pick("：", ": "), found].concat(),
        None => name.to_owned(),
    }
}

/// The same for a cell of a table.
pub fn filing_short(lang: Lang, filing: &Filing) -> String {
    let (zh, en) = match (filing.spare.is_some(), filing.is_in_time()) {
        (false, _) => ("{0}办完", "done on {0}"),
        (true, true) => ("{0}办完，来得及", "done on {0}, in time"),
        (true, false) => ("{0}办完，来不及", "done on {0}, too late"),
    };
    fill(lang.pick(zh, en), &[&day(lang, filing.done)])
}

/// A time line in words: its dates in order, each with what happens then.
pub fn time_line(lang: Lang, events: &[(String, Label)]) -> String {
    let named = events.iter().map(|(day, what)| fill("{0} {1}", &[day, label(lang, *what)]));
    let mut text = named.collect::<Vec<_>>().join(lang.pick("；", "; "));
    text.push_str(lang.pick("。", "."));
    text
}
