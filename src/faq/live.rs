//! Live values: `{ecs.months}` and the like in a text, filled in from the policy.

use crate::engine::{Advisory, Check, Policy, Product};

/// Fills in the live values of a text. What the policy is silent on is filled in from the default one, since the
/// answers are about the guide that it was read from; what that does not hold either stays as it stands.
///
/// `{product.value}`: the product is `ecs`, `swas`, `hosting` or `market`, the value `months`, `yuan`, `from` or
/// `quota`; beside them of the default policy `{guide.title}`, `{guide.published}`, `{guide.read_on}`; and `{released.days}`.
///
/// ```
/// use beian_desk::{engine::Policy, faq::render};
///
/// assert_eq!(render("累计 {ecs.months} 个月", Policy::standard()), "累计 3 个月");
/// ```
pub fn render(text: &str, policy: &Policy) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('{') {
        out.push_str(before);
        rest = tail;
        match tail
            .split_once('}')
            .and_then(|(key, after)| Some((value(key, policy).or_else(|| value(key, Policy::standard()))?, after)))
        {
            Some((value, after)) => {
                out.push_str(&value);
                rest = after;
            }
            None => out.push('{'),
        }
    }
    out.push_str(rest);
    out
}

fn value(key: &str, policy: &Policy) -> Option<String> {
    let (subject, field) = key.split_once('.')?;
    let product = match (subject, field) {
        // `The guide` is one text, whichever policy is chosen.
        ("guide", "title") => return Some(Policy::standard().guide.title.clone()),
        ("guide", "published") => return Some(Policy::standard().guide.published.clone()),
        ("guide", "read_on") => return Some(Policy::standard().guide.read_on.to_string()),
        ("released", "days") => return Some(policy.advisory(Advisory::ProbablyReleased)?.days?.to_string()),
        ("ecs", _) => Product::Ecs,
        ("swas", _) => Product::Swas,
        ("hosting", _) => Product::ElasticWebHosting,
        ("market", _) => Product::SiteMarket,
        _ => return None,
    };
    let rule = policy.product(product);
    match field {
        "quota" => Some(rule.numbers?.0.limit.to_string()),
        "months" => {
            let row = rule.check(Check::TermTooShort).or_else(|| rule.check(Check::FirstTermTooShort))?;
            Some(row.months?.to_string())
        }
        "from" => Some(rule.check(Check::TermTooShort)?.from?.to_string()),
        "yuan" => {
            let amount = rule.check(Check::OrderAmountTooLow)?.yuan?.to_string();
            Some(amount.strip_suffix(".00").map_or(amount.clone(), str::to_owned))
        }
        _ => None,
    }
}
