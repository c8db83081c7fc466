//! By which rules the desk judges: chosen, linked to, kept, compared, and traced to what they rest on.
#![expect(clippy::unwrap_used, reason = "a fixture that fails should end its test")]

use std::collections::BTreeSet;

use beian_desk::app::view::{self, ComparedRow};
use beian_desk::app::{
    Carrier, Effect, Flow, Model, Msg, NoticeKind, Part, Route, Settings, Stored, Takeout, Undo, carriers,
};
use beian_desk::engine::{Check, Instance, InsteadCode, Json, Moment, Policy, Product, RemedyKind, Verdict};
use beian_desk::faq;
use beian_desk::i18n::{Lang, rules, source};

fn noon() -> Moment {
    "2026-07-01T12:00+08:00".parse().unwrap()
}

const TODAY: &str = "aliyun-2026";
const GUIDE: &str = "aliyun-2018";

/// A desk at a fragment, with what was stored; every effect that comes back as a message does.
struct Desk {
    model: Model,
    effects: Vec<Effect>,
}

impl Desk {
    fn open(fragment: &str, stored: Stored) -> Desk {
        let mut desk = Desk { model: Model::new(Lang::En, noon(), fragment), effects: Vec::new() };
        desk.send(Msg::Loaded(Box::new(stored)));
        desk
    }

    fn send(&mut self, msg: Msg) {
        for effect in self.model.update(msg) {
            match &effect {
                Effect::Choose(name) => self.send(Msg::SetPolicy(name.clone())),
                Effect::Go(fragment) | Effect::Replace(fragment) => self.send(Msg::Moved(fragment.clone())),
                _ => {}
            }
            self.effects.push(effect);
        }
    }

    fn moved(&mut self, fragment: &str) {
        self.send(Msg::Moved(fragment.to_owned()));
    }

    /// The policy that was kept last.
    fn kept(&self) -> Option<Option<String>> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Keep(settings) => Some(settings.policy.clone()),
            _ => None,
        })
    }

    fn notice(&self) -> Option<(NoticeKind, bool)> {
        self.model.notice.as_ref().map(|notice| (notice.kind, notice.text.contains(TODAY)))
    }
}

fn stored(instances: Vec<Instance>, policy: Option<&str>) -> Stored {
    let settings = Settings { policy: policy.map(str::to_owned), ..Settings::default() };
    Stored { instances, settings, ..Stored::default() }
}

/// A hosting instance of which the guide knows enough; the later material does not name its product.
fn hosting() -> Instance {
    let mut instance = Instance::new("web-1", Product::ElasticWebHosting);
    instance.region = beian_desk::engine::Region::new("cn-hangzhou");
    instance.term_months = Some(12);
    instance.expires_at = Some("2027-01-01T00:00+08:00".parse().unwrap());
    instance
}

#[test]
fn the_default_judges_unless_others_are_chosen_and_the_choice_is_kept() {
    let mut desk = Desk::open("#/about", stored(vec![hosting()], None));
    assert_eq!((desk.model.policy().name.as_str(), desk.model.chosen), (GUIDE, None));
    assert_eq!(desk.model.briefs[0].verdict, Verdict::Eligible);
    assert_eq!(desk.kept(), None);

    desk.send(Msg::SetPolicy(TODAY.to_owned()));
    assert_eq!(desk.model.policy().name, TODAY);
    assert_eq!(desk.model.briefs[0].verdict, Verdict::Undetermined);
    assert_eq!(desk.model.totals.filings_possible, 0);
    assert_eq!(desk.kept(), Some(Some(TODAY.to_owned())));
    assert_eq!(desk.notice(), Some((NoticeKind::Done, true)));
    // Other settings keep it too.
    desk.send(Msg::SetLang(Lang::Zh));
    assert_eq!(desk.kept(), Some(Some(TODAY.to_owned())));

    // What could be undone is a change of instances: this notice does not offer it.
    desk.model.undo = Some(Undo::default());
    desk.send(Msg::SetPolicy(GUIDE.to_owned()));
    assert!(desk.model.notice.as_ref().is_some_and(|notice| !notice.undo));
    assert_eq!((desk.model.chosen, desk.model.briefs[0].verdict), (None, Verdict::Eligible));
    assert_eq!(desk.kept(), Some(None));
}

