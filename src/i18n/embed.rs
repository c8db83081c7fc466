//! The words of the element for other people's pages, beside those of the interview.

use super::Lang;
use super::phrase::fill;

texts! {
    /// A text of the element that stands alone.
    Embed by embed;
    Title: "备案服务号自查", "Filing service number check";
    Whole: "在完整的自查工具里打开", "Open in the full tool";
    WholeHint: "答案只留在这个页面里，关掉就没有了。在完整的工具里可以保存、复制链接，一次查很多台。", "What you answer stays in this page and is gone when you leave. The full tool keeps it, makes a link to it, and checks many servers at once.";
    Restart: "从头再来", "Start again";
    Sources: "依据", "Sources";
    Guide: "怎么做", "How to";
    More: "详细说明", "More about this";
    NewWindow: "（新窗口）", " (new window)";
    Unreadable: "这一页给出的服务器资料有错，读不了", "The facts that this page gives can't be read";
    NoInstance: "这一页没有给出服务器", "This page gives no server";
    Missing: "还缺什么", "What is missing";
}

/// The page names rules that are not known here.
pub fn unknown_policy(lang: Lang, policy: &str) -> String {
    fill(
        lang.pick(
            "这一页要用的规则 {0} 这里没有，改按现在的规则判断。",
            "This page asks for the rules {0}, which are not here: judged by the present ones.",
        ),
        &[policy],
    )
}

/// More servers were given than are shown.
pub fn more(lang: Lang, count: usize) -> String {
    fill(lang.pick("还有 {0} 台没有列出。", "Not shown: {0} more."), &[&count.to_string()])
}
