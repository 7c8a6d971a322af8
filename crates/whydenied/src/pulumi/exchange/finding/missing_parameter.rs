//! The request lacks a parameter.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::{EXCHANGE, LOGIN};
use crate::outcome::Confidence;
use crate::pulumi::policy::TokenType;

pub(crate) static KIND: Kind = Kind::cause("missing-parameter", EXCHANGE);
pub(crate) static NO_ORGANIZATION: Kind = KIND.citing(LOGIN).but(Confidence::Observed);

/// A request without a parameter that every request of its form has.
pub(crate) fn cause(name: &str) -> Cause {
    let message = Message::new(
        format!("The request has no `{name}`"),
        "Every exchange has one.",
        format!("add `{name}`"),
    );
    (&KIND, message)
}

/// A request without a scope for a type of token that needs one.
pub(crate) fn scope(token_type: TokenType) -> Cause {
    let message = Message::new(
        format!("A token of type `{}` needs a scope, and the request has none", token_type.name()),
        "The scope says for whom the token is.",
        format!("add `scope={}NAME`", token_type.scope_prefix().unwrap_or_default()),
    );
    (&KIND, message)
}

/// A `pulumi login` whose organization neither its flags nor the token's `aud` name.
pub(crate) fn organization() -> Cause {
    let message = Message::new(
        "Neither `--oidc-org` nor the token's `aud` names the organization",
        "`pulumi login` answers: organization must be specified for token exchange",
        "add `--oidc-org ORG`",
    );
    (&NO_ORGANIZATION, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The request lacks a parameter",
    why: "Every exchange names the organization as its `audience`, its grant type, the type of its token and what it asks \
          for; a team, personal or runner token needs a scope as well.",
    help: "add the parameter",
    example: asked(form!(
        "scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
