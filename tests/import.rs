//! The provider's shapes, in their true form and with the traps that they are known for.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking; clippy's own exception ends at the helpers of test functions"
)]

use std::net::IpAddr;

use beian_desk::engine::{
    Account, Billing, Expected, InputError, Instance, Moment, Number, Origin, Problem, Product, Sheet, Status,
};
use beian_desk::exchange::{self, BsnBySn, DecodeError, Encoding, Kind, NotReadable, ReadError, Reading, Warning};
use proptest::prelude::*;

const ECS: &str = include_str!("samples/ecs_describe_instances.json");
const SWAS: &str = include_str!("samples/swas_list_instances.json");
const BSN: &str = include_str!("samples/bsn_get_by_resource.json");
const BSN_FLAT: &str = include_str!("samples/bsn_get_by_resource.flat_array.json");
const BSN_STRINGS: &str = include_str!("samples/bsn_get_by_resource.string_items.json");
const BSN_XML: &str = include_str!("samples/bsn_get_by_resource.xml");
const BSN_BIND: &str = include_str!("samples/bsn_product_bind.json");
const BSN_BY_SN: &str = include_str!("samples/bsn_get_by_sn.json");
const BSN_GRANT: &str = include_str!("samples/bsn_grant_code.json");
const BSS: &str = include_str!("samples/bss_query_available_instances.json");
const MARKET: &str = include_str!("samples/market_describe_instances.json");
const MARKET_ORDER: &str = include_str!("samples/market_describe_order.json");
const SAMPLES: [&str; 12] =
    [ECS, SWAS, BSN, BSN_FLAT, BSN_STRINGS, BSN_XML, BSN_BIND, BSN_BY_SN, BSN_GRANT, BSS, MARKET, MARKET_ORDER];

const SN: &str = "4f9f0d9c-0000-4000-8000-000000000001";

#[track_caller]
fn read(text: &str) -> Reading {
    exchange::read(text).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn refused(text: &str) -> NotReadable {
    match exchange::read(text) {
        Err(ReadError::NotReadable(what)) => what,
        other => panic!("{other:?}"),
    }
}

/// The one bad row of a file: its path, its line and what is wrong.
#[track_caller]
fn bad_row(text: &str) -> (String, u32, Problem) {
    let sheet = read(text).sheet;
    let [InputError { path, line, problem }] = &sheet.errors[..] else { panic!("{sheet:?}") };
    (path.clone(), line.expect("a line"), problem.clone())
}

#[track_caller]
fn faulty(text: &str) -> (Kind, String, Option<u32>, Problem) {
    match exchange::read(text) {
        Err(ReadError::Faulty { kind, error }) => (kind, error.path, error.line, error.problem),
        other => panic!("{other:?}"),
    }
}

fn expected(expected: Expected, found: &str) -> Problem {
    Problem::Expected { expected, found: found.to_owned() }
}

fn ecs(row: &str) -> String {
    format!("{{\"Instances\": {{\"Instance\": [\n{row}\n]}}}}")
}

fn swas(row: &str) -> String {
    format!("{{\"Instances\": [\n{row}\n]}}")
}

fn bsn(row: &str) -> String {
    format!("{{\"datas\": [\n{row}\n]}}")
}

#[track_caller]
fn one_instance(text: &str) -> Instance {
    let Reading { sheet: Sheet { instances, errors, .. }, .. } = read(text);
    assert_eq!(errors, []);
    assert_eq!(instances.len(), 1);
    instances[0].fact.clone()
}

#[track_caller]
fn one_number(text: &str) -> Number {
    let Reading { sheet: Sheet { numbers, errors, .. }, .. } = read(text);
    assert_eq!(errors, []);
    assert_eq!(numbers.len(), 1);
    numbers[0].fact.clone()
}

fn account(digits: &str) -> Option<Account> {
    Some(digits.parse().unwrap())
}

// ---- Samples in their true shape ------------------------------------------------------------------------------

/// What the export says of an instance, in China time.
struct Told {
    id: &'static str,
    name: &'static str,
    region: &'static str,
    billing: Billing,
    bought: &'static str,
    expires: &'static str,
    mbps: f64,
    ips: &'static [&'static str],
    eip: Option<&'static str>,
    status: &'static str,
    line: u32,
}

#[track_caller]
fn check(product: Product, path: impl Fn(usize) -> String, sheet: &Sheet, told: &[Told]) {
    assert_eq!(sheet.errors, []);
    assert_eq!(sheet.account, None);
    assert_eq!(sheet.numbers, []);
    assert_eq!(sheet.instances.len(), told.len());
    for (index, (row, told)) in sheet.instances.iter().zip(told).enumerate() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let moment = |text: &str| Some(text.parse::<Moment>().unwrap());
        let fact = &row.fact;
        assert_eq!((fact.id.as_str(), fact.product), (told.id, product));
        assert_eq!(fact.name.as_deref(), Some(told.name));
        assert_eq!(fact.region.as_ref().map(|region| region.as_str()), Some(told.region));
        assert_eq!(fact.billing, Some(told.billing), "{}", told.id);
        assert_eq!(fact.purchased_at, moment(told.bought), "{}", told.id);
        assert_eq!(fact.expires_at, moment(told.expires), "{}", told.id);
        assert_eq!(fact.public_bandwidth_mbps, Some(told.mbps), "{}", told.id);
        assert_eq!(fact.public_ips, Some(told.ips.iter().map(|text| ip(text)).collect()), "{}", told.id);
        assert_eq!(fact.eip, told.eip.map(ip), "{}", told.id);
        assert_eq!(fact.status.as_deref(), Some(told.status));
        assert_eq!((&fact.owner, fact.term_months, fact.first_term_months), (&None, None, None));
        assert_eq!(fact.order_amount, None);
        assert_eq!((row.path.clone(), row.line), (path(index), told.line));
    }
}

