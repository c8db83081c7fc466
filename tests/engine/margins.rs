//! How far each check is from its boundary: the day before, the day, the day after.

use beian_desk::engine::{Billing, Check, Margin, Outcome, Product, Region, Status, margin};
use proptest::prelude::*;

use super::desk::{Desk, OTHER, account, at, but, good, issued, recorded, yuan};
use super::strategies::{cases, desk};

/// The margin of one check of the first instance.
fn of(desk: &Desk, check: Check) -> Option<Margin> {
    let report = desk.report();
    let finding = report.assessments[0].findings.iter().find(|finding| finding.check == check)?;
    margin(finding, &desk.instances[0])
}

/// The margin of a term from its dates, judged while it runs.
#[track_caller]
fn term(product: Product, bought: &str, expires: &str, expected: (bool, u32, u32)) {
    let instance = but(product, |i| {
        i.term_months = None;
        (i.purchased_at, i.expires_at) = (Some(at(bought)), Some(at(expires)));
    });
    let (short, months, days) = expected;
    let found = of(&Desk::one(instance).when("2026-12-15T12:00+08:00"), Check::TermTooShort);
    assert_eq!(found, Some(Margin::Term { short, months, days: Some(days) }), "{bought} to {expires}");
}

#[test]
fn a_term_is_measured_on_dates_in_china() {
    // Three months from 1 October are reached on 1 January.
    term(Product::Ecs, "2026-10-01T09:00+08:00", "2026-12-31T23:59+08:00", (true, 1, 1));
    term(Product::Ecs, "2026-10-01T09:00+08:00", "2027-01-01T00:00+08:00", (false, 0, 0));
    term(Product::Ecs, "2026-10-01T09:00+08:00", "2027-01-02T00:00+08:00", (false, 0, 1));
    // Two months of three: 20 December falls short of 20 January by 31 days.
    term(Product::Ecs, "2026-10-20T14:00+08:00", "2026-12-20T14:00+08:00", (true, 1, 31));
    // 16:30 UTC is the next day in China: 2 October, reached on 2 January, which begins at 16:00 UTC.
    term(Product::Ecs, "2026-10-01T16:30Z", "2027-01-01T15:59Z", (true, 1, 1));
    term(Product::Ecs, "2026-10-01T16:30Z", "2027-01-01T16:00Z", (false, 0, 0));
    // A year of six months: 1 July to 1 January of the next year, 184 days after the half.
    term(Product::ElasticWebHosting, "2026-07-01T00:00+08:00", "2027-07-01T00:00+08:00", (false, 6, 181));
}

#[test]
fn month_ends_are_cut_with_and_without_a_leap_day() {
    // 30 November and three months: the last of February.
    term(Product::Ecs, "2026-11-30T00:00+08:00", "2027-02-27T00:00+08:00", (true, 1, 1));
    term(Product::Ecs, "2026-11-30T00:00+08:00", "2027-02-28T00:00+08:00", (false, 0, 0));
    term(Product::Ecs, "2026-11-30T00:00+08:00", "2027-03-01T00:00+08:00", (false, 0, 1));
    term(Product::Ecs, "2027-11-30T00:00+08:00", "2028-02-28T00:00+08:00", (true, 1, 1));
    term(Product::Ecs, "2027-11-30T00:00+08:00", "2028-02-29T00:00+08:00", (false, 0, 0));
    term(Product::Ecs, "2027-11-30T00:00+08:00", "2028-03-01T00:00+08:00", (false, 0, 1));
    // 31 August and six months.
    term(Product::ElasticWebHosting, "2026-08-31T00:00+08:00", "2027-02-27T00:00+08:00", (true, 1, 1));
    term(Product::ElasticWebHosting, "2026-08-31T00:00+08:00", "2027-02-28T00:00+08:00", (false, 0, 0));
}

#[test]
fn a_stated_term_has_days_only_where_the_dates_agree() {
    let months = |short, months, days| Some(Margin::Term { short, months, days });
    // From 1 April to 1 January: 275 days.
    assert_eq!(of(&Desk::one(good(Product::Ecs)), Check::TermTooShort), months(false, 9, Some(275)));
    let stated = |months| Desk::one(but(Product::Ecs, |i| i.term_months = Some(months)));
    assert_eq!(of(&stated(2), Check::TermTooShort), months(true, 1, None));
    assert_eq!(of(&stated(3), Check::TermTooShort), months(false, 0, None));
    let undated = Desk::one(but(Product::Swas, |i| (i.term_months, i.purchased_at) = (Some(1), None)));
    assert_eq!(of(&undated, Check::TermTooShort), months(true, 2, None));
    // The placeholder is no date of a term.
    let never = Desk::one(but(Product::Ecs, |i| i.expires_at = Some(at("2099-12-31T15:59Z"))));
    assert_eq!(of(&never, Check::TermTooShort), months(false, 9, None));
    assert_eq!(of(&never, Check::Expired), Some(Margin::Endless));
}

#[test]
fn an_expiry_is_measured_in_whole_days_from_the_instant() {
    let expires = |text: &str| of(&Desk::one(but(Product::Ecs, |i| i.expires_at = Some(at(text)))), Check::Expired);
    for (text, expected) in [
        ("2026-07-21T12:00:00+08:00", Margin::Left { days: 20 }),
        ("2026-07-21T11:59:59+08:00", Margin::Left { days: 19 }),
        ("2026-07-02T12:00:00+08:00", Margin::Left { days: 1 }),
        ("2026-07-02T11:59:59+08:00", Margin::Left { days: 0 }),
        ("2026-07-01T12:00:01+08:00", Margin::Left { days: 0 }),
        ("2026-07-01T12:00:00+08:00", Margin::Gone { days: 0 }),
        ("2026-06-30T12:00:01+08:00", Margin::Gone { days: 0 }),
        ("2026-06-30T12:00:00+08:00", Margin::Gone { days: 1 }),
        ("2026-06-28T04:00:00Z", Margin::Gone { days: 3 }),
    ] {
        assert_eq!(expires(text), Some(expected), "{text}");
    }
}

