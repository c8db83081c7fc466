//! What the protocol asks of the two stores. `platform` answers for the browser, the tests with stores that fail.

/// What a store said when it failed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Failure {
    /// The name of the error, `QuotaExceededError`.
    pub name: String,
    /// Its code, as old browsers count them; 0 where it has none.
    pub code: u16,
    /// What it says.
    pub message: String,
}

impl Failure {
    /// A failure of our own making.
    pub fn new(message: &str) -> Failure {
        Failure { message: message.to_owned(), ..Failure::default() }
    }

    /// Nothing is written where a newer version has written.
    pub fn newer() -> Failure {
        Failure { name: "VersionError".to_owned(), code: 0, message: "a newer version has written here".to_owned() }
    }

    /// Another tab keeps the database, so that it does not open.
    pub fn kept_away() -> Failure {
        Failure { name: "BlockedError".to_owned(), code: 0, message: "another tab keeps the database".to_owned() }
    }

    /// What was written reads back differently.
    pub fn unlike() -> Failure {
        Failure::new("what was written reads back differently")
    }

    /// Random numbers that exist already, however often they are drawn.
    pub fn not_random() -> Failure {
        Failure::new("no fresh random numbers")
    }

    /// Whether there is no room left, by any browser's name or number for it.
    pub fn is_full(&self) -> bool {
        matches!(self.name.as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR")
            || matches!(self.code, 22 | 1014)
    }

    /// Whether a newer version of this app has made the database anew.
    pub fn is_newer(&self) -> bool {
        self.name == "VersionError"
    }

    /// Whether another tab keeps the database.
    pub fn is_kept_away(&self) -> bool {
        self.name == "BlockedError"
    }

    /// The name and what it says.
    pub fn text(&self) -> String {
        match (self.name.as_str(), self.message.as_str()) {
            ("", "") => "?".to_owned(),
            (name, "") => name.to_owned(),
            ("", message) => message.to_owned(),
            (name, message) => [name, message].join(": "),
        }
    }
}

/// The arbiter: a store with transactions that exclude one another across tabs.
pub trait Database {
    /// A transaction.
    type Transaction: Transaction;

    /// Opens a writing transaction. It takes effect when it completes, whole or not at all.
    fn begin(&self) -> impl Future<Output = Result<Self::Transaction, Failure>>;
}

/// A transaction of the arbiter. Nothing but its own requests may be awaited while it is open.
pub trait Transaction {
    /// The names of all pieces.
    fn names(&self) -> impl Future<Output = Result<Vec<String>, Failure>>;

    /// All pieces: names and texts.
    fn all(&self) -> impl Future<Output = Result<Vec<(String, String)>, Failure>>;

    /// The text of a piece; none where it is not there.
    fn read(&self, name: &str) -> impl Future<Output = Result<Option<String>, Failure>>;

    /// Writes a piece.
    ///
    /// # Errors
    /// What the store says at once; it may say more when the transaction completes.
    fn put(&self, name: &str, text: &str) -> Result<(), Failure>;

    /// Takes a piece away.
    ///
    /// # Errors
    /// What the store says at once.
    fn delete(&self, name: &str) -> Result<(), Failure>;

    /// Gives the transaction up: nothing of it takes effect.
    fn abort(self);

    /// Waits until what was written is on the disk.
    fn complete(self) -> impl Future<Output = Result<(), Failure>>;
}

/// The copy: a plain store of texts, whose reads may be stale and whose writes may be lost in a crash.
pub trait Local {
    /// The names of all pieces of the log, in any order.
    ///
    /// # Errors
    /// What the store says.
    fn names(&self) -> Result<Vec<String>, Failure>;

    /// The text of a piece; none where it is not there.
    ///
    /// # Errors
    /// What the store says.
    fn get(&self, name: &str) -> Result<Option<String>, Failure>;

    /// Whether a piece is there and has this text.
    ///
    /// # Errors
    /// What the store says.
    fn has(&self, name: &str, text: &str) -> Result<bool, Failure> {
        Ok(self.get(name)?.as_deref() == Some(text))
    }

    /// Writes a piece.
    ///
    /// # Errors
    /// What the store says.
    fn set(&self, name: &str, text: &str) -> Result<(), Failure>;

    /// Takes a piece away.
    ///
    /// # Errors
    /// What the store says.
    fn remove(&self, name: &str) -> Result<(), Failure>;
}
