//! QueryAvailableInstances: all regions, all products, and whose they are.

use beian_desk::engine::{Billing, Expected, Instance, Problem, Product, Region, assemble};
use beian_desk::exchange::{Kind, Warning};

use super::desk::{account, at, bad_row, faulty, instances, read};

const BSS: &str = include_str!("../samples/bss_query_available_instances.json");
const ECS: &str = include_str!("../samples/ecs_describe_instances.json");

fn bill(rows: &str) -> String {
    format!("{{\"Code\": \"Success\", \"Data\": {{\"TotalCount\": 1, \"InstanceList\": [\n{rows}\n]}}}}")
}

#[test]
fn the_sample() {
    let reading = read(BSS);
    assert_eq!((reading.kind, reading.warnings), (Kind::BssInstances, vec![]));
    let sheet = reading.sheet;
    assert_eq!((sheet.errors, sheet.account, sheet.numbers), (vec![], None, vec![]));
    let rows: Vec<_> = sheet.instances.iter().map(|row| (row.path.as_str(), row.line)).collect();
    assert_eq!(rows, [("Data.InstanceList[0]", 11), ("Data.InstanceList[1]", 31)]);

    let mut monthly = Instance::new("i-bp1example0001", Product::Ecs);
    monthly.region = Region::new("cn-hangzhou");
    monthly.owner = account("1370000000000210");
    monthly.billing = Some(Billing::Subscription);
    monthly.purchased_at = Some(at("2026-02-10T11:15+08:00"));
    monthly.expires_at = Some(at("2027-02-11T00:00+08:00"));
    let mut by_use = Instance::new("i-2zeexample0003", Product::Ecs);
    by_use.region = Region::new("cn-beijing");
    by_use.owner = account("1370000000000210");
    by_use.billing = Some(Billing::PayAsYouGo);
    by_use.purchased_at = Some(at("2026-05-28T17:31+08:00"));
    by_use.expires_at = Some(at("2099-12-31T23:59+08:00"));
    // `Normal` says nothing of whether it runs, and there are no addresses: both stay unknown.
    assert_eq!([&sheet.instances[0].fact, &sheet.instances[1].fact], [&monthly, &by_use]);
}

#[test]
fn the_bill_adds_the_owner_to_what_the_export_knows() {
    for (first, second) in [(ECS, BSS), (BSS, ECS)] {
        let sheets = [read(first).sheet, read(second).sheet];
        let assembled = assemble(&sheets, None);
        assert_eq!(assembled.errors, []);
        assert_eq!(assembled.facts.instances.len(), 12);
        let find = |id: &str| assembled.facts.instances.iter().find(|instance| instance.id == id).unwrap();
        let both = find("i-bp1example0001");
        assert_eq!(both.owner, account("1370000000000210"));
        // What the export alone says is still there.
        assert_eq!(both.public_ips, Some(vec!["203.0.113.11".parse().unwrap()]));
        assert_eq!((both.name.as_deref(), both.status.as_deref()), (Some("官网-主站"), Some("Running")));
        assert_eq!(both.expires_at, Some(at("2027-02-11T00:00+08:00")));
        assert_eq!(find("i-uf6example0002").owner, None);
    }
}

#[test]
fn other_products_are_counted() {
    let row = |id: &str, code: &str| format!("{{\"InstanceID\": \"{id}\", \"ProductCode\": \"{code}\"}}");
    let rows: Vec<String> = [
        row("i-1", "ecs"),
        row("rm-1", "rds"),
        row("a1", "swas"),
        row("rm-2", "rds"),
        row("oss-1", "oss"),
        row("i-2", "ECS"),
    ]
    .to_vec();
    let reading = read(&bill(&rows.join(",\n")));
    let found: Vec<_> =
        reading.sheet.instances.iter().map(|row| (row.fact.id.as_str(), row.fact.product, row.line)).collect();
    assert_eq!(found, [("i-1", Product::Ecs, 2), ("a1", Product::Swas, 4), ("i-2", Product::Ecs, 7)]);
    let products = vec![("rds".to_owned(), 2), ("oss".to_owned(), 1)];
    assert_eq!(reading.warnings, [Warning::OtherProducts { rows: 3, products }]);

    let many: Vec<String> = (0..12).map(|n| row(&format!("x-{n}"), &format!("p{n:02}"))).collect();
    let reading = read(&bill(&many.join(",")));
    let [Warning::OtherProducts { rows: 12, products }] = &reading.warnings[..] else { panic!("{reading:?}") };
    assert_eq!((products.len(), products[9].0.as_str()), (10, "p09"));
}

