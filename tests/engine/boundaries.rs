//! Every boundary with the day before, the day and the day after.

use beian_desk::engine::{Instance, Product, whole_months};

use super::desk::{Desk, at, but, good, yuan};

/// The term of an instance bought and expiring at these moments, and what it is told.
#[track_caller]
fn term(product: Product, bought: &str, expires: &str, months: u32, unmet: &str) {
    let instance = but(product, |i| {
        i.term_months = None;
        i.purchased_at = Some(at(bought));
        i.expires_at = Some(at(expires));
    });
    let told = Desk::one(instance).when(bought).told();
    assert_eq!((told.term, told.unmet.as_str()), (Some(months), unmet), "{bought} to {expires}");
}

/// The same on China dates at noon.
#[track_caller]
fn days(product: Product, bought: &str, rows: [(&str, u32, bool); 3]) {
    for (expires, months, long_enough) in rows {
        let unmet = if long_enough { "" } else { "term_too_short" };
        term(product, &format!("{bought}T12:00+08:00"), &format!("{expires}T12:00+08:00"), months, unmet);
    }
}

#[test]
fn three_months() {
    for product in [Product::Ecs, Product::Swas] {
        days(product, "2026-02-01", [("2026-04-30", 2, false), ("2026-05-01", 3, true), ("2026-05-02", 3, true)]);
        // The month's end is clamped: 30 November and three months is 28 February, 29 in a leap year.
        days(product, "2025-11-30", [("2026-02-27", 2, false), ("2026-02-28", 3, true), ("2026-03-01", 3, true)]);
        days(product, "2027-11-30", [("2028-02-28", 2, false), ("2028-02-29", 3, true), ("2028-03-01", 3, true)]);
        days(product, "2027-11-29", [("2028-02-28", 2, false), ("2028-02-29", 3, true), ("2028-03-01", 3, true)]);
        days(product, "2026-01-31", [("2026-04-29", 2, false), ("2026-04-30", 3, true), ("2026-05-01", 3, true)]);
        days(product, "2024-02-29", [("2024-05-28", 2, false), ("2024-05-29", 3, true), ("2024-05-30", 3, true)]);
        days(product, "2025-12-31", [("2026-03-30", 2, false), ("2026-03-31", 3, true), ("2026-04-01", 3, true)]);
        // 90 days from 1 July are 29 September, a day or two short.
        days(product, "2026-07-01", [("2026-09-29", 2, false), ("2026-09-30", 2, false), ("2026-10-01", 3, true)]);
    }
}

#[test]
fn six_months() {
    let product = Product::ElasticWebHosting;
    days(product, "2026-01-15", [("2026-07-14", 5, false), ("2026-07-15", 6, true), ("2026-07-16", 6, true)]);
    days(product, "2026-08-31", [("2027-02-27", 5, false), ("2027-02-28", 6, true), ("2027-03-01", 6, true)]);
    days(product, "2027-08-31", [("2028-02-28", 5, false), ("2028-02-29", 6, true), ("2028-03-01", 6, true)]);
    days(product, "2026-03-31", [("2026-09-29", 5, false), ("2026-09-30", 6, true), ("2026-10-01", 6, true)]);
}

#[test]
fn twelve_months_and_more() {
    let day = |text: &str| text.parse().unwrap();
    for (from, to, months) in [
        ("2024-02-29", "2025-02-27", 11),
        ("2024-02-29", "2025-02-28", 12),
        ("2024-02-29", "2028-02-28", 47),
        ("2024-02-29", "2028-02-29", 48),
        ("2026-07-01", "2027-06-30", 11),
        ("2026-07-01", "2027-07-01", 12),
        ("2026-07-01", "2026-07-01", 0),
        ("2026-07-01", "2026-07-31", 0),
        ("2026-07-01", "2026-08-01", 1),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-28", "2026-02-28", 1),
        ("2026-01-31", "2026-03-30", 1),
        ("2026-07-01", "2026-06-01", 0),
        ("1970-01-01", "3000-01-01", 12_360),
    ] {
        assert_eq!(whole_months(day(from), day(to)), months, "{from} to {to}");
    }
}

