//! How the app takes the place of the first screen, which stands in the document before the program comes.

use web_sys::Element;

use super::desk::Desk;
use super::markup::follow;
use crate::app::{Page, Part, Presence};
use crate::platform::browser;

/// Has what is laid out on `stage` take its place in `root` once it shows no less than what stands there: the first
/// screen stays until the stores have been read, and what the questions begin with until they are here; other pages
/// come at once.
pub(super) fn arrive(desk: Desk, root: Element, stage: Element) {
    let ready = desk.memo(|model| {
        let [desk, guide] = [Part::Desk, Part::Guide].map(|part| model.parts.of(part));
        match model.route.page {
            Page::Home => model.loaded || desk == Presence::Failed,
            Page::Faq(None) => matches!(guide, Presence::Here | Presence::Failed),
            _ => true,
        }
    });
    let mut there = false;
    follow(Box::new(move || {
        if ready.get() && !there {
            there = true;
            let (root, stage) = (root.clone(), stage.clone());
            // Whatever else follows the same change is laid out first.
            leptos::task::spawn_local(async move { browser::take_place(&root, &stage) });
        }
    }));
}
