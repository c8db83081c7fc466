//! Where each fact of a policy's sources is carried: by rules, by answers, by pages. Read from what the rules and the
//! answers name themselves; only what pages do by their shape is listed here.

use super::route::{Page, Route, Tab};
use crate::engine::{Advisory, Check, InsteadCode, Policy, Product, RemedyKind};
use crate::faq::{self, Entry};
use crate::i18n::Ui;

/// A page or dialog that does what facts say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// From the list over 申请 to 确认.
    Apply,
    /// The steps in the provider's console, shown after 确认.
    Console,
    /// The list of numbers with their lives.
    Numbers,
    /// The sums above the list of instances.
    Totals,
    /// The form with its list of regions.
    Regions,
}

impl Flow {
    /// Every flow.
    pub const ALL: [Flow; 5] = [Flow::Apply, Flow::Console, Flow::Numbers, Flow::Totals, Flow::Regions];

    /// The facts that it carries: what is offered where, in which order, and what is not offered at all.
    pub fn facts(self) -> &'static [&'static str] {
        match self {
            // Choose the product, press the row's button; no button where it does not qualify; view; confirm.
            Flow::Apply => &["S2", "S32", "S33", "S34", "S35", "S52"],
            Flow::Console => &["S30", "S31", "S32", "S35", "S36"],
            // Listed once issued; void when filed; nothing is released, deleted or used again.
            Flow::Numbers => &["S26", "S27", "S28", "S29", "S36"],
            Flow::Totals => &["S24", "S25", "S51", "S53"],
            Flow::Regions => &["S7", "S8", "S47", "S49"],
        }
    }

    /// The page on which it is.
    pub fn page(self) -> Page {
        match self {
            Flow::Apply | Flow::Console | Flow::Totals | Flow::Regions => Page::Apply(Tab::All),
            Flow::Numbers => Page::Management,
        }
    }

    /// What it is called.
    pub fn name(self) -> Ui {
        match self {
            Flow::Apply => Ui::ApplyHeading,
            Flow::Console => Ui::ConsoleHeading,
            Flow::Numbers => Ui::NumbersHeading,
            Flow::Totals => Ui::TableCaption,
            Flow::Regions => Ui::FormHeadingNew,
        }
    }
}

/// What carries a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// A check of a product.
    Check(Product, Check),
    /// What mends an instance of a product.
    Remedy(Product, RemedyKind),
    /// What to do where no number is needed.
    Instead(InsteadCode),
    /// Advice.
    Advisory(Advisory),
    /// A question with its answer.
    Answer(&'static Entry),
    /// A page or dialog.
    Flow(Flow),
}

/// Everything that carries `fact` under a policy: rules first, then answers, then pages.
///
/// ```
/// use beian_desk::app::{Carrier, carriers};
/// use beian_desk::engine::{Check, Policy, Product};
///
/// let carried = carriers(Policy::standard(), "S13");
/// assert!(carried.contains(&Carrier::Check(Product::Ecs, Check::PayAsYouGo)));
/// assert_eq!(carriers(Policy::standard(), "S63"), []);
/// ```
pub fn carriers(policy: &Policy, fact: &str) -> Vec<Carrier> {
    let named = |source: &[String]| source.iter().any(|id| id == fact);
    let mut found = Vec::new();
    for product in Product::ALL {
        let rule = policy.product(*product);
        let checks = Check::ALL.iter().filter(|check| rule.check(**check).is_some_and(|row| named(&row.source)));
        found.extend(checks.map(|check| Carrier::Check(*product, *check)));
        let mends = |kind: &&RemedyKind| {
            rule.remedy(**kind).is_some_and(|pointer| named(&pointer.source) || named(&pointer.source_expired))
        };
        found.extend(RemedyKind::ALL.iter().filter(mends).map(|kind| Carrier::Remedy(*product, *kind)));
    }
    let ways = InsteadCode::ALL.iter().filter(|code| named(&policy.instead(**code).source));
    found.extend(ways.map(|code| Carrier::Instead(*code)));
    let advice = Advisory::ALL.iter().filter(|code| policy.advisory(**code).is_some_and(|rule| named(&rule.source)));
    found.extend(advice.map(|code| Carrier::Advisory(*code)));
    let answers = faq::entries().iter().filter(|entry| entry.facts.contains(&fact));
    found.extend(answers.map(Carrier::Answer));
    let flows = Flow::ALL.into_iter().filter(|flow| flow.facts().contains(&fact));
    found.extend(flows.map(Carrier::Flow));
    found
}

/// The page of a flow as a link.
pub(super) fn flow_link(flow: Flow) -> String {
    Route::to(flow.page()).fragment()
}
