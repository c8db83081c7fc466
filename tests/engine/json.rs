//! The contract's JSON, letter by letter.

use beian_desk::engine::{Billing, Instance, Json, Policy, Product, Region, assemble, assess_facts, read_facts};

use super::desk::{Desk, at, but, named, recorded};

fn written(desk: &Desk) -> String {
    desk.report().to_json()
}

/// The text without the line breaks and the indentation that keep it readable here.
fn joined(text: &str) -> String {
    text.lines().map(str::trim_start).collect()
}

#[test]
fn the_contracts_sample() {
    let short = but(Product::Ecs, |i| {
        (i.term_months, i.purchased_at) = (Some(1), Some(at("2026-06-20T00:00+08:00")));
        i.expires_at = Some(at("2026-07-20T00:00+08:00"));
    });
    let expected = joined(
        r#"{"schema":"beian-desk/1","policy":"aliyun-2018","as_of":"2026-07-01T12:00:00+08:00",
        "account":"1370000000000210","instead":null,
        "assessments":[{"id":"i-1","product":"ecs","verdict":"ineligible","action":null,"instead":null,
        "quota":{"scope":"instance","limit":5,"issued":0,"reserved":0,"left":5},
        "term_months":1,"eligible_until":null,
        "unmet":[{"code":"term_too_short","required":"3","observed":"1","source":["S9","S10"]}],
        "unknown":[],"advisories":[{"code":"remaining_under_1_month","source":["S19","S39"]}],
        "remedies":[{"action":"renew","months":2,
        "link":"https://help.aliyun.com/document_detail/56220.html","source":["S39"]}]}],
        "totals":{"filings_possible":0,"numbers_unused":0}}"#,
    );
    assert_eq!(written(&Desk::one(short)), expected);
}

