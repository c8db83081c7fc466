//! What became of a file, as bytes: for the reader that works in a thread of its own, which shares nothing with the
//! page. Imports the engine and the ledger.
//!
//! A reading comes in parcels of a limited number of rows, so that the page that opens them can do something else
//! between two. They go from one thread of a running program to another and are kept nowhere: there is no version.
//! `wire` has the bytes of plain values, `facts` those of facts, `faults` those of errors and warnings.

mod facts;
mod faults;
mod wire;

use std::mem::take;

use super::{DecodeError, ReadError, Reading};
use crate::engine::{InputError, Instance, Number, Row};
use crate::ledger::Event;
use wire::{Input, Wire, variants};

/// What became of a file: what it states, or why it is not read, or why it is no text.
pub type Outcome = Result<Result<Reading, ReadError>, DecodeError>;

/// The most rows of one parcel.
const ROWS: usize = 1_000;

/// What one parcel holds.
enum Piece {
    /// Everything but the rows, and how many parcels follow.
    Head(u32, Outcome),
    Instances(Vec<Row<Instance>>),
    Numbers(Vec<Row<Number>>),
    Errors(Vec<InputError>),
    Events(Vec<Event>),
}

variants!(Piece {
    0 = Head(follow, outcome),
    1 = Instances(rows),
    2 = Numbers(rows),
    3 = Errors(errors),
    4 = Events(events),
});

/// The parcels of what became of a file, in their order; at least one.
///
/// ```
/// use beian_desk::exchange::{self, parcel};
///
/// let outcome = Ok(exchange::read("id,product\ni-1,ecs\n"));
/// let mut opened = parcel::Opened::default();
/// for parcel in parcel::pack(outcome.clone()) {
///     assert!(opened.take(&parcel));
/// }
/// assert_eq!(opened.finish(), Some(outcome));
/// ```
pub fn pack(mut outcome: Outcome) -> Vec<Vec<u8>> {
    let mut parcels = Vec::new();
    if let Ok(Ok(reading)) = &mut outcome {
        cut(take(&mut reading.sheet.instances), Piece::Instances, &mut parcels);
        cut(take(&mut reading.sheet.numbers), Piece::Numbers, &mut parcels);
        cut(take(&mut reading.sheet.errors), Piece::Errors, &mut parcels);
        if let Some(backup) = &mut reading.backup {
            cut(take(&mut backup.events), Piece::Events, &mut parcels);
            // They are those of the sheet.
            backup.instances = Vec::new();
        }
    }
    let follow = u32::try_from(parcels.len()).unwrap_or(u32::MAX);
    parcels.insert(0, bytes(&Piece::Head(follow, outcome)));
    parcels
}

fn cut<T>(rows: Vec<T>, piece: fn(Vec<T>) -> Piece, parcels: &mut Vec<Vec<u8>>) {
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<T> = rows.by_ref().take(ROWS).collect();
        if some.is_empty() {
            return;
        }
        parcels.push(bytes(&piece(some)));
    }
}

fn bytes(piece: &Piece) -> Vec<u8> {
    let mut bytes = Vec::new();
    piece.write(&mut bytes);
    bytes
}

/// The parcels that have been opened so far.
#[derive(Debug, Default)]
pub struct Opened {
    outcome: Option<Outcome>,
    follow: u32,
}

impl Opened {
    /// Opens the next parcel; whether it is one, in its turn.
    pub fn take(&mut self, parcel: &[u8]) -> bool {
        let mut input = Input::new(parcel);
        let piece = Piece::read(&mut input).filter(|_| input.is_empty());
        match (piece, &mut self.outcome) {
            (Some(Piece::Head(follow, outcome)), None) => {
                (self.follow, self.outcome) = (follow, Some(outcome));
                return true;
            }
            (Some(piece), Some(Ok(Ok(reading)))) if self.follow > 0 => match (piece, &mut reading.backup) {
                (Piece::Instances(rows), _) => reading.sheet.instances.extend(rows),
                (Piece::Numbers(rows), _) => reading.sheet.numbers.extend(rows),
                (Piece::Errors(errors), _) => reading.sheet.errors.extend(errors),
                (Piece::Events(events), Some(backup)) => backup.events.extend(events),
                _ => return false,
            },
            _ => return false,
        }
        self.follow -= 1;
        true
    }

    /// What became of the file; none where a parcel is missing.
    pub fn finish(self) -> Option<Outcome> {
        let mut outcome = self.outcome.filter(|_| self.follow == 0)?;
        if let Ok(Ok(Reading { sheet, backup: Some(backup), .. })) = &mut outcome {
            backup.instances = sheet.instances.iter().map(|row| row.fact.clone()).collect();
        }
        Some(outcome)
    }
}
