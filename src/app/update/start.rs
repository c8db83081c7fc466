//! Messages that need no more of the program than what is there from the start.

use super::super::model::{Dialog, Model, Notice, NoticeKind, Stored};
use super::super::msg::{Effect, Msg};
use super::super::offline::Ask;
use super::super::part::{Part, Presence};
use super::super::route::{Page, Route};
use super::super::selection::Selection;
use super::super::settings::Settings;
use super::super::view;
use crate::i18n::{Lang, Ui, ui};

impl Model {
    /// Takes a message of [`Part::Start`].
    pub fn start(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Loaded(stored) => self.load(*stored),
            Msg::Synced(stored) => self.sync(*stored),
            Msg::Moved(fragment) => self.arrive(&fragment),
            Msg::Tick(now) => {
                self.now = now;
                Vec::new()
            }
            Msg::SetLang(lang) => {
                self.lang = lang;
                self.notice = None;
                vec![Effect::Language(lang), Effect::Keep(self.settings()), self.titled()]
            }
            Msg::SetTheme(theme) => {
                self.theme = theme;
                vec![Effect::Theme(theme), Effect::Keep(self.settings())]
            }
            Msg::Unread => {
                self.unread = true;
                self.parts.set(Part::Desk, Presence::Failed);
                Vec::new()
            }
            Msg::Fetch(part) => self.want(part),
            Msg::Fetched(part, came) => {
                self.parts.set(part, if came { Presence::Here } else { Presence::Failed });
                match part {
                    Part::Desk if came && std::mem::take(&mut self.unread) => vec![Effect::Load],
                    // It has what is said of it.
                    Part::Guide if came => vec![Effect::Offline(Ask::Begin)],
                    _ => Vec::new(),
                }
            }
            Msg::Stores(state) => {
                self.storage = state;
                Vec::new()
            }
            Msg::SetPolicy(name) => self.set_policy(&name),
            Msg::NotFetched => self.notify(NoticeKind::Problem, ui(self.lang, Ui::PartFailed).to_owned()),
            Msg::Dismiss => {
                self.notice = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Has a part fetched that is neither here nor on its way.
    fn want(&mut self, part: Part) -> Vec<Effect> {
        if matches!(self.parts.of(part), Presence::Here | Presence::Coming) {
            return Vec::new();
        }
        self.parts.set(part, Presence::Coming);
        vec![Effect::Fetch(part)]
    }

    fn want_page(&mut self) -> Vec<Effect> {
        Part::wanted(&self.route).into_iter().flat_map(|part| self.want(part)).collect()
    }

    fn load(&mut self, stored: Stored) -> Vec<Effect> {
        if let Some(lang) = stored.settings.lang.as_deref().and_then(|code| code.parse().ok()) {
            self.lang = lang;
        }
        self.account = stored.settings.account.clone();
        self.prefer(&stored.settings);
        self.accounts = stored.settings.accounts.clone();
        self.chosen = None;
        if let Some(name) = &stored.settings.policy {
            self.choose(name);
        }
        // What was typed before the stores were read stays.
        if self.sites.is_empty() {
            self.sites = stored.settings.sites.clone().unwrap_or_default();
        }
        self.loaded = true;
        self.take_stored(stored);
        let mut effects = vec![Effect::Language(self.lang), Effect::Theme(self.theme), self.titled()];
        effects.extend(self.want_page());
        // A link outranks what was chosen before.
        let asked = self.route.query.policy.clone().filter(|asked| asked != self.policy_name());
        effects.extend(asked.map(|name| self.set_policy(&name)).unwrap_or_default());
        effects.push(Effect::Prefetch);
        effects
    }

    fn sync(&mut self, stored: Stored) -> Vec<Effect> {
        if stored.is_empty() && stored.settings == Settings::default() {
            // Another tab erased everything.
            self.accounts.clear();
            self.account = None;
            self.sites.clear();
        } else {
            self.accounts = self.settings().joined(&stored.settings).accounts;
        }
        let theme = self.theme;
        self.prefer(&stored.settings);
        // What another tab has changed since is not to be taken back here.
        let touched = |id: &str| {
            let now = stored.instances.iter().find(|instance| instance.id == id);
            self.instance(id) != now
        };
        let theirs = self.undo.as_ref().is_some_and(|undo| {
            undo.remove.iter().chain(undo.restore.iter().map(|instance| &instance.id)).any(|id| touched(id))
        });
        if theirs {
            self.undo = None;
            self.notice.iter_mut().for_each(|notice| notice.undo = false);
        }
        // Where somebody types them here, they are not taken away.
        if self.route.page != Page::Plan {
            self.sites = stored.settings.sites.clone().unwrap_or_default();
        }
        self.take_stored(stored);
        if self.theme == theme { Vec::new() } else { vec![Effect::Theme(self.theme)] }
    }

    /// How things are shown, as it was set here or in another tab.
    fn prefer(&mut self, settings: &Settings) {
        self.theme = settings.theme;
        self.columns.clone_from(&settings.columns);
        self.shortcuts = settings.shortcuts.unwrap_or(true);
    }

    fn take_stored(&mut self, stored: Stored) {
        self.storage = stored.storage;
        self.damaged = stored.damaged;
        self.emptied |= stored.emptied;
        self.instances = stored.instances;
        self.log = stored.events;
    }

    fn arrive(&mut self, fragment: &str) -> Vec<Effect> {
        let route = Route::parse(fragment);
        let elsewhere = match (&self.route.page, &route.page) {
            (Page::Apply(_), Page::Apply(_)) => false,
            (before, after) => before != after,
        };
        let mut effects = Vec::new();
        if route != self.route {
            effects = self.leave();
            self.pass = None;
        }
        if route.page != self.route.page || !route.query.matches_as(&self.route.query) {
            self.selected = Selection::default();
        }
        let before = std::mem::replace(&mut self.route, route);
        if self.route.page != Page::About {
            self.trial.leave();
        }
        // What was supposed belongs to the row that was open.
        if self.what_if.as_ref().is_some_and(|supposed| self.route.query.open.as_ref() != Some(&supposed.instance)) {
            self.what_if = None;
        }
        effects.extend(self.want_page());
        if elsewhere {
            self.notice = self.notice.take().filter(|notice| notice.along);
            self.notice.iter_mut().for_each(|notice| notice.along = false);
            effects.push(Effect::Arrived { title: view::title(self) });
        } else {
            effects.push(self.titled());
        }
        effects.extend(self.follow_link(before.query.policy.as_ref()));
        effects
    }

    /// Closes what lies over the page; files that are being read for it are read no further.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let reads = matches!(&self.dialog, Dialog::Import(import) if !import.reading.is_empty());
        self.dialog = Dialog::None;
        if reads { vec![Effect::StopReading] } else { Vec::new() }
    }

    fn titled(&self) -> Effect {
        Effect::Title(view::title(self))
    }

    /// Says something; while a dialog is open, in it too.
    pub(super) fn notify(&mut self, kind: NoticeKind, text: String) -> Vec<Effect> {
        let within = self.dialog != Dialog::None;
        self.notice = Some(Notice { kind, text: text.clone(), undo: false, export: false, within, along: false });
        vec![Effect::Announce(text)]
    }

    /// Says what became of instances, with the way to take it back.
    pub(super) fn notify_change(&mut self, kind: NoticeKind, text: String) -> Vec<Effect> {
        let effects = self.notify(kind, text);
        let undo = self.undo.is_some() && kind == NoticeKind::Done;
        self.notice.iter_mut().for_each(|notice| notice.undo = undo);
        effects
    }

    /// The language in which the browser is set up, as a language that there is.
    pub fn preferred(languages: &[String]) -> Lang {
        let chosen = languages.iter().find_map(|tag| match tag.get(..2) {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => None,
        });
        chosen.unwrap_or(Lang::Zh)
    }
}
