//! A desk to test on: instances that pass every check until a test changes them, and verdicts as plain texts.

use beian_desk::engine::{
    Account, Assessment, Billing, Context, Instance, Moment, Number, Origin, Policy, Product, Region, Report, Status,
    Yuan, assess,
};

pub(super) const ME: &str = "1370000000000210";
pub(super) const OTHER: &str = "1370000000000999";
pub(super) const NOW: &str = "2026-07-01T12:00:00+08:00";

/// The four products that use numbers.
pub(super) const NUMBERED: [Product; 4] =
    [Product::Ecs, Product::Swas, Product::ElasticWebHosting, Product::SiteMarket];

#[track_caller]
pub(super) fn at(text: &str) -> Moment {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[track_caller]
pub(super) fn account(digits: &str) -> Account {
    digits.parse().unwrap()
}

#[track_caller]
pub(super) fn yuan(text: &str) -> Yuan {
    text.parse().unwrap()
}

/// An instance that passes every check at `NOW` for `ME`, without any advice.
pub(super) fn good(product: Product) -> Instance {
    let mut instance = Instance::new("i-1", product);
    instance.region = Region::new("cn-hangzhou");
    instance.owner = Some(account(ME));
    instance.billing = Some(Billing::Subscription);
    instance.purchased_at = Some(at("2026-01-01T00:00+08:00"));
    instance.expires_at = Some(at("2027-01-01T00:00+08:00"));
    instance.term_months = Some(12);
    instance.first_term_months = Some(12);
    instance.order_amount = Some(yuan("99.00"));
    instance.public_bandwidth_mbps = Some(5.0);
    instance.public_ips = Some(vec!["203.0.113.7".parse().unwrap()]);
    instance.status = Some("running".to_owned());
    instance
}

/// A good instance after `change`.
pub(super) fn but(product: Product, change: impl FnOnce(&mut Instance)) -> Instance {
    let mut instance = good(product);
    change(&mut instance);
    instance
}

/// A good instance under another id.
pub(super) fn named(id: &str, product: Product) -> Instance {
    but(product, |i| i.id = id.to_owned())
}

/// A recorded number of an instance.
pub(super) fn recorded(number: &str, instance: &str, status: Status) -> Number {
    let mut number = Number::new(number);
    number.instance = Some(instance.to_owned());
    number.status = Some(status);
    number
}

/// `count` recorded numbers of an instance, all bound.
pub(super) fn issued(count: usize, instance: &str) -> Vec<Number> {
    (0..count).map(|n| recorded(&format!("{instance}-{n}"), instance, Status::Bound)).collect()
}

/// A reservation of an instance.
pub(super) fn reservation(number: &str, instance: &str, status: Status) -> Number {
    let mut number = recorded(number, instance, status);
    number.origin = Some(Origin::Simulated);
    number
}

/// All that the engine judges by.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub(super) as_of: Moment,
    pub(super) account: Option<Account>,
    pub(super) instances: Vec<Instance>,
    pub(super) numbers: Vec<Number>,
}

impl Desk {
    pub(super) fn of(instances: Vec<Instance>, numbers: Vec<Number>) -> Desk {
        Desk { as_of: at(NOW), account: Some(account(ME)), instances, numbers }
    }

    pub(super) fn one(instance: Instance) -> Desk {
        Desk::of(vec![instance], Vec::new())
    }

    pub(super) fn when(mut self, text: &str) -> Desk {
        self.as_of = at(text);
        self
    }

    pub(super) fn without_account(mut self) -> Desk {
        self.account = None;
        self
    }

    pub(super) fn report(&self) -> Report<'_> {
        let context = Context { as_of: self.as_of, account: self.account.as_ref(), numbers: &self.numbers };
        assess(&self.instances, context, Policy::standard())
    }

    /// What is told of the first instance.
    pub(super) fn told(&self) -> Told {
        Told::from(&self.report().assessments[0])
    }

    /// What is told of the instance with that id.
    #[track_caller]
    pub(super) fn told_of(&self, id: &str) -> Told {
        let report = self.report();
        Told::from(report.assessments.iter().find(|assessment| assessment.id == id).unwrap())
    }
}

/// An assessment as texts of the contract, lists joined by spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) verdict: &'static str,
    pub(super) action: Option<&'static str>,
    pub(super) instead: Option<&'static str>,
    /// Scope, limit, issued, reserved, left.
    pub(super) quota: Option<String>,
    pub(super) term: Option<u32>,
    pub(super) until: Option<String>,
    /// Codes alone.
    pub(super) unmet: String,
    /// `code required observed`, one each.
    pub(super) reasons: Vec<String>,
    pub(super) unknown: String,
    pub(super) advisories: String,
    /// Actions, with months where they have any.
    pub(super) remedies: String,
}

impl From<&Assessment<'_>> for Told {
    fn from(assessment: &Assessment<'_>) -> Told {
        let join = |codes: Vec<String>| codes.join(" ");
        let reason = |required: Option<String>, observed: Option<String>| {
            format!("{} {}", required.unwrap_or_default(), observed.unwrap_or_default())
        };
        Told {
            verdict: assessment.verdict.code(),
            action: assessment.action.map(|action| action.code()),
            instead: assessment.instead.map(|instead| instead.code.code()),
            quota: assessment
                .quota
                .map(|q| format!("{} {} {} {} {}", q.scope.code(), q.limit, q.issued, q.reserved, q.left)),
            term: assessment.term_months,
            until: assessment.eligible_until.map(|moment| moment.to_string()),
            unmet: join(assessment.unmet().map(|finding| finding.check.code().to_owned()).collect()),
            reasons: assessment
                .unmet()
                .map(|f| {
                    let texts = reason(f.required.map(|v| v.to_string()), f.observed.map(|v| v.to_string()));
                    format!("{} {texts}", f.check.code())
                })
                .collect(),
            unknown: join(assessment.unknown().iter().map(|fact| fact.code().to_owned()).collect()),
            advisories: join(assessment.advisories.iter().map(|advice| advice.code.code().to_owned()).collect()),
            remedies: join(
                assessment
                    .remedies
                    .iter()
                    .map(|remedy| match remedy.months {
                        Some(months) => format!("{} {months}", remedy.action.code()),
                        None => remedy.action.code().to_owned(),
                    })
                    .collect(),
            ),
        }
    }
}
