//! A value with the part of it that differs from another, cut to what can be read.

use crate::secret;

/// Characters of agreement that stay on each side of a difference when a value is too long.
const AGREEMENT: usize = 12;
/// Columns that a difference gets, however narrow the page is.
const LEAST: usize = 16;

/// A value in three parts: what agrees, what differs, what agrees again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// What stands before the difference.
    pub before: String,
    /// What differs; empty where something is missing.
    pub difference: String,
    /// What stands after the difference.
    pub after: String,
}

impl Parted {
    /// The parts of a text of which the bytes from `start` to `end` differ, each as `shown` shows it;
    /// `None` where these cut a character.
    #[must_use]
    pub fn of(text: &str, (start, end): (usize, usize), shown: impl Fn(&str) -> String) -> Option<Self> {
        // Cut where it differs, a secret would not be known any more.
        let text = &*secret::masked(text);
        Some(Self {
            before: shown(text.get(..start)?),
            difference: shown(text.get(start..end)?),
            after: shown(text.get(end..)?),
        })
    }

    /// Leaves less of what agrees; of a difference that is too long by itself, its start and its end.
    ///
    /// ```
    /// use whydenied::report::Parted;
    ///
    /// let value = format!("{}DIFFERENT{}", "a".repeat(40), "z".repeat(40));
    /// let parted = Parted::of(&value, (40, 49), str::to_owned).unwrap().fitted(60, |_| 1);
    /// assert_eq!([parted.before, parted.difference, parted.after].concat(), "…aaaaaaaaaaaaDIFFERENTzzzzzzzzzzzz…");
    /// ```
    #[must_use]
    pub fn fitted(&self, columns: usize, width: impl Fn(char) -> usize) -> Self {
        let is_long = |text: &str| text.chars().nth(AGREEMENT + 1).is_some();
        let before = if is_long(&self.before) {
            let kept = self.before.char_indices().rev().nth(AGREEMENT - 1).map_or(0, |(at, _)| at);
            format!("…{}", self.before.get(kept..).unwrap_or_default())
        } else {
            self.before.clone()
        };
        let after = if is_long(&self.after) {
            self.after.chars().take(AGREEMENT).chain(['…']).collect()
        } else {
            self.after.clone()
        };
        let taken: usize = before.chars().chain(after.chars()).map(&width).sum();
        let room = columns.saturating_sub(taken).max(LEAST);
        let difference = cut(&self.difference, room, width);
        Self { before, difference, after }
    }
}

/// The start and the end of a text that is wider than that many columns.
fn cut(text: &str, columns: usize, width: impl Fn(char) -> usize) -> String {
    if text.chars().map(&width).sum::<usize>() <= columns {
        return text.to_owned();
    }
    let within = |room: usize| {
        let (mut left, width) = (room, &width);
        move |letter: &char| {
            let fits = width(*letter) <= left;
            left = left.saturating_sub(width(*letter));
            fits
        }
    };
    let start: String = text.chars().take_while(within(columns / 2)).collect();
    let end: Vec<_> = text.chars().rev().take_while(within(columns - columns / 2 - 1)).collect();
    start.chars().chain(['…']).chain(end.into_iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use super::Parted;

    #[test]
    fn a_long_difference_keeps_its_start_and_its_end() {
        let value = format!("repo:acme/web:ref:{}z", "a".repeat(65_536));
        let parted = Parted::of(&value, (18, value.len()), str::to_owned).unwrap();
        let fitted = parted.fitted(40, |_| 1);
        assert_eq!(fitted.before, "…acme/web:ref:".replace("acme", "cme"));
        assert_eq!(fitted.difference, format!("{}…{}z", "a".repeat(13), "a".repeat(12)));
    }

    #[test]
    fn wide_letters_take_two_columns() {
        let parted = Parted::of(&"日".repeat(100), (0, 300), str::to_owned).unwrap();
        assert_eq!(parted.fitted(20, |_| 2).difference, "日日日日日…日日日日");
    }

    #[test]
    fn a_difference_that_cuts_a_character_is_none() {
        assert_eq!(Parted::of("ü", (1, 2), str::to_owned), None);
    }
}
