//! Quotas that are exceeded, in words.

use super::Lang;
use super::phrase::{fill, grouped};
use crate::engine::Quota;

/// The heading of the quotas that would be exceeded.
pub const fn exceeded_heading(lang: Lang) -> &'static str {
    lang.pick("超出名额", "Beyond the quota")
}

/// A quota that is exceeded, whose it is, and what to do.
///
/// ```
/// use beian_desk::engine::{Quota, Scope};
/// use beian_desk::i18n::{Lang, quota};
///
/// let exceeded = Quota { scope: Scope::Instance, limit: 5, issued: 2, reserved: 4, left: 3 };
/// assert_eq!(
///     quota::exceeded(Lang::En, "web-1", &exceeded),
///     "web-1: 2 issued and 4 reserved of 5. The provider will refuse what is beyond: give up reservations, 1 at least.",
/// );
/// ```
pub fn exceeded(lang: Lang, whose: &str, quota: &Quota) -> String {
    let [issued, reserved, limit] = [quota.issued, quota.reserved, quota.limit].map(|count| count.to_string());
    if quota.reserved == 0 {
        let text = lang.pick(
            "{0}：登记了 {1} 个号码，上限是 {2} 个。请到控制台核对，它们是否都属于它。",
            "{0}: {1} numbers are recorded, and the limit is {2}. Check in the console whether they all belong to it.",
        );
        return fill(text, &[whose, &issued, &limit]);
    }
    let spare = quota.excess().min(quota.reserved).to_string();
    fill(
        lang.pick(
            "{0}：已申请 {1} 个，预留 {2} 个，上限 {3} 个。多出来的云服务商不会发放，请至少放弃 {4} 个预留。",
            "{0}: {1} issued and {2} reserved of {3}. The provider will refuse what is beyond: give up reservations, {4} at least.",
        ),
        &[whose, &issued, &reserved, &limit, &spare],
    )
}

/// What is used of a quota, and how many of that are reservations.
pub fn reserved(lang: Lang, used: &str, reserved: u32) -> String {
    fill(lang.pick("{0}（预留 {1}）", "{0} ({1} reserved)"), &[used, &grouped(reserved)])
}
