//! Where the program is cut below the views: the reader of files, which comes with the first file that is brought,
//! and all that reads and writes the stores, which a first visit does not need.

use std::pin::Pin;
use std::rc::Rc;

use wasm_split_helpers::SplitLoaderError;
use web_sys::{TextDecoder, TextDecoderOptions};

use super::{Runtime, Storage, part};
use crate::app::{self, Effect, ImportFile, Incoming, Stored};
use crate::engine::proof::Tally;

/// What is done once it is awaited.
type Later<T> = Pin<Box<dyn Future<Output = T>>>;

part! { desk:
/// Reads all that the stores hold.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn load(storage: Rc<Storage>) -> Result<Later<Stored>, SplitLoaderError> {
    Ok(Box::pin(async move { storage.load().await }))
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
/// Compares some cases with the decision table.
///
/// # Errors
/// Where the part could not be fetched.
pub(super) fn compare(from: u64, most: u64) -> Result<Later<(Tally, u32)>, SplitLoaderError> {
    Ok(Box::pin(super::compare::compare(from, most)))
}
}

part! { reader:
/// What became of each file.
///
/// # Errors
/// Where the reader could not be fetched.
pub(super) fn read(incoming: Vec<Incoming>) -> Result<Vec<ImportFile>, SplitLoaderError> {
    Ok(incoming.into_iter().map(|file| app::read(file, older)).collect())
}
}

/// The text of bytes that are no UTF-8, as the browser reads GB18030: what spreadsheets write in China.
fn older(bytes: &[u8]) -> Option<String> {
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &fatal()).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// A decoder that refuses what it can't read, instead of putting marks in its place.
fn fatal() -> TextDecoderOptions {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    options
}
