//! Messages of the comparison that the visitor runs. It goes on in pieces, each asked for when the one before has
//! come back; away from its page it stops.

use super::super::compare::Stage;
use super::super::model::Model;
use super::super::msg::{Effect, Msg};
use super::super::route::Page;
use crate::engine::proof::Tally;
use crate::i18n::compare;

impl Model {
    pub(super) fn take_comparison(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Compare(true) if self.comparison.stage != Stage::Running && !self.comparison.is_complete() => {
                self.comparison.start();
                self.go_on()
            }
            Msg::Compare(false) if self.comparison.stage == Stage::Running => self.end(Stage::Stopped),
            Msg::Compared(tally, millis) => self.compared(*tally, millis),
            _ => Vec::new(),
        }
    }

    fn go_on(&mut self) -> Vec<Effect> {
        let comparison = &mut self.comparison;
        // What is under way still goes on by itself once it is back.
        if std::mem::replace(&mut comparison.busy, true) {
            return Vec::new();
        }
        let from = comparison.tally.cases;
        vec![Effect::Compare { from, most: comparison.goal.saturating_sub(from) }]
    }

    fn compared(&mut self, tally: Tally, millis: u32) -> Vec<Effect> {
        let comparison = &mut self.comparison;
        comparison.busy = false;
        comparison.tally.add(tally);
        comparison.millis += u64::from(millis);
        if comparison.stage != Stage::Running {
            return Vec::new();
        }
        if comparison.tally.cases >= comparison.goal {
            return self.end(Stage::Done);
        }
        if self.route.page != Page::About {
            self.comparison.stage = Stage::Stopped;
            return Vec::new();
        }
        self.go_on()
    }

    fn end(&mut self, stage: Stage) -> Vec<Effect> {
        self.comparison.stage = stage;
        let tally = &self.comparison.tally;
        vec![Effect::Announce(compare::result(self.lang, tally.cases, tally.disagreements))]
    }
}
