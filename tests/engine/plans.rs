//! Where each site goes, by hand: numbers that wait, instances as they are and as they can be made, purchases.

use beian_desk::engine::{
    Billing, Context, Cost, Domain, Instance, Number, Place, Plan, Policy, Product, Remedy, Status, Step, plan,
};

use super::desk::{Desk, ME, OTHER, account, at, but, issued, named, recorded, reservation};

pub(super) fn domains(count: usize) -> Vec<Domain> {
    (1..=count).map(|n| format!("s{n}.cn").parse().unwrap()).collect()
}

/// The plan of a desk.
pub(super) fn planned<'a>(desk: &'a Desk, policy: &'a Policy, sites: &'a [Domain]) -> Plan<'a> {
    let context = Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &desk.numbers };
    plan(&sites.iter().collect::<Vec<_>>(), &desk.instances, context, policy)
}

fn place(place: &Place<'_>) -> String {
    match place {
        Place::Done(number) => format!("done {}", number.number),
        Place::Number(number, None) => format!("number {}", number.number),
        Place::Number(number, Some(host)) => format!("number {} on {}", number.number, host.id),
        Place::Reservation(number) => format!("reservation {}", number.number),
        Place::Apply(instance) => format!("apply {}", instance.id),
        Place::View(instance) => format!("view {}", instance.id),
        Place::Fresh(n) => format!("fresh {n}"),
        Place::Nowhere => "nowhere".to_owned(),
    }
}

fn step(step: &Step<'_>) -> String {
    let remedy = |remedy: &Remedy<'_>| match remedy.months {
        Some(months) => format!("{} {months}", remedy.action.code()),
        None => remedy.action.code().to_owned(),
    };
    match step {
        Step::Prepare(instance, remedies) => {
            format!("{}: {}", instance.id, remedies.iter().map(remedy).collect::<Vec<_>>().join(", "))
        }
        Step::Buy { product, count, each } => format!("buy {count} {} for {each}", product.code()),
        Step::SignIn(account) => format!("sign in {}", account.as_str()),
    }
}

/// What a desk plans for `sites`: each site's place (with `*` where it can be done now), the steps, the cost.
#[track_caller]
fn plans(desk: &Desk, sites: &[&str], places: &[&str], steps: &[&str], cost: [u32; 4]) {
    let sites: Vec<Domain> = sites.iter().map(|text| text.parse().unwrap()).collect();
    let plan = planned(desk, Policy::standard(), &sites);
    let told: Vec<String> =
        plan.sites.iter().map(|site| place(&site.place) + if site.ready { " *" } else { "" }).collect();
    assert_eq!(told, places);
    assert_eq!(plan.steps.iter().map(step).collect::<Vec<_>>(), steps);
    let [purchases, accounts, months, touched] = cost;
    assert_eq!(plan.cost, Cost { purchases, accounts, months, touched });
}

fn with(mut number: Number, domain: &str) -> Number {
    number.domain = Some(domain.to_owned());
    number
}

fn short(id: &str, months: u16) -> Instance {
    but(Product::Ecs, |i| (i.id, i.term_months) = (id.to_owned(), Some(months)))
}

fn theirs(id: &str, product: Product) -> Instance {
    but(product, |i| (i.id, i.owner) = (id.to_owned(), Some(account(OTHER))))
}

