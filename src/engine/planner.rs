//! The planner: where each of several sites is filed, and the least that must be done first.
//!
//! `sites` reads what was typed, `stock` says what there is to file with, `cost` chooses, and this puts the plan
//! together. Pure like the rest of the engine.
//!
//! # What a site can go to
//!
//! * A number that states its domain already: that one, whatever else there is. Where it is filed or under review
//!   there is nothing left to do. A number that states another site's domain is for that site and is not touched.
//! * A recorded number that waits, bound or not, of any instance; an unbound one where an instance is listed to
//!   which it can be tied. A reservation for no site, where its instance qualifies now. Of a marketplace product the
//!   number that exists from the purchase on, recorded or not.
//! * An instance that has quota left which no reservation holds, as it is or once its remedies are done. Elastic web
//!   hosting shares the quota of its account: one instance there opens it. Instances whose remedies end with an
//!   unknown fact count for nothing, nor do those that expired so long ago that they are probably gone: the plan
//!   names both.
//! * A fresh instance, of the first product of the policy that has the largest quota of its own. A further hosting
//!   instance would need another account and give no more, so it is never the least; nor is a marketplace product,
//!   which takes one site.
//!
//! # What is the least
//!
//! Fewest purchases, then fewest accounts to sign in to beside the current one, then fewest months to renew or
//! subscribe for, then fewest instances changed: [`Cost`] compares in that order. Money comes first, since an
//! instance costs more than months of one that is there; another sign-in is work at every step, so it comes before
//! months; the rest is a matter of minutes. Switching to the account that bought an instance counts as an account,
//! once, however much is done there, and changes no instance; so does an account in which a site's number waits.
//! Where no account is chosen every instance is judged as its owner, and none counts. The choice is exact, by the
//! table of `least` in `cost`, whose proof stands there; tests hold it against an exhaustive search.

mod cost;
mod sites;
mod stock;

use super::assessment::{Action, Context};
use super::domain::Domain;
use super::facts::{Account, Instance, Number, Owners, Product, Status};
use super::index::{Index, Places};
use super::policy::Policy;
use super::quota::{Scope, replaced};
use super::remedy::{Remedy, RemedyKind};
use stock::{Room, Stock};

pub use cost::Cost;
pub use sites::{MOST_SITES, Noise, Repeated, Site, SiteFault, Sites, read_sites};

