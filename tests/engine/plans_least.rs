//! No plan costs less: an exhaustive search over which instances are used and which accounts are entered, with
//! room counted by asking the ledger for one reservation after the other until it refuses.

use std::collections::BTreeSet;

use beian_desk::engine::{
    Account, After, Billing, Cost, Instance, Number, Policy, Product, Region, RemedyKind, Status, apply,
};
use beian_desk::ledger::{self, Intent};

use super::desk::{Desk, ME, NOW, OTHER, Told, account, at, but, recorded, reservation};
use super::plans::{domains, planned};
use super::plans_done::{book_of, drawn};

/// What an instance can be like: it, and numbers of it that are used or wait.
type Kind = fn(&str) -> (Instance, Vec<Number>);

fn ecs(id: &str, change: impl FnOnce(&mut Instance)) -> Instance {
    but(Product::Ecs, |i| {
        i.id = id.to_owned();
        change(i);
    })
}

fn of(product: Product, id: &str, change: impl FnOnce(&mut Instance)) -> Instance {
    but(product, |i| {
        i.id = id.to_owned();
        change(i);
    })
}

fn used(count: usize, id: &str) -> Vec<Number> {
    (0..count).map(|n| recorded(&format!("{id}-used-{n}"), id, Status::Filed)).collect()
}

const THIRD: &str = "1370000000000777";

const KINDS: [(&str, Kind); 20] = [
    ("good", |id| (ecs(id, |_| {}), vec![])),
    ("one left", |id| (ecs(id, |_| {}), used(1, id))),
    ("expired", |id| (ecs(id, |i| i.expires_at = Some(at("2026-06-20T00:00+08:00"))), vec![])),
    ("short", |id| (ecs(id, |i| i.term_months = Some(1)), vec![])),
    ("short, one left", |id| (ecs(id, |i| i.term_months = Some(2)), used(1, id))),
    ("by use", |id| (ecs(id, |i| i.billing = Some(Billing::PayAsYouGo)), vec![])),
    ("dark", |id| (ecs(id, |i| i.public_bandwidth_mbps = Some(0.0)), used(1, id))),
    ("theirs", |id| (ecs(id, |i| i.owner = Some(account(OTHER))), vec![])),
    ("theirs, short, one left", |id| {
        (ecs(id, |i| (i.owner, i.term_months) = (Some(account(OTHER)), Some(1))), used(1, id))
    }),
    ("a third's", |id| (of(Product::Swas, id, |i| i.owner = Some(account(THIRD))), used(1, id))),
    ("used up", |id| (ecs(id, |_| {}), used(2, id))),
    ("abroad", |id| (ecs(id, |i| i.region = Region::new("cn-hongkong")), vec![])),
    ("not known", |id| (ecs(id, |i| i.region = None), vec![])),
    ("gone", |id| (ecs(id, |i| i.expires_at = Some(at("2026-01-20T00:00+08:00"))), vec![])),
    ("hosting", |id| (of(Product::ElasticWebHosting, id, |_| {}), vec![])),
    ("hosting, short, one used", |id| (of(Product::ElasticWebHosting, id, |i| i.term_months = Some(3)), used(1, id))),
    ("their hosting, expired", |id| {
        let change = |i: &mut Instance| {
            (i.owner, i.expires_at) = (Some(account(OTHER)), Some(at("2026-06-20T00:00+08:00")));
        };
        (of(Product::ElasticWebHosting, id, change), vec![])
    }),
    ("market", |id| (of(Product::SiteMarket, id, |_| {}), vec![])),
    ("market, recorded", |id| {
        (of(Product::SiteMarket, id, |_| {}), vec![recorded(&format!("{id}-m"), id, Status::Bound)])
    }),
    ("a number waits there, and a reservation", |id| {
        let change = |i: &mut Instance| (i.owner, i.term_months) = (Some(account(OTHER)), Some(12));
        let numbers =
            vec![recorded(&format!("{id}-n"), id, Status::Bound), reservation(&format!("SIM-{id}"), id, Status::Bound)];
        (ecs(id, change), numbers)
    }),
];

/// The policy with two numbers where there are five, so that few sites fill it.
fn small() -> Policy {
    let text = include_str!("../../src/engine/policy/aliyun-2018.json");
    Policy::parse(&text.replace("\"limit\": 5", "\"limit\": 2")).unwrap()
}

/// What one choice offers: room, and what it costs beside purchases.
struct Choice {
    room: usize,
    cost: Cost,
}

