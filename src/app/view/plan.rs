//! The plan of the sites to file.

use super::super::model::Model;
use super::super::pass::Due;
use super::super::route::{Page, Query, Route, Tab};
use crate::engine::{
    Account, Assignment, Context, Domain, Instance, MOST_SITES, Number, Place, Plan, Sites, Status, Step, Verdict,
    plan as work_out, read_sites,
};
use crate::exchange::Csv;
use crate::i18n::{self, Lang, plan as say};

/// A step that comes before sites can be filed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanStep {
    /// What it is.
    pub text: String,
    /// What is done in it, each with the guide's link.
    pub remedies: Vec<(String, Option<String>)>,
    /// The fragment of the instance that it changes.
    pub instance: Option<String>,
    /// The account that is signed in to.
    pub account: Option<Account>,
    /// Whether something is bought that is to be added then.
    pub buys: bool,
}

/// A site with its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SiteRow {
    /// Its domain.
    pub domain: String,
    /// Its ASCII form, where that is another.
    pub ace: Option<String>,
    /// Where it goes, in words.
    pub place: String,
    /// The account, where it is not the current one.
    pub account: Option<String>,
    /// Whether it is filed or under review.
    pub done: bool,
    /// Whether its turn is now.
    pub ready: bool,
    /// Where it can be applied for now.
    pub due: Option<Due>,
    /// The fragment of its number.
    pub number: Option<String>,
    /// The fragment of the marketplace product whose number is looked up.
    pub instance: Option<String>,
}

/// The page of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanView {
    /// What is no domain, with line and reason.
    pub faults: Vec<String>,
    /// What was made of the rest of the list.
    pub remarks: Vec<String>,
    /// How many sites there are and how they stand; none without any.
    pub summary: Option<String>,
    /// The least to do, in words.
    pub cost: String,
    /// The steps that come first.
    pub steps: Vec<PlanStep>,
    /// The sites.
    pub rows: Vec<SiteRow>,
    /// What can be applied for now.
    pub due: Vec<Due>,
    /// Instances that were not counted.
    pub unsure: Option<String>,
    /// Where their facts are filled in.
    pub unsure_link: String,
    /// Instances that are probably gone.
    pub released: Option<String>,
    /// Where and why the last pass stopped.
    pub stopped: Option<String>,
}

/// How far the pass is, and whether another site comes; none where there is no pass.
pub fn pass_progress(model: &Model) -> Option<(String, bool)> {
    let pass = model.pass.as_ref().filter(|pass| pass.stopped.is_none() && pass.sites.len() > 1)?;
    let due = pass.present()?;
    Some((say::progress(model.lang, pass.place, pass.sites.len(), &due.site), pass.has_next()))
}

/// The page of the plan, as it stands.
pub fn plan(model: &Model) -> PlanView {
    let read = read_sites(&model.sites);
    let lang = model.lang;
    let faults = read.faults.iter().map(|fault| say::fault(lang, fault.line, &fault.typed, fault.error)).collect();
    let stopped = model.pass.as_ref().and_then(|pass| {
        let stopped = pass.stopped.as_ref()?;
        let reason = stopped.refused.as_ref().map(|refusal| i18n::say::refusal(lang, refusal)).unwrap_or_default();
        Some(say::stopped(lang, pass.place.saturating_sub(1), pass.sites.len(), &stopped.site, &reason))
    });
    let mut view = PlanView { faults, remarks: remarks(lang, &read), stopped, ..PlanView::default() };
    if read.sites.is_empty() {
        return view;
    }
    let domains: Vec<&Domain> = read.sites.iter().map(|site| &site.domain).collect();
    let numbers = model.book.numbers();
    let planned = planned(model, &domains, &numbers);
    view.rows = planned.sites.iter().map(|site| row(model, site)).collect();
    view.due = view.rows.iter().filter_map(|row| row.due.clone()).collect();
    let done = view.rows.iter().filter(|row| row.done).count();
    let ready = view.rows.iter().filter(|row| row.ready).count();
    view.summary = Some(say::summary(lang, view.rows.len(), done, ready, view.rows.len() - done - ready));
    view.cost = say::cost(lang, planned.cost);
    view.steps = planned.steps.iter().map(|step| self::step(lang, step)).collect();
    if !view.steps.is_empty() {
        let count = |instances: &[&Instance], text: fn(Lang, usize) -> String| {
            (!instances.is_empty()).then(|| text(lang, instances.len()))
        };
        view.unsure = count(&planned.unsure, say::unsure);
        view.released = count(&planned.released, say::released);
        let query = Query { verdict: Some(Verdict::Undetermined), ..Query::default() };
        view.unsure_link = Route { page: Page::Apply(Tab::All), query }.fragment();
    }
    view
}

fn planned<'a>(model: &'a Model, domains: &[&'a Domain], numbers: &'a [Number]) -> Plan<'a> {
    let context = Context { as_of: model.moment(), account: model.account.as_ref(), numbers };
    work_out(domains, &model.instances, context, model.policy())
}

