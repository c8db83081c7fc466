//! The marketplace: instances, and the orders that say amount and first term.

use beian_desk::engine::{Context, Expected, Instance, Policy, Problem, Product, Verdict, assemble, assess};
use beian_desk::exchange::{Kind, Warning};

use super::desk::{account, at, bad_row, faulty, instances, read};

const MARKET: &str = include_str!("../samples/market_describe_instances.json");
const ORDER: &str = include_str!("../samples/market_describe_order.json");

#[test]
fn the_sample_of_instances() {
    let reading = read(MARKET);
    assert_eq!((reading.kind, reading.warnings), (Kind::MarketInstances, vec![]));
    let rows: Vec<_> = reading.sheet.instances.iter().map(|row| (row.path.as_str(), row.line)).collect();
    assert_eq!(rows, [("InstanceItems.InstanceItem[0]", 8), ("InstanceItems.InstanceItem[1]", 27)]);
    // 1767232800 s = 2026-01-01T02:00Z, 1798768800 s = 365 days later.
    let mut basic = Instance::new("10010001", Product::SiteMarket);
    basic.name = Some("模板建站 基础版".to_owned());
    basic.purchased_at = Some(at("2026-01-01T10:00+08:00"));
    basic.expires_at = Some(at("2027-01-01T10:00+08:00"));
    // 1772330400 s = 2026-03-01T02:00Z.
    let mut trial = Instance::new("10010002", Product::SiteMarket);
    trial.name = Some("模板建站 体验版".to_owned());
    trial.purchased_at = Some(at("2026-03-01T10:00+08:00"));
    trial.expires_at = Some(at("2027-03-01T10:00+08:00"));
    assert_eq!(instances(MARKET), [basic, trial]);
}

#[test]
fn the_sample_of_an_order() {
    let reading = read(ORDER);
    assert_eq!((reading.kind, reading.warnings), (Kind::MarketOrder, vec![]));
    let [row] = &reading.sheet.instances[..] else { panic!("{:?}", reading.sheet) };
    let mut told = Instance::new("10010002", Product::SiteMarket);
    told.owner = account("1370000000000210");
    told.first_term_months = Some(12);
    told.order_amount = Some("98.00".parse().unwrap());
    assert_eq!(row.fact, told);
    assert_eq!((row.path.as_str(), row.line), ("InstanceIds.InstanceId[0]", 26));
}

#[test]
fn list_and_order_together_decide() {
    let assembled = assemble(&[read(MARKET).sheet, read(ORDER).sheet], account("1370000000000210"));
    assert_eq!(assembled.errors, []);
    let [basic, trial] = &assembled.facts.instances[..] else { panic!() };
    assert_eq!((trial.name.as_deref(), trial.first_term_months), (Some("模板建站 体验版"), Some(12)));
    let context = Context { as_of: at("2026-07-01T12:00+08:00"), account: None, numbers: &[] };
    let both = [basic.clone(), trial.clone()];
    let report = assess(&both, context, Policy::standard());
    let verdicts: Vec<_> = report.assessments.iter().map(|judged| judged.verdict).collect();
    // Of the first nobody brought the order; the second came to 98.00, and 99.00 is wanted.
    assert_eq!(verdicts, [Verdict::Undetermined, Verdict::Ineligible]);
}

fn order(fields: &str) -> String {
    format!("{{\"OrderId\": 1, \"ProductCode\": \"c\",\n{fields},\n\"InstanceIds\": {{\"InstanceId\": [\"7\"]}}}}")
}

