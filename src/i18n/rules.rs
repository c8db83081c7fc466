//! Policies and what lies between them: their names, what they cover, how two of them compare, and where each fact
//! is carried.

use super::phrase::{fill, grouped, list};
use super::{Lang, verdict};
use crate::engine::{Policy, Product};

/// A policy by its provider and year: `阿里云 2018 年的规则`.
pub fn name(lang: Lang, policy: &Policy) -> String {
    let provider = match policy.provider.as_str() {
        "aliyun" => lang.pick("阿里云", "Alibaba Cloud"),
        other => other,
    };
    let template = match policy.is_default {
        true => lang.pick("{0} {1}年的规则（默认）", "{0}, rules of {1} (default)"),
        false => lang.pick("{0} {1}年的规则", "{0}, rules of {1}"),
    };
    fill(template, &[provider, &policy.guide.published])
}

/// The label of the choice of rules.
pub fn choice(lang: Lang) -> &'static str {
    lang.pick("按哪套规则判断", "Judge by")
}

/// What choosing does.
pub fn choice_hint(lang: Lang) -> &'static str {
    lang.pick(
        "结论、依据、导出和下面的规则表都随之而变；选择会记在本浏览器里。",
        "Verdicts, their sources, exports and the table below follow it. The choice is kept in this browser.",
    )
}

/// What a policy that was not read in full is worth.
pub fn excerpts(lang: Lang) -> &'static str {
    lang.pick(
        "这套规则取自后来的公开资料，大多只见过摘录，每条都注明有多大把握。资料没有写的一概不加，以控制台为准。",
        "These rules are from later public material, most of it seen in excerpts; each says how sure it is. What the \
         material does not say is left out, and the console has the last word.",
    )
}

/// The products of which a policy says nothing; none where it covers all.
pub fn not_covered(lang: Lang, policy: &Policy) -> Option<String> {
    let silent: Vec<&str> = Product::ALL
        .iter()
        .filter(|product| !policy.product(**product).is_covered())
        .map(|product| verdict::product_short(lang, *product))
        .collect();
    let template = lang.pick("没有写到、因此没有结论的产品：{0}。", "Not covered, and so without a verdict: {0}.");
    (!silent.is_empty()).then(|| fill(template, &[&list(lang, silent.into_iter())]))
}

/// The title of what is said of a product that a policy does not cover.
pub fn not_covered_title(lang: Lang) -> &'static str {
    lang.pick("没有写到", "Not covered")
}

/// How sure a rule is.
pub fn how_sure(lang: Lang, sure: &str) -> String {
    fill(lang.pick("把握：{0}", "how sure: {0}"), &[sure])
}

/// Other rules were chosen.
pub fn chosen(lang: Lang, name: &str) -> String {
    fill(
        lang.pick(
            "现在按规则 {0} 判断；可以在“关于”页更换。",
            "Judged by the rules {0} now; the About page changes that.",
        ),
        &[name],
    )
}

/// A link names rules that are not there.
pub fn unknown(lang: Lang, name: &str, kept: &str) -> String {
    // Only so much of a text from a link that the notice stays a line.
    let name: String = name.chars().take(40).collect();
    fill(
        lang.pick(
            "链接里的规则 {0} 不存在，仍按 {1} 判断。",
            "The link names rules that do not exist ({0}); judged by {1} as before.",
        ),
        &[&name, kept],
    )
}

/// The mark in the header while other rules than the default are used.
pub fn in_use(lang: Lang, name: &str) -> String {
    fill(lang.pick("规则：{0}", "Rules: {0}"), &[name])
}

/// The footer: by which rules, and who has the last word.
pub fn footer(lang: Lang, name: &str) -> String {
    fill(
        lang.pick(
            "按规则 {0} 判断，不是默认的那套；以控制台显示为准。",
            "By the rules {0}, which are not the default; the console has the last word.",
        ),
        &[name],
    )
}

/// Above answers, while other rules than the default are used.
pub fn answers(lang: Lang, name: &str, default: &str) -> String {
    fill(
        lang.pick(
            "解答说的是{1}；您选的是{0}，其中的数值凡是这套规则有的都按它。",
            "The answers are about: {1}. You chose: {0}; values that it has are taken from it.",
        ),
        &[name, default],
    )
}

