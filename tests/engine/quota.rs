//! Which numbers count against which quota: by instance, by account, by product; reservations apart.

use beian_desk::engine::{Account, Assessor, Context, Instance, Number, Policy, Product, Status};

use super::desk::{Desk, ME, NUMBERED, OTHER, account, good, issued, named, recorded, reservation};

#[track_caller]
fn quota(desk: &Desk, id: &str, expected: &str) {
    assert_eq!(desk.told_of(id).quota.as_deref(), Some(expected), "{id}");
}

fn owned(id: &str, owner: Option<&str>) -> Instance {
    let mut instance = named(id, Product::ElasticWebHosting);
    instance.owner = owner.map(account);
    instance
}

/// A hosting number: of an instance, with an account of its own, with its product stated or not.
fn hosting(number: &str, instance: Option<&str>, owner: Option<&str>, stated: bool) -> Number {
    let mut number = Number::new(number);
    number.instance = instance.map(str::to_owned);
    number.account = owner.map(account);
    number.product = stated.then_some(Product::ElasticWebHosting);
    number
}

#[test]
fn every_status_counts_for_good() {
    let all = || Status::ALL.iter().map(|status| recorded(status.code(), "i-1", *status)).collect::<Vec<_>>();
    for product in [Product::Ecs, Product::Swas] {
        quota(&Desk::of(vec![good(product)], all()), "i-1", "instance 5 5 0 0");
    }
    quota(&Desk::of(vec![good(Product::ElasticWebHosting)], all()), "i-1", "account 5 5 0 0");
    // More than there can be: what is left stays at none.
    quota(&Desk::of(vec![good(Product::Ecs)], issued(7, "i-1")), "i-1", "instance 5 7 0 0");
    // Absent status is bound, absent origin is recorded.
    let mut plain = Number::new("x");
    plain.instance = Some("i-1".to_owned());
    quota(&Desk::of(vec![good(Product::Swas)], vec![plain]), "i-1", "instance 5 1 0 4");
}

#[test]
fn the_one_number_of_a_market_product_counts_once_it_is_in_use() {
    for (status, expected, verdict) in [
        (Status::Unbound, "product 1 0 0 1", "eligible"),
        (Status::Bound, "product 1 0 0 1", "eligible"),
        (Status::Filing, "product 1 1 0 0", "ineligible"),
        (Status::Filed, "product 1 1 0 0", "ineligible"),
        (Status::Invalid, "product 1 1 0 0", "ineligible"),
    ] {
        let desk = Desk::of(vec![good(Product::SiteMarket)], vec![recorded("n", "i-1", status)]);
        quota(&desk, "i-1", expected);
        assert_eq!(desk.told().verdict, verdict, "{}", status.code());
        assert_eq!(desk.told().action, (verdict == "eligible").then_some("view"));
    }
}

#[test]
fn numbers_count_for_their_own_instance() {
    let instances = vec![named("a", Product::Ecs), named("b", Product::Ecs), named("c", Product::Swas)];
    let mut numbers = issued(2, "a");
    numbers.extend(issued(5, "c"));
    numbers.extend(issued(3, "not-listed"));
    // Another account's word on it changes nothing.
    numbers[0].account = Some(account(OTHER));
    let desk = Desk::of(instances, numbers);
    quota(&desk, "a", "instance 5 2 0 3");
    quota(&desk, "b", "instance 5 0 0 5");
    quota(&desk, "c", "instance 5 5 0 0");
    assert_eq!(desk.told_of("c").reasons, ["quota_exhausted 5 5"]);
}

#[test]
fn hosting_numbers_count_for_the_account() {
    let instances = vec![owned("h1", Some(ME)), owned("h2", Some(ME)), owned("h3", Some(OTHER)), owned("h4", None)];
    let numbers = vec![
        hosting("1", Some("h1"), None, false),
        hosting("2", Some("h2"), None, true),
        // Its own account outranks its instance's owner.
        hosting("3", Some("h1"), Some(OTHER), false),
        hosting("4", Some("h3"), None, false),
        // A hosting instance without an owner is the current account's, and so are its numbers.
        hosting("5", Some("h4"), None, false),
        // Not listed, but hosting by its own word: the file's account.
        hosting("6", Some("gone"), None, true),
        hosting("7", None, Some(ME), true),
    ];
    let desk = Desk::of(instances, numbers);
    // 1, 2, 5, 6 and 7 are mine; 3 and 4 the other's.
    for id in ["h1", "h2", "h4"] {
        quota(&desk, id, "account 5 5 0 0");
        assert_eq!(desk.told_of(id).unmet, "quota_exhausted");
    }
    quota(&desk, "h3", "account 5 2 0 3");
}

#[test]
fn a_number_of_no_product_and_no_listed_instance_counts_nowhere() {
    let numbers = vec![
        hosting("1", Some("gone"), Some(ME), false),
        hosting("2", None, Some(ME), false),
        hosting("3", None, None, false),
    ];
    let desk = Desk::of(vec![owned("h1", Some(ME)), named("gone-too", Product::Ecs)], numbers);
    quota(&desk, "h1", "account 5 0 0 5");
    quota(&desk, "gone-too", "instance 5 0 0 5");
}

#[test]
fn numbers_of_other_products_leave_the_account_alone() {
    let mut numbers = issued(4, "e");
    let mut stated = recorded("s", "gone", Status::Bound);
    stated.product = Some(Product::Ecs);
    numbers.push(stated);
    let desk = Desk::of(vec![owned("h1", Some(ME)), named("e", Product::Ecs)], numbers);
    quota(&desk, "h1", "account 5 0 0 5");
    quota(&desk, "e", "instance 5 4 0 1");
}

