//! The engine against its contract: tables with values worked out by hand, and the properties that must always
//! hold, judged by the decision table, which `proof` compares with the engine case by case.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test that can't go on fails, and how much was compared is printed"
)]

mod engine {
    mod desk;
    mod oracle;
    mod strategies;

    mod access;
    mod advisories;
    mod boundaries;
    mod checks;
    mod domains;
    mod horizons;
    mod in_order;
    mod input;
    mod json;
    mod margins;
    mod merging;
    mod plans;
    mod plans_done;
    mod plans_least;
    mod policies;
    mod products;
    mod proof;
    mod properties;
    mod quota;
    mod regions;
    mod remedies;
    mod renewals;
    mod rows;
    mod sources;
    mod total;
    mod totals;
    mod unknowns;
    mod values;
    mod what_if;
}
