//! Where the program is cut below the views: the reader of files, which comes when the import is opened or with the
//! first file, and all that reads and writes the stores, which a first visit does not need. What keeps the desk at
//! hand without a network comes with the page that says so.

use std::pin::Pin;
use std::rc::Rc;

use wasm_split_helpers::SplitLoaderError;

use super::reader::ReaderPart;
use super::{Runtime, part};
use crate::app::{Ask, Effect, Msg};
use crate::engine::proof::Tally;

/// What is done once it is awaited.
pub(super) type Later<T> = Pin<Box<dyn Future<Output = T>>>;

part! { desk:
/// Reads all that the stores hold.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn load(runtime: Runtime) -> Result<Later<()>, SplitLoaderError> {
    Ok(Box::pin(runtime.begin()))
}

/// Reads what other tabs wrote.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn follow(runtime: Runtime) -> Result<Later<()>, SplitLoaderError> {
    Ok(Box::pin(async move { runtime.catch_up().await }))
}

/// Performs an effect on the stores.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn keep(runtime: Runtime, effect: Effect) -> Result<Later<()>, SplitLoaderError> {
    Ok(Box::pin(runtime.keep(effect)))
}
}

part! { guide:
/// Does what is asked of what keeps the desk at hand without a network.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn offline(ask: Ask, send: Rc<dyn Fn(Msg)>) -> Result<Later<()>, SplitLoaderError> {
    Ok(Box::pin(super::offline::ask(ask, send)))
}

/// Compares some cases with the decision table.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn trial(from: u64, most: u64) -> Result<Later<(Tally, u32)>, SplitLoaderError> {
    Ok(Box::pin(super::trial::trial(from, most)))
}

/// How many of some cases disagree.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn compare(from: u64, count: u64) -> Result<u64, SplitLoaderError> {
    Ok(super::trial::next(from, count).disagreements)
}
}

part! { reader:
/// What reads files.
///
/// # Errors
/// Where the reader could not be fetched.
pub(super) fn reader() -> Result<Box<ReaderPart>, SplitLoaderError> {
    Ok(Box::new(ReaderPart::new()))
}
}
