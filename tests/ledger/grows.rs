//! A book that grows is the book that a replay makes, and counting a few numbers is counting all.

use std::sync::Arc;

use beian_desk::engine::{Account, Assessor, Context, Instance, Number, Policy, Product, Status};
use beian_desk::ledger::{Book, Change, Event, EventId, Record};

use crate::{at, hosting, server};

/// Draws small numbers, the same on every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}

fn instances() -> Vec<Instance> {
    let mut ownerless = hosting("h-3", "1");
    ownerless.owner = None;
    let mut market = Instance::new("m-1", Product::SiteMarket);
    market.first_term_months = Some(12);
    market.order_amount = "100".parse().ok();
    vec![server("i-1"), server("i-2"), hosting("h-1", "1"), hosting("h-2", "2"), ownerless, market]
}

/// A record as an import may bring it: of any product and instance, fitting or not, or of none.
fn record(draw: &mut Draw) -> Record {
    let products = [None, Some(Product::Ecs), Some(Product::ElasticWebHosting), Some(Product::SiteMarket)];
    let instances = [None, Some("i-1"), Some("i-2"), Some("h-1"), Some("h-3"), Some("m-1"), Some("elsewhere")];
    Record {
        product: draw.of(&products),
        instance: draw.of(&instances).map(str::to_owned),
        account: draw.of(&[None, Some("1"), Some("2")]).and_then(|digits| digits.parse().ok()),
        ..Record::default()
    }
}

fn event(draw: &mut Draw, nth: u8, millis: i64) -> Event {
    let name = |draw: &mut Draw| format!("{}-{}", draw.of(&["SIM", "real"]), draw.below(6));
    let number = name(draw);
    let reserved = Change::Reserved { record: record(draw), discarded: draw.below(4) == 0 };
    let replaces = (draw.below(2) == 0).then(|| format!("SIM-{}", draw.below(6)));
    let status = draw.of(Status::ALL);
    let recorded = Change::Recorded { record: record(draw), status, replaces };
    let instance = draw.of(&["i-1", "i-2", "h-1", "elsewhere"]).to_owned();
    let change = match draw.below(9) {
        0..=2 => reserved,
        3..=5 => recorded,
        6 => Change::Bound { instance },
        7 => draw.of(&[Change::Discarded, Change::Rejected, Change::Invalidated, Change::Submitted { domain: None }]),
        _ => Change::Moved { status, icp_number: None },
    };
    let id = EventId::from_entropy([draw.below(256) as u8, nth, 0, 0, 0, 0, 0, 0]);
    Event { id, at: beian_desk::engine::Moment::from_millis(millis).unwrap(), number, change }
}

#[test]
fn a_book_that_grows_is_the_book_of_a_replay() {
    let (mut followed, mut replayed) = (0, 0);
    for seed in 0..400 {
        let mut draw = Draw(seed);
        let (mut log, mut book): (Vec<Arc<Event>>, Book) = (Vec::new(), Book::default());
        let mut millis = 1_782_000_000_000;
        for nth in 0..24 {
            // Mostly later; at times at once, or with the clock set back.
            millis += draw.of(&[1_000, 1_000, 1_000, 0, -500]);
            log.push(Arc::new(event(&mut draw, nth, millis)));
            let whole = Book::replay(log.iter().cloned());
            if book.follow(&log[log.len() - 1..]) {
                followed += 1;
                assert_eq!(book, whole, "seed {seed}, event {nth}");
                // Asked for after every event, and so changed in its place; those of the replay are made now.
                assert_eq!(book.all(), whole.all(), "seed {seed}, event {nth}");
            } else {
                replayed += 1;
                book = whole;
            }
        }
    }
    assert!(followed > 500 && replayed > 500, "{followed} followed, {replayed} replayed");
}

#[test]
fn what_an_entry_says_is_what_its_number_says() {
    let mut draw = Draw(7);
    let events = (0..2_000).map(|nth| event(&mut draw, nth as u8, 1_782_000_000_000 + nth)).collect::<Vec<_>>();
    let mut replaced = 0;
    for log in events.chunks(12) {
        for entry in Book::replay(log.iter().cloned()).entries() {
            let before = (entry.status(), entry.is_simulated(), entry.is_unused());
            let known = (entry.text(), entry.instance(), entry.product(), entry.account());
            let number = entry.number();
            assert_eq!(before, (number.status(), number.is_simulated(), number.is_unused()));
            let said = (number.number.as_str(), number.instance.as_deref(), number.product, number.account.as_ref());
            assert_eq!(known, said);
            assert_eq!(*number, entry.to_number());
            assert_eq!(entry.history().next().map(|past| past.at), Some(entry.since()));
            replaced += usize::from(entry.replaced_by().is_some());
        }
    }
    assert!(replaced > 10, "{replaced}");
}

#[test]
fn judging_by_the_numbers_that_matter_is_judging_by_all() {
    let instances = instances();
    let accounts: [Option<Account>; 3] = [None, "1".parse().ok(), "2".parse().ok()];
    for seed in 0..300 {
        let mut draw = Draw(seed);
        let events = (0..30).map(|nth| event(&mut draw, nth, 1_782_000_000_000 + i64::from(nth)));
        let book = Book::replay(events.collect::<Vec<_>>());
        let numbers = book.numbers();
        for account in &accounts {
            let (as_of, account) = (at("2026-07-01T12:00+08:00"), account.as_ref());
            let context = Context { as_of, account, numbers: &numbers };
            let all = Assessor::new(&instances, context, Policy::standard());
            let by = |numbers: &[&'_ Number], some: &[&Instance]| {
                let few = Assessor::among(&instances, as_of, account, numbers, Policy::standard());
                for instance in instances.iter().filter(|one| some.iter().any(|other| other.id == one.id)) {
                    let found = few.judge(instance);
                    assert_eq!(found, all.judge(instance), "seed {seed}, {}, {account:?}", instance.id);
                }
            };
            for instance in &instances {
                by(&book.numbers_of(&[instance]), &[instance]);
            }
            let every: Vec<&Instance> = instances.iter().collect();
            by(&book.numbers_of(&every), &every);
        }
    }
}

#[test]
fn what_an_event_touches_is_all_that_it_changes() {
    let instances = instances();
    let mut changed = 0;
    for seed in 0..1_500 {
        let mut draw = Draw(seed);
        let (mut log, mut before): (Vec<Arc<Event>>, Vec<_>) = (Vec::new(), Vec::new());
        for nth in 0..24 {
            log.push(Arc::new(event(&mut draw, nth, 1_782_000_000_000 + i64::from(nth))));
            let book = Book::replay(log.iter().cloned());
            let numbers = book.numbers();
            let context = Context { as_of: at("2026-07-01T12:00+08:00"), account: None, numbers: &numbers };
            let assessor = Assessor::new(&instances, context, Policy::standard());
            let quotas: Vec<_> = instances.iter().map(|instance| assessor.judge(instance).quota).collect();
            // Where an earlier event came to fit, more is touched than by the last: all is judged then.
            let touched = book.touched(&log[log.len() - 1..]);
            let mut grown = Book::replay(log[..log.len() - 1].iter().cloned());
            if grown.follow(&log[log.len() - 1..]) && !before.is_empty() {
                for (instance, (old, new)) in instances.iter().zip(before.iter().zip(&quotas)) {
                    changed += usize::from(old != new);
                    assert!(old == new || touched.has(instance), "seed {seed}, event {nth}, {}", instance.id);
                }
            }
            before = quotas;
        }
    }
    assert!(changed > 200, "{changed} quotas changed");
}
