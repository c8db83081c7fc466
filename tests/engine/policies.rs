//! The second policy beside the default: where they differ and where not, by hand; what neither may ever do.

use beian_desk::engine::{
    Billing, Check, Context, Instance, InsteadCode, Moment, Number, Policy, Product, Region, Status, Sure, Verdict,
    assess, compare,
};
use proptest::prelude::*;

use super::desk::{Desk, ME, NOW, OTHER, Told, account, at, but, good, issued, named, recorded, yuan};
use super::strategies::{cases, desk};

fn today() -> &'static Policy {
    &Policy::all()[1]
}

fn told_by(policy: &'static Policy, desk: &Desk) -> Told {
    let context = Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &desk.numbers };
    Told::from(&assess(&desk.instances, context, policy).assessments[0])
}

/// A case: the desk, and what each policy says of its first instance (verdict, then what fails, is unknown, or to do
/// instead).
#[track_caller]
fn case(desk: &Desk, guide: &str, now: &str) {
    let says = |told: Told| {
        let more = [Some(told.unmet), Some(told.unknown), told.instead.map(str::to_owned)];
        let more = more.into_iter().flatten().filter(|text| !text.is_empty());
        std::iter::once(told.verdict.to_owned()).chain(more).collect::<Vec<_>>().join(" ")
    };
    assert_eq!([says(told_by(Policy::standard(), desk)), says(told_by(today(), desk))], [guide, now]);
}

#[track_caller]
fn same(desk: &Desk, both: &str) {
    case(desk, both, both);
}

fn one(product: Product, change: impl FnOnce(&mut Instance)) -> Desk {
    Desk::one(but(product, change))
}

#[test]
fn what_both_ask_for_comes_out_the_same() {
    for product in [Product::Ecs, Product::Swas] {
        same(&Desk::one(good(product)), "eligible");
        same(&one(product, |i| i.billing = Some(Billing::PayAsYouGo)), "ineligible pay_as_you_go");
        same(&one(product, |i| i.term_months = Some(2)), "ineligible term_too_short");
        same(&one(product, |i| i.term_months = Some(3)), "eligible");
        same(&one(product, |i| i.owner = Some(account(OTHER))), "ineligible account_mismatch");
        same(&one(product, |i| i.expires_at = Some(at(NOW))), "ineligible expired");
        same(&one(product, |i| i.region = None), "undetermined region");
        same(
            &one(product, |i| i.region = Region::new("cn-hongkong")),
            "not_required region_not_mainland no_filing_needed",
        );
        same(&Desk::of(vec![good(product)], issued(4, "i-1")), "eligible");
        same(&Desk::of(vec![good(product)], issued(5, "i-1")), "ineligible quota_exhausted");
        // What is left does not count, nor whether it runs: both only advise.
        same(&one(product, |i| i.expires_at = Some(at("2026-07-01T12:00:01+08:00"))), "eligible");
        same(&one(product, |i| i.status = Some("stopped".to_owned())), "eligible");
    }
    same(&one(Product::Ecs, |i| i.public_bandwidth_mbps = Some(0.0)), "ineligible no_public_access");
    same(&one(Product::Swas, |i| i.public_bandwidth_mbps = Some(0.0)), "eligible");
    same(&Desk::one(good(Product::OtherProvider)), "not_required server_provider");
    // Outside the mainland nothing is filed, whatever else is not known.
    for product in Product::ALL.iter().filter(|product| **product != Product::OtherProvider) {
        let abroad = one(*product, |i| i.region = Region::new("us-west-1"));
        same(&abroad, "not_required region_not_mainland no_filing_needed");
    }
}

#[test]
fn products_that_the_later_material_does_not_name_get_no_verdict() {
    let silent = "undetermined not_covered";
    case(&Desk::one(good(Product::ElasticWebHosting)), "eligible", silent);
    case(&one(Product::ElasticWebHosting, |i| i.term_months = Some(5)), "ineligible term_too_short", silent);
    case(&Desk::one(good(Product::SiteMarket)), "eligible", silent);
    case(
        &one(Product::SiteMarket, |i| i.order_amount = Some(yuan("98.99"))),
        "ineligible order_amount_too_low",
        silent,
    );
    case(&Desk::one(Instance::new("i-1", Product::SiteMarket)), "undetermined first_term_months order_amount", silent);
    case(&Desk::one(good(Product::CloudVirtualHost)), "not_required verify_host_user", silent);
    case(&Desk::one(good(Product::YunxiangHost)), "not_required verify_host_name", silent);
    case(&Desk::one(good(Product::CxtShop)), "not_required shop_filing_system", silent);
}

