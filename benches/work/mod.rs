//! Fixed pieces of work for the benches and for the count of instructions: the same on every run and every machine.

use beian_desk::engine::{Account, Domain, Facts, Moment, Product, Status, whole_facts};
use beian_desk::ledger::{Change, Event, EventId, Record};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

/// The moment of all verdicts.
pub(crate) const AS_OF: &str = "2026-07-01T12:00:00+08:00";

/// Whose it all is.
const ACCOUNTS: [&str; 3] = ["1370000000000210", "1370000000000211", "1370000000000212"];

/// An export as the provider's command line prints it, of a dozen instances.
const EXPORT: &str = include_str!("../../tests/samples/ecs_describe_instances.json");

/// Numbers that look drawn and come the same each time (xorshift).
pub(crate) struct Draws(u32);

impl Draws {
    /// The first of them.
    pub(crate) fn new() -> Draws {
        Draws(0x9e37_79b9)
    }

    /// The next one below `end`.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % end
    }
}

fn day(days: u32) -> NaiveDate {
    NaiveDate::default() + Days::new(u64::from(days))
}

/// The moment [`AS_OF`].
pub(crate) fn as_of() -> Moment {
    AS_OF.parse().unwrap()
}

/// So many ECS instances of three accounts, bought and ended between 2023 and 2029, some abroad, some without access;
/// and so many numbers of theirs.
pub(crate) fn facts(instances: u32, numbers: u32) -> Facts {
    let mut draws = Draws::new();
    let instance = |index: u32| {
        let bought = 19_500 + draws.below(900);
        let region = ["cn-hangzhou", "cn-shanghai", "cn-beijing", "ap-southeast-1"][draws.below(4) as usize];
        json!({
            "id": format!("i-bp1{index:012}"), "product": "ecs", "name": format!("web-{index}"), "region": region,
            "owner": ACCOUNTS[draws.below(3) as usize],
            "billing": if draws.below(8) == 0 { "pay_as_you_go" } else { "subscription" },
            "purchased_at": format!("{}T03:15Z", day(bought)),
            "expires_at": format!("{}T16:00Z", day(bought + 20 + draws.below(1_200))),
            "public_bandwidth_mbps": draws.below(4) * 5, "status": "Running",
        })
    };
    let instances_: Vec<Value> = (0..instances).map(instance).collect();
    let number = |index: u32| {
        let of = draws.below(instances);
        json!({
            "number": format!("4f9f0d9c-0000-4000-8000-{index:012}"), "product": "ecs",
            "instance": format!("i-bp1{of:012}"), "status": "bound", "origin": "recorded",
        })
    };
    let numbers: Vec<Value> = (0..numbers).map(number).collect();
    let file = json!({ "schema": "beian-desk/1", "account": ACCOUNTS[0], "instances": instances_, "numbers": numbers });
    whole_facts(&file.to_string()).unwrap()
}

/// What the library is asked beside a facts file.
pub(crate) const OPTIONS: &str = r#"{"as_of": "2026-07-01T12:00:00+08:00"}"#;

/// A facts file of one instance, as programs write it; of six in a row each differs.
pub(crate) fn one(index: u32) -> String {
    let number = |at| {
        json!({
            "number": format!("4f9f0d9c-0000-4000-8000-{at:012}"), "product": "ecs",
            "instance": "i-bp1", "status": "filed", "origin": "recorded",
        })
    };
    let numbers: Vec<Value> = (0..index % 6).map(number).collect();
    let instance = json!({
        "id": "i-bp1", "product": "ecs", "region": "cn-hangzhou", "owner": ACCOUNTS[(index % 2) as usize],
        "billing": "subscription", "term_months": index % 6, "expires_at": "2027-02-10T16:00:00Z",
        "public_bandwidth_mbps": index % 3,
    });
    json!({ "schema": "beian-desk/1", "account": ACCOUNTS[0], "instances": [instance], "numbers": numbers }).to_string()
}

/// Pairs of days, the second up to four years behind the first.
pub(crate) fn days(pairs: u32) -> Vec<(NaiveDate, NaiveDate)> {
    let mut draws = Draws::new();
    let pair = |_| {
        let first = 18_000 + draws.below(4_000);
        (day(first), day(first + draws.below(1_461)))
    };
    (0..pairs).map(pair).collect()
}

/// An export of so many ECS instances: those of the sample over and over, each with an id of its own.
pub(crate) fn export(rows: usize) -> String {
    let sample: Value = serde_json::from_str(EXPORT).unwrap();
    let pattern = sample["Instances"]["Instance"].as_array().unwrap();
    let row = |index: usize| {
        let mut row = pattern[index % pattern.len()].clone();
        row["InstanceId"] = json!(format!("i-bp1{index:012}"));
        row
    };
    let rows: Vec<Value> = (0..rows).map(row).collect();
    serde_json::to_string_pretty(&json!({ "TotalCount": rows.len(), "Instances": { "Instance": rows } })).unwrap()
}

/// So many sites.
pub(crate) fn sites(count: u32) -> Vec<Domain> {
    (0..count).map(|index| format!("site-{index}.example.cn").parse().unwrap()).collect()
}

/// A log of so many events: numbers that are recorded, of which every second one is bound and every fourth filed.
pub(crate) fn events(count: u32) -> Vec<Event> {
    let account: Account = ACCOUNTS[0].parse().unwrap();
    let mut events = Vec::new();
    for number in 0.. {
        let instance = format!("i-bp1{:012}", number / 5);
        let record = Record {
            product: Some(Product::Ecs),
            instance: Some(instance.clone()),
            account: Some(account.clone()),
            ..Record::default()
        };
        let recorded = Change::Recorded { record, status: Status::Unbound, replaces: None };
        let bound = (number % 2 == 0).then_some(Change::Bound { instance });
        let filed = (number % 4 == 0).then(|| Change::Submitted { domain: Some(format!("site-{number}.example.cn")) });
        for change in [Some(recorded), bound, filed].into_iter().flatten() {
            let id = u64::try_from(events.len()).unwrap();
            if id == u64::from(count) {
                return events;
            }
            // A minute each, from 2020 on.
            let minute = u32::try_from(id).unwrap();
            let clock = format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
            let at = format!("{}T{clock}+08:00", day(18_262 + minute / 1_440)).parse().unwrap();
            let number = format!("4f9f0d9c-0000-4000-8000-{number:012}");
            events.push(Event { id: EventId::from_entropy(id.to_be_bytes()), at, number, change });
        }
    }
    events
}
