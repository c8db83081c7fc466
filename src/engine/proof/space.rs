//! The cases: every value that a fact can have in the eyes of the rules, and both sides of each boundary, of ten
//! facts in every combination. A case has a number, whose digits are the places of its values.

use super::calendar::{DAY, Day, Stamp};
use super::case::{NEVER, Place};
use crate::engine::facts::{Billing, Product};
use crate::engine::moment::Moment;

use super::setting::{Setting, texts};

/// The digits of a case's number, the least last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Product,
    Now,
    Owner,
    Stock,
    Region,
    Billing,
    Expiry,
    Bought,
    Term,
    /// The facts that belong to one product: access, or the marketplace's order; of others what must not matter.
    Own,
}

/// How many values each digit has.
const RADIX: [u32; 10] = [5, 4, 5, 6, 8, 3, 12, 6, 6, 18];

/// How many cases there are.
pub const CASES: u64 = {
    let [a, b, c, d, e, f, g, h, i, j] = RADIX;
    a as u64 * b as u64 * c as u64 * d as u64 * e as u64 * f as u64 * g as u64 * h as u64 * i as u64 * j as u64
};

/// From one case to the next: it has no factor in common with `CASES` (2, 3 and 5), so that every case comes once,
/// and what has come is spread evenly over all of them at any time.
const STRIDE: u64 = 69_203_981;

/// How many bits each digit has.
const WIDTH: usize = 6;

/// The digits of a number, side by side in one word, the least in its lowest bits: two are added at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits(u64);

impl Digits {
    /// A one for every digit.
    const ONES: u64 = Digits::side_by_side([1; RADIX.len()]);

    /// How far each digit's radix is from the end of its bits.
    const ROOM: u64 = (Digits::ONES << WIDTH) - Digits::side_by_side(RADIX);

    const fn side_by_side(digits: [u32; 10]) -> u64 {
        let [a, b, c, d, e, f, g, h, i, j] = digits;
        let upper = ((((a as u64) << WIDTH | b as u64) << WIDTH | c as u64) << WIDTH | d as u64) << WIDTH | e as u64;
        ((((upper << WIDTH | f as u64) << WIDTH | g as u64) << WIDTH | h as u64) << WIDTH | i as u64) << WIDTH
            | j as u64
    }

    fn of(number: u64) -> Digits {
        let mut rest = number % CASES;
        let mut digits = RADIX;
        for digit in digits.iter_mut().rev() {
            let radix = u64::from(*digit);
            *digit = (rest % radix) as u32;
            rest /= radix;
        }
        Digits(Digits::side_by_side(digits))
    }

    pub(super) fn number(self) -> u64 {
        RADIX.iter().zip(0..).fold(0, |number, (radix, place)| number * u64::from(*radix) + self.digit(place))
    }

    /// The digit of that place, the greatest first.
    const fn digit(self, place: usize) -> u64 {
        self.0 >> ((RADIX.len() - 1 - place) * WIDTH) & ((1 << WIDTH) - 1)
    }

    pub(super) const fn at(self, axis: Axis) -> usize {
        self.digit(axis as usize) as usize
    }

    fn add(&mut self, other: Digits) {
        // With its room a digit that reaches its radix overflows its bits: what overflows is carried to the next digit.
        let other = other.0 + Digits::ROOM;
        let sum = self.0 + other;
        let carried = (sum ^ self.0 ^ other) >> WIDTH & Digits::ONES;
        // The others give the room back.
        let kept = (Digits::ONES ^ carried) * ((1 << WIDTH) - 1);
        self.0 = (sum - (Digits::ROOM & kept)) & (Digits::ONES * ((1 << WIDTH) - 1));
    }
}

/// A walk over all cases, from any place of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    pub(super) digits: Digits,
    stride: Digits,
}

impl Walk {
    pub(super) fn from(place: u64) -> Walk {
        Walk { digits: Digits::of(place % CASES * STRIDE), stride: Digits::of(STRIDE) }
    }

    pub(super) fn step(&mut self) {
        self.digits.add(self.stride);
    }
}

pub(super) const PRODUCTS: [Product; 4] =
    [Product::Ecs, Product::Swas, Product::ElasticWebHosting, Product::SiteMarket];

pub(super) const OTHERS: [Product; 4] =
    [Product::CloudVirtualHost, Product::YunxiangHost, Product::CxtShop, Product::OtherProvider];

