//! Several files as one: a later stated value wins, and what can't be brought together is reported.

use beian_desk::engine::{Assembled, Billing, Region, Sheet, Status, assemble, read_facts};

use super::desk::{ME, OTHER, account, at};

/// A sheet of an account, instances and numbers, each row on a line of its own: instances from line 4 on.
#[track_caller]
fn sheet(owner: Option<&str>, instances: &[&str], numbers: &[&str]) -> Sheet {
    let owner = owner.map_or("null".to_owned(), |digits| format!("\"{digits}\""));
    let text = format!(
        "{{\"schema\": \"beian-desk/1\",\n \"account\": {owner},\n \"instances\": [\n{}],\n \"numbers\": [\n{}]}}",
        instances.join(",\n"),
        numbers.join(",\n")
    );
    let sheet = read_facts(&text).unwrap();
    assert_eq!(sheet.errors, []);
    sheet
}

/// `file path:line` of what was refused.
fn errors(assembled: &Assembled) -> Vec<String> {
    let line = |line: Option<u32>| line.map_or("-".to_owned(), |line| line.to_string());
    assembled.errors.iter().map(|(file, error)| format!("{file} {}:{}", error.path, line(error.line))).collect()
}

#[test]
fn later_values_win_and_absent_ones_do_not() {
    let one = sheet(
        Some(ME),
        &[
            r#"{"id": "a", "product": "ecs", "name": "old", "region": "cn-hangzhou", "term_months": 1}"#,
            r#"{"id": "b", "product": "swas"}"#,
        ],
        &[r#"{"number": "N-1", "status": "bound", "domain": "a.cn"}"#],
    );
    let other = sheet(
        None,
        &[
            r#"{"id": "c", "product": "ecs"}"#,
            r#"{"id": "a", "product": "ecs", "name": "new", "region": null, "billing": "subscription"}"#,
        ],
        &[r#"{"number": "n-1", "status": "filed", "icp_number": "x"}"#, r#"{"number": "n-2"}"#],
    );
    let assembled = assemble(&[one, other], None);
    assert_eq!(errors(&assembled), Vec::<String>::new());
    let facts = assembled.facts;
    assert_eq!(facts.account, Some(account(ME)));
    let ids: Vec<&str> = facts.instances.iter().map(|instance| instance.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    let merged = &facts.instances[0];
    assert_eq!(merged.name.as_deref(), Some("new"));
    assert_eq!(merged.region, Region::new("cn-hangzhou"));
    assert_eq!((merged.term_months, merged.billing), (Some(1), Some(Billing::Subscription)));
    assert_eq!(facts.numbers.len(), 2);
    let number = &facts.numbers[0];
    assert_eq!((number.status, number.domain.as_deref()), (Some(Status::Filed), Some("a.cn")));
    assert_eq!(number.icp_number.as_deref(), Some("x"));
}

#[test]
fn every_fact_of_an_instance_merges() {
    let bare = r#"{"id": "a", "product": "ecs"}"#;
    let full = r#"{"id": "a", "product": "ecs", "name": "x", "region": "cn-hangzhou", "owner": "1", "billing": "subscription", "purchased_at": "2026-01-01T00:00Z", "expires_at": "2027-01-01T00:00Z", "term_months": 12, "first_term_months": 1, "order_amount": "1", "public_bandwidth_mbps": 1, "public_ips": [], "eip": "203.0.113.1", "status": "x"}"#;
    let of = |rows: [&str; 2]| {
        let sheets = rows.map(|row| sheet(None, &[row], &[]));
        let assembled = assemble(&sheets, None);
        assert_eq!(assembled.errors, []);
        assembled.facts.instances
    };
    let expected = assemble(&[sheet(None, &[full], &[])], None).facts.instances;
    assert_eq!(of([bare, full]), expected);
    assert_eq!(of([full, bare]), expected);
}

#[test]
fn another_product_under_a_known_id_is_refused() {
    let one = sheet(None, &[r#"{"id": "a", "product": "ecs"}"#], &[]);
    let other =
        sheet(None, &[r#"{"id": "b", "product": "ecs"}"#, r#"{"id": "a", "product": "swas", "name": "x"}"#], &[]);
    let assembled = assemble(&[one, other], None);
    assert_eq!(errors(&assembled), ["1 instances[1].product:5"]);
    assert_eq!(assembled.facts.instances[0].name, None);
    assert_eq!(assembled.facts.instances.len(), 2);

    let one = sheet(None, &[], &[r#"{"number": "n", "product": "ecs"}"#]);
    let other = sheet(None, &[], &[r#"{"number": "N", "product": "swas", "note": "x"}"#]);
    let assembled = assemble(&[one, other], None);
    assert_eq!(errors(&assembled), ["1 numbers[0].product:6"]);
    assert_eq!(assembled.facts.numbers[0].note, None);
}

#[test]
fn dates_that_clash_after_merging_are_refused() {
    let one = sheet(None, &[r#"{"id": "a", "product": "ecs", "purchased_at": "2026-07-01T00:00Z"}"#], &[]);
    let other = sheet(None, &[r#"{"id": "a", "product": "ecs", "expires_at": "2026-06-01T00:00Z", "name": "x"}"#], &[]);
    let assembled = assemble(&[one.clone(), other], None);
    assert_eq!(errors(&assembled), ["1 instances[0].expires_at:4"]);
    let kept = &assembled.facts.instances[0];
    assert_eq!((kept.purchased_at, kept.expires_at), (Some(at("2026-07-01T00:00Z")), None));
    let right = sheet(None, &[r#"{"id": "a", "product": "ecs", "expires_at": "2026-08-01T00:00Z"}"#], &[]);
    assert_eq!(assemble(&[one, right], None).errors, []);
}

#[test]
fn dates_that_are_mended_by_a_later_file_are_taken() {
    let sheets = [
        r#"{"id": "a", "product": "ecs", "expires_at": "2026-06-01T00:00Z"}"#,
        r#"{"id": "a", "product": "ecs", "purchased_at": "2026-07-01T00:00Z", "name": "x"}"#,
        r#"{"id": "a", "product": "ecs", "expires_at": "2026-08-01T00:00Z"}"#,
    ]
    .map(|row| sheet(None, &[row], &[]));
    let assembled = assemble(&sheets, None);
    assert_eq!(errors(&assembled), Vec::<String>::new());
    assert_eq!(assembled.facts.instances[0].name.as_deref(), Some("x"));
}

/// §1: nothing is dropped in silence.
#[test]
fn every_row_that_dates_leave_out_is_reported() {
    let sheets = [
        r#"{"id": "a", "product": "ecs", "expires_at": "2026-06-01T00:00Z"}"#,
        r#"{"id": "a", "product": "ecs", "purchased_at": "2026-07-01T00:00Z", "name": "x"}"#,
        r#"{"id": "a", "product": "ecs", "purchased_at": "2026-08-01T00:00Z", "status": "y"}"#,
    ]
    .map(|row| sheet(None, &[row], &[]));
    let assembled = assemble(&sheets, None);
    let kept = &assembled.facts.instances[0];
    let files: Vec<usize> = assembled.errors.iter().map(|(file, _)| *file).collect();
    assert!(kept.name.is_some() || files.contains(&1), "{files:?} {kept:?}");
    assert!(kept.status.is_some() || files.contains(&2), "{files:?} {kept:?}");
}

#[test]
fn a_clash_is_shown_at_the_row_or_at_a_date_that_it_states() {
    let one = sheet(None, &[r#"{"id": "a", "product": "ecs", "expires_at": "2026-06-01T00:00Z"}"#], &[]);
    let other = sheet(None, &[r#"{"id": "a", "product": "ecs", "purchased_at": "2026-07-01T00:00Z"}"#], &[]);
    let errors = errors(&assemble(&[one, other], None));
    assert!(errors == ["1 instances[0]:4"] || errors == ["1 instances[0].purchased_at:4"], "{errors:?}");
}

#[test]
fn two_current_accounts_are_refused_unless_one_is_given() {
    let sheets = [sheet(Some(ME), &[], &[]), sheet(None, &[], &[]), sheet(Some(OTHER), &[], &[])];
    let assembled = assemble(&sheets, None);
    assert_eq!(assembled.errors.len(), 1);
    assert_eq!((assembled.errors[0].0, assembled.errors[0].1.path.as_str()), (2, "account"));
    let given = assemble(&sheets, Some(account("1555")));
    assert_eq!((given.errors, given.facts.account), (vec![], Some(account("1555"))));
    let same = assemble(&[sheet(Some(ME), &[], &[]), sheet(Some(ME), &[], &[])], None);
    assert_eq!((same.errors, same.facts.account), (vec![], Some(account(ME))));
    // The one given wins over a single one too.
    assert_eq!(assemble(&[sheet(Some(ME), &[], &[])], Some(account(OTHER))).facts.account, Some(account(OTHER)));
    assert_eq!(assemble(&[], None), Assembled::default());
}

#[test]
fn the_second_of_two_current_accounts_is_named_with_its_line() {
    let assembled = assemble(&[sheet(Some(ME), &[], &[]), sheet(Some(OTHER), &[], &[])], None);
    assert_eq!(errors(&assembled), ["1 account:2"]);
}

#[test]
fn rules_between_rows_see_all_sheets() {
    let reserved = sheet(Some(ME), &[], &[r#"{"number": "SIM-1", "instance": "a", "origin": "simulated"}"#]);
    let instances = sheet(None, &[r#"{"id": "a", "product": "ecs"}"#, r#"{"id": "m", "product": "site_market"}"#], &[]);
    let real = sheet(None, &[], &[r#"{"number": "r", "instance": "a", "product": "ecs", "replaces": "SIM-1"}"#]);
    assert_eq!(assemble(&[real.clone(), reserved.clone(), instances.clone()], None).errors, []);
    // Without the list of instances the reservation has no product, which is not ecs.
    let assembled = assemble(&[real, reserved.clone()], None);
    assert_eq!(errors(&assembled), ["0 numbers[0].replaces:6"]);

    let twice = ["r", "s"].map(|number| {
        sheet(None, &[], &[&format!(r#"{{"number": "{number}", "instance": "a", "replaces": "SIM-1"}}"#)])
    });
    let [first, second] = twice;
    let assembled = assemble(&[reserved, first, second, instances.clone()], None);
    assert_eq!(errors(&assembled), ["2 numbers[0].replaces:6"]);

    let market = sheet(None, &[], &[r#"{"number": "SIM-9", "instance": "m", "origin": "simulated"}"#]);
    let assembled = assemble(&[market, instances.clone()], None);
    assert_eq!(assembled.errors.len(), 1);
    assert_eq!(assembled.facts.numbers, []);
    let wrong = sheet(None, &[], &[r#"{"number": "n", "instance": "a", "product": "swas"}"#]);
    assert_eq!(errors(&assemble(&[wrong, instances], None)), ["0 numbers[0].product:6"]);
}

#[test]
fn an_error_names_the_row_that_states_the_value() {
    // The first file states the faulty `replaces`; the second speaks of the same number, and says nothing wrong.
    let wrong = sheet(Some(ME), &[], &[r#"{"number": "x"}"#, r#"{"number": "r", "replaces": "SIM-9"}"#]);
    let harmless = sheet(None, &[], &[r#"{"number": "r", "note": "mine"}"#]);
    assert_eq!(errors(&assemble(&[wrong, harmless], None)), ["0 numbers[1].replaces:7"]);
}

#[test]
fn errors_that_a_sheet_holds_already_are_not_repeated() {
    let text = "{\"schema\": \"beian-desk/1\",\n \"instances\": [{\"id\": \"a\"}]}";
    let faulty = read_facts(text).unwrap();
    assert_eq!(faulty.errors.len(), 1);
    assert_eq!(assemble(&[faulty], None).errors, []);
}

#[test]
fn a_number_stated_twice_with_the_same_product_is_one() {
    let one = sheet(None, &[], &[r#"{"number": "n-1", "product": "ecs", "domain": "a.cn"}"#]);
    let other = sheet(None, &[], &[r#"{"number": "N-1", "product": "ecs", "status": "filed"}"#]);
    let assembled = assemble(&[one, other], None);
    assert_eq!(errors(&assembled), Vec::<String>::new());
    let [number] = assembled.facts.numbers.as_slice() else { panic!("{:?}", assembled.facts.numbers) };
    assert_eq!((number.domain.as_deref(), number.status), (Some("a.cn"), Some(Status::Filed)));
}
