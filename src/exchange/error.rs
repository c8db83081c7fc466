//! Why a file can't be read: what it looks like, or where it is broken. Imports the engine.

use std::fmt;

use super::{BsnBySn, Kind};
use crate::engine::InputError;

/// Why nothing at all can be taken from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It begins as JSON does and is not well-formed.
    BrokenJson(InputError),
    /// It begins as XML does and is not well-formed.
    BrokenXml(InputError),
    /// It is a table of ours and a cell of it never ends.
    BrokenCsv(InputError),
    /// It is of a kind that can be read, and something outside its rows is wrong.
    Faulty {
        /// What the file is.
        kind: Kind,
        /// What is wrong.
        error: InputError,
    },
    /// It is whole, and something else than what is read here.
    NotReadable(NotReadable),
}

/// What a file looks like that is whole and yet none of the kinds that are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotReadable {
    /// Nothing but blanks.
    Empty,
    /// A web page, perhaps a saved console or a sign-in form.
    Html,
    /// The table that the provider's command line draws with `--output cols=…`.
    CliTable,
    /// Values between commas, semicolons or tabs, without a column for the ids of instances or for numbers.
    Csv,
    /// Text of another kind.
    OtherText,
    /// The answer of GetBsnBySn: it says everything of a number but the number itself.
    BsnBySn(BsnBySn),
    /// The answer of GrantBsnCode.
    BsnGrant,
    /// An instance list of Tencent Cloud.
    TencentInstances,
    /// A server list of Huawei Cloud.
    HuaweiServers,
    /// The provider answered with an error and no data.
    ProviderError {
        /// The provider's error code.
        code: String,
        /// The provider's words.
        message: String,
    },
    /// JSON of another kind.
    OtherJson,
    /// XML of another kind.
    OtherXml {
        /// The name of its outermost element.
        root: String,
    },
}

/// What could have been read instead.
const WANTED: &str = "expected a `beian-desk/1` file, or the JSON answer of `DescribeInstances` (ECS), \
    `ListInstances` (SWAS), `QueryAvailableInstances` (bills), `GetBsnByResource` or `ProductBindBsn`";

impl fmt::Display for NotReadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotReadable::Empty => write!(f, "the file is empty; {WANTED}"),
            NotReadable::Html => write!(f, "this looks like a web page; {WANTED}"),
            NotReadable::CliTable => {
                write!(f, "this looks like a table of the command line: export again without `--output`; {WANTED}")
            }
            NotReadable::Csv => {
                write!(f, "this looks like a CSV table without a column `id` or `number`: use the template; {WANTED}")
            }
            NotReadable::OtherText => write!(f, "this is neither JSON nor XML; {WANTED}"),
            NotReadable::BsnBySn(_) => write!(
                f,
                "this looks like the answer of `GetBsnBySn`, which does not carry the number itself: add the number, \
                 or use the answer of `GetBsnByResource`"
            ),
            NotReadable::BsnGrant => write!(f, "this looks like the answer of `GrantBsnCode`; {WANTED}"),
            NotReadable::TencentInstances => write!(f, "this looks like an instance list of Tencent Cloud; {WANTED}"),
            NotReadable::HuaweiServers => write!(f, "this looks like a server list of Huawei Cloud; {WANTED}"),
            NotReadable::ProviderError { code, message } => {
                write!(f, "the provider answered with the error `{code}`: `{message}`")
            }
            NotReadable::OtherJson => write!(f, "this is JSON of an unknown kind; {WANTED}"),
            NotReadable::OtherXml { root } => write!(f, "this is XML of an unknown kind, `{root}`; {WANTED}"),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::BrokenJson(error) => write!(f, "the JSON is broken: {error}"),
            ReadError::BrokenXml(error) => write!(f, "the XML is broken: {error}"),
            ReadError::BrokenCsv(error) => write!(f, "the CSV is broken: {error}"),
            ReadError::Faulty { kind, error } => write!(f, "{kind}: {error}"),
            ReadError::NotReadable(what) => write!(f, "{what}"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Facts => "facts file",
            Kind::EcsInstances => "ECS instances",
            Kind::SwasInstances => "SWAS instances",
            Kind::BssInstances => "bill of instances",
            Kind::MarketInstances => "marketplace instances",
            Kind::MarketOrder => "marketplace order",
            Kind::BsnNumbers => "filing service numbers",
            Kind::CsvInstances => "table of instances",
            Kind::CsvNumbers => "table of numbers",
            Kind::Backup => "backup",
        })
    }
}

impl std::error::Error for ReadError {}
