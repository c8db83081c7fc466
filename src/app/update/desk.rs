//! Messages of the desk: dialogs, numbers, filters, and what becomes of them.

use super::super::form::Form;
use super::super::import::{Origin, Whose};
use super::super::model::{Applied, Dialog, Erase, Model, NoticeKind, NumberForm, NumberStep};
use super::super::msg::{Effect, Msg};
use super::super::numbers::record_intent;
use super::super::route::{Page, Query, Route, Tab};
use super::super::takeout::Takeout;
use crate::engine::Account;
use crate::i18n::{Ui, storage, ui};
use crate::ledger::Intent;
use crate::ledger::store::Failure;

impl Model {
    /// Takes a message of [`Part::Desk`](super::super::part::Part::Desk).
    pub fn work(&mut self, msg: Msg) -> Vec<Effect> {
        let before = self.dialog.subject();
        let effects = self.work_on(msg);
        if self.dialog.subject() != before {
            // What was said of one dialog is not said in the next.
            self.stale = None;
            self.notice.iter_mut().for_each(|notice| notice.within = false);
        }
        effects
    }

    fn work_on(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            // What is stored comes in as at the start; here it is judged as well.
            msg @ (Msg::Loaded(_) | Msg::Synced(_)) => {
                let before = self.before_sync();
                let (log, account, policy) = (self.log.clone(), self.account.clone(), self.policy());
                let same = matches!(&msg, Msg::Loaded(found) | Msg::Synced(found) if found.instances == self.instances);
                let effects = self.start(msg);
                let stored = std::mem::replace(&mut self.log, log);
                let same = same && self.account == account && std::ptr::eq(self.policy(), policy);
                match self.take_log(stored).filter(|_| same) {
                    Some(touched) => self.rejudge_touched(&touched),
                    None => self.rejudge(),
                }
                self.note_stale(before);
                effects
            }
            msg @ Msg::Tick(_) => {
                let effects = self.start(msg);
                if self.as_of.is_none() {
                    self.rejudge();
                }
                effects
            }
            Msg::SetAccount(account) => {
                self.account = account;
                self.rejudge();
                vec![Effect::Keep(self.settings())]
            }
            msg @ Msg::SetPolicy(_) => {
                let effects = self.start(msg);
                self.rejudge();
                effects
            }
            Msg::SetAsOf(moment) => {
                self.as_of = moment;
                self.rejudge();
                Vec::new()
            }
            Msg::Narrow(query) => self.narrow(query),
            Msg::Toggle(id) => {
                let open = if self.route.query.open.as_ref() == Some(&id) { None } else { Some(id) };
                vec![Effect::Go(
                    Route { query: Query { open, ..self.route.query.clone() }, ..self.route.clone() }.fragment(),
                )]
            }
            Msg::OpenImport => {
                let import = self.begin_import();
                self.dialog = Dialog::Import(import);
                vec![Effect::WarmReader]
            }
            Msg::Near => vec![Effect::WarmReader],
            Msg::Files(incoming) => self.bring(incoming),
            Msg::Read { import, file } => self.read(import, *file),
            Msg::NotRead(import) => self.not_read(import),
            Msg::ImportAccount(answer) => self.answer_import(|import| {
                import.whose = match answer {
                    None => Whose::Unknown,
                    Some(text) => text.trim().parse().map_or(Whose::Wrong(text), Whose::Of),
                }
            }),
            Msg::ImportNumber(index, number) => self.answer_import(|import| {
                if let Some(Origin::Asked(_, asked)) = import.files.get_mut(index).map(|file| &mut file.origin) {
                    let number = number.trim();
                    let real = !number.is_empty() && !crate::engine::Number::new(number).is_marked_simulated();
                    *asked = real.then(|| number.to_owned());
                }
            }),
            Msg::ImportTake => self.take_import(),
            Msg::LoadSamples => self.load_samples(),
            Msg::OpenForm(id) => {
                let form = match id.and_then(|id| self.instance(&id).map(Form::of)) {
                    Some(form) => form,
                    None => Form::blank(match self.route.page {
                        Page::Apply(Tab::Of(product)) => product,
                        _ => crate::engine::Product::Ecs,
                    }),
                };
                self.dialog = Dialog::Edit(Box::new(form));
                Vec::new()
            }
            Msg::Propose(form) => {
                self.dialog = Dialog::Edit(form);
                Vec::new()
            }
            Msg::SaveForm(form) => self.save_form(*form),
            Msg::Remove(id) => self.remove(&id),
            Msg::Undo => self.undo(),
            Msg::OpenApply(instance) => {
                self.dialog = Dialog::Apply(Applied { instance, ..Applied::default() });
                Vec::new()
            }
            Msg::Confirm(domain) => self.confirm(domain),
            Msg::OpenRecord { replaces, instance } => {
                self.dialog = Dialog::Record(NumberForm { replaces, instance, ..NumberForm::default() });
                Vec::new()
            }
            Msg::Record(fields) => {
                let Dialog::Record(form) = &mut self.dialog else { return Vec::new() };
                form.waiting = true;
                form.typed =
                    fields.iter().find(|(name, _)| name == "number").map(|(_, text)| text.clone()).unwrap_or_default();
                let intents = vec![record_intent(form, &fields)];
                self.commit(intents)
            }
            Msg::OpenStep(number, kind) => {
                self.dialog = Dialog::Step(NumberStep { number, kind, waiting: false, refused: None, attempt: 0 });
                Vec::new()
            }
            Msg::Step(text) => {
                let Dialog::Step(step) = &mut self.dialog else { return Vec::new() };
                step.waiting = true;
                let intents = vec![step.kind.intent(&step.number, &text)];
                self.commit(intents)
            }
            Msg::OpenAccount => {
                self.dialog = Dialog::Account { wrong: false };
                Vec::new()
            }
            Msg::AddAccount(text) => self.add_account(&text),
            Msg::OpenErase => {
                self.dialog = Dialog::Erase(Erase::default());
                Vec::new()
            }
            Msg::Erase(word) => {
                if word.trim() == ui(self.lang, Ui::EraseWord) {
                    return vec![Effect::Erase];
                }
                self.dialog = Dialog::Erase(Erase { wrong: true });
                Vec::new()
            }
            Msg::Erased => self.erased(),
            Msg::Committed(committed) => self.committed(*committed),
            Msg::Close => self.close(),
            Msg::Pass(sites) => self.begin_pass(sites),
            Msg::Copy(text) => vec![Effect::Copy(text)],
            Msg::Copied(done) => {
                let (kind, text) = match done {
                    true => (NoticeKind::Done, Ui::Copied),
                    false => (NoticeKind::Problem, Ui::CopyFailed),
                };
                self.notify(kind, ui(self.lang, text).to_owned())
            }
            Msg::Export => vec![self.take_out(Takeout::Backup)],
            Msg::TakeAside => vec![Effect::Aside],
            Msg::Aside(pieces) if pieces.is_empty() => {
                self.notify(NoticeKind::Done, storage::none_damaged(self.lang).to_owned())
            }
            Msg::Aside(pieces) => vec![self.take_damaged(&pieces)],
            Msg::Print => vec![Effect::Print],
            Msg::OpenTakeOut => {
                self.dialog = Dialog::TakeOut;
                Vec::new()
            }
            Msg::TakeOut(what) => vec![self.take_out(what)],
            Msg::StoreFailed(failure) => self.store_failed(&failure),
            Msg::OpenShortcuts => {
                self.dialog = Dialog::Shortcuts;
                Vec::new()
            }
            msg => self.work_on_many(msg),
        }
    }

    /// Says that a store failed, with a way to take everything out.
    pub(super) fn store_failed(&mut self, failure: &Failure) -> Vec<Effect> {
        let effects = self.notify(NoticeKind::Problem, storage::failed(self.lang, failure));
        self.notice.iter_mut().for_each(|notice| notice.export = true);
        effects
    }

    fn narrow(&mut self, query: Query) -> Vec<Effect> {
        // Typing in a filter replaces the step; everything else is one that back undoes.
        let typing = Query { search: String::new(), page: 0, ..query.clone() }
            == Query { search: String::new(), page: 0, ..self.route.query.clone() };
        let fragment = Route { query, ..self.route.clone() }.fragment();
        vec![if typing { Effect::Replace(fragment) } else { Effect::Go(fragment) }]
    }

    pub(super) fn commit(&self, intents: Vec<Intent>) -> Vec<Effect> {
        let (as_of, instances, policy) = (self.as_of, self.instances.clone(), self.policy());
        vec![Effect::Commit { intents, as_of, instances, policy }]
    }

    fn confirm(&mut self, domain: String) -> Vec<Effect> {
        let account = self.account.clone();
        let Dialog::Apply(applied) = &mut self.dialog else { return Vec::new() };
        if applied.waiting || applied.number.is_some() {
            return Vec::new();
        }
        applied.waiting = true;
        applied.refused = None;
        applied.domain = domain.trim().to_owned();
        let domain = (!applied.domain.is_empty()).then(|| applied.domain.clone());
        let intents = vec![Intent::Reserve { instance: applied.instance.clone(), account, domain }];
        self.commit(intents)
    }

    fn add_account(&mut self, text: &str) -> Vec<Effect> {
        match text.trim().parse::<Account>() {
            Err(_) => {
                self.dialog = Dialog::Account { wrong: true };
                Vec::new()
            }
            Ok(account) => {
                self.dialog = Dialog::None;
                self.learn(account.clone());
                self.work(Msg::SetAccount(Some(account)))
            }
        }
    }

    fn erased(&mut self) -> Vec<Effect> {
        let fresh = Model::new(self.lang, self.now, "#/");
        let storage = self.storage;
        let offline = std::mem::take(&mut self.offline);
        *self = Model { loaded: true, storage, parts: self.parts, offline, ..fresh };
        let text = ui(self.lang, Ui::ErasedAll).to_owned();
        let mut effects = self.notify(NoticeKind::Done, text);
        effects.extend([Effect::Theme(self.theme), Effect::Go("#/".to_owned())]);
        effects
    }
}
