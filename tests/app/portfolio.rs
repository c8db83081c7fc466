//! The portfolio at a glance, what the table is narrowed down to, meters and terms. Expectations are worked out by hand
//! from the sample set as of noon on 1 July 2026 in China: the journey through the browser has the verdicts, each of
//! the failing ones fails one check.

use beian_desk::app::view::{self, Standing};
use beian_desk::app::{Columns, Days, Model, Msg, Route, Settings, Steps, Stored, Whose};
use beian_desk::engine::Json;
use beian_desk::i18n::{Lang, portfolio};

use super::{Page, noon};

const ME: &str = "1370000000000210";

/// A page whose only content is what the text says.
fn with(facts: &str) -> Page {
    let mut page = Page::open();
    page.paste(facts);
    page.send(Msg::ImportTake);
    page
}

fn ids(page: &mut Page, fragment: &str) -> Vec<String> {
    page.send(Msg::Moved(fragment.to_owned()));
    view::table(&page.model).rows.into_iter().map(|row| row.id).collect()
}

#[test]
fn the_samples_at_a_glance() {
    let page = Page::with_samples();
    let glance = view::glance(&page.model);
    let counts: Vec<_> = glance.shares.iter().map(|share| (share.standing, share.count)).collect();
    // Seven of the eight that do not qualify need one thing; i-7xvexample0008 has used its numbers up for good.
    let expected =
        [(Standing::Eligible, 6), (Standing::OneStep, 7), (Standing::MoreSteps, 1), (Standing::NotRequired, 3)];
    assert_eq!(counts, expected, "none is undetermined, so that is left out");
    // 6, 13, 14 and 17 of 17 in thousandths.
    let parts: Vec<_> = glance.shares.iter().map(|share| share.part).collect();
    assert_eq!(parts, [(0, 353), (353, 765), (765, 824), (824, 1000)]);
    assert!(glance.summary.contains("17") && glance.summary.contains("只差一步 7"), "{}", glance.summary);
}

#[test]
fn every_share_leads_to_as_many_rows_as_it_counts() {
    let mut page = Page::with_samples();
    page.send(Msg::SetColumn(beian_desk::app::Column::Owner, true));
    for share in view::glance(&page.model).shares {
        assert_eq!(ids(&mut page, &share.href).len(), share.count, "{}", share.text);
        let now = view::glance(&page.model).shares;
        let current: Vec<_> = now.iter().filter(|share| share.current).map(|share| share.standing).collect();
        assert_eq!(current, [share.standing]);
    }
}

