//! A job of GitLab has no token.

use super::super::call::NoToken;
use super::reason::no_token;
use crate::finding::entry::Entry;
use crate::finding::example::caller_of;
use crate::finding::example::issuer::GITLAB;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GITLAB_CLAIMS;
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::cause("job-has-no-id-token", GITLAB_CLAIMS);

/// The job at that place has no `id_tokens`.
pub(crate) fn found(lines: &Lines, span: Span, job: &str) -> NoToken {
    let message = Message::new(
        format!("The job `{job}` has no token: `id_tokens` is missing"),
        "A job gets the tokens that its `id_tokens` name, or those of what it extends. `CI_JOB_JWT` is gone since GitLab 17.0.",
        "add `id_tokens` with the audience that the provider in IAM has",
    );
    no_token(&KIND, lines, span, message)
}

/// The step of Bitbucket at that place hands on a token that it does not have.
pub(crate) fn of_bitbucket(lines: &Lines, span: Span, step: &str) -> NoToken {
    let message = Message::new(
        format!("The step `{step}` has no token: `oidc: true` is missing"),
        "A step of Bitbucket Pipelines has `BITBUCKET_STEP_OIDC_TOKEN` only where it says `oidc: true`.",
        "add `oidc: true` to the step",
    );
    no_token(&KIND, lines, span, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job has no token",
    why: "A job of GitLab gets the tokens that its `id_tokens` name, or those of what it extends and of `default`. Without \
          any, no token is sent, and AWS is never asked.",
    help: "add `id_tokens` with the audience that the provider in IAM has",
    example: caller_of(
        GITLAB,
        "deploy:\n  rules: [{if: '$CI_COMMIT_BRANCH == \"main\"'}]\n  script: [./deploy.sh]\n",
        r#"{"StringEquals":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:main"}}"#,
    ),
    near: caller_of(
        GITLAB,
        "deploy:\n  id_tokens: {AWS_TOKEN: {aud: https://gitlab.com}}\n  rules: [{if: '$CI_COMMIT_BRANCH == \"main\"'}]\n  \
         script: [./deploy.sh]\n",
        r#"{"StringEquals":{"$url:sub":"project_path:acme/web:ref_type:branch:ref:main"}}"#,
    ),
};
