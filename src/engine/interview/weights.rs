//! How likely each answer is, in per cent: the order of the questions goes by these, and nothing else does.
//!
//! Nobody has counted them. They are guesses at who comes with a doubt: most servers are in order, what most often
//! is not is the term (a server bought for a month) and the billing (pay-as-you-go found out too late). An order
//! that is best by them is near the best by any weights that are not far off; a verdict never depends on them.

use super::super::facts::{Billing, Product, Yuan};
use super::super::moment::Moment;
use super::super::policy::Policy;
use super::super::rules::Check;
use super::answer::{Answer, Buyer, Place, Reach};
use super::question::Question;

/// The answers to a question that the engine can tell apart, each with its weight in per cent; "I don't know" is
/// among them. Where an answer is a count, a date or an amount, the extremes stand for the rest: what all of them
/// have in common with regard to the verdict lies between. Empty for the product and the sites, which are always
/// asked first.
pub fn likely(question: Question, product: Product, policy: &Policy, as_of: Moment) -> Vec<(Answer, u64)> {
    let rule = policy.product(product);
    let months = |check: Check| rule.check(check).and_then(|row| row.months).unwrap_or(0);
    let whole = |months: u32| Answer::Months(u16::try_from(months).unwrap_or(u16::MAX));
    match question {
        Question::Product | Question::Sites => Vec::new(),
        Question::Region => {
            vec![(Answer::Place(Place::Mainland), 87), (Answer::Place(Place::Elsewhere), 9), (Answer::Unknown, 4)]
        }
        Question::Billing => vec![
            (Answer::Billing(Billing::Subscription), 76),
            (Answer::Billing(Billing::PayAsYouGo), 18),
            (Answer::Unknown, 6),
        ],
        Question::Expires => vec![
            (Answer::Expires(as_of.plus_months(12)), 82),
            // So long ago that a renewal up to today is longer than any term that is asked for.
            (Answer::Expires(long_ago(as_of, months(Check::TermTooShort) + 12)), 2),
            (Answer::Expires(as_of), 8),
            (Answer::Unknown, 8),
        ],
        Question::Term => {
            vec![(whole(months(Check::TermTooShort)), 68), (Answer::Months(0), 22), (Answer::Unknown, 10)]
        }
        Question::FirstTerm => {
            vec![(whole(months(Check::FirstTermTooShort)), 66), (Answer::Months(0), 24), (Answer::Unknown, 10)]
        }
        Question::Amount => {
            let least = rule.check(Check::OrderAmountTooLow).and_then(|row| row.yuan).unwrap_or_default();
            vec![(Answer::Amount(least), 75), (Answer::Amount(Yuan::default()), 15), (Answer::Unknown, 10)]
        }
        Question::Access => vec![
            (Answer::Reach(Reach::Open), 84),
            (Answer::Reach(Reach::NoBandwidth), 8),
            (Answer::Reach(Reach::NoAddress), 2),
            (Answer::Unknown, 6),
        ],
        Question::Account => {
            vec![(Answer::Buyer(Buyer::Same), 86), (Answer::Buyer(Buyer::Other), 8), (Answer::Unknown, 6)]
        }
        Question::Used => {
            let limit = rule.numbers.map_or(0, |(quota, _)| quota.limit);
            vec![(Answer::Count(0), 90), (Answer::Count(limit), 5), (Answer::Unknown, 5)]
        }
    }
}

/// `months` before `as_of`, in months of 31 days; not before the first moment there is.
fn long_ago(as_of: Moment, months: u32) -> Moment {
    let millis = as_of.millis() - i64::from(months) * 31 * 86_400_000;
    Moment::from_millis(millis.max(0)).unwrap_or(as_of)
}
