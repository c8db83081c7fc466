//! Messages that change instances: the form, removing, and taking it back.

use super::super::form::Form;
use super::super::model::{Dialog, Model, NoticeKind, Undo, account_order};
use super::super::msg::Effect;
use super::super::route::{Page, Route, Tab};
use super::super::stale::differing;
use crate::engine::{Account, Instance, order};
use crate::i18n::{Ui, say, ui};

impl Model {
    /// Goes to the instances, where the page is another one; what has just been said of them goes along.
    pub(super) fn go_to_instances(&mut self) -> Vec<Effect> {
        if self.is_on_instances() {
            return Vec::new();
        }
        self.notice.iter_mut().for_each(|notice| notice.along = true);
        vec![Effect::Go(Route::to(Page::Apply(Tab::All)).fragment())]
    }

    pub(super) fn learn(&mut self, account: Account) {
        if !self.accounts.contains(&account) {
            self.accounts.push(account);
            self.accounts = order::sorted(std::mem::take(&mut self.accounts), account_order);
        }
    }

    /// Takes instances in, remembering how to undo it.
    pub(super) fn put(&mut self, put: Vec<Instance>) -> Vec<Effect> {
        if put.is_empty() {
            return Vec::new();
        }
        let mut undo = Undo::default();
        let mut places: std::collections::HashMap<String, usize> =
            self.instances.iter().enumerate().map(|(place, instance)| (instance.id.clone(), place)).collect();
        for instance in &put {
            match places.get(&instance.id).and_then(|place| self.instances.get_mut(*place)) {
                Some(known) => undo.restore.push(std::mem::replace(known, instance.clone())),
                None => {
                    undo.remove.push(instance.id.clone());
                    places.insert(instance.id.clone(), self.instances.len());
                    self.instances.push(instance.clone());
                }
            }
        }
        self.undo = Some(undo);
        self.rejudge();
        vec![Effect::Put(put)]
    }

    pub(super) fn save_form(&mut self, mut form: Form) -> Vec<Effect> {
        let editing = form.editing.as_deref();
        let opened = editing.and_then(|id| self.opened(id)).cloned();
        let now = editing.and_then(|id| self.instance(id));
        let before = opened.as_ref().or(now);
        match form.instance(before, |id| self.instance(id).is_some()) {
            Err(errors) => {
                form.errors = errors;
                form.attempt += 1;
                self.dialog = Dialog::Edit(Box::new(form));
                Vec::new()
            }
            Ok(instance) => {
                let asked = match &self.dialog {
                    Dialog::Edit(shown) => shown.asked.as_deref(),
                    _ => None,
                };
                if let (Some(_), Some(theirs)) = (&opened, now)
                    && asked != now
                    && *theirs != instance
                {
                    form.clashes = differing(theirs, &instance);
                    form.asked = Some(Box::new(theirs.clone()));
                    form.attempt += 1;
                    self.dialog = Dialog::Edit(Box::new(form));
                    return Vec::new();
                }
                self.dialog = Dialog::None;
                let text = say::saved(self.lang, &instance.id);
                let mut effects = self.put(vec![instance]);
                effects.extend(self.notify_change(NoticeKind::Done, text));
                effects.extend(self.go_to_instances());
                effects
            }
        }
    }

    pub(super) fn remove(&mut self, id: &str) -> Vec<Effect> {
        let Some(place) = self.instances.iter().position(|instance| instance.id == id) else { return Vec::new() };
        let gone = self.instances.remove(place);
        self.what_if = None;
        self.undo = Some(Undo { restore: vec![gone], remove: Vec::new() });
        self.rejudge();
        let text = say::removed(self.lang, id);
        let mut effects = vec![Effect::Delete(vec![id.to_owned()])];
        effects.extend(self.notify_change(NoticeKind::Done, text));
        effects
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(undo) = self.undo.take() else { return Vec::new() };
        let gone: std::collections::HashSet<&str> = undo.remove.iter().map(String::as_str).collect();
        self.instances.retain(|instance| !gone.contains(instance.id.as_str()));
        let mut effects = vec![Effect::Delete(undo.remove.clone())];
        effects.extend(self.put(undo.restore));
        self.undo = None;
        self.rejudge();
        let text = ui(self.lang, Ui::Undone).to_owned();
        effects.extend(self.notify(NoticeKind::Done, text));
        effects
    }
}
