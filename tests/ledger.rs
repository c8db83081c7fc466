//! The ledger: what may happen to a number, what the log amounts to, and the stored shapes.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fixture that fails should end its test")]

#[path = "ledger/grows.rs"]
mod grows;

use beian_desk::engine::{Account, Billing, Instance, Moment, Number, Origin, Policy, Product, Region, Status};
use beian_desk::ledger::{Book, Change, Desk, Event, EventId, Intent, Record, Refusal, codec, decide, may_become};

const REAL: &str = "4f9f0d9c-0000-4000-8000-000000000001";

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn server(id: &str) -> Instance {
    let mut instance = Instance::new(id, Product::Ecs);
    instance.region = Region::new("cn-hangzhou");
    instance.billing = Some(Billing::Subscription);
    instance.term_months = Some(12);
    instance.expires_at = Some(at("2027-07-01T00:00+08:00"));
    instance.public_bandwidth_mbps = Some(5.0);
    instance
}

fn hosting(id: &str, owner: &str) -> Instance {
    let mut instance = Instance::new(id, Product::ElasticWebHosting);
    instance.region = Region::new("cn-hangzhou");
    instance.owner = owner.parse().ok();
    instance.term_months = Some(6);
    instance.expires_at = Some(at("2027-07-01T00:00+08:00"));
    instance
}

/// A book with its instances and a counter for ids.
struct Fixture {
    book: Book,
    events: Vec<Event>,
    instances: Vec<Instance>,
    count: u8,
}

impl Fixture {
    fn new(instances: Vec<Instance>) -> Fixture {
        Fixture { book: Book::default(), events: Vec::new(), instances, count: 0 }
    }

    fn try_to(&mut self, intent: &Intent) -> Result<String, Refusal> {
        self.count += 1;
        let now = at("2026-07-01T12:00+08:00");
        let entropy = [self.count; 16];
        let desk = Desk { instances: &self.instances, policy: Policy::standard(), as_of: now, now, entropy };
        let event = decide(&self.book, intent, &desk)?;
        self.events.push(event.clone());
        self.book.push(event.clone());
        assert_eq!(self.book.conflicts(), []);
        Ok(event.number)
    }

    fn reserve(&mut self, instance: &str) -> Result<String, Refusal> {
        self.try_to(&Intent::Reserve { instance: instance.to_owned(), account: None, domain: None })
    }

    fn record(&mut self, number: &str, instance: &str, status: Status) -> Result<String, Refusal> {
        let record = Record { instance: Some(instance.to_owned()), ..Record::default() };
        self.try_to(&Intent::Record { number: number.to_owned(), record, status, replaces: None })
    }

    fn replace(&mut self, number: &str, reservation: &str) -> Result<String, Refusal> {
        let replaces = Some(reservation.to_owned());
        let intent =
            Intent::Record { number: number.to_owned(), record: Record::default(), status: Status::Bound, replaces };
        self.try_to(&intent)
    }

    fn change(&mut self, number: &str, change: Change) -> Result<String, Refusal> {
        self.try_to(&Intent::Change { number: number.to_owned(), change })
    }

    #[track_caller]
    fn stands(&self, number: &str, status: Status) {
        assert_eq!(self.book.entry(number).map(|entry| entry.status()), Some(status), "{number}");
    }
}

#[test]
fn a_reservation_says_what_it_is_and_holds_a_slot() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    let number = desk.reserve("i-1").unwrap();
    assert!(number.starts_with("SIM-20260701-"), "{number}");
    let entry = desk.book.entry(&number.to_lowercase()).unwrap();
    assert_eq!(entry.number().origin, Some(Origin::Simulated));
    assert!(entry.is_open_reservation());
}

