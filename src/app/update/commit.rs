//! What a commit brings back: the number, or why not.

use super::super::crowd::crowds;
use super::super::model::{Dialog, Model, NoticeKind};
use super::super::msg::{Committed, Effect};
use crate::i18n::{quota, say};
use crate::ledger::{Entry, Event, Intent, Refusal};

impl Model {
    pub(super) fn committed(&mut self, committed: Committed) -> Vec<Effect> {
        // From the first number on there is something to lose.
        let first = self.book.entries().is_empty() && committed.results.iter().any(Result::is_ok);
        let mut effects = self.take_committed(committed);
        if first {
            effects.push(Effect::Persist);
        }
        effects
    }

    fn take_committed(&mut self, committed: Committed) -> Vec<Effect> {
        if !committed.events.is_empty() {
            match self.take_log(committed.events) {
                Some(touched) => self.rejudge_touched(&touched),
                None => self.rejudge(),
            }
        }
        if let Some(failure) = committed.failed {
            self.release_dialog();
            return self.store_failed(&failure);
        }
        let lang = self.lang;
        let first = committed.results.first().cloned();
        match &mut self.dialog {
            Dialog::Apply(applied) => {
                applied.waiting = false;
                match first {
                    Some(Ok(event)) => {
                        applied.number = Some(event.number.clone());
                        vec![Effect::Announce(say::reserved(lang, &event.number))]
                    }
                    Some(Err(refusal)) => {
                        let text = say::refusal(lang, &refusal);
                        applied.refused = Some(refusal);
                        vec![Effect::Announce(text)]
                    }
                    None => Vec::new(),
                }
            }
            Dialog::Record(form) => match first {
                Some(Err(refusal)) => {
                    form.waiting = false;
                    form.refused = Some(refusal);
                    form.attempt += 1;
                    Vec::new()
                }
                _ => {
                    let mut effects =
                        self.done(say::recorded(lang, first.as_ref().and_then(|result| result.as_ref().ok())));
                    effects.extend(self.next_of_pass());
                    effects
                }
            },
            Dialog::Step(step) => match first {
                Some(Err(refusal)) => {
                    step.waiting = false;
                    step.refused = Some(refusal);
                    step.attempt += 1;
                    Vec::new()
                }
                _ => {
                    let text = say::stepped(lang, step.kind.code());
                    self.done(text)
                }
            },
            Dialog::Import(import) => {
                let (added, changed) = import.diff.as_ref().map_or((0, 0), |diff| (diff.added, diff.changed));
                let taken: Vec<&Event> = committed.results.iter().flatten().collect();
                let wanted = import.diff.iter().flat_map(|diff| &diff.intents);
                let refused = wanted.zip(&committed.results).filter_map(|(intent, result)| match (intent, result) {
                    // Another tab took the same backup meanwhile: it is there.
                    (Intent::Restore(_), Err(Refusal::NumberKnown)) => None,
                    (_, result) => result.as_ref().err(),
                });
                let refused: Vec<&Refusal> = refused.collect();
                let mut text = say::imported(lang, added, changed, taken.len(), refused.len());
                if let Some(refusal) = refused.first() {
                    text.push_str(&say::refusal(lang, refusal));
                }
                let numbers = taken.iter().filter_map(|event| self.book.entry(&event.number)).map(Entry::number);
                let crowds = crowds(self, &self.instances, &self.book.numbers(), numbers);
                let fine = refused.is_empty() && crowds.is_empty();
                for crowd in crowds {
                    text.push(' ');
                    text.push_str(&quota::exceeded(lang, &crowd.whose, &crowd.quota));
                }
                let kind = if fine { NoticeKind::Done } else { NoticeKind::Problem };
                self.dialog = Dialog::None;
                let mut effects = self.notify_change(kind, text);
                effects.extend(self.go_to_instances());
                effects
            }
            _ => Vec::new(),
        }
    }

    /// Closes the dialog and says what was done; what concerns numbers can't be undone.
    pub(super) fn done(&mut self, text: String) -> Vec<Effect> {
        self.dialog = Dialog::None;
        self.undo = None;
        self.notify(NoticeKind::Done, text)
    }

    /// Lets the user press the dialog's button again.
    pub(super) fn release_dialog(&mut self) {
        match &mut self.dialog {
            Dialog::Apply(applied) => applied.waiting = false,
            Dialog::Record(form) => form.waiting = false,
            Dialog::Step(step) => step.waiting = false,
            Dialog::Import(import) => import.waiting = false,
            _ => {}
        }
    }
}
