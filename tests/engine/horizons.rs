//! Until when an instance qualifies, what ends it, and whether a filing is done before.

use beian_desk::engine::{
    Billing, Check, Filing, Horizon, Instance, Moment, Outcome, Policy, Product, Region, Verdict, horizon,
};
use proptest::prelude::*;

use super::desk::{Desk, NOW, at, but, good};
use super::strategies::{cases, desk};

fn of(desk: &Desk) -> Option<Horizon> {
    let report = desk.report();
    horizon(&report.assessments[0], &desk.instances[0], desk.as_of, desk.account.as_ref(), Policy::standard())
}

fn ends(text: &str, by: Check, outcome: Outcome) -> Option<Horizon> {
    Some(Horizon::Ends { at: at(text), by, outcome })
}

#[test]
fn the_expiry_ends_it() {
    for product in [Product::Ecs, Product::Swas, Product::ElasticWebHosting, Product::SiteMarket] {
        let found = of(&Desk::one(good(product)));
        assert_eq!(found, ends("2027-01-01T00:00+08:00", Check::Expired, Outcome::Unmet), "{product:?}");
    }
    // A second before it there is a second left; at it there is nothing.
    let desk = Desk::one(good(Product::Ecs));
    let last = desk.clone().when("2026-12-31T23:59:59+08:00");
    assert_eq!(of(&last), ends("2027-01-01T00:00+08:00", Check::Expired, Outcome::Unmet));
    assert_eq!(of(&desk.when("2027-01-01T00:00:00+08:00")), None);
}

#[test]
fn what_never_expires_and_what_is_not_known() {
    let never = |i: &mut Instance| i.expires_at = Some(at("2099-12-31T15:59Z"));
    assert_eq!(of(&Desk::one(but(Product::Ecs, never))), Some(Horizon::Never));
    assert_eq!(of(&Desk::one(but(Product::SiteMarket, never))), Some(Horizon::Never));
    // A minute before the placeholder begins it is a date like any other.
    let late = Desk::one(but(Product::Ecs, |i| i.expires_at = Some(at("2099-12-31T15:58:59Z"))));
    assert_eq!(of(&late), ends("2099-12-31T15:58:59Z", Check::Expired, Outcome::Unmet));
    assert_eq!(of(&Desk::one(but(Product::SiteMarket, |i| i.expires_at = None))), Some(Horizon::Unknown));
    // Where nothing qualifies there is nothing to last.
    assert_eq!(of(&Desk::one(but(Product::Ecs, |i| i.expires_at = None))), None);
    assert_eq!(of(&Desk::one(but(Product::Ecs, |i| i.billing = Some(Billing::PayAsYouGo)))), None);
    assert_eq!(of(&Desk::one(but(Product::Ecs, |i| i.region = Region::new("cn-hongkong")))), None);
    assert_eq!(of(&Desk::one(but(Product::Ecs, |i| i.term_months = Some(2)))), None);
}

#[test]
fn a_rule_that_is_not_in_force_yet_ends_it_from_its_day_on() {
    let swas = |term: Option<u16>, expires: &str| {
        let instance = but(Product::Swas, |i| {
            (i.term_months, i.purchased_at, i.expires_at) = (term, None, Some(at(expires)));
        });
        Desk::one(instance).when("2018-05-01T12:00+08:00")
    };
    let (day, autumn) = ("2018-05-21T00:00+08:00", "2018-10-01T00:00+08:00");
    assert_eq!(of(&swas(Some(2), autumn)), ends(day, Check::TermTooShort, Outcome::Unmet));
    assert_eq!(of(&swas(None, autumn)), ends(day, Check::TermTooShort, Outcome::Unknown));
    assert_eq!(of(&swas(Some(3), autumn)), ends(autumn, Check::Expired, Outcome::Unmet));
    assert_eq!(of(&swas(Some(2), "2099-12-31T15:59Z")), ends(day, Check::TermTooShort, Outcome::Unmet));
    // The expiry before it, and at the same moment: that is checked first.
    let before = "2018-05-20T23:59+08:00";
    assert_eq!(of(&swas(Some(2), before)), ends(before, Check::Expired, Outcome::Unmet));
    assert_eq!(of(&swas(Some(2), day)), ends(day, Check::Expired, Outcome::Unmet));
    // Once it is in force, it is a check like the others.
    assert_eq!(
        of(&swas(Some(2), autumn).when("2018-05-20T23:59:59+08:00")),
        ends(day, Check::TermTooShort, Outcome::Unmet)
    );
    assert_eq!(of(&swas(Some(2), autumn).when(day)), None);
    assert_eq!(of(&swas(Some(3), autumn).when(day)), ends(autumn, Check::Expired, Outcome::Unmet));
    // ECS always had its minimum.
    let ecs = but(Product::Ecs, |i| (i.term_months, i.purchased_at) = (Some(2), None));
    assert_eq!(of(&Desk::one(ecs).when("2018-05-01T12:00+08:00")), None);
}

