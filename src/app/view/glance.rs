//! The portfolio at a glance: how the instances stand, how many numbers each account has used and has left, what
//! expires in the next ninety days. Everything leads to the table with what it is about.

use std::collections::HashMap;

use super::super::filter::{Days, Steps, Whose};
use super::super::model::{Brief, Model};
use super::super::route::{Page, Query, Route, Sort, Tab};
use super::meter::{Meter, thousandths};
use crate::engine::{Account, Moment, Quota, Scope, Verdict, order};
use crate::i18n::portfolio::{self as say, Label, label};
use crate::i18n::verdict;

/// How an instance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It qualifies.
    Eligible,
    /// It does not, and one thing mends that.
    OneStep,
    /// It does not, and more is to be done.
    MoreSteps,
    /// It can't be told.
    Undetermined,
    /// It needs no number.
    NotRequired,
}

impl Standing {
    /// Every one, in the order in which they are shown.
    pub const ALL: [Standing; 5] =
        [Standing::Eligible, Standing::OneStep, Standing::MoreSteps, Standing::Undetermined, Standing::NotRequired];

    fn of(brief: &Brief) -> Standing {
        match (brief.verdict, brief.one_step) {
            (Verdict::Eligible, _) => Standing::Eligible,
            (Verdict::Ineligible, true) => Standing::OneStep,
            (Verdict::Ineligible, false) => Standing::MoreSteps,
            (Verdict::Undetermined, _) => Standing::Undetermined,
            (Verdict::NotRequired, _) => Standing::NotRequired,
        }
    }

    fn query(self) -> Query {
        let (verdict, steps) = match self {
            Standing::Eligible => (Verdict::Eligible, None),
            Standing::OneStep => (Verdict::Ineligible, Some(Steps::One)),
            Standing::MoreSteps => (Verdict::Ineligible, Some(Steps::More)),
            Standing::Undetermined => (Verdict::Undetermined, None),
            Standing::NotRequired => (Verdict::NotRequired, None),
        };
        Query { verdict: Some(verdict), steps, ..Query::default() }
    }
}

/// How many instances stand so.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Share {
    /// How.
    pub standing: Standing,
    /// That in words.
    pub text: &'static str,
    /// How many.
    pub count: usize,
    /// Its part of a bar of all instances, in thousandths: from, to.
    pub part: (u16, u16),
    /// The table of them.
    pub href: String,
    /// Whether the table shows them now.
    pub current: bool,
}

/// An account with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Holder {
    /// The account, or that it is not known.
    pub name: String,
    /// Used, reserved, left.
    pub words: String,
    /// The same as a length.
    pub meter: Option<Meter>,
    /// The table of its instances.
    pub href: String,
}

/// The accounts with their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Holders {
    /// Those with most numbers used first; none where no instance draws on a quota.
    pub listed: Vec<Holder>,
    /// How many more there are, in words.
    pub more: Option<String>,
}

/// What expires in a few days of the strip.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Span {
    /// How many instances.
    pub count: usize,
    /// When they do, in thousandths of the strip; each place once.
    pub marks: Vec<u16>,
    /// How many, and between which days.
    pub words: String,
    /// The table of them.
    pub href: String,
}

/// What expires in the next ninety days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ahead {
    /// How many do, in words.
    pub words: String,
    /// The table of them; none where there are none.
    pub href: Option<String>,
    /// The strip, in pieces of the same length; empty where nothing expires.
    pub spans: Vec<Span>,
    /// Days along the strip, at the same distance from one another: the first at its start, the last at its end.
    pub days: Vec<String>,
    /// Of how many instances the expiry is not known, in words.
    pub unknown: Option<String>,
}

/// The portfolio at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Glance {
    /// The most important of it in one line.
    pub summary: String,
    /// How the instances stand; those that do not occur are left out.
    pub shares: Vec<Share>,
    /// The accounts with their numbers.
    pub holders: Holders,
    /// What expires.
    pub ahead: Ahead,
}

/// Days that the strip shows.
const AHEAD: u16 = 90;
/// Days of a piece of it: wide enough for a finger on a phone.
const SPAN: u16 = 10;
/// Accounts that are listed.
const HOLDERS: usize = 8;

/// The portfolio of all instances, whatever the table is narrowed down to.
pub fn glance(model: &Model) -> Glance {
    let shares = shares(model);
    let standings: Vec<_> = shares.iter().map(|share| (share.text, share.count)).collect();
    Glance {
        summary: say::summary(model.lang, model.instances.len(), &standings),
        shares,
        holders: holders(model),
        ahead: ahead(model),
    }
}

fn shares(model: &Model) -> Vec<Share> {
    let all = model.briefs.len() as i64;
    let mut before = 0;
    let mut shares = Vec::new();
    let mut counts = [0_usize; Standing::ALL.len()];
    for brief in &model.briefs {
        if let Some(count) = counts.get_mut(Standing::of(brief) as usize) {
            *count += 1;
        }
    }
    for (standing, count) in Standing::ALL.into_iter().zip(counts) {
        if count == 0 {
            continue;
        }
        let query = standing.query();
        let after = before + count as i64;
        shares.push(Share {
            standing,
            text: match standing {
                Standing::Eligible => verdict::verdict(model.lang, Verdict::Eligible),
                Standing::OneStep => label(model.lang, Label::OneStep),
                Standing::MoreSteps => label(model.lang, Label::MoreSteps),
                Standing::Undetermined => verdict::verdict(model.lang, Verdict::Undetermined),
                Standing::NotRequired => verdict::verdict(model.lang, Verdict::NotRequired),
            },
            count,
            part: (thousandths(before, all), thousandths(after, all)),
            current: model.route.query.matches_as(&query),
            href: to(query),
        });
        before = after;
    }
    shares
}

