//! HCP Terraform.

use super::table::audience::{Ask, Asks};
use super::table::field::{Field, Letters, NAME, field, plain};
use super::table::next_run::{Passing, claim, part};
use super::table::tenancy::{Shape, Tenancy, UNKNOWN};
use super::table::tokens::{Kind, OTHER, Repertoire, follows, foreign, of_kind, says};
use super::table::{Issuer, Peculiarity};

/// HCP Terraform. Terraform Enterprise issues the same tokens under its own host name.
pub(super) static HCP: Issuer = Issuer {
    id: "hcp-terraform",
    name: "HCP Terraform",
    providers: &["app.terraform.io"],
    claims: &[("sub", "the organization, project, workspace and run phase")],
    subjects: &[WORKSPACE_RUN, DEPLOYMENT_RUN],
    required_key: Some("sub"),
    source: "https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration",
    fields: FIELDS,
    peculiar: &[Peculiarity::RefusedAtRequest],
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
    asks: Asks {
        aws: Some(Ask {
            by: ", by a variable of the workspace's environment",
            ..Ask::in_workflow("sh", "TFC_AWS_WORKLOAD_IDENTITY_AUDIENCE={shell}")
        }),
        ..Asks::UNKNOWN
    },
    ..Issuer::UNNAMED
};

const WORKSPACE_RUN: &str =
    "organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:RUN_PHASE";
const DEPLOYMENT_RUN: &str =
    "organization:ORGANIZATION:project:PROJECT:stack:STACK:deployment:DEPLOYMENT:operation:OPERATION";

static FIELDS: &[Field] = &[
    ORGANIZATION,
    PROJECT,
    field("WORKSPACE", NAME, "workspace"),
    plain("RUN_PHASE", Letters::Words("_")),
    field("STACK", NAME, "stack"),
    plain("DEPLOYMENT", NAME),
    plain("OPERATION", Letters::Words("_")),
    field("ORGANIZATION_ID", Letters::Words("-"), "organization"),
    field("PROJECT_ID", Letters::Words("-"), "project"),
    field("WORKSPACE_ID", Letters::Words("-"), "workspace"),
];

const ORGANIZATION: Field = field("ORGANIZATION", NAME, "organization");
const PROJECT: Field = field("PROJECT", NAME, "project");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any workspace on HCP Terraform",
    owner: "organization",
    project: "project",
    shapes: &[Shape::of(WORKSPACE_RUN, &ORGANIZATION, &PROJECT).ending(&[
        ("workspace", "workspace:{}:run_phase:apply"),
        ("workspace", "workspace:{}:run_phase:plan"),
        ("stack", "stack:{}:deployment:{}:operation:apply"),
        ("stack", "stack:{}:deployment:{}:operation:plan"),
    ])],
    any_project_is_risky: true,
    ..UNKNOWN
};

/// A run phase of a workspace.
const fn phase(phases: &'static [(&'static str, &'static str)], label: &'static str) -> Kind {
    Kind { subject: WORKSPACE_RUN, parts: phases, label, claims: &[] }
}

/// An operation on the deployment of a stack.
const fn operation(operations: &'static [(&'static str, &'static str)], label: &'static str) -> Kind {
    Kind { subject: DEPLOYMENT_RUN, parts: operations, label, claims: &[] }
}

static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["terraform_organization_name"], "ORGANIZATION"),
        says(&["terraform_organization_id"], "ORGANIZATION_ID"),
        says(&["terraform_project_name"], "PROJECT"),
        says(&["terraform_project_id"], "PROJECT_ID"),
        says(&["terraform_workspace_name"], "WORKSPACE"),
        says(&["terraform_workspace_id"], "WORKSPACE_ID"),
        says(&["terraform_full_workspace"], "organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE"),
        says(&["terraform_run_phase"], "RUN_PHASE"),
    ],
    follows: &[
        follows("ORGANIZATION_ID", &["ORGANIZATION"], OTHER),
        follows("PROJECT_ID", &["ORGANIZATION", "PROJECT"], OTHER),
        follows("WORKSPACE_ID", &["ORGANIZATION", "PROJECT", "WORKSPACE"], OTHER),
    ],
    kinds: &[
        phase(&[("RUN_PHASE", "plan")], "plan in `WORKSPACE`"),
        phase(&[("RUN_PHASE", "apply")], "apply in `WORKSPACE`"),
        phase(&[], "`RUN_PHASE` in `WORKSPACE`"),
        operation(&[("OPERATION", "plan")], "plan of `DEPLOYMENT` in stack `STACK`"),
        operation(&[("OPERATION", "apply")], "apply of `DEPLOYMENT` in stack `STACK`"),
        operation(&[], "`OPERATION` of `DEPLOYMENT` in stack `STACK`"),
    ],
    likely: &[
        of_kind(0, "plan in `WORKSPACE`", &[]),
        of_kind(1, "apply in `WORKSPACE`", &[]),
        of_kind(3, "plan of `DEPLOYMENT` in stack `STACK`", &[]),
        of_kind(4, "apply of `DEPLOYMENT` in stack `STACK`", &[]),
        foreign("another deployment of stack `STACK`", &[("DEPLOYMENT", "another-deployment")]),
        foreign("another workspace of project `PROJECT`", &[("WORKSPACE", "another-workspace")]),
        foreign("another stack of project `PROJECT`", &[("STACK", "another-stack")]),
        foreign("another project of `ORGANIZATION`", &[("PROJECT", "another-project")]),
        foreign("another organization", &[("ORGANIZATION", "stranger")]),
    ],
    elsewhere: &[(&["ORGANIZATION"], "of `ORGANIZATION`"), (&["PROJECT"], "of project `PROJECT`")],
    ..Repertoire::PLAIN
};

static PASSING: &[Passing] = &[
    part("RUN_PHASE", "run phase", &["run-phase"]),
    part("OPERATION", "operation", &["operation"]),
    claim("terraform_run_id"),
    claim("terraform_run_phase"),
    claim("terraform_operation"),
];