/// Regions with what they mean and whether the list has them.
pub(super) const REGIONS: [Option<(&str, Place, bool)>; 8] = [
    None,
    Some(("cn-hangzhou", Place::Mainland, true)),
    Some(("cn-shanghai-finance-1", Place::Mainland, true)),
    Some(("cn-newtown", Place::Mainland, false)),
    Some(("cn-hongkong", Place::Elsewhere, true)),
    Some(("cn-hongkong-9", Place::Elsewhere, false)),
    Some(("us-west-1", Place::Elsewhere, true)),
    Some(("atlantis-1", Place::Unknown, false)),
];

/// Whether the current account and the owner are known, and the same.
pub(super) const OWNERS: [(Option<&str>, Option<&str>, Option<bool>); 5] = [
    (Some(ME), Some(ME), Some(true)),
    (Some(ME), Some(OTHER), Some(false)),
    (Some(ME), None, None),
    (None, Some(ME), None),
    (None, None, None),
];

pub(super) const ME: &str = "1370000000000210";
pub(super) const OTHER: &str = "1370000000000999";

const BILLINGS: [Option<Billing>; 3] = [None, Some(Billing::Subscription), Some(Billing::PayAsYouGo)];

const TERMS: [Option<u16>; 6] = [None, Some(0), Some(2), Some(3), Some(5), Some(6)];

const FIRST_TERMS: [Option<u16>; 3] = [None, Some(11), Some(12)];

/// Amounts as texts and in fen.
pub(super) const AMOUNTS: [Option<(&str, u64)>; 6] = [
    None,
    Some(("0", 0)),
    Some(("98.99", 9_899)),
    Some(("99.00", 9_900)),
    Some(("99.01", 9_901)),
    Some(("100000000", 10_000_000_000)),
];

const BANDWIDTHS: [Option<f64>; 3] = [None, Some(0.0), Some(5.0)];

/// States as texts and whether they say that it runs.
pub(super) const STATES: [Option<(&str, bool)>; 3] = [None, Some(("Running", true)), Some(("stopped", false))];

/// The moments of the verdict: the last before the rule of 2018-05-21 and its first, the end of a month, a leap day's.
pub(super) fn nows() -> [Stamp; 4] {
    let rule = Stamp::on(Day::new(2018, 5, 21), 0);
    let noon = Stamp::on(Day::new(2026, 1, 31), DAY / 2);
    [rule.plus_millis(-1), rule, noon, Stamp::on(Day::new(2028, 2, 29), DAY - 1)]
}

/// The expiries around a moment.
pub(super) fn expiries(now: Stamp) -> [Option<Stamp>; 12] {
    let in_months = |months| Stamp::on(now.day.plus_months(months), 0);
    [
        None,
        Some(Stamp::new(NEVER)),
        Some(Stamp::new(NEVER - 1)),
        Some(Stamp::on(now.day.plus_months(-14), 0)),
        Some(now.plus_millis(-15 * DAY - 1)),
        Some(now.plus_millis(-15 * DAY)),
        Some(now),
        Some(now.plus_millis(1)),
        Some(in_months(1).plus_millis(-1)),
        Some(in_months(1)),
        Some(in_months(3).plus_millis(-1)),
        Some(in_months(3)),
    ]
}

/// The purchases before an expiry: on the last day from which a term is long enough, late in the evening, and at the
/// start of the day after.
pub(super) fn purchases(expiry: Stamp) -> [Option<Stamp>; 6] {
    let last = |months: i64| {
        let mut day = expiry.day.plus_months(-months);
        while day.next().plus_months(months) <= expiry.day {
            day = day.next();
        }
        day
    };
    let (three, six) = (last(3), last(6));
    [
        None,
        Some(Stamp::on(three, DAY - 1)),
        Some(Stamp::on(three.next(), 0)),
        Some(Stamp::on(six, DAY - 1)),
        Some(Stamp::on(six.next(), 0)),
        Some(expiry),
    ]
}

/// A moment on both sides.
pub(super) type Dated = (Option<Stamp>, Option<Moment>);

pub(super) fn dated(stamp: Option<Stamp>) -> Dated {
    stamp.and_then(|stamp| Some((stamp, Moment::from_millis(stamp.millis).ok()?))).unzip()
}

