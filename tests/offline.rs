//! How the desk is kept without a network, and when a newer version may take over: never under an open dialog, typed
//! text or a pass that goes on.
#![expect(clippy::unwrap_used, reason = "a fixture that fails should end its test")]

use beian_desk::app::view::{self, OfflineView};
use beian_desk::app::{
    Ask, Dialog, Due, Effect, Look, Model, Msg, Newer, NewerNotice, Part, Presence, Readiness, StorageState, Stored,
    Supposed, Told, Undo, WhyNot, Wish,
};
use beian_desk::engine::{Moment, WhatIf};
use beian_desk::i18n::Lang;
use beian_desk::i18n::offline::{self as say, Text, text};

fn noon() -> Moment {
    "2026-07-01T12:00+08:00".parse().unwrap()
}

fn desk() -> Model {
    let mut model = Model::new(Lang::Zh, noon(), "#/");
    model.update(Msg::Loaded(Box::new(Stored { storage: StorageState::Full, ..Stored::default() })));
    model
}

fn told(model: &mut Model, told: Told) -> Vec<Effect> {
    model.update(Msg::Kept(told))
}

/// Effects without what is only said to listeners.
fn done(effects: Vec<Effect>) -> Vec<Effect> {
    effects.into_iter().filter(|effect| !matches!(effect, Effect::Announce(_))).collect()
}

const TAKE: Effect = Effect::Offline(Ask::Take);

// ---- what is kept

#[test]
fn keeping_begins_with_the_part_that_tells_of_it() {
    let mut model = desk();
    assert_eq!(model.update(Msg::Fetched(Part::Desk, true)), []);
    assert_eq!(model.update(Msg::Fetched(Part::Guide, false)), []);
    assert_eq!(model.update(Msg::Fetched(Part::Guide, true)), [Effect::Offline(Ask::Begin)]);
    assert_eq!(model.parts.of(Part::Guide), Presence::Here);
    // On a question, the part also gives the title.
    let mut model = Model::new(Lang::Zh, noon(), "#/faq/no-button");
    assert!(model.update(Msg::Fetched(Part::Guide, true)).contains(&Effect::Offline(Ask::Begin)));
}

#[test]
fn every_word_of_the_script_is_understood() {
    let script = include_str!("../assets/offline.js");
    for word in [
        "ready",
        "preparing",
        "insecure",
        "missing",
        "development",
        "failed",
        "waiting",
        "taken",
        "current",
        "unreachable",
        "typed",
        "untyped",
    ] {
        assert!(script.contains(&["'", word, "'"].concat()), "the script never says `{word}`");
        assert!(Told::parse(word).is_some(), "`{word}` is not understood");
    }
    assert_eq!(Told::parse(""), None);
    assert_eq!(Told::parse("Ready"), None);
}

#[test]
fn about_says_how_it_stands() {
    let cases = [
        (Told::Ready, Readiness::Ready, Text::Ready, true),
        (Told::Preparing, Readiness::Preparing, Text::Preparing, true),
        (Told::Not(WhyNot::File), Readiness::Not(WhyNot::File), Text::File, false),
        (Told::Not(WhyNot::Insecure), Readiness::Not(WhyNot::Insecure), Text::Insecure, false),
        (Told::Not(WhyNot::Missing), Readiness::Not(WhyNot::Missing), Text::Missing, false),
        (Told::Not(WhyNot::Development), Readiness::Not(WhyNot::Development), Text::Development, false),
        (Told::Not(WhyNot::Failed), Readiness::Not(WhyNot::Failed), Text::Failed, false),
    ];
    let mut model = desk();
    assert_eq!(view::offline(&model).state, text(Lang::Zh, Text::Unknown));
    for (word, readiness, says, can_look) in cases {
        assert_eq!(told(&mut model, word), []);
        assert_eq!(model.offline.readiness, readiness);
        let shown = view::offline(&model);
        assert_eq!((shown.state, shown.can_look), (text(Lang::Zh, says), can_look));
        assert_eq!(shown.version, None);
    }
    told(&mut model, Told::Version("0123456789ab".to_owned()));
    assert_eq!(view::offline(&model).version.as_deref(), Some("版本 0123456789ab"));
}