#[test]
fn an_expiry_that_is_not_known_is_asked_for_by_the_guide_alone() {
    for product in [Product::Ecs, Product::Swas] {
        case(&one(product, |i| i.expires_at = None), "undetermined expires_at", "eligible");
        // The term needs the dates then, under both.
        let neither = |i: &mut Instance| (i.expires_at, i.term_months) = (None, None);
        case(&one(product, neither), "undetermined expires_at term_months", "undetermined term_months");
    }
}

#[test]
fn the_guides_date_is_the_guides_alone() {
    let early = |i: &mut Instance| {
        (i.term_months, i.purchased_at) = (Some(1), Some(at("2018-05-01T00:00+08:00")));
        i.expires_at = Some(at("2018-06-01T00:00+08:00"));
    };
    let desk = |moment| one(Product::Swas, early).when(moment);
    case(&desk("2018-05-20T23:59:59+08:00"), "eligible", "ineligible term_too_short");
    same(&desk("2018-05-21T00:00:00+08:00"), "ineligible term_too_short");
}

#[test]
fn advice_without_a_source_is_not_given() {
    let left = |moment: &str| {
        let desk = one(Product::Ecs, |i| i.expires_at = Some(at(moment)));
        [Policy::standard(), today()].map(|policy| told_by(policy, &desk).advisories)
    };
    // Two months and some days; then less than one; then three.
    assert_eq!(left("2026-09-20T00:00+08:00"), ["remaining_under_3_months", ""]);
    assert_eq!(left("2026-07-31T00:00+08:00"), ["remaining_under_1_month", "remaining_under_1_month"]);
    assert_eq!(left("2026-10-01T00:00+08:00"), ["", ""]);
}

#[test]
fn a_product_that_is_not_covered_is_written_as_such() {
    let desk = Desk::one(named("h", Product::ElasticWebHosting));
    let context = Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &[] };
    let text = assess(&desk.instances, context, today()).to_json();
    let expected = r#"{"schema":"beian-desk/1","policy":"aliyun-2026","as_of":"2026-07-01T12:00:00+08:00",
        "account":"1370000000000210","instead":null,
        "assessments":[{"id":"h","product":"elastic_web_hosting","verdict":"undetermined","action":null,
        "instead":{"code":"not_covered","link":null,"source":["M1","M7"]},
        "quota":null,"term_months":null,"eligible_until":null,
        "unmet":[],"unknown":[],"advisories":[],"remedies":[]}],
        "totals":{"filings_possible":0,"numbers_unused":0}}"#;
    assert_eq!(text, expected.lines().map(str::trim_start).collect::<String>());
}

#[test]
fn rules_and_what_to_do_rest_on_the_later_material() {
    let rule = today().product(Product::Ecs);
    assert_eq!(rule.check(Check::TermTooShort).unwrap().source, ["M2", "A3"]);
    assert_eq!(rule.check(Check::QuotaExhausted).unwrap().source, ["M1", "A5"]);
    assert_eq!(today().product(Product::Swas).check(Check::RegionNotMainland).unwrap().source, ["M3", "M6"]);
    let desk = one(Product::Ecs, |i| (i.term_months, i.expires_at) = (Some(1), Some(at("2026-06-30T00:00Z"))));
    let context = Context { as_of: desk.as_of, account: None, numbers: &[] };
    let report = assess(&desk.instances, context, today());
    let remedy = &report.assessments[0].remedies[0];
    // Facts before readings, whichever list they are from.
    assert_eq!((remedy.months, remedy.link), (Some(2), None));
    assert_eq!(remedy.source, ["M2", "A11"]);
    // How sure: the weakest fact; readings alone are inferred.
    let sure = |product: Product, check: Check| today().sure(&today().product(product).check(check).unwrap().source);
    assert_eq!(sure(Product::Ecs, Check::TermTooShort), Sure::Excerpt);
    assert_eq!(sure(Product::Swas, Check::TermTooShort), Sure::Inferred);
    assert_eq!(sure(Product::Ecs, Check::AccountMismatch), Sure::Told);
    assert_eq!(sure(Product::Ecs, Check::Expired), Sure::Inferred);
    let guide = Policy::standard();
    assert_eq!(guide.sure(&guide.product(Product::Ecs).check(Check::TermTooShort).unwrap().source), Sure::Read);
}

