//! Long lists in pages.

/// How many rows one page of a list holds.
pub const PAGE: usize = 50;

/// How many of them a first look at a large log shows: more than fit on a screen. The others come with the rest.
pub const SCREEN: usize = 12;

/// Which page of a list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// How many match.
    pub matching: usize,
    /// How many there are.
    pub total: usize,
    /// The page shown, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
}

impl Sheet {
    /// The page that is wanted, or the nearest that there is.
    pub(super) fn new(matching: usize, total: usize, wanted: usize) -> Sheet {
        let pages = matching.div_ceil(PAGE).max(1);
        Sheet { matching, total, page: wanted.clamp(1, pages), pages }
    }

    /// The place of its first row.
    pub(super) fn first(self) -> usize {
        (self.page - 1) * PAGE
    }
}