impl Setting {
    /// Lays the case out on both sides: as facts for the engine, as a case for the table. What a fact was before is
    /// written over, whether it is known now or not.
    pub(super) fn lay(&mut self, digits: Digits) {
        self.prepare(digits);
        self.case.stock = self.stock();
        let at = |axis| digits.at(axis);
        let own = at(Axis::Own);
        let other = OTHERS.get(own % OTHERS.len()).copied().unwrap_or(Product::OtherProvider);
        let product = PRODUCTS.get(at(Axis::Product)).copied().unwrap_or(other);
        // Facts that the product does not look at are unknown, which is the first value of each.
        let (eip, bandwidth, addresses, state) = match product {
            Product::SiteMarket => (0, 0, 0, 0),
            Product::Ecs => (own / 9, own / 3 % 3, own % 3, 0),
            _ => (own / 3 % 2, own / 6, 0, own % 3),
        };
        let (first, amount) = if product == Product::SiteMarket { (own / 6, own % 6) } else { (0, 0) };

        self.text = texts(at(Axis::Owner), at(Axis::Region), addresses, state);
        let (case, values) = (&mut self.case, &self.values);
        let Some(instance) = self.instances.get_mut(self.text) else { return };
        (instance.product, case.product) = (product, product);
        if let Some(now) = values.nows.get(at(Axis::Now)) {
            case.now = *now;
        }
        case.own = OWNERS.get(at(Axis::Owner)).and_then(|(_, _, own)| *own);
        (case.place, case.listed) = match REGIONS.get(at(Axis::Region)) {
            Some(Some((_, place, listed))) => (*place, Some(*listed)),
            _ => (Place::Unknown, None),
        };
        instance.billing = BILLINGS.get(at(Axis::Billing)).copied().flatten();
        case.billing = instance.billing;

        let expiry = at(Axis::Now) * 12 + at(Axis::Expiry);
        if let Some((expires, bought)) = values.dates(expiry, at(Axis::Bought)) {
            (case.expires, instance.expires_at) = *expires;
            (case.bought, instance.purchased_at) = *bought;
        }
        instance.term_months = TERMS.get(at(Axis::Term)).copied().flatten();
        case.term = instance.term_months.map(u32::from);

        instance.first_term_months = FIRST_TERMS.get(first).copied().flatten();
        case.first = instance.first_term_months.map(u32::from);
        if let Some((fen, yuan)) = values.amounts.get(amount) {
            (case.fen, instance.order_amount) = (*fen, *yuan);
        }
        case.eip = eip == 1;
        instance.eip = case.eip.then_some(values.address);
        instance.public_bandwidth_mbps = BANDWIDTHS.get(bandwidth).copied().flatten();
        case.bandwidth = instance.public_bandwidth_mbps.map(|mbps| mbps > 0.0);
        case.addresses = instance.public_ips.as_ref().map(|addresses| !addresses.is_empty());
        case.running = STATES.get(state).copied().flatten().map(|(_, running)| running);
    }
}

#[cfg(test)]
mod tests {
    use super::super::case::Case;
    use super::*;
    use crate::engine::facts::Instance;

    #[test]
    fn a_number_is_its_digits() {
        assert_eq!(CASES, 111_974_400);
        for number in [0, 1, 17, 18, 12_345_678, CASES - 1] {
            assert_eq!(Digits::of(number).number(), number);
        }
        assert_eq!(Digits::of(CASES), Digits::of(0));
    }

    #[test]
    fn the_walk_is_multiplication_and_comes_to_every_case_once() {
        assert!([2, 3, 5].iter().all(|factor| !STRIDE.is_multiple_of(*factor)));
        let mut rest = CASES;
        for factor in [2, 3, 5] {
            while rest.is_multiple_of(factor) {
                rest /= factor;
            }
        }
        assert_eq!(rest, 1, "no other factor is in it");
        let mut walk = Walk::from(0);
        for place in 0..10_000 {
            assert_eq!(walk.digits.number(), place * STRIDE % CASES);
            assert_eq!(walk.digits, Walk::from(place).digits);
            walk.step();
        }
        let mut last = Walk::from(CASES - 1);
        last.step();
        assert_eq!(last.digits.number(), 0);
    }

