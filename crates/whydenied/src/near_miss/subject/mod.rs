//! Subjects by the grammar of their issuer: which part of one differs, and what that means.

pub(crate) mod github;
pub(crate) mod kubernetes;
pub(crate) mod part;
pub(crate) mod pulumi;

use crate::finding::kind::Cause;
use crate::issuer::{self, Part};
use crate::pattern::{Divergence, Unit, diverge, matches};

/// The token's subject, and the one that a policy expects.
pub(crate) struct Subjects<'a> {
    /// The issuer's id in the tables.
    pub(crate) issuer: &'static str,
    pub(crate) expected: &'a str,
    pub(crate) actual: &'a str,
}

/// The cause that only the issuer's grammar of subjects shows.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    match it.issuer {
        "github-actions" | "github-enterprise-server" => github::cause(it),
        "pulumi" | "pulumi-v2" => pulumi::cause(it),
        "gitlab" => part::gitlab(it),
        _ if it.actual.starts_with("system:serviceaccount:") => kubernetes::cause(it),
        _ => part::cause(it),
    }
}

/// Whether one part of a subject fits what the policy has there.
fn fits(wanted: &str, actual: &str) -> bool {
    matches(wanted.chars().map(Unit::aws), actual)
}

/// A part of the token's subject, and what the policy has in its place.
struct Differing<'a> {
    part: Part<'a>,
    wanted: &'a str,
}

impl<'a> Subjects<'a> {
    /// The parts of the token's subject.
    fn parts(&self) -> Option<Vec<Part<'a>>> {
        issuer::ALL
            .iter()
            .filter(|issuer| issuer.id == self.issuer)
            .find_map(|issuer| issuer.take_apart(self.actual))
    }

    /// The part of the token's subject in which it leaves the policy's.
    fn differing(&self) -> Option<Differing<'a>> {
        let Divergence { pattern, text } = diverge(self.expected, Unit::aws, self.actual)?;
        let part = self.parts()?.into_iter().find(|part| part.start <= text.0 && text.0 <= part.end())?;
        // What both have of the part before they leave each other.
        let agreed = self.actual.get(part.start..text.0)?;
        let before = self.expected.get(..pattern.0)?;
        let start = if before.ends_with(agreed) { before.len() - agreed.len() } else { before.len() };
        let rest = self.expected.get(start..)?;
        let next = self.actual.get(part.end()..).and_then(|after| after.chars().next());
        let end = next.and_then(|next| rest.find(next)).unwrap_or(rest.len());
        let wanted = rest.get(..end).filter(|wanted| !wanted.is_empty() && *wanted != part.value)?;
        Some(Differing { part, wanted })
    }
}
