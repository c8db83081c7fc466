//! Where the app was opened from.

/// Where the app was opened from: what it can offer and what it must say depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Place {
    /// The site, with all its files.
    #[default]
    Site,
    /// The one file that holds everything, on a site.
    OneFile,
    /// The same, as a file on this computer: its storage is shared by every other one.
    LocalFile,
}
