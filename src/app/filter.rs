//! What narrows the list of instances down beside search and verdict: how far an instance is from qualifying, when it
//! expires, whose it is. Each as the URL has it, and the list that is left.

use super::model::{Brief, Model};
use super::route::{Page, Query, Tab};
use crate::engine::{Account, Instance, Moment, Verdict};
use crate::i18n::{Lang, verdict};

crate::engine::codes! {
    /// How far an instance that does not qualify is from qualifying.
    Steps {
        /// One thing is to be done to this very instance, and nothing is unknown of it.
        One = "1",
        /// More is to be done, or a fresh instance is to be bought.
        More = "more",
    }
}

/// A stretch of days ahead of the moment of the verdicts, in which instances expire: later than `from` days of 24 hours
/// from then, and not later than `to`.
///
/// ```
/// use beian_desk::app::Days;
///
/// assert_eq!(Days::parse("90"), Some(Days { from: 0, to: 90 }));
/// assert_eq!(Days::parse("10-20").map(Days::code).as_deref(), Some("10-20"));
/// assert_eq!((Days::parse("20-10"), Days::parse("soon")), (None, None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    /// After so many days.
    pub from: u16,
    /// Up to so many days.
    pub to: u16,
}

impl Days {
    /// The farthest that one can look ahead: ten years.
    pub const MOST: u16 = 3_660;

    /// The stretch of that code: `90` or `10-20`. None where it is empty, or goes farther than [`Days::MOST`].
    pub fn parse(code: &str) -> Option<Days> {
        let (from, to) = code.split_once('-').unwrap_or(("0", code));
        let days = Days { from: from.parse().ok()?, to: to.parse().ok()? };
        (days.from < days.to && days.to <= Days::MOST).then_some(days)
    }

    /// The code in the URL.
    pub fn code(self) -> String {
        let to = self.to.to_string();
        if self.from == 0 { to } else { [&self.from.to_string(), "-", &to].concat() }
    }

    /// Whether a moment lies in it, seen from `as_of`. What never expires does not.
    pub fn hold(self, at: Moment, as_of: Moment) -> bool {
        !at.is_never() && as_of.plus_days(self.from) < at && at <= as_of.plus_days(self.to)
    }
}

/// Whose an instance is: whose quota it draws on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Nobody knows.
    Unknown,
    /// This account's.
    Of(Account),
}

impl Whose {
    const UNKNOWN: &str = "unknown";

    /// Whose, by the code in the URL: an account's digits, or `unknown`.
    pub fn parse(code: &str) -> Option<Whose> {
        if code == Whose::UNKNOWN { Some(Whose::Unknown) } else { code.parse().ok().map(Whose::Of) }
    }

    /// The code in the URL.
    pub fn code(&self) -> &str {
        match self {
            Whose::Unknown => Whose::UNKNOWN,
            Whose::Of(account) => account.as_str(),
        }
    }

    /// The account, where it is known.
    pub fn account(&self) -> Option<&Account> {
        match self {
            Whose::Unknown => None,
            Whose::Of(account) => Some(account),
        }
    }
}

impl Query {
    /// Whether the same instances match, in whatever order and on whatever page they are shown.
    pub(super) fn matches_as(&self, other: &Query) -> bool {
        self.search == other.search
            && (self.verdict, self.steps, self.expires) == (other.verdict, other.steps, other.expires)
            && self.owner == other.owner
    }
}

impl Model {
    /// Whose quota an instance draws on: its owner's, else the current account's.
    pub(super) fn holder<'a>(&'a self, instance: &'a Instance) -> Option<&'a Account> {
        instance.owner.as_ref().or(self.account.as_ref())
    }

    /// The instances of the present tab, as they came, each with what was found.
    pub(super) fn listed(&self) -> Vec<(&Instance, &Brief)> {
        let Page::Apply(tab) = self.route.page else { return Vec::new() };
        let all = self.instances.iter().zip(&self.briefs);
        all.filter(|(instance, _)| matches!(tab, Tab::All) || tab == Tab::Of(instance.product)).collect()
    }

    /// Those of them that match what the route says.
    pub(super) fn matching<'a>(&self, listed: &[(&'a Instance, &'a Brief)]) -> Vec<(&'a Instance, &'a Brief)> {
        let Query { search, verdict, steps, expires, owner, .. } = &self.route.query;
        let needle = search.trim().to_ascii_lowercase();
        let as_of = self.moment();
        let fits = |(instance, brief): &&(&'a Instance, &'a Brief)| {
            verdict.is_none_or(|wanted| wanted == brief.verdict)
                && steps.is_none_or(|wanted| brief.steps() == Some(wanted))
                && expires.is_none_or(|days| instance.expires_at.is_some_and(|at| days.hold(at, as_of)))
                && owner.as_ref().is_none_or(|whose| whose.account() == self.holder(instance))
                && (needle.is_empty() || matches_search(instance, &needle, self.lang))
        };
        listed.iter().filter(fits).copied().collect()
    }

    /// Those that match and are ticked: what is done with the ticked rows is done with these.
    pub(super) fn ticked(&self) -> Vec<(&Instance, &Brief)> {
        let matching = self.matching(&self.listed());
        matching.into_iter().filter(|(instance, _)| self.selected.has(&instance.id)).collect()
    }
}

impl Brief {
    /// How far it is from qualifying; none where it qualifies, needs no number, or can't be told.
    pub fn steps(&self) -> Option<Steps> {
        (self.verdict == Verdict::Ineligible).then_some(if self.one_step { Steps::One } else { Steps::More })
    }
}

fn matches_search(instance: &Instance, needle: &str, lang: Lang) -> bool {
    let holds = |text: &str| text.to_ascii_lowercase().contains(needle);
    let region = || instance.region.as_ref().is_some_and(|region| holds(&verdict::region(lang, region)));
    let addresses = || instance.public_ips.iter().flatten().chain(&instance.eip).any(|ip| holds(&ip.to_string()));
    holds(&instance.id)
        || instance.name.as_deref().is_some_and(holds)
        || instance.owner.as_ref().is_some_and(|owner| holds(owner.as_str()))
        || region()
        || addresses()
}
