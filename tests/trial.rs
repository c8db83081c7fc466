//! The comparison that visitors run: started, stopped, gone on with, without a browser.
#![expect(clippy::panic, reason = "what fails should end its test")]

use beian_desk::app::view::{trial, trial_intro};
use beian_desk::app::{Effect, Model, Msg, Part, Stage};
use beian_desk::engine::proof::{CASES, Disagreement, Tally};
use beian_desk::engine::{Policy, Verdict};
use beian_desk::i18n::Lang;

const ROUND: u64 = 10_000_000;

fn on_about(lang: Lang) -> Model {
    let now = "2026-07-01T12:00+08:00".parse().unwrap_or_else(|error| panic!("{error}"));
    Model::new(lang, now, "#/about")
}

fn came(cases: u64) -> Msg {
    Msg::Tried(Box::new(Tally { cases, ..Tally::default() }), 500)
}

fn compares(from: u64, most: u64) -> Vec<Effect> {
    vec![Effect::Trial { from, most }]
}

fn announces(effects: &[Effect], text: &str) -> bool {
    matches!(effects, [Effect::Announce(said)] if said.contains(text))
}

#[test]
fn it_is_the_guides_part_that_takes_its_messages() {
    let model = on_about(Lang::Zh);
    assert_eq!(model.part_for(&Msg::Trial(true)), Part::Guide);
    assert_eq!(model.part_for(&came(1)), Part::Guide);
    assert_eq!(model.part_for(&Msg::NotTried), Part::Guide);
}

#[test]
fn it_goes_on_piece_by_piece_to_its_goal_and_is_announced_once() {
    let mut model = on_about(Lang::En);
    assert_eq!(trial(&model).button, Some("Start comparing"));
    assert_eq!(model.update(Msg::Trial(true)), compares(0, ROUND));
    assert_eq!(model.update(Msg::Trial(true)), [], "it is on its way");
    assert_eq!(model.update(came(250_000)), compares(250_000, ROUND - 250_000));
    let view = trial(&model);
    assert!(view.running && view.begun && view.result.is_none());
    assert_eq!(view.line, "250,000 of 10,000,000 cases, 500,000 a second, 0 disagree.");

    assert!(announces(&model.update(came(ROUND - 250_000)), "10,000,000 cases compared: they all agree."));
    assert_eq!(trial(&model).button, Some("Ten million more"));
    assert_eq!(model.update(Msg::Trial(true)), compares(ROUND, ROUND));
    assert_eq!(trial(&model).goal, 2 * ROUND);
}

#[test]
fn stopped_and_started_at_once_no_case_is_compared_twice() {
    let mut model = on_about(Lang::Zh);
    model.update(Msg::Trial(true));
    assert!(announces(&model.update(Msg::Trial(false)), "0 种情形"));
    assert_eq!(model.update(Msg::Trial(false)), []);
    assert_eq!(trial(&model).button, Some("继续比对"));
    // What is under way has not come back: it goes on by itself.
    assert_eq!(model.update(Msg::Trial(true)), []);
    assert_eq!(model.update(came(7)), compares(7, ROUND - 7));
    // Stopped for good, what comes late still counts and nothing more is asked for.
    model.update(Msg::Trial(false));
    assert_eq!(model.update(came(3)), []);
    assert_eq!(trial(&model).cases, 10);
}

#[test]
fn away_from_its_page_it_stops_without_a_word() {
    let mut model = on_about(Lang::Zh);
    model.update(Msg::Trial(true));
    model.update(Msg::Moved("#/faq".to_owned()));
    assert_eq!(model.trial.stage, Stage::Stopped);
    // Back before what was under way came in: it stays stopped.
    model.update(Msg::Moved("#/about".to_owned()));
    assert_eq!(model.update(came(5)), []);
    assert_eq!((model.trial.stage, trial(&model).cases), (Stage::Stopped, 5));
    assert_eq!(model.update(Msg::Trial(true)), compares(5, ROUND - 5));
}

#[test]
fn where_the_part_that_compares_cannot_be_fetched_it_stands_where_it_stood() {
    let mut model = on_about(Lang::En);
    model.update(Msg::Trial(true));
    assert!(announces(&model.update(Msg::NotTried), "could not be fetched"));
    assert_eq!(trial(&model).button, Some("Start comparing"));
    assert_eq!(model.update(Msg::Trial(true)), compares(0, ROUND));
    model.update(came(9));
    assert!(announces(&model.update(Msg::NotTried), "could not be fetched"));
    assert_eq!((trial(&model).button, trial(&model).cases), (Some("Go on"), 9));
    assert_eq!(model.update(Msg::Trial(true)), compares(9, ROUND - 9));
}

#[test]
fn whichever_rules_are_chosen_the_guides_are_compared() {
    for (lang, words) in [(Lang::Zh, "比对的总是默认规则"), (Lang::En, "always the default rules")] {
        assert!(trial_intro(&on_about(lang)).contains(words));
    }
    assert!(Policy::standard().is_default);
}

#[test]
fn all_cases_compared_leave_nothing_to_press() {
    let mut model = on_about(Lang::En);
    assert!(trial_intro(&model).contains("111,974,400 cases"));
    model.update(Msg::Trial(true));
    model.update(came(CASES));
    assert_eq!(trial(&model).button, None);
    assert_eq!(model.update(Msg::Trial(true)), []);
}

#[test]
fn what_disagrees_is_shown_in_both_languages() {
    let found = Disagreement {
        case: 42,
        as_of: "2018-05-21T00:00:00+08:00".parse().ok(),
        facts: "{}".to_owned(),
        engine: Verdict::Eligible,
        table: None,
    };
    let tally = Tally { cases: 1_000, disagreements: 2, first: vec![found] };
    for (lang, line, result) in [
        (
            Lang::Zh,
            "第 42 号情形，2018-05-21T00:00:00+08:00：程序说“可以申请”，对照表说“没有这种情形”。",
            "比对了 1,000 种情形，2 种不一致",
        ),
        (
            Lang::En,
            "Case 42, as of 2018-05-21T00:00:00+08:00: the program says “Qualifies”, the table says “nothing”.",
            "1,000 cases compared, 2 disagree",
        ),
    ] {
        let mut model = on_about(lang);
        model.update(Msg::Trial(true));
        model.update(Msg::Tried(Box::new(tally.clone()), 1));
        assert!(announces(&model.update(Msg::Trial(false)), result));
        let view = trial(&model);
        assert_eq!(view.disagreements, [(line.to_owned(), "{}".to_owned())]);
        assert!(view.result.is_some_and(|text| text.starts_with(result)));
    }
}

#[test]
fn only_the_first_disagreements_are_kept() {
    let one = |case| Disagreement { case, as_of: None, facts: String::new(), engine: Verdict::Eligible, table: None };
    let mut tally = Tally::default();
    for case in 0..5 {
        tally.add(Tally { cases: 10, disagreements: 1, first: vec![one(case)] });
    }
    assert_eq!((tally.cases, tally.disagreements), (50, 5));
    assert_eq!(tally.first.iter().map(|found| found.case).collect::<Vec<_>>(), [0, 1, 2]);
}
