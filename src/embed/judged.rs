//! Facts that the page gave, judged: a card for each server.

use super::result::{advice, badge, go, todo, whole};
use super::tree::{el, h3, lines, p, text};
use crate::app::view::Todo;
use crate::app::view::{advised_if, placed, things_to_do};
use crate::engine::interview::Answers;
use crate::engine::{Assessment, Facts, Instance, Moment, Policy, Report, Verdict, horizon};
use crate::i18n::ask::{Ask, ask};
use crate::i18n::embed::{self as words, Embed, embed};
use crate::i18n::{self, Lang, say};

/// As many servers are shown.
const MOST: usize = 20;

pub(super) fn cards(lang: Lang, policy: &Policy, as_of: Moment, facts: &Facts, report: &Report<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(instead) = &report.instead {
        out.push(el("h2", &[("tabindex", "-1"), ("part", "heading")], &[text(embed(lang, Embed::NoInstance))]));
        out.push(p("", &[text(i18n::verdict::instead(lang, instead.code))]));
    }
    for (instance, assessment) in facts.instances.iter().zip(&report.assessments).take(MOST) {
        out.push(el("article", &[], &card(lang, policy, as_of, facts, instance, assessment)));
    }
    match facts.instances.len().checked_sub(MOST) {
        None | Some(0) => {}
        Some(more) => out.push(p("", &[text(&words::more(lang, more))])),
    }
    out.push(p("bd-foot", &[whole(lang, "#/")]));
    out.push(p("bd-quiet", &[text(&say::basis(lang, &policy.guide.published, as_of))]));
    out
}

fn card(
    lang: Lang,
    policy: &Policy,
    as_of: Moment,
    facts: &Facts,
    instance: &Instance,
    assessment: &Assessment<'_>,
) -> Vec<String> {
    let name = instance.name.as_deref().unwrap_or(&instance.id);
    let title = [name, i18n::verdict::product_short(lang, instance.product)].join(" · ");
    let headline = [" ", &i18n::verdict::headline(lang, assessment)].concat();
    let mut out = vec![
        el("h2", &[("tabindex", "-1"), ("part", "heading")], &[text(&title)]),
        p("", &[badge(assessment.verdict, i18n::verdict::verdict(lang, assessment.verdict)), text(&headline)]),
    ];
    let (steps, instead): (Vec<Todo>, Option<Todo>) = things_to_do(lang, policy, assessment, placed);
    if !steps.is_empty() {
        let steps: Vec<String> = steps.iter().map(|step| el("li", &[], &todo(lang, step))).collect();
        out.extend([h3(ask(lang, Ask::Steps)), el("ol", &[], &steps)]);
    }
    out.extend(instead.iter().flat_map(|instead| todo(lang, instead)));
    let until = horizon(assessment, instance, as_of, facts.account.as_ref(), policy);
    out.extend(until.map(|until| p("", &[text(&i18n::explain::horizon(lang, &until))])));
    let reasons: Vec<String> = assessment.unmet().map(|finding| i18n::verdict::finding(lang, finding)).collect();
    if !reasons.is_empty() && instead.is_none() {
        out.extend([h3(ask(lang, Ask::Reasons)), lines("ul", reasons.iter().map(String::as_str))]);
    }
    let missing: Vec<&str> = assessment.unknown().into_iter().map(|fact| i18n::verdict::ask(lang, fact)).collect();
    if !missing.is_empty() {
        out.extend([h3(embed(lang, Embed::Missing)), lines("ul", missing)]);
        if assessment.verdict == Verdict::Undetermined {
            let issued = assessment.quota.map_or(0, |quota| quota.issued);
            let known = Answers::of(instance, facts.account.as_ref(), issued, policy);
            out.push(p("", &[go(ask(lang, Ask::StartMissing), &crate::app::ask::fragment(&known))]));
        }
    }
    out.extend(advice(lang, &advised_if(lang, policy, assessment, placed, |_| true)));
    out
}
