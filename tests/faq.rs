//! The FAQ room: it is complete, it agrees with the policy, its Chinese is typeset, and its search finds.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use beian_desk::engine::{Advisory, Check, InsteadCode, Policy, Product, RemedyKind, Scope};
use beian_desk::faq::{
    Block, Both, Entry, Index, entries, entry, for_advisory, for_check, for_instead, for_remedy, groups, render,
};
use proptest::prelude::*;

const ZH: fn(&Both) -> &'static str = |text| text.zh;
const EN: fn(&Both) -> &'static str = |text| text.en;

/// Every text that is shown, with the id of its entry.
fn texts() -> Vec<(&'static str, Both)> {
    let of = |entry: &'static Entry| {
        let answer = entry.answer.iter().flat_map(Block::texts);
        std::iter::once(entry.question).chain(answer).map(|text| (entry.id, text))
    };
    groups().iter().map(|group| (group.id, group.title)).chain(entries().iter().flat_map(of)).collect()
}

#[test]
fn everything_that_the_engine_says_is_explained_by_an_entry_that_is_there() {
    fn each<T: Copy + std::fmt::Debug>(all: &[T], by: fn(T) -> &'static str) {
        for code in all {
            assert!(entry(by(*code)).is_some(), "{code:?}");
        }
    }
    each(Check::ALL, for_check);
    each(RemedyKind::ALL, for_remedy);
    each(InsteadCode::ALL, for_instead);
    each(Advisory::ALL, for_advisory);
    let id = |entry: Option<&Entry>| entry.map(|entry| entry.id);
    assert_eq!(for_check(Check::PayAsYouGo), "pay-as-you-go");
    assert_eq!(for_remedy(RemedyKind::UseOtherAccount), "hosting-quota");
    assert_eq!(for_instead(InsteadCode::ShopFilingSystem), "shop");
    assert_eq!(for_advisory(Advisory::AllReserved), "reservation");
    assert_eq!(id(entry("months")), Some("months"));
    assert_eq!(id(entry("nowhere")), None);
}

#[test]
fn every_fact_of_the_guide_is_carried_and_every_entry_names_what_it_carries() {
    let carried: BTreeSet<&str> = entries().iter().flat_map(|entry| entry.facts).copied().collect();
    for n in 1..=62 {
        let fact = format!("S{n}");
        assert!(carried.contains(fact.as_str()) && Policy::standard().section_of(&fact).is_some(), "{fact}");
    }
    let readings: BTreeSet<String> = (1..=20).map(|n| format!("A{n}")).collect();
    for entry in entries() {
        // What is kept and where is no matter of any guide.
        assert_eq!(entry.facts.is_empty(), entry.id == "data", "{}", entry.id);
        for fact in entry.facts {
            assert!(Policy::with_fact(fact).is_some() || readings.contains(*fact), "{}: {fact}", entry.id);
        }
        assert_eq!(entry.facts.iter().collect::<BTreeSet<_>>().len(), entry.facts.len(), "{}", entry.id);
    }
}

