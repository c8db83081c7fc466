//! Policies: dated data that say which checks apply to which product, with which parameters and from which
//! source. Code names no policy; the file that marks itself as the default answers for every moment, and another one
//! where it is chosen by its name.
//!
//! A policy lists the facts that it was read from, each in a section of the guide or in a document of its own that
//! says how sure it is. What its sources don't say it does not hold: a product that they don't name leads to
//! [`InsteadCode::NotCovered`], and its instances get the verdict `undetermined` with that `instead`, no quota and
//! nothing to ask for; advice that has no source is not given.

mod files;
mod packed;
mod read;
mod regions;
mod validate;

use std::fmt;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::assessment::{Action, Advisory};
use super::facts::{Product, Yuan, place_of};
use super::quota::Scope;
use super::remedy::RemedyKind;
use super::rules::Check;

pub(super) use regions::place;
pub use regions::{RegionClass, RegionInfo, region_class, region_info, regions};

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
        /// What the policy was read from says nothing of the product: nothing can be concluded.
        NotCovered = "not_covered",
    }
}

super::facts::codes! {
    /// How sure a statement is, from best to worst.
    Sure {
        /// Its source was read in full.
        Read = "A",
        /// Its source was seen in excerpts only.
        Excerpt = "B",
        /// It is inferred.
        Inferred = "C",
        /// It is a third party's word.
        Told = "D",
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
    /// Both, facts before readings: what speaks for it where it has expired and its term is too short.
    pub source_both: Vec<String>,
}

impl Pointer {
    fn new(link: Option<String>, source: Vec<String>, source_expired: Vec<String>) -> Pointer {
        let all = || source_expired.iter().chain(&source);
        let facts = all().filter(|id| !is_reading(id));
        let source_both = facts.chain(all().filter(|id| is_reading(id))).cloned().collect();
        Pointer { link, source, source_expired, source_both }
    }
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
    /// Of one that does not: what to do instead. [`InsteadCode::NotCovered`] where the sources are silent.
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

    /// Whether the policy says anything of the product.
    pub fn is_covered(&self) -> bool {
        self.instead != Some(InsteadCode::NotCovered)
    }

    /// Whether the product may have numbers: those that use them, and those of which nothing is known.
    pub fn may_have_numbers(&self) -> bool {
        self.numbers.is_some() || !self.is_covered()
    }

    /// Where a remedy sends the user.
    pub fn remedy(&self, kind: RemedyKind) -> Option<&Pointer> {
        look_up(&self.remedies, kind as usize)
    }
}

/// A document beside the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// When it was published, as exactly as is known; none where it bears no date.
    pub published: Option<String>,
    /// How sure it is.
    pub sure: Sure,
}

/// A section of the guide, or a document beside it, with the facts that stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading, as the guide has it; of a document its title, or its address where that is all that is known.
    pub title: String,
    /// Where it is a document of its own: its date, and how sure it is.
    pub document: Option<Document>,
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
    /// How sure it is.
    pub sure: Sure,
}