#[test]
fn what_is_unknown_or_starts_afresh_is_no_single_step() {
    let step = |facts: &str| {
        let page = with(&format!(r#"{{"schema":"beian-desk/1","instances":[{facts}]}}"#));
        page.model.briefs[0].steps()
    };
    let known = r#""id":"a","product":"ecs","region":"cn-hangzhou","owner":"1","purchased_at":"2026-06-20T00:00Z","expires_at":"2026-12-20T00:00Z""#;
    let access = r#""public_bandwidth_mbps":5"#;
    assert_eq!(step(&format!(r#"{{{known},{access},"billing":"subscription"}}"#)), None, "it qualifies");
    assert_eq!(step(&format!(r#"{{{known},{access},"billing":"pay_as_you_go"}}"#)), Some(Steps::One));
    assert_eq!(step(&format!(r#"{{{known},"public_bandwidth_mbps":0,"billing":"pay_as_you_go"}}"#)), Some(Steps::More));
    assert_eq!(step(&format!(r#"{{{known},"billing":"pay_as_you_go"}}"#)), Some(Steps::More), "access is not known");
    // The first purchase can't be mended: it is to be bought anew.
    let market = r#"{"id":"m","product":"site_market","region":"cn-hangzhou","owner":"1","first_term_months":1,"order_amount":"99.00"}"#;
    assert_eq!(step(market), Some(Steps::More));
}

#[test]
fn numbers_are_summed_by_account_and_the_unknown_one_stands_by_itself() {
    let server = |id: &str, owner: &str, bandwidth: u8| {
        format!(
            r#"{{"id":"{id}","product":"ecs","region":"cn-hangzhou",{owner}"billing":"subscription","term_months":12,"expires_at":"2027-06-20T00:00Z","public_bandwidth_mbps":{bandwidth}}}"#
        )
    };
    let (one, two) = (r#""owner":"11","#, r#""owner":"22","#);
    let facts = [server("a", one, 5), server("b", one, 0), server("c", two, 5), server("d", "", 5)].join(",");
    let numbers = r#"{"number":"N-1","instance":"a"},{"number":"N-2","instance":"a"},{"number":"N-3","instance":"c"}"#;
    let mut page = with(&format!(r#"{{"schema":"beian-desk/1","instances":[{facts}],"numbers":[{numbers}]}}"#));
    page.send(Msg::SetLang(Lang::En));
    page.send(Msg::OpenApply("c".to_owned()));
    page.send(Msg::Confirm(String::new()));
    page.send(Msg::Close);
    let holders = view::glance(&page.model).holders.listed;
    let said: Vec<_> = holders.iter().map(|holder| (holder.name.as_str(), holder.words.as_str())).collect();
    // Five each: of a two are used and b, without access, can use none of its five; of c one is used and one reserved.
    let expected = [
        ("11", "2 issued of 10, 8 left; 3 can be applied for now"),
        ("22", "1 issued of 5, 4 left, 1 of them reserved; 3 can be applied for now"),
        ("Account not known", "0 issued of 5, 5 left; 5 can be applied for now"),
    ];
    assert_eq!(said, expected);
    assert_eq!(holders[1].meter.map(|meter| (meter.issued, meter.used, meter.limit)), Some((200, 400, 1000)));
    let found: Vec<Vec<String>> = holders.iter().map(|holder| ids(&mut page, &holder.href)).collect();
    assert_eq!(found, [vec!["a", "b"], vec!["c"], vec!["d"]]);
}

#[test]
fn a_quota_that_instances_share_is_counted_once() {
    let server = |id: &str| {
        format!(
            r#"{{"id":"{id}","product":"elastic_web_hosting","region":"cn-hangzhou","owner":"11","billing":"subscription","term_months":12,"expires_at":"2027-06-20T00:00Z"}}"#
        )
    };
    let servers = [server("a"), server("b"), server("c")].join(",");
    let page = with(&format!(
        r#"{{"schema":"beian-desk/1","instances":[{servers}],"numbers":[{{"number":"N-1","instance":"a"}}]}}"#
    ));
    let holders = view::glance(&page.model).holders.listed;
    assert_eq!(holders.len(), 1);
    // Five for each account, however many instances it has.
    assert_eq!(holders[0].words, "上限 5 个，已申请 1 个，还剩 4 个；现在能申请 4 个");
}

#[test]
fn many_accounts_are_cut_short_and_the_rest_is_counted() {
    let server = |n: u8| format!(r#"{{"id":"i-{n}","product":"ecs","region":"cn-hangzhou","owner":"{n}"}}"#);
    let servers: Vec<String> = (10..22).map(server).collect();
    let page = with(&format!(
        r#"{{"schema":"beian-desk/1","instances":[{}],"numbers":[{{"number":"N-1","instance":"i-21"}}]}}"#,
        servers.join(",")
    ));
    let glance = view::glance(&page.model);
    let names: Vec<_> = glance.holders.listed.iter().map(|holder| holder.name.as_str()).collect();
    assert_eq!(names, ["21", "10", "11", "12", "13", "14", "15", "16"], "who has used most stands first");
    assert_eq!(glance.holders.more.as_deref(), Some("另有 4 个账号没有列出。"));
}

#[test]
fn what_expires_stands_on_the_strip_and_leads_to_its_rows() {
    let mut page = Page::with_samples();
    let ahead = view::glance(&page.model).ahead;
    // 3, 21 and 26 July and 12 August at midnight in China.
    assert_eq!(ahead.spans.iter().map(|span| span.count).collect::<Vec<_>>(), [1, 1, 1, 0, 1, 0, 0, 0, 0]);
    // A day and a half of ninety, 19 and a half, 24 and a half, 41 and a half.
    let marks: Vec<u16> = ahead.spans.iter().flat_map(|span| span.marks.clone()).collect();
    assert_eq!(marks, [17, 217, 272, 461]);
    assert_eq!(ahead.words, "90 天内有 4 台到期");
    assert_eq!(ahead.spans[1].words, "2026年7月11日到 2026年7月21日：1 台到期");
    assert_eq!(ahead.days, ["今天", "7月31日", "8月30日", "9月29日"]);
    assert_eq!(ahead.unknown, None);
    assert_eq!(ids(&mut page, &ahead.href.unwrap()).len(), 4);
    assert_eq!(ids(&mut page, &ahead.spans[1].href), ["i-2vcexample0005"]);
    assert_eq!(ids(&mut page, &ahead.spans[3].href), [""; 0]);
}

#[test]
fn a_stretch_of_days_begins_after_its_start_and_holds_its_end() {
    let days = Days::parse("10-20").unwrap();
    let at = |text: &str| days.hold(text.parse().unwrap(), noon());
    // Ten and twenty days of 24 hours after noon on 1 July.
    let found = ["2026-07-11T12:00+08:00", "2026-07-11T12:00:01+08:00", "2026-07-21T12:00+08:00"].map(at);
    assert_eq!(found, [false, true, true]);
    assert!(!at("2026-07-21T12:00:01+08:00"));
    let never = "2099-12-31T15:59Z".parse().unwrap();
    assert!(!Days { from: 0, to: Days::MOST }.hold(never, "2099-12-01T00:00Z".parse().unwrap()), "it never expires");
}

#[test]
fn where_nothing_expires_there_is_no_strip() {
    let page = with(
        r#"{"schema":"beian-desk/1","instances":[{"id":"a","product":"ecs"},{"id":"b","product":"ecs","expires_at":"2099-12-31T15:59Z"}]}"#,
    );
    let ahead = view::glance(&page.model).ahead;
    assert_eq!((ahead.spans.len(), ahead.days.len(), ahead.href), (0, 0, None));
    assert_eq!(ahead.words, "90 天内没有实例到期。");
    assert_eq!(ahead.unknown.as_deref(), Some("另有 1 台的到期时间未知。"));
}

#[test]
fn filters_are_named_and_each_can_be_taken_away() {
    let mut page = Page::with_samples();
    let all = format!("#/bsnApply/all?q=a&verdict=ineligible&steps=1&expires=90&owner={ME}&sort=expiry&page=1&open=x");
    page.send(Msg::Moved(all));
    let narrowed = view::narrowed(&page.model);
    let texts: Vec<_> = narrowed.by.iter().map(|narrow| narrow.text.as_str()).collect();
    assert_eq!(texts, ["搜索“a”", "只差一步", "90 天内到期", "账号 1370000000000210"]);
    let without: Vec<_> = narrowed.by.iter().map(|narrow| Route::parse(&narrow.without).query).collect();
    assert_eq!((without[0].search.as_str(), without[0].steps), ("", Some(Steps::One)));
    assert_eq!((without[1].verdict, without[1].steps, without[1].expires), (None, None, Days::parse("90")));
    assert_eq!((without[2].expires, without[3].owner.clone()), (None, None));
    assert!(without.iter().all(|query| query.open.is_none()));
    assert_eq!(narrowed.clear.as_deref(), Some("#/bsnApply/all?sort=expiry"));
    page.send(Msg::Moved("#/bsnApply/ecs?verdict=eligible".to_owned()));
    let narrowed = view::narrowed(&page.model);
    assert_eq!((narrowed.by.len(), narrowed.clear), (1, None));
    page.send(Msg::Moved("#/bsnApply/ecs?sort=name".to_owned()));
    assert_eq!(view::narrowed(&page.model), view::Narrowed::default(), "an order takes nothing away");
}

#[test]
fn the_current_account_stands_for_owners_that_are_not_known() {
    let mut page = with(
        r#"{"schema":"beian-desk/1","instances":[{"id":"a","product":"ecs"},{"id":"b","product":"ecs","owner":"22"}]}"#,
    );
    assert_eq!(ids(&mut page, "#/bsnApply/all?owner=unknown"), ["a"]);
    page.send(Msg::SetAccount("11".parse().ok()));
    assert_eq!(ids(&mut page, "#/bsnApply/all?owner=unknown"), [""; 0]);
    assert_eq!(ids(&mut page, "#/bsnApply/all?owner=11"), ["a"]);
    assert_eq!(page.model.route.query.owner, Some(Whose::Of("11".parse().unwrap())));
}

#[test]
fn a_term_is_a_bar_where_both_ends_are_known() {
    let bar = |page: &Page, id: &str| view::table(&page.model).bar(id).cloned();
    let mut page = Page::with_samples();
    page.send(Msg::SetLang(Lang::En));
    page.send(Msg::Moved("#/bsnApply/all".to_owned()));
    // 20 June 14:00 to 21 July 00:00 in China: 30 days and 10 hours, of which ten days and 22 hours have gone.
    let found = bar(&page, "i-2vcexample0005").unwrap();
    assert_eq!((found.term, found.today, found.over), ((0, 1000), 359, false));
    assert_eq!(found.words, "bought 20 Jun 2026, expires 21 Jul 2026, 19 days left");
    // Expired at midnight, twelve hours ago, after 92 days less five hours.
    let found = bar(&page, "i-uf6example0010").unwrap();
    assert_eq!((found.term, found.today, found.over), ((0, 995), 1000, true));
    assert_eq!(found.words, "bought 30 Mar 2026, expired 1 Jul 2026, less than a day ago");
    assert_eq!(bar(&page, "i-2zeexample0003"), None, "pay-as-you-go has no term");
    let page = with(
        r#"{"schema":"beian-desk/1","instances":[{"id":"a","product":"ecs","expires_at":"2026-12-01T00:00Z"},{"id":"b","product":"ecs","purchased_at":"2026-07-10T00:00Z","expires_at":"2026-07-30T00:00Z"}]}"#,
    );
    assert_eq!(bar(&page, "a"), None, "the purchase is not known");
    let found = bar(&page, "b").unwrap();
    assert_eq!((found.today, found.over), (0, false), "bought later than the moment of the verdicts");
    assert!(found.term.0 > 0 && found.term.1 == 1000);
}

#[test]
fn a_quota_is_a_length_of_its_limit() {
    let page = Page::with_samples();
    let full = page.row("i-7xvexample0008").meter.unwrap();
    assert_eq!((full.issued, full.limit, full.is_over()), (1000, 1000, false));
    assert_eq!(page.row("i-j6cexample0006").meter, None, "abroad there is no quota");
    let numbers: Vec<String> = (0..8).map(|n| format!(r#"{{"number":"N-{n}","instance":"a"}}"#)).collect();
    let page = with(&format!(
        r#"{{"schema":"beian-desk/1","instances":[{{"id":"a","product":"ecs","region":"cn-hangzhou"}}],"numbers":[{}]}}"#,
        numbers.join(",")
    ));
    let over = page.row("a").meter.unwrap();
    assert_eq!((over.issued, over.limit, over.is_over()), (1000, 625, true), "eight of five");
}

#[test]
fn columns_and_shortcuts_are_kept_and_what_is_unreadable_is_as_if_nothing_were_set() {
    use beian_desk::app::{Column, Effect};
    let mut page = Page::with_samples();
    assert!(page.model.shown_columns().is_usual() && !page.model.shown_columns().has(Column::Owner));
    let kept = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::Keep(settings)] => (settings.columns.clone(), settings.shortcuts),
        other => panic!("{other:?}"),
    };
    for column in [Column::Region, Column::Billing, Column::Access, Column::Numbers] {
        page.model.update(Msg::SetColumn(column, false));
    }
    let effects = page.model.update(Msg::SetColumn(Column::Owner, true));
    assert_eq!(kept(effects), (Some("owner,term,expiry".to_owned()), None));
    assert_eq!(page.model.shown_columns().count(), 3);
    let effects = page.model.update(Msg::SetShortcuts(false));
    assert_eq!(kept(effects), (Some("owner,term,expiry".to_owned()), Some(false)));

    let stored = page.model.settings().json();
    let opened = |text: &str| {
        let mut model = Model::new(Lang::Zh, noon(), "#/");
        let settings = Settings::parse(text);
        model.update(Msg::Loaded(Box::new(Stored { settings, ..Stored::default() })));
        (model.shown_columns(), model.shortcuts, model.account)
    };
    assert_eq!((opened(&stored).0, opened(&stored).1), (page.model.shown_columns(), false));
    let usual = (Columns::default(), true, "42".parse().ok());
    for text in [
        r#"{"account":"42"}"#,
        r#"{"account":"42","columns":null,"shortcuts":null}"#,
        r#"{"account":"42","columns":["region"],"shortcuts":"no"}"#,
        r#"{"account":"42","columns":"toaster,,","shortcuts":1}"#,
    ] {
        assert_eq!(opened(text), usual, "{text}");
    }
    assert_eq!(Columns::parse("").count(), 0, "none at all is a choice");
    page.model.update(Msg::UsualColumns);
    let settings = page.model.settings();
    assert_eq!(settings.columns, None);
    // What was never set is not written.
    let bare = Settings::default().json();
    assert!(!bare.contains("columns") && !bare.contains("shortcuts"), "{bare}");
}

#[test]
fn keys_are_for_nobody_who_writes_or_has_turned_them_off() {
    use beian_desk::app::{Press, Shortcut};
    let mut page = Page::with_samples();
    let press = |key| Press { key, in_field: false, composing: false, taken: false };
    assert_eq!(page.model.shortcut(press("/")), Some(Shortcut::Search));
    assert_eq!(page.model.shortcut(press("?")), Some(Shortcut::List));
    assert_eq!(page.model.shortcut(press("x")), None);
    for none in [
        Press { in_field: true, ..press("/") },
        Press { composing: true, ..press("/") },
        Press { taken: true, ..press("?") },
    ] {
        assert_eq!(page.model.shortcut(none), None, "{none:?}");
    }
    page.send(Msg::OpenShortcuts);
    assert_eq!(page.model.shortcut(press("/")), None, "a dialog lies over the search");
    page.send(Msg::SetShortcuts(false));
    page.send(Msg::Close);
    assert_eq!(page.model.shortcut(press("?")), None);
    page.send(Msg::SetShortcuts(true));
    assert_eq!(page.model.shortcut(press("?")), Some(Shortcut::List));
}

#[test]
fn both_languages_say_it() {
    for lang in Lang::ALL {
        for text in portfolio::Label::ALL {
            assert!(!portfolio::label(*lang, *text).trim().is_empty());
        }
    }
    let en = Lang::En;
    assert_eq!(portfolio::expires(en, 0, 90), "expires within 90 days");
    assert_eq!(portfolio::expires(en, 10, 20), "expires in 10 to 20 days");
    assert_eq!(portfolio::numbers(en, [5, 0, 5, 0, 0]), "5 issued of 5, none left");
    assert_eq!(portfolio::search(en, "a\u{202e}b\n"), "search “a b ”");
    assert_eq!(portfolio::line(en, "i-1", "a\nb", "Qualifies", "5 left"), "i-1 (a b): Qualifies. 5 left");
    assert_eq!(portfolio::line(en, "i-1", " ", "Qualifies", "5 left"), "i-1: Qualifies. 5 left");
}