#[test]
fn ids_are_slugs_and_lead_somewhere() {
    let ids: BTreeSet<&str> = entries().iter().map(|entry| entry.id).collect();
    assert_eq!(ids.len(), entries().len(), "an id stands twice");
    for entry in entries() {
        assert!(entry.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", entry.id);
        assert!(!entry.answer.is_empty() && !entry.see.is_empty(), "{}", entry.id);
        let within = entry.answer.iter().flat_map(|block| match block {
            Block::Entries(entries) => entries.iter().map(|(_, id)| *id).collect(),
            _ => Vec::new(),
        });
        for id in within.chain(entry.see.iter().copied()) {
            assert!(ids.contains(id) && id != entry.id, "{} → {id}", entry.id);
        }
    }
}

#[test]
fn every_link_has_a_secure_address() {
    let mut seen = BTreeSet::new();
    for entry in entries() {
        for block in entry.answer {
            if let Block::Link(_, target) = block {
                let href = target.href(Policy::standard()).unwrap_or_else(|| panic!("{}: {target:?}", entry.id));
                assert!(href.starts_with("https://"), "{href}");
                seen.insert(href);
            }
        }
    }
    // Every address of the guide, one each: console, help 36939, 25437, 49884, 56220, 29842, ticket, shop, host list.
    assert_eq!(seen.len(), 9, "{seen:?}");
}

#[test]
fn every_live_value_resolves() {
    for policy in Policy::all() {
        for (id, text) in texts() {
            for text in [text.zh, text.en] {
                let rendered = render(text, policy);
                assert!(!rendered.is_empty() && !rendered.contains(['{', '}']), "{id}: {rendered}");
            }
        }
    }
    // What the later material is silent on is the guide's; `the guide` is always the same one.
    let today = &Policy::all()[1];
    let shown = render("{hosting.months} {market.yuan} {swas.from} {ecs.months} {guide.published}", today);
    assert_eq!(shown, "6 99 2018-05-21 3 2018");
    let policy = Policy::standard();
    let shown = render("{ecs.months} {swas.quota} {hosting.months} {market.yuan} {swas.from} {released.days}", policy);
    assert_eq!(shown, "3 5 6 99 2018-05-21 15");
    assert_eq!(render("{ecs.colour} {} {ecs.months", policy), "{ecs.colour} {} {ecs.months");
}

/// What a policy holds, as it would be written.
fn held(policy: &Policy) -> BTreeSet<String> {
    let guide = &policy.guide;
    let mut held = BTreeSet::from([guide.published.clone(), guide.read_on.to_string(), policy.holds_from.to_string()]);
    held.extend(policy.advisory(Advisory::ProbablyReleased).and_then(|rule| rule.days).map(|days| days.to_string()));
    for rule in Product::ALL.iter().map(|product| policy.product(*product)) {
        held.extend(rule.numbers.map(|(quota, _)| quota.limit.to_string()));
        for row in Check::ALL.iter().filter_map(|check| rule.check(*check)) {
            held.extend(row.months.map(|months| months.to_string()));
            held.extend(row.from.map(|from| from.to_string()));
            held.extend(row.yuan.map(|yuan| yuan.to_string()));
            held.extend(row.yuan.map(|yuan| yuan.to_string().trim_end_matches(".00").to_owned()));
        }
    }
    held
}

#[test]
fn no_value_of_the_policy_is_written_out() {
    let held = held(Policy::standard());
    assert!(["3", "5", "6", "12", "99", "1", "15", "2018"].iter().all(|value| held.contains(*value)), "{held:?}");
    let words = ["three month", "six month", "twelve month", "five number", "三个月", "六个月", "十二个月", "五个"];
    for (id, text) in texts() {
        for text in [text.zh, text.en] {
            let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '-' && c != '.');
            for number in numbers.map(|number| number.trim_matches(['-', '.'])) {
                assert!(!held.contains(number), "{id}: {number} in {text}");
            }
            assert!(!words.iter().any(|word| text.to_ascii_lowercase().contains(word)), "{id}: {text}");
        }
    }
}

/// What the texts say in words, not in values: where one of these changes, the texts must be read again.
#[test]
fn the_words_hold_under_the_policy() {
    let policy = Policy::standard();
    let scopes = Product::ALL.iter().map(|product| policy.product(*product).numbers.map(|(quota, _)| quota.scope));
    let expected = [Some(Scope::Instance), Some(Scope::Instance), Some(Scope::Account), Some(Scope::Product)];
    assert!(scopes.eq(expected.into_iter().chain([None; 4])));
    let has = |product: Product, check: Check| policy.product(product).check(check).is_some();
    for product in &Product::ALL[..4] {
        assert_eq!(has(*product, Check::NoPublicAccess), *product == Product::Ecs);
        assert_eq!(has(*product, Check::TermTooShort), *product != Product::SiteMarket);
        assert_eq!(has(*product, Check::FirstTermTooShort), *product == Product::SiteMarket);
        assert_eq!(has(*product, Check::OrderAmountTooLow), *product == Product::SiteMarket);
    }
}

