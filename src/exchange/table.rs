//! Our own tables as CSV: one of instances, one of numbers, read and written. Imports the engine.
//!
//! The headers are Chinese or the contract's own names; the cells are what a user types: dates without a zone are
//! China time, codes may be the words of the interface. An empty cell is unknown. A row that begins with `#` is for
//! the reader of the table alone. `columns` are the headers, `word` the codes, `value` the other cells.

mod columns;
mod value;
mod word;
mod write;

use std::collections::HashSet;

use super::csv::{Record, Records, unescaped};
use super::{Kind, MAX_ROWS, ReadError, Reading, Warning};
use crate::engine::json::shortened;
use crate::engine::{Expected, InputError, Instance, Mark, Number, Problem, Product, Region, Row, Sheet};
use columns::{Column, INSTANCES, NUMBERS, named};

pub use columns::Headers;
pub use write::{instances_csv, numbers_csv, template_csv};

/// Which table it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Instances,
    Numbers,
}

impl Table {
    fn kind(self) -> Kind {
        match self {
            Table::Instances => Kind::CsvInstances,
            Table::Numbers => Kind::CsvNumbers,
        }
    }

    fn columns(self) -> &'static [Column] {
        match self {
            Table::Instances => &INSTANCES,
            Table::Numbers => &NUMBERS,
        }
    }
}

/// Reads one of our tables; none where the text is no table with a column of ids or of numbers.
pub(super) fn read(text: &str) -> Option<Result<Reading, ReadError>> {
    // Excel's own line that names the separator.
    let (separators, first) = match text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")) {
        Some(_) => (text.get(4..)?.chars().next()?.to_string(), true),
        None => (",;\t".to_owned(), false),
    };
    separators.chars().filter(char::is_ascii).find_map(|separator| {
        let mut records = Records::new(text, separator);
        if first {
            records.next();
        }
        let mut comments = 0;
        let header = records.by_ref().map_while(Result::ok).find(|record| {
            comments += usize::from(is_comment(record));
            !is_comment(record) && !is_blank(record)
        })?;
        let has = |code: &str| header.cells.iter().any(|cell| named(cell).any(|known| known == code));
        let table = match (has("number"), has("id")) {
            (true, _) => Table::Numbers,
            (false, true) => Table::Instances,
            (false, false) => return None,
        };
        Some(rest(table, &header, records, comments))
    })
}

/// A comment is for the reader of the table.
fn is_comment(record: &Record<'_>) -> bool {
    record.cells.first().is_some_and(|cell| cell.starts_with('#'))
}

fn is_blank(record: &Record<'_>) -> bool {
    record.cells.iter().all(|cell| cell.trim().is_empty())
}

fn rest(table: Table, header: &Record<'_>, records: Records<'_>, comments: usize) -> Result<Reading, ReadError> {
    let faulty = |error| ReadError::Faulty { kind: table.kind(), error };
    let head = Head::read(table, header).map_err(faulty)?;
    let mut warnings = Vec::new();
    let mut comments = comments;
    let mut sheet = Sheet::default();
    let mut known = HashSet::new();
    let mut index = 0;
    for record in records {
        let record = record.map_err(ReadError::BrokenCsv)?;
        if is_comment(&record) {
            comments += 1;
            continue;
        }
        if is_blank(&record) {
            continue;
        }
        let row = Cells { head: &head, record: &record, path: format!("rows[{index}]") };
        if index == MAX_ROWS {
            return Err(faulty(row.error(None, Problem::TooMany(MAX_ROWS))));
        }
        index += 1;
        let error = match table {
            Table::Instances => row.instance(&mut known).map(|row| sheet.instances.push(row)),
            Table::Numbers => row.number(&mut known).map(|row| sheet.numbers.push(row)),
        };
        sheet.errors.extend(error.err());
    }
    if comments > 0 {
        warnings.push(Warning::Comments { rows: comments });
    }
    Ok(Reading { warnings, ..Reading::of(table.kind(), sheet) })
}

/// The header: which column each cell of a row belongs to.
struct Head {
    headers: Headers,
    columns: Vec<Option<&'static Column>>,
}

impl Head {
    fn read(table: Table, header: &Record<'_>) -> Result<Head, InputError> {
        let error = |cell: &str, problem| InputError { path: shortened(cell.trim()), line: Some(header.line), problem };
        let mut columns: Vec<Option<&'static Column>> = Vec::new();
        for cell in &header.cells {
            if cell.trim().is_empty() {
                columns.push(None);
                continue;
            }
            let column = table.columns().iter().find(|column| named(cell).any(|code| code == column.code));
            match column {
                None => return Err(error(cell, Problem::UnknownField)),
                Some(column) if columns.iter().flatten().any(|known| known.code == column.code) => {
                    return Err(error(cell, Problem::DuplicateKey));
                }
                Some(column) => columns.push(Some(column)),
            }
        }
        let chinese = header.cells.iter().any(|cell| !cell.is_ascii());
        let headers = if chinese { Headers::Chinese } else { Headers::English };
        let product = INSTANCES.iter().find(|column| column.code == "product");
        match product.filter(|_| table == Table::Instances) {
            Some(product) if !columns.iter().flatten().any(|column| column.code == product.code) => {
                Err(error("", Problem::Missing(product.name(headers))))
            }
            _ => Ok(Head { headers, columns }),
        }
    }
}

/// One row.
struct Cells<'a> {
    head: &'a Head,
    record: &'a Record<'a>,
    path: String,
}

/// One cell that says something.
struct Cell<'a> {
    row: &'a Cells<'a>,
    column: &'static Column,
    text: &'a str,
}

