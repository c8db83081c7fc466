//! Whether something may happen to a number now. The storage transaction calls this on the log that it has just
//! read, so that what two tabs see is what is decided on.

use super::book::{Book, may_become};
use super::entry::Entry;
use super::event::{Change, Event, EventId, Record};
use super::form::is_icp_number;
use crate::engine::{
    Account, Action, Assessor, Check, Instance, Moment, Number, Policy, Product, Quota, Status, Verdict,
};

/// What the user wants to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// 申请, 确认: reserve a slot of this instance's quota.
    Reserve {
        /// The instance.
        instance: String,
        /// The account that applies; none where each instance is judged as its owner.
        account: Option<Account>,
        /// The site that is to be filed.
        domain: Option<String>,
    },
    /// Bring in a real number.
    Record {
        /// The number as the console shows it.
        number: String,
        /// What is known of it.
        record: Record,
        /// Where it stands.
        status: Status,
        /// The reservation whose place it takes.
        replaces: Option<String>,
    },
    /// Bring a reservation back from a file that this app wrote.
    Readmit {
        /// The reservation's number.
        number: String,
        /// What is known of it.
        record: Record,
        /// Whether it had been given up.
        discarded: bool,
    },
    /// Bring an event of a backup back. It has happened: nothing is asked again.
    Restore(Event),
    /// Something that happens to a number that is there.
    Change {
        /// The number.
        number: String,
        /// What happens.
        change: Change,
    },
}

/// Why something may not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The instance is not in the list any more.
    InstanceGone,
    /// The instance does not qualify any more; the first reason.
    NotEligible(Option<Check>),
    /// It qualifies, but reservations hold all that is left.
    AllReserved(Quota),
    /// Its number exists from the purchase on: there is nothing to apply for.
    NothingToApply,
    /// The text is empty.
    NumberEmpty,
    /// The text starts with `SIM-`: that is a reservation, no real number.
    NumberSimulated,
    /// The reservation is for nothing that has quota left.
    NoQuotaFor,
    /// The number is in the book already.
    NumberKnown,
    /// No such number.
    NumberUnknown,
    /// The reservation is gone, replaced already, or for something else.
    ReservationGone,
    /// A number in this status can't do that.
    WrongStatus(Status),
    /// A reservation has no life of its own: bring the real number in first.
    IsReservation,
    /// The text has not the form of an ICP number.
    IcpNumberForm,
    /// The number is for another product than that instance.
    OtherProduct(Product),
    /// A newer version of this app has written to the stores: this one only reads.
    NewerVersion,
}

/// What a decision looks at beside the book.
pub struct Desk<'a> {
    /// Every instance that is known.
    pub instances: &'a [Instance],
    /// The policy.
    pub policy: &'a Policy,
    /// The moment of the verdicts.
    pub as_of: Moment,
    /// The moment by the clock.
    pub now: Moment,
    /// Random bytes for the event's id and, from the ninth on, for a reservation's number.
    pub entropy: [u8; 16],
}

/// The event that carries out an intent, if it may happen.
///
/// # Errors
/// The reason why not.
pub fn decide(book: &Book, intent: &Intent, desk: &Desk<'_>) -> Result<Event, Refusal> {
    let (number, change) = match intent {
        Intent::Reserve { instance, account, domain } => {
            reserve(book, instance, account.as_ref(), domain.clone(), desk)?
        }
        Intent::Record { number, record, status, replaces } => {
            bring_in(book, number, record, *status, replaces.as_deref(), desk)?
        }
        Intent::Restore(event) => {
            return if book.has(event) { Err(Refusal::NumberKnown) } else { Ok(event.clone()) };
        }
        Intent::Readmit { number, record, discarded } => readmit(book, number, record, *discarded, desk)?,
        Intent::Change { number, change } => {
            let entry = book.entry(number).ok_or(Refusal::NumberUnknown)?;
            may_happen(entry, change, desk)?;
            (entry.text().to_owned(), change.clone())
        }
    };
    Ok(Event { id: EventId::drawn(desk.entropy), at: desk.now, number, change })
}

/// The account from which an instance is judged: the current one, or its owner where all are shown.
pub fn owner_view<'a>(instance: &'a Instance, account: Option<&'a Account>) -> Option<&'a Account> {
    account.or(instance.owner.as_ref())
}

fn reserve(
    book: &Book,
    id: &str,
    account: Option<&Account>,
    domain: Option<String>,
    desk: &Desk<'_>,
) -> Result<(String, Change), Refusal> {
    let instance = desk.instances.iter().find(|instance| instance.id == id).ok_or(Refusal::InstanceGone)?;
    let assessor = Assessor::among(desk.instances, desk.as_of, account, &book.numbers_of(&[instance]), desk.policy);
    let assessment = assessor.judge_as(instance, owner_view(instance, account));
    match (assessment.verdict, assessment.action, assessment.quota) {
        (Verdict::Eligible, Some(Action::Apply), _) => {}
        (Verdict::Eligible, Some(Action::View), _) => return Err(Refusal::NothingToApply),
        (Verdict::Eligible, None, Some(quota)) => return Err(Refusal::AllReserved(quota)),
        _ => return Err(Refusal::NotEligible(assessment.unmet().next().map(|finding| finding.check))),
    }
    let record = Record {
        product: Some(instance.product),
        instance: Some(instance.id.clone()),
        account: instance.owner.as_ref().or(account).cloned(),
        domain,
        ..Record::default()
    };
    Ok((simulated_number(desk), Change::Reserved { record, discarded: false }))
}