#[test]
fn chinese_is_typeset() {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    for (id, text) in texts() {
        let rendered = render(text.zh, Policy::standard());
        assert!(rendered.chars().any(is_han), "{id}: no Chinese in {rendered}");
        let chars: Vec<char> = rendered.chars().collect();
        for pair in chars.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            // A date is one word: `2026年7月21日`.
            let dated = |han: char, digit: char| "年月日".contains(han) && digit.is_ascii_digit();
            let touching = ((is_han(a) && b.is_ascii_alphanumeric()) || (a.is_ascii_alphanumeric() && is_han(b)))
                && !dated(a, b)
                && !dated(b, a);
            let half = (is_han(a) && b.is_ascii_punctuation()) || (a.is_ascii_punctuation() && is_han(b));
            let doubled = a == ' ' && " ，。；：、？！“”（）《》".contains(b);
            assert!(!touching && !half && !doubled, "{id}: `{a}{b}` in {rendered}");
        }
        let english = render(text.en, Policy::standard());
        assert!(!english.contains("  ") && !english.contains(['，', '。', '；', '：', '？']), "{id}: {english}");
    }
}

#[test]
fn the_texts_stay_small() {
    let raw = |text: &Both| text.zh.len() + text.en.len();
    let shown: usize = texts().iter().map(|(_, text)| raw(text)).sum();
    let keywords: usize = entries().iter().map(|entry| entry.keywords.len()).sum();
    assert!(shown + keywords < 44_000, "{shown} + {keywords}");
}

