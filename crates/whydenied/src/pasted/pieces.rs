//! The pieces of a text that is of several kinds.
//!
//! What its own lines cut it into is looked at part by part. In a part that is no single document, such as a page without
//! code blocks, JSON and YAML that stand for whoever calls are pieces inside of it; a policy may be a program, of
//! which any line may count, so that the part itself is its piece.

#[cfg(feature = "pulumi")]
use super::caller::{Caller, Form, folded};
use super::kind::Kind;
use super::recognise::{kind_of, of_value};
use crate::report::Input;
use crate::span::Span;
#[cfg(feature = "pulumi")]
use crate::yaml;
use crate::{aws, cut, json, secret};

/// How many braces and keys of one text are tried as the beginning of a piece.
const TRIED: usize = 64;

/// The kinds of a text with their places: of each part in its order, what stands inside of it last.
pub(super) fn of(text: &str) -> Vec<(Kind, Span)> {
    let mut pieces = Vec::new();
    let mut tries = TRIED;
    for part in cut::parts(text) {
        let Some(own) = text.get(part.span.start..part.span.end) else { continue };
        let shift = |span: Span| Span::new(part.span.start + span.start, part.span.start + span.end);
        let whole = trimmed(own);
        if is_document(own) {
            let kinds = kinds(own);
            pieces.extend(kinds.into_iter().map(|kind| (kind, shift(whole))));
            continue;
        }
        let inside = inside(own, &mut tries);
        let rest = without(own, &inside);
        if !rest.trim().is_empty() {
            pieces.extend(kinds(&rest).into_iter().map(|kind| (kind, shift(whole))));
        }
        pieces.extend(inside.into_iter().map(|(kind, span)| (kind, shift(span))));
    }
    pieces
}

/// Whether it is one value of JSON or documents of YAML with keys.
fn is_document(text: &str) -> bool {
    if json::parse(text).is_ok() {
        return true;
    }
    #[cfg(feature = "pulumi")]
    if let Ok(roots) = yaml::parse(text) {
        return roots.iter().any(|root| !root.members().is_empty())
            && !text.trim_start().starts_with(['{', '[']);
    }
    false
}

/// What a part is, and what it is besides: a program may have the role and whoever calls.
fn kinds(text: &str) -> Vec<Kind> {
    let kind = kind_of(text);
    let mut kinds = vec![kind];
    // Of what is unknown it was asked.
    let may_have_policy = kind != Kind::Unknown && kind.input() != Some(Input::Policy) && !is_of_json(kind);
    if may_have_policy && aws::Document::is_in(text) {
        kinds.push(Kind::TrustPolicy);
    }
    kinds
}

/// Whether such a text is JSON, or stands for itself, so that it is nothing else besides.
const fn is_of_json(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Jwt | Kind::Claims | Kind::Event | Kind::KeySet | Kind::Provider | Kind::ResourceControlPolicy
    )
}

/// The text with blanks in the places of the pieces inside of it.
fn without(text: &str, pieces: &[(Kind, Span)]) -> String {
    let mut kept = Vec::new();
    let mut at = 0;
    for (_, span) in pieces {
        kept.push(Span::new(at, span.start));
        at = span.end;
    }
    kept.push(Span::new(at, text.len()));
    cut::blanked(text, &kept)
}

fn trimmed(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    Span::new(start, text.trim_end().len().max(start))
}

/// What stands in the middle of a text and is of another side than policies, in its order.
fn inside(text: &str, tries: &mut usize) -> Vec<(Kind, Span)> {
    let mut found = Vec::new();
    let mut at = 0;
    while *tries > 0 && at < text.len() {
        let Some((kind, span)) = next(text, at, tries) else { break };
        at = span.end.max(at + 1);
        found.push((kind, span));
    }
    let has_token = found.iter().any(|(kind, _)| kind.input() == Some(Input::Token));
    if let Some((_, span)) = secret::first_jwt(text).filter(|_| !has_token)
        && !found.iter().any(|(_, other)| other.start < span.end && span.start < other.end)
    {
        found.push((Kind::Jwt, span));
        crate::order::sort_by_key(&mut found, |(_, span)| span.start);
    }
    found
}

