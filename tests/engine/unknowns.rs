//! Facts that are not known: which are asked for, in which order, and what that does to the verdict.

use beian_desk::engine::{Billing, Instance, Product, Region};

use super::desk::{Desk, OTHER, account, at, but, good, yuan};

type Change = fn(&mut Instance);

#[track_caller]
fn asks(desk: &Desk, verdict: &str, unknown: &str) {
    let told = desk.told();
    assert_eq!((told.verdict, told.unknown.as_str()), (verdict, unknown));
    assert_eq!((told.action, told.until), (None, None));
    if verdict == "undetermined" {
        assert_eq!((told.unmet.as_str(), told.remedies.as_str()), ("", ""));
    }
}

#[test]
fn of_a_bare_instance_every_needed_fact_is_asked_for_in_order() {
    let bare = |product| Desk::one(Instance::new("i-1", product));
    asks(&bare(Product::Ecs), "undetermined", "region billing expires_at term_months public_ips");
    asks(&bare(Product::Swas), "undetermined", "region expires_at term_months");
    asks(&bare(Product::ElasticWebHosting), "undetermined", "region expires_at term_months");
    asks(&bare(Product::SiteMarket), "undetermined", "first_term_months order_amount");
    // Before its date the rule of swas asks for no term.
    asks(&bare(Product::Swas).when("2018-05-20T23:59:59+08:00"), "undetermined", "region expires_at");
    asks(
        &bare(Product::Ecs).when("2018-05-20T23:59:59+08:00"),
        "undetermined",
        "region billing expires_at term_months public_ips",
    );
}

#[test]
fn one_unknown_fact_at_a_time() {
    for (product, change, unknown) in [
        (Product::Ecs, (|i| i.region = None) as Change, "region"),
        (Product::Ecs, |i| i.region = Region::new("hangzhou"), "region"),
        (Product::Ecs, |i| i.billing = None, "billing"),
        (Product::Ecs, |i| i.expires_at = None, "expires_at"),
        (Product::Ecs, |i| (i.term_months, i.purchased_at) = (None, None), "term_months"),
        (Product::Ecs, |i| (i.term_months, i.expires_at) = (None, None), "expires_at term_months"),
        (Product::Ecs, |i| (i.public_bandwidth_mbps, i.public_ips) = (None, None), "public_ips"),
        (
            Product::Ecs,
            |i| (i.region, i.billing, i.public_bandwidth_mbps, i.public_ips) = (None, None, None, None),
            "region billing public_ips",
        ),
        (Product::Swas, |i| i.region = None, "region"),
        (Product::Swas, |i| i.expires_at = None, "expires_at"),
        (Product::Swas, |i| (i.term_months, i.purchased_at) = (None, None), "term_months"),
        (Product::ElasticWebHosting, |i| i.region = None, "region"),
        (Product::ElasticWebHosting, |i| i.expires_at = None, "expires_at"),
        (Product::ElasticWebHosting, |i| (i.term_months, i.purchased_at) = (None, None), "term_months"),
        (Product::SiteMarket, |i| i.first_term_months = None, "first_term_months"),
        (Product::SiteMarket, |i| i.order_amount = None, "order_amount"),
    ] {
        asks(&Desk::one(but(product, change)), "undetermined", unknown);
    }
}

#[test]
fn the_dates_stand_in_for_the_term_unless_the_expiry_is_the_placeholder() {
    let by_dates = but(Product::Ecs, |i| i.term_months = None);
    assert_eq!(Desk::one(by_dates).told().term, Some(12));
    let never = |i: &mut Instance| (i.term_months, i.expires_at) = (None, Some(at("2099-12-31T15:59Z")));
    // The placeholder is a known expiry: only the term is asked for.
    asks(&Desk::one(but(Product::Ecs, never)), "undetermined", "term_months");
}

#[test]
fn what_is_paid_by_use_is_asked_for_neither_expiry_nor_term() {
    let by_use = |product| {
        let mut instance = Instance::new("i-1", product);
        instance.billing = Some(Billing::PayAsYouGo);
        Desk::one(instance)
    };
    asks(&by_use(Product::Ecs), "ineligible", "region public_ips");
    asks(&by_use(Product::Swas), "ineligible", "region");
    asks(&by_use(Product::ElasticWebHosting), "ineligible", "region");
    asks(&by_use(Product::SiteMarket), "undetermined", "first_term_months order_amount");
}

#[test]
fn unknown_facts_are_listed_beside_a_failure() {
    let mut other = Instance::new("i-1", Product::Ecs);
    other.owner = Some(account(OTHER));
    asks(&Desk::one(other), "ineligible", "region billing expires_at term_months public_ips");

    let mut cheap = Instance::new("i-1", Product::SiteMarket);
    cheap.order_amount = Some(yuan("98.99"));
    asks(&Desk::one(cheap), "ineligible", "first_term_months");

    let mut expired = Instance::new("i-1", Product::ElasticWebHosting);
    expired.expires_at = Some(at("2026-06-30T00:00+08:00"));
    asks(&Desk::one(expired), "ineligible", "region term_months");
}

#[test]
fn nothing_else_is_ever_asked_for() {
    // Owner, account, name, status, quota: unknown, and the verdict stands.
    for product in super::desk::NUMBERED {
        let mut instance = good(product);
        (instance.owner, instance.name, instance.status) = (None, None, None);
        let told = Desk::one(instance).without_account().told();
        assert_eq!((told.verdict, told.unknown.as_str()), ("eligible", ""), "{}", product.code());
    }
}
