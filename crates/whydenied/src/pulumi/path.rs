//! Key paths: where in a token's claims a rule looks.
//!
//! Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>. Documented are dots
//! between keys, and double quotes around a key that has a dot in it.

use std::borrow::Cow;

use crate::json::{Node, Value};
use crate::outcome::Confidence;
use crate::report::key_path::is_plain;
pub use crate::report::key_path::quoted;
use crate::text::is_invisible;

/// The keys that lead to a claim, from the outermost to the innermost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPath<'t> {
    /// At least one.
    pub keys: Vec<Key<'t>>,
    /// How surely Pulumi Cloud reads the path as this does.
    pub confidence: Confidence,
}

/// One key of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'t> {
    /// Its name, without quotes.
    pub name: Cow<'t, str>,
    /// Offset of its first byte in the path, with its quotes.
    pub start: usize,
    /// Offset after its last byte.
    pub end: usize,
}

/// Why a text is no key path, and which bytes of it are to blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathError {
    /// What is wrong.
    pub kind: PathErrorKind,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// What is wrong with a key path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathErrorKind {
    /// There is no text at all.
    Empty,
    /// No key before, after or between dots.
    EmptyKey,
    /// A double quote that is never closed.
    UnclosedQuote,
    /// Something other than a dot after a closing quote.
    AfterQuote,
    /// A double quote inside of a key that does not start with one.
    QuoteInside,
    /// A single or a typographic quote.
    OtherQuote,
    /// A bracket: what it would mean is not documented.
    Bracket,
    /// White space, or a character that is not seen, outside of quotes.
    Stray,
}

/// What stands at the end of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<'c> {
    /// A claim, which may be null.
    Claim(&'c Value<'static>),
    /// Nothing: so many keys of the path lead somewhere, and the next one does not.
    Missing(usize),
}

impl<'t> KeyPath<'t> {
    /// Reads a path.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    ///
    /// ```
    /// use whydenied::pulumi::path::{KeyPath, PathErrorKind};
    ///
    /// let path = KeyPath::read("\"kubernetes.io\".pod.name")?;
    /// let names: Vec<_> = path.keys.iter().map(|key| &*key.name).collect();
    /// assert_eq!(names, ["kubernetes.io", "pod", "name"]);
    ///
    /// let error = KeyPath::read("\"kubernetes.io.pod.name").unwrap_err();
    /// assert_eq!((error.kind, error.start), (PathErrorKind::UnclosedQuote, 0));
    /// # Ok::<(), whydenied::pulumi::path::PathError>(())
    /// ```
    pub fn read(path: &'t str) -> Result<Self, PathError> {
        if path.is_empty() {
            return Err(PathError { kind: PathErrorKind::Empty, start: 0, end: 0 });
        }
        let mut read = Self { keys: Vec::new(), confidence: Confidence::Documented };
        let mut at = 0;
        loop {
            let (key, sure) = read_key(path, at)?;
            at = key.end;
            read.keys.push(key);
            read.confidence = read.confidence.max(sure);
            match path.get(at..).and_then(|rest| rest.chars().next()) {
                None => return Ok(read),
                Some('.') => at += 1,
                Some(_) => {
                    let rest = path.get(at..).unwrap_or_default();
                    let end = at + rest.find('.').unwrap_or(rest.len());
                    return Err(PathError { kind: PathErrorKind::AfterQuote, start: at, end });
                }
            }
        }
    }

    /// What the claims have at the path's end; of a repeated key the last.
    #[must_use]
    pub fn find<'c>(&self, claims: &'c Node<'static>) -> Found<'c> {
        let mut node = claims;
        for (depth, key) in self.keys.iter().enumerate() {
            match node.get(&key.name) {
                Some(inner) => node = inner,
                None => return Found::Missing(depth),
            }
        }
        Found::Claim(&node.value)
    }
}

/// The key that starts at a byte of the path, and how surely it is one.
fn read_key(path: &str, start: usize) -> Result<(Key<'_>, Confidence), PathError> {
    let rest = path.get(start..).unwrap_or_default();
    if let Some(inside) = rest.strip_prefix('"') {
        return read_quoted(inside, start, path.len());
    }
    let name = rest.split('.').next().unwrap_or_default();
    let end = start + name.len();
    if name.is_empty() {
        // The dot that has no key next to it: the one after, or at the end the one before.
        let start = if rest.is_empty() { start.saturating_sub(1) } else { start };
        return Err(PathError { kind: PathErrorKind::EmptyKey, start, end: start + 1 });
    }
    for (offset, letter) in name.char_indices() {
        if let Some(kind) = out_of_place(letter) {
            let start = start + offset;
            return Err(PathError { kind, start, end: start + letter.len_utf8() });
        }
    }
    let sure = if name.chars().all(is_plain) { Confidence::Documented } else { Confidence::Inferred };
    Ok((Key { name: Cow::Borrowed(name), start, end }, sure))
}