/// The next piece from a place on: a value of JSON, or lines of YAML.
fn next(text: &str, from: usize, tries: &mut usize) -> Option<(Kind, Span)> {
    let mut at = from;
    loop {
        let braces = cut::braces(text, at);
        #[cfg(feature = "pulumi")]
        if let Some(lines) = yaml_lines(text, at, braces.map_or(text.len(), |braces| braces.start)) {
            let own = text.get(lines.start..lines.end)?;
            at = lines.end;
            if !WORDS.iter().any(|word| own.contains(word)) {
                continue;
            }
            *tries = tries.checked_sub(1)?;
            let form = yaml::parse(own).ok().and_then(|roots| Caller::form_of("", &roots));
            if let Some(form) = form {
                return Some((Kind::Caller(form), lines));
            }
            if let Some(root) = folded::manifest(own) {
                let place = |at: usize| lines.start + at;
                let span = Span::new(place(root.span.start), place(root.span.end));
                return Some((Kind::Caller(Form::Kubernetes), span));
            }
            continue;
        }
        let braces = braces?;
        *tries = tries.checked_sub(1)?;
        at = braces.start + 1;
        let Some(span) = braces.run else { continue };
        let Ok(document) = json::parse_part(text, span) else { continue };
        let kind = of_value(&document.root);
        at = span.end;
        if let Some(kind) = kind.filter(|kind| kind.input().is_some_and(|input| input != Input::Policy)) {
            return Some((kind, span));
        }
    }
}

/// Keys that the first line of whoever calls has.
#[cfg(feature = "pulumi")]
static FIRST_KEYS: [&str; 12] = [
    "apiVersion:",
    "name:",
    "run-name:",
    "on:",
    "\"on\":",
    "permissions:",
    "jobs:",
    "imports:",
    "values:",
    "settings:",
    "operationContext:",
    "stages:",
];

/// Words without one of which nobody calls.
#[cfg(feature = "pulumi")]
static WORDS: [&str; 6] = ["jobs:", "kind:", "fn::open", "operationContext:", "script:", "id_tokens:"];

/// The lines from the first one that may begin a document of YAML to the last that may belong to it; none from a place on.
#[cfg(feature = "pulumi")]
fn yaml_lines(text: &str, from: usize, before: usize) -> Option<Span> {
    let mut run: Option<(Span, usize)> = None;
    let mut at = from;
    // A piece ends at the end of a line or inside of one, whose rest begins none.
    if from > 0 && !text.get(..from)?.ends_with('\n') {
        at += text.get(from..)?.find('\n')? + 1;
    }
    for line in text.get(at..)?.split_inclusive('\n') {
        let bare = line.trim();
        let indent = line.len() - line.trim_start().len();
        match &mut run {
            None if at >= before => return None,
            None => {
                let begins = |key: &&str| {
                    bare.strip_prefix(*key).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                };
                if !bare.ends_with(',') && FIRST_KEYS.iter().any(begins) {
                    run = Some((Span::new(at, at + line.trim_end().len()), indent));
                }
            }
            Some((span, first)) => {
                let is_key = || {
                    let name = bare.split(": ").next().unwrap_or(bare);
                    let name =
                        if name.len() == bare.len() { bare.strip_suffix(':').unwrap_or("") } else { name };
                    !name.is_empty() && !name.contains(char::is_whitespace)
                };
                let goes_on = bare.is_empty()
                    || indent > *first
                    || indent == *first && (bare.starts_with(['#', '-']) || is_key());
                if !goes_on {
                    break;
                }
                if !bare.is_empty() {
                    span.end = at + line.trim_end().len();
                }
            }
        }
        at += line.len();
    }
    run.map(|(span, _)| span)
}
