//! A flag of `pulumi login` says otherwise than the token.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::asked;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::LOGIN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("flag-conflicts-with-token", LOGIN).but(Confidence::Observed);

/// A flag of `pulumi login` and a claim of the token that say different things.
pub(crate) fn cause(flag: &str, stated: &str, claim: &str, claimed: &str) -> Cause {
    let message = Message::new(
        format!("`{flag}` says `{stated}`, the token's `{claim}` says `{claimed}`"),
        "`pulumi login` stops there, before any exchange.",
        format!("leave `{flag}` out, or have the token issued for `{stated}`"),
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A flag of `pulumi login` says otherwise than the token",
    why: "`pulumi login` takes the organization from the token's `aud` and a team or user from its `scope`. Where a flag says \
          otherwise, it stops before any exchange.",
    help: "leave the flag out, or have the token issued for what it says",
    example: asked(
        r#"{"request":"pulumi login --oidc-token file://token --oidc-org other --oidc-user alice"}"#,
    ),
    near: asked(r#"{"request":"pulumi login --oidc-token file://token --oidc-org acme --oidc-user alice"}"#),
};
