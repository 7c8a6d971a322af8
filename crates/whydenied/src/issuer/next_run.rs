//! What the next run of the same job has otherwise than the token at hand: a policy that names it lets
//! in this one run.

use super::table::Issuer;
use super::table::next_run::{How, Passing, Place, after, claim};
use crate::order;

/// What refs have otherwise, whoever issues the token.
static REFS: &[Passing] = &[
    after("refs/tags/", "tag", &["tag", "ref"], How::Version),
    after("ref_type:tag:ref:", "ref", &["ref"], How::Version),
    // <https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue>
    after("refs/heads/gh-readonly-queue/", "branch of the merge queue", &["branch", "ref"], How::Queue),
    after("refs/pull/", "pull request", &["ref"], How::Number),
    after("refs/merge-requests/", "merge request", &["ref"], How::Number),
];

/// The claims that every token has otherwise.
static REGISTERED: &[Passing] = &[claim("jti"), claim("iat"), claim("nbf"), claim("exp")];

/// A stretch of a claim that the next run has otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Offset of its first byte in the claim.
    pub(crate) start: usize,
    /// Offset after its last byte.
    pub(crate) end: usize,
    /// What people call that of which it is all or a part, such as `commit`.
    pub(crate) what: &'static str,
    /// What subjects differ in that a wildcard in its place takes.
    pub(crate) differ_in: &'static [&'static str],
}

/// What the next run of the same job has otherwise in a claim with this text, in its order; the issuer is the
/// one of these whose the token may be.
pub(crate) fn changes<'i>(
    issuers: impl Iterator<Item = &'i Issuer> + Clone,
    path: &str,
    text: &str,
) -> Vec<Change> {
    found(issuers, path, text, |how| how != How::OfKind)
}

/// What another run has otherwise, be it one of another kind.
pub(crate) fn changes_of_any_kind<'i>(
    issuers: impl Iterator<Item = &'i Issuer> + Clone,
    path: &str,
    text: &str,
) -> Vec<Change> {
    found(issuers, path, text, |_| true)
}

/// Of those that fit one place the first is the one: a part of the subject before a ref in it, and that before
/// the whole of a claim.
fn found<'i>(
    issuers: impl Iterator<Item = &'i Issuer> + Clone,
    path: &str,
    text: &str,
    wanted: fn(How) -> bool,
) -> Vec<Change> {
    let mut of_subject = issuers.clone().filter(|_| path == "sub");
    let parts = of_subject.find_map(|issuer| issuer.take_apart(text)).unwrap_or_default();
    let own = issuers.flat_map(|issuer| issuer.passing);
    let of_parts = own.clone().filter(|row| row.is_part()).chain(REFS);
    let rows = of_parts.chain(own.filter(|row| !row.is_part())).chain(REGISTERED);
    let mut changes: Vec<Change> = Vec::new();
    for row in rows.filter(|row| wanted(row.how)) {
        let place = match row.place {
            Place::Part(name) => {
                parts.iter().find(|part| part.name == name).map(|part| (part.start, part.end()))
            }
            Place::PartWithout(name, other) => parts
                .iter()
                .find(|part| part.name == name && parts.iter().all(|part| part.name != other))
                .map(|part| (part.start, part.end())),
            Place::After(words) => text.find(words).map(|at| {
                let start = at + words.len();
                let rest = text.get(start..).unwrap_or_default();
                (start, start + rest.find(':').unwrap_or(rest.len()))
            }),
            Place::Claim(known) => (known == path).then_some((0, text.len())),
        };
        let Some((start, end)) = place.and_then(|(start, end)| row.how.within(text, start, end)) else {
            continue;
        };
        if changes.iter().all(|known| end <= known.start || known.end <= start) {
            changes.push(Change { start, end, what: row.what, differ_in: row.differ_in });
        }
    }
    order::sort_by_key(&mut changes, |change| change.start);
    changes
}

impl How {
    /// What of a stretch is another with the next run.
    fn within(self, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let stretch = text.get(start..end).filter(|stretch| !stretch.is_empty())?;
        match self {
            Self::Whole | Self::OfKind => Some((start, end)),
            Self::Version => {
                let digit = stretch.find(|letter: char| letter.is_ascii_digit())?;
                Some((start + digit, end))
            }
            Self::Queue => {
                let request = stretch.rfind("/pr-")?;
                Some((start + request + 1, end))
            }
            Self::Number => {
                let number = stretch.find('/').unwrap_or(stretch.len());
                stretch
                    .get(..number)?
                    .bytes()
                    .all(|byte| byte.is_ascii_digit())
                    .then_some((start, start + number))
            }
            Self::Generated => {
                let name = generated(stretch, &[5])?;
                let name = generated(name, &[4, 5, 6, 7, 8, 9, 10]).unwrap_or(name);
                Some((start + name.len() + 1, end))
            }
        }
    }
}

