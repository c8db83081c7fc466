//! The interview against brute force: what it asks, in which order, and what it says in the end.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that can't go on fails")]

mod interview {
    mod oracle;

    mod desk;
    mod ends;
    mod links;
    mod order;
    mod shopping;
    mod starts;
    mod walks;
}
