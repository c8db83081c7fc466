//! Advice: when each is given, and in which order.

use beian_desk::engine::{Advisory, Billing, Context, Instance, Policy, Product, Region, Status, assess};

use super::desk::{Desk, ME, NUMBERED, OTHER, account, at, but, good, named, recorded, reservation};

#[track_caller]
fn advises(desk: &Desk, advisories: &str) {
    assert_eq!(desk.told().advisories, advisories);
}

/// The advice on an expiry, for every product.
#[track_caller]
fn expiring(as_of: &str, expires: &str, advisories: &str) {
    for product in NUMBERED {
        advises(&Desk::one(but(product, |i| i.expires_at = Some(at(expires)))).when(as_of), advisories);
    }
}

#[test]
fn advice_is_alike_where_the_same_is_given() {
    let expires =
        |id: &str, date: &str| Instance { id: id.to_owned(), ..but(Product::Ecs, |i| i.expires_at = Some(at(date))) };
    let later = "2027-07-01T00:00+08:00";
    let listed = [expires("i-1", "2026-07-20T00:00+08:00"), expires("i-2", later), expires("i-3", later)];
    let context = Context { as_of: at("2026-07-01T12:00+08:00"), account: Some(&account(ME)), numbers: &[] };
    let report = assess(&listed, context, Policy::standard());
    let [soon, one, other] = report.assessments.as_slice() else { panic!("{report:?}") };
    assert!(soon.advisories.has(Advisory::RemainingUnder1Month) && !one.advisories.has(Advisory::RemainingUnder1Month));
    assert_eq!(one.advisories, other.advisories);
    assert_ne!(one.advisories, soon.advisories);
}

#[test]
fn remaining_months() {
    let now = "2026-07-01T12:00+08:00";
    let (one, three) = ("remaining_under_1_month", "remaining_under_3_months");
    expiring(now, "2026-07-01T12:00:01+08:00", one);
    expiring(now, "2026-07-31T23:59+08:00", one);
    // Months are of China dates: on 1 August a whole one is left, whatever the hour.
    expiring(now, "2026-08-01T00:00+08:00", three);
    expiring(now, "2026-07-31T16:00Z", three);
    expiring(now, "2026-07-31T15:59Z", one);
    expiring(now, "2026-08-02T00:00+08:00", three);
    expiring(now, "2026-09-30T23:59+08:00", three);
    expiring(now, "2026-10-01T00:00+08:00", "");
    expiring(now, "2026-10-02T00:00+08:00", "");
    // 2026-06-30T16:00Z is 1 July in China already.
    expiring("2026-06-30T16:00Z", "2026-07-31T15:59Z", one);
    expiring("2026-06-30T15:59Z", "2026-07-30T15:59Z", three);
    expiring("2026-06-30T15:59Z", "2026-07-29T15:59Z", one);
}

#[test]
fn remaining_months_at_the_end_of_a_month() {
    let now = "2027-01-31T12:00+08:00";
    expiring(now, "2027-02-27T12:00+08:00", "remaining_under_1_month");
    expiring(now, "2027-02-28T12:00+08:00", "remaining_under_3_months");
    expiring(now, "2027-04-29T12:00+08:00", "remaining_under_3_months");
    expiring(now, "2027-04-30T12:00+08:00", "");
    expiring("2028-01-31T12:00+08:00", "2028-02-28T12:00+08:00", "remaining_under_1_month");
    expiring("2028-01-31T12:00+08:00", "2028-02-29T12:00+08:00", "remaining_under_3_months");
}

#[test]
fn nothing_is_remaining_of_what_has_expired_or_never_does() {
    let now = "2026-07-01T12:00:00+08:00";
    expiring(now, "2026-07-01T12:00:00+08:00", "");
    expiring(now, "2099-12-31T15:59Z", "");
    expiring("2099-12-31T00:00Z", "2099-12-31T15:59Z", "");
    advises(&Desk::one(but(Product::SiteMarket, |i| i.expires_at = None)), "");
}

#[test]
fn fifteen_days_after_the_expiry_it_is_probably_released() {
    let now = "2026-07-16T12:00:00+08:00";
    expiring(now, "2026-07-01T12:00:01+08:00", "");
    expiring(now, "2026-07-01T12:00:00+08:00", "");
    expiring(now, "2026-07-01T11:59:59+08:00", "probably_released");
    expiring(now, "2020-07-01T11:59:59+08:00", "probably_released");
}

#[test]
fn a_millisecond_more_than_fifteen_days_is_more_than_fifteen_days() {
    expiring("2026-07-16T12:00:00.001+08:00", "2026-07-01T12:00:00+08:00", "probably_released");
    expiring("2026-07-16T12:00:00.000+08:00", "2026-07-01T12:00:00.001+08:00", "");
}

#[test]
fn an_instance_that_does_not_run() {
    for (status, advisories) in [
        (None, ""),
        (Some("running"), ""),
        (Some("Running"), ""),
        (Some("RUNNING"), ""),
        (Some("Stopped"), "instance_not_running"),
        (Some("运行中"), "instance_not_running"),
        (Some("not running"), "instance_not_running"),
    ] {
        for product in NUMBERED {
            advises(&Desk::one(but(product, |i| i.status = status.map(str::to_owned))), advisories);
        }
    }
}

