//! The explanation of a verdict: margins and horizons in words, the time line, the account as text, the calendar, and
//! what is supposed and never kept.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a fixture that fails should end its test"
)]

use beian_desk::app::view::{self, HorizonView, TimeLine};
use beian_desk::app::{Effect, Model, Msg, Part, Settings, StorageState, Stored};
use beian_desk::engine::{
    Account, Check, Filing, Horizon, Instance, Margin, Moment, Outcome, Product, Verdict, WhatIf, assemble, read_facts,
};
use beian_desk::i18n::Lang;
use beian_desk::i18n::explain::{self, Begun};
use beian_desk::i18n::export::{self, Reminder};
use proptest::prelude::*;

const ME: &str = "1370000000000210";
const OTHER: &str = "1370000000000999";
const NOON: &str = "2026-07-01T12:00+08:00";

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

/// Two months bought on 20 June, where three are wanted: 20 September is 31 days after 20 August.
const SHORT: &str = r#"{"id": "i-1", "product": "ecs", "name": "主站", "region": "cn-hangzhou", "owner": "1370000000000210",
 "billing": "subscription", "purchased_at": "2026-06-20T14:00+08:00", "expires_at": "2026-08-20T14:00+08:00",
 "public_bandwidth_mbps": 5, "public_ips": ["203.0.113.7"], "status": "running"}"#;