/// Where a site is filed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place<'a> {
    /// Nothing is left to do: it is filed with this number, or under review.
    Done(&'a Number),
    /// With this number; an unbound one is tied to the instance first, once everything is applied for: tied, it
    /// counts as one of the instance's own.
    Number(&'a Number, Option<&'a Instance>),
    /// With the number that comes in the place of this reservation.
    Reservation(&'a Number),
    /// With a number to apply for at this instance.
    Apply(&'a Instance),
    /// With the number that this marketplace product has from its purchase on.
    View(&'a Instance),
    /// With a number to apply for at the n-th instance that is bought, counted from 1.
    Fresh(usize),
    /// Nowhere: the policy knows nothing to buy.
    Nowhere,
}

/// A site with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment<'a> {
    /// The site.
    pub domain: &'a Domain,
    /// Where it is filed.
    pub place: Place<'a>,
    /// The account that files it.
    pub account: Option<&'a Account>,
    /// Whether that can be done now, before any step.
    pub ready: bool,
}

/// Something to do before sites can be filed.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<'a> {
    /// Make an instance qualify, by these remedies in their order.
    Prepare(&'a Instance, Vec<Remedy<'a>>),
    /// Buy so many fresh instances, each with room for `each` sites.
    Buy {
        /// What to buy.
        product: Product,
        /// How many.
        count: usize,
        /// How many sites each takes.
        each: u32,
    },
    /// Sign in to this account; the steps behind it are done there.
    SignIn(&'a Account),
}

/// Where every site goes, and what to do first.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan<'a> {
    /// The sites, in the order in which they were given.
    pub sites: Vec<Assignment<'a>>,
    /// What to do first, in an order in which each step is possible once those before are done.
    pub steps: Vec<Step<'a>>,
    /// What it costs; no plan costs less.
    pub cost: Cost,
    /// Instances that could take sites if all their facts were known.
    pub unsure: Vec<&'a Instance>,
    /// Instances that expired so long ago that they are probably gone.
    pub released: Vec<&'a Instance>,
}

/// Plans sites that differ from one another.
///
/// ```
/// use beian_desk::engine::{Context, Domain, Place, Policy, plan};
///
/// let sites: Vec<Domain> = ["example.cn", "例子.中国"].map(|text| text.parse().unwrap()).to_vec();
/// let as_of = "2026-07-01T12:00:00+08:00".parse().unwrap();
/// let context = Context { as_of, account: None, numbers: &[] };
/// let plan = plan(&sites.iter().collect::<Vec<_>>(), &[], context, Policy::standard());
/// assert_eq!(plan.cost.purchases, 1);
/// assert_eq!(plan.sites[1].place, Place::Fresh(1));
/// ```
pub fn plan<'a>(sites: &[&'a Domain], instances: &'a [Instance], context: Context<'a>, policy: &'a Policy) -> Plan<'a> {
    let (settled, free) = sort_numbers(sites, context.numbers);
    let owners = Owners::new(instances, context.account);
    let mut stock = Stock::new(instances, context, policy, &owners, free);
    for number in settled.items().iter().filter(|number| !is_done(number)) {
        if let Some(holding) = stock.holding(owners.account(number)) {
            holding.needed = true;
        }
    }
    let fresh = fresh(policy);
    let each = fresh.map_or(0, |(_, each)| usize::try_from(each).unwrap_or(0));
    let mut taken = cost::least(sites.len() - settled.items().len(), &stock.markets(), each);
    let entered = stock.holdings.iter().filter(|holding| holding.needed && stock.is_elsewhere(holding.account));
    taken.cost.accounts += u32::try_from(entered.count()).unwrap_or(u32::MAX);

    let rooms = rooms(&stock, &taken, policy).into_iter();
    let bought = (0..taken.fresh * each).map(|room| (Place::Fresh(room / each + 1), context.account, false));
    let mut rooms = rooms.chain(bought).chain(std::iter::repeat((Place::Nowhere, context.account, false)));
    let assign = |domain: &&'a Domain| {
        let (place, account, ready) = match settled.get(domain.ace()) {
            Some(number) => {
                let account = owners.account(number);
                (settled_place(number), account, !is_done(number) && !stock.is_elsewhere(account))
            }
            None => rooms.next()?,
        };
        Some(Assignment { domain, place, account, ready })
    };
    let mut assigned: Vec<Assignment<'a>> = sites.iter().filter_map(assign).collect();
    tie(&mut assigned, &stock, instances, &owners);
    let steps = steps(&stock, &taken, &assigned, fresh);
    Plan { sites: assigned, steps, cost: taken.cost, unsure: stock.unsure, released: stock.released }
}

fn is_done(number: &Number) -> bool {
    matches!(number.status(), Status::Filed | Status::Filing)
}

fn settled_place(number: &Number) -> Place<'_> {
    if is_done(number) {
        Place::Done(number)
    } else if number.is_simulated() {
        Place::Reservation(number)
    } else {
        Place::Number(number, None)
    }
}

/// The numbers that are for one of the sites, by its ASCII form, and those that are for none yet.
fn sort_numbers<'a>(sites: &[&Domain], numbers: &'a [Number]) -> (Index<'a, &'a Number>, Vec<&'a Number>) {
    let replaced = replaced(numbers.iter());
    let mut listed = Places::default();
    for domain in sites {
        listed.add(domain.ace());
    }
    // The further a number is on its way, the more it is this site's.
    let rank = |number: &Number| match number.status() {
        Status::Filed => 0,
        Status::Filing => 1,
        Status::Bound if number.is_simulated() => 4,
        Status::Bound => 2,
        Status::Unbound | Status::Invalid => 3,
    };
    let (mut settled, mut free) = (Index::<&Number>::default(), Vec::new());
    for number in numbers.iter().filter(|number| number.status() != Status::Invalid) {
        if number.is_simulated() && replaced.has(&number.key()) {
            continue;
        }
        match number.domain.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            None if is_done(number) => {}
            None => free.push(number),
            Some(text) => {
                let Some(domain) = sites::domain_of(text).filter(|domain| listed.has(domain.ace())) else {
                    continue;
                };
                settled.change(domain.ace().to_owned(), number, |best| {
                    if rank(number) < rank(best) {
                        *best = number;
                    }
                });
            }
        }
    }
    (settled, free)
}

