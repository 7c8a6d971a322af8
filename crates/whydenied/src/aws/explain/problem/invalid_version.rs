//! There is no such version of the policy language.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::error(
    "invalid-version",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
)
.access_analyzer("INVALID_VERSION");

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
