//! A called workflow asks for a permission that its caller does not have.

use super::super::call::NoToken;
use super::reason::no_token;
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::kind::{Kind, Message};
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::cause(
    "reusable-caller-lacks-id-token",
    "https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations",
);

/// The job that calls, at that place, may not give what the called job asks for.
pub(crate) fn found(lines: &Lines, span: Span, (job, called): (&str, &str)) -> NoToken {
    let message = Message::new(
        format!(
            "The job `{job}` calls a workflow that asks for `id-token: write`, which `{job}` does not have"
        ),
        format!(
            "A called workflow has at most the permissions of the job that calls it. GitHub does not start the run: \
             `The nested job '{called}' is requesting 'id-token: write', but is only allowed 'id-token: none'.`"
        ),
        format!("add `id-token: write` to the permissions of `{job}`"),
    );
    no_token(&KIND, lines, span, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A called workflow asks for a permission that its caller does not have",
    why: "A called workflow has at most the permissions of the job that calls it. If it asks for `id-token: write` and \
          the job has not got that, GitHub does not start the run: no token is sent, and AWS is never asked.",
    help: "add `id-token: write` to the permissions of the job that calls the workflow",
    example: caller(CALLED, SHIPS),
    near: caller(CALLED_RIGHTLY, SHIPS),
};

const SHIPS: &str = r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#;

macro_rules! called {
    ($permission:literal) => {
        concat!(
            "# .github/workflows/main.yml\non: { push: { branches: [main] } }\npermissions: { ",
            $permission,
            " }\njobs:\n  deploy:\n    uses: ./.github/workflows/ship.yml\n---\n# .github/workflows/ship.yml\n",
            "on: { workflow_call: {} }\npermissions: { id-token: write }\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    \
             steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          role-to-assume: \
             arn:aws:iam::123456789012:role/ship\n          aws-region: eu-west-1\n"
        )
    };
}
const CALLED: &str = called!("contents: read");
const CALLED_RIGHTLY: &str = called!("id-token: write");