#[test]
fn a_policy_is_chosen_by_name_and_never_by_the_moment() {
    for name in Policy::names() {
        assert_eq!(Policy::named(name).unwrap().name, *name);
    }
    assert_eq!(Policy::named("aliyun-2018-"), None);
    let by_name = |name| Policy::by_name(name).map(|policy| policy.name.as_str());
    assert_eq!(by_name(None), Some("aliyun-2018"));
    assert_eq!([by_name(Some("aliyun-2026")), by_name(Some("aliyun-2018-"))], [Some("aliyun-2026"), None]);
    assert_eq!(Policy::standard().name, "aliyun-2018");
    assert_eq!(Policy::with_fact("M15").unwrap().name, "aliyun-2026");
    assert_eq!(Policy::with_fact("S62").unwrap().name, "aliyun-2018");
    assert_eq!([Policy::with_fact("A1"), Policy::with_fact("S63")], [None, None]);
    assert_eq!(today().facts().collect::<Vec<_>>().len(), 15);
    // Of what it has no use for a policy is silent.
    let silent = today().instead(InsteadCode::VerifyHostUser);
    assert_eq!((&silent.link, silent.source.len()), (&None, 0));
    let late = Desk::one(good(Product::Swas)).when("2031-01-01T00:00+08:00");
    assert_eq!(late.report().policy, "aliyun-2018");
}

#[test]
fn what_may_have_numbers() {
    // Those that use them; and, where the later material is silent, those of which nothing is known.
    let says = |policy: &Policy, product| {
        let rule = policy.product(product);
        [rule.is_covered(), rule.may_have_numbers()]
    };
    for policy in Policy::all() {
        assert_eq!(says(policy, Product::Ecs), [true, true]);
    }
    assert_eq!(says(Policy::standard(), Product::ElasticWebHosting), [true, true]);
    assert_eq!(says(today(), Product::ElasticWebHosting), [false, true]);
    assert_eq!(says(Policy::standard(), Product::CloudVirtualHost), [true, false]);
    assert_eq!(says(today(), Product::CloudVirtualHost), [false, true]);
}

fn differences(instances: &[Instance], numbers: &[Number]) -> Vec<String> {
    let me = account(ME);
    let context = Context { as_of: at(NOW), account: Some(&me), numbers };
    let shown = |finding: &Option<beian_desk::engine::Finding<'_>>| match finding {
        Some(finding) => format!("{:?} {:?}", finding.outcome, finding.observed.map(|value| value.to_string())),
        None => "-".to_owned(),
    };
    compare(instances, context, [Policy::standard(), today()], |_| Some(&me))
        .iter()
        .map(|difference| {
            let verdicts = difference.assessments.each_ref().map(|assessment| assessment.verdict.code());
            let changed = difference.changed.iter().map(|changed| {
                let [one, other] = changed.findings.each_ref().map(shown);
                format!(" {}: {one} / {other}", changed.check.code())
            });
            format!("{} {}{}", difference.instance.id, verdicts.join(" "), changed.collect::<String>())
        })
        .collect()
}

