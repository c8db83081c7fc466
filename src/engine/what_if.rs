//! What would be if something were changed: the changes as data, and what they do to the facts. The copy is judged
//! like any other instance; nothing of it is kept.

use super::facts::{Account, Instance};
use super::moment::Moment;
use super::policy::Policy;
use super::remedy::{SAMPLE_ADDRESS, converted};
use super::rules::{Check, pays_as_it_goes};
use super::term;

/// Changes to one instance and to the eyes that look at it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WhatIf {
    /// Months to renew by; of what is paid by use, the months of the subscription that it is converted to. 0 leaves
    /// it as it is.
    pub months: u16,
    /// Public bandwidth in Mbit/s; more than 0 brings a public address along.
    pub bandwidth: Option<f64>,
    /// The current account.
    pub account: Option<Account>,
    /// The moment of the verdict.
    pub as_of: Option<Moment>,
}

impl WhatIf {
    /// Most months that can be supposed.
    pub const MONTHS: u16 = 120;

    /// Whether nothing is changed.
    pub fn is_nothing(&self) -> bool {
        *self == WhatIf::default()
    }

    /// Whether months bought make a subscription of what is paid by use, instead of renewing it.
    pub fn converts(instance: &Instance, policy: &Policy) -> bool {
        pays_as_it_goes(instance) && policy.product(instance.product).check(Check::PayAsYouGo).is_some()
    }

    /// The instance after the changes; what is bought is bought at the moment of the verdict, which is `as_of` unless
    /// it is changed too.
    ///
    /// ```
    /// use beian_desk::engine::{Instance, Policy, Product, WhatIf};
    ///
    /// let mut instance = Instance::new("i-1", Product::Ecs);
    /// instance.term_months = Some(1);
    /// let renewed = WhatIf { months: 2, ..WhatIf::default() };
    /// let as_of = "2026-07-01T12:00+08:00".parse().unwrap();
    /// assert_eq!(renewed.instance(&instance, as_of, Policy::standard()).term_months, Some(3));
    /// ```
    pub fn instance(&self, instance: &Instance, as_of: Moment, policy: &Policy) -> Instance {
        let months = self.months.into();
        let mut changed = match self.months {
            0 => instance.clone(),
            _ if WhatIf::converts(instance, policy) => converted(instance, months, self.as_of.unwrap_or(as_of)),
            _ => term::renewed(instance, months),
        };
        if let Some(mbps) = self.bandwidth {
            changed.public_bandwidth_mbps = Some(mbps);
            if mbps > 0.0 && changed.public_ips.as_ref().is_some_and(Vec::is_empty) {
                changed.public_ips = Some(vec![SAMPLE_ADDRESS]);
            }
        }
        changed
    }
}
