//! Policy files: what is unknown, double or absent is refused, with its path and line.

use chrono::NaiveDate;

use super::super::assessment::Advisory;
use super::super::error::{Expected, InputError};
use super::super::facts::Product;
use super::super::json::{Fault, Value};
use super::super::moment;
use super::super::remedy::RemedyKind;
use super::super::rules::Check;
use super::{
    AdvisoryRule, CheckRule, Document, Guide, InsteadCode, Names, Need, Pointer, Policy, ProductRule, QuotaRule,
    Section, Sure, Table,
};

/// Reads a policy, which is not validated yet.
pub(super) fn policy(text: &str) -> Result<Policy, InputError> {
    root(Value::parse(text)?).map_err(|fault| fault.locate(text))
}

fn root(value: Value<'_>) -> Result<Policy, Fault> {
    let fields = value.fields(&[
        "name",
        "default",
        "provider",
        "names",
        "guide",
        "holds_from",
        "console",
        "sections",
        "products",
        "instead",
        "advisories",
    ])?;
    Ok(Policy {
        name: fields.need("name", Value::text)?,
        is_default: fields.need("default", Value::truth)?,
        provider: fields.need("provider", Value::text)?,
        names: fields.need("names", names)?,
        guide: fields.need("guide", guide)?,
        holds_from: fields.need("holds_from", date)?,
        console: fields.need("console", Value::text)?,
        sections: fields.need("sections", |value| value.list(section))?,
        products: fields.need("products", |value| table(value, Product::CODES, product))?,
        instead: fields.need("instead", |value| table(value, InsteadCode::CODES, pointer))?,
        advisories: fields.need("advisories", |value| table(value, Advisory::CODES, advisory))?,
    })
}

/// The members of an object whose keys are codes.
fn table<T>(
    value: Value<'_>,
    codes: &[&'static str],
    read: fn(Value<'_>) -> Result<T, Fault>,
) -> Result<Table<T>, Fault> {
    let fields = value.fields(codes)?;
    codes.iter().map(|code| fields.read(code, read)).collect()
}

fn guide(value: Value<'_>) -> Result<Guide, Fault> {
    let fields = value.fields(&["title", "published", "read_on", "sure"])?;
    Ok(Guide {
        title: fields.need("title", Value::text)?,
        published: fields.need("published", Value::text)?,
        read_on: fields.need("read_on", date)?,
        sure: fields.need("sure", sure)?,
    })
}

fn sure(value: Value<'_>) -> Result<Sure, Fault> {
    value.parsed(Expected::Code)
}

fn names(value: Value<'_>) -> Result<Names, Fault> {
    let fields = value.fields(&["number", "number_en", "apply", "numbers"])?;
    Ok(Names {
        number: fields.need("number", Value::text)?,
        number_en: fields.need("number_en", Value::text)?,
        apply: fields.need("apply", Value::text)?,
        numbers: fields.need("numbers", Value::text)?,
    })
}

fn section(value: Value<'_>) -> Result<Section, Fault> {
    let fields = value.fields(&["title", "document", "facts"])?;
    Ok(Section {
        title: fields.need("title", Value::text)?,
        document: fields.read("document", document)?,
        facts: fields.need("facts", texts)?,
    })
}

fn document(value: Value<'_>) -> Result<Document, Fault> {
    let fields = value.fields(&["published", "sure"])?;
    Ok(Document { published: fields.read("published", Value::text)?, sure: fields.need("sure", sure)? })
}

fn product(value: Value<'_>) -> Result<ProductRule, Fault> {
    let fields = value.fields(&["action", "quota", "instead", "checks", "remedies"])?;
    let action = fields.read("action", |value| value.parsed(Expected::Code))?;
    let checks = fields.read("checks", |value| table(value, Check::CODES, check))?;
    let remedies = fields.read("remedies", |value| table(value, RemedyKind::CODES, pointer))?;
    Ok(ProductRule {
        numbers: fields.read("quota", quota)?.zip(action),
        instead: fields.read("instead", |value| value.parsed(Expected::Code))?,
        checks: checks.unwrap_or_default(),
        remedies: remedies.unwrap_or_default(),
    })
}

fn check(value: Value<'_>) -> Result<CheckRule, Fault> {
    let fields = value.fields(&["need", "source", "months", "yuan", "from"])?;
    Ok(CheckRule {
        need: fields.need("need", need)?,
        source: fields.need("source", texts)?,
        months: fields.read("months", whole)?,
        yuan: fields.read("yuan", |value| value.parsed(Expected::Yuan))?,
        from: fields.read("from", date)?,
    })
}

fn need(value: Value<'_>) -> Result<Need, Fault> {
    match value.string()?.as_ref() {
        "needed" => Ok(Need::Needed),
        "if_stated" => Ok(Need::IfStated),
        _ => Err(value.expected(Expected::Code)),
    }
}

fn quota(value: Value<'_>) -> Result<QuotaRule, Fault> {
    let fields = value.fields(&["limit", "scope"])?;
    let scope = fields.need("scope", |value| value.parsed(Expected::Code))?;
    Ok(QuotaRule { limit: fields.need("limit", whole)?, scope })
}

fn pointer(value: Value<'_>) -> Result<Pointer, Fault> {
    let fields = value.fields(&["link", "source", "source_expired"])?;
    Ok(Pointer {
        link: fields.read("link", Value::text)?,
        source: fields.need("source", texts)?,
        source_expired: fields.read("source_expired", texts)?.unwrap_or_default(),
    })
}

fn advisory(value: Value<'_>) -> Result<AdvisoryRule, Fault> {
    let fields = value.fields(&["source", "days"])?;
    Ok(AdvisoryRule { source: fields.need("source", texts)?, days: fields.read("days", whole)? })
}

fn texts(value: Value<'_>) -> Result<Vec<String>, Fault> {
    value.list(Value::text)
}

fn whole(value: Value<'_>) -> Result<u32, Fault> {
    value.raw().parse().map_err(|_| value.expected(Expected::Number))
}

fn date(value: Value<'_>) -> Result<NaiveDate, Fault> {
    moment::date(&value.string()?).ok_or_else(|| value.expected(Expected::Moment))
}
