//! Messages of the explanation, the interview and the plan.

use super::super::model::Model;
use super::super::msg::{Effect, Msg};
use super::super::view;

impl Model {
    /// Takes a message of [`Part::Advice`](super::super::part::Part::Advice).
    pub fn advise(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Sites(text) => {
                if self.sites == text {
                    return Vec::new();
                }
                self.sites = text;
                self.pass = None;
                vec![Effect::Keep(self.settings())]
            }
            Msg::TakePlan => vec![Effect::Download {
                name: ["beian-desk-plan-", &self.now.china_day(), ".csv"].concat(),
                text: view::plan_csv(self),
            }],
            msg => self.start(msg),
        }
    }
}
