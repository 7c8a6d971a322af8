//! Why a rule's path leads to no text: the path is wrong, or the token lacks the claim.

pub(crate) mod claim_missing;
pub(crate) mod claim_not_comparable;
pub(crate) mod path_invalid;
pub(crate) mod path_needs_quotes;

use crate::finding::kind::{Cause, Message};
use crate::json::{Node, Value};
use crate::pulumi::document::Syntax;
use crate::pulumi::path::{Found, KeyPath, PathError, PathErrorKind, quoted};
use crate::{Token, issuer};

crate::finding::entry::entries![claim_not_comparable, path_invalid, path_needs_quotes,];

/// Claims that are named.
const SHOWN: usize = 6;
/// Claims that are looked at in search of the one that was meant.
const SEARCHED: usize = 512;

/// Why the token has no claim at the path, of which so many keys lead somewhere.
pub(crate) fn missing(path: &str, depth: usize, token: &Token, syntax: Syntax) -> Cause {
    let Ok(read) = KeyPath::read(path) else { return absent(path, depth, token) };
    let names: Vec<_> = read.keys.iter().map(|key| &*key.name).collect();
    let mut budget = SEARCHED;
    if let Some(meant) = regroup(&token.claims, &names.join("."), &mut budget) {
        let wanted = names.get(depth).copied().unwrap_or_default();
        return (&path_needs_quotes::KIND, unquoted(wanted, &meant, syntax));
    }
    if let Some(meant) = near(&token.claims, &names) {
        let message = Message::new(
            format!("The token has no claim `{path}`, but `{}`", spelt(&meant)),
            "The path of a rule starts at the token's claims, and its keys are written as the token has them.",
            format!("write `{}`", written(&meant, syntax)),
        );
        return (&claim_missing::KIND, message);
    }
    absent(path, depth, token)
}

/// That the keys of a path are grouped otherwise than those of the claim that is meant.
pub(crate) fn unquoted(wanted: &str, meant: &[&str], syntax: Syntax) -> Message {
    let dotted = meant.iter().find(|name| name.contains('.'));
    let (title, detail) = match dotted {
        Some(dotted) => (
            format!("The path looks for `{wanted}`, the claim is called `{dotted}`"),
            "A dot separates keys, so a key that has one is put in double quotes.",
        ),
        None => (
            format!("The path takes `{wanted}` for one key, the token has it in parts"),
            "Double quotes keep what is in them together as one key.",
        ),
    };
    Message::new(title, detail, format!("write `{}`", written(meant, syntax)))
}

/// No claim was found that could be meant.
fn absent(path: &str, depth: usize, token: &Token) -> Cause {
    let title = format!("The token has no claim `{path}`");
    let issuer = token.claim_text("iss").and_then(issuer::recognise).map_or("", |issuer| issuer.id);
    let (detail, help) = match (issuer, path) {
        ("github-actions" | "github-enterprise-server", "environment") => (
            "GitHub sets `environment` only for a job that names one.".to_owned(),
            "add `environment:` to the job, or test another claim".to_owned(),
        ),
        _ if path.starts_with("\"kubernetes.io\".pod") && depth == 1 => (
            "A token that was not made for a pod, such as one of `kubectl create token`, names none."
                .to_owned(),
            "use the token that is projected into the pod, or test the service account".to_owned(),
        ),
        _ => (beside(path, depth, token), "test a claim that the token has".to_owned()),
    };
    (&claim_missing::KIND, Message::new(title, detail, help))
}

/// What there is where the path leads no further.
fn beside(path: &str, depth: usize, token: &Token) -> String {
    let keys = KeyPath::read(path).map(|path| path.keys).unwrap_or_default();
    let mut node = &token.claims;
    for key in keys.iter().take(depth) {
        node = node.get(&key.name).unwrap_or(node);
    }
    let within = keys.iter().take(depth).map(|key| &*key.name).collect::<Vec<_>>();
    let place = if within.is_empty() { "The token".to_owned() } else { format!("`{}`", spelt(&within)) };
    let members = node.members();
    if members.is_empty() {
        return format!("{place} has no claims in it: it is {}.", node.value.kind());
    }
    let names: Vec<_> = members.iter().take(SHOWN).map(|member| format!("`{}`", member.key)).collect();
    let more = if members.len() > SHOWN { " and more" } else { "" };
    format!("{place} has {}{more}.", names.join(", "))
}

/// Why a claim without a text is not compared.
pub(crate) fn not_comparable(path: &str, token: &Token, syntax: Syntax) -> Cause {
    let found = KeyPath::read(path).map(|path| path.find(&token.claims));
    let (what, help) = match found {
        Ok(Found::Claim(claim @ Value::Object(members))) => {
            let inner = members.first().map_or("", |member| &*member.key);
            let inner = if inner.is_empty() { path.to_owned() } else { format!("{path}.{}", quoted(inner)) };
            let inner = in_document(&inner, syntax);
            (claim.kind(), format!("name a value in it, such as `{inner}`"))
        }
        Ok(Found::Claim(claim)) => (claim.kind(), "test a claim that has a text".to_owned()),
        _ => ("missing", "test a claim that the token has".to_owned()),
    };
    let title = format!("The claim `{path}` is {what}, which no pattern is compared with");
    (&claim_not_comparable::KIND, Message::new(title, "Documented are rules about texts only.", help))
}

