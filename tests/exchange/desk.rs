//! Small helpers that all share.

use beian_desk::engine::{Account, InputError, Instance, Moment, Problem, Product};
use beian_desk::exchange::{self, Kind, ReadError, Reading};

#[track_caller]
pub(super) fn read(text: &str) -> Reading {
    exchange::read(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The instances of a file that has no bad row.
#[track_caller]
pub(super) fn instances(text: &str) -> Vec<Instance> {
    let sheet = read(text).sheet;
    assert_eq!(sheet.errors, []);
    sheet.instances.into_iter().map(|row| row.fact).collect()
}

/// The one bad row of a file: path, line, problem.
#[track_caller]
pub(super) fn bad_row(text: &str) -> (String, u32, Problem) {
    let sheet = read(text).sheet;
    let [InputError { path, line: Some(line), problem }] = &sheet.errors[..] else { panic!("{sheet:?}") };
    (path.clone(), *line, problem.clone())
}

/// Why a file of a known kind is refused: its kind, path, line, problem.
#[track_caller]
pub(super) fn faulty(text: &str) -> (Kind, String, u32, Problem) {
    match exchange::read(text) {
        Err(ReadError::Faulty { kind, error }) => (kind, error.path, error.line.unwrap(), error.problem),
        other => panic!("{other:?}"),
    }
}

pub(super) fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(super) fn account(digits: &str) -> Option<Account> {
    Some(digits.parse().unwrap())
}

/// An instance with every fact that there is.
pub(super) fn full() -> Instance {
    let mut instance = Instance::new("i-bp1", Product::Ecs);
    instance.name = Some("主站".to_owned());
    instance.region = beian_desk::engine::Region::new("cn-hangzhou");
    instance.owner = account("1370000000000210");
    instance.billing = Some(beian_desk::engine::Billing::Subscription);
    instance.purchased_at = Some(at("2026-02-10T11:15+08:00"));
    instance.expires_at = Some(at("2027-02-11T00:00+08:00"));
    instance.term_months = Some(12);
    instance.first_term_months = Some(6);
    instance.order_amount = Some("99.50".parse().unwrap());
    instance.public_bandwidth_mbps = Some(2.5);
    instance.public_ips = Some(vec!["203.0.113.7".parse().unwrap(), "2001:db8::1".parse().unwrap()]);
    instance.eip = Some("198.51.100.9".parse().unwrap());
    instance.status = Some("Running".to_owned());
    instance
}

/// The rows of a CSV, by a reader of its own: every cell quoted or not, no blanks taken off.
pub(super) fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = csv.strip_prefix('\u{feff}').unwrap().chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = rows.last_mut().unwrap().last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\r' if !quoted && letters.next() == Some('\n') => rows.push(vec![String::new()]),
            letter => cell.push(letter),
        }
    }
    assert!(!quoted && rows.pop() == Some(vec![String::new()]));
    rows
}
