//! What there is to file with: numbers that wait, and instances that have quota left or can be made to.

use super::super::assessment::{Advisory, Assessment, Assessor, Context, Verdict};
use super::super::facts::{Account, Instance, Number, Owners, Status};
use super::super::index::{Index, Places};
use super::super::order;
use super::super::policy::Policy;
use super::super::quota::Scope;
use super::super::remedy::{After, Remedy, RemedyKind, apply};
use super::cost::{Bid, Cost, Market};

/// Where a site can go.
pub(super) enum Room<'a> {
    /// One for each of these numbers.
    Numbers(Vec<&'a Number>),
    /// As many as the instance has quota for, after these remedies.
    Instance(&'a Instance, Vec<Remedy<'a>>),
}

/// A room with what it offers.
pub(super) struct Offer<'a> {
    pub(super) room: Room<'a>,
    pub(super) bid: Bid,
}

/// All that one account has.
pub(super) struct Holding<'a> {
    pub(super) account: Option<&'a Account>,
    /// Whether it must be entered anyway: a site's number waits there.
    pub(super) needed: bool,
    /// At most one offer of each group can be taken: the instances of an account that share their quota stand
    /// in one group, since any one of them opens it.
    pub(super) groups: Vec<Vec<Offer<'a>>>,
    /// The offers of the group that shares its quota, while it grows.
    shared: Vec<Offer<'a>>,
}

/// Everything there is, the current account first.
pub(super) struct Stock<'a> {
    pub(super) holdings: Vec<Holding<'a>>,
    /// Instances that could give more if all their facts were known.
    pub(super) unsure: Vec<&'a Instance>,
    /// Expired so long ago that they are probably gone.
    pub(super) released: Vec<&'a Instance>,
    /// Every instance with what is said of it, by id.
    judged: Index<'a, (&'a Instance, Assessment<'a>)>,
    /// Accounts by their texts; that of none is empty.
    places: Places<'a>,
    current: Option<&'a Account>,
}

