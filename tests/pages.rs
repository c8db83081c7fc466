//! The pages that need no program: nothing of the questions is missing, both languages correspond, every link has its
//! end, and what the first screen says is what the app says.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test fails by panicking; clippy's own exception ends at the helpers of test functions"
)]

use std::collections::BTreeSet;

use beian_desk::app::{Model, view};
use beian_desk::engine::{Moment, Policy};
use beian_desk::faq::{entries, groups, render};
use beian_desk::i18n::{Lang, Ui, ui};
use beian_desk::pages::{Beside, STYLES, escape, faq_file, faq_page, first_screen};
use serde_json::Value;

const NO_SITE: Option<&str> = None;

fn desk(lang: Lang) -> Model {
    Model::new(lang, Moment::from_millis(0).unwrap(), "")
}

fn page(lang: Lang) -> String {
    faq_page(&desk(lang), NO_SITE)
}

/// Every value of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// What stands between the tags.
fn shown(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

#[test]
fn every_question_is_there_once_in_both_languages_under_its_own_id() {
    let expected: Vec<&str> = entries().iter().map(|entry| entry.id).collect();
    assert!(expected.len() > 30);
    for lang in Lang::ALL {
        let html = page(*lang);
        let articles: Vec<&str> = html.split("<article").skip(1).map(|one| values(one, "id")[0]).collect();
        assert_eq!(articles, expected, "{lang:?}");
        let text = shown(&html);
        for entry in entries() {
            let question = render(lang.pick(entry.question.zh, entry.question.en), Policy::standard());
            // Its heading, the contents, and wherever another question leads to it.
            assert!(text.matches(&escape(&question)).count() >= 2, "{lang:?}: {question}");
            for both in entry.answer.iter().flat_map(|block| block.texts()) {
                let answer = escape(&render(lang.pick(both.zh, both.en), Policy::standard()));
                assert!(text.contains(&answer), "{}: {answer}", entry.id);
            }
        }
        for group in groups() {
            assert!(text.contains(&escape(&render(lang.pick(group.title.zh, group.title.en), Policy::standard()))));
        }
    }
}

#[test]
fn ids_are_unique_and_every_link_inside_has_its_end() {
    for html in [page(Lang::Zh), page(Lang::En)] {
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        let inside: Vec<&str> = values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#')).collect();
        assert!(inside.len() > 60, "{}", inside.len());
        for id in inside {
            assert!(unique.contains(id), "#{id} leads nowhere");
        }
        // Every question leads to itself in the app.
        for entry in entries() {
            assert!(html.contains(&format!("href=\"./#/faq/{}\"", entry.id)), "{}", entry.id);
        }
    }
}

#[test]
fn every_rule_of_the_table_is_there() {
    for lang in Lang::ALL {
        let text = shown(&page(*lang));
        let table = view::rule_table(&desk(*lang));
        assert_eq!(table.len(), 8, "the products");
        for product in table {
            assert!(text.contains(&escape(product.name)), "{}", product.name);
            for rule in product.rules {
                assert!(text.contains(&escape(&rule.title)) && text.contains(&escape(&rule.text)), "{rule:?}");
                for source in rule.sources {
                    assert!(text.contains(&escape(source.text)) && text.contains(&escape(&source.place)), "{source:?}");
                }
            }
        }
    }
}

/// The block of data, parsed.
fn structured(html: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    let rest = &html[html.find(start).unwrap() + start.len()..];
    serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap()
}

#[test]
fn the_data_say_what_the_page_says() {
    for lang in Lang::ALL {
        let html = page(*lang);
        assert_eq!(html.matches("<script").count(), 1, "nothing but the data");
        let data = structured(&html);
        assert_eq!(data["@type"], "FAQPage");
        assert_eq!(data["inLanguage"], lang.pick("zh-CN", "en"));
        let questions = data["mainEntity"].as_array().unwrap();
        assert_eq!(questions.len(), entries().len());
        let text = shown(&html);
        for (question, entry) in questions.iter().zip(entries()) {
            let name = render(lang.pick(entry.question.zh, entry.question.en), Policy::standard());
            assert_eq!(question["name"], name);
            let answer = question["acceptedAnswer"]["text"].as_str().unwrap();
            assert!(!answer.is_empty());
            for line in answer.lines() {
                assert!(text.contains(&escape(line)), "{}: {line}", entry.id);
            }
        }
    }
}

#[test]
fn the_head_names_its_place_where_the_site_is_known() {
    let html = page(Lang::En);
    assert!(!html.contains("canonical"));
    assert!(!html.contains("alternate"), "search engines take whole addresses only");
    assert_eq!(html.matches("hreflang=\"zh-CN\"").count(), 1, "the way there");
    assert_eq!(html.matches(STYLES).count(), 1);
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"));
    for site in ["https://a.example/desk", "https://a.example/desk/"] {
        let html = faq_page(&desk(Lang::Zh), Some(site));
        assert!(html.contains("<link rel=\"canonical\" href=\"https://a.example/desk/faq.html\">"));
        assert!(html.contains("href=\"https://a.example/desk/faq.en.html\" hreflang=\"en\""));
    }
    assert!(faq_page(&desk(Lang::Zh), Some("https://a\"><b>/")).contains("https://a&quot;&gt;&lt;b&gt;/faq.html"));
    assert_eq!([faq_file(Lang::Zh), faq_file(Lang::En)], ["faq.html", "faq.en.html"]);
}

#[test]
fn the_first_screen_is_there_in_both_languages() {
    for beside in [Beside::Pages, Beside::Nothing] {
        let html = first_screen(beside);
        assert_eq!(html.matches("<template").count(), 1);
        let (english, chinese) = html.split_once("</template>").unwrap();
        assert!(chinese.starts_with("<div id=\"bd-app\">"));
        for (lang, html) in [(Lang::En, english), (Lang::Zh, chinese)] {
            assert!(html.contains(&format!("<div class=\"bd-first\" lang=\"{}\">", lang.html())));
            for text in [Ui::HomeHeading, Ui::Intro, Ui::WayImportText, Ui::NavPlan, Ui::CliNote, Ui::Footer] {
                assert!(html.contains(&escape(ui(lang, text))), "{text:?}");
            }
            assert_eq!(html.matches("<button").count(), 8 + usize::from(beside == Beside::Nothing));
            assert_eq!(
                html.matches("aliyun ecs DescribeInstances").count(),
                2,
                "the command, and what its button says"
            );
        }
        // Said once, in both languages, and what can be read is linked where it is.
        assert_eq!(html.matches("<noscript>").count(), 1);
        let linked = ["href=\"faq.html#rules\"", "href=\"faq.en.html\""].map(|link| html.contains(link));
        assert_eq!(linked, [beside == Beside::Pages; 2]);
    }
}