#[test]
fn looking_says_what_it_found_and_only_where_somebody_looked() {
    let mut model = desk();
    told(&mut model, Told::Ready);
    for (found, look, says) in
        [(Told::Current, Look::Current, Text::Current), (Told::Unreachable, Look::Unreachable, Text::Unreachable)]
    {
        model.offline.look = Look::No;
        told(&mut model, found.clone());
        assert_eq!(view::offline(&model).look, None, "nobody looked");
        assert_eq!(model.update(Msg::Newer(Wish::Look)), [Effect::Offline(Ask::Look)]);
        let OfflineView { look: shown, can_look, .. } = view::offline(&model);
        assert_eq!((shown, can_look), (Some(text(Lang::Zh, Text::Looking)), false));
        told(&mut model, found);
        assert_eq!(model.offline.look, look);
        assert_eq!(view::offline(&model).look, Some(text(Lang::Zh, says)));
        assert!(view::offline(&model).can_look);
    }
    // One that is found is no longer looked for.
    model.update(Msg::Newer(Wish::Look));
    told(&mut model, Told::Waiting);
    let shown = view::offline(&model);
    assert_eq!((shown.look, shown.can_look, shown.can_use), (None, false, true));
}

// ---- a newer version

#[test]
fn a_newer_version_waits_until_it_is_wanted() {
    let mut model = desk();
    assert_eq!(model.newer_notice(), None);
    assert_eq!(told(&mut model, Told::Waiting), [Effect::Announce(say::ready(Lang::Zh).to_owned())]);
    assert_eq!(model.newer_notice(), Some(NewerNotice::Ready));
    for msg in [Msg::Tick(noon()), Msg::Moved("#/about".to_owned()), Msg::SetLang(Lang::En)] {
        assert!(!model.update(msg).contains(&TAKE));
    }
    assert_eq!(model.update(Msg::Newer(Wish::Use)), [TAKE]);
    assert_eq!(model.newer_notice(), Some(NewerNotice::Coming));
    assert_eq!(model.update(Msg::Newer(Wish::Use)), [], "once");
    assert_eq!(told(&mut model, Told::Taken), [Effect::Reload]);
    assert_eq!(model.update(Msg::Tick(noon())), [], "once");
}

#[test]
fn a_notice_that_was_put_away_comes_back_with_the_next_version() {
    let mut model = desk();
    told(&mut model, Told::Waiting);
    model.update(Msg::Newer(Wish::NotNow));
    assert_eq!(model.newer_notice(), None);
    assert!(view::offline(&model).can_use, "the About page still has it");
    told(&mut model, Told::Waiting);
    assert_eq!(model.newer_notice(), Some(NewerNotice::Ready));
}

#[test]
fn a_press_is_held_while_text_is_typed() {
    let mut model = desk();
    told(&mut model, Told::Waiting);
    told(&mut model, Told::Typed(true));
    assert_eq!(model.update(Msg::Newer(Wish::Use)), []);
    assert_eq!(model.newer_notice(), Some(NewerNotice::AfterText));
    assert_eq!(model.update(Msg::Tick(noon())), []);
    assert_eq!(told(&mut model, Told::Typed(false)), [TAKE]);
}

#[test]
fn a_held_press_can_be_taken_back() {
    let mut model = desk();
    told(&mut model, Told::Waiting);
    told(&mut model, Told::Typed(true));
    model.update(Msg::Newer(Wish::Use));
    model.update(Msg::Newer(Wish::NotNow));
    assert_eq!(told(&mut model, Told::Typed(false)), []);
    assert_eq!(model.newer_notice(), None);
}

#[test]
fn nothing_starts_anew_under_a_dialog() {
    let mut model = desk();
    told(&mut model, Told::Waiting);
    model.update(Msg::Newer(Wish::Use));
    // It opens between the press and the takeover.
    model.update(Msg::OpenForm(None));
    assert_eq!(done(told(&mut model, Told::Taken)), []);
    assert_eq!(model.newer_notice(), Some(NewerNotice::AfterDialog));
    assert_eq!(model.update(Msg::Close), [Effect::Reload]);
    assert_eq!(model.offline.newer, Newer::Leaving);
}

