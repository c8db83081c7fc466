//! Messages of the explanation, the interview and the plan.

use super::super::model::Model;
use super::super::msg::{Effect, Msg};

impl Model {
    /// Takes a message of [`Part::Advice`](super::super::part::Part::Advice).
    pub fn advise(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            msg @ (Msg::FilingDays(_) | Msg::Suppose(..) | Msg::Remind(_)) => self.explain(msg),
            msg => self.start(msg),
        }
    }
}
