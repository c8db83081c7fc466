//! The texts, a file a group, and the short names by which they are written.

mod apply;
mod desk;
mod elsewhere;
mod number;
mod quota;
mod server;
mod term;

use super::{Both, Entry, Group};

/// Every group, in reading order.
pub(super) const GROUPS: &[Group] = &[
    Group { id: "number", title: t("号码是什么", "What the number is"), entries: number::ENTRIES },
    Group { id: "apply", title: t("申请与使用", "Applying and using it"), entries: apply::ENTRIES },
    Group { id: "server", title: t("服务器的条件", "What the server must have"), entries: server::ENTRIES },
    Group { id: "term", title: t("购买时长与到期", "Term and expiry"), entries: term::ENTRIES },
    Group { id: "quota", title: t("能申请几个", "How many numbers"), entries: quota::ENTRIES },
    Group {
        id: "elsewhere", title: t("不用号码的情况", "Where no number is used"), entries: elsewhere::ENTRIES
    },
    Group { id: "desk", title: t("关于本工具", "About this tool"), entries: desk::ENTRIES },
];

/// A text: Chinese, English.
const fn t(zh: &'static str, en: &'static str) -> Both {
    Both { zh, en }
}

/// What an entry is where it says nothing else.
const BLANK: Entry = Entry { id: "", question: t("", ""), answer: &[], facts: &[], keywords: "", see: &[] };
