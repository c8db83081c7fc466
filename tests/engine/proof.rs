//! The engine against the decision table, in short: `scripts/long-proof` is the long version, and visitors have it on
//! the page about the app. And the table against itself: every line of it counts.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::thread;
use std::time::Instant;

use beian_desk::engine::proof::{CASES, Proof, Table, TableError, Tally};
use beian_desk::engine::{Check, Policy, Product, assess_facts, whole_facts};

const TEXT: &str = include_str!("../../src/engine/proof/table.txt");

/// How many cases: so many, or a share of what the environment says.
fn amount(short: u64, share: u64) -> u64 {
    let asked = std::env::var("BEIAN_CASES").ok().and_then(|text| text.replace('_', "").parse().ok());
    asked.map_or(short, |cases: u64| cases.min(CASES) / share)
}

/// Runs so many cases over all processors, each a stretch of its own of the walk.
#[expect(clippy::disallowed_methods, reason = "cases a second are part of the result")]
#[track_caller]
fn holds(what: &str, cases: u64, run: fn(&mut Proof, u64) -> Tally) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    let share = cases.div_ceil(threads);
    let from = Instant::now();
    let mut tally = Tally::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                let count = share.min(cases.saturating_sub(thread * share));
                scope.spawn(move || {
                    let mut proof = Proof::new(Policy::standard(), Table::standard().unwrap());
                    proof.skip_to(thread * share);
                    run(&mut proof, count)
                })
            })
            .collect();
        workers.into_iter().for_each(|worker| tally.add(worker.join().unwrap()));
    });
    let rate = tally.cases as f64 / from.elapsed().as_secs_f64();
    println!("{what}: {} cases, {rate:.0} cases/s, {} disagreements", tally.cases, tally.disagreements);
    assert_eq!((tally.cases, tally.disagreements), (cases, 0), "{:#?}", tally.first);
}

#[test]
fn engine_and_table_say_the_same() {
    holds("engine and table", amount(1_000_000, 1), Proof::run);
}

#[test]
fn remedies_suffice_are_minimal_and_are_applied_alike() {
    holds("remedies", amount(200_000, 10), Proof::mend);
}

#[test]
fn a_fact_more_never_turns_ineligible_into_undetermined() {
    holds("one fact more", amount(100_000, 10), Proof::grow);
}

