//! What the next run of the same job has otherwise than the token at hand: a policy that names it lets
//! in this one run.
//!
//! The documents are those of the [issuers](super::ALL); where a row rests on another page, it says so.

use super::{Issuer, subject};

/// What of a token another run has otherwise.
#[derive(Debug)]
struct Passing {
    /// The ids of the issuers; empty for what is the same at all.
    issuers: &'static [&'static str],
    place: Place,
    /// What people call it.
    what: &'static str,
    /// What subjects differ in that a wildcard in its place takes.
    differ_in: &'static [&'static str],
    how: How,
}

/// Where it stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// This part of the subject.
    Part(&'static str),
    /// This part, where the subject lacks that one.
    PartWithout(&'static str, &'static str),
    /// What follows these words in a claim, to the next colon.
    After(&'static str),
    /// All of a claim, by the keys that lead to it.
    Claim(&'static str),
}

/// How much of it is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// All of it, with every run.
    Whole,
    /// What follows the first digit.
    Version,
    /// What follows the branch that a merge queue leads to.
    Queue,
    /// What stands before the next slash.
    Number,
    /// The endings that Kubernetes gives the pods of a Deployment, a `ReplicaSet` or a Job.
    Generated,
    /// All of it, but only with runs of another kind: whoever names this kind may mean it.
    OfKind,
}

const GITHUB: &[&str] = &["github-actions", "github-enterprise-server"];
const CLUSTERS: &[&str] = &["eks", "gke"];

const fn part(
    issuers: &'static [&'static str],
    part: &'static str,
    what: &'static str,
    differ_in: &'static [&'static str],
) -> Passing {
    Passing { issuers, place: Place::Part(part), what, differ_in, how: How::Whole }
}

const fn after(
    words: &'static str,
    what: &'static str,
    differ_in: &'static [&'static str],
    how: How,
) -> Passing {
    Passing { issuers: &[], place: Place::After(words), what, differ_in, how }
}

const fn claim(issuers: &'static [&'static str], path: &'static str) -> Passing {
    Passing { issuers, place: Place::Claim(path), what: "run", differ_in: &[], how: How::Whole }
}

