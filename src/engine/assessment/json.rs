//! The contract's JSON of a report: the fields in their order, of the findings those that are unmet.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::super::facts::SCHEMA;
use super::super::rules::Finding;
use super::{Assessment, Report};

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 4)?;
        out.serialize_field("code", &self.check)?;
        out.serialize_field("required", &self.required.map(|value| value.to_string()))?;
        out.serialize_field("observed", &self.observed.map(|value| value.to_string()))?;
        out.serialize_field("source", &self.source)?;
        out.end()
    }
}

impl Serialize for Assessment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Assessment", 12)?;
        out.serialize_field("id", self.id)?;
        out.serialize_field("product", &self.product)?;
        out.serialize_field("verdict", &self.verdict)?;
        out.serialize_field("action", &self.action)?;
        out.serialize_field("instead", &self.instead)?;
        out.serialize_field("quota", &self.quota)?;
        out.serialize_field("term_months", &self.term_months)?;
        out.serialize_field("eligible_until", &self.eligible_until)?;
        out.serialize_field("unmet", &self.unmet().collect::<Vec<_>>())?;
        out.serialize_field("unknown", &self.unknown())?;
        out.serialize_field("advisories", &self.advisories)?;
        out.serialize_field("remedies", &self.remedies)?;
        out.end()
    }
}

impl Report<'_> {
    /// The report as the contract's JSON, `beian-desk/1`.
    pub fn to_json(&self) -> String {
        // Nothing in a report can fail to serialize: texts, codes, numbers and options.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Report", 7)?;
        out.serialize_field("schema", SCHEMA)?;
        out.serialize_field("policy", self.policy)?;
        out.serialize_field("as_of", &self.as_of)?;
        out.serialize_field("account", &self.account)?;
        out.serialize_field("instead", &self.instead)?;
        out.serialize_field("assessments", &self.assessments)?;
        out.serialize_field("totals", &self.totals)?;
        out.end()
    }
}