#[test]
fn settings_come_back_and_what_is_wrong_with_the_policy_takes_nothing_along() {
    let written = Settings { lang: Some("en".to_owned()), policy: Some(TODAY.to_owned()), ..Settings::default() };
    let text = written.json();
    assert_eq!(Settings::parse(&text), written);
    let earlier = Settings { policy: None, ..written };
    for text in [
        r#"{"lang": "en", "account": null, "accounts": []}"#,
        r#"{"lang": "en", "policy": null}"#,
        r#"{"lang": "en", "policy": 5}"#,
        r#"{"lang": "en", "policy": ["aliyun-2026"], "later": 1}"#,
    ] {
        assert_eq!(Settings::parse(text), earlier, "{text}");
    }
    let open = |policy| Desk::open("#/", stored(vec![hosting()], Some(policy))).model;
    assert_eq!(open(TODAY).briefs[0].verdict, Verdict::Undetermined);
    // A name that is not known any more is no choice, and no matter for a notice.
    let lost = open("aliyun-2031");
    assert_eq!((lost.chosen, lost.notice, lost.briefs[0].verdict), (None, None, Verdict::Eligible));
}

#[test]
fn a_link_opens_any_page_under_its_rules() {
    for page in [
        "#/?policy=",
        "#/bsnApply/all?q=web&policy=",
        "#/faq/term?policy=",
        "#/ask?product=ecs&policy=",
        "#/plan?policy=",
    ] {
        let fragment = [page, TODAY].concat();
        // At the first visit, and later.
        let first = Desk::open(&fragment, stored(vec![hosting()], None));
        let mut later = Desk::open("#/about", stored(vec![hosting()], None));
        later.moved(&fragment);
        for desk in [first, later] {
            assert_eq!(desk.model.policy().name, TODAY, "{fragment}");
            assert_eq!(desk.model.briefs[0].verdict, Verdict::Undetermined, "{fragment}");
            assert_eq!(desk.kept(), Some(Some(TODAY.to_owned())), "{fragment}");
            assert_eq!(desk.notice(), Some((NoticeKind::Done, true)), "{fragment}");
            assert_eq!(desk.model.route.fragment(), Route::parse(&fragment).fragment());
        }
    }
    // Before anything is stored, and over what was chosen earlier.
    assert_eq!(Model::new(Lang::Zh, noon(), "#/?policy=aliyun-2026").policy().name, TODAY);
    let back = Desk::open("#/?policy=aliyun-2018", stored(vec![hosting()], Some(TODAY)));
    assert_eq!((back.model.chosen, back.kept()), (None, Some(None)));
    // What is so already is no news.
    let same = Desk::open("#/?policy=aliyun-2026", stored(vec![hosting()], Some(TODAY)));
    assert_eq!((same.kept(), same.notice()), (None, None));
}

#[test]
fn an_unknown_name_in_a_link_is_said_once_and_changes_nothing() {
    for name in ["aliyun-2031", "ALIYUN-2026", "%3Cb%3E"] {
        let fragment = ["#/about?policy=", name].concat();
        let first = Desk::open(&fragment, stored(vec![hosting()], Some(TODAY)));
        let mut later = Desk::open("#/", stored(vec![hosting()], Some(TODAY)));
        later.moved(&fragment);
        for desk in [&first, &later] {
            assert_eq!(desk.model.policy().name, TODAY, "{name}");
            assert_eq!(desk.notice(), Some((NoticeKind::Problem, true)), "{name}");
            assert_eq!(desk.kept(), None, "{name}");
        }
        // It stays in the address as it came; put away, the notice does not come back with the next step there.
        later.send(Msg::Dismiss);
        later.moved(&fragment);
        assert_eq!(later.notice(), None);
    }
    assert_eq!(Desk::open("#/?policy=", stored(vec![], Some(TODAY))).notice(), None);
    let long = ["#/?policy=", &"x".repeat(5_000)].concat();
    let desk = Desk::open(&long, stored(vec![], None));
    assert!(desk.model.notice.unwrap().text.len() < 200);
}

#[test]
fn choosing_outranks_the_link_in_the_address() {
    let mut desk = Desk::open("#/about?policy=aliyun-2026", stored(vec![hosting()], None));
    desk.send(Msg::SetPolicy(GUIDE.to_owned()));
    assert_eq!(desk.model.policy().name, GUIDE);
    assert_eq!(desk.model.route.fragment(), "#/about");
    assert_eq!(desk.kept(), Some(None));
}

#[test]
fn a_choice_without_instances_waits_for_no_part() {
    let empty = Desk::open("#/about", stored(vec![], None)).model;
    assert_eq!(empty.part_for(&Msg::SetPolicy(TODAY.to_owned())), Part::Start);
    let full = Desk::open("#/about", stored(vec![hosting()], None)).model;
    assert_eq!(full.part_for(&Msg::SetPolicy(TODAY.to_owned())), Part::Desk);
}

