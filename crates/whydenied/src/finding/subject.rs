//! Subjects by the grammar of their issuer: which part of one differs, and what that means.

use super::rule::{GITHUB, Rule, Said, say};

static GITHUB_ENVIRONMENT: Rule = Rule::cause("github-environment-replaces-ref", GITHUB);
static GITHUB_PULL_REQUEST: Rule = Rule::cause("github-pull-request-subject", GITHUB);
static GITHUB_BRANCH_OR_TAG: Rule = Rule::cause("github-branch-or-tag", GITHUB);
static GITHUB_IMMUTABLE: Rule = Rule::cause(
    "github-immutable-subject",
    "https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/",
);
static GITHUB_CUSTOMISED: Rule = Rule::cause("github-customised-subject", GITHUB);
static GITHUB_REPOSITORY: Rule = Rule::cause("github-repository-mismatch", GITHUB);
static GITHUB_REF: Rule = Rule::cause("github-ref-mismatch", GITHUB);
static GITHUB_ENVIRONMENT_NAME: Rule = Rule::cause("github-environment-mismatch", GITHUB);
static NAMESPACE: Rule = Rule::cause("kubernetes-namespace-mismatch", EKS);
static SERVICE_ACCOUNT: Rule = Rule::cause("kubernetes-service-account-mismatch", EKS);
static RUN_PHASE: Rule = Rule::cause(
    "terraform-run-phase-mismatch",
    "https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration",
);
static YAML_SUBJECT: Rule =
    Rule::cause("pulumi-yaml-subject", "https://github.com/pulumi/pulumi/issues/14509");
static PULUMI_AUDIENCE: Rule =
    Rule::cause("pulumi-audience-form", "https://www.pulumi.com/docs/esc/guides/configuring-oidc/aws/");

const EKS: &str = "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html";

/// The token's subject, or audience, and the one that a policy expects.
pub(super) struct Subjects<'a> {
    /// The issuer's id in the tables.
    pub(super) issuer: &'static str,
    pub(super) expected: &'a str,
    pub(super) actual: &'a str,
}

/// The cause that only the issuer's grammar of subjects shows.
pub(super) fn cause(it: &Subjects<'_>) -> Option<(&'static Rule, Said)> {
    match it.issuer {
        "github-actions" | "github-enterprise-server" => github(it),
        "hcp-terraform" => terraform(it),
        "pulumi" | "pulumi-v2" => pulumi(it),
        _ if it.actual.starts_with("system:serviceaccount:") => kubernetes(it),
        _ => None,
    }
}

/// `repo:OWNER/REPO:REST`, with or without numeric ids.
struct Repository<'t> {
    owner: &'t str,
    name: &'t str,
    has_ids: bool,
    rest: &'t str,
}

impl<'t> Repository<'t> {
    fn parse(subject: &'t str) -> Option<Self> {
        let (repository, rest) = subject.strip_prefix("repo:")?.split_once(':')?;
        let (owner, name) = repository.split_once('/')?;
        let bare = |part: &'t str| part.split_once('@').map_or(part, |(name, _)| name);
        Some(Self { owner: bare(owner), name: bare(name), has_ids: owner.contains('@'), rest })
    }

    fn is(&self, other: &Repository<'_>) -> bool {
        let same = |own: &str, other: &str| own == other || other == "*";
        same(self.owner, other.owner) && same(self.name, other.name)
    }
}

fn github(it: &Subjects<'_>) -> Option<(&'static Rule, Said)> {
    let Some(token) = Repository::parse(it.actual) else {
        let said = say(
            format!("The repository's subject is customised: it is `{}`", it.actual),
            "An organization or repository can choose which claims make up `sub`; the policy expects the usual form.",
            "write the policy for the customised form, or reset the subject to its default",
        );
        return Some((&GITHUB_CUSTOMISED, said));
    };
    let policy = Repository::parse(it.expected)?;
    if token.has_ids != policy.has_ids && token.is(&policy) {
        let said = say(
            format!(
                "The token's subject has the numeric ids of `{}/{}`, the policy's has none",
                token.owner, token.name
            ),
            "Repositories created, renamed or moved since 15 July 2026 have subjects such as `repo:OWNER@ID/REPO@ID:…`.",
            format!("expect `{}`", it.actual),
        );
        let reverse = say(
            format!(
                "The policy expects numeric ids of `{}/{}`, the token's subject has none",
                token.owner, token.name
            ),
            "Older repositories keep subjects without ids until they opt in.",
            format!("expect `{}`", it.actual),
        );
        return Some((&GITHUB_IMMUTABLE, if token.has_ids { said } else { reverse }));
    }
    if !token.is(&policy) {
        let said = say(
            format!(
                "The job runs in `{}/{}`, the policy trusts `{}/{}`",
                token.owner, token.name, policy.owner, policy.name
            ),
            "The subject starts with the repository that the workflow runs in.",
            "run the job in the trusted repository, or trust this one",
        );
        return Some((&GITHUB_REPOSITORY, said));
    }
    github_context(&token, &policy)
}

