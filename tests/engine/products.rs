//! What each product answers when nothing is wrong, and what those answer that use no number.

use beian_desk::engine::{Context, Policy, Product, Region, Status, assess};

use super::desk::{Desk, ME, NOW, NUMBERED, OTHER, account, at, but, good, issued};

#[track_caller]
fn eligible(product: Product, action: &str, quota: &str, term: Option<u32>) {
    let told = Desk::one(good(product)).told();
    assert_eq!(told.verdict, "eligible");
    assert_eq!(told.action, Some(action));
    assert_eq!(told.quota.as_deref(), Some(quota));
    assert_eq!(told.term, term);
    assert_eq!(told.until.as_deref(), Some("2027-01-01T00:00:00+08:00"));
    let nothing = (told.instead, told.unmet.as_str(), told.unknown.as_str(), told.remedies.as_str());
    assert_eq!(nothing, (None, "", "", ""));
    assert_eq!(told.advisories, "");
}

#[test]
fn a_good_instance_of_each_product_is_eligible() {
    eligible(Product::Ecs, "apply", "instance 5 0 0 5", Some(12));
    eligible(Product::Swas, "apply", "instance 5 0 0 5", Some(12));
    eligible(Product::ElasticWebHosting, "apply", "account 5 0 0 5", Some(12));
    eligible(Product::SiteMarket, "view", "product 1 0 0 1", None);
}

const WITHOUT_NUMBER: [(Product, &str, Option<&str>); 4] = [
    (Product::CloudVirtualHost, "verify_host_user", Some("https://help.aliyun.com/document_detail/36939.html")),
    (
        Product::YunxiangHost,
        "verify_host_name",
        Some(
            "https://workorder.console.aliyun.com/console.htm#/ticket/add?productCode=host_yunxiang&commonQuestionId=166&isSmart=true",
        ),
    ),
    (Product::CxtShop, "shop_filing_system", Some("https://icpbeian.aliyun.com/")),
    (Product::OtherProvider, "server_provider", None),
];

#[track_caller]
fn not_required(desk: &Desk, instead: &str, link: Option<&str>, unmet: &str) {
    let told = desk.told();
    assert_eq!((told.verdict, told.action, told.instead), ("not_required", None, Some(instead)));
    assert_eq!((told.quota, told.term, told.until), (None, None, None));
    assert_eq!((told.unmet.as_str(), told.unknown.as_str(), told.remedies.as_str()), (unmet, "", ""));
    let report = desk.report();
    let pointer = report.assessments[0].instead.unwrap();
    assert_eq!(pointer.link, link);
    assert!(!pointer.source.is_empty());
}

#[test]
fn products_without_a_number_say_what_to_do_instead() {
    for (product, instead, link) in WITHOUT_NUMBER {
        // Whatever else is wrong with them.
        let bad = but(product, |i| {
            i.owner = Some(account(OTHER));
            i.expires_at = Some(at("2026-01-02T00:00+08:00"));
            i.term_months = Some(0);
            i.public_bandwidth_mbps = Some(0.0);
        });
        not_required(&Desk::one(good(product)), instead, link, "");
        not_required(&Desk::of(vec![bad], issued(9, "i-1")), instead, link, "");
        // A region that is not stated, or that nobody knows, changes nothing.
        not_required(&Desk::one(but(product, |i| i.region = None)), instead, link, "");
        not_required(&Desk::one(but(product, |i| i.region = Region::new("atlantis-1"))), instead, link, "");
    }
}

#[test]
fn a_region_outside_the_mainland_needs_no_filing() {
    let abroad = |product| {
        but(product, |i| {
            i.region = Region::new("cn-hongkong");
            i.owner = Some(account(OTHER));
            i.expires_at = Some(at("2026-01-02T00:00+08:00"));
            i.public_bandwidth_mbps = None;
        })
    };
    for product in NUMBERED.into_iter().chain([Product::CloudVirtualHost, Product::YunxiangHost, Product::CxtShop]) {
        let desk = Desk::of(vec![abroad(product)], issued(5, "i-1"));
        not_required(&desk, "no_filing_needed", None, "region_not_mainland");
        assert_eq!(desk.told().reasons, ["region_not_mainland mainland cn-hongkong"]);
    }
    not_required(&Desk::one(abroad(Product::OtherProvider)), "server_provider", None, "");
}

#[test]
fn no_instance_at_all_is_told_to_buy_a_server() {
    let owner = account(ME);
    let context = Context { as_of: at(NOW), account: Some(&owner), numbers: &[] };
    let report = assess(&[], context, Policy::standard());
    let instead = report.instead.unwrap();
    assert_eq!((instead.code.code(), instead.link), ("buy_fileable_server", None));
    assert!(report.assessments.is_empty());
    assert_eq!(report.totals.filings_possible, 0);

    // Numbers alone are no instance.
    let desk = Desk::of(Vec::new(), vec![super::desk::recorded("a", "i-9", Status::Bound)]);
    assert_eq!(desk.report().instead.map(|instead| instead.code.code()), Some("buy_fileable_server"));
    for product in Product::ALL {
        assert!(Desk::one(good(*product)).report().instead.is_none());
    }
}

#[test]
fn assessments_stand_in_input_order() {
    let ids = ["z", "a", "m", "b"];
    let desk = Desk::of(
        ids.iter().zip(Product::ALL.iter().rev()).map(|(id, product)| super::desk::named(id, *product)).collect(),
        Vec::new(),
    );
    let told: Vec<_> = desk.report().assessments.iter().map(|assessment| assessment.id.to_owned()).collect();
    assert_eq!(told, ids);
}