/// Every choice of instances to use and accounts to enter.
fn choices(desk: &Desk, policy: &Policy) -> Vec<Choice> {
    let context =
        beian_desk::engine::Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &desk.numbers };
    let assessor = beian_desk::engine::Assessor::new(&desk.instances, context, policy);
    let judged: Vec<_> = desk
        .instances
        .iter()
        .map(|instance| assessor.judge_as(instance, desk.account.as_ref().or(instance.owner.as_ref())))
        .collect();
    let owners: BTreeSet<&Account> = desk.instances.iter().filter_map(|instance| instance.owner.as_ref()).collect();
    let elsewhere: Vec<&Account> =
        owners.into_iter().filter(|owner| desk.account.as_ref().is_some_and(|current| current != *owner)).collect();
    let mut choices = Vec::new();
    for entered in 0..1u32 << elsewhere.len() {
        let may = |owner: &Account| {
            elsewhere.iter().position(|other| *other == owner).is_none_or(|place| entered & (1 << place) != 0)
        };
        for mask in 0..1u32 << desk.instances.len() {
            let chosen = |place: usize| mask & (1 << place) != 0;
            let mut cost = Cost { accounts: entered.count_ones(), ..Cost::default() };
            let mut after = desk.instances.clone();
            let mut sound = true;
            for (place, assessment) in judged.iter().enumerate().filter(|(place, _)| chosen(*place)) {
                let instance = &desk.instances[place];
                let gone = Told::from(assessment).advisories.contains("probably_released");
                sound &= !gone && instance.owner.as_ref().is_none_or(may);
                let mut state = After { instance: instance.clone(), account: desk.account.clone() };
                for remedy in &assessment.remedies {
                    sound &= !remedy.action.is_fresh();
                    cost.months += remedy.months.unwrap_or(0);
                    state = apply(remedy, &state, desk.as_of, "fresh", &account("1888"));
                }
                cost.touched +=
                    u32::from(assessment.remedies.iter().any(|remedy| remedy.action != RemedyKind::SwitchAccount));
                after[place] = state.instance;
            }
            if sound {
                let room = reservable(desk, policy, &after, &chosen)
                    + waiting(desk, &judged, &may)
                    + viewable(desk, policy, &after, &chosen);
                choices.push(Choice { room, cost });
            }
        }
    }
    choices
}

/// How often the ledger lets one apply at the chosen instances, each as its owner.
fn reservable(desk: &Desk, policy: &Policy, instances: &[Instance], chosen: &dyn Fn(usize) -> bool) -> usize {
    let mut book = book_of(&desk.numbers);
    let mut count = 0;
    for (place, instance) in instances.iter().enumerate().filter(|(place, _)| chosen(*place)) {
        let _ = place;
        loop {
            let entropy = drawn(1000 + count);
            let decide = ledger::Desk { instances, policy, as_of: at(NOW), now: at(NOW), entropy };
            let account = instance.owner.clone();
            let intent = Intent::Reserve { instance: instance.id.clone(), account, domain: None };
            match ledger::decide(&book, &intent, &decide) {
                Ok(event) => book.push(event),
                Err(_) => break,
            }
            count += 1;
        }
    }
    count
}

