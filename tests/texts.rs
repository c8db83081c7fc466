//! Every code has a text in both languages, and the texts are typeset as their language wants it. With `SHOW_TEXTS`
//! set and `--nocapture` it prints them all, for reading.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test: what fails here fails the test, and the texts are printed to be read"
)]

use beian_desk::engine::interview::{Answer, Question, Shopping};
use beian_desk::engine::{
    Account, Action, Advisory, Assessment, Billing, Check, Expected, Fact, Facts, Filing, Finding, Horizon, InputError,
    Instance, InsteadCode, Moment, Number, Origin, Outcome, Policy, Problem, Product, Region, Remedy, RemedyKind,
    Report, Scope, Shown, Status, Verdict, Yuan, assess_facts,
};
use beian_desk::exchange::{BsnBySn, DecodeError, Encoding, Kind, NotReadable, ReadError, Warning};
use beian_desk::i18n::{Lang, ask, error, explain, report, source, verdict};

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn account(text: &str) -> Account {
    text.parse().unwrap()
}

const AS_OF: &str = "2026-07-01T12:00+08:00";

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// A digit beside a part of a date: `2026年7月21日` is one word.
fn is_dated(han: char, next: char) -> bool {
    "年月日".contains(han) && next.is_ascii_digit()
}

/// Full-width punctuation beside Chinese, a space between Chinese and Latin letters or digits, none in a date.
#[track_caller]
fn assert_typeset(text: &str) {
    let characters: Vec<char> = text.chars().collect();
    for pair in characters.windows(2) {
        let [one, other] = [pair[0], pair[1]];
        let wrong = |han: char, next: char| {
            is_han(han) && (next.is_ascii_alphanumeric() || "`-<>".contains(next)) && !is_dated(han, next)
        };
        assert!(!wrong(one, other) && !wrong(other, one), "no space at `{one}{other}`: {text}");
        let ascii = |han: char, next: char| is_han(han) && ",.;:?!()\"'".contains(next);
        assert!(!ascii(one, other) && !ascii(other, one), "narrow punctuation at `{one}{other}`: {text}");
        let full = |mark: char| "，。；：？！、（）「」《》".contains(mark);
        let blank = |character: char, next: char| character == ' ' && (next == ' ' || full(next));
        assert!(!blank(one, other) && !blank(other, one), "a space too many: {text}");
    }
    for three in characters.windows(3) {
        assert!(!(is_han(three[0]) && three[1] == ' ' && is_han(three[2])), "a space between Chinese: {text}");
    }
}

/// No Chinese but what the console says: quoted, or in parentheses.
#[track_caller]
fn assert_english(text: &str) {
    let mut depth = 0_i32;
    for character in text.chars() {
        match character {
            '(' | '“' => depth += 1,
            ')' | '”' => depth -= 1,
            _ => assert!(depth > 0 || !is_han(character), "Chinese in English: {text}"),
        }
        assert!(depth > 0 || !"，。；：？！、（）".contains(character), "a wide mark in English: {text}");
    }
    assert!(!text.contains("  "), "two spaces: {text}");
}

/// A text in both languages: there, different, typeset, every placeholder filled.
#[track_caller]
fn assert_text(text: impl Fn(Lang) -> String) {
    let [zh, en] = [text(Lang::Zh), text(Lang::En)];
    for text in [&zh, &en] {
        if std::env::var_os("SHOW_TEXTS").is_some() {
            println!("{text}");
        }
        assert!(!text.trim().is_empty() && text.trim() == text, "`{text}`");
        assert!(!text.contains(['{', '}']), "{text}");
    }
    assert_typeset(&zh);
    assert_english(&en);
}

/// A sentence: ends as one.
#[track_caller]
fn assert_sentence(text: impl Fn(Lang) -> String) {
    assert!(text(Lang::Zh).ends_with(['。', '？']), "{}", text(Lang::Zh));
    assert!(text(Lang::En).ends_with(['.', '?']), "{}", text(Lang::En));
    assert_text(text);
}

fn finding<'a>(
    check: Check,
    outcome: Outcome,
    required: impl Into<Option<Shown<'a>>>,
    observed: impl Into<Option<Shown<'a>>>,
) -> Finding<'a> {
    Finding { check, outcome, required: required.into(), observed: observed.into(), source: &[] }
}

