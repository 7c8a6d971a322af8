//! Tokens that are not the one at hand: each differs from it in one part of its subject, or in one
//! claim that the policy tests.

use crate::Token;
use crate::issuer::{Issuer, Part, subject, take_apart, tenancy};
use crate::json::{Member, Node, Value};
use crate::span::Span;

/// A number that no other is likely to be.
const OTHER_ID: &str = "900000001";

/// Each variant, and what it differs in: a part of the subject, or one of the claims that are `tested`.
pub(crate) fn variants<'c>(
    token: &Token,
    issuer: Option<&'static Issuer>,
    tested: impl Iterator<Item = &'c str>,
) -> Vec<(String, Token)> {
    let mut found = Vec::new();
    let chosen = tenancy::has_chosen_audience(issuer);
    if token.claim("sub").is_none() {
        found.push(("subject".to_owned(), with_subject(token, "another")));
    }
    if let Some(own) = token.claim_text("sub") {
        match take_apart(issuer, own) {
            Some(parts) if !parts.is_empty() => {
                found.extend(other_parts(token, own, &parts, chosen));
                found.extend(other_shapes(token, issuer, own, &parts));
            }
            _ => {
                let others = like(own).map(|other| with_subject(token, &other));
                found.extend(others.map(|token| ("subject".to_owned(), token)));
            }
        }
    }
    found.extend(tested.map(|claim| {
        let differs_in = match claim {
            "aud" | "azp" => "audience".to_owned(),
            // Some are the URL of a name.
            _ => claim.rsplit('/').next().unwrap_or(claim).replace('_', "-"),
        };
        (differs_in, with(token, claim, "another-value"))
    }));
    found
}

/// What a person calls a part of a subject.
pub(crate) fn class(part: &str) -> String {
    part.trim_end_matches("_ID").to_ascii_lowercase().replace('_', "-")
}

