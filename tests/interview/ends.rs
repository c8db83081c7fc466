//! Ways through the interview with the answer that they must come to, worked out by hand from the rules.

use beian_desk::engine::interview::{Answer, Answers, Question, Step, next};
use beian_desk::engine::{Check, Horizon, InsteadCode, Outcome, Policy, Product, RemedyKind, Verdict};

use super::oracle::{after, asked, done, now, read};

/// The questions that were asked, the verdict, and the remedies with their months.
type End = (Vec<&'static str>, Verdict, Vec<(RemedyKind, Option<u32>)>);

/// The questions of an interview whose answers are these, and what it comes to.
#[track_caller]
fn go(answers: &[(&str, &str)]) -> End {
    let mut pairs = vec![answers[0]];
    let mut questions = Vec::new();
    loop {
        match after(&pairs) {
            Step::Ask(next) => {
                let key = next.question.code();
                questions.push(key);
                let answer = answers.iter().find(|(question, _)| *question == key);
                pairs.push(*answer.unwrap_or_else(|| panic!("{key} was not expected after {pairs:?}")));
            }
            Step::Done(done) => {
                let assessment = done.assess().unwrap();
                let remedies = assessment.remedies.iter().map(|remedy| (remedy.action, remedy.months)).collect();
                return (questions, done.verdict(), remedies);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_light_server_in_hangzhou_bought_for_one_month_is_to_be_renewed_by_two() {
    assert_eq!(asked(&[]), "product");
    let (questions, verdict, remedies) = go(&[
        ("product", "swas"),
        ("region", "cn-hangzhou"),
        ("used", "0"),
        ("expires", "2026-07-20"),
        ("term", "1"),
        ("account", "same"),
    ]);
    assert_eq!(questions.len(), 5);
    assert_eq!((verdict, remedies), (Verdict::Ineligible, vec![(RemedyKind::Renew, Some(2))]));
}

#[test]
fn what_is_paid_by_use_is_not_asked_for_its_term() {
    let (questions, verdict, remedies) = go(&[
        ("product", "ecs"),
        ("region", "mainland"),
        ("used", "0"),
        ("billing", "pay_as_you_go"),
        ("access", "none"),
        ("account", "same"),
    ]);
    assert!(!questions.contains(&"term") && !questions.contains(&"expires"));
    let todo = vec![(RemedyKind::ConvertToSubscription, Some(3)), (RemedyKind::BuyPublicBandwidth, None)];
    assert_eq!((verdict, remedies), (Verdict::Ineligible, todo));
}

#[test]
fn abroad_nothing_more_is_asked() {
    for product in ["ecs", "swas", "elastic_web_hosting", "site_market"] {
        let end = done(&[("product", product), ("region", "elsewhere")]);
        assert_eq!(end.verdict(), Verdict::NotRequired);
        assert_eq!(end.assess().unwrap().instead.unwrap().code, InsteadCode::NoFilingNeeded);
        assert_eq!(end.open, []);
    }
}

#[test]
fn a_quota_that_is_used_up_ends_it_once_the_place_is_known() {
    let end = done(&[("product", "ecs"), ("region", "mainland"), ("used", "7")]);
    let assessment = end.assess().unwrap();
    assert_eq!((end.verdict(), assessment.remedies[0].action), (Verdict::Ineligible, RemedyKind::BuyInstance));
    // Of hosting it is the account's, so that another one helps.
    let end = done(&[("product", "elastic_web_hosting"), ("used", "5"), ("region", "mainland")]);
    assert_eq!(end.assess().unwrap().remedies[0].action, RemedyKind::UseOtherAccount);
    // The one number of a marketplace product.
    let end = done(&[("product", "site_market"), ("used", "1"), ("region", "mainland")]);
    assert_eq!(end.assess().unwrap().remedies[0].action, RemedyKind::BuyQualifyingProduct);
}

#[test]
fn a_marketplace_product_whose_first_term_is_short_can_only_be_bought_anew() {
    let end = done(&[("product", "site_market"), ("region", "mainland"), ("first_term", "11")]);
    assert_eq!(end.verdict(), Verdict::Ineligible);
    assert_eq!(end.assess().unwrap().remedies[0].action, RemedyKind::BuyQualifyingProduct);
}

#[test]
fn products_without_numbers_have_their_answer_at_once() {
    for (product, code) in [
        ("cloud_virtual_host", InsteadCode::VerifyHostUser),
        ("yunxiang_host", InsteadCode::VerifyHostName),
        ("cxt_shop", InsteadCode::ShopFilingSystem),
        ("other_provider", InsteadCode::ServerProvider),
    ] {
        let end = done(&[("product", product)]);
        assert_eq!(end.verdict(), Verdict::NotRequired);
        assert_eq!(end.assess().unwrap().instead.unwrap().code, code);
    }
    // Who wants to be exact can say where it stands; at another provider that makes no difference.
    assert_eq!(done(&[("product", "cloud_virtual_host")]).open, [Question::Region]);
    assert_eq!(done(&[("product", "other_provider")]).open, []);
    let abroad = done(&[("product", "cloud_virtual_host"), ("region", "elsewhere")]);
    assert_eq!(abroad.assess().unwrap().instead.unwrap().code, InsteadCode::NoFilingNeeded);
    assert_eq!(abroad.open, []);
}

#[test]
fn nobody_is_refused_while_the_place_is_not_known() {
    let facts = [("product", "swas"), ("used", "0"), ("expires", "2026-07-20"), ("term", "1"), ("account", "same")];
    let with = |region: &'static str| [facts.as_slice(), &[("region", region)]].concat();
    let open = done(&with("unknown"));
    assert_eq!(
        (open.verdict(), open.open.as_slice()),
        (Verdict::Undetermined, &[Question::Region, Question::Billing][..])
    );
    // What has to be done in the mainland is known all the same.
    assert_eq!(open.assess().unwrap().remedies[0].months, Some(2));
    assert_eq!(done(&with("cn-hangzhou")).verdict(), Verdict::Ineligible);
    assert_eq!(done(&with("cn-hongkong")).verdict(), Verdict::NotRequired);
}

#[test]
fn who_knows_nothing_is_told_what_is_open() {
    let all = ["region", "billing", "expires", "term", "access", "account", "used"].map(|key| (key, "unknown"));
    let end = done(&[&[("product", "ecs")], all.as_slice()].concat());
    assert_eq!(end.verdict(), Verdict::Undetermined);
    assert_eq!(end.open.len(), 7);
    assert_eq!(after(&[("product", "unknown")]), Step::Unsaid);
}

/// Last come the questions that the rules do not ask: of a light server how it is paid for.
#[test]
fn an_account_that_is_not_known_passes_and_stays_open() {
    let end = done(&[
        ("product", "swas"),
        ("region", "mainland"),
        ("used", "0"),
        ("expires", "2027-07-01"),
        ("term", "12"),
        ("account", "unknown"),
    ]);
    assert_eq!((end.verdict(), end.open.as_slice()), (Verdict::Eligible, &[Question::Account, Question::Billing][..]));
}

#[test]
fn the_day_of_purchase_will_do_in_the_place_of_months() {
    let with = |expires: &'static str| {
        let facts = [("product", "swas"), ("region", "mainland"), ("used", "0"), ("account", "same")];
        done(&[facts.as_slice(), &[("term", "2026-06-20"), ("expires", expires)]].concat())
    };
    // From 20 June to 20 September are three months, to the 19th two.
    assert_eq!(with("2026-09-20").verdict(), Verdict::Eligible);
    let short = with("2026-09-19");
    assert_eq!((short.verdict(), short.assess().unwrap().remedies[0].months), (Verdict::Ineligible, Some(1)));
    // A purchase after the expiry says nothing.
    let clash = with("2026-05-01");
    assert_eq!(clash.assess().unwrap().term_months, None);
}

#[test]
fn the_rule_that_was_not_in_force_is_not_asked_about() {
    let before = "2018-05-20T12:00+08:00".parse().unwrap();
    let mut answers = read(&[("product", "swas")]);
    let mut questions = Vec::new();
    while let Step::Ask(asked) = next(&answers, Policy::standard(), before) {
        questions.push(asked.question);
        let answer = match asked.question {
            Question::Region => "mainland",
            Question::Expires => "2018-06-20",
            Question::Account => "same",
            Question::Used => "0",
            other => panic!("{other:?}"),
        };
        answers = answers.with(asked.question, Answer::parse(asked.question, answer).unwrap(), Policy::standard());
    }
    assert_eq!(questions.len(), 4);
}

/// The policy that ships, with one text in the place of another.
fn policy(from: &str, to: &str) -> Policy {
    let text = include_str!("../../src/engine/policy/aliyun-2018.json");
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "{from}");
    Policy::parse(&changed).unwrap()
}

#[test]
fn another_policy_asks_by_its_own_checks() {
    let access =
        "        \"no_public_access\": { \"need\": \"needed\", \"source\": [\"S11\", \"S40\", \"S56\", \"A10\"] },\n";
    let without = policy(access, "");
    assert!(!Question::asked_of(Product::Ecs, &without).contains(&Question::Access));
    let billing = "\"pay_as_you_go\": { \"need\": \"if_stated\", \"source\": [\"S14\", \"S39\"] }";
    let with = policy(billing, "\"pay_as_you_go\": { \"need\": \"needed\", \"source\": [\"S14\"] }");
    assert!(!Question::asked_of(Product::Swas, Policy::standard()).contains(&Question::Billing));
    assert!(Question::asked_of(Product::Swas, &with).contains(&Question::Billing));
    // Six months in the place of three: the renewal follows.
    let longer = policy("\"months\": 3, \"from\"", "\"months\": 6, \"from\"");
    let answers = read(&[
        ("product", "swas"),
        ("region", "mainland"),
        ("used", "0"),
        ("expires", "2026-07-20"),
        ("term", "1"),
        ("account", "same"),
    ]);
    let Step::Done(end) = next(&answers, &longer, now()) else { panic!() };
    assert_eq!(end.assess().unwrap().remedies[0].months, Some(5));
}

#[test]
fn a_question_can_be_asked_again_with_the_rest_kept() {
    let facts = [("product", "swas"), ("region", "mainland"), ("used", "5")];
    assert_eq!(done(&facts).verdict(), Verdict::Ineligible);
    assert_eq!(asked(&[facts.as_slice(), &[("at", "used")]].concat()), "used");
    // What is asked of no such product is not asked because a link says so.
    assert_eq!(asked(&[("product", "swas"), ("at", "access")]), "region");
    let answers = read(&facts).with(Question::Used, Answer::Count(0), Policy::standard());
    assert_eq!(answers.get(Question::Region), read(&facts).get(Question::Region));
    assert!(matches!(next(&answers, Policy::standard(), now()), Step::Ask(_)));
}

/// How many questions are asked at most, the next one included.
#[track_caller]
fn most(pairs: &[(&str, &str)]) -> usize {
    match after(pairs) {
        Step::Ask(asked) => asked.most,
        other => panic!("{pairs:?}: {other:?}"),
    }
}

#[test]
fn how_many_questions_there_are_at_most() {
    // The most are asked of a server: its product, and seven that can each still decide it.
    assert_eq!(most(&[]), 8);
    // A link that asks for the product anew, though it names none, starts at the same place.
    assert_eq!(most(&[("at", "product")]), 8);
    // Of a light server five: region, expiry, term, account and what is used; with the product asked again, six.
    assert_eq!(most(&[("product", "swas")]), 5);
    assert_eq!(most(&[("product", "swas"), ("at", "product")]), 6);
    // A virtual host is asked nothing more, nor is a light server abroad.
    assert_eq!(most(&[("product", "cloud_virtual_host"), ("at", "product")]), 1);
    assert_eq!(most(&[("product", "swas"), ("region", "elsewhere"), ("at", "product")]), 1);
    // What is asked again counts once, beside those that were not asked yet.
    let facts = [("product", "swas"), ("used", "0"), ("expires", "2027-01-01"), ("term", "12"), ("account", "same")];
    assert_eq!(most(&facts), 1);
    assert_eq!(most(&[facts.as_slice(), &[("at", "term")]].concat()), 2);
    assert_eq!(most(&[facts.as_slice(), &[("at", "region")]].concat()), 1);
}

#[test]
fn of_questions_that_tell_alike_the_first_comes_first() {
    // Billing, access and account each change the outcome whatever the others are, so that all three are asked in any
    // order: that of the questions decides.
    let known = [("product", "ecs"), ("region", "mainland"), ("used", "0"), ("expires", "2027-07-01"), ("term", "12")];
    assert_eq!(asked(&known), "billing");
    let with = |more: &[(&'static str, &'static str)]| [known.as_slice(), more].concat();
    assert_eq!(asked(&with(&[("billing", "subscription")])), "access");
    assert_eq!(asked(&with(&[("billing", "subscription"), ("access", "open")])), "account");
}

#[test]
fn how_many_sites_there_are_says_nothing_about_a_server_that_is_there() {
    let facts = [
        ("product", "swas"),
        ("region", "mainland"),
        ("used", "0"),
        ("expires", "2027-01-01"),
        ("term", "12"),
        ("account", "same"),
        ("sites", "5"),
    ];
    let end = done(&facts);
    assert_eq!(end.verdict(), Verdict::Eligible);
    assert_eq!(end.assess().unwrap().quota.unwrap().issued, 0);
}

#[test]
fn what_qualifies_has_an_end() {
    let facts = [("product", "swas"), ("region", "mainland"), ("used", "0"), ("term", "12"), ("account", "same")];
    let end = done(&[facts.as_slice(), &[("expires", "2027-01-01T00:00")]].concat());
    let at = "2027-01-01T00:00+08:00".parse().unwrap();
    assert_eq!(end.horizon(), Some(Horizon::Ends { at, by: Check::Expired, outcome: Outcome::Unmet }));
    let late = done(&[facts.as_slice(), &[("expires", "2026-06-30T00:00")]].concat());
    assert_eq!(late.horizon(), None);
}

#[test]
fn places_are_in_the_mainland_or_not() {
    let place = |text: &str| match Answer::parse(Question::Region, text) {
        Some(Answer::Place(place)) => place.is_mainland(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(["mainland", "cn-hangzhou"].map(place), [true; 2]);
    assert_eq!(["elsewhere", "cn-hongkong", "us-west-1"].map(place), [false; 3]);
}

#[test]
fn another_product_takes_along_what_it_is_asked_too() {
    let answers =
        read(&[("product", "ecs"), ("region", "mainland"), ("access", "open"), ("term", "12"), ("used", "0")]);
    let other = answers.with(Question::Product, Answer::Product(Product::Swas), Policy::standard());
    let keys: Vec<_> = other.given().iter().map(|(question, _)| question.code()).collect();
    assert_eq!(keys, ["product", "region", "term", "used"]);
    let none: Answers = other.with(Question::Product, Answer::NoServer, Policy::standard());
    assert_eq!(none.given().len(), 1);
}

#[test]
fn every_check_has_a_question() {
    for check in Check::ALL {
        assert!(Question::ALL.contains(&Question::of(*check)), "{check:?}");
    }
}

#[test]
fn the_rules_of_today_ask_less_and_say_where_they_are_silent() {
    let today = Policy::named("aliyun-2026").unwrap();
    // There the expiry is tested only where it is stated.
    assert!(!Question::asked_of(Product::Ecs, today).contains(&Question::Expires));
    assert!(Question::optional_of(Product::Ecs, today).contains(&Question::Expires));
    let Step::Done(end) = next(&read(&[("product", "elastic_web_hosting")]), today, now()) else { panic!() };
    assert_eq!(end.verdict(), Verdict::Undetermined);
    assert_eq!(end.assess().unwrap().instead.unwrap().code, InsteadCode::NotCovered);
}
