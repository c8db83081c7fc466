//! What must always hold: sound, sufficient and minimal, monotone, independent of order.

use beian_desk::engine::proof::Names;
use beian_desk::engine::{
    After, Assessor, Billing, Context, Instance, Number, Policy, Product, Remedy, RemedyKind, apply,
};
use proptest::prelude::*;

use super::desk::{Desk, Told, account};
use super::oracle;
use super::strategies::{accounts, cases, desk, instance};

/// Everything that is told of every instance is what the table says.
#[track_caller]
fn sound(desk: &Desk) {
    let report = desk.report();
    let (mut possible, mut held) = (0, Vec::new());
    for (instance, assessment) in desk.instances.iter().zip(&report.assessments) {
        let case = oracle::case(instance, desk);
        let said = oracle::table().say(&case).unwrap();
        let names = Names { instance, account: desk.account.as_ref(), case: &case };
        assert!(said.agrees(assessment, &names), "{assessment:#?}\n{said:#?}\n{instance:#?} of {desk:#?}");

        let left = assessment.quota.map_or(0, |quota| quota.left);
        match (said.verdict.code(), instance.product) {
            ("eligible", Product::Ecs | Product::Swas) => possible += left,
            ("eligible", Product::ElasticWebHosting) => {
                held.push((instance.owner.clone().or_else(|| desk.account.clone()), left));
            }
            _ => {}
        }
    }
    let unused = desk.numbers.iter().filter(|number| {
        use beian_desk::engine::Status::{Bound, Unbound};
        !number.is_simulated() && matches!(number.status, None | Some(Bound | Unbound))
    });
    let unused = unused.count() as u32;
    assert_eq!(report.totals.numbers_unused, unused);
    // Hosting once an account. Instances of an unknown account may each see more of their own numbers: of those
    // the contract does not say which counts.
    if held.iter().all(|(owner, _)| owner.is_some()) {
        held.sort();
        held.dedup_by(|one, other| one.0 == other.0);
        possible += held.iter().map(|(_, left)| left).sum::<u32>();
        assert_eq!(report.totals.filings_possible, possible + unused);
    }
}

/// Remedies stand in check order, at most one of each, and months only where they belong.
fn rank(kind: RemedyKind) -> usize {
    match kind {
        RemedyKind::SwitchAccount => 0,
        RemedyKind::Renew | RemedyKind::ConvertToSubscription => 1,
        RemedyKind::BuyPublicBandwidth | RemedyKind::AssignPublicIp => 2,
        RemedyKind::BuyInstance | RemedyKind::UseOtherAccount | RemedyKind::BuyQualifyingProduct => 3,
    }
}