impl<'a> Stock<'a> {
    /// What there is; `free` are numbers that are for no site yet.
    pub(super) fn new(
        instances: &'a [Instance],
        context: Context<'a>,
        policy: &'a Policy,
        owners: &Owners<'a>,
        free: Vec<&'a Number>,
    ) -> Stock<'a> {
        let assessor = Assessor::new(instances, context, policy);
        // Judged by the current account; where there is none, each as its owner.
        let view = |instance: &'a Instance| assessor.judge_as(instance, context.account.or(instance.owner.as_ref()));
        let mut stock = Stock {
            holdings: Vec::new(),
            unsure: Vec::new(),
            released: Vec::new(),
            judged: Index::default(),
            places: Places::default(),
            current: context.account,
        };
        stock.holding(context.account);
        let judged: Vec<_> = instances.iter().map(|instance| (instance, view(instance))).collect();
        let mut waiting: Index<'_, u32> = Index::default();
        for number in context.numbers.iter().filter(|number| is_unused(number)) {
            waiting.change(number.instance.as_deref().unwrap_or_default(), 0, |count| *count += 1);
        }
        for (instance, assessment) in &judged {
            let waiting = waiting.get(instance.id.as_str()).copied().unwrap_or(0);
            stock.take_instance(instance, assessment, waiting, &assessor, context);
        }
        stock.judged = judged.into_iter().map(|judged| (judged.0.id.as_str(), judged)).collect();
        stock.take_numbers(free, instances, owners);
        for holding in &mut stock.holdings {
            let shared = std::mem::take(&mut holding.shared);
            if !shared.is_empty() {
                holding.groups.push(shared);
            }
            // What costs nothing first, so that nothing else is taken in its place.
            let months = |group: &Vec<Offer<'_>>| {
                let least = group.iter().map(|offer| offer.bid.cost).min().unwrap_or_default();
                i64::from(least.months) * 2 + i64::from(least.touched)
            };
            holding.groups = order::ranked(std::mem::take(&mut holding.groups), months);
        }
        stock
    }

    /// The holding of an account.
    pub(super) fn holding(&mut self, account: Option<&'a Account>) -> Option<&mut Holding<'a>> {
        let next = self.holdings.len();
        let place = self.places.of(account.map_or("", Account::as_str).into());
        if place == next {
            self.holdings.push(Holding { account, needed: false, groups: Vec::new(), shared: Vec::new() });
        }
        self.holdings.get_mut(place)
    }

    /// Whether an account is another than the current one.
    pub(super) fn is_elsewhere(&self, account: Option<&Account>) -> bool {
        self.current.is_some() && account != self.current
    }

    /// The stock as prices alone.
    pub(super) fn markets(&self) -> Vec<Market> {
        let holdings = self.holdings.iter();
        holdings
            .map(|holding| Market {
                entry: Cost {
                    accounts: u32::from(!holding.needed && self.is_elsewhere(holding.account)),
                    ..Cost::default()
                },
                groups: holding.groups.iter().map(|group| group.iter().map(|offer| offer.bid).collect()).collect(),
            })
            .collect()
    }

    /// Numbers that are for no site yet: bound ones, then reservations whose instance qualifies, then those that
    /// can be tied to an instance.
    fn take_numbers(&mut self, free: Vec<&'a Number>, instances: &'a [Instance], owners: &Owners<'a>) {
        let free = order::ranked(free, |number| match number.status() {
            Status::Unbound => 2,
            _ => i64::from(number.is_simulated()),
        });
        let mut by_account: Vec<(Option<&'a Account>, Vec<&'a Number>)> = Vec::new();
        for number in free {
            let usable = match number.status() {
                Status::Unbound => self.hosts(number, instances, owners).next().is_some(),
                _ => !number.is_simulated() || self.is_backed(number),
            };
            let account = owners.account(number);
            match by_account.iter_mut().find(|(known, _)| *known == account) {
                _ if !usable => {}
                Some((_, numbers)) => numbers.push(number),
                None => by_account.push((account, vec![number])),
            }
        }
        for (account, numbers) in by_account {
            let bid = Bid { room: numbers.len(), cost: Cost::default() };
            if let Some(holding) = self.holding(account) {
                holding.groups.insert(0, vec![Offer { room: Room::Numbers(numbers), bid }]);
            }
        }
    }

    /// Whether a reservation can become a number now: its instance qualifies, seen from the instance's own account,
    /// and no more is reserved than is left.
    fn is_backed(&self, reservation: &Number) -> bool {
        let Some((_, assessment)) = reservation.instance.as_deref().and_then(|id| self.judged.get(id)) else {
            return false;
        };
        let switches = assessment.remedies.iter().all(|remedy| remedy.action == RemedyKind::SwitchAccount);
        let qualifies = match assessment.verdict {
            Verdict::Eligible => true,
            Verdict::Ineligible => switches && !assessment.remedies.is_empty() && assessment.unknown().is_empty(),
            Verdict::Undetermined | Verdict::NotRequired => false,
        };
        qualifies && assessment.quota.is_some_and(|quota| quota.reserved <= quota.left)
    }

    /// The instances that an unbound number can be tied to: its own, else those of its product and account.
    pub(super) fn hosts<'s>(
        &'s self,
        number: &'a Number,
        instances: &'a [Instance],
        owners: &Owners<'a>,
    ) -> impl Iterator<Item = &'a Instance> + use<'s, 'a> {
        let own = number.instance.as_deref().filter(|id| self.judged.get(id).is_some());
        let product = owners.product(number);
        instances.iter().filter(move |instance| match own {
            Some(id) => instance.id == id,
            None => {
                let numbered = self.quota_left(instance).is_some();
                let mine =
                    number.account.is_none() || number.account.as_ref() == instance.owner.as_ref().or(self.current);
                numbered && mine && product.is_none_or(|product| product == instance.product)
            }
        })
    }

    /// The filings that an instance's quota still allows; none where it uses no numbers.
    pub(super) fn quota_left(&self, instance: &Instance) -> Option<u32> {
        self.judged.get(instance.id.as_str())?.1.quota.map(|quota| quota.left)
    }

    fn take_instance(
        &mut self,
        instance: &'a Instance,
        assessment: &Assessment<'a>,
        waiting: u32,
        assessor: &Assessor<'a>,
        context: Context<'a>,
    ) {
        let Some(quota) = assessment.quota else { return };
        let room = match quota.scope {
            // The one number is there from the purchase on; recorded, it counts as a number.
            Scope::Product => quota.left.saturating_sub(waiting),
            Scope::Instance | Scope::Account => quota.left.saturating_sub(quota.reserved),
        };
        if room == 0 || assessment.remedies.iter().any(|remedy| remedy.action.is_fresh()) {
            return;
        }
        if assessment.advisories.has(Advisory::ProbablyReleased) {
            return self.released.push(instance);
        }
        match after_all(instance, assessment, assessor, context) {
            Verdict::Eligible => {}
            Verdict::Undetermined => return self.unsure.push(instance),
            Verdict::Ineligible | Verdict::NotRequired => return,
        }
        let remedies = assessment.remedies.clone();
        let months = remedies.iter().filter_map(|remedy| remedy.months).sum();
        let touched = remedies.iter().any(|remedy| remedy.action != RemedyKind::SwitchAccount);
        let cost = Cost { months, touched: u32::from(touched), ..Cost::default() };
        let bid = Bid { room: usize::try_from(room).unwrap_or(0), cost };
        let offer = Offer { room: Room::Instance(instance, remedies), bid };
        let account = instance.owner.as_ref().or(context.account);
        let Some(holding) = self.holding(account) else { return };
        match quota.scope {
            Scope::Account => holding.shared.push(offer),
            Scope::Instance | Scope::Product => holding.groups.push(vec![offer]),
        }
    }
}

/// The verdict once all remedies are done.
fn after_all(
    instance: &Instance,
    assessment: &Assessment<'_>,
    assessor: &Assessor<'_>,
    context: Context<'_>,
) -> Verdict {
    if assessment.remedies.is_empty() {
        return assessment.verdict;
    }
    // None of them is a fresh one: its id and account are never looked at.
    let Ok(nobody) = "0".parse::<Account>() else { return assessment.verdict };
    let mut after = After { instance: instance.clone(), account: context.account.cloned() };
    for remedy in &assessment.remedies {
        after = apply(remedy, &after, context.as_of, "", &nobody);
    }
    assessor.judge_as(&after.instance, after.account.as_ref()).verdict
}

/// Whether it is a recorded number that waits to be used.
pub(super) fn is_unused(number: &Number) -> bool {
    !number.is_simulated() && matches!(number.status(), Status::Unbound | Status::Bound)
}
