//! What comes in and goes out beside the provider's server exports: bills, the marketplace, our tables, backups,
//! tickets; and inputs that mean harm.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that can't go on fails"
)]

mod exchange {
    mod desk;

    mod backup;
    mod bills;
    mod bytes;
    mod export;
    mod hostile;
    mod limits;
    mod market;
    mod merge;
    mod parcel;
    mod table;
    mod template;
}
