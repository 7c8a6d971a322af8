//! The policy's value over the token's, with the part marked where the two disagree.

use unicode_width::UnicodeWidthStr;
use whydenied::{report, secret};

use crate::screen::{GREEN, RED, Screen, visible};

/// Characters of agreement that stay on each side of a difference when a value is too long.
const AGREEMENT: usize = 12;

/// Two values, one under the other.
pub(super) struct Comparison {
    pub(super) expected: Value,
    pub(super) actual: Value,
    /// Whether the actual value is a claim of the token; else it belongs to the request.
    pub(super) of_token: bool,
}

/// A value in three parts: agreement, difference, agreement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Value {
    before: String,
    pub(super) difference: String,
    after: String,
}

impl Comparison {
    /// `None` for parts that cut a character, which there are none.
    pub(super) fn of(it: report::Comparison<'_>) -> Option<Self> {
        Some(Self {
            expected: Value::parted(it.expected, it.nearest.expected)?,
            actual: Value::parted(it.actual, it.nearest.actual)?,
            of_token: it.of_token,
        })
    }
}

impl Value {
    fn parted(text: &str, (start, end): (usize, usize)) -> Option<Self> {
        // Cut where it differs, a secret would not be known any more.
        let text = secret::masked(text);
        Some(Self {
            before: visible(text.get(..start)?),
            difference: visible(text.get(start..end)?),
            after: visible(text.get(end..)?),
        })
    }

    /// The difference; as whole words where what follows it agrees in the middle of one, for half a word
    /// says nothing.
    pub(super) fn words(&self) -> String {
        let end: String = self.after.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        if end.is_empty() || !self.difference.ends_with(char::is_alphanumeric) {
            return self.difference.clone();
        }
        let start = self.before.trim_end_matches(char::is_alphanumeric).len();
        format!("{}{}{end}", &self.before[start..], self.difference)
    }

    fn width(&self) -> usize {
        self.before.width() + self.difference.width() + self.after.width()
    }

    /// Leaves less of what agrees.
    fn shortened(&self) -> Self {
        let before = self.before.chars().count();
        let after = self.after.chars().count();
        Self {
            before: if before > AGREEMENT + 1 {
                std::iter::once('…').chain(self.before.chars().skip(before - AGREEMENT)).collect()
            } else {
                self.before.clone()
            },
            difference: self.difference.clone(),
            after: if after > AGREEMENT + 1 {
                self.after.chars().take(AGREEMENT).chain(std::iter::once('…')).collect()
            } else {
                self.after.clone()
            },
        }
    }

    /// The value on one line, its difference in that style.
    fn line(&self, screen: Screen, style: anstyle::Style) -> String {
        format!("{}{}{}", self.before, screen.paint(style, &self.difference), self.after)
    }

    /// The line that points at the difference; at the place of what is missing, if it is empty.
    fn pointer(&self) -> String {
        format!(
            "{:indent$}{:^<width$}",
            "",
            "",
            indent = self.before.width(),
            width = self.difference.width().max(1)
        )
    }
}

impl Comparison {
    /// The expected value, and the actual one with its difference pointed at, for that many columns.
    pub(super) fn lines(&self, screen: Screen, columns: usize) -> [String; 2] {
        let fits = self.expected.width().max(self.actual.width()) <= columns;
        let (expected, actual) = if fits {
            (None, None)
        } else {
            (Some(self.expected.shortened()), Some(self.actual.shortened()))
        };
        let expected = expected.as_ref().unwrap_or(&self.expected);
        let actual = actual.as_ref().unwrap_or(&self.actual);
        [
            expected.line(screen, GREEN),
            format!("{}\n{}", actual.line(screen, RED), screen.paint(RED, &actual.pointer())),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_keeps_its_difference() {
        let value =
            Value::parted(&format!("{}DIFFERENT{}", "a".repeat(40), "z".repeat(40)), (40, 49)).unwrap();
        assert_eq!(
            value.shortened(),
            Value {
                before: format!("…{}", "a".repeat(12)),
                difference: "DIFFERENT".to_owned(),
                after: format!("{}…", "z".repeat(12)),
            }
        );
    }

    #[test]
    fn the_pointer_stands_under_the_difference() {
        assert_eq!(Value::parted("repo:Acme", (5, 6)).unwrap().pointer(), "     ^");
        assert_eq!(Value::parted("acme", (4, 4)).unwrap().pointer(), "    ^");
        assert_eq!(Value::parted("日本x", (6, 7)).unwrap().pointer(), "    ^");
    }

    #[test]
    fn a_difference_that_cuts_a_character_is_none() {
        assert_eq!(Value::parted("ü", (1, 2)), None);
    }
}
