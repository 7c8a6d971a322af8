//! `repo:OWNER/REPOSITORY:CONTEXT`: what GitHub makes of the job, where the template is not customised.

pub(crate) mod github_branch_or_tag;
pub(crate) mod github_customised_subject;
pub(crate) mod github_environment_mismatch;
pub(crate) mod github_environment_replaces_ref;
pub(crate) mod github_immutable_subject;
pub(crate) mod github_pull_request_subject;
pub(crate) mod github_ref_mismatch;
pub(crate) mod github_repository_mismatch;
pub(crate) mod github_subject_form;

use super::{Subjects, fits};
use crate::finding::kind::{Cause, Message};
use crate::issuer::merge_queue_of;

crate::finding::entry::entries![
    github_branch_or_tag,
    github_customised_subject,
    github_environment_mismatch,
    github_environment_replaces_ref,
    github_immutable_subject,
    github_pull_request_subject,
    github_ref_mismatch,
    github_repository_mismatch,
    github_subject_form,
];

/// The start of a subject, in a token or as a pattern of a policy.
struct Repository<'t> {
    owner: Name<'t>,
    name: Name<'t>,
    context: &'t str,
}

/// A name, perhaps with the numeric id that GitHub gave it.
struct Name<'t> {
    name: &'t str,
    id: Option<&'t str>,
}

/// What the end of a subject names.
#[derive(Clone, Copy)]
enum Context<'t> {
    Environment(&'t str),
    PullRequest,
    Ref(&'t str),
    /// Something that a usual subject does not end in.
    Other,
}

impl<'t> Name<'t> {
    fn of(text: &'t str) -> Self {
        match text.split_once('@') {
            Some((name, id)) => Self { name, id: Some(id) },
            None => Self { name: text, id: None },
        }
    }
}

impl<'t> Repository<'t> {
    /// A pattern may end anywhere: what is not there is a `*`.
    fn parse(subject: &'t str) -> Option<Self> {
        let rest = subject.strip_prefix("repo:")?;
        let (repository, context) = rest.split_once(':').unwrap_or((rest, "*"));
        let (owner, name) = repository.split_once('/').unwrap_or((repository, "*"));
        Some(Self { owner: Name::of(owner), name: Name::of(name), context })
    }

    fn full_name(&self) -> String {
        format!("{}/{}", self.owner.name, self.name.name)
    }

    fn has_ids(&self) -> bool {
        self.owner.id.is_some()
    }

    /// Whether this repository has the names that the other one, of a policy, asks for.
    fn is_named(&self, wanted: &Repository<'_>) -> bool {
        fits(wanted.owner.name, self.owner.name) && fits(wanted.name.name, self.name.name)
    }

    /// The first id that is another one than the policy asks for.
    fn other_id(&self, wanted: &Repository<'t>) -> Option<(&'t str, &'t str, &'t str)> {
        [(&self.owner, &wanted.owner), (&self.name, &wanted.name)].into_iter().find_map(|(own, wanted)| {
            let (id, wanted) = own.id.zip(wanted.id)?;
            (!fits(wanted, id)).then_some((own.name, id, wanted))
        })
    }
}

impl<'t> Context<'t> {
    fn of(text: &'t str) -> Self {
        let lone = |rest: &&str| !rest.contains(':');
        if let Some(environment) = text.strip_prefix("environment:").filter(lone) {
            Self::Environment(environment)
        } else if let Some(reference) = text.strip_prefix("ref:").filter(lone) {
            Self::Ref(reference)
        } else if text == "pull_request" {
            Self::PullRequest
        } else {
            Self::Other
        }
    }
}

pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let is_usual = |repository: &Repository<'_>| !matches!(Context::of(repository.context), Context::Other);
    let Some(token) = Repository::parse(it.actual).filter(is_usual) else {
        let message = Message::new(
            format!("The subject is customised, it is `{}`", it.actual),
            "An organization or a repository can choose which claims make up `sub`; the policy expects others.",
            "write the policy for the customised subject, or reset the subject to its default",
        );
        return Some((&github_customised_subject::KIND, message));
    };
    if let Some(cause) = url(it) {
        return Some(cause);
    }
    let Some(policy) = Repository::parse(it.expected) else {
        let (label, _) = it.expected.split_once(':')?;
        let message = Message::new(
            format!(
                "The policy expects a subject that starts with `{label}:`, the token's is not customised"
            ),
            format!("The token's subject is `{}`.", it.actual),
            format!("customise the repository's subject, or expect `{}`", it.actual),
        );
        return CUSTOM_LABELS.contains(&label).then_some((&github_customised_subject::KIND, message));
    };
    repository(it, &token, &policy).or_else(|| context(&token, &policy))
}

const ESCAPED: &str = "A colon separates the parts of a subject, so that one in a name becomes `%3A`.";

