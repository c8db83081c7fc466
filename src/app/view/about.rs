//! The rules of the policy as a table.

use super::super::model::Model;
use super::explain::{Source, source};
use crate::engine::{Check, Need, Product};
use crate::i18n::{self, say};

/// A product with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRules {
    /// The product.
    pub name: &'static str,
    /// Its rules.
    pub rules: Vec<RuleRow>,
}

/// A rule with its parameters and sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// The condition.
    pub title: String,
    /// Its parameters.
    pub text: String,
    /// What it rests on.
    pub sources: Vec<Source>,
}

/// Every rule of the policy, by product.
pub fn rule_table(model: &Model) -> Vec<ProductRules> {
    let (lang, policy) = (model.lang, model.policy());
    let sources = |ids: &[String]| ids.iter().map(|id| source(lang, policy, id)).collect::<Vec<_>>();
    let of = |product: Product| {
        let rule = policy.product(product);
        let mut rules: Vec<RuleRow> = Vec::new();
        for check in Check::ALL {
            let Some(row) = rule.check(*check) else { continue };
            let quota = rule.numbers.filter(|_| *check == Check::QuotaExhausted).map(|(quota, _)| quota);
            let text = say::rule(lang, row, quota, row.need == Need::Needed);
            rules.push(RuleRow {
                title: i18n::verdict::check(lang, *check).to_owned(),
                text,
                sources: sources(&row.source),
            });
        }
        if let Some(code) = rule.instead {
            let text = i18n::verdict::instead(lang, code).to_owned();
            rules.push(RuleRow {
                title: say::no_number(lang).to_owned(),
                text,
                sources: sources(&policy.instead(code).source),
            });
        }
        ProductRules { name: i18n::verdict::product(lang, product), rules }
    };
    Product::ALL.iter().map(|product| of(*product)).collect()
}

/// Which guide the rules are from, and when it was read.
pub fn guide_line(model: &Model) -> String {
    let guide = &model.policy().guide;
    say::guide(model.lang, &guide.title, &guide.published, &guide.read_on.to_string())
}
