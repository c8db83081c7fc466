//! Files as the user brings them: chosen, dropped or pasted.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, File, FileList, HtmlInputElement};

use crate::app::Incoming;

/// The files that an input holds; the input is emptied, so that the same file can be chosen again.
pub async fn from_input(input: HtmlInputElement) -> Vec<Incoming> {
    let files = input.files().map(|list| files(&list)).unwrap_or_default();
    let read = read(files).await;
    input.set_value("");
    read
}

/// The files of a drop; text that was dropped counts as a file without a name.
pub async fn from_drop(event: DragEvent) -> Vec<Incoming> {
    let Some(transfer) = event.data_transfer() else { return Vec::new() };
    let dropped = transfer.files().map(|list| files(&list)).unwrap_or_default();
    if dropped.is_empty() {
        return text(transfer.get_data("text/plain").ok());
    }
    read(dropped).await
}

/// What was pasted: files, else text.
pub async fn from_clipboard(event: ClipboardEvent) -> Vec<Incoming> {
    let Some(transfer) = event.clipboard_data() else { return Vec::new() };
    let pasted = transfer.files().map(|list| files(&list)).unwrap_or_default();
    if pasted.is_empty() {
        return text(transfer.get_data("text/plain").ok());
    }
    read(pasted).await
}

fn text(text: Option<String>) -> Vec<Incoming> {
    let text = text.filter(|text| !text.trim().is_empty());
    text.map(|text| Incoming { name: String::new(), bytes: text.into_bytes() }).into_iter().collect()
}

fn files(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

async fn read(files: Vec<File>) -> Vec<Incoming> {
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        // A file that vanished in between reads as empty, and is then shown as such.
        let buffer = JsFuture::from(file.array_buffer()).await.ok();
        let bytes = buffer.map(|buffer| js_sys::Uint8Array::new(buffer.unchecked_ref()).to_vec()).unwrap_or_default();
        read.push(Incoming { name: file.name(), bytes });
    }
    read
}
