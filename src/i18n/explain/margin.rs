//! How far a condition is from its boundary, in a few words.

use super::super::Lang;
use super::super::phrase::{days, fill, grouped, months};
use crate::engine::{Margin, Quota};

/// `差 31 天`, `20 days to spare`, `2 of 5 left`.
pub fn margin(lang: Lang, margin: &Margin) -> String {
    let long = |count: u32| days(lang, i64::from(count) * 86_400);
    let (zh, en, value) = match *margin {
        Margin::Left { days } => ("还有{0}到期", "{0} to spare", long(days)),
        Margin::Gone { days } => ("已到期{0}", "expired {0} ago", long(days)),
        Margin::Endless => ("没有到期时间", "no expiry", String::new()),
        Margin::Term { short: false, months: 0, days: None | Some(0) } => ("刚好够", "exactly enough", String::new()),
        Margin::Term { short, months: count, days } => {
            let value = days.map_or_else(|| months(lang, count), long);
            if short { ("还差{0}", "{0} short", value) } else { ("多出{0}", "{0} to spare", value) }
        }
        Margin::Order { short, by } => match (short, grouped(by)) {
            (true, by) => ("还差{0} 元", "{0} yuan short", by),
            (false, by) if by == "0.00" => ("刚好够", "exactly enough", by),
            (false, by) => ("多出{0} 元", "{0} yuan to spare", by),
        },
        Margin::Numbers { left: 0, of } => ("共 {0} 个，已用完", "none of {0} left", of.to_string()),
        Margin::Numbers { left, of } => {
            return fill(lang.pick("还剩 {0} 个，共 {1} 个", "{0} of {1} left"), &[&left.to_string(), &of.to_string()]);
        }
    };
    fill(lang.pick(zh, en), &[&value])
}

/// How many numbers of a quota are left, and how many of them are reserved.
pub fn quota(lang: Lang, quota: &Quota) -> String {
    let mut text = margin(lang, &Margin::Numbers { left: quota.left, of: quota.limit });
    if quota.reserved > 0 {
        text.push_str(&fill(lang.pick("，预留 {0} 个", ", {0} reserved"), &[&quota.reserved.to_string()]));
    }
    text
}
