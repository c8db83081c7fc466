//! The interview: what is asked next after these answers, or what they come to.

use super::answer::{Fault, answered};
use super::input;
use crate::engine::interview::{Answer, Answers, Avoid, Buyer, Question, Reach, Shopping, Step, next};
use crate::engine::json::{Fault as Misread, Parsed, Value, object};
use crate::engine::{Assessment, Billing, Expected, Json, Problem, Product, Verdict, Yuan};

/// What comes after these answers: `step` is `ask`, `done`, `buy` or `unsaid`.
///
/// `answers` is an object whose keys are questions and whose values are answers, as the app's links have them.
///
/// ```
/// use beian_desk::library::next_questions;
///
/// let options = r#"{"as_of": "2026-07-01T12:00:00+08:00"}"#;
/// assert!(next_questions("{}", options).contains(r#""step":"ask","question":"product""#));
/// assert!(next_questions(r#"{"product": "cxt_shop"}"#, options).contains(r#""verdict":"not_required""#));
/// ```
pub fn next_questions(answers: &str, options: &str) -> String {
    let asked = || -> Result<String, Vec<Fault>> {
        let (as_of, policy) = input::options(options)?;
        input::within_limits(answers, "")?;
        let answers = read(answers).map_err(|fault| vec![fault])?;
        Ok(match next(&answers, policy, as_of) {
            Step::Ask(asked) => {
                let (kind, choices) = answers_to(asked.question);
                let step = Asking { step: "ask", question: asked.question, most: asked.most, kind, choices };
                members(&step.json())
            }
            Step::Done(done) => {
                let assessment = done.assess();
                let assessment = assessment.as_ref();
                let verdict = done.verdict();
                members(&Done { step: "done", verdict, open: &done.open, assessment }.json())
            }
            Step::Buy(shopping) => members(&Buy::new(&shopping).json()),
            Step::Unsaid => "\"step\":\"unsaid\"".to_owned(),
        })
    };
    answered(asked())
}

/// The members of an object, without its braces.
fn members(object: &str) -> String {
    object.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default().to_owned()
}

fn read(text: &str) -> Result<Answers, Fault> {
    let parsed = Parsed::new(text).map_err(Fault::from)?;
    parsed.root().entries().and_then(pairs_of).map(gather).map_err(|fault| Fault::from(fault.locate(text)))
}

fn gather(pairs: Vec<(Question, String)>) -> Answers {
    Answers::read(pairs.iter().map(|(question, text)| (question.code(), text.as_str())))
}

fn pairs_of(entries: Vec<(std::borrow::Cow<'_, str>, Value<'_>)>) -> Result<Vec<(Question, String)>, Misread> {
    let mut pairs: Vec<(Question, String)> = Vec::new();
    for (key, value) in entries {
        let fault = |problem: Problem| value.fault(problem).under(key.as_ref());
        let question: Question = key.parse().map_err(|_| fault(Problem::UnknownField))?;
        if pairs.iter().any(|(before, _)| *before == question) {
            return Err(fault(Problem::DuplicateKey));
        }
        // Months and counts may stand there as numbers.
        let text = match value.number() {
            Ok(number) => number.to_owned(),
            Err(_) => value.text().map_err(|fault| fault.under(key.as_ref()))?,
        };
        if Answer::parse(question, &text).is_none() {
            return Err(value.expected(expected(question)).under(key.as_ref()));
        }
        pairs.push((question, text));
    }
    Ok(pairs)
}

fn expected(question: Question) -> Expected {
    match question {
        Question::Product => Expected::Product,
        Question::Billing => Expected::Billing,
        Question::Expires => Expected::Date,
        Question::Term | Question::FirstTerm => Expected::Months,
        Question::Amount => Expected::Yuan,
        Question::Used | Question::Sites => Expected::Number,
        Question::Region | Question::Access | Question::Account => Expected::Code,
    }
}

/// How a question is answered, and what can be chosen. `unknown` can always be said, but for how many sites.
fn answers_to(question: Question) -> (&'static str, Vec<&'static str>) {
    match question {
        Question::Product => ("choice", [Product::CODES, &["none"]].concat()),
        Question::Region => ("choice", vec!["mainland", "elsewhere"]),
        Question::Billing => ("choice", Billing::CODES.to_vec()),
        Question::Access => ("choice", Reach::CODES.to_vec()),
        Question::Account => ("choice", Buyer::CODES.to_vec()),
        Question::Expires => ("date", Vec::new()),
        Question::Term => ("months_or_date", Vec::new()),
        Question::FirstTerm => ("months", Vec::new()),
        Question::Amount => ("amount", Vec::new()),
        Question::Used | Question::Sites => ("count", Vec::new()),
    }
}

struct Asking {
    step: &'static str,
    question: Question,
    most: usize,
    kind: &'static str,
    choices: Vec<&'static str>,
}

struct Done<'d> {
    step: &'static str,
    verdict: Verdict,
    open: &'d [Question],
    assessment: Option<&'d Assessment<'d>>,
}

struct Buy {
    step: &'static str,
    sites: u32,
    ways: Vec<Way>,
    avoid: Vec<Not>,
}

struct Way {
    product: Product,
    count: u32,
    accounts: u32,
    filings: u32,
    months: Option<u32>,
    at_first: bool,
    order_amount: Option<String>,
    mainland: bool,
    subscription: bool,
    bandwidth: bool,
}

struct Not {
    code: &'static str,
    product: Option<Product>,
    months: Option<u32>,
}

object!(Asking { step, question, most, kind, choices });
object!(Done<'_> { step, verdict, open, assessment });
object!(Buy { step, sites, ways, avoid });
object!(Way { product, count, accounts, filings, months, at_first, order_amount, mainland, subscription, bandwidth });
object!(Not { code, product, months });

impl Buy {
    fn new(shopping: &Shopping) -> Buy {
        let way = |way: &crate::engine::interview::Purchase| Way {
            product: way.product,
            count: way.count,
            accounts: way.accounts,
            filings: way.filings,
            months: way.months,
            at_first: way.at_first,
            order_amount: way.yuan.map(Yuan::text),
            mainland: way.mainland,
            subscription: way.subscription,
            bandwidth: way.bandwidth,
        };
        let not = |what: &Avoid| match *what {
            Avoid::PayAsYouGo(product) => Not { code: "pay_as_you_go", product: Some(product), months: None },
            Avoid::Elsewhere => Not { code: "elsewhere", product: None, months: None },
            Avoid::ShorterThan(months) => Not { code: "shorter_than", product: None, months: Some(months) },
            Avoid::NoBandwidth(product) => Not { code: "no_bandwidth", product: Some(product), months: None },
            Avoid::NoNumber(product, _) => Not { code: "no_number", product: Some(product), months: None },
        };
        let (ways, avoid) = (shopping.ways.iter().map(way).collect(), shopping.avoid.iter().map(not).collect());
        Buy { step: "buy", sites: shopping.sites, ways, avoid }
    }
}
