//! The job runs in another environment than the policy trusts, or in none.

use super::context::Context;
use super::github_customised_subject::CUSTOM_LABELS;
use super::sides::Sides;
use crate::finding::entry::Entry;
use crate::finding::example::issuer::{FOR_PROD, IN_PROD};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-environment-mismatch", GITHUB_TOKENS);

const ESCAPED: &str = "A colon separates the parts of a subject, so that one in a name becomes `%3A`.";

/// Found where the policy has an environment, and the job has another or none.
pub(crate) fn cause(sides: &Sides<'_>) -> Option<Cause> {
    let wanted = sides.policy.context.strip_prefix("environment:");
    match (sides.contexts(), wanted) {
        ((Context::Environment(own), _), Some(wanted)) => Some(environments(own, wanted)),
        ((Context::Ref(own), Context::Environment(wanted)), _) => Some(without(own, wanted)),
        _ => unescaped(sides),
    }
}

/// Two environments that differ; a colon in a name is escaped.
pub(crate) fn environments(own: &str, wanted: &str) -> Cause {
    let message = if own.replace("%3A", ":") == wanted {
        Message::new(
            format!("GitHub writes the environment `{wanted}` as `{own}` into the subject"),
            ESCAPED,
            format!("write `environment:{own}`"),
        )
    } else {
        Message::new(
            format!("The job runs in environment `{own}`, the policy trusts `{wanted}`"),
            "The token names the deployment environment of the job.",
            format!("change `environment:` of the job, or trust `{own}`"),
        )
    };
    (&KIND, message)
}

/// The job has no environment.
fn without(own: &str, wanted: &str) -> Cause {
    let message = Message::new(
        format!("The job names no environment, the policy trusts environment `{wanted}`"),
        format!("Without `environment:` the subject names the ref, `{own}` here."),
        format!("add `environment: {wanted}` to the job"),
    );
    (&KIND, message)
}

/// The policy has a name with a colon, which no subject has.
fn unescaped(sides: &Sides<'_>) -> Option<Cause> {
    let (own, wanted) = (sides.token.context, sides.policy.context);
    let environment = wanted.strip_prefix("environment:").filter(|name| {
        let is_claim = |word| CUSTOM_LABELS.contains(&word) || word == "pull_request" || word == "repo";
        name.contains(':') && !name.contains('*') && !name.split(':').any(is_claim)
    })?;
    let escaped = environment.replace(':', "%3A");
    let message = Message::new(
        format!("No subject has `environment:{environment}`, GitHub writes that as `{escaped}`"),
        format!("{ESCAPED} This subject ends in `{own}`."),
        format!("write `environment:{escaped}` for that environment, or trust `{own}`"),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The job runs in another environment than the policy trusts, or in none",
    why: "The subject names the deployment environment that the job declares with `environment:`. A colon in its name is \
          written `%3A`.",
    help: "change `environment:` of the job, or trust the one it has",
    example: aws(GITHUB, r#""sub":"repo:acme/web:environment:staging""#, FOR_PROD),
    near: aws(GITHUB, IN_PROD, FOR_PROD),
};
