//! The same value, written as the token has it: letter case, stray characters, placeholders, numeric
//! ids. Wildcards stay where they are.

use crate::aws::operator::{Operator, Test};
use crate::finding;
use crate::fix::attempt::Attempt;
use crate::pattern::{Unit, matches};

/// A value in its right spelling.
pub(super) struct Respelt {
    pub(super) text: String,
    /// What was wrong, as the end of a sentence.
    pub(super) why: &'static str,
}

/// How a kind of misspelling is mended: the policy's value, and the token's.
type Spell = fn(&str, &str) -> Option<String>;

/// The right spelling of `expected`, if it was plainly meant to let `actual` in.
pub(super) fn respell(
    operator: Operator,
    expected: &str,
    actual: &str,
    attempt: &Attempt<'_>,
) -> Option<Respelt> {
    let like = operator.test == Test::StringLike;
    let fits = |text: &str| {
        if like { matches(text.chars().map(Unit::aws), actual) } else { text == actual }
    };
    let spellings: [(Spell, &str); 7] = [
        (filled, "in place of the placeholder"),
        (recased, "in the token's letter case"),
        (cleaned, "without what cannot be seen"),
        (with_token_slash, "with the token's slash"),
        (numbered, "with the token's ids"),
        (whole_ref, "with the ref in full"),
        (labelled_ref, "with `ref:` before the ref"),
    ];
    let found = spellings.iter().find_map(|(spell, why)| {
        let text = spell(expected, actual).filter(|text| text != expected && fits(text))?;
        Some(Respelt { text, why })
    });
    found.or_else(|| {
        let is_pulumi = attempt.context.provider.issuer.is_some_and(|issuer| issuer.id == "pulumi");
        let bare = |audience: &'_ str| audience.strip_prefix("aws:").unwrap_or(audience).to_owned();
        let same = is_pulumi && !like && bare(expected) == bare(actual);
        same.then(|| Respelt { text: actual.to_owned(), why: "as the token has it" })
    })
}

/// Placeholders filled with what the token has in their places.
fn filled(expected: &str, actual: &str) -> Option<String> {
    let mut filled = String::new();
    let (mut expected, mut actual) = (expected, actual);
    while let Some(placeholder) = finding::placeholder(expected) {
        let (before, after) = expected.split_once(placeholder)?;
        actual = actual.strip_prefix(before)?;
        let end = match after.chars().next() {
            Some('*' | '?') => return None,
            Some(next) => actual.find(next)?,
            None => actual.len(),
        };
        let (value, rest) = actual.split_at_checked(end)?;
        // A part of a name is not known to be one.
        if value.is_empty() || value.contains(':') {
            return None;
        }
        filled.push_str(before);
        filled.push_str(value);
        (expected, actual) = (after, rest);
    }
    filled.push_str(expected);
    Some(filled)
}

/// The letters of the token between the wildcards.
fn recased(expected: &str, actual: &str) -> Option<String> {
    let mut recased = String::new();
    let mut rest = actual;
    let lower = |text: &str| text.to_ascii_lowercase();
    let mut anchored = true;
    let mut runs = expected.split('*').peekable();
    while let Some(run) = runs.next() {
        let last = runs.peek().is_none();
        let at = match (anchored, last) {
            (true, _) => 0,
            (false, true) => rest.len().checked_sub(run.len())?,
            (false, false) => find(&lower(rest), &lower(run))?,
        };
        let own = rest.get(at..at + run.len())?;
        let written = run.chars().zip(own.chars()).map(|(letter, own)| if letter == '?' { '?' } else { own });
        recased.extend(written);
        rest = rest.get(at + run.len()..)?;
        if !last {
            recased.push('*');
        }
        anchored = false;
    }
    recased.eq_ignore_ascii_case(expected).then_some(recased)
}

/// Where a run with single wildcards stands first.
fn find(text: &str, run: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).find(|&at| {
        text.get(at..at + run.len()).is_some_and(|part| matches(run.chars().map(Unit::aws), part))
    })
}

fn cleaned(expected: &str, _: &str) -> Option<String> {
    let (clean, stray) = finding::without_strays(expected);
    stray.map(|_| clean.into_owned())
}

fn with_token_slash(expected: &str, actual: &str) -> Option<String> {
    (expected.trim_end_matches('/') == actual.trim_end_matches('/')).then(|| actual.to_owned())
}

/// GitHub's owner and repository with their numbers, or without them.
fn numbered(expected: &str, actual: &str) -> Option<String> {
    let (written, rest) = expected.strip_prefix("repo:")?.split_once(':')?;
    let (own, _) = actual.strip_prefix("repo:")?.split_once(':')?;
    let names = written.split('/').zip(own.split('/'));
    let names: Vec<_> = names.map(|(written, own)| if written == "*" { "*" } else { own }).collect();
    let bare = |name: &'_ str| name.split_once('@').map_or(name, |(name, _)| name).to_owned();
    let same = written.split('/').zip(&names).all(|(written, own)| bare(written) == bare(own));
    same.then(|| format!("repo:{}:{rest}", names.join("/")))
}

/// `refs/heads/main` for `main`.
fn whole_ref(expected: &str, actual: &str) -> Option<String> {
    let (before, short) = expected.split_once(":ref:")?;
    let (_, whole) = actual.split_once(":ref:")?;
    let kind = ["refs/heads/", "refs/tags/"].into_iter().find(|kind| whole.starts_with(kind))?;
    (!short.starts_with("refs/"))
        .then(|| format!("{before}:ref:{kind}{}", short.trim_start_matches("heads/")))
}

/// `repo:acme/web:ref:refs/heads/main` for `repo:acme/web:refs/heads/main`.
fn labelled_ref(expected: &str, _: &str) -> Option<String> {
    let lacks = expected.starts_with("repo:") && !expected.contains(":ref:refs/");
    (lacks && expected.contains(":refs/")).then(|| expected.replacen(":refs/", ":ref:refs/", 1))
}