/// A desk with these instances at noon on 1 July 2026, the first of them open.
fn desk(lang: Lang, instances: &str) -> Model {
    let facts = [r#"{"schema": "beian-desk/1", "instances": ["#, instances, "]}"].concat();
    let assembled = assemble(&[read_facts(&facts).unwrap()], None);
    assert_eq!(assembled.errors, []);
    let id = assembled.facts.instances[0].id.clone();
    let mut model = Model::new(lang, at(NOON), "#/");
    let settings = Settings { lang: Some(lang.code().to_owned()), account: ME.parse().ok(), ..Settings::default() };
    let (instances, storage) = (assembled.facts.instances, StorageState::Full);
    model.update(Msg::Loaded(Box::new(Stored { instances, storage, settings, ..Stored::default() })));
    model.update(Msg::Moved(["#/bsnApply/all?open=", &id].concat()));
    model
}

fn changed(from: &str, to: &str) -> String {
    assert!(SHORT.contains(from), "{from}");
    SHORT.replace(from, to)
}

#[test]
fn margins_in_words() {
    let term = |short, months, days| Margin::Term { short, months, days };
    let order = |short, by: &str| Margin::Order { short, by: by.parse().unwrap() };
    for (margin, zh, en) in [
        (Margin::Left { days: 20 }, "还有 20 天到期", "20 days to spare"),
        (Margin::Left { days: 1 }, "还有 1 天到期", "1 day to spare"),
        (Margin::Left { days: 0 }, "还有不到 1 天到期", "less than a day to spare"),
        (Margin::Gone { days: 3 }, "已到期 3 天", "expired 3 days ago"),
        (Margin::Gone { days: 0 }, "已到期不到 1 天", "expired less than a day ago"),
        (Margin::Endless, "没有到期时间", "no expiry"),
        (term(true, 1, Some(31)), "还差 31 天", "31 days short"),
        (term(true, 2, None), "还差 2 个月", "2 months short"),
        (term(false, 0, Some(0)), "刚好够", "exactly enough"),
        (term(false, 0, None), "刚好够", "exactly enough"),
        (term(false, 0, Some(20)), "多出 20 天", "20 days to spare"),
        (term(false, 9, None), "多出 9 个月", "9 months to spare"),
        (order(true, "1.00"), "还差 1.00 元", "1.00 yuan short"),
        (order(false, "0"), "刚好够", "exactly enough"),
        (order(false, "0.5"), "多出 0.50 元", "0.50 yuan to spare"),
        (Margin::Numbers { left: 2, of: 5 }, "还剩 2 个，共 5 个", "2 of 5 left"),
        (Margin::Numbers { left: 0, of: 5 }, "共 5 个，已用完", "none of 5 left"),
    ] {
        assert_eq!([explain::margin(Lang::Zh, &margin), explain::margin(Lang::En, &margin)], [zh, en]);
    }
}

#[test]
fn horizons_in_words() {
    let end = at("2027-02-11T00:00+08:00");
    let ends = |by, outcome| Horizon::Ends { at: end, by, outcome };
    for (horizon, zh, en) in [
        (
            ends(Check::Expired, Outcome::Unmet),
            "能申请到 2027年2月11日 00:00（北京时间）为止，那时它就到期了。",
            "until 11 Feb 2027, 00:00 China time; then it expires.",
        ),
        (ends(Check::TermTooShort, Outcome::Unmet), "而它买得不够长。", "not bought for long enough."),
        (
            ends(Check::TermTooShort, Outcome::Unknown),
            "而它买了多久还不知道。",
            "how long it was bought for is not known.",
        ),
        (
            ends(Check::NoPublicAccess, Outcome::Unmet),
            "不再满足这一条：能从公网访问。",
            "does not hold any more: Reachable from the internet.",
        ),
        (Horizon::Never, "就一直能申请。", "it goes on qualifying."),
        (Horizon::Unknown, "所以不知道能持续到什么时候。", "it is not known until when this holds."),
    ] {
        let [said_zh, said_en] = [explain::horizon(Lang::Zh, &horizon), explain::horizon(Lang::En, &horizon)];
        assert!(said_zh.ends_with(zh) && said_en.ends_with(en), "{said_zh}\n{said_en}");
    }
    assert_eq!(explain::horizon_short(Lang::En, Some(&ends(Check::Expired, Outcome::Unmet))), "11 Feb 2027, 00:00");
    assert_eq!(explain::horizon_short(Lang::En, None), "–");
}

#[test]
fn filings_in_words() {
    let said = |lang, begun, end: Option<&str>| explain::filing(lang, begun, &Filing::new(at(NOON), 20, end.map(at)));
    let begun = Begun { today: true, possible: true, days: 20 };
    let later = Begun { today: false, possible: false, days: 20 };
    for (begun, end, zh, en) in [
        (
            begun,
            Some("2026-07-26T12:00+08:00"),
            "今天开始的备案如果要 20 天，在 2026年7月21日办完，来得及，离不能申请还有 5 天。",
            "A filing that begins today and takes 20 days is done on 21 Jul 2026: in time, 5 days before the end.",
        ),
        (
            begun,
            Some("2026-07-21T12:00+08:00"),
            "今天开始的备案如果要 20 天，到 2026年7月21日才办完，来不及，那时已不能申请不到 1 天。请先续费。",
            "A filing that begins today and takes 20 days is done on 21 Jul 2026: too late, less than a day after the end. Renew first.",
        ),
        (
            begun,
            None,
            "今天开始的备案如果要 20 天，在 2026年7月21日办完。",
            "A filing that begins today and takes 20 days is done on 21 Jul 2026.",
        ),
        (
            later,
            Some("2026-07-11T12:00+08:00"),
            "它还不能申请。假如在所选时间就能开始，备案要 20 天，到 2026年7月21日才办完，那时已到期 10 天。",
            "It does not qualify. If a filing could begin at that moment and took 20 days, it would be done on 21 Jul 2026, 10 days after it expires.",
        ),
    ] {
        assert_eq!([said(Lang::Zh, begun, end), said(Lang::En, begun, end)], [zh, en]);
    }
}

// ---- the account as text

fn assert_in_order(text: &str, lines: &[&str]) {
    let mut from = 0;
    for line in lines {
        let found = text[from..].find(&[line, "\n"].concat());
        assert!(found.is_some(), "`{line}` is not there, or not after the one before:\n{text}");
        from += found.unwrap() + line.len();
    }
}

#[test]
fn the_whole_account_as_text_in_chinese() {
    let model = desk(Lang::Zh, SHORT);
    let text = view::account(&model, "i-1", Some("https://example.cn/check/")).unwrap();
    assert!(text.starts_with("主站（i-1）· 云服务器 ECS\n结论：暂不能申请。购买时长 2 个月，少 1 个月\n"), "{text}");
    assert_in_order(
        &text,
        &[
            "判断时间：2026年7月1日 12:00（北京时间）；规则：《备案服务号申请方法与使用限制说明》（2018）",
            "最少要做的事",
            "1. 续费至少 1 个月。",
            "  https://help.aliyun.com/document_detail/56220.html",
            "  依据：「为什么我没有在申请备案服务号页面看到申请按钮？」（S39，2018）",
            "能持续到什么时候",
            "等下去不会变：先做完上面的事，才能申请。",
            // From 21 July at noon to 20 August at two: 30 days.
            "它还不能申请。假如今天就能开始，备案要 20 天，会在 2026年7月21日办完，离到期还有 30 天。",
            "逐项条件",
            "[满足] 当前账号就是购买账号",
            "  指南没有写明，本工具的理解（A4）：购买账号和当前账号只要有一个不知道，就只提醒；两个都知道而且不同，才算不满足。",
            "[满足] 没有到期：还有 50 天到期",
            "[不满足] 购买时长足够：还差 31 天",
            "  连同续费，至少要购买 3 个月；它只买了 2 个月，还少 1 个月。",
            "  依据：「备案服务号申请和使用限制」（S9、S10，2018）",
            "  相关问题：https://example.cn/check/#/faq/term",
            "[满足] 备案服务号还有名额：还剩 5 个，共 5 个",
            "提醒",
        ],
    );
    // A condition that is met needs no way to a question; without an address there is none at all.
    assert_eq!(text.matches("#/faq/").count(), 1);
    assert!(!view::account(&model, "i-1", None).unwrap().contains("#/faq/"));
    assert_eq!(view::account(&model, "i-2", None), None);
}

#[test]
fn the_whole_account_as_text_in_english() {
    let good = changed("2026-08-20T14:00+08:00", "2026-10-10T14:00+08:00");
    let text = view::account(&desk(Lang::En, &good), "i-1", Some("https://example.cn/")).unwrap();
    assert!(
        text.starts_with("主站 (i-1) · Elastic Compute Service (ECS)\nVerdict: Qualifies. 5 numbers left\n"),
        "{text}"
    );
    assert_in_order(
        &text,
        &[
            "As of 1 Jul 2026, 12:00 China time, by “备案服务号申请方法与使用限制说明” (2018)",
            "Until when it lasts",
            "If nothing is bought, it qualifies until 10 Oct 2026, 14:00 China time; then it expires.",
            // From 21 July at noon to 10 October at two: 81 days.
            "A filing that begins today and takes 20 days is done on 21 Jul 2026: in time, 81 days before the end.",
            "Conditions, one by one",
            // From 20 September to 10 October.
            "[Met] Bought for long enough: 20 days to spare",
            "  Source: “备案服务号申请和使用限制” (S9, S10, 2018)",
            "[Met] Numbers are left: 5 of 5 left",
        ],
    );
    assert!(!text.contains("The least to do") && !text.contains("#/faq/"));
    // What a user named stays on its line, and steers nothing.
    let odd = changed("主站", "a\\nb\\u001b[31m\\u202e");
    assert!(view::account(&desk(Lang::En, &odd), "i-1", None).unwrap().starts_with("a b [31m  (i-1) · "));
    // Where no number is needed there is nothing to last.
    let shop = r#"{"id": "s", "product": "cxt_shop"}"#;
    let text = view::account(&desk(Lang::En, shop), "s", None).unwrap();
    assert!(text.contains("\nThe least to do\n") && !text.contains("Until when"), "{text}");
}

#[test]
fn where_the_guide_is_silent_what_fails_says_how_it_is_read() {
    let swas = changed("\"ecs\"", "\"swas\"");
    let explained = view::explain(&desk(Lang::En, &swas), "i-1").unwrap();
    let said: Vec<_> = explained.conditions.iter().filter(|condition| !condition.readings.is_empty()).collect();
    assert_eq!(said.len(), 1, "what is met needs no reading");
    assert_eq!((said[0].title, said[0].margin.as_deref()), ("Bought for long enough", Some("31 days short")));
    assert!(said[0].readings[0].starts_with("The guide is silent; how we read it (A2): "), "{:?}", said[0].readings);
    assert!(said[0].faq.ends_with("#/faq/term") && said[0].sources.len() == 3);
}

// ---- the calendar

fn reminder(instance: &Instance) -> Reminder<'_> {
    let (at, stamp) = (at("2027-02-11T00:00+08:00"), at(NOON));
    let (by, outcome) = (Check::Expired, Outcome::Unmet);
    Reminder { instance, at, by, outcome, days_before: 20, filing_days: 20, stamp }
}

