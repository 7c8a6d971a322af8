//! What nobody else may have: how it looks in a text, and the text without it.
//!
//! One table for everything that leaves the person who pasted a text: links, what a page remembers, Markdown, JSON,
//! errors and excerpts in a log. A token or a key is known in whatever form a reader accepts it: broken over lines,
//! escaped as JSON, a web form or a shell does, in quotes, padded.
//!
//! The claims of a token are no secret by themselves, its signature is: what is to hold claims is made of the claims.

mod jwt;
mod key;
mod letters;
mod named;
mod table;

use std::borrow::Cow;

use crate::span::Span;
pub use table::kind_of;

/// A part of a text that is as good as a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a secret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A JWT or a JWE, with its signature.
    Jwt,
    /// A credential that its first letters tell, such as `pul-…`.
    Prefixed,
    /// What follows a name such as `client_secret`.
    Named,
    /// A private key, or a private member of a JWK.
    PrivateKey,
}

impl Kind {
    /// What stands in its place.
    const fn removed(self) -> &'static str {
        match self {
            Self::Jwt | Self::Prefixed => "[token removed]",
            Self::Named | Self::PrivateKey => "[secret removed]",
        }
    }

    /// How many of its letters tell what it is and nothing more.
    const fn telling(self) -> usize {
        match self {
            Self::Jwt => 8,
            Self::Prefixed => 4,
            Self::Named | Self::PrivateKey => 0,
        }
    }
}

/// The secrets of a text in their order; none overlaps another.
///
/// ```
/// use whydenied::secret::{self, Kind};
///
/// let found = secret::find("pulumi login --oidc-token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln --oidc-org acme");
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].span.start, found[0].span.end, found[0].kind), (26, 67, Kind::Jwt));
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<Secret> {
    let mut found = Vec::new();
    let mut jwts = jwt::Reader::new(text);
    let mut keys = key::Reader::new(text);
    let mut at = 0;
    let mut before = letters::Before::default();
    while let Some(letter) = letters::at(text, at) {
        let mut secret = match letter.letter {
            'e' => jwts.at(at),
            '-' => keys.at(at),
            _ => None,
        };
        if letters::is_of_name(letter.letter) && before.ends_word() {
            let named = || before.ends_name().then(|| named::at(text, at, &before, &mut jwts)).flatten();
            secret = secret.or_else(|| table::at(text, at)).or_else(named);
        }
        if let Some(secret) = secret {
            found.push(secret);
            before = letters::Before::default();
            at = secret.span.end.max(letter.end);
        } else {
            before.pass(letter, at);
            at = letter.end;
        }
    }
    found
}

/// The text with words in the place of each secret.
///
/// ```
/// use whydenied::secret;
///
/// assert_eq!(
///     secret::without("subject_token=eyJhbGciOiJSUzI1NiJ9%2EeyJzdWIiOiJhIn0%2Ec2ln&client_secret=q8Q~x"),
///     "subject_token=[token removed]&client_secret=[secret removed]"
/// );
/// ```
#[must_use]
pub fn without(text: &str) -> Cow<'_, str> {
    replaced(text, |_, secret| secret.kind.removed().into())
}

/// The text with asterisks in the place of each secret, byte for byte as long: places in it stay what they are. Line
/// breaks and other white space stay, also where they are escaped: of JSON it is still JSON.
///
/// ```
/// use whydenied::secret;
///
/// assert_eq!(secret::masked("Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"), "Bearer eyJhbGci************.***************.****");
/// ```
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    replaced(text, |written, secret| stars(written, secret.kind.telling()).into())
}

/// The text of one secret, its first `telling` letters alone readable.
fn stars(written: &str, mut telling: usize) -> String {
    let mut stars = String::with_capacity(written.len());
    let mut at = 0;
    while let Some(letter) = letters::at(written, at) {
        let raw = written.get(at..letter.end).unwrap_or_default();
        let is_told = telling > 0;
        telling = telling.saturating_sub(1);
        if is_told || letter.is_blank() || raw == "." {
            stars.push_str(raw);
        } else {
            stars.extend(std::iter::repeat_n('*', raw.len()));
        }
        at = letter.end;
    }
    stars
}

fn replaced(text: &str, by: impl Fn(&str, Secret) -> Cow<'static, str>) -> Cow<'_, str> {
    let found = find(text);
    if found.is_empty() {
        return text.into();
    }
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for secret in found {
        let Span { start, end } = secret.span;
        kept.push_str(text.get(at..start).unwrap_or_default());
        kept.push_str(&by(text.get(start..end).unwrap_or_default(), secret));
        at = end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    kept.into()
}

/// The first JWT in a text in its compact form, without what stood around or in it, and where it stands.
#[must_use]
pub fn first_jwt(text: &str) -> Option<(String, Span)> {
    let mut reader = jwt::Reader::new(text);
    let mut at = 0;
    let jwt = loop {
        match reader.at(at) {
            Some(jwt) => break jwt,
            None => at = letters::at(text, at)?.end,
        }
    };
    let written = text.get(jwt.span.start..jwt.span.end)?;
    let mut compact = String::with_capacity(written.len());
    let mut at = 0;
    while let Some(letter) = letters::at(written, at) {
        if letters::is_base64(letter.letter) || letter.letter == '.' {
            compact.push(letter.letter);
        }
        at = letter.end;
    }
    Some((compact, jwt.span))
}

/// Whether the name of a value makes it a secret.
#[must_use]
pub fn is_named(name: &str, value: &str) -> bool {
    named::is_name(name) || key::is_private_member(name.as_bytes()) && key::is_number(value)
}

#[cfg(test)]
mod tests;
