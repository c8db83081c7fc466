//! Policies: dated data that say which checks apply to which product, with which parameters and from which
//! source. Code names no policy; the file that marks itself as the default answers for every moment.

mod read;
mod regions;

use std::fmt;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::assessment::{Action, Advisory};
use super::facts::{Product, Yuan};
use super::quota::Scope;
use super::remedy::RemedyKind;
use super::rules::Check;

pub(super) use regions::place;
pub use regions::{RegionClass, RegionInfo, region_class, region_info, regions};

/// The policies that ship with the engine.
const FILES: &[&str] = &[include_str!("policy/aliyun-2018.json")];

super::facts::codes! {
    /// What to do where no number is needed or none can be had.
    InsteadCode {
        /// Verify with the management user name and password of the host.
        VerifyHostUser = "verify_host_user",
        /// Verify with host name and password.
        VerifyHostName = "verify_host_name",
        /// Resolve the domain to the shop and file in the shop's system.
        ShopFilingSystem = "shop_filing_system",
        /// File with the provider of the server.
        ServerProvider = "server_provider",
        /// The server is not in the mainland: no filing at all.
        NoFilingNeeded = "no_filing_needed",
        /// Nothing is there yet: buy a server that can be filed.
        BuyFileableServer = "buy_fileable_server",
    }
}

/// Whether a check must know its fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without the fact the verdict stays open.
    Needed,
    /// Tested where the fact is stated, passed over where not.
    IfStated,
}

/// One check of one product.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckRule {
    /// Whether its fact is needed.
    pub need: Need,
    /// Facts of the guide and readings, by id.
    pub source: Vec<String>,
    /// The least number of months, for the checks of a term.
    pub months: Option<u32>,
    /// The least amount, for the check of an order.
    pub yuan: Option<Yuan>,
    /// The China date from which the check applies.
    pub from: Option<NaiveDate>,
}

/// How many numbers there can be, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaRule {
    /// How many.
    pub limit: u32,
    /// An instance, an account or a product.
    pub scope: Scope,
}

/// Where the guide sends the user, and by which of its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// The guide's link; none where it has none.
    pub link: Option<String>,
    /// Facts of the guide and readings, by id.
    pub source: Vec<String>,
    /// Of a renewal: what speaks for it where the instance has expired.
    pub source_expired: Vec<String>,
}

/// An advisory's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvisoryRule {
    /// Facts of the guide and readings, by id.
    pub source: Vec<String>,
    /// The number of days that it speaks of.
    pub days: Option<u32>,
}

/// What a policy says of one product.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductRule {
    /// Of a product that uses numbers: how many, and what its row offers.
    pub numbers: Option<(QuotaRule, Action)>,
    /// Of one that does not: what to do instead.
    pub instead: Option<InsteadCode>,
    checks: Table<CheckRule>,
    remedies: Table<Pointer>,
}

/// A value for each variant of an enum with codes, in the order of its variants.
type Table<T> = Vec<Option<T>>;

fn look_up<T>(table: &[Option<T>], variant: usize) -> Option<&T> {
    table.get(variant)?.as_ref()
}

impl ProductRule {
    /// The rule of a check, where the check applies to this product.
    pub fn check(&self, check: Check) -> Option<&CheckRule> {
        look_up(&self.checks, check as usize)
    }

    /// Where a remedy sends the user.
    pub fn remedy(&self, kind: RemedyKind) -> Option<&Pointer> {
        look_up(&self.remedies, kind as usize)
    }
}

/// A section of the guide, with the facts that stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading, as the guide has it.
    pub title: String,
    /// The ids of its facts.
    pub facts: Vec<String>,
}

/// The text that a policy was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// Its title.
    pub title: String,
    /// When it was published, as exactly as is known.
    pub published: String,
    /// The date on which it was read for this policy.
    pub read_on: NaiveDate,
}

/// One policy: every parameter that the rules use.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Its name, by which it is chosen.
    pub name: String,
    /// Whether it answers where none is named.
    pub is_default: bool,
    /// The provider whose rules these are.
    pub provider: String,
    /// Where they were read.
    pub guide: Guide,
    /// The date from which they hold.
    pub holds_from: NaiveDate,
    /// The provider's console.
    pub console: String,
    /// The guide's sections.
    pub sections: Vec<Section>,
    products: Table<ProductRule>,
    instead: Table<Pointer>,
    advisories: Table<AdvisoryRule>,
}

/// Why a policy file can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyError(String);

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the policy can't be used: {}", self.0)
    }
}

impl std::error::Error for PolicyError {}

