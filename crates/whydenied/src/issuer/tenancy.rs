//! Who can get tokens of an issuer, and how its tokens say whose they are.
//!
//! A policy is asked what else it lets in with these: a token of another owner, of another project, for
//! another branch. Sources are those of the [issuers](super).

use super::Issuer;

/// How the tokens of an issuer say whose they are.
#[derive(Debug)]
pub(crate) struct Tenancy {
    /// Whom everyone is who can get a token, as the subject of a sentence.
    pub(crate) anyone: &'static str,
    /// What owns projects, such as `organization`.
    pub(crate) owner: &'static str,
    /// What an owner has, such as `repository`; empty where a subject names nothing below its owner.
    pub(crate) project: &'static str,
    /// The forms of a subject, the usual one first.
    pub(crate) shapes: &'static [Shape],
    /// The condition keys beside `sub`, and what a token of anybody else has there.
    pub(crate) keys: &'static [Key],
    /// Texts in front of which a customised subject names its owner; empty where subjects cannot be
    /// customised.
    pub(crate) marks: &'static [&'static str],
    /// Whether every project of an owner is more than one means to let in.
    pub(crate) any_project_is_risky: bool,
    /// Whether every branch of a project is.
    pub(crate) any_rest_is_risky: bool,
    /// The key that holds a project's id, where its name may pass to somebody else.
    pub(crate) id: Option<&'static str>,
}

/// A form of a subject: `PREFIX OWNER … PROJECT … REST`. In its prefix `{tenant}` is the end of the
/// issuer's URL.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) prefix: &'static str,
    /// What follows the owner; empty where nothing does.
    pub(crate) after_owner: &'static str,
    /// A usual project.
    pub(crate) project: &'static str,
    /// Whether a project's name may have a `/` in it.
    pub(crate) nested: bool,
    /// What follows the project; empty where nothing does.
    pub(crate) after_project: &'static str,
    /// What the rest may be: what people call it, and how it is written; `{}` is open.
    pub(crate) rests: &'static [(&'static str, &'static str)],
}

/// A condition key of an issuer.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its name after the provider's URL, or a whole key of AWS.
    pub(crate) name: &'static str,
    /// The claim it is made of.
    pub(crate) claim: &'static str,
    pub(crate) bound_to: BoundTo,
    /// What a token of anybody may have there; `{owner}` and `{project}` are those of the subject, `{}` is
    /// the name of a branch. None where tokens may lack it.
    pub(crate) values: &'static [&'static str],
    /// After what the value stands in the rest of a subject.
    pub(crate) in_rest: Option<&'static str>,
}

/// What a claim's value is tied to, and so who can have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BoundTo {
    /// Nothing: whoever requests the token chooses it.
    Nothing,
    /// What the job runs for, such as its branch.
    Rest,
    /// The workflow file, which others may use as well.
    Workflow,
    /// The person who started the job.
    Person,
    /// The project.
    Project,
    /// The owner.
    Owner,
}

/// Whether customers who have nothing to do with each other share the issuer's URL.
pub(crate) fn is_shared(issuer: &Issuer) -> bool {
    issuer.built_in || issuer.required_key.is_some() || issuer.id == "pulumi-v2"
}

/// Whether whoever requests a token of the issuer chooses its audience.
pub(crate) fn has_chosen_audience(issuer: Option<&Issuer>) -> bool {
    let keys = issuer.and_then(of).map_or(UNKNOWN.keys, |tenancy| tenancy.keys);
    keys.iter().any(|key| key.claim == "aud" && key.bound_to == BoundTo::Nothing)
}

/// What is known of an issuer's tokens.
pub(crate) fn of(issuer: &Issuer) -> Option<&'static Tenancy> {
    let shared = is_shared(issuer);
    Some(match issuer.id {
        "github-actions" if shared => &GITHUB,
        "github-actions" => &GITHUB_ENTERPRISE,
        "github-enterprise-server" => &GITHUB_SERVER,
        "gitlab" => &GITLAB,
        "hcp-terraform" => &TERRAFORM,
        "pulumi" => &PULUMI,
        "pulumi-v2" => &PULUMI_V2,
        "buildkite" => &BUILDKITE,
        "vercel" if shared => &VERCEL,
        "vercel" => &VERCEL_TEAM,
        "eks" | "gke" => &KUBERNETES,
        "circleci" => &CIRCLECI,
        "bitbucket" => &BITBUCKET,
        "fly" => &FLY,
        "spacelift" => &SPACELIFT,
        "google" => &GOOGLE,
        "cognito" => &COGNITO,
        "login-with-amazon" => &AMAZON,
        "facebook" => &FACEBOOK,
        "microsoft-sentinel" => &SENTINEL,
        _ => return None,
    })
}