#[test]
fn the_twelve_ecs_instances() {
    use Billing::{PayAsYouGo, Subscription};
    #[rustfmt::skip]
    let told = [
        Told { id: "i-bp1example0001", name: "官网-主站", region: "cn-hangzhou", billing: Subscription, bought: "2026-02-10T11:15+08:00", expires: "2027-02-11T00:00+08:00", mbps: 5.0, ips: &["203.0.113.11"], eip: None, status: "Running", line: 9 },
        Told { id: "i-uf6example0002", name: "api-绑定EIP", region: "cn-shanghai", billing: Subscription, bought: "2026-01-05T16:00+08:00", expires: "2027-01-06T00:00+08:00", mbps: 0.0, ips: &[], eip: Some("198.51.100.22"), status: "Running", line: 93 },
        Told { id: "i-2zeexample0003", name: "测试-按量", region: "cn-beijing", billing: PayAsYouGo, bought: "2026-05-28T17:31+08:00", expires: "2099-12-31T23:59+08:00", mbps: 10.0, ips: &["203.0.113.33"], eip: None, status: "Running", line: 175 },
        Told { id: "i-wz9example0004", name: "内网数据库", region: "cn-shenzhen", billing: Subscription, bought: "2026-03-01T10:00+08:00", expires: "2027-03-02T00:00+08:00", mbps: 0.0, ips: &[], eip: None, status: "Running", line: 259 },
        Told { id: "i-2vcexample0005", name: "活动页-单月", region: "cn-chengdu", billing: Subscription, bought: "2026-06-20T14:00+08:00", expires: "2026-07-21T00:00+08:00", mbps: 3.0, ips: &["203.0.113.55"], eip: None, status: "Running", line: 341 },
        Told { id: "i-j6cexample0006", name: "海外站", region: "cn-hongkong", billing: Subscription, bought: "2025-11-11T09:00+08:00", expires: "2026-11-12T00:00+08:00", mbps: 30.0, ips: &["198.51.100.66"], eip: None, status: "Running", line: 425 },
        Told { id: "i-m5eexample0007", name: "旧博客-已到期", region: "cn-qingdao", billing: Subscription, bought: "2025-06-15T18:00+08:00", expires: "2026-06-16T00:00+08:00", mbps: 1.0, ips: &["203.0.113.77"], eip: None, status: "Stopped", line: 509 },
        Told { id: "i-7xvexample0008", name: "多站点-额度用完", region: "cn-guangzhou", billing: Subscription, bought: "2024-09-01T08:30+08:00", expires: "2027-09-02T00:00+08:00", mbps: 8.0, ips: &["203.0.113.88"], eip: None, status: "Running", line: 597 },
        Told { id: "i-bp1example0009", name: "刚好三个月", region: "cn-hangzhou", billing: Subscription, bought: "2026-04-02T17:30+08:00", expires: "2026-07-03T00:00+08:00", mbps: 5.0, ips: &["203.0.113.99"], eip: None, status: "Running", line: 681 },
        Told { id: "i-uf6example0010", name: "今晨零点到期", region: "cn-shanghai", billing: Subscription, bought: "2026-03-30T13:00+08:00", expires: "2026-07-01T00:00+08:00", mbps: 5.0, ips: &["203.0.113.110"], eip: None, status: "Running", line: 765 },
        Told { id: "i-uf6example0011", name: "金融云前置", region: "cn-shanghai-finance-1", billing: Subscription, bought: "2025-12-01T11:00+08:00", expires: "2026-12-02T00:00+08:00", mbps: 10.0, ips: &["203.0.113.121"], eip: None, status: "Running", line: 849 },
        Told { id: "i-t4nexample0012", name: "sg-edge", region: "ap-southeast-1", billing: Subscription, bought: "2026-01-20T11:00+08:00", expires: "2027-01-21T00:00+08:00", mbps: 5.0, ips: &["198.51.100.132"], eip: None, status: "Running", line: 933 },
    ];
    let reading = read(ECS);
    assert_eq!((reading.kind, reading.warnings), (Kind::EcsInstances, vec![]));
    check(Product::Ecs, |index| format!("Instances.Instance[{index}]"), &reading.sheet, &told);
}

#[test]
fn the_five_swas_instances() {
    use Billing::Subscription;
    #[rustfmt::skip]
    let told = [
        Told { id: "2ad1ae67295445f59801749900000001", name: "个人博客", region: "cn-hangzhou", billing: Subscription, bought: "2025-12-12T20:12:12+08:00", expires: "2026-12-13T00:00+08:00", mbps: 3.0, ips: &["203.0.113.201"], eip: None, status: "Running", line: 7 },
        Told { id: "2ad1ae67295445f59801749900000002", name: "体验机-1个月", region: "cn-beijing", billing: Subscription, bought: "2026-06-25T10:00+08:00", expires: "2026-07-26T00:00+08:00", mbps: 3.0, ips: &["203.0.113.202"], eip: None, status: "Running", line: 54 },
        Told { id: "2ad1ae67295445f59801749900000003", name: "续费满三个月", region: "cn-shenzhen", billing: Subscription, bought: "2026-05-11T07:30+08:00", expires: "2026-08-12T00:00+08:00", mbps: 3.0, ips: &["203.0.113.203"], eip: None, status: "Running", line: 101 },
        Told { id: "2ad1ae67295445f59801749900000004", name: "hk-proxy", region: "cn-hongkong", billing: Subscription, bought: "2026-01-01T08:00+08:00", expires: "2027-01-02T00:00+08:00", mbps: 3.0, ips: &["198.51.100.204"], eip: None, status: "Running", line: 148 },
        Told { id: "2ad1ae67295445f59801749900000005", name: "过期轻量", region: "cn-shanghai", billing: Subscription, bought: "2025-06-01T10:00+08:00", expires: "2026-06-02T00:00+08:00", mbps: 3.0, ips: &["203.0.113.205"], eip: None, status: "Disabled", line: 195 },
    ];
    let reading = read(SWAS);
    assert_eq!((reading.kind, reading.warnings), (Kind::SwasInstances, vec![]));
    check(Product::Swas, |index| format!("Instances[{index}]"), &reading.sheet, &told);
}

