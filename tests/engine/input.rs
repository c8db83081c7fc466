//! Facts files that are not right: what is refused, with the path and the line.

use beian_desk::engine::{
    CodeError, DomainError, Expected, Instance, Problem, Product, Region, assemble, read_facts, whole_facts,
};

use super::desk::{account, at, yuan};

/// `path:line` of everything that is wrong with a file, taken alone.
pub(super) fn faults(text: &str) -> Vec<String> {
    let place = |error: &beian_desk::engine::InputError| match error.line {
        Some(line) => format!("{}:{line}", error.path),
        None => format!("{}:-", error.path),
    };
    match read_facts(text) {
        Err(error) => vec![place(&error)],
        Ok(sheet) => {
            let errors: Vec<String> = sheet.errors.iter().map(place).collect();
            let later = assemble(&[sheet], None).errors;
            errors.into_iter().chain(later.iter().map(|(_, error)| place(error))).collect()
        }
    }
}

/// A file whose second instance has `fields` on line 5.
fn with(fields: &str) -> String {
    format!(
        "{{\"schema\": \"beian-desk/1\",\n \"instances\": [\n  {{\"id\": \"i-1\", \"product\": \"ecs\"}},\n  \
         {{\"id\": \"i-2\", \"product\": \"ecs\",\n   {fields}}}]}}\n"
    )
}

/// Each of these is refused, at `instances[1].path` on line 5.
#[track_caller]
fn refused(path: &str, rows: &[&str]) {
    for row in rows {
        assert_eq!(faults(&with(row)), [format!("instances[1].{path}:5")], "{row}");
    }
}

/// The second instance, of a file in which nothing is wrong.
#[track_caller]
fn accepted(fields: &str) -> Instance {
    assert_eq!(faults(&with(fields)), Vec::<String>::new(), "{fields}");
    read_facts(&with(fields)).unwrap().instances.remove(1).fact
}

