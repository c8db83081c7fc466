//! Numbers that are not right: fields, duplicates, reservations and what replaces them.

use beian_desk::engine::{Number, Origin, Product, Status, assemble, read_facts};

use super::input::faults;

/// A file of `ME` with two ecs, a marketplace product and these numbers, each on its own line from 8 on.
fn file(numbers: &[&str]) -> String {
    format!(
        "{{\"schema\": \"beian-desk/1\",\n \"account\": \"1370000000000210\",\n \"instances\": [\n  \
         {{\"id\": \"i-1\", \"product\": \"ecs\"}},\n  {{\"id\": \"i-2\", \"product\": \"ecs\"}},\n  \
         {{\"id\": \"m-1\", \"product\": \"site_market\"}}],\n \"numbers\": [\n{}]}}",
        numbers.join(",\n")
    )
}

#[track_caller]
fn refused(numbers: &[&str], expected: &[&str]) {
    assert_eq!(faults(&file(numbers)), expected, "{numbers:#?}");
}

#[track_caller]
fn accepted(numbers: &[&str]) -> Vec<Number> {
    refused(numbers, &[]);
    assemble(&[read_facts(&file(numbers)).unwrap()], None).facts.numbers
}

/// The row with that index is the one that is refused, whichever of its fields is named.
#[track_caller]
fn row_refused(numbers: &[&str], index: usize) {
    let faults = faults(&file(numbers));
    let (start, end) = (format!("numbers[{index}]"), format!(":{}", 8 + index));
    assert!(faults.len() == 1 && faults[0].starts_with(&start) && faults[0].ends_with(&end), "{faults:?} {numbers:#?}");
}

