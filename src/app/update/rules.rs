//! By which policy the desk judges: chosen on the page about it, or by a link. Only names are looked at here, since a
//! link is followed before the part that judges has come.

use super::super::model::{Model, NoticeKind};
use super::super::msg::Effect;
use crate::engine::Policy;
use crate::i18n::rules;

impl Model {
    /// The name of the policy of the verdicts.
    pub fn policy_name(&self) -> &'static str {
        self.chosen.or(Policy::names().first().copied()).unwrap_or_default()
    }

    /// As a link that opens the desk asks, where there is such a policy.
    pub(in super::super) fn by_link(mut self) -> Model {
        if let Some(name) = self.route.query.policy.clone() {
            self.choose(&name);
        }
        self
    }

    /// Judges by the policy of that name from now on; whether there is one. The first of all names is the default's.
    pub(super) fn choose(&mut self, name: &str) -> bool {
        let Some(place) = Policy::names().iter().position(|known| *known == name) else { return false };
        self.chosen = Policy::names().get(place).copied().filter(|_| place > 0);
        true
    }

    /// Judges by the policy of that name, keeps that, and says so; of an unknown name it says that alone.
    pub(super) fn set_policy(&mut self, name: &str) -> Vec<Effect> {
        if !self.choose(name) {
            let text = rules::unknown(self.lang, name, self.policy_name());
            return self.notify(NoticeKind::Problem, text);
        }
        let mut effects = vec![Effect::Keep(self.settings())];
        // The address does not go on asking for another one.
        if self.route.query.policy.take_if(|asked| asked.as_str() != name).is_some() {
            effects.push(Effect::Replace(self.route.fragment()));
        }
        effects.extend(self.notify(NoticeKind::Done, rules::chosen(self.lang, name)));
        // What could be undone is a change of instances, not this.
        if let Some(notice) = &mut self.notice {
            notice.undo = false;
        }
        effects
    }

    /// What a link wants judged by another policy than before; `before` is what the address asked for until now.
    pub(super) fn follow_link(&self, before: Option<&String>) -> Option<Effect> {
        let asked = self.route.query.policy.as_ref()?;
        let is_new = Some(asked) != before && asked != self.policy_name();
        is_new.then(|| Effect::Choose(asked.clone()))
    }
}
