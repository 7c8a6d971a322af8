//! A flag of `pulumi login` says otherwise than the token.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::asked;
use crate::finding::kind::Kind;
use crate::finding::page::LOGIN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("flag-conflicts-with-token", LOGIN).but(Confidence::Observed);

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
