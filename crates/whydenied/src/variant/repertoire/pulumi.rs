//! Pulumi Cloud's own tokens.

use super::{OTHER, Repertoire, another, follows, foreign, kind, lacks, of_kind, says};

const DEPLOYMENT: usize = 0;
const ENVIRONMENT: usize = 1;

pub(super) static CLOUD: Repertoire = Repertoire {
    claims: &[says(&["org"], "ORGANIZATION")],
    follows: &[follows("STACK_ID", &["ORGANIZATION", "PROJECT", "STACK"], OTHER)],
    kinds: &[
        kind(
            "pulumi:deploy:org:ORGANIZATION:project:PROJECT:stack:STACK:operation:OPERATION:scope:write",
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
            "pulumi:environments:org:ORGANIZATION:env:ENVIRONMENT",
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
        kind(
            "pulumi:environments:pulumi.organization.login:ORGANIZATION:ATTRIBUTES",
            "environment, `ATTRIBUTES`",
            &[says(&["aud"], "SERVICE:ORGANIZATION")],
        ),
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
        of_kind(DEPLOYMENT, "a deployment of `ORGANIZATION`", &[]),
        of_kind(ENVIRONMENT, "an environment of `ORGANIZATION`", &[]),
        foreign("another organization", &[("ORGANIZATION", "stranger")]),
    ],
    elsewhere: &[(&["ORGANIZATION"], "of `ORGANIZATION`"), (&["PROJECT"], "of project `PROJECT`")],
    ..Repertoire::PLAIN
};

pub(super) static CLOUD_V2: Repertoire = Repertoire {
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
    kinds: &[kind("pulumi:org:ORGANIZATION_ID:env:ENVIRONMENT_ID", "environment `ENVIRONMENT_ID`", &[])],
    likely: &[
        foreign("another environment of the organization", &[("ENVIRONMENT_ID", OTHER)]),
        foreign("another organization", &[("ORGANIZATION_ID", OTHER)]),
    ],
    elsewhere: &[(&["ORGANIZATION_ID"], "of the organization with the id `ORGANIZATION_ID`")],
    ..Repertoire::PLAIN
};
