//! The policy's value over the token's, with the part marked where the two disagree.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};
use whydenied::report::{self, Parted};

use crate::screen::{GREEN, RED, Screen, visible};

/// Two values, one under the other.
pub(super) struct Comparison {
    pub(super) expected: Parted,
    pub(super) actual: Parted,
    /// Whether the actual value is a claim of the token; else it belongs to the request.
    pub(super) of_token: bool,
}

impl Comparison {
    /// `None` for parts that cut a character, which there are none.
    pub(super) fn of(it: report::Comparison<'_>) -> Option<Self> {
        Some(Self {
            expected: Parted::of(it.expected, it.nearest.expected, visible)?,
            actual: Parted::of(it.actual, it.nearest.actual, visible)?,
            of_token: it.of_token,
        })
    }

    /// What the actual value has in the place of the difference; as whole words where what follows it agrees
    /// in the middle of one, for half a word says nothing.
    pub(super) fn words(&self) -> String {
        let Parted { before, difference, after } = &self.actual;
        let end: String = after.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        if end.is_empty() || !difference.ends_with(char::is_alphanumeric) {
            return difference.clone();
        }
        let start = before.trim_end_matches(char::is_alphanumeric).len();
        format!("{}{difference}{end}", &before[start..])
    }

    /// The expected value, and the actual one with its difference pointed at, for that many columns.
    pub(super) fn lines(&self, screen: Screen, columns: usize) -> [String; 2] {
        let fits = width(&self.expected).max(width(&self.actual)) <= columns;
        let [expected, actual] = [&self.expected, &self.actual].map(|value| {
            if fits { value.clone() } else { value.fitted(columns, |letter| letter.width().unwrap_or(0)) }
        });
        [
            line(&expected, screen, GREEN),
            format!("{}\n{}", line(&actual, screen, RED), screen.paint(RED, &pointer(&actual))),
        ]
    }
}

fn width(value: &Parted) -> usize {
    value.before.width() + value.difference.width() + value.after.width()
}

/// The value on one line, its difference in that style.
fn line(value: &Parted, screen: Screen, style: anstyle::Style) -> String {
    format!("{}{}{}", value.before, screen.paint(style, &value.difference), value.after)
}

/// The line that points at the difference; at the place of what is missing, if it is empty.
fn pointer(value: &Parted) -> String {
    " ".repeat(value.before.width()) + &"^".repeat(value.difference.width().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str, part: (usize, usize)) -> Parted {
        Parted::of(text, part, visible).unwrap()
    }

    #[test]
    fn the_pointer_stands_under_the_difference() {
        assert_eq!(pointer(&parted("repo:Acme", (5, 6))), "     ^");
        assert_eq!(pointer(&parted("acme", (4, 4))), "    ^");
        assert_eq!(pointer(&parted("日本x", (6, 7))), "    ^");
    }

    #[test]
    fn values_of_any_width_fit() {
        for (text, part) in [
            (format!("repo:acme/web:ref:{}", "a".repeat(65_536)), (18, 65_554)),
            (format!("repo:acme/web:ref:{}", "a".repeat(65_536)), (65_554, 65_554)),
            ("\u{7f}".repeat(10_922), (0, 10_922)),
            ("日".repeat(40_000), (3, 119_997)),
        ] {
            let value = parted(&text, part);
            let shown = Comparison { expected: value.clone(), actual: value, of_token: true };
            for line in shown.lines(Screen::plain(80), 80).iter().flat_map(|lines| lines.lines()) {
                assert!(line.width() <= 80, "{line}");
            }
        }
    }
}