#[test]
fn nothing_is_there() {
    let none = Desk::of(vec![], vec![]);
    plans(&none, &[], &[], &[], [0, 0, 0, 0]);
    plans(&none, &["a.cn"], &["fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    let six = ["a.cn", "b.cn", "c.cn", "d.cn", "e.cn", "f.cn"];
    let places = ["fresh 1", "fresh 1", "fresh 1", "fresh 1", "fresh 1", "fresh 2"];
    plans(&none, &six, &places, &["buy 2 ecs for 5"], [2, 0, 0, 0]);
}

#[test]
fn an_instance_takes_what_its_quota_has_left() {
    // Three issued, one reserved for another site: one is left.
    let mut numbers = vec![
        with(recorded("n-1", "i-1", Status::Filed), "old.cn"),
        with(recorded("n-2", "i-1", Status::Filing), "old2.cn"),
        recorded("n-3", "i-1", Status::Invalid),
        with(reservation("SIM-1", "i-1", Status::Bound), "other.cn"),
        reservation("SIM-2", "i-1", Status::Invalid),
    ];
    let desk = Desk::of(vec![named("i-1", Product::Ecs)], numbers.clone());
    let places = ["apply i-1 *", "fresh 1"];
    plans(&desk, &["a.cn", "b.cn"], &places, &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    // One more reserved: none.
    numbers.push(with(reservation("SIM-3", "i-1", Status::Bound), "third.cn"));
    let desk = Desk::of(vec![named("i-1", Product::Ecs)], numbers);
    plans(&desk, &["a.cn"], &["fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
}

#[test]
fn a_number_goes_to_the_site_that_it_names() {
    let numbers = vec![
        with(recorded("n-filed", "i-1", Status::Filed), "https://www.a.cn/"),
        with(recorded("n-filing", "i-1", Status::Filing), "B.CN"),
        with(recorded("n-bound", "i-1", Status::Bound), "xn--fsqu00a.xn--fiqs8s"),
        with(reservation("SIM-1", "i-1", Status::Bound), "d.cn"),
        with(recorded("n-void", "i-1", Status::Invalid), "e.cn"),
    ];
    let desk = Desk::of(vec![named("i-1", Product::Ecs)], numbers);
    let places = ["done n-filed", "done n-filing", "number n-bound *", "reservation SIM-1 *", "fresh 1"];
    plans(&desk, &["a.cn", "b.cn", "例子.中国", "d.cn", "e.cn"], &places, &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    // Of two that name it the one that is further on its way; the other stays for that site.
    let numbers = vec![
        with(reservation("SIM-1", "i-1", Status::Bound), "a.cn"),
        with(recorded("n-1", "i-1", Status::Unbound), "a.cn"),
        with(recorded("n-2", "i-1", Status::Bound), "a.cn"),
        with(recorded("n-3", "i-1", Status::Bound), "other.cn"),
        with(recorded("n-4", "i-1", Status::Bound), "not a domain"),
    ];
    let desk = Desk::of(vec![but(Product::Ecs, |i| i.region = None)], numbers);
    plans(&desk, &["a.cn", "b.cn"], &["number n-2 *", "fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
}

#[test]
fn a_reservation_that_was_replaced_is_no_longer_there() {
    let mut real = recorded("n-1", "i-1", Status::Bound);
    real.replaces = Some("sim-1".to_owned());
    let desk = Desk::of(vec![named("i-1", Product::Ecs)], vec![reservation("SIM-1", "i-1", Status::Bound), real]);
    let places = ["number n-1 *", "apply i-1 *", "apply i-1 *", "apply i-1 *", "apply i-1 *", "fresh 1"];
    plans(&desk, &["a.cn", "b.cn", "c.cn", "d.cn", "e.cn", "f.cn"], &places, &["buy 1 ecs for 5"], [1, 0, 0, 0]);
}

#[test]
fn numbers_that_wait_come_first() {
    // Bound, then reservations for no site, then unbound, then what can be applied for: 5 − 4 issued − 1 reserved.
    let mut numbers = issued(2, "i-1");
    numbers.push(recorded("n-unbound", "i-1", Status::Unbound));
    numbers.push(recorded("n-filed", "i-1", Status::Filed));
    numbers.insert(0, reservation("SIM-1", "i-1", Status::Bound));
    let desk = Desk::of(vec![named("i-1", Product::Ecs)], numbers);
    let places = ["number i-1-0 *", "number i-1-1 *", "reservation SIM-1 *", "number n-unbound on i-1 *", "fresh 1"];
    plans(&desk, &["a.cn", "b.cn", "c.cn", "d.cn", "e.cn"], &places, &["buy 1 ecs for 5"], [1, 0, 0, 0]);
}

#[test]
fn a_reservation_counts_while_its_instance_qualifies() {
    let expired = but(Product::Ecs, |i| i.expires_at = Some(at("2026-06-30T00:00+08:00")));
    let desk = Desk::of(vec![expired], vec![reservation("SIM-1", "i-1", Status::Bound)]);
    plans(&desk, &["a.cn"], &["apply i-1"], &["i-1: renew 1"], [0, 0, 1, 1]);
    let gone = Desk::of(vec![], vec![reservation("SIM-1", "i-gone", Status::Bound)]);
    plans(&gone, &["a.cn"], &["fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
}

#[test]
fn an_unbound_number_needs_an_instance_of_its_product() {
    let mut unbound = Number::new("n-1");
    (unbound.product, unbound.status) = (Some(Product::Swas), Some(Status::Unbound));
    let desk = Desk::of(vec![named("i-1", Product::Ecs)], vec![unbound.clone()]);
    plans(&desk, &["a.cn"], &["apply i-1 *"], &[], [0, 0, 0, 0]);
    // Tied to the one that has most left once everything else has its place.
    let mut numbers = issued(4, "s-1");
    numbers.iter_mut().for_each(|number| number.status = Some(Status::Filed));
    numbers.push(unbound);
    let desk = Desk::of(vec![named("s-1", Product::Swas), named("s-2", Product::Swas)], numbers);
    plans(&desk, &["a.cn", "b.cn"], &["number n-1 on s-2 *", "apply s-1 *"], &[], [0, 0, 0, 0]);
}

#[test]
fn unbound_numbers_leave_the_others_of_the_plan_their_places() {
    let unbound = |name: &str| {
        let mut number = Number::new(name);
        (number.product, number.status) = (Some(Product::Swas), Some(Status::Unbound));
        number
    };
    let filed = |id: &str| {
        let mut numbers = issued(4, id);
        numbers.iter_mut().for_each(|number| number.status = Some(Status::Filed));
        numbers
    };
    let two = || vec![named("s-1", Product::Swas), named("s-2", Product::Swas)];
    // Of equals the first.
    let desk = Desk::of(two(), vec![unbound("n-1")]);
    plans(&desk, &["a.cn"], &["number n-1 on s-1 *"], &[], [0, 0, 0, 0]);
    // What is applied for at the first takes all that it has left.
    let sites = ["a.cn", "b.cn", "c.cn", "d.cn", "e.cn", "f.cn"];
    let mut places = vec!["number n-1 on s-2 *"];
    places.extend(["apply s-1 *"; 5]);
    plans(&desk, &sites, &places, &[], [0, 0, 0, 0]);
    // One is left of each: the second number finds that of the first taken.
    let mut numbers = [filed("s-1"), filed("s-2")].concat();
    numbers.extend([unbound("n-1"), unbound("n-2")]);
    let desk = Desk::of(two(), numbers);
    plans(&desk, &["a.cn", "b.cn"], &["number n-1 on s-1 *", "number n-2 on s-2 *"], &[], [0, 0, 0, 0]);
}

#[test]
fn of_two_numbers_that_name_a_site_alike_the_first() {
    let bound = |name: &str| with(recorded(name, "i-1", Status::Bound), "a.cn");
    let desk = Desk::of(vec![named("i-1", Product::Ecs)], vec![bound("n-1"), bound("n-2")]);
    plans(&desk, &["a.cn"], &["number n-1 *"], &[], [0, 0, 0, 0]);
}

#[test]
fn the_product_with_the_largest_quota_is_bought() {
    let policy = include_str!("../../src/engine/policy/aliyun-2018.json");
    let quota = |limit: u32| format!("{{ \"limit\": {limit}, \"scope\": \"instance\" }}");
    let (before, after) = policy.split_once(&quota(5)).unwrap();
    let bought = |limit: u32| {
        let policy = Policy::parse(&[before, &quota(limit), after].concat()).unwrap();
        let sites = domains(1);
        let none = Desk::of(vec![], vec![]);
        let plan = planned(&none, &policy, &sites);
        plan.steps.iter().map(step).collect::<Vec<_>>()
    };
    // That of the first product changes; the second one's stays 5.
    assert_eq!([bought(4), bought(5), bought(6)], [["buy 1 swas for 5"], ["buy 1 ecs for 5"], ["buy 1 ecs for 6"]]);
}

#[test]
fn of_equals_the_first_is_taken() {
    // Two servers of web hosting open the same quota.
    let desk =
        Desk::of(vec![named("h-1", Product::ElasticWebHosting), named("h-2", Product::ElasticWebHosting)], vec![]);
    plans(&desk, &["a.cn", "b.cn"], &["apply h-1 *", "apply h-1 *"], &[], [0, 0, 0, 0]);
    // Two accounts have room for what there is.
    let third = but(Product::Ecs, |i| (i.id, i.owner) = ("u-1".to_owned(), Some(account("1370000000000888"))));
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs), third], vec![]);
    plans(&desk, &["a.cn"], &["apply t-1"], &["sign in 1370000000000999"], [0, 1, 0, 0]);
}

#[test]
fn a_marketplace_product_with_two_numbers_has_one_left_when_one_is_used() {
    let policy = include_str!("../../src/engine/policy/aliyun-2018.json");
    let one = "{ \"limit\": 1, \"scope\": \"product\" }";
    let two = policy.replace(one, "{ \"limit\": 2, \"scope\": \"product\" }");
    assert_ne!(two, policy);
    let policy = Policy::parse(&two).unwrap();
    let desk = Desk::of(vec![named("m-1", Product::SiteMarket)], vec![recorded("n-1", "m-1", Status::Filed)]);
    let sites = domains(1);
    let plan = planned(&desk, &policy, &sites);
    assert_eq!(plan.sites.iter().map(|site| place(&site.place)).collect::<Vec<_>>(), ["view m-1"]);
}

#[test]
fn an_unbound_number_of_an_account_is_tied_to_an_instance_of_that_account() {
    let mut unbound = Number::new("n-1");
    (unbound.product, unbound.status, unbound.account) = (Some(Product::Ecs), Some(Status::Unbound), Some(account(ME)));
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs), named("i-1", Product::Ecs)], vec![unbound]);
    plans(&desk, &["a.cn"], &["number n-1 on i-1 *"], &[], [0, 0, 0, 0]);
}

#[test]
fn an_unbound_number_is_tied_to_no_product_without_numbers() {
    let mut unbound = Number::new("n-1");
    unbound.status = Some(Status::Unbound);
    let desk =
        Desk::of(vec![named("v-1", Product::CloudVirtualHost), named("i-1", Product::Ecs)], vec![unbound.clone()]);
    plans(&desk, &["a.cn"], &["number n-1 on i-1 *"], &[], [0, 0, 0, 0]);
    let desk = Desk::of(vec![named("v-1", Product::CloudVirtualHost)], vec![unbound]);
    plans(&desk, &["a.cn"], &["fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
}

#[test]
fn marketplace_products_take_one_site_each() {
    let desk = Desk::of(vec![named("m-1", Product::SiteMarket), named("m-2", Product::SiteMarket)], vec![]);
    let places = ["view m-1 *", "view m-2 *", "fresh 1"];
    plans(&desk, &["a.cn", "b.cn", "c.cn"], &places, &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    // Recorded it counts as a number, once; used it is gone.
    let waiting = Desk::of(vec![named("m-1", Product::SiteMarket)], vec![recorded("n-1", "m-1", Status::Bound)]);
    plans(&waiting, &["a.cn", "b.cn"], &["number n-1 *", "fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    let used = Desk::of(vec![named("m-1", Product::SiteMarket)], vec![recorded("n-1", "m-1", Status::Filed)]);
    plans(&used, &["a.cn"], &["fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    // A first purchase that was too short is not mended; one that expired is renewed.
    let cheap = but(Product::SiteMarket, |i| i.first_term_months = Some(1));
    plans(&Desk::one(cheap), &["a.cn"], &["fresh 1"], &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    let expired = but(Product::SiteMarket, |i| i.expires_at = Some(at("2026-06-30T00:00+08:00")));
    plans(&Desk::one(expired), &["a.cn"], &["view i-1"], &["i-1: renew 1"], [0, 0, 1, 1]);
}

#[test]
fn hosting_shares_the_quota_of_its_account() {
    let hosts = vec![named("h-1", Product::ElasticWebHosting), named("h-2", Product::ElasticWebHosting)];
    let mut numbers = issued(2, "h-1");
    numbers.iter_mut().for_each(|number| number.status = Some(Status::Filed));
    let desk = Desk::of(hosts, numbers);
    let places = ["apply h-1 *", "apply h-1 *", "apply h-1 *", "fresh 1"];
    plans(&desk, &["a.cn", "b.cn", "c.cn", "d.cn"], &places, &["buy 1 ecs for 5"], [1, 0, 0, 0]);
    // The cheapest one opens it: two months rather than five.
    let hosting =
        |id: &str, months| but(Product::ElasticWebHosting, |i| (i.id, i.term_months) = (id.to_owned(), months));
    let desk = Desk::of(vec![hosting("h-1", Some(1)), hosting("h-2", Some(4))], vec![]);
    plans(&desk, &["a.cn", "b.cn"], &["apply h-2", "apply h-2"], &["h-2: renew 2"], [0, 0, 2, 1]);
}

#[test]
fn months_before_instances_touched() {
    // Six sites. Two of one month each come to two months and two instances; one of three months with room for
    // five, beside a room for one that costs nothing, to three and one: fewer months win.
    let spare = || {
        issued(4, "i-0").into_iter().map(|mut n| {
            n.status = Some(Status::Filed);
            n
        })
    };
    let desk = Desk::of(
        vec![named("i-0", Product::Ecs), short("i-3", 0), short("i-1", 2), short("i-2", 2)],
        spare().collect(),
    );
    let sites = ["a.cn", "b.cn", "c.cn", "d.cn", "e.cn", "f.cn", "g.cn"];
    let places = ["apply i-0 *", "apply i-1", "apply i-1", "apply i-1", "apply i-1", "apply i-1", "apply i-2"];
    plans(&desk, &sites, &places, &["i-1: renew 1", "i-2: renew 1"], [0, 0, 2, 2]);
    // Bandwidth costs no months: an instance touched more, but a month less.
    let dark = but(Product::Ecs, |i| (i.id, i.public_bandwidth_mbps) = ("i-9".to_owned(), Some(0.0)));
    let desk = Desk::of(vec![short("i-1", 2), dark], vec![]);
    plans(&desk, &["a.cn"], &["apply i-9"], &["i-9: buy_public_bandwidth"], [0, 0, 0, 1]);
}

#[test]
fn a_renewal_rather_than_a_purchase_however_long() {
    let desk = Desk::of(vec![short("i-1", 0)], vec![]);
    plans(&desk, &["a.cn"], &["apply i-1"], &["i-1: renew 3"], [0, 0, 3, 1]);
    let by_use = but(Product::Ecs, |i| i.billing = Some(Billing::PayAsYouGo));
    plans(&Desk::one(by_use), &["a.cn"], &["apply i-1"], &["i-1: convert_to_subscription 3"], [0, 0, 3, 1]);
    // With a purchase needed anyway, its room makes the renewals unnecessary.
    let desk = Desk::of(vec![short("i-1", 0)], vec![]);
    let six = ["a.cn", "b.cn", "c.cn", "d.cn", "e.cn", "f.cn"];
    let mut places = vec!["apply i-1"; 5];
    places.push("fresh 1");
    plans(&desk, &six, &places, &["i-1: renew 3", "buy 1 ecs for 5"], [1, 0, 3, 1]);
    let market =
        Desk::of(vec![but(Product::SiteMarket, |i| i.expires_at = Some(at("2026-06-30T00:00+08:00")))], vec![]);
    let places = ["fresh 1", "fresh 1", "fresh 1", "fresh 1", "fresh 1", "fresh 2"];
    plans(&market, &["a.cn"], &["view i-1"], &["i-1: renew 1"], [0, 0, 1, 1]);
    let seven = ["a.cn", "b.cn", "c.cn", "d.cn", "e.cn", "f.cn", "g.cn"];
    plans(
        &market,
        &six,
        &["view i-1", places[0], places[1], places[2], places[3], places[4]],
        &["i-1: renew 1", "buy 1 ecs for 5"],
        [1, 0, 1, 1],
    );
    plans(
        &market,
        &seven,
        &["fresh 1", "fresh 1", "fresh 1", "fresh 1", "fresh 1", "fresh 2", "fresh 2"],
        &["buy 2 ecs for 5"],
        [2, 0, 0, 0],
    );
}

#[test]
fn another_account_rather_than_a_purchase_but_not_rather_than_months() {
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs)], vec![]);
    plans(&desk, &["a.cn"], &["apply t-1"], &["sign in 1370000000000999"], [0, 1, 0, 0]);
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs), short("i-1", 0)], vec![]);
    plans(&desk, &["a.cn"], &["apply i-1"], &["i-1: renew 3"], [0, 0, 3, 1]);
    // Once there, everything there is at hand: the renewal here is not needed.
    let six = ["a.cn", "b.cn", "c.cn", "d.cn", "e.cn", "f.cn"];
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs), theirs("t-2", Product::Swas), short("i-1", 0)], vec![]);
    let places = ["apply t-1", "apply t-1", "apply t-1", "apply t-1", "apply t-1", "apply t-2"];
    plans(&desk, &six, &places, &["sign in 1370000000000999"], [0, 1, 0, 0]);
    // Without a current account there is none to leave.
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs)], vec![]).without_account();
    plans(&desk, &["a.cn"], &["apply t-1 *"], &[], [0, 0, 0, 0]);
}