#[test]
fn the_five_numbers_in_each_of_their_shapes() {
    let statuses = [Status::Filed, Status::Filed, Status::Filing, Status::Bound, Status::Invalid];
    let filed = [Some("粤ICP备00000000号-1"), Some("粤ICP备00000000号-2"), None, None, None];
    for (text, path, lines) in [
        (BSN, "datas.bsnDO", [4, 13, 22, 31, 40]),
        (BSN_FLAT, "datas", [3, 12, 21, 30, 39]),
        (BSN_STRINGS, "datas.bsnDO", [4, 5, 6, 7, 8]),
        (BSN_XML, "GetBsnByResourceResponse.datas.bsnDO", [4, 13, 22, 31, 40]),
    ] {
        let reading = read(text);
        assert_eq!((reading.kind, reading.warnings), (Kind::BsnNumbers, vec![]), "{path}");
        let sheet = reading.sheet;
        assert_eq!((sheet.errors, sheet.instances, sheet.numbers.len()), (vec![], vec![], 5), "{path}");
        for (index, row) in sheet.numbers.iter().enumerate() {
            let wanted = Number {
                product: Some(Product::Ecs),
                instance: Some("i-7xvexample0008".to_owned()),
                account: account("1370000000000210"),
                status: Some(statuses[index]),
                origin: Some(Origin::Recorded),
                icp_number: filed[index].map(str::to_owned),
                ..Number::new(format!("4f9f0d9c-0000-4000-8000-00000000000{}", index + 1))
            };
            assert_eq!(row.fact, wanted);
            assert_eq!((row.path.clone(), row.line), (format!("{path}[{index}]"), lines[index]));
        }
    }
}

#[test]
fn numbers_just_bound_are_usable() {
    let sheet = read(BSN_BIND).sheet;
    let told: Vec<_> = sheet.numbers.iter().map(|row| (row.fact.number.as_str(), row.fact.status, row.line)).collect();
    let bound = Some(Status::Bound);
    assert_eq!(
        told,
        [("4f9f0d9c-0000-4000-8000-000000000011", bound, 5), ("4f9f0d9c-0000-4000-8000-000000000012", bound, 14)]
    );
}

#[test]
fn samples_that_are_not_read_say_what_they_look_like() {
    assert_eq!(refused(BSN_GRANT), NotReadable::BsnGrant);
}

#[test]
fn an_answer_without_its_number_can_be_completed() {
    let known = BsnBySn {
        status: Some(Status::Filing),
        instance: Some("i-bp1example0001".to_owned()),
        product: Some(Product::Ecs),
        account: account("1370000000000210"),
        icp_number: None,
    };
    assert_eq!(refused(BSN_BY_SN), NotReadable::BsnBySn(known.clone()));
    let xml = "<GetBsnBySnResponse><resourceId>i-bp1example0001</resourceId><status>4</status><beianNum/>\
        <aliUid>1370000000000210</aliUid><resourceType>1</resourceType></GetBsnBySnResponse>";
    assert_eq!(refused(xml), NotReadable::BsnBySn(known.clone()));

    let number = known.complete(&format!(" {SN}\n"));
    let wanted = Number {
        product: Some(Product::Ecs),
        instance: known.instance,
        account: known.account,
        status: known.status,
        origin: Some(Origin::Recorded),
        ..Number::new(SN)
    };
    assert_eq!(number, wanted);

    let broken = BSN_BY_SN.replace("\"status\": 4", "\"status\": 9");
    let problem = expected(Expected::StatusCode, "9");
    assert_eq!(faulty(&broken), (Kind::BsnNumbers, "status".to_owned(), Some(3), problem));
}

#[test]
fn a_number_alone_is_a_list_of_one() {
    let row = format!("{{\"sn\": \"{SN}\", \"status\": 1, \"beianNum\": \"\"}}");
    assert_eq!(one_number(&row).status, Some(Status::Bound));
    let xml = format!("<x>\n<sn>{SN}</sn><status>7</status><beianNum/></x>");
    assert_eq!(bad_row(&xml), ("x.status".to_owned(), 2, expected(Expected::StatusCode, "7")));
}

#[test]
fn our_own_file_is_read_strictly() {
    let reading =
        read("{\"schema\": \"beian-desk/1\", \"numbers\": [{\"number\": \"SIM-1\", \"origin\": \"simulated\"}]}");
    assert_eq!((reading.kind, reading.sheet.numbers.len(), reading.warnings), (Kind::Facts, 1, vec![]));

    let unknown = "{\"schema\": \"beian-desk/1\",\n\"Instances\": []}";
    assert_eq!(faulty(unknown), (Kind::Facts, "Instances".to_owned(), Some(2), Problem::UnknownField));
    assert_eq!(faulty("{\"instances\": []}"), (Kind::Facts, String::new(), Some(1), Problem::Missing("schema")));
    assert_eq!(faulty("{\"numbers\": []}").3, Problem::Missing("schema"));

    let odd = read("\u{feff}{\"schema\": \"beian-desk/1\",\n \"numbers\": [{\"number\": \"1131-233\"}]}");
    let (number, path) = ("1131-233".to_owned(), "numbers[0]".to_owned());
    assert_eq!(odd.warnings, [Warning::UnusualNumber { number, path, line: 2 }]);
}

// ---- Traps of instances ---------------------------------------------------------------------------------------

#[test]
fn empty_stands_for_unknown() {
    let bare = Instance::new("i-1", Product::Ecs);
    for row in [
        r#"{"InstanceId": "i-1"}"#,
        r#"{"InstanceId": "i-1", "InstanceName": "", "RegionId": " ", "InstanceChargeType": "", "CreationTime": "",
            "ExpiredTime": "", "Status": "", "EipAddress": {"IpAddress": ""}, "InternetMaxBandwidthOut": ""}"#,
        r#"{"InstanceId": "i-1", "InstanceName": null, "RegionId": null, "InstanceChargeType": null,
            "CreationTime": null, "ExpiredTime": null, "Status": null, "EipAddress": null,
            "PublicIpAddress": null, "InternetMaxBandwidthOut": null}"#,
        r#"{"InstanceId": "i-1", "EipAddress": {}, "PublicIpAddress": {}}"#,
        r#"{"InstanceId": "i-1", "EipAddress": {"IpAddress": null}, "PublicIpAddress": {"IpAddress": null}}"#,
    ] {
        assert_eq!(one_instance(&ecs(row)), bare, "{row}");
    }
    let bare = Instance::new("a1", Product::Swas);
    for row in [
        r#"{"InstanceId": "a1", "PublicIpAddress": "", "ChargeType": "", "ResourceSpec": {}}"#,
        r#"{"InstanceId": "a1", "PublicIpAddress": null, "ChargeType": null, "ResourceSpec": {"Bandwidth": null}}"#,
        // What is the other export's field, private or behind NAT does not count.
        r#"{"InstanceId": "a1", "InstanceChargeType": "PostPaid", "InternetMaxBandwidthOut": 5, "InnerIpAddress": "10.0.0.1",
            "NetworkAttributes": [{"PublicIpAddress": "203.0.113.1"}]}"#,
    ] {
        assert_eq!(one_instance(&swas(row)), bare, "{row}");
    }
}

