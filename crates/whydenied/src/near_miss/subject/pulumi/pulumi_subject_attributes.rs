//! The environment chooses the attributes that make up its subject.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::Kind;
use crate::finding::page::ENVIRONMENTS;

pub(crate) static KIND: Kind = Kind::cause("pulumi-subject-attributes", ENVIRONMENTS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The environment chooses the attributes that make up its subject",
    why: "With `subjectAttributes` the subject starts with `pulumi:environments:pulumi.organization.login:ORG` and goes on \
          with the attributes in their order. Without them it is `pulumi:environments:org:ORG:env:…`.",
    help: "expect the subject that the attributes make, or change them in the environment",
    example: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:pulumi.organization.login:acme:currentEnvironment.name:web/prod""#,
        r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
    ),
    near: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
        r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
    ),
};
