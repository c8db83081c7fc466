//! What readers ask of a value.

use super::*;

fn parsed(text: &str) -> Parsed<'_> {
    Parsed::new(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// `path: what is wrong` of a fault.
fn said(text: &str, fault: Fault) -> String {
    let error = fault.locate(text);
    format!("{}: {}", error.path, error.problem)
}

#[test]
fn a_list_within_its_limit() {
    let length = |text| parsed(text).root().items_within(2).map(|items| items.len()).map_err(|fault| said(text, fault));
    assert_eq!([length("[]"), length("[1]"), length("[1, 2]")], [Ok(0), Ok(1), Ok(2)]);
    let more = || Err("[2]: more than 2 here: split the file".to_owned());
    assert_eq!([length("[1, 2, 3]"), length("[1, 2, 3, 4]")], [more(), more()]);
}

#[test]
fn an_object_has_at_most_a_million_members() {
    let length = |count: usize| {
        let text = ["{", &vec!["\"\":0"; count].join(","), "}"].concat();
        parsed(&text).root().entries().map(|entries| entries.len()).map_err(|fault| said(&text, fault))
    };
    assert_eq!(length(1_000_000), Ok(1_000_000));
    assert_eq!(length(1_000_001), Err(": too many members in one object".to_owned()));
}

#[test]
fn one_member_of_an_object() {
    let member = |text, key| match parsed(text).root().member(key) {
        Ok(found) => found.map(Value::raw).map(str::to_owned),
        Err(fault) => Some(said(text, fault)),
    };
    let text = r#"{"a": 1, "b": null, "c": 2, "c": 3}"#;
    assert_eq!([member(text, "a"), member(text, "c")], [Some("1".to_owned()), Some("2".to_owned())]);
    // Null counts as absent.
    assert_eq!([member(text, "b"), member(text, "d")], [None, None]);
    assert_eq!(member("[]", "a").as_deref(), Some(": expected an object, found `[]`"));
}

#[test]
fn members_beside_others() {
    let text = r#"{"a": 1, "x": 2, "b": null}"#;
    let whole = parsed(text);
    let fields = whole.root().fields_among(&["a", "b"]).unwrap_or_else(|fault| panic!("{}", said(text, fault)));
    assert_eq!(fields.stated("a").map(Value::raw), Some("1"));
    assert_eq!(fields.stated("b").map(Value::raw), Some("null"));
    assert!(fields.stated("x").is_none());
    let alone = parsed(text).root().fields(&["a", "b"]).map(|_| ()).map_err(|fault| said(text, fault));
    assert_eq!(alone, Err("x: unknown field".to_owned()));
    let twice = r#"{"a": 1, "a": 2}"#;
    let twice = parsed(twice).root().fields_among(&["a"]).map(|_| ()).map_err(|fault| said(twice, fault));
    assert_eq!(twice, Err("a: the key stands here a second time".to_owned()));
}

#[test]
fn a_member_that_may_stand_for_nothing() {
    let text = r#"{"a": "", "b": "x", "c": null, "d": 7}"#;
    let whole = parsed(text);
    let fields =
        whole.root().fields(&["a", "b", "c", "d", "e"]).unwrap_or_else(|fault| panic!("{}", said(text, fault)));
    let filled = |value: Value<'_>| value.text().map(|text| Some(text).filter(|text| !text.is_empty()));
    let find = |key| fields.find(key, filled).map_err(|fault| said(text, fault));
    assert_eq!([find("a"), find("b"), find("c"), find("e")], [Ok(None), Ok(Some("x".to_owned())), Ok(None), Ok(None)]);
    assert_eq!(find("d"), Err("d: expected text in quotation marks, found `7`".to_owned()));
}

#[test]
fn lines_are_told_however_long_the_text_is() {
    // Some 2,100 bytes: several of the stretches that are counted at once. The last line has no end.
    let text = ["ab\n".repeat(700).as_str(), "cd"].concat();
    let lines = Lines::new(&text);
    for offset in 0..text.len() {
        assert_eq!(lines.at(offset) as usize, offset / 3 + 1, "{offset}");
    }
    assert_eq!([lines.at(text.len()), lines.at(text.len() + 600)], [701, 701]);
    assert_eq!(Lines::new("").at(5), 1);
}

#[test]
fn a_pair_is_a_list_of_both() {
    assert_eq!((1_u32, "a").json(), r#"[1,"a"]"#);
}
