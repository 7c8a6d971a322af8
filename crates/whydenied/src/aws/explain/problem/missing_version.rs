//! The policy has no `Version`, so the rules of 2008 hold.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};

pub(crate) static KIND: Kind = Kind::hint(
    "missing-version",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
)
.access_analyzer("MISSING_VERSION");

/// The policy has no `Version`.
pub(crate) fn objection() -> Objection {
    let message = Message::new(
        "The policy has no `Version`, so the rules of 2008 hold",
        "Without it policy variables such as `${aws:username}` are literal text.",
        "add `\"Version\": \"2012-10-17\"`",
    );
    Objection::new(&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy has no `Version`, so the rules of 2008 hold",
    why: "A policy without `Version` is of 2008. Policy variables such as `${aws:username}` are literal text there.",
    help: "add `\"Version\": \"2012-10-17\"`",
    example: main(
        r#"{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity"}}"#,
    ),
    near: main(RIGHT),
};
