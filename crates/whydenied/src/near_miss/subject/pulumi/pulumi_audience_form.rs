//! Pulumi's audience is `ORG` here and `aws:ORG` there.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind =
    Kind::cause("pulumi-audience-form", "https://www.pulumi.com/docs/esc/guides/configuring-oidc/aws/")
        .form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Pulumi's audience is `ORG` here and `aws:ORG` there",
    why: "Pulumi Deployments and environments of the old project `default` use the organization's name for the audience, \
          environments in other projects `aws:` and the name. It is in lower case.",
    help: "expect the audience that the token has",
    example: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
        r#"{"StringEquals":{"$url:aud":"acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
    ),
    near: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
        r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
    ),
};
