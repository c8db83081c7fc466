//! The plan: where each of several sites is filed, and the least that must be done first.

use super::answer::{Fault, answered};
use super::{facts, input};
use crate::engine::json::object;
use crate::engine::{
    self, Account, Assignment, Context, Domain, Instance, Json, Moment, Place, Plan, Product, Remedy, Repeated,
    SiteFault, Step, read_sites,
};

/// Where each site of a list goes: `plan`, and beside it what of the list stands there twice or is no domain.
///
/// `facts` and `options` are those of [`assess`](super::assess); `sites` is a list of domains as one types it.
///
/// ```
/// use beian_desk::library::plan;
///
/// let options = r#"{"as_of": "2026-07-01T12:00:00+08:00"}"#;
/// let planned = plan(r#"{"schema": "beian-desk/1"}"#, "example.cn", options);
/// assert!(planned.contains(r#""cost":{"purchases":1,"accounts":0,"months":0,"touched":0}"#));
/// ```
pub fn plan(facts: &str, sites: &str, options: &str) -> String {
    let planned = || -> Result<String, Vec<Fault>> {
        let (as_of, policy) = input::options(options)?;
        let facts = self::facts(facts)?;
        input::not_too_large(sites, "sites")?;
        let sites = read_sites(sites);
        let domains: Vec<&Domain> = sites.sites.iter().map(|site| &site.domain).collect();
        let context = Context { as_of, account: facts.account.as_ref(), numbers: &facts.numbers };
        let plan = engine::plan(&domains, &facts.instances, context, policy);
        let plan = Shown::new(&plan, &policy.name, as_of).json();
        let repeated: Vec<Twice<'_>> = sites.repeated.iter().map(Twice::new).collect();
        let faults: Vec<NoSite<'_>> = sites.faults.iter().map(NoSite::new).collect();
        let members = [
            ["\"plan\":", &plan].concat(),
            ["\"repeated\":", &repeated.json()].concat(),
            ["\"no_domains\":", &faults.json()].concat(),
            ["\"too_many\":", &sites.too_many.json()].concat(),
        ];
        Ok(members.join(","))
    };
    answered(planned())
}

struct Shown<'p> {
    policy: &'p str,
    as_of: Moment,
    sites: Vec<Site<'p>>,
    steps: Vec<Do<'p>>,
    cost: Cost,
    unsure: Vec<&'p str>,
    released: Vec<&'p str>,
}

struct Site<'p> {
    domain: &'p str,
    ascii: &'p str,
    place: &'static str,
    number: Option<&'p str>,
    instance: Option<&'p str>,
    purchase: Option<usize>,
    account: Option<&'p Account>,
    ready: bool,
}

#[derive(Default)]
struct Do<'p> {
    step: &'static str,
    instance: Option<&'p str>,
    remedies: Option<&'p [Remedy<'p>]>,
    product: Option<Product>,
    count: Option<usize>,
    each: Option<u32>,
    account: Option<&'p Account>,
}

struct Cost {
    purchases: u32,
    accounts: u32,
    months: u32,
    touched: u32,
}

struct Twice<'s> {
    line: usize,
    typed: &'s str,
    first: usize,
}

object!(Shown<'_> { policy, as_of, sites, steps, cost, unsure, released });
object!(Site<'_> { domain, ascii, place, number, instance, purchase, account, ready });
object!(Do<'_> { step, instance, remedies, product, count, each, account });
object!(Cost { purchases, accounts, months, touched });
object!(Twice<'_> { line, typed, first });
object!(NoSite<'_> { line, typed, message });

impl Twice<'_> {
    fn new(site: &Repeated) -> Twice<'_> {
        Twice { line: site.line, typed: &site.typed, first: site.first }
    }
}

struct NoSite<'s> {
    line: usize,
    typed: &'s str,
    message: String,
}

impl NoSite<'_> {
    fn new(fault: &SiteFault) -> NoSite<'_> {
        NoSite { line: fault.line, typed: &fault.typed, message: fault.error.words().to_owned() }
    }
}

impl<'p> Shown<'p> {
    fn new(plan: &'p Plan<'p>, policy: &'p str, as_of: Moment) -> Shown<'p> {
        let engine::Cost { purchases, accounts, months, touched } = plan.cost;
        let ids = |instances: &[&'p Instance]| instances.iter().map(|instance| instance.id.as_str()).collect();
        Shown {
            policy,
            as_of,
            sites: plan.sites.iter().map(site).collect(),
            steps: plan.steps.iter().map(step).collect(),
            cost: Cost { purchases, accounts, months, touched },
            unsure: ids(&plan.unsure),
            released: ids(&plan.released),
        }
    }
}

fn site<'p>(site: &'p Assignment<'p>) -> Site<'p> {
    let (place, number, instance, purchase) = match site.place {
        Place::Done(number) => ("done", Some(number), None, None),
        Place::Number(number, instance) => ("number", Some(number), instance, None),
        Place::Reservation(number) => ("reservation", Some(number), None, None),
        Place::Apply(instance) => ("apply", None, Some(instance), None),
        Place::View(instance) => ("view", None, Some(instance), None),
        Place::Fresh(purchase) => ("purchase", None, None, Some(purchase)),
        Place::Nowhere => ("nowhere", None, None, None),
    };
    Site {
        domain: site.domain.as_str(),
        ascii: site.domain.ace(),
        place,
        number: number.map(|number| number.number.as_str()),
        instance: instance.map(|instance| instance.id.as_str()),
        purchase,
        account: site.account,
        ready: site.ready,
    }
}

fn step<'p>(step: &'p Step<'p>) -> Do<'p> {
    match step {
        Step::Prepare(instance, remedies) => {
            Do { step: "prepare", instance: Some(&instance.id), remedies: Some(remedies), ..Do::default() }
        }
        Step::Buy { product, count, each } => {
            Do { step: "buy", product: Some(*product), count: Some(*count), each: Some(*each), ..Do::default() }
        }
        Step::SignIn(account) => Do { step: "sign_in", account: Some(account), ..Do::default() },
    }
}