/// What follows the repository: an environment, a pull request, or a ref.
fn github_context(token: &Repository<'_>, policy: &Repository<'_>) -> Option<(&'static Rule, Said)> {
    let wants_ref = policy.rest.starts_with("ref:");
    let wants_environment = policy.rest.strip_prefix("environment:");
    if let Some(environment) = token.rest.strip_prefix("environment:") {
        if let Some(wanted) = wants_environment {
            let said = say(
                format!("The job runs in environment `{environment}`, the policy trusts `{wanted}`"),
                "The subject names the job's deployment environment.",
                format!("change `environment:` of the job, or trust `{environment}`"),
            );
            return Some((&GITHUB_ENVIRONMENT_NAME, said));
        }
        let said = say(
            format!("The job runs in environment `{environment}`, so its subject names that, not a branch"),
            "GitHub replaces the ref part of `sub` as soon as a job declares `environment:`.",
            format!("trust `environment:{environment}` in the policy, or drop `environment:` from the job"),
        );
        return Some((&GITHUB_ENVIRONMENT, said));
    }
    if token.rest == "pull_request" {
        let said = say(
            "The run was started by a pull request, so its subject names no branch",
            "For `pull_request` events `sub` ends in `:pull_request`, whatever the branch.",
            "run the job on `push`, or trust `pull_request` if everyone who can open one may have the role",
        );
        return Some((&GITHUB_PULL_REQUEST, said));
    }
    let reference = token.rest.strip_prefix("ref:")?;
    if let Some(wanted) = wants_environment {
        let said = say(
            format!("The job names no environment, the policy trusts environment `{wanted}`"),
            format!("Without `environment:` the subject names the ref, `{reference}` here."),
            format!("add `environment: {wanted}` to the job"),
        );
        return Some((&GITHUB_ENVIRONMENT_NAME, said));
    }
    let wanted = policy.rest.strip_prefix("ref:").filter(|_| wants_ref)?;
    let (is_tag, wants_tag) = (reference.starts_with("refs/tags/"), wanted.starts_with("refs/tags/"));
    let short = |reference: &str| {
        reference.trim_start_matches("refs/heads/").trim_start_matches("refs/tags/").to_owned()
    };
    if !wanted.starts_with("refs/") {
        let said = say(
            format!("The policy has `ref:{wanted}`, a ref is written in full"),
            format!("The token has `{reference}`."),
            format!("write `ref:{reference}`"),
        );
        return Some((&GITHUB_BRANCH_OR_TAG, said));
    }
    if is_tag != wants_tag {
        let (has, wants) = if is_tag { ("tag", "branch") } else { ("branch", "tag") };
        let said = say(
            format!(
                "The run is for the {has} `{}`, the policy trusts the {wants} `{}`",
                short(reference),
                short(wanted)
            ),
            "Branches are `refs/heads/…`, tags are `refs/tags/…`.",
            format!("trust `ref:{reference}`, or run the job for the {wants}"),
        );
        return Some((&GITHUB_BRANCH_OR_TAG, said));
    }
    let said = say(
        format!("The run is for `{}`, the policy trusts `{}`", short(reference), short(wanted)),
        "The subject names the ref that the run is for.",
        format!("run the job for `{}`, or trust `{}`", short(wanted), short(reference)),
    );
    Some((&GITHUB_REF, said))
}

fn kubernetes(it: &Subjects<'_>) -> Option<(&'static Rule, Said)> {
    let parts = |subject: &'_ str| {
        let (namespace, account) = subject.strip_prefix("system:serviceaccount:")?.split_once(':')?;
        Some((namespace.to_owned(), account.to_owned()))
    };
    let ((namespace, account), (wanted_namespace, wanted_account)) = (parts(it.actual)?, parts(it.expected)?);
    if namespace != wanted_namespace && wanted_namespace != "*" {
        let said = say(
            format!("The pod runs in namespace `{namespace}`, the policy trusts `{wanted_namespace}`"),
            "The subject of a pod's token names its namespace and its service account.",
            format!("run the pod in `{wanted_namespace}`, or trust `{namespace}`"),
        );
        return Some((&NAMESPACE, said));
    }
    let said = say(
        format!("The pod uses service account `{account}`, the policy trusts `{wanted_account}`"),
        if account == "default" {
            "A pod without `serviceAccountName` uses `default`."
        } else {
            "The subject of a pod's token names its namespace and its service account."
        },
        format!("set `serviceAccountName: {wanted_account}` in the pod, or trust `{account}`"),
    );
    Some((&SERVICE_ACCOUNT, said))
}

fn terraform(it: &Subjects<'_>) -> Option<(&'static Rule, Said)> {
    let (own, phase) = it.actual.rsplit_once(":run_phase:")?;
    let (wanted_own, wanted) = it.expected.rsplit_once(":run_phase:")?;
    (own == wanted_own).then(|| {
        let said = say(
            format!("This is the `{phase}` of a run, the policy trusts its `{wanted}` only"),
            "The subject ends in the phase, and both plan and apply assume the role.",
            "use `StringLike` and end the value in `:run_phase:*`, or set a role for each phase",
        );
        (&RUN_PHASE, said)
    })
}

fn pulumi(it: &Subjects<'_>) -> Option<(&'static Rule, Said)> {
    it.actual.ends_with(":env:<yaml>").then(|| {
        let said = say(
            "The environment was opened by a stack's configuration, so its subject ends in `<yaml>`",
            "`pulumi up` opens the environments of a stack as one without a name.",
            format!("expect `{}` as well", it.actual),
        );
        (&YAML_SUBJECT, said)
    })
}

/// `org` for Deployments and `aws:org` for environments in a project.
pub(super) fn pulumi_audience(it: &Subjects<'_>) -> Option<(&'static Rule, Said)> {
    let bare = |audience: &'_ str| audience.strip_prefix("aws:").unwrap_or(audience).to_owned();
    (it.issuer == "pulumi" && bare(it.actual) == bare(it.expected)).then(|| {
        let said = say(
            format!("The token is meant for `{}`, the policy wants `{}`", it.actual, it.expected),
            "Pulumi Deployments and environments of the default project use the organization's name, \
             environments in a project `aws:` and the name.",
            format!("expect `{}`", it.actual),
        );
        (&PULUMI_AUDIENCE, said)
    })
}
