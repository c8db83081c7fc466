//! No input panics, and whatever is wrong has its path and line.

use beian_desk::engine::{
    Account, After, Billing, Context, Instance, Json, Moment, Number, Origin, Policy, Product, Region, Remedy,
    RemedyKind, Status, apply, assemble, assess, assess_facts, read_facts,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::desk::{account, at};
use super::strategies::{cases, desk};

const FILE: &str = r#"{"schema": "beian-desk/1",
 "account": "1370000000000210",
 "instances": [
  {"id": "i-1", "product": "ecs", "name": "主站", "region": "cn-hangzhou", "owner": "1370000000000210",
   "billing": "subscription", "purchased_at": "2026-02-10T03:15Z", "expires_at": "2027-02-10T16:00:00Z",
   "term_months": 12, "public_bandwidth_mbps": 5, "public_ips": ["203.0.113.7"], "eip": null, "status": "running"},
  {"id": "m-1", "product": "site_market", "first_term_months": 12, "order_amount": "99.00"}],
 "numbers": [
  {"number": "SIM-1", "instance": "i-1", "origin": "simulated"},
  {"number": "4f9f0d9c-0000-4000-8000-000000000001", "product": "ecs", "instance": "i-1", "replaces": "SIM-1",
   "account": "1370000000000210", "status": "bound", "origin": "recorded", "domain": "example.cn"}]}
"#;

/// Reads, assembles, judges and writes; every error must be placed.
fn survives(text: &str) {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1;
    let placed = |error: &beian_desk::engine::InputError| {
        assert!(error.line.is_some_and(|line| (1..=lines).contains(&line)), "{error} in {text}");
    };
    match read_facts(text) {
        Err(error) => placed(&error),
        Ok(sheet) => {
            for error in &sheet.errors {
                placed(error);
                assert!(error.path.starts_with("instances[") || error.path.starts_with("numbers["), "{error}");
            }
            let assembled = assemble(&[sheet], None);
            assembled.errors.iter().for_each(|(_, error)| placed(error));
            let report = assess_facts(&assembled.facts, at("2026-07-01T04:00Z"), Policy::standard());
            serde_json::from_str::<serde_json::Value>(&report.to_json()).unwrap();
            let again = assembled.facts.json();
            let read = assemble(&[read_facts(&again).unwrap()], None);
            assert_eq!((read.facts, read.errors), (assembled.facts, vec![]));
        }
    }
}

/// Any instance that the types allow, right or not.
fn wild_instance() -> impl Strategy<Value = Instance> {
    // The years 1970 to 3000 in China, to the millisecond.
    let range = || (-28_800_000i64..32_535_187_200_000).prop_map(|millis| Moment::from_millis(millis).unwrap());
    let moment = || option::of(range());
    let texts = (any::<String>(), option::of(any::<String>()), option::of(any::<String>()));
    let dates = (moment(), moment(), option::of(any::<u16>()), option::of(any::<u16>()));
    let network = (option::of(proptest::num::f64::ANY), option::of(0usize..3), any::<bool>());
    let choices = (proptest::sample::select(Product::ALL), option::of(proptest::sample::select(Billing::ALL)));
    (texts, dates, network, choices, option::of(0u64..20_000)).prop_map(
        |((id, region, status), (bought, expires, term, first), (mbps, ips, eip), (product, billing), owner)| {
            let mut instance = Instance::new(id, product);
            (instance.region, instance.status, instance.billing) =
                (region.and_then(|r| Region::new(&r)), status, billing);
            (instance.purchased_at, instance.expires_at) = (bought, expires);
            (instance.term_months, instance.first_term_months) = (term, first);
            instance.public_bandwidth_mbps = mbps;
            instance.public_ips = ips.map(|count| vec!["::1".parse().unwrap(); count]);
            instance.eip = eip.then(|| "::1".parse().unwrap());
            instance.owner = owner.map(|digits| account(&digits.to_string()));
            instance.order_amount = owner.map(|amount| format!("{amount}.5").parse().unwrap());
            instance
        },
    )
}

