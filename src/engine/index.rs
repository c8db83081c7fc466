//! Things that are found by a text. The standard library makes a map of its own for every type that is kept in one,
//! half a KB of the page each; here one map knows the place of each text, and what is kept stands in a list.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

/// Texts with their places: 0, 1, 2 …, in the order in which they came.
///
/// The standard library's own way to hash is four times the work, and guards against made-up texts by a secret that it
/// has to draw: in a browser it draws none.
#[derive(Default)]
pub(crate) struct Places<'a>(FxHashMap<Cow<'a, str>, usize>);

impl<'a> Places<'a> {
    /// The place of a text, which is the next one where it has none yet.
    #[inline(never)]
    pub(crate) fn of(&mut self, key: Cow<'a, str>) -> usize {
        let next = self.0.len();
        *self.0.entry(key).or_insert(next)
    }

    /// The place of a text.
    #[inline(never)]
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        self.0.get(key).copied()
    }

    /// Whether a text has a place.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Gives a text a place; whether it had none.
    pub(crate) fn add(&mut self, key: impl Into<Cow<'a, str>>) -> bool {
        let next = self.0.len();
        self.of(key.into()) == next
    }
}

/// A list whose items are found by a text each.
pub(crate) struct Index<'a, T> {
    places: Places<'a>,
    items: Vec<T>,
}

impl<T> Default for Index<'_, T> {
    fn default() -> Self {
        Index { places: Places::default(), items: Vec::new() }
    }
}

impl<'a, T> Index<'a, T> {
    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.items.get(self.places.find(key)?)
    }

    /// Changes the item of a text; where there is none yet it is `new` at first.
    pub(crate) fn change(&mut self, key: impl Into<Cow<'a, str>>, new: T, change: impl FnOnce(&mut T)) {
        let place = self.places.of(key.into());
        if place == self.items.len() {
            self.items.push(new);
        }
        if let Some(item) = self.items.get_mut(place) {
            change(item);
        }
    }

    /// Puts an item in the place of the one that the text has.
    pub(crate) fn set(&mut self, key: impl Into<Cow<'a, str>>, item: T) {
        let place = self.places.of(key.into());
        match self.items.get_mut(place) {
            Some(known) => *known = item,
            None => self.items.push(item),
        }
    }

    /// All items, in the order in which their texts came.
    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> FromIterator<(&'a str, T)> for Index<'a, T> {
    /// Of a text that comes twice, the later item.
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(pairs: I) -> Self {
        let mut index = Index::default();
        pairs.into_iter().for_each(|(key, item)| index.set(key, item));
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_places() {
        let mut places = Places::default();
        assert!(places.add("b") && places.add("a".to_owned()) && !places.add("b"));
        assert_eq!((places.find("b"), places.find("a"), places.find("c")), (Some(0), Some(1), None));
        assert_eq!((places.of("c".into()), places.of("a".into()), places.has("c")), (2, 1, true));
    }

    #[test]
    fn items_are_found_and_changed() {
        let mut index: Index<'_, u32> = [("a", 1), ("b", 2), ("a", 3)].into_iter().collect();
        index.change("b", 7, |item| *item += 1);
        index.change("c", 7, |item| *item += 1);
        assert_eq!(index.items(), [3, 3, 8]);
        assert_eq!((index.get("c"), index.get("d")), (Some(&8), None));
    }
}