/// What the provider calls things at the time of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// The number, in Chinese.
    pub number: String,
    /// The number, in English.
    pub number_en: String,
    /// The console's page on which one applies.
    pub apply: String,
    /// The console's page that lists the numbers.
    pub numbers: String,
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
    /// What it calls things.
    pub names: Names,
    /// Where they were read.
    pub guide: Guide,
    /// The date from which they hold.
    pub holds_from: NaiveDate,
    /// The provider's console.
    pub console: String,
    /// Read when somebody asks for them: not every program does.
    sections: OnceLock<Vec<Section>>,
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
        POLICIES.get_or_init(|| files::PACKED.iter().map(|text| packed::policy(text)).collect())
    }

    /// The names of all of them, in the same order. No file is read for that.
    pub const fn names() -> &'static [&'static str] {
        files::NAMES
    }

    /// The policy that answers where none is named.
    #[expect(clippy::expect_used, reason = "a test holds that exactly one is marked")]
    pub fn standard() -> &'static Policy {
        Policy::all().first().expect("a default policy ships")
    }

    /// The policy of that name; the default where none is named.
    pub fn by_name(name: Option<&str>) -> Option<&'static Policy> {
        name.map_or_else(|| Some(Policy::standard()), Policy::named)
    }

    /// The policy of that name.
    pub fn named(name: &str) -> Option<&'static Policy> {
        Policy::all().iter().find(|policy| policy.name == name)
    }

    /// The policy to which a fact belongs, by its id; none for a reading.
    pub fn with_fact(id: &str) -> Option<&'static Policy> {
        Policy::all().iter().find(|policy| policy.section_of(id).is_some())
    }

    /// Reads and validates a policy file.
    ///
    /// # Errors
    /// Where a field is unknown or absent, a source is no fact of the guide and no reading, or a product lacks
    /// what its checks need.
    pub fn parse(text: &str) -> Result<Policy, PolicyError> {
        let policy = read::policy(text).map_err(|error| PolicyError(error.to_string()))?;
        validate::validate(&policy).map_err(PolicyError)?;
        Ok(policy)
    }

    /// What it says of a product.
    #[expect(clippy::expect_used, reason = "`validate` holds that every product is there")]
    pub fn product(&self, product: Product) -> &ProductRule {
        look_up(&self.products, product as usize).expect("a validated policy has every product")
    }

    /// Where `code` sends the user. `validate` holds that every code is there to which a product leads; of others the
    /// policy may be silent: they lead nowhere.
    pub fn instead(&self, code: InsteadCode) -> &Pointer {
        const SILENT: &Pointer =
            &Pointer { link: None, source: Vec::new(), source_expired: Vec::new(), source_both: Vec::new() };
        look_up(&self.instead, code as usize).unwrap_or(SILENT)
    }

    /// The data of an advisory; none where the policy does not give it.
    pub fn advisory(&self, code: Advisory) -> Option<&AdvisoryRule> {
        look_up(&self.advisories, code as usize)
    }

    /// The guide's sections.
    pub fn sections(&self) -> &[Section] {
        self.sections.get_or_init(|| {
            let place = place_of(&self.name, files::NAMES);
            files::SECTIONS.get(place).map(|text| packed::sections(text)).unwrap_or_default()
        })
    }

    /// The section of the guide in which a fact stands; none for a reading.
    pub fn section_of(&self, source: &str) -> Option<&Section> {
        self.sections().iter().find(|section| section.facts.iter().any(|fact| fact == source))
    }

    /// The ids of its facts, in the order of its sections.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        self.sections().iter().flat_map(|section| &section.facts).map(String::as_str)
    }

    /// How sure a rule is that rests on `source`: as its weakest fact; inferred where it rests on readings alone.
    pub fn sure(&self, source: &[String]) -> Sure {
        let of = |section: &Section| section.document.as_ref().map_or(self.guide.sure, |document| document.sure);
        source.iter().filter_map(|id| self.section_of(id)).map(of).max().unwrap_or(Sure::Inferred)
    }
}

/// A1 to A20: how the guide is read where it is silent.
pub(super) fn is_reading(id: &str) -> bool {
    id.as_bytes().first() == Some(&b'A')
        && id.get(1..).and_then(|digits| digits.parse::<u8>().ok()).is_some_and(|n| (1..=20).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_policy_that_ships_is_valid_and_the_first_is_the_default() {
        for (name, text) in files::NAMES.iter().zip(files::TEXTS) {
            assert_eq!(Policy::parse(text).unwrap().name, *name);
        }
        let named: Vec<&str> = Policy::all().iter().map(|policy| policy.name.as_str()).collect();
        assert_eq!(named, Policy::names());
        let defaults: Vec<bool> = Policy::all().iter().map(|policy| policy.is_default).collect();
        assert_eq!(defaults, (0..named.len()).map(|at| at == 0).collect::<Vec<_>>());
        // A fact's id tells whose it is.
        let letters = Policy::all().iter().map(|policy| policy.facts().next().unwrap().chars().next().unwrap());
        assert_eq!(letters.collect::<Vec<_>>(), ['S', 'M']);
    }
}
