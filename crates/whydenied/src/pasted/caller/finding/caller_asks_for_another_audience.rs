//! The login asks for a token for another audience than the policy expects.

use super::reason::at;
use crate::finding::entry::Entry;
use crate::finding::example::caller;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::KEYS;
use crate::report::{Finding, Fix};
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::hint("caller-asks-for-another-audience", KEYS);

/// What the login at that place asks for, what the policy expects, and the edit of the workflow that asks for that.
pub(crate) fn found(lines: &Lines, span: Span, (asked, wanted): (&str, &str), fix: Fix) -> Finding {
    let message = Message::new(
        format!("The login asks for the audience `{asked}`, and the policy expects `{wanted}`"),
        "The workflow says which audience its token has. Either side may be changed to the other's.",
        format!(
            "ask for `{wanted}`: `audience` of the login, which is `sts.amazonaws.com` where it is left out"
        ),
    );
    Finding { fix: Some(fix), ..at(&KIND, lines, span, message) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The login asks for another audience than the policy expects",
    why: "The token of a workflow has the audience that its login asks for: `audience` of `configure-aws-credentials`, which \
          is `sts.amazonaws.com` where it is left out. The policy tests for another one.",
    help: "ask for the audience that the policy expects, or have the policy expect the one that is asked for",
    example: caller(ASKS, r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#),
    near: caller(ASKS, r#"{"StringEquals":{"$url:aud":"https://github.com/acme"}}"#),
};

const ASKS: &str = "on: { push: { branches: [main] } }\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: \
     ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          \
     audience: https://github.com/acme\n          role-to-assume: arn:aws:iam::123456789012:role/deploy\n          \
     aws-region: eu-west-1\n";
