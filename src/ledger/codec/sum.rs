//! The CRC-32 of zip and PNG, eight bytes at a time. Its table is 8 KB, so it is worked out when it is first needed
//! and is no part of the page.

use std::sync::OnceLock;

/// The polynomial, its bits in reverse.
const POLYNOMIAL: u32 = 0xEDB8_8320;

type Row = [u32; 256];

/// What a byte becomes that has so many others behind it.
type Table = [Row; 8];

fn table() -> &'static Table {
    static TABLE: OnceLock<Box<Table>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let bit = |sum: u32, _| if sum & 1 == 1 { POLYNOMIAL ^ (sum >> 1) } else { sum >> 1 };
        let first: Row = std::array::from_fn(|byte| (0..8).fold(byte as u32, bit));
        let (mut table, mut row) = (Box::new([first; 8]), first);
        for place in table.iter_mut() {
            *place = row;
            row = row.map(|sum| at(&first, sum) ^ (sum >> 8));
        }
        table
    })
}

fn at(row: &Row, sum: u32) -> u32 {
    row.get(usize::from(sum as u8)).copied().unwrap_or_default()
}

/// A checksum under way.
pub(super) struct Sum(u32);

impl Sum {
    pub(super) fn new() -> Sum {
        Sum(u32::MAX)
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        let table = table();
        let [behind_0, behind_1, behind_2, behind_3, behind_4, behind_5, behind_6, behind_7] = table;
        let mut sum = self.0;
        let (eights, rest) = bytes.as_chunks::<8>();
        for [a, b, c, d, e, f, g, h] in eights {
            sum ^= u32::from_le_bytes([*a, *b, *c, *d]);
            sum = at(behind_7, sum)
                ^ at(behind_6, sum >> 8)
                ^ at(behind_5, sum >> 16)
                ^ at(behind_4, sum >> 24)
                ^ at(behind_3, u32::from(*e))
                ^ at(behind_2, u32::from(*f))
                ^ at(behind_1, u32::from(*g))
                ^ at(behind_0, u32::from(*h));
        }
        for byte in rest {
            sum = at(behind_0, sum ^ u32::from(*byte)) ^ (sum >> 8);
        }
        self.0 = sum;
    }

    /// One that stands where another ended.
    pub(super) fn from(end: u32) -> Sum {
        Sum(!end)
    }

    pub(super) fn end(self) -> u32 {
        !self.0
    }
}
