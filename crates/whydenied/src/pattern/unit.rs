//! One position of a pattern, and what a character is in each service's patterns.

/// One position of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Exactly this character.
    Char(char),
    /// Exactly one character, whichever it is.
    One,
    /// One character, whichever it is, or none.
    AtMostOne,
    /// Any number of characters, none included.
    Any,
}

impl Unit {
    /// The meaning of a character in AWS's patterns: `*` is any number, `?` exactly one.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
    /// (documented).
    #[must_use]
    pub const fn aws(letter: char) -> Self {
        match letter {
            '*' => Self::Any,
            '?' => Self::One,
            other => Self::Char(other),
        }
    }

    /// The meaning of a character in Pulumi Cloud's patterns: `*` is any number, `.` exactly one and
    /// `?` at most one.
    ///
    /// Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/> (documented).
    #[must_use]
    pub const fn pulumi(letter: char) -> Self {
        match letter {
            '*' => Self::Any,
            '.' => Self::One,
            '?' => Self::AtMostOne,
            other => Self::Char(other),
        }
    }

    pub(super) fn fits(self, letter: char) -> bool {
        match self {
            Self::Char(own) => own == letter,
            Self::One | Self::AtMostOne | Self::Any => true,
        }
    }
}
