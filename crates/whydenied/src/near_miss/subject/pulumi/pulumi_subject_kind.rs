//! The token is of an environment and the policy trusts deployments, or the reverse.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ENVIRONMENTS;
use crate::near_miss::subject::subjects::Subjects;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("pulumi-subject-kind", ENVIRONMENTS).but(Confidence::Inferred);

/// How the subjects of environments start that are opened by their names.
pub(crate) const OF_ENVIRONMENT: &str = "pulumi:environments:";

/// How a subject starts, what the token does then, and what a policy trusts that expects such subjects.
const KINDS: [(&str, &str, &str); 3] = [
    ("pulumi:deploy:", "is for a deployment", "deployments"),
    (OF_ENVIRONMENT, "opens an environment", "environments"),
    ("pulumi:org:", "opens an environment by its id", "ids of environments"),
];

/// Found where the two subjects are of different kinds: deployments, environments, ids of environments.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let kind = |subject: &str| KINDS.iter().find(|(start, ..)| subject.starts_with(start));
    let ((own, does, _), (wanted, _, those)) = (kind(it.actual)?, kind(it.expected)?);
    (own != wanted).then(|| {
        let message = Message::new(
            format!("The token {does}, the policy trusts {those}"),
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
