//! This is a policy of AWS.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::error("aws-policy-as-policy", REST);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a policy of AWS",
    why: "A trust policy has statements with principals and conditions; Pulumi's authorization policies have a decision, a \
          token type and rules.",
    help: "give the trust policy to the check for AWS",
    example: policies(r#"{"Version":"2012-10-17","Statement":[]}"#),
    near: policies(GOOD),
};
