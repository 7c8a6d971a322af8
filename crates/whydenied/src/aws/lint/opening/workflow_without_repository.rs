//! A workflow file is trusted, and not one repository.

use super::opened::Opened;
use crate::aws::lint::stranger::WORKFLOW_MARK;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GITHUB_TOKENS;
use crate::issuer::tenancy::BoundTo;

pub(crate) static KIND: Kind = Kind::warning("workflow-without-repository", GITHUB_TOKENS);

/// Adds it for a statement that lets in whoever uses a workflow file.
pub(crate) fn lint(opened: &Opened<'_>, findings: &mut Findings<'_>) {
    let (grant, subject) = (opened.grant, &opened.stranger.subject);
    let of_key = grant.first_bound_to(BoundTo::Workflow);
    let of_subject = || {
        let condition = grant.tests("sub").next()?;
        let workflow = subject.split_once(WORKFLOW_MARK)?.1;
        Some((condition, workflow.to_owned()))
    };
    let Some((condition, workflow)) = of_key.or_else(of_subject) else { return };
    let file = workflow.split('@').next().unwrap_or(&workflow);
    let message = Message::new(
        format!("Any repository that calls `{file}` gets in"),
        format!(
            "A workflow in a public repository may be called from every other one, and one in a private repository from \
             those that share it. A token with the subject `{subject}` gets in."
        ),
        format!("test the repository or its owner as well, under `{}:sub`", grant.provider.url),
    );
    findings.risk(&KIND, condition.span, message);
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A workflow file is trusted, and not one repository",
    why: "A reusable workflow in a public repository may be called from every other one. The token then belongs to the \
          caller, with `job_workflow_ref` naming the file.",
    help: "test the owner or the repository as well",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:job_workflow_ref":"acme/ci/.github/workflows/deploy.yml@refs/heads/main"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_owner_id":"12","$url:job_workflow_ref":"acme/ci/.github/workflows/deploy.yml@refs/heads/main"}}"#,
    ),
};
