//! The engine: facts in, assessment out. A pure function of instances, context and policy.
//!
//! It reads no clock, no storage and no browser, and imports no other room. `facts` are what is known, `policy`
//! is dated data, `rules` has one predicate a check, `quota` counts numbers, `remedy` says the least to do, and
//! `assessment` puts the verdict together. `proof` holds all of them against a table written by hand. The contract's JSON is read in `facts` and written in `assessment`.

mod assessment;
pub(crate) mod decimal;
mod error;
mod facts;
pub(crate) mod json;
mod moment;
pub(crate) mod order;
mod policy;
pub mod proof;
mod quota;
mod remedy;
mod rules;
mod term;

pub(crate) use facts::{codes, instance_row, place_of, read_bandwidth};

pub use assessment::{
    Action, Advice, Advisory, Assessment, Assessor, Context, Instead, Report, Totals, Verdict, assess, assess_facts,
};
pub use error::{Expected, InputError, Problem};
pub use facts::{
    Account, Assembled, Billing, CodeError, Facts, Instance, Mark, Number, Origin, Product, Region, Row, SCHEMA, Sheet,
    Status, Yuan, assemble, read_facts,
};
pub use moment::{Moment, MomentError};
pub use policy::{
    AdvisoryRule, CheckRule, Guide, InsteadCode, Need, Pointer, Policy, PolicyError, ProductRule, QuotaRule,
    RegionClass, RegionInfo, Section, region_class, region_info, regions,
};
pub use quota::{Quota, Scope};
pub use remedy::{After, Remedy, RemedyKind, apply};
pub use rules::{Check, Fact, Finding, Outcome, Shown};
pub(crate) use term::total as total_months;
pub use term::whole_months;