/// Queries with the entry that must come first.
#[test]
fn searches_find_what_people_mean() {
    let chinese = [
        ("按量", "pay-as-you-go"),
        ("按量付费", "pay-as-you-go"),
        ("续费算吗", "term"),
        ("服务码", "names"),
        ("授权码", "names"),
        ("备案码", "names"),
        ("没有申请按钮", "no-button"),
        ("为什么没有申请按钮", "no-button"),
        ("无可备案的IP", "no-fileable-ip"),
        ("驳回", "rejected"),
        ("退款", "released"),
        ("香港服务器", "abroad"),
        ("诚信通", "shop"),
        ("重置密码", "virtual-host"),
        ("云享主机密码", "yunxiang"),
        ("到期", "expired"),
        ("过期了还能申请吗", "expired"),
        ("轻量", "swas-term"),
        ("删除号码", "reuse"),
        ("能申请几个", "how-many"),
        ("弹性web托管账号", "hosting-quota"),
        ("用完了", "used-up"),
        ("新增网站", "add-site"),
        ("注销", "deregistered"),
        ("腾讯云服务器", "other-provider"),
        ("没有服务器", "no-server"),
        ("备案密码", "icp-number"),
        ("ＥＩＰ", "eip"),
        ("隐私", "data"),
        ("SIM", "reservation"),
        ("最新规则", "changes"),
        ("怎样申请", "apply"),
        ("号码丢了", "find-again"),
        ("建站市场 查看", "marketplace"),
        ("带宽", "public-access"),
        ("30天", "months"),
        ("我的服务器为什么申请不了备案服务号", "no-button"),
        ("没有按钮怎么办", "no-button"),
        ("和控制台不一样", "disagree"),
        ("服务器在国外", "abroad"),
        ("试用", "trial"),
        ("取消接入", "after-filing"),
        ("多少钱", "free"),
    ];
    let english = [
        ("pay as you go", "pay-as-you-go"),
        ("PAYG", "pay-as-you-go"),
        ("do renewals count", "term"),
        ("service code", "names"),
        ("authorization code", "names"),
        ("SN", "names"),
        ("no apply button", "no-button"),
        ("missing button", "no-button"),
        ("why can't I apply", "no-button"),
        ("fileable ip", "no-fileable-ip"),
        ("rejected", "rejected"),
        ("refund", "released"),
        ("hong kong", "abroad"),
        ("lighthouse", "swas-term"),
        ("password virtual host", "virtual-host"),
        ("is a month 30 days", "months"),
        ("how many numbers", "how-many"),
        ("delete number", "reuse"),
        ("another site", "add-site"),
        ("privacy", "data"),
        ("expir", "expired"),
        ("authorisation", "names"),
        ("cancellation of the filing", "deregistered"),
        ("site builder", "marketplace"),
        ("can I buy a number", "free"),
        ("trial", "trial"),
        ("can I reuse the number", "reuse"),
        ("rule changes", "changes"),
        ("wrong account", "account"),
        ("steps", "apply"),
        ("elastic ip", "eip"),
        ("import csv", "import"),
        ("按量", "pay-as-you-go"),
    ];
    let mut wrong = Vec::new();
    for (pick, table) in [(ZH, chinese.as_slice()), (EN, english.as_slice())] {
        let index = Index::new(Policy::standard(), pick);
        for (query, expected) in table {
            let ids: Vec<&str> = index.search(query).iter().map(|hit| hit.entry.id).take(4).collect();
            if ids.first() != Some(expected) {
                wrong.push(format!("{query}: {expected}, found {ids:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_question_finds_itself_and_every_letter_typed_finds_something() {
    for pick in [ZH, EN] {
        let index = Index::new(Policy::standard(), pick);
        for entry in entries() {
            let hits = index.search(&render(pick(&entry.question), Policy::standard()));
            assert_eq!(hits.first().map(|hit| hit.entry.id), Some(entry.id));
        }
        for typed in ["按", "按量", "按量付", "r", "re", "ren", "renew", "renewi", "renewin", "renewing"] {
            assert!(!index.search(typed).is_empty(), "{typed}");
        }
        for nothing in ["", "  ", "？！", "…", "😀", "xyzzy"] {
            assert!(index.search(nothing).is_empty(), "{nothing}");
        }
        let pasted = format!("{}{}{}", "备案服务号".repeat(9_000), "q".repeat(90_000), " renew".repeat(9_000));
        assert!(!index.search(&pasted).is_empty());
    }
}

#[test]
fn matches_are_marked() {
    let index = Index::new(Policy::standard(), ZH);
    let hit = &index.search("按量付费")[0];
    assert_eq!(hit.question.pieces(), [(true, "按量付费"), (false, "的实例能申请吗？")]);
    let hit = &index.search("ecs 带宽")[0];
    assert!(hit.snippet.pieces().contains(&(true, "带宽")) && hit.snippet.pieces().contains(&(true, "ECS")));
    let index = Index::new(Policy::standard(), EN);
    let hit = &index.search("Renewals coun")[0];
    let end = [(false, "How long must I buy? Do "), (true, "renewals"), (false, " "), (true, "coun"), (false, "t?")];
    assert_eq!(hit.question.pieces(), end);
}

static INDEXES: LazyLock<[Index; 2]> = LazyLock::new(|| [ZH, EN].map(|pick| Index::new(Policy::standard(), pick)));

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_answered_with_marks_on_characters(
        query in "[a-zＡ-Ｚ按量付费续公网 备案服务号?{}…😀-]{0,24}|.{0,40}",
    ) {
        for index in INDEXES.iter() {
            for hit in index.search(&query) {
                prop_assert!(hit.score > 0);
                for marked in [&hit.question, &hit.snippet] {
                    let mut end = 0;
                    for mark in &marked.marks {
                        prop_assert!(mark.start >= end && mark.start < mark.end);
                        prop_assert!(marked.text.get(mark.clone()).is_some());
                        end = mark.end + 1;
                    }
                    let whole: String = marked.pieces().into_iter().map(|(_, piece)| piece).collect();
                    prop_assert_eq!(&whole, &marked.text);
                }
            }
        }
    }

    #[test]
    fn any_text_is_rendered(text in ".{0,60}|[{}a-z.]{0,30}") {
        let _ = render(&text, Policy::standard());
    }
}