/// All there is; of those that fit one place the first is the one.
static ALL: &[Passing] = &[
    part(&["buildkite"], "COMMIT", "commit", &["commit"]),
    Passing { how: How::OfKind, ..part(&["buildkite"], "STEP", "step", &["step"]) },
    Passing {
        place: Place::PartWithout("STEP", "ENVIRONMENT"),
        ..part(&["bitbucket"], "STEP", "environment and step", &["environment", "step"])
    },
    part(&["bitbucket"], "STEP", "step", &["environment", "step"]),
    part(&["fly"], "MACHINE", "machine", &["machine"]),
    part(&["hcp-terraform"], "RUN_PHASE", "run phase", &["run-phase"]),
    part(&["hcp-terraform"], "OPERATION", "operation", &["operation"]),
    // A tracked run plans by `read` and applies by `write`:
    // <https://docs.spacelift.io/integrations/cloud-providers/oidc>
    part(&["spacelift"], "SCOPE", "scope", &["scope"]),
    Passing { how: How::OfKind, ..part(&["spacelift"], "RUN_TYPE", "run type", &["run-type"]) },
    part(&["circleci"], "USER_ID", "user", &["user"]),
    part(&["cognito"], "IDENTITY_ID", "identity", &["identity", "region"]),
    Passing { how: How::OfKind, ..part(&["pulumi"], "OPERATION", "operation", &["operation"]) },
    after("refs/tags/", "tag", &["tag", "ref"], How::Version),
    after("ref_type:tag:ref:", "ref", &["ref"], How::Version),
    // <https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue>
    after("refs/heads/gh-readonly-queue/", "branch of the merge queue", &["branch", "ref"], How::Queue),
    after("refs/pull/", "pull request", &["ref"], How::Number),
    after("refs/merge-requests/", "merge request", &["ref"], How::Number),
    claim(GITHUB, "sha"),
    claim(GITHUB, "head_ref"),
    claim(GITHUB, "run_id"),
    claim(GITHUB, "run_number"),
    claim(GITHUB, "run_attempt"),
    claim(GITHUB, "check_run_id"),
    claim(GITHUB, "job_workflow_sha"),
    claim(GITHUB, "workflow_sha"),
    claim(&["gitlab"], "sha"),
    claim(&["gitlab"], "pipeline_id"),
    claim(&["gitlab"], "job_id"),
    claim(&["gitlab"], "runner_id"),
    claim(&["gitlab"], "ci_config_sha"),
    claim(&["buildkite"], "build_number"),
    claim(&["buildkite"], "build_commit"),
    claim(&["buildkite"], "build_id"),
    claim(&["buildkite"], "job_id"),
    claim(&["buildkite"], "agent_id"),
    claim(&["hcp-terraform"], "terraform_run_id"),
    claim(&["hcp-terraform"], "terraform_run_phase"),
    claim(&["hcp-terraform"], "terraform_operation"),
    claim(&["spacelift"], "runId"),
    claim(&["spacelift"], "scope"),
    claim(&["circleci"], "oidc.circleci.com/job-id"),
    claim(&["circleci"], "oidc.circleci.com/pipeline-id"),
    claim(&["circleci"], "oidc.circleci.com/workflow-id"),
    claim(&["bitbucket"], "stepUuid"),
    claim(&["bitbucket"], "pipelineUuid"),
    claim(&["bitbucket"], "pipelineRunUuid"),
    Passing {
        what: "pod",
        differ_in: &["pod"],
        how: How::Generated,
        ..claim(CLUSTERS, "\"kubernetes.io\".pod.name")
    },
    claim(CLUSTERS, "\"kubernetes.io\".pod.uid"),
    claim(CLUSTERS, "\"kubernetes.io\".node.name"),
    claim(CLUSTERS, "\"kubernetes.io\".node.uid"),
    claim(&[], "jti"),
    claim(&[], "iat"),
    claim(&[], "nbf"),
    claim(&[], "exp"),
];

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

/// What the next run of the same job has otherwise in a claim with this text, in its order.
pub(crate) fn changes(issuer: Option<&Issuer>, path: &str, text: &str) -> Vec<Change> {
    found(issuer, path, text, |how| how != How::OfKind)
}

/// What another run has otherwise, be it one of another kind.
pub(crate) fn changes_of_any_kind(issuer: Option<&Issuer>, path: &str, text: &str) -> Vec<Change> {
    found(issuer, path, text, |_| true)
}

fn found(issuer: Option<&Issuer>, path: &str, text: &str, wanted: fn(How) -> bool) -> Vec<Change> {
    let parts = (path == "sub").then(|| subject::take_apart(issuer, text)).flatten().unwrap_or_default();
    let is_of = |ids: &[&str]| match issuer {
        Some(issuer) => ids.is_empty() || ids.contains(&issuer.id),
        // An issuer that is not in the tables may be a cluster or a GitLab of one's own.
        None => ids.is_empty() || ids == CLUSTERS || ids == ["gitlab"],
    };
    let mut changes: Vec<Change> = Vec::new();
    for row in ALL.iter().filter(|row| is_of(row.issuers) && wanted(row.how)) {
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
    changes.sort_by_key(|change| change.start);
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
    use super::super::{ALL as ISSUERS, recognise};
    use super::{ALL, Place, changes};
    use crate::issuer::subject::part_names;

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
            for change in changes(recognise(issuer), path, text).into_iter().rev() {
                pattern.replace_range(change.start..change.end, "*");
            }
            assert_eq!(pattern, expected, "{text}");
        }
    }

    #[test]
    fn every_part_is_one_of_its_issuers() {
        for row in ALL {
            let Place::Part(name) = row.place else { continue };
            let known = ISSUERS.iter().filter(|issuer| row.issuers.contains(&issuer.id));
            assert!(
                known.flat_map(|it| it.subjects).any(|shape| part_names(shape).any(|it| it == name)),
                "{row:?}"
            );
        }
    }
}