impl Cell<'_> {
    /// What it says, or that it should say something else.
    fn want<T>(&self, expected: Expected, read: Option<T>) -> Result<Option<T>, InputError> {
        let problem = || Problem::Expected { expected, found: shortened(self.text) };
        read.map(Some).ok_or_else(|| self.row.error(Some(self.column), problem()))
    }
}

impl Cells<'_> {
    /// Reads each cell that says something.
    fn each(&self, mut read: impl FnMut(Cell<'_>) -> Result<(), InputError>) -> Result<(), InputError> {
        let cells = self.record.cells.iter().enumerate();
        for (place, cell) in cells.filter(|(_, cell)| !cell.trim().is_empty()) {
            let column = self.head.columns.get(place).copied().flatten();
            let column = column.ok_or_else(|| self.error(None, Problem::NoHeader(shortened(cell))))?;
            read(Cell { row: self, column, text: unescaped(cell) })?;
        }
        Ok(())
    }

    fn error(&self, column: Option<&Column>, problem: Problem) -> InputError {
        let path = match column {
            Some(column) => [self.path.as_str(), column.name(self.head.headers)].join("."),
            None => self.path.clone(),
        };
        InputError { path, line: Some(self.record.line), problem }
    }

    fn missing(&self, columns: &[Column], code: &str) -> InputError {
        let column = columns.iter().find(|column| column.code == code);
        self.error(None, Problem::Missing(column.map_or("id", |column| column.name(self.head.headers))))
    }

    /// The fields that a check between rows may name.
    fn marks(&self, columns: &'static [Column]) -> Vec<Mark> {
        let given = |column: &Column| {
            let place = self.head.columns.iter().position(|known| known.is_some_and(|c| c.code == column.code));
            place.and_then(|place| self.record.cells.get(place)).is_some_and(|cell| !cell.trim().is_empty())
        };
        let marked = columns.iter().filter(|column| column.marked && given(column));
        let mark =
            |column: &Column| Mark { field: column.code, name: column.name(self.head.headers), line: self.record.line };
        marked.map(mark).collect()
    }

    fn instance(self, known: &mut HashSet<String>) -> Result<Row<Instance>, InputError> {
        let mut product = None;
        let mut fact = Instance::new("", Product::Ecs);
        self.each(|cell| {
            let text = cell.text;
            match cell.column.code {
                "id" => fact.id = text.to_owned(),
                "product" => product = cell.want(Expected::Product, word::product(text))?,
                "name" => fact.name = Some(text.to_owned()),
                "region" => fact.region = Region::new(text),
                "owner" => fact.owner = cell.want(Expected::AccountCell, text.trim().parse().ok())?,
                "billing" => fact.billing = cell.want(Expected::Billing, word::billing(text))?,
                "purchased_at" => fact.purchased_at = cell.want(Expected::Date, value::date(text))?,
                "expires_at" => fact.expires_at = cell.want(Expected::Date, value::date(text))?,
                "term_months" => fact.term_months = cell.want(Expected::Months, value::months(text))?,
                "first_term_months" => fact.first_term_months = cell.want(Expected::Months, value::months(text))?,
                "order_amount" => fact.order_amount = cell.want(Expected::Yuan, value::yuan(text))?,
                "public_bandwidth_mbps" => {
                    fact.public_bandwidth_mbps = cell.want(Expected::Bandwidth, value::bandwidth(text))?
                }
                "public_ips" => fact.public_ips = cell.want(Expected::Address, value::addresses(text))?,
                "eip" => fact.eip = cell.want(Expected::Address, text.trim().parse().ok())?,
                _ => fact.status = Some(text.to_owned()),
            }
            Ok(())
        })?;
        if fact.id.is_empty() {
            return Err(self.missing(&INSTANCES, "id"));
        }
        fact.product = product.ok_or_else(|| self.missing(&INSTANCES, "product"))?;
        let column = |code: &str| INSTANCES.iter().find(|column| column.code == code);
        if fact.dates_clash() {
            return Err(self.error(column("expires_at"), Problem::ExpiryBeforePurchase));
        }
        if !known.insert(fact.id.clone()) {
            return Err(self.error(column("id"), Problem::DuplicateInstance(shortened(&fact.id))));
        }
        Ok(Row { fact, line: self.record.line, fields: self.marks(&INSTANCES), path: self.path })
    }

    fn number(self, known: &mut HashSet<String>) -> Result<Row<Number>, InputError> {
        let mut fact = Number::new("");
        self.each(|cell| {
            let text = cell.text;
            match cell.column.code {
                "number" => fact.number = text.to_owned(),
                "product" => fact.product = cell.want(Expected::Product, word::product(text))?,
                "instance" => fact.instance = Some(text.to_owned()),
                "account" => fact.account = cell.want(Expected::AccountCell, text.trim().parse().ok())?,
                "status" => fact.status = cell.want(Expected::Status, word::status(text))?,
                "origin" => fact.origin = cell.want(Expected::Origin, word::origin(text))?,
                "replaces" => fact.replaces = Some(text.to_owned()),
                "domain" => fact.domain = Some(text.to_owned()),
                "icp_number" => fact.icp_number = Some(text.to_owned()),
                _ => fact.note = Some(text.to_owned()),
            }
            Ok(())
        })?;
        if fact.number.is_empty() {
            return Err(self.missing(&NUMBERS, "number"));
        }
        if !known.insert(fact.key()) {
            let column = NUMBERS.iter().find(|column| column.code == "number");
            return Err(self.error(column, Problem::DuplicateNumber(shortened(&fact.number))));
        }
        Ok(Row { fact, line: self.record.line, fields: self.marks(&NUMBERS), path: self.path })
    }
}
