//! What the tests judge by: facts made of answers anew, and every completion of what is unknown.

use beian_desk::engine::interview::{Answer, Answers, Buyer, Done, Place, Question, Reach, Step, next};
use beian_desk::engine::{
    Account, Context, Instance, InsteadCode, Moment, Number, Policy, Product, Region, RemedyKind, Status, Verdict,
    assess,
};

pub(super) const NOW: &str = "2026-07-01T12:00:00+08:00";

/// The products that use numbers, and the questions that each is asked.
pub(super) const NUMBERED: [(Product, &[Question]); 4] = [
    (
        Product::Ecs,
        &[
            Question::Region,
            Question::Billing,
            Question::Expires,
            Question::Term,
            Question::Access,
            Question::Account,
            Question::Used,
        ],
    ),
    (Product::Swas, &[Question::Region, Question::Expires, Question::Term, Question::Account, Question::Used]),
    (
        Product::ElasticWebHosting,
        &[Question::Region, Question::Expires, Question::Term, Question::Account, Question::Used],
    ),
    (
        Product::SiteMarket,
        &[Question::Region, Question::FirstTerm, Question::Amount, Question::Account, Question::Used],
    ),
];

pub(super) fn now() -> Moment {
    NOW.parse().unwrap()
}

pub(super) fn read(pairs: &[(&str, &str)]) -> Answers {
    Answers::read(pairs.iter().copied())
}

/// What follows these answers now, by the standard policy.
pub(super) fn after(pairs: &[(&str, &str)]) -> Step<'static> {
    next(&read(pairs), Policy::standard(), now())
}

#[track_caller]
pub(super) fn done(pairs: &[(&str, &str)]) -> Done<'static> {
    match after(pairs) {
        Step::Done(done) => done,
        other => panic!("{pairs:?}: {other:?}"),
    }
}

#[track_caller]
pub(super) fn asked(pairs: &[(&str, &str)]) -> &'static str {
    match after(pairs) {
        Step::Ask(asked) => asked.question.code(),
        other => panic!("{pairs:?}: {other:?}"),
    }
}

/// Verdict, what to do instead, and the remedies with their months: what the user has to know and do.
pub(super) type Outcome = (Verdict, Option<InsteadCode>, Vec<(RemedyKind, Option<u32>)>);

/// The outcome of facts that are stated as these answers, the facts made anew here.
pub(super) fn outcome(product: Product, given: &[(Question, Answer)], as_of: Moment) -> Outcome {
    let (me, other): (Account, Account) = ("1370000000000210".parse().unwrap(), "1370000000000999".parse().unwrap());
    let mut instance = Instance::new("i-1", product);
    let (mut account, mut numbers) = (None, Vec::new());
    for (question, answer) in given {
        match (question, answer) {
            (_, Answer::Unknown | Answer::Product(_)) => {}
            (_, Answer::Place(Place::Mainland)) => instance.region = Region::new("cn-shenzhen"),
            (_, Answer::Place(Place::Elsewhere)) => instance.region = Region::new("us-east-1"),
            (_, Answer::Place(Place::In(region))) => instance.region = Some(region.clone()),
            (_, Answer::Billing(billing)) => instance.billing = Some(*billing),
            (_, Answer::Expires(at)) => instance.expires_at = Some(*at),
            (_, Answer::Bought(at)) => instance.purchased_at = Some(*at),
            (Question::Term, Answer::Months(months)) => instance.term_months = Some(*months),
            (Question::FirstTerm, Answer::Months(months)) => instance.first_term_months = Some(*months),
            (_, Answer::Amount(amount)) => instance.order_amount = Some(*amount),
            (_, Answer::Reach(Reach::Open)) => instance.public_bandwidth_mbps = Some(5.0),
            (_, Answer::Reach(Reach::Eip)) => instance.eip = Some("203.0.113.9".parse().unwrap()),
            (_, Answer::Reach(Reach::NoBandwidth)) => instance.public_bandwidth_mbps = Some(0.0),
            (_, Answer::Reach(Reach::NoAddress)) => {
                instance.public_bandwidth_mbps = Some(5.0);
                instance.public_ips = Some(Vec::new());
            }
            (_, Answer::Buyer(buyer)) => {
                account = Some(me.clone());
                instance.owner = Some(if *buyer == Buyer::Same { me.clone() } else { other.clone() });
            }
            (Question::Used, Answer::Count(count)) => {
                numbers.extend((0..*count).map(|place| {
                    let mut number = Number::new(format!("n-{place}"));
                    number.instance = Some("i-1".to_owned());
                    number.status = Some(Status::Filed);
                    number
                }));
            }
            other => panic!("{other:?}"),
        }
    }
    let context = Context { as_of, account: account.as_ref(), numbers: &numbers };
    let instances = [instance];
    let report = assess(&instances, context, Policy::standard());
    let assessment = &report.assessments[0];
    let remedies = assessment.remedies.iter().map(|remedy| (remedy.action, remedy.months)).collect();
    (assessment.verdict, assessment.instead.map(|instead| instead.code), remedies)
}

/// Answers to a question, as many as make every difference: on both sides of every boundary, and far from it.
pub(super) fn values(question: Question, product: Product) -> Vec<Answer> {
    let texts: &[&str] = match (question, product) {
        (Question::Region, _) => &["mainland", "elsewhere"],
        (Question::Billing, _) => &["subscription", "pay_as_you_go"],
        // Tomorrow, a year on, this very moment, two months and two years ago.
        (Question::Expires, _) => &["2027-07-01", "2026-07-02", "2026-07-01T12:00", "2026-05-02", "2024-07-01"],
        (Question::Term, Product::ElasticWebHosting) => &["0", "1", "5", "6", "24"],
        (Question::Term, _) => &["0", "1", "2", "3", "12"],
        (Question::FirstTerm, _) => &["1", "11", "12", "36"],
        (Question::Amount, _) => &["0", "98.99", "99.00", "1200"],
        (Question::Access, _) => &["open", "eip", "no_address", "none"],
        (Question::Account, _) => &["same", "other"],
        (Question::Used, Product::SiteMarket) => &["0", "1"],
        (Question::Used, _) => &["0", "4", "5"],
        (Question::Product | Question::Sites, _) => &[],
    };
    texts.iter().map(|text| Answer::parse(question, text).unwrap()).collect()
}
