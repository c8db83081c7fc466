//! Rows from several files brought together, and the checks that need to see more than one row.

use super::super::error::{InputError, Problem};
use super::super::index::{Index, Places};
use super::super::json::shortened;
use super::{Account, Facts, Instance, Number, Product, Status};

/// A fact with the place where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<T> {
    /// What the row states.
    pub fact: T,
    /// The path of the row in its file.
    pub path: String,
    /// The line on which the row begins, counted from 1.
    pub line: u32,
    /// The fields that a check between rows may name.
    pub fields: Vec<Mark>,
}

/// Where a field of a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The field, as the contract names it.
    pub field: &'static str,
    /// The field, as its file names it.
    pub name: &'static str,
    /// Its line, counted from 1.
    pub line: u32,
}

impl<T> Row<T> {
    /// What `problem` in `field` of this row reads like.
    fn error(&self, field: &'static str, problem: Problem) -> InputError {
        let mark = self.fields.iter().find(|mark| mark.field == field);
        InputError {
            path: mark.map_or_else(|| self.path.clone(), |mark| [&self.path, ".", mark.name].concat()),
            line: Some(mark.map_or(self.line, |mark| mark.line)),
            problem,
        }
    }
}

/// What one file states.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The current account that the file names.
    pub account: Option<Account>,
    /// The line on which it does, counted from 1.
    pub account_line: Option<u32>,
    /// The instances whose rows are right.
    pub instances: Vec<Row<Instance>>,
    /// The numbers whose rows are right.
    pub numbers: Vec<Row<Number>>,
    /// The rows that are not, each with path and line.
    pub errors: Vec<InputError>,
}

/// Several sheets as one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assembled {
    /// The facts of all rows that stood the checks.
    pub facts: Facts,
    /// What was refused, with the index of the sheet that it is from.
    pub errors: Vec<(usize, InputError)>,
}

/// Brings sheets together: facts merge by id, numbers by their text without case, and a later stated value wins.
///
/// `account` is the current account in place of those that the sheets name. A row that can't be taken (another
/// product under a known id, an expiry before the purchase after merging, a `replaces` that names nothing) is
/// left out and reported; the errors that the sheets hold already are not repeated.
pub fn assemble(sheets: &[Sheet], account: Option<Account>) -> Assembled {
    let mut errors = Vec::new();
    let account = match account {
        Some(account) => Some(account),
        None => common_account(sheets, &mut errors),
    };
    let instances = merge_instances(sheets, &mut errors);
    let numbers = merge_numbers(sheets, &mut errors);
    let numbers = check_numbers(&Owners::new(&instances, account.as_ref()), numbers, &mut errors);
    Assembled { facts: Facts { account, instances, numbers }, errors }
}

type Errors = Vec<(usize, InputError)>;

fn common_account(sheets: &[Sheet], errors: &mut Errors) -> Option<Account> {
    let mut common: Option<&Account> = None;
    for (file, sheet) in sheets.iter().enumerate() {
        match (common, &sheet.account) {
            (Some(first), Some(second)) if first != second => {
                let (first, second) = (first.as_str().to_owned(), second.as_str().to_owned());
                let problem = Problem::AccountConflict { first, second };
                errors.push((file, InputError { path: "account".to_owned(), line: sheet.account_line, problem }));
            }
            (None, Some(_)) => common = sheet.account.as_ref(),
            _ => {}
        }
    }
    common.cloned()
}

fn conflict(id: &str, other: Product) -> Problem {
    Problem::ProductConflict { id: shortened(id), other: other.code() }
}

fn merge_instances(sheets: &[Sheet], errors: &mut Errors) -> Vec<Instance> {
    let mut rows: Index<'_, Vec<(usize, &Row<Instance>)>> = Index::default();
    for (file, sheet) in sheets.iter().enumerate() {
        for row in &sheet.instances {
            rows.change(row.fact.id.as_str(), Vec::new(), |known| known.push((file, row)));
        }
    }
    rows.items().iter().filter_map(|rows| merge_rows(rows, errors)).collect()
}

/// One instance of all the rows that speak of it. Only what they come to in the end must hold together; where it
/// does not, every row that would bring a clash is left out and named.
fn merge_rows(rows: &[(usize, &Row<Instance>)], errors: &mut Errors) -> Option<Instance> {
    let (_, first) = rows.first()?;
    // What one row says holds together, or it would not be here.
    if rows.len() == 1 {
        return Some(first.fact.clone());
    }
    let mut merged = first.fact.clone();
    let mut cautious = merged.clone();
    let mut clashing = Vec::new();
    for (file, row) in rows.iter().skip(1) {
        if row.fact.product != merged.product {
            errors.push((*file, row.error("product", conflict(&merged.id, merged.product))));
            continue;
        }
        merged.merge(row.fact.clone());
        let mut next = cautious.clone();
        next.merge(row.fact.clone());
        if next.dates_clash() {
            clashing.push((*file, row.error("expires_at", Problem::ExpiryBeforePurchase)));
        } else {
            cautious = next;
        }
    }
    if !merged.dates_clash() {
        return Some(merged);
    }
    errors.extend(clashing);
    Some(cautious)
}