/// Why a text is no path, and where in it.
pub(crate) fn invalid(path: &str, error: PathError, token: &Token, syntax: Syntax) -> Cause {
    let meant = regroup(&token.claims, &bare_names(path).join("."), &mut { SEARCHED });
    (&path_invalid::KIND, told_of(path, error, meant.as_deref(), syntax))
}

/// The same without a token.
pub(crate) fn no_path(path: &str, error: PathError, syntax: Syntax) -> Message {
    told_of(path, error, None, syntax)
}

/// Why a text is no path, and the keys that were meant.
fn told_of(path: &str, error: PathError, meant: Option<&[&str]>, syntax: Syntax) -> Message {
    let blamed = path.get(error.start..error.end).unwrap_or_default();
    let quotes = "Keys are separated by dots; a key with a dot in it is put in double quotes.";
    let (title, detail) = match error.kind {
        PathErrorKind::Empty => ("A rule names no claim".to_owned(), quotes),
        PathErrorKind::EmptyKey => (format!("`{path}` has a dot without a key beside it"), quotes),
        PathErrorKind::UnclosedQuote => (format!("The quote in `{path}` is never closed"), quotes),
        PathErrorKind::AfterQuote => {
            (format!("`{blamed}` follows a closing quote in `{path}`; a dot must"), quotes)
        }
        PathErrorKind::QuoteInside => (format!("A quote stands inside of a key in `{path}`"), quotes),
        PathErrorKind::OtherQuote => (format!("`{path}` has a {blamed} for a double quote"), quotes),
        PathErrorKind::Bracket => (
            format!("`{path}` has a bracket, which key paths are not documented to have"),
            "Of a list, one element that matches is taken to be enough.",
        ),
        PathErrorKind::Stray => (
            format!("`{path}` has a white space or an invisible character in it"),
            "It would belong to the claim's name.",
        ),
    };
    let help = meant.map_or_else(
        || format!("write the keys as in `{}`", written(&["kubernetes.io", "pod", "name"], syntax)),
        |meant| format!("write `{}`", written(meant, syntax)),
    );
    Message::new(title, detail, help)
}

/// The path that was meant where one leads to no claim, or is none.
pub(crate) fn meant(path: &str, token: &Token) -> Option<String> {
    let claims = &token.claims;
    let names = match KeyPath::read(path) {
        Ok(read) => {
            let names: Vec<_> = read.keys.iter().map(|key| &*key.name).collect();
            regroup(claims, &names.join("."), &mut { SEARCHED }).or_else(|| near(claims, &names))
        }
        Err(_) => regroup(claims, &bare_names(path).join("."), &mut { SEARCHED }),
    };
    names.map(|names| spelt(&names))
}

/// The names in a text that is no path, whatever stands between them.
fn bare_names(path: &str) -> Vec<&str> {
    let separators = |letter: char| "\"'`“”„‘’«»[]. ".contains(letter) || letter.is_whitespace();
    let names = path.split(separators).filter(|name| !name.is_empty());
    names.filter(|name| name.parse::<u32>().is_err()).collect()
}

/// A path as the document must have it, within the quotes of its language.
fn written(names: &[&str], syntax: Syntax) -> String {
    in_document(&spelt(names), syntax)
}

fn in_document(path: &str, syntax: Syntax) -> String {
    match syntax {
        Syntax::Json => format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"")),
        Syntax::Yaml if path.contains(['"', '\'', ':', '#']) => format!("'{}'", path.replace('\'', "''")),
        Syntax::Yaml => path.to_owned(),
    }
}

/// A path as it is.
fn spelt(names: &[&str]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(".")
}

/// The keys that lead to a claim and, joined by dots, are that text.
fn regroup<'c>(node: &'c Node<'static>, text: &str, budget: &mut usize) -> Option<Vec<&'c str>> {
    for member in node.members() {
        *budget = budget.checked_sub(1)?;
        let Some(rest) = text.strip_prefix(&*member.key) else { continue };
        if rest.is_empty() {
            return Some(vec![&member.key]);
        }
        let Some(rest) = rest.strip_prefix('.') else { continue };
        if let Some(mut inner) = regroup(&member.node, rest, budget) {
            inner.insert(0, &member.key);
            return Some(inner);
        }
    }
    None
}

/// The claim whose path ends as this one does, without regard to letter case: the path left out what
/// leads to it, or has something before it.
fn near<'c>(claims: &'c Node<'static>, names: &[&str]) -> Option<Vec<&'c str>> {
    let mut found = None;
    let mut open: Vec<(Vec<&'c str>, &'c Node<'static>)> = vec![(Vec::new(), claims)];
    let mut budget = SEARCHED;
    while let Some((path, node)) = open.pop() {
        for member in node.members() {
            budget = budget.checked_sub(1)?;
            let mut path = path.clone();
            path.push(&member.key);
            let same = |ending: &[&str]| {
                path.len() >= ending.len()
                    && path
                        .iter()
                        .rev()
                        .zip(ending.iter().rev())
                        .all(|(own, name)| own.eq_ignore_ascii_case(name))
            };
            let without_first = names.get(1..).filter(|rest| !rest.is_empty());
            let fits =
                same(names) || without_first.is_some_and(|rest| path.len() == rest.len() && same(rest));
            if fits && !matches!(member.node.value, Value::Object(_) | Value::Null) {
                // Two that could be meant are none.
                if found.is_some() {
                    return None;
                }
                found = Some(path.clone());
            }
            open.push((path, &member.node));
        }
    }
    found
}
