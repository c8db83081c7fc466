//! What can be asked, and of which product: read off the policy's checks.

use super::super::facts::Product;
use super::super::policy::{Need, Policy};
use super::super::rules::Check;

super::super::facts::codes! {
    /// What is asked; the codes are the keys of a link.
    Question {
        /// What was bought.
        Product = "product",
        /// Where it stands: in the mainland or not.
        Region = "region",
        /// How it is paid for.
        Billing = "billing",
        /// When it expires.
        Expires = "expires",
        /// How many months were bought, renewals included, or when it was bought.
        Term = "term",
        /// Whether it is reachable from the internet.
        Access = "access",
        /// How many months the first purchase was for.
        FirstTerm = "first_term",
        /// The total of the order.
        Amount = "amount",
        /// Whether the current account bought it.
        Account = "account",
        /// How many numbers it has had.
        Used = "used",
        /// Of those who have no server yet: how many sites are to be filed.
        Sites = "sites",
    }
}

impl Question {
    /// The question whose answer a check looks at.
    pub const fn of(check: Check) -> Question {
        match check {
            Check::RegionNotMainland => Question::Region,
            Check::AccountMismatch => Question::Account,
            Check::Expired => Question::Expires,
            Check::PayAsYouGo => Question::Billing,
            Check::TermTooShort => Question::Term,
            Check::NoPublicAccess => Question::Access,
            Check::FirstTermTooShort => Question::FirstTerm,
            Check::OrderAmountTooLow => Question::Amount,
            Check::QuotaExhausted => Question::Used,
        }
    }

    /// What is asked of a product beyond the product itself, in the order of the questions: what the policy needs;
    /// what only the user can tell, the account and the numbers used; and where it stands, since every remedy would
    /// cost money for nothing abroad. Of a product without numbers nothing: what to do instead is known at once.
    pub fn asked_of(product: Product, policy: &Policy) -> Vec<Question> {
        let rule = policy.product(product);
        let asks = |check: Check, need: Need| {
            let user_alone = check.fact().is_none();
            need == Need::Needed || user_alone || check == Check::RegionNotMainland
        };
        if rule.numbers.is_none() {
            return Vec::new();
        }
        Question::checked(product, policy, asks)
    }

    /// What the policy tests of a product only where it is stated, and so is not asked of anybody; who wants to
    /// can say it.
    pub fn optional_of(product: Product, policy: &Policy) -> Vec<Question> {
        let asked = Question::asked_of(product, policy);
        let mut all = Question::checked(product, policy, |_, _| true);
        all.retain(|question| !asked.contains(question));
        all
    }

    /// The questions of the checks that a product has and `asks` wants.
    fn checked(product: Product, policy: &Policy, asks: impl Fn(Check, Need) -> bool) -> Vec<Question> {
        let rule = policy.product(product);
        let wanted = |check: &&Check| rule.check(**check).is_some_and(|row| asks(**check, row.need));
        let mut found: Vec<Question> = Vec::new();
        for question in Question::ALL {
            if Check::ALL.iter().filter(wanted).any(|check| Question::of(*check) == *question) {
                found.push(*question);
            }
        }
        found
    }
}
