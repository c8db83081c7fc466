//! What each message does to the desk, and what it wants done outside: a file for each part of the program, so that
//! what is fetched later is not reachable from what is there first.

mod advice;
mod bulk;
mod commit;
mod desk;
mod explain;
mod guide;
mod import;
mod instances;
mod offline;
mod pass;
mod rules;
mod start;
mod trial;

use super::model::Model;
use super::msg::{Effect, Msg};
use super::part::Part;

impl Model {
    /// Takes a message; what is to be done outside comes back. Whoever has the parts apart calls
    /// [`Model::start`], [`Model::work`], [`Model::guide`] or [`Model::advise`] by [`Model::part_for`], and then
    /// [`Model::due`].
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = match self.part_for(&msg) {
            Part::Start => self.start(msg),
            Part::Desk => self.work(msg),
            Part::Guide => self.guide(msg),
            Part::Advice => self.advise(msg),
        };
        effects.extend(self.due());
        effects
    }
}
