//! The policies that ship with the engine, with the parameters of their rules.

use super::answer::ok;
use crate::engine::json::object;
use crate::engine::moment::date_text;
use crate::engine::{Action, Check, InsteadCode, Json, Need, Policy, Product, Scope, Yuan};

/// Every policy, the default first.
///
/// ```
/// assert!(beian_desk::library::policies().starts_with(r#"{"ok":true,"policies":[{"name":""#));
/// ```
pub fn policies() -> String {
    let policies: Vec<Shown<'_>> = Policy::all().iter().map(Shown::new).collect();
    ok(&["\"policies\":", &policies.json()].concat())
}

struct Shown<'p> {
    name: &'p str,
    default: bool,
    provider: &'p str,
    title: &'p str,
    published: &'p str,
    read_on: String,
    holds_from: String,
    console: &'p str,
    products: Vec<OfProduct>,
}

struct OfProduct {
    product: Product,
    action: Option<Action>,
    quota: Option<Quota>,
    instead: Option<InsteadCode>,
    checks: Vec<OfCheck>,
}

struct Quota {
    limit: u32,
    scope: Scope,
}

struct OfCheck {
    code: Check,
    needed: bool,
    months: Option<u32>,
    order_amount: Option<String>,
    from: Option<String>,
}

object!(Shown<'_> { name, default, provider, title, published, read_on, holds_from, console, products });
object!(OfProduct { product, action, quota, instead, checks });
object!(Quota { limit, scope });
object!(OfCheck { code, needed, months, order_amount, from });

impl Shown<'_> {
    fn new(policy: &Policy) -> Shown<'_> {
        Shown {
            name: &policy.name,
            default: policy.is_default,
            provider: &policy.provider,
            title: &policy.guide.title,
            published: &policy.guide.published,
            read_on: date_text(policy.guide.read_on),
            holds_from: date_text(policy.holds_from),
            console: &policy.console,
            products: Product::ALL.iter().map(|product| OfProduct::new(policy, *product)).collect(),
        }
    }
}

impl OfProduct {
    fn new(policy: &Policy, product: Product) -> OfProduct {
        let rule = policy.product(product);
        let checks = Check::ALL.iter().filter_map(|code| {
            let row = rule.check(*code)?;
            Some(OfCheck {
                code: *code,
                needed: row.need == Need::Needed,
                months: row.months,
                order_amount: row.yuan.map(Yuan::text),
                from: row.from.map(date_text),
            })
        });
        OfProduct {
            product,
            action: rule.numbers.map(|(_, action)| action),
            quota: rule.numbers.map(|(quota, _)| Quota { limit: quota.limit, scope: quota.scope }),
            instead: rule.instead,
            checks: checks.collect(),
        }
    }
}
