//! Regions: listed, unlisted, Hong Kong and unknown.

use beian_desk::engine::{Instance, Product, Region, regions};

use super::desk::{Desk, NUMBERED, but};

const MAINLAND: &str = "cn-qingdao cn-beijing cn-zhangjiakou cn-huhehaote cn-wulanchabu cn-hangzhou cn-shanghai \
    cn-nanjing cn-fuzhou cn-wuhan-lr cn-shenzhen cn-heyuan cn-guangzhou cn-chengdu cn-zhongwei cn-zhengzhou-jva \
    cn-hangzhou-finance cn-shanghai-finance-1 cn-shenzhen-finance-1 cn-beijing-finance-1 cn-north-2-gov-1 \
    cn-heyuan-acdr-1 cn-wulanchabu-gic-1 cn-qingdao-acdr-ut-1 cn-shanghai-mybk";

const ELSEWHERE: &str = "cn-hongkong ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 \
    ap-southeast-5 ap-southeast-6 ap-southeast-7 ap-southeast-8 ap-south-1 us-east-1 us-west-1 us-southeast-1 \
    na-south-1 eu-central-1 eu-west-1 eu-west-2 me-east-1 me-central-1";

fn standing_in(product: Product, region: &str) -> Instance {
    but(product, |i| i.region = Region::new(region))
}

/// What ecs, swas and hosting say, and what market says.
#[track_caller]
fn says(region: &str, needed: &str, market: &str, advisories: &str, market_advisories: &str) {
    for product in NUMBERED {
        let told = Desk::one(standing_in(product, region)).told();
        let (verdict, advice) =
            if product == Product::SiteMarket { (market, market_advisories) } else { (needed, advisories) };
        assert_eq!((told.verdict, told.advisories.as_str()), (verdict, advice), "{region} {}", product.code());
        assert_eq!(told.unknown, if verdict == "undetermined" { "region" } else { "" }, "{region}");
    }
}

#[test]
fn listed_regions() {
    for region in MAINLAND.split_whitespace() {
        says(region, "eligible", "eligible", "", "");
    }
    for region in ELSEWHERE.split_whitespace() {
        says(region, "not_required", "not_required", "", "");
    }
    let listed = MAINLAND.split_whitespace().count() + ELSEWHERE.split_whitespace().count();
    assert_eq!((listed, regions().len()), (45, 45));
}

#[test]
fn unlisted_regions() {
    let unlisted = "region_unrecognised";
    for region in ["cn-newtown", "cn-hangzhou-2", "cn-", "cn-hong-kong", "cn-xianggang"] {
        says(region, "eligible", "eligible", unlisted, unlisted);
    }
    for region in ["cn-hongkong-2", "cn-hongkongx"] {
        says(region, "not_required", "not_required", unlisted, unlisted);
    }
    for region in ["cnhangzhou", "hongkong", "ap-nowhere-9", "us", "华东1", "cn", "-", "xcn-hangzhou"] {
        says(region, "undetermined", "eligible", unlisted, "region_unrecognised region_unknown");
    }
}

#[test]
fn a_region_that_is_not_stated() {
    for product in NUMBERED {
        let told = Desk::one(but(product, |i| i.region = None)).told();
        let market = product == Product::SiteMarket;
        assert_eq!(told.verdict, if market { "eligible" } else { "undetermined" });
        assert_eq!(told.advisories, if market { "region_unknown" } else { "" });
    }
}

#[test]
fn an_id_is_trimmed_and_lower_cased_and_empty_is_unknown() {
    says("  CN-HangZhou\t", "eligible", "eligible", "", "");
    says("CN-HONGKONG\n", "not_required", "not_required", "", "");
    assert_eq!(Region::new("  CN-HangZhou\t").map(|region| region.as_str().to_owned()), Some("cn-hangzhou".to_owned()));
    assert_eq!(Region::new(""), None);
    assert_eq!(Region::new(" \t\n"), None);
}

#[test]
fn where_no_number_is_needed_only_an_unlisted_region_is_remarked_on() {
    let noisy = |product, region: &str| {
        Desk::one(but(product, |i| {
            i.region = Region::new(region);
            i.owner = None;
            i.status = Some("Stopped".to_owned());
            i.expires_at = Some(super::desk::at("2026-02-01T00:00Z"));
        }))
    };
    for (product, region, advisories) in [
        (Product::Ecs, "cn-hongkong", ""),
        (Product::Ecs, "cn-hongkong-7", "region_unrecognised"),
        (Product::SiteMarket, "cn-hongkong-7", "region_unrecognised"),
        (Product::CloudVirtualHost, "cn-hangzhou", ""),
        (Product::CloudVirtualHost, "atlantis-1", "region_unrecognised"),
        (Product::YunxiangHost, "cn-newtown", "region_unrecognised"),
        (Product::CxtShop, "cn-hongkong-7", "region_unrecognised"),
        (Product::OtherProvider, "atlantis-1", "region_unrecognised"),
        (Product::OtherProvider, "cn-hongkong", ""),
    ] {
        assert_eq!(noisy(product, region).told().advisories, advisories, "{} {region}", product.code());
    }
}
