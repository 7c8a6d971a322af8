//! The token is of an environment and the policy trusts deployments, or the reverse.

use super::purpose::Purpose;
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ENVIRONMENTS;
use crate::near_miss::subject::subjects::Subjects;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("pulumi-subject-kind", ENVIRONMENTS).but(Confidence::Inferred);

/// Found where the two subjects are of different kinds: deployments, environments, ids of environments.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let (own, wanted) = (Purpose::of(it.actual)?, Purpose::of(it.expected)?);
    (own.those != wanted.those).then(|| {
        let message = Message::new(
            format!("The token {}, the policy trusts {}", own.does, wanted.those),
            format!(
                "Its subject is `{}`. Deployments and environments have subjects of their own.",
                it.actual
            ),
            format!("expect `{}` as well", it.actual),
        );
        (&KIND, message)
    })
}

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
