//! What the gallery shows: every page, dialog and notice in every state, each a desk of its own that was led there by
//! messages, from the sample set. Only a build with the feature `gallery` has it; nothing of it is stored.

mod bench;
mod dialogs;
mod notices;
mod pages;

use super::model::Model;
use crate::engine::Moment;
use crate::i18n::Lang;
use bench::{Bench, Lead};

/// What of a desk is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The lines above the page.
    Notices,
    /// The page that its route names.
    Page,
    /// The dialog that is open.
    Dialog,
}

impl Shows {
    /// Each, in the order of the gallery.
    pub const ALL: [Shows; 3] = [Shows::Notices, Shows::Page, Shows::Dialog];
}

/// A state.
pub struct Case {
    /// Its name, in the route.
    pub name: &'static str,
    /// What of its desk is shown.
    pub shows: Shows,
    lead: fn(&mut Bench),
}

impl Case {
    /// Every state, in the order of the gallery.
    pub fn all() -> impl Iterator<Item = Case> {
        let of = |shows: Shows| move |(name, lead): &Lead| Case { name, shows, lead: *lead };
        let notices = notices::NOTICES.iter().map(of(Shows::Notices));
        notices.chain(pages::PAGES.iter().map(of(Shows::Page))).chain(dialogs::DIALOGS.iter().map(of(Shows::Dialog)))
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Case> {
        Case::all().find(|case| case.name == name)
    }

    /// The desk in this state, in a language. It has a moment of its own; `now` is the clock's.
    pub fn model(&self, lang: Lang, now: Moment) -> Model {
        let mut bench = Bench::open(lang, now);
        (self.lead)(&mut bench);
        bench.model
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::model::Dialog;
    use super::super::view;
    use super::*;
    use crate::engine::{Status, Verdict};

    fn now() -> Moment {
        Moment::from_millis(0).unwrap()
    }

    /// A state that shows nothing would pass for one that looks well.
    #[test]
    fn every_case_shows_what_it_is_for_in_both_languages() {
        for (case, lang) in Case::all().flat_map(|case| Lang::ALL.iter().map(move |lang| (Case { ..case }, *lang))) {
            let model = case.model(lang, now());
            assert_eq!(model.lang, lang);
            let notice = model.notice.is_some() || model.newer_notice().is_some();
            let stored = view::storage_warning(&model).is_some() || model.damaged > 0 || model.emptied;
            match case.shows {
                Shows::Notices => assert!(notice || stored, "{}", case.name),
                Shows::Page => assert_eq!(model.dialog, Dialog::None, "{}", case.name),
                Shows::Dialog => assert!(model.dialog != Dialog::None, "{}", case.name),
            }
        }
    }

    #[test]
    fn names_are_apart() {
        let names: Vec<&str> = Case::all().map(|case| case.name).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "{names:?}");
        assert!(Case::named("list").is_some() && Case::named("nothing of it").is_none());
    }

    /// A case that is named after what went wrong, waits or was changed elsewhere is so.
    #[test]
    fn cases_are_in_the_state_of_their_name() {
        let model = |name: &str| Case::named(name).map(|case| case.model(Lang::En, now())).unwrap();
        type Holds = fn(&Model) -> bool;
        let holds: [(&str, Holds); 13] = [
            ("form-wrong", |m| matches!(&m.dialog, Dialog::Edit(form) if form.errors.len() >= 3)),
            ("form-changed-elsewhere", |m| m.stale.as_ref().is_some_and(|stale| !stale.changes.is_empty())),
            ("apply-waiting", |m| matches!(&m.dialog, Dialog::Apply(applied) if applied.waiting)),
            ("apply-refused", |m| matches!(&m.dialog, Dialog::Apply(applied) if applied.refused.is_some())),
            ("apply-gone-elsewhere", |m| m.stale.as_ref().is_some_and(|stale| stale.blocked.is_some())),
            ("applied", |m| matches!(&m.dialog, Dialog::Apply(applied) if applied.number.is_some())),
            ("record-refused", |m| matches!(&m.dialog, Dialog::Record(form) if form.refused.is_some())),
            ("step-approve-refused", |m| matches!(&m.dialog, Dialog::Step(step) if step.refused.is_some())),
            ("account-wrong", |m| m.dialog == Dialog::Account { wrong: true }),
            ("import-preview", |m| matches!(&m.dialog, Dialog::Import(import) if import.is_ready())),
            (
                "import-contradiction",
                |m| matches!(&m.dialog, Dialog::Import(import) if !view::import(m, import).contradictions.is_empty()),
            ),
            ("list-ticked", |m| m.selected.has(pages::QUALIFIES) && m.selected.has(pages::SHORT)),
            ("about-other-rules", |m| m.chosen.is_some()),
        ];
        for (name, holds) in holds {
            assert!(holds(&model(name)), "{name}");
        }
    }

    /// The dialogs and notices are told apart by their names: each kind has one.
    #[test]
    fn every_kind_of_thing_is_shown() {
        let model = |name: &str| Case::named(name).map(|case| case.model(Lang::En, now())).unwrap();
        let verdicts: HashSet<Verdict> = model("list").briefs.iter().map(|brief| brief.verdict).collect();
        assert_eq!(verdicts.len(), Verdict::ALL.len());
        let statuses: HashSet<Status> = model("numbers").book.numbers().iter().map(|number| number.status()).collect();
        assert_eq!(statuses.len(), Status::ALL.len());
        assert!(model("numbers").book.numbers().iter().any(|number| number.is_simulated()));
        assert!(!model("numbers-conflict").book.conflicts().is_empty());
        for step in super::super::numbers::Step::ALL {
            let name = ["step-", step.code()].concat();
            assert!(matches!(model(&name).dialog, Dialog::Step(open) if open.kind == *step), "{name}");
        }
    }
}
