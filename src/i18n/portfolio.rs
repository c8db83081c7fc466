//! The words of many instances at once: the portfolio at a glance, what the table is narrowed down to, what is ticked,
//! the columns; and of the keys that work as shortcuts.

use super::phrase::{calm, days, fill, grouped, list, minute, without_year};
use super::{Lang, explain};
use crate::engine::Moment;

texts! {
    /// A text of the portfolio that stands alone.
    Label by label;
    Glance: "一览", "At a glance";
    Standing: "结论", "Verdicts";
    OneStep: "只差一步", "One step away";
    MoreSteps: "要多做几步或另买一台", "More steps or another server";
    NumbersByAccount: "各账号的号码", "Numbers by account";
    NumbersMean: "名额按列表里的实例合计。每申请一个号码就少一个名额，不会恢复；剩下的名额，实例符合条件才能用。", "Added up over the listed instances. What was issued never comes back; what is left can be applied for on instances that qualify.";
    NoAccount: "账号未知", "Account not known";
    Expiring: "90 天内到期", "Expiring within 90 days";
    Today: "今天", "today";
    ThatDay: "所选时间", "the chosen moment";
    Narrowed: "当前条件：", "Filters: ";
    Without: "去掉这个条件", "Remove this filter";
    ClearAll: "清除全部条件", "Clear all filters";
    Tick: "选中", "Select";
    TickColumn: "选择", "Selection";
    TickedTools: "对选中的实例", "With the selected ones";
    TakeVerdicts: "导出结论表格", "Save the verdicts as a table";
    TakeTicket: "导出工单文本", "Save a text for a ticket";
    CopyVerdicts: "复制结论", "Copy the verdicts";
    CheckAgain: "重新核对", "Check again";
    TickNone: "取消选中", "Select none";
    Columns: "显示的列", "Columns";
    UsualColumns: "恢复默认", "Reset to default";
    Shortcuts: "快捷键", "Keyboard shortcuts";
    ShortcutsText: "在页面上直接按下面的键。正在输入文字时不起作用。", "Press these keys anywhere on a page. They do nothing while you type.";
    KeySearch: "跳到本页的搜索框", "Go to the page's search";
    KeyList: "打开这份说明", "Open this list";
    KeyEscape: "关闭对话框", "Close a dialog";
    Key: "按键", "Key";
    KeyDoes: "作用", "What it does";
    ShortcutsOn: "启用快捷键", "Shortcuts are on";
    ShortcutsHint: "如果它们妨碍了语音输入或别的辅助工具，可以关掉。这个选择会保存在本浏览器里。", "Turn them off if they get in the way of speech input or other aids. The choice is kept in this browser.";
}

/// The portfolio in one line: how many instances there are, and how many of them stand how.
///
/// ```
/// use beian_desk::i18n::{Lang, portfolio};
///
/// assert_eq!(portfolio::summary(Lang::En, 3, &[("Qualifies", 2), ("One step away", 1)]), "3 instances: Qualifies 2, One step away 1");
/// ```
pub fn summary(lang: Lang, instances: usize, standings: &[(&str, usize)]) -> String {
    let counts = counts(lang, standings);
    let template = match instances {
        1 => lang.pick("{0} 台实例：{1}", "{0} instance: {1}"),
        _ => lang.pick("{0} 台实例：{1}", "{0} instances: {1}"),
    };
    fill(template, &[&grouped(instances), &counts])
}

fn counts(lang: Lang, counts: &[(&str, usize)]) -> String {
    let counts: Vec<String> = counts.iter().map(|(text, count)| fill("{0} {1}", &[text, &grouped(count)])).collect();
    list(lang, counts.iter().map(String::as_str))
}

/// The numbers of an account: issued, reserved, the limit, left, and what can be applied for now.
pub fn numbers(lang: Lang, counts: [u32; 5]) -> String {
    let [issued, reserved, limit, left, now] = counts.map(grouped);
    let text = match counts {
        [_, 0, _, 0, _] => lang.pick("上限 {2} 个，已申请 {0} 个，没有剩余", "{0} issued of {2}, none left"),
        [_, 0, ..] => lang.pick(
            "上限 {2} 个，已申请 {0} 个，还剩 {3} 个；现在能申请 {4} 个",
            "{0} issued of {2}, {3} left; {4} can be applied for now",
        ),
        _ => lang.pick(
            "上限 {2} 个，已申请 {0} 个，还剩 {3} 个，其中预留 {1} 个；现在能申请 {4} 个",
            "{0} issued of {2}, {3} left, {1} of them reserved; {4} can be applied for now",
        ),
    };
    fill(text, &[&issued, &reserved, &limit, &left, &now])
}

/// How many accounts are not listed.
pub fn more_accounts(lang: Lang, count: usize) -> String {
    fill(lang.pick("另有 {0} 个账号没有列出。", "Accounts not listed: {0}."), &[&grouped(count)])
}

