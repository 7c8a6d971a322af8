//! Pulumi Cloud. The second version of its environment tokens has a provider URL of its own.

use super::table::field::{ALL, ANY, Field, Letters, NAME, UUID, field, plain};
use super::table::next_run::{Passing, part};
use super::table::tenancy::{BoundTo, Shape, Tenancy, UNKNOWN, key};
use super::table::tokens::{OTHER, Repertoire, another, follows, foreign, kind, lacks, of_kind, says};
use super::table::{Issuer, Peculiarity};

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
        DEPLOYMENT,
        ENVIRONMENT,
        ATTRIBUTES,
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
    fields: FIELDS,
    peculiar: &[Peculiarity::Pulumi, Peculiarity::NamedAudience],
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
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
    subjects: &[ENVIRONMENT_BY_ID],
    source: "https://www.pulumi.com/docs/esc/guides/configuring-oidc/custom-audience/",
    fields: FIELDS_V2,
    peculiar: &[Peculiarity::Pulumi, Peculiarity::SharedUrl],
    tenancy: Some(&TENANCY_V2),
    repertoire: Some(&REPERTOIRE_V2),
    ..Issuer::UNNAMED
};

/// The subject of a deployment.
const DEPLOYMENT: &str =
    "pulumi:deploy:org:ORGANIZATION:project:PROJECT:stack:STACK:operation:OPERATION:scope:write";
/// The subject of an environment.
const ENVIRONMENT: &str = "pulumi:environments:org:ORGANIZATION:env:ENVIRONMENT";
/// That of an environment whose subject is made of attributes.
const ATTRIBUTES: &str = "pulumi:environments:pulumi.organization.login:ORGANIZATION:ATTRIBUTES";
/// That of an environment in the second version.
const ENVIRONMENT_BY_ID: &str = "pulumi:org:ORGANIZATION_ID:env:ENVIRONMENT_ID";

/// Of the letters of a stack: <https://www.pulumi.com/docs/iac/concepts/stacks/>
static FIELDS: &[Field] = &[
    ORGANIZATION,
    PROJECT,
    field("STACK", Letters::Words("._-"), "stack"),
    plain("OPERATION", Letters::Words("")),
    ENVIRONMENT_NAME,
    ATTRIBUTE_LIST,
    field("STACK_ID", UUID, "stack"),
    plain("SERVICE", Letters::Words("-")),
];

static FIELDS_V2: &[Field] = &[ORGANIZATION_ID, ORGANIZATION, ENVIRONMENT_ID, ENVIRONMENT_NAME];

const ORGANIZATION: Field = field("ORGANIZATION", NAME, "organization");
const PROJECT: Field = field("PROJECT", NAME, "project");
/// Its project stands before its name; one of a stack's own configuration is `<yaml>`.
const ENVIRONMENT_NAME: Field = field("ENVIRONMENT", ANY, "environment");
const ATTRIBUTE_LIST: Field = plain("ATTRIBUTES", ALL);
const ORGANIZATION_ID: Field = field("ORGANIZATION_ID", UUID, "organization");
const ENVIRONMENT_ID: Field = field("ENVIRONMENT_ID", UUID, "environment");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any organization on Pulumi Cloud",
    owner: "organization",
    project: "project or environment",
    shapes: &[
        Shape::of(DEPLOYMENT, &ORGANIZATION, &PROJECT)
            .ending(&[("stack", "stack:{}:operation:{}:scope:write")]),
        Shape::of(ENVIRONMENT, &ORGANIZATION, &ENVIRONMENT_NAME).usually("app/dev"),
        Shape::of(ATTRIBUTES, &ORGANIZATION, &ATTRIBUTE_LIST).usually("currentEnvironment.name:app/dev"),
    ],
    keys: &[key("aud", BoundTo::Owner, &["{owner}", "aws:{owner}"])],
    any_project_is_risky: true,
    ..UNKNOWN
};

static TENANCY_V2: Tenancy = Tenancy {
    anyone: "Any organization on Pulumi Cloud",
    owner: "organization",
    project: "environment",
    shapes: &[Shape::of(ENVIRONMENT_BY_ID, &ORGANIZATION_ID, &ENVIRONMENT_ID).usually("environment-id")],
    any_project_is_risky: true,
    ..UNKNOWN
};

const OF_DEPLOYMENT: usize = 0;
const OF_ENVIRONMENT: usize = 1;

