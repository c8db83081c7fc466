//! Reading what files state: here, or in a worker where they are large. All of it comes with the reader's part; only
//! [`read_file`], which the worker calls, is there from the start.
//!
//! The worker runs this very program (`worker`): it hands the bytes over, gets what became of the file
//! as parcels, one for each time it asks, and ends the worker with all the memory that it took.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::split::{self, Later};
use super::worker;
use crate::app::{self, BIG, Content, FileOrigin, ImportFile, Incoming, MAX_BYTES_IN_PAGE, Msg};
use crate::exchange::parcel::{self, Opened};

/// Where messages go.
type Send = Rc<dyn Fn(Msg)>;

/// What the reader can do.
pub(super) struct ReaderPart {
    /// Reads files for the import of a number and tells what became of each.
    pub(super) read: fn(u32, Vec<Incoming>, Send) -> Later<()>,
    /// Ends all reading that is under way.
    pub(super) stop: fn(),
    /// What became of a file with these bytes, in parcels.
    pub(super) pack: fn(&Uint8Array) -> Array,
}

impl ReaderPart {
    pub(super) fn new() -> ReaderPart {
        ReaderPart { read: |import, files, send| Box::pin(read(import, files, send)), stop, pack }
    }
}

/// For `reader.js` in a worker: hands what became of a file to `done`, as a list of parcels; nothing where the part
/// of the program that reads could not be fetched.
#[wasm_bindgen]
pub fn read_file(bytes: Uint8Array, done: Function) {
    spawn_local(async move {
        let parcels = split::reader().await.map(|reader| (reader.pack)(&bytes));
        let _ = done.call1(&JsValue::NULL, &parcels.map_or(JsValue::NULL, JsValue::from));
    });
}

fn pack(bytes: &Uint8Array) -> Array {
    let outcome = app::read(&bytes.to_vec(), older);
    parcel::pack(outcome).iter().map(|parcel| Uint8Array::from(parcel.as_slice())).collect()
}

thread_local! {
    /// How many times reading was stopped.
    static STOPS: Cell<u32> = const { Cell::new(0) };
}

fn stop() {
    STOPS.set(STOPS.get() + 1);
    worker::stop();
}

async fn read(import: u32, files: Vec<Incoming>, send: Send) {
    let stops = STOPS.get();
    for Incoming { name, content } in files {
        let origin = origin(content, stops).await;
        if STOPS.get() != stops {
            return;
        }
        send(Msg::Read { import, file: Box::new(ImportFile { name, origin }) });
    }
}

async fn origin(content: Content, stops: u32) -> FileOrigin {
    let size = content.size();
    if size >= BIG {
        match elsewhere(&content, stops).await {
            Some(origin) => return origin,
            None if size > MAX_BYTES_IN_PAGE => return FileOrigin::TooBig { size, most: MAX_BYTES_IN_PAGE },
            None => {}
        }
    }
    match content {
        Content::Bytes(bytes) => app::read(&bytes, older).into(),
        Content::Held(held) => match held.file::<File>() {
            Some(file) => match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => app::read(&Uint8Array::new(&buffer).to_vec(), older).into(),
                Err(_) => FileOrigin::Gone,
            },
            None => FileOrigin::Gone,
        },
    }
}

/// What became of a file that a worker reads; none where there is no worker. Of one that nobody waits for any more it
/// does not matter what is said.
async fn elsewhere(content: &Content, stops: u32) -> Option<FileOrigin> {
    let what = match content {
        Content::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        Content::Held(held) => held.file::<File>()?.into(),
    };
    let starter = worker::starter().await.ok()?;
    let stopped = || STOPS.get() != stops;
    if stopped() {
        return Some(FileOrigin::Failed);
    }
    match worker::start(&starter, &what).await {
        Ok(next) => Some(parcels(next).await.unwrap_or_else(|why| why)),
        Err(_) if stopped() => Some(FileOrigin::Failed),
        Err(_) => None,
    }
}

/// What a file came to, from all its parcels; else why there is none.
async fn parcels(next: Function) -> Result<FileOrigin, FileOrigin> {
    let mut opened = Opened::default();
    loop {
        let parcel = next.call0(&JsValue::NULL).map_err(|_| FileOrigin::Failed)?;
        let parcel = worker::awaited(parcel).await.map_err(|why| match why.as_string().as_deref() {
            Some("gone") => FileOrigin::Gone,
            _ => FileOrigin::Failed,
        })?;
        if parcel.is_undefined() {
            return opened.finish().map(FileOrigin::from).ok_or(FileOrigin::Failed);
        }
        if !opened.take(&Uint8Array::new(&parcel).to_vec()) {
            return Err(FileOrigin::Failed);
        }
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
