//! The contract's JSON of a report: the fields in their order, of the findings those that are unmet.

use super::super::facts::SCHEMA;
use super::super::json::{Json, Object, object};
use super::super::quota::Quota;
use super::super::remedy::Remedy;
use super::super::rules::{Finding, Shown};
use super::{Assessment, Instead, Report, Totals};

object!(Instead<'_> { code, link, source });
object!(Quota { scope, limit, issued, reserved, left });
object!(Totals { filings_possible, numbers_unused });

impl Json for Remedy<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .member("action", &self.action)
            .stated("months", &self.months)
            .member("link", &self.link)
            .member("source", &self.source)
            .end();
    }
}

impl Json for Finding<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .member("code", &self.check)
            .member("required", &self.required.map(Shown::text))
            .member("observed", &self.observed.map(Shown::text))
            .member("source", &self.source)
            .end();
    }
}

impl Json for Assessment<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .member("id", &self.id)
            .member("product", &self.product)
            .member("verdict", &self.verdict)
            .member("action", &self.action)
            .member("instead", &self.instead)
            .member("quota", &self.quota)
            .member("term_months", &self.term_months)
            .member("eligible_until", &self.eligible_until)
            .member("unmet", &self.unmet().collect::<Vec<_>>())
            .member("unknown", &self.unknown())
            .member("advisories", &self.advisories)
            .member("remedies", &self.remedies)
            .end();
    }
}

impl Report<'_> {
    /// The report as the contract's JSON, `beian-desk/1`.
    pub fn to_json(&self) -> String {
        // As much as most instances take, so that what is written is seldom moved.
        let mut json = String::with_capacity(400 + 800 * self.assessments.len());
        self.write(&mut json);
        json
    }
}

impl Json for Report<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .member("schema", &SCHEMA)
            .member("policy", &self.policy)
            .member("as_of", &self.as_of)
            .member("account", &self.account)
            .member("instead", &self.instead)
            .member("assessments", &self.assessments)
            .member("totals", &self.totals)
            .end();
    }
}
