//! Several tabs at once: every order of their steps, by running each schedule anew from the start.
//!
//! A step is what lies between two awaits of the protocol. Where all orders are too many, the first ones of the
//! depth-first walk and as many drawn by a generator stand for them.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use beian_desk::ledger::Change;
use beian_desk::ledger::store::{All, Care};

use crate::amount;
use crate::flow::{Flow, Mode, Seed, commit, erase, record, reserve, seed, store};
use crate::world::{Which, World, block_on, next};

/// What a tab does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Opens, then applies.
    Applies,
    /// Was open already, and applies.
    AppliesOpen,
    /// Was open already, reads what others wrote, and applies.
    FollowsOpen,
    /// Opens, and records the number that others record too.
    Records,
    /// Only opens: reads, heals, compacts.
    Opens,
    /// Opens, and erases everything.
    Erases,
    /// No tab: the browser evicts the database.
    Evicts,
    /// Applies, and is killed at its third step.
    Dies,
}

struct Case {
    name: &'static str,
    parts: &'static [Part],
    /// Whether no tab sees what another writes to localStorage.
    apart: bool,
}

const CASES: &[Case] = &[
    Case { name: "two apply", parts: &[Part::Applies, Part::Applies], apart: false },
    Case { name: "two apply on stale copies", parts: &[Part::Applies, Part::Applies], apart: true },
    Case { name: "two open tabs apply", parts: &[Part::AppliesOpen, Part::AppliesOpen], apart: true },
    Case {
        name: "one applies while the database is evicted",
        parts: &[Part::AppliesOpen, Part::Applies, Part::Evicts],
        apart: false,
    },
    Case { name: "two record the same", parts: &[Part::Records, Part::Records, Part::Opens], apart: false },
    Case { name: "one erases", parts: &[Part::Applies, Part::Erases], apart: false },
    Case { name: "one dies", parts: &[Part::Dies, Part::Applies, Part::Opens], apart: true },
    Case { name: "three apply", parts: &[Part::AppliesOpen, Part::AppliesOpen, Part::Applies], apart: true },
    Case { name: "two follow", parts: &[Part::FollowsOpen, Part::FollowsOpen, Part::Applies], apart: false },
    Case { name: "one follows while one erases", parts: &[Part::FollowsOpen, Part::Erases], apart: true },
    Case { name: "four at once", parts: &[Part::AppliesOpen, Part::Applies, Part::Records, Part::Opens], apart: true },
    Case {
        name: "four and an eviction",
        parts: &[Part::AppliesOpen, Part::AppliesOpen, Part::Records, Part::Evicts],
        apart: false,
    },
];

type Task = Pin<Box<dyn Future<Output = ()>>>;

async fn play<C: Care + 'static>(world: Rc<World>, id: usize, part: Part, open: Option<Rc<Opened<C>>>) {
    if part == Part::Evicts {
        world.turn().await;
        world.evict(Which::Database);
        return;
    }
    let opened = match open {
        Some(open) => open,
        None => Rc::new(Opened::new(&world, id)),
    };
    let (tab, store) = (&opened.0, &opened.1);
    match part {
        Part::AppliesOpen => {}
        Part::FollowsOpen => drop(store.follow().await),
        _ => drop(store.load().await),
    }
    match part {
        Part::Applies | Part::AppliesOpen | Part::FollowsOpen => {
            commit(&world, tab, store, &[reserve()]).await;
        }
        Part::Dies => {
            // Two steps in: the process ends while the transaction is open.
            let intents = [reserve()];
            let mut committing = Box::pin(commit(&world, tab, store, &intents));
            let mut steps = 0;
            std::future::poll_fn(|context| {
                steps += 1;
                if steps == 3 {
                    tab.dead.set(true);
                }
                if steps > 3 { Poll::Ready(()) } else { committing.as_mut().poll(context).map(|_| ()) }
            })
            .await;
        }
        Part::Records => {
            commit(&world, tab, store, &[record("real-1")]).await;
        }
        Part::Erases => {
            erase(&world, tab, store).await;
        }
        Part::Opens | Part::Evicts => {}
    }
}

/// An open tab.
struct Opened<C>(
    Rc<crate::fakes::Tab>,
    beian_desk::ledger::store::Store<crate::fakes::FakeDatabase, crate::fakes::FakeLocal, C>,
);

impl<C: Care + 'static> Opened<C> {
    fn new(world: &Rc<World>, id: usize) -> Opened<C> {
        let (tab, store) = store::<C>(world, id, Mode::Full);
        Opened(tab, store)
    }
}

