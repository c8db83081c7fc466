//! What the element for other people's pages shows, as the tree that it makes its elements of.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on fails")]

use beian_desk::embed::show;
use serde_json::{Value, json};

/// What a request is answered with, at noon of 1 July 2026.
#[track_caller]
fn shown(mut request: Value) -> Value {
    request["as_of"] = json!("2026-07-01T12:00:00+08:00");
    serde_json::from_str(&show(&request.to_string())).unwrap()
}

/// Every element of a tree with this tag: its attributes and the text in it.
fn all(node: &Value, tag: &str) -> Vec<(Value, String)> {
    let Some([name, attributes, children @ ..]) = node.as_array().map(Vec::as_slice) else { return Vec::new() };
    let own = (name == tag).then(|| (attributes.clone(), text(node)));
    own.into_iter().chain(children.iter().flat_map(|child| all(child, tag))).collect()
}

fn text(node: &Value) -> String {
    match node {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().skip(2).map(text).collect(),
        _ => String::new(),
    }
}

/// The heading.
#[track_caller]
fn heading(shown: &Value) -> String {
    all(&shown["tree"], "h2").first().unwrap().1.clone()
}

#[test]
fn it_asks_one_question_after_the_other() {
    let first = shown(json!({"lang": "en"}));
    assert_eq!((heading(&first).as_str(), first["lang"].as_str()), ("What did you buy?", Some("en")));
    // Eight products, and that there is no server.
    assert_eq!(all(&first["tree"], "input").len(), 9);
    assert_eq!((first["verdict"].clone(), first["report"].clone()), (Value::Null, Value::Null));

    let named = shown(json!({"answers": "product=ecs"}));
    assert_eq!(named["answers"], "#/ask?product=ecs");
    let (form, _) = all(&named["tree"], "form").remove(0);
    let question = form["data-question"].as_str().unwrap().to_owned();
    // Nothing chosen: it asks again, says so, and takes nothing.
    let wrong = shown(json!({"answers": "product=ecs", "question": question, "fields": []}));
    assert!(all(&wrong["tree"], "p").iter().any(|(attributes, _)| attributes["role"] == "alert"));
    assert_eq!(wrong["answers"], "#/ask?product=ecs");
    let skipped = shown(json!({"answers": "product=ecs", "question": question, "fields": ["answer", "unknown"]}));
    assert_eq!(skipped["answers"].as_str().unwrap(), format!("#/ask?product=ecs&{question}=unknown"));
}

#[test]
fn it_ends_with_the_verdict_and_a_link_to_the_app() {
    let done = shown(json!({"lang": "en", "answers": "product=swas&region=elsewhere&id=i-1&name=secret"}));
    assert_eq!(done["verdict"], "not_required");
    assert_eq!(done["report"]["assessments"][0]["instead"]["code"], "no_filing_needed");
    let links = all(&done["tree"], "a");
    let whole = links.iter().find(|(_, said)| said.starts_with("Open in the full tool")).unwrap();
    let href = whole.0["href"].as_str().unwrap();
    assert!(href.starts_with("#/ask?product=swas&region=elsewhere&rules="), "{href}");
    assert!(!href.contains("secret") && !href.contains("i-1"), "{href}");
    // Back to the start.
    assert!(
        all(&done["tree"], "button")
            .iter()
            .any(|(attributes, said)| attributes["data-go"] == "#" && said == "Start again")
    );
}

const FACTS: &str = r#"{"schema": "beian-desk/1", "instances": [{"id": "i-1", "product": "swas", "name": "<b>one</b>",
 "region": "cn-hangzhou", "term_months": 1, "expires_at": "2026-08-01T00:00+08:00"},
 {"id": "i-2", "product": "swas", "region": "cn-hangzhou"}]}"#;

#[test]
fn facts_are_judged_and_what_is_missing_is_asked() {
    let both = shown(json!({"lang": "en", "facts": FACTS}));
    assert_eq!(both["verdict"], Value::Null);
    let verdicts: Vec<&str> =
        both["report"]["assessments"].as_array().unwrap().iter().map(|one| one["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["ineligible", "undetermined"]);
    let cards = all(&both["tree"], "article");
    assert_eq!(cards.len(), 2);
    // A name is text.
    assert!(cards[0].1.starts_with("<b>one</b> · "));
    assert!(all(&both["tree"], "b").is_empty());
    let go = all(&both["tree"], "button").into_iter().find(|(_, said)| said == "Answer what is missing").unwrap().0;
    assert_eq!(go["data-go"], "#/ask?product=swas&region=cn-hangzhou&used=0");

    let broken = shown(json!({"lang": "en", "facts": FACTS.replace("i-2", "i-1")}));
    assert_eq!(heading(&broken), "The facts that this page gives can't be read");
    assert_eq!(broken["report"], Value::Null);
    assert_eq!(
        heading(&shown(json!({"lang": "en", "facts": r#"{"schema": "beian-desk/1"}"#}))),
        "This page gives no server"
    );
}

#[test]
fn rules_that_are_not_known_are_named() {
    let shown = shown(json!({"lang": "en", "policy": "<i>none</i>"}));
    let warning = all(&shown["tree"], "p").remove(0);
    assert_eq!(warning.0["class"], "bd-warn");
    assert!(warning.1.contains("<i>none</i>"));
}

/// Nothing that a page can say makes another element or leads anywhere but into the app or to https.
#[test]
fn hostile_requests_become_text() {
    const TAGS: &str = " a article button details div fieldset form h2 h3 input label legend li ol option p select small span strong summary ul ";
    fn check(node: &Value) {
        let Some([tag, attributes, children @ ..]) = node.as_array().map(Vec::as_slice) else { return };
        assert!(TAGS.contains(&format!(" {} ", tag.as_str().unwrap())), "{tag}");
        for (name, value) in attributes.as_object().unwrap() {
            assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}");
            let value = value.as_str().unwrap();
            assert!(name != "href" || value.starts_with("#/") || value.starts_with("https://"), "{value}");
        }
        children.iter().for_each(check);
    }
    let texts = ["javascript:alert(1)", "\"><img src=x onerror=alert(1)>", "&at=region", "\u{0}", "#/ask?", "例"];
    for text in texts {
        for name in ["lang", "policy", "answers", "facts", "question"] {
            let mut request = json!({"fields": [text, text, "answer", text]});
            request[name] = json!(text);
            check(&shown(request)["tree"]);
        }
        let answers = format!("product=ecs&region={text}&term={text}&name={text}&id={text}&rules={text}&as_of={text}");
        check(&shown(json!({"answers": answers}))["tree"]);
        check(&shown(json!({"facts": FACTS.replace("<b>one</b>", "javascript:alert(1)")}))["tree"]);
    }
    for request in ["", "[]", "{", "7", "{\"fields\": 7}", &"[".repeat(100_000), &" ".repeat(2_000_000)] {
        check(&serde_json::from_str::<Value>(&show(request)).unwrap()["tree"]);
    }
}
