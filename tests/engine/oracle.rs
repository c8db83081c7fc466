//! A desk as cases of the decision table: what a region means, whose a number is, and which numbers count, said once
//! more as plainly as can be. All that follows from these is the table's.

use std::sync::OnceLock;

use beian_desk::engine::proof::{Case, Place, Stamp, Stock, Table};
use beian_desk::engine::{Account, Instance, Moment, Number, Product, Status};

use super::desk::Desk;

/// 2099-12-31T15:59Z: 47 481 days after 1970-01-01, and 15 hours 59 minutes.
const NEVER: i64 = 47_481 * 86_400_000 + (15 * 60 + 59) * 60_000;

pub(super) fn is_never(moment: Moment) -> bool {
    moment.millis() >= NEVER
}

pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::standard().unwrap())
}

/// The regions that the generators use: what they mean, and whether the list has them.
fn region(id: &str) -> (Place, bool) {
    match id {
        "cn-hangzhou" | "cn-shanghai-finance-1" => (Place::Mainland, true),
        "cn-newtown" => (Place::Mainland, false),
        "cn-hongkong" | "us-west-1" => (Place::Elsewhere, true),
        "cn-hongkong-9" => (Place::Elsewhere, false),
        "atlantis-1" | "cnhangzhou" => (Place::Unknown, false),
        other => panic!("the oracle does not know {other}"),
    }
}

fn product_of(number: &Number, instances: &[Instance]) -> Option<Product> {
    number.product.or_else(|| of(number, instances).map(|instance| instance.product))
}

fn of<'i>(number: &Number, instances: &'i [Instance]) -> Option<&'i Instance> {
    instances.iter().find(|instance| Some(&instance.id) == number.instance.as_ref())
}

/// Whose a number is: its own word, else its instance's owner, else the file's.
pub(super) fn owner_of(number: &Number, desk: &Desk) -> Option<Account> {
    number
        .account
        .clone()
        .or_else(|| of(number, &desk.instances).and_then(|instance| instance.owner.clone()))
        .or_else(|| desk.account.clone())
}

/// The numbers that count for an instance.
fn counting<'d>(instance: &Instance, desk: &'d Desk) -> impl Iterator<Item = &'d Number> {
    let hosting = instance.product == Product::ElasticWebHosting;
    let mine = instance.owner.clone().or_else(|| desk.account.clone());
    desk.numbers.iter().filter(move |number| {
        let own = number.instance.as_deref() == Some(&instance.id);
        match product_of(number, &desk.instances) {
            None => false,
            Some(Product::ElasticWebHosting) if hosting => owner_of(number, desk) == mine || (mine.is_none() && own),
            Some(_) => !hosting && own,
        }
    })
}

fn stock(instance: &Instance, desk: &Desk) -> Stock {
    let mut stock = Stock::default();
    for number in counting(instance, desk) {
        let status = number.status.unwrap_or(Status::Bound);
        if number.is_simulated() {
            let mut replaced = desk.numbers.iter().filter_map(|other| other.replaces.as_deref());
            let gone = replaced.any(|name| name.eq_ignore_ascii_case(&number.number));
            stock.reserved += u32::from(status == Status::Bound && !gone);
        } else {
            let place = [Status::Unbound, Status::Bound, Status::Filing, Status::Filed, Status::Invalid];
            stock.recorded[place.iter().position(|known| *known == status).unwrap()] += 1;
        }
    }
    stock
}

/// An instance of a desk as the table sees it.
pub(super) fn case(instance: &Instance, desk: &Desk) -> Case {
    let stamp = |moment: Moment| Stamp::new(moment.millis());
    let place = instance.region.as_ref().map(|id| region(id.as_str()));
    let fen = |text: String| text.replace('.', "").parse().unwrap();
    Case {
        place: place.map_or(Place::Unknown, |(place, _)| place),
        listed: place.map(|(_, listed)| listed),
        own: instance.owner.as_ref().zip(desk.account.as_ref()).map(|(owner, current)| owner == current),
        billing: instance.billing,
        bought: instance.purchased_at.map(stamp),
        expires: instance.expires_at.map(stamp),
        term: instance.term_months.map(u32::from),
        first: instance.first_term_months.map(u32::from),
        fen: instance.order_amount.map(|amount| fen(amount.to_string())),
        eip: instance.eip.is_some(),
        bandwidth: instance.public_bandwidth_mbps.map(|mbps| mbps > 0.0),
        addresses: instance.public_ips.as_ref().map(|addresses| !addresses.is_empty()),
        running: instance.status.as_ref().map(|status| status.to_lowercase() == "running"),
        stock: stock(instance, desk),
        ..Case::new(instance.product, stamp(desk.as_of))
    }
}
