//! The token is of an environment and the policy trusts deployments, or the reverse.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::Kind;
use crate::finding::page::ENVIRONMENTS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("pulumi-subject-kind", ENVIRONMENTS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is of an environment and the policy trusts deployments, or the reverse",
    why: "Deployments and environments of Pulumi Cloud share the issuer but not the form of the subject: \
          `pulumi:deploy:…` and `pulumi:environments:…`.",
    help: "add a statement for the other kind",
    example: aws(
        PULUMI,
        r#""aud":"acme","sub":"pulumi:environments:org:acme:env:prod""#,
        r#"{"StringLike":{"$url:aud":"acme","$url:sub":"pulumi:deploy:org:acme:project:Core:*"}}"#,
    ),
    near: aws(
        PULUMI,
        r#""aud":"acme","sub":"pulumi:deploy:org:acme:project:Core:stack:dev:operation:update:scope:write""#,
        r#"{"StringLike":{"$url:aud":"acme","$url:sub":"pulumi:deploy:org:acme:project:Core:*"}}"#,
    ),
};