#[test]
fn explanations_tables_exports_and_commits_follow_the_choice() {
    let mut ecs = hosting();
    (ecs.id, ecs.product) = ("i-1".to_owned(), Product::Ecs);
    ecs.term_months = Some(2);
    let mut desk = Desk::open("#/bsnApply/all", stored(vec![ecs, hosting()], Some(TODAY)));
    let explained = view::explain(&desk.model, "i-1").unwrap();
    let term = explained.conditions.iter().find(|condition| condition.sources[0].id == "M2").unwrap();
    assert!(term.sources[0].place.contains("26 Jun 2026"), "{:?}", term.sources);
    assert!(explained.basis.contains("2026") && !explained.basis.contains("2018"), "{}", explained.basis);
    let silent = view::explain(&desk.model, "web-1").unwrap();
    assert_eq!((silent.verdict, silent.conditions.len(), silent.ask.len()), (Verdict::Undetermined, 0, 0));
    assert_eq!(silent.headline, "These rules say nothing of this product");
    assert!(silent.instead.is_some());

    let table = view::rule_table(&desk.model);
    let of = |product: Product| table[product as usize].rules.clone();
    assert!(of(Product::Ecs).iter().all(|rule| rule.sure.is_some()));
    assert_eq!(of(Product::SiteMarket).last().map(|rule| rule.title.clone()), Some("Not covered".to_owned()));
    assert!(view::rule_notes(&desk.model).iter().any(|note| note.contains("Site market")));

    desk.send(Msg::TakeOut(Takeout::Ticket));
    let text = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Download { text, .. } => Some(text.clone()),
        _ => None,
    });
    let text = text.unwrap();
    assert!(text.contains(TODAY) && !text.contains("2018"), "{text}");

    let mut good = hosting();
    (good.id, good.product, good.public_bandwidth_mbps) = ("i-2".to_owned(), Product::Swas, Some(5.0));
    let mut desk = Desk::open("#/bsnApply/all", stored(vec![good], Some(TODAY)));
    desk.send(Msg::OpenApply("i-2".to_owned()));
    desk.send(Msg::Confirm(String::new()));
    let commit = desk.effects.iter().find_map(|effect| match effect {
        Effect::Commit { policy, .. } => Some(policy.name.as_str()),
        _ => None,
    });
    assert_eq!(commit, Some(TODAY));
}

#[test]
fn answers_follow_where_the_rules_have_a_value_and_say_whose_they_are() {
    let desk = |policy| Desk::open("#/faq", stored(vec![], policy)).model;
    assert_eq!(view::answers_note(&desk(None)), None);
    let note = view::answers_note(&desk(Some(TODAY))).unwrap();
    assert!(note.contains("2018") && note.contains("2026"), "{note}");
}

// ---- the comparison

fn compared(instances: Vec<Instance>, policy: Option<&str>, lang: Lang) -> view::Comparison {
    let mut desk = Desk::open("#/about", stored(instances, policy));
    desk.send(Msg::SetLang(lang));
    view::comparison(&desk.model).unwrap()
}

#[test]
fn the_comparison_says_what_there_is_to_say() {
    let none = compared(vec![], None, Lang::En);
    assert!(none.rows.is_empty() && none.sum.contains("no instances"), "{none:?}");
    let mut elsewhere = hosting();
    elsewhere.product = Product::OtherProvider;
    let same = compared(vec![elsewhere], None, Lang::En);
    assert!(same.rows.is_empty() && same.sum.contains("No difference"), "{same:?}");

    // The same whichever of the two is chosen: the default stands first.
    for policy in [None, Some(TODAY)] {
        let differ = compared(vec![hosting()], policy, Lang::En);
        let [ComparedRow { title, sides, reasons, href }] = differ.rows.as_slice() else { unreachable!("{differ:?}") };
        assert_eq!((title.as_str(), reasons.len()), ("web-1 · Web Hosting", 0));
        assert_eq!(href, "#/bsnApply/all?q=web-1&open=web-1");
        assert_eq!(sides.each_ref().map(|side| side.verdict), [Verdict::Eligible, Verdict::Undetermined]);
        assert!(sides[0].policy.contains("2018") && sides[1].policy.contains("2026"));
        assert_eq!((differ.sum.as_str(), differ.more), ("Verdicts that differ: 1 of 1.", None));
    }
    assert_eq!(compared(vec![hosting()], None, Lang::Zh).sum, "1 台实例里，有 1 台的结论不同。");

    let mut open = hosting();
    (open.product, open.expires_at) = (Product::Swas, None);
    let differ = compared(vec![open], None, Lang::En);
    let reason = &differ.rows[0].reasons[0];
    assert_eq!((reason.title, differ.rows[0].reasons.len()), ("Not expired", 1));
    assert_ne!(reason.said[0].1, reason.said[1].1);

    let many = (0..60).map(|n| Instance { id: format!("web-{n}"), ..hosting() }).collect();
    let differ = compared(many, None, Lang::En);
    assert_eq!((differ.rows.len(), differ.more.as_deref()), (50, Some("Not listed here: 10 more.")));
}

