//! The engine as a library: every answer is one JSON object that says whether it is one, whatever was given.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on fails")]

use beian_desk::library::{MOST_BYTES, MOST_DEPTH, assess, next_questions, plan, policies};
use serde_json::Value;

const NOON: &str = r#"{"as_of": "2026-07-01T12:00:00+08:00"}"#;

/// One server that a month more would let pass but for its bandwidth.
const FACTS: &str = r#"{"schema": "beian-desk/1", "account": "1370000000000210",
"instances": [
{"id": "i-1", "product": "ecs", "region": "cn-hangzhou", "billing": "subscription", "term_months": 2,
 "expires_at": "2026-08-10T16:00Z", "public_bandwidth_mbps": 0, "owner": "1370000000000210"},
{"id": "i-2", "product": "swas", "region": "cn-beijing", "term_months": 12, "expires_at": "2027-07-01T00:00+08:00"}],
"numbers": [{"number": "4f9f0d9c-0000-4000-8000-000000000001", "instance": "i-2", "status": "filed"}]}"#;

#[track_caller]
fn read(answer: &str) -> Value {
    let value: Value = serde_json::from_str(answer).unwrap();
    assert!(value["ok"].is_boolean(), "{answer}");
    value
}

/// The code, the place and the line of what is wrong first.
#[track_caller]
fn refused(answer: &str, code: &str, place: &str, line: Option<u64>) {
    let value = read(answer);
    let error = &value["error"];
    assert_eq!(
        (error["code"].as_str(), error["place"].as_str(), error["line"].as_u64()),
        (Some(code), Some(place), line)
    );
    assert!(!error["message"].as_str().unwrap().is_empty());
    assert_eq!(value["errors"][0], *error);
}

#[test]
fn facts_are_judged() {
    let answer = read(&assess(FACTS, NOON));
    let report = &answer["report"];
    assert_eq!(report["as_of"], "2026-07-01T12:00:00+08:00");
    let [first, second] = report["assessments"].as_array().unwrap().as_slice() else { unreachable!() };
    // Two months of three, and no bandwidth: renew by one month and buy bandwidth.
    assert_eq!(first["verdict"], "ineligible");
    let codes: Vec<&str> = first["unmet"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["term_too_short", "no_public_access"]);
    assert_eq!(
        (first["remedies"][0]["action"].as_str(), first["remedies"][0]["months"].as_u64()),
        (Some("renew"), Some(1))
    );
    assert_eq!(first["remedies"][1]["action"], "buy_public_bandwidth");
    assert_eq!((second["verdict"].as_str(), second["quota"]["left"].as_u64()), (Some("eligible"), Some(4)));
    assert_eq!(report["totals"]["filings_possible"], 4);
}

#[test]
fn what_is_wrong_has_a_code_a_place_and_a_line() {
    refused(&assess("", NOON), "syntax", "", Some(1));
    refused(&assess("[]", NOON), "expected", "", Some(1));
    refused(&assess("{}", NOON), "missing", "", Some(1));
    refused(&assess(&FACTS.replace("swas", "vps"), NOON), "expected", "instances[1].product", Some(5));
    refused(
        &assess(&FACTS.replace("i-2\", \"product", "i-1\", \"product"), NOON),
        "duplicate_instance",
        "instances[1].id",
        Some(5),
    );
    refused(&assess(&FACTS.replace("\"status\"", "\"state\""), NOON), "unknown_field", "numbers[0].state", Some(6));
    let simulated = FACTS.replace("\"filed\"", "\"bound\", \"replaces\": \"SIM-1\"");
    refused(&assess(&simulated, NOON), "replaces", "numbers[0].replaces", Some(6));
    let both = FACTS.replace("\"term_months\": ", "\"term_months\": -");
    assert_eq!(read(&assess(&both, NOON))["errors"].as_array().unwrap().len(), 2);
}

