//! The commit: one transaction that reads what is new in the log, decides, and appends. What comes back was on the
//! disk before it came back.

use super::super::event::Change;
use super::super::{Book, Desk, Event, EventId, Intent, Refusal, codec, decide};
use super::care::Care;
use super::held::{Held, Seen};
use super::load::put;
use super::name;
use super::port::{Database, Failure, Local, Transaction};
use super::{Committed, Draw, Judgement, Store};

/// How often an id and a number are drawn before the source of randomness is taken for broken.
const DRAWS: usize = 8;

/// From so many unknown pieces on all are read at once.
const MANY: usize = 16;

/// What was decided, before it is on the disk.
struct Decided {
    /// The book with the new events in it.
    book: Book,
    /// How many events it had before.
    before: usize,
    results: Vec<Result<Event, Refusal>>,
}

impl Decided {
    fn events(&self) -> Vec<&Event> {
        self.results.iter().flatten().collect()
    }
}

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// Carries intents out, all of them or none: reads the log, decides on each, appends.
    pub async fn commit(&self, intents: &[Intent], judgement: &Judgement, draw: Draw<'_>) -> Committed {
        let mut heals = 1;
        loop {
            if self.held.borrow().newer {
                let results = intents.iter().map(|_| Err(Refusal::NewerVersion)).collect();
                return Committed { events: self.held.borrow().events.clone(), results, failed: None };
            }
            let decided = match &self.database {
                Some(database) => self.commit_to(database, intents, judgement, draw, heals == 0).await,
                None => self.commit_without(intents, judgement, draw).map(Some),
            };
            match decided {
                Ok(Some(decided)) => return self.take(decided),
                Ok(None) if self.held.borrow().newer => {}
                // Something is damaged: both stores are healed first, once.
                Ok(None) => {
                    heals = 0;
                    self.load().await;
                }
                Err(failure) => {
                    if self.database.is_some() {
                        self.note(&failure);
                    }
                    if !self.held.borrow().newer {
                        return Committed { events: Vec::new(), results: Vec::new(), failed: Some(failure) };
                    }
                }
            }
        }
    }

    /// Keeps what is on the disk now, and gives the copy its events.
    fn take(&self, decided: Decided) -> Committed {
        let mut held = self.held.borrow_mut();
        let events = decided.events();
        if let (Some(_), Some(local)) = (&self.database, &self.local) {
            let copied =
                events.iter().try_for_each(|event| put::<L, C>(local, &name::event(&event.id), &codec::encode(event)));
            // A full or denied localStorage loses only the copy.
            held.copy_fails |= copied.is_err();
        }
        held.database_fails = false;
        held.keep(decided.book, decided.before, &decided.results.iter().flatten().collect::<Vec<_>>());
        Committed { events: held.events.clone(), results: decided.results, failed: None }
    }

    /// None where something damaged was met that no one has looked at yet.
    async fn commit_to(
        &self,
        database: &D,
        intents: &[Intent],
        judgement: &Judgement,
        draw: Draw<'_>,
        healed: bool,
    ) -> Result<Option<Decided>, Failure> {
        let transaction = database.begin().await?;
        // INVARIANT: nothing is awaited between here and the end but the transaction's own requests.
        match self.decide_in(&transaction, intents, judgement, draw, healed).await {
            Ok(Some(decided)) => {
                let complete = transaction.complete().await;
                if C::COMPLETE {
                    complete?;
                }
                Ok(Some(decided))
            }
            Ok(None) => {
                transaction.abort();
                Ok(None)
            }
            Err(failure) => {
                transaction.abort();
                Err(failure)
            }
        }
    }

    async fn decide_in(
        &self,
        transaction: &D::Transaction,
        intents: &[Intent],
        judgement: &Judgement,
        draw: Draw<'_>,
        healed: bool,
    ) -> Result<Option<Decided>, Failure> {
        let mut names = Vec::new();
        if C::RECHECK {
            names = transaction.names().await?;
            let damaged = self.catch_up(transaction, &names).await?;
            if self.held.borrow().newer || damaged && !healed {
                return Ok(None);
            }
        }
        let mut held = self.held.borrow_mut();
        if C::RECHECK {
            // What the database lacks it is given in the same transaction: it may have been evicted meanwhile.
            for event in held.beyond(names.iter().map(String::as_str)).into_iter().filter_map(|p| held.events.get(p)) {
                let name = name::event(&event.id);
                if !names.contains(&name) {
                    transaction.put(&name, &codec::encode(event))?;
                }
            }
        }
        let decided = carry_out::<C>(&mut held, intents, judgement, draw)?;
        for event in decided.results.iter().flatten() {
            transaction.put(&name::event(&event.id), &codec::encode(event))?;
        }
        Ok(Some(decided))
    }

    /// Reads the pieces of either store that this tab does not know; whether one of the database's is damaged.
    pub(super) async fn catch_up(&self, transaction: &D::Transaction, names: &[String]) -> Result<bool, Failure> {
        loop {
            let mut damaged = false;
            let unknown = self.unknown(names);
            let mut texts = Vec::with_capacity(unknown.len());
            if unknown.len() > MANY {
                texts = transaction.all().await?;
                texts.retain(|(name, _)| unknown.contains(name));
            } else {
                for name in unknown {
                    if let Some(text) = transaction.read(&name).await? {
                        texts.push((name, text));
                    }
                }
            }
            for (name, text) in texts {
                damaged |= self.held.borrow_mut().learn::<C>(&name, &text) == Seen::Damaged;
            }
            if C::CONSULT {
                self.consult();
            }
            if !self.held.borrow_mut().forget() {
                return Ok(damaged);
            }
        }
    }

    /// Takes in what the copy alone has.
    fn consult(&self) {
        let Some(local) = &self.local else { return };
        let Ok(names) = local.names() else {
            self.held.borrow_mut().copy_fails = true;
            return;
        };
        for name in self.unknown(&names) {
            if let Ok(Some(text)) = local.get(&name) {
                self.held.borrow_mut().learn::<C>(&name, &text);
            }
        }
    }

    /// The names of pieces that this tab has not read, erasures first.
    fn unknown(&self, names: &[String]) -> Vec<String> {
        let held = self.held.borrow();
        let unknown = |name: &&String| held.holds(name).is_none();
        let (erased, others): (Vec<&String>, Vec<&String>) =
            names.iter().filter(unknown).partition(|name| name.starts_with(name::ERASED));
        erased.into_iter().chain(others).cloned().collect()
    }

    /// Without the database: localStorage, written and read back, or the memory of this page.
    fn commit_without(&self, intents: &[Intent], judgement: &Judgement, draw: Draw<'_>) -> Result<Decided, Failure> {
        if let Some(local) = &self.local {
            local.names()?;
            self.consult();
        }
        let mut held = self.held.borrow_mut();
        held.forget();
        if held.newer {
            let results = intents.iter().map(|_| Err(Refusal::NewerVersion)).collect();
            return Ok(Decided { before: held.events.len(), book: held.book(), results });
        }
        let decided = carry_out::<C>(&mut held, intents, judgement, draw)?;
        if let Some(local) = &self.local {
            let events = decided.events();
            for (place, event) in events.iter().enumerate() {
                if let Err(failure) = put::<L, C>(local, &name::event(&event.id), &codec::encode(event)) {
                    for written in events.iter().take(place) {
                        let _ = local.remove(&name::event(&written.id));
                    }
                    return Err(failure);
                }
            }
        }
        Ok(decided)
    }
}

