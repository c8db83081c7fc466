//! The sums over a desk.

use beian_desk::engine::{Instance, Product, Region, Status};

use super::desk::{Desk, ME, OTHER, account, at, issued, named, recorded, reservation};

#[track_caller]
fn totals(desk: &Desk, possible: u32, unused: u32) {
    let totals = desk.report().totals;
    assert_eq!((totals.filings_possible, totals.numbers_unused), (possible, unused));
}

fn hosting(id: &str, owner: Option<&str>) -> Instance {
    let mut instance = named(id, Product::ElasticWebHosting);
    instance.owner = owner.map(account);
    instance
}

fn filed(count: usize, instance: &str) -> Vec<beian_desk::engine::Number> {
    (0..count).map(|n| recorded(&format!("{instance}-f{n}"), instance, Status::Filed)).collect()
}

#[test]
fn what_is_left_of_eligible_instances_is_summed() {
    totals(&Desk::of(vec![], vec![]), 0, 0);
    let two = || vec![named("a", Product::Ecs), named("b", Product::Swas)];
    totals(&Desk::of(two(), vec![]), 10, 0);
    totals(&Desk::of(two(), filed(3, "a")), 7, 0);
    // A used-up instance adds nothing; nor does one that fails, is undetermined or needs no number.
    totals(&Desk::of(two(), filed(6, "a")), 5, 0);
    let mut odd = two();
    odd[0].expires_at = Some(at("2026-02-01T00:00Z"));
    totals(&Desk::of(odd.clone(), vec![]), 5, 0);
    odd[1].region = None;
    totals(&Desk::of(odd.clone(), vec![]), 0, 0);
    odd[1].region = Region::new("cn-hongkong");
    odd.push(named("c", Product::CloudVirtualHost));
    totals(&Desk::of(odd, vec![]), 0, 0);
}

#[test]
fn unused_numbers_are_those_unbound_or_bound_of_any_instance() {
    let all: Vec<_> = Status::ALL.iter().map(|status| recorded(status.code(), "a", *status)).collect();
    totals(&Desk::of(vec![named("a", Product::Ecs)], all.clone()), 2, 2);
    // Of an instance that fails, of one that is not listed, of a marketplace product: unused all the same.
    let mut expired = named("a", Product::Ecs);
    expired.expires_at = Some(at("2026-02-01T00:00Z"));
    totals(&Desk::of(vec![expired], all), 2, 2);
    let mut elsewhere = recorded("x", "gone", Status::Bound);
    elsewhere.product = Some(Product::Swas);
    totals(&Desk::of(vec![], vec![elsewhere]), 1, 1);
    totals(&Desk::of(vec![named("m", Product::SiteMarket)], vec![recorded("x", "m", Status::Unbound)]), 1, 1);
}

#[test]
fn a_marketplace_product_adds_only_its_number() {
    let market = || vec![named("m", Product::SiteMarket)];
    totals(&Desk::of(market(), vec![]), 0, 0);
    totals(&Desk::of(market(), issued(1, "m")), 1, 1);
    totals(&Desk::of(market(), filed(1, "m")), 0, 0);
}

#[test]
fn hosting_is_summed_once_an_account() {
    let three = || vec![hosting("h1", Some(ME)), hosting("h2", Some(ME)), hosting("h3", None)];
    totals(&Desk::of(three(), vec![]), 5, 0);
    totals(&Desk::of(three(), filed(2, "h2")), 3, 0);
    totals(&Desk::of(three(), issued(2, "h2")), 5, 2);
    // The other account's instance can't apply here, so it adds nothing; without a current account it does.
    let mut both = three();
    both.push(hosting("h4", Some(OTHER)));
    totals(&Desk::of(both.clone(), filed(2, "h1")), 3, 0);
    let known = vec![hosting("h1", Some(ME)), hosting("h4", Some(OTHER)), hosting("h5", Some(OTHER))];
    totals(&Desk::of(known, filed(2, "h1")).without_account(), 8, 0);
    // One eligible instance of the account is enough.
    let mut late = three();
    late[0].expires_at = Some(at("2026-02-01T00:00Z"));
    late[1].term_months = Some(5);
    totals(&Desk::of(late.clone(), vec![]), 5, 0);
    late[2].term_months = Some(5);
    totals(&Desk::of(late, vec![]), 0, 0);
}

#[test]
fn reservations_are_not_taken_off() {
    let mut numbers = issued(1, "a");
    numbers.extend((0..4).map(|n| reservation(&format!("SIM-{n}"), "a", Status::Bound)));
    // 4 left, all of them reserved, and one unused number.
    totals(&Desk::of(vec![named("a", Product::Ecs)], numbers.clone()), 5, 1);
    numbers[0].replaces = Some("SIM-0".to_owned());
    totals(&Desk::of(vec![named("a", Product::Ecs)], numbers), 5, 1);
    let discarded = vec![reservation("SIM-9", "a", Status::Invalid)];
    totals(&Desk::of(vec![named("a", Product::Ecs)], discarded), 5, 0);
}