const OUTCOMES: [Outcome; 4] = [Outcome::Met, Outcome::Unmet, Outcome::Unknown, Outcome::NotTested];

#[test]
fn languages_are_told_by_their_tags() {
    let lang = |text: &str| text.parse::<Lang>().ok();
    for (text, want) in [("zh", Lang::Zh), ("zh-CN", Lang::Zh), ("ZH_Hans", Lang::Zh), ("en", Lang::En)] {
        assert_eq!(lang(text), Some(want), "{text}");
    }
    assert_eq!([lang(""), lang("de"), lang("english")], [None; 3]);
    for lang in Lang::ALL {
        assert_eq!([lang.code().parse(), lang.html().parse()], [Ok(*lang), Ok(*lang)]);
    }
}

#[test]
fn every_code_has_a_name() {
    for code in Product::ALL {
        assert_text(|lang| verdict::product(lang, *code).to_owned());
        assert_text(|lang| verdict::product_short(lang, *code).to_owned());
    }
    Verdict::ALL.iter().for_each(|code| assert_text(|lang| verdict::verdict(lang, *code).to_owned()));
    Check::ALL.iter().for_each(|code| assert_text(|lang| verdict::check(lang, *code).to_owned()));
    for (check, outcome) in Check::ALL.iter().flat_map(|check| OUTCOMES.map(|outcome| (*check, outcome))) {
        assert_text(|lang| verdict::outcome(lang, &finding(check, outcome, None, None)).to_owned());
    }
    Fact::ALL.iter().for_each(|code| assert_text(|lang| verdict::fact(lang, *code).to_owned()));
    Action::ALL.iter().for_each(|code| assert_text(|lang| verdict::action(lang, *code).to_owned()));
    Billing::ALL.iter().for_each(|code| assert_text(|lang| verdict::billing(lang, *code).to_owned()));
    Status::ALL.iter().for_each(|code| assert_text(|lang| verdict::status(lang, *code).to_owned()));
    Origin::ALL.iter().for_each(|code| assert_text(|lang| verdict::origin(lang, *code).to_owned()));
    Scope::ALL.iter().for_each(|code| assert_text(|lang| verdict::scope(lang, *code).to_owned()));
}

#[test]
fn every_label_of_the_explanation_is_there() {
    explain::Label::ALL.iter().for_each(|code| assert_text(|lang| explain::label(lang, *code).to_owned()));
    for verdict in [Verdict::Ineligible, Verdict::Undetermined] {
        assert_sentence(|lang| explain::no_horizon(lang, verdict).unwrap().to_owned());
    }
    for by in Check::ALL {
        for outcome in [Outcome::Unmet, Outcome::Unknown] {
            let ends = Horizon::Ends { at: moment(AS_OF), by: *by, outcome };
            for horizon in [ends, Horizon::Never, Horizon::Unknown] {
                assert_sentence(|lang| explain::horizon(lang, &horizon));
                assert_text(|lang| {
                    explain::horizon_short(lang, Some(&horizon))
                        .replace(lang.pick("2026年7月1日 12:00", "1 Jul 2026, 12:00"), lang.code())
                });
            }
        }
    }
    for (today, possible) in [(true, true), (true, false), (false, true), (false, false)] {
        for end in [None, Some(moment(AS_OF)), Some(moment("2027-07-01T12:00+08:00"))] {
            let filing = Filing::new(moment(AS_OF), 20, end);
            let begun = explain::Begun { today, possible, days: 20 };
            assert_sentence(|lang| explain::filing(lang, begun, &filing));
            assert_text(|lang| explain::filing_short(lang, &filing));
        }
    }
}

#[test]
fn every_step_has_a_sentence() {
    Fact::ALL.iter().for_each(|code| assert_sentence(|lang| verdict::ask(lang, *code).to_owned()));
    Advisory::ALL.iter().for_each(|code| assert_sentence(|lang| verdict::advice(lang, *code).to_owned()));
    for code in InsteadCode::ALL {
        assert_sentence(|lang| verdict::instead(lang, *code).to_owned());
        assert_eq!(verdict::instead(Lang::Zh, *code).matches('。').count(), 2, "{}", code.code());
    }
    for action in RemedyKind::ALL {
        for months in [None, Some(1), Some(6)] {
            let remedy = Remedy { action: *action, months, link: None, source: &[] };
            assert_sentence(|lang| verdict::remedy(lang, &remedy));
        }
    }
    let renew = Remedy { action: RemedyKind::Renew, months: Some(2), link: None, source: &[] };
    assert_eq!(verdict::remedy(Lang::Zh, &renew), "续费至少 2 个月。");
    assert_eq!(verdict::remedy(Lang::En, &renew), "Renew it for at least 2 months.");
}

