//! Questions and answers, with a search as one types.

use leptos::either::Either;
use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::part;
use super::search;
use crate::app::view::source;
use crate::app::{Page, Route};
use crate::engine::Policy;
use crate::faq::{self, Block, Both, Entry, Index, Marked};
use crate::i18n::{Lang, Ui};

pub(super) fn faq(desk: Desk) -> impl IntoView {
    let open = desk.memo(|model| match &model.route.page {
        Page::Faq(Some(id)) => faq::entry(id).map(|entry| entry.id),
        _ => None,
    });
    move || match open.get().and_then(faq::entry) {
        Some(entry) => Either::Left(one(desk, entry)),
        None => Either::Right(all(desk)),
    }
}

fn text(desk: Desk, both: &Both) -> String {
    let pick = match desk.lang() {
        Lang::Zh => both.zh,
        Lang::En => both.en,
    };
    faq::render(pick, desk.peek(|model| model.policy()))
}

fn href(id: &str) -> String {
    Route::to(Page::Faq(Some(id.to_owned()))).fragment()
}

fn all(desk: Desk) -> impl IntoView {
    let index = Index::new(
        Policy::standard(),
        match desk.lang() {
            Lang::Zh => |both: &Both| both.zh,
            Lang::En => |both: &Both| both.en,
        },
    );
    let sought = desk.memo(|model| model.route.query.search.trim().to_owned());
    let found = move || {
        let sought = sought.get();
        if sought.is_empty() {
            return Either::Left(groups(desk));
        }
        let hits = index.search(&sought);
        let empty = hits.is_empty().then(|| markup! { <p class="bd-empty">{desk.text(Ui::FaqNoHit)}</p> });
        let hits = hits.into_iter().take(12).map(|hit| {
            markup! {
                <li>
                    <h2><a class="bd-link" href=href(hit.entry.id)>{marked(&hit.question)}</a></h2>
                    <p>{marked(&hit.snippet)}</p>
                </li>
            }
        });
        Either::Right(markup! { {empty}<ul class="bd-hits">{hits.collect_view()}</ul> })
    };
    markup! {
        <h1 tabindex="-1">{desk.text(Ui::FaqHeading)}</h1>
        <div class="bd-tools">{search(desk, Ui::FaqSearch, None)}</div>
        {found}
    }
}

fn groups(desk: Desk) -> impl IntoView {
    faq::groups()
        .iter()
        .map(|group| {
            markup! {
                <section>
                    <h2>{text(desk, &group.title)}</h2>
                    <ul class="bd-questions">
                        {group.entries.iter().map(|entry| markup! {
                            <li><a class="bd-link" href=href(entry.id)>{text(desk, &entry.question)}</a></li>
                        }).collect_view()}
                    </ul>
                </section>
            }
        })
        .collect_view()
}

/// A text with the matches of the search marked.
fn marked(text: &Marked) -> impl IntoView + use<> {
    text.pieces()
        .into_iter()
        .map(|(hit, piece)| {
            let piece = piece.to_owned();
            if hit { Either::Left(markup! { <mark>{piece}</mark> }) } else { Either::Right(piece) }
        })
        .collect_view()
}

fn one(desk: Desk, entry: &'static Entry) -> impl IntoView {
    let lang = desk.lang();
    let policy = desk.peek(|model| model.policy());
    let sources: Vec<_> = entry.facts.iter().map(|id| source(lang, policy, id)).collect();
    let related = entry.see.iter().filter_map(|id| faq::entry(id)).map(|other| {
        markup! {
            <li><a class="bd-link" href=href(other.id)>{text(desk, &other.question)}</a></li>
        }
    });
    let has_related = !entry.see.is_empty();
    markup! {
        <p><a class="bd-link" href=Route::to(Page::Faq(None)).fragment()>"← "{desk.text(Ui::FaqBack)}</a></p>
        <h1 tabindex="-1">{text(desk, &entry.question)}</h1>
        <div class="bd-prose">{entry.answer.iter().map(|block| self::block(desk, policy, block)).collect_view()}</div>
        {(!sources.is_empty()).then(|| part::sources(desk, sources))}
        {has_related.then(|| markup! { <h2>{desk.text(Ui::FaqRelated)}</h2><ul class="bd-questions">{related.collect_view()}</ul> })}
    }
}

fn block(desk: Desk, policy: &'static Policy, block: &Block) -> AnyView {
    let items = |texts: &[Both]| texts.iter().map(|item| markup! { <li>{text(desk, item)}</li> }).collect_view();
    match block {
        Block::Para(both) => markup! { <p>{text(desk, both)}</p> }.into_any(),
        Block::List(texts) => markup! { <ul>{items(texts)}</ul> }.into_any(),
        Block::Steps(texts) => markup! { <ol>{items(texts)}</ol> }.into_any(),
        Block::Entries(entries) => markup! {
            <ul>{entries.iter().map(|(both, id)| markup! {
                <li><a class="bd-link" href=href(id)>{text(desk, both)}</a></li>
            }).collect_view()}</ul>
        }.into_any(),
        Block::Link(label, target) => target.href(policy).map(|address| {
            let label = text(desk, label);
            markup! { <p><a class="bd-link" href=address.to_owned() target="_blank" rel="noopener noreferrer">{label}<span aria-hidden="true">" ↗"</span></a></p> }
        }).into_any(),
    }
}