/// The numbers of an account.
struct Sum<'a> {
    account: Option<&'a Account>,
    /// Issued, reserved, limit, left, and what can be applied for now.
    counts: [u32; 5],
    /// The quota that all its instances share, and whether one of them qualifies.
    shared: Option<(Quota, bool)>,
}

impl Sum<'_> {
    fn add(&mut self, quota: &Quota, eligible: bool) {
        let now = if eligible { quota.left.saturating_sub(quota.reserved) } else { 0 };
        let counts = [quota.issued, quota.reserved, quota.limit, quota.left, now];
        self.counts.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.saturating_add(count));
    }
}

/// The accounts with their numbers, of all instances.
pub fn holders(model: &Model) -> Holders {
    let mut sums: Vec<Sum<'_>> = Vec::new();
    let mut places: HashMap<Option<&Account>, usize> = HashMap::new();
    for (instance, brief) in model.instances.iter().zip(&model.briefs) {
        let Some(quota) = &brief.quota else { continue };
        let account = model.holder(instance);
        let place = *places.entry(account).or_insert(sums.len());
        if place == sums.len() {
            sums.push(Sum { account, counts: [0; 5], shared: None });
        }
        let Some(sum) = sums.get_mut(place) else { continue };
        let eligible = brief.verdict == Verdict::Eligible;
        match quota.scope {
            Scope::Account => {
                let before = sum.shared.is_some_and(|(_, eligible)| eligible);
                sum.shared = Some((*quota, before || eligible));
            }
            Scope::Instance | Scope::Product => sum.add(quota, eligible),
        }
    }
    for sum in &mut sums {
        if let Some((quota, eligible)) = sum.shared.take() {
            sum.add(&quota, eligible);
        }
    }
    // Those of the same number of numbers by their ids; the unknown one last.
    let sums = order::sorted(sums, |sum| {
        let [issued, reserved, ..] = sum.counts;
        (-i64::from(issued) - i64::from(reserved), sum.account.map_or("~", Account::as_str).to_owned())
    });
    let rest = sums.len().saturating_sub(HOLDERS);
    Holders {
        listed: sums.into_iter().take(HOLDERS).map(|sum| holder(model, &sum)).collect(),
        more: (rest > 0).then(|| say::more_accounts(model.lang, rest)),
    }
}

fn holder(model: &Model, sum: &Sum<'_>) -> Holder {
    let [issued, reserved, limit, ..] = sum.counts;
    let whose = sum.account.map_or(Whose::Unknown, |account| Whose::Of(account.clone()));
    Holder {
        name: match sum.account {
            Some(account) => account.as_str().to_owned(),
            None => label(model.lang, Label::NoAccount).to_owned(),
        },
        words: say::numbers(model.lang, sum.counts),
        meter: Meter::of(issued, reserved, limit),
        href: to(Query { owner: Some(whose), ..Query::default() }),
    }
}

fn ahead(model: &Model) -> Ahead {
    let (lang, as_of) = (model.lang, model.moment());
    let all = Days { from: 0, to: AHEAD };
    let known = model.instances.iter().filter_map(|instance| instance.expires_at);
    let soon: Vec<Moment> = known.filter(|at| all.hold(*at, as_of)).collect();
    let unknown = model.instances.iter().filter(|instance| instance.expires_at.is_none()).count();
    let expiring = |days: Days| to(Query { expires: Some(days), sort: Sort::Expiry, ..Query::default() });
    let spans = (0..AHEAD / SPAN).map(|place| {
        let days = Days { from: place * SPAN, to: (place + 1) * SPAN };
        let within: Vec<Moment> = soon.iter().copied().filter(|at| days.hold(*at, as_of)).collect();
        let length = as_of.plus_days(AHEAD).seconds_since(as_of);
        let marks = within.iter().map(|at| i64::from(thousandths(at.seconds_since(as_of), length)));
        let mut marks = order::ranked(marks.collect(), |mark| *mark);
        marks.dedup();
        let ends = [days.from, days.to].map(|day| as_of.plus_days(day));
        Span {
            count: within.len(),
            marks: marks.into_iter().filter_map(|mark| u16::try_from(mark).ok()).collect(),
            words: say::expiring_between(lang, within.len(), ends),
            href: expiring(days),
        }
    });
    let days = [0, 30, 60, AHEAD].map(|day| match day {
        0 => label(lang, if model.as_of.is_some() { Label::ThatDay } else { Label::Today }).to_owned(),
        day => say::day(lang, as_of.plus_days(day)),
    });
    let none = soon.is_empty();
    Ahead {
        words: say::expiring(lang, soon.len(), AHEAD),
        href: (!none).then(|| expiring(all)),
        spans: if none { Vec::new() } else { spans.collect() },
        days: if none { Vec::new() } else { days.into() },
        unknown: (unknown > 0).then(|| say::expiry_unknown(lang, unknown)),
    }
}

/// The table of all products, narrowed down.
fn to(query: Query) -> String {
    Route { page: Page::Apply(Tab::All), query }.fragment()
}