/// A merged number with every row that speaks of it.
struct Merged<'a> {
    number: Number,
    rows: Vec<(usize, &'a Row<Number>)>,
}

impl Merged<'_> {
    /// The error of a field, shown in the row that stated it last.
    fn error(&self, field: &'static str, problem: Problem) -> Option<(usize, InputError)> {
        let states = |row: &Row<Number>| row.fields.iter().any(|mark| mark.field == field);
        let stating = self.rows.iter().rev().find(|(_, row)| states(row)).or(self.rows.last());
        stating.map(|(file, row)| (*file, row.error(field, problem)))
    }
}

fn merge_numbers<'a>(sheets: &'a [Sheet], errors: &mut Errors) -> Vec<Merged<'a>> {
    let mut places = Places::default();
    let mut merged: Vec<Merged<'a>> = Vec::new();
    for (file, sheet) in sheets.iter().enumerate() {
        for row in &sheet.numbers {
            let place = places.of(row.fact.key().into());
            let Some(known) = merged.get_mut(place) else {
                merged.push(Merged { number: row.fact.clone(), rows: vec![(file, row)] });
                continue;
            };
            match (known.number.product, row.fact.product) {
                (Some(first), Some(second)) if first != second => {
                    errors.push((file, row.error("product", conflict(&known.number.number, first))));
                }
                _ => {
                    known.number.merge(row.fact.clone());
                    known.rows.push((file, row));
                }
            }
        }
    }
    merged
}

fn check_numbers(owners: &Owners<'_>, merged: Vec<Merged<'_>>, errors: &mut Errors) -> Vec<Number> {
    let sound: Vec<Merged<'_>> = merged
        .into_iter()
        .filter(|entry| match fault_alone(&entry.number, owners) {
            None => true,
            Some((field, problem)) => {
                errors.extend(entry.error(field, problem));
                false
            }
        })
        .collect();

    // INVARIANT: at most one number replaces a reservation, and it agrees with it in product, instance and account.
    let mut reservations: Index<'_, &Number> = Index::default();
    for entry in sound.iter().filter(|entry| entry.number.is_simulated()) {
        reservations.set(entry.number.key(), &entry.number);
    }
    let mut replaced = Places::default();
    let mut kept = Vec::with_capacity(sound.len());
    for entry in &sound {
        let problem = entry.number.replaces.as_deref().and_then(|name| {
            let key = name.to_ascii_lowercase();
            match reservations.get(&key) {
                Some(reservation) if owners.agree(reservation, &entry.number) => {
                    (!replaced.add(key)).then(|| Problem::ReplacedTwice(shortened(name)))
                }
                _ => Some(Problem::ReplacesNothing(shortened(name))),
            }
        });
        match problem {
            None => kept.push(entry.number.clone()),
            Some(problem) => errors.extend(entry.error("replaces", problem)),
        }
    }
    kept
}

/// What is wrong with a number without looking at the other numbers.
fn fault_alone(number: &Number, owners: &Owners<'_>) -> Option<(&'static str, Problem)> {
    let listed = number.instance.as_deref().and_then(|id| owners.instances.get(id));
    if let (Some(stated), Some(listed)) = (number.product, listed)
        && stated != listed.product
    {
        return Some(("product", conflict(&listed.id, listed.product)));
    }
    if number.is_simulated() != number.is_marked_simulated() {
        let field = if number.origin.is_some() { "origin" } else { "number" };
        return Some((field, Problem::SimulatedMark(shortened(&number.number))));
    }
    if !number.is_simulated() {
        return None;
    }
    if owners.product(number) == Some(Product::SiteMarket) {
        return Some(("number", Problem::SimulatedMarket));
    }
    if !matches!(number.status(), Status::Bound | Status::Invalid) {
        return Some(("status", Problem::SimulatedStatus));
    }
    number.replaces.is_some().then_some(("replaces", Problem::ReplacesOnSimulated))
}

/// Whose a number is, and of which product: its own word, else that of its instance, else the file's.
pub(crate) struct Owners<'a> {
    account: Option<&'a Account>,
    instances: Index<'a, &'a Instance>,
}

impl<'a> Owners<'a> {
    pub(crate) fn new(instances: &'a [Instance], account: Option<&'a Account>) -> Owners<'a> {
        Owners { account, instances: instances.iter().map(|instance| (instance.id.as_str(), instance)).collect() }
    }

    pub(crate) fn product(&self, number: &Number) -> Option<Product> {
        number.product.or_else(|| self.instance(number).map(|instance| instance.product))
    }

    pub(crate) fn account<'n>(&self, number: &'n Number) -> Option<&'n Account>
    where
        'a: 'n,
    {
        let owner = || self.instance(number).and_then(|instance| instance.owner.as_ref());
        number.account.as_ref().or_else(owner).or(self.account)
    }

    fn instance(&self, number: &Number) -> Option<&'a Instance> {
        self.instances.get(number.instance.as_deref()?).copied()
    }

    fn agree(&self, one: &Number, other: &Number) -> bool {
        self.product(one) == self.product(other)
            && one.instance == other.instance
            && self.account(one) == self.account(other)
    }
}