#[test]
fn an_account_where_a_number_waits_is_entered_anyway() {
    let numbers = vec![with(recorded("n-1", "t-1", Status::Bound), "a.cn")];
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs), short("i-1", 0)], numbers);
    let places = ["number n-1", "apply t-1"];
    plans(&desk, &["a.cn", "b.cn"], &places, &["sign in 1370000000000999"], [0, 1, 0, 0]);
    // What is under review there asks for nothing.
    let numbers = vec![with(recorded("n-1", "t-1", Status::Filing), "a.cn")];
    let desk = Desk::of(vec![theirs("t-1", Product::Ecs), named("i-1", Product::Ecs)], numbers);
    plans(&desk, &["a.cn", "b.cn"], &["done n-1", "apply i-1 *"], &[], [0, 0, 0, 0]);
}

#[test]
fn what_is_done_in_another_account_is_done_after_signing_in() {
    let dark = but(Product::Ecs, |i| {
        (i.id, i.owner) = ("t-1".to_owned(), Some(account(OTHER)));
        (i.public_bandwidth_mbps, i.term_months) = (Some(0.0), Some(2));
    });
    let desk = Desk::of(vec![dark, short("i-1", 2)], vec![]);
    let sites: Vec<String> = (0..7).map(|n| format!("s{n}.cn")).collect();
    let sites: Vec<&str> = sites.iter().map(String::as_str).collect();
    let mut places = vec!["apply i-1"; 5];
    places.extend(["apply t-1"; 2]);
    let steps = ["i-1: renew 1", "sign in 1370000000000999", "t-1: renew 1, buy_public_bandwidth"];
    plans(&desk, &sites, &places, &steps, [0, 1, 2, 2]);
}

