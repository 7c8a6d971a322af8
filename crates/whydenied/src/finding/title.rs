//! Titles that fit on a line, however long the values in them are.

use crate::order;
use crate::secret;

/// How many characters a title may have: those of a line.
pub(crate) const LINE: usize = 100;
/// What is left of a value at least.
const LEAST: usize = 12;

/// Shortens the values in a title in their middles, the longest first, until it fits on a line.
pub(crate) fn fit(title: String) -> String {
    let mut excess = title.chars().count().saturating_sub(LINE);
    if excess == 0 {
        return title;
    }
    // Cut in its middle, a secret would not be known any more.
    let title = secret::masked(&title);
    let mut parts: Vec<(String, usize)> =
        title.split('`').map(|part| (part.to_owned(), part.chars().count())).collect();
    // Values stand between the first and the second, the third and the fourth backtick.
    let longest = |parts: &mut Vec<(String, usize)>| {
        let values = parts.iter().enumerate().skip(1).step_by(2);
        let mut lengths: Vec<(usize, usize)> = values.map(|(index, (_, length))| (*length, index)).collect();
        order::sort_by(&mut lengths, Ord::cmp);
        let (length, index) = lengths.pop()?;
        Some((index, length, lengths.pop().map_or(0, |(next, _)| next)))
    };
    while excess > 0
        && let Some((index, length, next)) = longest(&mut parts)
        && length > LEAST
        && let Some((value, shown)) = parts.get_mut(index)
    {
        *shown = length.saturating_sub(excess).max(next.saturating_sub(1)).max(LEAST);
        excess = excess.saturating_sub(length - *shown);
        let (head, tail) = (shown.div_ceil(2) - 1, *shown / 2);
        let letters: Vec<char> = value.chars().collect();
        let start = letters.iter().take(head);
        let end = letters.iter().skip(letters.len() - tail);
        *value = start.chain(['…'].iter()).chain(end).collect();
    }
    parts.into_iter().map(|(part, _)| part).collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn titles_fit_on_a_line() {
        let long = "repo:octo-org/octo-repo:ref:refs/heads/feature/a-very-long-name-of-a-branch";
        for (title, expected) in [
            ("The token's `sub` is `a`".to_owned(), "The token's `sub` is `a`".to_owned()),
            (
                format!("The token's `sub` is `{long}`, the policy expects `main`"),
                "The token's `sub` is `repo:octo-org/octo-repo:…ery-long-name-of-a-branch`, the policy expects `main`"
                    .to_owned(),
            ),
            (
                format!("It is `{long}` and not `{long}`"),
                "It is `repo:octo-org/octo-r…ong-name-of-a-branch` and not `repo:octo-org/octo-…ong-name-of-a-branch`"
                    .to_owned(),
            ),
        ] {
            let fitted = fit(title);
            assert!(fitted.chars().count() <= 100, "{fitted}");
            assert_eq!(fitted, expected);
        }
    }
}
