//! A plan can be carried out: each of its steps is called for by the engine when its turn comes, the ledger
//! accepts what is done for each site, and in the end every site has one number.

use beian_desk::engine::{
    After, Assessor, Assignment, Context, Cost, Domain, Instance, Moment, Number, Origin, Place, Policy, Product,
    Remedy, RemedyKind, Status, Step, apply,
};
use beian_desk::ledger::{self, Book, Change, Event, EventId, Intent, Record};
use proptest::prelude::*;

use super::desk::{Desk, account, at};
use super::oracle;
use super::plans::{domains, planned};
use super::strategies::{cases, desk};

/// Random bytes that are not: different for every count.
pub(super) fn drawn(count: usize) -> [u8; 16] {
    let mut bytes = [0; 16];
    let (id, number) = bytes.split_at_mut(8);
    id.copy_from_slice(&(count as u64).to_be_bytes());
    // Five bits a letter.
    number.iter_mut().enumerate().for_each(|(place, byte)| *byte = ((count >> (5 * place)) & 31) as u8);
    bytes
}

/// A book that holds these numbers.
pub(super) fn book_of(numbers: &[Number]) -> Book {
    let events = numbers.iter().enumerate().map(|(place, number)| {
        let record = Record::of(number);
        let change = match number.origin {
            Some(Origin::Simulated) => Change::Reserved { record, discarded: number.status == Some(Status::Invalid) },
            _ => Change::Recorded { record, status: number.status(), replaces: number.replaces.clone() },
        };
        let id = EventId::from_entropy((place as u64 + 500_000).to_be_bytes());
        Event { id, at: at("2026-01-01T00:00Z"), number: number.number.clone(), change }
    });
    Book::replay(events)
}

/// Somebody who does what a plan says.
struct Doer<'a> {
    desk: Desk,
    book: Book,
    policy: &'a Policy,
    count: usize,
    fresh: Vec<String>,
    cost: Cost,
}

impl Doer<'_> {
    /// Does what the ledger must accept.
    #[track_caller]
    fn does(&mut self, intent: Intent) -> String {
        self.count += 1;
        let desk = ledger::Desk {
            instances: &self.desk.instances,
            policy: self.policy,
            as_of: self.desk.as_of,
            now: at("2027-01-01T00:00Z"),
            entropy: drawn(self.count),
        };
        let event = ledger::decide(&self.book, &intent, &desk)
            .unwrap_or_else(|refusal| panic!("{intent:?} is refused: {refusal:?} in {:#?}", self.desk));
        let number = event.number.clone();
        self.book.push(event);
        assert_eq!(self.book.conflicts(), []);
        number
    }

    /// Changes an instance as the engine calls for.
    #[track_caller]
    fn prepare(&mut self, id: &str, remedies: &[Remedy<'_>]) {
        for remedy in remedies {
            let numbers = self.book.numbers();
            let context = Context { as_of: self.desk.as_of, account: self.desk.account.as_ref(), numbers: &numbers };
            let place = self.desk.instances.iter().position(|instance| instance.id == id).unwrap();
            let instance = &self.desk.instances[place];
            let assessor = Assessor::new(&self.desk.instances, context, self.policy);
            let view = ledger::owner_view(instance, self.desk.account.as_ref());
            let next = assessor.judge_as(instance, view).remedies.into_iter().next();
            assert_eq!(next.map(|next| (next.action, next.months)), Some((remedy.action, remedy.months)));
            let before = After { instance: instance.clone(), account: self.desk.account.clone() };
            self.desk.instances[place] = apply(remedy, &before, self.desk.as_of, "", &account("1888")).instance;
            self.cost.months += remedy.months.unwrap_or(0);
        }
        self.cost.touched += 1;
    }

    fn buy(&mut self, product: Product, count: usize) {
        for n in 1..=count {
            let id = format!("bought-{n}");
            let buy = Remedy { action: RemedyKind::BuyInstance, months: None, link: None, source: &[] };
            let before = After { instance: Instance::new("", product), account: self.desk.account.clone() };
            self.desk.instances.push(apply(&buy, &before, self.desk.as_of, &id, &account("1888")).instance);
            self.fresh.push(id);
        }
        self.cost.purchases += count as u32;
    }

    /// From here on as another account; what was the current one's by silence stays its.
    fn sign_in(&mut self, next: &beian_desk::engine::Account) {
        self.desk.account = Some(next.clone());
        self.cost.accounts += 1;
    }

    fn file(&mut self, site: &Domain, place: &Place<'_>) {
        let domain = Some(site.as_str().to_owned());
        let reserve = |doer: &mut Self, id: &str| {
            let (instance, account) = (id.to_owned(), doer.desk.account.clone());
            let reservation = doer.does(Intent::Reserve { instance, account, domain: domain.clone() });
            doer.bring(Some(reservation), None)
        };
        let number = match place {
            Place::Done(_) => return,
            Place::Nowhere => panic!("there is always something to buy"),
            Place::Apply(instance) => reserve(self, &instance.id),
            Place::Fresh(n) => {
                let id = self.fresh[n - 1].clone();
                reserve(self, &id)
            }
            Place::Reservation(number) => self.bring(Some(number.number.clone()), None),
            Place::View(instance) => self.bring(None, Some(instance.id.clone())),
            Place::Number(number, host) => {
                if number.status() == Status::Unbound {
                    let instance = host.map(|host| host.id.clone());
                    // One that names the site needs no instance that is listed.
                    let Some(instance) = instance else { return };
                    let change = Change::Bound { instance };
                    self.does(Intent::Change { number: number.number.clone(), change });
                }
                number.number.clone()
            }
        };
        self.does(Intent::Change { number: number.clone(), change: Change::Submitted { domain } });
    }

    /// Brings the real number in that the console showed.
    fn bring(&mut self, replaces: Option<String>, instance: Option<String>) -> String {
        let number = format!("real-{}", self.count);
        let record = Record { instance, ..Record::default() };
        self.does(Intent::Record { number, record, status: Status::Bound, replaces })
    }
}

