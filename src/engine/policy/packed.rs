//! Policies and regions as the build packs them (`build.rs`): lines with tabs between what they say. Nothing can be wrong
//! with them, since a test holds what is read here to what `read` and `validate` make of the JSON.

use std::str::FromStr;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::super::assessment::Advisory;
use super::super::facts::{Product, place_of};
use super::super::moment;
use super::super::remedy::RemedyKind;
use super::super::rules::Check;
use super::{
    AdvisoryRule, CheckRule, Document, Guide, InsteadCode, Names, Need, Pointer, Policy, ProductRule, QuotaRule,
    RegionInfo, Section, Sure, Table,
};

/// What is left of a line.
struct Row<'t>(&'t str);

impl<'t> Row<'t> {
    #[inline(never)]
    fn next(&mut self) -> &'t str {
        let (cell, rest) = self.0.split_once('\t').unwrap_or((self.0, ""));
        self.0 = rest;
        cell
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        self.next().to_owned()
    }

    fn stated(&mut self) -> Option<String> {
        Some(self.text()).filter(|text| !text.is_empty())
    }

    #[inline(never)]
    fn texts(&mut self) -> Vec<String> {
        self.next().split(' ').filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }

    fn parsed<T: FromStr>(&mut self) -> Option<T> {
        self.next().parse().ok()
    }

    #[inline(never)]
    fn number(&mut self) -> Option<u32> {
        self.parsed()
    }

    #[inline(never)]
    fn date(&mut self) -> Option<NaiveDate> {
        moment::date(self.next())
    }

    #[inline(never)]
    fn sure(&mut self) -> Option<Sure> {
        self.parsed()
    }

    #[inline(never)]
    fn pointer(&mut self) -> Pointer {
        Pointer::new(self.stated(), self.texts(), self.texts())
    }

    #[inline(never)]
    fn place(&mut self, codes: &[&str]) -> usize {
        place_of(self.next(), codes)
    }
}

/// Puts a value into the place of its code.
fn put<T>(table: &mut Table<T>, place: usize, value: T) {
    while table.len() <= place {
        table.push(None);
    }
    if let Some(slot) = table.get_mut(place) {
        *slot = Some(value);
    }
}

pub(super) fn policy(text: &str) -> Policy {
    let mut lines = text.split('\n');
    let mut row = Row(lines.next().unwrap_or_default());
    let mut policy = Policy {
        name: row.text(),
        is_default: row.next() == "true",
        provider: row.text(),
        names: Names { number: row.text(), number_en: row.text(), apply: row.text(), numbers: row.text() },
        guide: Guide {
            title: row.text(),
            published: row.text(),
            read_on: row.date().unwrap_or_default(),
            sure: row.sure().unwrap_or(Sure::Told),
        },
        holds_from: row.date().unwrap_or_default(),
        console: row.text(),
        sections: OnceLock::new(),
        products: Vec::new(),
        instead: Vec::new(),
        advisories: Vec::new(),
    };
    let mut product = 0;
    for line in lines {
        let mut row = Row(line);
        match row.next() {
            "p" => {
                product = row.place(Product::CODES);
                let action = row.parsed();
                let quota = row.number().zip(row.parsed()).map(|(limit, scope)| QuotaRule { limit, scope });
                let rule = ProductRule {
                    numbers: quota.zip(action),
                    instead: row.parsed(),
                    checks: Vec::new(),
                    remedies: Vec::new(),
                };
                put(&mut policy.products, product, rule);
            }
            "i" => {
                let place = row.place(InsteadCode::CODES);
                put(&mut policy.instead, place, row.pointer());
            }
            "a" => {
                let place = row.place(Advisory::CODES);
                put(&mut policy.advisories, place, AdvisoryRule { source: row.texts(), days: row.number() });
            }
            kind => {
                let Some(Some(rule)) = policy.products.get_mut(product) else { continue };
                if kind == "r" {
                    let place = row.place(RemedyKind::CODES);
                    put(&mut rule.remedies, place, row.pointer());
                } else {
                    let place = row.place(Check::CODES);
                    let need = if row.next() == "needed" { Need::Needed } else { Need::IfStated };
                    let (source, months, yuan) = (row.texts(), row.number(), row.parsed());
                    put(&mut rule.checks, place, CheckRule { need, source, months, yuan, from: row.date() });
                }
            }
        }
    }
    policy
}

/// The sections of a policy's guide.
pub(super) fn sections(text: &str) -> Vec<Section> {
    let section = |line| {
        let mut row = Row(line);
        let (title, published) = (row.text(), row.stated());
        let document = row.sure().map(|sure| Document { published, sure });
        Section { title, document, facts: row.texts() }
    };
    text.split('\n').map(section).collect()
}

pub(super) fn regions(text: &str) -> Vec<RegionInfo> {
    let region = |line| {
        let mut row = Row(line);
        RegionInfo { id: row.text(), mainland: row.next() == "true" }
    };
    text.split('\n').map(region).collect()
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    #[test]
    fn what_is_packed_is_what_the_files_say() {
        for (text, packed) in files::TEXTS.iter().zip(files::PACKED) {
            let (packed, parsed) = (policy(packed), Policy::parse(text).unwrap());
            assert_eq!(packed.sections(), parsed.sections());
            assert_eq!(packed, parsed);
        }
    }
}
