//! Credentials that are no OIDC token but are taken for one.

use crate::secret;

/// What else is taken for a token and starts so.
static OTHERS: &[(&str, &str)] = &[
    ("AKIA", "an AWS access key id"),
    ("ASIA", "an AWS access key id"),
    ("arn:", "an ARN"),
    ("https://", "an address"),
    ("-----BEGIN", "a PEM file"),
];

/// What `text` is, if it is a credential of a known kind.
pub(super) fn kind(text: &str) -> Option<&'static str> {
    let other = || OTHERS.iter().find(|(prefix, _)| text.starts_with(prefix)).map(|&(_, kind)| kind);
    secret::kind_of(text).or_else(other)
}
