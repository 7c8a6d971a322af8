//! The token opens another environment than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ENVIRONMENTS;
use crate::near_miss::subject::subjects::{Differing, Subjects};

pub(crate) static KIND: Kind = Kind::cause("pulumi-environment-mismatch", ENVIRONMENTS);

/// Found where the subjects differ in the environment.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let Differing { part, wanted } = it.differing().filter(|it| it.part.name == "ENVIRONMENT")?;
    let value = part.value;
    let message = Message::new(
        format!("The token opens the environment `{value}`, the policy trusts `{wanted}`"),
        if value.contains('/') && !wanted.contains('/') {
            "An environment belongs to a project, and its subject names both; only those of the old project `default` \
             stand alone."
        } else {
            "The subject names the environment that was opened."
        },
        format!("open `{wanted}`, or trust `{value}`"),
    );
    Some((&KIND, message))
}

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