#[test]
fn options_are_read_strictly() {
    refused(&assess(FACTS, "{}"), "missing", "options", Some(1));
    refused(&assess(FACTS, "x"), "syntax", "options", Some(1));
    refused(&assess(FACTS, r#"{"as_of": "yesterday"}"#), "expected", "options.as_of", Some(1));
    refused(&assess(FACTS, &NOON.replace('}', ", \"policy\": \"none\"}")), "unknown_policy", "options.policy", None);
    refused(&assess(FACTS, &NOON.replace('}', ", \"now\": 1}")), "unknown_field", "options.now", Some(1));
    let listed = read(&policies());
    let listed = listed["policies"].as_array().unwrap();
    assert!(listed.len() >= 2);
    for (place, policy) in listed.iter().enumerate() {
        assert_eq!(policy["default"], place == 0);
        let name = policy["name"].as_str().unwrap();
        let options = NOON.replace('}', &format!(", \"policy\": \"{name}\"}}"));
        assert_eq!(read(&assess(FACTS, &options))["report"]["policy"], name);
    }
}

#[test]
fn limits_hold() {
    let long = " ".repeat(MOST_BYTES);
    refused(&assess(&[FACTS, &long].concat(), NOON), "too_large", "", None);
    refused(&next_questions("{}", &[NOON, &long].concat()), "too_large", "options", None);
    refused(&plan(FACTS, &[&long, "x"].concat(), NOON), "too_large", "sites", None);
    let deep = |levels: usize| ["{\"schema\": ", &"[".repeat(levels), &"]".repeat(levels), "}"].concat();
    refused(&assess(&deep(MOST_DEPTH), NOON), "too_deep", "", None);
    refused(&assess(&deep(MOST_DEPTH - 1), NOON), "expected", "schema", Some(1));
    refused(&assess(&"[".repeat(1_000_000), NOON), "too_deep", "", None);
    let many: Vec<String> = (0..500).map(|id| format!("{{\"id\": \"{id}\"}}")).collect();
    let many = format!("{{\"schema\": \"beian-desk/1\", \"instances\": [{}]}}", many.join(","));
    assert_eq!(read(&assess(&many, NOON))["errors"].as_array().unwrap().len(), 100);
}

#[test]
fn the_interview_asks_and_ends() {
    let first = read(&next_questions("{}", NOON));
    assert_eq!(
        (first["step"].as_str(), first["question"].as_str(), first["kind"].as_str()),
        (Some("ask"), Some("product"), Some("choice"))
    );
    // Every product, and that there is no server.
    assert_eq!(first["choices"].as_array().unwrap().len(), 9);
    let abroad = read(&next_questions(r#"{"product": "ecs", "region": "elsewhere"}"#, NOON));
    assert_eq!((abroad["step"].as_str(), abroad["verdict"].as_str()), (Some("done"), Some("not_required")));
    assert_eq!(abroad["assessment"]["instead"]["code"], "no_filing_needed");
    // Six sites at five a server; months may stand there as a number.
    let buy = read(&next_questions(r#"{"product": "none", "sites": 6}"#, NOON));
    assert_eq!(
        (buy["step"].as_str(), buy["ways"][0]["product"].as_str(), buy["ways"][0]["count"].as_u64()),
        (Some("buy"), Some("ecs"), Some(2))
    );
    assert_eq!(read(&next_questions(r#"{"product": "unknown"}"#, NOON))["step"], "unsaid");
    refused(&next_questions(r#"{"product": "vps"}"#, NOON), "expected", "product", Some(1));
    refused(&next_questions("{\"term\":\n-1}", NOON), "expected", "term", Some(2));
    refused(&next_questions(r#"{"colour": "red"}"#, NOON), "unknown_field", "colour", Some(1));
    refused(&next_questions(r#"{"used": 1, "used": 2}"#, NOON), "duplicate_key", "used", Some(1));
    refused(&next_questions("[]", NOON), "expected", "", Some(1));
}

#[test]
fn sites_are_planned() {
    let answer = read(&plan(FACTS, "a.cn, b.cn\nlocalhost a.cn", NOON));
    let planned = &answer["plan"];
    let places: Vec<&str> =
        planned["sites"].as_array().unwrap().iter().map(|site| site["instance"].as_str().unwrap()).collect();
    assert_eq!(places, ["i-2", "i-2"]);
    assert_eq!(planned["cost"], serde_json::json!({"purchases": 0, "accounts": 0, "months": 0, "touched": 0}));
    assert_eq!(
        (answer["no_domains"][0]["typed"].as_str(), answer["no_domains"][0]["line"].as_u64()),
        (Some("localhost"), Some(2))
    );
    assert_eq!((answer["repeated"][0]["line"].as_u64(), answer["repeated"][0]["first"].as_u64()), (Some(2), Some(1)));
    let none = read(&plan(r#"{"schema": "beian-desk/1"}"#, "例子.中国", NOON));
    let site = &none["plan"]["sites"][0];
    assert_eq!(
        (site["place"].as_str(), site["purchase"].as_u64(), site["ascii"].as_str()),
        (Some("purchase"), Some(1), Some("xn--fsqu00a.xn--fiqs8s"))
    );
    assert_eq!(none["plan"]["steps"][0]["step"], "buy");
    refused(&plan("{", "a.cn", NOON), "syntax", "", Some(1));
}

/// Numbers that look random, the same ones in every run.
fn noise(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn mutated_inputs_are_answered_too() {
    let answers = r#"{"product": "ecs", "region": "cn-hangzhou", "term": "2026-02-10", "access": "open", "used": 3}"#;
    let pieces =
        ["\"", "{", "}", "[", ",", ":", "\\u0000", "1e999", "-", "null", "\u{7f}", "例", "\\", "9".repeat(40).as_str()]
            .map(str::to_owned);
    let mut state = 8;
    for round in 0..4_000 {
        let mut inputs =
            [FACTS.to_owned(), answers.to_owned(), NOON.to_owned(), "a.cn 例子.中国\nhttps://x.y/?".to_owned()];
        for input in &mut inputs {
            for _ in 0..noise(&mut state) % 4 {
                let mut letters: Vec<char> = input.chars().collect();
                let at = noise(&mut state) % letters.len().max(1);
                let until = (at + noise(&mut state) % 6).min(letters.len());
                let piece = &pieces[noise(&mut state) % pieces.len()];
                letters.splice(at.min(until)..until, piece.chars());
                *input = letters.into_iter().collect();
            }
        }
        let [facts, answers, options, sites] = &inputs;
        let said = [assess(facts, options), next_questions(answers, options), plan(facts, sites, options)];
        for answer in said {
            let value = read(&answer);
            assert_eq!(value["ok"] == false, value["error"].is_object(), "round {round}: {answer}");
        }
    }
}