#[test]
fn five_slots_and_no_more_whatever_they_are() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    desk.record(REAL, "i-1", Status::Filed).unwrap();
    for _ in 0..4 {
        desk.reserve("i-1").unwrap();
    }
    assert!(matches!(desk.reserve("i-1"), Err(Refusal::AllReserved(quota)) if quota.left == 4 && quota.reserved == 4));
    // A real number is always recorded, though the quota is then used up.
    for index in 2..=6 {
        desk.record(&format!("real-{index}"), "i-1", Status::Bound).unwrap();
    }
    assert!(matches!(desk.reserve("i-1"), Err(Refusal::NotEligible(_))));
}

#[test]
fn a_real_number_takes_the_place_of_its_reservation_once() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    let reservation = desk.reserve("i-1").unwrap();
    desk.replace(REAL, &reservation).unwrap();
    let entry = desk.book.entry(&reservation).unwrap();
    assert_eq!(entry.replaced_by(), Some(REAL));
    assert!(!entry.is_open_reservation());
    let real = desk.book.entry(REAL).unwrap().number();
    assert_eq!((real.instance.as_deref(), real.product), (Some("i-1"), Some(Product::Ecs)));
    assert_eq!(desk.replace("another", &reservation), Err(Refusal::ReservationGone));
    assert_eq!(desk.change(&reservation, Change::Discarded), Err(Refusal::ReservationGone));
    for _ in 0..4 {
        desk.reserve("i-1").unwrap();
    }
    assert!(desk.reserve("i-1").is_err(), "one issued and four reserved are five");
}

#[test]
fn a_discarded_reservation_gives_its_slot_back() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    let numbers: Vec<String> = (0..5).map(|_| desk.reserve("i-1").unwrap()).collect();
    assert!(desk.reserve("i-1").is_err());
    desk.change(&numbers[2], Change::Discarded).unwrap();
    desk.stands(&numbers[2], Status::Invalid);
    desk.reserve("i-1").unwrap();
    assert_eq!(desk.replace(REAL, &numbers[2]), Err(Refusal::ReservationGone));
}

#[test]
fn hosting_shares_its_quota_within_the_account() {
    let mut desk = Fixture::new(vec![hosting("h-1", "1"), hosting("h-2", "1"), hosting("h-3", "2")]);
    for id in ["h-1", "h-2", "h-1", "h-2", "h-1"] {
        desk.reserve(id).unwrap();
    }
    assert!(matches!(desk.reserve("h-2"), Err(Refusal::AllReserved(_))));
    desk.reserve("h-3").unwrap();
}

#[test]
fn what_can_not_be_applied_for() {
    let mut short = server("short");
    short.term_months = Some(2);
    let mut market = Instance::new("m", Product::SiteMarket);
    market.first_term_months = Some(12);
    market.order_amount = "99".parse().ok();
    let mut desk = Fixture::new(vec![short, market]);
    assert_eq!(desk.reserve("gone"), Err(Refusal::InstanceGone));
    assert_eq!(desk.reserve("m"), Err(Refusal::NothingToApply));
    assert!(matches!(desk.reserve("short"), Err(Refusal::NotEligible(Some(_)))));
}

#[test]
fn what_can_not_be_recorded() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    assert_eq!(desk.record("  ", "i-1", Status::Bound), Err(Refusal::NumberEmpty));
    assert_eq!(desk.record("sim-1", "i-1", Status::Bound), Err(Refusal::NumberSimulated));
    desk.record(REAL, "i-1", Status::Bound).unwrap();
    assert_eq!(desk.record(&REAL.to_uppercase(), "i-1", Status::Bound), Err(Refusal::NumberKnown));
    let record = Record { instance: Some("i-1".to_owned()), product: Some(Product::Swas), ..Record::default() };
    let intent = Intent::Record { number: "x".to_owned(), record, status: Status::Bound, replaces: None };
    assert_eq!(desk.try_to(&intent), Err(Refusal::OtherProduct(Product::Ecs)));
}