#[test]
fn terms_and_amounts() {
    for (fields, months, amount) in [
        (r#""PeriodType": "YEAR", "Quantity": 3, "TotalPrice": 99"#, Some(36), Some("99.00")),
        (r#""PeriodType": "month", "Quantity": "6", "TotalPrice": "120.5""#, Some(6), Some("120.50")),
        (r#""PeriodType": "MONTH", "Quantity": 12, "TotalPrice": 98.990"#, Some(12), Some("98.99")),
        (r#""PeriodType": "YEAR", "TotalPrice": 0.0"#, None, Some("0.00")),
        (r#""Quantity": 1, "TotalPrice": "", "PeriodType": """#, None, None),
        (r#""PeriodType": null, "TotalPrice": null, "OrderType": "", "PayStatus": null"#, None, None),
        (r#""OrderType": "new", "PayStatus": "Paid", "TotalPrice": 100.00"#, None, Some("100.00")),
    ] {
        let reading = read(&order(fields));
        assert_eq!(reading.warnings, [], "{fields}");
        let fact = &reading.sheet.instances[0].fact;
        assert_eq!(fact.first_term_months, months, "{fields}");
        assert_eq!(fact.order_amount.map(|amount| amount.to_string()).as_deref(), amount, "{fields}");
    }
}

#[test]
fn an_order_that_is_not_the_first_says_only_whose_it_is() {
    for (fields, field, found, amount) in [
        (r#""OrderType": "RENEW", "PeriodType": "YEAR", "Quantity": 1, "TotalPrice": 300"#, "OrderType", "RENEW", None),
        (
            r#""PayStatus": "UNPAID", "PeriodType": "YEAR", "Quantity": 1, "TotalPrice": 300"#,
            "PayStatus",
            "UNPAID",
            None,
        ),
        // A period of a kind that nobody knows leaves the amount.
        (r#""PeriodType": "DAY", "Quantity": 400, "TotalPrice": 300"#, "PeriodType", "DAY", Some("300.00")),
        (r#""PeriodType": "YEAR", "Quantity": 101, "TotalPrice": 300"#, "PeriodType", "YEAR", Some("300.00")),
    ] {
        let reading = read(&order(&format!("\"AliUid\": 1370000000000210, {fields}")));
        let told = Warning::Order { order: "1".to_owned(), field, found: found.to_owned() };
        assert_eq!(reading.warnings, [told], "{fields}");
        let fact = &reading.sheet.instances[0].fact;
        assert_eq!((&fact.owner, fact.first_term_months), (&account("1370000000000210"), None), "{fields}");
        assert_eq!(fact.order_amount.map(|amount| amount.to_string()).as_deref(), amount, "{fields}");
    }
}

#[test]
fn bad_orders() {
    let wanted = |expected, found: &str| Problem::Expected { expected, found: found.to_owned() };
    for (fields, path, problem) in [
        (r#""TotalPrice": 98.005"#, "TotalPrice", wanted(Expected::Yuan, "98.005")),
        (r#""TotalPrice": -1"#, "TotalPrice", wanted(Expected::Yuan, "-1")),
        (r#""TotalPrice": 1e2"#, "TotalPrice", wanted(Expected::Yuan, "1e2")),
        (r#""PeriodType": "YEAR", "Quantity": 1.5"#, "Quantity", wanted(Expected::Months, "1.5")),
        (r#""AliUid": "me""#, "AliUid", wanted(Expected::Account, "\"me\"")),
        (r#""AliUid": 1, "AliUid": 1"#, "AliUid", Problem::DuplicateKey),
    ] {
        assert_eq!(faulty(&order(fields)), (Kind::MarketOrder, path.to_owned(), 2, problem), "{fields}");
    }
    let of = |list: &str| format!("{{\"OrderId\": 1, \"ProductCode\": \"c\", \"InstanceIds\":\n{list}}}");
    assert_eq!(instances(&of("[\"7\", 8]")).iter().map(|i| i.id.as_str()).collect::<Vec<_>>(), ["7", "8"]);
    let twice = Problem::DuplicateInstance("7".to_owned());
    assert_eq!(bad_row(&of("[7, \"7\"]")), ("InstanceIds[1]".to_owned(), 2, twice));
    assert_eq!(bad_row(&of("[null]")), ("InstanceIds[0]".to_owned(), 2, wanted(Expected::Id, "null")));
    for none in ["null", "[]", "{}", "{\"InstanceId\": null}"] {
        assert_eq!(faulty(&of(none)).3, Problem::Missing("InstanceIds"), "{none}");
    }
}

#[test]
fn bad_rows_and_flat_lists() {
    let items = |row: &str| format!("{{\"InstanceItems\": {{\"InstanceItem\": [\n{row}]}}}}");
    let wanted = |expected, found: &str| Problem::Expected { expected, found: found.to_owned() };
    for (row, path, problem) in [
        ("{\"BeganOn\": 1}", "", Problem::Missing("InstanceId")),
        ("{\"InstanceId\": 1.5}", ".InstanceId", wanted(Expected::Id, "1.5")),
        ("{\"InstanceId\": 1, \"BeganOn\": \"2026-01-01\"}", ".BeganOn", wanted(Expected::Millis, "\"2026-01-01\"")),
        ("{\"InstanceId\": 1, \"EndOn\": 99999999999999999}", ".EndOn", wanted(Expected::Millis, "99999999999999999")),
        (
            "{\"InstanceId\": 1, \"BeganOn\": 1798768800000, \"EndOn\": 1767232800000}",
            ".EndOn",
            Problem::ExpiryBeforePurchase,
        ),
    ] {
        assert_eq!(bad_row(&items(row)), (format!("InstanceItems.InstanceItem[0]{path}"), 2, problem), "{row}");
    }
    let flat = "{\"InstanceItems\": [{\"InstanceId\": 90071992547409931, \"Status\": \"EXPIRED\", \"EndOn\": \"1798768800000\"},\n7]}";
    let sheet = read(flat).sheet;
    let fact = &sheet.instances[0].fact;
    assert_eq!((fact.id.as_str(), fact.status.as_deref()), ("90071992547409931", Some("EXPIRED")));
    assert_eq!(fact.expires_at, Some(at("2027-01-01T10:00+08:00")));
    assert_eq!((sheet.errors[0].path.as_str(), sheet.errors[0].line), ("InstanceItems[1]", Some(2)));
}