#[test]
fn every_value_is_shown() {
    let (region, owner) = (Region::new("cn-hongkong").unwrap(), account("1370000000000210"));
    let at = moment("2026-06-30T16:00Z");
    for (value, zh, en) in [
        (Shown::Mainland, "中国内地", "mainland China"),
        (Shown::Region(&region), "中国香港", "China (Hong Kong)"),
        (Shown::Account(&owner), "1370000000000210", "1370000000000210"),
        (Shown::Moment(at), "2026年7月1日 00:00", "1 Jul 2026, 00:00"),
        (Shown::Never, "没有到期时间", "no expiry"),
        (Shown::Billing(Billing::PayAsYouGo), "按量付费", "Pay-as-you-go"),
        (Shown::Months(1), "1 个月", "1 month"),
        (Shown::PublicAccess, "能从公网访问", "reachable from the internet"),
        (Shown::NoBandwidth, "没有公网带宽", "no public bandwidth"),
        (Shown::NoAddress, "没有公网 IP", "no public address"),
        (Shown::Yuan(Yuan::from_yuan(99)), "99.00 元", "99.00 yuan"),
        (Shown::Count(5), "5", "5"),
    ] {
        assert_eq!([verdict::shown(Lang::Zh, &value), verdict::shown(Lang::En, &value)], [zh, en]);
    }
    let unlisted = Region::new("ap-nowhere-1").unwrap();
    assert_eq!(verdict::region(Lang::Zh, &unlisted), "ap-nowhere-1");
}

#[test]
fn a_server_elsewhere_fails_nothing() {
    let outcome = |lang, check| verdict::outcome(lang, &finding(check, Outcome::Unmet, None, None));
    assert_eq!(
        Lang::ALL.iter().map(|lang| outcome(*lang, Check::RegionNotMainland)).collect::<Vec<_>>(),
        ["无需备案", "No filing needed"]
    );
    assert_eq!(outcome(Lang::En, Check::Expired), "Not met");
}

/// Readings A12 and A2: what is paid by use has no term, and a rule has a day from which it holds.
#[test]
fn a_term_that_was_not_compared_has_one_reason() {
    let finding = finding(Check::TermTooShort, Outcome::NotTested, Shown::Months(3), None);
    let why = |billing| verdict::finding_of(Lang::En, &finding, billing);
    assert_eq!(why(Some(Billing::PayAsYouGo)), "It is pay-as-you-go, which has no term to compare.");
    assert_eq!(why(Some(Billing::Subscription)), "The rule was not in force yet at the chosen time.");
    assert!(why(None).starts_with("Either it is pay-as-you-go, "));
}

/// With values, and without those that a check may lack.
#[test]
fn every_finding_has_a_sentence() {
    let (region, owner) = (Region::new("ap-nowhere-1").unwrap(), account("2"));
    let (now, then) = (Shown::Moment(moment(AS_OF)), Shown::Moment(moment("2026-05-30T16:00Z")));
    for check in Check::ALL {
        let pairs = match check {
            Check::RegionNotMainland => [(Shown::Mainland, Shown::Region(&region)); 2],
            Check::AccountMismatch => [(Shown::Account(&owner), Shown::Account(&owner)); 2],
            Check::Expired => [(now, then), (now, Shown::Never)],
            Check::PayAsYouGo => [(Shown::Billing(Billing::Subscription), Shown::Billing(Billing::PayAsYouGo)); 2],
            Check::TermTooShort | Check::FirstTermTooShort => [(Shown::Months(3), Shown::Months(1)); 2],
            Check::NoPublicAccess => {
                [(Shown::PublicAccess, Shown::NoBandwidth), (Shown::PublicAccess, Shown::NoAddress)]
            }
            Check::OrderAmountTooLow => [(Shown::Yuan(Yuan::from_yuan(99)), Shown::Yuan(Yuan::from_yuan(8))); 2],
            Check::QuotaExhausted => [(Shown::Count(5), Shown::Count(5)); 2],
        };
        for outcome in OUTCOMES {
            for (required, observed) in pairs {
                if observed == Shown::Never && outcome != Outcome::Met {
                    continue;
                }
                assert_sentence(|lang| verdict::finding(lang, &finding(*check, outcome, required, observed)));
                if matches!(outcome, Outcome::Unknown | Outcome::NotTested) {
                    assert_sentence(|lang| verdict::finding(lang, &finding(*check, outcome, required, None)));
                }
                if outcome == Outcome::NotTested {
                    assert_sentence(|lang| verdict::finding(lang, &finding(*check, outcome, None, None)));
                }
            }
        }
    }
}

