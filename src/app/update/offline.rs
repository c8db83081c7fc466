//! Messages of how the desk is kept without a network, and of newer versions.

use super::super::model::Model;
use super::super::msg::Effect;
use super::super::offline::{Ask, Look, Newer, Readiness, Told, Wish};
use crate::i18n::offline as say;

impl Model {
    /// Takes what the page is told of how it is kept.
    pub(super) fn kept(&mut self, told: Told) -> Vec<Effect> {
        let offline = &mut self.offline;
        match told {
            Told::Version(version) => offline.version = Some(version),
            Told::Ready => offline.readiness = Readiness::Ready,
            Told::Preparing => offline.readiness = Readiness::Preparing,
            Told::Not(why) => offline.readiness = Readiness::Not(why),
            Told::Typed(typed) => offline.typed = typed,
            Told::Unreachable => self.looked(Look::Unreachable),
            Told::Current => {
                offline.newer = Newer::None;
                offline.wanted = false;
                self.looked(Look::Current);
            }
            Told::Waiting => {
                offline.newer = Newer::Waiting;
                offline.put_away = false;
                offline.look = Look::No;
                return vec![Effect::Announce(say::ready(self.lang).to_owned())];
            }
            Told::Taken => {
                offline.newer = Newer::Taken;
                offline.put_away = false;
                offline.look = Look::No;
                let at_once = self.has_nothing_to_lose();
                self.offline.wanted |= at_once;
                if !self.offline.wanted {
                    return vec![Effect::Announce(say::elsewhere(self.lang).to_owned())];
                }
            }
        }
        Vec::new()
    }

    /// Does what the user wants of versions.
    pub(super) fn wish(&mut self, wish: Wish) -> Vec<Effect> {
        match wish {
            Wish::Use => self.offline.wanted = true,
            Wish::NotNow => {
                self.offline.wanted = false;
                self.offline.put_away = true;
            }
            Wish::Look => {
                self.offline.look = Look::UnderWay;
                return vec![Effect::Offline(Ask::Look)];
            }
        }
        Vec::new()
    }

    /// Says what became of looking, where the user looked.
    fn looked(&mut self, found: Look) {
        if self.offline.look == Look::UnderWay {
            self.offline.look = found;
        }
    }
}
