//! The contract once more, as plainly as it can be said: each check by itself, with calendar arithmetic of its own.
//!
//! Nothing here calls the engine's rules, terms, quotas or policy.

use beian_desk::engine::{Account, Billing, Instance, Moment, Number, Product, Status};

use super::desk::Desk;

/// A day of the calendar: year, month, day.
type Day = (i64, i64, i64);

const CHINA: i64 = 8 * 3_600_000;
const DAY: i64 = 86_400_000;
/// 2099-12-31T15:59Z: 47 481 days after 1970-01-01, and 15 hours 59 minutes.
const NEVER: i64 = 47_481 * DAY + (15 * 60 + 59) * 60_000;
/// 2018-05-21T00:00+08:00: 17 672 days after 1970-01-01, less eight hours.
const SWAS_RULE: i64 = 17_672 * DAY - CHINA;

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The China date of a moment, by counting from 1970.
fn day(millis: i64) -> Day {
    let mut days = (millis + CHINA).div_euclid(DAY);
    let mut year = 1970;
    loop {
        let long = if leap(year) { 366 } else { 365 };
        if days < long {
            break;
        }
        days -= long;
        year += 1;
    }
    let mut month = 1;
    while days >= length(year, month) {
        days -= length(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

fn text(moment: Moment) -> String {
    let (year, month, date) = day(moment.millis());
    let seconds = (moment.millis() + CHINA).rem_euclid(DAY) / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}+08:00")
}

fn plus((year, month, date): Day, months: i64) -> Day {
    let all = year * 12 + month - 1 + months;
    let (year, month) = (all / 12, all % 12 + 1);
    (year, month, date.min(length(year, month)))
}

/// The largest n ≥ 0 with `from + n months ≤ to`.
fn months(from: Day, to: Day) -> u32 {
    let mut n = 0;
    while plus(from, n + 1) <= to {
        n += 1;
    }
    n as u32
}

pub(super) fn is_never(moment: Moment) -> bool {
    moment.millis() >= NEVER
}

fn expired(moment: Moment, as_of: Moment) -> bool {
    !is_never(moment) && moment.millis() <= as_of.millis()
}

#[derive(Debug, PartialEq, Eq)]
enum Region {
    Mainland,
    Elsewhere,
    Unknown,
}

/// The regions that the generators use, as the contract reads them.
fn region(id: Option<&str>) -> Region {
    match id {
        None | Some("atlantis-1" | "cnhangzhou") => Region::Unknown,
        Some("cn-hangzhou" | "cn-shanghai-finance-1" | "cn-newtown") => Region::Mainland,
        Some("cn-hongkong" | "cn-hongkong-9" | "us-west-1") => Region::Elsewhere,
        Some(other) => panic!("the oracle does not know {other}"),
    }
}

fn listed(id: &str) -> bool {
    matches!(id, "cn-hangzhou" | "cn-shanghai-finance-1" | "cn-hongkong" | "us-west-1")
}

pub(super) fn term(instance: &Instance) -> Option<u32> {
    match (instance.term_months, instance.purchased_at, instance.expires_at) {
        (Some(stated), _, _) => Some(u32::from(stated)),
        (None, Some(bought), Some(expires)) if !is_never(expires) => {
            Some(months(day(bought.millis()), day(expires.millis())))
        }
        _ => None,
    }
}

fn fen(instance: &Instance) -> Option<u64> {
    instance.order_amount.map(|amount| amount.to_string().replace('.', "").parse().unwrap())
}

/// `Ok(true)`: access; `Ok(false)`: none; `Err`: unknown.
fn access(eip: bool, bandwidth: Option<f64>, addresses: Option<usize>) -> Result<bool, ()> {
    match (eip, bandwidth, addresses) {
        (true, _, _) => Ok(true),
        (_, Some(0.0), _) => Ok(false),
        (_, _, Some(count)) => Ok(count > 0),
        (_, Some(mbps), None) if mbps > 0.0 => Ok(true),
        _ => Err(()),
    }
}

/// What the contract says of one instance.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Says {
    pub(super) verdict: &'static str,
    pub(super) reasons: Vec<String>,
    pub(super) unknown: String,
    pub(super) advisories: String,
    pub(super) quota: Option<String>,
    pub(super) term: Option<u32>,
    pub(super) until: Option<String>,
    pub(super) action: Option<&'static str>,
}

fn product_of(number: &Number, instances: &[Instance]) -> Option<Product> {
    number.product.or_else(|| of(number, instances).map(|instance| instance.product))
}

fn of<'i>(number: &Number, instances: &'i [Instance]) -> Option<&'i Instance> {
    instances.iter().find(|instance| Some(&instance.id) == number.instance.as_ref())
}

