//! AWS makes no condition key of this claim.

use crate::aws::context::Context;
use crate::aws::explain::key::absence::{Absence, AbsentKey};
use crate::aws::explain::key::own_keys::own_names;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("claim-not-a-condition-key", KEYS);

/// Found where the key starts with the token's provider, and AWS makes no key of the claim that it names.
pub(crate) fn cause(absent: &AbsentKey<'_>) -> Option<Cause> {
    let context = absent.context;
    let own = &context.provider.url;
    let message = match absent.absence {
        Absence::NotAKey(claim) => Message::new(
            format!("The token has the claim `{claim}`, but AWS makes no condition key of it"),
            if claim == "azp" {
                "Where a token has an `azp`, AWS tests `:aud` against that.".to_owned()
            } else {
                readable(context)
            },
            match with_id(claim, context) {
                Some(by_id) => format!("test `{own}:{by_id}`, or `{own}:sub`"),
                None => format!("test `{own}:sub`, and have the issuer put the value there if it can"),
            },
        ),
        Absence::NoSuchKey(name) => {
            let issuer = context.provider.issuer.map_or("this issuer", |issuer| issuer.name);
            Message::new(
                format!("There is no condition key `{name}` for tokens of {issuer}"),
                readable(context),
                format!("test `{own}:sub`"),
            )
        }
        _ => return None,
    };
    Some((&KIND, message))
}

/// Which claims of the issuer AWS makes condition keys of.
fn readable(context: &Context) -> String {
    let names: Vec<_> = own_names(context).map(|name| format!("`{name}`")).collect();
    format!("Of this issuer's tokens AWS tests {}.", names.join(", "))
}

/// The key that tests the same by its id, such as `repository_owner_id` for `repository_owner`.
fn with_id(claim: &str, context: &Context) -> Option<&'static str> {
    let keys = context.provider.issuer?.condition_claims;
    keys.iter().copied().find(|key| key.strip_suffix("_id") == Some(claim))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "AWS makes no condition key of this claim",
    why: "AWS reads `aud`, `sub`, `amr` and `email` of every issuer, and some more claims of GitHub, GitLab, Buildkite, \
          CircleCI, Google and Oracle. A key of any other claim is absent, though the claim is in the token.",
    help: "test `sub`, and have the issuer put the value there; or use the claim's id, such as `repository_owner_id`",
    example: main(r#"{"StringEquals":{"$url:repository_owner":"acme"}}"#),
    near: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/heads/main","repository_owner_id":"1042""#,
        r#"{"StringEquals":{"$url:repository_owner_id":"1042"}}"#,
    ),
};
