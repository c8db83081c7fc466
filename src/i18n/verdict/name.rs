//! Names of codes: short, as labels and table cells have them. Terms are those of the provider's interface.

use super::super::Lang;
use crate::engine::{
    Action, Billing, Check, Fact, Finding, Origin, Outcome, Product, Region, RegionInfo, Scope, Status, Verdict,
    region_info,
};

/// The product's full name.
pub fn product(lang: Lang, product: Product) -> &'static str {
    let (zh, en) = match product {
        Product::Ecs => ("云服务器 ECS", "Elastic Compute Service (ECS)"),
        Product::Swas => ("轻量应用服务器", "Simple Application Server"),
        Product::ElasticWebHosting => ("弹性 Web 托管", "Elastic Web Hosting"),
        Product::SiteMarket => ("建站市场（云市场）产品", "Website product from the marketplace"),
        Product::CloudVirtualHost => ("云虚拟主机", "Cloud Virtual Host"),
        Product::YunxiangHost => ("云享主机（锋云、翔云）", "Yunxiang host (Fengyun, Xiangyun)"),
        Product::CxtShop => ("诚信通旺铺或企业官网", "Chengxintong shop or company site"),
        Product::OtherProvider => ("其他服务商的服务器", "Server at another provider"),
    };
    lang.pick(zh, en)
}

/// The product's name where space is short.
pub fn product_short(lang: Lang, product: Product) -> &'static str {
    let (zh, en) = match product {
        Product::Ecs => ("ECS", "ECS"),
        Product::Swas => ("轻量应用服务器", "Simple App Server"),
        Product::ElasticWebHosting => ("弹性 Web 托管", "Web Hosting"),
        Product::SiteMarket => ("建站市场", "Site market"),
        Product::CloudVirtualHost => ("云虚拟主机", "Virtual Host"),
        Product::YunxiangHost => ("云享主机", "Yunxiang host"),
        Product::CxtShop => ("诚信通旺铺", "Shop"),
        Product::OtherProvider => ("其他服务商", "Elsewhere"),
    };
    lang.pick(zh, en)
}

/// The verdict in a few words.
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    let (zh, en) = match verdict {
        Verdict::Eligible => ("可以申请", "Qualifies"),
        Verdict::Ineligible => ("暂不能申请", "Does not qualify yet"),
        Verdict::Undetermined => ("待确认", "Not certain yet"),
        Verdict::NotRequired => ("无需备案服务号", "No number needed"),
    };
    lang.pick(zh, en)
}

/// The title of a check, as the condition that should hold.
pub fn check(lang: Lang, check: Check) -> &'static str {
    let (zh, en) = match check {
        Check::RegionNotMainland => ("地域在中国内地", "In a mainland region"),
        Check::AccountMismatch => ("当前账号就是购买账号", "Signed in as the account that bought it"),
        Check::Expired => ("没有到期", "Not expired"),
        Check::PayAsYouGo => ("付费方式是包年包月", "Paid by subscription"),
        Check::TermTooShort => ("购买时长足够", "Bought for long enough"),
        Check::NoPublicAccess => ("能从公网访问", "Reachable from the internet"),
        Check::FirstTermTooShort => ("首次购买时长足够", "First purchase long enough"),
        Check::OrderAmountTooLow => ("订单金额足够", "Order large enough"),
        Check::QuotaExhausted => ("备案服务号还有名额", "Numbers are left"),
    };
    lang.pick(zh, en)
}

/// How a check came out.
pub fn outcome(lang: Lang, finding: &Finding<'_>) -> &'static str {
    let (zh, en) = match finding.outcome {
        // Nothing is wrong with a server elsewhere: it only needs no number.
        _ if finding.exempts() => ("无需备案", "No filing needed"),
        Outcome::Met => ("满足", "Met"),
        Outcome::Unmet => ("不满足", "Not met"),
        Outcome::Unknown => ("未知", "Unknown"),
        Outcome::NotTested => ("不检查", "Not tested"),
    };
    lang.pick(zh, en)
}

/// The name of a fact that can be missing.
pub fn fact(lang: Lang, fact: Fact) -> &'static str {
    let (zh, en) = match fact {
        Fact::Region => ("地域", "region"),
        Fact::Billing => ("付费方式", "billing"),
        Fact::ExpiresAt => ("到期时间", "expiry"),
        Fact::TermMonths => ("购买时长", "months bought"),
        Fact::PublicIps => ("公网带宽或公网 IP", "public bandwidth or address"),
        Fact::FirstTermMonths => ("首次购买时长", "months of the first purchase"),
        Fact::OrderAmount => ("订单金额", "order amount"),
    };
    lang.pick(zh, en)
}

/// What the console's row offers.
pub fn action(lang: Lang, action: Action) -> &'static str {
    let (zh, en) = match action {
        Action::Apply => ("申请", "Apply"),
        Action::View => ("查看", "View"),
    };
    lang.pick(zh, en)
}

/// How an instance is paid for.
pub fn billing(lang: Lang, billing: Billing) -> &'static str {
    let (zh, en) = match billing {
        Billing::Subscription => ("包年包月", "Subscription"),
        Billing::PayAsYouGo => ("按量付费", "Pay-as-you-go"),
    };
    lang.pick(zh, en)
}

/// Where a number stands.
pub fn status(lang: Lang, status: Status) -> &'static str {
    let (zh, en) = match status {
        Status::Unbound => ("未绑定", "Not bound"),
        Status::Bound => ("已绑定", "Bound"),
        Status::Filing => ("备案中", "Under review"),
        Status::Filed => ("已备案", "Filed"),
        Status::Invalid => ("已失效", "Void"),
    };
    lang.pick(zh, en)
}

/// Where a number comes from.
pub fn origin(lang: Lang, origin: Origin) -> &'static str {
    let (zh, en) = match origin {
        Origin::Recorded => ("服务商发放", "Issued by the provider"),
        Origin::Simulated => ("模拟预留", "Simulated reservation"),
    };
    lang.pick(zh, en)
}

/// What a quota belongs to.
pub fn scope(lang: Lang, scope: Scope) -> &'static str {
    let (zh, en) = match scope {
        Scope::Instance => ("每个实例", "per instance"),
        Scope::Account => ("每个账号", "per account"),
        Scope::Product => ("每个产品", "per product"),
    };
    lang.pick(zh, en)
}

/// The region's name, or its id where the list has no such region.
pub fn region(lang: Lang, region: &Region) -> String {
    let names = region_info(region).map(RegionInfo::names);
    names.map_or(region.as_str(), |(zh, en)| lang.pick(zh, en)).to_owned()
}