/// Runs one schedule. `choose` picks the next tab among so many; the choices and how many there were come back.
fn run<C: Care + 'static>(
    case: &Case,
    seed: &Seed,
    mut choose: impl FnMut(usize, usize) -> usize,
) -> (Rc<World>, Vec<(usize, usize)>) {
    let world = Rc::new(World::default());
    *world.database.borrow_mut() = seed.database.clone();
    *world.copy.borrow_mut() = seed.copy.clone();
    world.millis.set(1_782_000_100_000);
    world.drawn.set(1_000);
    world.apart.set(case.apart);
    let mut tasks: Vec<Option<Task>> = Vec::new();
    for (id, part) in case.parts.iter().enumerate() {
        let open = matches!(part, Part::AppliesOpen | Part::FollowsOpen).then(|| {
            let opened = Opened::<C>::new(&world, id + 1);
            block_on(opened.1.load());
            Rc::new(opened)
        });
        tasks.push(Some(Box::pin(play::<C>(world.clone(), id + 1, *part, open))));
    }
    world.scheduled.set(true);
    let mut taken = Vec::new();
    let mut context = Context::from_waker(Waker::noop());
    // The tabs that wait for another's transaction make no step, and are not chosen until it is over.
    let mut waiting: BTreeSet<usize> = BTreeSet::new();
    loop {
        let ready: Vec<usize> = (0..tasks.len()).filter(|id| tasks[*id].is_some() && !waiting.contains(id)).collect();
        if ready.is_empty() {
            assert!(tasks.iter().all(Option::is_none), "all wait: {taken:?}");
            break;
        }
        let choice = choose(taken.len(), ready.len());
        taken.push((choice, ready.len()));
        let id = ready[choice];
        let before = world.locked.get();
        if let Some(task) = &mut tasks[id]
            && task.as_mut().poll(&mut context).is_ready()
        {
            tasks[id] = None;
        }
        match world.locked.get() {
            Some(owner) if owner != id + 1 && world.waits.take() => drop(waiting.insert(id)),
            _ => {}
        }
        world.waits.set(false);
        if world.locked.get() != before || world.locked.get().is_none() {
            waiting.clear();
        }
    }
    world.scheduled.set(false);
    (world, taken)
}

/// What must hold after any schedule.
fn judge(case: &Case, world: &Rc<World>, taken: &[(usize, usize)]) -> Result<(), String> {
    let fail = |what: String| {
        Err(format!("{}: {what}; schedule {:?}", case.name, taken.iter().map(|(choice, _)| choice).collect::<Vec<_>>()))
    };
    world.apart.set(false);
    let (_, store) = store::<All>(world, 9, Mode::Full);
    let events = block_on(store.load()).events;
    let open = events.iter().filter(|event| matches!(event.change, Change::Reserved { .. })).count();
    if open > 5 {
        return fail(format!("{open} reservations of five"));
    }
    let shown = world.shown.borrow();
    for one in shown.iter() {
        if !world.may_be_gone.borrow().contains(&one.event.id) && !events.iter().any(|event| **event == one.event) {
            return fail(format!("`{}` was shown and is lost", one.event.number));
        }
    }
    let numbers: BTreeSet<&str> = shown.iter().map(|one| one.event.number.as_str()).collect();
    if numbers.len() != shown.len() {
        return fail("a number was given twice".to_owned());
    }
    if world.must_be_gone.borrow().iter().any(|id| events.iter().any(|event| event.id == *id)) {
        return fail("what was erased came back".to_owned());
    }
    Ok(())
}

/// Walks depth first through at most so many schedules, then draws as many where some are left.
fn walk<C: Care + 'static>(case: &Case, seed: &Seed, most: usize) -> Result<(usize, bool), String> {
    let (mut prefix, mut count): (Vec<usize>, usize) = (Vec::new(), 0);
    loop {
        let (world, taken) = run::<C>(case, seed, |step, _| prefix.get(step).copied().unwrap_or(0));
        count += 1;
        judge(case, &world, &taken)?;
        let Some(turn) = taken.iter().rposition(|(choice, among)| choice + 1 < *among) else {
            return Ok((count, true));
        };
        prefix = taken[..turn].iter().map(|(choice, _)| *choice).collect();
        prefix.push(taken[turn].0 + 1);
        if count >= most {
            break;
        }
    }
    for n in 0..most {
        let mut state = n as u64;
        let (world, taken) = run::<C>(case, seed, |_, among| {
            state = next(state);
            (state >> 20) as usize % among
        });
        judge(case, &world, &taken)?;
    }
    Ok((count + most, false))
}

#[test]
fn tabs_in_every_order_lose_nothing_and_give_nothing_twice() {
    let wanted = amount("BEIAN_SCHEDULES", 12_000);
    let seed = seed(Flow::Apply, Mode::Full);
    let mut sum = 0;
    for (nth, case) in CASES.iter().enumerate() {
        // What the small cases leave goes to the large ones: half in order, half drawn.
        let most = (wanted - sum) / (CASES.len() - nth) / 2;
        let (count, whole) = walk::<All>(case, &seed, most).unwrap_or_else(|broken| panic!("{broken}"));
        println!("{}: {count} schedules{}", case.name, if whole { ", all there are" } else { "" });
        sum += count;
    }
    println!("{sum} schedules");
}

/// Without the re-check in the transaction.
struct Blind;

impl Care for Blind {
    const RECHECK: bool = false;
}

#[test]
fn the_schedules_discriminate() {
    let seed = seed(Flow::Apply, Mode::Full);
    let found = walk::<Blind>(&CASES[0], &seed, 2_000);
    assert!(found.is_err(), "two tabs without a re-check stay within the quota in every order");
    // Four of five are reserved: one tab gets the last, whatever the order.
    let (world, _) = run::<All>(&CASES[0], &seed, |_, _| 0);
    assert_eq!(world.shown.borrow().len(), 1);
}
