//! Our tables as CSV: what cells say, what is wrong with them and where.

use beian_desk::engine::{Billing, Expected, Instance, Number, Origin, Problem, Product, Region, Status};
use beian_desk::exchange::{self, Headers, Kind, NotReadable, ReadError, Warning};
use beian_desk::i18n::{Lang, verdict};

use super::desk::{account, at, bad_row, faulty, full, instances, read};

fn wanted(expected: Expected, found: &str) -> Problem {
    Problem::Expected { expected, found: found.to_owned() }
}

#[test]
fn both_languages_say_the_same() {
    let chinese = "\u{feff}实例ID,产品,名称,地域,所属账号,付费方式,购买时间,到期时间,购买月数,首次购买月数,订单金额,\
        公网带宽,公网IP,弹性公网IP,状态\r\ni-bp1,ECS,主站,CN-Hangzhou,1370000000000210,包年包月,2026-02-10 11:15,\
        2027/2/11,12,6,99.5,2.5,203.0.113.7 2001:db8::1,198.51.100.9,Running\r\n";
    let english = "status;eip;public_ips;public_bandwidth_mbps;order_amount;first_term_months;term_months;expires_at;\
        purchased_at;billing;owner;region;name;product;id\nRunning;198.51.100.9;203.0.113.7, 2001:db8::1;2.50;¥99.50;6;\
        12;2027-02-10T16:00Z;2026-02-10T03:15:00Z;subscription;1370000000000210;cn-hangzhou;主站;ecs;i-bp1";
    for text in [chinese, english, &english.replace(';', "\t"), &["sep=;\n", english].concat()] {
        let reading = read(text);
        assert_eq!((reading.kind, reading.warnings), (Kind::CsvInstances, vec![]));
        assert_eq!(instances(text), [full()], "{text}");
    }
}

#[test]
fn headers_are_found_however_they_are_spelled() {
    for header in ["id", "ID", " Id ", "实例 ID", "实例id（必填）", "Instance ID", "instance_id", "\"实例ID\""]
    {
        assert_eq!(instances(&format!("{header},Product\ni-1,ecs"))[0].id, "i-1", "{header}");
    }
    for header in ["Public bandwidth mbps", "公网带宽（Mbps）", "带宽 (Mbit/s)", "PUBLIC_BANDWIDTH_MBPS"] {
        let text = format!("id,product,{header}\ni-1,ecs,5");
        assert_eq!(instances(&text)[0].public_bandwidth_mbps, Some(5.0), "{header}");
    }
}

#[test]
fn an_unknown_header_is_named() {
    for (text, path, line, problem) in [
        ("id,product,colour\ni-1,ecs,red", "colour", 1, Problem::UnknownField),
        ("\n\n实例ID,产品,颜色\ni-1,ecs,red", "颜色", 3, Problem::UnknownField),
        ("id,product,id\n", "id", 1, Problem::DuplicateKey),
        ("id,product,region,地域\n", "地域", 1, Problem::DuplicateKey),
        ("id,name\ni-1,a", "", 1, Problem::Missing("product")),
        ("实例ID,名称\ni-1,a", "", 1, Problem::Missing("产品")),
        // What belongs to the other table is unknown here.
        ("id,product,note\n", "note", 1, Problem::UnknownField),
    ] {
        assert_eq!(faulty(text), (Kind::CsvInstances, path.to_owned(), line, problem), "{text}");
    }
    assert_eq!(faulty("number,id\n"), (Kind::CsvNumbers, "id".to_owned(), 1, Problem::UnknownField));
}

#[test]
fn a_table_of_something_else_is_refused_as_csv() {
    for text in ["name,colour\na,red\n", "姓名\t电话\n张\t1\n", "sep=;\na;b\n", "# id,product\nname,colour\n"] {
        let csv = ReadError::NotReadable(NotReadable::Csv);
        assert_eq!(exchange::read(text).unwrap_err(), csv, "{text}");
    }
}

#[test]
fn an_empty_cell_is_unknown() {
    let bare = Instance::new("i-1", Product::Swas);
    let header = "id,product,name,region,owner,billing,purchased_at,expires_at,term_months,first_term_months,\
        order_amount,public_bandwidth_mbps,public_ips,eip,status";
    for row in
        ["i-1,swas", "i-1,swas,,,,,,,,,,,,,", "i-1, swas ,  ,\" \",,,,,,,,,,,\t", "\"i-1\",swas,,,,,,,,,,,,,,,,,"]
    {
        assert_eq!(instances(&format!("{header}\n{row}\n,,,\n\n")), std::slice::from_ref(&bare), "{row}");
    }
}