/// The heading of the comparison.
pub fn compare_heading(lang: Lang) -> &'static str {
    lang.pick("换一套规则，结论会变吗", "Would other rules change a verdict?")
}

/// What is compared with what.
pub fn compare_intro(lang: Lang, one: &str, other: &str) -> String {
    fill(
        lang.pick("您的实例，分别按{0}和{1}来看：", "Your instances, looked at by two sets of rules: {0}; {1}."),
        &[one, other],
    )
}

/// There is nothing to compare.
pub fn compare_empty(lang: Lang) -> &'static str {
    lang.pick(
        "列表里还没有实例，没有什么可以比较。添加或导入以后再来看。",
        "There are no instances yet, so there is nothing to compare. Add or import some and come back.",
    )
}

/// No verdict differs.
pub fn compare_same(lang: Lang, count: usize) -> String {
    fill(
        lang.pick("没有不同：{0} 台实例的结论都一样。", "No difference: every verdict is the same ({0} compared)."),
        &[&grouped(count)],
    )
}

/// How many verdicts differ.
pub fn compare_count(lang: Lang, differ: usize, count: usize) -> String {
    fill(
        lang.pick("{1} 台实例里，有 {0} 台的结论不同。", "Verdicts that differ: {0} of {1}."),
        &[&grouped(differ), &grouped(count)],
    )
}

/// How many more there are than are shown.
pub fn compare_more(lang: Lang, more: usize) -> String {
    fill(lang.pick("还有 {0} 台，这里不再列出。", "Not listed here: {0} more."), &[&grouped(more)])
}

/// What one policy says where it does not have the check.
pub fn not_asked(lang: Lang) -> &'static str {
    lang.pick("这套规则不问这一条。", "These rules don't ask for it.")
}

/// The heading of the trace.
pub fn trace_heading(lang: Lang) -> &'static str {
    lang.pick("每一条依据用在哪里", "Where each statement is used")
}

/// What the trace shows.
pub fn trace_intro(lang: Lang, count: usize) -> String {
    fill(
        lang.pick(
            "这套规则的资料拆成 {0} 条，每条都注明用在哪些规则、解答和页面里。",
            "What these rules were read from, in {0} statements, each with the rules, answers and pages that use it.",
        ),
        &[&grouped(count)],
    )
}

/// The line that unfolds the trace.
pub fn trace_open(lang: Lang, count: usize) -> String {
    fill(lang.pick("逐条列出（{0} 条）", "Show all {0}"), &[&grouped(count)])
}

/// The columns of the trace.
pub fn trace_columns(lang: Lang) -> [&'static str; 3] {
    [lang.pick("编号与出处", "Id and place"), lang.pick("内容", "What it says"), lang.pick("用在哪里", "Used in")]
}

/// What kind of thing carries a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarriedBy {
    /// A rule, a remedy, an advisory: what a verdict is made of.
    Rule,
    /// A question with its answer.
    Answer,
    /// A page or a dialog.
    Page,
}

/// The label of a kind of carrier.
pub fn carried_by(lang: Lang, kind: CarriedBy) -> &'static str {
    match kind {
        CarriedBy::Rule => lang.pick("规则", "Rules"),
        CarriedBy::Answer => lang.pick("解答", "Answers"),
        CarriedBy::Page => lang.pick("页面", "Pages"),
    }
}

/// The short name of an advisory, a remedy or a way that carries a fact.
pub fn part_of_verdict(lang: Lang, kind: VerdictPart) -> &'static str {
    match kind {
        VerdictPart::Remedy => lang.pick("要做的事", "What to do"),
        VerdictPart::Instead => lang.pick("该怎么做", "What to do instead"),
        VerdictPart::Advice => lang.pick("提醒", "Advice"),
    }
}

/// A part of a verdict beside its checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictPart {
    /// Something to do.
    Remedy,
    /// What to do where no number is needed.
    Instead,
    /// Advice.
    Advice,
}
