//! The environment was opened by a stack's configuration, so its subject ends in `<yaml>`.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI;
use crate::finding::kind::{Cause, Kind, Message};
use crate::near_miss::subject::subjects::Subjects;

pub(crate) static KIND: Kind =
    Kind::cause("pulumi-yaml-subject", "https://github.com/pulumi/pulumi/issues/14509");

/// Found where the token's subject names `<yaml>` for its environment.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    it.actual.ends_with(":env:<yaml>").then(|| {
        let message = Message::new(
            "The environment was opened by a stack's configuration, so its subject ends in `<yaml>`",
            "`pulumi up` opens the environments of a stack as one without a name.",
            format!("expect `{}` as well", it.actual),
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The environment was opened by a stack's configuration, so its subject ends in `<yaml>`",
    why: "`pulumi up` opens the environments that a stack imports as one without a name. The subject ends in the literal \
          text `<yaml>`, and not in the environment's name.",
    help: "expect that subject as well, or open the environment by its name",
    example: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:<yaml>""#,
        r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:web/prod"}}"#,
    ),
    near: aws(
        PULUMI,
        r#""aud":"aws:acme","sub":"pulumi:environments:org:acme:env:<yaml>""#,
        r#"{"StringEquals":{"$url:aud":"aws:acme","$url:sub":"pulumi:environments:org:acme:env:<yaml>"}}"#,
    ),
};
