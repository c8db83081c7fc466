//! Where a rule comes from: the section of the guide or a later document, each of their facts in a sentence, and our
//! readings of them.

mod guide;
mod reading;
mod today;

use super::Lang;
use super::phrase::{date, fill, list};
use crate::engine::{Policy, Section, Sure};

pub use reading::reading_text;

/// What a fact says, of the guide or of later material; none where there is no such fact.
///
/// ```
/// use beian_desk::i18n::{Lang, source::fact_text};
///
/// assert_eq!(fact_text(Lang::En, "S10"), Some("For ECS, renewals count towards those months."));
/// assert!(fact_text(Lang::En, "M8").is_some());
/// assert_eq!(fact_text(Lang::En, "S63"), None);
/// ```
pub fn fact_text(lang: Lang, id: &str) -> Option<&'static str> {
    guide::text(lang, id).or_else(|| today::text(lang, id))
}

/// Where `id` comes from: a fact's section in the guide with the guide's date, a document with its own date and how
/// sure it is, or that it is our reading of them.
pub fn source(lang: Lang, policy: &Policy, id: &str) -> String {
    match policy.section_of(id) {
        Some(section) => cited(lang, policy, section, Some(id)),
        None => fill(lang.pick("本工具对指南的理解（{0}）", "how we read the guide ({0})"), &[id]),
    }
}

/// The title of a section with its date, and how sure it is where it is no part of the guide.
pub fn section(lang: Lang, policy: &Policy, section: &Section) -> String {
    cited(lang, policy, section, None)
}

fn cited(lang: Lang, policy: &Policy, section: &Section, id: Option<&str>) -> String {
    let (published, certain) = match &section.document {
        Some(document) => {
            (document.published.as_deref().map(|published| date(lang, published)), Some(sure(lang, document.sure)))
        }
        None => (Some(policy.guide.published.clone()), None),
    };
    let about = [id, published.as_deref(), certain].into_iter().flatten();
    let about = match lang {
        Lang::Zh => about.collect::<Vec<_>>().join("，"),
        Lang::En => list(lang, about),
    };
    fill(lang.pick("「{0}」（{1}）", "“{0}” ({1})"), &[&section.title, &about])
}

/// How sure a statement is, in words.
pub fn sure(lang: Lang, sure: Sure) -> &'static str {
    match sure {
        Sure::Read => lang.pick("读过原文", "read in full"),
        Sure::Excerpt => lang.pick("只见过摘录", "seen in excerpts only"),
        Sure::Inferred => lang.pick("推断", "inferred"),
        Sure::Told => lang.pick("第三方说法", "third-party word"),
    }
}

/// The number in an id such as `S14`.
fn number(id: &str, letter: char) -> Option<u8> {
    let digits = id.strip_prefix(letter)?;
    let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// Where facts come from, those of one section together; readings are passed over.
pub(super) fn places(lang: Lang, policy: &Policy, ids: &[&str]) -> Vec<String> {
    let mut sections: Vec<(&str, String)> = Vec::new();
    for id in ids {
        let Some(section) = policy.section_of(id) else { continue };
        match sections.iter_mut().find(|(title, _)| *title == section.title) {
            Some((_, facts)) => *facts = [facts.as_str(), lang.pick("、", ", "), id].concat(),
            None => sections.push((&section.title, (*id).to_owned())),
        }
    }
    let template = lang.pick("「{0}」（{1}，{2}）", "“{0}” ({1}, {2})");
    let place = |(title, facts): (&str, String)| fill(template, &[title, &facts, &policy.guide.published]);
    sections.into_iter().map(place).collect()
}