/// How many instances expire within so many days.
pub fn expiring(lang: Lang, count: usize, days: u16) -> String {
    let text = match count {
        0 => lang.pick("{1} 天内没有实例到期。", "Nothing expires within {1} days."),
        1 => lang.pick("{1} 天内有 {0} 台到期", "{0} instance expires within {1} days"),
        _ => lang.pick("{1} 天内有 {0} 台到期", "{0} instances expire within {1} days"),
    };
    fill(text, &[&grouped(count), &days.to_string()])
}

/// How many instances expire between two moments.
pub fn expiring_between(lang: Lang, count: usize, [from, to]: [Moment; 2]) -> String {
    let text = match count {
        1 => lang.pick("{1}到{2}：{0} 台到期", "{1} to {2}: {0} instance expires"),
        _ => lang.pick("{1}到{2}：{0} 台到期", "{1} to {2}: {0} instances expire"),
    };
    fill(text, &[&grouped(count), &explain::day(lang, from), &explain::day(lang, to)])
}

/// Of how many instances the expiry is not known.
pub fn expiry_unknown(lang: Lang, count: usize) -> String {
    let text = match count {
        1 => lang.pick("另有 {0} 台的到期时间未知。", "The expiry of {0} more is not known."),
        _ => lang.pick("另有 {0} 台的到期时间未知。", "The expiries of {0} more are not known."),
    };
    fill(text, &[&grouped(count)])
}

/// A day in China without its year: `7月31日`.
pub fn day(lang: Lang, at: Moment) -> String {
    without_year(lang, &explain::day(lang, at)).to_owned()
}

/// A term and where today stands in it.
pub fn term(lang: Lang, bought: Moment, expires: Moment, today: Moment) -> String {
    let (bought_on, expires_on) = (explain::day(lang, bought), explain::day(lang, expires));
    let left = expires.seconds_since(today);
    let (text, rest) = match left > 0 {
        true => (lang.pick("{0}购买，{1}到期，还有{2}", "bought {0}, expires {1}, {2} left"), left),
        false => (lang.pick("{0}购买，{1}到期，已到期{2}", "bought {0}, expired {1}, {2} ago"), -left),
    };
    fill(text, &[&bought_on, &expires_on, &days(lang, rest)])
}

/// What is searched for.
pub fn search(lang: Lang, text: &str) -> String {
    let text: String = text.chars().map(calm).collect();
    fill(lang.pick("搜索“{0}”", "search “{0}”"), &[&text])
}

/// When what is shown expires.
pub fn expires(lang: Lang, from: u16, to: u16) -> String {
    let text = match from {
        0 => lang.pick("{1} 天内到期", "expires within {1} days"),
        _ => lang.pick("{0} 到 {1} 天后到期", "expires in {0} to {1} days"),
    };
    fill(text, &[&from.to_string(), &to.to_string()])
}

/// Whose what is shown is.
pub fn of_account(lang: Lang, account: &str) -> String {
    fill(lang.pick("账号 {0}", "account {0}"), &[account])
}

/// The offer to tick every row that matches.
pub fn tick_all(lang: Lang, matching: usize) -> String {
    fill(lang.pick("选中全部 {0} 台", "Select all {0}"), &[&grouped(matching)])
}

/// How many rows are ticked.
pub fn ticked(lang: Lang, count: usize) -> String {
    match count {
        0 => lang.pick("没有选中任何实例", "Nothing is selected").to_owned(),
        count => fill(lang.pick("已选中 {0} 台", "{0} selected"), &[&grouped(count)]),
    }
}

/// What came of checking so many anew.
pub fn checked(lang: Lang, count: usize, as_of: Moment, verdicts: &[(&str, usize)]) -> String {
    fill(
        lang.pick("已按北京时间 {1} 重新核对 {0} 台：{2}。", "Checked {0} again, as of {1} China time: {2}."),
        &[&grouped(count), &minute(lang, as_of), &counts(lang, verdicts)],
    )
}

/// A verdict in one line: the instance's id and name, the verdict, the reason or what is left. What users named can't
/// break the line.
pub fn line(lang: Lang, id: &str, name: &str, verdict: &str, reason: &str) -> String {
    let [id, name]: [String; 2] = [id, name].map(|text| text.chars().map(calm).collect());
    let template = match name.trim().is_empty() || name == id {
        true => lang.pick("{0}：{2}，{3}", "{0}: {2}. {3}"),
        false => lang.pick("{0}（{1}）：{2}，{3}", "{0} ({1}): {2}. {3}"),
    };
    fill(template, &[&id, &name, verdict, reason])
}

/// A heading with how many there are.
pub fn counted(lang: Lang, text: &str, count: usize) -> String {
    fill(lang.pick("{0}（{1}）", "{0} ({1})"), &[text, &grouped(count)])
}
