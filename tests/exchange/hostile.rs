//! Inputs that mean harm: a clear error or a right import, never a panic, in time that grows with the input.

use beian_desk::engine::{Expected, Problem, Product};
use beian_desk::exchange::{self, Backup, Kind, ReadError};
use beian_desk::ledger::codec;
use proptest::prelude::*;

use super::desk::{account, at, instances, read};

/// The shapes that are read, each with a place for one row.
fn shapes() -> [(&'static str, &'static str); 9] {
    [
        ("{\"schema\": \"beian-desk/1\", \"instances\": [", "]}"),
        ("{\"schema\": \"beian-desk/1\", \"numbers\": [", "]}"),
        ("{\"Instances\": {\"Instance\": [", "]}}"),
        ("{\"Instances\": [", "]}"),
        ("{\"Data\": {\"InstanceList\": [", "]}}"),
        ("{\"InstanceItems\": {\"InstanceItem\": [", "]}}"),
        ("{\"OrderId\": 1, \"ProductCode\": \"c\", \"InstanceIds\": {\"InstanceId\": [", "]}}"),
        ("{\"datas\": {\"bsnDO\": [", "]}}"),
        ("{\"datas\": [", "]}"),
    ]
}

#[test]
fn nesting_costs_no_stack() {
    // A page's stack is 1 MB, and a thread that has only 256 KB is stricter still.
    let work = || {
        for depth in [1_000, 20_000] {
            for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"InstanceId\":", "}]")] {
                let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
                for (before, after) in shapes() {
                    let text = format!("{before}{nested}{after}");
                    assert_eq!(read(&text).sheet.errors.len(), 1, "{before}");
                    assert!(exchange::read(&format!("{before}{}", open.repeat(depth))).is_err());
                }
                let made = format!("{{\"schema\": \"beian-desk-backup/1\", \"crc32\": \"0\", \"about\": {nested}}}");
                assert!(matches!(exchange::read(&made), Err(ReadError::Faulty { kind: Kind::Backup, .. })));
                assert!(codec::decode(&format!("1 {} {nested}", codec::seal(["x"]))).is_err());
            }
            let xml = format!("<datas>{}</datas>", "<a>".repeat(depth) + &"</a>".repeat(depth));
            assert!(exchange::read(&format!("<R>{xml}</R>")).is_ok_and(|read| read.sheet.errors.len() == 1));
            let quotes = format!("id,product\n{}", "\"".repeat(depth));
            assert!(exchange::read(&quotes).is_err() || read(&quotes).sheet.errors.len() == 1);
        }
    };
    std::thread::Builder::new().stack_size(256 * 1024).spawn(work).unwrap().join().unwrap();
}

/// Texts that hurt where they are shown, stored or compared.
const TEXTS: [&str; 12] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\u{202e}gpj.exe",
    "\u{200f}\u{2066}a\u{2069}",
    "a\u{0}b",
    "\u{feff}x",
    "\u{1f468}\u{200d}\u{1f469}",
    "e\u{301}",
    "{0}",
    "`|*_[x](y)",
    "'; DROP TABLE--",
    "\u{ffff}",
];

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn odd_texts_stay_as_they_are_in_every_field() {
    for text in TEXTS {
        let q = quoted(text);
        for json in [
            format!(
                "{{\"schema\": \"beian-desk/1\", \"instances\": [{{\"id\": {q}, \"product\": \"ecs\", \"name\": {q}, \"region\": {q}, \"status\": {q}}}]}}"
            ),
            format!(
                "{{\"Instances\": {{\"Instance\": [{{\"InstanceId\": {q}, \"InstanceName\": {q}, \"RegionId\": {q}, \"Status\": {q}}}]}}}}"
            ),
            format!("id,product,name,region,status\n\"{text}\",ecs,\"{text}\",\"{text}\",\"{text}\"\n"),
        ] {
            let fact = &instances(&json)[0];
            assert_eq!(
                (fact.id.as_str(), fact.name.as_deref(), fact.status.as_deref()),
                (text, Some(text), Some(text))
            );
            assert_eq!(
                fact.region.as_ref().map(|region| region.as_str()),
                Some(text.trim().to_ascii_lowercase().as_str())
            );
        }
        let bill = format!(
            "{{\"Data\": {{\"InstanceList\": [{{\"InstanceID\": {q}, \"ProductCode\": \"ecs\", \"Region\": {q}, \"Status\": {q}}}]}}}}"
        );
        assert_eq!(instances(&bill)[0].id, text);
        let items = format!("{{\"InstanceItems\": [{{\"InstanceId\": {q}, \"ProductName\": {q}}}]}}");
        assert_eq!(instances(&items)[0].name.as_deref(), Some(text));
        let numbers = format!("{{\"datas\": [{{\"sn\": {q}, \"resourceId\": {q}, \"beianNum\": {q}}}]}}");
        let fact = &read(&numbers).sheet.numbers[0].fact;
        assert_eq!(
            [Some(fact.number.as_str()), fact.instance.as_deref(), fact.icp_number.as_deref()],
            [Some(text.trim()); 3]
        );
        // In a message it is cut and calm.
        let bad = read(&format!("id,product\ni,\"{text}\"")).sheet.errors.remove(0).to_string();
        assert!(!bad.contains('\u{0}'), "{bad}");
    }
}