/// Whose a number is: its own word, else its instance's owner, else the file's.
pub(super) fn owner_of(number: &Number, desk: &Desk) -> Option<Account> {
    number
        .account
        .clone()
        .or_else(|| of(number, &desk.instances).and_then(|instance| instance.owner.clone()))
        .or_else(|| desk.account.clone())
}

/// The numbers that count for an instance.
fn counting<'d>(instance: &Instance, desk: &'d Desk) -> Vec<&'d Number> {
    let hosting = instance.product == Product::ElasticWebHosting;
    let mine = instance.owner.clone().or_else(|| desk.account.clone());
    desk.numbers
        .iter()
        .filter(|number| {
            let own = number.instance.as_deref() == Some(&instance.id);
            match product_of(number, &desk.instances) {
                None => false,
                Some(Product::ElasticWebHosting) if hosting => {
                    owner_of(number, desk) == mine || (mine.is_none() && own)
                }
                Some(_) => !hosting && own,
            }
        })
        .collect()
}

fn status(number: &Number) -> Status {
    number.status.unwrap_or(Status::Bound)
}

/// The quota: scope, limit, issued, reserved; and whether a bound number waits.
fn quota(instance: &Instance, desk: &Desk) -> (&'static str, u32, u32, u32, bool) {
    let numbers = counting(instance, desk);
    let market = instance.product == Product::SiteMarket;
    let (scope, limit) = match instance.product {
        Product::SiteMarket => ("product", 1),
        Product::ElasticWebHosting => ("account", 5),
        _ => ("instance", 5),
    };
    let (mut issued, mut reserved, mut waits) = (0, 0, false);
    for number in numbers {
        if number.is_simulated() {
            let replaced = desk.numbers.iter().filter_map(|other| other.replaces.as_deref());
            let gone = replaced.into_iter().any(|name| name.eq_ignore_ascii_case(&number.number));
            reserved += u32::from(status(number) == Status::Bound && !gone);
        } else {
            let idle = matches!(status(number), Status::Unbound | Status::Bound);
            issued += u32::from(!(market && idle));
            waits |= status(number) == Status::Bound;
        }
    }
    (scope, limit, issued, reserved, waits)
}

pub(super) fn needs_number(product: Product) -> bool {
    matches!(product, Product::Ecs | Product::Swas | Product::ElasticWebHosting | Product::SiteMarket)
}

/// The minimum term in force.
pub(super) fn minimum(product: Product, as_of: Moment) -> Option<u32> {
    match product {
        Product::Ecs => Some(3),
        Product::Swas => (as_of.millis() >= SWAS_RULE).then_some(3),
        Product::ElasticWebHosting => Some(6),
        _ => None,
    }
}

pub(super) fn says(instance: &Instance, desk: &Desk) -> Says {
    let id = instance.region.as_ref().map(|region| region.as_str());
    let unrecognised = id.is_some_and(|id| !listed(id));
    let abroad = region(id) == Region::Elsewhere && instance.product != Product::OtherProvider;
    if abroad || !needs_number(instance.product) {
        let reason = format!("region_not_mainland mainland {}", id.unwrap_or_default());
        return Says {
            verdict: "not_required",
            reasons: if abroad { vec![reason] } else { vec![] },
            unknown: String::new(),
            advisories: if unrecognised { "region_unrecognised".to_owned() } else { String::new() },
            quota: None,
            term: None,
            until: None,
            action: None,
        };
    }
    tested(instance, desk, region(id) == Region::Unknown, unrecognised)
}

