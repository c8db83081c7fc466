//! Messages of the explanation: how long a filing takes, what is supposed, the end for a calendar.

use super::super::model::{Model, Supposed};
use super::super::msg::{Effect, Msg};
use super::super::view::ending;
use crate::engine::{Moment, WhatIf};
use crate::i18n::export::{self, Reminder};

impl Model {
    /// Takes a message of the explanation.
    pub(super) fn explain(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::FilingDays(days) => {
                let (least, most) = Model::FILING_DAYS;
                self.filing_days = days.clamp(least, most);
                Vec::new()
            }
            Msg::Suppose(instance, what_if) => {
                self.suppose(instance, what_if);
                Vec::new()
            }
            Msg::Remind(id) => self.remind(&id),
            _ => Vec::new(),
        }
    }

    /// Supposes something of the instance that is open; nothing puts it away.
    fn suppose(&mut self, instance: String, what_if: WhatIf) {
        let open = self.route.query.open.as_ref() == Some(&instance);
        let months = what_if.months.min(WhatIf::MONTHS);
        let supposed = Supposed { instance, what_if: WhatIf { months, ..what_if } };
        self.what_if = Some(supposed).filter(|supposed| open && !supposed.what_if.is_nothing());
    }

    /// The end of an instance's horizon as a file for a calendar; nothing where none is known.
    fn remind(&self, id: &str) -> Vec<Effect> {
        let Some(instance) = self.instance(id) else { return Vec::new() };
        let Some((at, by, outcome)) = ending(self, instance) else { return Vec::new() };
        let filing_days = self.filing_days;
        let days_before = days_before(self.moment(), at, filing_days);
        let reminder = Reminder { instance, at, by, outcome, days_before, filing_days, stamp: self.now };
        let text = export::calendar(self.lang, &reminder);
        vec![Effect::Download { name: ["beian-desk-", &plain_name(id), ".ics"].concat(), text }]
    }
}

/// The last day on which a filing would still be done in time; where that has passed, half of what is left.
fn days_before(now: Moment, at: Moment, filing_days: u16) -> u16 {
    let left = u16::try_from(at.seconds_since(now) / 86_400).unwrap_or(u16::MAX);
    if left > filing_days { filing_days } else { (left / 2).max(1) }
}

/// An id as part of a file's name: what a system could take for something else becomes a dash.
fn plain_name(id: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    id.chars().take(60).map(plain).collect()
}