fn bring_in(
    book: &Book,
    number: &str,
    record: &Record,
    status: Status,
    replaces: Option<&str>,
    desk: &Desk<'_>,
) -> Result<(String, Change), Refusal> {
    let number = number.trim();
    if number.is_empty() {
        return Err(Refusal::NumberEmpty);
    }
    if Number::new(number).is_marked_simulated() {
        return Err(Refusal::NumberSimulated);
    }
    if book.entry(number).is_some() {
        return Err(Refusal::NumberKnown);
    }
    if let Some(icp) = &record.icp_number
        && status == Status::Filed
        && !is_icp_number(icp)
    {
        return Err(Refusal::IcpNumberForm);
    }
    let mut record = record.clone();
    if let Some(name) = replaces {
        // INVARIANT: a number agrees with the reservation that it replaces in product, instance and account.
        let entry = book.entry(name).filter(|entry| entry.is_open_reservation()).ok_or(Refusal::ReservationGone)?;
        let number = entry.number();
        record.product = number.product;
        record.instance = number.instance.clone();
        record.account = number.account.clone();
        record.domain = record.domain.or_else(|| number.domain.clone());
        record.note = record.note.or_else(|| number.note.clone());
    } else if let Some(instance) = named(desk, record.instance.as_deref()) {
        if record.product.is_some_and(|product| product != instance.product) {
            return Err(Refusal::OtherProduct(instance.product));
        }
        record.product = Some(instance.product);
        record.account = record.account.or_else(|| instance.owner.clone());
    }
    let replaces = replaces.map(str::to_owned);
    Ok((number.to_owned(), Change::Recorded { record, status, replaces }))
}

/// A reservation comes back only while there is quota for it; one that was given up holds none.
fn readmit(
    book: &Book,
    number: &str,
    record: &Record,
    discarded: bool,
    desk: &Desk<'_>,
) -> Result<(String, Change), Refusal> {
    if book.entry(number).is_some() {
        return Err(Refusal::NumberKnown);
    }
    let record = record.clone();
    if discarded {
        return Ok((number.to_owned(), Change::Reserved { record, discarded }));
    }
    let instance = named(desk, record.instance.as_deref()).ok_or(Refusal::InstanceGone)?;
    let (account, numbers) = (record.account.as_ref(), book.numbers_of(&[instance]));
    let assessor = Assessor::among(desk.instances, desk.as_of, account, &numbers, desk.policy);
    let quota = assessor.judge(instance).quota;
    match quota {
        Some(quota) if !quota.is_all_reserved() => Ok((number.to_owned(), Change::Reserved { record, discarded })),
        Some(quota) => Err(Refusal::AllReserved(quota)),
        // Where the policy knows nothing of the product it knows no limit either.
        None if !desk.policy.product(instance.product).is_covered() => {
            Ok((number.to_owned(), Change::Reserved { record, discarded }))
        }
        None => Err(Refusal::NoQuotaFor),
    }
}

fn may_happen(entry: &Entry, change: &Change, desk: &Desk<'_>) -> Result<(), Refusal> {
    let status = entry.status();
    let when = |allowed: bool| if allowed { Ok(()) } else { Err(Refusal::WrongStatus(status)) };
    match change {
        Change::Noted { .. } => Ok(()),
        Change::Discarded if entry.is_open_reservation() => Ok(()),
        Change::Discarded => Err(Refusal::ReservationGone),
        _ if entry.is_simulated() => Err(Refusal::IsReservation),
        Change::Bound { instance } => {
            when(status == Status::Unbound)?;
            let instance = named(desk, Some(instance)).ok_or(Refusal::InstanceGone)?;
            match entry.product() {
                Some(product) if product != instance.product => Err(Refusal::OtherProduct(instance.product)),
                _ => Ok(()),
            }
        }
        Change::Submitted { .. } => when(status == Status::Bound),
        Change::Approved { icp_number } => {
            when(status == Status::Filing)?;
            if is_icp_number(icp_number) { Ok(()) } else { Err(Refusal::IcpNumberForm) }
        }
        Change::Rejected => when(status == Status::Filing),
        Change::Invalidated => when(may_become(status, Status::Invalid)),
        Change::Moved { status: to, .. } => when(may_become(status, *to) || status == *to),
        Change::Reserved { .. } | Change::Recorded { .. } => Err(Refusal::NumberKnown),
    }
}

fn named<'a>(desk: &Desk<'a>, id: Option<&str>) -> Option<&'a Instance> {
    let id = id?;
    desk.instances.iter().find(|instance| instance.id == id)
}

/// `SIM-` with the China date and eight letters and digits that can't be taken for one another.
fn simulated_number(desk: &Desk<'_>) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let random: String = desk
        .entropy
        .iter()
        .skip(8)
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)).map(|letter| char::from(*letter)))
        .collect();
    format!("SIM-{}-{random}", desk.now.china_day())
}