#[test]
fn fields_of_numbers() {
    for (field, path) in [
        (r#""prodct": "ecs""#, "prodct"),
        (r#""id": "n""#, "id"),
        (r#""number": "n-2""#, "number"),
        (r#""status": "bound", "status": "bound""#, "status"),
        (r#""status": "used""#, "status"),
        (r#""status": 1"#, "status"),
        (r#""origin": "real""#, "origin"),
        (r#""account": 1370000000000210"#, "account"),
        (r#""account": """#, "account"),
        (r#""product": "ECS""#, "product"),
        (r#""instance": 7"#, "instance"),
        (r#""replaces": 7"#, "replaces"),
        (r#""domain": 7"#, "domain"),
        (r#""icp_number": 7"#, "icp_number"),
        (r#""note": 7"#, "note"),
    ] {
        let row = format!("{{\"number\": \"n-2\",\n {field}}}");
        refused(&[r#"{"number": "n-1"}"#, &row], &[&format!("numbers[1].{path}:10")]);
    }
    refused(
        &[r#"{"note": "x"}"#, r#"{"number": null}"#, r#"{"number": 7}"#],
        &["numbers[0]:8", "numbers[1]:9", "numbers[2].number:10"],
    );
    refused(&["7"], &["numbers[0]:8"]);
}

#[test]
fn only_the_number_is_required() {
    let numbers = accepted(&[r#"{"number": "n-1"}"#, r#"{"number": "随便", "instance": "gone", "status": null}"#]);
    assert_eq!(numbers[0], Number::new("n-1"));
    assert_eq!((numbers[0].status(), numbers[0].is_simulated()), (Status::Bound, false));
    assert_eq!(numbers[1].status(), Status::Bound);
    let full = accepted(&[
        r#"{"number": "4F9F0D9C-0000-4000-8000-000000000001", "product": "ecs", "instance": "i-1", "account": "1", "status": "filed", "origin": "recorded", "domain": "例子.cn", "icp_number": "浙ICP备1号", "note": "x"}"#,
    ]);
    assert_eq!((full[0].product, full[0].origin), (Some(Product::Ecs), Some(Origin::Recorded)));
    assert!(full[0].is_uuid());
}

#[test]
fn numbers_given_twice_are_compared_without_case() {
    let one = r#"{"number": "4f9f0d9c-0000-4000-8000-00000000000a"}"#;
    let other = r#"{"number": "4F9F0D9C-0000-4000-8000-00000000000A", "note": "x"}"#;
    refused(&[one, other], &["numbers[1].number:9"]);
    refused(&[one, r#"{"number": "b"}"#, one], &["numbers[2].number:10"]);
}

#[test]
fn a_uuid_is_known_by_its_shape_alone() {
    for (text, is_uuid) in [
        ("4f9f0d9c-0000-4000-8000-000000000001", true),
        ("4F9F0D9C-FFFF-FFFF-FFFF-00000000000A", true),
        ("4f9f0d9c-0000-4000-8000-00000000001", false),
        ("4f9f0d9c00004000800000000000000001", false),
        ("4f9f0d9g-0000-4000-8000-000000000001", false),
        ("a3f6d494-c6df", false),
        ("1131-233", false),
        ("", false),
    ] {
        assert_eq!(Number::new(text).is_uuid(), is_uuid, "{text}");
    }
}

#[test]
fn a_number_is_of_its_instances_product() {
    accepted(&[r#"{"number": "n", "instance": "i-1", "product": "ecs"}"#]);
    accepted(&[r#"{"number": "n", "instance": "gone", "product": "swas"}"#]);
    refused(&[r#"{"number": "n", "instance": "i-1", "product": "swas"}"#], &["numbers[0].product:8"]);
    refused(
        &[r#"{"number": "n",
        "instance": "m-1",
        "product": "ecs"}"#],
        &["numbers[0].product:10"],
    );
}

#[test]
fn a_reservation_and_its_mark_go_together() {
    accepted(&[r#"{"number": "SIM-1", "instance": "i-1", "origin": "simulated"}"#]);
    row_refused(&[r#"{"number": "n"}"#, r#"{"number": "SIM-1", "instance": "i-1"}"#], 1);
    row_refused(&[r#"{"number": "SIM-1", "instance": "i-1", "origin": "recorded"}"#], 0);
    row_refused(&[r#"{"number": "n-1", "instance": "i-1", "origin": "simulated"}"#], 0);
    row_refused(&[r#"{"number": "XSIM-1", "origin": "simulated"}"#], 0);
    row_refused(&[r#"{"number": "SIM1", "origin": "simulated"}"#], 0);
}

#[test]
fn a_reservation_is_bound_or_discarded() {
    for status in [r#""bound""#, r#""invalid""#, "null"] {
        accepted(&[&format!(r#"{{"number": "SIM-1", "instance": "i-1", "origin": "simulated", "status": {status}}}"#)]);
    }
    for status in ["unbound", "filing", "filed"] {
        let row = format!(r#"{{"number": "SIM-1", "instance": "i-1", "origin": "simulated", "status": "{status}"}}"#);
        refused(&[&row], &["numbers[0].status:8"]);
    }
}

#[test]
fn a_marketplace_product_has_no_reservations() {
    row_refused(&[r#"{"number": "SIM-1", "origin": "simulated", "instance": "m-1"}"#], 0);
    row_refused(&[r#"{"number": "SIM-1", "origin": "simulated", "product": "site_market"}"#], 0);
}

const RESERVED: &str = r#"{"number": "SIM-1", "instance": "i-1", "origin": "simulated"}"#;

/// A second row that says it replaces something, after a reservation of i-1.
#[track_caller]
fn replaces(row: &str, wrong: bool) {
    refused(&[RESERVED, row], if wrong { &["numbers[1].replaces:9"] } else { &[] });
}

#[test]
fn a_real_number_replaces_a_reservation_of_the_same() {
    replaces(r#"{"number": "r", "instance": "i-1", "replaces": "SIM-1"}"#, false);
    replaces(r#"{"number": "r", "instance": "i-1", "replaces": "sim-1"}"#, false);
    // The account may be stated or come from the file, the product from the instance.
    replaces(
        r#"{"number": "r", "instance": "i-1", "product": "ecs", "account": "1370000000000210", "replaces": "SIM-1"}"#,
        false,
    );
    replaces(r#"{"number": "r", "instance": "i-2", "replaces": "SIM-1"}"#, true);
    replaces(r#"{"number": "r", "replaces": "SIM-1"}"#, true);
    replaces(r#"{"number": "r", "instance": "i-1", "account": "1370000000000999", "replaces": "SIM-1"}"#, true);
    replaces(r#"{"number": "r", "instance": "i-1", "replaces": "SIM-2"}"#, true);
    replaces(r#"{"number": "r", "instance": "i-1", "replaces": "r"}"#, true);
    // The order of the rows does not matter.
    accepted(&[r#"{"number": "r", "instance": "i-1", "replaces": "SIM-1"}"#, RESERVED]);
}

#[test]
fn a_real_number_of_another_product_replaces_nothing() {
    let reserved = r#"{"number": "SIM-1", "instance": "gone", "product": "ecs", "origin": "simulated"}"#;
    let real = r#"{"number": "r", "instance": "gone", "product": "swas", "replaces": "SIM-1"}"#;
    refused(&[reserved, real], &["numbers[1].replaces:9"]);
    accepted(&[reserved, &real.replace("swas", "ecs")]);
}

#[test]
fn a_reservation_is_replaced_at_most_once_and_only_reservations_are() {
    let first = r#"{"number": "r", "instance": "i-1", "replaces": "SIM-1"}"#;
    let second = r#"{"number": "s", "instance": "i-1", "replaces": "sim-1"}"#;
    refused(&[RESERVED, first, second], &["numbers[2].replaces:10"]);
    let plain = r#"{"number": "p", "instance": "i-1"}"#;
    refused(&[plain, r#"{"number": "r", "instance": "i-1", "replaces": "p"}"#], &["numbers[1].replaces:9"]);
    let simulated = r#"{"number": "SIM-2", "instance": "i-1", "origin": "simulated", "replaces": "SIM-1"}"#;
    refused(&[RESERVED, simulated], &["numbers[1].replaces:9"]);
}

#[test]
fn what_is_refused_is_left_out_and_the_rest_is_kept() {
    let text = file(&[RESERVED, r#"{"number": "r", "instance": "i-2", "replaces": "SIM-1"}"#, r#"{"number": "n"}"#]);
    let facts = assemble(&[read_facts(&text).unwrap()], None).facts;
    let kept: Vec<&str> = facts.numbers.iter().map(|number| number.number.as_str()).collect();
    assert_eq!(kept, ["SIM-1", "n"]);
}