const fn key(name: &'static str, bound_to: BoundTo, values: &'static [&'static str]) -> Key {
    Key { name, claim: name, bound_to, values, in_rest: None }
}

/// A key whose value the rest of a subject may state.
const fn rest(name: &'static str, after: &'static str, values: &'static [&'static str]) -> Key {
    Key { in_rest: Some(after), ..key(name, BoundTo::Rest, values) }
}

/// The audience of issuers that put in whichever is requested.
const CHOSEN_AUDIENCE: Key = key("aud", BoundTo::Nothing, &["sts.amazonaws.com"]);

/// An issuer about which nothing more is known.
pub(crate) const UNKNOWN: Tenancy = Tenancy {
    anyone: "",
    owner: "",
    project: "",
    shapes: &[],
    keys: &[CHOSEN_AUDIENCE],
    marks: &[],
    any_project_is_risky: false,
    any_rest_is_risky: false,
    id: None,
};

static GITHUB: Tenancy = Tenancy {
    anyone: "Any repository on GitHub",
    owner: "owner",
    project: "repository",
    shapes: GITHUB_SUBJECTS,
    keys: &[
        CHOSEN_AUDIENCE,
        rest("ref", "ref:", &["refs/heads/{}"]),
        rest("environment", "environment:", &[]),
        key("workflow", BoundTo::Nothing, &["deploy"]),
        key(
            "job_workflow_ref",
            BoundTo::Workflow,
            &["{owner}/{project}/.github/workflows/deploy.yml@refs/heads/main"],
        ),
        key("actor", BoundTo::Person, &["{owner}"]),
        key("actor_id", BoundTo::Person, &["900000001"]),
        key("repository", BoundTo::Project, &["{owner}/{project}"]),
        key("repository_id", BoundTo::Project, &["900000002"]),
        key("repository_owner_id", BoundTo::Owner, &["900000003"]),
        key("enterprise_id", BoundTo::Owner, &["900000004"]),
    ],
    marks: &[
        "repo:",
        "repository:",
        "repository_id:",
        "repository_owner:",
        "repository_owner_id:",
        "enterprise:",
        "enterprise_id:",
        "actor:",
        "actor_id:",
        "job_workflow_ref:",
        "workflow_ref:",
    ],
    any_project_is_risky: true,
    any_rest_is_risky: true,
    id: Some("repository_id"),
};

/// Tokens of one enterprise: nobody outside of it can take a name over.
static GITHUB_ENTERPRISE: Tenancy =
    Tenancy { anyone: "Any repository of the enterprise", id: None, ..GITHUB };

static GITHUB_SERVER: Tenancy =
    Tenancy { anyone: "Any repository on the server", keys: &[CHOSEN_AUDIENCE], id: None, ..GITHUB };

static GITHUB_SUBJECTS: &[Shape] = &[
    Shape {
        prefix: "repo:",
        after_owner: "/",
        project: "app",
        nested: false,
        after_project: ":",
        rests: &[
            ("branch", "ref:refs/heads/{}"),
            ("tag", "ref:refs/tags/{}"),
            ("environment", "environment:{}"),
            ("pull request", "pull_request"),
        ],
    },
    Shape {
        prefix: "repository:",
        after_owner: "/",
        project: "app",
        nested: false,
        after_project: ":",
        rests: &[],
    },
    Shape {
        prefix: "repository_owner:",
        after_owner: ":",
        project: "repository_visibility:public",
        nested: false,
        after_project: "",
        rests: &[],
    },
];

static GITLAB: Tenancy = Tenancy {
    anyone: "Any project on gitlab.com",
    owner: "group",
    project: "project",
    shapes: &[Shape {
        prefix: "project_path:",
        after_owner: "/",
        project: "app",
        nested: true,
        after_project: ":ref_type:",
        rests: &[("branch", "branch:ref:{}"), ("tag", "tag:ref:{}")],
    }],
    keys: &[
        CHOSEN_AUDIENCE,
        key("pipeline_source", BoundTo::Nothing, &["push"]),
        key("ref_protected", BoundTo::Nothing, &["true"]),
        key("runner_environment", BoundTo::Nothing, &["gitlab-hosted"]),
        key("user_access_level", BoundTo::Nothing, &["owner"]),
        key("user_email", BoundTo::Person, &["stranger@example.com"]),
        key("user_id", BoundTo::Person, &["900000001"]),
        key("user_login", BoundTo::Person, &["{owner}"]),
        key("project_id", BoundTo::Project, &["900000002"]),
        key("namespace_id", BoundTo::Owner, &["900000003"]),
    ],
    id: Some("project_id"),
    any_project_is_risky: true,
    ..UNKNOWN
};