/// The desk after some remedies of the instance at `index`, and the id to look at. None where a date that a
/// remedy writes reaches the placeholder, or months leave their range.
pub(super) fn remedied(desk: &Desk, index: usize, remedies: &[Remedy<'_>]) -> Option<(Desk, String)> {
    let before = desk.instances[index].clone();
    let mut after = After { instance: before.clone(), account: desk.account.clone() };
    for remedy in remedies {
        let expiry = after.instance.expires_at;
        after = apply(remedy, &after, desk.as_of, "fresh", &account("1888"));
        let written = after.instance.expires_at != expiry;
        if written && after.instance.expires_at.is_some_and(oracle::is_never)
            || after.instance.term_months.is_some_and(|months| months > 1200)
        {
            return None;
        }
    }
    let mut next = desk.clone();
    if after.account != desk.account {
        // Every number and every other hosting instance keeps the account it resolved to before; those that
        // resolved to none stay one account that nobody else has.
        let nobody = account("1000");
        for number in &mut next.numbers {
            number.account = Some(oracle::owner_of(number, desk).unwrap_or_else(|| nobody.clone()));
        }
        for (place, instance) in next.instances.iter_mut().enumerate() {
            if place != index && instance.product == Product::ElasticWebHosting {
                instance.owner = instance.owner.clone().or_else(|| desk.account.clone()).or(Some(nobody.clone()));
            }
        }
    }
    next.account = after.account;
    let id = after.instance.id.clone();
    if id == before.id {
        next.instances[index] = after.instance;
    } else {
        next.instances.push(after.instance);
    }
    Some((next, id))
}

/// All remedies together suffice; without any one of them, or with a month less, they don't.
#[track_caller]
fn mended(desk: &Desk) {
    let report = desk.report();
    for (index, assessment) in report.assessments.iter().enumerate() {
        let remedies = &assessment.remedies;
        let ineligible = assessment.verdict.code() == "ineligible";
        assert_eq!(!remedies.is_empty(), ineligible, "{desk:#?}");
        assert!(remedies.windows(2).all(|pair| rank(pair[0].action) < rank(pair[1].action)), "{remedies:?}");
        if remedies.iter().any(|remedy| remedy.action.is_fresh()) {
            assert_eq!(remedies.len(), 1);
        }
        if !ineligible {
            continue;
        }
        let Some((after, id)) = remedied(desk, index, remedies) else { continue };
        let told = after.told_of(&id);
        if told.verdict == "undetermined" {
            let before = Told::from(assessment).unknown;
            let known = |fact: &str| !before.split(' ').any(|unknown| unknown == fact);
            assert!(!told.unknown.split(' ').any(known), "{} was known: {desk:#?}", told.unknown);
        } else {
            assert_eq!(told.verdict, "eligible", "{remedies:?} do not mend {} of {desk:#?}", assessment.id);
        }

        for skipped in 0..remedies.len() {
            let mut fewer = remedies.clone();
            let left_out = fewer.remove(skipped);
            still_ineligible(desk, index, &fewer);
            if let Some(months) = left_out.months {
                assert!(months >= 1);
                let mut shorter = remedies.clone();
                shorter[skipped].months = Some(months - 1);
                still_ineligible(desk, index, &shorter);
            }
        }
    }
}

#[track_caller]
fn still_ineligible(desk: &Desk, index: usize, remedies: &[Remedy<'_>]) {
    if let Some((after, id)) = remedied(desk, index, remedies) {
        assert_eq!(after.told_of(&id).verdict, "ineligible", "{remedies:?} is less and enough: {desk:#?}");
    }
}

/// One more fact: which, taken from an instance full of them.
fn add(
    desk: &Desk,
    index: usize,
    which: usize,
    full: &Instance,
    current: &Option<beian_desk::engine::Account>,
) -> Option<Desk> {
    let mut next = desk.clone();
    let instance = &mut next.instances[index];
    let before = instance.clone();
    let dated = before.purchased_at.is_some() && before.expires_at.is_some();
    let hosting = instance.product == Product::ElasticWebHosting;
    fn fill<T: Clone>(slot: &mut Option<T>, value: &Option<T>) {
        *slot = slot.clone().or_else(|| value.clone());
    }
    match which {
        0 => fill(&mut instance.region, &full.region),
        // Moves a hosting quota.
        1 if !hosting => fill(&mut instance.owner, &full.owner),
        2 => fill(&mut instance.billing, &full.billing),
        3 => fill(&mut instance.purchased_at, &full.purchased_at),
        4 => fill(&mut instance.expires_at, &full.expires_at),
        // Outranks dates that are given.
        5 if !dated => fill(&mut instance.term_months, &full.term_months),
        6 => fill(&mut instance.first_term_months, &full.first_term_months),
        7 => fill(&mut instance.order_amount, &full.order_amount),
        8 => fill(&mut instance.public_bandwidth_mbps, &full.public_bandwidth_mbps),
        9 => fill(&mut instance.public_ips, &full.public_ips),
        // Outranks what is given of bandwidth and addresses.
        10 if instance.public_bandwidth_mbps.is_none() && instance.public_ips.is_none() => {
            fill(&mut instance.eip, &full.eip);
        }
        11 => fill(&mut instance.status, &full.status),
        12 if !desk.instances.iter().any(|any| any.product == Product::ElasticWebHosting) => {
            fill(&mut next.account, current);
        }
        // A number more, of every status and of none.
        13..=18 => {
            let mut number = Number::new("one-more");
            number.instance = Some(before.id.clone());
            number.status = beian_desk::engine::Status::ALL.get(which - 13).copied();
            next.numbers.push(number);
        }
        19 => {
            let mut number = Number::new("one-more");
            (number.product, number.account) = (Some(Product::ElasticWebHosting), current.clone());
            next.numbers.push(number);
        }
        _ => {}
    }
    let changed = next.instances[index] != before || next.account != desk.account || next.numbers != desk.numbers;
    (changed && !next.instances[index].dates_clash()).then_some(next)
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn one_sound(desk in desk()) {
        sound(&desk);
    }

    #[test]
    fn two_remedies_suffice_and_are_minimal(desk in desk()) {
        mended(&desk);
    }

    #[test]
    fn three_a_fact_more_never_turns_ineligible_into_undetermined(
        (desk, full) in desk().prop_flat_map(|desk| { let now = desk.as_of; (Just(desk), instance(now)) }),
        current in accounts(),
    ) {
        let report = desk.report();
        for (index, assessment) in report.assessments.iter().enumerate() {
            if assessment.verdict.code() != "ineligible" { continue }
            for which in 0..20 {
                if let Some(next) = add(&desk, index, which, &full, &current) {
                    let verdict = next.told_of(assessment.id).verdict;
                    prop_assert_ne!(verdict, "undetermined", "fact {} of {:#?}", which, full);
                }
            }
        }
    }

    #[test]
    fn three_renewing_never_makes_an_eligible_instance_ineligible(desk in desk(), months in 1u32..60) {
        let report = desk.report();
        for (index, assessment) in report.assessments.iter().enumerate() {
            if assessment.verdict.code() != "eligible" { continue }
            let renew = Remedy { action: RemedyKind::Renew, months: Some(months), link: None, source: &[] };
            let mut next = desk.clone();
            let before = After { instance: desk.instances[index].clone(), account: desk.account.clone() };
            next.instances[index] = apply(&renew, &before, desk.as_of, "x", &account("1")).instance;
            prop_assert_ne!(next.told_of(assessment.id).verdict, "ineligible");
        }
    }

    #[test]
    fn four_independent_of_the_order_of_instances_and_numbers(
        (desk, shuffled) in desk().prop_flat_map(|desk| {
            let instances = Just(desk.instances.clone()).prop_shuffle();
            let numbers = Just(desk.numbers.clone()).prop_shuffle();
            let (as_of, account) = (desk.as_of, desk.account.clone());
            let other = (instances, numbers).prop_map(move |(instances, numbers)| {
                Desk { as_of, account: account.clone(), instances, numbers }
            });
            (Just(desk), other)
        }),
    ) {
        let (one, other) = (desk.report(), shuffled.report());
        prop_assert_eq!(one.totals, other.totals);
        for assessment in &one.assessments {
            let same = other.assessments.iter().find(|candidate| candidate.id == assessment.id);
            prop_assert_eq!(Some(assessment), same);
        }
    }

    /// Judged as the owner without touching the desk is judged as on the desk after the switch.
    #[test]
    fn two_switching_is_judged_alike_by_the_assessor(desk in desk()) {
        let context = Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &desk.numbers };
        let assessor = Assessor::new(&desk.instances, context, Policy::standard());
        for (index, instance) in desk.instances.iter().enumerate() {
            let Some(owner) = &instance.owner else { continue };
            let switch = Remedy { action: RemedyKind::SwitchAccount, months: None, link: None, source: &[] };
            let Some((after, id)) = remedied(&desk, index, &[switch]) else { continue };
            prop_assert_eq!(Told::from(&assessor.judge_as(instance, Some(owner))), after.told_of(&id));
        }
    }

    #[test]
    fn what_each_verdict_holds(desk in desk()) {
        for (instance, assessment) in desk.instances.iter().zip(&desk.report().assessments) {
            let told = Told::from(assessment);
            let by_use = instance.billing == Some(Billing::PayAsYouGo);
            match told.verdict {
                "eligible" => prop_assert!(told.unmet.is_empty() && told.unknown.is_empty() && told.remedies.is_empty()),
                "ineligible" => prop_assert!(!told.unmet.is_empty() && told.action.is_none() && told.until.is_none()),
                "undetermined" => prop_assert!(told.unmet.is_empty() && !told.unknown.is_empty() && told.remedies.is_empty()),
                _ => prop_assert!(told.quota.is_none() && told.instead.is_some() && told.remedies.is_empty()),
            }
            prop_assert!(!(by_use && told.unknown.contains("expires_at")) || instance.product == Product::SiteMarket);
            let row = Policy::standard().product(instance.product);
            for finding in &assessment.findings {
                prop_assert!(row.check(finding.check).is_some());
            }
        }
    }
}
