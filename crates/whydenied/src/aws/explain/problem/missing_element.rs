//! An element that every trust policy needs is missing.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("missing-element", GRAMMAR);

/// The policy has a `Statement`, and no statement in it.
pub(crate) fn statement() -> Objection {
    missing("Statement", "The policy has no statement", "add a statement")
        .access_analyzer("MISSING_STATEMENT")
        .answered("Could not parse the policy: Statement is empty!")
}

/// A statement has no `Effect`.
pub(crate) fn effect() -> Objection {
    missing("Effect", "This statement has no `Effect`", "add `\"Effect\": \"Allow\"`")
        .access_analyzer("MISSING_EFFECT")
        .answered("Missing required field Effect")
}

/// A statement has no `Principal`.
pub(crate) fn principal() -> Objection {
    let help = "name the identity provider: `\"Principal\": { \"Federated\": \"arn:aws:iam::…:oidc-provider/…\" }`; a \
                policy without one is an identity policy, not a trust policy";
    missing("Principal", "This statement has no `Principal`", help)
        .access_analyzer(MISSING_PRINCIPAL)
        .answered("Missing required field Principal")
}

/// A statement has a `Principal`, and nobody in it.
pub(crate) fn empty_principal() -> Objection {
    missing("Principal", "`Principal` is empty", "name the identity provider under `Federated`")
        .access_analyzer(MISSING_PRINCIPAL)
        .answered("Missing required field Principal cannot be empty!")
}

/// A statement has neither `Action` nor `NotAction`.
pub(crate) fn action() -> Objection {
    let help = "add `\"Action\": \"sts:AssumeRoleWithWebIdentity\"`";
    missing("Action", "This statement has no `Action`", help)
        .access_analyzer("MISSING_ACTION")
        .answered("Missing required field Action")
}

const MISSING_PRINCIPAL: &str = "MISSING_PRINCIPAL";

fn missing(element: &'static str, title: &'static str, help: &'static str) -> Objection {
    let detail = format!("Every trust policy needs `{element}`.");
    Objection::new(&KIND, Message::new(title, detail, help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An element that every trust policy needs is missing",
    why: "A policy has a `Statement`, and each statement an `Effect`, a `Principal` and an `Action`. IAM saves nothing \
          less.",
    help: "add the element",
    example: main(
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"}}}"#,
    ),
    near: main(RIGHT),
};
