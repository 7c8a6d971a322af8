//! The key set has more keys than AWS takes.

use crate::finding::entry::Entry;
use crate::finding::example::signature::{KEY, OTHER, SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::OIDC_PROVIDER;

pub(crate) static KIND: Kind = Kind::cause("too-many-keys", OIDC_PROVIDER);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The key set has more keys than AWS takes",
    why: "AWS takes up to 100 RSA keys and 100 EC keys. With more of one kind no token that such a key signed is \
          accepted.",
    help: "have the issuer take keys out that it no longer signs with",
    example: token(SIGNED, &[KEY, OTHER]).keys(&[KEY, OTHER], 100),
    near: token(SIGNED, &[KEY, OTHER]).keys(&[KEY, OTHER], 99),
};
