//! Links: the round trip is exact, and no link can do harm.

use beian_desk::engine::interview::{Answer, Answers, MOST, Question, Step, next};
use beian_desk::engine::{Policy, Product};
use proptest::prelude::*;

use super::oracle::{now, read};

fn text_of(question: Question) -> BoxedStrategy<String> {
    let codes = |codes: &'static [&'static str]| prop::sample::select(codes).prop_map(str::to_owned).boxed();
    let known = match question {
        Question::Product => {
            codes(&["ecs", "swas", "elastic_web_hosting", "site_market", "cloud_virtual_host", "none"])
        }
        Question::Region => codes(&["mainland", "elsewhere", "cn-hangzhou", "cn-hongkong", "ap-southeast-1"]),
        Question::Billing => codes(&["subscription", "pay_as_you_go"]),
        Question::Expires => day().boxed(),
        Question::Term => prop_oneof![(0..=1200_u16).prop_map(|months| months.to_string()), day()].boxed(),
        Question::FirstTerm => (0..=1200_u16).prop_map(|months| months.to_string()).boxed(),
        Question::Amount => (0..100_000_u32, 0..100_u32).prop_map(|(yuan, fen)| format!("{yuan}.{fen:02}")).boxed(),
        Question::Access => codes(&["open", "eip", "no_address", "none"]),
        Question::Account => codes(&["same", "other"]),
        Question::Used => (0..=MOST).prop_map(|count| count.to_string()).boxed(),
        Question::Sites => (1..=MOST).prop_map(|count| count.to_string()).boxed(),
    };
    prop_oneof![5 => known, 1 => Just("unknown".to_owned())].boxed()
}

fn day() -> impl Strategy<Value = String> {
    let minute = prop_oneof![Just(String::new()), (0..24_u32, 0..60_u32).prop_map(|(h, m)| format!("T{h:02}:{m:02}"))];
    (2000..2100_u32, 1..=12_u32, 1..=28_u32, minute).prop_map(|(y, m, d, minute)| {
        let minute = if minute == "T00:00" { "" } else { &minute };
        format!("{y}-{m:02}-{d:02}{minute}")
    })
}

/// Keys and values of a link as the app writes it: each question at most once, in any order.
fn link() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let all = Question::ALL.to_vec();
    let questions = prop::sample::subsequence(all.clone(), 0..=all.len()).prop_shuffle();
    let given = questions.prop_flat_map(|questions| {
        questions.into_iter().map(|q| text_of(q).prop_map(move |text| (q.code(), text))).collect::<Vec<_>>()
    });
    let name = "[a-z\u{4e00}-\u{4e20}&=%+ #]{1,20}";
    let rest = (
        prop::option::of(prop::sample::select(Question::CODES.to_vec()).prop_map(str::to_owned)),
        prop::option::of(Just("aliyun-2018".to_owned())),
        prop::option::of(day()),
        prop::option::of(name),
        prop::option::of(name),
    );
    (given, rest).prop_map(|(mut pairs, (at, policy, as_of, id, name))| {
        let rest = [("at", at), ("rules", policy), ("as_of", as_of), ("id", id), ("name", name)];
        pairs.extend(rest.into_iter().filter_map(|(key, value)| Some((key, value?))));
        pairs
    })
}

fn borrowed<'a>(pairs: &'a [(&'a str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    pairs.iter().map(|(key, value)| (*key, value.as_str()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_is_what_was_read(pairs in link()) {
        let answers = Answers::read(borrowed(&pairs));
        prop_assert_eq!(&answers.pairs(), &pairs);
        let again = answers.pairs();
        prop_assert_eq!(Answers::read(borrowed(&again)), answers);
    }

    #[test]
    fn no_link_does_harm(pairs in prop::collection::vec(
        (prop_oneof![prop::sample::select(Question::CODES.to_vec()).prop_map(str::to_owned), ".{0,12}"], ".{0,40}"),
        0..40,
    )) {
        let answers = Answers::read(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())));
        prop_assert!(answers.given().len() <= Question::ALL.len());
        match next(&answers, Policy::standard(), now()) {
            Step::Done(done) => { done.verdict(); }
            Step::Buy(shopping) => prop_assert!(shopping.sites <= MOST),
            _ => {}
        }
    }

    #[test]
    fn any_answers_lead_somewhere(pairs in link()) {
        let answers = Answers::read(borrowed(&pairs));
        if let Step::Ask(asked) = next(&answers, Policy::standard(), now()) {
            prop_assert!(answers.get(asked.question).is_none() || answers.at == Some(asked.question));
        }
    }
}

#[test]
fn what_is_not_understood_is_passed_over() {
    let long = "x".repeat(201);
    let answers = read(&[
        ("product", "toaster"),
        ("product", "swas"),
        ("product", "ecs"),
        ("region", "cn-atlantis"),
        ("region", "CN-HANGZHOU"),
        ("term", "1201"),
        ("term", "-1"),
        ("term", "99999999999999999999"),
        ("amount", "1e9"),
        ("used", "1001"),
        ("sites", "0"),
        ("expires", "never"),
        ("expires", "2026-02-30"),
        ("account", "1370000000000210"),
        ("access", ""),
        ("id", &long),
        ("name", ""),
        ("as_of", "now"),
        ("at", "nowhere"),
        ("rules", &long),
        ("<script>", "alert(1)"),
    ]);
    assert_eq!(answers.product(), Some(Product::Swas));
    let pairs: Vec<(&str, String)> = answers.pairs();
    assert_eq!(pairs, [("product", "swas".to_owned()), ("region", "cn-hangzhou".to_owned())]);
}

#[test]
fn a_stamp_is_the_policy_and_the_minute() {
    let at = "2026-07-01T12:00:59.250+08:00".parse().unwrap();
    let stamped = read(&[("product", "ecs")]).stamped(Policy::standard(), at);
    let pairs = stamped.pairs();
    assert_eq!(pairs[1..], [("rules", "aliyun-2018".to_owned()), ("as_of", "2026-07-01T12:00".to_owned())]);
}

#[test]
fn counts_beyond_the_quota_are_no_heavier_than_it() {
    let answers = read(&[("product", "ecs"), ("used", "1000"), ("region", "mainland")]);
    assert_eq!(answers.get(Question::Used), Some(&Answer::Count(1000)));
    let Step::Done(done) = next(&answers, Policy::standard(), now()) else { panic!() };
    assert_eq!(done.assess().unwrap().quota.unwrap().issued, 5);
}
