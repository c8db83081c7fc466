//! The report of a whole desk as plain text, for terminals of 80 columns and more.

mod layout;

use std::collections::BTreeSet;

use super::phrase::{fill, grouped, minute};
use super::{Lang, source, verdict};
use crate::engine::{Assessment, Instance, Instead, Outcome, Policy, Report, Verdict};
use layout::Page;

/// The report: for each instance its verdict with reasons, advice and steps, then the sums and the sources.
pub fn report(lang: Lang, report: &Report<'_>, policy: &Policy) -> String {
    report_named(lang, report, policy, &[])
}

/// As [`report`], with the users' names for the `instances` that were judged, in the same order.
pub fn report_named(lang: Lang, report: &Report<'_>, policy: &Policy, instances: &[Instance]) -> String {
    let mut writer = Writer { lang, page: Page::default(), cited: BTreeSet::new() };
    writer.head(report, policy);
    if let Some(instead) = &report.instead {
        writer.page.blank();
        writer.instead(instead);
    }
    for (at, assessment) in report.assessments.iter().enumerate() {
        let named = instances.get(at).filter(|instance| instance.id == assessment.id);
        writer.instance(assessment, named.and_then(|instance| instance.name.as_deref()));
    }
    if report.instead.is_none() {
        writer.totals(report);
    }
    writer.sources(policy);
    writer.page.finish()
}

struct Writer<'a> {
    lang: Lang,
    page: Page,
    /// The sources that were named, to be explained at the end: facts by number, then readings.
    cited: BTreeSet<(bool, usize, &'a str)>,
}

impl<'a> Writer<'a> {
    fn head(&mut self, report: &Report<'_>, policy: &Policy) {
        let lang = self.lang;
        let title = lang.pick("备案服务号自查，北京时间 {0}", "Filing service numbers, checked for {0} China time");
        self.page.line(0, &fill(title, &[&minute(lang, report.as_of)]));
        let rules = lang.pick("规则：{0}，《{1}》（{2}）", "Rules: {0}, “{1}” ({2})");
        self.page.line(0, &fill(rules, &[&policy.name, &policy.guide.title, &policy.guide.published]));
        let account = report.account.map_or(lang.pick("未知", "unknown"), |account| account.as_str());
        self.page.line(0, &fill(lang.pick("当前账号：{0}", "Current account: {0}"), &[account]));
    }

    fn instance(&mut self, assessment: &Assessment<'a>, name: Option<&str>) {
        let lang = self.lang;
        self.page.blank();
        let product = verdict::product(lang, assessment.product);
        let title = match name {
            Some(name) => fill("{0} {1} · {2}", &[assessment.id, name, product]),
            None => fill("{0} · {1}", &[assessment.id, product]),
        };
        self.page.line(0, &title);
        let headline = verdict::headline(lang, assessment);
        self.page.line(2, &fill("{0} · {1}", &[verdict::verdict(lang, assessment.verdict), &headline]));

        for finding in &assessment.findings {
            let sentence = verdict::finding(lang, finding);
            match finding.outcome {
                Outcome::Unmet if assessment.verdict != Verdict::NotRequired => {
                    self.item(verdict::outcome(lang, finding), &sentence, finding.source.iter().map(String::as_str));
                }
                Outcome::Unknown => {
                    self.item(verdict::outcome(lang, finding), &sentence, finding.source.iter().map(String::as_str));
                    if let Some(fact) = finding.check.fact() {
                        self.item("", verdict::ask(lang, fact), std::iter::empty());
                    }
                }
                Outcome::Unmet | Outcome::Met | Outcome::NotTested => {}
            }
        }
        for advice in assessment.advisories.iter() {
            let text = verdict::advice(lang, advice.code);
            self.item(lang.pick("提醒", "Note"), text, advice.source.iter().map(String::as_str));
        }
        for remedy in &assessment.remedies {
            let text = verdict::remedy(lang, remedy);
            self.item(lang.pick("要做", "To do"), &text, remedy.source.iter().map(String::as_str));
            self.link(remedy.link);
        }
        if let Some(instead) = &assessment.instead {
            self.instead(instead);
        }
        if let Some(until) = assessment.eligible_until {
            let text = lang.pick("若不续费，到北京时间 {0} 为止", "{0} China time, unless it is renewed");
            self.item(lang.pick("有效", "Until"), &fill(text, &[&minute(lang, until)]), std::iter::empty());
        }
    }

    fn instead(&mut self, instead: &Instead<'a>) {
        let label = self.lang.pick("怎么办", "Instead");
        self.item(label, verdict::instead(self.lang, instead.code), instead.source.iter().map(String::as_str));
        self.link(instead.link);
    }

    fn totals(&mut self, report: &Report<'_>) {
        let totals = report.totals;
        let (zh, en) = if totals.numbers_unused == 0 {
            ("合计：现在可以备案 {0} 个网站。", "Filings that can be made now: {0}.")
        } else {
            (
                "合计：现在可以备案 {0} 个网站，其中 {1} 个有现成的号码。",
                "Filings that can be made now: {0}, of which {1} with numbers that you already have.",
            )
        };
        let text = fill(self.lang.pick(zh, en), &[&grouped(totals.filings_possible), &grouped(totals.numbers_unused)]);
        self.page.blank();
        self.page.line(0, &text);
    }

    /// Every source that was named, with its place in the guide and what it says.
    fn sources(&mut self, policy: &Policy) {
        if self.cited.is_empty() {
            return;
        }
        self.page.blank();
        self.page.line(0, self.lang.pick("依据", "Sources"));
        let cited = std::mem::take(&mut self.cited);
        let mut last = String::new();
        for (_, _, id) in cited {
            // The section once for all facts in it.
            let heading = match policy.section_of(id) {
                Some(section) => source::section(self.lang, policy, section),
                None => self.lang.pick("本工具对指南的理解", "How we read the guide").to_owned(),
            };
            if heading != last {
                self.page.line(2, &heading);
                last = heading;
            }
            let text = source::fact_text(self.lang, id).or_else(|| source::reading_text(self.lang, id));
            self.page.labelled(4, 5, id, text.unwrap_or_default());
        }
    }

    /// A labelled sentence with its sources behind it.
    fn item(&mut self, label: &str, text: &str, ids: impl Iterator<Item = &'a str>) {
        let mut text = text.to_owned();
        let mut open = false;
        for id in ids {
            text.push_str(if open { "," } else { " [" });
            text.push_str(id);
            open = true;
            self.cited.insert((id.starts_with('A'), id.len(), id));
        }
        if open {
            text.push(']');
        }
        self.page.labelled(2, 9, label, &text);
    }

    fn link(&mut self, link: Option<&str>) {
        if let Some(link) = link {
            self.page.labelled(2, 9, "", link);
        }
    }
}
