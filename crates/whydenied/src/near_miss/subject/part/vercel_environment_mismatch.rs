//! The deployment is in another environment than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::VERCEL;
use crate::finding::kind::{Cause, Kind, Message};
use crate::near_miss::subject::subjects::{Differing, Subjects};

pub(crate) static KIND: Kind =
    Kind::cause("vercel-environment-mismatch", "https://vercel.com/docs/oidc/reference");

/// Found where the environment of a Vercel token differs.
pub(crate) fn cause(it: &Subjects<'_>, differing: &Differing<'_>) -> Option<Cause> {
    let Differing { part, wanted } = differing;
    (it.issuer == "vercel" && part.name == "ENVIRONMENT").then(|| {
        let value = part.value;
        let message = Message::new(
            format!("The deployment is in the environment `{value}`, the policy trusts `{wanted}`"),
            "The subject of a Vercel token ends in `development`, `preview` or `production`.",
            format!("deploy to `{wanted}`, or trust `{value}`"),
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The deployment is in another environment than the policy trusts",
    why: "The subject of a Vercel token ends in `development`, `preview` or `production`. Every branch but the production \
          branch is a preview.",
    help: "deploy to the trusted environment, or trust this one",
    example: aws(
        VERCEL,
        r#""aud":"https://vercel.com/acme","sub":"owner:acme:project:web:environment:preview""#,
        r#"{"StringEquals":{"$url:sub":"owner:acme:project:web:environment:production"}}"#,
    ),
    near: aws(
        VERCEL,
        r#""aud":"https://vercel.com/acme","sub":"owner:acme:project:web:environment:production""#,
        r#"{"StringEquals":{"$url:sub":"owner:acme:project:web:environment:production"}}"#,
    ),
};
