//! The matrix discriminates: the protocol without any one of its cares fails it.

use beian_desk::ledger::store::Care;

use crate::flow::{Flow, Mode, seed};
use crate::matrix::{Tally, single};

macro_rules! mutants {
    ($($test:ident: $name:ident without $care:ident, $($flow:ident in $mode:ident),+;)+) => {$(
        struct $name;

        impl Care for $name {
            const $care: bool = false;
        }

        #[test]
        fn $test() {
            let mut tally = Tally::default();
            for (flow, mode) in [$((Flow::$flow, Mode::$mode)),+] {
                single::<$name>(flow, mode, &seed(flow, mode), &mut tally);
            }
            let one = tally.broken.values().next();
            println!("{}: {} runs, {} rules broken: {:?}", stringify!($care), tally.runs, tally.broken.len(), one);
            assert!(one.is_some(), "without {} everything holds", stringify!($care));
        }
    )+};
}

mutants! {
    a_commit_must_read_the_log_in_its_transaction: Recheck without RECHECK, Apply in Full;
    a_commit_must_look_at_the_copy: Consult without CONSULT, Apply in Full;
    a_start_must_take_the_union: Union without UNION, Restart in Full;
    a_checksum_must_be_checked: Checksum without CHECKSUM, Start in Full;
    what_is_damaged_must_go_aside: Aside without ASIDE, Start in Full;
    a_number_must_wait_for_the_transaction: Complete without COMPLETE, Apply in NoCopy;
    a_write_must_be_read_back: ReadBack without READ_BACK, Apply in LocalOnly;
    what_a_newer_version_wrote_must_stop_writing: Newer without NEWER, Start in Full;
    two_snapshots_must_hold_what_leaves_the_log: TwoSnapshots without TWO_SNAPSHOTS, Compact in NoCopy;
    what_exists_must_be_drawn_anew: Fresh without FRESH, Apply in Full;
    what_was_erased_must_stay_so: Erasure without ERASURE, Erase in Full;
}