    /// What the short run of the suite comes to: every three values of any three facts together.
    #[test]
    fn three_values_meet_early() {
        let places = || 0..RADIX.len();
        let pairs = places().flat_map(|i| places().skip(i + 1).map(move |j| (i, j)));
        let triples: Vec<_> = pairs.flat_map(|(i, j)| places().skip(j + 1).map(move |k| (i, j, k))).collect();
        assert_eq!(triples.len(), 120);
        let all: u32 = triples.iter().map(|(i, j, k)| RADIX[*i] * RADIX[*j] * RADIX[*k]).sum();
        let mut walk = Walk::from(0);
        let mut met = std::collections::HashSet::new();
        for _ in 0..100_000 {
            let at = |place: usize| walk.digits.digit(place);
            met.extend(triples.iter().map(|(i, j, k)| ((*i, *j, *k), at(*i), at(*j), at(*k))));
            walk.step();
        }
        assert_eq!(met.len(), all as usize);
    }

    #[test]
    fn moments_are_those_of_the_calendar() {
        // 2026-07-01 in China began 1,782,835,200,000 ms after 1970; 31 January is 151 days before.
        let january = 1_782_835_200_000 - 151 * DAY;
        let [before, rule, noon, leap] = nows();
        assert_eq!((rule.millis - before.millis, noon.millis), (1, january + DAY / 2));
        assert_eq!((noon.millis, leap.day), (january + 43_200_000, Day::new(2028, 2, 29)));
        let expiries = expiries(noon).map(|at| at.map(|at| at.millis));
        assert_eq!(expiries[1..3], [Some(4_102_415_940_000), Some(4_102_415_939_999)]);
        assert_eq!(
            expiries[4..8],
            [noon.millis - 15 * DAY - 1, noon.millis - 15 * DAY, noon.millis, noon.millis + 1].map(Some)
        );
        // A month on is 28 February, three are 30 April.
        let (february, april) = (january + 28 * DAY, january + 89 * DAY);
        assert_eq!(expiries[8..], [february - 1, february, april - 1, april].map(Some));
    }

    /// A case by its digits, in the order of [`Axis`].
    fn laid(digits: [u32; 10]) -> (Instance, Case) {
        let mut setting = Setting::new(crate::engine::policy::Policy::standard());
        setting.lay(Digits(Digits::side_by_side(digits)));
        (setting.instance().unwrap().clone(), setting.case)
    }

    #[test]
    fn each_product_has_its_own_facts() {
        let own = |product: u32, own: u32| laid([product, 2, 0, 0, 1, 1, 9, 3, 0, own]);
        let access = |(instance, case): (Instance, Case)| {
            let running = instance.status.as_deref().map(|state| state == "Running");
            assert_eq!((case.eip, case.running), (instance.eip.is_some(), running));
            (case.eip, instance.public_bandwidth_mbps, instance.public_ips.map(|ips| ips.len()), instance.status)
        };
        let stopped = || Some("stopped".to_owned());
        assert_eq!(access(own(0, 0)), (false, None, None, None));
        assert_eq!(access(own(0, 4)), (false, Some(0.0), Some(0), None));
        assert_eq!(access(own(0, 15)), (true, Some(5.0), None, None));
        assert_eq!(access(own(1, 5)), (true, None, None, stopped()));
        assert_eq!(access(own(2, 8)), (false, Some(0.0), None, stopped()));
        assert_eq!(access(own(2, 13)), (false, Some(5.0), None, Some("Running".to_owned())));
        let (market, case) = own(3, 8);
        assert_eq!((market.first_term_months, case.first, case.fen), (Some(11), Some(11), Some(9_899)));
        assert_eq!([0, 1, 2, 3, 4, 17].map(|at| own(4, at).0.product), {
            let [first, second, third, fourth] = OTHERS;
            [first, second, third, fourth, first, second]
        });
        let (instance, case) = own(0, 0);
        let expires = expiries(nows()[2])[9].unwrap();
        assert_eq!((case.expires, case.bought), (Some(expires), purchases(expires)[3]));
        assert_eq!(instance.expires_at.unwrap().millis(), expires.millis);
    }

    #[test]
    fn purchases_are_the_boundary() {
        let day = |purchase: Option<Stamp>| purchase.map(|at| (at.day.year, at.day.month, at.day.day));
        let [_, three, short, six, ..] = purchases(Stamp::on(Day::new(2026, 2, 28), 0));
        assert_eq!(day(three), Some((2025, 11, 30)));
        assert_eq!(day(short), Some((2025, 12, 1)));
        assert_eq!(day(six), Some((2025, 8, 31)));
    }
}
