//! A report for a ticket, as Markdown.

use super::super::phrase::{calm, fill, grouped, minute};
use super::super::{Lang, verdict};
use super::{named, notes, to_do, unmet};
use crate::engine::{Instance, Policy, Report};

/// The report as Markdown: by what was judged, a table of all instances, the sum. What users named stands as code,
/// so that no renderer makes markup, links or mentions of it; everything else is escaped.
///
/// `instances` are those that were judged, in the same order.
///
/// ```
/// use beian_desk::engine::{Facts, Instance, Policy, Product, assess_facts};
/// use beian_desk::i18n::{Lang, export};
///
/// let mut instance = Instance::new("i-1", Product::CloudVirtualHost);
/// instance.name = Some("<b>|*x*".to_owned());
/// let facts = Facts { instances: vec![instance], ..Facts::default() };
/// let policy = Policy::standard();
/// let report = assess_facts(&facts, "2026-07-01T12:00+08:00".parse().unwrap(), policy);
/// let ticket = export::ticket(Lang::En, &report, policy, &facts.instances);
/// assert!(ticket.contains("| `i-1` | `<b>\\|*x*` |"), "{ticket}");
/// ```
pub fn ticket(lang: Lang, report: &Report<'_>, policy: &Policy, instances: &[Instance]) -> String {
    let mut text = String::new();
    let mut paragraph = |line: &str| {
        text.push_str(line);
        text.push_str("\n\n");
    };
    let title = lang.pick("备案服务号自查，北京时间 {0}", "Filing service numbers, checked for {0} China time");
    paragraph(&["**", &plain(&fill(title, &[&minute(lang, report.as_of)])), "**"].concat());
    let rules = lang.pick("规则：{0}，《{1}》（{2}）", "Rules: {0}, “{1}” ({2})");
    paragraph(&plain(&fill(rules, &[&policy.name, &policy.guide.title, &policy.guide.published])));
    if let Some(account) = report.account {
        paragraph(&[lang.pick("当前账号：", "Current account: "), &code(account.as_str())].concat());
    }
    match &report.instead {
        Some(instead) => paragraph(&plain(verdict::instead(lang, instead.code))),
        None => {
            let head = match lang {
                Lang::Zh => "| 实例 | 名称 | 产品 | 结论 | 原因 | 要做的事 | 提醒 |",
                Lang::En => "| Instance | Name | Product | Verdict | Why | To do | Notes |",
            };
            let mut table = [head, "\n| --- | --- | --- | --- | --- | --- | --- |"].concat();
            for (at, assessment) in report.assessments.iter().enumerate() {
                let name = named(assessment, instances, at).and_then(|instance| instance.name.as_deref());
                let mut why = unmet(lang, assessment);
                if why.is_empty() {
                    why.push(verdict::headline(lang, assessment));
                }
                let cells = [
                    code(assessment.id),
                    name.map(code).unwrap_or_default(),
                    plain(verdict::product(lang, assessment.product)),
                    plain(verdict::verdict(lang, assessment.verdict)),
                    lines(&why),
                    lines(&to_do(lang, assessment)),
                    lines(&notes(lang, assessment)),
                ];
                table.push_str("\n| ");
                table.push_str(&cells.join(" | "));
                table.push_str(" |");
            }
            paragraph(&table);
            let sum = lang.pick("合计：现在可以备案 {0} 个网站。", "Filings that can be made now: {0}.");
            paragraph(&plain(&fill(sum, &[&grouped(report.totals.filings_possible)])));
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Sentences below one another in a cell.
fn lines(sentences: &[String]) -> String {
    sentences.iter().map(|sentence| plain(sentence)).collect::<Vec<_>>().join("<br>")
}

/// A text that stays as it is: code, with more backticks around it than it has in a row.
fn code(text: &str) -> String {
    let text: String = text.chars().map(calm).collect();
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A blank keeps a backtick, or a blank that is there, from touching the fence; renderers take one off each side.
    let edge = |letter: Option<char>| matches!(letter, Some('`' | ' '));
    let gap = if edge(text.chars().next()) || edge(text.chars().next_back()) { " " } else { "" };
    // In a table a bar ends the cell even inside code.
    [&fence, gap, &text.replace('|', "\\|"), gap, &fence].concat()
}

/// A sentence without anything that Markdown or HTML would act on.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for letter in text.chars().map(calm) {
        let marks =
            matches!(letter, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!');
        // `https://…`, `www.…` and `name@…` become links without any markup.
        let links = letter == '@' || (letter == '/' && before == ':') || (letter == '.' && before == 'w');
        if marks || links {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}
