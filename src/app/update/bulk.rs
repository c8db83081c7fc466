//! Messages of many rows at once, of how the table is shown, and of shortcuts.

use super::super::model::{Model, NoticeKind};
use super::super::msg::{Effect, Msg};
use super::super::selection::Selection;
use super::super::view;
use crate::i18n::portfolio as say;

impl Model {
    pub(super) fn work_on_many(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::TickRow(id, ticked) => {
                self.selected.tick(id, ticked);
                self.say_ticked()
            }
            Msg::TickAll(true) => {
                let matching = self.matching(&self.listed()).into_iter().map(|(instance, _)| instance.id.clone());
                self.selected = Selection::of(matching.collect());
                self.say_ticked()
            }
            Msg::TickAll(false) => {
                self.selected = Selection::default();
                self.say_ticked()
            }
            // Every message leaves the verdicts as they are by its end; the clock was read before this one.
            Msg::CheckTicked => match view::checked(self) {
                Some(text) => self.notify(NoticeKind::Done, text),
                None => Vec::new(),
            },
            Msg::CopyTicked => view::ticked_text(self).map(Effect::Copy).into_iter().collect(),
            Msg::TakeTicked(what) => {
                let ticked: Vec<_> = self.ticked().into_iter().map(|(instance, _)| instance.clone()).collect();
                if ticked.is_empty() { Vec::new() } else { vec![self.take_out_of(what, ticked)] }
            }
            Msg::SetColumn(column, shown) => {
                self.columns = self.shown_columns().with(column, shown).text();
                vec![Effect::Keep(self.settings())]
            }
            Msg::UsualColumns => {
                self.columns = None;
                vec![Effect::Keep(self.settings())]
            }
            Msg::SetShortcuts(on) => {
                self.shortcuts = on;
                vec![Effect::Keep(self.settings())]
            }
            _ => Vec::new(),
        }
    }

    fn say_ticked(&self) -> Vec<Effect> {
        vec![Effect::Announce(say::ticked(self.lang, self.ticked().len()))]
    }
}
