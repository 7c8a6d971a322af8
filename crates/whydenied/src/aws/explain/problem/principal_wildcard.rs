//! `principal-wildcard`, as this service has it.

use super::objection::Objection;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::PRINCIPAL;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("principal-wildcard", PRINCIPAL).but(Confidence::Unconfirmed);

/// A statement has `"Principal": "*"`.
pub(crate) fn objection() -> Objection {
    let message = Message::new(
        "IAM may refuse `\"Principal\": \"*\"` in a trust policy",
        "AWS documents it for resource policies; in an Allow it does not cover web identities. IAM is said to \
         answer: Principal must be a JSON object.",
        "name the identity provider: `{ \"Federated\": \"arn:aws:iam::…:oidc-provider/…\" }`",
    );
    Objection::new(&KIND, message).access_analyzer("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL")
}
