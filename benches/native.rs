//! How fast the pure rooms are on the machine itself: `scripts/bench native`, or
//! `cargo bench --no-default-features --bench native`.

#![expect(clippy::unwrap_used, reason = "a bench fails by panicking")]
#![expect(clippy::indexing_slicing, reason = "of lists that stand beside it")]

mod work;

use std::hint::black_box;

use beian_desk::engine::{Context, Domain, Policy, assess_facts, plan, whole_months};
use beian_desk::{exchange, ledger::Book, library};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn assess(criterion: &mut Criterion) {
    let facts = work::facts(1_000, 300);
    let (as_of, policy) = (work::as_of(), Policy::standard());
    let mut group = criterion.benchmark_group("assess");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("1,000 instances, 300 numbers", |bench| {
        bench.iter(|| black_box(assess_facts(black_box(&facts), as_of, policy)).totals);
    });
    group.finish();
}

fn text(criterion: &mut Criterion) {
    let texts: Vec<String> = (1..=100).map(work::one).collect();
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Elements(100));
    group.bench_function("100 files of one instance", |bench| {
        bench.iter(|| texts.iter().map(|text| library::assess(black_box(text), work::OPTIONS).len()).sum::<usize>());
    });
    group.finish();
}

fn term(criterion: &mut Criterion) {
    let days = work::days(10_000);
    let mut group = criterion.benchmark_group("term");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("10,000 pairs of days", |bench| {
        bench.iter(|| days.iter().map(|(from, to)| whole_months(black_box(*from), *to)).sum::<u32>());
    });
    group.finish();
}

fn import(criterion: &mut Criterion) {
    let text = work::export(1_000);
    let mut group = criterion.benchmark_group("import");
    group.throughput(Throughput::Elements(1_000));
    group.sample_size(30);
    group.bench_function("ECS export of 1,000 rows", |bench| {
        bench.iter(|| exchange::read(black_box(&text)).unwrap().sheet.instances.len());
    });
    group.finish();
}

fn planner(criterion: &mut Criterion) {
    let facts = work::facts(100, 60);
    let sites = work::sites(40);
    let sites: Vec<&Domain> = sites.iter().collect();
    let mut group = criterion.benchmark_group("plan");
    group.throughput(Throughput::Elements(40));
    group.bench_function("40 sites, 100 instances", |bench| {
        let context = Context { as_of: work::as_of(), account: facts.account.as_ref(), numbers: &facts.numbers };
        bench.iter(|| plan(black_box(&sites), &facts.instances, context, Policy::standard()).cost);
    });
    group.finish();
}

fn replay(criterion: &mut Criterion) {
    let events = work::events(10_000);
    let mut group = criterion.benchmark_group("replay");
    group.throughput(Throughput::Elements(10_000));
    group.sample_size(30);
    group.bench_function("10,000 events", |bench| {
        bench.iter_batched(|| events.clone(), Book::replay, criterion::BatchSize::LargeInput);
    });
    group.finish();
}

criterion_group!(benches, assess, text, term, import, planner, replay);
criterion_main!(benches);