#[test]
fn the_comparison_names_each_difference_with_its_reason() {
    let unknown = |id: &str, product| {
        let mut instance = named(id, product);
        instance.expires_at = None;
        instance
    };
    let instances = [
        named("same", Product::Ecs),
        named("hosting", Product::ElasticWebHosting),
        unknown("open", Product::Swas),
        but(Product::Ecs, |i| {
            (i.id, i.expires_at, i.term_months) = ("both".to_owned(), None, Some(1));
        }),
        named("host", Product::CloudVirtualHost),
    ];
    assert_eq!(
        differences(&instances, &[]),
        [
            "hosting eligible undetermined",
            "open undetermined eligible expired: Unknown None / NotTested None",
            "host not_required undetermined",
        ]
    );
    // The same numbers count under both.
    let numbers: Vec<Number> = (0..5).map(|n| recorded(&format!("n-{n}"), "open", Status::Filed)).collect();
    assert_eq!(differences(&[unknown("open", Product::Swas)], &numbers), Vec::<String>::new());
    assert_eq!(differences(&[], &[]), Vec::<String>::new());
}

#[test]
fn a_check_that_fails_under_one_and_passes_under_the_other_has_both_values() {
    let early: Moment = at("2018-05-20T12:00+08:00");
    let instance = but(Product::Swas, |i| {
        (i.term_months, i.purchased_at) = (Some(1), Some(at("2018-05-01T00:00+08:00")));
        i.expires_at = Some(at("2018-06-01T00:00+08:00"));
    });
    let instances = [instance];
    let context = Context { as_of: early, account: None, numbers: &[] };
    let differences = compare(&instances, context, [today(), Policy::standard()], |i| i.owner.as_ref());
    let [changed] = differences[0].changed.as_slice() else { panic!("{differences:?}") };
    let values = changed.findings.each_ref().map(|finding| {
        let finding = finding.as_ref().unwrap();
        (finding.outcome, finding.required.unwrap().to_string(), finding.observed.unwrap().to_string())
    });
    use beian_desk::engine::Outcome::{NotTested, Unmet};
    let months = |outcome| (outcome, "3".to_owned(), "1".to_owned());
    assert_eq!((changed.check, values), (Check::TermTooShort, [months(Unmet), months(NotTested)]));
}

proptest! {
    #![proptest_config(cases(300))]

    /// Under every policy: a verdict is backed by its findings, or by what is to be done instead.
    #[test]
    fn every_policy_is_sound(desk in desk()) {
        for policy in Policy::all() {
            let context = Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &desk.numbers };
            for assessment in assess(&desk.instances, context, policy).assessments {
                let silent = assessment.instead.is_some_and(|instead| instead.code == InsteadCode::NotCovered);
                let unmet = assessment.unmet().count();
                let unknown = assessment.unknown().len();
                match assessment.verdict {
                    Verdict::Eligible => prop_assert!(unmet == 0 && unknown == 0 && assessment.instead.is_none()),
                    Verdict::Ineligible => prop_assert!(unmet > 0 && !assessment.remedies.is_empty()),
                    Verdict::Undetermined => prop_assert!(unmet == 0 && (unknown > 0) != silent),
                    Verdict::NotRequired => prop_assert!(assessment.instead.is_some() && !silent),
                }
                prop_assert!(assessment.findings.iter().all(|finding| !finding.source.is_empty()));
                prop_assert!(assessment.advisories.iter().all(|advice| !advice.source.is_empty()));
            }
        }
    }

    /// A comparison holds exactly the verdicts that differ; of a policy with itself there are none.
    #[test]
    fn a_comparison_is_complete(desk in desk()) {
        let context = Context { as_of: desk.as_of, account: desk.account.as_ref(), numbers: &desk.numbers };
        let by = |policy| assess(&desk.instances, context, policy).assessments;
        let [one, other] = [by(Policy::standard()), by(today())];
        let expected: Vec<&str> =
            one.iter().zip(&other).filter(|(one, other)| one.verdict != other.verdict).map(|(one, _)| one.id).collect();
        let found = compare(&desk.instances, context, [Policy::standard(), today()], |_| desk.account.as_ref());
        prop_assert_eq!(found.iter().map(|found| found.instance.id.as_str()).collect::<Vec<_>>(), expected);
        for difference in &found {
            let told = difference.assessments.iter().any(|assessment| assessment.instead.is_some());
            prop_assert_eq!(told, difference.changed.is_empty());
        }
        let itself = compare(&desk.instances, context, [today(), today()], |_| desk.account.as_ref());
        prop_assert!(itself.is_empty());
    }
}
