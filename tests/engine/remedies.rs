//! The least to do: which remedies, in which order, and what each does to the facts.

use beian_desk::engine::{After, Billing, Instance, Product, Remedy, RemedyKind, Status, apply};

use super::desk::{Desk, ME, NOW, NUMBERED, OTHER, account, at, but, good, recorded, yuan};

type Change = fn(&mut Instance);

#[track_caller]
fn remedies(product: Product, change: Change, expected: &str) {
    assert_eq!(Desk::one(but(product, change)).told().remedies, expected);
}

fn used_up(product: Product, change: Change) -> String {
    let numbers = (0..5).map(|n| recorded(&format!("n-{n}"), "i-1", Status::Filed)).collect();
    Desk::of(vec![but(product, change)], numbers).told().remedies
}

#[test]
fn one_remedy_for_one_failure() {
    for product in NUMBERED {
        remedies(product, |_| {}, "");
        remedies(product, |i| i.owner = Some(account(OTHER)), "switch_account");
        remedies(product, |i| i.expires_at = Some(at("2026-06-15T00:00+08:00")), "renew 1");
    }
    remedies(Product::Ecs, |i| i.billing = Some(Billing::PayAsYouGo), "convert_to_subscription 3");
    remedies(Product::Swas, |i| i.billing = Some(Billing::PayAsYouGo), "convert_to_subscription 3");
    remedies(Product::ElasticWebHosting, |i| i.billing = Some(Billing::PayAsYouGo), "convert_to_subscription 6");
    remedies(Product::Ecs, |i| i.term_months = Some(1), "renew 2");
    remedies(Product::Swas, |i| i.term_months = Some(0), "renew 3");
    remedies(Product::ElasticWebHosting, |i| i.term_months = Some(1), "renew 5");
    remedies(Product::Ecs, |i| i.public_bandwidth_mbps = Some(0.0), "buy_public_bandwidth");
    remedies(Product::Ecs, |i| i.public_ips = Some(vec![]), "assign_public_ip");
    remedies(Product::SiteMarket, |i| i.first_term_months = Some(11), "buy_qualifying_product");
    remedies(Product::SiteMarket, |i| i.order_amount = Some(yuan("98.99")), "buy_qualifying_product");
    assert_eq!(used_up(Product::Ecs, |_| {}), "buy_instance");
    assert_eq!(used_up(Product::Swas, |_| {}), "buy_instance");
    assert_eq!(used_up(Product::ElasticWebHosting, |_| {}), "use_other_account");
    assert_eq!(used_up(Product::SiteMarket, |_| {}), "buy_qualifying_product");
}

#[test]
fn before_its_date_swas_is_converted_for_a_month() {
    let by_use = || Desk::one(but(Product::Swas, |i| i.billing = Some(Billing::PayAsYouGo)));
    assert_eq!(by_use().when("2018-05-20T15:59:59Z").told().remedies, "convert_to_subscription 1");
    assert_eq!(by_use().when("2018-05-20T16:00:00Z").told().remedies, "convert_to_subscription 3");
}

#[test]
fn several_stand_in_check_order_at_most_one_of_each() {
    remedies(
        Product::Ecs,
        |i| {
            i.owner = Some(account(OTHER));
            (i.expires_at, i.term_months) = (Some(at("2026-06-15T00:00+08:00")), Some(1));
            i.public_bandwidth_mbps = Some(0.0);
        },
        "switch_account renew 2 buy_public_bandwidth",
    );
    // A conversion replaces the renewal of what has expired.
    remedies(
        Product::Ecs,
        |i| {
            i.owner = Some(account(OTHER));
            (i.expires_at, i.billing) = (Some(at("2026-06-15T00:00+08:00")), Some(Billing::PayAsYouGo));
            i.public_ips = Some(vec![]);
        },
        "switch_account convert_to_subscription 3 assign_public_ip",
    );
    remedies(
        Product::SiteMarket,
        |i| (i.owner, i.expires_at) = (Some(account(OTHER)), Some(at("2026-06-15T00:00+08:00"))),
        "switch_account renew 1",
    );
    remedies(
        Product::SiteMarket,
        |i| (i.first_term_months, i.order_amount) = (Some(1), Some(yuan("1"))),
        "buy_qualifying_product",
    );
}