/// The lines of a calendar as they were before they were folded.
#[track_caller]
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n"));
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count(), "a bare line feed");
    assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    calendar.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().unwrap() {
                'n' => out.push('\n'),
                escaped => out.push(escaped),
            },
            letter => {
                assert!(!";,".contains(letter), "not escaped: {value}");
                out.push(letter);
            }
        }
    }
    out
}

#[test]
fn the_calendar_has_what_a_calendar_wants() {
    let mut instance = Instance::new("i-1/主", Product::Ecs);
    instance.name = Some("主站; \"a\", b\\c".to_owned());
    for (lang, summary, alarm) in [
        (
            Lang::Zh,
            "主站\\; \"a\"\\, b\\\\c 到期，之后不能申请备案服务号",
            "要用它办备案，请提前 20 天开始，或者先续费。",
        ),
        (
            Lang::En,
            "主站\\; \"a\"\\, b\\\\c expires: no filing service number after this",
            "To file with it\\, begin 20 days before this\\, or renew it first.",
        ),
    ] {
        let lines = unfolded(&export::calendar(lang, &reminder(&instance)));
        let summary = format!("SUMMARY:{summary}");
        assert_eq!(
            lines[..9].iter().map(String::as_str).collect::<Vec<_>>(),
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//beian-desk//beian-desk//EN",
                "CALSCALE:GREGORIAN",
                "BEGIN:VEVENT",
                // 主 is E4 B8 BB in UTF-8.
                "UID:horizon-i-1.2f.e4.b8.bb@beian-desk",
                "DTSTAMP:20260701T040000Z",
                "DTSTART:20270210T160000Z",
                &summary,
            ]
        );
        assert!(lines[9].starts_with("DESCRIPTION:i-1/主 · ") && lines[9].ends_with(alarm), "{}", lines[9]);
        assert_eq!(lines[9].matches("\\n").count(), 2);
        assert_eq!(
            lines[10..14],
            ["TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", &summary.replace("SUMMARY", "DESCRIPTION")]
        );
        assert_eq!(lines[14..], ["TRIGGER:-P20D", "END:VALARM", "END:VEVENT", "END:VCALENDAR"]);
    }
}

