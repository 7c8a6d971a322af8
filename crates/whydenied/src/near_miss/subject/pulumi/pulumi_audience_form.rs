//! Pulumi's audience is `ORG` here and `aws:ORG` there.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::{Cause, Kind, Message};
use crate::near_miss::subject::subjects::Subjects;

pub(crate) static KIND: Kind =
    Kind::cause("pulumi-audience-form", "https://www.pulumi.com/docs/esc/guides/configuring-oidc/aws/")
        .form();

/// Found where the two audiences are one but for `aws:` in front.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let bare = |audience: &'_ str| audience.strip_prefix("aws:").unwrap_or(audience).to_owned();
    (it.issuer == "pulumi" && bare(it.actual) == bare(it.expected)).then(|| {
        let message = Message::new(
            format!("The token is meant for `{}`, the policy wants `{}`", it.actual, it.expected),
            "Pulumi Deployments and environments of the old project `default` use the organization's name, \
             environments in other projects `aws:` and the name.",
            format!("expect `{}`", it.actual),
        );
        (&KIND, message)
    })
}

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
