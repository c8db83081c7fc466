//! beian-desk: does my cloud server qualify for an ICP filing service number (备案服务号), why or why not, what
//! is the least I must do, and until when does that hold?
//!
//! # The rooms
//!
//! | room | kind | what it is for |
//! |---|---|---|
//! | [`engine`] | pure | facts in, assessment out: the rules, their dated parameters, the JSON contract |
//! | [`ledger`] | pure | the numbers that were issued: events, states, what may follow what; `codec` has the stored shapes, `store` keeps them in two stores |
//! | [`exchange`] | pure | the provider's shapes, our files, tables and backups, in and out; every fault has path and line |
//! | [`faq`] | pure | the questions that people ask, answered with the policy's own values; search |
//! | [`i18n`] | pure | every text in Chinese and English; a text that is missing does not compile |
//! | [`library`] | pure | the engine for those without Rust: texts in, JSON texts out |
//! | [`app`] | pure | the desk itself: model, message, update, effect, route |
//! | [`pages`] | pure | what stands without the program: the first screen, the questions and rules as HTML, made at build time |
//! | [`embed`] | pure | what the element for other people's pages shows: a request in, a tree of elements out |
//! | `platform` | browser | the one door to the outside: storage, clock, files, focus, crash |
//! | `ui` | browser | Leptos views of the model; they decide nothing |
//!
//! # The arrows
//!
//! Imports point down only: `ui → platform → app → {engine, ledger, exchange, faq, i18n}`, `i18n → {ledger, exchange}`,
//! `exchange → ledger`, `pages → {app, faq, i18n}`, and everything may use `engine`, which uses nothing. The feature `web` (on by default)
//! brings in the two browser rooms; `cargo test --no-default-features` builds the pure ones alone. `tests/house.rs`
//! reads the imports of each room and fails where an arrow points up; `clippy.toml` keeps the clock and the window
//! out of the pure rooms.
//!
//! # The way of data
//!
//! An event becomes an [`app::Msg`]; [`app::Model::update`] turns the model into the next one and returns the
//! effects that it wants; `platform` performs them and brings their results back as messages; views derive from
//! the model. Now, ids and storage are always arguments.
//!
//! # The parts
//!
//! The program comes in parts ([`app::Part`]): what the first screen needs at once, the desk, the guide and the
//! advice when they are wanted or once nothing else is to do, the reader when the import is opened or with the first
//! file. `ui::parts` and `platform::split` mark where it is cut, `scripts/lib/split.mjs` cuts it, and a message goes to
//! the part that takes it ([`app::Model::part_for`]). What the first part can reach is in the first load: keep it small.
//!
//! Large files are read by this same program in a worker (`platform::reader`, `assets/reader.js`), whose memory goes
//! with it.
//!
//! # Without a network
//!
//! `assets/sw.js` keeps a release whole; what that means for the page is in `app::offline`, the way to it in
//! `platform::offline` and `assets/offline.js`. `docs/offline.md` has what is promised.
//!
//! # Reading on
//!
//! Start with [`engine::assess`], then [`engine::Policy`], then [`app::Model`].

pub mod app;
pub mod embed;
pub mod engine;
pub mod exchange;
pub mod faq;
pub mod i18n;
pub mod ledger;
pub mod library;
pub mod pages;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod ui;
