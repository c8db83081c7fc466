//! Every page: empty, loading, failed, with the samples, narrowed down, and with what is open on it.

use super::super::columns::Column;
use super::super::model::Supposed;
use super::super::msg::Msg;
use super::super::numbers::Step;
use super::super::offline::{Newer, Readiness, WhyNot};
use super::super::part::{Part, Presence};
use super::super::place::Place;
use super::super::trial::{Stage, Trial};
use super::bench::{Bench, Lead};
use crate::engine::proof::{CASES, Tally};
use crate::engine::{Policy, WhatIf};

/// A sample server that qualifies.
pub(super) const QUALIFIES: &str = "i-bp1example0001";
/// One whose term is too short.
pub(super) const SHORT: &str = "i-2vcexample0005";
/// A sample number that is bound.
pub(super) const BOUND: &str = "4f9f0d9c-0000-4000-8000-000000000004";
/// One with which a filing is under way.
pub(super) const FILING: &str = "4f9f0d9c-0000-4000-8000-000000000003";
/// One with which a site was filed.
pub(super) const FILED: &str = "4f9f0d9c-0000-4000-8000-000000000001";

/// A server of which little is known.
const LITTLE_KNOWN: &str =
    "{\"schema\": \"beian-desk/1\", \"instances\": [{\"id\": \"i-little-known\", \"product\": \"ecs\"}]}";

pub(super) const PAGES: &[Lead] = &[
    ("loading", |bench| bench.model.loaded = false),
    ("part-coming", |bench| part_is(bench, Presence::Coming)),
    ("part-failed", |bench| part_is(bench, Presence::Failed)),
    ("home", |bench| bench.go("#/")),
    ("home-in-a-file", |bench| bench.model.place = Place::LocalFile),
    ("list", list),
    ("list-ticked", |bench| {
        list(bench);
        bench.send(Msg::TickRow(QUALIFIES.to_owned(), true));
        bench.send(Msg::TickRow(SHORT.to_owned(), true));
    }),
    ("list-every-column", |bench| {
        list(bench);
        bench.send(Msg::SetColumn(Column::Owner, true));
    }),
    ("list-narrowed", |bench| at(bench, "#/bsnApply/all?verdict=ineligible&steps=1&expires=90&owner=1370000000000210")),
    ("list-empty-tab", |bench| at(bench, "#/bsnApply/eip")),
    ("list-no-match", |bench| at(bench, "#/bsnApply/all?q=nothing")),
    ("explain-eligible", |bench| at(bench, "#/bsnApply/all?open=i-bp1example0001")),
    ("explain-short", |bench| at(bench, "#/bsnApply/all?open=i-2vcexample0005")),
    ("explain-billing", |bench| at(bench, "#/bsnApply/all?open=i-2zeexample0003")),
    ("explain-expired", |bench| at(bench, "#/bsnApply/all?open=i-m5eexample0007")),
    ("explain-full", |bench| at(bench, "#/bsnApply/all?open=i-7xvexample0008")),
    ("explain-not-required", |bench| at(bench, "#/bsnApply/all?open=i-j6cexample0006")),
    ("explain-undetermined", |bench| {
        list(bench);
        bench.go("#/bsnApply/all?open=i-little-known");
    }),
    ("explain-supposed", |bench| {
        at(bench, "#/bsnApply/all?open=i-2vcexample0005");
        let what_if = WhatIf { months: 2, ..WhatIf::default() };
        bench.model.what_if = Some(Supposed { instance: SHORT.to_owned(), what_if });
    }),
    ("numbers-none", |bench| bench.go("#/bsnManagement")),
    ("numbers", |bench| numbers(bench, "")),
    ("numbers-history", |bench| numbers(bench, "?open=4f9f0d9c-0000-4000-8000-000000000003")),
    ("numbers-no-match", |bench| numbers(bench, "?q=nothing")),
    ("numbers-conflict", |bench| {
        numbers(bench, "");
        bench.contradict(BOUND);
    }),
    ("plan-empty", |bench| bench.go("#/plan")),
    ("plan", |bench| {
        at(bench, "#/plan");
        bench.send(Msg::Sites("shop.cn\nlocalhost\n例子.中国\na.cn".to_owned()));
    }),
    ("plan-no-room", |bench| {
        at(bench, "#/plan");
        let sites: Vec<String> = (0..40).map(|n| format!("site-{n}.cn")).collect();
        bench.send(Msg::Sites(sites.join("\n")));
    }),
    ("ask-first", |bench| bench.go("#/ask")),
    ("ask-choice", |bench| bench.go("#/ask?product=ecs")),
    ("ask-number", |bench| bench.go("#/ask?product=ecs&region=mainland&used=0&at=term")),
    ("ask-short", |bench| bench.go(&short("1"))),
    ("ask-eligible", |bench| bench.go(&short("3"))),
    ("ask-buy", |bench| bench.go("#/ask?product=none&sites=6")),
    ("questions", |bench| bench.go("#/faq")),
    ("questions-found", |bench| bench.go("#/faq?q=申请")),
    ("questions-none", |bench| bench.go("#/faq?q=zzzz")),
    ("answer", |bench| bench.go("#/faq/no-button")),
    ("answer-unknown", |bench| bench.go("#/faq/no-such")),
    ("about", |bench| bench.go("#/about")),
    ("about-other-rules", |bench| {
        at(bench, "#/about");
        if let Some(name) = Policy::names().get(1) {
            bench.send(Msg::SetPolicy((*name).to_owned()));
        }
    }),
    ("about-comparing", |bench| compared(bench, Stage::Running, 4_000_000, 0)),
    ("about-compared", |bench| compared(bench, Stage::Done, CASES, 0)),
    ("about-disagreeing", |bench| compared(bench, Stage::Stopped, 2_500_000, 3)),
    ("offline-ready", |bench| {
        kept(bench, Readiness::Ready);
        bench.model.offline.version = Some("0123456789abcdef".to_owned());
    }),
    ("offline-preparing", |bench| kept(bench, Readiness::Preparing)),
    ("offline-newer", |bench| {
        kept(bench, Readiness::Ready);
        bench.model.offline.newer = Newer::Waiting;
    }),
    ("offline-file", |bench| kept(bench, Readiness::Not(WhyNot::File))),
    ("offline-insecure", |bench| kept(bench, Readiness::Not(WhyNot::Insecure))),
    ("offline-missing", |bench| kept(bench, Readiness::Not(WhyNot::Missing))),
    ("offline-development", |bench| kept(bench, Readiness::Not(WhyNot::Development))),
    ("offline-failed", |bench| kept(bench, Readiness::Not(WhyNot::Failed))),
];

