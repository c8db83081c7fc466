//! Policy files: what is unknown, double or absent is refused, with its path and line.

use chrono::NaiveDate;

use super::super::assessment::Advisory;
use super::super::error::{Expected, InputError};
use super::super::facts::Product;
use super::super::json::{Fault, Parsed, Value};
use super::super::moment;
use super::super::remedy::RemedyKind;
use super::super::rules::Check;
use super::{
    AdvisoryRule, CheckRule, Document, Guide, InsteadCode, Names, Need, Pointer, Policy, ProductRule, QuotaRule,
    Section, Sure, Table,
};

/// Reads a policy, which is not validated yet.
pub(super) fn policy(text: &str) -> Result<Policy, InputError> {
    root(Parsed::new(text)?.root()).map_err(|fault| fault.locate(text))
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
    let policy = Policy {
        is_default: fields.need("default", Value::truth)?,
        holds_from: fields.need("holds_from", date)?,
        guide: fields.need("guide", guide)?,
        names: fields.must("names", names),
        name: fields.must("name", Value::text),
        provider: fields.must("provider", Value::text),
        console: fields.must("console", Value::text),
        sections: fields.must("sections", |value| value.list(section)).into(),
        products: fields.must("products", |value| table(value, Product::CODES, product)),
        instead: fields.must("instead", |value| table(value, InsteadCode::CODES, pointer)),
        advisories: fields.must("advisories", |value| table(value, Advisory::CODES, advisory)),
    };
    fields.sound().map(|_| policy)
}

/// The members of an object whose keys are codes.
fn table<T>(
    value: Value<'_>,
    codes: &[&'static str],
    read: fn(Value<'_>) -> Result<T, Fault>,
) -> Result<Table<T>, Fault> {
    let fields = value.fields(codes)?;
    let mut table = Vec::new();
    for code in codes {
        table.push(fields.maybe(code, read));
    }
    // Of what stands behind the last nothing is kept.
    while table.pop_if(|row| row.is_none()).is_some() {}
    fields.sound().map(|_| table)
}

fn guide(value: Value<'_>) -> Result<Guide, Fault> {
    let fields = value.fields(&["title", "published", "read_on", "sure"])?;
    let guide = Guide {
        read_on: fields.need("read_on", date)?,
        sure: fields.need("sure", sure)?,
        title: fields.must("title", Value::text),
        published: fields.must("published", Value::text),
    };
    fields.sound().map(|_| guide)
}

fn sure(value: Value<'_>) -> Result<Sure, Fault> {
    value.parsed(Expected::Code)
}

fn names(value: Value<'_>) -> Result<Names, Fault> {
    let fields = value.fields(&["number", "number_en", "apply", "numbers"])?;
    let names = Names {
        number: fields.must("number", Value::text),
        number_en: fields.must("number_en", Value::text),
        apply: fields.must("apply", Value::text),
        numbers: fields.must("numbers", Value::text),
    };
    fields.sound().map(|_| names)
}

fn section(value: Value<'_>) -> Result<Section, Fault> {
    let fields = value.fields(&["title", "document", "facts"])?;
    let section = Section {
        title: fields.must("title", Value::text),
        document: fields.maybe("document", document),
        facts: fields.must("facts", texts),
    };
    fields.sound().map(|_| section)
}

fn document(value: Value<'_>) -> Result<Document, Fault> {
    let fields = value.fields(&["published", "sure"])?;
    let document = Document { sure: fields.need("sure", sure)?, published: fields.maybe("published", Value::text) };
    fields.sound().map(|_| document)
}

fn product(value: Value<'_>) -> Result<ProductRule, Fault> {
    let fields = value.fields(&["action", "quota", "instead", "checks", "remedies"])?;
    let action = fields.maybe("action", |value| value.parsed(Expected::Code));
    let rule = ProductRule {
        numbers: fields.maybe("quota", quota).zip(action),
        instead: fields.maybe("instead", |value| value.parsed(Expected::Code)),
        checks: fields.maybe("checks", |value| table(value, Check::CODES, check)).unwrap_or_default(),
        remedies: fields.maybe("remedies", |value| table(value, RemedyKind::CODES, pointer)).unwrap_or_default(),
    };
    fields.sound().map(|_| rule)
}

fn check(value: Value<'_>) -> Result<CheckRule, Fault> {
    let fields = value.fields(&["need", "source", "months", "yuan", "from"])?;
    let check = CheckRule {
        need: fields.need("need", need)?,
        source: fields.must("source", texts),
        months: fields.maybe("months", whole),
        yuan: fields.maybe("yuan", |value| value.parsed(Expected::Yuan)),
        from: fields.maybe("from", date),
    };
    fields.sound().map(|_| check)
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
    let (link, source) = (fields.maybe("link", Value::text), fields.must("source", texts));
    let pointer = Pointer::new(link, source, fields.maybe("source_expired", texts).unwrap_or_default());
    fields.sound().map(|_| pointer)
}

fn advisory(value: Value<'_>) -> Result<AdvisoryRule, Fault> {
    let fields = value.fields(&["source", "days"])?;
    let rule = AdvisoryRule { source: fields.must("source", texts), days: fields.maybe("days", whole) };
    fields.sound().map(|_| rule)
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