impl Policy {
    /// Every policy that ships with the engine, the default first. The files are part of the program, and a test
    /// validates each: here they are only read.
    pub fn all() -> &'static [Policy] {
        static POLICIES: OnceLock<Vec<Policy>> = OnceLock::new();
        POLICIES.get_or_init(|| {
            let policies = FILES.iter().filter_map(|text| read::policy(text).ok());
            let (mut first, others): (Vec<Policy>, Vec<Policy>) = policies.partition(|policy| policy.is_default);
            first.extend(others);
            first
        })
    }

    /// The policy that answers where none is named.
    #[expect(clippy::expect_used, reason = "a test holds that exactly one is marked")]
    pub fn standard() -> &'static Policy {
        Policy::all().first().expect("a default policy ships")
    }

    /// The policy of that name.
    pub fn named(name: &str) -> Option<&'static Policy> {
        Policy::all().iter().find(|policy| policy.name == name)
    }

    /// Reads and validates a policy file.
    ///
    /// # Errors
    /// Where a field is unknown or absent, a source is no fact of the guide and no reading, or a product lacks
    /// what its checks need.
    pub fn parse(text: &str) -> Result<Policy, PolicyError> {
        let policy = read::policy(text).map_err(|error| PolicyError(error.to_string()))?;
        policy.validate().map_err(PolicyError)?;
        Ok(policy)
    }

    /// What it says of a product.
    #[expect(clippy::expect_used, reason = "`validate` holds that every product is there")]
    pub fn product(&self, product: Product) -> &ProductRule {
        look_up(&self.products, product as usize).expect("a validated policy has every product")
    }

    /// Where `code` sends the user.
    #[expect(clippy::expect_used, reason = "`validate` holds that every code is there")]
    pub fn instead(&self, code: InsteadCode) -> &Pointer {
        look_up(&self.instead, code as usize).expect("a validated policy has every code")
    }

    /// The data of an advisory.
    #[expect(clippy::expect_used, reason = "`validate` holds that every advisory is there")]
    pub fn advisory(&self, code: Advisory) -> &AdvisoryRule {
        look_up(&self.advisories, code as usize).expect("a validated policy has every advisory")
    }

    /// The section of the guide in which a fact stands; none for a reading.
    pub fn section_of(&self, source: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.facts.iter().any(|fact| fact == source))
    }

    fn validate(&self) -> Result<(), String> {
        let check_source = |source: &[String], place: &str| {
            if source.is_empty() {
                return Err(format!("{place} names no source"));
            }
            match source.iter().find(|id| self.section_of(id).is_none() && !is_reading(id)) {
                Some(id) => Err(format!("{place} names `{id}`, which is no fact and no reading")),
                None => Ok(()),
            }
        };
        for product in Product::ALL {
            let name = product.code();
            let rule = look_up(&self.products, *product as usize).ok_or_else(|| format!("`{name}` is missing"))?;
            if rule.numbers.is_some() == rule.instead.is_some() {
                return Err(format!("`{name}` must have either a quota with an action or an `instead`"));
            }
            for check in Check::ALL {
                let Some(row) = rule.check(*check) else { continue };
                let place = format!("{name}.{}", check.code());
                check_source(&row.source, &place)?;
                if check.has_months() != row.months.is_some()
                    || (*check == Check::OrderAmountTooLow) != row.yuan.is_some()
                {
                    return Err(format!("{place} has the wrong parameters"));
                }
                for kind in check.remedies(*product) {
                    let pointer = rule.remedy(*kind).ok_or_else(|| format!("{place} lacks `{}`", kind.code()))?;
                    check_source(&pointer.source, &place)?;
                    if *kind == RemedyKind::Renew {
                        check_source(&pointer.source_expired, &place)?;
                    }
                }
            }
        }
        for code in InsteadCode::ALL {
            let pointer =
                look_up(&self.instead, *code as usize).ok_or_else(|| format!("`{}` is missing", code.code()))?;
            check_source(&pointer.source, code.code())?;
        }
        for code in Advisory::ALL {
            let rule =
                look_up(&self.advisories, *code as usize).ok_or_else(|| format!("`{}` is missing", code.code()))?;
            check_source(&rule.source, code.code())?;
        }
        Ok(())
    }
}

/// A1 to A20: how the guide is read where it is silent.
fn is_reading(id: &str) -> bool {
    id.strip_prefix('A').and_then(|digits| digits.parse::<u8>().ok()).is_some_and(|n| (1..=20).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_policy_that_ships_is_valid_and_one_is_the_default() {
        for text in FILES {
            Policy::parse(text).unwrap();
        }
        let defaults = Policy::all().iter().filter(|policy| policy.is_default).count();
        assert_eq!((Policy::all().len(), defaults), (FILES.len(), 1));
    }

    /// Each change makes the file unusable, and the error says why.
    #[test]
    fn a_broken_policy_is_refused() {
        let text = FILES[0];
        for (from, to, message) in [
            ("\"S42\"", "\"S99\"", "`S42`"),
            ("\"limit\": 5,", "", "limit"),
            ("\"months\": 3 }", "\"minutes\": 3 }", "minutes"),
            (", \"months\": 3 }", " }", "parameters"),
            ("\"action\": \"apply\",", "", "either"),
            ("\"buy_instance\"", "\"use_other_account\"", "lacks `buy_instance`"),
            ("\"source\": [\"S60\"]", "\"source\": []", "no source"),
            ("\"limit\": 5,", "\"limit\": 5, \"limit\": 5,", "second time"),
            ("\"holds_from\": \"2018-05-21\"", "\"holds_from\": \"2018-05-32\"", "holds_from"),
            ("\"default\": true", "\"default\": 1", "default"),
        ] {
            let broken = text.replacen(from, to, 1);
            assert_ne!(broken, text, "{from}");
            let error = Policy::parse(&broken).unwrap_err().to_string();
            assert!(error.contains(message), "{from}: {error}");
        }
    }
}