/// Numbers that wait in accounts that may be entered, and reservations of instances that qualify.
fn waiting(desk: &Desk, judged: &[beian_desk::engine::Assessment<'_>], may: &dyn Fn(&Account) -> bool) -> usize {
    let counts = |number: &&Number| {
        let place = desk.instances.iter().position(|instance| Some(&instance.id) == number.instance.as_ref()).unwrap();
        let owner = desk.instances[place].owner.as_ref().unwrap();
        let told = Told::from(&judged[place]);
        let qualifies = ["", "switch_account"].contains(&told.remedies.as_str()) && told.unknown.is_empty();
        let waits = number.status == Some(Status::Bound) && (!number.is_simulated() || qualifies);
        waits && may(owner)
    };
    desk.numbers.iter().filter(counts).count()
}

/// Marketplace products whose number is not recorded yet.
fn viewable(desk: &Desk, policy: &Policy, instances: &[Instance], chosen: &dyn Fn(usize) -> bool) -> usize {
    let context = beian_desk::engine::Context { as_of: desk.as_of, account: None, numbers: &desk.numbers };
    let report = beian_desk::engine::assess(instances, context, policy);
    let views = |place: &usize| {
        let recorded = desk.numbers.iter().any(|number| number.instance.as_ref() == Some(&instances[*place].id));
        Told::from(&report.assessments[*place]).action == Some("view") && !recorded
    };
    (0..instances.len()).filter(|place| chosen(*place)).filter(views).count()
}

/// The least that the exhaustive search finds for so many sites.
fn least(choices: &[Choice], sites: usize, each: usize) -> Cost {
    let with = |choice: &Choice| {
        let purchases = sites.saturating_sub(choice.room).div_ceil(each) as u32;
        Cost { purchases, ..choice.cost }
    };
    choices.iter().map(with).min().unwrap()
}

fn desk(kinds: &[usize], current: Option<&str>) -> Desk {
    let (mut instances, mut numbers) = (Vec::new(), Vec::new());
    for (place, kind) in kinds.iter().enumerate() {
        let (instance, own) = KINDS[*kind].1(&format!("i-{place}"));
        instances.push(instance);
        numbers.extend(own);
    }
    let mut desk = Desk::of(instances, numbers);
    desk.account = current.map(account);
    desk
}

/// Every multiset of `size` kinds.
fn multisets(size: usize) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = vec![vec![]];
    for _ in 0..size {
        sets = sets
            .into_iter()
            .flat_map(|set| {
                let from = set.last().copied().unwrap_or(0);
                (from..KINDS.len()).map(move |kind| set.iter().copied().chain([kind]).collect())
            })
            .collect();
    }
    sets
}

#[track_caller]
fn compare(kinds: &[usize], current: Option<&str>, policy: &Policy, each: usize, most: usize) -> usize {
    let desk = desk(kinds, current);
    let choices = choices(&desk, policy);
    for sites in 0..=most {
        let list = domains(sites);
        let plan = planned(&desk, policy, &list);
        let names: Vec<&str> = kinds.iter().map(|kind| KINDS[*kind].0).collect();
        assert_eq!(plan.cost, least(&choices, sites, each), "{sites} sites, {names:?}, seen by {current:?}");
    }
    most + 1
}

#[test]
fn no_plan_costs_less_on_any_small_desk() {
    let policy = small();
    let mut compared = 0;
    for size in 0..=3 {
        for kinds in multisets(size) {
            for current in [Some(ME), Some(OTHER), None] {
                compared += compare(&kinds, current, &policy, 2, 7);
            }
        }
    }
    println!("{compared} plans compared with an exhaustive search");
    assert_eq!(compared, (1 + 20 + 210 + 1540) * 3 * 8);
}

/// With the policy as it is, five a piece: fewer desks, more sites.
#[test]
fn no_plan_costs_less_under_the_policy_itself() {
    let mut compared = 0;
    for kinds in multisets(2) {
        compared += compare(&kinds, Some(ME), Policy::standard(), 5, 12);
    }
    println!("{compared} plans compared with an exhaustive search");
    assert_eq!(compared, 210 * 13);
}

/// Time is printed, not tested; that nobody gets more than there is, is.
#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is measured")]
fn two_hundred_sites_at_a_thousand_instances() {
    let kinds: Vec<usize> = (0..1000).map(|n| n % KINDS.len()).filter(|kind| ![0, 14].contains(kind)).collect();
    let mut desk = desk(&kinds, Some(ME));
    desk.instances.extend((0..100).map(|n| {
        let mut instance = KINDS[n % KINDS.len()].1(&format!("o-{n}")).0;
        instance.owner = Some(account(&format!("1000000000000{n:03}")));
        instance
    }));
    let sites = domains(200);
    let begun = std::time::Instant::now();
    let plan = planned(&desk, Policy::standard(), &sites);
    println!("{} sites, {} instances, {:?}", sites.len(), desk.instances.len(), begun.elapsed());
    let mut taken: std::collections::BTreeMap<&str, u32> = std::collections::BTreeMap::new();
    for site in &plan.sites {
        if let beian_desk::engine::Place::Apply(instance) = site.place {
            *taken.entry(&instance.id).or_default() += 1;
        }
    }
    let report = desk.report();
    for assessment in &report.assessments {
        let quota = assessment.quota.map_or(0, |quota| quota.left - quota.reserved.min(quota.left));
        assert!(taken.get(assessment.id).copied().unwrap_or(0) <= quota, "{}", assessment.id);
    }
    assert_eq!((plan.sites.len(), plan.cost.purchases), (200, 0));
}
