//! What would be if something were changed.

use beian_desk::engine::{After, Billing, Instance, Policy, Product, RemedyKind, WhatIf, apply};
use proptest::prelude::*;

use super::desk::{Desk, NOW, OTHER, account, at, but, good};
use super::strategies::{cases, desk};

fn supposed(what_if: &WhatIf, instance: &Instance) -> Instance {
    what_if.instance(instance, at(NOW), Policy::standard())
}

#[test]
fn nothing_changes_nothing() {
    let nothing = WhatIf::default();
    assert!(nothing.is_nothing());
    assert_eq!(supposed(&nothing, &good(Product::Ecs)), good(Product::Ecs));
    // No months make no subscription either.
    let by_use = but(Product::Ecs, |i| (i.billing, i.expires_at) = (Some(Billing::PayAsYouGo), None));
    assert_eq!(supposed(&nothing, &by_use), by_use);
    // Another account or date is no change of the instance.
    let eyes = WhatIf { account: Some(account(OTHER)), as_of: Some(at("2026-08-01T00:00Z")), ..nothing };
    assert!(!eyes.is_nothing());
    assert_eq!(supposed(&eyes, &good(Product::Ecs)), good(Product::Ecs));
}

#[test]
fn renewing_goes_on_from_the_old_expiry() {
    let renewed = |months, instance: &Instance| {
        let renewed = supposed(&WhatIf { months, ..WhatIf::default() }, instance);
        (renewed.expires_at, renewed.term_months)
    };
    assert_eq!(renewed(2, &good(Product::Ecs)), (Some(at("2027-03-01T00:00+08:00")), Some(14)));
    // The end of a month stays within the next.
    let end = but(Product::Ecs, |i| (i.expires_at, i.term_months) = (Some(at("2026-12-31T09:00+08:00")), None));
    assert_eq!(renewed(2, &end), (Some(at("2027-02-28T09:00+08:00")), None));
    assert_eq!(renewed(14, &end), (Some(at("2028-02-29T09:00+08:00")), None));
    // What never expires goes on never expiring; an unknown expiry stays unknown.
    let never = but(Product::Ecs, |i| i.expires_at = Some(at("2099-12-31T15:59Z")));
    assert_eq!(renewed(1, &never), (Some(at("2099-12-31T15:59Z")), Some(13)));
    assert_eq!(renewed(1, &but(Product::Ecs, |i| i.expires_at = None)), (None, Some(13)));
}

#[test]
fn what_is_paid_by_use_becomes_a_subscription_bought_at_the_moment_of_the_verdict() {
    let by_use =
        but(Product::Ecs, |i| (i.billing, i.expires_at, i.term_months) = (Some(Billing::PayAsYouGo), None, None));
    let three = WhatIf { months: 3, ..WhatIf::default() };
    let now = supposed(&three, &by_use);
    assert_eq!(now.billing, Some(Billing::Subscription));
    assert_eq!((now.purchased_at, now.expires_at), (Some(at(NOW)), Some(at("2026-10-01T12:00:00+08:00"))));
    assert_eq!(now.term_months, None);
    let later = WhatIf { as_of: Some(at("2026-11-30T08:00+08:00")), ..three.clone() };
    assert_eq!(supposed(&later, &by_use).expires_at, Some(at("2027-02-28T08:00+08:00")));
    // How a marketplace product is paid for is not asked: it is renewed.
    let market = but(Product::SiteMarket, |i| i.billing = Some(Billing::PayAsYouGo));
    assert_eq!(supposed(&three, &market).expires_at, Some(at("2027-04-01T00:00+08:00")));
}

#[test]
fn bandwidth_brings_an_address_where_there_is_none() {
    let with = |mbps, instance: &Instance| {
        let changed = supposed(&WhatIf { bandwidth: Some(mbps), ..WhatIf::default() }, instance);
        Desk::one(changed).told().unmet
    };
    let closed = but(Product::Ecs, |i| (i.public_bandwidth_mbps, i.public_ips) = (Some(0.0), Some(Vec::new())));
    assert_eq!(Desk::one(closed.clone()).told().unmet, "no_public_access");
    assert_eq!(with(1.0, &closed), "");
    assert_eq!(with(0.0, &closed), "no_public_access");
    // No bandwidth brings no address.
    let none = supposed(&WhatIf { bandwidth: Some(0.0), ..WhatIf::default() }, &closed);
    assert_eq!(none.public_ips, Some(Vec::new()));
    // Without bandwidth an address helps nobody.
    assert_eq!(with(0.0, &good(Product::Ecs)), "no_public_access");
    let unknown = but(Product::Ecs, |i| (i.public_bandwidth_mbps, i.public_ips) = (None, None));
    assert_eq!(with(1.0, &unknown), "");
    // The addresses that are there stay.
    let kept = supposed(&WhatIf { bandwidth: Some(9.0), ..WhatIf::default() }, &good(Product::Ecs));
    assert_eq!((kept.public_bandwidth_mbps, kept.public_ips), (Some(9.0), good(Product::Ecs).public_ips));
}

proptest! {
    #![proptest_config(cases(500))]

    /// Supposing what the remedy says is doing it.
    #[test]
    fn the_remedys_months_are_those_of_the_remedy(desk in desk()) {
        for (instance, assessment) in desk.instances.iter().zip(&desk.report().assessments) {
            for remedy in &assessment.remedies {
                if !matches!(remedy.action, RemedyKind::Renew | RemedyKind::ConvertToSubscription) { continue }
                let before = After { instance: instance.clone(), account: None };
                let done = apply(remedy, &before, desk.as_of, "", &account(OTHER)).instance;
                let months = remedy.months.unwrap() as u16;
                let what_if = WhatIf { months, ..WhatIf::default() };
                prop_assert_eq!(what_if.instance(instance, desk.as_of, Policy::standard()), done);
            }
        }
    }
}