#[test]
fn an_empty_list_of_addresses_is_a_statement() {
    for (list, wanted) in [
        ("[]", vec![]),
        ("[\"\"]", vec![]),
        ("[\"\", \"203.0.113.7\", null]", vec!["203.0.113.7"]),
        ("[\"2001:db8::1\"]", vec!["2001:db8::1"]),
    ] {
        let row = format!(
            r#"{{"InstanceId": "i-1", "PublicIpAddress": {{"IpAddress": {list}}},
            "VpcAttributes": {{"NatIpAddress": "203.0.113.9", "PrivateIpAddress": {{"IpAddress": ["10.0.0.1"]}}}}}}"#
        );
        let wanted: Vec<IpAddr> = wanted.iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(one_instance(&ecs(&row)).public_ips, Some(wanted), "{list}");
    }
}

#[test]
fn bad_rows_are_named_and_the_good_ones_kept() {
    let text = "{\"Instances\": {\"Instance\": [\n{\"InstanceId\": \"i-1\"},\n\
        {\"InstanceId\": \"i-2\",\n\"ExpiredTime\": \"tomorrow\"},\n{\"InstanceId\": \"i-3\"}, 7,\n{\"InstanceId\": \"i-1\"}]}}";
    let sheet = read(text).sheet;
    let kept: Vec<_> = sheet.instances.iter().map(|row| (row.fact.id.as_str(), row.path.as_str(), row.line)).collect();
    assert_eq!(kept, [("i-1", "Instances.Instance[0]", 2), ("i-3", "Instances.Instance[2]", 5)]);
    let error = |path: &str, line, problem| InputError { path: path.to_owned(), line: Some(line), problem };
    assert_eq!(
        sheet.errors,
        [
            error("Instances.Instance[1].ExpiredTime", 4, expected(Expected::Moment, "\"tomorrow\"")),
            error("Instances.Instance[3]", 5, expected(Expected::Object, "7")),
            error("Instances.Instance[4].InstanceId", 6, Problem::DuplicateInstance("i-1".to_owned())),
        ]
    );
}

