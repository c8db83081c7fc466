//! Sites that are applied for one after the other, each with its own confirmation.

use super::model::Model;
use crate::ledger::Refusal;

/// A site that is to be applied for, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Due {
    /// The site's domain.
    pub site: String,
    /// The instance's id.
    pub instance: String,
}

/// Where a pass ended before its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// The site that was open.
    pub site: String,
    /// Why it was refused; none where the user closed it.
    pub refused: Option<Refusal>,
}

/// A pass over several sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The sites, in their order.
    pub sites: Vec<Due>,
    /// The place of the one that is open, counted from 1; 0 before the first.
    pub place: usize,
    /// Where it stopped; none while it goes on.
    pub stopped: Option<Stopped>,
}

impl Pass {
    /// The site that is open.
    pub fn present(&self) -> Option<&Due> {
        self.sites.get(self.place.checked_sub(1)?)
    }

    /// Whether another site comes after the one that is open.
    pub fn has_next(&self) -> bool {
        self.place < self.sites.len()
    }
}

impl Model {
    /// The pass that goes on.
    pub(super) fn going_pass(&mut self) -> Option<&mut Pass> {
        self.pass.as_mut().filter(|pass| pass.stopped.is_none())
    }
}
