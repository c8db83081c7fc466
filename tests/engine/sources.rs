//! Where each word comes from: facts of the guide by their ids, readings where the guide is silent, and links.

use beian_desk::engine::{Advisory, Billing, Check, Instance, InsteadCode, Policy, Product, RemedyKind, Status};

use super::desk::{Desk, NUMBERED, OTHER, account, at, but, recorded, yuan};

/// The facts that the guide's sentences on a check have, and the reading where it is silent.
const CHECKS: [(Product, Check, &str); 25] = [
    (Product::Ecs, Check::RegionNotMainland, "S7 S8 S47"),
    (Product::Ecs, Check::AccountMismatch, "S30 S37 A4"),
    (Product::Ecs, Check::Expired, "S42"),
    (Product::Ecs, Check::PayAsYouGo, "S13 S38"),
    (Product::Ecs, Check::TermTooShort, "S9 S10"),
    (Product::Ecs, Check::NoPublicAccess, "S11 S56 A10"),
    (Product::Ecs, Check::QuotaExhausted, "S20 S44 A5"),
    (Product::Swas, Check::RegionNotMainland, "S7 S47"),
    (Product::Swas, Check::AccountMismatch, "S30 S37 A4"),
    (Product::Swas, Check::Expired, "S42"),
    (Product::Swas, Check::TermTooShort, "S14 S15 A2"),
    (Product::Swas, Check::QuotaExhausted, "S21 S44 A5"),
    (Product::ElasticWebHosting, Check::RegionNotMainland, "S7 S47"),
    (Product::ElasticWebHosting, Check::AccountMismatch, "S30 S37 A4"),
    (Product::ElasticWebHosting, Check::Expired, "S42"),
    (Product::ElasticWebHosting, Check::PayAsYouGo, "S18"),
    (Product::ElasticWebHosting, Check::TermTooShort, "S18 A8"),
    (Product::ElasticWebHosting, Check::QuotaExhausted, "S22 S25 S44 A5 A6"),
    (Product::SiteMarket, Check::RegionNotMainland, "S7 S47 A7"),
    (Product::SiteMarket, Check::AccountMismatch, "S30 S37 A4"),
    (Product::SiteMarket, Check::Expired, "S42"),
    (Product::SiteMarket, Check::FirstTermTooShort, "S16"),
    (Product::SiteMarket, Check::OrderAmountTooLow, "S17 A7"),
    (Product::SiteMarket, Check::QuotaExhausted, "S23 S44 A5"),
    (Product::CloudVirtualHost, Check::RegionNotMainland, "S47 S48 S49"),
];

#[track_caller]
fn names(source: &[impl AsRef<str>], expected: &str, of: &str) {
    let source: Vec<&str> = source.iter().map(AsRef::as_ref).collect();
    for id in expected.split_whitespace() {
        assert!(source.contains(&id), "{of} does not name {id}: {source:?}");
    }
    assert!(!source.is_empty(), "{of}");
    // Facts, then readings; every fact stands in a section, and nothing is named twice.
    let readings = source.iter().skip_while(|id| id.starts_with('S'));
    assert!(readings.clone().all(|id| id.starts_with('A')), "{of}: {source:?}");
    for id in &source {
        let (kind, digits) = id.split_at(1);
        let number: u8 = digits.parse().unwrap();
        let last = if kind == "S" { 62 } else { 20 };
        assert!((1..=last).contains(&number), "{of}: {id}");
        assert_eq!(Policy::standard().section_of(id).is_some(), kind == "S", "{of}: {id}");
        assert_eq!(source.iter().filter(|other| other == &id).count(), 1, "{of}: {id}");
    }
}

#[test]
fn every_check_names_its_facts() {
    let policy = Policy::standard();
    for (product, check, expected) in CHECKS {
        let row = policy.product(product).check(check).unwrap();
        names(&row.source, expected, &format!("{} {}", product.code(), check.code()));
    }
    for product in Product::ALL {
        for check in Check::ALL {
            if let Some(row) = policy.product(*product).check(*check) {
                names(&row.source, "", &format!("{} {}", product.code(), check.code()));
            }
        }
    }
}

#[test]
fn every_instead_names_its_facts() {
    for (code, expected) in [
        (InsteadCode::VerifyHostUser, "S3 S4 S50 S58 S61"),
        (InsteadCode::VerifyHostName, "S5 S6 S59 S62"),
        (InsteadCode::ShopFilingSystem, "S54 S55"),
        (InsteadCode::ServerProvider, "S60"),
        (InsteadCode::NoFilingNeeded, "S47 S48 S49"),
        (InsteadCode::BuyFileableServer, "S57"),
    ] {
        names(&Policy::standard().instead(code).source, expected, code.code());
    }
}