#[test]
fn words_for_codes() {
    let product = |word: &str| instances(&format!("id,product\ni,\"{word}\""))[0].product;
    for known in Product::ALL {
        for word in [known.code(), &known.code().to_uppercase(), &known.code().replace('_', " ")] {
            assert_eq!(product(word), *known, "{word}");
        }
        // Every name that the interface shows is understood.
        for lang in Lang::ALL {
            assert_eq!(product(verdict::product(*lang, *known)), *known);
            assert_eq!(product(verdict::product_short(*lang, *known)), *known);
        }
    }
    let billing = |word: &str| instances(&format!("id,product,billing\ni,ecs,{word}"))[0].billing;
    for (word, known) in [
        ("包年包月", Billing::Subscription),
        ("预付费", Billing::Subscription),
        ("prepaid", Billing::Subscription),
        ("按量付费", Billing::PayAsYouGo),
        ("PostPaid", Billing::PayAsYouGo),
        ("Pay-as-you-go", Billing::PayAsYouGo),
    ] {
        assert_eq!(billing(word), Some(known), "{word}");
    }
    let number = |row: &str| read(&format!("number,status,origin\n{row}")).sheet.numbers[0].fact.clone();
    for lang in Lang::ALL {
        for known in Status::ALL {
            assert_eq!(number(&format!("1,{},", verdict::status(*lang, *known))).status, Some(*known));
        }
        for known in Origin::ALL {
            assert_eq!(number(&format!("1,,{}", verdict::origin(*lang, *known))).origin, Some(*known));
        }
        for known in Billing::ALL {
            assert_eq!(billing(verdict::billing(*lang, *known)), Some(*known));
        }
    }
}

#[test]
fn dates_without_a_zone_are_china_time() {
    let date = |cell: &str| {
        let sheet = read(&format!("id,product,expires_at\ni,ecs,\"{cell}\"")).sheet;
        sheet.instances.first().and_then(|row| row.fact.expires_at).map(|moment| moment.to_string())
    };
    for (cell, moment) in [
        ("2026-07-01", "2026-07-01T00:00:00+08:00"),
        ("2026/7/1", "2026-07-01T00:00:00+08:00"),
        ("2026.7.1 9:05", "2026-07-01T09:05:00+08:00"),
        ("2026年7月1日", "2026-07-01T00:00:00+08:00"),
        ("2026年7月1日 23:59:58", "2026-07-01T23:59:58+08:00"),
        ("2026-07-01T12:30", "2026-07-01T12:30:00+08:00"),
        (" 2026-06-30T16:00Z ", "2026-07-01T00:00:00+08:00"),
        ("2026-06-30T16:00:00.250Z", "2026-07-01T00:00:00.250+08:00"),
    ] {
        assert_eq!(date(cell).as_deref(), Some(moment), "{cell}");
    }
    for cell in [
        "2026-02-29",
        "7/1/2026",
        "26-7-1",
        "2026-7",
        "2026-7-1-1",
        "2026-07-01 24:00",
        "2026-07-01 1:2:3:4",
        "45839",
        "明天",
        "2026-07-01 12:00 12:00",
        "2026-07-01 12",
        "1969-12-31",
        "3001-01-01",
        "+2026-07-01",
        "2026--1-01",
        "70000-01-01",
    ] {
        assert_eq!(date(cell), None, "{cell}");
    }
}

#[test]
fn addresses_and_none_of_them() {
    let ips = |cell: &str| instances(&format!("id,product,public_ips\ni,ecs,\"{cell}\""))[0].public_ips.clone();
    let list = |texts: &[&str]| Some(texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<_>>());
    for none in ["无", "none", "None", " 无 "] {
        assert_eq!(ips(none), Some(vec![]), "{none}");
    }
    for two in
        ["203.0.113.7 2001:db8::1", "203.0.113.7;2001:db8::1", "203.0.113.7、2001:db8::1", "203.0.113.7\n2001:db8::1"]
    {
        assert_eq!(ips(two), list(&["203.0.113.7", "2001:db8::1"]), "{two}");
    }
    assert_eq!(ips(""), None);
}