#[test]
fn findings_say_what_is_required_what_was_found_and_the_difference() {
    let term = finding(Check::TermTooShort, Outcome::Unmet, Shown::Months(3), Shown::Months(1));
    assert_eq!(verdict::finding(Lang::Zh, &term), "连同续费，至少要购买 3 个月；它只买了 1 个月，还少 2 个月。");
    assert_eq!(
        verdict::finding(Lang::En, &term),
        "Renewals included, at least 3 months must be bought; it has 1 month, which is 2 months short."
    );
    let expired = finding(
        Check::Expired,
        Outcome::Unmet,
        Shown::Moment(moment(AS_OF)),
        Shown::Moment(moment("2026-06-10T16:00Z")),
    );
    assert_eq!(
        verdict::finding(Lang::Zh, &expired),
        "到期后不能申请；它已于北京时间 2026年6月11日 00:00 到期，至今 20 天。"
    );
    let (ask, found) = (Shown::Yuan("99".parse().unwrap()), Shown::Yuan("89.95".parse().unwrap()));
    let order = finding(Check::OrderAmountTooLow, Outcome::Unmet, ask, found);
    assert_eq!(verdict::finding(Lang::Zh, &order), "订单金额至少要 99.00 元；这笔订单是 89.95 元，少 9.05 元。");
    let abroad = Region::new("cn-hongkong").unwrap();
    let region = finding(Check::RegionNotMainland, Outcome::Unmet, Shown::Mainland, Shown::Region(&abroad));
    assert_eq!(verdict::finding(Lang::Zh, &region), "只有在中国内地才要备案；它在中国香港，用它开网站无需备案。");
}

/// A desk on which every product has a verdict of every kind that it can have.
fn desk() -> Facts {
    let mut facts = Facts { account: Some(account("1370000000000210")), ..Facts::default() };
    let mut add = |id: &str, product: Product, change: &dyn Fn(&mut Instance)| {
        let mut instance = Instance::new(id, product);
        change(&mut instance);
        facts.instances.push(instance);
    };
    let good = |instance: &mut Instance| {
        instance.region = Region::new("cn-newtown");
        instance.billing = Some(Billing::Subscription);
        instance.expires_at = Some(moment("2027-02-10T16:00Z"));
        instance.term_months = Some(12);
        instance.public_bandwidth_mbps = Some(5.0);
        instance.owner = Some(account("1370000000000210"));
        instance.first_term_months = Some(12);
        instance.order_amount = Some(Yuan::from_yuan(100));
    };
    for product in Product::ALL {
        let code = product.code();
        add(&format!("{code}-good"), *product, &good);
        add(&format!("{code}-blank"), *product, &|_| {});
        add(&format!("{code}-abroad"), *product, &|instance| instance.region = Region::new("cn-hongkong"));
        add(&format!("{code}-short"), *product, &|instance| {
            good(instance);
            instance.term_months = Some(1);
            instance.first_term_months = Some(6);
        });
        add(&format!("{code}-old"), *product, &|instance| {
            good(instance);
            instance.expires_at = Some(moment("2026-02-10T16:00Z"));
            instance.owner = Some(account("2"));
            instance.public_bandwidth_mbps = Some(0.0);
            instance.order_amount = Some(Yuan::from_yuan(98));
            instance.status = Some("Stopped".to_owned());
        });
        add(&format!("{code}-payg"), *product, &|instance| {
            good(instance);
            instance.billing = Some(Billing::PayAsYouGo);
            instance.expires_at = None;
        });
    }
    for (n, status) in Status::ALL.iter().enumerate() {
        let mut number = Number::new(format!("4f9f0d9c-0000-4000-8000-00000000000{n}"));
        number.instance = Some("swas-good".to_owned());
        number.status = Some(*status);
        facts.numbers.push(number);
    }
    for n in 0..7 {
        let mut number = Number::new(format!("SIM-20260701-AAAAAAA{n}"));
        number.instance = Some(if n < 5 { "ecs-good" } else { "elastic_web_hosting-good" }.to_owned());
        number.origin = Some(Origin::Simulated);
        facts.numbers.push(number);
    }
    facts
}

