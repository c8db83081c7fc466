//! What the cases are laid out with: values and instances made once, and an assessor for every moment, account and
//! stock of numbers.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::OnceLock;

use super::calendar::Stamp;
use super::case::{Case, Stock};
use super::space::{
    AMOUNTS, Axis, Dated, Digits, ME, OWNERS, PRODUCTS, REGIONS, STATES, dated, expiries, nows, purchases,
};
use crate::engine::assessment::{Assessor, Context};
use crate::engine::facts::{Account, Facts, Instance, Number, Origin, Product, Region, Status, Yuan};
use crate::engine::moment::Moment;
use crate::engine::policy::Policy;

/// Every value of every fact.
pub(super) struct Values {
    pub(super) nows: [Stamp; 4],
    expiries: Vec<Dated>,
    purchases: Vec<Dated>,
    pub(super) amounts: [(Option<u64>, Option<Yuan>); AMOUNTS.len()],
    pub(super) address: IpAddr,
}

impl Values {
    fn new() -> Values {
        let around = || nows().into_iter().flat_map(|now| expiries(now).map(|expiry| (now, expiry)));
        Values {
            nows: nows(),
            expiries: around().map(|(_, expiry)| dated(expiry)).collect(),
            purchases: around().flat_map(|(now, expiry)| purchases(expiry.unwrap_or(now)).map(dated)).collect(),
            amounts: AMOUNTS.map(|amount| amount.and_then(|(text, fen)| Some((fen, text.parse().ok()?))).unzip()),
            address: IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)),
        }
    }

    /// The expiry at a place, and the purchase before it.
    pub(super) fn dates(&self, expiry: usize, purchase: usize) -> Option<(&Dated, &Dated)> {
        Some((self.expiries.get(expiry)?, self.purchases.get(expiry * 6 + purchase)?))
    }

    /// The lists of addresses that an instance can have.
    fn addresses(&self) -> [Option<Vec<IpAddr>>; 3] {
        [None, Some(Vec::new()), Some(vec![self.address])]
    }

    /// An instance with each owner, region, list of addresses and state: what no case is to make anew. All else is
    /// written into the one that a case has.
    fn instances(&self) -> Vec<Instance> {
        let mut instances = Vec::new();
        let mut instance = Instance::new(ID, Product::Ecs);
        for (_, owner, _) in OWNERS {
            instance.owner = owner.and_then(|digits| digits.parse().ok());
            for region in REGIONS {
                instance.region = region.and_then(|(id, ..)| Region::new(id));
                for addresses in self.addresses() {
                    instance.public_ips = addresses;
                    for state in STATES {
                        instance.status = state.map(|(text, _)| text.to_owned());
                        instances.push(instance.clone());
                    }
                }
            }
        }
        instances
    }
}

/// The place of the instance with these texts.
pub(super) fn texts(owner: usize, region: usize, addresses: usize, state: usize) -> usize {
    ((owner * REGIONS.len() + region) * 3 + addresses) * STATES.len() + state
}

/// Numbers, a letter each: `u`nbound, `b`ound, `f`iling, file`d`, `i`nvalid; a re`s`ervation, a `x` discarded one,
/// a reservation `r`eplaced by a recorded number that is bound.
const STOCKS: [&str; 6] = ["", "ubfd", "ffdid", "bdddid", "dssss", "rsssx"];

/// Of a marketplace product there are no reservations.
const MARKET_STOCKS: [&str; 6] = ["", "u", "b", "f", "d", "i"];

/// An account with its instances and numbers.
struct Holding {
    current: Option<Account>,
    /// The instance of the cases, and another.
    listed: Vec<Instance>,
    numbers: Vec<Number>,
    stock: Stock,
}

/// The id of the instance of the cases.
const ID: &str = "i-1";

/// Every product, owner and stock.
fn holdings() -> &'static [Holding] {
    static HOLDINGS: OnceLock<Vec<Holding>> = OnceLock::new();
    HOLDINGS.get_or_init(|| {
        let products = PRODUCTS.into_iter().chain([Product::CloudVirtualHost]);
        let owned = products.flat_map(|product| OWNERS.map(|owner| (product, owner)));
        owned.flat_map(|(product, (current, owner, _))| holding(product, current, owner)).collect()
    })
}

