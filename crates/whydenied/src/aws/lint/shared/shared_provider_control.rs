//! The statement does not test what AWS demands of this provider.

use crate::finding::entry::Entry;
use crate::finding::example::risk::{ONE, github};
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::warning(
    "shared-provider-control",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html",
);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement does not test what AWS demands of this provider",
    why: "GitHub, GitLab, HCP Terraform and others issue the tokens of all their customers under one URL. Since 2025 IAM \
          saves no statement for them that does not test the key that tells the customers apart; one that was there \
          before stays as it is.",
    help: "test the key that AWS demands for the values of your own, mostly `sub`",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:repository_owner_id":"12","$url:repository_id":"34"}}"#,
    ),
    near: github(ONE),
};
