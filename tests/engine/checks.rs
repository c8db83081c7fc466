//! Every check against every product: which apply, what they require and what they report.

use beian_desk::engine::{Billing, Instance, Product, Region, Status};

use super::desk::{Desk, NUMBERED, OTHER, account, at, but, issued, recorded, yuan};

type Change = fn(&mut Instance);

/// What changes, and what ecs, swas, hosting and market report of it; empty where the check is not theirs.
#[track_caller]
fn fails(change: Change, expected: [&str; 4]) {
    for (product, reason) in NUMBERED.into_iter().zip(expected) {
        let told = Desk::one(but(product, change)).told();
        let reasons: Vec<&str> = if reason.is_empty() { vec![] } else { vec![reason] };
        assert_eq!(told.reasons, reasons, "{}", product.code());
        let verdict = match reason {
            "" => "eligible",
            reason if reason.starts_with("region_not_mainland") => "not_required",
            _ => "ineligible",
        };
        assert_eq!(told.verdict, verdict, "{}", product.code());
        assert_eq!(told.action.is_some(), reason.is_empty(), "{}", product.code());
        assert_eq!(told.until.is_some(), reason.is_empty(), "{}", product.code());
    }
}

#[test]
fn each_check_applies_where_the_contract_says() {
    fails(|i| i.region = Region::new("us-west-1"), ["region_not_mainland mainland us-west-1"; 4]);
    fails(|i| i.owner = Some(account(OTHER)), ["account_mismatch 1370000000000210 1370000000000999"; 4]);
    fails(
        |i| i.expires_at = Some(at("2026-06-30T16:00Z")),
        ["expired 2026-07-01T12:00:00+08:00 2026-07-01T00:00:00+08:00"; 4],
    );
    let by_use = "pay_as_you_go subscription pay_as_you_go";
    fails(|i| i.billing = Some(Billing::PayAsYouGo), [by_use, by_use, by_use, ""]);
    fails(|i| i.term_months = Some(2), ["term_too_short 3 2", "term_too_short 3 2", "term_too_short 6 2", ""]);
    fails(|i| i.term_months = Some(5), ["", "", "term_too_short 6 5", ""]);
    fails(|i| i.public_bandwidth_mbps = Some(0.0), ["no_public_access public_access no_bandwidth", "", "", ""]);
    fails(|i| i.public_ips = Some(vec![]), ["no_public_access public_access no_address", "", "", ""]);
    fails(|i| i.first_term_months = Some(11), ["", "", "", "first_term_too_short 12 11"]);
    fails(|i| i.order_amount = Some(yuan("98.9")), ["", "", "", "order_amount_too_low 99.00 98.90"]);
}

#[test]
fn the_quota_check_reports_quota_and_issued() {
    for (product, limit) in NUMBERED.into_iter().zip([5, 5, 5, 1]) {
        for count in 0..8 {
            let numbers = (0..count).map(|n| recorded(&format!("n-{n}"), "i-1", Status::Filed)).collect();
            let told = Desk::of(vec![super::desk::good(product)], numbers).told();
            let expected: Vec<String> =
                if count < limit { vec![] } else { vec![format!("quota_exhausted {limit} {count}")] };
            assert_eq!(told.reasons, expected, "{} {count}", product.code());
        }
    }
}

#[test]
fn facts_that_a_product_does_not_ask_for_change_nothing() {
    // "if stated": of swas and hosting, the billing; of market, region and expiry. Market ignores the rest.
    for (product, change) in [
        (Product::Swas, (|i| i.billing = None) as Change),
        (Product::ElasticWebHosting, |i| i.billing = None),
        (Product::SiteMarket, |i| i.region = None),
        (Product::SiteMarket, |i| i.expires_at = None),
        (Product::SiteMarket, |i| {
            (i.billing, i.purchased_at, i.term_months, i.public_ips) = (Some(Billing::PayAsYouGo), None, Some(0), None);
            i.public_bandwidth_mbps = Some(0.0);
        }),
        (Product::Swas, |i| (i.public_bandwidth_mbps, i.public_ips) = (None, None)),
        (Product::ElasticWebHosting, |i| (i.public_bandwidth_mbps, i.public_ips) = (Some(0.0), Some(vec![]))),
        (Product::Ecs, |i| (i.first_term_months, i.order_amount) = (Some(1), Some(yuan("0")))),
    ] {
        let told = Desk::one(but(product, change)).told();
        assert_eq!((told.verdict, told.unmet.as_str(), told.unknown.as_str()), ("eligible", "", ""));
    }
}