/// What stands before a generated ending of one of these lengths. Its letters make no words:
/// <https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go>
fn generated<'n>(name: &'n str, lengths: &[usize]) -> Option<&'n str> {
    const LETTERS: &str = "bcdfghjklmnpqrstvwxz2456789";
    let (name, ending) = name.rsplit_once('-')?;
    let is_generated =
        lengths.contains(&ending.len()) && ending.chars().all(|letter| LETTERS.contains(letter));
    is_generated.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{Place, changes};
    use crate::issuer::subject::part_names;
    use crate::issuer::{ALL, candidates, recognise};

    /// The issuer, a claim, its text, and the same with `*` for what changes.
    const CLAIMS: &[(&str, &str, &str, &str)] = &[
        (
            "agent.buildkite.com",
            "sub",
            "organization:acme:pipeline:web:ref:refs/heads/main:commit:9f3:step:",
            "organization:acme:pipeline:web:ref:refs/heads/main:commit:*:step:",
        ),
        (
            "agent.buildkite.com",
            "sub",
            "organization:acme:pipeline:web:ref:refs/tags/v1.2:commit:9f3:step:build",
            "organization:acme:pipeline:web:ref:refs/tags/v*:commit:*:step:build",
        ),
        (
            "app.terraform.io",
            "sub",
            "organization:o:project:p:workspace:w:run_phase:plan",
            "organization:o:project:p:workspace:w:run_phase:*",
        ),
        (
            "token.actions.githubusercontent.com",
            "sub",
            "repo:acme/web:ref:refs/heads/gh-readonly-queue/release/1.x/pr-812-3f5d",
            "repo:acme/web:ref:refs/heads/gh-readonly-queue/release/1.x/*",
        ),
        (
            "token.actions.githubusercontent.com",
            "sub",
            "repo:acme/web:ref:refs/tags/v1.2.3",
            "repo:acme/web:ref:refs/tags/v*",
        ),
        (
            "token.actions.githubusercontent.com",
            "sub",
            "repo:acme/web:ref:refs/tags/nightly",
            "repo:acme/web:ref:refs/tags/nightly",
        ),
        ("token.actions.githubusercontent.com", "ref", "refs/pull/12/merge", "refs/pull/*/merge"),
        (
            "token.actions.githubusercontent.com",
            "sub",
            "repo:acme/web:ref:refs/heads/main",
            "repo:acme/web:ref:refs/heads/main",
        ),
        (
            "gitlab.com",
            "sub",
            "project_path:acme/web:ref_type:tag:ref:v1.0",
            "project_path:acme/web:ref_type:tag:ref:v*",
        ),
        (
            "acme.app.spacelift.io",
            "sub",
            "space:s:stack:x:run_type:TRACKED:scope:read",
            "space:s:stack:x:run_type:TRACKED:scope:*",
        ),
        ("token.actions.githubusercontent.com", "sha", "abc", "*"),
        ("oidc.eks.us-east-1.amazonaws.com/id/1", "\"kubernetes.io\".pod.name", "web-7d4b9c-x2z4k", "web-*"),
        ("oidc.eks.us-east-1.amazonaws.com/id/1", "\"kubernetes.io\".pod.name", "busyboxplus", "busyboxplus"),
    ];

    #[test]
    fn what_changes_becomes_a_wildcard() {
        for &(issuer, path, text, expected) in CLAIMS {
            let mut pattern = text.to_owned();
            for change in changes(candidates(recognise(issuer)), path, text).into_iter().rev() {
                pattern.replace_range(change.start..change.end, "*");
            }
            assert_eq!(pattern, expected, "{text}");
        }
    }

    #[test]
    fn every_part_is_one_of_its_issuers() {
        for issuer in ALL {
            for row in issuer.passing {
                let Place::Part(name) = row.place else { continue };
                assert!(
                    issuer.subjects.iter().any(|shape| part_names(shape).any(|it| it == name)),
                    "{row:?}"
                );
            }
        }
    }
}
