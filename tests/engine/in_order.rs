//! Remedies as a list: each step is possible in the state that the one before leaves, and still called for there.

use beian_desk::engine::{Billing, Product, RemedyKind};
use proptest::prelude::*;

use super::desk::{Desk, ME, NOW, OTHER, Told, account, at, but};
use super::properties::remedied;
use super::strategies::{cases, desk};

/// Whether somebody who stands before this desk can take the step: what changes an instance takes the account that
/// bought it, what is bought for it takes that it runs, and only pay-as-you-go can be converted.
fn possible(desk: &Desk, index: usize, kind: RemedyKind) -> bool {
    let instance = &desk.instances[index];
    let alive = instance.expires_at.is_none_or(|at| at > desk.as_of);
    let mine = match (&desk.account, &instance.owner) {
        (Some(current), Some(owner)) => current == owner,
        _ => true,
    };
    // Of a marketplace product nobody asks how it is paid for.
    let by_use = instance.billing == Some(Billing::PayAsYouGo) && instance.product != Product::SiteMarket;
    match kind {
        RemedyKind::SwitchAccount => !mine,
        RemedyKind::Renew => mine && !by_use && (instance.expires_at.is_some() || instance.term_months.is_some()),
        RemedyKind::ConvertToSubscription => mine && by_use,
        RemedyKind::BuyPublicBandwidth => mine && alive && instance.eip.is_none(),
        RemedyKind::AssignPublicIp => mine && alive && instance.public_bandwidth_mbps.is_some_and(|mbps| mbps > 0.0),
        RemedyKind::BuyInstance | RemedyKind::UseOtherAccount | RemedyKind::BuyQualifyingProduct => true,
    }
}

/// How many steps were looked at.
#[track_caller]
fn in_order(desk: &Desk) -> usize {
    let mut steps = 0;
    let report = desk.report();
    for (index, assessment) in report.assessments.iter().enumerate() {
        let listed: Vec<String> = Told::from(assessment).remedies.split(' ').map(str::to_owned).collect();
        let remedies = &assessment.remedies;
        for (done, next) in remedies.iter().enumerate() {
            let Some((state, id)) = remedied(desk, index, &remedies[..done]) else { break };
            assert!(possible(&state, index, next.action), "{listed:?}, step {done}: {desk:#?}");
            // The engine, asked again in that state, names the same step next and the same ones after it.
            let told = state.told_of(&id).remedies;
            let expected: Vec<String> = remedies[done..]
                .iter()
                .map(|remedy| match remedy.months {
                    Some(months) => format!("{} {months}", remedy.action.code()),
                    None => remedy.action.code().to_owned(),
                })
                .collect();
            assert_eq!(told, expected.join(" "), "{listed:?}, step {done}: {desk:#?}");
            steps += 1;
        }
    }
    steps
}

#[test]
fn three_steps_one_after_the_other() {
    let all = but(Product::Ecs, |i| {
        i.owner = Some(account(OTHER));
        (i.expires_at, i.term_months) = (Some(at("2026-06-15T00:00+08:00")), Some(1));
        i.public_bandwidth_mbps = Some(0.0);
    });
    assert_eq!(in_order(&Desk::one(all)), 3);
    let converted = but(Product::Ecs, |i| {
        i.owner = Some(account(OTHER));
        i.billing = Some(Billing::PayAsYouGo);
        i.public_ips = Some(vec![]);
    });
    assert_eq!(in_order(&Desk::one(converted)), 3);
}

/// Every combination of the failures that an instance can be cured of, for every product.
#[test]
fn every_combination() {
    let mut steps = 0;
    for product in Product::ALL {
        for mask in 0..64u32 {
            let has = |bit: u32| mask & (1 << bit) != 0;
            let instance = but(*product, |i| {
                if has(0) {
                    i.owner = Some(account(OTHER));
                }
                if has(1) {
                    i.expires_at = Some(at("2026-06-15T00:00+08:00"));
                }
                if has(2) {
                    i.term_months = Some(1);
                }
                if has(3) {
                    i.billing = Some(Billing::PayAsYouGo);
                }
                if has(4) {
                    i.public_bandwidth_mbps = Some(0.0);
                }
                if has(5) {
                    i.public_ips = Some(vec![]);
                }
            });
            for current in [Some(ME), Some(OTHER), None] {
                let mut desk = Desk::one(instance.clone()).when(NOW);
                desk.account = current.map(account);
                steps += in_order(&desk);
            }
        }
    }
    println!("{steps} steps, each possible where it stands");
    assert_eq!(steps, 1000);
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn each_step_is_possible_in_the_state_before_it(desk in desk()) {
        in_order(&desk);
    }
}