fn holding(product: Product, current: Option<&str>, owner: Option<&str>) -> [Holding; 6] {
    let account = |digits: Option<&str>| digits.and_then(|digits| digits.parse::<Account>().ok());
    let stocks = if product == Product::SiteMarket { MARKET_STOCKS } else { STOCKS };
    stocks.map(|stock| {
        let mut instance = Instance::new(ID, product);
        instance.owner = account(owner);
        let mut neighbour = Instance::new("i-2", Product::Ecs);
        neighbour.owner = account(Some(ME));
        let mut numbers = Vec::new();
        for (place, letter) in stock.chars().enumerate() {
            numbers.extend(issued(place, letter).map(|mut number| {
                number.instance = Some(ID.to_owned());
                // Hosting counts by account, whether the instance is listed or not.
                if product == Product::ElasticWebHosting && place % 2 == 1 {
                    number.instance = Some("gone".to_owned());
                    number.product = Some(product);
                    number.account = account(owner.or(current));
                }
                number
            }));
        }
        if !stock.is_empty() {
            numbers.extend(elsewhere());
        }
        Holding { current: account(current), listed: vec![instance, neighbour], numbers, stock: counted(stock) }
    })
}

/// The numbers of a letter.
fn issued(place: usize, letter: char) -> impl Iterator<Item = Number> {
    let name = |start: &str| [start, &place.to_string()].concat();
    let recorded = |status| Number { status: Some(status), ..Number::new(name("n-")) };
    let reserved = |status| Number { status, origin: Some(Origin::Simulated), ..Number::new(name("SIM-")) };
    let (first, second) = match letter {
        'u' => (recorded(Status::Unbound), None),
        'f' => (recorded(Status::Filing), None),
        'd' => (recorded(Status::Filed), None),
        'i' => (recorded(Status::Invalid), None),
        's' => (reserved(None), None),
        'x' => (reserved(Some(Status::Invalid)), None),
        'r' => {
            let replaces = Some(name("sim-"));
            (Number { replaces, ..recorded(Status::Bound) }, Some(reserved(Some(Status::Bound))))
        }
        _ => (recorded(Status::Bound), None),
    };
    std::iter::once(first).chain(second)
}

/// Numbers that count for nothing here: of another instance, of another account, of nobody.
fn elsewhere() -> [Number; 3] {
    let mut neighbours = Number::new("n-neighbour");
    neighbours.instance = Some("i-2".to_owned());
    let mut others = Number::new("n-other");
    others.product = Some(Product::ElasticWebHosting);
    others.account = "1999".parse().ok();
    let mut nobodys = Number::new("n-nobody");
    nobodys.instance = Some("gone".to_owned());
    [neighbours, others, nobodys]
}

fn counted(stock: &str) -> Stock {
    let count = |letters: &str| stock.chars().filter(|letter| letters.contains(*letter)).count() as u32;
    Stock { recorded: [count("u"), count("br"), count("f"), count("d"), count("i")], reserved: count("s") }
}

/// One case at a time, for the engine and for the table.
pub(super) struct Setting {
    /// By [`texts`], and the place of the one that the case has.
    pub(super) instances: Vec<Instance>,
    pub(super) text: usize,
    pub(super) case: Case,
    pub(super) values: Values,
    holdings: &'static [Holding],
    /// One for each moment and holding, made when first wanted.
    assessors: Vec<Option<Assessor<'static>>>,
    /// The places of the case's holding and assessor.
    places: (usize, usize),
    policy: &'static Policy,
}

impl Setting {
    pub(super) fn new(policy: &'static Policy) -> Setting {
        let [now, ..] = nows();
        let values = Values::new();
        Setting {
            instances: values.instances(),
            text: 0,
            case: Case::new(Product::Ecs, now),
            values,
            holdings: holdings(),
            assessors: Vec::new(),
            places: (0, 0),
            policy,
        }
    }

    /// The instance of the case.
    pub(super) fn instance(&self) -> Option<&Instance> {
        self.instances.get(self.text)
    }