#[test]
fn what_is_not_known_and_what_is_gone_counts_for_nothing_and_is_named() {
    let bare = Instance::new("i-bare", Product::Ecs);
    // Short as well as of an unknown region: renewing alone would not settle it.
    let half = but(Product::Ecs, |i| (i.id, i.region, i.term_months) = ("i-half".to_owned(), None, Some(1)));
    let long =
        but(Product::Ecs, |i| (i.id, i.expires_at) = ("i-gone".to_owned(), Some(at("2026-06-16T11:59:59+08:00"))));
    let just =
        but(Product::Ecs, |i| (i.id, i.expires_at) = ("i-just".to_owned(), Some(at("2026-06-16T12:00:00+08:00"))));
    let abroad =
        but(Product::Ecs, |i| (i.id, i.region) = ("i-hk".to_owned(), beian_desk::engine::Region::new("cn-hongkong")));
    let desk = Desk::of(vec![bare, half, long, just, abroad, named("v-1", Product::CloudVirtualHost)], vec![]);
    plans(&desk, &["a.cn"], &["apply i-just"], &["i-just: renew 1"], [0, 0, 1, 1]);
    let sites = domains(1);
    let plan = planned(&desk, Policy::standard(), &sites);
    let ids = |instances: &[&Instance]| instances.iter().map(|i| i.id.clone()).collect::<Vec<_>>();
    assert_eq!(
        (ids(&plan.unsure), ids(&plan.released)),
        (vec!["i-bare".to_owned(), "i-half".to_owned()], vec!["i-gone".to_owned()])
    );
}

