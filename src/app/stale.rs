//! What another tab changed under an open dialog: the dialog says it, and does not offer what can't succeed any more.

use super::form::{Field, Form};
use super::model::{Dialog, Model};
use super::numbers::Step;
use crate::engine::{Instance, Quota, Status};
use crate::ledger::{Desk, Entry, Intent, Refusal, decide};

/// What a dialog is about; another one is another dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Files.
    Import,
    /// The form of this instance, or of a new one.
    Form(Option<String>),
    /// 申请 for this instance.
    Apply(String),
    /// A real number, in the place of this reservation or for this instance.
    Record(Option<String>, Option<String>),
    /// A step of this number.
    Step(String, Step),
    /// An account.
    Account,
    /// Files to take out.
    TakeOut,
    /// Shortcuts.
    Shortcuts,
    /// Erasing.
    Erase,
}

/// What a dialog rests on.
#[derive(Debug, Clone, PartialEq, Default)]
struct Ground {
    instance: Option<Instance>,
    quota: Option<Quota>,
    entry: Option<Entry>,
}

/// Something that changed under a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// The instance was removed.
    Removed,
    /// A field of the instance: what it held, and what it holds.
    Field(Field, String, String),
    /// Numbers were reserved, recorded or given up.
    Quota(Quota),
    /// The number stands elsewhere: where, and for a reservation what took its place.
    Stands {
        /// Where it stands.
        status: Status,
        /// Whether it is a reservation.
        simulated: bool,
        /// The real number that took its place.
        replaced_by: Option<String>,
    },
    /// The number's note is another one.
    Note(String),
    /// The number is gone.
    NumberGone,
    /// What the files change was worked out anew, and is something else.
    Preview,
}

/// What changed under the open dialog since it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Stale {
    subject: Subject,
    before: Ground,
    /// What changed.
    pub changes: Vec<Changed>,
    /// Why what the dialog is for would be refused now.
    pub blocked: Option<Refusal>,
}

impl Dialog {
    /// What the dialog is about; none where none is open.
    pub fn subject(&self) -> Option<Subject> {
        Some(match self {
            Dialog::None => return None,
            Dialog::Import(_) => Subject::Import,
            Dialog::Edit(form) => Subject::Form(form.editing.clone()),
            Dialog::Apply(applied) => match &applied.number {
                Some(number) => Subject::Record(Some(number.clone()), None),
                None => Subject::Apply(applied.instance.clone()),
            },
            Dialog::Record(form) => Subject::Record(form.replaces.clone(), form.instance.clone()),
            Dialog::Step(step) => Subject::Step(step.number.clone(), step.kind),
            Dialog::Account { .. } => Subject::Account,
            Dialog::TakeOut => Subject::TakeOut,
            Dialog::Shortcuts => Subject::Shortcuts,
            Dialog::Erase(_) => Subject::Erase,
        })
    }
}

/// What the open dialog rested on, to be held against what is there once another tab's changes are in.
pub(super) struct Before(Option<(Subject, Ground)>);

impl Model {
    /// What the open dialog has rested on since it was opened.
    pub(super) fn before_sync(&self) -> Before {
        let Some(subject) = self.dialog.subject() else { return Before(None) };
        let since = self.stale.as_ref().filter(|stale| stale.subject == subject);
        let ground = since.map_or_else(|| self.ground(&subject), |stale| stale.before.clone());
        Before(Some((subject, ground)))
    }

    /// Notes what another tab has changed under the open dialog.
    pub(super) fn note_stale(&mut self, before: Before) {
        let Some((subject, before)) = before.0 else { return };
        let mut changes = changes(&before, &self.ground(&subject));
        if subject == Subject::Import && self.preview_anew() {
            changes.push(Changed::Preview);
        }
        let blocked = self.blocked(&subject);
        self.stale = (!changes.is_empty() || blocked.is_some()).then_some(Stale { subject, before, changes, blocked });
    }

    /// The instance as it was when its form was opened, where another tab has changed it since.
    pub(super) fn opened(&self, id: &str) -> Option<&Instance> {
        let stale = self.stale.as_ref()?;
        let same = matches!(&stale.subject, Subject::Form(Some(editing)) if editing == id);
        stale.before.instance.as_ref().filter(|before| same && self.instance(id) != Some(before))
    }

