//! The end of the interview: first how to get there, then why, until when, and what is still open.

use super::super::super::form::Form;
use super::super::super::model::Model;
use super::super::explain::{Advice, Sourced, Todo, advised_if, things_to_do};
use crate::engine::interview::{Answer, Answers, Done, Purchase, Question, Reach, Shopping, Step, next};
use crate::engine::{Action, Advisory, Instance, Policy, Verdict};
use crate::i18n::ask::{self as words, Ask};
use crate::i18n::{self, Lang, say};
use crate::ledger;

/// What can be done with the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Nothing: no number is needed.
    No,
    /// A new instance can be made of them.
    New,
    /// They can go back to the instance that they are about.
    Back,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultView {
    /// The verdict's code.
    pub verdict: Verdict,
    /// The verdict in words.
    pub verdict_text: &'static str,
    /// What it comes to.
    pub heading: String,
    /// How many numbers are left, or what to do instead.
    pub lead: Option<String>,
    /// What stands above the steps.
    pub steps_heading: &'static str,
    /// What to do, in order.
    pub steps: Vec<Todo>,
    /// What to do where no number is needed.
    pub instead: Option<Todo>,
    /// What stands above the reasons.
    pub reasons_heading: &'static str,
    /// Why it can't apply yet.
    pub reasons: Vec<String>,
    /// Until when it holds, where it does.
    pub until: Option<String>,
    /// The steps in the provider's console that bring the number.
    pub apply: Vec<String>,
    /// The provider's console.
    pub console: String,
    /// What was not known: what it is about, and where to answer it.
    pub open: Vec<(&'static str, String)>,
    /// What the rules do not ask for and could still matter, as above.
    pub more: Vec<(&'static str, String)>,
    /// Advice.
    pub advice: Vec<Advice>,
    /// The guide and its date, and the moment of the verdict.
    pub basis: String,
    /// What can be done with the answers.
    pub keep: Keep,
    /// Whether the link can name the instance.
    pub names: bool,
}

/// What to buy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuyView {
    /// For how many sites.
    pub heading: String,
    /// The ways, the best first: what, with which conditions, and whether none takes less.
    pub ways: Vec<(String, String, bool)>,
    /// What not to buy.
    pub avoid: Vec<String>,
    /// Where the interview goes on once it is bought.
    pub bought: String,
}

/// The answer that a link was made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThenView {
    /// By which rules and when it was given, or that those rules are not known here.
    pub note: String,
    /// The verdict, what it comes to, and the steps.
    pub answer: Option<(Verdict, &'static str, String, Vec<String>)>,
}

/// The answer that these answers came to; `about` says whether they are about a listed instance.
pub(crate) fn of(lang: Lang, answers: &Answers, done: &Done<'_>, about: bool, source: Sourced) -> ResultView {
    let policy = done.policy();
    let said = done.verdict();
    let assessment = done.assess();
    let assessment = assessment.as_ref();
    let remedies = assessment.map(|assessment| assessment.remedies.as_slice()).unwrap_or_default();
    let instead = assessment.and_then(|assessment| assessment.instead);
    let asks = |question: &Question| (words::short(lang, *question), super::again(answers, *question));
    let (unsaid, optional): (Vec<Question>, Vec<Question>) =
        done.open.iter().partition(|question| answers.get(**question).is_some());
    let unmet = assessment.into_iter().flat_map(|assessment| assessment.unmet());
    // A region that was not named has another one standing for it.
    let reasons = unmet.filter(|_| instead.is_none()).map(|finding| words::reason(lang, finding));
    let (steps, instead_of) =
        assessment.map(|assessment| things_to_do(lang, policy, assessment, source)).unwrap_or_default();
    // Whose it is and where it stands was asked, as far as it matters.
    let told = |advisory: Advisory| !matches!(advisory, Advisory::OwnerUnknown | Advisory::RegionUnknown);
    let advice = assessment.map(|assessment| advised_if(lang, policy, assessment, source, told)).unwrap_or_default();
    let (eligible, refused) = (said == Verdict::Eligible, said == Verdict::Ineligible);
    ResultView {
        verdict: said,
        verdict_text: i18n::verdict::verdict(lang, said),
        heading: words::heading(lang, said, remedies, instead.map(|instead| instead.code)),
        lead: assessment.filter(|_| eligible).map(|assessment| i18n::verdict::headline(lang, assessment)),
        steps_heading: words::ask(lang, if refused { Ask::Steps } else { Ask::StepsIf }),
        reasons_heading: words::ask(lang, if refused { Ask::Reasons } else { Ask::ReasonsIf }),
        steps,
        instead: instead_of,
        reasons: reasons.collect(),
        until: done.horizon().map(|horizon| i18n::explain::horizon(lang, &horizon)),
        apply: match assessment.and_then(|assessment| assessment.action) {
            Some(Action::Apply) => {
                let [sign_in, find, press, _] = say::console_steps(lang, &policy.names);
                vec![sign_in, find, press, words::take_number(lang, &policy.names.numbers)]
            }
            Some(Action::View) => vec![words::ask(lang, Ask::ViewStep).to_owned()],
            None => Vec::new(),
        },
        console: policy.console.clone(),
        open: unsaid.iter().map(asks).collect(),
        // More of it could only add reasons.
        more: optional.iter().filter(|_| !refused).map(asks).collect(),
        advice,
        basis: say::basis(lang, &policy.guide.published, done.as_of()),
        keep: match (said, about) {
            (Verdict::NotRequired, _) => Keep::No,
            (_, true) => Keep::Back,
            (_, false) => Keep::New,
        },
        names: about,
    }
}

/// What to buy for so many sites.
pub(crate) fn buy(lang: Lang, answers: &Answers, shopping: &Shopping) -> BuyView {
    let least = shopping.ways.first().map(Purchase::effort);
    let ways = shopping.ways.iter().map(|way| {
        let (what, how) = words::purchase(lang, way);
        (what, how, Some(way.effort()) == least)
    });
    BuyView {
        heading: words::to_buy(lang, shopping.sites),
        ways: ways.collect(),
        avoid: shopping.avoid.iter().map(|what| words::avoid(lang, what)).collect(),
        bought: super::again(answers, Question::Product),
    }
}

/// The answer that the link was made with, where the rules or the day are others now.
pub(super) fn then(model: &Model, answers: &Answers) -> Option<ThenView> {
    let lang = model.lang;
    let policy = match answers.policy.as_deref() {
        None => model.policy(),
        Some(name) => match Policy::named(name) {
            Some(policy) => policy,
            None => return Some(ThenView { note: words::unknown_policy(lang, name), answer: None }),
        },
    };
    let as_of = answers.as_of.unwrap_or_else(|| model.moment());
    if policy.name == model.policy().name && as_of.china_date() == model.moment().china_date() {
        return None;
    }
    let mut forward = answers.clone();
    forward.at = None;
    let Step::Done(done) = next(&forward, policy, as_of) else { return None };
    let (said, assessment) = (done.verdict(), done.assess()?);
    let heading = words::heading(lang, said, &assessment.remedies, assessment.instead.map(|instead| instead.code));
    let steps = assessment.remedies.iter().map(|remedy| i18n::verdict::remedy(lang, remedy)).collect();
    Some(ThenView {
        note: words::then(lang, &policy.name, as_of),
        answer: Some((said, i18n::verdict::verdict(lang, said), heading, steps)),
    })
}

/// The form of the instance that the answers make: the one that they are about, or a new one without an id.
pub fn proposed(model: &Model) -> Form {
    let answers = model.answers();
    let about = model.asked_about(&answers).and_then(|id| model.instance(&id));
    let known = about.and_then(|instance| ledger::owner_view(instance, model.account.as_ref()));
    let account = model.account.as_ref().or(known);
    let mut instance = match (about, answers.product()) {
        (Some(instance), _) => instance.clone(),
        (None, product) => Instance::new("", product.unwrap_or(crate::engine::Product::Ecs)),
    };
    answers.state(&mut instance, account);
    let form = if about.is_some() { Form::of(&instance) } else { Form::proposed(&instance) };
    let reached = matches!(answers.get(Question::Access), Some(Answer::Reach(Reach::Open)));
    let silent = instance.public_ips.is_none() && instance.public_bandwidth_mbps.is_none();
    if reached && silent { form.with_addresses_asked() } else { form }
}