#[test]
fn where_the_policy_has_nothing_to_buy_the_rest_goes_nowhere() {
    let policy = include_str!("../../src/engine/policy/aliyun-2018.json");
    let shared = policy.replace("\"scope\": \"instance\"", "\"scope\": \"account\"");
    assert_ne!(shared, policy);
    let policy = Policy::parse(&shared).unwrap();
    let desk = Desk::of(vec![named("m-1", Product::SiteMarket)], vec![]);
    let sites = domains(3);
    let plan = planned(&desk, &policy, &sites);
    let places: Vec<String> = plan.sites.iter().map(|site| place(&site.place)).collect();
    assert_eq!(places, ["view m-1", "nowhere", "nowhere"]);
    assert_eq!((plan.cost, plan.steps), (Cost::default(), vec![]));
    // What there is is taken though it has to be renewed.
    let expired = but(Product::SiteMarket, |i| i.expires_at = Some(at("2026-06-30T00:00+08:00")));
    let desk = Desk::one(expired);
    let plan = planned(&desk, &policy, &sites);
    let places: Vec<String> = plan.sites.iter().map(|site| place(&site.place)).collect();
    assert_eq!(places, ["view i-1", "nowhere", "nowhere"]);
    assert_eq!(plan.steps.iter().map(step).collect::<Vec<_>>(), ["i-1: renew 1"]);
    assert_eq!(plan.cost, Cost { months: 1, touched: 1, ..Cost::default() });
}

#[test]
fn the_order_of_instances_and_numbers_changes_no_cost() {
    let mut desk = Desk::of(
        vec![short("i-1", 1), theirs("t-1", Product::Ecs), named("m-1", Product::SiteMarket), short("i-2", 2)],
        issued(3, "t-1"),
    );
    desk.numbers[1].account = Some(account(ME));
    let sites = domains(12);
    let cost = planned(&desk, Policy::standard(), &sites).cost;
    desk.instances.reverse();
    desk.numbers.reverse();
    assert_eq!(planned(&desk, Policy::standard(), &sites).cost, cost);
}
