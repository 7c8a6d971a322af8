//! The token opens another environment than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::Kind;
use crate::finding::page::ENVIRONMENTS;

pub(crate) static KIND: Kind = Kind::cause("pulumi-environment-mismatch", ENVIRONMENTS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token opens another environment than the policy trusts",
    why: "The subject names the environment that was opened, with its project: `PROJECT/ENVIRONMENT`. Only environments of \
          the old project `default` stand alone.",
    help: "open the trusted environment, or trust this one",
    example: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
        r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:prod"}}"#,
    ),
    near: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:web/prod""#,
        r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
    ),
};
