//! What backups bring that the desk does not have, and what all that comes in makes of the quotas.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::crowd::{Crowd, crowds};
use super::super::model::Model;
use super::Diff;
use crate::engine::{Instance, Policy};
use crate::exchange::Backup;
use crate::ledger::{Book, Change, Desk, Event, EventId, Intent, decide, merge};

/// What backups bring that the desk does not have, as it happened. What it contradicts is kept beside it.
pub(super) fn restore<'a>(model: &Model, backups: impl Iterator<Item = &'a Backup>, diff: &mut Diff) {
    let mut log = model.log.clone();
    for backup in backups {
        let merged = merge(&log, &backup.events);
        diff.restored_known += merged.known;
        for event in merged.add.into_iter().chain(merged.twins) {
            if model.book.has(&event) {
                diff.restored_known += 1;
            } else {
                diff.restored += 1;
                diff.intents.push(Intent::Restore(event.clone()));
                log.push(event.into());
            }
        }
        diff.conflicts.extend(merged.conflicts);
        choices(model, &backup.settings, diff);
    }
}

/// What the user of a backup had set, as far as it takes nothing away here.
fn choices(model: &Model, settings: &[(String, String)], diff: &mut Diff) {
    for (name, text) in settings {
        match name.as_str() {
            "sites" => {
                for site in text.lines().map(str::trim).filter(|site| !site.is_empty()) {
                    let listed = model.sites.lines().chain(diff.sites.iter().map(String::as_str));
                    if !listed.map(str::trim).any(|known| known == site) {
                        diff.sites.push(site.to_owned());
                    }
                }
            }
            "policy" if model.chosen.is_none() && Policy::names().iter().skip(1).any(|known| known == text) => {
                diff.policy = Some(text.clone());
            }
            "theme" if model.theme.is_none() => diff.theme = text.parse().ok(),
            "columns" if model.columns.is_none() => diff.columns = Some(text.clone()),
            "shortcuts" if model.shortcuts => diff.keys_off = text == "false",
            // The language, and what a later version may add.
            _ => {}
        }
    }
}

/// Where the quotas would be exceeded once everything has been taken: of what the intents speak of.
pub(super) fn crowded(model: &Model, diff: &Diff) -> Vec<Crowd> {
    if diff.intents.is_empty() {
        return Vec::new();
    }
    let instances = after(&model.instances, &diff.put);
    let mut events: Vec<Event> = Vec::with_capacity(diff.intents.len());
    let mut book = model.book.clone();
    for (intent, count) in diff.intents.iter().zip(0_u64..) {
        let id = EventId::from_entropy(count.to_be_bytes());
        let event = match intent {
            Intent::Restore(event) => event.clone(),
            // Only this is refused where there is no room.
            Intent::Readmit { .. } => {
                let (policy, as_of, now) = (model.policy(), model.moment(), model.now);
                let mut entropy = [0; 16];
                entropy.iter_mut().zip(count.to_be_bytes()).for_each(|(byte, part)| *byte = part);
                match decide(&book, intent, &Desk { instances: &instances, policy, as_of, now, entropy }) {
                    Ok(event) => event,
                    Err(_) => continue,
                }
            }
            Intent::Record { number, record, status, replaces } => {
                let change = Change::Recorded { record: record.clone(), status: *status, replaces: replaces.clone() };
                Event { id, at: model.now, number: number.clone(), change }
            }
            Intent::Change { number, change } => {
                Event { id, at: model.now, number: number.clone(), change: change.clone() }
            }
            Intent::Reserve { .. } => continue,
        };
        book.push(event.clone());
        events.push(event);
    }
    let spoken: HashSet<&str> = events.iter().map(|event| event.number.as_str()).collect();
    let book = Book::replay(model.log.iter().cloned().chain(events.iter().cloned().map(Arc::new)));
    let numbers = book.numbers();
    let of = numbers.iter().filter(|number| spoken.contains(number.number.as_str()));
    crowds(model, &instances, &numbers, of)
}

/// The instances as they will be.
fn after(before: &[Instance], put: &[Instance]) -> Vec<Instance> {
    let changed: HashSet<&str> = put.iter().map(|instance| instance.id.as_str()).collect();
    let kept = before.iter().filter(|instance| !changed.contains(instance.id.as_str()));
    kept.chain(put).cloned().collect()
}