#[test]
fn months_of_a_first_purchase_amounts_and_numbers() {
    let market = |change: fn(&mut beian_desk::engine::Instance)| Desk::one(but(Product::SiteMarket, change));
    for (months, expected) in [(11, (true, 1)), (12, (false, 0)), (13, (false, 1))] {
        let desk = Desk::one(but(Product::SiteMarket, |i| i.first_term_months = Some(months)));
        let (short, months) = expected;
        assert_eq!(of(&desk, Check::FirstTermTooShort), Some(Margin::Term { short, months, days: None }));
    }
    for (amount, short, by) in
        [("98.00", true, "1.00"), ("99", false, "0"), ("99.50", false, "0.50"), ("0", true, "99")]
    {
        let desk = Desk::one(but(Product::SiteMarket, |i| i.order_amount = Some(yuan(amount))));
        assert_eq!(of(&desk, Check::OrderAmountTooLow), Some(Margin::Order { short, by: yuan(by) }), "{amount}");
    }
    for (count, left) in [(0, 5), (3, 2), (5, 0), (6, 0)] {
        let desk = Desk::of(vec![good(Product::Ecs)], issued(count, "i-1"));
        assert_eq!(of(&desk, Check::QuotaExhausted), Some(Margin::Numbers { left, of: 5 }), "{count}");
    }
    let used = Desk::of(vec![good(Product::SiteMarket)], vec![recorded("n", "i-1", Status::Filed)]);
    assert_eq!(of(&used, Check::QuotaExhausted), Some(Margin::Numbers { left: 0, of: 1 }));
    // Nothing to measure where the facts are not there.
    assert_eq!(of(&market(|i| i.first_term_months = None), Check::FirstTermTooShort), None);
    assert_eq!(of(&market(|i| i.expires_at = None), Check::Expired), None);
}

#[test]
fn what_holds_or_fails_without_a_distance_and_what_was_not_tested_has_none() {
    let abroad = Desk::one(but(Product::Ecs, |i| i.region = Region::new("cn-hongkong")));
    assert_eq!(of(&abroad, Check::RegionNotMainland), None);
    let other = Desk::one(but(Product::Ecs, |i| i.owner = Some(account(OTHER))));
    assert_eq!(of(&other, Check::AccountMismatch), None);
    let closed = Desk::one(but(Product::Ecs, |i| i.public_bandwidth_mbps = Some(0.0)));
    assert_eq!(of(&closed, Check::NoPublicAccess), None);
    let by_use = Desk::one(but(Product::Ecs, |i| (i.billing, i.expires_at) = (Some(Billing::PayAsYouGo), None)));
    for check in [Check::PayAsYouGo, Check::TermTooShort, Check::Expired] {
        assert_eq!(of(&by_use, check), None, "{check:?}");
    }
    let unknown = Desk::one(but(Product::Ecs, |i| (i.term_months, i.purchased_at) = (None, None)));
    assert_eq!(of(&unknown, Check::TermTooShort), None);
    // Before its date the rule of swas measures nothing; from it on it does.
    let swas = || Desk::one(but(Product::Swas, |i| (i.term_months, i.purchased_at) = (Some(1), None)));
    assert_eq!(of(&swas().when("2018-05-20T23:59:59+08:00"), Check::TermTooShort), None);
    let on_the_day = of(&swas().when("2018-05-21T00:00:00+08:00"), Check::TermTooShort);
    assert_eq!(on_the_day, Some(Margin::Term { short: true, months: 2, days: None }));
}

proptest! {
    #![proptest_config(cases(1000))]

    /// A margin says "short" exactly where the check fails, and days never say otherwise than the verdict.
    #[test]
    fn margins_agree_with_the_outcome(desk in desk()) {
        for (instance, assessment) in desk.instances.iter().zip(&desk.report().assessments) {
            for finding in &assessment.findings {
                let unmet = finding.outcome == Outcome::Unmet;
                match margin(finding, instance) {
                    Some(Margin::Left { .. } | Margin::Endless) => prop_assert!(!unmet),
                    Some(Margin::Gone { .. }) => prop_assert!(unmet),
                    Some(Margin::Term { short, months, days }) => {
                        prop_assert_eq!(short, unmet);
                        prop_assert!(!short || (months > 0 && days != Some(0)), "short by nothing");
                        // Days and months measure the same: a month has 28 to 31 days.
                        if let Some(days) = days {
                            let least = if short { (months - 1) * 28 + 1 } else { months * 28 };
                            prop_assert!((least..=(months + 1) * 31).contains(&days), "{months} months, {days} days");
                        }
                    }
                    Some(Margin::Order { short, by }) => {
                        prop_assert_eq!(short, unmet);
                        prop_assert!(!short || by > yuan("0"));
                    }
                    Some(Margin::Numbers { left, .. }) => prop_assert_eq!(left == 0, unmet),
                    None => prop_assert!(!matches!(finding.check, Check::Expired | Check::TermTooShort | Check::QuotaExhausted)
                        || !matches!(finding.outcome, Outcome::Met | Outcome::Unmet)),
                }
            }
        }
    }
}