#[test]
fn pages_and_empty_bills() {
    let page = BSS.replace("\"TotalCount\": 2", "\"TotalCount\": 35");
    assert_eq!(read(&page).warnings, [Warning::MorePages { listed: 2, total: Some(35) }]);
    for empty in ["{\"Data\": {\"InstanceList\": []}}", "{\"Data\": {\"InstanceList\": null, \"TotalCount\": 0}}"] {
        let reading = read(empty);
        assert_eq!((reading.kind, reading.warnings), (Kind::BssInstances, vec![Warning::NoInstances]));
    }
}

#[test]
fn every_digit_of_an_owner_is_kept() {
    for (owner, digits) in [
        ("9007199254740993", "9007199254740993"),
        ("\"1234567890123456789\"", "1234567890123456789"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0", "0"),
    ] {
        let row = format!("{{\"InstanceID\": \"i\", \"ProductCode\": \"ecs\", \"OwnerId\": {owner}}}");
        assert_eq!(instances(&bill(&row))[0].owner, account(digits), "{owner}");
    }
    for nothing in ["null", "\"\"", "\" \""] {
        let row = format!("{{\"InstanceID\": \"i\", \"ProductCode\": \"ecs\", \"OwnerId\": {nothing}}}");
        assert_eq!(instances(&bill(&row))[0].owner, None, "{nothing}");
    }
}

#[test]
fn states() {
    for (state, kept) in [
        ("Normal", None),
        ("WaitForExpire", None),
        ("", None),
        ("Released", Some("Released")),
        ("Stopped", Some("Stopped")),
    ] {
        let row = format!("{{\"InstanceID\": \"i\", \"ProductCode\": \"ecs\", \"Status\": \"{state}\"}}");
        assert_eq!(instances(&bill(&row))[0].status.as_deref(), kept, "{state}");
    }
}

#[test]
fn bad_rows() {
    let wanted = |expected, found: &str| Problem::Expected { expected, found: found.to_owned() };
    for (fields, path, line, problem) in [
        (r#""ProductCode": "ecs""#, "", 2, Problem::Missing("InstanceID")),
        (r#""InstanceID": "i""#, "", 2, Problem::Missing("ProductCode")),
        (r#""InstanceID": "", "ProductCode": "ecs""#, ".InstanceID", 2, wanted(Expected::Filled, "\"\"")),
        (
            "\"InstanceID\": \"i\", \"ProductCode\": \"ecs\",\n\"OwnerId\": 1.37e15",
            ".OwnerId",
            3,
            wanted(Expected::Account, "1.37e15"),
        ),
        (
            "\"InstanceID\": \"i\", \"ProductCode\": \"ecs\",\n\"OwnerId\": -1",
            ".OwnerId",
            3,
            wanted(Expected::Account, "-1"),
        ),
        (
            "\"InstanceID\": \"i\", \"ProductCode\": \"ecs\",\n\"SubscriptionType\": \"PrePaid\"",
            ".SubscriptionType",
            3,
            wanted(Expected::SubscriptionType, "\"PrePaid\""),
        ),
        (
            "\"InstanceID\": \"i\", \"ProductCode\": \"ecs\", \"CreateTime\": \"2026-07-02T00:00:00Z\",\n\"EndTime\": \"2026-07-01T00:00:00Z\"",
            ".EndTime",
            3,
            Problem::ExpiryBeforePurchase,
        ),
    ] {
        let wanted = (format!("Data.InstanceList[0]{path}"), line, problem);
        assert_eq!(bad_row(&bill(&format!("{{{fields}}}"))), wanted, "{fields}");
    }
    let twice =
        "{\"InstanceID\": \"i\", \"ProductCode\": \"ecs\"},\n{\"InstanceID\": \"i\", \"ProductCode\": \"swas\"}";
    let path = "Data.InstanceList[1].InstanceID".to_owned();
    assert_eq!(bad_row(&bill(twice)), (path, 3, Problem::DuplicateInstance("i".to_owned())));

    let list = Problem::Expected { expected: Expected::List, found: "7".to_owned() };
    let refused = faulty("{\"Data\": {\n\"InstanceList\": 7}}");
    assert_eq!(refused, (Kind::BssInstances, "Data.InstanceList".to_owned(), 2, list));
}

#[test]
fn another_product_under_the_same_id_is_placed() {
    let bill = bill("{\"InstanceID\": \"i-1\",\n\"ProductCode\": \"swas\"}");
    let export = "{\"Instances\": {\"Instance\": [{\"InstanceId\": \"i-1\"}]}}";
    let errors = assemble(&[read(export).sheet, read(&bill).sheet], None).errors;
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].0, 1);
    assert_eq!((errors[0].1.path.as_str(), errors[0].1.line), ("Data.InstanceList[0].ProductCode", Some(3)));
}
