//! Messages of the comparison that the visitor runs. It goes on in pieces, each asked for when the one before has
//! come back; where its page is left it is stopped.

use super::super::model::Model;
use super::super::msg::{Effect, Msg};
use super::super::trial::Stage;
use crate::engine::proof::Tally;
use crate::i18n::trial;

impl Model {
    pub(super) fn take_trial(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Trial(true) if self.trial.stage != Stage::Running && !self.trial.is_complete() => {
                self.trial.start();
                self.go_on()
            }
            Msg::Trial(false) if self.trial.stage == Stage::Running => self.end(Stage::Stopped),
            Msg::Tried(tally, millis) => self.tried(*tally, millis),
            Msg::NotTried => self.not_tried(),
            _ => Vec::new(),
        }
    }

    fn go_on(&mut self) -> Vec<Effect> {
        let trial = &mut self.trial;
        // What is under way still goes on by itself once it is back.
        if std::mem::replace(&mut trial.busy, true) {
            return Vec::new();
        }
        let from = trial.tally.cases;
        vec![Effect::Trial { from, most: trial.goal.saturating_sub(from) }]
    }

    fn tried(&mut self, tally: Tally, millis: u32) -> Vec<Effect> {
        let trial = &mut self.trial;
        trial.busy = false;
        trial.tally.add(tally);
        trial.millis += u64::from(millis);
        if trial.stage != Stage::Running {
            return Vec::new();
        }
        if trial.tally.cases >= trial.goal {
            return self.end(Stage::Done);
        }
        self.go_on()
    }

    fn not_tried(&mut self) -> Vec<Effect> {
        self.trial.fail();
        self.start(Msg::NotFetched)
    }

    fn end(&mut self, stage: Stage) -> Vec<Effect> {
        self.trial.stage = stage;
        let tally = &self.trial.tally;
        vec![Effect::Announce(trial::result(self.lang, tally.cases, tally.disagreements))]
    }
}