/// What a purchase brings: the product, and for how many sites.
fn fresh(policy: &Policy) -> Option<(Product, u32)> {
    let mut best: Option<(Product, u32)> = None;
    for product in Product::ALL {
        let Some((quota, Action::Apply)) = policy.product(*product).numbers else { continue };
        if quota.scope == Scope::Instance && best.is_none_or(|(_, most)| quota.limit > most) {
            best = Some((*product, quota.limit));
        }
    }
    best
}

/// The places that were taken, one after the other: an account after the other, in each what is there before what
/// needs a remedy.
fn rooms<'a>(stock: &Stock<'a>, taken: &cost::Taken, policy: &Policy) -> Vec<(Place<'a>, Option<&'a Account>, bool)> {
    let mut rooms = Vec::new();
    for (holding, bids) in stock.holdings.iter().zip(&taken.bids) {
        let here = !stock.is_elsewhere(holding.account);
        for (group, bid) in holding.groups.iter().zip(bids) {
            let Some(offer) = bid.and_then(|bid| group.get(bid)) else { continue };
            match &offer.room {
                Room::Numbers(numbers) => {
                    rooms.extend(numbers.iter().map(|number| (settled_place(number), holding.account, here)));
                }
                Room::Instance(instance, remedies) => {
                    let numbers = policy.product(instance.product).numbers;
                    let place = match numbers {
                        Some((_, Action::View)) => Place::View(instance),
                        _ => Place::Apply(instance),
                    };
                    rooms.extend((0..offer.bid.room).map(|_| (place, holding.account, here && remedies.is_empty())));
                }
            }
        }
    }
    rooms
}

/// Names the instance to which each unbound number is tied: one whose quota is used up already, else one that
/// keeps the most to itself, so that nothing else of the plan loses its place.
fn tie<'a>(assigned: &mut [Assignment<'a>], stock: &Stock<'a>, instances: &'a [Instance], owners: &Owners<'a>) {
    let mut used: Index<'_, u32> = Index::default();
    for site in assigned.iter() {
        if let Place::Apply(instance) = site.place {
            used.change(instance.id.as_str(), 0, |count| *count += 1);
        }
    }
    for site in assigned {
        let Place::Number(number, None) = site.place else { continue };
        if number.status() != Status::Unbound {
            continue;
        }
        let spare = |instance: &&Instance| match stock.quota_left(instance) {
            Some(0) | None => u32::MAX,
            Some(left) => left.saturating_sub(used.get(instance.id.as_str()).copied().unwrap_or(0)),
        };
        let mut host: Option<&'a Instance> = None;
        for instance in stock.hosts(number, instances, owners) {
            if host.is_none_or(|best| spare(&instance) > spare(&best)) {
                host = Some(instance);
            }
        }
        if let Some(host) = host {
            used.change(host.id.as_str(), 0, |count| *count += 1);
        }
        site.place = Place::Number(number, host);
    }
}

fn steps<'a>(
    stock: &Stock<'a>,
    taken: &cost::Taken,
    assigned: &[Assignment<'a>],
    fresh: Option<(Product, u32)>,
) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for (index, (holding, bids)) in stock.holdings.iter().zip(&taken.bids).enumerate() {
        let used = assigned
            .iter()
            .any(|site| site.account == holding.account && !matches!(site.place, Place::Done(_) | Place::Nowhere));
        if let Some(account) = holding.account.filter(|_| used && stock.is_elsewhere(holding.account)) {
            steps.push(Step::SignIn(account));
        }
        for (group, bid) in holding.groups.iter().zip(bids) {
            let Some(Room::Instance(instance, remedies)) = bid.and_then(|bid| group.get(bid)).map(|offer| &offer.room)
            else {
                continue;
            };
            let switch = |remedy: &&Remedy<'_>| remedy.action != RemedyKind::SwitchAccount;
            let remedies: Vec<Remedy<'a>> = remedies.iter().filter(switch).cloned().collect();
            if !remedies.is_empty() {
                steps.push(Step::Prepare(instance, remedies));
            }
        }
        if let (0, Some((product, each)), 1..) = (index, fresh, taken.fresh) {
            steps.push(Step::Buy { product, count: taken.fresh, each });
        }
    }
    steps
}
