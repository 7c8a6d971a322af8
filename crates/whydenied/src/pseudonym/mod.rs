//! Other names in the place of names, in texts that are shown to strangers.
//!
//! A name is any word of a token's claims, of a policy's values and of what is asked for, but for the words
//! that are nobody's: those of the policies' grammar, of the issuers' URLs and subjects, and such as `main` or
//! `production`. So of a claim or an issuer that nobody has heard of nothing is given away either. One word
//! gets the same other word wherever it stands, and no two words get the same one, so that what was equal, or
//! fitted a pattern, still does.

mod learn;
mod names;
mod vocabulary;
mod word;

use std::collections::BTreeMap;

use crate::letters::lower;
use names::{Chosen, Names};
use word::words;

/// A text that is to be shared.
#[derive(Clone, Copy, Debug)]
pub enum Shared<'t> {
    /// A token's claims, or the event of a call, as JSON.
    Claims(&'t str),
    /// A trust policy, a resource control policy, authorization policies, as they were pasted.
    Policy(&'t str),
    /// What is asked for: a value, a `key=value` a line, or a request for a token.
    Request(&'t str),
    /// A name and nothing else: of an organization, a team, a user.
    Name(&'t str),
}

impl<'t> Shared<'t> {
    const fn text(self) -> &'t str {
        match self {
            Self::Claims(text) | Self::Policy(text) | Self::Request(text) | Self::Name(text) => text,
        }
    }
}

/// The texts with other names in them.
///
/// ```
/// use whydenied::pseudonym::{Shared, renamed};
///
/// let claims = r#"{ "iss": "https://oidc.fly.io/acme", "sub": "acme:shop:1857", "app_name": "shop" }"#;
/// let policy = r#"{ "StringLike": { "oidc.fly.io/acme:sub": "acme:sh*:*" } }"#;
/// let shared = renamed(&[Shared::Claims(claims), Shared::Policy(policy)]);
/// assert!(!shared.concat().contains("acme") && !shared.concat().contains("shop"));
/// ```
#[must_use]
pub fn renamed(texts: &[Shared<'_>]) -> Vec<String> {
    let mut names = Names::new();
    for text in texts {
        names.learn_from(*text);
    }
    let mut chosen = names.chosen();
    texts.iter().map(|text| rename(text.text(), &mut chosen)).collect()
}

fn rename(text: &str, chosen: &mut BTreeMap<String, Chosen>) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut copied = 0;
    for word in words(text) {
        let Some(other) = chosen.get_mut(&*lower(&word.text)) else { continue };
        renamed.push_str(text.get(copied..word.start).unwrap_or_default());
        renamed.push_str(&other.spelled(&word.text));
        copied = word.end;
    }
    renamed.push_str(text.get(copied..).unwrap_or_default());
    renamed
}

impl Chosen {
    /// The other name for that spelling of the name: always the same one, and no other's.
    fn spelled(&mut self, like: &str) -> String {
        if let Some((_, spelling)) = self.spellings.iter().find(|(known, _)| known == like) {
            return spelling.clone();
        }
        let used: Vec<_> = self.spellings.iter().map(|(_, spelling)| spelling.as_str()).collect();
        let spelling = spelled(&self.name, like, &used);
        self.spellings.push((like.to_owned(), spelling.clone()));
        spelling
    }
}

/// `name` with its letters as large and small as in `like`, and unlike those already in use.
fn spelled(name: &str, like: &str, used: &[&str]) -> String {
    let upper = name.to_ascii_uppercase();
    let raised = |at: usize| {
        let letters = name.char_indices();
        letters
            .map(|(index, letter)| if index == at { letter.to_ascii_uppercase() } else { letter })
            .collect()
    };
    let small = lower(like);
    let fitting: String = if small == like {
        name.to_owned()
    } else if !like.chars().any(|letter| crate::letters::small(letter) == letter && letter.is_alphabetic()) {
        upper
    } else if like.chars().next() != small.chars().next() {
        raised(0)
    } else {
        raised(name.len().saturating_sub(1))
    };
    let others = (0..name.len()).map(raised).chain((0..name.len()).map(|end| {
        let (start, rest) = name.split_at_checked(end).unwrap_or((name, ""));
        format!("{}{rest}", start.to_ascii_uppercase())
    }));
    [fitting.clone()]
        .into_iter()
        .chain(others)
        .find(|spelling| !used.contains(&&**spelling))
        .unwrap_or(fitting)
}
