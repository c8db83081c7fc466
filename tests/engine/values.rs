//! What is shown of a check that is not decided, and what is left as it was: the explanation needs these values.

use beian_desk::engine::{
    After, Billing, Check, Instance, Moment, Outcome, Product, Quota, Region, Remedy, RemedyKind, Scope, apply,
};

use super::desk::{Desk, ME, NOW, account, at, but};

/// The outcome of a check, and what is shown as required and as found; empty where nothing is.
#[track_caller]
fn shows(desk: &Desk, check: Check, outcome: Outcome, required: &str, observed: &str) {
    let report = desk.report();
    let found = report.assessments[0].findings.iter().find(|finding| finding.check == check).unwrap();
    let text = |shown: Option<beian_desk::engine::Shown<'_>>| shown.map(|value| value.to_string()).unwrap_or_default();
    assert_eq!(
        (found.outcome, text(found.required), text(found.observed)),
        (outcome, required.into(), observed.into())
    );
}

#[test]
fn a_region_that_nobody_knows_is_shown_all_the_same() {
    let odd = but(Product::Ecs, |i| i.region = Region::new("atlantis-1"));
    shows(&Desk::one(odd), Check::RegionNotMainland, Outcome::Unknown, "mainland", "atlantis-1");
    let none = but(Product::Ecs, |i| i.region = None);
    shows(&Desk::one(none), Check::RegionNotMainland, Outcome::Unknown, "mainland", "");
}

#[test]
fn of_two_accounts_the_known_one_is_shown() {
    let nobodys = but(Product::Ecs, |i| i.owner = None);
    shows(&Desk::one(nobodys.clone()), Check::AccountMismatch, Outcome::NotTested, ME, "");
    shows(&Desk::one(nobodys).without_account(), Check::AccountMismatch, Outcome::NotTested, "", "");
    let mine = but(Product::Ecs, |_| {});
    shows(&Desk::one(mine).without_account(), Check::AccountMismatch, Outcome::NotTested, "", ME);
}

#[test]
fn what_is_asked_for_says_what_would_be_enough() {
    let blank = |product| {
        let mut instance = Instance::new("i-1", product);
        instance.region = Region::new("cn-hangzhou");
        Desk::one(instance)
    };
    let ecs = blank(Product::Ecs);
    shows(&ecs, Check::Expired, Outcome::Unknown, NOW, "");
    shows(&ecs, Check::PayAsYouGo, Outcome::Unknown, "subscription", "");
    shows(&ecs, Check::TermTooShort, Outcome::Unknown, "3", "");
    shows(&ecs, Check::NoPublicAccess, Outcome::Unknown, "public_access", "");
    let market = blank(Product::SiteMarket);
    shows(&market, Check::FirstTermTooShort, Outcome::Unknown, "12", "");
    shows(&market, Check::OrderAmountTooLow, Outcome::Unknown, "99.00", "");
    shows(&market, Check::Expired, Outcome::NotTested, NOW, "");
}

#[test]
fn a_term_that_is_not_tested_is_shown() {
    let by_use = but(Product::Ecs, |i| (i.billing, i.term_months) = (Some(Billing::PayAsYouGo), Some(2)));
    shows(&Desk::one(by_use), Check::TermTooShort, Outcome::NotTested, "3", "2");
    let early = but(Product::Swas, |i| (i.term_months, i.purchased_at) = (Some(1), None));
    let early = Desk::one(early).when("2018-05-20T12:00:00+08:00");
    shows(&early, Check::TermTooShort, Outcome::NotTested, "3", "1");
    let no_expiry = but(Product::Ecs, |i| (i.billing, i.expires_at) = (Some(Billing::PayAsYouGo), None));
    shows(&Desk::one(no_expiry), Check::Expired, Outcome::NotTested, NOW, "");
}

#[test]
fn what_is_beyond_the_limit_counts_reservations() {
    let excess = |issued: u32, reserved: u32| {
        let left = 5_u32.saturating_sub(issued);
        Quota { scope: Scope::Instance, limit: 5, issued, reserved, left }.excess()
    };
    assert_eq!(
        [excess(0, 0), excess(5, 0), excess(3, 2), excess(3, 4), excess(7, 0), excess(6, 2)],
        [0, 0, 0, 2, 2, 3]
    );
}

fn applied(action: RemedyKind, months: Option<u32>, instance: Instance) -> Instance {
    let remedy = Remedy { action, months, link: None, source: &[] };
    let before = After { instance, account: None };
    apply(&remedy, &before, at(NOW), "fresh", &account("1888")).instance
}

#[test]
fn an_address_leaves_the_bandwidth_as_it_was() {
    let with = |mbps| but(Product::Ecs, |i| (i.public_bandwidth_mbps, i.public_ips) = (mbps, Some(vec![])));
    for (before, after) in [(Some(5.0), 5.0), (Some(0.0), 1.0), (None, 1.0)] {
        let done = applied(RemedyKind::AssignPublicIp, None, with(before));
        assert_eq!(
            (done.public_bandwidth_mbps, done.public_ips.map(|addresses| addresses.len())),
            (Some(after), Some(1))
        );
    }
}

#[test]
fn a_conversion_begins_anew() {
    let before = but(Product::Ecs, |i| (i.billing, i.term_months) = (Some(Billing::PayAsYouGo), Some(20)));
    let done = applied(RemedyKind::ConvertToSubscription, Some(3), before);
    let text = |moment: Option<Moment>| moment.unwrap().to_string();
    assert_eq!((done.billing, done.term_months), (Some(Billing::Subscription), Some(3)));
    assert_eq!(
        (text(done.purchased_at), text(done.expires_at)),
        (NOW.to_owned(), "2026-10-01T12:00:00+08:00".to_owned())
    );
}
