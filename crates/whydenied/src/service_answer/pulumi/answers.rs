//! What Pulumi Cloud, `pulumi login` and Pulumi's actions say when an exchange or its set-up fails, as
//! far as it is known. What Pulumi Cloud answers when no policy lets a token in is not published.

use crate::outcome::Confidence::{self, Documented, Observed, Unconfirmed};
use crate::report::Half::{self, Request, Setup, Token, Unknown};

/// One known text.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) speaker: Speaker,
    /// The HTTP status, where the text comes with one.
    pub(super) code: Option<&'static str>,
    /// The text, or how it starts.
    pub(super) message: &'static str,
    /// Whether a value follows that is worth showing.
    pub(super) open: bool,
    pub(super) half: Half,
    /// Where it usually comes from, and what to do about it.
    pub(super) causes: &'static [(&'static str, &'static str)],
    pub(super) confidence: Confidence,
    pub(super) source: &'static str,
}

/// Who says it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Speaker {
    Login,
    Action,
    Service,
    Environments,
    GitHub,
}

impl Speaker {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Login => "`pulumi login`",
            Self::Action => "Pulumi's GitHub action",
            Self::Service => "Pulumi Cloud",
            Self::Environments => "Pulumi ESC",
            Self::GitHub => "GitHub Actions",
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Login => "pulumi-login",
            Self::Action => "pulumi-action",
            Self::Service => "pulumi-cloud",
            Self::Environments => "pulumi-esc",
            Self::GitHub => "github-actions",
        }
    }
}

const LOGIN: &str = "https://github.com/pulumi/pulumi/blob/master/pkg/cmd/pulumi/auth/login.go";
const CREDENTIALS: &str = "https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/creds.go";
const ACTION: &str = "https://github.com/pulumi/actions-helpers/blob/main/src/auth/oauth2.ts";
const ISSUERS: &str = "https://www.pulumi.com/docs/reference/cloud-rest-api/oidc-issuers/";
const ENVIRONMENTS: &str = "https://www.pulumi.com/docs/esc/providers/login/oidc/";

/// A text of `pulumi login`, which stands in its code.
const fn login(message: &'static str, causes: &'static [(&'static str, &'static str)]) -> Answer {
    Answer {
        speaker: Speaker::Login,
        code: None,
        message,
        open: false,
        half: Request,
        causes,
        confidence: Observed,
        source: CREDENTIALS,
    }
}

/// A text of the API that manages issuers, with status 400.
const fn service(message: &'static str, causes: &'static [(&'static str, &'static str)]) -> Answer {
    let answer = login(message, causes);
    Answer { speaker: Speaker::Service, code: Some("400"), half: Setup, source: ISSUERS, ..answer }
}

/// A text about tokens of environments.
const fn environments(message: &'static str, causes: &'static [(&'static str, &'static str)]) -> Answer {
    let answer = login(message, causes);
    Answer {
        speaker: Speaker::Environments,
        half: Setup,
        confidence: Documented,
        source: ENVIRONMENTS,
        ..answer
    }
}

/// The same, where a value follows.
const fn open(mut answer: Answer) -> Answer {
    answer.open = true;
    answer
}

const OTHER_CLAIM: &[(&str, &str)] = &[(
    "the flag names another one than the token does, and the token's claim is what counts",
    "leave the flag out, or have the token requested for what the flag says",
)];
const REFUSED: &[(&str, &str)] = &[
    (
        "no authorization policy of the issuer allows this token, or one denies it",
        "paste the token and the policies: the rule that fails is marked",
    ),
    (
        "no issuer with the token's `iss` is registered in this organization",
        "register it, or ask for a token of the organization that has it",
    ),
    ("the token has expired", "exchange it right after it was issued"),
    (
        "the request asks for a token type, team, user or scope that no policy is about",
        "compare the request with the policies' `tokenType` and target",
    ),
];