/// Lines as they stand in the file, with their numbers from 0.
fn lines() -> impl Iterator<Item = (usize, &'static str)> {
    TEXT.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The table with one line in place of another.
fn with(place: usize, line: &str) -> Result<Table, TableError> {
    let lines: Vec<&str> = TEXT.lines().enumerate().map(|(at, old)| if at == place { line } else { old }).collect();
    Table::parse(&lines.join("\n"))
}

/// How many cases it takes until a disagreement shows; none within the short run.
fn disagrees_after(table: Table) -> Option<u64> {
    let mut proof = Proof::new(Policy::standard(), table);
    let slice = 500;
    (1..=400).map(|n| n * slice).find(|_| proof.run(slice).disagreements > 0)
}

fn is_noticed(place: usize, line: &str) -> bool {
    disagrees_after(with(place, line).unwrap()).is_some()
}

/// A table that lets ECS have six numbers an instance.
fn six_numbers() -> Proof {
    let (place, line) = lines().find(|(_, line)| line.contains("5 instance")).unwrap();
    Proof::new(Policy::standard(), with(place, &line.replace("5 instance", "6 instance")).unwrap())
}

#[test]
fn what_disagrees_is_counted_and_the_first_are_kept() {
    let mut alone = six_numbers();
    let one_by_one: Vec<Tally> = (0..200)
        .map(|place| {
            alone.skip_to(place);
            alone.run(1)
        })
        .collect();
    let wrong: Vec<_> = one_by_one.iter().flat_map(|tally| tally.first.clone()).collect();
    assert!(wrong.len() > 10 && wrong.len() < 100, "{}", wrong.len());
    let all = six_numbers().run(200);
    assert_eq!((all.cases, all.disagreements), (200, wrong.len() as u64));
    assert_eq!(all.first, wrong[..3]);
    // In two stretches, put together.
    let mut proof = six_numbers();
    let mut both = proof.run(70);
    both.add(proof.run(130));
    assert_eq!(both, all);
}

#[test]
fn what_disagrees_can_be_brought_in_and_judged() {
    for found in six_numbers().run(200).first {
        let facts = whole_facts(&found.facts).unwrap();
        let [instance] = facts.instances.as_slice() else { panic!("{}", found.facts) };
        assert_eq!(instance.product, Product::Ecs);
        let report = assess_facts(&facts, found.as_of.unwrap(), Policy::standard());
        assert_eq!((report.assessments[0].verdict, found.table.is_some()), (found.engine, true));
    }
}

#[test]
fn remedies_of_other_rules_are_noticed() {
    let other = Policy::all().iter().find(|policy| !policy.is_default).unwrap();
    let mut proof = Proof::new(other, Table::standard().unwrap());
    assert!(proof.mend(20_000).disagreements > 0);
}

/// Changes that say the same in every case, with why.
const SAME: [(&str, &str); 4] = [
    ("cxt_shop | region_not_mainland | otherwise | met", "of a product without a number no finding is told"),
    ("owner same | met | owner", "where both are the same, either can be shown"),
    ("amount >= 98.99", "what is less than 99.00 has met the line before"),
    ("| today < 2018-05-22", "on the 21st such an instance does not qualify"),
];

/// A wrong table is found out: each number one more or one less, each word another.
#[test]
fn every_wrong_line_is_noticed() {
    let (mut wrong, mut unnoticed) = (0, Vec::new());
    for (place, line) in lines() {
        let facts = line.rfind('|').unwrap();
        let (says, facts) = line.split_at(facts);
        let mut changes: Vec<String> = Vec::new();
        for (one, other) in [
            ("< 3", "< 2"),
            ("< 3", "< 4"),
            (">= 3", ">= 4"),
            ("< 6", "< 5"),
            ("< 6", "< 7"),
            ("< 12", "< 11"),
            ("99.00", "98.99"),
            ("99.00", "99.01"),
            ("issued >= 5", "issued >= 4"),
            ("issued >= 5", "issued >= 6"),
            ("issued >= 1", "issued >= 2"),
            ("2018-05-21", "2018-05-20"),
            ("2018-05-21", "2018-05-22"),
            ("12 months", "11 months"),
            ("3 months", "4 months"),
            ("6 months", "7 months"),
            ("5 numbers", "6 numbers"),
            ("5 instance", "6 instance"),
            ("5 account", "5 instance"),
            ("1 product", "2 product"),
            (" filing", ""),
            ("unmet", "met"),
            ("| met |", "| unmet |"),
            ("ends", "unmet"),
            ("not_tested", "met"),
            ("unknown region |", "not_tested |"),
            ("unknown billing", "unknown region"),
            ("unknown expires_at", "met"),
            ("unknown term_months", "not_tested"),
            ("unknown public_ips", "unmet"),
            ("unknown first_term_months", "met"),
            ("unknown order_amount", "met"),
            ("past", "ahead"),
            ("expiry never", "expiry past"),
            ("no_address", "no_bandwidth"),
            ("current", "owner"),
            ("| 3", "| 4"),
            ("| 6", "| 5"),
            ("least", "1"),
            (" alone", ""),
            ("15 days", "14 days"),
            ("15 days", "16 days"),
            ("left < 1", "left < 2"),
            ("left < 3", "left < 4"),
            ("spare < 1", "spare < 2"),
            ("spare < 1", "spare < 0"),
            ("waiting >= 1", "waiting >= 2"),
            ("apply", "view"),
            ("verify_host_user", "verify_host_name"),
            ("shop_filing_system", "server_provider"),
            ("server_provider", "no_filing_needed"),
            ("bandwidth bought", "bandwidth none"),
            ("owner other", "owner same"),
            ("region elsewhere", "region mainland"),
            ("eip bound", "eip unknown"),
        ] {
            if says.contains(one) {
                changes.push([&says.replacen(one, other, 1), facts].concat());
            }
        }
        changes.retain(|change| !SAME.iter().any(|(same, _)| change.contains(same)));
        wrong += changes.len();
        // Each that is not noticed takes the whole of a run: three will do.
        unnoticed.extend(changes.into_iter().filter(|change| !is_noticed(place, change)).take(3 - unnoticed.len()));
    }
    println!("{} of {wrong} wrong tables were noticed", wrong - unnoticed.len());
    assert!(wrong > 140, "{wrong}");
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}

/// No line is there in vain: without any one of them something disagrees.
#[test]
fn every_line_counts() {
    let idle: Vec<&str> = lines().filter(|(place, _)| !is_noticed(*place, "")).map(|(_, line)| line).take(3).collect();
    assert!(idle.is_empty(), "{idle:#?}");
}

/// Whether a look at the cases by a table shows a disagreement within the short run.
fn shows(table: Table, look: fn(&mut Proof, u64) -> Tally) -> bool {
    let mut proof = Proof::new(Policy::standard(), table);
    (0..200).any(|_| look(&mut proof, 500).disagreements > 0)
}

/// What a remedy leads to is looked at, not only whether it is the same: each that is left out, that does too little,
/// or that does more than is needed.
#[test]
fn remedies_that_do_too_little_or_too_much_are_noticed() {
    let mut wrong = 0;
    for (place, line) in lines().filter(|(_, line)| line.starts_with("remedy")) {
        let mut changes = vec![String::new()];
        for (one, other) in [
            ("| 1 |", "| 0 |"),
            ("| 1 |", "| 2 |"),
            ("| 3 |", "| 2 |"),
            ("| 3 |", "| 4 |"),
            ("| 6 |", "| 5 |"),
            ("| 6 |", "| 7 |"),
            ("least", "1"),
            ("least", "12"),
            (" alone", ""),
        ] {
            if line.contains(one) {
                changes.push(line.replacen(one, other, 1));
            }
        }
        wrong += changes.len();
        for change in changes {
            assert!(shows(with(place, &change).unwrap(), Proof::mend), "{line}: {change}");
        }
    }
    assert!(wrong > 25, "{wrong}");
}

/// A fact that would turn ineligible into undetermined is noticed, whichever it is: a check that fails is made to ask
/// for something once the fact is there. Another owner and an expiry that has passed fail by themselves.
#[test]
fn every_fact_that_would_hide_a_failure_is_noticed() {
    let before = |check: &str, line: String| {
        let (place, old) = lines().find(|(_, old)| old.contains(check)).unwrap();
        with(place, &[line.as_str(), old].join("\n")).unwrap()
    };
    let (mismatch, expired) = ("| account_mismatch | owner other |", "| expired | expiry past |");
    for (check, facts) in [
        (mismatch, "region mainland"),
        (expired, "owner same"),
        (mismatch, "billing subscription"),
        (mismatch, "billing pay_as_you_go"),
        (mismatch, "stated yes, term < 3"),
        (mismatch, "stated yes, term >= 6"),
        (mismatch, "expiry ahead"),
        // Of both dates a term comes: the other one was there.
        (mismatch, "stated no, term < 3"),
        (mismatch, "stated no, term >= 3"),
        (mismatch, "bandwidth bought"),
        (mismatch, "bandwidth none"),
        (mismatch, "addresses some"),
        (mismatch, "addresses none"),
        (mismatch, "state running"),
        (mismatch, "state stopped"),
        (mismatch, "eip bound"),
        (mismatch, "first_term < 12"),
        (mismatch, "first_term >= 12"),
        (mismatch, "amount < 99.00"),
        (mismatch, "amount >= 99.00"),
        (mismatch, "waiting >= 1"),
    ] {
        let products = "ecs swas elastic_web_hosting site_market";
        let code = check.split_whitespace().nth(1).unwrap();
        let line = format!("check | {products} | {code} | {facts} | unknown region | | | A4");
        assert!(shows(before(check, line), Proof::grow), "{facts}");
    }
    // Renewing makes nothing ineligible that was not: by a month, by two, by a year.
    for least in ["4", "5", "15"] {
        let line = format!("check | ecs | term_too_short | term >= {least} | unmet | 3 months | term | A3");
        assert!(shows(before("| term_too_short | term >= 3 |", line), Proof::grow), "{least}");
    }
}

#[test]
fn a_table_that_cannot_be_read_says_where() {
    for (line, place) in [
        ("check | ecs | expired | expiry past | unmet | now | S42", 3),
        ("check | vps | expired | expiry past | unmet | now | expiry | S42", 3),
        ("check | ecs | expires | expiry past | unmet | now | expiry | S42", 3),
        ("check | ecs | expired | expiry passed | unmet | now | expiry | S42", 3),
        ("check | ecs | expired | expiry past | unknown when | now | expiry | S42", 3),
        ("check | ecs | expired | expiry past | unmet | now | 3 weeks | S42", 3),
        ("check | ecs | expired | left =< 3 | unmet | now | expiry | S42", 3),
        ("quota | ecs | five instance | bound | S20", 3),
        ("ecs | 5 instance | bound | S20", 3),
    ] {
        let text = ["# a table\n\n", line, "\n"].concat();
        assert_eq!(Table::parse(&text).unwrap_err(), TableError(place), "{line}");
    }
    assert_eq!(TableError(3).to_string(), "line 3 of the table can't be read");
}

/// The facts of a line.
fn facts(line: &str) -> impl Iterator<Item = &str> {
    line.rsplit('|').next().unwrap_or_default().split_whitespace()
}

/// Every line rests on the guide or on a reading; what the policy names for a check, a line of the table names too.
#[test]
fn the_policy_names_no_fact_that_the_table_does_not() {
    for (place, line) in lines() {
        let known = |id: &str| {
            let (kind, number) = id.split_at(1);
            let last = if kind == "S" { 62 } else { 20 };
            "SA".contains(kind) && number.parse::<u8>().is_ok_and(|number| (1..=last).contains(&number))
        };
        assert!(facts(line).next().is_some() && facts(line).all(known), "line {}: {line}", place + 1);
    }
    for product in Product::ALL {
        for check in Check::ALL {
            let of_both = |line: &&str| {
                let cells: Vec<&str> = line.split('|').map(str::trim).collect();
                let names = |cell: usize, code: &str| cells[cell].split(' ').any(|name| name == code);
                (cells[0] == "check" && names(1, product.code()) && cells[2] == check.code())
                    || (cells[0] == "quota" && names(1, product.code()) && *check == Check::QuotaExhausted)
            };
            let named: BTreeSet<&str> = lines().map(|(_, line)| line).filter(of_both).flat_map(facts).collect();
            let row = Policy::standard().product(*product).check(*check);
            assert_eq!(row.is_some(), !named.is_empty(), "{} {}", product.code(), check.code());
            for id in row.iter().flat_map(|row| &row.source) {
                assert!(named.contains(id.as_str()), "{} {}: {id}", product.code(), check.code());
            }
        }
    }
}
