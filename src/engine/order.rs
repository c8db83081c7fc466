//! One sort for all lists. The standard library makes a sort of its own for every type that is sorted, several
//! KB of the page each; here a key stands for each item, and only the keys are sorted.

/// What an item is sorted by: a number, and where that is the same, a text.
pub(crate) type Key = (i64, String);

/// The items in the order of their keys; those with the same key stay as they stood.
pub(crate) fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let places = places(items.iter().map(key).collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
}

/// As [`sorted`], by the number alone.
pub(crate) fn ranked<T>(items: Vec<T>, rank: impl Fn(&T) -> i64) -> Vec<T> {
    sorted(items, |item| (rank(item), String::new()))
}

#[inline(never)]
fn places(keys: Vec<Key>) -> Vec<usize> {
    let mut placed: Vec<(Key, usize)> = keys.into_iter().zip(0..).collect();
    // The places make all of them different, so that nothing can change places with its equal.
    placed.sort_unstable();
    placed.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_number_then_text_then_place() {
        let items = vec![(2, "b", 0), (1, "c", 1), (2, "a", 2), (2, "b", 3), (-1, "z", 4)];
        let order = |items: Vec<(i64, &str, usize)>| items.into_iter().map(|item| item.2).collect::<Vec<_>>();
        assert_eq!(order(sorted(items.clone(), |item| (item.0, item.1.to_owned()))), [4, 1, 2, 0, 3]);
        assert_eq!(order(ranked(items, |item| item.0)), [4, 1, 0, 2, 3]);
    }
}
