//! JSON that stands in another text.

use super::wanted::Wanted;
use crate::json::{self, ErrorKind, Node};
use crate::service_answer::provider::ProviderAnswer;
use crate::span::Span;

/// How many places are tried: reading from each may go on to the end.
const TRIED: usize = 64;

/// The first object in the text that looks like what is wanted, where it starts.
pub(crate) fn find(wanted: Wanted, text: &str) -> Option<Span> {
    objects(text, 0).find(|(_, root)| is_wanted(wanted, root)).map(|(span, _)| span)
}

/// Of several documents one after the other, the one that is wanted: the first of those after `first`.
pub(crate) fn second_document(wanted: Wanted, text: &str, first: Span) -> Option<Span> {
    objects(text, first.end).find(|(_, root)| is_wanted(wanted, root)).map(|(span, _)| span)
}

/// The objects that stand in the text from `from` on.
fn objects(text: &str, from: usize) -> impl Iterator<Item = (Span, Node<'_>)> {
    let mut at = from;
    let mut tried = 0;
    std::iter::from_fn(move || {
        while tried < TRIED {
            tried += 1;
            let start = at + text.get(at..)?.find('{')?;
            if let Some((span, root)) = object_at(text, start) {
                at = span.end;
                return Some((span, root));
            }
            // Within a line nothing else is likely to start.
            at = start + text.get(start..)?.find('\n').unwrap_or(1).max(1);
        }
        None
    })
}

/// The object that starts there, if it is whole. With an expression in it, it is not what AWS has.
fn object_at(text: &str, start: usize) -> Option<(Span, Node<'_>)> {
    let end = match json::parse_part(text, Span::new(start, text.len())) {
        Ok(document) => document.root.span.end,
        Err(json::Error { kind: ErrorKind::TrailingText, span }) => span.start,
        Err(_) => return None,
    };
    let root = json::parse_part(text, Span::new(start, end)).ok()?.root;
    let own = text.get(root.span.start..root.span.end)?;
    (!own.contains("${")).then_some((root.span, root))
}

fn is_wanted(wanted: Wanted, root: &Node<'_>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| root.get(name).is_some());
    match wanted {
        Wanted::Token => has(&["iss", "sub", "aud"]),
        Wanted::TrustPolicy => has(&["Statement", "AssumeRolePolicyDocument", "Role", "Roles"]),
        Wanted::ResourceControlPolicy => has(&["Statement"]),
        Wanted::Provider => ProviderAnswer::of(root).is_some(),
        Wanted::Jwks => has(&["keys"]),
        Wanted::Request => has(&["grant_type", "subject_token"]),
        Wanted::AuthorizationPolicies => has(&["policies", "decision", "oidcIssuers"]),
    }
}