#[test]
fn lone_surrogates_are_refused_where_they_are_read() {
    for escape in ["\\ud800", "\\udfff", "\\ud800\\u0041", "a\\udc00"] {
        for (before, row, after) in [
            ("{\"Instances\": {\"Instance\": [\n", format!("{{\"InstanceId\": \"{escape}\"}}"), "]}}"),
            (
                "{\"Data\": {\"InstanceList\": [\n",
                format!("{{\"InstanceID\": \"{escape}\", \"ProductCode\": \"ecs\"}}"),
                "]}}",
            ),
            ("{\"InstanceItems\": [\n", format!("{{\"InstanceId\": \"{escape}\"}}"), "]}"),
            (
                "{\"schema\": \"beian-desk/1\", \"instances\": [\n",
                format!("{{\"id\": \"{escape}\", \"product\": \"ecs\"}}"),
                "]}",
            ),
            ("{\"datas\": [\n", format!("{{\"sn\": \"{escape}\"}}"), "]}"),
            ("{\"OrderId\": 1, \"ProductCode\": \"c\", \"InstanceIds\": [\n", format!("\"{escape}\""), "]}"),
        ] {
            let sheet = read(&format!("{before}{row}{after}")).sheet;
            assert_eq!((sheet.instances.len() + sheet.numbers.len(), sheet.errors.len()), (0, 1), "{row}");
            assert!(matches!(&sheet.errors[0].problem, Problem::Syntax(_)), "{:?}", sheet.errors);
            assert_eq!(sheet.errors[0].line, Some(2));
        }
    }
}

#[test]
fn ids_are_never_numbers() {
    let digits = "1370000000000211";
    let longer = "98765432109876543210987654321";
    for id in [digits, longer] {
        let bill = format!(
            "{{\"Data\": {{\"InstanceList\": [{{\"InstanceID\": \"{id}\", \"ProductCode\": \"ecs\", \"OwnerId\": {id}}}]}}}}"
        );
        let table = format!("id,product,owner\n{id},ecs,{id}");
        for text in [bill, table] {
            let fact = &instances(&text)[0];
            assert_eq!((fact.id.as_str(), &fact.owner), (id, &account(id)));
        }
        let order = format!("{{\"OrderId\": {id}, \"ProductCode\": \"c\", \"AliUid\": {id}, \"InstanceIds\": [{id}]}}");
        let fact = &instances(&order)[0];
        assert_eq!((fact.id.as_str(), &fact.owner, fact.product), (id, &account(id), Product::SiteMarket));
    }
}

