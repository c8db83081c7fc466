//! Where a rule comes from: the section of the guide, each of its facts in a sentence, and our readings of it.

mod guide;
mod reading;

use super::Lang;
use super::phrase::fill;
use crate::engine::Policy;

pub use guide::fact_text;
pub use reading::reading_text;

/// Where `id` comes from: a fact's section in the guide with the guide's date, or that it is our reading of it.
pub fn source(lang: Lang, policy: &Policy, id: &str) -> String {
    match policy.section_of(id) {
        Some(section) => {
            let template = lang.pick("「{0}」（{1}，{2}）", "“{0}” ({1}, {2})");
            fill(template, &[&section.title, id, &policy.guide.published])
        }
        None => fill(lang.pick("本工具对指南的读法（{0}）", "how we read the guide ({0})"), &[id]),
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