#[test]
fn bad_cells_are_placed() {
    for (header, cell, problem) in [
        ("product", "vps", wanted(Expected::Product, "vps")),
        ("owner", "1.37E+15", wanted(Expected::AccountCell, "1.37E+15")),
        ("billing", "free", wanted(Expected::Billing, "free")),
        ("purchased_at", "tomorrow", wanted(Expected::Date, "tomorrow")),
        ("expires_at", "2026-13-01", wanted(Expected::Date, "2026-13-01")),
        ("term_months", "1201", wanted(Expected::Months, "1201")),
        ("term_months", "1.5", wanted(Expected::Months, "1.5")),
        ("first_term_months", "-1", wanted(Expected::Months, "-1")),
        ("order_amount", "99.005", wanted(Expected::Yuan, "99.005")),
        ("public_bandwidth_mbps", "5M", wanted(Expected::Bandwidth, "5M")),
        ("public_bandwidth_mbps", "-5", wanted(Expected::Bandwidth, "-5")),
        ("public_ips", "1.2.3", wanted(Expected::Address, "1.2.3")),
        ("public_ips", ";", wanted(Expected::Address, ";")),
        ("eip", "none", wanted(Expected::Address, "none")),
    ] {
        let product = if header == "product" { "name" } else { "product" };
        let fill = if header == "product" { "a" } else { "ecs" };
        let text = format!(
            "id,{header},{product}\ni-0,{},{fill}\n\ni-1,{cell},{fill}\n",
            if header == "product" { "ecs" } else { "" }
        );
        let reading = read(&text);
        assert_eq!(reading.sheet.instances.len(), 1, "{text}");
        assert_eq!(bad_row(&text), (format!("rows[1].{header}"), 4, problem), "{text}");
    }
    assert_eq!(bad_row("实例ID,产品,到期时间\ni,ECS,明天").0, "rows[0].到期时间");
}

#[test]
fn bad_rows_are_named_and_the_good_ones_kept() {
    let text = "id,product,purchased_at,expires_at\n\
        i-1,ecs,2026-07-02,2026-07-01\n,ecs\ni-2,\n\"i\n-3\",ecs\ni-3,ecs,,,,odd\ni-4,ecs,,,,\ni-4,swas\n# i-5,ecs\n";
    let reading = read(text);
    let ids: Vec<_> =
        reading.sheet.instances.iter().map(|row| (row.fact.id.as_str(), row.path.as_str(), row.line)).collect();
    assert_eq!(ids, [("i\n-3", "rows[3]", 5), ("i-4", "rows[5]", 8)]);
    let errors: Vec<_> =
        reading.sheet.errors.into_iter().map(|error| (error.path, error.line.unwrap(), error.problem)).collect();
    assert_eq!(
        errors,
        [
            ("rows[0].expires_at".to_owned(), 2, Problem::ExpiryBeforePurchase),
            ("rows[1]".to_owned(), 3, Problem::Missing("id")),
            ("rows[2]".to_owned(), 4, Problem::Missing("product")),
            ("rows[4]".to_owned(), 7, Problem::NoHeader("odd".to_owned())),
            ("rows[6].id".to_owned(), 9, Problem::DuplicateInstance("i-4".to_owned())),
        ]
    );
    assert_eq!(reading.warnings, [Warning::Comments { rows: 1 }]);
}

