//! Pulumi Cloud. The second version of its environment tokens has a provider URL of its own.

use super::Issuer;

pub(super) static CLOUD: Issuer = Issuer {
    id: "pulumi",
    name: "Pulumi Cloud",
    providers: &["api.pulumi.com/oidc"],
    claims: &[
        ("sub", "the deployment, or the environment that was opened"),
        ("aud", "the organization, in lower case; in environments often with `aws:` before it"),
        ("current_env", "the environment that asks for the credentials"),
        ("deployment", "the deployment's version"),
        ("env", "the environment that was opened"),
        ("operation", "what the deployment does"),
        ("org", "the organization"),
        ("project", "the project"),
        ("root_env", "the environment that was opened first"),
        ("scope", "what the token is good for"),
        ("stack", "the stack"),
        ("stackId", "the stack's id"),
        ("trigger_user", "who opened the environment"),
    ],
    subjects: &[
        "pulumi:deploy:org:ORGANIZATION:project:PROJECT:stack:STACK:operation:OPERATION:scope:write",
        "pulumi:environments:org:ORGANIZATION:env:ENVIRONMENT",
        "pulumi:environments:pulumi.organization.login:ORGANIZATION:ATTRIBUTES",
        "pulumi:environments:pulumi.organization.login:ORGANIZATION",
        "pulumi:environments:ATTRIBUTES",
    ],
    // https://github.com/pulumi/esc/issues/390
    fixed_audience: Some(
        "Pulumi Cloud sets the audience itself: the organization's name, with `aws:` before it for environments in \
         a project.",
    ),
    required_key: Some("aud"),
    source: "https://www.pulumi.com/docs/deployments/guides/oidc/",
    ..Issuer::UNNAMED
};

pub(super) static CLOUD_V2: Issuer = Issuer {
    id: "pulumi-v2",
    name: "Pulumi Cloud (environments, version 2)",
    providers: &["api.pulumi.com/oidc/v2"],
    claims: &[
        ("sub", "the organization and the environment, by their ids"),
        ("https://pulumi.com/actor", "who opened the environment"),
        ("https://pulumi.com/actor_id", "the id of that user"),
        ("https://pulumi.com/current_env", "the environment that asks for the credentials"),
        ("https://pulumi.com/current_env_id", "the id of that environment"),
        ("https://pulumi.com/org", "the organization"),
        ("https://pulumi.com/org_id", "the organization's id"),
        ("https://pulumi.com/root_env", "the environment that was opened first"),
        ("https://pulumi.com/root_env_id", "the id of that environment"),
    ],
    subjects: &["pulumi:org:ORGANIZATION_ID:env:ENVIRONMENT_ID"],
    source: "https://www.pulumi.com/docs/esc/guides/configuring-oidc/custom-audience/",
    ..Issuer::UNNAMED
};
