//! Every question with its answer: on the page, and as data for search engines.

use super::html::{El, Html, Piece, all, el, link, list, outward, p, plain};
use super::rules::{named, sources};
use crate::app::{Model, Page, Route};
use crate::engine::Json;
use crate::engine::json::Object;
use crate::faq::{self, Block, Both, Entry};
use crate::i18n::pages::{Fixed, fixed};
use crate::i18n::{Lang, Ui, ui};

/// A text in the page's language, its live values filled in.
pub(super) fn text(model: &Model, both: &Both) -> String {
    faq::render(model.lang.pick(both.zh, both.en), model.policy())
}

/// A link to an entry of this page.
fn to(id: &str, text: impl Piece) -> El {
    link("bd-link", &["#", id].concat()).child(text)
}

/// Every question, by group, and the rules behind them.
pub(super) fn contents(model: &Model) -> El {
    let line = |entry: &Entry| plain("li", to(entry.id, text(model, &entry.question)));
    let groups = faq::groups().iter().map(|group| {
        let entries = el("ul").class("bd-questions").child(list(group.entries.iter().map(line)));
        all![plain("h3", text(model, &group.title)), entries]
    });
    let rules = plain("p", to("rules", ui(model.lang, Ui::AboutRules)));
    el("nav")
        .class("bd-contents")
        .attr("aria-labelledby", "contents")
        .child(plain("h2", fixed(model.lang, Fixed::Contents)).attr("id", "contents"))
        .child(list(groups))
        .child(rules)
}

/// Every answer, by group.
pub(super) fn answers(model: &Model, app: &str) -> Html {
    list(faq::groups().iter().map(|group| {
        let entries = group.entries.iter().map(|entry| answer(model, entry, app));
        el("section").child(plain("h2", text(model, &group.title))).child(list(entries))
    }))
}

fn answer(model: &Model, entry: &Entry, app: &str) -> El {
    let lang = model.lang;
    let blocks = entry.answer.iter().map(|one| block(model, one));
    let facts = (!entry.facts.is_empty()).then(|| sources(lang, named(lang, model.policy(), entry.facts)));
    let related = entry.see.iter().filter_map(|id| faq::entry(id));
    let related = related.map(|other| plain("li", to(other.id, text(model, &other.question))));
    let related = all![plain("h4", ui(lang, Ui::FaqRelated)), el("ul").class("bd-questions").child(list(related))];
    let opened = [app, &Route::to(Page::Faq(Some(entry.id.to_owned()))).fragment()].concat();
    let asked = [app, &Route::to(Page::Ask(String::new())).fragment()].concat();
    let on = p("bd-answer__on", link("bd-link", &asked).child(fixed(lang, Fixed::CheckServer)));
    let on = on.child(" · ").child(link("bd-link", &opened).child(fixed(lang, Fixed::InApp)));
    el("article")
        .class("bd-answer bd-card")
        .attr("id", entry.id)
        .child(plain("h3", text(model, &entry.question)))
        .child(el("div").class("bd-prose").child(list(blocks)))
        .child(facts)
        .child((!entry.see.is_empty()).then_some(related))
        .child(on)
}

fn block(model: &Model, block: &Block) -> Html {
    let items = |texts: &[Both]| list(texts.iter().map(|item| plain("li", text(model, item))));
    match block {
        Block::Para(both) => plain("p", text(model, both)).html(),
        Block::List(texts) => plain("ul", items(texts)).html(),
        Block::Steps(texts) => plain("ol", items(texts)).html(),
        Block::Entries(entries) => {
            plain("ul", list(entries.iter().map(|(both, id)| plain("li", to(id, text(model, both)))))).html()
        }
        Block::Link(label, target) => {
            target.href(model.policy()).map(|href| plain("p", outward(href, text(model, label)))).html()
        }
    }
}

/// What search engines read: every question with its answer as plain text, a line a point.
pub(super) fn structured(model: &Model) -> Html {
    let questions: Vec<Question> = faq::entries().iter().map(|entry| question(model, entry)).collect();
    let mut page = String::new();
    Object::new(&mut page)
        .member("@context", &"https://schema.org")
        .member("@type", &"FAQPage")
        .member("inLanguage", &Lang::html(model.lang))
        .member("mainEntity", &questions)
        .end();
    Html::data("application/ld+json", &page)
}

/// A question for search engines.
struct Question {
    name: String,
    answer: Answer,
}

struct Answer(String);

impl Json for Question {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .member("@type", &"Question")
            .member("acceptedAnswer", &self.answer)
            .member("name", &self.name)
            .end();
    }
}

impl Json for Answer {
    fn write(&self, out: &mut String) {
        Object::new(out).member("@type", &"Answer").member("text", &self.0).end();
    }
}

fn question(model: &Model, entry: &Entry) -> Question {
    let lines: Vec<String> = entry.answer.iter().flat_map(Block::texts).map(|both| text(model, &both)).collect();
    Question { name: text(model, &entry.question), answer: Answer(lines.join("\n")) }
}
