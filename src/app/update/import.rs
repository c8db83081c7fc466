//! Messages of the import: files come, are read one after another, and what they change is taken.

use super::super::import::{Import, ImportFile, Origin, Waiting, Whose};
use super::super::incoming::{Incoming, MAX_BYTES};
use super::super::model::{Dialog, Model, NoticeKind};
use super::super::msg::Effect;
use crate::engine::Account;
use crate::i18n::{Ui, say, ui};

/// The sample set, in the provider's own shapes.
const SAMPLES: [(&str, &str); 3] = [
    ("ecs.json", include_str!("../samples/ecs.json")),
    ("swas.json", include_str!("../samples/swas.json")),
    ("numbers.json", include_str!("../samples/numbers.json")),
];

/// The account that the samples are from.
const SAMPLE_ACCOUNT: &str = "1370000000000210";

impl Model {
    /// A new import.
    pub(super) fn begin_import(&mut self) -> Box<Import> {
        self.imports += 1;
        Box::new(Import { id: self.imports, ..Import::default() })
    }

    /// Has files read for the import that is open, or for a new one. What is too large is refused unread.
    pub(super) fn bring(&mut self, incoming: Vec<Incoming>) -> Vec<Effect> {
        let mut import = match std::mem::take(&mut self.dialog) {
            Dialog::Import(import) => import,
            _ => self.begin_import(),
        };
        let (files, refused): (Vec<_>, Vec<_>) = incoming.into_iter().partition(|file| file.size() <= MAX_BYTES);
        for file in refused {
            let origin = Origin::TooBig { size: file.size(), most: MAX_BYTES };
            import.add(ImportFile { name: file.name, origin });
        }
        let id = import.id;
        import.reading.extend(files.iter().map(|file| Waiting { name: file.name.clone(), size: file.size() }));
        self.dialog = Dialog::Import(import);
        if files.is_empty() { Vec::new() } else { vec![Effect::Read { import: id, files }] }
    }

    pub(super) fn load_samples(&mut self) -> Vec<Effect> {
        let whose = SAMPLE_ACCOUNT.parse().map_or(Whose::Unknown, Whose::Of);
        let import = self.begin_import();
        self.dialog = Dialog::Import(Box::new(Import { whose, at_once: true, ..*import }));
        self.bring(SAMPLES.iter().map(|(name, text)| Incoming::of_bytes(*name, *text)).collect())
    }

    /// Takes a file that was read into the import that waits for it. Closed in the meantime, nothing waits for it any
    /// more, and another dialog stays as it is.
    pub(super) fn read(&mut self, id: u32, file: ImportFile) -> Vec<Effect> {
        let Some(mut import) = self.take_waiting(id) else { return Vec::new() };
        if let Some(place) = import.reading.iter().position(|waiting| waiting.name == file.name) {
            import.reading.remove(place);
        }
        import.add(file);
        let complete = import.reading.is_empty();
        if complete {
            import.complete(self);
        }
        let at_once = import.at_once && complete;
        self.dialog = Dialog::Import(import);
        if at_once { self.take_import() } else { Vec::new() }
    }

    /// The reader could not be fetched: what waits for it waits no longer.
    pub(super) fn not_read(&mut self, id: u32) -> Vec<Effect> {
        let Some(mut import) = self.take_waiting(id) else { return Vec::new() };
        import.reading.clear();
        // One that shows nothing is not left behind.
        if !import.at_once {
            import.complete(self);
            self.dialog = Dialog::Import(import);
        }
        self.notify(NoticeKind::Problem, ui(self.lang, Ui::PartFailed).to_owned())
    }

    /// The import of this number, taken out of the dialog, if it is the one that is open.
    fn take_waiting(&mut self, id: u32) -> Option<Box<Import>> {
        match std::mem::take(&mut self.dialog) {
            Dialog::Import(import) if import.id == id => Some(import),
            other => {
                self.dialog = other;
                None
            }
        }
    }

    pub(super) fn answer_import(&mut self, answer: impl FnOnce(&mut Import)) -> Vec<Effect> {
        let Dialog::Import(mut import) = std::mem::take(&mut self.dialog) else { return Vec::new() };
        answer(&mut import);
        import.work_out(self);
        self.dialog = Dialog::Import(import);
        Vec::new()
    }

    pub(super) fn take_import(&mut self) -> Vec<Effect> {
        let Dialog::Import(import) = &mut self.dialog else { return Vec::new() };
        if !import.is_ready() || import.waiting {
            return Vec::new();
        }
        let whose = import.whose.clone();
        let Some(diff) = import.diff.clone() else { return Vec::new() };
        import.waiting = !diff.intents.is_empty();
        if let Whose::Of(account) = whose {
            self.learn(account);
        }
        let named: Vec<Account> = match &self.dialog {
            Dialog::Import(import) => import.backups().flat_map(|backup| backup.accounts.clone()).collect(),
            _ => Vec::new(),
        };
        named.into_iter().for_each(|account| self.learn(account));
        if let Some(policy) = &diff.policy {
            self.choose(policy);
        }
        if !diff.sites.is_empty() {
            let kept = self.sites.trim_end();
            let (kept, between) = if kept.is_empty() { ("", "") } else { (kept, "\n") };
            self.sites = [kept, between, &diff.sites.join("\n")].concat();
        }
        self.theme = self.theme.or(diff.theme);
        self.columns = self.columns.take().or(diff.columns);
        self.shortcuts &= !diff.keys_off;
        let mut effects = vec![Effect::Keep(self.settings())];
        effects.extend(diff.theme.map(|_| Effect::Theme(self.theme)));
        effects.extend(self.put(diff.put));
        if diff.intents.is_empty() {
            self.dialog = Dialog::None;
            let text = say::imported(self.lang, diff.added, diff.changed, 0, 0);
            effects.extend(self.notify_change(NoticeKind::Done, text));
            effects.extend(self.go_to_instances());
        } else {
            effects.extend(self.commit(diff.intents));
        }
        effects
    }
}
