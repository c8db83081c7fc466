//! Messages of the explanation, the interview and the plan.

use super::super::model::Model;
use super::super::msg::{Effect, Msg};

impl Model {
    /// Takes a message of [`Part::Advice`](super::super::part::Part::Advice).
    pub fn advise(&mut self, msg: Msg) -> Vec<Effect> {
        self.start(msg)
    }
}
