//! The call asks for another role than the one whose policy this is.

use super::reason::{at, workflow};
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::example::remark::ANSWER;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::report::Finding;
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::warning("caller-asks-for-another-role", STS);

/// What a verdict depends on then.
pub(crate) fn unknown(asked: &str) -> String {
    format!("trust policy of {asked}")
}

/// What the call at that place asks for, and whose policy this is.
pub(crate) fn found(lines: &Lines, span: Span, (asked, own): (&str, &str)) -> Finding {
    let message = Message::new(
        format!("The call asks for `{asked}`, and the policy is that of `{own}`"),
        "AWS reads the trust policy of the role that the call names. What this one says of the call decides nothing.",
        "paste the trust policy of the role that is asked for, or correct its ARN, path included, where it is asked for",
    );
    at(&KIND, lines, span, message)
}

/// The answer of AWS about a role in another path.
const OF_ANOTHER: &str = r#"{"Role":{"Path":"/ci/","RoleName":"deploy","RoleId":"AROAEXAMPLE","Arn":"arn:aws:iam::123456789012:role/ci/deploy","CreateDate":"2026-01-01T00:00:00Z","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity"}}}}"#;

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The call asks for another role than the one whose policy this is",
    why: "AWS reads the trust policy of the role that the call names: `role-to-assume` of a workflow, the annotation of a \
          service account, `roleArn` of settings. The policy says which role it belongs to, and that is another.",
    help: "paste the trust policy of the role that is asked for, or correct its ARN where it is asked for",
    example: caller(
        workflow!("on: { push: { branches: [main] } }\npermissions: { id-token: write }\n", ""),
        OF_ANOTHER,
    ),
    near: caller(
        workflow!("on: { push: { branches: [main] } }\npermissions: { id-token: write }\n", ""),
        ANSWER,
    ),
};
