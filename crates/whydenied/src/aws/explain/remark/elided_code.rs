//! A part of the program is left out, or lost.

use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;
use crate::report::{Finding, HoleKind};

pub(crate) static KIND: Kind = Kind::hint("elided-code", GRAMMAR);

/// Brackets are missing, or dots stand for what is left out; said once.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let policy = decision.call.policy;
    let program = policy.program.as_ref()?;
    if let Some(span) = program.recovered {
        let line = policy.lines().place(span).line;
        let message = Message::new(
            format!("Brackets are missing around line {line}"),
            "The text was read by the names that such a policy has, as if they were there.",
            "compare the statements with what you have, or paste the whole program",
        );
        return Some(KIND.in_policy(policy.lines(), span, message));
    }
    let elided = program.filled.iter().find(|filled| filled.kind == HoleKind::Elided)?;
    let message = Message::new(
        format!("`{}` stands where the program goes on", elided.expression),
        "What is left out there is not known, and nothing is made up in its place.",
        "paste the whole program, or the policy as it is deployed: `aws iam get-role`",
    );
    Some(KIND.in_policy(policy.lines(), *elided.spans.first()?, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A part of the program is left out, or lost",
    why: "Pages shorten programs with dots, and copying from them loses lines that hold only a bracket. What is there is \
          read all the same, by the names that a policy has; what is not there stays open.",
    help: "paste the whole program, or the policy as it is deployed: `aws iam get-role` shows it",
    example: aws(IDP, r#""sub":"s1""#, ELIDED),
    near: aws(IDP, r#""sub":"s1""#, WHOLE),
};

const ELIDED: &str = r#"const provider = ...
new aws.iam.Role("deploy", {
    assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [{
            Effect: "Allow",
            Principal: { Federated: ... },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: { StringEquals: { "idp.example.com:sub": "s1" } },
        }],
    },
});"#;

const WHOLE: &str = r#"new aws.iam.Role("deploy", {
    assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [{
            Effect: "Allow",
            Principal: { Federated: provider.arn },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: { StringEquals: { "idp.example.com:sub": "s1" } },
        }],
    },
});"#;
