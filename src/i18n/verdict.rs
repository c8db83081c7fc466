//! What is said of an assessment: names, the verdict, the one line of the table, each check's sentence, the steps.

mod finding;
mod name;
mod step;

use super::Lang;
use super::phrase::{fill, list};
use crate::engine::{Action, Advisory, Assessment, Check, Finding, InsteadCode, Shown, Verdict};

pub use finding::{finding, finding_of, shown};
pub use name::{action, billing, check, fact, origin, outcome, product, product_short, region, scope, status, verdict};
pub use step::{advice, ask, instead, remedy};

/// One short line for a table: the first unmet condition with its numbers, how many numbers are left, what to
/// ask, or what to do instead.
pub fn headline(lang: Lang, assessment: &Assessment<'_>) -> String {
    match assessment.verdict {
        Verdict::Eligible => left(lang, assessment),
        Verdict::Ineligible => first_unmet(lang, assessment),
        Verdict::Undetermined if assessment.instead.is_some() => {
            instead_short(lang, InsteadCode::NotCovered).to_owned()
        }
        Verdict::Undetermined => {
            let unknown = assessment.unknown();
            let asked = list(lang, unknown.iter().map(|unknown| fact(lang, *unknown)));
            fill(lang.pick("请补充{0}", "Please state {0}"), &[&asked])
        }
        Verdict::NotRequired => {
            let code = assessment.instead.map_or(InsteadCode::NoFilingNeeded, |instead| instead.code);
            instead_short(lang, code).to_owned()
        }
    }
}

fn left(lang: Lang, assessment: &Assessment<'_>) -> String {
    if assessment.action == Some(Action::View) {
        return lang.pick("备案服务号随产品而来，可以查看", "The number came with the product: view it").to_owned();
    }
    let (left, reserved) = assessment.quota.map_or((0, 0), |quota| (quota.left, quota.reserved));
    let (zh, en) = match (assessment.action, reserved, left) {
        (None, _, 1) => ("剩下的 1 个已预留", "The one that is left is reserved"),
        (None, _, _) => ("剩下的 {0} 个都已预留", "All {0} that are left are reserved"),
        (Some(_), 0, 1) => ("还可申请 1 个", "1 number left"),
        (Some(_), 0, _) => ("还可申请 {0} 个", "{0} numbers left"),
        (Some(_), _, _) => ("还剩 {0} 个，其中 {1} 个已预留", "{0} numbers left, {1} of them reserved"),
    };
    let mut text = fill(lang.pick(zh, en), &[&left.to_string(), &reserved.to_string()]);
    // A filing takes weeks: whoever looks at the list alone should not begin one that is not done in time.
    if assessment.advisories.has(Advisory::RemainingUnder1Month) {
        text.push_str(lang.pick("，剩余不到 1 个月", "; less than a month remains"));
    }
    text
}

fn first_unmet(lang: Lang, assessment: &Assessment<'_>) -> String {
    let mut unmet = assessment.unmet();
    let mut line = unmet.next().map(|first| unmet_short(lang, first)).unwrap_or_default();
    match unmet.count() {
        0 => {}
        more => line.push_str(&fill(lang.pick("；另有 {0} 项", "; {0} more"), &[&more.to_string()])),
    }
    line
}

fn unmet_short(lang: Lang, unmet: &Finding<'_>) -> String {
    let (zh, en) = match unmet.check {
        Check::RegionNotMainland => ("在{1}，不在中国内地", "In {1}, not in the mainland"),
        Check::AccountMismatch => ("属于账号 {1}，不是当前账号", "Belongs to account {1}, not the current one"),
        Check::Expired => ("已于 {1} 到期", "Expired on {1}"),
        Check::PayAsYouGo => ("按量付费不能申请", "Pay-as-you-go can't apply"),
        Check::TermTooShort => ("购买时长 {1}，少 {2}", "{1} bought, {2} short"),
        Check::NoPublicAccess if unmet.observed == Some(Shown::NoAddress) => {
            ("有公网带宽，没有公网 IP", "Public bandwidth, but no public address")
        }
        Check::NoPublicAccess => ("没有公网带宽", "No public bandwidth"),
        Check::FirstTermTooShort => ("首次购买 {1}，少 {2}", "First purchase of {1}, {2} short"),
        Check::OrderAmountTooLow => ("订单 {1}，少 {2}", "Order of {1}, {2} short"),
        Check::QuotaExhausted if unmet.required == Some(Shown::Count(1)) => {
            ("仅有的名额已用去", "Its one number is issued")
        }
        Check::QuotaExhausted => ("{0} 个名额已用完", "All {0} numbers are issued"),
    };
    finding::fill_values(lang, lang.pick(zh, en), unmet)
}

fn instead_short(lang: Lang, code: InsteadCode) -> &'static str {
    let (zh, en) = match code {
        InsteadCode::VerifyHostUser => ("用主机管理用户名和密码验证", "Verify with the host's user name and password"),
        InsteadCode::VerifyHostName => ("用主机名和密码验证", "Verify with the host's name and password"),
        InsteadCode::ShopFilingSystem => ("在旺铺备案系统提交", "File in the shop's own system"),
        InsteadCode::ServerProvider => ("到服务器的服务商处备案", "File with the server's provider"),
        InsteadCode::NoFilingNeeded => ("不在中国内地，无需备案", "Not in the mainland: no filing needed"),
        InsteadCode::BuyFileableServer => ("先购买可备案的服务器", "First buy a server that can be filed"),
        InsteadCode::NotCovered => ("这套规则没有写到这种产品", "These rules say nothing of this product"),
    };
    lang.pick(zh, en)
}
