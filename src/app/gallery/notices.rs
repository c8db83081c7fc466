//! The lines above a page: what happened, where things are kept, what there is of a newer version.

use super::super::model::StorageState;
use super::super::msg::Msg;
use super::super::offline::{Newer, Wish};
use super::bench::Lead;
use crate::ledger::store::Failure;

pub(super) const NOTICES: &[Lead] = &[
    ("notice-done", |bench| {
        bench.samples();
        bench.send(Msg::Copied(true));
    }),
    ("notice-undo", |bench| bench.send(Msg::LoadSamples)),
    ("notice-problem", |bench| bench.send(Msg::NotFetched)),
    ("notice-export", |bench| bench.send(Msg::StoreFailed(full()))),
    ("stored-damaged", |bench| bench.model.damaged = 2),
    ("stored-emptied", |bench| bench.model.emptied = true),
    ("storage-no-copy", |bench| bench.model.storage = StorageState::NoCopy),
    ("storage-failing", |bench| bench.model.storage = StorageState::Failing),
    ("storage-waiting", |bench| bench.model.storage = StorageState::Waiting),
    ("storage-newer", |bench| bench.model.storage = StorageState::Newer),
    ("storage-local-only", |bench| bench.model.storage = StorageState::LocalOnly),
    ("storage-memory-only", |bench| bench.model.storage = StorageState::MemoryOnly),
    ("newer-ready", |bench| bench.model.offline.newer = Newer::Waiting),
    ("newer-elsewhere", |bench| bench.model.offline.newer = Newer::Taken),
    ("newer-after-dialog", |bench| {
        bench.send(Msg::OpenTakeOut);
        bench.model.offline.newer = Newer::Waiting;
        bench.send(Msg::Newer(Wish::Use));
    }),
    ("newer-after-text", |bench| {
        bench.model.offline.newer = Newer::Waiting;
        bench.model.offline.typed = true;
        bench.send(Msg::Newer(Wish::Use));
    }),
    ("newer-coming", |bench| {
        bench.model.offline.newer = Newer::Waiting;
        bench.send(Msg::Newer(Wish::Use));
    }),
];

/// A store without room.
fn full() -> Failure {
    Failure { name: "QuotaExceededError".to_owned(), code: 22, message: String::new() }
}
