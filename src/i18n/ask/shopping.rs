//! What to buy, and what not.

use super::super::phrase::{fill, list, months};
use super::super::{Lang, verdict};
use crate::engine::InsteadCode;
use crate::engine::interview::{Avoid, Purchase};

/// The heading above what to buy.
pub fn to_buy(lang: Lang, sites: u32) -> String {
    let (zh, en) = match sites {
        1 => ("要备案 1 个网站，这样买", "What to buy to file one site"),
        _ => ("要备案 {0} 个网站，这样买", "What to buy to file {0} sites"),
    };
    fill(lang.pick(zh, en), &[&sites.to_string()])
}

/// A way to buy what can be filed: how many of what, and with which conditions.
pub fn purchase(lang: Lang, way: &Purchase) -> (String, String) {
    let product = verdict::product(lang, way.product);
    let head = match (way.count, way.accounts) {
        (1, _) => product.to_owned(),
        (count, 1) => fill(lang.pick("{0} × {1}", "{0} × {1}"), &[product, &count.to_string()]),
        (_, accounts) => fill(
            lang.pick("{0}，在 {1} 个账号里各买一个", "{0}, one in each of {1} accounts"),
            &[product, &accounts.to_string()],
        ),
    };
    let mut parts: Vec<String> = Vec::new();
    if way.mainland {
        parts.push(lang.pick("地域选中国内地", "In a region of mainland China").to_owned());
    }
    if way.subscription {
        parts.push(lang.pick("付费方式选包年包月", "by subscription").to_owned());
    }
    if let Some(least) = way.months {
        let template = match way.at_first {
            true => lang.pick("第一次就买满 {0}", "for at least {0} in the first purchase"),
            false => lang.pick("至少买 {0}", "for at least {0}"),
        };
        parts.push(fill(template, &[&months(lang, least)]));
    }
    if let Some(yuan) = way.yuan {
        let template = lang.pick("订单总额至少 {0} 元", "with an order of at least {0} yuan");
        parts.push(fill(template, &[&yuan.to_string()]));
    }
    if way.bandwidth {
        parts.push(lang.pick("公网带宽选 1 Mbps 或以上", "with public bandwidth of 1 Mbps or more").to_owned());
    }
    let filings = match (way.filings, way.accounts > 1) {
        (1, _) => lang.pick("每个可备案 1 个网站", "Each serves 1 site"),
        (_, true) => lang.pick("每个账号可备案 {0} 个网站", "Each account serves {0} sites"),
        (_, false) => lang.pick("每个可备案 {0} 个网站", "Each serves {0} sites"),
    };
    let filings = fill(filings, &[&way.filings.to_string()]);
    let conditions = list(lang, parts.iter().map(String::as_str));
    let text = fill(lang.pick("{0}。{1}。", "{0}. {1}."), &[&conditions, &filings]);
    (head, text)
}

/// What not to buy, and why.
pub fn avoid(lang: Lang, what: &Avoid) -> String {
    match what {
        Avoid::PayAsYouGo(product) => fill(
            lang.pick(
                "按量付费的{0}：要先转成包年包月，才能申请。",
                "Pay-as-you-go {0}: it can't apply until it is converted to a subscription.",
            ),
            &[verdict::product_short(lang, *product)],
        ),
        Avoid::Elsewhere => lang
            .pick(
                "中国香港或国外的服务器：用它开网站不用备案，也就没有备案服务号。网上说香港服务器也能备案的，不要信。",
                "A server in Hong Kong or abroad: a site on it needs no filing, so it has no number, whatever some say.",
            )
            .to_owned(),
        Avoid::ShorterThan(least) => fill(
            lang.pick(
                "只买 1 个月：时长不够 {0}，要先续费才能申请。",
                "A single month: less than {0} can't apply until it is renewed.",
            ),
            &[&months(lang, *least)],
        ),
        Avoid::NoBandwidth(product) => fill(
            lang.pick(
                "公网带宽为 0 的{0}：没有公网 IP，不能申请。",
                "{0} without public bandwidth: with no public address it can't apply.",
            ),
            &[verdict::product_short(lang, *product)],
        ),
        Avoid::NoNumber(product, code) => {
            let (zh, en) = match code {
                InsteadCode::VerifyHostUser | InsteadCode::VerifyHostName => (
                    "{0}，如果您需要备案服务号：它备案时用主机的用户名和密码验证，没有服务号。",
                    "{0}, if you need a number: it is filed by the host's user name and password.",
                ),
                InsteadCode::ShopFilingSystem => (
                    "{0}，如果您需要备案服务号：它在自己的系统里备案，没有服务号。",
                    "{0}, if you need a number: it is filed in a system of its own.",
                ),
                _ => (
                    "{0}，如果您需要备案服务号：没有资料说它有服务号。",
                    "{0}, if you need a number: nothing says that it has one.",
                ),
            };
            fill(lang.pick(zh, en), &[verdict::product(lang, *product)])
        }
    }
}
