//! The finite part in full: every combination of what each fact can say, for every product that uses numbers.

use beian_desk::engine::{Billing, Instance, Number, Product, Region, Status};

use super::desk::{Desk, ME, OTHER, account, at, but, recorded, reservation, yuan};
use super::properties::{mended, sound};

const REGIONS: [Option<&str>; 4] = [None, Some("cn-hangzhou"), Some("cn-hongkong"), Some("atlantis-1")];
const BILLINGS: [Option<Billing>; 3] = [None, Some(Billing::Subscription), Some(Billing::PayAsYouGo)];
const OWNERS: [(Option<&str>, Option<&str>); 4] =
    [(Some(ME), Some(ME)), (Some(ME), Some(OTHER)), (Some(ME), None), (None, None)];
const EXPIRIES: [Option<&str>; 4] =
    [None, Some("2026-07-01T12:00:00+08:00"), Some("2026-07-01T12:00:01+08:00"), Some("2099-12-31T15:59Z")];

/// Recorded and reserved numbers of the instance: none, all reserved, used up.
fn stocks() -> [Vec<Number>; 3] {
    let used = (0..5).map(|n| recorded(&format!("n-{n}"), "i-1", Status::Filed));
    let held = (0..5).map(|n| reservation(&format!("SIM-{n}"), "i-1", Status::Bound));
    [vec![], held.collect(), used.collect()]
}

/// Every combination of the facts that all products share, after `vary` made the product's own.
fn all(product: Product, own: &[Instance], as_of: &str) -> usize {
    let mut count = 0;
    for stock in stocks() {
        if product == Product::SiteMarket && stock.iter().any(Number::is_simulated) {
            continue;
        }
        for instance in own {
            for region in REGIONS {
                for (current, owner) in OWNERS {
                    for expiry in EXPIRIES {
                        let mut instance = instance.clone();
                        instance.region = region.and_then(Region::new);
                        instance.owner = owner.map(account);
                        instance.expires_at = expiry.map(at);
                        let mut desk = Desk::of(vec![instance], stock.clone()).when(as_of);
                        desk.account = current.map(account);
                        sound(&desk);
                        mended(&desk);
                        count += 1;
                    }
                }
            }
        }
    }
    count
}

/// Billing and term, of the products that look at them.
fn terms(product: Product, minimum: u16) -> Vec<Instance> {
    let mut own = Vec::new();
    for billing in BILLINGS {
        for term in [None, Some(minimum - 1), Some(minimum)] {
            own.push(but(product, |i| {
                (i.billing, i.term_months, i.purchased_at) = (billing, term, None);
                (i.public_bandwidth_mbps, i.public_ips) = (None, None);
            }));
        }
    }
    own
}

#[test]
fn ecs() {
    let mut own = Vec::new();
    for instance in terms(Product::Ecs, 3) {
        for bandwidth in [None, Some(0.0), Some(5.0)] {
            for addresses in [None, Some(0), Some(1)] {
                let mut with = instance.clone();
                with.public_bandwidth_mbps = bandwidth;
                with.public_ips = addresses.map(|count| vec!["203.0.113.7".parse().unwrap(); count]);
                own.push(with.clone());
                if bandwidth.is_none() || addresses == Some(0) {
                    with.eip = Some("203.0.113.8".parse().unwrap());
                    own.push(with);
                }
            }
        }
    }
    // 9 billings and terms, 9 combinations of bandwidth and addresses and 5 more with an EIP; 3 × 4 × 4 × 4 others.
    assert_eq!(all(Product::Ecs, &own, "2026-07-01T12:00:00+08:00"), 9 * 14 * 192);
}

#[test]
fn swas_after_and_before_its_rule() {
    let own = terms(Product::Swas, 3);
    assert_eq!(all(Product::Swas, &own, "2026-07-01T12:00:00+08:00"), 9 * 192);
    assert_eq!(all(Product::Swas, &own, "2018-05-20T15:59:59Z"), 9 * 192);
}

#[test]
fn hosting() {
    assert_eq!(
        all(Product::ElasticWebHosting, &terms(Product::ElasticWebHosting, 6), "2026-07-01T12:00:00+08:00"),
        9 * 192
    );
}

#[test]
fn market() {
    let mut own = Vec::new();
    for first in [None, Some(11), Some(12)] {
        for amount in [None, Some("98.99"), Some("99.00")] {
            own.push(but(Product::SiteMarket, |i| {
                (i.first_term_months, i.order_amount) = (first, amount.map(yuan));
            }));
        }
    }
    // No reservations of these: two stocks.
    assert_eq!(all(Product::SiteMarket, &own, "2026-07-01T12:00:00+08:00"), 9 * 128);
}

#[test]
fn what_uses_no_number() {
    for product in [Product::CloudVirtualHost, Product::YunxiangHost, Product::CxtShop, Product::OtherProvider] {
        assert_eq!(all(product, &terms(product, 3), "2026-07-01T12:00:00+08:00"), 9 * 192);
    }
}