/// The key whose opening quote is at `start`; `inside` is what follows it.
fn read_quoted(inside: &str, start: usize, length: usize) -> Result<(Key<'_>, Confidence), PathError> {
    let mut escaped = false;
    let closing = inside.char_indices().find(|&(_, letter)| {
        let closes = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        closes
    });
    let closed = closing.and_then(|(at, _)| inside.get(..at));
    let Some(name) = closed else {
        return Err(PathError { kind: PathErrorKind::UnclosedQuote, start, end: length });
    };
    let end = start + name.len() + 2;
    if name.is_empty() {
        return Err(PathError { kind: PathErrorKind::EmptyKey, start, end });
    }
    if !name.contains('\\') {
        return Ok((Key { name: Cow::Borrowed(name), start, end }, Confidence::Documented));
    }
    // Nobody says how a quote is written inside of quotes; a backslash is what such paths use elsewhere.
    let mut unescaped = String::with_capacity(name.len());
    let mut letters = name.chars();
    while let Some(letter) = letters.next() {
        unescaped.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    Ok((Key { name: Cow::Owned(unescaped), start, end }, Confidence::Unconfirmed))
}

/// What is wrong with a letter outside of quotes.
fn out_of_place(letter: char) -> Option<PathErrorKind> {
    match letter {
        '"' => Some(PathErrorKind::QuoteInside),
        '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' => Some(PathErrorKind::OtherQuote),
        '[' | ']' => Some(PathErrorKind::Bracket),
        _ if letter.is_whitespace() || is_invisible(letter) => Some(PathErrorKind::Stray),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_separate_and_quotes_keep_together() {
        for (path, names, sure) in [
            ("sub", &["sub"][..], Confidence::Documented),
            ("kubernetes.io.pod", &["kubernetes", "io", "pod"], Confidence::Documented),
            ("\"kubernetes.io\".pod.name", &["kubernetes.io", "pod", "name"], Confidence::Documented),
            ("\"sub\"", &["sub"], Confidence::Documented),
            ("a.\"b c\"", &["a", "b c"], Confidence::Documented),
            ("cognito:username", &["cognito:username"], Confidence::Inferred),
            ("\"a\\\"b\".c", &["a\"b", "c"], Confidence::Unconfirmed),
            ("ü.\"é.x\"", &["ü", "é.x"], Confidence::Inferred),
        ] {
            let read = KeyPath::read(path).unwrap();
            let found: Vec<_> = read.keys.iter().map(|key| &*key.name).collect();
            assert_eq!((&*found, read.confidence), (names, sure), "{path}");
            for key in &read.keys {
                assert!(path.get(key.start..key.end).is_some(), "{path}");
            }
        }
    }

    #[test]
    fn what_is_no_path_is_pointed_at() {
        use PathErrorKind::*;
        for (path, kind, at) in [
            ("", Empty, ""),
            (".", EmptyKey, "."),
            ("a..b", EmptyKey, "."),
            (".a", EmptyKey, "."),
            ("a.", EmptyKey, "."),
            ("\"\".a", EmptyKey, "\"\""),
            ("\"kubernetes.io.pod", UnclosedQuote, "\"kubernetes.io.pod"),
            ("a.\"", UnclosedQuote, "\""),
            ("\"a\\\"", UnclosedQuote, "\"a\\\""),
            ("\"kubernetes.io\"pod.name", AfterQuote, "pod"),
            ("\"a\"\"b\"", AfterQuote, "\"b\""),
            ("kubernetes\".io\"", QuoteInside, "\""),
            ("'kubernetes.io'.pod", OtherQuote, "'"),
            ("“kubernetes.io”.pod", OtherQuote, "“"),
            ("aud[0]", Bracket, "["),
            (" sub", Stray, " "),
            ("sub\u{200b}", Stray, "\u{200b}"),
        ] {
            let error = KeyPath::read(path).unwrap_err();
            assert_eq!((error.kind, path.get(error.start..error.end)), (kind, Some(at)), "{path}");
        }
    }

    #[test]
    fn a_key_is_quoted_where_it_must_be() {
        for name in ["sub", "kubernetes.io", "https://pulumi.com/org", "a\"b", "a b", "x\\y"] {
            let path = quoted(name);
            assert_eq!(KeyPath::read(&path).unwrap().keys[0].name, name);
        }
    }
}
