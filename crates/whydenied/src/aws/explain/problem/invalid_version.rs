//! There is no such version of the policy language.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};

pub(crate) static KIND: Kind = Kind::error(
    "invalid-version",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
)
.access_analyzer("INVALID_VERSION");

/// The policy's `Version` is none of the two that there are.
pub(crate) fn objection(version: &str) -> Objection {
    let message = Message::new(
        format!("There is no policy version `{version}`"),
        "A policy's version is 2012-10-17 or 2008-10-17.",
        "write `\"Version\": \"2012-10-17\"`",
    );
    Objection::new(&KIND, message).answered("The policy must contain a valid version string")
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There is no such version of the policy language",
    why: "The version is that of the language and not of your policy: 2012-10-17 or 2008-10-17.",
    help: "write `\"Version\": \"2012-10-17\"`",
    example: main(
        r#"{"Version":"2026-11-20","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity"}}"#,
    ),
    near: main(RIGHT),
};
