//! The whole account of a verdict as plain text, for a chat or a ticket: whoever reads it needs neither this app nor
//! colours.

use super::super::phrase::{calm, fill, minute};
use super::super::{Lang, source, verdict};
use super::{Label, comes_first, label, margin, reading};
use crate::engine::{Advice, Assessment, Check, Finding, Instance, Moment, Outcome, Policy, margin as margin_of};

/// What is told, and of what.
pub struct Told<'a> {
    /// The instance.
    pub instance: &'a Instance,
    /// What the engine says of it.
    pub assessment: &'a Assessment<'a>,
    /// By which policy.
    pub policy: &'a Policy,
    /// The moment of the verdict.
    pub as_of: Moment,
    /// Until when it holds and whether a filing is done before, in sentences.
    pub horizon: Vec<String>,
    /// Where the question about a check is answered; none where that has no address.
    pub faq: &'a dyn Fn(Check) -> Option<String>,
}

/// The account in paragraphs. What users named is kept on its line.
pub fn plain(lang: Lang, told: &Told<'_>) -> String {
    let (assessment, policy) = (told.assessment, told.policy);
    let mut page = Page(String::new());
    let id = told.instance.id.as_str();
    let title = match told.instance.name.as_deref().filter(|name| !name.trim().is_empty()) {
        Some(name) => fill(
            lang.pick("{0}（{1}）· {2}", "{0} ({1}) · {2}"),
            &[name, id, verdict::product(lang, assessment.product)],
        ),
        None => fill("{0} · {1}", &[id, verdict::product(lang, assessment.product)]),
    };
    page.line("", &title);
    let headline = verdict::headline(lang, assessment);
    let found = lang.pick("结论：{0}。{1}", "Verdict: {0}. {1}");
    page.line("", &fill(found, &[verdict::verdict(lang, assessment.verdict), &headline]));
    let basis = lang.pick("判断时间：{0}（北京时间）；规则：《{1}》（{2}）", "As of {0} China time, by “{1}” ({2})");
    page.line("", &fill(basis, &[&minute(lang, told.as_of), &policy.guide.title, &policy.guide.published]));

    let (first, advised): (Vec<Advice<'_>>, Vec<Advice<'_>>) =
        assessment.advisories.iter().partition(|advice| comes_first(advice.code));
    page.section(
        first.is_empty() && assessment.remedies.is_empty() && assessment.instead.is_none(),
        lang.pick("最少要做的事", "The least to do"),
    );
    for advice in first {
        page.line("", verdict::advice(lang, advice.code));
        page.sources(lang, policy, &ids(advice.source));
    }
    for (place, remedy) in assessment.remedies.iter().enumerate() {
        page.line("", &[&(place + 1).to_string(), ". ", &verdict::remedy(lang, remedy)].concat());
        page.link(remedy.link);
        page.sources(lang, policy, &ids(remedy.source));
    }
    if let Some(instead) = &assessment.instead {
        page.line("", verdict::instead(lang, instead.code));
        page.link(instead.link);
        page.sources(lang, policy, &ids(instead.source));
    }

    let unknown = assessment.unknown();
    page.section(unknown.is_empty(), lang.pick("还需要知道", "Still to be answered"));
    unknown.into_iter().for_each(|fact| page.line("- ", verdict::ask(lang, fact)));

    page.section(told.horizon.is_empty(), label(lang, Label::HorizonHeading));
    told.horizon.iter().for_each(|line| page.line("", line));

    page.section(assessment.findings.is_empty(), lang.pick("逐项条件", "Conditions, one by one"));
    assessment.findings.iter().for_each(|finding| page.finding(lang, told, finding));

    page.section(advised.is_empty(), lang.pick("提醒", "Worth knowing"));
    for advice in advised {
        page.line("- ", verdict::advice(lang, advice.code));
        page.sources(lang, policy, &ids(advice.source));
    }
    page.0
}

fn ids(source: &[String]) -> Vec<&str> {
    source.iter().map(String::as_str).collect()
}

struct Page(String);

impl Page {
    fn line(&mut self, before: &str, text: &str) {
        self.0.push_str(before);
        self.0.extend(text.chars().map(calm));
        self.0.push('\n');
    }

    /// The heading of a section, unless it is empty.
    fn section(&mut self, empty: bool, heading: &str) {
        if !empty {
            self.0.push('\n');
            self.line("", heading);
        }
    }

    fn finding(&mut self, lang: Lang, told: &Told<'_>, finding: &Finding<'_>) {
        let mut title = ["[", verdict::outcome(lang, finding), "] ", verdict::check(lang, finding.check)].concat();
        if let Some(found) = margin_of(finding, told.instance) {
            title.push_str(lang.pick("：", ": "));
            title.push_str(&margin(lang, &found));
        }
        self.line("", &title);
        self.line(INDENT, &verdict::finding_of(lang, finding, told.instance.billing));
        self.sources(lang, told.policy, &ids(finding.source));
        let open = matches!(finding.outcome, Outcome::Unmet | Outcome::Unknown);
        if let Some(link) = (told.faq)(finding.check).filter(|_| open) {
            self.line(INDENT, &[lang.pick("相关问题：", "More on this: "), &link].concat());
        }
    }

    fn link(&mut self, link: Option<&str>) {
        if let Some(link) = link {
            self.line(INDENT, link);
        }
    }

    /// Facts by the section of the guide in which they stand, then each reading in words.
    fn sources(&mut self, lang: Lang, policy: &Policy, ids: &[&str]) {
        let places = source::places(lang, policy, ids).join(lang.pick("；", "; "));
        if !places.is_empty() {
            self.line(INDENT, &[lang.pick("依据：", "Source: "), &places].concat());
        }
        ids.iter().filter_map(|id| reading(lang, id)).for_each(|reading| self.line(INDENT, &reading));
    }
}

const INDENT: &str = "  ";
