//! The issuer's key is one that AWS does not use.

use super::answer::key_not_retrieved;
use crate::aws::explain::fault::refused::{Refused, invalid_token, not_validated};
use crate::finding::entry::Entry;
use crate::finding::example::signature::{FOR_ENCRYPTION, KEY, SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;
use crate::token::jwks::KeyFlaw;

pub(crate) static KIND: Kind = Kind::cause("unusable-key", INVALID_TOKEN).but(Confidence::Observed);
pub(crate) static OTHER_KEY_TYPE: Kind = KIND.but(Confidence::Inferred);

/// The key called `kid` is not one for `algorithm`, which the token's header names.
pub(crate) fn other_algorithm(kid: &str, algorithm: &str) -> Refused {
    let message = Message::new(
        format!("The key `{kid}` is not one for `{algorithm}`, which the token is signed with"),
        "RS256, RS384 and RS512 need an RSA key, ES256 one on P-256, ES384 one on P-384, ES512 one on P-521.",
        "have the issuer name the key that it signed with",
    );
    Refused { kind: &OTHER_KEY_TYPE, message, answer: Some(invalid_token("")) }
}

/// The key has a flaw for which AWS does not use it.
pub(crate) fn refused(kid: Option<&str>, flaw: &KeyFlaw) -> Refused {
    let key = kid.map_or_else(|| "The key".to_owned(), |kid| format!("The key `{kid}`"));
    match flaw {
        KeyFlaw::NoKeyId => not_retrieved(Message::new(
            format!("{key} has no `kid`"),
            "AWS does not use a key without `kid`, even if it is the only one.",
            "have the issuer give the key a `kid`, and name it in the token's header",
        )),
        KeyFlaw::NotForSignatures(purpose) => not_retrieved(Message::new(
            format!("{key} has the `use` `{purpose}`, so it is not for signatures"),
            "AWS uses keys with `use` `sig`, or without `use`.",
            "have the issuer write `\"use\": \"sig\"`",
        )),
        KeyFlaw::KeyOperations => Refused {
            kind: &KIND,
            message: Message::new(
                format!("{key} has `key_ops`, and AWS uses no key that has it"),
                "That holds even for `[\"verify\"]`.",
                "have the issuer leave `key_ops` out, and write `\"use\": \"sig\"` if anything",
            ),
            answer: Some(not_validated()),
        },
        KeyFlaw::Incomplete(member) => not_retrieved(Message::new(
            format!("{key} has no `{member}`"),
            "An RSA key needs `n` and `e`, an EC key `crv`, `x` and `y`. A certificate in `x5c` does not stand in \
             for them.",
            format!("have the issuer publish the key with its `{member}`"),
        )),
        KeyFlaw::CertificateDisagrees => not_retrieved(Message::new(
            format!("{key} is another one than that of the certificate in its `x5c`"),
            "AWS compares the two, and uses a key only if they agree.",
            "have the issuer correct `x5c`, or leave it out",
        )),
        KeyFlaw::OtherType(name) => Refused {
            kind: &OTHER_KEY_TYPE,
            message: Message::new(
                format!("{key} is of the type `{name}`, which AWS does not use"),
                "AWS takes RSA keys, and EC keys on P-256, P-384 or P-521.",
                "have the issuer sign with such a key",
            ),
            answer: Some(invalid_token("")),
        },
    }
}

fn not_retrieved(message: Message) -> Refused {
    Refused { kind: &KIND, message, answer: Some(key_not_retrieved()) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The issuer's key is one that AWS does not use",
    why: "AWS uses a key that has a `kid`, is not marked for something else than signatures (`use`, `key_ops`), is \
          whole, and agrees with its certificate if it has one.",
    help: "have the issuer publish the key with `kid`, and with `\"use\": \"sig\"` if anything",
    example: token(SIGNED, &[FOR_ENCRYPTION]),
    near: token(SIGNED, &[KEY]),
};