#[test]
fn a_term_counts_china_dates_and_no_time_of_day() {
    let ecs = Product::Ecs;
    term(ecs, "2026-02-01T23:59:59+08:00", "2026-05-01T00:00:00+08:00", 3, "");
    term(ecs, "2026-02-01T00:00:00+08:00", "2026-04-30T23:59:59+08:00", 2, "term_too_short");
    // 2026-01-31T16:00Z is 1 February in China; 2026-04-30T16:00Z is 1 May there, a minute earlier is not.
    term(ecs, "2026-01-31T16:00Z", "2026-04-30T16:00Z", 3, "");
    term(ecs, "2026-01-31T16:00Z", "2026-04-30T15:59Z", 2, "term_too_short");
    // Bought a minute earlier it is 31 January, which clamps to 30 April.
    term(ecs, "2026-01-31T15:59Z", "2026-04-30T15:59Z", 3, "");
    term(ecs, "2026-01-31T15:59Z", "2026-04-29T15:59Z", 2, "term_too_short");
    // Any other offset names the same instants.
    term(ecs, "2026-01-31T11:00-05:00", "2026-04-30T18:00+02:00", 3, "");
}

#[test]
fn months_that_are_stated_win_over_the_dates() {
    for (product, minimum) in [(Product::Ecs, 3), (Product::Swas, 3), (Product::ElasticWebHosting, 6)] {
        for months in [0, minimum - 1, minimum, minimum + 1, 1200] {
            let told = Desk::one(but(product, |i| i.term_months = Some(months))).told();
            assert_eq!(told.unmet, if months < minimum { "term_too_short" } else { "" });
            assert_eq!(told.term, Some(u32::from(months)));
        }
    }
}

#[test]
fn market_boundaries() {
    let market = |change: fn(&mut Instance)| Desk::one(but(Product::SiteMarket, change)).told().unmet;
    assert_eq!(market(|i| i.first_term_months = Some(11)), "first_term_too_short");
    assert_eq!(market(|i| i.first_term_months = Some(12)), "");
    assert_eq!(market(|i| i.first_term_months = Some(13)), "");
    assert_eq!(market(|i| i.order_amount = Some(yuan("98.99"))), "order_amount_too_low");
    assert_eq!(market(|i| i.order_amount = Some(yuan("99.00"))), "");
    assert_eq!(market(|i| i.order_amount = Some(yuan("99"))), "");
    assert_eq!(market(|i| i.order_amount = Some(yuan("99.01"))), "");
    // The months of the first purchase alone: renewals don't help.
    assert_eq!(market(|i| (i.first_term_months, i.term_months) = (Some(6), Some(24))), "first_term_too_short");
}

#[test]
fn expiry_to_the_second() {
    for (expires, expired) in [
        ("2026-07-01T11:59:59+08:00", true),
        ("2026-07-01T12:00:00+08:00", true),
        ("2026-07-01T04:00Z", true),
        ("2026-07-01T12:00:00.001+08:00", false),
        ("2026-07-01T12:00:01+08:00", false),
        ("2026-06-30T23:00:01-05:00", false),
    ] {
        for product in super::desk::NUMBERED {
            let told = Desk::one(but(product, |i| i.expires_at = Some(at(expires)))).told();
            assert_eq!(told.unmet, if expired { "expired" } else { "" }, "{expires}");
            assert_eq!(told.until.is_some(), !expired, "{expires}");
        }
    }
}

/// A swas bought for `term` months; the verdict at `as_of`, the term tested, and until when it holds.
#[track_caller]
fn swas(as_of: &str, term: Option<u16>, verdict: &str, tested: Option<u32>, until: Option<&str>) {
    let instance = but(Product::Swas, |i| {
        (i.term_months, i.purchased_at) = (term, None);
        i.expires_at = Some(at("2018-06-10T00:00+08:00"));
    });
    let told = Desk::one(instance).when(as_of).told();
    assert_eq!((told.verdict, told.term), (verdict, tested), "{as_of}");
    assert_eq!(told.until.as_deref(), until, "{as_of}");
}

