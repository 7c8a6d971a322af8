//! Credentials that their first letters tell.

use super::letters::{self, NOTHING};
use super::{Kind, Secret};
use crate::span::Span;

/// A kind of credential.
struct Prefixed {
    /// Its first letters.
    prefix: &'static str,
    /// What it is.
    name: &'static str,
    /// What it has after them.
    letters: Letters,
    /// How many of these at the least.
    least: usize,
}

/// Of what letters a credential is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// Letters and digits, and both of them.
    Plain,
    /// Those, `_`, `-` and dots.
    Dotted,
    /// Those of base64.
    Base64,
}

const fn row(prefix: &'static str, name: &'static str, letters: Letters, least: usize) -> Prefixed {
    Prefixed { prefix, name, letters, least }
}

static TABLE: &[Prefixed] = &[
    row("ghs_", "a GitHub installation token", Letters::Dotted, 16),
    row("ghp_", "a GitHub personal access token", Letters::Dotted, 16),
    row("gho_", "a GitHub OAuth token", Letters::Dotted, 16),
    row("ghu_", "a GitHub user token", Letters::Dotted, 16),
    row("ghr_", "a GitHub refresh token", Letters::Dotted, 16),
    row("github_pat_", "a GitHub personal access token", Letters::Dotted, 16),
    row("glpat-", "a GitLab personal access token", Letters::Dotted, 16),
    row("glcbt-", "a GitLab CI job token", Letters::Dotted, 16),
    row("glrt-", "a GitLab runner token", Letters::Dotted, 16),
    row("pul-", "a Pulumi access token", Letters::Plain, 16),
    row("IQoJ", "an AWS session token", Letters::Base64, 80),
    row("FwoG", "an AWS session token", Letters::Base64, 80),
    row("k8s-aws-v1.", "a token of an EKS cluster", Letters::Base64, 40),
    row("ya29.", "a Google access token", Letters::Dotted, 16),
    row("hvs.", "a Vault token", Letters::Dotted, 16),
];

/// What `text` is, if it starts as a credential of the table does, however much of it is there.
#[must_use]
pub fn kind_of(text: &str) -> Option<&'static str> {
    TABLE.iter().find(|row| text.starts_with(row.prefix)).map(|row| row.name)
}

/// The credential that starts at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<Secret> {
    let first = letters::at(text, at)?.letter;
    if !matches!(first, 'g' | 'p' | 'I' | 'F' | 'k' | 'y' | 'h') {
        return None;
    }
    TABLE.iter().find_map(|row| {
        let end = row.end_of(text, after(text, at, row.prefix)?)?;
        Some(Secret { span: Span::new(at, end), kind: Kind::Prefixed })
    })
}

/// The place after `word`, if that stands at `at`.
pub(super) fn after(text: &str, mut at: usize, word: &str) -> Option<usize> {
    for expected in word.chars() {
        let mut letter = letters::at(text, at)?;
        while letter.letter == NOTHING {
            letter = letters::at(text, letter.end)?;
        }
        if letter.letter != expected {
            return None;
        }
        at = letter.end;
    }
    Some(at)
}

impl Prefixed {
    /// Where the credential ends whose prefix ends at `start`.
    fn end_of(&self, text: &str, start: usize) -> Option<usize> {
        let (mut at, mut end, mut length) = (start, start, 0);
        let (mut has_digit, mut has_letter) = (false, false);
        while let Some(letter) = letters::at(text, at) {
            at = letter.end;
            if letter.letter == NOTHING {
                continue;
            }
            if !self.letters.have(letter.letter) {
                break;
            }
            has_digit |= letter.letter.is_ascii_digit();
            has_letter |= letter.letter.is_ascii_alphabetic();
            length += 1;
            // A dot may end a sentence as well.
            if letter.letter != '.' {
                end = letter.end;
            }
        }
        let is_one = length >= self.least && (self.letters != Letters::Plain || has_digit && has_letter);
        is_one.then_some(end)
    }
}

impl Letters {
    const fn have(self, letter: char) -> bool {
        match self {
            Self::Plain => letter.is_ascii_alphanumeric(),
            Self::Dotted => letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.'),
            Self::Base64 => letters::is_base64(letter) || letter == '=',
        }
    }
}