// ---- the trace

/// Facts that a verdict is made of: what the guide asks for, why a button is missing, what mends it, where no number
/// is used. The others are about the way to a number, and are carried by answers and pages.
const IN_VERDICTS: &str = "S3 S4 S5 S6 S7 S8 S9 S10 S11 S12 S13 S14 S15 S16 S17 S18 S19 S20 S21 S22 S23 S25 S26 S28 \
    S29 S30 S37 S38 S39 S40 S41 S42 S43 S44 S45 S46 S47 S48 S49 S50 S52 S54 S55 S56 S57 S58 S59 S60 S61 S62";

#[test]
fn every_fact_of_the_guide_is_carried() {
    let guide = Policy::standard();
    let facts: Vec<String> = (1..=62).map(|n| format!("S{n}")).collect();
    assert_eq!(guide.facts().collect::<Vec<_>>(), facts);
    for fact in &facts {
        let carried = carriers(guide, fact);
        let by_verdict = carried.iter().any(|carrier| !matches!(carrier, Carrier::Answer(_) | Carrier::Flow(_)));
        let by_page = carried.iter().any(|carrier| matches!(carrier, Carrier::Flow(_)));
        let stated = IN_VERDICTS.split_whitespace().any(|id| id == fact);
        assert_eq!(by_verdict, stated, "{fact}: {carried:?}");
        // An answer for each; and what no verdict carries is done by a page, but for what the number is for.
        assert!(carried.iter().any(|carrier| matches!(carrier, Carrier::Answer(_))), "{fact}");
        assert!(by_verdict || by_page || fact == "S1", "{fact}: {carried:?}");
    }
    for fact in Policy::named(TODAY).unwrap().facts() {
        assert!(!carriers(Policy::named(TODAY).unwrap(), fact).is_empty(), "{fact}");
    }
}

#[test]
fn what_carries_a_fact_is_there_and_names_it() {
    // A few by hand.
    let guide = Policy::standard();
    for (fact, carrier) in [
        ("S13", Carrier::Check(Product::Ecs, Check::PayAsYouGo)),
        ("S22", Carrier::Check(Product::ElasticWebHosting, Check::QuotaExhausted)),
        ("S38", Carrier::Remedy(Product::Ecs, RemedyKind::ConvertToSubscription)),
        ("S43", Carrier::Remedy(Product::ElasticWebHosting, RemedyKind::Renew)),
        ("S55", Carrier::Instead(InsteadCode::ShopFilingSystem)),
        ("S35", Carrier::Flow(Flow::Apply)),
        ("S36", Carrier::Flow(Flow::Numbers)),
        ("S56", Carrier::Answer(faq::entry("no-fileable-ip").unwrap())),
    ] {
        assert!(carriers(guide, fact).contains(&carrier), "{fact}: {carrier:?}");
    }
    for flow in Flow::ALL {
        let fragment = Route::to(flow.page()).fragment();
        assert_eq!(Route::parse(&fragment).page, flow.page());
        let ids: BTreeSet<&str> = flow.facts().iter().copied().collect();
        assert_eq!(ids.len(), flow.facts().len(), "{flow:?}");
        assert!(ids.iter().all(|id| guide.section_of(id).is_some()), "{flow:?}");
    }
}

#[test]
fn the_trace_shows_every_fact_with_links_that_lead_somewhere() {
    for (policy, count) in [(None, 62), (Some(TODAY), 15)] {
        for lang in [Lang::Zh, Lang::En] {
            let mut desk = Desk::open("#/about", stored(vec![], policy));
            desk.send(Msg::SetLang(lang));
            let rows = view::trace(&desk.model);
            assert_eq!(rows.len(), count);
            for row in rows {
                assert!(!row.text.is_empty() && !row.place.is_empty(), "{row:?}");
                assert!(source::fact_text(lang, &row.id).is_some());
                for (name, href) in row.carried.iter().flat_map(|carried| &carried.by) {
                    assert!(!name.is_empty() && !name.contains('{'), "{row:?}");
                    let Some(href) = href else { continue };
                    assert_eq!(Route::parse(href).fragment(), *href);
                    if let Some(id) = href.strip_prefix("#/faq/") {
                        assert!(faq::entry(id).is_some_and(|entry| entry.facts.contains(&row.id.as_str())), "{row:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn policies_have_names_in_both_languages() {
    let names = |lang| Policy::all().iter().map(|policy| rules::name(lang, policy)).collect::<Vec<_>>();
    assert_eq!(names(Lang::Zh), ["阿里云 2018年的规则（默认）", "阿里云 2026年的规则"]);
    assert_eq!(names(Lang::En), ["Alibaba Cloud, rules of 2018 (default)", "Alibaba Cloud, rules of 2026"]);
}
