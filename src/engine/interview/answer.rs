//! What can be answered to a question, and how a link writes it.

use super::super::facts::{Billing, Product, Region, Yuan};
use super::super::json::Json;
use super::super::moment::Moment;
use super::super::policy::{RegionClass, region_class, region_info};
use super::question::Question;

/// The largest count of numbers or sites that is taken.
pub const MOST: u32 = 1000;

/// The most months that are taken, as of an instance.
const MOST_MONTHS: u16 = 1200;

/// How a link writes that something is not known.
const UNKNOWN: &str = "unknown";

/// How a link writes that there is no server yet.
const NO_SERVER: &str = "none";

super::super::facts::codes! {
    /// How a server can be reached from the internet.
    Reach {
        /// It has a public address of its own.
        Open = "open",
        /// It has an elastic address.
        Eip = "eip",
        /// Bandwidth was bought, but there is no address.
        NoAddress = "no_address",
        /// There is neither.
        NoBandwidth = "none",
    }
}

super::super::facts::codes! {
    /// Who bought it.
    Buyer {
        /// The account that is signed in.
        Same = "same",
        /// Another account.
        Other = "other",
    }
}

/// Where a server stands, as exactly as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Somewhere in the mainland.
    Mainland,
    /// Hong Kong, Macao, Taiwan or abroad.
    Elsewhere,
    /// In this region, which is in the provider's list.
    In(Region),
}

impl Place {
    /// The place that a region names: itself where it is listed, else only its class; none where that is unknown.
    pub fn of(region: &Region) -> Option<Place> {
        match region_class(region) {
            RegionClass::Unknown => None,
            _ if region_info(region).is_some() => Some(Place::In(region.clone())),
            RegionClass::Mainland => Some(Place::Mainland),
            RegionClass::Elsewhere => Some(Place::Elsewhere),
        }
    }

    /// Whether it is in the mainland.
    pub fn is_mainland(&self) -> bool {
        match self {
            Place::Mainland => true,
            Place::Elsewhere => false,
            Place::In(region) => region_class(region) == RegionClass::Mainland,
        }
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// "I don't know."
    Unknown,
    /// "I have no server yet", of the product.
    NoServer,
    /// What was bought.
    Product(Product),
    /// Where it stands.
    Place(Place),
    /// How it is paid for.
    Billing(Billing),
    /// When it expires.
    Expires(Moment),
    /// So many months: of the whole term or of the first purchase.
    Months(u16),
    /// Of the term: when it was bought; the months come of the expiry.
    Bought(Moment),
    /// The total of the order.
    Amount(Yuan),
    /// How it can be reached.
    Reach(Reach),
    /// Who bought it.
    Buyer(Buyer),
    /// So many numbers or sites.
    Count(u32),
}

impl Answer {
    /// The answer that a text gives to a question; none where it is no answer to that.
    ///
    /// ```
    /// use beian_desk::engine::interview::{Answer, Question};
    ///
    /// assert_eq!(Answer::parse(Question::Term, "12"), Some(Answer::Months(12)));
    /// assert!(matches!(Answer::parse(Question::Term, "2026-02-10"), Some(Answer::Bought(_))));
    /// assert_eq!(Answer::parse(Question::Term, "12 months"), None);
    /// ```
    pub fn parse(question: Question, text: &str) -> Option<Answer> {
        if text == UNKNOWN {
            return Some(Answer::Unknown);
        }
        match question {
            Question::Product if text == NO_SERVER => Some(Answer::NoServer),
            Question::Product => text.parse().ok().map(Answer::Product),
            Question::Region => place(text).map(Answer::Place),
            Question::Billing => text.parse().ok().map(Answer::Billing),
            Question::Expires => moment(text).map(Answer::Expires),
            Question::Term => months(text).or_else(|| moment(text).map(Answer::Bought)),
            Question::FirstTerm => months(text),
            Question::Amount => text.parse().ok().map(Answer::Amount),
            Question::Access => text.parse().ok().map(Answer::Reach),
            Question::Account => text.parse().ok().map(Answer::Buyer),
            Question::Used => count(text).map(Answer::Count),
            Question::Sites => count(text).filter(|sites| *sites > 0).map(Answer::Count),
        }
    }

    /// The text that [`Answer::parse`] reads as this answer.
    pub fn text(&self) -> String {
        match self {
            Answer::Unknown => UNKNOWN.to_owned(),
            Answer::NoServer => NO_SERVER.to_owned(),
            Answer::Product(product) => product.code().to_owned(),
            Answer::Place(Place::Mainland) => "mainland".to_owned(),
            Answer::Place(Place::Elsewhere) => "elsewhere".to_owned(),
            Answer::Place(Place::In(region)) => region.as_str().to_owned(),
            Answer::Billing(billing) => billing.code().to_owned(),
            Answer::Expires(moment) | Answer::Bought(moment) => short(*moment),
            Answer::Months(months) => months.json(),
            Answer::Amount(yuan) => yuan.text(),
            Answer::Reach(reach) => reach.code().to_owned(),
            Answer::Buyer(buyer) => buyer.code().to_owned(),
            Answer::Count(count) => count.json(),
        }
    }
}

fn place(text: &str) -> Option<Place> {
    match text {
        "mainland" => Some(Place::Mainland),
        "elsewhere" => Some(Place::Elsewhere),
        id => Region::new(id).filter(|region| region_info(region).is_some()).map(Place::In),
    }
}

fn months(text: &str) -> Option<Answer> {
    text.parse().ok().filter(|months| *months <= MOST_MONTHS).map(Answer::Months)
}

fn count(text: &str) -> Option<u32> {
    text.parse().ok().filter(|count| *count <= MOST)
}

/// A moment of China time as briefly as it can be written: the offset is left out, and a midnight is its date.
pub(super) fn short(moment: Moment) -> String {
    let text = moment.text();
    let text = text.strip_suffix("+08:00").unwrap_or(&text);
    let text = text.strip_suffix(":00").unwrap_or(text);
    text.strip_suffix("T00:00").unwrap_or(text).to_owned()
}

/// The moment that [`short`] wrote.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let midnight = if text.len() == 10 { "T00:00" } else { "" };
    [text, midnight, "+08:00"].concat().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_briefly_and_read_back() {
        for (whole, brief) in [
            ("2026-07-01T00:00:00+08:00", "2026-07-01"),
            ("2026-06-30T16:00Z", "2026-07-01"),
            ("2026-07-01T12:00:00+08:00", "2026-07-01T12:00"),
            ("2026-07-01T00:00:01+08:00", "2026-07-01T00:00:01"),
            ("2026-07-01T00:00:00.500+08:00", "2026-07-01T00:00:00.500"),
            ("2016-12-31T23:59:60Z", "2017-01-01T07:59:60"),
        ] {
            let at: Moment = whole.parse().unwrap();
            assert_eq!(short(at), brief);
            assert_eq!(moment(brief), Some(at), "{brief}");
        }
        for text in ["", "2026-07-0", "2026-7-1", "2026-07-01T", "2026-02-30", "2026-07-01T12:00Z", "３０２６-07-01"]
        {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
