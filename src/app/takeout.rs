//! What can be taken out, each a file with its name.

use std::collections::HashSet;

use super::model::Model;
use super::msg::Effect;
use super::settings::Theme;
use crate::engine::{Facts, Instance, Instead, InsteadCode, Number, Report, Totals};
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
        let (stem, end, text) = match what {
            Takeout::Backup => ("backup", "json", self.backup().to_file()),
            Takeout::Template => ("template", "csv", export::template(self.lang)),
            _ => self.judged(what, &self.facts(), self.totals),
        };
        let name = match what {
            Takeout::Template => format!("beian-desk-{stem}.{end}"),
            _ => format!("beian-desk-{stem}-{}.{end}", self.now.china_day()),
        };
        Effect::Download { name, text }
    }

    /// The file of these instances alone, and of the numbers that are theirs. What is made of all there is, or of
    /// nothing, is that.
    pub(super) fn take_out_of(&self, what: Takeout, instances: Vec<Instance>) -> Effect {
        if matches!(what, Takeout::Backup | Takeout::Template) {
            return self.take_out(what);
        }
        let ids: HashSet<&str> = instances.iter().map(|instance| instance.id.as_str()).collect();
        let theirs = |number: &Number| number.instance.as_deref().is_some_and(|id| ids.contains(id));
        let numbers: Vec<Number> = self.book.numbers().into_iter().filter(theirs).collect();
        let unused = numbers.iter().filter(|number| number.is_unused()).count() as u32;
        let judged = self.instances.iter().zip(&self.briefs).filter(|(instance, _)| ids.contains(instance.id.as_str()));
        let judged = judged.map(|(instance, brief)| (instance, brief.verdict, brief.quota));
        let totals = Totals::over(judged, self.account.as_ref(), unused);
        let facts = Facts { account: self.account.clone(), instances, numbers };
        let (stem, end, text) = self.judged(what, &facts, totals);
        Effect::Download { name: format!("beian-desk-{stem}-selected-{}.{end}", self.now.china_day()), text }
    }

    /// The file of facts of this desk: its stem, its ending, its text.
    fn judged(&self, what: Takeout, facts: &Facts, totals: Totals) -> (&'static str, &'static str, String) {
        let lang = self.lang;
        let report = || self.report(&facts.instances, totals);
        match what {
            Takeout::Verdicts => ("verdicts", "csv", export::assessments(lang, &report(), &facts.instances)),
            Takeout::Numbers => ("numbers", "csv", export::numbers(lang, &facts.numbers)),
            Takeout::Ticket => ("ticket", "md", export::ticket(lang, &report(), self.policy(), &facts.instances)),
            Takeout::Facts | Takeout::Backup | Takeout::Template => ("facts", "json", facts.to_file()),
        }
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
                ("theme", self.theme.map(Theme::code)),
                ("columns", self.columns.as_deref()),
                ("shortcuts", (!self.shortcuts).then_some("false")),
            ]
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect(),
        }
    }

    /// Instances of the desk, judged as the header says.
    fn report<'a>(&'a self, instances: &'a [Instance], totals: Totals) -> Report<'a> {
        let assessor = self.assessor();
        let assessments: Vec<_> = instances.iter().map(|instance| self.judge(&assessor, instance)).collect();
        let policy = self.policy();
        let instead = instances.is_empty().then(|| Instead::new(InsteadCode::BuyFileableServer, policy));
        Report {
            policy: &policy.name,
            as_of: self.moment(),
            account: self.account.as_ref(),
            instead,
            assessments,
            totals,
        }
    }
}