#[test]
fn a_filing_is_in_time_where_it_is_done_before_the_end() {
    let filing = |days: u16, end: &str| Filing::new(at(NOW), days, Some(at(end)));
    assert_eq!(filing(20, "2026-12-01T00:00+08:00").done, at("2026-07-21T12:00+08:00"));
    for (end, spare, in_time) in [
        ("2026-07-21T11:59:59+08:00", -1, false),
        ("2026-07-21T12:00:00+08:00", 0, false),
        ("2026-07-21T12:00:01+08:00", 1, true),
        ("2026-07-26T12:00:00+08:00", 5 * 86_400, true),
        ("2026-06-30T12:00:00+08:00", -21 * 86_400, false),
    ] {
        let filing = filing(20, end);
        assert_eq!((filing.spare, filing.is_in_time()), (Some(spare), in_time), "{end}");
    }
    // Over the end of a February without its 29th, and with it.
    let done = |from: &str, days| Filing::new(at(from), days, None).done;
    assert_eq!(done("2027-02-27T08:00+08:00", 2), at("2027-03-01T08:00+08:00"));
    assert_eq!(done("2028-02-27T08:00+08:00", 2), at("2028-02-29T08:00+08:00"));
    let open = Filing::new(at(NOW), 60, None);
    assert_eq!((open.spare, open.is_in_time()), (None, true));
}

fn shifted(moment: Moment, millis: i64) -> Moment {
    Moment::from_millis(moment.millis() + millis).unwrap()
}

fn verdict_at(desk: &Desk, index: usize, moment: Moment) -> (Verdict, Vec<(Check, Outcome)>) {
    let then = Desk { as_of: moment, ..desk.clone() };
    let report = then.report();
    let assessment = &report.assessments[index];
    (assessment.verdict, assessment.findings.iter().map(|finding| (finding.check, finding.outcome)).collect())
}

proptest! {
    #![proptest_config(cases(1000))]

    /// The engine says so itself: at the end it does not qualify, up to then it does.
    #[test]
    fn the_end_is_where_the_verdict_turns(desk in desk()) {
        for (index, assessment) in desk.report().assessments.iter().enumerate() {
            let instance = &desk.instances[index];
            let found = horizon(assessment, instance, desk.as_of, desk.account.as_ref(), Policy::standard());
            prop_assert_eq!(found.is_some(), assessment.verdict == Verdict::Eligible);
            match found {
                Some(Horizon::Ends { at, by, outcome }) => {
                    prop_assert_eq!(Some(at), assessment.eligible_until);
                    let (verdict, findings) = verdict_at(&desk, index, at);
                    prop_assert_ne!(verdict, Verdict::Eligible);
                    prop_assert!(findings.contains(&(by, outcome)));
                    let unmet = verdict == Verdict::Ineligible;
                    prop_assert_eq!(outcome, if unmet { Outcome::Unmet } else { Outcome::Unknown });
                    for before in [1, 60_000] {
                        let moment = shifted(at, -before).max(desk.as_of);
                        prop_assert_eq!(verdict_at(&desk, index, moment).0, Verdict::Eligible);
                    }
                }
                Some(Horizon::Never | Horizon::Unknown) => {
                    prop_assert_eq!(assessment.eligible_until, None);
                    for months in [1, 12, 600] {
                        prop_assert_eq!(verdict_at(&desk, index, desk.as_of.plus_months(months)).0, Verdict::Eligible);
                    }
                }
                // Time alone mends nothing.
                None => for months in [0, 1, 3, 12, 600] {
                    let later = shifted(desk.as_of.plus_months(months), 1000);
                    prop_assert_ne!(verdict_at(&desk, index, later).0, Verdict::Eligible);
                },
            }
        }
    }
}