#[test]
fn an_eligible_and_an_undetermined_instance() {
    let good = named("i-1", Product::ElasticWebHosting);
    let bare = Instance::new("i-2", Product::SiteMarket);
    let desk = Desk::of(vec![good, bare], vec![]).without_account().when("2026-07-01T04:00Z");
    let text = written(&desk);
    let start = joined(
        r#"{"schema":"beian-desk/1","policy":"aliyun-2018","as_of":"2026-07-01T12:00:00+08:00",
        "account":null,"instead":null,
        "assessments":[{"id":"i-1","product":"elastic_web_hosting","verdict":"eligible","action":"apply","instead":null,
        "quota":{"scope":"account","limit":5,"issued":0,"reserved":0,"left":5},
        "term_months":12,"eligible_until":"2027-01-01T00:00:00+08:00",
        "unmet":[],"unknown":[],"advisories":[{"code":"owner_unknown","source":["#,
    );
    assert!(text.starts_with(&start), "{text}");
    let second = joined(
        r#""remedies":[]},{"id":"i-2","product":"site_market","verdict":"undetermined","action":null,"instead":null,
        "quota":{"scope":"product","limit":1,"issued":0,"reserved":0,"left":1},
        "term_months":null,"eligible_until":null,
        "unmet":[],"unknown":["first_term_months","order_amount"],"advisories":[{"code":"owner_unknown","source":["#,
    );
    assert!(text.contains(&second), "{text}");
    assert!(text.ends_with(r#""remedies":[]}],"totals":{"filings_possible":5,"numbers_unused":0}}"#), "{text}");
}

#[test]
fn where_no_number_is_needed() {
    let text = written(&Desk::one(named("h", Product::CloudVirtualHost)));
    let expected = joined(
        r#""instead":null,"assessments":[{"id":"h","product":"cloud_virtual_host","verdict":"not_required","action":null,
        "instead":{"code":"verify_host_user","link":"https://help.aliyun.com/document_detail/36939.html",
        "source":["S3","S4","S50","S58","S61"]},
        "quota":null,"term_months":null,"eligible_until":null,
        "unmet":[],"unknown":[],"advisories":[],"remedies":[]}],"totals":"#,
    );
    assert!(text.contains(&expected), "{text}");

    let text = written(&Desk::one(but(Product::Ecs, |i| i.region = Region::new("cn-hongkong"))));
    let instead = r#""instead":{"code":"no_filing_needed","link":null,"source":["S47","S48","S49"]},"quota":null"#;
    assert!(text.contains(instead), "{text}");
    let unmet = r#""unmet":[{"code":"region_not_mainland","required":"mainland","observed":"cn-hongkong","source":["#;
    assert!(text.contains(unmet), "{text}");
}

#[test]
fn without_any_instance() {
    let expected = joined(
        r#"{"schema":"beian-desk/1","policy":"aliyun-2018","as_of":"2026-07-01T12:00:00+08:00",
        "account":"1370000000000210","instead":{"code":"buy_fileable_server","link":null,"source":["S57"]},
        "assessments":[],"totals":{"filings_possible":0,"numbers_unused":0}}"#,
    );
    assert_eq!(written(&Desk::of(vec![], vec![])), expected);
}

#[test]
fn months_only_on_renewals_and_conversions() {
    let keys = |instance: Instance| {
        let json: serde_json::Value = serde_json::from_str(&written(&Desk::one(instance))).unwrap();
        let remedy = json["assessments"][0]["remedies"][0].as_object().unwrap().clone();
        (remedy["action"].as_str().unwrap().to_owned(), remedy.contains_key("months"), remedy.contains_key("link"))
    };
    let by_use = but(Product::Swas, |i| i.billing = Some(Billing::PayAsYouGo));
    assert_eq!(keys(by_use), ("convert_to_subscription".to_owned(), true, true));
    let cut_off = but(Product::Ecs, |i| i.public_bandwidth_mbps = Some(0.0));
    assert_eq!(keys(cut_off), ("buy_public_bandwidth".to_owned(), false, true));
}

#[test]
fn moments_are_written_in_china_time_whatever_they_were_read_in() {
    let expired = || but(Product::Ecs, |i| i.expires_at = Some(at("2026-06-01T12:00:00-04:00")));
    for as_of in ["2026-07-01T04:00Z", "2026-06-30T21:00:00-07:00", "2026-07-01T09:30:00+05:30"] {
        let text = written(&Desk::one(expired()).when(as_of));
        assert!(text.contains(r#""as_of":"2026-07-01T12:00:00+08:00""#), "{text}");
        let unmet = r#""code":"expired","required":"2026-07-01T12:00:00+08:00","observed":"2026-06-02T00:00:00+08:00""#;
        assert!(text.contains(unmet), "{text}");
    }
}

const FILE: &str = r#"{"schema": "beian-desk/1",
 "account": "1370000000000210",
 "instances": [{"id": "i-bp1", "product": "ecs", "name": "主站", "region": "cn-hangzhou",
   "owner": "1370000000000210", "billing": "subscription",
   "purchased_at": "2026-02-10T03:15Z", "expires_at": "2027-02-10T16:00Z",
   "public_bandwidth_mbps": 5, "public_ips": ["203.0.113.7"], "status": "running"}],
 "numbers": [{"number": "4f9f0d9c-0000-4000-8000-000000000001", "product": "ecs", "instance": "i-bp1",
   "account": "1370000000000210", "status": "bound", "origin": "recorded", "domain": "example.cn"}]}"#;

#[test]
fn the_contracts_facts_file() {
    let assembled = assemble(&[read_facts(FILE).unwrap()], None);
    assert_eq!(assembled.errors, []);
    let report = assess_facts(&assembled.facts, at("2026-07-01T04:00Z"), Policy::standard());
    let told = super::desk::Told::from(&report.assessments[0]);
    // 10 February 11:15 to 11 February 00:00 in China: twelve months.
    assert_eq!((told.verdict, told.action, told.term), ("eligible", Some("apply"), Some(12)));
    assert_eq!(told.quota.as_deref(), Some("instance 5 1 0 4"));
    assert_eq!(told.until.as_deref(), Some("2027-02-11T00:00:00+08:00"));
    assert_eq!(told.advisories, "term_inferred unused_number_available");
    assert_eq!((report.totals.filings_possible, report.totals.numbers_unused), (5, 1));
    assert_eq!(report.account.map(|account| account.as_str()), Some("1370000000000210"));
}

#[test]
fn facts_are_written_as_they_are_read() {
    let facts = assemble(&[read_facts(FILE).unwrap()], None).facts;
    let text = facts.json();
    assert!(text.starts_with(r#"{"schema":"beian-desk/1","account":"1370000000000210","instances":[{"id":"i-bp1""#));
    let again = assemble(&[read_facts(&text).unwrap()], None);
    assert_eq!((again.facts, again.errors), (facts.clone(), vec![]));

    let again = assemble(&[read_facts(&facts.to_file()).unwrap()], None);
    assert_eq!((again.facts, again.errors), (facts.clone(), vec![]));
    assert_eq!(facts.to_file().lines().count(), 6 + facts.instances.len() + facts.numbers.len());

    let number = recorded("n", "i", beian_desk::engine::Status::Filed);
    assert_eq!(number.json(), r#"{"number":"n","instance":"i","status":"filed"}"#);
}