fn named<'a, 'b>(report: &'b Report<'a>, id: &str) -> &'b Assessment<'a> {
    report.assessments.iter().find(|assessment| assessment.id == id).unwrap()
}

#[test]
fn every_assessment_has_a_headline() {
    let facts = desk();
    let judged = assess_facts(&facts, moment(AS_OF), Policy::standard());
    for assessment in &judged.assessments {
        assert_text(|lang| verdict::headline(lang, assessment));
        for item in &assessment.findings {
            assert_sentence(|lang| verdict::finding(lang, item));
        }
    }
    for (id, zh, en) in [
        ("swas-short", "购买时长 1 个月，少 2 个月", "1 month bought, 2 months short"),
        ("swas-good", "5 个名额已用完", "All 5 numbers are issued"),
        ("ecs-short", "购买时长 1 个月，少 2 个月", "1 month bought, 2 months short"),
        ("ecs-good", "剩下的 5 个都已预留", "All 5 that are left are reserved"),
        ("ecs-payg", "按量付费不能申请", "Pay-as-you-go can't apply"),
        ("ecs-old", "属于账号 2，不是当前账号；另有 2 项", "Belongs to account 2, not the current one; 2 more"),
        ("elastic_web_hosting-good", "还剩 5 个，其中 2 个已预留", "5 numbers left, 2 of them reserved"),
        ("site_market-good", "备案服务号随产品而来，可以查看", "The number came with the product: view it"),
        ("site_market-short", "首次购买 6 个月，少 6 个月", "First purchase of 6 months, 6 months short"),
        (
            "site_market-blank",
            "请补充首次购买时长、订单金额",
            "Please state months of the first purchase, order amount",
        ),
        ("swas-abroad", "不在中国内地，无需备案", "Not in the mainland: no filing needed"),
        ("yunxiang_host-good", "用主机名和密码验证", "Verify with the host's name and password"),
    ] {
        let assessment = named(&judged, id);
        assert_eq!(
            [verdict::headline(Lang::Zh, assessment), verdict::headline(Lang::En, assessment)],
            [zh, en],
            "{id}"
        );
    }
}

#[test]
fn every_fact_and_reading_has_a_sentence() {
    for (letter, last) in [('S', 62), ('M', 15), ('A', 20)] {
        for n in 1..=last {
            let id = format!("{letter}{n}");
            assert_sentence(|lang| {
                let text = source::fact_text(lang, &id).or_else(|| source::reading_text(lang, &id));
                text.unwrap_or_default().to_owned()
            });
            assert_text(|lang| source::source(lang, Policy::with_fact(&id).unwrap_or(Policy::standard()), &id));
        }
    }
    for id in ["", "S", "A", "S0", "S63", "A0", "A21", "S01", "S+1", "s1", "T1", "S257", "M0", "M16"] {
        assert_eq!([source::fact_text(Lang::En, id), source::reading_text(Lang::En, id)], [None; 2], "{id}");
    }
    let policy = Policy::standard();
    assert_eq!(source::source(Lang::Zh, policy, "S9"), "「备案服务号申请和使用限制」（S9，2018）");
    assert_eq!(source::source(Lang::En, policy, "S9"), "“备案服务号申请和使用限制” (S9, 2018)");
    assert_eq!(source::source(Lang::Zh, policy, "A5"), "本工具对指南的理解（A5）");
    assert_eq!(source::source(Lang::En, policy, "A5"), "how we read the guide (A5)");
    // A document has its own date, where it has one, and says how sure it is.
    let today = Policy::with_fact("M1").unwrap();
    let title = "Server eligibility check for ICP filing";
    assert_eq!(source::source(Lang::Zh, today, "M2"), format!("「{title}」（M2，2026年6月26日，只见过摘录）"));
    assert_eq!(source::source(Lang::En, today, "M3"), format!("“{title}” (M3, 26 Jun 2026, inferred)"));
    assert_eq!(
        source::source(Lang::En, today, "M12"),
        "“help.aliyun.com/wordpower/4129085-1” (M12, seen in excerpts only)"
    );
}