/// Carries the plan for `sites` out.
#[track_caller]
fn carry_out(mut desk: Desk, policy: &Policy, sites: &[Domain]) {
    // What has no owner is the current account's, and stays so whoever signs in later.
    if let Some(current) = desk.account.clone() {
        for number in &mut desk.numbers {
            let owned = desk
                .instances
                .iter()
                .find(|i| Some(&i.id) == number.instance.as_ref())
                .is_none_or(|i| i.owner.is_none());
            if number.account.is_none() && owned {
                number.account = Some(current.clone());
            }
        }
        desk.instances.iter_mut().for_each(|instance| {
            instance.owner.get_or_insert_with(|| current.clone());
        });
    }
    let plan = planned(&desk, policy, sites);
    let listed: Vec<&str> = plan.sites.iter().map(|site| site.domain.as_str()).collect();
    assert_eq!(listed, sites.iter().map(Domain::as_str).collect::<Vec<_>>());
    let mut doer = Doer {
        desk: desk.clone(),
        book: book_of(&desk.numbers),
        policy,
        count: 0,
        fresh: vec![],
        cost: Cost::default(),
    };
    let mut open: Vec<_> = plan.sites.iter().collect();
    // What can be done now is done before any step, and what an account has while one is signed in there. Numbers
    // are tied to instances in the end: tied, they count as the instance's own.
    let unbound = |site: &&Assignment<'_>| matches!(site.place, Place::Number(n, _) if n.status() == Status::Unbound);
    let round = |doer: &mut Doer<'_>, open: &mut Vec<&Assignment<'_>>, ready: bool| {
        let current = doer.desk.account.clone();
        open.retain(|site| {
            let mine = current.is_none() || site.account == current.as_ref();
            let now = mine && (site.ready || !ready) && !unbound(site);
            if now {
                doer.file(site.domain, &site.place);
            }
            !now
        });
    };
    round(&mut doer, &mut open, true);
    for step in &plan.steps {
        match step {
            Step::Prepare(instance, remedies) => doer.prepare(&instance.id, remedies),
            Step::Buy { product, count, .. } => doer.buy(*product, *count),
            Step::SignIn(next) => {
                round(&mut doer, &mut open, false);
                doer.sign_in(next);
            }
        }
    }
    round(&mut doer, &mut open, false);
    open.iter().filter(|site| unbound(site)).for_each(|site| doer.file(site.domain, &site.place));
    open.retain(|site| !unbound(site));
    open.retain(|site| !matches!(site.place, Place::Done(_)));
    assert!(open.is_empty(), "{open:?} of {desk:#?}");
    assert_eq!(doer.cost, plan.cost, "{:?} of {desk:#?}", plan.steps);
    each_has_one(&doer, sites);
}

/// Every site is filed or under review with a number, and no number is taken twice.
#[track_caller]
fn each_has_one(doer: &Doer<'_>, sites: &[Domain]) {
    let numbers = doer.book.numbers();
    for site in sites {
        let carries =
            |number: &&Number| number.domain.as_deref().and_then(|text| text.parse().ok()).as_ref() == Some(site);
        let under_way = |number: &&Number| matches!(number.status(), Status::Filing | Status::Filed);
        let unbound = |number: &&Number| number.status() == Status::Unbound;
        let filed = numbers.iter().filter(carries).filter(under_way).count();
        assert!(filed == 1 || numbers.iter().filter(carries).any(|number| unbound(&number)), "{site:?}: {numbers:#?}");
    }
}

/// Some numbers are for one of the sites.
fn named(mut desk: Desk, names: &[usize], sites: &[Domain]) -> Desk {
    let mut left: Vec<&Domain> = sites.iter().collect();
    for (number, name) in desk.numbers.iter_mut().zip(names) {
        if name % 3 == 0 && !left.is_empty() {
            number.domain = Some(left.remove(name % left.len()).as_str().to_owned());
        } else if name % 3 == 1 {
            number.domain = Some("elsewhere.cn".to_owned());
        }
    }
    desk
}

/// Dates that a remedy would write past the provider's placeholder, and months out of range, are left out.
fn within_range(instance: &Instance) -> bool {
    let late = |at: Moment| oracle::is_never(at);
    instance.term_months.is_none_or(|months| months < 1000) && !instance.expires_at.is_some_and(late)
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn every_plan_can_be_carried_out(
        mut desk in desk(),
        count in 0usize..14,
        names in proptest::collection::vec(0usize..30, 14),
    ) {
        desk.instances.retain(within_range);
        let sites = domains(count);
        carry_out(named(desk, &names, &sites), Policy::standard(), &sites);
    }
}