#[test]
fn an_entry_keeps_its_id_and_another_instance_has_another() {
    let uid = |id: &str| unfolded(&export::calendar(Lang::En, &reminder(&Instance::new(id, Product::Ecs))))[5].clone();
    let mut later = Instance::new("i-1", Product::Ecs);
    later.name = Some("renamed".to_owned());
    let renewed = Reminder { at: at("2028-02-11T00:00+08:00"), stamp: at("2026-08-01T00:00Z"), ..reminder(&later) };
    assert_eq!(unfolded(&export::calendar(Lang::Zh, &renewed))[5], uid("i-1"));
    let ids = ["i-1", "i_1", "i.1", "i-1 ", "I-1", "i.2d1"].map(uid);
    assert_eq!(ids.iter().collect::<std::collections::HashSet<_>>().len(), 6, "{ids:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Whatever a user named: no line is too long or torn inside a letter, and the name comes back.
    #[test]
    fn any_name_survives_the_calendar(name in "[\\PC备案🀄;,\\\\]{1,120}", id in "\\PC{1,90}") {
        prop_assume!(!name.trim().is_empty());
        let mut instance = Instance::new(id, Product::Ecs);
        instance.name = Some(name.clone());
        let lines = unfolded(&export::calendar(Lang::En, &reminder(&instance)));
        prop_assert_eq!(lines.len(), 18);
        let summary = unescaped(lines[8].strip_prefix("SUMMARY:").unwrap());
        let said = summary.strip_suffix(" expires: no filing service number after this").unwrap();
        prop_assert_eq!(said.chars().count(), name.chars().count());
        prop_assert!(said.chars().zip(name.chars()).all(|(one, other)| one == other || one == ' '));
    }
}

fn calendar_of(model: &mut Model, id: &str) -> Option<(String, String)> {
    match model.update(Msg::Remind(id.to_owned())).pop()? {
        Effect::Download { name, text } => Some((name, text)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_end_is_put_into_a_calendar_with_a_reminder_in_good_time() {
    let expires = |text: &str| {
        changed(
            "\"expires_at\": \"2026-08-20T14:00+08:00\"",
            &format!("\"term_months\": 12, \"expires_at\": \"{text}\""),
        )
    };
    let trigger = |text: &str, days: u16| {
        let mut model = desk(Lang::Zh, &expires(text));
        model.update(Msg::FilingDays(days));
        let (name, text) = calendar_of(&mut model, "i-1").unwrap();
        assert_eq!(name, "beian-desk-i-1.ics");
        unfolded(&text)[14].clone()
    };
    assert_eq!(trigger("2026-10-10T12:00+08:00", 20), "TRIGGER:-P20D");
    assert_eq!(trigger("2026-10-10T12:00+08:00", 45), "TRIGGER:-P45D");
    assert_eq!(trigger("2026-07-22T12:00+08:00", 20), "TRIGGER:-P20D");
    // A filing would be too late already: half of the ten days that are left, and a day at least.
    assert_eq!(trigger("2026-07-11T12:00+08:00", 20), "TRIGGER:-P5D");
    assert_eq!(trigger("2026-07-02T12:00+08:00", 20), "TRIGGER:-P1D");
    // Nothing to put there: it fails already, or never ends.
    assert_eq!(calendar_of(&mut desk(Lang::Zh, SHORT), "i-1"), None);
    assert_eq!(calendar_of(&mut desk(Lang::Zh, &expires("2099-12-31T15:59Z")), "i-1"), None);
    assert_eq!(calendar_of(&mut desk(Lang::Zh, SHORT), "gone"), None);
}

// ---- the horizon on a line

fn lasting(model: &Model) -> HorizonView {
    view::lasting(model, "i-1").unwrap()
}

fn line(instance: &str) -> TimeLine {
    let line = lasting(&desk(Lang::Zh, instance)).line.unwrap();
    let marks = [line.term.0, line.term.1, line.today.0].into_iter().chain(line.end.map(|end| end.0));
    assert!(marks.chain(line.filing.iter().flat_map(|f| [f.0, f.1])).all(|place| place <= 1000), "{line:?}");
    line
}

#[test]
fn the_line_has_its_dates_in_order_and_in_words() {
    let short = line(SHORT);
    assert_eq!(
        short.words,
        "2026年6月20日 购买；2026年7月1日 今天；2026年7月21日 备案办完；2026年8月20日 到期；2026年9月20日 买够所要求的时长。"
    );
    let (filing_from, filing_to, _) = short.filing.clone().unwrap();
    assert!(!short.late && !short.cut && !short.open);
    assert_eq!((filing_from, short.end.unwrap()), (short.today.0, (short.term.1, "到期")));
    let places = [short.term.0, short.today.0, filing_to, short.term.1, short.reached.unwrap().0];
    // From 20 June at two to 20 September: 91 days and 22 hours; 11, 31 and 61 of them, within 40 to 960.
    assert!(places.is_sorted() && places[0] == 40, "{places:?}");
    assert!((148..=150).contains(&places[1]) && (959..=960).contains(&places[4]), "{places:?}");

    // A filing of 60 days ends after the expiry.
    let mut model = desk(Lang::Zh, SHORT);
    model.update(Msg::FilingDays(60));
    let late = lasting(&model).line.unwrap();
    let (_, done, name) = late.filing.unwrap();
    assert!(late.late && done > late.term.1);
    assert_eq!((name.as_str(), short.filing.unwrap().2.as_str()), ("备案：来不及", "备案：来得及"));
}

#[test]
fn lines_of_long_terms_of_none_and_of_what_has_expired() {
    // Bought long ago: the line begins nearer.
    let long = line(&changed("2026-06-20T14", "2021-06-20T14"));
    assert!(long.cut && long.term.0 == 0 && long.reached.is_none());
    // No end: the term leaves the line.
    let never = line(
        &changed("2026-08-20T14:00+08:00", "2099-12-31T15:59Z")
            .replace("\"billing\"", "\"term_months\": 12, \"billing\""),
    );
    assert!(never.open && never.end.is_none() && never.term.1 == 1000 && !never.late);
    assert_eq!(never.words, "2026年6月20日 购买；2026年7月1日 今天；2026年7月21日 备案办完。");
    // Expired: nothing can be filed, and the end lies before today.
    let expired = line(&changed("2026-08-20T14:00+08:00", "2026-06-28T14:00+08:00"));
    assert!(expired.end.unwrap().0 < expired.today.0 && expired.filing.is_none());
    // Without an expiry there is nothing to draw, and without a filing nothing to say of one.
    let unknown = changed("\"expires_at\": \"2026-08-20T14:00+08:00\",", "");
    let unknown = lasting(&desk(Lang::Zh, &unknown));
    assert_eq!((unknown.line, unknown.filing, unknown.calendar), (None, None, false));
    assert_eq!(view::lasting(&desk(Lang::Zh, r#"{"id": "s", "product": "cxt_shop"}"#), "s"), None);
}

#[test]
fn a_rule_that_is_to_come_is_on_the_line() {
    let swas = r#"{"id": "i-1", "product": "swas", "region": "cn-hangzhou", "term_months": 1,
        "purchased_at": "2018-05-10T00:00+08:00", "expires_at": "2018-06-10T00:00+08:00"}"#;
    let mut model = desk(Lang::En, swas);
    model.update(Msg::SetAsOf(Some(at("2018-05-15T00:00+08:00"))));
    let view = lasting(&model);
    assert!(
        view.until.starts_with("If nothing is bought, it qualifies until 21 May 2018, 00:00 China time: from then on"),
        "{}",
        view.until
    );
    let line = view.line.unwrap();
    assert_eq!(
        line.words,
        "10 May 2018 bought; 15 May 2018 the chosen moment; 21 May 2018 a rule comes into force; 4 Jun 2018 the filing is done; 10 Jun 2018 expires."
    );
    assert!(line.late && line.end.unwrap().1 == "a rule comes into force");
}

#[test]
fn the_length_of_a_filing_stays_within_its_limits() {
    let mut model = desk(Lang::Zh, SHORT);
    assert_eq!(model.filing_days, 20);
    for (set, kept) in [(0, 1), (1, 1), (35, 35), (60, 60), (61, 60), (u16::MAX, 60)] {
        assert_eq!(model.part_for(&Msg::FilingDays(set)), Part::Advice);
        assert_eq!(model.update(Msg::FilingDays(set)), []);
        assert_eq!(model.filing_days, kept);
    }
}

// ---- what would be

fn suppose(model: &mut Model, what_if: WhatIf) -> Vec<Effect> {
    model.update(Msg::Suppose("i-1".to_owned(), what_if))
}

fn outcome(model: &Model) -> Option<view::Beside> {
    view::what_if(model, "i-1").unwrap().outcome
}

#[test]
fn renewing_by_a_month_would_make_it_qualify_and_changes_nothing() {
    let mut model = desk(Lang::Zh, SHORT);
    let (instances, totals) = (model.instances.clone(), model.totals);
    assert_eq!(outcome(&model), None);
    assert_eq!(suppose(&mut model, WhatIf { months: 1, ..WhatIf::default() }), [], "nothing is to be done outside");
    let found = outcome(&model).unwrap();
    assert_eq!(found.verdicts.map(|(verdict, _)| verdict), [Verdict::Ineligible, Verdict::Eligible]);
    assert_eq!(found.spoken, "试算结果，没有保存：可以申请，还可申请 5 个");
    let rows: Vec<_> = found.rows.iter().map(|(name, cells)| (*name, [cells[0].as_str(), cells[1].as_str()])).collect();
    assert_eq!(
        rows,
        [
            ("说明", ["购买时长 2 个月，少 1 个月", "还可申请 5 个"]),
            ("名额", ["还剩 5 个，共 5 个", "还剩 5 个，共 5 个"]),
            ("持续到", ["–", "2026年9月20日 14:00"]),
            ("备案", ["2026年7月21日办完，来得及", "2026年7月21日办完，来得及"]),
        ]
    );
    // The desk is as it was, and so is the explanation.
    assert_eq!((&model.instances, model.totals), (&instances, totals));
    assert_eq!(view::explain(&model, "i-1").unwrap().verdict, Verdict::Ineligible);
}

#[test]
fn other_eyes_another_date_and_no_bandwidth() {
    let good = changed("2026-08-20T14:00+08:00", "2026-10-10T14:00+08:00");
    let supposed = |what_if: WhatIf| {
        let mut model = desk(Lang::En, &good);
        suppose(&mut model, what_if);
        let found = outcome(&model).unwrap();
        (found.verdicts[1].0, found.rows[0].1[1].clone())
    };
    let other: Account = OTHER.parse().unwrap();
    assert_eq!(supposed(WhatIf { account: Some(other), ..WhatIf::default() }).0, Verdict::Ineligible);
    let on = |text: &str| supposed(WhatIf { as_of: Some(at(text)), ..WhatIf::default() });
    assert_eq!(on("2026-10-10T13:59:59+08:00").0, Verdict::Eligible);
    assert_eq!(on("2026-10-10T14:00:00+08:00"), (Verdict::Ineligible, "Expired on 10 Oct 2026, 14:00".to_owned()));
    let none = supposed(WhatIf { bandwidth: Some(0.0), ..WhatIf::default() });
    assert_eq!(none, (Verdict::Ineligible, "No public bandwidth".to_owned()));
}

#[test]
fn what_is_paid_by_use_is_asked_to_convert() {
    let by_use =
        changed("\"subscription\"", "\"pay_as_you_go\"").replace("2026-08-20T14:00+08:00", "2099-12-31T15:59Z");
    let mut model = desk(Lang::En, &by_use);
    assert!(view::what_if(&model, "i-1").unwrap().months_label.starts_with("Convert"));
    suppose(&mut model, WhatIf { months: 3, ..WhatIf::default() });
    let found = outcome(&model).unwrap();
    assert_eq!((found.verdicts[1].0, found.rows[2].1[1].as_str()), (Verdict::Eligible, "1 Oct 2026, 12:00"));
    // A swas has no bandwidth to ask for, and where no number is needed there is nothing to try.
    let asks = |instance: &str| {
        let view = view::what_if(&desk(Lang::En, instance), "i-1")?;
        Some((view.asks_months, view.asks_bandwidth))
    };
    assert_eq!(asks(SHORT), Some((true, true)));
    assert_eq!(asks(&changed("\"ecs\"", "\"swas\"")), Some((true, false)));
    assert_eq!(asks(&changed("\"ecs\"", "\"cxt_shop\"")), None);
    assert_eq!(asks(&changed("cn-hangzhou", "cn-hongkong")), None);
}

#[test]
fn what_is_supposed_goes_with_the_row_and_by_reset() {
    let two = [SHORT, ",", &changed("i-1", "i-2")].concat();
    let month = || WhatIf { months: 1, ..WhatIf::default() };
    let open = || {
        let mut model = desk(Lang::Zh, &two);
        suppose(&mut model, month());
        assert!(model.what_if.is_some());
        model
    };
    for fragment in ["#/bsnApply/all", "#/bsnApply/all?open=i-2", "#/faq/term", "#/"] {
        let mut model = open();
        model.update(Msg::Moved(fragment.to_owned()));
        assert_eq!(model.what_if, None, "{fragment}");
        model.update(Msg::Moved("#/bsnApply/all?open=i-1".to_owned()));
        assert_eq!(outcome(&model), None, "it does not come back");
    }
    // Filters move nothing of it, nor does the clock.
    let mut model = open();
    model.update(Msg::Moved("#/bsnApply/all?sort=name&open=i-1".to_owned()));
    model.update(Msg::Tick(at("2026-07-01T12:01+08:00")));
    assert!(outcome(&model).is_some());
    suppose(&mut model, WhatIf::default());
    assert_eq!(model.what_if, None);
    // Of what is not open nothing is supposed, and no more months than there may be.
    model.update(Msg::Suppose("i-2".to_owned(), month()));
    assert_eq!(model.what_if, None);
    suppose(&mut model, WhatIf { months: 9999, ..WhatIf::default() });
    assert_eq!(view::what_if(&model, "i-1").unwrap().fields.months, "120");
    // A server that is taken out takes it along, and brought back it is as it was.
    let mut model = open();
    model.update(Msg::Remove("i-1".to_owned()));
    model.update(Msg::Undo);
    assert_eq!(outcome(&model), None);
}