#[test]
fn a_fresh_one_replaces_all_other_remedies() {
    let everything: Change = |i| {
        i.owner = Some(account(OTHER));
        i.expires_at = Some(at("2026-06-15T00:00+08:00"));
        i.public_bandwidth_mbps = Some(0.0);
        (i.first_term_months, i.order_amount) = (Some(1), Some(yuan("1")));
    };
    assert_eq!(used_up(Product::Ecs, everything), "buy_instance");
    assert_eq!(used_up(Product::Swas, everything), "buy_instance");
    assert_eq!(used_up(Product::SiteMarket, everything), "buy_qualifying_product");
    remedies(Product::SiteMarket, everything, "buy_qualifying_product");
    // The used-up quota of hosting is the owner's: the numbers are of the instance, whose owner is the other.
    assert_eq!(used_up(Product::ElasticWebHosting, everything), "use_other_account");
}

#[test]
fn months_are_only_on_renewals_and_conversions() {
    for (kind, product, change) in [
        (RemedyKind::Renew, Product::Ecs, (|i| i.term_months = Some(0)) as Change),
        (RemedyKind::ConvertToSubscription, Product::Ecs, |i| i.billing = Some(Billing::PayAsYouGo)),
        (RemedyKind::SwitchAccount, Product::Ecs, |i| i.owner = Some(account(OTHER))),
        (RemedyKind::AssignPublicIp, Product::Ecs, |i| i.public_ips = Some(vec![])),
        (RemedyKind::BuyPublicBandwidth, Product::Ecs, |i| i.public_bandwidth_mbps = Some(0.0)),
        (RemedyKind::BuyQualifyingProduct, Product::SiteMarket, |i| i.first_term_months = Some(0)),
    ] {
        let desk = Desk::one(but(product, change));
        let report = desk.report();
        let remedy = &report.assessments[0].remedies[0];
        assert_eq!(remedy.action, kind);
        let timed = matches!(kind, RemedyKind::Renew | RemedyKind::ConvertToSubscription);
        assert_eq!(remedy.months.is_some(), timed);
    }
}

/// What a remedy makes of an instance at `as_of`, with the current account after it.
fn after(action: RemedyKind, months: Option<u32>, instance: &Instance, as_of: &str) -> After {
    let remedy = Remedy { action, months, link: None, source: &[] };
    let before = After { instance: instance.clone(), account: Some(account(ME)) };
    apply(&remedy, &before, at(as_of), "fresh", &account("1888"))
}

#[test]
fn switching_takes_the_owners_account_and_leaves_the_instance() {
    let theirs = but(Product::Ecs, |i| i.owner = Some(account(OTHER)));
    let switched = after(RemedyKind::SwitchAccount, None, &theirs, NOW);
    assert_eq!(switched, After { instance: theirs, account: Some(account(OTHER)) });
}

#[test]
fn renewing_adds_to_the_old_expiry_and_to_months_that_are_stated() {
    for (expires, months, becomes) in [
        ("2026-01-31T23:30:00+08:00", 1, "2026-02-28T23:30:00+08:00"),
        ("2028-01-31T23:30:00+08:00", 1, "2028-02-29T23:30:00+08:00"),
        ("2026-02-28T00:00:00+08:00", 1, "2026-03-28T00:00:00+08:00"),
        ("2026-11-30T00:00:00+08:00", 3, "2027-02-28T00:00:00+08:00"),
        // 30 June 16:00Z is 1 July in China: the months are counted there.
        ("2026-06-30T16:00Z", 8, "2027-03-01T00:00:00+08:00"),
        ("2026-05-31T15:59:59Z", 13, "2027-06-30T23:59:59+08:00"),
    ] {
        let instance = but(Product::Ecs, |i| i.expires_at = Some(at(expires)));
        let renewed = after(RemedyKind::Renew, Some(months), &instance, NOW);
        let mut expected = instance.clone();
        expected.expires_at = Some(at(becomes));
        expected.term_months = Some(12 + months as u16);
        assert_eq!(renewed, After { instance: expected, account: Some(account(ME)) }, "{expires}");
    }
    let bare = after(RemedyKind::Renew, Some(3), &Instance::new("i", Product::Swas), NOW).instance;
    assert_eq!(bare, Instance::new("i", Product::Swas));
}

