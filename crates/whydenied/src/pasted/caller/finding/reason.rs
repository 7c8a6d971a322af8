//! What the reasons why no token is sent have in common.

use super::super::call::NoToken;
use crate::finding::kind::{Kind, Message};
use crate::report::{Edit, Finding, Input};
use crate::span::{Lines, Span};

/// GitHub's page on permissions of a workflow.
pub(super) const PERMISSIONS: &str =
    "https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions";

/// A reason of that kind at that place.
pub(super) fn no_token(kind: &'static Kind, lines: &Lines, span: Span, message: Message) -> NoToken {
    NoToken { finding: Box::new(at(kind, lines, span, message)), span, mend: None }
}

/// A finding of that kind at that place of the caller's text.
pub(super) fn at(kind: &'static Kind, lines: &Lines, span: Span, message: Message) -> Finding {
    Finding { span: Some(lines.place(span)), ..kind.finding(Input::Token, message) }
}

impl NoToken {
    /// The same with an edit that mends it.
    pub(crate) fn with(self, title: &'static str, edit: Option<Edit>) -> Self {
        Self { mend: edit.map(|edit| (title, edit)), ..self }
    }
}

/// A workflow with a job that logs in, for the examples: what stands before its jobs, and in the job.
macro_rules! workflow {
    ($top:literal, $job:literal) => {
        concat!(
            $top,
            "jobs:\n  deploy:\n    runs-on: ubuntu-latest\n",
            $job,
            "    steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          \
             role-to-assume: arn:aws:iam::123456789012:role/deploy\n          aws-region: eu-west-1\n"
        )
    };
}
pub(super) use workflow;
