//! A rule wants another audience than the token is for.

use super::side_by_side::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;

pub(crate) static KIND: Kind = Kind::cause("audience-rule-mismatch", ISSUERS).form();

/// A rule about `aud` that nothing more particular is wrong with.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { expected, actual, token, .. } = *mismatch;
    if !mismatch.is_about(&["aud"]) {
        return None;
    }
    let help = match (
        expected.strip_prefix(ORGANIZATION_AUDIENCE),
        actual.strip_prefix(ORGANIZATION_AUDIENCE),
    ) {
        (Some(wanted), Some(found)) => {
            format!("request the token for `{ORGANIZATION_AUDIENCE}{wanted}`, or expect that of `{found}`")
        }
        _ if token.claim("kubernetes.io").is_some() => format!(
            "project a service account token for the audience `{expected}` into the pod, or expect `{actual}`"
        ),
        _ => format!("request the token for the audience `{expected}`, or expect `{actual}`"),
    };
    let message = Message::new(
        format!("The token is meant for `{actual}`, the rule wants `{expected}`"),
        "The rule tests the `aud` of the token itself; the `audience` of the exchange only names the \
         organization.",
        help,
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A rule wants another audience than the token is for",
    why: "Only a rule tests the `aud` of the token; the `audience` of the exchange names the organization and is compared \
          with nothing. The token that EKS gives pods for AWS is for `sts.amazonaws.com`.",
    help: "request the token for the audience that the rule wants, or write the audience that it has",
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"urn:pulumi:org:acme"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"sts.amazonaws.com"}}]"#,
    ),
};
