//! The policies that can be chosen, the rules of the chosen one as a table, and what later material says.

use super::super::model::Model;
use super::explain::{Source, source};
use crate::engine::{Check, InsteadCode, Need, Policy, Product, Sure};
use crate::i18n::{self, rules, say};

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
    /// How sure it is, where its sources were not read in full.
    pub sure: Option<String>,
    /// What it rests on.
    pub sources: Vec<Source>,
}

/// Every rule of the policy, by product.
pub fn rule_table(model: &Model) -> Vec<ProductRules> {
    let (lang, policy) = (model.lang, model.policy());
    let sources = |ids: &[String]| ids.iter().map(|id| source(lang, policy, id)).collect::<Vec<_>>();
    let sure = |ids: &[String]| {
        let sure = Some(policy.sure(ids)).filter(|_| policy.guide.sure != Sure::Read);
        sure.map(|sure| rules::how_sure(lang, i18n::source::sure(lang, sure)))
    };
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
                sure: sure(&row.source),
                sources: sources(&row.source),
            });
        }
        if let Some(code) = rule.instead {
            let text = i18n::verdict::instead(lang, code).to_owned();
            let title = match code {
                InsteadCode::NotCovered => rules::not_covered_title(lang),
                _ => say::no_number(lang),
            };
            let ids = &policy.instead(code).source;
            rules.push(RuleRow { title: title.to_owned(), text, sure: sure(ids), sources: sources(ids) });
        }
        ProductRules { name: i18n::verdict::product(lang, product), rules }
    };
    Product::ALL.iter().map(|product| of(*product)).collect()
}

/// Which guide the rules are from and when it was read; and what there is to know before one trusts them.
pub fn rule_notes(model: &Model) -> Vec<String> {
    let (lang, policy) = (model.lang, model.policy());
    let guide = &policy.guide;
    let from = say::guide(lang, &guide.title, &guide.published, &guide.read_on.to_string());
    let excerpts = (guide.sure != Sure::Read).then(|| rules::excerpts(lang).to_owned());
    [Some(from), excerpts, rules::not_covered(lang, policy)].into_iter().flatten().collect()
}

/// The policies that can be chosen: each name with what it is called.
pub fn policies(model: &Model) -> Vec<(String, String)> {
    Policy::all().iter().map(|policy| (policy.name.clone(), rules::name(model.lang, policy))).collect()
}

/// One thing that later material says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// What.
    pub text: &'static str,
    /// Where it was found, and how sure it is.
    pub place: String,
}

/// What the sources of the other policies say: what may have changed since the guide.
pub fn later(model: &Model) -> Vec<Later> {
    let lang = model.lang;
    let others = Policy::all().iter().filter(|policy| !policy.is_default);
    let facts = others.flat_map(|policy| policy.facts().map(move |id| (policy, id)));
    facts
        .map(|(policy, id)| Later {
            text: i18n::source::fact_text(lang, id).unwrap_or_default(),
            place: i18n::source::source(lang, policy, id),
        })
        .collect()
}

/// That the answers are about the default rules, where others are chosen.
pub fn answers_note(model: &Model) -> Option<String> {
    let policy = model.policy();
    let name = |policy| rules::name(model.lang, policy);
    (!policy.is_default).then(|| rules::answers(model.lang, &name(policy), &name(Policy::standard())))
}
