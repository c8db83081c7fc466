//! Texts of the comparison that visitors run themselves.

use super::Lang;
use super::phrase::{fill, grouped};

/// Its heading.
pub const fn heading(lang: Lang) -> &'static str {
    lang.pick("自己验证一遍", "Check it yourself")
}

/// What it does.
pub fn intro(lang: Lang, cases: u64) -> String {
    fill(
        lang.pick(
            "程序之外还有一张对照表，照着 2018年的官方指南一行一行手写而成。按下按钮，程序会在您的浏览器里与这张表逐一比对，一共 {0} 种情形：产品、地域、付费方式、时长、到期、公网、账号、已有的号码，以及其中任何一项不知道。每一种情形的结论、理由、要补充的信息、名额和办法都必须相同。比对的总是默认规则，也就是从这份指南读来的那一套；上面选了别的规则也一样。",
            "Beside the program there is a table of decisions, written by hand from the guide of 2018, line by line. Press the button, and your own browser compares the two, case by case. There are {0} cases: product, region, billing, term, expiry, public access, account, numbers there are, and any of these unknown. In each of them the verdict, its reasons, what is asked for, the quota and what to do must be the same. It is always the default rules that are compared, those read from that guide, whichever are chosen above.",
        ),
        &[&grouped(cases)],
    )
}

/// The button that begins.
pub const fn start(lang: Lang) -> &'static str {
    lang.pick("开始比对", "Start comparing")
}

/// The button that stops.
pub const fn stop(lang: Lang) -> &'static str {
    lang.pick("停下", "Stop")
}

/// The button that goes on after a stop.
pub const fn go_on(lang: Lang) -> &'static str {
    lang.pick("继续比对", "Go on")
}

/// The button that goes on after the goal.
pub const fn more(lang: Lang) -> &'static str {
    lang.pick("再比一千万种", "Ten million more")
}

/// What the bar shows.
pub const fn progress(lang: Lang) -> &'static str {
    lang.pick("比对进度", "Progress of the comparison")
}

/// How far it is.
pub fn line(lang: Lang, cases: u64, goal: u64, rate: u64, disagreements: u64) -> String {
    fill(
        lang.pick(
            "已比对 {0} / {1} 种情形，每秒 {2} 种，{3} 种不一致。",
            "{0} of {1} cases, {2} a second, {3} disagree.",
        ),
        &[&grouped(cases), &grouped(goal), &grouped(rate), &grouped(disagreements)],
    )
}

/// What came of it.
pub fn result(lang: Lang, cases: u64, disagreements: u64) -> String {
    let text = match disagreements {
        0 => lang.pick("比对了 {0} 种情形，全部一致。", "{0} cases compared: they all agree."),
        _ => lang.pick(
            "比对了 {0} 种情形，{1} 种不一致：程序或对照表有错，请把下面的情形反馈给维护者。",
            "{0} cases compared, {1} disagree: the program or the table is wrong. Please report the cases below.",
        ),
    };
    fill(text, &[&grouped(cases), &grouped(disagreements)])
}

/// A case of which the two say different things; `table` is none where the table has no line for it.
pub fn disagreement(lang: Lang, case: u64, as_of: &str, engine: &str, table: Option<&str>) -> String {
    let table = table.unwrap_or(lang.pick("没有这种情形", "nothing"));
    fill(
        lang.pick(
            "第 {0} 号情形，{1}：程序说“{2}”，对照表说“{3}”。",
            "Case {0}, as of {1}: the program says “{2}”, the table says “{3}”.",
        ),
        &[&case.to_string(), as_of, engine, table],
    )
}
