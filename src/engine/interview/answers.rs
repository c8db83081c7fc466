//! The answers of an interview as a link holds them: in the order in which they were given, with the policy and the
//! moment of the verdict.

use super::super::facts::{Account, Instance, Product};
use super::super::moment::Moment;
use super::super::policy::Policy;
use super::super::rules::{Access, access};
use super::answer::{Answer, Buyer, Place, Reach, moment, short};
use super::question::Question;

/// The longest name or id that is taken from a link, in characters.
const LONGEST: usize = 200;

/// What was answered so far. Names nobody and nothing unless `id` or `name` is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The name of the policy under which they were given; `rules` in a link. It is what the answer rested on, not
    /// what the desk is to judge by, which a link's `policy` asks for.
    pub policy: Option<String>,
    /// The moment of the verdict that they led to.
    pub as_of: Option<Moment>,
    /// The question that is asked again, though it has an answer.
    pub at: Option<Question>,
    /// The id of the instance that they are about.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    given: Vec<(Question, Answer)>,
}

impl Answers {
    /// The answers that keys and values give. What is not understood is passed over, of a key that comes twice the
    /// second, and texts that are too long; nothing here can fail.
    ///
    /// ```
    /// use beian_desk::engine::interview::{Answer, Answers, Question};
    ///
    /// let answers = Answers::read([("product", "swas"), ("term", "1"), ("term", "9"), ("x", "y")]);
    /// assert_eq!(answers.get(Question::Term), Some(&Answer::Months(1)));
    /// ```
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Answers {
        let mut answers = Answers::default();
        for (key, value) in pairs {
            answers.take(key, value);
        }
        answers
    }

    fn take(&mut self, key: &str, value: &str) {
        fn first<T>(kept: &mut Option<T>, value: Option<T>) {
            if kept.is_none() {
                *kept = value;
            }
        }
        let text = || (!value.is_empty() && value.chars().count() <= LONGEST).then(|| value.to_owned());
        match key {
            "rules" => first(&mut self.policy, text()),
            "as_of" => first(&mut self.as_of, moment(value)),
            "at" => first(&mut self.at, value.parse().ok()),
            "id" => first(&mut self.id, text()),
            "name" => first(&mut self.name, text()),
            _ => {
                let Ok(question) = key.parse::<Question>() else { return };
                if let Some(answer) = Answer::parse(question, value).filter(|_| self.get(question).is_none()) {
                    self.given.push((question, answer));
                }
            }
        }
    }

    /// Keys and values that [`Answers::read`] makes these answers of.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let given = self.given.iter().map(|(question, answer)| (question.code(), answer.text()));
        let others = [
            ("at", self.at.map(|question| question.code().to_owned())),
            ("rules", self.policy.clone()),
            ("as_of", self.as_of.map(short)),
            ("id", self.id.clone()),
            ("name", self.name.clone()),
        ];
        given.chain(others.into_iter().filter_map(|(key, value)| Some((key, value?)))).collect()
    }

    /// Every answer, in the order in which they were given.
    pub fn given(&self) -> &[(Question, Answer)] {
        &self.given
    }

    /// What was answered to a question.
    pub fn get(&self, question: Question) -> Option<&Answer> {
        self.given.iter().find(|(asked, _)| *asked == question).map(|(_, answer)| answer)
    }

    /// The product, where one was named.
    pub fn product(&self) -> Option<Product> {
        match self.get(Question::Product) {
            Some(Answer::Product(product)) => Some(*product),
            _ => None,
        }
    }

    /// These answers with one more, or with another one in the place of the former. Another product takes those
    /// along that are asked of it too.
    #[must_use]
    pub fn with(mut self, question: Question, answer: Answer, policy: &Policy) -> Answers {
        self.at = None;
        match self.given.iter_mut().find(|(asked, _)| *asked == question) {
            Some((_, former)) => *former = answer,
            None => self.given.push((question, answer)),
        }
        if question == Question::Product {
            let product = self.product();
            let stays = |question: Question| match product {
                Some(product) => {
                    Question::asked_of(product, policy).contains(&question)
                        || Question::optional_of(product, policy).contains(&question)
                }
                None => question == Question::Sites,
            };
            self.given.retain(|(asked, _)| *asked == Question::Product || stays(*asked));
        }
        self
    }

    /// These answers, stamped with the policy and the minute of the verdict.
    #[must_use]
    pub fn stamped(self, policy: &Policy, as_of: Moment) -> Answers {
        let minute = moment(&as_of.china_minute().replace(' ', "T"));
        Answers { policy: Some(policy.name.clone()), as_of: minute.or(Some(as_of)), ..self }
    }

    /// What is known of an instance as answers: only what its product is asked, and nothing that names it.
    /// `issued` is how many numbers its quota has given out, and `account` the current one.
    pub fn of(instance: &Instance, account: Option<&Account>, issued: u32, policy: &Policy) -> Answers {
        let product = instance.product;
        let (asked, optional) = (Question::asked_of(product, policy), Question::optional_of(product, policy));
        let bought = instance.purchased_at.map(Answer::Bought);
        let buyer = account.zip(instance.owner.as_ref());
        let reach = access(instance, instance.eip.is_some()).map(|access| match access {
            Access::Open if instance.eip.is_some() => Reach::Eip,
            Access::Open => Reach::Open,
            Access::NoBandwidth => Reach::NoBandwidth,
            Access::NoAddress => Reach::NoAddress,
        });
        let known = [
            (Question::Region, instance.region.as_ref().and_then(Place::of).map(Answer::Place)),
            (Question::Billing, instance.billing.map(Answer::Billing)),
            (Question::Expires, instance.expires_at.map(Answer::Expires)),
            (Question::Term, instance.term_months.map(Answer::Months).or(bought)),
            (Question::Access, reach.map(Answer::Reach)),
            (Question::FirstTerm, instance.first_term_months.map(Answer::Months)),
            (Question::Amount, instance.order_amount.map(Answer::Amount)),
            (
                Question::Account,
                buyer.map(|(current, owner)| Answer::Buyer(if current == owner { Buyer::Same } else { Buyer::Other })),
            ),
            (Question::Used, Some(Answer::Count(issued.min(super::MOST)))),
        ];
        let mut given = vec![(Question::Product, Answer::Product(product))];
        given.extend(known.into_iter().filter_map(|(question, answer)| {
            let wanted = asked.contains(&question) || optional.contains(&question);
            answer.filter(|_| wanted).map(|answer| (question, answer))
        }));
        Answers { given, ..Answers::default() }
    }
}