#[test]
fn the_life_of_a_number() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    desk.record(REAL, "elsewhere", Status::Unbound).unwrap();
    let submitted = || Change::Submitted { domain: Some("example.cn".to_owned()) };
    let approved = |text: &str| Change::Approved { icp_number: text.to_owned() };
    assert_eq!(desk.change(REAL, submitted()), Err(Refusal::WrongStatus(Status::Unbound)));
    assert_eq!(desk.change(REAL, Change::Bound { instance: "gone".to_owned() }), Err(Refusal::InstanceGone));
    desk.change(REAL, Change::Bound { instance: "i-1".to_owned() }).unwrap();
    desk.stands(REAL, Status::Bound);
    desk.change(REAL, submitted()).unwrap();
    desk.change(REAL, Change::Rejected).unwrap();
    desk.stands(REAL, Status::Bound);
    desk.change(REAL, submitted()).unwrap();
    assert_eq!(desk.change(REAL, approved("粤ICP备号")), Err(Refusal::IcpNumberForm));
    desk.change(REAL, approved("粤ICP备00000000号-1")).unwrap();
    desk.stands(REAL, Status::Filed);
    for change in [submitted(), Change::Rejected, Change::Invalidated, approved("粤ICP备00000000号-2")] {
        assert_eq!(desk.change(REAL, change), Err(Refusal::WrongStatus(Status::Filed)));
    }
    desk.change(REAL, Change::Noted { note: "shop".to_owned() }).unwrap();
    let number = desk.book.entry(REAL).unwrap().number();
    assert_eq!((number.note.as_deref(), number.domain.as_deref()), (Some("shop"), Some("example.cn")));
}

#[test]
fn where_an_import_may_move_a_number() {
    use Status::{Bound, Filed, Filing, Invalid, Unbound};
    let allowed = [
        (Unbound, Bound),
        (Unbound, Filing),
        (Unbound, Filed),
        (Unbound, Invalid),
        (Bound, Filing),
        (Bound, Filed),
        (Bound, Invalid),
        (Filing, Bound),
        (Filing, Filed),
        (Filing, Invalid),
    ];
    for from in Status::ALL {
        for to in Status::ALL {
            assert_eq!(may_become(*from, *to), allowed.contains(&(*from, *to)), "{from:?} {to:?}");
        }
    }
}

#[test]
fn the_log_amounts_to_the_same_book_in_any_order_and_with_copies() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    let reservation = desk.reserve("i-1").unwrap();
    desk.replace(REAL, &reservation).unwrap();
    desk.change(REAL, Change::Submitted { domain: None }).unwrap();
    desk.change(REAL, Change::Rejected).unwrap();
    let given = desk.reserve("i-1").unwrap();
    desk.change(&given, Change::Discarded).unwrap();
    let mut events = desk.events.clone();
    let standing = |book: &Book| {
        let mut numbers = book.numbers();
        numbers.sort_by_key(Number::key);
        numbers
    };
    for _ in 0..events.len() {
        events.rotate_left(1);
        let doubled = events.iter().chain(&events).cloned();
        let book = Book::replay(doubled);
        assert_eq!(book.conflicts(), []);
        assert_eq!(standing(&book), standing(&desk.book));
    }
}

#[test]
fn what_contradicts_the_book_is_kept_and_shown() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    desk.record(REAL, "i-1", Status::Filed).unwrap();
    let id = EventId::from_entropy([99; 8]);
    let event = Event { id, at: at("2026-07-02T12:00+08:00"), number: REAL.to_owned(), change: Change::Rejected };
    desk.book.push(event.clone());
    assert_eq!(desk.book.conflicts().len(), 1);
    assert_eq!(desk.book.conflicts()[0].event, event);
    desk.stands(REAL, Status::Filed);
}

