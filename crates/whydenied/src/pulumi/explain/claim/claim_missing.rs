//! `claim-missing`, as this service has it.

use super::meant;
use super::spelling::{spelt, written};
use crate::finding::both;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pulumi::document::Syntax;
use crate::pulumi::path::KeyPath;
use crate::{Token, issuer};

pub(crate) static KIND: Kind = both::claim_missing::KIND.citing(ISSUERS);

/// Claims that are named.
const SHOWN: usize = 6;

/// A path of which so many keys lead somewhere, and the next one does not.
pub(crate) fn cause(path: &str, depth: usize, token: &Token, syntax: Syntax) -> Cause {
    but_another(path, token, syntax).unwrap_or_else(|| absent(path, depth, token))
}

/// The claim that was meant has a path that is alike.
fn but_another(path: &str, token: &Token, syntax: Syntax) -> Option<Cause> {
    let keys = KeyPath::read(path).ok()?.keys;
    let names: Vec<_> = keys.iter().map(|key| &*key.name).collect();
    let meant = meant::near(&token.claims, &names)?;
    let message = Message::new(
        format!("The token has no claim `{path}`, but `{}`", spelt(&meant)),
        "The path of a rule starts at the token's claims, and its keys are written as the token has them.",
        format!("write `{}`", written(&meant, syntax)),
    );
    Some((&KIND, message))
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
        _ => (found_instead(path, depth, token), "test a claim that the token has".to_owned()),
    };
    (&KIND, Message::new(title, detail, help))
}

/// What there is where the path leads no further.
fn found_instead(path: &str, depth: usize, token: &Token) -> String {
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
