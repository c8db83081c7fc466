//! Desks for the properties: every fact known or not, dates around each boundary, numbers of every kind.

use beian_desk::engine::{Account, Billing, Instance, Moment, Number, Origin, Product, Region, Status};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::desk::{Desk, ME, OTHER, account, at, yuan};

/// As many cases, and no file of failures in the tree.
pub(super) fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

fn moments(texts: &'static [&'static str]) -> impl Strategy<Value = Moment> {
    proptest::sample::select(texts).prop_map(at)
}

/// The moments of the verdict: around the rule of swas, at month ends, at the sample's own.
pub(super) fn as_of() -> impl Strategy<Value = Moment> {
    moments(&[
        "2018-05-20T15:59:59Z",
        "2018-05-20T16:00:00Z",
        "2018-03-15T00:00:00Z",
        "2026-07-01T12:00:00+08:00",
        "2026-01-31T12:00:00+08:00",
        "2026-02-28T23:59:59+08:00",
        "2028-02-29T00:00:00+08:00",
        "2025-11-30T16:00:00Z",
    ])
}

/// A moment so many months, days and seconds off another.
fn off(from: Moment, months: i32, days: i64, seconds: i64) -> Moment {
    let shifted = if months >= 0 {
        from.plus_months(months as u32)
    } else {
        // Back by the calendar's average: where exactly it lands does not matter.
        Moment::from_millis(from.millis() + i64::from(months) * 2_629_746_000).unwrap()
    };
    Moment::from_millis(shifted.millis() + days * 86_400_000 + seconds * 1000).unwrap()
}

fn nearby() -> impl Strategy<Value = (i32, i64, i64)> {
    (-15..15, prop_oneof![3 => -1i64..=1, 1 => -16i64..=16], prop_oneof![3 => Just(0i64), 1 => -1i64..=1])
}

fn expiry(as_of: Moment, bought: Option<Moment>) -> BoxedStrategy<Option<Moment>> {
    let around_now = nearby().prop_map(move |(months, days, seconds)| Some(off(as_of, months, days, seconds)));
    let never = Just(Some(at("2099-12-31T15:59Z")));
    let around_term = (0..13u32, -1i64..=1).prop_map(move |(months, days)| {
        let term = bought.unwrap_or(as_of);
        Some(off(term, months as i32, days, 0))
    });
    prop_oneof![1 => Just(None), 4 => around_now, 4 => around_term, 1 => never]
        .prop_map(move |expires| match (bought, expires) {
            (Some(bought), Some(expires)) if expires < bought => Some(bought),
            (_, expires) => expires,
        })
        .boxed()
}

pub(super) fn regions() -> impl Strategy<Value = Option<Region>> {
    let listed = proptest::sample::select(&["cn-hongkong", "cn-hongkong-9", "us-west-1", "atlantis-1", "cnhangzhou"]);
    prop_oneof![
        6 => proptest::sample::select(&["cn-hangzhou", "cn-shanghai-finance-1", "cn-newtown"]).prop_map(Region::new),
        2 => listed.prop_map(Region::new),
        1 => Just(None),
    ]
}

pub(super) fn accounts() -> impl Strategy<Value = Option<Account>> {
    prop_oneof![5 => Just(Some(ME)), 2 => Just(Some(OTHER)), 2 => Just(None)].prop_map(|digits| digits.map(account))
}

pub(super) fn products() -> impl Strategy<Value = Product> {
    prop_oneof![
        4 => Just(Product::Ecs),
        3 => Just(Product::Swas),
        4 => Just(Product::ElasticWebHosting),
        3 => Just(Product::SiteMarket),
        1 => proptest::sample::select(Product::ALL),
    ]
}

