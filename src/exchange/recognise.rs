//! What a JSON or XML answer is, told by its outermost fields. Imports the engine's JSON reader.

use std::borrow::Cow;

use super::bsn::Answer;
use super::instances::List;
use super::xml::Document;
use super::{Kind, NotReadable, backup};
use crate::engine::json::{Value, shortened};

/// A JSON shape that is read.
pub(super) enum Shape<'a> {
    Facts,
    Backup,
    /// A list of instances, and the members of the object that it stands in, where that is not the root.
    Listed(Kind, List, Option<Members<'a>>),
    Order,
    Bsn(Answer),
}

/// The members of an object. Finding them is reading all of it, which takes its time where it holds a long list: they are
/// found once and handed on.
pub(super) type Members<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

type Entries<'a> = [(Cow<'a, str>, Value<'a>)];

/// What the object with these members is, or what it looks like instead.
pub(super) fn shape<'a>(entries: &Entries<'a>) -> Result<Shape<'a>, NotReadable> {
    let get = |key: &str| entries.iter().find(|(name, _)| name == key).map(|(_, value)| *value);
    let has = |key: &str| get(key).is_some();
    if get("schema").is_some_and(|schema| schema.string().is_ok_and(|schema| schema.starts_with(backup::FAMILY))) {
        return Ok(Shape::Backup);
    }
    if has("schema") || has("instances") || has("numbers") {
        return Ok(Shape::Facts);
    }
    match get("Instances") {
        Some(list) if list.is_array() => return Ok(Shape::Listed(Kind::SwasInstances, List::Swas, None)),
        Some(list) => {
            if let Some(inside) = ecs(list) {
                return Ok(Shape::Listed(Kind::EcsInstances, List::Ecs, Some(inside)));
            }
        }
        None => {}
    }
    if let Some(answer) = Answer::of(entries.iter().map(|(name, _)| name.as_ref())) {
        return Ok(Shape::Bsn(answer));
    }
    let inside = |outer: &str, inner: &str| {
        let members = get(outer).and_then(|value| value.entries().ok());
        members.filter(|members| contain(members, inner))
    };
    if let Some(data) = inside("Data", "InstanceList") {
        return Ok(Shape::Listed(Kind::BssInstances, List::Bss, Some(data)));
    }
    if has("InstanceItems") {
        return Ok(Shape::Listed(Kind::MarketInstances, List::Market, None));
    }
    if has("OrderId") && (has("PeriodType") || has("OrderStatus") || has("ProductCode")) {
        return Ok(Shape::Order);
    }
    // Tencent's own command line leaves the wrapper out.
    Err(if has("InstanceSet") || inside("Response", "InstanceSet").is_some() {
        NotReadable::TencentInstances
    } else if get("servers").is_some_and(Value::is_array) {
        NotReadable::HuaweiServers
    } else {
        provider_error(entries).unwrap_or(NotReadable::OtherJson)
    })
}

/// What an XML answer is, or what it looks like instead.
pub(super) fn answer(document: &Document) -> Result<Answer, NotReadable> {
    let root = document.root();
    if let Some(answer) = Answer::of(root.children().map(|child| child.name())) {
        return Ok(answer);
    }
    let get =
        |name: &str| root.children().find(|child| child.name() == name).map(|child| shortened_words(child.text()));
    Err(match (get("Code"), get("Message")) {
        (Some(code), Some(message)) => NotReadable::ProviderError { code, message },
        _ => NotReadable::OtherXml { root: shortened(root.name()) },
    })
}

/// ECS wraps its list once more. An empty object is a list that some tool left out because it was empty.
fn ecs(list: Value<'_>) -> Option<Members<'_>> {
    list.entries().ok().filter(|members| members.is_empty() || contain(members, "Instance"))
}

fn contain(members: &Entries<'_>, key: &str) -> bool {
    members.iter().any(|(name, _)| name == key)
}

/// `Code` and `Message` without data. The billing system sends both with its data, too.
fn provider_error(entries: &Entries<'_>) -> Option<NotReadable> {
    let get = |key: &str| entries.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| *value);
    let words = |value: Value<'_>| match value.string() {
        Ok(text) => shortened_words(&text),
        Err(_) => shortened_words(value.raw()),
    };
    match (get("Code"), get("Message"), get("Data").filter(|data| !data.is_null())) {
        (Some(code), Some(message), None) => {
            Some(NotReadable::ProviderError { code: words(code), message: words(message) })
        }
        _ => None,
    }
}

/// Messages of the provider are sentences: cut later than other inputs are.
fn shortened_words(text: &str) -> String {
    const LIMIT: usize = 500;
    text.trim().chars().take(LIMIT).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
