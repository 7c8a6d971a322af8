//! The environment chooses the attributes that make up its subject.

use super::pulumi_subject_kind::OF_ENVIRONMENT;
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ENVIRONMENTS;
use crate::near_miss::subject::subjects::Subjects;

pub(crate) static KIND: Kind = Kind::cause("pulumi-subject-attributes", ENVIRONMENTS);

/// How the subject of an environment starts where it has no `subjectAttributes`.
const USUAL: &str = "pulumi:environments:org:";

/// Found where one of the two subjects is made of `subjectAttributes`, and the other is not.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let title = match (has_attributes(it.actual), has_attributes(it.expected)) {
        (true, false) => {
            "The environment makes its subject of `subjectAttributes`, the policy expects the usual one"
        }
        (false, true) => {
            "The policy expects a subject of `subjectAttributes`, the environment has the usual one"
        }
        _ => return None,
    };
    let message = Message::new(
        title,
        format!("The token's subject is `{}`.", it.actual),
        "change `subjectAttributes` in the environment, or expect the subject that it makes",
    );
    Some((&KIND, message))
}

fn has_attributes(subject: &str) -> bool {
    subject.starts_with(OF_ENVIRONMENT) && !subject.starts_with(USUAL)
}

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