/// The address of a repository in the place of its name.
fn url(it: &Subjects<'_>) -> Option<Cause> {
    let (_, named) = it.expected.strip_prefix("repo:")?.split_once("://")?;
    let address = named.split([':', '*', '?']).next().unwrap_or(named);
    let own = it.actual.strip_prefix("repo:")?.split(':').next()?;
    let message = Message::new(
        format!("The policy has the address `{address}` where the subject has `{own}`"),
        format!("The token's subject is `{}`: a repository is named by its owner and its name.", it.actual),
        format!("write `repo:{own}:` and what follows"),
    );
    Some((&github_subject_form::KIND, message))
}

/// Claims that customised subjects start with.
const CUSTOM_LABELS: [&str; 9] = [
    "actor",
    "context",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "repository_owner",
    "repository_owner_id",
];

fn repository(it: &Subjects<'_>, token: &Repository<'_>, policy: &Repository<'_>) -> Option<Cause> {
    let own = token.full_name();
    if !token.is_named(policy) {
        let message = Message::new(
            format!("The job runs in `{own}`, the policy trusts `{}`", policy.full_name()),
            "The subject starts with the repository that the workflow runs in.",
            "run the job in the trusted repository, or trust this one",
        );
        return Some((&github_repository_mismatch::KIND, message));
    }
    if let Some((name, id, wanted)) = token.other_id(policy) {
        let message = Message::new(
            format!("The policy trusts the `{name}` with the id {wanted}, this one has the id {id}"),
            "The name was given to another one since: ids stay, names do not.",
            format!("make sure that this is the `{name}` you trust, then expect `{}`", it.actual),
        );
        return Some((&github_repository_mismatch::KIND, message));
    }
    if token.has_ids() == policy.has_ids() || policy.owner.name.ends_with('*') {
        return None;
    }
    let message = if token.has_ids() {
        Message::new(
            format!("The token's subject has the numeric ids of `{own}`, the policy's has none"),
            "Repositories created, renamed or moved since 15 July 2026 have subjects such as `repo:OWNER@ID/REPO@ID:…`.",
            format!("expect `{}`", it.actual),
        )
    } else {
        Message::new(
            format!("The policy expects numeric ids of `{own}`, the token's subject has none"),
            "Older repositories keep subjects without ids until they opt in.",
            format!("expect `{}`", it.actual),
        )
    };
    Some((&github_immutable_subject::KIND, message))
}

/// What follows the repository: an environment, a pull request, or a ref.
fn context(token: &Repository<'_>, policy: &Repository<'_>) -> Option<Cause> {
    if fits(policy.context, token.context) {
        return None;
    }
    if let (Context::Environment(own), Some(wanted)) =
        (Context::of(token.context), policy.context.strip_prefix("environment:"))
    {
        return Some(environments(own, wanted));
    }
    let wanted = Context::of(policy.context);
    match (Context::of(token.context), wanted) {
        (_, Context::Other) => other(token, policy),
        (Context::Environment(environment), _) => {
            let not = if matches!(wanted, Context::PullRequest) { "pull request" } else { "branch" };
            let message = Message::new(
                format!(
                    "The job runs in environment `{environment}`, so its subject names that, not a {not}"
                ),
                "GitHub replaces the ref part of `sub` as soon as a job declares `environment:`.",
                format!(
                    "trust `environment:{environment}` in the policy, or drop `environment:` from the job"
                ),
            );
            Some((&github_environment_replaces_ref::KIND, message))
        }
        (Context::PullRequest, _) => {
            let not = if matches!(wanted, Context::Environment(_)) { "environment" } else { "branch" };
            let message = Message::new(
                format!("The run was started by a pull request, so its subject names no {not}"),
                "For `pull_request` events `sub` ends in `:pull_request`, whatever the branch.",
                "run the job on `push`, or trust `pull_request` if everyone who can open one may have the role",
            );
            Some((&github_pull_request_subject::KIND, message))
        }
        (Context::Ref(own), Context::Environment(wanted)) => {
            let message = Message::new(
                format!("The job names no environment, the policy trusts environment `{wanted}`"),
                format!("Without `environment:` the subject names the ref, `{own}` here."),
                format!("add `environment: {wanted}` to the job"),
            );
            Some((&github_environment_mismatch::KIND, message))
        }
        (Context::Ref(own), Context::PullRequest) => {
            let message = Message::new(
                format!("The run is for `{}`, the policy trusts pull requests only", short(own)),
                "For other events than `pull_request` the subject names the ref.",
                format!("trust `ref:{own}`"),
            );
            Some((&github_pull_request_subject::KIND, message))
        }
        (Context::Ref(own), Context::Ref(wanted)) => Some(refs(own, wanted)),
        (Context::Other, _) => None,
    }
}

