//! The token is of another phase of the run than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::TERRAFORM;
use crate::finding::kind::{Cause, Kind, Message};
use crate::near_miss::subject::subjects::{Differing, Subjects};

pub(crate) static KIND: Kind = Kind::cause(
    "terraform-run-phase-mismatch",
    "https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration",
);

/// Found where the phase differs: `run_phase` of a run, `operation` of a workspace's token.
pub(crate) fn cause(it: &Subjects<'_>, differing: &Differing<'_>) -> Option<Cause> {
    let Differing { part, wanted } = differing;
    (it.issuer == "hcp-terraform" && matches!(part.name, "RUN_PHASE" | "OPERATION")).then(|| {
        let message = Message::new(
            format!("This is the `{}` of a run, and the policy trusts its `{wanted}` only", part.value),
            "The subject ends in the phase of the run. Plan and apply each request a token, so both assume the role.",
            "use `StringLike` and end the value in `:*`, or set a role of its own for each phase",
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is of another phase of the run than the policy trusts",
    why: "The subject of HCP Terraform ends in `run_phase:plan` or `run_phase:apply`. Both phases assume the role, so \
          that a policy for one of them fails in the other.",
    help: "use `StringLike` and end the value in `run_phase:*`, or set a role of its own for each phase",
    example: aws(
        TERRAFORM,
        r#""aud":"aws.workload.identity","sub":"organization:acme:project:infra:workspace:web:run_phase:plan""#,
        r#"{"StringEquals":{"$url:sub":"organization:acme:project:infra:workspace:web:run_phase:apply"}}"#,
    ),
    near: aws(
        TERRAFORM,
        r#""aud":"aws.workload.identity","sub":"organization:acme:project:infra:workspace:web:run_phase:plan""#,
        r#"{"StringLike":{"$url:sub":"organization:acme:project:infra:workspace:web:run_phase:*"}}"#,
    ),
};
