//! The lines of a text, for finding the line of many values in it.

use super::Value;

/// How many bytes are counted at once: few enough to count again for every value, and enough that what is kept of a
/// text is small beside it, whatever stands in it.
const BLOCK: usize = 128;

/// How many lines end before each block of a text, and before its end.
pub(crate) struct Lines<'a> {
    text: &'a [u8],
    before: Vec<u32>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Lines<'a> {
        let text = text.as_bytes();
        let mut ended = 0;
        let mut before = Vec::with_capacity(text.len() / BLOCK + 2);
        before.push(0);
        for block in text.chunks(BLOCK) {
            ended += ends(block);
            before.push(ended);
        }
        Lines { before, text }
    }

    /// The line of a value that is a slice of the text, counted from 1.
    pub(crate) fn of(&self, value: Value<'_>) -> u32 {
        self.of_address(value.address())
    }

    /// The line of what stands at an address in memory inside the text.
    pub(super) fn of_address(&self, address: usize) -> u32 {
        self.at(address.saturating_sub(self.text.as_ptr() as usize))
    }

    /// The line of the byte at `offset`, counted from 1; behind the end, the last line.
    pub(crate) fn at(&self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        let at = |block: usize| self.before.get(block).copied();
        let before = at(block).unwrap_or_default();
        // Where no line ends in the block there is nothing to count.
        match at(block + 1) {
            Some(behind) if behind > before => {
                before + ends(self.text.get(block * BLOCK..offset).unwrap_or_default()) + 1
            }
            _ => before + 1,
        }
    }
}

/// How many lines end in some bytes.
fn ends(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u32
}
