//! What the table is narrowed down to, each with the way to do without it; and what is ticked of it.

use super::super::filter::{Days, Steps, Whose};
use super::super::model::{Brief, Model};
use super::super::route::{Query, Route};
use crate::engine::{Instance, Verdict};
use crate::i18n::portfolio::{self as say, Label, label};
use crate::i18n::{self, say as sentence};

/// Something that narrows the table down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Narrow {
    /// What.
    pub text: String,
    /// The table without it.
    pub without: String,
}

/// All that narrows the table down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Narrowed {
    /// Each of it.
    pub by: Vec<Narrow>,
    /// The table without any of it, where there is more than one.
    pub clear: Option<String>,
}

/// What the table is narrowed down to now.
pub fn narrowed(model: &Model) -> Narrowed {
    let (lang, route) = (model.lang, &model.route);
    let query = &route.query;
    let without = |change: fn(&mut Query)| route.with(|query| (change(query), query.open = None).0).fragment();
    let mut by = Vec::new();
    let mut narrow = |text: String, change: fn(&mut Query)| by.push(Narrow { text, without: without(change) });
    if !query.search.trim().is_empty() {
        narrow(say::search(lang, query.search.trim()), |query| query.search.clear());
    }
    // How far it is says that it does not qualify.
    if let Some(verdict) = query.verdict.filter(|verdict| *verdict != Verdict::Ineligible || query.steps.is_none()) {
        narrow(i18n::verdict::verdict(lang, verdict).to_owned(), |query| query.verdict = None);
    }
    if let Some(steps) = query.steps {
        let text = match steps {
            Steps::One => Label::OneStep,
            Steps::More => Label::MoreSteps,
        };
        narrow(label(lang, text).to_owned(), |query| (query.steps, query.verdict) = (None, None));
    }
    if let Some(Days { from, to }) = query.expires {
        narrow(say::expires(lang, from, to), |query| query.expires = None);
    }
    match &query.owner {
        Some(Whose::Of(account)) => narrow(say::of_account(lang, account.as_str()), |query| query.owner = None),
        Some(Whose::Unknown) => narrow(label(lang, Label::NoAccount).to_owned(), |query| query.owner = None),
        None => {}
    }
    let bare = Query { sort: query.sort, policy: query.policy.clone(), ..Query::default() };
    let clear = (by.len() > 1).then(|| Route { query: bare, ..route.clone() }.fragment());
    Narrowed { by, clear }
}

/// What is ticked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ticked {
    /// How many rows are.
    pub count: usize,
    /// Whether every row that matches is.
    pub all: bool,
    /// How many rows ticking all ticks, in words.
    pub offer: String,
    /// How many are ticked, in words.
    pub words: String,
}

impl Ticked {
    /// What is ticked of the instances that match.
    pub(super) fn of(model: &Model, matching: &[(&Instance, &Brief)]) -> Ticked {
        let count = matching.iter().filter(|(instance, _)| model.selected.has(&instance.id)).count();
        Ticked {
            count,
            all: count > 0 && count == matching.len(),
            offer: say::tick_all(model.lang, matching.len()),
            words: say::ticked(model.lang, count),
        }
    }
}

/// What came of judging what is ticked; none where nothing is.
pub(in super::super) fn checked(model: &Model) -> Option<String> {
    let ticked = model.ticked();
    let counts = Verdict::ALL.iter().map(|verdict| {
        let count = ticked.iter().filter(|(_, brief)| brief.verdict == *verdict).count();
        (i18n::verdict::verdict(model.lang, *verdict), count)
    });
    let counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    (!ticked.is_empty()).then(|| say::checked(model.lang, ticked.len(), model.moment(), &counts))
}

/// The verdicts of what is ticked as text, a line each; none where nothing is.
pub(in super::super) fn ticked_text(model: &Model) -> Option<String> {
    let ticked: Vec<_> = model.ticked().into_iter().map(|(instance, _)| instance).collect();
    if ticked.is_empty() {
        return None;
    }
    let (lang, assessor) = (model.lang, model.assessor_of(&ticked));
    let published = &model.policy().guide.published;
    let mut lines = vec![sentence::basis(lang, published, model.moment())];
    lines.extend(ticked.into_iter().map(|instance| {
        let assessment = model.judge(&assessor, instance);
        let verdict = i18n::verdict::verdict(lang, assessment.verdict);
        let name = instance.name.as_deref().unwrap_or_default();
        say::line(lang, &instance.id, name, verdict, &i18n::verdict::headline(lang, &assessment))
    }));
    Some(lines.join("\n"))
}