static TERRAFORM: Tenancy = Tenancy {
    anyone: "Any workspace on HCP Terraform",
    owner: "organization",
    project: "project",
    shapes: &[Shape {
        prefix: "organization:",
        after_owner: ":project:",
        project: "app",
        nested: false,
        after_project: ":",
        rests: &[
            ("workspace", "workspace:{}:run_phase:apply"),
            ("workspace", "workspace:{}:run_phase:plan"),
            ("stack", "stack:{}:deployment:{}:operation:apply"),
            ("stack", "stack:{}:deployment:{}:operation:plan"),
        ],
    }],
    any_project_is_risky: true,
    ..UNKNOWN
};

static PULUMI: Tenancy = Tenancy {
    anyone: "Any organization on Pulumi Cloud",
    owner: "organization",
    project: "project or environment",
    shapes: &[
        Shape {
            prefix: "pulumi:deploy:org:",
            after_owner: ":project:",
            project: "app",
            nested: false,
            after_project: ":",
            rests: &[("stack", "stack:{}:operation:{}:scope:write")],
        },
        Shape {
            prefix: "pulumi:environments:org:",
            after_owner: ":env:",
            project: "app/dev",
            nested: true,
            after_project: "",
            rests: &[],
        },
        Shape {
            prefix: "pulumi:environments:pulumi.organization.login:",
            after_owner: ":",
            project: "currentEnvironment.name:app/dev",
            nested: true,
            after_project: "",
            rests: &[],
        },
    ],
    keys: &[key("aud", BoundTo::Owner, &["{owner}", "aws:{owner}"])],
    any_project_is_risky: true,
    ..UNKNOWN
};

static PULUMI_V2: Tenancy = Tenancy {
    anyone: "Any organization on Pulumi Cloud",
    owner: "organization",
    project: "environment",
    shapes: &[Shape {
        prefix: "pulumi:org:",
        after_owner: ":env:",
        project: "environment-id",
        nested: false,
        after_project: "",
        rests: &[],
    }],
    any_project_is_risky: true,
    ..UNKNOWN
};

static BUILDKITE: Tenancy = Tenancy {
    anyone: "Any pipeline on Buildkite",
    owner: "organization",
    project: "pipeline",
    shapes: &[Shape {
        prefix: "organization:",
        after_owner: ":pipeline:",
        project: "app",
        nested: false,
        after_project: ":",
        rests: &[("branch", "ref:refs/heads/{}:commit:{}:step:{}")],
    }],
    keys: &[
        CHOSEN_AUDIENCE,
        rest("build_branch", "ref:refs/heads/", &["{}"]),
        key("cluster_name", BoundTo::Nothing, &[]),
        key("pipeline_slug", BoundTo::Nothing, &["app"]),
        key("cluster_id", BoundTo::Project, &[]),
        key("pipeline_id", BoundTo::Project, &["90000000-0000-4000-8000-000000000002"]),
        key("organization_slug", BoundTo::Owner, &["{owner}"]),
        key("organization_id", BoundTo::Owner, &["90000000-0000-4000-8000-000000000003"]),
    ],
    any_project_is_risky: true,
    ..UNKNOWN
};

static VERCEL: Tenancy = Tenancy {
    anyone: "Any project on Vercel",
    owner: "team",
    project: "project",
    shapes: &[Shape {
        prefix: "owner:",
        after_owner: ":project:",
        project: "app",
        nested: false,
        after_project: ":environment:",
        rests: &[("environment", "{}")],
    }],
    keys: &[key("aud", BoundTo::Owner, &["https://vercel.com/{owner}"])],
    any_project_is_risky: true,
    ..UNKNOWN
};

static VERCEL_TEAM: Tenancy = Tenancy {
    anyone: "Any project of the team",
    owner: "project",
    shapes: &[Shape {
        prefix: "owner:{tenant}:project:",
        after_owner: ":environment:",
        project: "production",
        nested: false,
        after_project: "",
        rests: &[],
    }],
    ..UNKNOWN
};

static KUBERNETES: Tenancy = Tenancy {
    anyone: "Any pod of the cluster",
    owner: "namespace",
    project: "service account",
    shapes: &[Shape {
        prefix: "system:serviceaccount:",
        after_owner: ":",
        project: "app",
        nested: false,
        after_project: "",
        rests: &[],
    }],
    ..UNKNOWN
};