    pub(super) fn assessor(&self) -> Option<&Assessor<'static>> {
        self.assessors.get(self.places.1)?.as_ref()
    }

    fn holding(&self) -> Option<&'static Holding> {
        self.holdings.get(self.places.0)
    }

    /// Goes to the holding and the assessor of a case, which it makes if it is not there yet.
    pub(super) fn prepare(&mut self, digits: Digits) {
        let holding = (digits.at(Axis::Product) * OWNERS.len() + digits.at(Axis::Owner)) * STOCKS.len();
        let holding = holding + digits.at(Axis::Stock);
        let place = digits.at(Axis::Now) * self.holdings.len() + holding;
        self.places = (holding, place);
        if self.assessors.len() <= place {
            self.assessors.resize_with(place + 1, || None);
        }
        let Some(room @ None) = self.assessors.get_mut(place) else { return };
        let as_of = self.values.nows.get(digits.at(Axis::Now)).and_then(|now| Moment::from_millis(now.millis).ok());
        let (Some(holding), Some(as_of)) = (self.holdings.get(holding), as_of) else { return };
        let context = Context { as_of, account: holding.current.as_ref(), numbers: &holding.numbers };
        *room = Some(Assessor::new(&holding.listed, context, self.policy));
    }

    /// The current account of the case.
    pub(super) fn account(&self) -> Option<&'static Account> {
        self.holding()?.current.as_ref()
    }

    pub(super) fn stock(&self) -> Stock {
        self.holding().map(|holding| holding.stock).unwrap_or_default()
    }

    /// The case as a file of facts.
    pub(super) fn file(&self) -> String {
        let (Some(holding), Some(instance)) = (self.holding(), self.instance()) else { return String::new() };
        let instances = vec![instance.clone()];
        let (account, numbers) = (holding.current.clone(), holding.numbers.clone());
        Facts { account, instances, numbers }.to_file()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(product: Product, stock: &str) -> Vec<Number> {
        let stocks = if product == Product::SiteMarket { MARKET_STOCKS } else { STOCKS };
        let place = stocks.iter().position(|known| *known == stock).unwrap();
        let holding = holding(product, Some(ME), None).into_iter().nth(place).unwrap();
        holding.numbers
    }

    #[test]
    fn an_account_without_numbers_has_none() {
        assert_eq!(numbers(Product::Ecs, ""), []);
        assert_eq!(numbers(Product::SiteMarket, ""), []);
    }

    #[test]
    fn every_letter_is_a_number_and_a_replaced_one_two() {
        // Behind them those of others, three.
        assert_eq!(numbers(Product::Ecs, "ubfd").len(), 4 + 3);
        let replaced = numbers(Product::Ecs, "rsssx");
        assert_eq!(replaced.len(), 5 + 1 + 3);
        let [real, reservation, ..] = replaced.as_slice() else { panic!() };
        assert_eq!((real.replaces.as_deref(), real.status), (Some("sim-0"), Some(Status::Bound)));
        assert_eq!((reservation.number.as_str(), reservation.origin), ("SIM-0", Some(Origin::Simulated)));
    }

    #[test]
    fn every_other_number_of_hosting_is_of_an_instance_that_is_gone() {
        let of = |product| {
            let numbers = numbers(product, "ubfd");
            numbers
                .iter()
                .take(4)
                .map(|number| (number.instance.clone().unwrap(), number.account.is_some()))
                .collect::<Vec<_>>()
        };
        let (here, gone) = ((ID.to_owned(), false), ("gone".to_owned(), true));
        assert_eq!(of(Product::ElasticWebHosting), [here.clone(), gone.clone(), here.clone(), gone]);
        assert_eq!(of(Product::Ecs), vec![here; 4]);
    }

    #[test]
    fn each_expiry_has_its_own_purchases() {
        let values = Values::new();
        for (now, at) in nows().into_iter().enumerate() {
            for (place, expiry) in expiries(at).into_iter().enumerate() {
                for (bought, purchase) in purchases(expiry.unwrap_or(at)).into_iter().enumerate() {
                    let ((found, _), (before, _)) = values.dates(now * 12 + place, bought).unwrap();
                    assert_eq!((*found, *before), (expiry, purchase), "{now} {place} {bought}");
                }
            }
        }
    }
}