fn remarks(lang: Lang, read: &Sites) -> Vec<String> {
    let mut remarks: Vec<(usize, String)> = Vec::new();
    for site in &read.sites {
        if !site.noise.is_empty() {
            let domain = site.domain.as_str();
            remarks.push((site.line, say::stripped(lang, site.line, &site.typed, domain, &site.noise)));
        }
        if let Some(above) = &site.under {
            remarks.push((site.line, say::under(lang, site.line, &site.typed, above)));
        }
    }
    let repeated = read.repeated.iter();
    remarks.extend(repeated.map(|again| (again.line, say::repeated(lang, again.line, &again.typed, again.first))));
    if read.too_many > 0 {
        remarks.push((usize::MAX, say::too_many(lang, read.too_many, MOST_SITES)));
    }
    let remarks = crate::engine::order::ranked(remarks, |(line, _)| i64::try_from(*line).unwrap_or(i64::MAX));
    remarks.into_iter().map(|(_, text)| text).collect()
}

/// An instance by its name and id.
fn called(instance: &Instance) -> String {
    match instance.name.as_deref().filter(|name| !name.is_empty() && *name != instance.id) {
        Some(name) => [name, " · ", &instance.id].concat(),
        None => instance.id.clone(),
    }
}

fn words(lang: Lang, site: &Assignment<'_>) -> String {
    match &site.place {
        Place::Done(number) if number.status() == Status::Filed => say::filed(lang, &number.number),
        Place::Done(number) => say::filing(lang, &number.number),
        Place::Number(number, host) if number.status() == Status::Unbound => {
            say::bind(lang, &number.number, host.map(called).as_deref())
        }
        Place::Number(number, _) => say::number(lang, &number.number),
        Place::Reservation(number) => say::reservation(lang, &number.number),
        Place::Apply(instance) => say::apply(lang, &called(instance), site.ready),
        Place::View(instance) => say::view(lang, &called(instance), site.ready),
        Place::Fresh(place) => say::fresh(lang, *place),
        Place::Nowhere => say::nowhere(lang).to_owned(),
    }
}

/// The number and the instance of a place.
fn parts<'a>(site: &Assignment<'a>) -> (Option<&'a str>, Option<&'a str>) {
    match site.place {
        Place::Done(number) | Place::Reservation(number) => (Some(&number.number), number.instance.as_deref()),
        Place::Number(number, host) => {
            (Some(&number.number), host.map(|host| host.id.as_str()).or(number.instance.as_deref()))
        }
        Place::Apply(instance) | Place::View(instance) => (None, Some(&instance.id)),
        Place::Fresh(_) | Place::Nowhere => (None, None),
    }
}

fn row(model: &Model, site: &Assignment<'_>) -> SiteRow {
    let open = |page: Page, open: &str| {
        Route { page, query: Query { open: Some(open.to_owned()), ..Query::default() } }.fragment()
    };
    let (number, instance) = parts(site);
    let domain = site.domain.as_str().to_owned();
    let due = match site.place {
        Place::Apply(instance) if site.ready => Some(Due { site: domain.clone(), instance: instance.id.clone() }),
        _ => None,
    };
    let elsewhere = site.account.filter(|account| model.account.as_ref().is_some_and(|current| current != *account));
    SiteRow {
        ace: (site.domain.ace() != domain).then(|| site.domain.ace().to_owned()),
        domain,
        place: words(model.lang, site),
        account: elsewhere.map(|account| say::in_account(model.lang, account.as_str())),
        done: matches!(site.place, Place::Done(_)),
        ready: site.ready,
        due,
        number: number.map(|number| open(Page::Management, number)),
        instance: match site.place {
            Place::View(_) => instance.map(|id| open(Page::Apply(Tab::All), id)),
            _ => None,
        },
    }
}

fn step(lang: Lang, step: &Step<'_>) -> PlanStep {
    match step {
        Step::Prepare(instance, remedies) => {
            let query = Query { open: Some(instance.id.clone()), ..Query::default() };
            PlanStep {
                text: say::prepare(lang, &called(instance)),
                remedies: remedies
                    .iter()
                    .map(|remedy| (i18n::verdict::remedy(lang, remedy), remedy.link.map(str::to_owned)))
                    .collect(),
                instance: Some(Route { page: Page::Apply(Tab::All), query }.fragment()),
                ..PlanStep::default()
            }
        }
        Step::Buy { product, count, each } => {
            PlanStep { text: say::buy(lang, *product, *count, *each), buys: true, ..PlanStep::default() }
        }
        Step::SignIn(account) => PlanStep {
            text: say::sign_in(lang, account.as_str()),
            account: Some((*account).clone()),
            ..PlanStep::default()
        },
    }
}

/// The plan as a table, for a spreadsheet.
pub(in super::super) fn plan_csv(model: &Model) -> String {
    let read = read_sites(&model.sites);
    let domains: Vec<&Domain> = read.sites.iter().map(|site| &site.domain).collect();
    let mut csv = Csv::default();
    csv.row(say::headers(model.lang));
    let numbers = model.book.numbers();
    for site in &planned(model, &domains, &numbers).sites {
        let (number, instance) = parts(site);
        csv.row([
            site.domain.as_str(),
            site.domain.ace(),
            &words(model.lang, site),
            instance.unwrap_or_default(),
            number.unwrap_or_default(),
            site.account.map(Account::as_str).unwrap_or_default(),
        ]);
    }
    csv.finish()
}
