//! Files with more in them than is read: refused at the first place beyond the limit, whatever stands behind it.

use std::fmt::Write as _;

use beian_desk::engine::{InputError, Problem};
use beian_desk::exchange::{self, Backup, Kind, MAX_ROWS, ReadError, Warning};
use beian_desk::i18n::{Lang, error::read_error};

use super::desk::{at, read};

/// A list with one row a line, the first of them on line 2.
fn list((before, after): (&str, &str), row: &str, rows: usize) -> String {
    format!("{before}\n{}{after}", vec![row; rows].join(",\n"))
}

#[track_caller]
fn refused(text: &str) -> (Kind, InputError) {
    match exchange::read(text) {
        Err(ReadError::Faulty { kind, error }) => (kind, error),
        Err(other) => panic!("{other}"),
        Ok(read) => panic!("{} rows", read.sheet.instances.len() + read.sheet.errors.len()),
    }
}

#[test]
fn a_hundred_thousand_rows_are_read_and_one_more_is_not() {
    assert_eq!(MAX_ROWS, 100_000);
    for (shape, row, kind, path) in [
        (("{\"schema\": \"beian-desk/1\", \"instances\": [", "]}"), "1", Kind::Facts, "instances"),
        (("{\"schema\": \"beian-desk/1\", \"numbers\": [", "]}"), "1", Kind::Facts, "numbers"),
        (("{\"Instances\": {\"Instance\": [", "]}}"), "{}", Kind::EcsInstances, "Instances.Instance"),
        (("{\"Instances\": [", "]}"), "{}", Kind::SwasInstances, "Instances"),
        (("{\"Data\": {\"InstanceList\": [", "]}}"), "{}", Kind::BssInstances, "Data.InstanceList"),
        (
            ("{\"InstanceItems\": {\"InstanceItem\": [", "]}}"),
            "{}",
            Kind::MarketInstances,
            "InstanceItems.InstanceItem",
        ),
        (
            ("{\"OrderId\": 1, \"ProductCode\": \"c\", \"InstanceIds\": {\"InstanceId\": [", "]}}"),
            "[]",
            Kind::MarketOrder,
            "InstanceIds.InstanceId",
        ),
        (("{\"datas\": {\"bsnDO\": [", "]}}"), "{}", Kind::BsnNumbers, "datas.bsnDO"),
        (("{\"datas\": [", "]}"), "{}", Kind::BsnNumbers, "datas"),
    ] {
        assert_eq!(read(&list(shape, row, 100_000)).sheet.errors.len(), 100_000, "{path}");
        // One more is on line 100,002. What stands behind it is not looked at: no bracket closes.
        let (found, error) = refused(&list(shape, row, 100_001));
        let wanted =
            InputError { path: format!("{path}[100000]"), line: Some(100_002), problem: Problem::TooMany(100_000) };
        assert_eq!((found, error), (kind, wanted));
    }
}

#[test]
fn a_table_of_a_million_rows_is_refused_where_it_gets_too_long() {
    // Of twenty lines two are comments, five are bad and thirteen are right: eighteen rows.
    let table = |lines: usize| {
        let mut csv = String::from("id,product,owner,name\n");
        for line in 0..lines {
            let _ = match line % 20 {
                0 | 10 => writeln!(csv, "# {line}"),
                4 | 8 | 12 | 16 | 18 => writeln!(csv, "{line},vps"),
                _ => writeln!(csv, "i-{line},ecs,1370000000000210,<b>"),
            };
        }
        csv
    };
    // 5,555 times twenty lines have 99,990 rows; ten more stand on eleven lines, one of which is a comment; the first
    // is one too. So the next row is the thirteenth line behind them, and there is a header before all.
    let (kind, error) = refused(&table(1_000_000));
    let wanted =
        InputError { path: "rows[100000]".to_owned(), line: Some(111_114), problem: Problem::TooMany(100_000) };
    assert_eq!((kind, error), (Kind::CsvInstances, wanted));

    let sheet = read(&table(111_112)).sheet;
    assert_eq!(sheet.instances.len() + sheet.errors.len(), 100_000);
    assert_eq!(sheet.errors.len(), 5_555 * 5 + 2, "of the last ten two are bad");
    let last = sheet.instances.last().unwrap();
    assert_eq!((last.fact.id.as_str(), last.line), ("i-111111", 111_113));
}

