//! A fixed piece of work, for `scripts/check-instructions` to count its instructions.
//!
//! ```text
//! cargo run --release --no-default-features --example fixed_work -- assess
//! ```
//!
//! What is counted runs inside `counted`, which valgrind is told to look for; what it works on is made before. Each
//! piece prints what came of it, so that nobody may leave it out.

#![expect(clippy::unwrap_used, reason = "it fails by panicking")]
#![expect(clippy::indexing_slicing, reason = "of lists that stand beside it")]

#[path = "../benches/work/mod.rs"]
mod work;

use std::process::ExitCode;

use beian_desk::engine::proof::{Proof, Table};
use beian_desk::engine::{Context, Domain, Policy, assess_facts, plan, whole_months};
use beian_desk::{exchange, ledger::Book, library};

fn main() -> ExitCode {
    let named = std::env::args().nth(1).unwrap_or_default();
    match piece(&named) {
        Some(came) => {
            println_(&format!("{named}: {came}"));
            ExitCode::SUCCESS
        }
        None => ExitCode::FAILURE,
    }
}

#[expect(clippy::print_stdout, reason = "what a program in a terminal is for")]
fn println_(text: &str) {
    println!("{text}");
}

/// Does one piece of work; none where there is none of this name.
fn piece(name: &str) -> Option<usize> {
    Some(match name {
        "assess" => {
            let facts = work::facts(500, 150);
            second(|| assess_facts(&facts, work::as_of(), Policy::standard()).assessments.len())
        }
        "text" => {
            let texts: Vec<String> = (1..=100).map(work::one).collect();
            let asked = |text: &String| library::assess(text, work::OPTIONS).len();
            second(|| texts.iter().map(asked).sum())
        }
        "proof" => second(|| {
            // With the table read and the desks laid out, as a worker does once.
            let mut proof = Proof::new(Policy::standard(), Table::standard().unwrap());
            proof.run(20_000).cases as usize
        }),
        "term" => {
            let days = work::days(10_000);
            second(|| days.iter().map(|(from, to)| whole_months(*from, *to) as usize).sum())
        }
        "import" => {
            let text = work::export(200);
            second(|| exchange::read(&text).unwrap().sheet.instances.len())
        }
        "plan" => {
            let (facts, sites) = (work::facts(100, 60), work::sites(40));
            let sites: Vec<&Domain> = sites.iter().collect();
            let context = Context { as_of: work::as_of(), account: facts.account.as_ref(), numbers: &facts.numbers };
            second(|| plan(&sites, &facts.instances, context, Policy::standard()).sites.len())
        }
        "replay" => {
            let events = work::events(2_000);
            second(|| Book::replay(events.clone()).numbers().len())
        }
        _ => return None,
    })
}

/// The work once so that everything is there that is read once for a program, and memory is as it is from then on; and
/// once more, which is counted.
fn second(work: impl Fn() -> usize) -> usize {
    work();
    counted(&work)
}

/// All that is counted.
#[inline(never)]
fn counted(work: &impl Fn() -> usize) -> usize {
    work()
}
