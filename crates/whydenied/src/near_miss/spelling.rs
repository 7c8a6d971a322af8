//! The same value, written as the token has it: letter case, stray characters, placeholders, numeric
//! ids. Wildcards stay where they are.

use super::form::without_strays;
use crate::pattern::{Unit, matches};

/// How a policy's values are read.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// What a character of a value stands for.
    pub(crate) unit: fn(char) -> Unit,
    /// What a template left behind in a value.
    pub(crate) placeholder: for<'t> fn(&'t str) -> Option<&'t str>,
}

/// A value in its right spelling.
pub(crate) struct Respelt {
    pub(crate) text: String,
    /// What was wrong, as the end of a sentence.
    pub(crate) why: &'static str,
}

/// How a kind of misspelling is mended: the policy's value, and the token's.
type Spell = fn(&str, &str, Reading) -> Option<String>;

/// The right spelling of `expected`, if it was plainly meant to let `actual` in.
pub(crate) fn respell(expected: &str, actual: &str, reading: Reading) -> Option<Respelt> {
    let spellings: [(Spell, &str); 9] = [
        (filled, "in place of the placeholder"),
        (recased, "in the token's letter case"),
        (cleaned, "without what cannot be seen"),
        (with_token_slash, "with the token's slash"),
        (numbered, "with the token's ids"),
        (unnumbered, "without ids, which the token's subject lacks"),
        (without_address, "as the token names the repository"),
        (whole_ref, "with the ref in full"),
        (labelled_ref, "with `ref:` before the ref"),
    ];
    let fits = |text: &str| matches(text.chars().map(reading.unit), actual);
    spellings.iter().find_map(|(spell, why)| {
        let text = spell(expected, actual, reading).filter(|text| text != expected && fits(text))?;
        Some(Respelt { text, why })
    })
}

/// Placeholders filled with what the token has in their places.
fn filled(expected: &str, actual: &str, reading: Reading) -> Option<String> {
    let mut filled = String::new();
    let (mut expected, mut actual) = (expected, actual);
    while let Some(placeholder) = (reading.placeholder)(expected) {
        let (before, after) = expected.split_once(placeholder)?;
        actual = actual.strip_prefix(before)?;
        let end = match after.chars().next().map(|next| ((reading.unit)(next), next)) {
            Some((Unit::Char(_), next)) => actual.find(next)?,
            // Where the value ends is not to be seen.
            Some(_) => return None,
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
fn recased(expected: &str, actual: &str, reading: Reading) -> Option<String> {
    let is_letter = |letter| matches!((reading.unit)(letter), Unit::Char(_));
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
            (false, false) => find(&lower(rest), &lower(run), reading)?,
        };
        let own = rest.get(at..at + run.len())?;
        let written =
            run.chars().zip(own.chars()).map(|(letter, own)| if is_letter(letter) { own } else { letter });
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
fn find(text: &str, run: &str, reading: Reading) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).find(|&at| {
        text.get(at..at + run.len()).is_some_and(|part| matches(run.chars().map(reading.unit), part))
    })
}

fn cleaned(expected: &str, _: &str, _: Reading) -> Option<String> {
    let (clean, stray) = without_strays(expected);
    stray.map(|_| clean.into_owned())
}

fn with_token_slash(expected: &str, actual: &str, _: Reading) -> Option<String> {
    (expected.trim_end_matches('/') == actual.trim_end_matches('/')).then(|| actual.to_owned())
}

/// GitHub's owner and repository with their numbers.
fn numbered(expected: &str, actual: &str, _: Reading) -> Option<String> {
    has_numbers(actual).then(|| renumbered(expected, actual))?
}

/// GitHub's owner and repository without numbers.
fn unnumbered(expected: &str, actual: &str, _: Reading) -> Option<String> {
    (!has_numbers(actual)).then(|| renumbered(expected, actual))?
}

fn has_numbers(subject: &str) -> bool {
    subject.split(':').nth(1).is_some_and(|names| names.contains('@'))
}

/// The names as the token has them, with the numbers that it has.
fn renumbered(expected: &str, actual: &str) -> Option<String> {
    let (written, rest) = expected.strip_prefix("repo:")?.split_once(':')?;
    let (own, _) = actual.strip_prefix("repo:")?.split_once(':')?;
    let names = written.split('/').zip(own.split('/'));
    let names: Vec<_> = names.map(|(written, own)| if written == "*" { "*" } else { own }).collect();
    let bare = |name: &'_ str| name.split_once('@').map_or(name, |(name, _)| name).to_owned();
    let same = written.split('/').zip(&names).all(|(written, own)| bare(written) == bare(own));
    same.then(|| format!("repo:{}:{rest}", names.join("/")))
}

/// The repository's name in the place of its address.
fn without_address(expected: &str, actual: &str, _: Reading) -> Option<String> {
    let address = expected.strip_prefix("repo:")?;
    let (_, path) = address.split_once("://").or_else(|| address.strip_prefix("git@")?.split_once(':'))?;
    let own = actual.strip_prefix("repo:")?.split(':').next()?;
    let bare =
        own.split('/').map(|name| name.split('@').next().unwrap_or(name)).collect::<Vec<_>>().join("/");
    let (before, after) = path.split_once(&bare)?;
    let rest = after.strip_prefix(".git").unwrap_or(after);
    let is_host = before.is_empty() || before.ends_with('/');
    (is_host && rest.starts_with(':')).then(|| format!("repo:{own}{rest}"))
}

/// `refs/heads/main` for `main`.
fn whole_ref(expected: &str, actual: &str, _: Reading) -> Option<String> {
    let (before, short) = expected.split_once(":ref:")?;
    let (_, whole) = actual.split_once(":ref:")?;
    let kind = ["refs/heads/", "refs/tags/"].into_iter().find(|kind| whole.starts_with(kind))?;
    (!short.starts_with("refs/"))
        .then(|| format!("{before}:ref:{kind}{}", short.trim_start_matches("heads/")))
}

/// `repo:acme/web:ref:refs/heads/main` for `repo:acme/web:refs/heads/main`.
fn labelled_ref(expected: &str, _: &str, _: Reading) -> Option<String> {
    let lacks = expected.starts_with("repo:") && !expected.contains(":ref:refs/");
    (lacks && expected.contains(":refs/")).then(|| expected.replacen(":refs/", ":ref:refs/", 1))
}
