//! The token lacks a claim that AWS needs.

use super::refused::{Refused, invalid_token};
use crate::aws::sts::Fault;
use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::cause("missing-required-claim", INVALID_TOKEN).but(Confidence::Observed);
/// Of pasted claims, which may be only some: every ID token has these (OpenID Connect).
pub(crate) static LEFT_OUT: Kind = Kind::hint(KIND.code, INVALID_TOKEN);

/// The token has no `claim`.
pub(crate) fn refused(claim: &str) -> Refused {
    let message = Message::new(
        format!("The token has no `{claim}`"),
        "AWS needs `iss`, `sub`, `aud`, `iat` and `exp` in every token.",
        format!("have the issuer add `{claim}`; if you pasted only some claims, add it there"),
    );
    Refused {
        kind: &KIND,
        message,
        answer: Some(invalid_token(format!("Missing a required claim: {claim}"))),
    }
}

/// That pasted claims are not all that a token has.
pub(crate) fn left_out<'f>(faults: impl Iterator<Item = &'f Fault>) -> Option<Finding> {
    let names = faults.filter_map(|fault| match fault {
        Fault::MissingClaim(claim) => Some(format!("`{claim}`")),
        _ => None,
    });
    let names = names.collect::<Vec<_>>().join(", no ");
    let title = format!("The pasted claims have no {names}; every ID token has it");
    (!names.is_empty()).then(|| LEFT_OUT.finding(Input::Token, Message::new(title, "", "")))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token lacks a claim that AWS needs",
    why: "Every token must have `iss`, `sub`, `aud`, `iat` and `exp`. Without one of them STS refuses it, whatever \
          the trust policy says.",
    help: "have the issuer add the claim",
    example: token(r#""sub":"s1","iat":1789120000"#).signed(),
    near: token(SIGNED).signed(),
};
