//! A check's outcome as a sentence: what is required, what was found, and by how much it misses.

use super::super::Lang;
use super::super::phrase::{days, fill, grouped, minute, months};
use super::name;
use crate::engine::{Billing, Check, Finding, Outcome, Shown, Yuan};

/// A value for people: moments as minutes in China, months with their unit, regions by name, amounts in yuan.
pub fn shown(lang: Lang, value: &Shown<'_>) -> String {
    let text = match value {
        Shown::Mainland => lang.pick("中国内地", "mainland China"),
        Shown::Region(region) => return name::region(lang, region),
        Shown::Account(account) => account.as_str(),
        Shown::Moment(moment) => return minute(lang, *moment),
        Shown::Never => lang.pick("没有到期时间", "no expiry"),
        Shown::Billing(billing) => name::billing(lang, *billing),
        Shown::Months(count) => return months(lang, *count),
        Shown::PublicAccess => lang.pick("能从公网访问", "reachable from the internet"),
        Shown::NoBandwidth => lang.pick("没有公网带宽", "no public bandwidth"),
        Shown::NoAddress => lang.pick("没有公网 IP", "no public address"),
        Shown::Yuan(amount) => return yuan(lang, &amount.to_string()),
        Shown::Count(count) => return count.to_string(),
    };
    text.to_owned()
}

/// The sentence of a check, whatever its outcome.
pub fn finding(lang: Lang, finding: &Finding<'_>) -> String {
    finding_of(lang, finding, None)
}

/// As [`finding`], of an instance that is paid for like this, where that is known: why a check was passed over can hang
/// on it.
pub fn finding_of(lang: Lang, finding: &Finding<'_>, billing: Option<Billing>) -> String {
    let (zh, en) = match finding.outcome {
        Outcome::Met => met(finding),
        Outcome::Unmet => unmet(finding),
        Outcome::Unknown => unknown(finding),
        Outcome::NotTested => return why_not_tested(lang, finding, billing).to_owned(),
    };
    fill_values(lang, lang.pick(zh, en), finding)
}

/// Fills a template: `{0}` is what is required, `{1}` what was found, `{2}` the difference.
pub(super) fn fill_values(lang: Lang, template: &str, finding: &Finding<'_>) -> String {
    let text = |value: &Option<Shown<'_>>| match value {
        Some(value) => shown(lang, value),
        None => lang.pick("未知", "unknown").to_owned(),
    };
    fill(template, &[&text(&finding.required), &text(&finding.observed), &margin(lang, finding)])
}

fn met(finding: &Finding<'_>) -> (&'static str, &'static str) {
    match finding.check {
        Check::RegionNotMainland => ("必须在{0}；它在{1}。", "It must be in {0}; it is in {1}."),
        Check::AccountMismatch => {
            ("要用购买它的账号申请；当前账号 {0} 就是。", "The account that bought it must apply; {0} is that account.")
        }
        Check::Expired if finding.observed == Some(Shown::Never) => {
            ("到期后不能申请；它没有到期时间。", "An expired instance can't apply; this one has no expiry.")
        }
        Check::Expired => (
            "到期后不能申请；它在北京时间 {1} 到期，还有{2}。",
            "An expired instance can't apply; this one runs until {1} China time, for {2} more.",
        ),
        Check::PayAsYouGo => ("付费方式必须是{0}；它是。", "It must be paid by subscription; it is."),
        Check::TermTooShort => (
            "连同续费，至少要购买 {0}；它买了 {1}。",
            "Renewals included, at least {0} must be bought; {1} were bought.",
        ),
        Check::NoPublicAccess => ("必须能从公网访问；它可以。", "It must be reachable from the internet; it is."),
        Check::FirstTermTooShort => (
            "不算续费，首次至少要购买 {0}；它首次买了 {1}。",
            "The first purchase alone must be for at least {0}; it was for {1}.",
        ),
        Check::OrderAmountTooLow => {
            ("订单金额至少要 {0}；这笔订单是 {1}。", "The order must be at least {0}; it was {1}.")
        }
        Check::QuotaExhausted => ("名额 {0} 个，用去 {1} 个，还剩 {2} 个。", "The quota is {0}; {1} used, {2} left."),
    }
}