/// What the first part of a subject is.
pub(crate) fn first_class(parts: &[Part<'_>]) -> Option<String> {
    let first = parts.first()?;
    Some(if is_path(first) { "group".to_owned() } else { class(first.name) })
}

/// Whether a part names a group before its project.
fn is_path(part: &Part<'_>) -> bool {
    part.name == "PROJECT" && part.value.contains('/')
}

/// Something else, and what only looks like it: longer at its end or at its start, or with another letter
/// there.
fn like(text: &str) -> impl Iterator<Item = String> {
    let mut letters = text.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    let other = |letter| if letter == Some('q') { 'x' } else { 'q' };
    let mut letters = text.chars();
    let (last, start) = (letters.next_back(), letters.as_str());
    let (other_end, other_start) = (format!("{start}{}", other(last)), format!("{}{rest}", other(first)));
    ["another".to_owned(), format!("{text}-x"), format!("x-{text}"), other_end, other_start].into_iter()
}

/// The token with one part of its subject changed, in every claim that says it. An audience that whoever
/// requests the token chooses says nothing of it.
fn other_parts(token: &Token, sub: &str, parts: &[Part<'_>], chosen_audience: bool) -> Vec<(String, Token)> {
    let mut found: Vec<(String, Token)> = Vec::new();
    let audience = token.claim_text("aud").filter(|_| chosen_audience);
    for (index, part) in parts.iter().enumerate() {
        let own = class(part.name);
        // A name and its number are changed together.
        if parts.iter().take(index).any(|earlier| class(earlier.name) == own) {
            continue;
        }
        let below = parts.get(index + 1..).unwrap_or_default();
        let mut change = |differs_in: &str, from: &str, whole: &dyn Fn(&str) -> String| {
            for other in like(from) {
                let value = whole(&other);
                let sub = rewritten(sub, parts, |part_name, text| match part_name {
                    name if name == part.name => Some(value.as_str()),
                    // What belongs to another is another as well, whatever it is called.
                    name if name.ends_with("_ID") => {
                        let is_below = below.iter().any(|below| below.name == name);
                        (class(name) == own || is_below).then_some(OTHER_ID)
                    }
                    _ => Some(text),
                });
                let changed: Vec<_> =
                    below.iter().map(|below| class(below.name)).chain([own.clone()]).collect();
                let mut token = renumbered(&renamed(token, from, &other), &changed);
                if let Some(aud) = audience {
                    token = with(&token, "aud", aud);
                }
                found.push((differs_in.to_owned(), with_subject(&token, &sub)));
            }
        };
        match part.value.split_once('/').filter(|_| is_path(part)) {
            Some((group, rest)) => {
                change("group", group, &|other| format!("{other}/{rest}"));
                let (above, name) = part.value.rsplit_once('/').unwrap_or((group, rest));
                change(&own, name, &|other| format!("{above}/{other}"));
            }
            None => change(&own, part.value, &str::to_owned),
        }
    }
    found
}

/// The subject with other texts for its parts; a part keeps its own where there is none.
fn rewritten<'v>(
    sub: &'v str,
    parts: &[Part<'v>],
    text: impl Fn(&'static str, &'v str) -> Option<&'v str>,
) -> String {
    let mut written = String::with_capacity(sub.len() + 16);
    let mut at = 0;
    for part in parts {
        written.push_str(sub.get(at..part.start).unwrap_or_default());
        written.push_str(text(part.name, part.value).unwrap_or(part.value));
        at = part.end();
    }
    written + sub.get(at..).unwrap_or_default()
}

/// The token with a subject of another shape, as other jobs of the same project have it.
fn other_shapes(
    token: &Token,
    issuer: Option<&'static Issuer>,
    own: &str,
    parts: &[Part<'_>],
) -> Vec<(String, Token)> {
    let shapes = issuer.map_or(&[][..], |issuer| issuer.subjects);
    let has_ids = parts.iter().any(|part| part.name.ends_with("_ID"));
    let value = |name: &str| parts.iter().find(|part| part.name == name).map(|part| part.value);
    let mut found = Vec::new();
    for shape in shapes.iter().copied() {
        let mut names = subject::part_names(shape);
        let numbered = subject::part_names(shape).any(|name| name.ends_with("_ID"));
        if names.next() != parts.first().map(|part| part.name) || numbered != has_ids {
            continue;
        }
        let sub = subject::put_together(shape, |name| value(name).unwrap_or("another"));
        let new = subject::part_names(shape).filter(|name| value(name).is_none());
        let mut classes: Vec<_> = new.map(class).collect();
        if classes.is_empty() {
            classes.push(class(shape.rsplit(':').find(|word| !word.is_empty()).unwrap_or_default()));
        }
        if sub != own {
            found.extend(classes.into_iter().map(|class| (class, with_subject(token, &sub))));
        }
    }
    found
}

/// The token with another subject.
pub(crate) fn with_subject(token: &Token, sub: &str) -> Token {
    with(token, "sub", sub)
}

/// The token with another text in a claim, which it may lack.
fn with(token: &Token, claim: &str, text: &str) -> Token {
    with_claim(token, &[claim], text).unwrap_or_else(|| {
        let mut token = token.clone();
        if let Value::Object(members) = &mut token.claims.value {
            let node = Node { value: Value::String(text.to_owned().into()), span: Span::default() };
            members.push(Member::new(claim.to_owned().into(), Span::default(), node));
        }
        token
    })
}

/// The token with another text in the claim that these keys lead to; `None` if it has no such claim.
pub(crate) fn with_claim(token: &Token, keys: &[&str], text: &str) -> Option<Token> {
    let mut token = token.clone();
    let mut node = &mut token.claims;
    for key in keys {
        let Value::Object(members) = &mut node.value else { return None };
        node = &mut members.iter_mut().rev().find(|member| member.key == *key)?.node;
    }
    node.value = Value::String(text.to_owned().into());
    Some(token)
}

/// The token with a name in the place of another, wherever a claim has it as a whole component.
fn renamed(token: &Token, from: &str, to: &str) -> Token {
    let ends = |letter: Option<char>| letter.is_none_or(|letter| matches!(letter, ':' | '/' | '@'));
    let mut token = token.clone();
    if from.is_empty() {
        return token;
    }
    for_each_text(&mut token.claims, &mut |text| {
        let mut renamed = String::with_capacity(text.len());
        let mut at = 0;
        for (start, _) in text.match_indices(from) {
            let (before, after) = (text.get(..start).unwrap_or_default(), text.get(start + from.len()..));
            if ends(before.chars().next_back()) && ends(after.unwrap_or_default().chars().next()) {
                renamed.push_str(text.get(at..start).unwrap_or_default());
                renamed.push_str(to);
                at = start + from.len();
            }
        }
        renamed.push_str(text.get(at..).unwrap_or_default());
        renamed
    });
    token
}

fn for_each_text(node: &mut Node<'static>, change: &mut impl FnMut(&str) -> String) {
    match &mut node.value {
        Value::String(text) => *text = change(text).into(),
        Value::Array(nodes) => nodes.iter_mut().for_each(|node| for_each_text(node, change)),
        Value::Object(members) => {
            for member in members {
                for_each_text(&mut member.node, change);
            }
        }
        _ => {}
    }
}

/// The token with other numbers of whatever is another: what has another name has another id.
fn renumbered(token: &Token, changed: &[String]) -> Token {
    let mut token = token.clone();
    if let Value::Object(members) = &mut token.claims.value {
        for member in members {
            let Some(of) = member.key.strip_suffix("_id") else { continue };
            let of = of.strip_prefix("repository_").unwrap_or(of);
            let of = if of == "namespace" { "project" } else { of };
            if changed.iter().any(|class| class == of) {
                member.node.value = Value::String(OTHER_ID.into());
            }
        }
    }
    token
}
