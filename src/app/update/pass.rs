//! Closing a dialog, and the pass over sites that goes on or stops there.

use super::super::model::{Applied, Dialog, Model};
use super::super::msg::Effect;
use super::super::pass::{Due, Pass, Stopped};
use crate::i18n::plan;

impl Model {
    pub(super) fn begin_pass(&mut self, sites: Vec<Due>) -> Vec<Effect> {
        self.pass = Some(Pass { sites, place: 0, stopped: None });
        self.next_of_pass()
    }

    /// Opens the next site of the pass; after the last the pass is over.
    pub(super) fn next_of_pass(&mut self) -> Vec<Effect> {
        let Some(pass) = self.going_pass() else { return Vec::new() };
        pass.place += 1;
        let total = pass.sites.len();
        if let Some(Due { site, instance }) = pass.present().cloned() {
            self.dialog = Dialog::Apply(Applied { instance, domain: site, ..Applied::default() });
            return Vec::new();
        }
        self.pass = None;
        if total == 0 { Vec::new() } else { self.done(plan::finished(self.lang, total)) }
    }

    /// Closes what lies over the page. A pass goes on once its site has a slot, and stops where it has none.
    pub(super) fn close(&mut self) -> Vec<Effect> {
        let without = match &self.dialog {
            Dialog::Apply(applied) if applied.number.is_none() => Some(applied.refused.clone()),
            _ => None,
        };
        let mut effects = self.leave();
        match (self.going_pass(), without) {
            (Some(pass), Some(refused)) => {
                let site = pass.present().map(|due| due.site.clone()).unwrap_or_default();
                pass.stopped = Some(Stopped { site, refused });
            }
            (Some(_), None) => effects.extend(self.next_of_pass()),
            (None, _) => {}
        }
        effects
    }
}
