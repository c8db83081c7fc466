//! What is said when a verdict is explained: margins, until when it holds, whether a filing is done before, what
//! would be if something were changed; and the whole account as plain text.

mod horizon;
mod margin;
mod plain;

use super::phrase::fill;
use super::{Lang, source};
use crate::engine::Advisory;

pub use horizon::{Begun, day, filing, filing_name, filing_short, horizon, horizon_short, no_horizon, time_line};
pub use margin::{margin, quota};
pub use plain::{Told, plain};

/// Whether advice comes before whatever is to be done: a number waits, or perhaps there is no server left to do it to.
pub fn comes_first(advisory: Advisory) -> bool {
    matches!(advisory, Advisory::UnusedNumberAvailable | Advisory::ProbablyReleased)
}

/// What an expiry must be: later than a moment.
pub fn later(lang: Lang, moment: &str) -> String {
    fill(lang.pick("晚于 {0}", "later than {0}"), &[moment])
}

/// How the guide is read where it says nothing; none where `id` is a fact of it.
pub fn reading(lang: Lang, id: &str) -> Option<String> {
    let text = source::reading_text(lang, id)?;
    let silent = lang.pick("指南没有写明，本工具的理解（{0}）：{1}", "The guide is silent; how we read it ({0}): {1}");
    Some(fill(silent, &[id, text]))
}

texts! {
    /// A text of the explanation that stands alone.
    Label by label;
    HorizonHeading: "能持续到什么时候", "Until when it lasts";
    FilingDays: "备案大约要几天", "Days that a filing takes";
    FilingHint: "各地快慢不同，一般 20 天左右。请填 1 到 60。", "It differs from place to place and is mostly about 20. Enter 1 to 60.";
    CalendarButton: "存入日历（.ics）", "Save to a calendar (.ics)";
    CopyButton: "复制成文字", "Copy as text";
    TimeLine: "时间线", "Time line";
    Bought: "购买", "bought";
    Today: "今天", "today";
    ThatDay: "所选时间", "the chosen moment";
    Expires: "到期", "expires";
    RuleBegins: "新规则生效", "a rule comes into force";
    TermReached: "买够所要求的时长", "the required term is reached";
    FilingDone: "备案办完", "the filing is done";
    Filing: "备案", "filing";
    InTime: "来得及", "in time";
    TooLate: "来不及", "too late";
    WhatIfHeading: "如果改一改会怎样", "What if?";
    WhatIfIntro: "改下面的内容，看结论会怎么变。这里只是试算，什么都不会保存，服务器的资料也不会改动。", "Change something below and see how the verdict changes. You are only trying it out: nothing is saved, and the server's facts stay as they are.";
    Renew: "再续费几个月", "Renew by how many months";
    Convert: "转为包年包月，买几个月", "Convert to a subscription of how many months";
    Bandwidth: "公网带宽改为（Mbps）", "Public bandwidth (Mbps)";
    Account: "换成这个账号", "As this account";
    Date: "换成这个时间（北京时间）", "At this moment (China time)";
    Unchanged: "不改", "As it is";
    Reset: "不试了，恢复原样", "Reset";
    Real: "现在", "As it is";
    Supposed: "试算", "What if";
    Verdict: "结论", "Verdict";
    Why: "说明", "In short";
    Quota: "名额", "Quota";
    Until: "持续到", "Lasts until";
    FilingRow: "备案", "A filing";
    NotSaved: "试算结果，没有保存", "Tried out, not saved";
}
