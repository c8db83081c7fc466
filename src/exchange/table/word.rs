//! The codes of a table's cells: those of the contract, and the words of the provider's interface.

use super::columns::{Headers, same};
use crate::engine::{Billing, Origin, Product, Status};

/// The words for a code: the first is the Chinese one that is written.
fn products(product: Product) -> &'static [&'static str] {
    match product {
        Product::Ecs => &["ECS", "云服务器ECS", "云服务器", "ElasticComputeService(ECS)", "ElasticComputeService"],
        Product::Swas => &["轻量应用服务器", "轻量", "SimpleApplicationServer", "SimpleAppServer"],
        Product::ElasticWebHosting => &["弹性Web托管", "ElasticWebHosting", "WebHosting"],
        Product::SiteMarket => {
            &["建站市场", "云市场", "建站市场（云市场）产品", "SiteMarket", "Website product from the marketplace"]
        }
        Product::CloudVirtualHost => &["云虚拟主机", "CloudVirtualHost", "VirtualHost"],
        Product::YunxiangHost => {
            &["云享主机", "云享主机（锋云、翔云）", "Yunxiang host (Fengyun, Xiangyun)", "锋云", "翔云"]
        }
        Product::CxtShop => {
            &["诚信通旺铺", "企业官网", "诚信通旺铺或企业官网", "Chengxintong shop or company site", "Shop"]
        }
        Product::OtherProvider => &["其他服务商", "其他服务商的服务器", "Server at another provider", "Elsewhere"],
    }
}

fn billings(billing: Billing) -> &'static [&'static str] {
    match billing {
        Billing::Subscription => &["包年包月", "预付费", "PrePaid"],
        Billing::PayAsYouGo => &["按量付费", "后付费", "PostPaid", "Pay-as-you-go", "PayAsYouGo"],
    }
}

fn statuses(status: Status) -> &'static [&'static str] {
    match status {
        Status::Unbound => &["未绑定", "Not bound"],
        Status::Bound => &["已绑定"],
        Status::Filing => &["备案中", "Under review"],
        Status::Filed => &["已备案"],
        Status::Invalid => &["已失效", "Void"],
    }
}

fn origins(origin: Origin) -> &'static [&'static str] {
    match origin {
        Origin::Recorded => &["服务商发放", "Issued by the provider"],
        Origin::Simulated => &["模拟预留", "Simulated reservation"],
    }
}

macro_rules! words {
    ($name:ident, $name_of:ident, $type:ident, $words:ident) => {
        /// The code that a cell names.
        pub(super) fn $name(cell: &str) -> Option<$type> {
            let is = |code: &$type| same(code.code(), cell) || $words(*code).iter().any(|word| same(word, cell));
            $type::ALL.iter().copied().find(is)
        }

        /// The word that is written for a code.
        pub(super) fn $name_of(code: $type, headers: Headers) -> &'static str {
            match headers {
                Headers::Chinese => $words(code).first().copied().unwrap_or(code.code()),
                Headers::English => code.code(),
            }
        }
    };
}

words!(product, product_word, Product, products);
words!(billing, billing_word, Billing, billings);
words!(status, status_word, Status, statuses);
words!(origin, origin_word, Origin, origins);