fn tested(instance: &Instance, desk: &Desk, region_unknown: bool, unrecognised: bool) -> Says {
    let (product, as_of) = (instance.product, desk.as_of);
    let (ecs, market) = (product == Product::Ecs, product == Product::SiteMarket);
    let by_use = instance.billing == Some(Billing::PayAsYouGo) && !market;
    let mut reasons = Vec::new();
    let mut unknown = Vec::new();

    if region_unknown && !market {
        unknown.push("region");
    }
    if let (Some(current), Some(owner)) = (&desk.account, &instance.owner)
        && current != owner
    {
        reasons.push(format!("account_mismatch {} {}", current.as_str(), owner.as_str()));
    }
    if ecs && instance.billing.is_none() {
        unknown.push("billing");
    }
    match instance.expires_at {
        Some(at) if expired(at, as_of) => reasons.push(format!("expired {} {}", text(as_of), text(at))),
        None if !market && !by_use => unknown.push("expires_at"),
        _ => {}
    }
    if by_use {
        reasons.push("pay_as_you_go subscription pay_as_you_go".to_owned());
    }
    let mut tested_term = None;
    if let (Some(minimum), false) = (minimum(product, as_of), by_use) {
        tested_term = term(instance);
        match tested_term {
            Some(months) if months < minimum => reasons.push(format!("term_too_short {minimum} {months}")),
            None => unknown.push("term_months"),
            _ => {}
        }
    }
    let bandwidth = instance.public_bandwidth_mbps;
    let addresses = instance.public_ips.as_ref().map(Vec::len);
    if ecs {
        match access(instance.eip.is_some(), bandwidth, addresses) {
            Ok(true) => {}
            Ok(false) => {
                let what = if bandwidth.is_some_and(|mbps| mbps > 0.0) { "no_address" } else { "no_bandwidth" };
                reasons.push(format!("no_public_access public_access {what}"));
            }
            Err(()) => unknown.push("public_ips"),
        }
    }
    if market {
        match instance.first_term_months {
            Some(months) if months < 12 => reasons.push(format!("first_term_too_short 12 {months}")),
            None => unknown.push("first_term_months"),
            _ => {}
        }
        match fen(instance) {
            Some(fen) if fen < 9900 => {
                reasons.push(format!("order_amount_too_low 99.00 {}.{:02}", fen / 100, fen % 100));
            }
            None => unknown.push("order_amount"),
            _ => {}
        }
    }
    let (scope, limit, issued, reserved, waits) = quota(instance, desk);
    if issued >= limit {
        reasons.push(format!("quota_exhausted {limit} {issued}"));
    }

    let verdict = match (reasons.is_empty(), unknown.is_empty()) {
        (false, _) => "ineligible",
        (true, false) => "undetermined",
        (true, true) => "eligible",
    };
    let eligible = verdict == "eligible";
    let left = limit.saturating_sub(issued);
    let all_reserved = eligible && !market && reserved >= left;

    let mut advisories = Vec::new();
    let running = instance.expires_at.filter(|at| !is_never(*at) && !expired(*at, as_of));
    match running.map(|at| months(day(as_of.millis()), day(at.millis()))) {
        Some(0) => advisories.push("remaining_under_1_month"),
        Some(1 | 2) => advisories.push("remaining_under_3_months"),
        _ => {}
    }
    if ecs && instance.eip.is_some() && access(false, bandwidth, addresses) == Ok(false) {
        advisories.push("public_access_by_eip");
    }
    if instance.status.as_ref().is_some_and(|status| status.to_lowercase() != "running") {
        advisories.push("instance_not_running");
    }
    if instance.owner.is_none() || desk.account.is_none() {
        advisories.push("owner_unknown");
    }
    if unrecognised {
        advisories.push("region_unrecognised");
    }
    if market && region_unknown {
        advisories.push("region_unknown");
    }
    if tested_term.is_some() && instance.term_months.is_none() {
        advisories.push("term_inferred");
    }
    if waits {
        advisories.push("unused_number_available");
    }
    if instance.expires_at.is_some_and(|at| expired(at, as_of) && as_of.millis() - at.millis() > 15 * DAY) {
        advisories.push("probably_released");
    }
    if all_reserved {
        advisories.push("all_reserved");
    }

    let ends = instance.expires_at.filter(|at| !is_never(*at)).map(|at| (at.millis(), text(at)));
    let begins = (product == Product::Swas && as_of.millis() < SWAS_RULE && term(instance).is_none_or(|n| n < 3))
        .then(|| (SWAS_RULE, "2018-05-21T00:00:00+08:00".to_owned()));
    let until = [ends, begins].into_iter().flatten().min().filter(|_| eligible);
    Says {
        verdict,
        reasons,
        unknown: unknown.join(" "),
        advisories: advisories.join(" "),
        quota: Some(format!("{scope} {limit} {issued} {reserved} {left}")),
        term: tested_term,
        until: until.map(|(_, text)| text),
        action: (eligible && !all_reserved).then_some(if market { "view" } else { "apply" }),
    }
}

#[test]
fn the_oracles_own_calendar() {
    let at = super::desk::at;
    assert_eq!(day(at("2099-12-31T15:59Z").millis()), (2099, 12, 31));
    assert_eq!(at("2099-12-31T15:59Z").millis(), NEVER);
    assert_eq!(at("2018-05-21T00:00+08:00").millis(), SWAS_RULE);
    assert_eq!(text(at("2024-02-29T15:59:59Z")), "2024-02-29T23:59:59+08:00");
    assert_eq!(text(at("2024-02-29T16:00:00Z")), "2024-03-01T00:00:00+08:00");
    assert_eq!(plus((2025, 11, 30), 3), (2026, 2, 28));
    assert_eq!(plus((2024, 12, 31), 12), (2025, 12, 31));
    assert_eq!(months((2026, 2, 1), (2026, 5, 1)), 3);
}
