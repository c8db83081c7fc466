//! The rows that are ticked. They belong to the list in which they were ticked: where other instances match, none is.

/// The ids of the rows that are ticked, in their order as texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection(Vec<String>);

impl Selection {
    /// Ticks these and no others.
    pub(super) fn of(ids: Vec<String>) -> Selection {
        Selection(crate::engine::order::sorted(ids, |id| (0, id.clone())))
    }

    /// Whether this row is ticked.
    pub fn has(&self, id: &str) -> bool {
        self.place(id).is_ok()
    }

    /// Ticks a row, or takes the tick away.
    pub(super) fn tick(&mut self, id: String, ticked: bool) {
        match (self.place(&id), ticked) {
            (Err(place), true) => self.0.insert(place, id),
            (Ok(place), false) => drop(self.0.remove(place)),
            _ => {}
        }
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|known| known.as_str().cmp(id))
    }
}
