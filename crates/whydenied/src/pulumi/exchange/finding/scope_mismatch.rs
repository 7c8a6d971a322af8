//! The scope does not fit the type of token.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;
use crate::pulumi::policy::TokenType;

pub(crate) static KIND: Kind = Kind::cause("scope-mismatch", EXCHANGE).but(Confidence::Inferred);

/// A scope for another type of token than is asked for.
pub(crate) fn cause(scope: &str, token_type: TokenType) -> Cause {
    let message = Message::new(
        format!("The scope `{scope}` does not fit a token of type `{}`", token_type.name()),
        "A scope names what a token of its own type is for.",
        match token_type.scope_prefix() {
            Some(prefix) => format!("write `{prefix}NAME`, or ask for another type of token"),
            None => "leave it out, or ask for another type of token".to_owned(),
        },
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The scope does not fit the type of token",
    why: "`team:NAME` is for team tokens, `user:LOGIN` for personal ones, `runner:NAME` for runners, `admin` for \
          organization tokens.",
    help: "write the scope of that type, or ask for another type of token",
    example: asked(form!(
        "audience=urn:pulumi:org:acme&scope=team:platform&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