#[test]
fn absent_accounts_are_one_account() {
    let instances = vec![owned("h1", None), owned("h2", None), owned("h3", Some(ME))];
    let numbers = vec![
        hosting("1", Some("h1"), None, false),
        hosting("2", Some("h2"), None, false),
        hosting("3", Some("gone"), None, true),
        // Known to be somebody's, but of h1, whose account is unknown: counts for h1 too.
        hosting("4", Some("h1"), Some(OTHER), false),
        // h1's account may be mine, but that isn't known, and the number is not h1's.
        hosting("5", Some("h3"), None, false),
        hosting("6", Some("gone"), Some(OTHER), true),
    ];
    let desk = Desk::of(instances, numbers).without_account();
    quota(&desk, "h1", "account 5 4 0 1");
    quota(&desk, "h2", "account 5 3 0 2");
    quota(&desk, "h3", "account 5 1 0 4");
}

#[test]
fn the_files_account_takes_what_nobody_else_claims() {
    let numbers = || vec![hosting("1", Some("h1"), None, false), hosting("2", Some("gone"), None, true)];
    let of = |current: Option<Account>| {
        let mut desk = Desk::of(vec![owned("h1", Some(OTHER)), owned("h2", None)], numbers());
        desk.account = current;
        desk
    };
    let mine = of(Some(account(ME)));
    quota(&mine, "h1", "account 5 1 0 4");
    quota(&mine, "h2", "account 5 1 0 4");
    let theirs = of(Some(account(OTHER)));
    quota(&theirs, "h1", "account 5 2 0 3");
    quota(&theirs, "h2", "account 5 2 0 3");
    let nobodys = of(None);
    quota(&nobodys, "h1", "account 5 1 0 4");
    quota(&nobodys, "h2", "account 5 1 0 4");
}

/// §5: a remedy changes the current account only, and every hosting instance keeps the account it resolved to.
#[test]
fn judged_as_another_account_a_hosting_instance_keeps_its_own() {
    let desk = Desk::of(vec![owned("h1", None)], vec![hosting("1", Some("gone"), Some(ME), true)]);
    let context = Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &desk.numbers };
    let assessor = Assessor::new(&desk.instances, context, Policy::standard());
    for current in [Some(account(ME)), Some(account(OTHER)), None] {
        let quota = assessor.judge_as(&desk.instances[0], current.as_ref()).quota;
        assert_eq!(quota.map(|quota| quota.issued), Some(1));
    }
}

#[test]
fn reservations_are_counted_apart() {
    for (product, scope) in
        [(Product::Ecs, "instance"), (Product::Swas, "instance"), (Product::ElasticWebHosting, "account")]
    {
        let mut numbers = issued(2, "i-1");
        numbers.push(reservation("SIM-1", "i-1", Status::Bound));
        numbers.push(reservation("SIM-2", "i-1", Status::Invalid));
        numbers.push(reservation("SIM-3", "i-1", Status::Bound));
        let desk = Desk::of(vec![good(product)], numbers.clone());
        quota(&desk, "i-1", &format!("{scope} 5 2 2 3"));
        assert_eq!(desk.told().action, Some("apply"));

        // The real number takes the reservation's place, however it spells it.
        numbers[0].replaces = Some("sim-3".to_owned());
        quota(&Desk::of(vec![good(product)], numbers), "i-1", &format!("{scope} 5 2 1 3"));
    }
}

#[test]
fn reservations_never_make_a_server_look_used_up() {
    let held = |recorded: usize, reserved: usize| {
        let mut numbers = issued(recorded, "i-1");
        numbers.extend((0..reserved).map(|n| reservation(&format!("SIM-{n}"), "i-1", Status::Bound)));
        numbers
    };
    for (recorded, reserved, verdict, all_reserved) in [
        (0, 4, "eligible", false),
        (0, 5, "eligible", true),
        (0, 6, "eligible", true),
        (3, 1, "eligible", false),
        (3, 2, "eligible", true),
        (4, 0, "eligible", false),
        (4, 1, "eligible", true),
        (5, 0, "ineligible", false),
        (5, 1, "ineligible", false),
    ] {
        for product in [Product::Ecs, Product::Swas, Product::ElasticWebHosting] {
            let told = Desk::of(vec![good(product)], held(recorded, reserved)).told();
            let action = (verdict == "eligible" && !all_reserved).then_some("apply");
            assert_eq!((told.verdict, told.action), (verdict, action), "{recorded} and {reserved}");
            assert_eq!(told.advisories.ends_with("all_reserved"), all_reserved, "{recorded} and {reserved}");
        }
    }
}

#[test]
fn a_hosting_reservation_holds_the_quota_of_the_account() {
    let numbers = (0..5).map(|n| reservation(&format!("SIM-{n}"), "h1", Status::Bound)).collect();
    let desk = Desk::of(vec![owned("h1", Some(ME)), owned("h2", None), owned("h3", Some(OTHER))], numbers);
    quota(&desk, "h2", "account 5 0 5 5");
    assert_eq!(desk.told_of("h2").action, None);
    quota(&desk, "h3", "account 5 0 0 5");
}

#[test]
fn the_order_of_numbers_does_not_matter_to_what_is_replaced() {
    let mut real = recorded("r", "i-1", Status::Bound);
    real.replaces = Some("SIM-1".to_owned());
    let simulated = reservation("SIM-1", "i-1", Status::Bound);
    for product in NUMBERED.into_iter().filter(|product| *product != Product::SiteMarket) {
        let one = Desk::of(vec![good(product)], vec![real.clone(), simulated.clone()]).told().quota;
        let other = Desk::of(vec![good(product)], vec![simulated.clone(), real.clone()]).told().quota;
        assert_eq!(one, other);
        assert!(one.is_some_and(|quota| quota.ends_with(" 5 1 0 4")));
    }
}
