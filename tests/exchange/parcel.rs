//! What became of a file goes from one thread to another in parcels and is the same there.

use std::fmt::Write as _;

use beian_desk::exchange::parcel::{Opened, Outcome, pack};
use beian_desk::exchange::{self, Backup};
use proptest::prelude::*;

use super::desk::{at, full};

const SAMPLES: [&str; 12] = [
    include_str!("../samples/ecs_describe_instances.json"),
    include_str!("../samples/swas_list_instances.json"),
    include_str!("../samples/bss_query_available_instances.json"),
    include_str!("../samples/market_describe_instances.json"),
    include_str!("../samples/market_describe_order.json"),
    include_str!("../samples/bsn_get_by_resource.json"),
    include_str!("../samples/bsn_get_by_resource.flat_array.json"),
    include_str!("../samples/bsn_get_by_resource.string_items.json"),
    include_str!("../samples/bsn_get_by_resource.xml"),
    include_str!("../samples/bsn_product_bind.json"),
    include_str!("../samples/bsn_get_by_sn.json"),
    include_str!("../samples/bsn_grant_code.json"),
];

/// Files that are refused, warned about or full of bad rows, each in its own way.
const OTHERS: [&str; 24] = [
    "",
    "<html>",
    "a | b\n--|--\n",
    "a,b\n1,2\n",
    "a",
    "[]",
    "{",
    "<a>",
    "<a/>",
    "{\"servers\": []}",
    "{\"InstanceSet\": []}",
    "{\"Code\": \"403\", \"Message\": \"no\"}",
    "{\"schema\": \"beian-desk/2\"}",
    "{\"schema\": \"beian-desk/1\", \"account\": \"1370000000000210\"}",
    "{\"schema\": \"beian-desk/1\", \"numbers\": [{\"number\": \"SIM-1\", \"product\": \"ecs\", \"origin\": \"simulated\"}]}",
    "{\"schema\": \"beian-desk/1\", \"instances\": [{\"product\": \"ecs\"}, {\"id\": \"\", \"product\": \"x\"}, {\"id\": 1, \"id\": 2}, {\"a\": 1}]}",
    "id,product,expires_at\ni,ecs,never\ni,ecs,2026-07-01T12:00:00.123456789+08:00\ni,ecs,,x\n# c\n",
    "id,product\n\"i",
    "id,product\n\"i\"x",
    "number,备注\n1,a\n1,b\n",
    "实例ID,产品,公网IP,弹性公网IP,订单金额,公网带宽\ni-1,ECS,203.0.113.7 2001:db8::1,198.51.100.1,￥99.5,0.1\ni-2,轻量,无,,,\n",
    "{\"Instances\": [], \"TotalCount\": 3}",
    "{\"Instances\": {\"Instance\": []}, \"NextToken\": \"x\"}",
    "{\"Data\": {\"InstanceList\": [{\"InstanceID\": \"1\", \"ProductCode\": \"oss\"}]}}",
];

fn outcome(bytes: &[u8]) -> Outcome {
    exchange::decode(bytes).map(|text| exchange::read(&text))
}

fn opened(parcels: &[Vec<u8>]) -> Option<Outcome> {
    let mut opened = Opened::default();
    parcels.iter().all(|parcel| opened.take(parcel)).then(|| opened.finish())?
}

#[track_caller]
fn same(outcome: Outcome) {
    assert_eq!(opened(&pack(outcome.clone())), Some(outcome));
}

fn backup() -> Backup {
    Backup {
        made: at("2026-07-01T12:00+08:00"),
        account: "1370000000000210".parse().ok(),
        events: vec![],
        instances: vec![full()],
        accounts: vec!["1370000000000210".parse().unwrap()],
        settings: vec![("lang".to_owned(), "zh".to_owned())],
    }
}

#[test]
fn every_outcome_comes_out_as_it_went_in() {
    for text in SAMPLES.iter().chain(&OTHERS) {
        same(outcome(text.as_bytes()));
    }
    for bytes in [&b"\xFF"[..], b"\xFF\xFE{\0\n\0\x00\xD8{\0", b"\xFE\xFF\0{\0\n\0"] {
        assert!(outcome(bytes).is_err());
        same(outcome(bytes));
    }
    let read = outcome(backup().to_file().as_bytes());
    assert!(read.as_ref().is_ok_and(|read| read.as_ref().is_ok_and(|read| read.backup.is_some())));
    same(read);
}

#[test]
fn rows_come_a_thousand_at_a_time() {
    let mut csv = String::from("id,product\n");
    for row in 0..2_500 {
        let _ = writeln!(csv, "i-{row},{}", if row < 2_100 { "ecs" } else { "vps" });
    }
    let outcome = outcome(csv.as_bytes());
    // The head, 2,100 rows in three, 400 errors in one.
    let parcels = pack(outcome.clone());
    assert_eq!(parcels.len(), 5);
    assert_eq!(opened(&parcels), Some(outcome));

    assert_eq!(opened(&[]), None);
    assert_eq!(opened(&parcels[..4]), None, "one is missing");
    assert_eq!(opened(&parcels[1..]), None, "the head is missing");
    assert_eq!(opened(&[parcels.clone(), vec![parcels[4].clone()]].concat()), None, "one too many");
    assert_eq!(opened(&[parcels[0].clone(), parcels[0].clone()]), None, "two heads");
}

proptest! {
    #[test]
    fn bytes_that_are_no_parcel_are_refused_or_read_and_nothing_panics(
        sample in prop::sample::select(&SAMPLES[..]),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut parcels = pack(outcome(sample.as_bytes()));
        let length = parcels.len();
        let parcel = &mut parcels[at.index(length)];
        let place = at.index(parcel.len());
        if cut { parcel.truncate(place) } else { parcel[place] = byte };
        let opened = opened(&parcels);
        prop_assert!(!cut || opened.is_none());
    }
}
