//! Titles that fit on a line, however long the values in them are.

use std::borrow::Cow;

use crate::secret;

/// How many characters a title may have: those of a line.
pub const LINE: usize = 100;
/// Of more values and words between them none is shortened by itself.
const MOST_PARTS: usize = 16;
/// What is left of a value at least.
const LEAST: usize = 12;

/// Shortens the values in a title in their middles, the longest first, until it fits on a line.
#[must_use]
pub fn fit(title: String) -> String {
    if title.chars().count() <= LINE {
        return title;
    }
    // Cut in its middle, a secret would not be known any more.
    let title = secret::masked(&title);
    if title.split('`').nth(MOST_PARTS).is_some() {
        return first_of(&title);
    }
    let mut parts: Vec<(String, usize)> = title
        .split('`')
        .map(|part| {
            let part = ends(part).into_owned();
            let length = part.chars().count();
            (part, length)
        })
        .collect();
    let length = parts.iter().map(|(_, length)| length + 1).sum::<usize>() - 1;
    let mut excess = length.saturating_sub(LINE);
    // Values stand between the first and the second, the third and the fourth backtick.
    let longest = |parts: &[(String, usize)]| {
        let values =
            || parts.iter().enumerate().skip(1).step_by(2).map(|(index, (_, length))| (*length, index));
        let (length, index) = values().max()?;
        let next = values().filter(|(_, other)| *other != index).max();
        Some((index, length, next.map_or(0, |(next, _)| next)))
    };
    while excess > 0
        && let Some((index, length, next)) = longest(&parts)
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

/// As much of a value as stands between backticks on a line.
#[must_use]
pub fn on_a_line(value: &str) -> Cow<'_, str> {
    match value.split_once(['\n', '\r', '`']) {
        Some((start, _)) => Cow::Owned([start.trim_end(), "…"].concat()),
        None => Cow::Borrowed(value),
    }
}

/// What of a value can be left at most: more is cut off at once.
fn ends(value: &str) -> Cow<'_, str> {
    let length = value.chars().count();
    if length <= 2 * LINE {
        return Cow::Borrowed(value);
    }
    let end = value.chars().skip(length - LINE);
    Cow::Owned(value.chars().take(LINE).chain(['…']).chain(end).collect())
}

/// As much of a title with many values as stands on a line.
fn first_of(title: &str) -> String {
    let start: String = title.chars().take(LINE - 2).collect();
    let is_open = start.split('`').count().is_multiple_of(2);
    start + if is_open { "…`" } else { "…" }
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn values_of_any_length_keep_their_ends() {
        let long = |letter: &str| format!("start{}end", letter.repeat(1_000_000));
        let fitted = fit(format!("It is `{}` and not `{}`", long("a"), long("ü")));
        assert!(fitted.chars().count() <= 100, "{fitted}");
        assert!(fitted.starts_with("It is `startaaaa") && fitted.ends_with("üüend`"), "{fitted}");
    }

    #[test]
    fn a_title_of_many_values_ends_early() {
        let values: Vec<_> = (0..10_000).map(|number| format!("`aws:PrincipalTag/t{number}`")).collect();
        let fitted = fit(format!("The verdict depends on {}", values.join(", ")));
        assert!(fitted.chars().count() <= 100, "{fitted}");
        assert!(fitted.starts_with("The verdict depends on `aws:PrincipalTag/t0`, "), "{fitted}");
        assert_eq!(fitted.split('`').count() % 2, 1, "{fitted}");
    }

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
