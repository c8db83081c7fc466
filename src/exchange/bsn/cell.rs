//! A row taken apart: its known fields as text, and what they mean. Imports the engine.

use crate::engine::json::shortened;
use crate::engine::{Account, Expected, InputError, Problem, Product, Status};

/// A field of a row that is read; the provider writes them in several cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    AliUid,
    ResourceType,
    ResourceId,
    Sn,
    Status,
    BeianNum,
}

impl Field {
    const ALL: [(Field, &'static str); 6] = [
        (Field::AliUid, "aliUid"),
        (Field::ResourceType, "resourceType"),
        (Field::ResourceId, "resourceId"),
        (Field::Sn, "sn"),
        (Field::Status, "status"),
        (Field::BeianNum, "beianNum"),
    ];

    /// The field of that name in whatever case.
    pub(super) fn of(name: &str) -> Option<Field> {
        Field::ALL.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(field, _)| *field)
    }

    fn name(self) -> &'static str {
        Field::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Text without the blanks around it, or any value of XML.
    Text(String),
    /// A number as it is written, so that no digit of an account id is lost.
    Number(String),
    /// Anything else, shortened.
    Other(String),
}

/// A field with its place.
pub(super) struct Cell {
    pub(super) field: Field,
    /// The name as the file spells it.
    pub(super) name: String,
    pub(super) line: u32,
    /// Null and the empty text are nothing.
    pub(super) content: Option<Content>,
}

/// A row as cells.
pub(super) struct Item {
    pub(super) path: String,
    pub(super) line: u32,
    pub(super) cells: Vec<Cell>,
}

/// What a row says.
pub(super) struct Record {
    pub(super) sn: Option<String>,
    pub(super) status: Option<Status>,
    pub(super) instance: Option<String>,
    pub(super) product: Option<Product>,
    pub(super) account: Option<Account>,
    pub(super) icp_number: Option<String>,
}

/// `path` and what stands under it.
pub(super) fn join(path: &str, inner: &str) -> String {
    match (path.is_empty(), inner.is_empty()) {
        (true, _) => inner.to_owned(),
        (false, true) => path.to_owned(),
        (false, false) => format!("{path}.{inner}"),
    }
}

impl Item {
    /// Reads every field, each of which may be absent.
    pub(super) fn record(&self) -> Result<Record, InputError> {
        for (index, cell) in self.cells.iter().enumerate() {
            if self.cells.iter().take(index).any(|earlier| earlier.field == cell.field) {
                return Err(self.at(cell, Problem::DuplicateKey));
            }
        }
        Ok(Record {
            sn: self.get(Field::Sn, Expected::Text, |content| match content {
                Content::Text(text) => Some(text.clone()),
                _ => None,
            })?,
            status: self.get(Field::Status, Expected::StatusCode, |content| status(content.scalar()?))?,
            instance: self.get(Field::ResourceId, Expected::Id, |content| match content {
                Content::Number(number) if !is_whole(number) => None,
                _ => content.scalar().map(str::to_owned),
            })?,
            product: self.get(Field::ResourceType, Expected::ResourceType, |content| product(content.scalar()?))?,
            account: self.get(Field::AliUid, Expected::Id, |content| content.scalar()?.parse().ok())?,
            icp_number: self.get(Field::BeianNum, Expected::Text, |content| match content {
                Content::Text(text) => Some(text.clone()),
                _ => None,
            })?,
        })
    }

    fn get<T>(
        &self,
        field: Field,
        expected: Expected,
        read: impl FnOnce(&Content) -> Option<T>,
    ) -> Result<Option<T>, InputError> {
        let Some(cell) = self.cells.iter().find(|cell| cell.field == field) else { return Ok(None) };
        let Some(content) = &cell.content else { return Ok(None) };
        match read(content) {
            Some(value) => Ok(Some(value)),
            None => Err(self.at(cell, Problem::Expected { expected, found: content.shown() })),
        }
    }

    /// The error of a field that must say something.
    pub(super) fn missing(&self, field: Field) -> InputError {
        if self.cells.iter().any(|cell| cell.field == field) {
            return self.error(field, Problem::Expected { expected: Expected::Filled, found: String::new() });
        }
        InputError { path: self.path.clone(), line: Some(self.line), problem: Problem::Missing(field.name()) }
    }

    /// A problem in a field, named as the file spells it.
    pub(super) fn error(&self, field: Field, problem: Problem) -> InputError {
        match self.cells.iter().find(|cell| cell.field == field) {
            Some(cell) => self.at(cell, problem),
            None => InputError { path: join(&self.path, field.name()), line: Some(self.line), problem },
        }
    }

    fn at(&self, cell: &Cell, problem: Problem) -> InputError {
        InputError { path: join(&self.path, &cell.name), line: Some(cell.line), problem }
    }

    pub(super) fn line_of(&self, field: Field) -> Option<u32> {
        self.cells.iter().find(|cell| cell.field == field).map(|cell| cell.line)
    }
}

impl Content {
    /// The text of a text or a number: which of both it is differs between answers.
    fn scalar(&self) -> Option<&str> {
        match self {
            Content::Text(text) | Content::Number(text) => Some(text),
            Content::Other(_) => None,
        }
    }

    fn shown(&self) -> String {
        let (Content::Text(text) | Content::Number(text) | Content::Other(text)) = self;
        shortened(text)
    }
}

fn is_whole(number: &str) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit())
}

fn status(code: &str) -> Option<Status> {
    match code {
        "0" => Some(Status::Unbound),
        "1" => Some(Status::Bound),
        "2" => Some(Status::Filed),
        "3" => Some(Status::Invalid),
        "4" => Some(Status::Filing),
        _ => None,
    }
}

/// The provider has more resource types; no product of ours with numbers is behind them.
fn product(resource_type: &str) -> Option<Product> {
    match resource_type {
        "1" => Some(Product::Ecs),
        "4" => Some(Product::SiteMarket),
        "5" => Some(Product::ElasticWebHosting),
        _ => None,
    }
}
