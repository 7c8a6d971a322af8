//! This is the request of an exchange, not a policy.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::error("request-as-policy", REST);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is the request of an exchange, not a policy",
    why: "The request says what is asked for, the policies of the issuer say who may have it.",
    help: "give the request as the request, and paste the issuer's policies",
    example: policies("curl -X POST https://api.pulumi.com/api/oauth/token -d 'scope=user:alice'"),
    near: policies(GOOD),
};
