//! A rule wants another audience than the token is for.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("audience-rule-mismatch", ISSUERS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A rule wants another audience than the token is for",
    why: "Only a rule tests the `aud` of the token; the `audience` of the exchange names the organization and is compared \
          with nothing. The token that EKS gives pods for AWS is for `sts.amazonaws.com`.",
    help: "request the token for the audience that the rule wants, or write the audience that it has",
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"urn:pulumi:org:acme"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"sts.amazonaws.com"}}]"#,
    ),
};