const EXPECTED: [Expected; 26] = [
    Expected::Object,
    Expected::List,
    Expected::Text,
    Expected::Number,
    Expected::Schema,
    Expected::Product,
    Expected::Billing,
    Expected::ChargeType,
    Expected::Status,
    Expected::StatusCode,
    Expected::Origin,
    Expected::Moment,
    Expected::Account,
    Expected::Months,
    Expected::Yuan,
    Expected::Bandwidth,
    Expected::Address,
    Expected::Filled,
    Expected::ResourceType,
    Expected::Id,
    Expected::BackupSchema,
    Expected::Checked,
    Expected::SubscriptionType,
    Expected::Millis,
    Expected::Date,
    Expected::AccountCell,
];

#[test]
fn every_problem_is_named() {
    let id = || "i-1".to_owned();
    let mut problems = vec![
        Problem::Syntax("trailing comma".to_owned()),
        Problem::UnknownField,
        Problem::DuplicateKey,
        Problem::Missing("product"),
        Problem::DuplicateInstance(id()),
        Problem::DuplicateNumber(id()),
        Problem::ProductConflict { id: id(), other: "ecs" },
        Problem::ExpiryBeforePurchase,
        Problem::AccountConflict { first: "1".to_owned(), second: "2".to_owned() },
        Problem::SimulatedMark(id()),
        Problem::SimulatedMarket,
        Problem::SimulatedStatus,
        Problem::ReplacesOnSimulated,
        Problem::ReplacesNothing(id()),
        Problem::ReplacedTwice(id()),
        Problem::OpenQuote,
        Problem::AfterQuote,
        Problem::NoHeader(id()),
        Problem::Altered,
        Problem::RowCount { stated: 3, found: 2 },
        Problem::DuplicateEvent(id()),
        Problem::Newer,
    ];
    for expected in EXPECTED {
        assert_eq!(error::expected(Lang::En, expected), expected.to_string());
        problems.push(Problem::Expected { expected, found: "3".to_owned() });
    }
    for problem in problems {
        assert_text(|lang| error::problem(lang, &problem));
        for (path, line) in [("", None), ("", Some(3)), ("instances[3].region", None), ("numbers[0]", Some(3))] {
            let input = InputError { path: path.to_owned(), line, problem: problem.clone() };
            assert_text(|lang| error::input_error(lang, &input));
            assert_eq!(error::input_error(Lang::En, &input), input.to_string());
        }
    }
    let wrong = Problem::Expected { expected: Expected::Schema, found: "\"beian-desk/2\"".to_owned() };
    assert_eq!(error::problem(Lang::Zh, &wrong), "这里应该是 `beian-desk/1`，却是 `\"beian-desk/2\"`");
}

