#![no_main]

use beian_desk::{embed, library};

/// As options and facts, as answers and as sites, and as a request of the element: JSON comes out, whatever goes in.
fn fuzz(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let noon = r#"{"as_of": "2026-07-01T12:00:00+08:00"}"#;
    let facts = r#"{"schema": "beian-desk/1", "instances": [{"id": "i-1", "product": "ecs"}]}"#;
    for answer in [
        library::assess(text, noon),
        library::assess(facts, text),
        library::next_questions(text, noon),
        library::plan(text, "a.cn b.cn", noon),
        library::plan(facts, text, noon),
        embed::show(text),
    ] {
        assert!(serde_json::from_str::<serde_json::Value>(&answer).is_ok(), "{answer}");
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz(data));
