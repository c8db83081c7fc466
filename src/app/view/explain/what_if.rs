//! What would be if something were changed, beside what is.

use super::super::super::form::local;
use super::super::super::model::Model;
use super::horizon::Judged;
use crate::engine::{Assessor, Check, Quota, Verdict, WhatIf, horizon};
use crate::i18n;
use crate::i18n::explain::{self, Label, label};
use crate::ledger::owner_view;

/// What can be supposed of an instance, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WhatIfView {
    /// The fields, as they stand.
    pub fields: WhatIfFields,
    /// What is asked of the months: to renew, or to convert by.
    pub months_label: &'static str,
    /// Whether months can be bought.
    pub asks_months: bool,
    /// Whether bandwidth matters.
    pub asks_bandwidth: bool,
    /// Accounts to choose from.
    pub accounts: Vec<String>,
    /// What would be beside what is; none while nothing is supposed.
    pub outcome: Option<Beside>,
}

/// The fields of what is supposed, as texts; empty where nothing is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WhatIfFields {
    /// Months to buy.
    pub months: String,
    /// Public bandwidth.
    pub bandwidth: String,
    /// The current account.
    pub account: String,
    /// The moment of the verdict, in China time.
    pub as_of: String,
}

/// What is, and what would be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Beside {
    /// The verdicts, real and supposed.
    pub verdicts: [(Verdict, &'static str); 2],
    /// What would be, in a sentence for those who listen.
    pub spoken: String,
    /// The rest, each with its name: real and supposed.
    pub rows: Vec<(&'static str, [String; 2])>,
}

/// What can be supposed of the instance of that id; none where it is not in the list, or where there is something to
/// do instead of applying.
pub fn what_if(model: &Model, id: &str) -> Option<WhatIfView> {
    let instance = model.instance(id)?;
    let assessor = model.assessor_of(&[instance]);
    let real = model.judge(&assessor, instance);
    if real.instead.is_some() {
        return None;
    }
    let nothing = WhatIf::default();
    let supposed = model.what_if.as_ref().filter(|supposed| supposed.instance == id).map(|supposed| &supposed.what_if);
    let what_if = supposed.unwrap_or(&nothing);
    let rule = model.policy().product(instance.product);
    let converts = WhatIf::converts(instance, model.policy());
    let text = |value: Option<String>| value.unwrap_or_default();
    Some(WhatIfView {
        fields: WhatIfFields {
            months: text((what_if.months > 0).then(|| what_if.months.to_string())),
            bandwidth: text(what_if.bandwidth.map(crate::engine::decimal::text)),
            account: text(what_if.account.as_ref().map(|account| account.as_str().to_owned())),
            as_of: text(what_if.as_of.map(local)),
        },
        months_label: label(model.lang, if converts { Label::Convert } else { Label::Renew }),
        asks_months: rule.check(Check::Expired).is_some(),
        asks_bandwidth: rule.check(Check::NoPublicAccess).is_some(),
        accounts: model.known_accounts().iter().map(|account| account.as_str().to_owned()).collect(),
        outcome: supposed.map(|what_if| beside(model, &Judged::on(model, instance, &real), what_if)),
    })
}

fn beside(model: &Model, real: &Judged<'_>, what_if: &WhatIf) -> Beside {
    let instance = real.instance;
    // Judged by the same engine, as any instance is; whose numbers there are stays as it was.
    let (policy, as_of) = (model.policy(), what_if.as_of.unwrap_or(model.moment()));
    let changed = what_if.instance(instance, model.moment(), policy);
    let account = what_if.account.as_ref().or(owner_view(instance, model.account.as_ref()));
    let numbers = model.book.numbers_of(&[instance]);
    let assessor = Assessor::among(&model.instances, as_of, model.account.as_ref(), &numbers, policy);
    let supposed = assessor.judge_as(&changed, account);
    let until = horizon(&supposed, &changed, as_of, account, policy);
    let supposed = Judged::new(model, &changed, &supposed, as_of, until);

    let lang = model.lang;
    let sides = [real, &supposed];
    let row =
        |name: Label, of: fn(&Judged<'_>, i18n::Lang) -> String| (label(lang, name), sides.map(|side| of(side, lang)));
    let (word, headline) =
        (i18n::verdict::verdict(lang, supposed.assessment.verdict), i18n::verdict::headline(lang, supposed.assessment));
    Beside {
        verdicts: sides.map(|side| (side.assessment.verdict, i18n::verdict::verdict(lang, side.assessment.verdict))),
        spoken: [label(lang, Label::NotSaved), lang.pick("：", ": "), word, lang.pick("，", ", "), &headline].concat(),
        rows: vec![
            row(Label::Why, |side, lang| i18n::verdict::headline(lang, side.assessment)),
            row(Label::Quota, |side, lang| quota(lang, side.assessment.quota)),
            row(Label::Until, |side, lang| explain::horizon_short(lang, side.horizon.as_ref())),
            row(Label::FilingRow, |side, lang| {
                side.filing().map_or_else(|| "–".to_owned(), |filing| explain::filing_short(lang, &filing))
            }),
        ],
    }
}

fn quota(lang: i18n::Lang, quota: Option<Quota>) -> String {
    quota.map_or_else(|| "–".to_owned(), |quota| explain::quota(lang, &quota))
}