/// Every kind of event, as version 1 stores it: the reader takes these texts for ever.
const GOLDEN: &[&str] = &[
    r#"{"id":"0000000000000001","at":"2026-07-01T12:00:00+08:00","kind":"reserved","number":"SIM-20260701-22222222","product":"ecs","instance":"i-1","account":"1370000000000210","domain":"example.cn"}"#,
    r#"{"id":"0000000000000002","at":"2026-07-01T12:00:01+08:00","kind":"recorded","number":"4f9f0d9c-0000-4000-8000-000000000001","product":"ecs","instance":"i-1","status":"bound","replaces":"SIM-20260701-22222222","note":"主站"}"#,
    r#"{"id":"0000000000000003","at":"2026-07-01T12:00:02+08:00","kind":"bound","number":"n","instance":"i-1"}"#,
    r#"{"id":"0000000000000004","at":"2026-07-01T12:00:03+08:00","kind":"submitted","number":"n"}"#,
    r#"{"id":"0000000000000005","at":"2026-07-01T12:00:04+08:00","kind":"approved","number":"n","icp_number":"粤ICP备00000000号-1"}"#,
    r#"{"id":"0000000000000006","at":"2026-07-01T12:00:05+08:00","kind":"rejected","number":"n"}"#,
    r#"{"id":"0000000000000007","at":"2026-07-01T12:00:06+08:00","kind":"invalidated","number":"n"}"#,
    r#"{"id":"0000000000000008","at":"2026-07-01T12:00:07+08:00","kind":"discarded","number":"SIM-20260701-22222222"}"#,
    r#"{"id":"0000000000000009","at":"2026-07-01T12:00:08+08:00","kind":"moved","number":"n","status":"filing"}"#,
    r#"{"id":"000000000000000a","at":"2026-07-01T12:00:09+08:00","kind":"noted","number":"n","note":""}"#,
    r#"{"id":"000000000000000b","at":"2026-07-01T12:00:10+08:00","kind":"reserved","number":"SIM-1","status":"invalid"}"#,
];

/// CRC-32 as every zip file has it, worked out bit by bit: an independent check of the stored checksum.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[test]
fn the_stored_shape_of_version_1_is_read_and_written() {
    for body in GOLDEN {
        let text = format!("1 {:08x} {body}", crc32(body.as_bytes()));
        let event = codec::decode(&text).unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(codec::encode(&event), text);
    }
}

#[test]
fn a_torn_altered_or_newer_text_is_refused() {
    let text = format!("1 {:08x} {}", crc32(GOLDEN[0].as_bytes()), GOLDEN[0]);
    for end in 0..text.len() {
        if let Some(torn) = text.get(..end) {
            assert!(codec::decode(torn).is_err(), "{end}");
        }
    }
    assert_eq!(codec::decode(&text.replace("i-1", "i-2")), Err(codec::CodecError::Checksum));
    // From version 2 on the version is under the checksum: a flipped digit is damage, and no newer version.
    assert_eq!(codec::decode(&text.replacen('1', "9", 1)), Err(codec::CodecError::Checksum));
    let newer = format!("9 {:08x} anything", crc32(b"9 anything"));
    assert_eq!(codec::decode(&newer), Err(codec::CodecError::Newer));
    let body = r#"{"id":"1","at":"x"}"#;
    assert!(matches!(
        codec::decode(&format!("1 {:08x} {body}", crc32(body.as_bytes()))),
        Err(codec::CodecError::Shape(_))
    ));
}

#[test]
fn a_reservation_from_a_file_comes_back_only_within_the_quota() {
    let mut desk = Fixture::new(vec![server("i-1")]);
    let readmit = |number: &str, discarded| Intent::Readmit {
        number: number.to_owned(),
        record: Record { instance: Some("i-1".to_owned()), product: Some(Product::Ecs), ..Record::default() },
        discarded,
    };
    for index in 0..5 {
        desk.try_to(&readmit(&format!("SIM-{index}"), false)).unwrap();
    }
    assert!(matches!(desk.try_to(&readmit("SIM-5", false)), Err(Refusal::AllReserved(_))));
    desk.try_to(&readmit("SIM-6", true)).unwrap();
    desk.stands("SIM-6", Status::Invalid);
    assert_eq!(desk.try_to(&readmit("sim-6", true)), Err(Refusal::NumberKnown));
}

#[test]
fn an_account_is_only_digits() {
    assert!("12a".parse::<Account>().is_err());
}