/// The policy's value ends in something that no usual subject ends in.
fn other(token: &Repository<'_>, policy: &Repository<'_>) -> Option<Cause> {
    let wanted = policy.context;
    if wanted.starts_with("refs/") && token.context.starts_with("ref:") {
        let message = Message::new(
            format!("The policy's value lacks `ref:` before `{wanted}`"),
            format!("After the repository this subject has `{}`.", token.context),
            format!("write `ref:{wanted}`"),
        );
        return Some((&github_subject_form::KIND, message));
    }
    if wanted.contains('*') {
        return None;
    }
    let environment = wanted.strip_prefix("environment:").filter(|name| {
        let mut words = name.split(':');
        !words.any(|word| CUSTOM_LABELS.contains(&word) || word == "pull_request" || word == "repo")
    });
    if let Some(environment) = environment {
        let escaped = environment.replace(':', "%3A");
        let message = Message::new(
            format!("No subject has `environment:{environment}`, GitHub writes that as `{escaped}`"),
            format!("{ESCAPED} This subject ends in `{}`.", token.context),
            format!("write `environment:{escaped}` for that environment, or trust `{}`", token.context),
        );
        return Some((&github_environment_mismatch::KIND, message));
    }
    let label = wanted.split_once(':').map_or(wanted, |(label, _)| label);
    let (rule, title) = if CUSTOM_LABELS.contains(&label) && wanted.matches(':').count() > 1 {
        (
            &github_customised_subject::KIND,
            format!("The policy expects a subject with `{wanted}`, the token's is not customised"),
        )
    } else {
        (
            &github_subject_form::KIND,
            format!("No subject ends in `{wanted}`, this one ends in `{}`", token.context),
        )
    };
    let message = Message::new(
        title,
        "After the repository a usual subject has `environment:NAME`, `pull_request`, `ref:refs/heads/BRANCH` or \
         `ref:refs/tags/TAG`.",
        format!("write `{}` after the repository", token.context),
    );
    Some((rule, message))
}

/// Two environments that differ; a colon in a name is escaped.
pub(crate) fn environments(own: &str, wanted: &str) -> Cause {
    if own.replace("%3A", ":") == wanted {
        let message = Message::new(
            format!("GitHub writes the environment `{wanted}` as `{own}` into the subject"),
            ESCAPED,
            format!("write `environment:{own}`"),
        );
        return (&github_environment_mismatch::KIND, message);
    }
    let message = Message::new(
        format!("The job runs in environment `{own}`, the policy trusts `{wanted}`"),
        "The token names the deployment environment of the job.",
        format!("change `environment:` of the job, or trust `{own}`"),
    );
    (&github_environment_mismatch::KIND, message)
}

fn short(reference: &str) -> &str {
    let branch = reference.strip_prefix("refs/heads/");
    branch.or_else(|| reference.strip_prefix("refs/tags/")).unwrap_or(reference)
}

/// Two refs that differ.
pub(crate) fn refs(own: &str, wanted: &str) -> Cause {
    let kind = |reference: &str| if reference.starts_with("refs/tags/") { "tag" } else { "branch" };
    if !wanted.starts_with("refs/") && !wanted.starts_with('*') {
        let message = Message::new(
            format!("The policy has `ref:{wanted}`, but a ref is written in full, as `{own}`"),
            "Branches are `refs/heads/…`, tags are `refs/tags/…`.",
            format!("write `ref:refs/heads/{wanted}` for a branch"),
        );
        return (&github_branch_or_tag::KIND, message);
    }
    if let Some(base) = own.strip_prefix("refs/heads/").and_then(merge_queue_of)
        && !wanted.contains("gh-readonly-queue/")
    {
        let message = Message::new(
            format!("The run is for the merge queue of `{base}`, the policy trusts `{}`", short(wanted)),
            format!(
                "A merge queue checks each change on a temporary branch, `{}` here, of which each run has another.",
                short(own)
            ),
            format!("trust `ref:refs/heads/gh-readonly-queue/{base}/*` by `StringLike` as well"),
        );
        return (&github_ref_mismatch::KIND, message);
    }
    let (is, wants) = (kind(own), kind(wanted));
    if is != wants {
        let those = match short(wanted) {
            "*" if wants == "tag" => "tags only".to_owned(),
            "*" => "branches only".to_owned(),
            name => format!("the {wants} `{name}`"),
        };
        let message = Message::new(
            format!("The run is for the {is} `{}`, the policy trusts {those}", short(own)),
            "Branches are `refs/heads/…`, tags are `refs/tags/…`.",
            format!("trust `ref:{own}`, or run the job for a {wants}"),
        );
        return (&github_branch_or_tag::KIND, message);
    }
    let message = Message::new(
        format!("The run is for the {is} `{}`, the policy trusts `{}`", short(own), short(wanted)),
        if fits(&wanted.replace('?', "*"), own) {
            "A `?` stands for exactly one character, a `*` for any number."
        } else {
            "The token names the ref that the run is for."
        },
        format!("run the job for `{}`, or trust `{}`", short(wanted), short(own)),
    );
    (&github_ref_mismatch::KIND, message)
}
