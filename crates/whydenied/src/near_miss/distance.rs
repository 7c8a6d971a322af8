//! How far two words are from each other.

/// Longer words are not compared letter by letter: no name of a key, an action or an operator is as long.
const LONGEST_WORD: usize = 256;

/// How many letters must be changed, added or removed to turn one word into the other; of words that are
/// long and differ, how long they are.
pub(crate) fn distance(left: &str, right: &str) -> usize {
    let longest = left.len().max(right.len());
    if longest > LONGEST_WORD {
        return if left == right { 0 } else { longest };
    }
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (index, own) in left.chars().enumerate() {
        let mut diagonal = std::mem::replace(row.first_mut().unwrap_or(&mut 0), index + 1);
        let mut before = index + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(right.chars()) {
            let changed = diagonal + usize::from(own != other);
            diagonal = *cell;
            before = changed.min(before + 1).min(*cell + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn distance_counts_letters() {
        for (left, right, expected) in
            [("subject", "sub", 4), ("enviroment", "environment", 1), ("", "ab", 2), ("a", "a", 0)]
        {
            assert_eq!(super::distance(left, right), expected, "{left} {right}");
        }
    }
}
