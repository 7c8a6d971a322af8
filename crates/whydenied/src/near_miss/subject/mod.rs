//! Subjects by the grammar of their issuer: which part of one differs, and what that means.

pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod kubernetes;
pub(crate) mod part;
pub(crate) mod pulumi;
mod subjects;

pub(crate) use subjects::Subjects;

use crate::finding::kind::Cause;

/// The cause that only the issuer's grammar of subjects shows.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    match it.issuer {
        "github-actions" | "github-enterprise-server" => github::cause(it),
        "pulumi" | "pulumi-v2" => pulumi::cause(it),
        "gitlab" => gitlab::cause(it),
        _ if it.actual.starts_with("system:serviceaccount:") => kubernetes::cause(it),
        _ => part::cause(it),
    }
}