static CIRCLECI: Tenancy = Tenancy {
    anyone: "Any project of the CircleCI organization",
    owner: "project",
    shapes: &[
        Shape { project: "90000000-0000-4000-8000-000000000001", ..CIRCLECI_SUBJECT },
        // The second version says which code the job runs.
        Shape {
            project: "90000000-0000-4000-8000-000000000001/vcs-origin/github.com/stranger/app/vcs-ref/refs/heads/main",
            ..CIRCLECI_SUBJECT
        },
    ],
    keys: &[
        CHOSEN_AUDIENCE,
        key("oidc.circleci.com/project-id", BoundTo::Owner, &["90000000-0000-4000-8000-000000000003"]),
    ],
    ..UNKNOWN
};

const CIRCLECI_SUBJECT: Shape = Shape {
    prefix: "org/{tenant}/project/",
    after_owner: "/user/",
    project: "",
    nested: false,
    after_project: "",
    rests: &[],
};

static BITBUCKET: Tenancy = Tenancy {
    anyone: "Any repository of the workspace",
    owner: "repository",
    shapes: &[
        Shape { project: "{90000000-0000-4000-8000-000000000001}", ..BITBUCKET_SUBJECT },
        // Of a deployment, whose environment stands before the step.
        Shape {
            project: "{90000000-0000-4000-8000-000000000002}:{90000000-0000-4000-8000-000000000001}",
            ..BITBUCKET_SUBJECT
        },
    ],
    ..UNKNOWN
};

const BITBUCKET_SUBJECT: Shape =
    Shape { prefix: "{", after_owner: "}:", project: "", nested: false, after_project: "", rests: &[] };

static FLY: Tenancy = Tenancy {
    anyone: "Any application of the Fly.io organization",
    owner: "application",
    shapes: &[Shape {
        prefix: "{tenant}:",
        after_owner: ":",
        project: "3d8d413b29d089",
        nested: false,
        after_project: "",
        rests: &[],
    }],
    ..UNKNOWN
};

static SPACELIFT: Tenancy = Tenancy {
    anyone: "Any stack of the account",
    owner: "space",
    project: "stack",
    shapes: &[Shape {
        prefix: "space:",
        after_owner: ":stack:",
        project: "app",
        nested: false,
        after_project: ":",
        rests: &[("run", "run_type:{}:scope:write")],
    }],
    any_project_is_risky: true,
    ..UNKNOWN
};

/// A service account chooses the audience of its token, which is `oaud`; `aud` is its own number.
static GOOGLE: Tenancy = Tenancy {
    anyone: "Anyone with a Google account",
    keys: &[
        Key {
            name: "aud",
            claim: "azp",
            bound_to: BoundTo::Owner,
            values: &["900000000001-stranger.apps.googleusercontent.com"],
            in_rest: None,
        },
        Key {
            name: "oaud",
            claim: "aud",
            bound_to: BoundTo::Nothing,
            values: &["sts.amazonaws.com"],
            in_rest: None,
        },
        key("email", BoundTo::Owner, &["stranger@example.com"]),
        Key {
            name: "google/organization_number",
            claim: "google:organization_number",
            bound_to: BoundTo::Owner,
            values: &["900000000003"],
            in_rest: None,
        },
    ],
    ..UNKNOWN
};

static COGNITO: Tenancy = Tenancy {
    anyone: "Any identity of any Cognito identity pool",
    keys: &[
        key("aud", BoundTo::Owner, &["us-east-1:90000000-0000-4000-8000-000000000001"]),
        key("amr", BoundTo::Nothing, &["unauthenticated"]),
    ],
    ..UNKNOWN
};

static AMAZON: Tenancy = Tenancy {
    anyone: "Any user of any application with Login with Amazon",
    keys: &[
        key("app_id", BoundTo::Owner, &["amzn1.application-oa2-client.stranger"]),
        key("user_id", BoundTo::Owner, &["amzn1.account.STRANGER"]),
    ],
    ..UNKNOWN
};

static FACEBOOK: Tenancy = Tenancy {
    anyone: "Any user of any application with Facebook login",
    keys: &[
        key("app_id", BoundTo::Owner, &["900000000000001"]),
        key("id", BoundTo::Owner, &["900000000000002"]),
    ],
    ..UNKNOWN
};

/// All its tokens are of Microsoft; the session's name alone tells the customers apart.
static SENTINEL: Tenancy = Tenancy {
    anyone: "Any customer of Microsoft Sentinel",
    keys: &[
        CHOSEN_AUDIENCE,
        key(
            "sts:RoleSessionName",
            BoundTo::Owner,
            &["MicrosoftSentinel_90000000-0000-4000-8000-000000000001"],
        ),
    ],
    ..UNKNOWN
};