/// Decides on each intent in turn, on the book that the log and the ones before make.
fn carry_out<C: Care>(
    held: &mut Held,
    intents: &[Intent],
    judgement: &Judgement,
    draw: Draw<'_>,
) -> Result<Decided, Failure> {
    let before = held.events.len();
    let mut book = held.book();
    let mut results = Vec::with_capacity(intents.len());
    for intent in intents {
        let result = decide_fresh::<C>(held, &book, intent, judgement, draw)?;
        if let Ok(event) = &result {
            book.push(event.clone());
        }
        results.push(result);
    }
    Ok(Decided { book, before, results })
}

/// Decides, and draws anew where the id or the reservation's number exists already.
fn decide_fresh<C: Care>(
    held: &Held,
    book: &Book,
    intent: &Intent,
    judgement: &Judgement,
    draw: Draw<'_>,
) -> Result<Result<Event, Refusal>, Failure> {
    for _ in 0..DRAWS {
        let (now, entropy) = draw();
        let (instances, policy) = (judgement.instances.as_slice(), judgement.policy);
        let desk = Desk { instances, policy, as_of: judgement.as_of.unwrap_or(now), now, entropy };
        let result = decide(book, intent, &desk);
        if let Intent::Restore(_) = intent {
            // Its id may be taken, or be that of an event that was erased: what came back deliberately has a new one.
            let taken = |event: &Event| held.knows(&event.id) || book.knows(&event.id);
            return Ok(result.map(|event| match taken(&event) {
                true => Event { id: EventId::drawn(entropy), ..event },
                false => event,
            }));
        }
        let stale = match &result {
            Ok(event) => {
                let reserved = matches!(event.change, Change::Reserved { .. });
                held.knows(&event.id) || book.knows(&event.id) || reserved && book.entry(&event.number).is_some()
            }
            Err(_) => false,
        };
        if !stale || !C::FRESH {
            return Ok(result);
        }
    }
    Err(Failure::not_random())
}