#[test]
fn unknown_fields() {
    refused("regoin", &[r#""regoin": "cn-hangzhou""#, r#""regoin": null"#, r#""regoin": {"a": [1, 2]}"#]);
    refused("Region", &[r#""Region": "cn-hangzhou""#]);
    refused("trial", &[r#""trial": true"#]);
    refused("number", &[r#""number": "n""#]);
}

#[test]
fn duplicate_keys() {
    refused("region", &[r#""region": "cn-hangzhou", "region": "cn-hangzhou""#, r#""region": null, "region": null"#]);
    refused("id", &[r#""id": "i-2""#]);
    refused("product", &[r#""product": "ecs""#]);
    // A key is the same however it is escaped.
    refused("region", &[r#""region": "cn-hangzhou", "re\u0067ion": "cn-hangzhou""#]);
    let later = with("\"region\": \"cn-hangzhou\",\n   \"name\": \"x\",\n   \"region\": null");
    assert_eq!(faults(&later), ["instances[1].region:7"]);
}

#[test]
fn values_of_the_wrong_kind() {
    refused("name", &[r#""name": 7"#, r#""name": ["x"]"#]);
    refused("region", &[r#""region": 7"#, r#""region": ["cn-hangzhou"]"#]);
    refused("owner", &[r#""owner": 1370000000000210"#, r#""owner": "137000000000021x""#, r#""owner": "-1""#]);
    refused("owner", &[r#""owner": """#, r#""owner": "1e15""#, r#""owner": true"#, r#""owner": "１３""#]);
    refused("billing", &[r#""billing": "PrePaid""#, r#""billing": "Subscription""#, r#""billing": 1"#]);
    refused("eip", &[r#""eip": """#, r#""eip": "203.0.113""#, r#""eip": 7"#, r#""eip": ["203.0.113.7"]"#]);
    refused("public_ips", &[r#""public_ips": "203.0.113.7""#, r#""public_ips": {}"#]);
    refused("public_ips[1]", &[r#""public_ips": ["203.0.113.7", "203.0.113.256"]"#]);
    refused("public_ips[0]", &[r#""public_ips": [7]"#, r#""public_ips": [""]"#]);
    refused("status", &[r#""status": true"#, r#""status": 1"#]);
    let bandwidth = ["-1", "-0.001", "\"5\"", "1e999", "true", "[]"];
    for value in bandwidth {
        refused("public_bandwidth_mbps", &[&format!("\"public_bandwidth_mbps\": {value}")]);
    }
}

#[test]
fn months_are_whole_and_within_range() {
    for field in ["term_months", "first_term_months"] {
        for value in ["1201", "-1", "3.0", "3.5", "\"3\"", "true", "65539", "4294967299", "1e999", "[3]"] {
            refused(field, &[&format!("\"{field}\": {value}")]);
        }
    }
    assert_eq!(accepted(r#""term_months": 0, "first_term_months": 1200"#).first_term_months, Some(1200));
    assert_eq!(accepted(r#""term_months": 1200"#).term_months, Some(1200));
}

#[test]
fn amounts_are_text_with_at_most_two_decimals() {
    for value in ["99", "99.0", "99.00", "\"99.001\"", "\"-1\"", "\"1e2\"", "\"99.\"", "\".5\"", "\"\"", "\"¥99\""] {
        refused("order_amount", &[&format!("\"order_amount\": {value}")]);
    }
    refused("order_amount", &["\"order_amount\": \"99999999999999999999999999\"", "\"order_amount\": \"9 9\""]);
    // Signs are no digits, before the point and behind it.
    refused("order_amount", &["\"order_amount\": \"+99\"", "\"order_amount\": \"99.+5\""]);
    for (text, same) in [("99", "99.00"), ("99.5", "99.50"), ("99.00", "99.00"), ("0", "0.00"), ("0.01", "0.01")] {
        let instance = accepted(&format!("\"order_amount\": \"{text}\""));
        assert_eq!(instance.order_amount, Some(yuan(text)));
        assert_eq!(instance.order_amount.map(|amount| amount.to_string()).as_deref(), Some(same));
    }
}

#[test]
fn moments_that_are_refused() {
    for value in [
        "\"2026-07-01\"",
        "\"2026-07-01T12:00\"",
        "\"2026-07-01T12:00:00\"",
        "\"2026-02-29T00:00Z\"",
        "\"2026-13-01T00:00Z\"",
        "\"2026-07-01T24:00Z\"",
        "\"2026-07-01T12:60Z\"",
        "\"2026-7-1T12:00Z\"",
        "\"01/07/2026\"",
        "\"\"",
        "1782878400",
        "true",
        // Years run from 1970 to 3000 in China.
        "\"1969-12-31T15:59:59Z\"",
        "\"1969-12-31T15:59Z\"",
        "\"3000-12-31T16:00Z\"",
        "\"3001-01-01T00:00+08:00\"",
        "\"9999-12-31T00:00Z\"",
    ] {
        refused("purchased_at", &[&format!("\"purchased_at\": {value}")]);
        refused("expires_at", &[&format!("\"expires_at\": {value}")]);
    }
}

#[test]
fn moments_that_are_read() {
    for (text, china) in [
        ("2017-12-10T04:04Z", "2017-12-10T12:04:00+08:00"),
        ("2017-12-10T04:04:05Z", "2017-12-10T12:04:05+08:00"),
        ("2026-07-01T12:00+08:00", "2026-07-01T12:00:00+08:00"),
        ("2026-07-01T12:00:00-05:30", "2026-07-02T01:30:00+08:00"),
        ("2026-06-30T16:00Z", "2026-07-01T00:00:00+08:00"),
        ("1969-12-31T16:00Z", "1970-01-01T00:00:00+08:00"),
        ("3000-12-31T15:59:59Z", "3000-12-31T23:59:59+08:00"),
        ("2024-02-29T00:00+08:00", "2024-02-29T00:00:00+08:00"),
    ] {
        let instance = accepted(&format!("\"expires_at\": \"{text}\""));
        assert_eq!(instance.expires_at.map(|moment| moment.to_string()).as_deref(), Some(china), "{text}");
    }
}

#[test]
fn an_expiry_before_the_purchase() {
    refused("expires_at", &[r#""purchased_at": "2026-07-01T00:00:00Z", "expires_at": "2026-06-30T23:59:59Z""#]);
    refused("expires_at", &[r#""expires_at": "2026-06-30T23:59:59Z", "purchased_at": "2026-07-01T00:00:00Z""#]);
    // Instants are compared, not texts.
    refused("expires_at", &[r#""purchased_at": "2026-07-01T00:00Z", "expires_at": "2026-07-01T07:59+08:00""#]);
    accepted(r#""purchased_at": "2026-07-01T00:00Z", "expires_at": "2026-07-01T08:00+08:00""#);
}

#[test]
fn null_is_unknown() {
    let fields = "name region owner billing purchased_at expires_at term_months first_term_months order_amount \
        public_bandwidth_mbps public_ips eip status";
    let nulls: Vec<String> = fields.split_whitespace().map(|field| format!("\"{field}\": null")).collect();
    assert_eq!(accepted(&nulls.join(", ")), Instance::new("i-2", Product::Ecs));
    let file = r#"{"schema": "beian-desk/1", "account": null, "instances": null, "numbers": null}"#;
    assert_eq!(faults(file), Vec::<String>::new());
    let bare = read_facts(file).unwrap();
    assert_eq!((bare.account, bare.instances.len(), bare.numbers.len()), (None, 0, 0));
}

#[test]
fn regions_are_trimmed_and_lower_cased_and_blank_is_unknown() {
    let region = |text: &str| accepted(&format!("\"region\": \"{text}\"")).region;
    assert_eq!(region(" CN-Hangzhou "), Region::new("cn-hangzhou"));
    assert_eq!(region("\\tus-west-1\\n"), Region::new("us-west-1"));
    assert_eq!(region(""), None);
    assert_eq!(region("   "), None);
}

#[test]
fn a_full_instance_is_read_as_it_stands() {
    let read = accepted(
        r#""name": "主站 <b>", "region": "cn-hangzhou", "owner": "1370000000000210", "billing": "pay_as_you_go",
        "purchased_at": "2026-01-01T00:00Z", "expires_at": "2027-01-01T00:00Z", "term_months": 12,
        "first_term_months": 6, "order_amount": "99.00", "public_bandwidth_mbps": 0.5,
        "public_ips": ["203.0.113.7", "2001:db8::1"], "eip": "203.0.113.8", "status": "Stopped""#,
    );
    let mut expected = Instance::new("i-2", Product::Ecs);
    expected.name = Some("主站 <b>".to_owned());
    expected.region = Region::new("cn-hangzhou");
    expected.owner = Some(account("1370000000000210"));
    expected.billing = Some(beian_desk::engine::Billing::PayAsYouGo);
    expected.purchased_at = Some(at("2026-01-01T00:00Z"));
    expected.expires_at = Some(at("2027-01-01T00:00Z"));
    (expected.term_months, expected.first_term_months) = (Some(12), Some(6));
    expected.order_amount = Some(yuan("99"));
    expected.public_bandwidth_mbps = Some(0.5);
    expected.public_ips = Some(vec!["203.0.113.7".parse().unwrap(), "2001:db8::1".parse().unwrap()]);
    expected.eip = Some("203.0.113.8".parse().unwrap());
    expected.status = Some("Stopped".to_owned());
    assert_eq!(read, expected);
    accepted(r#""public_ips": [], "public_bandwidth_mbps": 0"#);
}

#[track_caller]
fn file(text: &str, expected: &[&str]) {
    assert_eq!(faults(text), expected, "{text}");
}

#[test]
fn what_is_wrong_with_the_file_itself() {
    file(r#"{"instances": []}"#, &[":1"]);
    file("\n\n {}", &[":3"]);
    file("{\"account\": \"1\",\n \"schema\": null}", &[":1"]);
    file("{\"instances\": [],\n \"schema\": \"beian-desk/2\"}", &["schema:2"]);
    file("{\n\n \"schema\": 1}", &["schema:3"]);
    file("{\"schema\": \"beian-desk/1\",\n \"schema\": \"beian-desk/1\"}", &["schema:2"]);
    file("{\"schema\": \"beian-desk/1\",\n \"instnaces\": []}", &["instnaces:2"]);
    file("{\"schema\": \"beian-desk/1\",\n\n \"account\": 1370000000000210}", &["account:3"]);
    file("{\"schema\": \"beian-desk/1\",\n \"account\": \"\"}", &["account:2"]);
    file("{\"schema\": \"beian-desk/1\",\n \"account\": \"1\",\n \"account\": \"1\"}", &["account:3"]);
    file("{\"schema\": \"beian-desk/1\",\n \"instances\": {}}", &["instances:2"]);
    file("{\"schema\": \"beian-desk/1\",\n \"numbers\": \"n\"}", &["numbers:2"]);
    file("{\"schema\": \"beian-desk/1\",\n \"instances\": [\n 7]}", &["instances[0]:3"]);
    file("{\"schema\": \"beian-desk/1\",\n \"instances\": [\n null]}", &["instances[0]:3"]);
    file("[]", &[":1"]);
    file("\n\"text\"", &[":2"]);
    file("null", &[":1"]);
}

#[test]
fn what_is_no_json_at_all() {
    file("", &[":1"]);
    file("{\n \"schema\": \"beian-desk/1\",\n \"instances\": [", &[":3"]);
    file("{\n \"schema\": \"beian-desk/1\",\n oops\n}", &[":3"]);
    file("{\"schema\": \"beian-desk/1\"}\nx", &[":2"]);
    file("{\"schema\": \"beian-desk/1\"}\n\n{\"schema\": \"beian-desk/1\"}", &[":3"]);
    file("{\"schema\": \"beian-desk/1\",\n \"instances\": [{\"id\": \"i-1\",\n \"term_months\": 03}]}", &[":3"]);
    file("{\"schema\": \"beian-desk/1\",\n \"account\": 'x'}", &[":2"]);
    file("{\"schema\": \"beian-desk/1\",\n}", &[":2"]);
    file("\u{feff}{\"schema\": \"beian-desk/1\"}", &[":1"]);
    assert!(matches!(read_facts("{").unwrap_err().problem, Problem::Syntax(_)));
}

#[test]
fn an_escape_that_is_no_character_has_its_line() {
    refused("name", &[r#""name": "\ud800""#]);
    let faults = faults("{\"schema\": \"beian-desk/1\",\n \"account\": null,\n \"\\ud800\": 1}");
    assert_eq!(faults.len(), 1);
    assert!(faults[0].ends_with(":3"), "{faults:?}");
}

#[test]
fn every_faulty_row_is_reported_and_the_others_are_kept() {
    let text = "{\"schema\": \"beian-desk/1\",\n \"instances\": [\n  {\"id\": \"a\", \"product\": \"ecs\"},\n  \
        {\"id\": \"b\"},\n  {\"product\": \"ecs\"},\n  {\"id\": \" \", \"product\": \"ecs\"},\n  \
        {\"id\": \"c\", \"product\": \"ECS\"},\n  {\"id\": \"a\", \"product\": \"ecs\"},\n  \
        {\"id\": 7, \"product\": \"ecs\"},\n  {\"id\": \"d\", \"product\": \"cxt_shop\"}]}";
    file(
        text,
        &[
            "instances[1]:4",
            "instances[2]:5",
            "instances[3].id:6",
            "instances[4].product:7",
            "instances[5].id:8",
            "instances[6].id:9",
        ],
    );
    let sheet = read_facts(text).unwrap();
    let kept: Vec<(&str, u32)> = sheet.instances.iter().map(|row| (row.fact.id.as_str(), row.line)).collect();
    assert_eq!(kept, [("a", 3), ("d", 10)]);
}

#[test]
fn the_problem_says_what_is_wrong() {
    let problem = |fields: &str| read_facts(&with(fields)).unwrap().errors.remove(0).problem;
    assert_eq!(problem(r#""x": 1"#), Problem::UnknownField);
    assert_eq!(problem(r#""id": "i-2""#), Problem::DuplicateKey);
    let expected = |expected, found: &str| Problem::Expected { expected, found: found.to_owned() };
    assert_eq!(problem(r#""owner": 1370000000000210"#), expected(Expected::Account, "1370000000000210"));
    assert_eq!(problem(r#""term_months": 1201"#), expected(Expected::Months, "1201"));
    assert_eq!(problem(r#""order_amount": 99.0"#), expected(Expected::Yuan, "99.0"));
    let text = with(r#""name": "x""#).replace("\"i-2\"", "\"i-1\"");
    assert_eq!(faults(&text), ["instances[1].id:4"]);
    assert_eq!(read_facts(&text).unwrap().errors.remove(0).problem, Problem::DuplicateInstance("i-1".to_owned()));
    assert_eq!(read_facts("{}").unwrap_err().problem, Problem::Missing("schema"));
}

#[test]
fn what_is_no_object_is_said_to_be_none() {
    let row = |text: &str| {
        let sheet = read_facts(&format!("{{\"schema\": \"beian-desk/1\", \"instances\": [{text}]}}")).unwrap();
        sheet.errors.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for text in ["7", "null", "[]", "\"ecs\""] {
        assert_eq!(row(text), [format!("instances[0], line 1: expected an object, found `{text}`")]);
    }
}

#[test]
fn a_file_is_right_as_a_whole_or_not_taken() {
    let file = |rows: &str| whole_facts(&format!("{{\"schema\": \"beian-desk/1\", \"instances\": [{rows}]}}"));
    let facts = file(r#"{"id": "a", "product": "ecs"}, {"id": "b", "product": "swas"}"#).unwrap();
    assert_eq!(facts.instances.iter().map(|instance| instance.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    // A fault of a row, of what rows say of one another, and of the file.
    let problems = |text| file(text).unwrap_err().into_iter().map(|error| error.problem).collect::<Vec<_>>();
    assert_eq!(problems(r#"{"id": "a"}, {"id": "b", "product": "swas"}"#), [Problem::Missing("product")]);
    let clash =
        r#"{"id": "a", "product": "ecs", "purchased_at": "2026-07-02T00:00Z", "expires_at": "2026-07-01T00:00Z"}"#;
    assert_eq!(problems(clash), [Problem::ExpiryBeforePurchase]);
    assert_eq!(whole_facts("{}").unwrap_err()[0].problem, Problem::Missing("schema"));
}

#[test]
fn every_problem_has_its_words() {
    let accounts = Problem::AccountConflict { first: "1".to_owned(), second: "2".to_owned() };
    for (problem, words) in [
        (Problem::TooMany(1000), "more than 1000 here: split the file"),
        (Problem::RowCount { stated: 5, found: 3 }, "3 rows where there should be 5"),
        (accounts, "the files name two accounts, `1` and `2`: say which one is meant"),
    ] {
        assert_eq!(problem.to_string(), words);
    }
    assert_eq!(Expected::Months.to_string(), "whole months from 0 to 1200");
    assert_eq!(CodeError.to_string(), "not one of the codes that are known here");
    assert_eq!(DomainError::EndsInDigits.to_string(), "the last label is digits alone");
}