#[test]
fn every_file_fault_says_what_to_bring() {
    let by_sn = BsnBySn { status: Some(Status::Bound), product: None, instance: None, account: None, icp_number: None };
    for (what, commands) in [
        (NotReadable::Empty, true),
        (NotReadable::Html, true),
        (NotReadable::CliTable, true),
        (NotReadable::Csv, true),
        (NotReadable::OtherText, true),
        (NotReadable::BsnBySn(by_sn), false),
        (NotReadable::BsnGrant, false),
        (NotReadable::TencentInstances, false),
        (NotReadable::HuaweiServers, false),
        (NotReadable::ProviderError { code: "Throttling".to_owned(), message: "Try later".to_owned() }, false),
        (NotReadable::OtherJson, true),
        (NotReadable::OtherXml { root: "Answer".to_owned() }, true),
    ] {
        assert_text(|lang| error::not_readable(lang, &what));
        for lang in Lang::ALL {
            let text = error::not_readable(*lang, &what);
            let ecs = "\naliyun ecs DescribeInstances --RegionId cn-hangzhou --PageSize 100 > ecs-cn-hangzhou.json";
            let swas = "\naliyun swas-open ListInstances --RegionId cn-hangzhou --PageSize 100 > swas-cn-hangzhou.json";
            assert_eq!([text.contains(ecs), text.ends_with(swas)], [commands; 2], "{text}");
        }
        assert_text(|lang| error::read_error(lang, &ReadError::NotReadable(what.clone())));
    }
    for (what, zh, en) in [
        (NotReadable::TencentInstances, "腾讯云", "Tencent Cloud"),
        (NotReadable::HuaweiServers, "华为云", "Huawei Cloud"),
    ] {
        assert!(error::not_readable(Lang::Zh, &what).contains(zh));
        assert!(error::not_readable(Lang::En, &what).contains(en));
    }
    let broken = InputError { path: String::new(), line: Some(7), problem: Problem::Syntax("EOF".to_owned()) };
    assert_sentence(|lang| error::read_error(lang, &ReadError::BrokenJson(broken.clone())));
    assert_sentence(|lang| error::read_error(lang, &ReadError::BrokenXml(broken.clone())));
    assert_sentence(|lang| error::read_error(lang, &ReadError::BrokenCsv(broken.clone())));
    for kind in [
        Kind::Facts,
        Kind::EcsInstances,
        Kind::SwasInstances,
        Kind::BssInstances,
        Kind::MarketInstances,
        Kind::MarketOrder,
        Kind::BsnNumbers,
        Kind::CsvInstances,
        Kind::CsvNumbers,
        Kind::Backup,
    ] {
        assert_text(|lang| error::file_kind(lang, kind).to_owned());
        assert_sentence(|lang| error::read_error(lang, &ReadError::Faulty { kind, error: broken.clone() }));
    }
    for warning in [
        Warning::MorePages { listed: 100, total: Some(240) },
        Warning::MorePages { listed: 100, total: None },
        Warning::NoInstances,
        Warning::OtherProducts { rows: 4, products: vec![("rds".to_owned(), 3), ("oss".to_owned(), 1)] },
        Warning::Order { order: "2000".to_owned(), field: "OrderType", found: "RENEW".to_owned() },
        Warning::Comments { rows: 3 },
        Warning::UnusualNumber { number: "a3f6d494-c6df".to_owned(), path: "datas[0]".to_owned(), line: 4 },
    ] {
        assert_sentence(|lang| error::warning(lang, &warning));
    }
    assert_sentence(|lang| error::not_decoded(lang, &DecodeError { encoding: Encoding::Utf8, offset: 3, line: 2 }));
}

