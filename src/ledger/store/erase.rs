//! The user erases everything. What remains is the ids of what was erased, so that no copy of it that turns up
//! later, from a stale read or a write that a crash undid, is taken in again.

use super::super::{EventId, codec};
use super::Store;
use super::care::Care;
use super::held::Held;
use super::name;
use super::port::{Database, Failure, Local, Transaction};

impl<D: Database, L: Local, C: Care> Store<D, L, C> {
    /// Empties both stores of the log.
    ///
    /// # Errors
    /// What the store says; and where a newer version has written, since its data is not this one's to erase.
    pub async fn erase(&self) -> Result<(), Failure> {
        // What only the copy or this tab knows is erased too.
        self.load().await;
        if self.held.borrow().newer {
            return Err(Failure::newer());
        }
        let mut gone = None;
        if let Some(database) = &self.database {
            let transaction = database.begin().await?;
            match self.erase_in(&transaction).await {
                Ok(piece) => {
                    transaction.complete().await?;
                    gone = piece;
                }
                Err(failure) => {
                    transaction.abort();
                    return Err(failure);
                }
            }
        }
        let piece = gone.or_else(|| self.erasure());
        if let Some(local) = &self.local {
            let names = local.names()?;
            if let Some((name, text)) = &piece {
                local.set(name, text)?;
            }
            let kept = piece.as_ref().map(|(name, _)| name.as_str());
            for name in names.iter().filter(|name| is_ours(name) && Some(name.as_str()) != kept) {
                local.remove(name)?;
            }
        }
        let mut held = self.held.borrow_mut();
        let erased = held.events.iter().map(|event| event.id.clone()).chain(held.erased.iter().cloned()).collect();
        let (copy_fails, database_fails) = (held.copy_fails, held.database_fails);
        *held = Held { erased, copy_fails, database_fails, ..Held::default() };
        Ok(())
    }

    async fn erase_in(&self, transaction: &D::Transaction) -> Result<Option<(String, String)>, Failure> {
        let names = transaction.names().await?;
        self.catch_up(transaction, &names).await?;
        if self.held.borrow().newer {
            return Err(Failure::newer());
        }
        let piece = self.erasure();
        for name in &names {
            transaction.delete(name)?;
        }
        if let Some((name, text)) = &piece {
            transaction.put(name, text)?;
        }
        Ok(piece)
    }

    /// The piece that names all that this tab knows as erased; none where there never was anything.
    fn erasure(&self) -> Option<(String, String)> {
        let held = self.held.borrow();
        let mut ids: Vec<EventId> = held.events.iter().map(|event| event.id.clone()).collect();
        ids.extend(held.erased.iter().cloned());
        if ids.is_empty() {
            return None;
        }
        ids.sort_unstable();
        let text = codec::encode_erased(&ids);
        Some((name::erased(&text), text))
    }
}

fn is_ours(name: &str) -> bool {
    [name::EVENT, name::SNAPSHOT, name::ERASED, name::DAMAGED].iter().any(|kind| name.starts_with(kind))
}