#[test]
fn the_rule_of_swas_begins_on_its_china_date() {
    let expiry = Some("2018-06-10T00:00:00+08:00");
    let the_day = Some("2018-05-21T00:00:00+08:00");
    for before in ["2018-05-20T12:00+08:00", "2018-05-20T23:59:59+08:00", "2018-05-20T15:59:59Z"] {
        swas(before, Some(2), "eligible", None, the_day);
        swas(before, None, "eligible", None, the_day);
        swas(before, Some(3), "eligible", None, expiry);
    }
    for after in ["2018-05-20T16:00Z", "2018-05-21T00:00+08:00", "2018-05-21T12:00+08:00", "2018-05-22T00:00+08:00"] {
        swas(after, Some(2), "ineligible", Some(2), None);
        swas(after, None, "undetermined", None, None);
        swas(after, Some(3), "eligible", Some(3), expiry);
    }
}

#[test]
fn before_its_date_an_earlier_expiry_of_swas_comes_first() {
    for (expires, until) in [
        (Some("2018-05-20T23:59:59+08:00"), "2018-05-20T23:59:59+08:00"),
        (Some("2018-05-21T00:00:00+08:00"), "2018-05-21T00:00:00+08:00"),
        (Some("2018-05-21T00:00:01+08:00"), "2018-05-21T00:00:00+08:00"),
        (Some("2099-12-31T15:59Z"), "2018-05-21T00:00:00+08:00"),
    ] {
        let instance = but(Product::Swas, |i| {
            (i.term_months, i.purchased_at, i.expires_at) = (Some(1), None, expires.map(at));
        });
        let told = Desk::one(instance).when("2018-05-01T00:00Z").told();
        assert_eq!(told.until.as_deref(), Some(until), "{expires:?}");
    }
    // The others never had such a day.
    for product in [Product::Ecs, Product::ElasticWebHosting] {
        let short = but(product, |i| (i.term_months, i.purchased_at) = (Some(2), None));
        assert_eq!(Desk::one(short).when("2018-05-20T12:00+08:00").told().unmet, "term_too_short");
    }
}

#[test]
fn the_placeholder_begins_at_its_minute() {
    let ecs = |expires: &str, as_of: &str| {
        let instance = but(Product::Ecs, |i| {
            (i.term_months, i.purchased_at) = (None, Some(at("2099-09-30T12:00+08:00")));
            i.expires_at = Some(at(expires));
        });
        Desk::one(instance).when(as_of).told()
    };
    let before = ecs("2099-12-31T15:58:59Z", "2099-10-01T00:00Z");
    assert_eq!((before.verdict, before.term), ("eligible", Some(3)));
    assert_eq!(before.until.as_deref(), Some("2099-12-31T23:58:59+08:00"));
    assert_eq!(before.advisories, "remaining_under_3_months term_inferred");
    for never in ["2099-12-31T15:59Z", "2099-12-31T15:59:01Z", "2100-01-01T00:00+08:00", "2999-09-08T16:00Z"] {
        let told = ecs(never, "2099-10-01T00:00Z");
        assert_eq!((told.verdict, told.term, told.until), ("undetermined", None, None), "{never}");
        assert_eq!((told.unknown.as_str(), told.advisories.as_str()), ("term_months", ""), "{never}");
    }

    // It never expires, however late it is.
    assert_eq!(ecs("2099-12-31T15:58:59Z", "2100-02-01T00:00Z").unmet, "expired");
    assert_eq!(ecs("2099-12-31T15:59Z", "2100-02-01T00:00Z").unmet, "");
    let stated = but(Product::Ecs, |i| i.expires_at = Some(at("2099-12-31T15:59Z")));
    let told = Desk::one(stated).when("2999-12-31T00:00Z").told();
    assert_eq!((told.verdict, told.until, told.advisories.as_str()), ("eligible", None, ""));
}

#[test]
fn an_expiry_that_is_not_known_ends_nothing() {
    let told = Desk::one(but(Product::SiteMarket, |i| i.expires_at = None)).told();
    assert_eq!((told.verdict, told.until), ("eligible", None));
    let told = Desk::one(good(Product::SiteMarket)).told();
    assert_eq!(told.until.as_deref(), Some("2027-01-01T00:00:00+08:00"));
}
