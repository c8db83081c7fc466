//! What the interview says in the end: first how to get there, then why.

use super::super::phrase::{fill, minute};
use super::super::{Lang, verdict};
use crate::engine::{Check, Finding, InsteadCode, Moment, Remedy, Verdict};

/// The heading of a result. Where something stands in the way it says how much is to be done, not that it is refused.
pub fn heading(lang: Lang, said: Verdict, remedies: &[Remedy<'_>], instead: Option<InsteadCode>) -> String {
    let fresh = remedies.iter().any(|remedy| remedy.action.is_fresh());
    let (zh, en) = match (said, remedies.len()) {
        (Verdict::Eligible, _) => ("可以申请备案服务号", "It qualifies for a filing service number"),
        (Verdict::NotRequired, _) if instead == Some(InsteadCode::NoFilingNeeded) => ("不用备案", "It needs no filing"),
        (Verdict::NotRequired, _) => ("不用备案服务号，另有办法", "It needs no number: there is another way"),
        (Verdict::Ineligible, _) if fresh => ("换一个就可以申请", "Another one will qualify"),
        (Verdict::Ineligible, 1) => ("再做 1 件事，就可以申请", "One step, and it qualifies"),
        (Verdict::Ineligible, 0) => ("现在还不能申请", "It can't apply yet"),
        (Verdict::Ineligible, _) => ("再做 {0} 件事，就可以申请", "{0} steps, and it qualifies"),
        (Verdict::Undetermined, _) if instead == Some(InsteadCode::NotCovered) => {
            ("这套规则没有写到它", "These rules don't cover it")
        }
        (Verdict::Undetermined, 0) => ("还差一点就能下结论", "Not quite enough to tell yet"),
        (Verdict::Undetermined, _) => {
            ("还不能下结论，但已经知道该做什么", "Not certain yet, but some things are clear")
        }
    };
    fill(lang.pick(zh, en), &[&remedies.len().to_string()])
}

/// Why a check fails. Whose account it is was not asked, only whether it is another one.
pub fn reason(lang: Lang, finding: &Finding<'_>) -> String {
    match finding.check {
        Check::AccountMismatch => lang
            .pick(
                "申请要用购买它的账号，而现在登录的是另一个。",
                "The account that bought it must apply, and another one is signed in.",
            )
            .to_owned(),
        _ => verdict::finding(lang, finding),
    }
}

/// The last step in the console: where the new number stands, and what it is for.
pub fn take_number(lang: Lang, numbers: &str) -> String {
    fill(
        lang.pick(
            "在“{0}”里复制新号码，填到备案申请里。",
            "Copy the new number from {0} (numbers) and enter it in your filing.",
        ),
        &[numbers],
    )
}

/// By which rules and when the answer of a link was given.
pub fn then(lang: Lang, policy: &str, as_of: Moment) -> String {
    fill(
        lang.pick("按规则 {0}，在北京时间 {1} 判断。", "By the rules {0}, as of {1} China time."),
        &[policy, &minute(lang, as_of)],
    )
}

/// The link names rules that this version does not have.
pub fn unknown_policy(lang: Lang, policy: &str) -> String {
    fill(
        lang.pick(
            "链接用的规则 {0} 这里没有，改按现在的规则判断。",
            "The link uses the rules {0}, which are not here: judged by the present ones.",
        ),
        &[policy],
    )
}
