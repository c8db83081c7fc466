//! Judging: everything, or only what new numbers have changed.

use std::sync::Arc;

use super::model::{Brief, Model};
use crate::engine::{Assessment, Assessor, Instance, Number, Totals, Verdict};
use crate::ledger::{self, Book, Event, Touched};

impl Model {
    /// Judges `instance` as the header says: for the current account, or as its owner.
    pub fn judge<'a>(&'a self, assessor: &Assessor<'a>, instance: &'a Instance) -> Assessment<'a> {
        assessor.judge_as(instance, ledger::owner_view(instance, self.account.as_ref()))
    }

    /// What judges the instances as they stand.
    pub fn assessor(&self) -> Assessor<'_> {
        self.assessor_among(&self.book.all())
    }

    /// What judges these instances and no others: it counts only the numbers that matter to them.
    pub fn assessor_of(&self, instances: &[&Instance]) -> Assessor<'_> {
        self.assessor_among(&self.book.numbers_of(instances))
    }

    fn assessor_among<'a>(&'a self, numbers: &[&'a Number]) -> Assessor<'a> {
        Assessor::among(&self.instances, self.moment(), self.account.as_ref(), numbers, self.policy())
    }

    /// Judges everything anew; after every change of instances, account or moment.
    pub(super) fn rejudge(&mut self) {
        let assessor = self.assessor_of(&self.instances.iter().collect::<Vec<_>>());
        let briefs = self.instances.iter().map(|instance| brief(&self.judge(&assessor, instance))).collect();
        self.briefs = briefs;
        self.sum_up();
    }

    /// Judges those instances anew whose numbers have changed.
    pub(super) fn rejudge_touched(&mut self, touched: &Touched) {
        let chosen: Vec<(usize, &Instance)> =
            self.instances.iter().enumerate().filter(|(_, instance)| touched.has(instance)).collect();
        let instances: Vec<&Instance> = chosen.iter().map(|(_, instance)| *instance).collect();
        let assessor = self.assessor_of(&instances);
        let briefs: Vec<(usize, Brief)> =
            chosen.into_iter().map(|(at, instance)| (at, brief(&self.judge(&assessor, instance)))).collect();
        for (at, brief) in briefs {
            if let Some(place) = self.briefs.get_mut(at) {
                *place = brief;
            }
        }
        self.sum_up();
    }

    fn sum_up(&mut self) {
        let unused = self.book.entries().iter().filter(|entry| entry.is_unused()).count();
        let judged = self.instances.iter().zip(&self.briefs);
        let judged = judged.map(|(instance, brief)| (instance, brief.verdict, brief.quota));
        self.totals = Totals::over(judged, self.account.as_ref(), unused as u32);
    }

    /// Takes the log in as the stores have it, in their order. Where it begins with the very events that are here,
    /// the book takes what is new, and what that touches comes back; else all is replayed and everything is to be
    /// judged.
    pub(super) fn take_log(&mut self, log: Vec<Arc<Event>>) -> Option<Touched> {
        let same = self.log.iter().zip(&log).all(|(one, other)| Arc::ptr_eq(one, other));
        let new = log.get(self.log.len()..).filter(|_| same && !self.log.is_empty());
        let touched = match new {
            Some(new) if self.book.follow(new) => Some(self.book.touched(new)),
            // Only a replay puts what other tabs wrote, or a moved clock, in its place.
            _ => {
                self.book = Book::replay(log.iter().cloned());
                None
            }
        };
        self.log = log;
        touched
    }
}

fn brief(assessment: &Assessment<'_>) -> Brief {
    // What is still unknown may turn out to be one thing more.
    let known = assessment.verdict == Verdict::Ineligible && assessment.unknown().is_empty();
    let one_step = known && matches!(assessment.remedies.as_slice(), [only] if !only.action.is_fresh());
    Brief { verdict: assessment.verdict, one_step, action: assessment.action, quota: assessment.quota }
}
