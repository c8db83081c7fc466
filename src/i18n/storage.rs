//! What the stores say when they fail, and what was found damaged in them, in words.

use super::phrase::fill;
use super::{Lang, error};
use crate::ledger::codec::CodecError;
use crate::ledger::store::{Aside, Failure, Place, Reason};

/// A store failed, and what to do.
///
/// ```
/// use beian_desk::i18n::{Lang, storage};
/// use beian_desk::ledger::store::Failure;
///
/// let text = storage::failed(Lang::Zh, &Failure::newer());
/// assert!(text.starts_with("没有保存：本工具的新版本"));
/// let full = Failure { name: "QuotaExceededError".to_owned(), code: 22, message: "full".to_owned() };
/// assert!(storage::failed(Lang::En, &full).starts_with("This was not saved (QuotaExceededError: full)."));
/// ```
pub fn failed(lang: Lang, failure: &Failure) -> String {
    if failure.is_newer() {
        return lang
            .pick(
                "没有保存：本工具的新版本已经在这里保存过数据，这个页面只能查看。请刷新页面，用新版本再做一次。",
                "This was not saved: a newer version of this tool has stored data here, and this page only shows it. Reload, and do it again with that version.",
            )
            .to_owned();
    }
    if failure.is_kept_away() {
        return lang
            .pick(
                "没有保存：另一个标签页占着数据库，这里打不开。请关闭本工具的其他标签页，然后再试。",
                "This was not saved: another tab holds the database, so it can't be opened here. Close the other tabs of this tool, and try again.",
            )
            .to_owned();
    }
    let said = failure.text();
    let said = if *failure == Failure::unlike() {
        lang.pick("读回来的内容和写进去的不一样", "what was written reads back differently")
    } else if *failure == Failure::not_random() {
        lang.pick("浏览器给的随机数重复了", "the browser's random numbers repeat themselves")
    } else {
        &said
    };
    fill(
        lang.pick(
            "没有保存成功（{0}）。请导出数据，腾出空间或允许本站保存数据后再试。",
            "This was not saved ({0}). Export your data, make room or let this site keep data, and try again.",
        ),
        &[said],
    )
}

/// Another tab keeps the database from opening.
pub const fn waiting(lang: Lang) -> &'static str {
    lang.pick(
        "另一个标签页占着数据库（可能是本工具的旧版本），现在只能保存在 localStorage 里。请关闭其他标签页；数据库一空出来，这里会自动存进去。",
        "Another tab holds the database, perhaps with an older version of this tool: for now records are kept in localStorage alone. Close the other tabs; once the database is free, everything is saved there by itself.",
    )
}

/// The button that takes damaged texts out.
pub const fn take_damaged(lang: Lang) -> &'static str {
    lang.pick("另存读不出来的内容", "Save the damaged pieces")
}

/// There are no damaged texts.
pub const fn none_damaged(lang: Lang) -> &'static str {
    lang.pick("没有读不出来的内容。", "There are no damaged pieces.")
}

/// Damaged texts as one readable file: where each is, what is wrong with it, and the text as it was found.
///
/// ```
/// use beian_desk::i18n::{Lang, storage};
/// use beian_desk::ledger::codec::CodecError;
/// use beian_desk::ledger::store::{Aside, Place, Reason};
///
/// let torn = Aside {
///     place: Place::Local,
///     name: "damaged/00000000-event/0000000000000001".to_owned(),
///     found: "event/0000000000000001".to_owned(),
///     reason: Reason::Unreadable(CodecError::Checksum),
///     text: "1 0 {\"id\":".to_owned(),
/// };
/// let file = storage::damaged_file(Lang::En, "2026-07-01 12:00", &[torn]);
/// assert!(file.ends_with("Text (10 bytes):\n1 0 {\"id\":\n"));
/// ```
pub fn damaged_file(lang: Lang, minute: &str, pieces: &[Aside]) -> String {
    let count = pieces.len().to_string();
    let mut file = fill(
        lang.pick(
            "beian-desk：读不出来的内容，共 {0} 份，取出于 {1}（北京时间）\n它们仍原样留在浏览器里。每份的文字从“原文”的下一行开始，按注明的字节数结束。\n",
            "beian-desk: damaged pieces: {0}, taken out at {1} China time\nThey also stay in the browser as they are. The text of each begins on the line after its length, and has so many bytes.\n",
        ),
        &[&count, minute],
    );
    let colon = lang.pick("：", ": ");
    for (piece, place) in pieces.iter().zip(1_usize..) {
        let store = match piece.place {
            Place::Database => "IndexedDB",
            Place::Local => "localStorage",
        };
        let lines = [
            (lang.pick("第几份", "Piece"), [place.to_string().as_str(), " / ", &count].concat()),
            (lang.pick("存放处", "Store"), store.to_owned()),
            (lang.pick("键", "Key"), quoted(&piece.name)),
            (lang.pick("原来的键", "Found under"), quoted(&piece.found)),
            (lang.pick("原因", "Reason"), reason(lang, &piece.reason)),
        ];
        file.push('\n');
        for (label, value) in lines {
            file.push_str(&[label, colon, &value, "\n"].concat());
        }
        let bytes = piece.text.len().to_string();
        file.push_str(&fill(lang.pick("原文（{0} 字节）：", "Text ({0} bytes):"), &[&bytes]));
        file.push_str(&["\n", &piece.text, "\n"].concat());
    }
    file
}

/// A key in one line, whatever it holds.
fn quoted(key: &str) -> String {
    key.chars().flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}

/// What is wrong with a text.
fn reason(lang: Lang, reason: &Reason) -> String {
    let text = match reason {
        Reason::Unreadable(CodecError::Newer) => {
            lang.pick("由本工具的新版本写入", "written by a newer version of this tool")
        }
        Reason::Unreadable(CodecError::NoHead) => {
            lang.pick("不是本工具保存的形式：没有版本和校验和", "not as this tool stores it: no version and checksum")
        }
        Reason::Unreadable(CodecError::Shape(error)) => {
            let text = lang.pick("不是本工具写过的记录：{0}", "not a record that this tool ever wrote: {0}");
            return fill(text, &[&error::input_error(lang, error)]);
        }
        Reason::Unreadable(CodecError::Lines) => {
            lang.pick("行的形式不对，可能被截断", "its lines are not as they are written; perhaps cut off")
        }
        Reason::Unreadable(CodecError::Checksum) => {
            lang.pick("校验和不符：内容被截断或改动过", "the checksum does not fit: cut off or altered")
        }
        Reason::Misplaced => {
            lang.pick("放错了位置：它属于另一个键", "in the wrong place: it belongs under another key")
        }
        Reason::NoInstance => lang.pick("不是一台实例的记录", "not the record of an instance"),
        Reason::NoSettings => lang.pick("不是本工具的设置", "not the settings of this tool"),
    };
    text.to_owned()
}
