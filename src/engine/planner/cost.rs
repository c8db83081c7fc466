//! What a plan costs, and the choice of the least.

use std::ops::Add;

/// What a plan asks for. Of two the one with fewer purchases costs less; of those with as many the one with fewer
/// accounts, then with fewer months, then the one that touches fewer instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cost {
    /// Instances to buy.
    pub purchases: u32,
    /// Accounts to sign in to beside the current one. Where every instance is judged as its owner there is no
    /// current one to leave, and this is 0.
    pub accounts: u32,
    /// Months to renew or to subscribe for, over all instances.
    pub months: u32,
    /// Instances that must be changed: renewed, converted, given public access.
    pub touched: u32,
}

impl Cost {
    /// More than any plan costs.
    const NEVER: Cost = Cost { purchases: u32::MAX, accounts: u32::MAX, months: u32::MAX, touched: u32::MAX };

    /// What buying so many instances costs.
    pub(super) fn of_purchases(count: usize) -> Cost {
        Cost { purchases: u32::try_from(count).unwrap_or(u32::MAX), ..Cost::default() }
    }
}

impl Add for Cost {
    type Output = Cost;

    fn add(self, other: Cost) -> Cost {
        Cost {
            purchases: self.purchases.saturating_add(other.purchases),
            accounts: self.accounts.saturating_add(other.accounts),
            months: self.months.saturating_add(other.months),
            touched: self.touched.saturating_add(other.touched),
        }
    }
}

/// Room for so many sites at this cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bid {
    pub(super) room: usize,
    pub(super) cost: Cost,
}

/// Of an account: what opening it costs, and groups of bids, at most one of each of which can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Market {
    pub(super) entry: Cost,
    pub(super) groups: Vec<Vec<Bid>>,
}

/// What is taken: of each market and each group of it which bid, and how many fresh ones are bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) bids: Vec<Vec<Option<usize>>>,
    pub(super) fresh: usize,
    pub(super) cost: Cost,
    /// For how many of the sites there is room.
    pub(super) placed: usize,
}

/// The decisions at one market, for every number of sites: which bid of each group, and whether it is entered.
struct Decided {
    entered: Vec<bool>,
    groups: Vec<Vec<Option<usize>>>,
}

/// The least that makes room for `need` sites, one fresh instance making room for `fresh`; where that is 0 and the
/// rest does not suffice, room for as many as there can be.
///
/// Exact: costs are compared in order and added part by part, and adding the same to two costs never turns their
/// order round. So the least for k sites out of the first groups is made of the least for fewer sites out of the
/// groups before, whatever comes later: the table over (groups, sites) misses nothing. An account is entered or
/// not before its groups, and the better of the two is kept for each number of sites; an entry counts once however
/// much is taken there. Time and memory grow with bids × sites.
pub(super) fn least(need: usize, markets: &[Market], fresh: usize) -> Taken {
    let mut best = vec![Cost::NEVER; need + 1];
    if let Some(none) = best.first_mut() {
        *none = Cost::default();
    }
    let mut decided = Vec::with_capacity(markets.len());
    for market in markets {
        let mut inside: Vec<Cost> = best.iter().map(|cost| *cost + market.entry).collect();
        let groups = market.groups.iter().map(|group| take(group, &mut inside)).collect();
        let entered: Vec<bool> = inside.iter().zip(&best).map(|(inside, outside)| inside < outside).collect();
        best.iter_mut().zip(&inside).for_each(|(best, inside)| *best = (*best).min(*inside));
        decided.push(Decided { entered, groups });
    }
    let bought = |count: usize| {
        let left = need.saturating_sub(count * fresh);
        (best.get(left).copied().unwrap_or(Cost::NEVER) + Cost::of_purchases(count), count, left)
    };
    let most = if fresh == 0 { 0 } else { need.div_ceil(fresh) };
    let (cost, fresh, mut left) = (0..=most).map(bought).min().unwrap_or_default();
    let (cost, placed) = if cost.purchases == u32::MAX {
        left = best.iter().rposition(|cost| cost.purchases < u32::MAX).unwrap_or(0);
        (best.get(left).copied().unwrap_or_default(), left)
    } else {
        (cost, need)
    };
    let mut bids: Vec<Vec<Option<usize>>> = Vec::with_capacity(markets.len());
    for (market, decided) in markets.iter().zip(&decided).rev() {
        let entered = decided.entered.get(left).copied().unwrap_or(false);
        let mut taken = vec![None; market.groups.len()];
        for ((group, choices), slot) in market.groups.iter().zip(&decided.groups).zip(&mut taken).rev() {
            *slot = choices.get(left).copied().flatten().filter(|_| entered);
            let bid = slot.and_then(|index| group.get(index));
            left = left.saturating_sub(bid.map_or(0, |bid| bid.room));
            // What costs nothing is had as well: it is used before anything else is.
            if slot.is_none() && (entered || market.entry == Cost::default()) {
                let free = group.iter().enumerate().filter(|(_, bid)| bid.cost == Cost::default());
                *slot = free.rev().max_by_key(|(_, bid)| bid.room).map(|(index, _)| index);
            }
        }
        bids.push(taken);
    }
    bids.reverse();
    Taken { bids, fresh, cost, placed }
}

/// Lets every number of sites take the bid of a group that makes it cheaper, and says which it took.
fn take(group: &[Bid], costs: &mut [Cost]) -> Vec<Option<usize>> {
    let mut choices = vec![None; costs.len()];
    // From many sites to few: what stands below is as it was before this group.
    for sites in (1..costs.len()).rev() {
        for (index, bid) in group.iter().enumerate() {
            let with = costs.get(sites.saturating_sub(bid.room)).map_or(Cost::NEVER, |cost| *cost + bid.cost);
            if let (Some(cost), Some(choice)) = (costs.get_mut(sites), choices.get_mut(sites))
                && with < *cost
            {
                (*cost, *choice) = (with, Some(index));
            }
        }
    }
    choices
}
