//! Reading what files state. The reader is a file of the program of its own, fetched with the first file that is
//! brought.

use web_sys::{TextDecoder, TextDecoderOptions};

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::{self, ImportFile, Incoming};

/// What became of each file.
///
/// # Errors
/// Where the reader could not be fetched.
#[wasm_split(reader, fallible)]
pub(super) fn read(incoming: Vec<Incoming>) -> Result<Vec<ImportFile>, SplitLoaderError> {
    Ok(incoming.into_iter().map(|file| app::read(file, older)).collect())
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
