//! Questions and answers, with a search as one types.

use super::super::desk::Desk;
use super::super::markup::{El, Markup, Piece, all, el, list};
use super::super::part::{self, plain};
use super::search;
use crate::app::view::{self, source};
use crate::app::{Msg, Page, Place, Query, Route, Tab};
use crate::engine::{Policy, Verdict};
use crate::faq::{self, Block, Both, Entry, Index, Marked};
use crate::i18n::{Lang, Ui, say};

pub(in super::super) fn faq(desk: Desk) -> Markup {
    // A link may lead to no question, or no longer: then all of them are shown, and that is said.
    let open = desk.memo(|model| match &model.route.page {
        Page::Faq(Some(id)) => (faq::entry(id).map(|entry| entry.id), true),
        _ => (None, false),
    });
    let chosen = desk.memo(|model| model.chosen);
    let shown = move || {
        chosen.get();
        let (id, named) = open.get();
        match id.and_then(faq::entry) {
            Some(entry) => one(desk, entry),
            None => all![named.then(|| part::p("bd-warn", desk.text(Ui::FaqGone))), all(desk)],
        }
    };
    shown.markup()
}

fn text(desk: Desk, both: &Both) -> String {
    let pick = match desk.lang() {
        Lang::Zh => both.zh,
        Lang::En => both.en,
    };
    faq::render(pick, desk.peek(|model| model.policy()))
}

/// A link to a question.
fn question(id: &str, text: impl Piece) -> El {
    part::link("bd-link", Route::to(Page::Faq(Some(id.to_owned()))).fragment()).child(text)
}

fn all(desk: Desk) -> Markup {
    let index = Index::new(
        desk.peek(|model| model.policy()),
        match desk.lang() {
            Lang::Zh => |both: &Both| both.zh,
            Lang::En => |both: &Both| both.en,
        },
    );
    let sought = desk.memo(|model| model.route.query.search.trim().to_owned());
    let hits = sought.memo(move |sought| (!sought.is_empty()).then(|| index.search(sought)));
    // How many there are is heard as one types.
    let said = move || hits.with(|hits| hits.as_ref().map(|hits| say::found(desk.lang(), hits.len())));
    let said = el("p").class("bd-hidden").attr("role", "status").child(said);
    let found = move || {
        let Some(hits) = hits.get() else { return groups(desk) };
        let empty = hits.is_empty().then(|| {
            let all =
                part::button(desk, "bd-button bd-button--small", desk.text(Ui::FaqBack), Msg::Narrow(Query::default()));
            part::p("bd-empty", desk.text(Ui::FaqNoHit)).child(" ").child(all)
        });
        let hits = hits.into_iter().take(12).map(|hit| {
            let link = question(hit.entry.id, marked(&hit.question));
            plain("li", plain("h2", link)).child(plain("p", marked(&hit.snippet)))
        });
        all![empty, el("ul").class("bd-hits").child(list(hits))]
    };
    all![
        part::heading(desk.text(Ui::FaqHeading)),
        part::p("bd-lead", desk.text(Ui::FaqIntro)),
        note(desk),
        el("div").class("bd-tools").child(search(desk, Ui::FaqSearch, None)),
        said,
        found,
    ]
}

/// Which rules the answers are about, where others are chosen.
fn note(desk: Desk) -> Option<El> {
    desk.peek(view::answers_note).map(|note| part::p("bd-quiet", note))
}

fn groups(desk: Desk) -> Markup {
    // Beside the app as one file there is nothing.
    let page = (desk.peek(|model| model.place) == Place::Site).then(|| {
        let page = part::link("bd-link", desk.lang().pick("faq.html", "faq.en.html").to_owned());
        part::p("bd-quiet", page.child(desk.text(Ui::FaqWhole)))
    });
    let groups = list(faq::groups().iter().map(|group| {
        let entries = group.entries.iter().map(|entry| entry_line(desk, entry));
        let entries = el("ul").class("bd-questions").child(list(entries));
        plain("section", plain("h2", text(desk, &group.title))).child(entries)
    }));
    all![el("div").class("bd-groups").child(groups), page]
}

fn entry_line(desk: Desk, entry: &Entry) -> El {
    plain("li", question(entry.id, text(desk, &entry.question)))
}

/// A text with the matches of the search marked.
fn marked(text: &Marked) -> Markup {
    list(text.pieces().into_iter().map(|(hit, piece)| {
        let piece = piece.to_owned();
        if hit { plain("mark", piece).markup() } else { piece.markup() }
    }))
}

fn one(desk: Desk, entry: &'static Entry) -> Markup {
    let lang = desk.lang();
    let policy = desk.peek(|model| model.policy());
    let sources: Vec<_> = entry.facts.iter().map(|id| source(lang, policy, id)).collect();
    let related = entry.see.iter().filter_map(|id| faq::entry(id)).map(|other| entry_line(desk, other));
    let related = || plain("h2", desk.text(Ui::FaqRelated)).beside(el("ul").class("bd-questions").child(list(related)));
    let back = part::link("bd-link", Route::to(Page::Faq(None)).fragment());
    let answer = entry.answer.iter().map(|block| self::block(desk, policy, block));
    // Back to what the question explains: the instances that fail its checks.
    let concerned = desk.peek(|model| view::failing(model, &entry.checks()));
    let mine = || {
        let query = Query { verdict: Some(Verdict::Ineligible), ..Query::default() };
        let href = Route { page: Page::Apply(Tab::All), query }.fragment();
        plain("p", part::link("bd-link", href).child(say::concerned(lang, concerned)))
    };
    all![
        plain("p", back.child("← ").child(desk.text(Ui::FaqBack))),
        part::heading(text(desk, &entry.question)),
        note(desk),
        el("div").class("bd-prose").child(list(answer)),
        (concerned > 0).then(mine),
        (!sources.is_empty()).then(|| part::sources(desk, sources)),
        (!entry.see.is_empty()).then(related),
    ]
}

fn block(desk: Desk, policy: &'static Policy, block: &Block) -> Markup {
    let items = |texts: &[Both]| list(texts.iter().map(|item| plain("li", text(desk, item))));
    match block {
        Block::Para(both) => plain("p", text(desk, both)).markup(),
        Block::List(texts) => plain("ul", items(texts)).markup(),
        Block::Steps(texts) => plain("ol", items(texts)).markup(),
        Block::Entries(entries) => {
            let lines = entries.iter().map(|(both, id)| plain("li", question(id, text(desk, both))));
            plain("ul", list(lines)).markup()
        }
        Block::Link(label, target) => {
            let link = target.href(policy).map(|address| part::outward(address.to_owned(), text(desk, label)));
            link.map(|link| plain("p", link)).markup()
        }
    }
}
