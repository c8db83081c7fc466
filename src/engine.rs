//! The engine: facts in, assessment out. A pure function of instances, context and policy.
//!
//! It reads no clock, no storage and no browser, and imports no other room. `facts` are what is known, `policy`
//! is dated data, `rules` has one predicate a check, `quota` counts numbers, `remedy` says the least to do, and
//! `assessment` puts the verdict together. Of a verdict, `margin` says how far each check is from its boundary,
//! `horizon` until when it holds, `what_if` what would be if something were changed. `domain` tells what a site's
//! domain is, and `planner` where several sites are filed. `proof` holds the engine against a table that was written by
//! hand. The contract's JSON is read in `facts` and written in `assessment`.

mod assessment;
mod compare;
pub(crate) mod decimal;
mod domain;
mod error;
mod facts;
mod horizon;
mod index;
pub mod interview;
pub(crate) mod json;
mod margin;
pub(crate) mod moment;
pub(crate) mod order;
mod planner;
mod policy;
pub mod proof;
mod quota;
mod remedy;
mod rules;
mod term;
mod what_if;

pub(crate) use facts::{codes, instance_row, place_of, read_bandwidth};

pub use assessment::{
    Action, Advice, Advisories, Advisory, Assessment, Assessor, Context, Instead, Report, Totals, Verdict, assess,
    assess_facts,
};
pub use compare::{Changed, Difference, compare};
pub use domain::{Domain, DomainError};
pub use error::{Expected, InputError, Problem};
pub use facts::{
    Account, Assembled, Billing, CodeError, Facts, Instance, Mark, Number, Origin, Product, Region, Row, SCHEMA, Sheet,
    Status, Yuan, assemble, read_facts, whole_facts,
};
pub use horizon::{Filing, Horizon, horizon};
pub use json::Json;
pub use margin::{Margin, margin};
pub use moment::{Moment, MomentError};
pub use planner::{
    Assignment, Cost, MOST_SITES, Noise, Place, Plan, Repeated, Site, SiteFault, Sites, Step, plan, read_sites,
};
pub use policy::{
    AdvisoryRule, CheckRule, Document, Guide, InsteadCode, Names, Need, Pointer, Policy, PolicyError, ProductRule,
    QuotaRule, RegionClass, RegionInfo, Section, Sure, region_class, region_info, regions,
};
pub use quota::{Quota, Scope};
pub use remedy::{After, Remedy, RemedyKind, apply};
pub use rules::{Check, Fact, Finding, Outcome, Shown};
pub(crate) use term::total as total_months;
pub use term::whole_months;
pub use what_if::WhatIf;
