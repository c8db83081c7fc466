//! Files as they come, and how large they may be.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

/// From this size on, in bytes, a file is read in a worker, where there is one: 5 MB. Below it the page reads it
/// sooner than a worker starts.
pub const BIG: u64 = 5_000_000;

/// The largest file that is read, in bytes: 100 MB, some 30,000 servers as the provider's command line writes them.
/// While it is read it takes about three times its size (390 MB at the most, measured in Chromium), in a worker, which
/// gives all of it back. What is larger is refused without a look inside. How many rows it may have:
/// [`MAX_ROWS`](crate::exchange::MAX_ROWS).
pub const MAX_BYTES: u64 = 100_000_000;

/// The largest file that the page itself reads where it has no worker, in bytes: 20 MB. What it takes for that it
/// never gives back, and nothing else happens meanwhile.
pub const MAX_BYTES_IN_PAGE: u64 = 20_000_000;

/// A file as it came: dropped, chosen or pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Its name; empty for pasted text.
    pub name: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Bytes that nobody has read yet.
    Held(Held),
}

/// A file that the browser holds. The desk knows how large it is; whoever brought it knows how to read it.
#[derive(Clone)]
pub struct Held {
    size: u64,
    file: Rc<dyn Any>,
}

impl Incoming {
    /// A text, or a file that has been read.
    pub fn of_bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Incoming {
        Incoming { name: name.into(), content: Content::Bytes(bytes.into()) }
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.content.size()
    }
}

impl Content {
    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        match self {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::Held(held) => held.size,
        }
    }
}

impl Held {
    /// A file of that size.
    pub fn new(size: u64, file: impl Any) -> Held {
        Held { size, file: Rc::new(file) }
    }

    /// The file, if it is one of these.
    pub fn file<T: Any>(&self) -> Option<&T> {
        self.file.downcast_ref()
    }
}

/// The same file, not one that holds the same.
impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        Rc::ptr_eq(&self.file, &other.file)
    }
}

impl Eq for Held {}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Held({} bytes)", self.size)
    }
}