#[test]
fn nothing_starts_anew_in_a_pass() {
    let mut model = desk();
    model.update(Msg::LoadSamples);
    told(&mut model, Told::Waiting);
    let due = ["a.cn", "b.cn"].map(|site| Due { site: site.to_owned(), instance: "i-bp1example0001".to_owned() });
    model.update(Msg::Pass(due.to_vec()));
    assert!(matches!(model.dialog, Dialog::Apply(_)));
    assert_eq!(model.update(Msg::Newer(Wish::Use)), []);
    // Closed before its end, the pass stops; nothing goes on then.
    assert!(model.update(Msg::Close).contains(&TAKE));
}

// ---- several tabs

#[test]
fn a_tab_with_nothing_to_lose_follows_by_itself() {
    let mut model = desk();
    assert_eq!(told(&mut model, Told::Taken), [Effect::Reload]);
}

/// A tab that nobody pressed in, with something that a new start would take away.
#[track_caller]
fn stays(change: impl FnOnce(&mut Model)) {
    let mut model = desk();
    change(&mut model);
    let effects = told(&mut model, Told::Taken);
    assert_eq!(effects, [Effect::Announce(say::elsewhere(Lang::Zh).to_owned())]);
    assert_eq!(model.newer_notice(), Some(NewerNotice::Elsewhere));
    // Closing the dialog is no press: what was just done there is still on the screen.
    model.dialog = Dialog::None;
    assert_eq!(model.update(Msg::Tick(noon())), []);
    model.offline.typed = false;
    assert_eq!(model.update(Msg::Newer(Wish::Use)), [Effect::Reload]);
}

#[test]
fn a_tab_with_something_to_lose_says_so_and_stays() {
    stays(|model| model.dialog = Dialog::TakeOut);
    stays(|model| model.offline.typed = true);
    stays(|model| model.as_of = Some(noon()));
    stays(|model| model.undo = Some(Undo::default()));
    stays(|model| model.what_if = Some(Supposed { instance: "i-1".to_owned(), what_if: WhatIf::default() }));
}

#[test]
fn a_takeover_by_the_same_version_changes_nothing() {
    let mut model = desk();
    told(&mut model, Told::Waiting);
    assert_eq!(told(&mut model, Told::Current), []);
    assert_eq!((model.newer_notice(), model.offline.newer), (None, Newer::None));
}

#[test]
fn erasing_the_data_keeps_what_is_known_of_versions() {
    let mut model = desk();
    told(&mut model, Told::Ready);
    told(&mut model, Told::Waiting);
    model.update(Msg::Erased);
    assert_eq!((model.offline.readiness, model.newer_notice()), (Readiness::Ready, Some(NewerNotice::Ready)));
}

#[test]
fn versions_are_a_matter_of_the_guide() {
    let model = desk();
    for msg in [Msg::Kept(Told::Ready), Msg::Newer(Wish::Use)] {
        assert_eq!(model.part_for(&msg), Part::Guide);
    }
}

// ---- texts

#[test]
fn the_texts_are_of_their_language() {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let notices =
        [say::ready, say::elsewhere, say::after_dialog, say::after_text, say::coming, say::use_now, say::not_now];
    let all = |lang: Lang| -> Vec<&'static str> {
        let texts = Text::ALL.iter().map(|one| text(lang, *one));
        texts.chain(notices.iter().map(|of| of(lang))).collect()
    };
    for said in all(Lang::Zh) {
        assert!(said.contains(is_han), "{said}");
        assert!(!said.contains(", ") && !said.contains(". "), "narrow punctuation: {said}");
    }
    for said in all(Lang::En) {
        assert!(!said.contains(is_han), "{said}");
    }
    assert!(view::newer(Lang::En, NewerNotice::AfterText).0.contains("sent or cleared"));
}