/// The samples at a place.
fn at(bench: &mut Bench, fragment: &str) {
    bench.samples();
    bench.go(fragment);
}

/// Servers of every verdict.
fn list(bench: &mut Bench) {
    bench.samples();
    bench.paste(LITTLE_KNOWN);
    bench.send(Msg::ImportTake);
    bench.send(Msg::Dismiss);
    bench.go("#/bsnApply/all");
}

/// Numbers of every status, and a reservation.
fn numbers(bench: &mut Bench, query: &str) {
    bench.samples();
    bench.send(Msg::OpenApply(QUALIFIES.to_owned()));
    bench.send(Msg::Confirm("example.cn".to_owned()));
    bench.send(Msg::Close);
    bench.send(Msg::OpenRecord { replaces: None, instance: None });
    let fields = [("number", "4f9f0d9c-0000-4000-8000-000000000006"), ("product", "ecs"), ("status", "unbound")];
    bench.send(Msg::Record(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()));
    bench.send(Msg::OpenStep(FILING.to_owned(), Step::Note));
    bench.send(Msg::Step("the office has called".to_owned()));
    bench.send(Msg::Dismiss);
    bench.go(&["#/bsnManagement", query].concat());
}

/// What is asked of a light server with so many months.
fn short(months: &str) -> String {
    ["#/ask?product=swas&region=cn-hangzhou&used=0&expires=2026-07-20&account=same&term=", months].concat()
}

fn part_is(bench: &mut Bench, presence: Presence) {
    bench.go("#/about");
    bench.model.parts.set(Part::Guide, presence);
}

fn compared(bench: &mut Bench, stage: Stage, cases: u64, disagreements: u64) {
    bench.go("#/about");
    let tally = Tally { cases, disagreements, ..Tally::default() };
    bench.model.trial = Trial { stage, tally, millis: cases / 300, goal: CASES, ..Trial::default() };
}

fn kept(bench: &mut Bench, readiness: Readiness) {
    bench.go("#/about");
    bench.model.offline.readiness = readiness;
}