#[test]
fn bad_fields_of_ecs_rows() {
    for (fields, path, line, problem) in [
        (r#""A": 1"#, "", 2, Problem::Missing("InstanceId")),
        (r#""InstanceId": null"#, "", 2, Problem::Missing("InstanceId")),
        (r#""InstanceId": " ""#, ".InstanceId", 2, expected(Expected::Filled, "\" \"")),
        (r#""InstanceId": 7"#, ".InstanceId", 2, expected(Expected::Text, "7")),
        (r#""InstanceId": "\ud800""#, ".InstanceId", 2, Problem::Syntax("unexpected end of hex escape".to_owned())),
        ("\"InstanceId\": \"i\",\n\"InstanceName\": 1", ".InstanceName", 3, expected(Expected::Text, "1")),
        ("\"InstanceId\": \"i\",\n\"Status\": []", ".Status", 3, expected(Expected::Text, "[]")),
        ("\"InstanceId\": \"i\",\n\"RegionId\": 1", ".RegionId", 3, expected(Expected::Text, "1")),
        (
            "\"InstanceId\": \"i\",\n\"InstanceChargeType\": \"prepaid\"",
            ".InstanceChargeType",
            3,
            expected(Expected::ChargeType, "\"prepaid\""),
        ),
        (
            "\"InstanceId\": \"i\",\n\"InstanceChargeType\": 0",
            ".InstanceChargeType",
            3,
            expected(Expected::ChargeType, "0"),
        ),
        (
            "\"InstanceId\": \"i\",\n\"CreationTime\": \"2026-02-30T00:00Z\"",
            ".CreationTime",
            3,
            expected(Expected::Moment, "\"2026-02-30T00:00Z\""),
        ),
        (
            "\"InstanceId\": \"i\",\n\"ExpiredTime\": 1798768800000",
            ".ExpiredTime",
            3,
            expected(Expected::Moment, "1798768800000"),
        ),
        (
            "\"InstanceId\": \"i\",\n\"InternetMaxBandwidthOut\": -1",
            ".InternetMaxBandwidthOut",
            3,
            expected(Expected::Bandwidth, "-1"),
        ),
        (
            "\"InstanceId\": \"i\",\n\"InternetMaxBandwidthOut\": 1e999",
            ".InternetMaxBandwidthOut",
            3,
            expected(Expected::Bandwidth, "1e999"),
        ),
        (
            "\"InstanceId\": \"i\",\n\"PublicIpAddress\": \"203.0.113.7\"",
            ".PublicIpAddress",
            3,
            expected(Expected::Object, "\"203.0.113.7\""),
        ),
        (
            "\"InstanceId\": \"i\",\n\"PublicIpAddress\": {\"IpAddress\": [\"\",\n\"1.2.3\"]}",
            ".PublicIpAddress.IpAddress[1]",
            4,
            expected(Expected::Address, "\"1.2.3\""),
        ),
        (
            "\"InstanceId\": \"i\",\n\"EipAddress\": {\"IpAddress\":\n\"none\"}",
            ".EipAddress.IpAddress",
            4,
            expected(Expected::Address, "\"none\""),
        ),
        (
            "\"InstanceId\": \"i\",\n\"EipAddress\": {\"IpAddress\": \"\", \"IpAddress\": \"\"}",
            ".EipAddress.IpAddress",
            3,
            Problem::DuplicateKey,
        ),
        ("\"InstanceId\": \"i\",\n\"InstanceId\": \"i\"", ".InstanceId", 3, Problem::DuplicateKey),
        (
            "\"InstanceId\": \"i\", \"CreationTime\": \"2026-07-02T00:00Z\",\n\"ExpiredTime\": \"2026-07-01T23:59Z\"",
            ".ExpiredTime",
            3,
            Problem::ExpiryBeforePurchase,
        ),
    ] {
        let wanted = (format!("Instances.Instance[0]{path}"), line, problem);
        assert_eq!(bad_row(&ecs(&format!("{{{fields}}}"))), wanted, "{fields}");
    }
}

#[test]
fn bad_fields_of_swas_rows() {
    for (fields, path, problem) in [
        (r#""PublicIpAddress": "1.2.3""#, ".PublicIpAddress", expected(Expected::Address, "\"1.2.3\"")),
        (
            r#""PublicIpAddress": {"IpAddress": []}"#,
            ".PublicIpAddress",
            expected(Expected::Address, "{\"IpAddress\": []}"),
        ),
        (r#""ChargeType": "Free""#, ".ChargeType", expected(Expected::ChargeType, "\"Free\"")),
        (r#""ResourceSpec": {"Bandwidth": "3"}"#, ".ResourceSpec.Bandwidth", expected(Expected::Bandwidth, "\"3\"")),
        (r#""ResourceSpec": []"#, ".ResourceSpec", expected(Expected::Object, "[]")),
    ] {
        let wanted = (format!("Instances[0]{path}"), 3, problem);
        assert_eq!(bad_row(&swas(&format!("{{\"InstanceId\": \"a1\",\n{fields}}}"))), wanted, "{fields}");
    }
}

#[test]
fn fields_that_are_not_read_may_hold_anything() {
    let odd = r#"{"InstanceId": "i-1", "Memory": 1, "Memory": 2, "Cpu": 1e999, "OSName": "\ud800", "Tags": "?"}"#;
    assert_eq!(one_instance(&ecs(odd)), Instance::new("i-1", Product::Ecs));
}

#[test]
fn faults_outside_the_rows_refuse_the_file() {
    let list = expected(Expected::List, "{}");
    for (text, kind, path, line, problem) in [
        ("{\"Instances\": {\"Instance\":\n{}}}", Kind::EcsInstances, "Instances.Instance", 2, list.clone()),
        ("{\"Instances\": [],\n\"Instances\": []}", Kind::SwasInstances, "Instances", 2, Problem::DuplicateKey),
        (
            "{\"Instances\": {\"Instance\": [],\n\"Instance\": []}}",
            Kind::EcsInstances,
            "Instances.Instance",
            2,
            Problem::DuplicateKey,
        ),
        ("{\"datas\": {\"bsnDO\":\n{}}}", Kind::BsnNumbers, "datas.bsnDO", 2, list),
        ("{\n\"datas\": 1}", Kind::BsnNumbers, "datas", 2, expected(Expected::List, "1")),
        ("{\n\"Datas\": {\"other\": []}}", Kind::BsnNumbers, "Datas", 2, Problem::Missing("bsnDO")),
        ("{\"datas\": [],\n\"Datas\": []}", Kind::BsnNumbers, "Datas", 2, Problem::DuplicateKey),
    ] {
        assert_eq!(faulty(text), (kind, path.to_owned(), Some(line), problem), "{text}");
    }
}

#[test]
fn pages_and_empty_lists_are_worth_a_warning() {
    let row = "{\"InstanceId\": \"i-1\"}";
    let more = |listed, total| vec![Warning::MorePages { listed, total }];
    for (head, rows, wanted) in [
        ("", "", vec![Warning::NoInstances]),
        ("\"TotalCount\": 0, ", "", vec![Warning::NoInstances]),
        ("\"TotalCount\": 1, ", row, vec![]),
        ("\"TotalCount\": \"1\", \"NextToken\": \"x\", ", row, vec![]),
        ("\"TotalCount\": 12, ", row, more(1, Some(12))),
        // A row that is wrong was exported all the same.
        ("\"TotalCount\": 1, ", "{}", vec![]),
        ("\"TotalCount\": 12, ", "", more(0, Some(12))),
        ("\"NextToken\": \"\", ", row, vec![]),
        ("\"NextToken\": \"caeba\", ", row, more(1, None)),
        ("\"TotalCount\": 0, \"NextToken\": \"caeba\", ", row, more(1, None)),
    ] {
        let ecs = format!("{{{head}\"Instances\": {{\"Instance\": [{rows}]}}}}");
        let swas = format!("{{{head}\"Instances\": [{rows}]}}");
        assert_eq!(read(&ecs).warnings, wanted, "{ecs}");
        assert_eq!(read(&swas).warnings, wanted, "{swas}");
    }
    assert_eq!(read("{\"Instances\": {}}").warnings, [Warning::NoInstances]);
}

// ---- Traps of numbers -----------------------------------------------------------------------------------------

#[test]
fn names_are_matched_without_case() {
    for (uid, sn) in [("aliuid", "sn"), ("aliUid", "Sn"), ("AliUid", "SN"), ("Aliuid", "sN")] {
        let number = one_number(&bsn(&format!("{{\"{uid}\": 1370000000000210, \"{sn}\": \"{SN}\"}}")));
        assert_eq!((number.account, number.number.as_str()), (account("1370000000000210"), SN));
    }
    let root = format!("{{\"Datas\": {{\"BsnDo\": [{{\"sn\": \"{SN}\", \"status\": 5}}]}}}}");
    assert_eq!(bad_row(&root).0, "Datas.BsnDo[0].status");
}

#[test]
fn account_ids_keep_every_digit() {
    // The second is above 2^53, the third above 2^64.
    for digits in ["1370000000000210", "9007199254740993", "98765432109876543210987"] {
        for written in [digits.to_owned(), format!("\"{digits}\"")] {
            let number = one_number(&bsn(&format!("{{\"sn\": \"{SN}\", \"aliUid\": {written}}}")));
            assert_eq!(number.account, account(digits));
        }
        let xml = format!("<R><datas><bsnDO><sn>{SN}</sn><aliUid>{digits}</aliUid></bsnDO></datas></R>");
        assert_eq!(one_number(&xml).account, account(digits));
    }
}

#[test]
fn codes_of_status_and_resource_type() {
    let read = |field: &str, code: &str| one_number(&bsn(&format!("{{\"sn\": \"{SN}\", \"{field}\": {code}}}")));
    for (code, status) in [
        ("0", Some(Status::Unbound)),
        ("1", Some(Status::Bound)),
        ("2", Some(Status::Filed)),
        ("3", Some(Status::Invalid)),
        ("4", Some(Status::Filing)),
        ("\"4\"", Some(Status::Filing)),
        ("\"\"", None),
        ("null", None),
    ] {
        assert_eq!(read("status", code).status, status, "{code}");
    }
    for (code, product) in [
        ("1", Some(Product::Ecs)),
        ("4", Some(Product::SiteMarket)),
        ("5", Some(Product::ElasticWebHosting)),
        ("\"1\"", Some(Product::Ecs)),
        ("\"\"", None),
    ] {
        assert_eq!(read("resourceType", code).product, product, "{code}");
    }
    // Marketplace ids are numbers.
    assert_eq!(read("resourceId", "10010001").instance.as_deref(), Some("10010001"));
    assert_eq!(read("resourceId", "\"\"").instance, None);
    assert_eq!(read("beianNum", "\"\"").icp_number, None);
}

#[test]
fn bad_rows_of_numbers() {
    let filled = || expected(Expected::Filled, "");
    for (fields, path, line, problem) in [
        ("\"status\": 1".to_owned(), "", 2, Problem::Missing("sn")),
        ("\n\"sn\": \" \"".to_owned(), ".sn", 3, filled()),
        ("\n\"Sn\": null".to_owned(), ".Sn", 3, filled()),
        ("\n\"sn\": 5".to_owned(), ".sn", 3, expected(Expected::Text, "5")),
        ("\n\"sn\": \"sim-1\"".to_owned(), ".sn", 3, Problem::SimulatedMark("sim-1".to_owned())),
        (format!("\"sn\": \"{SN}\",\n\"SN\": \"{SN}\""), ".SN", 3, Problem::DuplicateKey),
        (format!("\"sn\": \"{SN}\",\n\"status\": 5"), ".status", 3, expected(Expected::StatusCode, "5")),
        (format!("\"sn\": \"{SN}\",\n\"status\": 1.0"), ".status", 3, expected(Expected::StatusCode, "1.0")),
        (format!("\"sn\": \"{SN}\",\n\"status\": true"), ".status", 3, expected(Expected::StatusCode, "true")),
        (format!("\"sn\": \"{SN}\",\n\"resourceType\": 2"), ".resourceType", 3, expected(Expected::ResourceType, "2")),
        (format!("\"sn\": \"{SN}\",\n\"resourceType\": 9"), ".resourceType", 3, expected(Expected::ResourceType, "9")),
        (format!("\"sn\": \"{SN}\",\n\"resourceId\": {{}}"), ".resourceId", 3, expected(Expected::Id, "{}")),
        (format!("\"sn\": \"{SN}\",\n\"resourceId\": 1.5"), ".resourceId", 3, expected(Expected::Id, "1.5")),
        (format!("\"sn\": \"{SN}\",\n\"aliUid\": 1.37e15"), ".aliUid", 3, expected(Expected::Id, "1.37e15")),
        (format!("\"sn\": \"{SN}\",\n\"aliuid\": \"me\""), ".aliuid", 3, expected(Expected::Id, "me")),
        (format!("\"sn\": \"{SN}\",\n\"beianNum\": 1"), ".beianNum", 3, expected(Expected::Text, "1")),
    ] {
        let wanted = (format!("datas[0]{path}"), line, problem);
        assert_eq!(bad_row(&bsn(&format!("{{{fields}}}"))), wanted, "{fields}");
    }
}

#[test]
fn one_bad_row_leaves_four_in_every_shape() {
    let two = "000000000002";
    for (text, from, to, path, line) in [
        (BSN, "\"status\": 4", "\"status\": 7", "datas.bsnDO[2].status", 27),
        (BSN_FLAT, "\"status\": 4", "\"status\": 7", "datas[2].status", 26),
        (BSN_STRINGS, "\\\"status\\\": 4", "\\\"status\\\": 7", "datas.bsnDO[2].status", 6),
        (BSN_XML, "<status>4", "<status>7", "GetBsnByResourceResponse.datas.bsnDO[2].status", 27),
        (BSN, "000000000003", two, "datas.bsnDO[2].sn", 26),
        (BSN_FLAT, "000000000003", two, "datas[2].sn", 25),
        (BSN_STRINGS, "000000000003", two, "datas.bsnDO[2].sn", 6),
        (BSN_XML, "000000000003", two, "GetBsnByResourceResponse.datas.bsnDO[2].sn", 26),
    ] {
        let text = text.replace(from, to);
        let (found_path, found_line, _) = bad_row(&text);
        assert_eq!((found_path.as_str(), found_line), (path, line));
        assert_eq!(read(&text).sheet.numbers.len(), 4);
    }
}

#[test]
fn rows_in_strings_that_are_not_rows() {
    for (row, path, problem) in [
        ("\"\"", "", "EOF while parsing a value"),
        ("\"{\\\"sn\\\": \"", "", "EOF while parsing a value"),
        ("\"{\\\"sn\\\": \\\"\\\\ud800\\\"}\"", ".sn", "unexpected end of hex escape"),
    ] {
        let wanted = (format!("datas[0]{path}"), 2, Problem::Syntax(problem.to_owned()));
        assert_eq!(bad_row(&bsn(row)), wanted, "{row}");
    }
    for (row, found) in [("\"[]\"", "[]"), ("\"\\\"x\\\"\"", "\"x\""), ("5", "5"), ("null", "null")] {
        assert_eq!(bad_row(&bsn(row)), ("datas[0]".to_owned(), 2, expected(Expected::Object, found)), "{row}");
    }
}

#[test]
fn numbers_compare_without_case_and_uncommon_ones_are_taken() {
    let (lower, upper) = ("{\"sn\": \"4f9f0d9c-AAAA\"}", "{\"sn\": \"4F9F0D9C-aaaa\"}");
    let reading = read(&bsn(&format!("{lower},\n{upper}")));
    let error = &reading.sheet.errors[0];
    assert_eq!((error.path.as_str(), error.line), ("datas[1].sn", Some(3)));
    assert_eq!(error.problem, Problem::DuplicateNumber("4F9F0D9C-aaaa".to_owned()));
    let (number, path) = ("4f9f0d9c-AAAA".to_owned(), "datas[0]".to_owned());
    assert_eq!(reading.warnings, [Warning::UnusualNumber { number, path, line: 2 }]);
}

#[test]
fn no_numbers_are_no_error() {
    for text in [
        "{\"datas\": []}",
        "{\"datas\": {\"bsnDO\": []}}",
        "{\"datas\": {}}",
        "{\"datas\": \"\"}",
        "{\"datas\": null}",
        "{\"datas\": {\"bsnDO\": null}}",
        "<GetBsnByResourceResponse><datas/></GetBsnByResourceResponse>",
        "<GetBsnByResourceResponse><datas>\n</datas></GetBsnByResourceResponse>",
    ] {
        let reading = read(text);
        assert_eq!((reading.kind, reading.warnings), (Kind::BsnNumbers, vec![]), "{text}");
        assert_eq!(reading.sheet, Sheet::default(), "{text}");
    }
}

// ---- XML ------------------------------------------------------------------------------------------------------

#[test]
fn xml_in_its_variants() {
    for xml in [
        format!("<ProductBindBsnResponse><datas><bsnDO><sn>{SN}</sn></bsnDO></datas></ProductBindBsnResponse>"),
        format!("<!-- x --><r:R xmlns:r='urn:x'><r:datas><r:BsnDO><r:Sn> {SN} </r:Sn></r:BsnDO></r:datas></r:R>\n"),
        format!("<R><datas><sn>{SN}</sn></datas></R>"),
        format!("<R><datas><bsnDO>{{\"sn\": \"{SN}\"}}</bsnDO></datas></R>"),
        format!("<R><datas><bsnDO>{{&quot;sn&quot;: &#34;{SN}&#x22;}}</bsnDO></datas></R>"),
        format!("<R><datas><![CDATA[{{\"sn\": \"{SN}\"}}]]></datas></R>"),
        format!("<R><requestId>1</requestId><datas><bsnDO><x/><sn a='1'>{SN}</sn><x/></bsnDO></datas><datas/></R>"),
    ] {
        assert_eq!(one_number(&xml).number, SN, "{xml}");
    }
}

#[test]
fn bad_rows_of_xml() {
    for (xml, path, line, problem) in [
        ("<R><datas>\n<bsnDO/></datas></R>", "R.datas.bsnDO[0]", 2, Problem::Missing("sn")),
        ("<R><datas><bsnDO>\n<sn/></bsnDO></datas></R>", "R.datas.bsnDO[0].sn", 2, expected(Expected::Filled, "")),
        ("<R>\n<datas><x/></datas></R>", "R.datas[0]", 2, Problem::Missing("sn")),
        (
            "<R>\n<datas><sn>1</sn><status><b/></status></datas></R>",
            "R.datas[0].status",
            2,
            expected(Expected::StatusCode, "<b>"),
        ),
        ("<R>\n<datas>5</datas></R>", "R.datas[0]", 2, expected(Expected::Object, "5")),
        (
            "<R><datas><bsnDO><sn>1</sn>\n<Sn>1</Sn></bsnDO></datas></R>",
            "R.datas.bsnDO[0].Sn",
            2,
            Problem::DuplicateKey,
        ),
        (
            "<R><datas><sn>1</sn></datas>\n<datas><sn>1</sn></datas></R>",
            "R.datas[1].sn",
            2,
            Problem::DuplicateNumber("1".to_owned()),
        ),
    ] {
        assert_eq!(bad_row(xml), (path.to_owned(), line, problem), "{xml}");
    }
}

#[test]
fn broken_xml_names_its_line() {
    for (xml, line) in [
        ("<a>\n<b></a>", 2),
        ("<a>\n", 2),
        ("<a/>\n<b/>", 2),
        ("<a/>\ntext", 1),
        ("<a>\n&nbsp;</a>", 2),
        ("<a>\n&#0;</a>", 2),
        ("<a>\n& </a>", 2),
        ("<?xml version='1.0'?>", 1),
        ("<a>\n<b", 2),
        ("</a>", 1),
    ] {
        match exchange::read(xml) {
            Err(ReadError::BrokenXml(error)) => {
                assert_eq!((error.path.as_str(), error.line), ("", Some(line)), "{xml}")
            }
            other => panic!("{xml}: {other:?}"),
        }
    }
}

// ---- What is not read -----------------------------------------------------------------------------------------

#[test]
fn broken_json_names_its_line() {
    let missing_comma = BSN_GRANT.replace("210,", "210");
    for (text, line) in
        [("{\"a\": 1,\n", 2), ("{\"a\": 1}\n{\"a\": 2}", 2), ("[1,\n2,]", 2), (missing_comma.as_str(), 4)]
    {
        match exchange::read(text) {
            Err(ReadError::BrokenJson(error)) => {
                assert_eq!((error.path.as_str(), error.line), ("", Some(line)), "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn what_files_look_like() {
    let error = |code: &str, message: &str| NotReadable::ProviderError { code: code.into(), message: message.into() };
    let forbidden = error("Forbidden.RAM", "User not authorized.");
    for (text, wanted) in [
        ("", NotReadable::Empty),
        (" \r\n\t\u{feff}", NotReadable::OtherText),
        (" \r\n\t", NotReadable::Empty),
        ("\u{feff}", NotReadable::Empty),
        ("<!DOCTYPE html>\n<p>", NotReadable::Html),
        ("<HTML><body>", NotReadable::Html),
        ("<?xml version=\"1.0\"?><html xmlns='x'/>", NotReadable::Html),
        ("<head><title>", NotReadable::Html),
        ("InstanceId | Status\n---------- | ------\ni-1        | Running\n", NotReadable::CliTable),
        ("InstanceId\n----------\ni-1\n", NotReadable::CliTable),
        ("+-----+\n| a   |\n+-----+\n", NotReadable::CliTable),
        ("Num | InstanceId | Status", NotReadable::CliTable),
        ("Name,Status\ni-1,Running\n", NotReadable::Csv),
        ("\"Name\",\"Status\"\r\n\"i-1\",\"Running\"\r\n", NotReadable::Csv),
        ("实例\t状态\ni-1\t运行中", NotReadable::Csv),
        ("i-bp1example0001", NotReadable::OtherText),
        ("---\nInstances: []", NotReadable::OtherText),
        ("\0\0\0", NotReadable::OtherText),
        ("{}", NotReadable::OtherJson),
        ("[]", NotReadable::OtherJson),
        ("[{\"InstanceId\": \"i-1\"}]", NotReadable::OtherJson),
        ("12", NotReadable::OtherJson),
        ("\"Instances\"", NotReadable::OtherJson),
        ("{\"Instances\": null}", NotReadable::OtherJson),
        ("{\"Instances\": {\"KVStoreInstance\": []}}", NotReadable::OtherJson),
        ("{\"Code\": \"Success\", \"Message\": \"\", \"Data\": {}}", NotReadable::OtherJson),
        ("{\"Response\": {\"TotalCount\": 0, \"InstanceSet\": []}}", NotReadable::TencentInstances),
        ("{\"TotalCount\": 1, \"InstanceSet\": [{\"InstanceId\": \"ins-1\"}]}", NotReadable::TencentInstances),
        ("{\"servers\": []}", NotReadable::HuaweiServers),
        (
            "{\"Code\": \"Forbidden.RAM\", \"Message\": \"User not authorized.\", \"RequestId\": \"1\"}",
            forbidden.clone(),
        ),
        ("{\"code\": 403, \"message\": \"no\"}", error("403", "no")),
        ("<Error><Code>Forbidden.RAM</Code><Message>User not authorized.</Message></Error>", forbidden),
        ("<DescribeInstancesResponse/>", NotReadable::OtherXml { root: "DescribeInstancesResponse".to_owned() }),
        ("<R><Sn>1</Sn><AliUid>1</AliUid><GrantToAliuid>2</GrantToAliuid></R>", NotReadable::BsnGrant),
    ] {
        let found = refused(text);
        assert_eq!(found, wanted, "{text}");
        assert!(!found.to_string().is_empty());
    }
}

// ---- Bytes ----------------------------------------------------------------------------------------------------

fn utf16(text: &str, unit: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter().chain(text.encode_utf16()).flat_map(unit).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    for text in [ECS, BSN_XML] {
        let marked: Vec<u8> = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked,
            utf16(text, u16::to_le_bytes, true),
            utf16(text, u16::to_be_bytes, true),
            utf16(text, u16::to_le_bytes, false),
            utf16(text, u16::to_be_bytes, false),
        ] {
            assert_eq!(exchange::decode(&bytes).as_deref(), Ok(text));
        }
    }
    assert_eq!(exchange::decode(b"").as_deref(), Ok(""));
    assert_eq!(exchange::decode(&utf16("{\"𠮷\"", u16::to_le_bytes, true)).as_deref(), Ok("{\"𠮷\""));
}

#[test]
fn bytes_that_are_no_text_are_placed() {
    use Encoding::{Utf8, Utf16Be, Utf16Le};
    for (bytes, encoding, offset, line) in [
        (&b"\xFF"[..], Utf8, 0, 1),
        (b"{\n\n\"\xB1\xB8\"}", Utf8, 4, 3),
        (b"\xEF\xBB\xBF{\n\xC3(", Utf8, 5, 2),
        (b"PK\x03\x04\x14\x00\x08\x08\xF8", Utf8, 8, 1),
        (b"\xFF\xFE{\0\n\0\x00\xD8{\0", Utf16Le, 6, 2),
        (b"\xFE\xFF\0{\0\n\0", Utf16Be, 6, 2),
        (b"{\0\"\0\x34\xDC", Utf16Le, 4, 1),
    ] {
        assert_eq!(exchange::decode(bytes), Err(DecodeError { encoding, offset, line }), "{bytes:?}");
    }
}

// ---- Nothing panics -------------------------------------------------------------------------------------------

#[test]
fn depth_costs_no_stack() {
    const DEPTH: usize = 100_000;
    for (open, inner, close) in [("[", "", "]"), ("{\"a\":", "1", "}"), ("<a>", "", "</a>")] {
        let nested = format!("{}{inner}{}", open.repeat(DEPTH), close.repeat(DEPTH));
        assert!(matches!(refused(&nested), NotReadable::OtherJson | NotReadable::OtherXml { .. }));
        assert!(exchange::read(&open.repeat(DEPTH)).is_err());
        if open != "<a>" {
            let row = format!("{{\"InstanceId\": \"i-1\", \"Tags\": {nested}}}");
            assert_eq!(one_instance(&ecs(&row)).id, "i-1");
            assert_eq!(read(&ecs(&nested)).sheet.errors.len(), 1);
            assert_eq!(read(&bsn(&nested)).sheet.errors.len(), 1);
        }
    }
}

#[test]
fn many_bad_rows_take_linear_time() {
    let rows = vec!["1"; 100_000].join(",\n");
    for text in [ecs(&rows), swas(&rows), bsn(&rows)] {
        assert_eq!(read(&text).sheet.errors.len(), 100_000);
    }
}

fn survives(bytes: &[u8]) {
    match exchange::decode(bytes) {
        Err(error) => assert!(error.offset < bytes.len() && error.line > 0),
        Ok(text) => match exchange::read(&text) {
            Err(error) => assert!(!error.to_string().is_empty()),
            Ok(reading) => {
                let errors = reading.sheet.errors.iter();
                assert!(errors.clone().all(|error| error.line.is_some()), "{errors:?}");
                assert!(reading.warnings.iter().all(|warning| !warning.to_string().is_empty()));
            }
        },
    }
}

/// Pieces that hurt where they land.
const PIECES: [&str; 24] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\0",
    "\\",
    "\\ud800",
    "null",
    "1e999",
    "-0",
    "0.1",
    "\"\"",
    "<",
    ">",
    "&",
    "</",
    "<datas>",
    "备",
    "\u{feff}",
    "\n",
    "99999999999999999999999999999",
];

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        survives(text.as_bytes());
    }

    #[test]
    fn no_mix_of_pieces_panics(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        survives(pieces.concat().as_bytes());
    }

    #[test]
    fn no_mutated_sample_panics(
        sample in prop::sample::select(&SAMPLES[..]),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(&PIECES[..])), 1..6),
        wide in any::<bool>(),
    ) {
        let mut bytes = sample.as_bytes().to_vec();
        for (at, length, piece) in cuts {
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        if wide {
            bytes = utf16(&String::from_utf8_lossy(&bytes), u16::to_le_bytes, true);
        }
        survives(&bytes);
    }
}
