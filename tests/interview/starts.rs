//! Where an interview starts: from an instance with facts missing only those are asked, and nothing names it.

use beian_desk::engine::interview::{Answer, Answers, Question, Step, next};
use beian_desk::engine::{Account, Billing, Instance, Policy, Product, Region, Verdict};

use super::oracle::{now, read};

fn me() -> Account {
    "1370000000000210".parse().unwrap()
}

/// An instance of which nearly all is known.
fn known() -> Instance {
    let mut instance = Instance::new("i-secret", Product::Ecs);
    instance.name = Some("secret name".to_owned());
    instance.owner = Some(me());
    instance.region = Region::new("cn-hangzhou");
    instance.billing = Some(Billing::Subscription);
    instance.expires_at = Some("2027-02-10T16:00Z".parse().unwrap());
    instance.term_months = Some(12);
    instance.public_ips = Some(vec!["203.0.113.7".parse().unwrap()]);
    instance
}

/// The questions that are still asked of an instance, each answered with "I don't know".
fn asked_of(instance: &Instance, account: Option<&Account>) -> (Vec<&'static str>, Verdict) {
    let mut answers = Answers::of(instance, account, 0, Policy::standard());
    let mut questions = Vec::new();
    loop {
        match next(&answers, Policy::standard(), now()) {
            Step::Ask(asked) => {
                questions.push(asked.question.code());
                answers = answers.with(asked.question, Answer::Unknown, Policy::standard());
            }
            Step::Done(done) => return (questions, done.verdict()),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn only_what_is_missing_is_asked() {
    let (me, other) = (me(), "1370000000000999".parse().unwrap());
    assert_eq!(asked_of(&known(), Some(&me)), (vec![], Verdict::Eligible));
    assert_eq!(asked_of(&known(), Some(&other)), (vec![], Verdict::Ineligible));
    assert_eq!(asked_of(&known(), None), (vec!["account"], Verdict::Eligible));
    let without = |change: fn(&mut Instance)| {
        let mut instance = known();
        change(&mut instance);
        asked_of(&instance, Some(&me))
    };
    assert_eq!(without(|i| i.term_months = None), (vec!["term"], Verdict::Undetermined));
    assert_eq!(without(|i| i.region = Region::new("atlantis-1")), (vec!["region"], Verdict::Undetermined));
    assert_eq!(without(|i| i.public_ips = None), (vec!["access"], Verdict::Undetermined));
    let (mut two, _) = without(|i| (i.expires_at, i.billing) = (None, None));
    two.sort_unstable();
    assert_eq!(two, ["billing", "expires"]);
}

#[test]
fn nothing_names_the_instance() {
    let answers = Answers::of(&known(), Some(&me()), 0, Policy::standard());
    let text: String = answers.pairs().into_iter().map(|(key, value)| format!("{key}={value}&")).collect();
    for secret in ["secret", "1370000000000210", "203.0.113"] {
        assert!(!text.contains(secret), "{text}");
    }
    assert!(text.contains("region=cn-hangzhou") && text.contains("account=same") && text.contains("access=open"));
}

#[test]
fn every_form_of_a_fact_is_an_answer() {
    let of = |change: fn(&mut Instance)| {
        let mut instance = known();
        change(&mut instance);
        Answers::of(&instance, Some(&me()), 3, Policy::standard())
    };
    let text = |answers: &Answers, question: Question| answers.get(question).map(Answer::text);
    let plain = of(|_| {});
    assert_eq!(text(&plain, Question::Used).as_deref(), Some("3"));
    assert_eq!(text(&plain, Question::Expires).as_deref(), Some("2027-02-11"));
    let eip = of(|i| (i.public_ips, i.eip) = (None, Some("203.0.113.8".parse().unwrap())));
    assert_eq!(text(&eip, Question::Access).as_deref(), Some("eip"));
    let bare = of(|i| (i.public_bandwidth_mbps, i.public_ips) = (Some(5.0), Some(vec![])));
    assert_eq!(text(&bare, Question::Access).as_deref(), Some("no_address"));
    let none = of(|i| (i.public_bandwidth_mbps, i.public_ips) = (Some(0.0), None));
    assert_eq!(text(&none, Question::Access).as_deref(), Some("none"));
    let unlisted = of(|i| i.region = Region::new("cn-newtown"));
    assert_eq!(text(&unlisted, Question::Region).as_deref(), Some("mainland"));
    let dated = of(|i| (i.term_months, i.purchased_at) = (None, Some("2026-01-31T16:00Z".parse().unwrap())));
    assert_eq!(text(&dated, Question::Term).as_deref(), Some("2026-02-01"));
}

#[test]
fn answers_go_back_as_facts_and_stand_ins_do_not() {
    let mut instance = known();
    (instance.region, instance.term_months, instance.public_ips) = (None, None, None);
    let answers = read(&[
        ("product", "ecs"),
        ("region", "mainland"),
        ("term", "6"),
        ("access", "open"),
        ("account", "same"),
        ("used", "2"),
    ]);
    answers.state(&mut instance, Some(&me()));
    assert_eq!((instance.region.as_ref(), instance.term_months, instance.public_ips.as_ref()), (None, Some(6), None));
    assert_eq!((instance.id.as_str(), instance.owner), ("i-secret", Some(me())));
    let mut fresh = Instance::new("", Product::Ecs);
    read(&[("product", "swas"), ("region", "cn-beijing"), ("access", "none"), ("account", "other")])
        .state(&mut fresh, Some(&me()));
    assert_eq!((fresh.product, fresh.region), (Product::Swas, Region::new("cn-beijing")));
    assert_eq!((fresh.public_bandwidth_mbps, fresh.owner), (Some(0.0), None));
}

#[test]
fn who_bought_it_goes_back_as_its_owner() {
    let owner = |answer: &str, account: Option<&Account>| {
        let mut instance = Instance::new("i-1", Product::Swas);
        read(&[("product", "swas"), ("account", answer)]).state(&mut instance, account);
        instance.owner
    };
    assert_eq!(owner("same", Some(&me())), Some(me()));
    // Whose it is instead, or who is there, is not known.
    assert_eq!([owner("same", None), owner("other", Some(&me()))], [None, None]);
}
