//! The fields in which a person says what is asked of a service, by their ids. Links hold the ids: one may be added, none
//! renamed.

/// A field of one line.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub id: &'static str,
    pub label: &'static str,
    /// An example of what belongs in it.
    pub example: &'static str,
    /// Whether it is a number, and a browser takes nothing else there.
    pub is_number: bool,
}

const fn field(id: &'static str, label: &'static str, example: &'static str) -> Field {
    Field { id, label, example, is_number: false }
}

const fn number(id: &'static str, label: &'static str, example: &'static str) -> Field {
    Field { is_number: true, ..field(id, label, example) }
}

pub const ROLE_ARN: &str = "role-arn";
pub const PROVIDER: &str = "provider-arn";
pub const CLIENT_IDS: &str = "client-ids";
pub const SESSION_NAME: &str = "session-name";
pub const SOURCE_IP: &str = "source-ip";
pub const DURATION: &str = "duration";
pub const MAX_DURATION: &str = "max-duration";
pub const ACCOUNT: &str = "account";
pub const TIME: &str = "time";

/// The request to AWS, as far as it stands in fields of one line.
pub const OF_AWS: [Field; 9] = [
    field(ROLE_ARN, "Role ARN", "arn:aws:iam::123456789012:role/deploy"),
    field(
        PROVIDER,
        "Provider: its ARN or URL",
        "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    ),
    field(CLIENT_IDS, "Client IDs of the provider", "sts.amazonaws.com"),
    field(SESSION_NAME, "Session name", "deploy-42"),
    field(SOURCE_IP, "Source IP address", "203.0.113.7"),
    number(DURATION, "Requested duration, in seconds", "3600"),
    number(MAX_DURATION, "The role's maximum session duration, in seconds", "3600"),
    field(ACCOUNT, "Account of the role, if no ARN is known", "123456789012"),
    field(TIME, "Time of the call, which then judges the token's times", "2026-11-20T18:00:00Z"),
];
/// Other condition keys, one `key=value` a line.
pub const CONTEXT: &str = "context";
/// The choice to judge the token's times: `true`, or nothing.
pub const JUDGE_TIMES: &str = "judge-times";

/// Which of the calls of a workflow, of manifests or of settings is looked at: no field, but kept with what is asked for.
pub const CALL: &str = "caller-call";
/// Whether the subjects of GitHub have ids next to the names: `true`, `false`, or nothing.
pub const IMMUTABLE: &str = "caller-immutable";

/// What the text of a caller does not say. Behind `caller-` stand the engine's own names.
pub const OF_CALLER: [Field; 14] = [
    field("caller-repository", "Repository", "acme/web"),
    field("caller-default-branch", "Default branch", "main"),
    field(IMMUTABLE, "Ids in the subject", ""),
    field("caller-branch", "The run’s branch", "main"),
    field("caller-tag", "The run’s tag", "v1.2.0"),
    field("caller-event", "Event that starts it", "push"),
    field("caller-claim-keys", "Claims that the subject lists, if the repository chose them", "repo,context"),
    field(
        "caller-issuer",
        "Issuer",
        "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE",
    ),
    field("caller-organization", "Organization", "acme"),
    field("caller-project", "Project", "web"),
    field("caller-environment", "Environment", "production"),
    field("caller-stack", "Stack", "production"),
    field("caller-workspace", "Workspace", "web-production"),
    field("caller-user", "Who opens it", "alice"),
];

/// Whether a text says what that of a caller does not, or which of its calls is looked at.
#[must_use]
pub fn is_of_caller(name: &str) -> bool {
    name == CALL || OF_CALLER.iter().any(|field| field.id == name)
}

/// The engine's name of what a field of [`OF_CALLER`] says.
#[must_use]
pub fn part_of_caller(id: &str) -> &str {
    id.strip_prefix("caller-").unwrap_or(id)
}

/// The authorization policies of Pulumi Cloud: no field, but named like the fields of that side.
pub const PULUMI_POLICY: &str = "pulumi-policy";
pub const ORGANIZATION: &str = "pulumi-organization";
pub const TOKEN_TYPE: &str = "pulumi-token-type";
pub const TARGET: &str = "pulumi-target";
/// The choice to ask for admin permissions: `true`, or nothing.
pub const ADMIN: &str = "pulumi-admin";
pub const EXPIRATION: &str = "pulumi-expiration";
pub const ISSUER_URL: &str = "pulumi-issuer-url";
pub const MAX_EXPIRATION: &str = "pulumi-max-expiration";
/// What a program leaves open that the policies stand in, one `name=value` a line.
pub const PULUMI_GIVEN: &str = "pulumi-given";
/// A request as it was pasted.
pub const PULUMI_REQUEST: &str = "pulumi-request";

/// The fields of an exchange with Pulumi Cloud.
pub const OF_PULUMI: [&str; 9] = [
    ORGANIZATION,
    TOKEN_TYPE,
    TARGET,
    ADMIN,
    EXPIRATION,
    ISSUER_URL,
    MAX_EXPIRATION,
    PULUMI_GIVEN,
    PULUMI_REQUEST,
];

/// The ids of the fields of a request to AWS.
pub fn of_request() -> impl Iterator<Item = &'static str> {
    OF_AWS.iter().map(|field| field.id).chain([CONTEXT, JUDGE_TIMES])
}

/// The same with those of a caller, and which of its calls is looked at.
pub fn of_aws() -> impl Iterator<Item = &'static str> {
    of_request().chain(OF_CALLER.iter().map(|field| field.id)).chain([CALL])
}

/// Whether a text is of Pulumi Cloud's side alone: of the others both sides have the token, its keys and whoever calls.
#[must_use]
pub fn is_of_pulumi(name: &str) -> bool {
    name == PULUMI_POLICY || OF_PULUMI.contains(&name)
}
