//! Credentials that are no OIDC token but are taken for one.

/// What a credential that starts so is.
static KINDS: &[(&str, &str)] = &[
    ("ghs_", "a GitHub installation token"),
    ("ghp_", "a GitHub personal access token"),
    ("gho_", "a GitHub OAuth token"),
    ("ghu_", "a GitHub user token"),
    ("github_pat_", "a GitHub personal access token"),
    ("glpat-", "a GitLab personal access token"),
    ("glcbt-", "a GitLab CI job token"),
    ("pul-", "a Pulumi access token"),
    ("AKIA", "an AWS access key id"),
    ("ASIA", "an AWS access key id"),
    ("IQoJ", "an AWS session token"),
    ("FwoG", "an AWS session token"),
    ("ya29.", "a Google access token"),
    ("hvs.", "a Vault token"),
    ("arn:", "an ARN"),
    ("https://", "an address"),
    ("-----BEGIN", "a PEM file"),
];

/// What `text` is, if it is a credential of a known kind.
pub(super) fn kind(text: &str) -> Option<&'static str> {
    KINDS.iter().find(|(prefix, _)| text.starts_with(prefix)).map(|&(_, kind)| kind)
}
