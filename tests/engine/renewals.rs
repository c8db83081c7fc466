//! How many months a renewal must add: the least after which it has neither expired nor too short a term.

use beian_desk::engine::{Instance, Product};

use super::desk::{Desk, at, but};

#[track_caller]
fn renews(as_of: &str, instance: Instance, months: u32) {
    assert_eq!(Desk::one(instance).when(as_of).told().remedies, format!("renew {months}"));
}

/// Stated months in all, and an expiry.
fn stated(product: Product, months: u16, expires: &str) -> Instance {
    but(product, |i| (i.term_months, i.purchased_at, i.expires_at) = (Some(months), None, Some(at(expires))))
}

/// Dates alone, at noon in China.
fn dated(product: Product, bought: &str, expires: &str) -> Instance {
    but(product, |i| {
        i.term_months = None;
        i.purchased_at = Some(at(&format!("{bought}T12:00+08:00")));
        i.expires_at = Some(at(&format!("{expires}T12:00+08:00")));
    })
}

#[test]
fn a_renewal_must_reach_past_the_moment() {
    let now = "2026-07-01T12:00:00+08:00";
    for (expires, months) in [
        ("2026-07-01T12:00:00+08:00", 1),
        ("2026-06-01T12:00:01+08:00", 1),
        // A month later it would end at this very instant, which is expired.
        ("2026-06-01T12:00:00+08:00", 2),
        ("2026-05-31T12:00:00+08:00", 2),
        ("2026-05-01T11:00:00+08:00", 3),
        ("2024-02-29T00:00:00+08:00", 29),
        ("2020-07-01T12:00:00+08:00", 73),
        ("2020-07-01T12:00:01+08:00", 72),
    ] {
        for product in super::desk::NUMBERED {
            renews(now, stated(product, 24, expires), months);
        }
    }
    // Clamped: 31 January and a month is 28 February.
    renews("2026-02-28T11:59:59+08:00", stated(Product::Ecs, 24, "2026-01-31T12:00+08:00"), 1);
    renews("2026-02-28T12:00:00+08:00", stated(Product::Ecs, 24, "2026-01-31T12:00+08:00"), 2);
    // From the old expiry: 31 January and two months is 31 March, not 28.
    renews("2026-03-30T12:00:00+08:00", stated(Product::Ecs, 24, "2026-01-31T12:00+08:00"), 2);
    renews("2026-03-31T12:00:00+08:00", stated(Product::Ecs, 24, "2026-01-31T12:00+08:00"), 3);
}

#[test]
fn one_renewal_mends_both() {
    let now = "2026-07-01T12:00:00+08:00";
    // 15 January and six months is 15 July; the term is then 7.
    renews(now, stated(Product::Ecs, 1, "2026-01-15T00:00+08:00"), 6);
    renews(now, stated(Product::Ecs, 0, "2026-06-30T00:00+08:00"), 3);
    renews(now, stated(Product::ElasticWebHosting, 0, "2026-06-30T00:00+08:00"), 6);
    renews(now, stated(Product::ElasticWebHosting, 5, "2026-06-30T00:00+08:00"), 1);
    renews(now, dated(Product::ElasticWebHosting, "2026-04-30", "2026-06-30"), 4);
}

#[test]
fn dates_at_the_end_of_a_month_are_renewed_as_they_come_out() {
    // 31 January to 28 February is a month. Two more end on 28 April, before 30 April: three are needed.
    renews("2026-02-10T00:00Z", dated(Product::Ecs, "2026-01-31", "2026-02-28"), 3);
    // 30 November to 28 December is none. Two more end on 28 February, which is three months after 30 November.
    renews("2025-12-10T00:00Z", dated(Product::Ecs, "2025-11-30", "2025-12-28"), 2);
    // In a leap year 30 November and three months is 29 February, a day too late for that.
    renews("2027-12-10T00:00Z", dated(Product::Ecs, "2027-11-30", "2027-12-28"), 3);
    // 31 August to 29 September is none. Five more end on 28 February, which is six months after 31 August.
    renews("2025-09-10T00:00Z", dated(Product::ElasticWebHosting, "2025-08-31", "2025-09-29"), 5);
    renews("2025-09-10T00:00Z", dated(Product::ElasticWebHosting, "2025-08-31", "2025-09-27"), 6);
    renews("2026-07-10T00:00Z", dated(Product::Ecs, "2026-07-01", "2026-09-30"), 1);
}

#[test]
fn however_long_ago_it_expired_the_renewal_is_the_least() {
    // 104 years are 1,248 months: to midnight of 1 January 2075, which a moment before is not yet expired, and then is.
    let old = || stated(Product::Ecs, 24, "1971-01-01T00:00:00+08:00");
    renews("2074-12-31T23:59:59+08:00", old(), 1_248);
    renews("2075-01-01T00:00:00+08:00", old(), 1_249);
}

#[test]
fn what_is_unknown_needs_nothing() {
    let now = "2026-07-01T12:00:00+08:00";
    // The term is unknown: only the expiry is mended.
    let expired = but(Product::ElasticWebHosting, |i| {
        (i.term_months, i.purchased_at, i.expires_at) = (None, None, Some(at("2026-06-30T00:00+08:00")));
    });
    renews(now, expired, 1);
    // The expiry is unknown, or never comes: only the term is mended.
    let unknown = but(Product::ElasticWebHosting, |i| (i.term_months, i.expires_at) = (Some(2), None));
    renews(now, unknown, 4);
    renews(now, stated(Product::ElasticWebHosting, 2, "2099-12-31T15:59Z"), 4);
}

#[test]
fn a_renewal_that_reaches_the_placeholder_is_enough_at_any_moment() {
    let expired = || stated(Product::Ecs, 24, "2099-10-01T00:00+08:00");
    // Two months later it would end on 1 December 2099, three months later on 1 January 2100: never, as it is read.
    for now in ["2099-12-15T00:00+08:00", "2100-01-01T00:00+08:00", "2150-06-01T00:00+08:00", "2999-12-31T00:00+08:00"]
    {
        renews(now, expired(), 3);
    }
    // The placeholder's own minute, reached from the last day of a shorter month: 30 November and a month is 30 December.
    renews("2150-06-01T00:00+08:00", stated(Product::Ecs, 24, "2099-11-30T23:59+08:00"), 2);
    renews("2150-06-01T00:00+08:00", stated(Product::Ecs, 24, "2099-10-31T23:59+08:00"), 2);
}

#[test]
fn where_there_is_no_minimum_only_the_expiry_counts() {
    renews("2018-05-20T12:00+08:00", stated(Product::Swas, 0, "2018-05-19T00:00+08:00"), 1);
    renews("2018-05-21T12:00+08:00", stated(Product::Swas, 0, "2018-05-19T00:00+08:00"), 3);
    renews("2026-07-01T12:00+08:00", stated(Product::SiteMarket, 0, "2026-06-19T00:00+08:00"), 1);
}