#[test]
fn an_owner_or_account_that_is_unknown() {
    for product in NUMBERED {
        let ownerless = but(product, |i| i.owner = None);
        advises(&Desk::one(ownerless.clone()), "owner_unknown");
        advises(&Desk::one(ownerless).without_account(), "owner_unknown");
        advises(&Desk::one(good(product)).without_account(), "owner_unknown");
        advises(&Desk::one(but(product, |i| i.owner = Some(account(OTHER)))), "");
    }
}

#[test]
fn a_term_that_came_from_the_dates() {
    for product in [Product::Ecs, Product::Swas, Product::ElasticWebHosting] {
        let by_dates = |i: &mut Instance| i.term_months = None;
        advises(&Desk::one(but(product, by_dates)), "term_inferred");
        // Only of a term that was tested: not of what is paid by use.
        let by_use = but(product, |i| (i.term_months, i.billing) = (None, Some(Billing::PayAsYouGo)));
        advises(&Desk::one(by_use), "");
    }
    advises(&Desk::one(but(Product::SiteMarket, |i| i.term_months = None)), "");
    let early = but(Product::Swas, |i| {
        (i.term_months, i.purchased_at) = (None, Some(at("2018-01-01T00:00Z")));
    });
    advises(&Desk::one(early.clone()).when("2018-05-20T12:00+08:00"), "");
    advises(&Desk::one(early).when("2018-05-21T12:00+08:00"), "term_inferred");
}

#[test]
fn a_bound_number_waits_to_be_used() {
    for product in NUMBERED {
        for status in Status::ALL {
            let told = Desk::of(vec![good(product)], vec![recorded("n", "i-1", *status)]).told();
            let expected = if *status == Status::Bound { "unused_number_available" } else { "" };
            assert_eq!(told.advisories, expected, "{} {}", product.code(), status.code());
        }
        if product != Product::SiteMarket {
            let simulated = vec![reservation("SIM-1", "i-1", Status::Bound)];
            advises(&Desk::of(vec![good(product)], simulated), "");
        }
    }
}

#[test]
fn of_hosting_the_number_may_be_any_of_the_account() {
    let mut theirs = named("h2", Product::ElasticWebHosting);
    theirs.owner = Some(account(OTHER));
    let desk = |owner: &str| {
        let mut number = recorded("n", "h2", Status::Bound);
        number.account = Some(account(owner));
        Desk::of(vec![good(Product::ElasticWebHosting), theirs.clone()], vec![number])
    };
    assert_eq!(desk(ME).told_of("i-1").advisories, "unused_number_available");
    assert_eq!(desk(ME).told_of("h2").advisories, "");
    assert_eq!(desk(OTHER).told_of("i-1").advisories, "");
    assert_eq!(desk(OTHER).told_of("h2").advisories, "unused_number_available");
    // Of ecs it must be the instance's own.
    let desk =
        Desk::of(vec![good(Product::Ecs), named("i-2", Product::Ecs)], vec![recorded("n", "i-2", Status::Bound)]);
    assert_eq!(desk.told_of("i-1").advisories, "");
}

#[test]
fn all_at_once_stand_in_order() {
    let ecs = but(Product::Ecs, |i| {
        i.owner = None;
        i.region = Region::new("cn-newtown");
        i.term_months = None;
        i.expires_at = Some(at("2026-07-20T00:00+08:00"));
        i.public_bandwidth_mbps = Some(0.0);
        i.eip = Some("203.0.113.9".parse().unwrap());
        i.status = Some("Stopped".to_owned());
    });
    let mut numbers = vec![recorded("n", "i-1", Status::Bound)];
    numbers.extend((0..4).map(|n| reservation(&format!("SIM-{n}"), "i-1", Status::Bound)));
    let desk = Desk::of(vec![ecs.clone()], numbers.clone());
    advises(
        &desk,
        "remaining_under_1_month public_access_by_eip instance_not_running owner_unknown region_unrecognised \
         term_inferred unused_number_available all_reserved",
    );
    assert_eq!((desk.told().verdict, desk.told().action), ("eligible", None));

    // Expired: nothing remains, and what is reserved no longer matters.
    let released = desk.when("2026-08-10T00:00+08:00");
    advises(
        &released,
        "public_access_by_eip instance_not_running owner_unknown region_unrecognised term_inferred \
         unused_number_available probably_released",
    );
}

#[test]
fn all_of_a_marketplace_product_stand_in_order() {
    let market = but(Product::SiteMarket, |i| {
        i.owner = None;
        i.region = Region::new("atlantis-1");
        i.expires_at = Some(at("2026-09-01T00:00+08:00"));
        i.status = Some("Stopped".to_owned());
    });
    let desk = Desk::of(vec![market], vec![recorded("n", "i-1", Status::Bound)]);
    advises(
        &desk,
        "remaining_under_3_months instance_not_running owner_unknown region_unrecognised region_unknown \
         unused_number_available",
    );
}

#[test]
fn advice_is_given_whatever_the_verdict() {
    // Ineligible and undetermined instances are advised too.
    let mut short = good(Product::Swas);
    (short.term_months, short.expires_at, short.owner) = (Some(1), Some(at("2026-07-20T00:00+08:00")), None);
    let desk = Desk::one(short.clone());
    assert_eq!(desk.told().verdict, "ineligible");
    advises(&desk, "remaining_under_1_month owner_unknown");
    (short.term_months, short.purchased_at) = (None, None);
    let desk = Desk::one(short);
    assert_eq!(desk.told().verdict, "undetermined");
    advises(&desk, "remaining_under_1_month owner_unknown");
}
