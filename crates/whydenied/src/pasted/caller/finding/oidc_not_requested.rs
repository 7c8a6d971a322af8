//! The step logs in by access keys.

use super::super::call::NoToken;
use super::reason::{no_token, workflow};
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::kind::{Kind, Message};
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind =
    Kind::cause("oidc-not-requested", "https://github.com/aws-actions/configure-aws-credentials");

/// The step at that place has keys.
pub(crate) fn found(lines: &Lines, span: Span) -> NoToken {
    let message = Message::new(
        "This step logs in by access keys, so no token is asked for",
        "With `aws-access-key-id` the action calls AWS by these keys; a role is assumed by `sts:AssumeRole` then.",
        "take `aws-access-key-id` and `aws-secret-access-key` out, and name the role in `role-to-assume`",
    );
    no_token(&KIND, lines, span, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The step logs in by access keys, so no token is asked for",
    why: "With `aws-access-key-id` the action calls AWS by these keys, and assumes a role by `sts:AssumeRole`. No token is \
          sent, and the conditions of the trust policy on claims are about no such call.",
    help: "take the access keys out, and name the role in `role-to-assume`",
    example: caller(
        "on: { push: { branches: [main] } }\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: \
         ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          \
         aws-access-key-id: ${{ secrets.KEY }}\n          aws-secret-access-key: ${{ secrets.SECRET }}\n          \
         role-to-assume: arn:aws:iam::123456789012:role/deploy\n",
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
    near: caller(
        workflow!("on: { push: { branches: [main] } }\npermissions: { id-token: write }\n", ""),
        r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
};
