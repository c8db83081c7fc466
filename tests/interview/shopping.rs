//! What to buy: the engine itself says that it qualifies, and that what is warned of does not.

use beian_desk::engine::interview::{Avoid, Purchase, Shopping, Step};
use beian_desk::engine::{Account, Billing, Context, Instance, Policy, Product, Region, Verdict, assess};

use super::oracle::{after, asked, now};

/// What a purchase comes to: that many instances, each in its account, after `change`.
fn bought(way: &Purchase, change: fn(&mut Instance)) -> Vec<Instance> {
    let one = |place: u32| {
        let mut instance = Instance::new(format!("i-{place}"), way.product);
        let account = if way.accounts > 1 { place } else { 0 };
        instance.owner = format!("137000000000{account:04}").parse::<Account>().ok();
        instance.region = Region::new("cn-shenzhen");
        instance.billing = way.subscription.then_some(Billing::Subscription);
        let months = way.months.unwrap_or(1);
        instance.purchased_at = Some(now());
        instance.expires_at = Some(now().plus_months(months));
        instance.term_months = u16::try_from(months).ok();
        instance.first_term_months = instance.term_months.filter(|_| way.at_first);
        instance.order_amount = way.yuan;
        instance.public_bandwidth_mbps = way.bandwidth.then_some(1.0);
        change(&mut instance);
        instance
    };
    (0..way.count).map(one).collect()
}

/// How many filings they allow, where every one qualifies as its owner's.
fn filings(instances: &[Instance]) -> Option<u32> {
    let mut sum = 0;
    for instance in instances {
        let context = Context { as_of: now(), account: instance.owner.as_ref(), numbers: &[] };
        let one = std::slice::from_ref(instance);
        let report = assess(one, context, Policy::standard());
        let assessment = &report.assessments[0];
        if assessment.verdict != Verdict::Eligible {
            return None;
        }
        sum += assessment.quota.unwrap().left;
    }
    Some(sum)
}

#[test]
fn what_is_to_be_bought_qualifies_and_suffices_and_no_less_does() {
    for sites in [1, 2, 5, 6, 10, 11, 23, 1000] {
        let shopping = Shopping::new(sites, Policy::standard(), now());
        assert_eq!(shopping.ways.len(), 4);
        for way in &shopping.ways {
            let all = bought(way, |_| {});
            assert!(filings(&all).unwrap() >= sites, "{sites}: {way:?}");
            if way.count > 1 {
                assert!(filings(&all[1..]).unwrap() < sites, "{sites}: one too many: {way:?}");
            }
            let shorter = bought(way, |i| {
                i.term_months = i.term_months.map(|months| months - 1);
                i.first_term_months = i.first_term_months.map(|months| months - 1);
            });
            assert_eq!(filings(&shorter), None, "a month less: {way:?}");
        }
    }
}

#[test]
fn the_least_to_buy_stands_first() {
    let ways = |sites: u32| {
        let shopping = Shopping::new(sites, Policy::standard(), now());
        shopping.ways.iter().map(|way| (way.product.code(), way.count, way.accounts, way.months)).collect::<Vec<_>>()
    };
    assert_eq!(
        ways(1),
        [
            ("ecs", 1, 1, Some(3)),
            ("swas", 1, 1, Some(3)),
            ("elastic_web_hosting", 1, 1, Some(6)),
            ("site_market", 1, 1, Some(12))
        ]
    );
    // Six sites: two servers, hosting in two accounts, six marketplace products.
    assert_eq!(
        ways(6),
        [
            ("ecs", 2, 1, Some(3)),
            ("swas", 2, 1, Some(3)),
            ("elastic_web_hosting", 2, 2, Some(6)),
            ("site_market", 6, 1, Some(12))
        ]
    );
    // Purchases, or accounts where there are more of them, and months.
    let efforts = |sites: u32| {
        let shopping = Shopping::new(sites, Policy::standard(), now());
        shopping.ways.iter().map(Purchase::effort).collect::<Vec<_>>()
    };
    assert_eq!(efforts(1), [(1, 3), (1, 3), (1, 6), (1, 12)]);
    assert_eq!(efforts(6), [(2, 3), (2, 3), (2, 6), (6, 12)]);
}

#[test]
fn what_is_warned_of_does_not_qualify() {
    let shopping = Shopping::new(1, Policy::standard(), now());
    let way = |product: Product| *shopping.ways.iter().find(|way| way.product == product).unwrap();
    let mut warned = Vec::new();
    for avoid in &shopping.avoid {
        let (code, instances) = match avoid {
            Avoid::PayAsYouGo(product) => ("by use", bought(&way(*product), |i| i.billing = Some(Billing::PayAsYouGo))),
            Avoid::Elsewhere => ("elsewhere", bought(&way(Product::Swas), |i| i.region = Region::new("cn-hongkong"))),
            Avoid::ShorterThan(least) => {
                assert_eq!(*least, 3);
                ("a month", bought(&way(Product::Ecs), |i| i.term_months = Some(1)))
            }
            Avoid::NoBandwidth(product) => {
                ("no bandwidth", bought(&way(*product), |i| i.public_bandwidth_mbps = Some(0.0)))
            }
            Avoid::NoNumber(product, code) => {
                assert_eq!(Policy::standard().product(*product).instead, Some(*code));
                ("no number", vec![Instance::new("i-1", *product)])
            }
        };
        assert_eq!(filings(&instances), None, "{avoid:?}");
        warned.push(code);
    }
    assert_eq!(warned, ["by use", "elsewhere", "a month", "no bandwidth", "no number", "no number", "no number"]);
}

#[test]
fn who_has_no_server_is_asked_how_many_sites() {
    assert_eq!(asked(&[("product", "none")]), "sites");
    let sites = |text: &str| match after(&[("product", "none"), ("sites", text)]) {
        Step::Buy(shopping) => shopping.sites,
        other => panic!("{other:?}"),
    };
    assert_eq!((sites("6"), sites("unknown")), (6, 1));
    assert_eq!(asked(&[("product", "none"), ("sites", "6"), ("at", "sites")]), "sites");
    assert_eq!(asked(&[("product", "none"), ("sites", "6"), ("at", "product")]), "product");
}

#[test]
fn nothing_is_shorter_than_a_month() {
    let policy = include_str!("../../src/engine/policy/aliyun-2018.json");
    let month = policy.replace("\"months\": 3", "\"months\": 1");
    assert_ne!(month, policy);
    let policy = Policy::parse(&month).unwrap();
    let shopping = Shopping::new(1, &policy, now());
    let months: Vec<_> = shopping.ways.iter().map(|way| way.months).collect();
    // A server for a month; of web hosting six, and of the marketplace twelve, are the least: it is six that count.
    assert_eq!(months, [Some(1), Some(1), Some(6), Some(12)]);
    let shorter: Vec<_> = shopping.avoid.iter().filter(|avoid| matches!(avoid, Avoid::ShorterThan(_))).collect();
    assert_eq!(shorter, [&Avoid::ShorterThan(6)]);
}