    fn ground(&self, subject: &Subject) -> Ground {
        let (number, id, counts) = match subject {
            Subject::Form(id) => (None, id.as_deref(), false),
            Subject::Apply(id) => (None, Some(id.as_str()), true),
            Subject::Record(replaces, instance) => (replaces.as_deref(), instance.as_deref(), true),
            Subject::Step(number, _) => (Some(number.as_str()), None, false),
            Subject::Import | Subject::Account | Subject::TakeOut | Subject::Shortcuts | Subject::Erase => {
                (None, None, false)
            }
        };
        let instance = id.and_then(|id| self.instance(id));
        Ground {
            instance: instance.cloned(),
            quota: instance.filter(|_| counts).and_then(|one| self.judge(&self.assessor_of(&[one]), one).quota),
            entry: number.and_then(|number| self.book.entry(number)).cloned(),
        }
    }

    /// Why what the dialog is for would be refused now.
    fn blocked(&self, subject: &Subject) -> Option<Refusal> {
        match subject {
            Subject::Apply(instance) => {
                let reserve =
                    Intent::Reserve { instance: instance.clone(), account: self.account.clone(), domain: None };
                let (instances, policy, as_of) = (self.instances.as_slice(), self.policy(), self.moment());
                decide(&self.book, &reserve, &Desk { instances, policy, as_of, now: self.now, entropy: [0; 16] }).err()
            }
            Subject::Record(Some(number), _) => match self.book.entry(number) {
                Some(entry) if entry.is_open_reservation() => None,
                Some(_) => Some(Refusal::ReservationGone),
                None => Some(Refusal::NumberUnknown),
            },
            Subject::Step(number, step) => match self.book.entry(number) {
                None => Some(Refusal::NumberUnknown),
                Some(entry) => {
                    let (status, simulated) = (entry.status(), entry.is_simulated());
                    let gone = if simulated { Refusal::ReservationGone } else { Refusal::WrongStatus(status) };
                    (!Step::of(status, entry.is_open_reservation(), simulated).contains(step)).then_some(gone)
                }
            },
            _ => None,
        }
    }

    /// Works the preview of an import out anew; whether it is another one.
    fn preview_anew(&mut self) -> bool {
        let Dialog::Import(mut import) = std::mem::take(&mut self.dialog) else { return false };
        let before = import.diff.clone();
        if !import.waiting {
            import.work_out(self);
        }
        let said = self.stale.as_ref().is_some_and(|stale| stale.changes.contains(&Changed::Preview));
        let other = said || import.diff != before;
        self.dialog = Dialog::Import(import);
        other
    }
}

fn changes(before: &Ground, now: &Ground) -> Vec<Changed> {
    let mut changes = Vec::new();
    match (&before.instance, &now.instance) {
        (Some(before), Some(now)) => {
            let differing = differing(before, now).into_iter();
            changes.extend(differing.map(|(field, before, now)| Changed::Field(field, before, now)));
        }
        (Some(_), None) => changes.push(Changed::Removed),
        (None, _) => {}
    }
    if let (Some(before), Some(now)) = (before.quota, now.quota)
        && (before.issued, before.reserved) != (now.issued, now.reserved)
    {
        changes.push(Changed::Quota(now));
    }
    match (&before.entry, &now.entry) {
        (Some(before), Some(now)) => {
            let status = now.status();
            if (before.status(), before.replaced_by()) != (status, now.replaced_by()) {
                let (simulated, replaced_by) = (now.is_simulated(), now.replaced_by().map(str::to_owned));
                changes.push(Changed::Stands { status, simulated, replaced_by });
            }
            let (noted, note) = (&before.number().note, &now.number().note);
            if noted != note {
                changes.push(Changed::Note(note.clone().unwrap_or_default()));
            }
        }
        (Some(_), None) => changes.push(Changed::NumberGone),
        (None, _) => {}
    }
    changes
}

/// The fields in which two states of an instance differ, as the form shows them: the one, and the other.
pub(super) fn differing(one: &Instance, other: &Instance) -> Vec<(Field, String, String)> {
    let (one, other) = (Form::of(one), Form::of(other));
    let text = |form: &Form, field: Field| form.value(field).to_owned();
    let fields = Field::ALL.iter().filter(|field| one.value(**field) != other.value(**field));
    fields.map(|field| (*field, text(&one, *field), text(&other, *field))).collect()
}
