//! Files as the user brings them: chosen, dropped or pasted. They stay where they are until somebody reads them.

use web_sys::{ClipboardEvent, DragEvent, File, FileList, HtmlInputElement};

use crate::app::{Content, Held, Incoming};

/// The files that an input holds; the input is emptied, so that the same file can be chosen again.
pub fn from_input(input: &HtmlInputElement) -> Vec<Incoming> {
    let files = input.files().map(|list| files(&list)).unwrap_or_default();
    input.set_value("");
    files
}

/// The files of a drop; text that was dropped counts as a file without a name.
pub fn from_drop(event: DragEvent) -> Vec<Incoming> {
    let Some(transfer) = event.data_transfer() else { return Vec::new() };
    let dropped = transfer.files().map(|list| files(&list)).unwrap_or_default();
    if dropped.is_empty() { text(transfer.get_data("text/plain").ok()) } else { dropped }
}

/// What was pasted: files, else text.
pub fn from_clipboard(event: ClipboardEvent) -> Vec<Incoming> {
    let Some(transfer) = event.clipboard_data() else { return Vec::new() };
    let pasted = transfer.files().map(|list| files(&list)).unwrap_or_default();
    if pasted.is_empty() { text(transfer.get_data("text/plain").ok()) } else { pasted }
}

fn text(text: Option<String>) -> Vec<Incoming> {
    let text = text.filter(|text| !text.trim().is_empty());
    text.map(|text| Incoming::of_bytes("", text)).into_iter().collect()
}

fn files(list: &FileList) -> Vec<Incoming> {
    let held = |file: File| Incoming { name: file.name(), content: Content::Held(Held::new(file.size() as u64, file)) };
    (0..list.length()).filter_map(|index| list.get(index)).map(held).collect()
}
