//! Rows that keep their elements, and with them the focus, while what they show is equal.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use web_sys::{Element, Node};

use super::super::desk::Held;
use super::{El, Markup, follow, insert};

/// Rows, and how one is laid out.
pub(in super::super) struct Rows {
    rows: Box<dyn Fn() -> Vec<Held>>,
    layout: Box<dyn Fn(&Held) -> El>,
}

/// A row that is in the page.
struct Kept {
    shows: Held,
    element: Element,
    /// What the row's own signals and effects belong to; they end with it.
    _owner: Owner,
}

/// A list whose rows are laid out anew only where they changed.
pub(in super::super) fn each<T: Clone + PartialEq + Send + Sync + 'static>(
    rows: impl Fn() -> Vec<T> + 'static,
    layout: impl Fn(T) -> El + 'static,
) -> Markup {
    Markup::Each(Rows {
        rows: Box::new(move || rows().into_iter().map(Held::new).collect()),
        layout: Box::new(move |shows| layout(shows.read::<T>().clone())),
    })
}

impl Rows {
    /// Places the rows before `end`.
    pub(super) fn place(self, end: Node) {
        // Rows outlive the effect's runs, so they can't belong to it.
        let around = Owner::current().map(|owner| owner.downgrade());
        let mut kept = VecDeque::new();
        follow(Box::new(move || {
            let Some(owner) = around.as_ref().and_then(|owner| owner.upgrade()) else { return };
            let mut before = std::mem::take(&mut kept);
            kept = (self.rows)()
                .into_iter()
                .filter_map(|shows| match before.iter().position(|row: &Kept| row.shows == shows) {
                    Some(index) => before.remove(index),
                    None => {
                        let owner = owner.child();
                        let element = owner.with(|| untrack(|| (self.layout)(&shows))).0;
                        Some(Kept { shows, element, _owner: owner })
                    }
                })
                .collect();
            before.iter().for_each(|gone| Rndr::remove(&gone.element));
            let Some(parent) = end.parent_node() else { return };
            let mut next = end.clone();
            for row in kept.iter().rev() {
                // What stands right is not touched: a moved element loses the focus.
                if row.element.next_sibling().as_ref() != Some(&next) || row.element.parent_node().is_none() {
                    insert(&parent, &row.element, Some(&next));
                }
                next = row.element.clone().into();
            }
        }));
    }
}