/// Texts that say what is wrong.
pub(super) static ANSWERS: &[Answer] = &[
    login(
        "cannot perform token exchange when an access token is set as environment variable",
        &[(
            "`PULUMI_ACCESS_TOKEN` is set, which goes before an exchange",
            "unset `PULUMI_ACCESS_TOKEN` for this step",
        )],
    ),
    login(
        "oidc token must be specified for token exchange",
        &[(
            "`--oidc-token` is empty, often a variable that was never set",
            "print whether the variable is set",
        )],
    ),
    login(
        "organization must be specified for token exchange",
        &[(
            "there is no `--oidc-org`, and the token's `aud` is not the text `urn:pulumi:org:ORG`",
            "add `--oidc-org ORG`, or have the token issued for `urn:pulumi:org:ORG`",
        )],
    ),
    login(
        "only one of team or user may be specified for token exchange",
        &[("both `--oidc-team` and `--oidc-user` are given", "leave one of them out")],
    ),
    open(login(
        "could not parse expiration duration: ",
        &[("`--oidc-expiration` is no duration", "write it as `15m`, `2h` or `1h30m`")],
    )),
    Answer {
        half: Token,
        source: LOGIN,
        ..login(
            "Failed to read OIDC token: must be JWT or 'file://filepath'.",
            &[
                ("`--oidc-token` is a path without `file://`", "write `--oidc-token file://PATH`"),
                ("`--oidc-token` is no JWT, such as an empty or masked variable", "pass the ID token itself"),
            ],
        )
    },
    Answer {
        source: LOGIN,
        ..open(login(
            "JWT scope contains both team '",
            &[(
                "the token's `scope` names a team and a user, of which an exchange has one",
                "have the token issued for one of them",
            )],
        ))
    },
    Answer { source: LOGIN, ..open(login("conflicts with JWT aud claim organization '", OTHER_CLAIM)) },
    Answer { source: LOGIN, ..open(login("conflicts with JWT scope team '", OTHER_CLAIM)) },
    Answer { source: LOGIN, ..open(login("conflicts with JWT scope user '", OTHER_CLAIM)) },
    Answer {
        source: LOGIN,
        ..login(
            "flags are not supported for this type of backend",
            &[(
                "the login is to a backend of your own, such as `s3://` or `file://`, which exchanges no tokens",
                "log in to Pulumi Cloud: `pulumi login https://api.pulumi.com --oidc-token …`",
            )],
        )
    },
    Answer {
        confidence: Documented,
        source: "https://www.pulumi.com/docs/administration/guides/oidc-issuers/",
        ..login(
            "Post \"/api/oauth/token\": unsupported protocol scheme \"\"",
            &[(
                "the command does not know which Pulumi Cloud to log in to",
                "give its URL: `pulumi login https://api.pulumi.com --oidc-token …`",
            )],
        )
    },
    Answer {
        speaker: Speaker::GitHub,
        half: Token,
        source: "https://github.com/pulumi/auth-actions/issues/47",
        ..login(
            "Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable",
            &[
                (
                    "the job may not ask for an ID token",
                    "add `permissions: { id-token: write, contents: read }` to the job",
                ),
                (
                    "the workflow runs for a pull request of a fork, which gets no ID token",
                    "run this step on pushes, or from a workflow that the base repository starts",
                ),
            ],
        )
    },
    service(
        "policy definition can not be empty",
        &[(
            "the list of policies that was sent is empty",
            "send at least one policy: a new issuer's denies all",
        )],
    ),
    service(
        "Invalid issuer ID",
        &[(
            "the path of the request has the id of a policy, or a name, where the issuer's id belongs",
            "take the `id` from GET /api/orgs/ORG/oidc/issuers",
        )],
    ),
    service("the issuer name is required", &[("the body has no `name`", "add `name`, in a PATCH as well")]),
    service(
        "issuer jwks are statically configured, can't regenerate thumbprints",
        &[(
            "the issuer was registered with its keys, so that no certificate matters",
            "leave the thumbprints",
        )],
    ),
    service(
        "metadata object store endpoint is not configured",
        &[(
            "this Pulumi Cloud is hosted by yourselves and lacks an object store for it",
            "configure the store of the service",
        )],
    ),
    open(environments(
        "fn::open::oidc is not enabled for organization",
        &[(
            "tokens of version 2 are turned on organization by organization",
            "ask Pulumi for it, or use the login provider of the cloud, such as `fn::open::aws-login`",
        )],
    )),
    environments(
        "cannot run in an unsaved environment document",
        &[("the environment was never saved, so that it has no id for `sub`", "save it first")],
    ),
    environments(
        "does not accept subjectAttributes",
        &[(
            "the subject of version 2 is made of ids alone",
            "remove `subjectAttributes`, and test the other claims in the policy",
        )],
    ),
    environments(
        "duration must be between 1m0s and 1h0m0s",
        &[(
            "`duration` is outside of what a token of an environment may live",
            "write one from `1m` to `1h`",
        )],
    ),
];

/// Texts that say no more than that the exchange failed.
pub(super) static GENERAL: &[Answer] = &[
    Answer {
        half: Unknown,
        confidence: Unconfirmed,
        source: LOGIN,
        ..open(login("OIDC token exchange failed: ", REFUSED))
    },
    Answer {
        speaker: Speaker::Action,
        half: Unknown,
        confidence: Unconfirmed,
        source: ACTION,
        ..open(login("Invalid response from token exchange ", REFUSED))
    },
    Answer {
        speaker: Speaker::Service,
        half: Unknown,
        confidence: Unconfirmed,
        source: ACTION,
        ..login("\"error_description\"", REFUSED)
    },
];