fn unmet(finding: &Finding<'_>) -> (&'static str, &'static str) {
    match finding.check {
        Check::RegionNotMainland => (
            "只有在{0}才要备案；它在{1}，用它开网站无需备案。",
            "Only what is in {0} is filed; this is in {1}, so a site on it needs no filing.",
        ),
        Check::AccountMismatch => (
            "要用购买它的账号申请；它属于账号 {1}，当前账号是 {0}。",
            "The account that bought it must apply; that is {1}, and the current account is {0}.",
        ),
        Check::Expired => (
            "到期后不能申请；它已于北京时间 {1} 到期，至今{2}。",
            "An expired instance can't apply; this one expired on {1} China time, {2} ago.",
        ),
        Check::PayAsYouGo => (
            "付费方式必须是{0}；它是{1}，所以没有申请按钮。",
            "It must be paid by subscription; it is pay-as-you-go, so the console offers no button.",
        ),
        Check::TermTooShort => (
            "连同续费，至少要购买 {0}；它只买了 {1}，还少 {2}。",
            "Renewals included, at least {0} must be bought; it has {1}, which is {2} short.",
        ),
        Check::NoPublicAccess if finding.observed == Some(Shown::NoAddress) => (
            "必须能从公网访问；它买了公网带宽，但还没有公网 IP。",
            "It must be reachable from the internet; it has public bandwidth, but no public address yet.",
        ),
        Check::NoPublicAccess => (
            "必须能从公网访问；它没有公网带宽，控制台会说没有可备案的 IP。",
            "It must be reachable from the internet; it has no public bandwidth, so the console finds no IP to file.",
        ),
        Check::FirstTermTooShort => (
            "首次至少要购买 {0}；它首次只买了 {1}，少 {2}，续费也补不上。",
            "The first purchase alone must be for at least {0}; it was for {1}, {2} short. Renewing does not help.",
        ),
        Check::OrderAmountTooLow => (
            "订单金额至少要 {0}；这笔订单是 {1}，少 {2}。",
            "The order must be at least {0}; it was {1}, which is {2} short.",
        ),
        Check::QuotaExhausted => (
            "名额 {0} 个，已用去 {1} 个；号码作废后名额也不会回来。",
            "Of its quota of {0}, {1} used; not even a void number gives its slot back.",
        ),
    }
}

fn unknown(finding: &Finding<'_>) -> (&'static str, &'static str) {
    match finding.check {
        Check::RegionNotMainland if finding.observed.is_some() => (
            "必须在{0}；地域 {1} 不在名单里，请核对写法。",
            "It must be in {0}; no region `{1}` is known, so please check the spelling.",
        ),
        Check::RegionNotMainland => {
            ("必须在{0}；还不知道它在哪个地域。", "It must be in {0}; we don't know yet which region it is in.")
        }
        Check::AccountMismatch => (
            "要用购买它的账号申请；还不知道是哪个账号。",
            "The account that bought it must apply; we don't know yet which one that is.",
        ),
        Check::Expired => (
            "到期后不能申请；还不知道它何时到期。",
            "An expired instance can't apply; we don't know yet when this one does.",
        ),
        Check::PayAsYouGo => (
            "付费方式必须是{0}；还不知道它是不是。",
            "It must be paid by subscription; we don't know yet whether it is.",
        ),
        Check::TermTooShort => (
            "连同续费，至少要购买 {0}；还不知道它买了多久。",
            "Renewals included, at least {0} must be bought; we don't know yet how many were.",
        ),
        Check::NoPublicAccess => (
            "必须能从公网访问；还不知道它有没有公网带宽或公网 IP。",
            "It must be reachable from the internet; we don't know yet whether it has public bandwidth or an address.",
        ),
        Check::FirstTermTooShort => (
            "不算续费，首次至少要购买 {0}；还不知道首次买了多久。",
            "The first purchase alone must be for at least {0}; we don't know yet how long it was for.",
        ),
        Check::OrderAmountTooLow => {
            ("订单金额至少要 {0}；还不知道是多少。", "The order must be at least {0}; we don't know its amount yet.")
        }
        Check::QuotaExhausted => {
            ("名额 {0} 个；还不知道用去多少。", "The quota is {0}; we don't know yet how many are used.")
        }
    }
}

