//! What can be taken out, each a file with its name.

use super::model::Model;
use super::msg::Effect;
use crate::engine::{Facts, Instead, InsteadCode, Report};
use crate::exchange::Backup;
use crate::i18n::{export, storage};
use crate::ledger::Event;
use crate::ledger::store::Aside;

/// A file to take out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Takeout {
    /// Everything with its history, to be brought back.
    Backup,
    /// The facts with the numbers as they stand, for `self_check` and other tools.
    Facts,
    /// The verdicts as a table.
    Verdicts,
    /// The numbers as a table.
    Numbers,
    /// The verdicts for a ticket.
    Ticket,
    /// An empty table to fill in.
    Template,
}

impl Takeout {
    /// Every file, in the order in which they are offered.
    pub const ALL: [Takeout; 6] =
        [Takeout::Backup, Takeout::Facts, Takeout::Verdicts, Takeout::Numbers, Takeout::Ticket, Takeout::Template];
}

impl Model {
    /// The file as it is now.
    pub(super) fn take_out(&self, what: Takeout) -> Effect {
        let lang = self.lang;
        let (stem, end, text) = match what {
            Takeout::Backup => ("backup", "json", self.backup().to_file()),
            Takeout::Facts => ("facts", "json", self.facts().to_file()),
            Takeout::Verdicts => ("verdicts", "csv", export::assessments(lang, &self.report(), &self.instances)),
            Takeout::Numbers => ("numbers", "csv", export::numbers(lang, &self.book.numbers())),
            Takeout::Ticket => ("ticket", "md", export::ticket(lang, &self.report(), self.policy(), &self.instances)),
            Takeout::Template => ("template", "csv", export::template(lang)),
        };
        let name = match what {
            Takeout::Template => format!("beian-desk-{stem}.{end}"),
            _ => format!("beian-desk-{stem}-{}.{end}", self.now.china_day()),
        };
        Effect::Download { name, text }
    }

    /// The texts that could not be read, as a file.
    pub(super) fn take_damaged(&self, pieces: &[Aside]) -> Effect {
        let text = storage::damaged_file(self.lang, &self.now.china_minute(), pieces);
        Effect::Download { name: ["beian-desk-damaged-", &self.now.china_day(), ".txt"].concat(), text }
    }

    fn facts(&self) -> Facts {
        Facts { account: self.account.clone(), instances: self.instances.clone(), numbers: self.book.numbers() }
    }

    fn backup(&self) -> Backup {
        Backup {
            made: self.now,
            account: self.account.clone(),
            events: self.log.iter().map(|event| Event::clone(event)).collect(),
            instances: self.instances.clone(),
            accounts: self.accounts.clone(),
            settings: [
                ("lang", Some(self.lang.code())),
                ("policy", self.chosen),
                ("sites", Some(self.sites.as_str()).filter(|sites| !sites.is_empty())),
            ]
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect(),
        }
    }

    /// Every instance judged as the header says.
    fn report(&self) -> Report<'_> {
        let assessor = self.assessor();
        let assessments: Vec<_> = self.instances.iter().map(|instance| self.judge(&assessor, instance)).collect();
        let policy = self.policy();
        let instead = self.instances.is_empty().then(|| Instead::new(InsteadCode::BuyFileableServer, policy));
        Report {
            policy: &policy.name,
            as_of: self.moment(),
            account: self.account.as_ref(),
            instead,
            assessments,
            totals: self.totals,
        }
    }
}
