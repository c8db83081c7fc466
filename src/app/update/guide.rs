//! Messages on the way to a question: its text is the document's title. And those of the page about the app, and of
//! versions.

use super::super::model::Model;
use super::super::msg::{Effect, Msg};
use super::super::view;

impl Model {
    /// Takes a message of [`Part::Guide`](super::super::part::Part::Guide).
    pub fn guide(&mut self, msg: Msg) -> Vec<Effect> {
        if matches!(msg, Msg::Trial(_) | Msg::Tried(..) | Msg::NotTried) {
            return self.take_trial(msg);
        }
        let msg = match msg {
            Msg::Kept(told) => return self.kept(told),
            Msg::Newer(wish) => return self.wish(wish),
            msg => msg,
        };
        let came = matches!(msg, Msg::Fetched(..));
        let mut effects = self.start(msg);
        let title = view::question_title(self);
        if came {
            effects.push(Effect::Title(title));
            return effects;
        }
        for effect in &mut effects {
            if let Effect::Title(text) | Effect::Arrived { title: text } = effect {
                text.clone_from(&title);
            }
        }
        effects
    }
}