#[test]
fn quotation_marks() {
    let names = |text: &str| instances(text).into_iter().map(|i| i.name.unwrap_or_default()).collect::<Vec<_>>();
    let text =
        "id,product,name\r\n1,ecs,\"a,\"\"b\"\"\r\nc\"\r\n2,ecs,  \"  d \" \r3,ecs,e\"f\"\n4,ecs,\"\"\n5,ecs,\"\"\"\"";
    assert_eq!(names(text), ["a,\"b\"\r\nc", "  d ", "e\"f\"", "", "\""]);
    let lines: Vec<u32> = read(text).sheet.instances.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 4, 5, 6, 7]);
    for (text, line, problem) in [
        ("id,product\n1,ecs\n\"2,ecs\n3,ecs\n", 3, Problem::OpenQuote),
        ("id,product\n1,\"e\ncs", 2, Problem::OpenQuote),
        ("id,product\n\"1\"x,ecs", 2, Problem::AfterQuote),
        ("id,product\n\"1\n\"\"\nx\"x,ecs", 2, Problem::AfterQuote),
    ] {
        match exchange::read(text) {
            Err(ReadError::BrokenCsv(error)) => {
                assert_eq!((error.line, error.problem), (Some(line), problem), "{text}")
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_marks_text_for_a_spreadsheet_is_taken_off() {
    let owner = |cell: &str| instances(&format!("id,product,owner,name\ni,ecs,{cell},x"))[0].owner.clone();
    for cell in ["1370000000000210", "'1370000000000210", "=\"1370000000000210\"", "\"=\"\"1370000000000210\"\"\""] {
        assert_eq!(owner(cell), account("1370000000000210"), "{cell}");
    }
    let name = |cell: &str| instances(&format!("id,product,name\ni,ecs,{cell}"))[0].name.clone().unwrap();
    for (cell, read) in
        [("'=1+1", "=1+1"), ("''=1", "'=1"), ("'tis", "'tis"), ("'", "'"), ("=1+1", "=1+1"), ("'12", "'12")]
    {
        assert_eq!(name(cell), read, "{cell}");
    }
}

#[test]
fn numbers() {
    let text = "备案服务号,产品,实例ID,所属账号,状态,来源,替换的预留,网站域名,ICP备案号,备注\n\
        4F9F0D9C-0000-4000-8000-000000000001,ECS,i-1,1370000000000210,已备案,服务商发放,SIM-1,例子.cn,粤ICP备00000000号-1,=x\n\
        SIM-1,ECS,i-1,,,模拟预留,,,,\n4f9f0d9c-0000-4000-8000-000000000001\n";
    let reading = read(text);
    assert_eq!((reading.kind, reading.warnings), (Kind::CsvNumbers, vec![]));
    let real = Number {
        product: Some(Product::Ecs),
        instance: Some("i-1".to_owned()),
        account: account("1370000000000210"),
        status: Some(Status::Filed),
        origin: Some(Origin::Recorded),
        replaces: Some("SIM-1".to_owned()),
        domain: Some("例子.cn".to_owned()),
        icp_number: Some("粤ICP备00000000号-1".to_owned()),
        note: Some("=x".to_owned()),
        ..Number::new("4F9F0D9C-0000-4000-8000-000000000001")
    };
    let reserved = Number {
        product: Some(Product::Ecs),
        instance: Some("i-1".to_owned()),
        origin: Some(Origin::Simulated),
        ..Number::new("SIM-1")
    };
    let facts: Vec<_> = reading.sheet.numbers.iter().map(|row| row.fact.clone()).collect();
    assert_eq!(facts, [real.clone(), reserved.clone()]);
    let twice = Problem::DuplicateNumber("4f9f0d9c-0000-4000-8000-000000000001".to_owned());
    assert_eq!(bad_row(text), ("rows[2].备案服务号".to_owned(), 4, twice));
    assert_eq!(bad_row("number,note\n,x"), ("rows[0]".to_owned(), 2, Problem::Missing("number")));
    assert_eq!(bad_row("number,status\n1,9").2, wanted(Expected::Status, "9"));
    let odd = Warning::UnusualNumber { number: "7".to_owned(), path: "rows[0]".to_owned(), line: 2 };
    assert_eq!(read("number,note\n7,").warnings, [odd]);

    for headers in [Headers::Chinese, Headers::English] {
        let table = exchange::numbers_csv(headers, &[real.clone(), reserved.clone()]);
        let facts: Vec<_> = read(&table).sheet.numbers.into_iter().map(|row| row.fact).collect();
        assert_eq!(facts, [real.clone(), reserved.clone()], "{table}");
    }
}

#[test]
fn what_is_written_is_read_again() {
    let mut odd = full();
    odd.id = "1370000000000210".to_owned();
    odd.name = Some(" =HYPERLINK(\"x\")\r\n".to_owned());
    odd.region = Region::new("cn-x,\"y\"");
    odd.purchased_at = Some(at("2026-02-10T11:15:07.000000001+08:00"));
    odd.public_ips = Some(vec![]);
    odd.public_bandwidth_mbps = Some(0.1 + 0.2);
    odd.status = Some("'=a".to_owned());
    let all = [full(), odd, Instance::new("#1", Product::OtherProvider)];
    for headers in [Headers::Chinese, Headers::English] {
        assert_eq!(instances(&exchange::instances_csv(headers, &all)), all);
    }
}