#[test]
fn xml_has_as_many_rows() {
    let xml = |rows: usize| format!("<R><datas>{}</datas></R>", "\n<bsnDO/>".repeat(rows));
    assert_eq!(read(&xml(100_000)).sheet.errors.len(), 100_000);
    let (_, error) = refused(&xml(100_001));
    assert_eq!((error.path.as_str(), error.line), ("R.datas.bsnDO[100000]", Some(100_002)));
    // Elements that are no rows of ours are counted too: 16 for each row.
    let Err(ReadError::BrokenXml(error)) = exchange::read(&format!("<R>{}", "\n<a/>".repeat(1_600_001))) else {
        panic!()
    };
    assert_eq!((error.line, error.problem), (Some(1_600_001), Problem::TooMany(1_600_000)));
}

#[test]
fn a_row_of_a_table_has_an_end() {
    let table = |cells: usize| format!("id,product\ni-1,ecs{}\n", ",".repeat(cells - 2));
    assert_eq!(read(&table(1_000)).sheet.instances.len(), 1);
    let Err(ReadError::BrokenCsv(error)) = exchange::read(&table(1_001)) else { panic!() };
    assert_eq!((error.line, error.problem), (Some(2), Problem::TooMany(1_000)));
}

#[test]
fn lists_inside_a_row_and_objects_have_an_end() {
    let ips = |count: usize| {
        let ips = vec!["0"; count].join(",");
        format!(
            "{{\"schema\": \"beian-desk/1\", \"instances\": [{{\"id\": \"i\", \"product\": \"ecs\", \"public_ips\": [{ips}]}}]}}"
        )
    };
    let problem = |text: &str| read(text).sheet.errors.remove(0).problem;
    assert!(matches!(problem(&ips(1_000_000)), Problem::Expected { .. }));
    assert_eq!(problem(&ips(1_000_001)), Problem::TooMany(1_000_000));
    let members = vec!["\"a\":0"; 1_000_001].join(",");
    assert!(matches!(exchange::read(&format!("{{{members}}}")), Err(ReadError::BrokenJson(_))));
}

#[test]
fn bills_pass_other_products_over_up_to_the_limit() {
    let bill =
        list(("{\"Data\": {\"InstanceList\": [", "]}}"), "{\"InstanceID\": \"i\", \"ProductCode\": \"rds\"}", 100_000);
    let [Warning::OtherProducts { rows, products }] = &read(&bill).warnings[..] else { panic!() };
    assert_eq!((*rows, products.as_slice()), (100_000, [("rds".to_owned(), 100_000)].as_slice()));
}

#[test]
fn the_same_id_in_every_row_is_an_error_in_each_but_the_first() {
    let sheet = read(&list(("{\"Instances\": [", "]}"), "{\"InstanceId\": \"a\"}", 100_000)).sheet;
    assert_eq!((sheet.instances.len(), sheet.errors.len()), (1, 99_999));
}

#[test]
fn what_a_desk_holds_comes_back_from_its_backup() {
    let settings = (0..100_001).map(|key| (key.to_string(), String::new())).collect();
    let made = at("2026-07-01T12:00+08:00");
    let backup = Backup { made, account: None, events: vec![], instances: vec![], accounts: vec![], settings };
    assert_eq!(read(&backup.to_file()).backup.as_deref(), Some(&backup));
}

#[test]
fn the_lines_of_a_long_text_are_right() {
    // Rows of 1 to 600 bytes, so that blocks of whatever length end anywhere in them.
    let rows: Vec<String> = (1..600).map(|length| format!("\"{}\"", "x".repeat(length))).collect();
    let text = format!("{{\"Instances\": [\n{}\n]}}", rows.join(",\n"));
    let errors = read(&text).sheet.errors;
    let lines: Vec<u32> = errors.iter().filter_map(|error| error.line).collect();
    assert_eq!(lines, (2..601).collect::<Vec<u32>>());
}

#[test]
fn it_is_said_what_to_do() {
    let error = exchange::read(&list(("{\"Instances\": [", "]}"), "1", 100_001)).unwrap_err();
    assert_eq!(
        read_error(Lang::En, &error),
        "This file is too large: Instances[100000], line 100002: more than 100000 here: split the file. Nothing was \
         imported."
    );
    assert_eq!(
        read_error(Lang::Zh, &error),
        "这个文件太大了：Instances[100000]，第 100002 行：这里超过了 100000 项，请把文件分成几份。什么都没有导入。"
    );
}
