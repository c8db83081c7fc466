//! What the protocol takes care of. The app takes care of all; the tests leave one out and see that it is missed.

/// The switches; each costs nothing where it is on.
pub trait Care {
    /// A commit reads the log inside its transaction.
    const RECHECK: bool = true;
    /// A commit looks at what the copy alone has.
    const CONSULT: bool = true;
    /// A start takes the union of both stores and heals each.
    const UNION: bool = true;
    /// Checksums are checked.
    const CHECKSUM: bool = true;
    /// Damaged texts are kept aside before anything takes their place.
    const ASIDE: bool = true;
    /// A number is shown only once its transaction is complete.
    const COMPLETE: bool = true;
    /// What is written to localStorage is read back.
    const READ_BACK: bool = true;
    /// What a newer version wrote stops every write.
    const NEWER: bool = true;
    /// An event leaves the log only once two snapshots of its store hold it.
    const TWO_SNAPSHOTS: bool = true;
    /// An id or a number that exists is drawn anew.
    const FRESH: bool = true;
    /// What was erased stays erased, whatever copy turns up.
    const ERASURE: bool = true;
}

/// Takes care of all.
pub struct All;

impl Care for All {}