/// Why a check was passed over.
fn why_not_tested(lang: Lang, finding: &Finding<'_>, billing: Option<Billing>) -> &'static str {
    let (zh, en) = match finding.check {
        Check::RegionNotMainland => (
            "没有写明地域；这种产品按在中国内地处理。",
            "No region is stated; a product of this kind is taken to be in the mainland.",
        ),
        Check::AccountMismatch if finding.required.is_some() => (
            "不知道它属于哪个账号，无法与当前账号核对。",
            "Which account it belongs to is not known, so it was not compared with the current one.",
        ),
        Check::AccountMismatch => (
            "不知道当前账号，无法与购买账号核对。",
            "The current account is not known, so it was not compared with the buyer's.",
        ),
        Check::Expired => (
            "没有写明到期时间，这里也不要求；按量付费的实例本来就没有。",
            "No expiry is stated, and none is needed here; pay-as-you-go has none anyway.",
        ),
        Check::PayAsYouGo => (
            "没有写明付费方式；这种产品以包年包月出售。",
            "How it is paid for is not stated; this product is sold by subscription.",
        ),
        Check::TermTooShort if billing == Some(Billing::PayAsYouGo) => {
            ("按量付费的实例没有购买时长可比。", "It is pay-as-you-go, which has no term to compare.")
        }
        Check::TermTooShort if billing.is_some() => {
            ("这条规则在所选时间还没有生效。", "The rule was not in force yet at the chosen time.")
        }
        Check::TermTooShort => (
            "按量付费的实例没有购买时长可比；或者这条规则在所选时间还没有生效。",
            "Either it is pay-as-you-go, which has no term, or the rule was not in force yet at the chosen time.",
        ),
        Check::NoPublicAccess => (
            "没有写明公网带宽和公网 IP，这里也不要求。",
            "Public bandwidth and addresses are not stated, and not needed here.",
        ),
        Check::FirstTermTooShort => {
            ("没有写明首次购买时长，这里也不要求。", "The first purchase is not stated, and not needed here.")
        }
        Check::OrderAmountTooLow => {
            ("没有写明订单金额，这里也不要求。", "The order amount is not stated, and not needed here.")
        }
        Check::QuotaExhausted => ("这里没有名额可算。", "There is no quota to count here."),
    };
    lang.pick(zh, en)
}

/// How far apart required and found are: months, yuan, numbers, days.
fn margin(lang: Lang, finding: &Finding<'_>) -> String {
    match (finding.required, finding.observed) {
        (Some(Shown::Months(required)), Some(Shown::Months(observed))) => months(lang, required.abs_diff(observed)),
        (Some(Shown::Count(required)), Some(Shown::Count(observed))) => required.abs_diff(observed).to_string(),
        (Some(Shown::Moment(now)), Some(Shown::Moment(at))) => days(lang, at.seconds_since(now).abs()),
        (Some(Shown::Yuan(required)), Some(Shown::Yuan(observed))) => {
            let fen = fen(required).abs_diff(fen(observed));
            let mut amount = (fen / 100).to_string();
            amount.push_str(if fen % 100 < 10 { ".0" } else { "." });
            amount.push_str(&(fen % 100).to_string());
            yuan(lang, &amount)
        }
        _ => String::new(),
    }
}

/// An amount is written with exactly two decimals: without the point it counts fen.
fn fen(amount: Yuan) -> u64 {
    amount.to_string().replace('.', "").parse().unwrap_or(0)
}

fn yuan(lang: Lang, amount: &str) -> String {
    fill(lang.pick("{0} 元", "{0} yuan"), &[&grouped(amount)])
}