/// Everything of an instance but its id.
pub(super) fn instance(as_of: Moment) -> impl Strategy<Value = Instance> {
    let dates = option::weighted(0.7, nearby()).prop_flat_map(move |shift| {
        let bought = shift.map(|(months, days, seconds)| off(as_of, -months.abs(), days, seconds));
        (Just(bought), expiry(as_of, bought))
    });
    let money = (option::weighted(0.8, 10u16..14), option::weighted(0.8, sample(&["98.99", "99", "99.01", "500"])));
    let network = (
        option::weighted(0.6, prop_oneof![Just(0.0), Just(5.0)]),
        option::weighted(0.6, 0usize..2),
        proptest::bool::weighted(0.2),
    );
    let billing = option::weighted(0.9, prop_oneof![5 => Just(Billing::Subscription), 1 => Just(Billing::PayAsYouGo)]);
    let state = option::of(sample(&["running", "Running", "Stopped"]));
    let term = option::weighted(0.4, prop_oneof![0u16..8, Just(1199), Just(1200)]);
    (products(), regions(), accounts(), billing, dates, term, money, network, state).prop_map(
        |(product, region, owner, billing, (bought, expires), term, (first, amount), (mbps, ips, eip), status)| {
            let mut instance = Instance::new("", product);
            (instance.region, instance.owner, instance.billing) = (region, owner, billing);
            (instance.purchased_at, instance.expires_at, instance.term_months) = (bought, expires, term);
            (instance.first_term_months, instance.order_amount) = (first, amount.map(yuan));
            instance.public_bandwidth_mbps = mbps;
            instance.public_ips = ips.map(|count| vec!["203.0.113.7".parse().unwrap(); count]);
            instance.eip = eip.then(|| "203.0.113.8".parse().unwrap());
            instance.status = status.map(str::to_owned);
            instance
        },
    )
}

fn sample(texts: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(texts)
}

/// A number of one of the instances, of one that is not listed, or of none. `None`: discarded or not applicable.
fn numbers(instances: Vec<Instance>) -> impl Strategy<Value = Vec<Number>> {
    let one = (0..instances.len() + 2, accounts(), 0usize..16, proptest::bool::ANY, products());
    vec(one, 0..14).prop_map(move |rows| {
        let mut numbers: Vec<Number> = Vec::new();
        for (index, (which, owner, kind, stated, product)) in rows.into_iter().enumerate() {
            let listed = instances.get(which);
            let of = listed.map(|instance| instance.product).unwrap_or(product);
            // Of an unlisted instance the product is a matter of its id, so that rows agree.
            let id = match listed {
                Some(instance) => Some(instance.id.clone()),
                None if which == instances.len() => Some(format!("gone-{}", of.code())),
                None => None,
            };
            let mut number = Number::new(format!("n-{index}"));
            number.instance = id;
            number.account = owner.filter(|_| kind % 3 == 0);
            number.product = stated.then_some(of);
            number.status = Status::ALL.get(kind % 7).copied();
            if kind >= 9 && of != Product::SiteMarket {
                number.number = format!("SIM-{index}");
                number.origin = Some(Origin::Simulated);
                number.status = [None, Some(Status::Bound), Some(Status::Invalid)][kind % 3];
            } else if kind >= 6 {
                // Replaces the last reservation of the same, if there is one that nobody replaces yet.
                let free = numbers.iter().rev().find(|other| {
                    let same = (&other.instance, other.product, &other.account);
                    other.is_simulated()
                        && same == (&number.instance, number.product, &number.account)
                        && !numbers.iter().any(|third| third.replaces.as_ref() == Some(&other.number))
                });
                number.replaces = free.map(|other| other.number.clone());
            }
            numbers.push(number);
        }
        numbers
    })
}

/// A desk of up to four instances.
pub(super) fn desk() -> impl Strategy<Value = Desk> {
    (as_of(), accounts()).prop_flat_map(|(as_of, current)| {
        vec(instance(as_of), 1..5).prop_flat_map(move |mut instances| {
            for (index, instance) in instances.iter_mut().enumerate() {
                instance.id = format!("i-{index}");
            }
            let current = current.clone();
            (Just(instances.clone()), numbers(instances)).prop_map(move |(instances, numbers)| Desk {
                as_of,
                account: current.clone(),
                instances,
                numbers,
            })
        })
    })
}