#[test]
fn converting_buys_a_subscription_at_the_moment() {
    let by_use = but(Product::Ecs, |i| {
        i.billing = Some(Billing::PayAsYouGo);
        (i.purchased_at, i.expires_at) = (Some(at("2020-01-01T00:00Z")), Some(at("2099-12-31T15:59Z")));
    });
    let converted = after(RemedyKind::ConvertToSubscription, Some(3), &by_use, "2025-11-30T12:00+08:00");
    let mut expected = by_use.clone();
    expected.billing = Some(Billing::Subscription);
    expected.purchased_at = Some(at("2025-11-30T12:00+08:00"));
    expected.expires_at = Some(at("2026-02-28T12:00+08:00"));
    expected.term_months = Some(3);
    assert_eq!(converted, After { instance: expected, account: Some(account(ME)) });

    let unstated = but(Product::Ecs, |i| i.term_months = None);
    assert_eq!(after(RemedyKind::ConvertToSubscription, Some(3), &unstated, NOW).instance.term_months, None);
}

#[test]
fn bandwidth_and_addresses_are_there_afterwards() {
    for kind in [RemedyKind::BuyPublicBandwidth, RemedyKind::AssignPublicIp] {
        for (bandwidth, addresses) in [(None, Some(vec![])), (Some(0.0), None), (Some(5.0), Some(vec![]))] {
            let instance = but(Product::Ecs, |i| (i.public_bandwidth_mbps, i.public_ips) = (bandwidth, addresses));
            let after = after(kind, None, &instance, NOW).instance;
            assert!(after.public_bandwidth_mbps.is_some_and(|mbps| mbps > 0.0));
            assert!(after.public_ips.is_some_and(|addresses| !addresses.is_empty()));
            assert_eq!(after.id, "i-1");
        }
    }
}

#[test]
fn a_fresh_one_passes_every_check_with_its_quota_untouched() {
    for (kind, product) in [
        (RemedyKind::BuyInstance, Product::Ecs),
        (RemedyKind::BuyInstance, Product::Swas),
        (RemedyKind::UseOtherAccount, Product::ElasticWebHosting),
        (RemedyKind::BuyQualifyingProduct, Product::SiteMarket),
    ] {
        let bought = after(kind, None, &good(product), NOW);
        assert_eq!((bought.instance.id.as_str(), bought.instance.product), ("fresh", product));
        let current = if kind == RemedyKind::UseOtherAccount { "1888" } else { ME };
        assert_eq!(bought.account, Some(account(current)));
        let numbers = (0..5).map(|n| recorded(&format!("n-{n}"), "i-1", Status::Bound)).collect();
        let mut desk = Desk::of(vec![good(product), bought.instance], numbers);
        desk.numbers.iter_mut().for_each(|number| number.account = Some(account(ME)));
        desk.instances[0].owner = Some(account(ME));
        desk.account = bought.account;
        let told = desk.told_of("fresh");
        assert_eq!(told.verdict, "eligible");
        assert!(told.quota.is_some_and(|quota| quota.contains(" 0 0 ")));
    }
}

#[test]
fn only_what_is_ineligible_has_remedies() {
    for product in Product::ALL {
        assert_eq!(Desk::one(Instance::new("i-1", *product)).told().remedies, "");
        assert_eq!(Desk::one(good(*product)).told().remedies, "");
    }
}