#[test]
fn every_advisory_names_its_facts() {
    for (code, expected) in [
        (Advisory::RemainingUnder1Month, "S19 S39"),
        (Advisory::RemainingUnder3Months, "S19 S39"),
        (Advisory::PublicAccessByEip, "A10"),
        (Advisory::InstanceNotRunning, "A13"),
        (Advisory::OwnerUnknown, "S37 A4"),
        (Advisory::RegionUnrecognised, ""),
        (Advisory::RegionUnknown, "A7"),
        (Advisory::TermInferred, "A19"),
        (Advisory::UnusedNumberAvailable, ""),
        (Advisory::ProbablyReleased, "A11"),
        (Advisory::AllReserved, ""),
    ] {
        names(&Policy::standard().advisory(code).unwrap().source, expected, code.code());
    }
}

const CONSOLE: Option<&str> = Some("https://bsn.console.aliyun.com/#/bsnApply/ecs");
const ECS_BILLING: Option<&str> = Some("https://help.aliyun.com/document_detail/56220.html");
const HOSTING_RENEWAL: Option<&str> = Some("https://help.aliyun.com/document_detail/29842.html");
const CONVERSION: Option<&str> = Some("https://help.aliyun.com/document_detail/49884.html");
const RESIZING: Option<&str> = Some("https://help.aliyun.com/document_detail/25437.html");

#[track_caller]
fn remedy(product: Product, change: fn(&mut Instance), kind: RemedyKind, link: Option<&str>, expected: &str) {
    let desk = Desk::one(but(product, change));
    check(&desk, product, kind, link, expected);
}

#[track_caller]
fn check(desk: &Desk, product: Product, kind: RemedyKind, link: Option<&str>, expected: &str) {
    let report = desk.report();
    let remedy = &report.assessments[0].remedies[0];
    let of = format!("{} {}", product.code(), kind.code());
    assert_eq!(remedy.action, kind, "{of}");
    assert_eq!(remedy.link, link, "{of}");
    names(remedy.source, expected, &of);
}

#[test]
fn remedies_carry_the_guides_links_and_facts() {
    use RemedyKind as Kind;
    let expired: fn(&mut Instance) = |i| i.expires_at = Some(at("2026-06-30T00:00Z"));
    let by_use: fn(&mut Instance) = |i| i.billing = Some(Billing::PayAsYouGo);
    let short: fn(&mut Instance) = |i| i.term_months = Some(1);
    for product in NUMBERED {
        remedy(product, |i| i.owner = Some(account(OTHER)), Kind::SwitchAccount, CONSOLE, "S30 S37");
    }
    remedy(Product::Ecs, short, Kind::Renew, ECS_BILLING, "S39");
    remedy(Product::Ecs, expired, Kind::Renew, ECS_BILLING, "S43");
    remedy(Product::Swas, short, Kind::Renew, None, "S39");
    remedy(Product::Swas, expired, Kind::Renew, None, "A11");
    remedy(Product::ElasticWebHosting, short, Kind::Renew, HOSTING_RENEWAL, "S39");
    remedy(Product::ElasticWebHosting, expired, Kind::Renew, HOSTING_RENEWAL, "S43");
    remedy(Product::SiteMarket, expired, Kind::Renew, None, "A11");
    let both: fn(&mut Instance) = |i| (i.expires_at, i.term_months) = (Some(at("2026-06-30T00:00Z")), Some(1));
    remedy(Product::Ecs, both, Kind::Renew, ECS_BILLING, "S39 S43 A11");
    remedy(Product::Ecs, by_use, Kind::ConvertToSubscription, CONVERSION, "S38");
    remedy(Product::Swas, by_use, Kind::ConvertToSubscription, None, "");
    remedy(Product::ElasticWebHosting, by_use, Kind::ConvertToSubscription, None, "");
    remedy(Product::Ecs, |i| i.public_bandwidth_mbps = Some(0.0), Kind::BuyPublicBandwidth, RESIZING, "S12 S41 S56");
    remedy(Product::Ecs, |i| i.public_ips = Some(vec![]), Kind::AssignPublicIp, RESIZING, "S56");
    remedy(Product::SiteMarket, |i| i.order_amount = Some(yuan("9")), Kind::BuyQualifyingProduct, None, "S45");

    for (product, kind, expected) in [
        (Product::Ecs, Kind::BuyInstance, "S45"),
        (Product::Swas, Kind::BuyInstance, "S45"),
        (Product::ElasticWebHosting, Kind::UseOtherAccount, "S46"),
        (Product::SiteMarket, Kind::BuyQualifyingProduct, "S45"),
    ] {
        let numbers = (0..5).map(|n| recorded(&format!("n-{n}"), "i-1", Status::Filed)).collect();
        check(&Desk::of(vec![but(product, |_| {})], numbers), product, kind, None, expected);
    }
}