#[test]
fn owner_and_account_must_both_be_known_to_differ() {
    for product in NUMBERED {
        let other = but(product, |i| i.owner = Some(account(OTHER)));
        let none = but(product, |i| i.owner = None);
        assert_eq!(Desk::one(other.clone()).told().unmet, "account_mismatch");
        assert_eq!(Desk::one(other).without_account().told().verdict, "eligible");
        assert_eq!(Desk::one(none.clone()).told().verdict, "eligible");
        assert_eq!(Desk::one(none).without_account().told().verdict, "eligible");
    }
}

#[track_caller]
fn all_at_once(product: Product, billing: Billing, unmet: &str) {
    let instance = but(product, |i| {
        i.owner = Some(account(OTHER));
        i.billing = Some(billing);
        i.expires_at = Some(at("2026-03-01T00:00+08:00"));
        i.term_months = Some(1);
        i.public_bandwidth_mbps = Some(0.0);
        i.first_term_months = Some(1);
        i.order_amount = Some(yuan("1"));
    });
    let numbers = (0..5).map(|n| recorded(&format!("n-{n}"), "i-1", Status::Invalid)).collect();
    let told = Desk::of(vec![instance], numbers).told();
    assert_eq!(told.unmet, unmet);
    assert_eq!(told.verdict, "ineligible");
}

#[test]
fn all_that_fail_are_reported_in_order() {
    use Billing::{PayAsYouGo, Subscription};
    all_at_once(Product::Ecs, Subscription, "account_mismatch expired term_too_short no_public_access quota_exhausted");
    all_at_once(Product::Ecs, PayAsYouGo, "account_mismatch expired pay_as_you_go no_public_access quota_exhausted");
    for product in [Product::Swas, Product::ElasticWebHosting] {
        all_at_once(product, Subscription, "account_mismatch expired term_too_short quota_exhausted");
        all_at_once(product, PayAsYouGo, "account_mismatch expired pay_as_you_go quota_exhausted");
    }
    for billing in [Subscription, PayAsYouGo] {
        all_at_once(
            Product::SiteMarket,
            billing,
            "account_mismatch expired first_term_too_short order_amount_too_low quota_exhausted",
        );
    }
}

#[test]
fn the_first_of_two_is_the_headline() {
    for (change, headline) in [
        ((|i| (i.owner, i.term_months) = (Some(account(OTHER)), Some(0))) as Change, "account_mismatch"),
        (|i| (i.expires_at, i.term_months) = (Some(at("2026-03-01T00:00Z")), Some(0)), "expired"),
        (|i| (i.billing, i.public_ips) = (Some(Billing::PayAsYouGo), Some(vec![])), "pay_as_you_go"),
        (|i| (i.term_months, i.public_ips) = (Some(0), Some(vec![])), "term_too_short"),
        (|i| i.public_ips = Some(vec![]), "no_public_access"),
    ] {
        let desk = Desk::of(vec![but(Product::Ecs, change)], issued(5, "i-1"));
        let report = desk.report();
        assert_eq!(report.assessments[0].unmet().next().map(|finding| finding.check.code()), Some(headline));
    }
}

#[test]
fn what_is_paid_by_use_is_not_tested_for_its_term() {
    for product in [Product::Ecs, Product::Swas, Product::ElasticWebHosting] {
        let told =
            Desk::one(but(product, |i| (i.billing, i.term_months) = (Some(Billing::PayAsYouGo), Some(0)))).told();
        assert_eq!((told.unmet.as_str(), told.term), ("pay_as_you_go", None), "{}", product.code());
    }
}