#[test]
fn the_report_of_a_small_desk() {
    let mut facts = Facts { account: Some(account("1370000000000210")), ..Facts::default() };
    let mut short = Instance::new("i-1", Product::Swas);
    short.name = Some("主站\u{1b}[31m".to_owned());
    short.region = Region::new("cn-hangzhou");
    short.owner = facts.account.clone();
    short.expires_at = Some(moment("2026-07-20T16:00Z"));
    short.term_months = Some(1);
    facts.instances.push(short);
    let policy = Policy::standard();
    let judged = assess_facts(&facts, moment(AS_OF), policy);
    let zh = "\
备案服务号自查，北京时间 2026年7月1日 12:00
规则：aliyun-2018，《备案服务号申请方法与使用限制说明》（2018）
当前账号：1370000000000210

i-1 主站 [31m · 轻量应用服务器
  暂不能申请 · 购买时长 1 个月，少 2 个月
  不满足   连同续费，至少要购买 3 个月；它只买了 1 个月，还少 2 个月。 [S14,S15,A2]
  提醒     剩余不到 1 个月，而备案往往要几周。请先续费再提交，免得中途到期。 [S19,S39]
  要做     续费至少 2 个月。 [S39]

合计：现在可以备案 0 个网站。

依据
  「备案服务号申请和使用限制」（2018）
    S14  2018年5月21日起，轻量应用服务器要买够 3 个月才能申请。
    S15  轻量应用服务器的时长是累计的，续费也算。
    S19  备案时剩余时长不够就要续费，但没有写多少才够。
  「为什么我没有在申请备案服务号页面看到申请按钮？」（2018）
    S39  没有按钮的一种原因：包年包月剩余的时长不够，要续费。
  本工具对指南的理解
    A2   轻量应用服务器的最短时长看检查的日期，不看购买的日期：2018年5月21日之前不作要求。
";
    assert_eq!(report::report_named(Lang::Zh, &judged, policy, &facts.instances), zh);
    let en = report::report(Lang::En, &judged, policy);
    assert!(en.contains("\ni-1 · Simple Application Server\n  Does not qualify yet · 1 month bought"), "{en}");
    assert!(en.contains("\n  To do    Renew it for at least 2 months. [S39]\n"), "{en}");
}

#[test]
fn reports_fit_a_terminal() {
    let facts = desk();
    for facts in [&facts, &Facts::default()] {
        let judged = assess_facts(facts, moment(AS_OF), Policy::standard());
        for lang in Lang::ALL {
            let text = report::report(*lang, &judged, Policy::standard());
            if std::env::var_os("SHOW_TEXTS").is_some() {
                println!("{text}");
            }
            for line in text.lines() {
                let wide = line.chars().filter(|character| !character.is_ascii()).count();
                assert!(line.contains("http") || line.chars().count() + wide <= 100, "{line}");
                assert_eq!(line, line.trim_end());
            }
        }
        let zh = report::report(Lang::Zh, &judged, Policy::standard());
        assert_eq!(zh.contains("合计"), !facts.instances.is_empty());
        assert_eq!(zh.contains("先购买一台符合备案条件的服务器"), facts.instances.is_empty());
    }
}

#[test]
fn the_interview_speaks_both_languages() {
    for text in ask::Ask::ALL {
        assert_text(|lang| ask::ask(lang, *text).to_owned());
    }
    let products = Product::ALL.iter().copied().map(Some).chain([None]);
    for product in products {
        for question in Question::ALL {
            for limit in [1, 5] {
                assert_text(|lang| ask::title(lang, *question, product, limit));
            }
            assert_sentence(|lang| ask::where_to_look(lang, *question, product).to_owned());
            assert_sentence(|lang| ask::wrong(lang, *question).to_owned());
            assert_text(|lang| ask::short(lang, *question).to_owned());
        }
    }
    let answers = [
        (Question::Product, &["ecs", "swas", "cloud_virtual_host", "yunxiang_host", "cxt_shop", "none", "unknown"][..]),
        (Question::Region, &["mainland", "elsewhere", "cn-hongkong"]),
        (Question::Billing, &["subscription", "pay_as_you_go"]),
        (Question::Expires, &["2027-02-10", "2027-02-10T16:00", "2099-12-31T23:59"]),
        (Question::Term, &["1", "12", "2026-02-10"]),
        (Question::FirstTerm, &["12"]),
        (Question::Amount, &["99.00"]),
        (Question::Access, &["open", "eip", "no_address", "none"]),
        (Question::Account, &["same", "other"]),
        (Question::Used, &["0", "1"]),
    ];
    for (question, texts) in answers {
        for text in texts {
            let answer = Answer::parse(question, text).unwrap();
            let plain = answer.text().chars().any(|c| c.is_ascii_digit());
            // A bare date or count is the same in both.
            for lang in Lang::ALL {
                for said in [ask::answer(*lang, question, &answer), ask::option(*lang, question, &answer)] {
                    assert!(!said.is_empty() && (plain || *lang == Lang::En || said.chars().any(is_han)), "{said}");
                    if *lang == Lang::Zh { assert_typeset(&said) } else { assert_english(&said) }
                }
                if let Some(hint) = ask::option_hint(*lang, &answer) {
                    if *lang == Lang::Zh { assert_typeset(hint) } else { assert_english(hint) }
                }
            }
        }
    }
    for sites in [1, 6] {
        let shopping = Shopping::new(sites, Policy::standard(), moment(AS_OF));
        assert_text(|lang| ask::to_buy(lang, sites));
        for way in &shopping.ways {
            assert_text(|lang| ask::purchase(lang, way).0);
            assert_sentence(|lang| ask::purchase(lang, way).1);
        }
        for what in &shopping.avoid {
            assert_sentence(|lang| ask::avoid(lang, what));
        }
    }
    for more in [0, 3] {
        assert_text(|lang| ask::progress(lang, 2, more));
    }
}
