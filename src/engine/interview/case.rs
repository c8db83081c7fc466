//! Answers as facts: for the engine to judge, and for an instance to keep.

use std::net::IpAddr;

use super::super::facts::{Account, Facts, Instance, Number, Product, Region, Status};
use super::super::json::Json;
use super::super::policy::{Policy, regions};
use super::answer::{Answer, Buyer, Place, Reach};
use super::answers::Answers;
use super::question::Question;

/// An address set aside for documentation, standing for whatever there is.
const SOME_ADDRESS: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 1));

/// The facts that answers about a product come to. What was answered in general has something particular standing
/// for it, which no rule tells apart from another.
pub(super) fn facts(product: Product, given: &[(Question, Answer)], policy: &Policy) -> Facts {
    let mut instance = Instance::new("asked", product);
    let (mut account, mut numbers) = (None, Vec::new());
    for (question, answer) in given {
        match answer {
            Answer::Place(place) => instance.region = stand_in(place),
            Answer::Buyer(buyer) => {
                account = digits("1");
                instance.owner = digits(if *buyer == Buyer::Same { "1" } else { "2" });
            }
            Answer::Reach(reach) => reached(&mut instance, *reach),
            Answer::Count(count) if *question == Question::Used => {
                // More than the quota are no different from all of it.
                let limit = policy.product(product).numbers.map_or(0, |(quota, _)| quota.limit);
                numbers = (0..(*count).min(limit)).map(|place| used(place, &instance.id)).collect();
            }
            _ => exact(&mut instance, *question, answer),
        }
    }
    if instance.dates_clash() {
        // A purchase after the expiry says nothing about the term.
        instance.purchased_at = None;
    }
    Facts { account, instances: vec![instance], numbers }
}

/// What stands in an instance just as it was answered.
fn exact(instance: &mut Instance, question: Question, answer: &Answer) {
    match answer {
        Answer::Billing(billing) => instance.billing = Some(*billing),
        Answer::Expires(moment) => instance.expires_at = Some(*moment),
        Answer::Bought(moment) => instance.purchased_at = Some(*moment),
        Answer::Months(months) if question == Question::FirstTerm => instance.first_term_months = Some(*months),
        Answer::Months(months) => instance.term_months = Some(*months),
        Answer::Amount(amount) => instance.order_amount = Some(*amount),
        _ => {}
    }
}

fn reached(instance: &mut Instance, reach: Reach) {
    let (bandwidth, addresses, eip) = match reach {
        Reach::Open => (None, Some(vec![SOME_ADDRESS]), None),
        Reach::Eip => (None, Some(Vec::new()), Some(SOME_ADDRESS)),
        Reach::NoAddress => (Some(1.0), Some(Vec::new()), None),
        Reach::NoBandwidth => (Some(0.0), Some(Vec::new()), None),
    };
    (instance.public_bandwidth_mbps, instance.public_ips, instance.eip) = (bandwidth, addresses, eip);
}

fn stand_in(place: &Place) -> Option<Region> {
    if let Place::In(region) = place {
        return Some(region.clone());
    }
    let some = regions().iter().find(|info| info.mainland == place.is_mainland())?;
    Region::new(&some.id)
}

fn digits(text: &str) -> Option<Account> {
    text.parse().ok()
}

/// A number whose filing took place: it counts wherever a quota counts.
fn used(place: u32, instance: &str) -> Number {
    let mut number = Number::new(place.json());
    number.instance = Some(instance.to_owned());
    number.status = Some(Status::Filed);
    number
}

impl Answers {
    /// Puts what was answered into an instance, as far as it is a fact and not a stand-in: "in the mainland" is no
    /// region, "it has an address" no address. `account` is the current one.
    ///
    /// ```
    /// use beian_desk::engine::interview::Answers;
    /// use beian_desk::engine::{Instance, Product};
    ///
    /// let mut instance = Instance::new("i-1", Product::Swas);
    /// Answers::read([("product", "swas"), ("region", "mainland"), ("term", "12")]).state(&mut instance, None);
    /// assert_eq!((instance.term_months, instance.region), (Some(12), None));
    /// ```
    pub fn state(&self, instance: &mut Instance, account: Option<&Account>) {
        for (question, answer) in self.given() {
            match answer {
                Answer::Product(product) => instance.product = *product,
                Answer::Place(Place::In(region)) => instance.region = Some(region.clone()),
                Answer::Buyer(Buyer::Same) => instance.owner = account.cloned().or(instance.owner.take()),
                Answer::Reach(Reach::NoBandwidth) => reached(instance, Reach::NoBandwidth),
                _ => exact(instance, *question, answer),
            }
        }
        if instance.dates_clash() {
            instance.purchased_at = None;
        }
    }
}