fn wild_number(ids: Vec<String>) -> impl Strategy<Value = Number> {
    let id = proptest::sample::select(ids);
    let codes = (
        option::of(proptest::sample::select(Product::ALL)),
        option::of(proptest::sample::select(Status::ALL)),
        option::of(proptest::sample::select(Origin::ALL)),
    );
    ("(?s).{0,6}", option::of(id), codes, option::of("(?s).{0,6}"), option::of(0u64..9)).prop_map(
        |(text, instance, (product, status, origin), replaces, owner)| {
            let mut number = Number::new(text);
            (number.instance, number.product, number.status) = (instance, product, status);
            (number.origin, number.replaces) = (origin, replaces);
            number.account = owner.map(|digits| account(&digits.to_string()));
            number
        },
    )
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        survives(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_of_json_letters(text in r#"[\[\]{}:,"\\0-9a-z \n\-\.]{0,120}"#) {
        survives(&text);
    }

    #[test]
    fn a_file_cut_or_with_a_piece_put_in(
        place in 0..FILE.len(),
        drop in 0usize..12,
        piece in prop_oneof![
            Just(String::new()),
            any::<String>(),
            proptest::sample::select(&["null", "\"", "}", "]", ",", "1e999", "-", "\\u0000", "\n", "9999999999999999999",
                "SIM-", "site_market", "simulated", "i-1", "{\"id\": 1}", "\"2099-12-31T15:59Z\""]).prop_map(str::to_owned),
        ],
    ) {
        let start = (0..=place).rev().find(|at| FILE.is_char_boundary(*at)).unwrap();
        let end = (place + drop..=FILE.len() + drop).find(|at| *at >= FILE.len() || FILE.is_char_boundary(*at)).unwrap();
        survives(&format!("{}{piece}{}", &FILE[..start], &FILE[end.min(FILE.len())..]));
        survives(&FILE[..start]);
    }

    #[test]
    fn a_file_with_one_value_for_another(
        one in 0usize..60,
        other in 0usize..60,
    ) {
        // Pieces between quotation marks, brackets and commas change places.
        let pieces: Vec<&str> = FILE.split_inclusive(['"', ',', ':', '[', ']', '{', '}']).collect();
        let (one, other) = (one * 3 % pieces.len(), other * 3 % pieces.len());
        let mut swapped = pieces.clone();
        swapped.swap(one, other);
        survives(&swapped.concat());
    }

    #[test]
    fn any_instances_and_numbers(
        (instances, numbers) in vec(wild_instance(), 1..5).prop_flat_map(|instances| {
            let ids: Vec<String> = instances.iter().map(|instance| instance.id.clone()).collect();
            (Just(instances), vec(wild_number(ids), 0..8))
        }),
        current in option::of(0u64..9),
        now in 0i64..32_000_000_000_000,
    ) {
        let current: Option<Account> = current.map(|digits| account(&digits.to_string()));
        let as_of = Moment::from_millis(now).unwrap();
        let context = Context { as_of, account: current.as_ref(), numbers: &numbers };
        let report = assess(&instances, context, Policy::standard());
        serde_json::from_str::<serde_json::Value>(&report.to_json()).unwrap();
        for (instance, assessment) in instances.iter().zip(&report.assessments) {
            for remedy in &assessment.remedies {
                let before = After { instance: instance.clone(), account: current.clone() };
                apply(remedy, &before, as_of, "fresh", &account("1"));
            }
        }
    }

    #[test]
    fn a_report_is_written_and_facts_are_read_back(desk in desk()) {
        serde_json::from_str::<serde_json::Value>(&desk.report().to_json()).unwrap();
        let facts = beian_desk::engine::Facts { account: desk.account, instances: desk.instances, numbers: desk.numbers };
        let value: serde_json::Value = serde_json::from_str(&facts.json()).unwrap();
        let read = read_facts(&serde_json::to_string_pretty(&value).unwrap()).unwrap();
        prop_assert_eq!(&read.errors, &vec![]);
        let assembled = assemble(&[read], None);
        prop_assert_eq!(assembled.errors, vec![]);
        prop_assert_eq!(assembled.facts, facts);
    }
}

#[test]
fn the_file_is_right_before_it_is_mutated() {
    let sheet = read_facts(FILE).unwrap();
    assert_eq!(sheet.errors, []);
    assert_eq!(assemble(&[sheet], None).errors, []);
}

#[test]
fn deep_nesting_and_long_texts() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    for text in [
        deep("[", "]"),
        deep("{\"schema\":", "}"),
        format!("{{\"schema\": \"beian-desk/1\", \"instances\": [{}]}}", deep("[", "]")),
        format!("{{\"schema\": \"beian-desk/1\", \"account\": {}}}", deep("[", "]")),
        "[".repeat(100_000),
        format!("{{\"schema\": \"beian-desk/1\", \"account\": \"{}\"}}", "1".repeat(100_000)),
        format!("{{\"schema\": \"beian-desk/1\", \"{}\": 1}}", "x".repeat(100_000)),
    ] {
        if let Err(error) = read_facts(&text) {
            assert!(error.line == Some(1) && error.to_string().len() < 2_000);
        }
    }
}

#[test]
fn any_months_can_be_applied() {
    let mut instance = Instance::new("i", Product::Ecs);
    instance.term_months = Some(1);
    instance.expires_at = Some(at("2026-07-01T00:00Z"));
    for action in [RemedyKind::Renew, RemedyKind::ConvertToSubscription] {
        for months in [None, Some(0), Some(1200), Some(70_000), Some(u32::MAX)] {
            let remedy = Remedy { action, months, link: None, source: &[] };
            let before = After { instance: instance.clone(), account: None };
            apply(&remedy, &before, at("2026-07-01T00:00Z"), "x", &account("1"));
        }
    }
}
