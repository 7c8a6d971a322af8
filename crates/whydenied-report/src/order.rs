//! Puts things in order, and finds what occurs again.
//!
//! The library's sorting and hashing are faster and are made anew for every type, which weighs
//! about a kilobyte each in the page's first download. Here one function sorts positions.

use std::cmp::Ordering;

/// Sorts by `compare`; stable, in n log n comparisons.
pub fn sort_by<T>(things: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = {
        let at = |index: usize| things.get(index);
        positions(things.len(), &|left, right| match (at(left), at(right)) {
            (Some(left), Some(right)) => compare(left, right),
            _ => Ordering::Equal,
        })
    };
    let mut taken: Vec<Option<T>> = things.drain(..).map(Some).collect();
    things.extend(order.into_iter().filter_map(|index| taken.get_mut(index)?.take()));
}

/// Sorts by a key; stable.
pub fn sort_by_key<T, K: Ord>(things: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(things, |left, right| key(left).cmp(&key(right)));
}

/// For each of the texts whether it occurs again further on.
#[must_use]
pub fn occurs_again(texts: &[&str]) -> Vec<bool> {
    let order = positions(texts.len(), &|left, right| texts.get(left).cmp(&texts.get(right)));
    let mut again = vec![false; texts.len()];
    // Equal ones stand together, in the order in which they came.
    for (&earlier, &later) in order.iter().zip(order.iter().skip(1)) {
        if texts.get(earlier) == texts.get(later)
            && let Some(again) = again.get_mut(earlier)
        {
            *again = true;
        }
    }
    again
}

/// For each of the texts whether it stands further up already.
pub fn stood_before(texts: &[String]) -> impl Iterator<Item = bool> {
    let reversed: Vec<&str> = texts.iter().rev().map(String::as_str).collect();
    occurs_again(&reversed).into_iter().rev()
}

/// The things without those of whose name another stands further up.
pub fn once<T>(things: Vec<T>, name: impl Fn(&T) -> String) -> Vec<T> {
    let names: Vec<_> = things.iter().map(name).collect();
    things.into_iter().zip(stood_before(&names)).filter_map(|(it, before)| (!before).then_some(it)).collect()
}

/// The positions up to `count` in the order of what stands there.
fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut runs: Vec<Vec<usize>> = (0..count).map(|index| vec![index]).collect();
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
        let mut rest = runs.into_iter();
        while let Some(left) = rest.next() {
            merged.push(merge(left, rest.next().unwrap_or_default(), compare));
        }
        runs = merged;
    }
    runs.pop().unwrap_or_default()
}

fn merge(left: Vec<usize>, right: Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let mut right = right.into_iter().peekable();
    for index in left {
        while let Some(smaller) = right.next_if(|&other| compare(other, index) == Ordering::Less) {
            merged.push(smaller);
        }
        merged.push(index);
    }
    merged.extend(right);
    merged
}

#[cfg(test)]
mod tests {
    use super::{occurs_again, once, sort_by_key};

    #[test]
    fn it_sorts_as_the_library_does() {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 16
        };
        for count in 0..200_u32 {
            // Many are equal, and the second number tells in which order they came.
            let mut things: Vec<_> = (0..count).map(|index| (next() % 16, index)).collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(number, _)| *number);
            sort_by_key(&mut things, |(number, _)| *number);
            assert_eq!(things, expected);
        }
    }

    #[test]
    fn all_but_the_last_of_equal_texts_occur_again() {
        let texts = ["a", "b", "a", "c", "b", "a"];
        assert_eq!(occurs_again(&texts), [true, true, true, false, false, false]);
        assert_eq!(occurs_again(&[]), [false; 0]);
    }

    #[test]
    fn of_equal_things_the_first_is_kept() {
        let things = vec![("a", 1), ("b", 2), ("a", 3), ("c", 4), ("b", 5)];
        assert_eq!(once(things, |(name, _)| (*name).to_owned()), [("a", 1), ("b", 2), ("c", 4)]);
    }
}