static REPERTOIRE: Repertoire = Repertoire {
    claims: &[says(&["org"], "ORGANIZATION")],
    follows: &[follows("STACK_ID", &["ORGANIZATION", "PROJECT", "STACK"], OTHER)],
    kinds: &[
        kind(
            DEPLOYMENT,
            "`OPERATION` of stack `STACK`",
            &[
                says(&["aud"], "ORGANIZATION"),
                says(&["project"], "PROJECT"),
                says(&["stack"], "STACK"),
                says(&["stackId"], "STACK_ID"),
                says(&["operation"], "OPERATION"),
                lacks(&["env"]),
                lacks(&["current_env"]),
                lacks(&["root_env"]),
                lacks(&["trigger_user"]),
            ],
        ),
        kind(
            ENVIRONMENT,
            "environment `ENVIRONMENT`",
            &[
                says(&["aud"], "SERVICE:ORGANIZATION"),
                says(&["env"], "ENVIRONMENT"),
                says(&["current_env"], "ENVIRONMENT"),
                lacks(&["project"]),
                lacks(&["stack"]),
                lacks(&["stackId"]),
                lacks(&["operation"]),
                lacks(&["deployment"]),
                lacks(&["scope"]),
            ],
        ),
        kind(ATTRIBUTES, "environment, `ATTRIBUTES`", &[says(&["aud"], "SERVICE:ORGANIZATION")]),
        kind(
            "pulumi:environments:pulumi.organization.login:ORGANIZATION",
            "any environment of `ORGANIZATION`",
            &[says(&["aud"], "SERVICE:ORGANIZATION")],
        ),
        kind("pulumi:environments:ATTRIBUTES", "environment, `ATTRIBUTES`", &[]),
    ],
    usual: &[
        ("SERVICE", "aws"),
        ("PROJECT", "another-project"),
        ("STACK", "another-stack"),
        ("OPERATION", "update"),
        ("ENVIRONMENT", "another-project/another-environment"),
    ],
    likely: &[
        another("`update` of stack `STACK`", &[("OPERATION", "update")]),
        another("`preview` of stack `STACK`", &[("OPERATION", "preview")]),
        another("`refresh` of stack `STACK`", &[("OPERATION", "refresh")]),
        another("`destroy` of stack `STACK`", &[("OPERATION", "destroy")]),
        another("`pulumi up` with an environment in its configuration", &[("ENVIRONMENT", "<yaml>")]),
        foreign("another stack of project `PROJECT`", &[("STACK", "another-stack")]),
        foreign(
            "another environment of project `ENVIRONMENT_GROUP`",
            &[("ENVIRONMENT", "ENVIRONMENT_GROUP/another-environment")],
        ),
        foreign("another project of `ORGANIZATION`", &[("PROJECT", "another-project")]),
        foreign(
            "another environment of `ORGANIZATION`",
            &[("ENVIRONMENT", "another-project/another-environment")],
        ),
        of_kind(OF_DEPLOYMENT, "a deployment of `ORGANIZATION`", &[]),
        of_kind(OF_ENVIRONMENT, "an environment of `ORGANIZATION`", &[]),
        foreign("another organization", &[("ORGANIZATION", "stranger")]),
    ],
    elsewhere: &[(&["ORGANIZATION"], "of `ORGANIZATION`"), (&["PROJECT"], "of project `PROJECT`")],
    ..Repertoire::PLAIN
};

static REPERTOIRE_V2: Repertoire = Repertoire {
    claims: &[
        says(&["https://pulumi.com/org_id"], "ORGANIZATION_ID"),
        says(&["https://pulumi.com/org"], "ORGANIZATION"),
        says(&["https://pulumi.com/current_env_id"], "ENVIRONMENT_ID"),
        says(&["https://pulumi.com/current_env"], "ENVIRONMENT"),
        says(&["https://pulumi.com/root_env_id"], "ENVIRONMENT_ID"),
        says(&["https://pulumi.com/root_env"], "ENVIRONMENT"),
    ],
    follows: &[
        follows("ENVIRONMENT_ID", &["ORGANIZATION_ID"], OTHER),
        follows("ENVIRONMENT", &["ENVIRONMENT_ID"], "another-project/another-environment"),
        follows("ORGANIZATION", &["ORGANIZATION_ID"], "stranger"),
    ],
    kinds: &[kind(ENVIRONMENT_BY_ID, "environment `ENVIRONMENT_ID`", &[])],
    likely: &[
        foreign("another environment of the organization", &[("ENVIRONMENT_ID", OTHER)]),
        foreign("another organization", &[("ORGANIZATION_ID", OTHER)]),
    ],
    elsewhere: &[(&["ORGANIZATION_ID"], "of the organization with the id `ORGANIZATION_ID`")],
    ..Repertoire::PLAIN
};

static PASSING: &[Passing] = &[part("OPERATION", "operation", &["operation"]).with_kind()];