#[test]
fn a_key_that_stands_twice_is_an_error_with_its_line() {
    for (text, path) in [
        (
            "{\"Data\": {\"InstanceList\": [{\"ProductCode\": \"ecs\", \"InstanceID\": \"a\",\n\"InstanceID\": \"b\"}]}}",
            "Data.InstanceList[0].InstanceID",
        ),
        ("{\"InstanceItems\": [{\"InstanceId\": 1,\n\"InstanceId\": 2}]}", "InstanceItems[0].InstanceId"),
        ("{\"Instances\": [{\"InstanceId\": \"1\",\n\"InstanceId\": \"1\"}]}", "Instances[0].InstanceId"),
        ("{\"datas\": [{\"sn\": \"1\",\n\"SN\": \"1\"}]}", "datas[0].SN"),
    ] {
        let sheet = read(text).sheet;
        assert_eq!(sheet.errors.len(), 1, "{text}");
        let error = &sheet.errors[0];
        assert_eq!((error.path.as_str(), error.line, &error.problem), (path, Some(2), &Problem::DuplicateKey));
    }
    for text in [
        "{\"Data\": {\"InstanceList\": [],\n\"InstanceList\": []}}",
        "{\"InstanceItems\": [],\n\"InstanceItems\": []}",
        "{\"OrderId\": 1, \"ProductCode\": \"c\",\n\"OrderId\": 2}",
        "{\"schema\": \"beian-desk-backup/1\",\n\"schema\": \"beian-desk-backup/1\"}",
    ] {
        let Err(ReadError::Faulty { error, .. }) = exchange::read(text) else { panic!("{text}") };
        assert_eq!((error.line, error.problem), (Some(2), Problem::DuplicateKey), "{text}");
    }
}

#[test]
fn a_long_value_is_cut_in_its_message() {
    let long = "x".repeat(1_000_000);
    let text = format!("id,product\ni,{long}");
    let errors = read(&text).sheet.errors;
    let Problem::Expected { expected: Expected::Product, found } = &errors[0].problem else { panic!() };
    assert_eq!(found.chars().count(), 61);
    assert!(exchange::read(&format!("id,product,{long}\n")).unwrap_err().to_string().len() < 200);
}

fn survives(bytes: &[u8]) {
    let fallback = |bytes: &[u8]| Some(String::from_utf8_lossy(bytes).into_owned());
    for text in [exchange::decode(bytes), exchange::decode_with(bytes, fallback)].into_iter().flatten() {
        match exchange::read(&text) {
            Err(error) => assert!(!error.to_string().is_empty()),
            Ok(reading) => {
                assert!(reading.sheet.errors.iter().all(|error| error.line.is_some()));
                // A backup that was read is written the same: nothing of it was lost.
                if let Some(backup) = &reading.backup {
                    let again = exchange::read(&backup.to_file()).unwrap().backup;
                    assert_eq!(again.as_ref(), Some(backup));
                }
            }
        }
    }
}

const SEEDS: [&str; 4] = [
    include_str!("../samples/bss_query_available_instances.json"),
    include_str!("../samples/market_describe_instances.json"),
    include_str!("../samples/market_describe_order.json"),
    "sep=;\r\nid;product;name;expires_at;public_ips\r\n\"i;\"\"1\";ecs;'=x;2026/7/1 9:05;无\r\n# a\r\n",
];

const PIECES: [&str; 20] = [
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n",
    ",",
    ";",
    "\t",
    "'",
    "=",
    "#",
    "\0",
    "\\ud800",
    "{",
    "[",
    "1e999",
    "null",
    "备",
    "\u{feff}",
    "9223372036854775808",
];

fn small_backup() -> String {
    let accounts = vec!["1370000000000210".parse().unwrap()];
    let settings = vec![("lang".to_owned(), "zh".to_owned())];
    let (events, instances) = (vec![], vec![super::desk::full()]);
    Backup { made: at("2026-07-01T12:00+08:00"), account: None, events, instances, accounts, settings }.to_file()
}

proptest! {
    #[test]
    fn no_mutated_seed_panics(
        seed in 0..=SEEDS.len(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(&PIECES[..])), 1..6),
    ) {
        let mut bytes = SEEDS.get(seed).map_or_else(small_backup, |seed| (*seed).to_owned()).into_bytes();
        for (at, length, piece) in cuts {
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        survives(&bytes);
    }

    #[test]
    fn no_table_of_pieces_panics(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        survives(["id,product,name\n", &pieces.concat()].concat().as_bytes());
        survives(["number;备注\n", &pieces.concat()].concat().as_bytes());
    }
}
