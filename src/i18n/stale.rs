//! What another tab changed under an open dialog, in words.

use super::phrase::fill;
use super::{Lang, verdict};
use crate::engine::{Quota, Scope, Status};

/// What stands before the changes.
pub const fn heading(lang: Lang) -> &'static str {
    lang.pick("另一个标签页刚刚改动了数据：", "Another tab has just changed things:")
}

/// The instance was removed.
pub const fn removed(lang: Lang) -> &'static str {
    lang.pick("这台实例已从列表里移除。", "This instance was removed from the list.")
}

/// What saving the form of an instance that was removed does.
pub const fn puts_back(lang: Lang) -> &'static str {
    lang.pick("保存会把它加回列表。", "Saving puts it back.")
}

/// A field of the instance.
pub fn field(lang: Lang, label: &str, before: &str, now: &str) -> String {
    fill(lang.pick("{0}：{1} → {2}", "{0}: {1} → {2}"), &[label, before, now])
}

/// The numbers of the instance, or of its account.
pub fn quota(lang: Lang, quota: &Quota) -> String {
    let whose = match quota.scope {
        Scope::Account => lang.pick("这个账号", "this account"),
        Scope::Instance | Scope::Product => lang.pick("这台实例", "this instance"),
    };
    let used = quota.issued.saturating_add(quota.reserved);
    let [used, limit, issued, reserved] = [used, quota.limit, quota.issued, quota.reserved].map(|n| n.to_string());
    fill(
        lang.pick(
            "{0}的 {1} 个名额，现在用了 {2} 个（已申请 {3}，预留 {4}）。",
            "Slots of {0}: {2} of {1} used now ({3} issued, {4} reserved).",
        ),
        &[whose, &limit, &used, &issued, &reserved],
    )
}

/// Where the number stands.
pub fn stands(lang: Lang, status: Status) -> String {
    fill(lang.pick("这个号码现在是“{0}”。", "This number is now: {0}."), &[verdict::status(lang, status)])
}

/// What became of the reservation.
pub fn reservation(lang: Lang, replaced_by: Option<&str>) -> String {
    match replaced_by {
        Some(number) => fill(
            lang.pick("这个预留已换成真正的号码 {0}。", "The real number {0} has taken the place of this reservation."),
            &[number],
        ),
        None => lang.pick("这个预留已经放弃了。", "This reservation was given up.").to_owned(),
    }
}

/// The number's note.
pub fn note(lang: Lang, note: &str) -> String {
    match note {
        "" => lang.pick("备注已删除。", "The note was removed.").to_owned(),
        note => fill(lang.pick("备注现在是：{0}", "The note is now: {0}"), &[note]),
    }
}

/// The number is gone.
pub const fn number_gone(lang: Lang) -> &'static str {
    lang.pick("这个号码已不在记录里。", "This number is not on record any more.")
}

/// The preview was worked out anew.
pub const fn preview(lang: Lang) -> &'static str {
    lang.pick(
        "导入会带来的变化已重新核对，请再看一遍。",
        "What the import changes was worked out anew: look at it again.",
    )
}

/// Why the dialog's button can't be pressed.
pub fn blocked(lang: Lang, reason: &str) -> String {
    fill(lang.pick("现在不能确认。{0}", "This can't be confirmed now. {0}"), &[reason])
}

/// What stands before the fields in which what is to be saved differs from what another tab saved.
pub const fn clash_heading(lang: Lang) -> &'static str {
    lang.pick(
        "您填写期间，这台实例在另一个标签页里改过。再按一次“保存”，就以这里填的为准：",
        "This instance was changed in another tab while you filled this in. Press Save once more to keep what stands here:",
    )
}

/// A field in which they differ.
pub fn clash(lang: Lang, label: &str, theirs: &str, yours: &str) -> String {
    fill(lang.pick("{0}：那边是 {1}，这里是 {2}", "{0}: there {1}, here {2}"), &[label, theirs, yours])
}
