//! Reading what files state. The reader is a file of the program of its own, fetched with the first file that is
//! brought.

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::{self, ImportFile, Incoming};

/// What became of each file.
///
/// # Errors
/// Where the reader could not be fetched.
#[wasm_split(reader, fallible)]
pub(super) fn read(incoming: Vec<Incoming>) -> Result<Vec<ImportFile>, SplitLoaderError> {
    Ok(incoming.into_iter().map(app::read).collect())
}
