//! A claim of the token does not match the rule's pattern.

use super::side_by_side::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::issuer;

pub(crate) static KIND: Kind = Kind::cause("rule-mismatch", ISSUERS).general();

/// A pattern and a value of which nothing more particular is known.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Cause {
    let Mismatch { path, expected, actual, .. } = *mismatch;
    let (wanted, own) = mismatch.differing();
    let title = if wanted.is_empty() || own.is_empty() {
        format!("The token's `{path}` is `{actual}`, the rule wants `{expected}`")
    } else if wanted == expected && own == actual {
        format!("The token's `{path}` is `{own}`, the rule wants `{wanted}`")
    } else {
        format!("The token's `{path}` has `{own}` where the rule wants `{wanted}`")
    };
    let detail = format!("It is `{actual}`, and the pattern is `{expected}`. {}", meaning(mismatch));
    (&KIND, Message::new(title, detail, "change the pattern, or what the token says"))
}

/// What the claim says in tokens of this issuer.
fn meaning(mismatch: &Mismatch<'_>) -> String {
    let path = mismatch.path;
    let known = mismatch.issuer.and_then(|issuer| issuer.claim_meaning(path));
    let known = known.or_else(|| issuer::registered_claim_meaning(path));
    known.map_or_else(String::new, |meaning| format!("`{path}` is {meaning}."))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A claim of the token does not match the rule's pattern",
    why: "All rules of a policy must match. In a pattern `*` is any number of characters, `?` at most one and `.` exactly \
          one; the whole value is compared.",
    help: "change the pattern, or what the token says",
    example: pulumi(
        IDP,
        r#""sub":"deploy-web""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"deploy-api"}}]"#,
    ),
    near: pulumi(
        IDP,
        r#""sub":"deploy-web""#,
        r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"deploy-*"}}]"#,
    ),
};
