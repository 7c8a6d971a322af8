//! The pod's service account is not annotated with a role.

use super::super::call::NoToken;
use super::reason::no_token;
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, caller_of};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::EKS_ROLES;
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::cause("service-account-not-annotated", EKS_ROLES);

/// The account at that place, with its namespace.
pub(crate) fn found(lines: &Lines, span: Span, (name, namespace): (&str, &str)) -> NoToken {
    let message = Message::new(
        format!(
            "The service account `{name}` of `{namespace}` names no role, so its pods get no token for AWS"
        ),
        "EKS gives a token for AWS only to pods whose service account has the annotation `eks.amazonaws.com/role-arn`.",
        "annotate the service account with the ARN of the role, and start its pods again",
    );
    no_token(&KIND, lines, span, message)
}

macro_rules! manifests {
    ($annotations:literal) => {
        concat!(
            "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: orders\n  namespace: shop\n",
            $annotations,
            "---\napiVersion: v1\nkind: Pod\nmetadata: {name: orders, namespace: shop}\nspec:\n  serviceAccountName: orders\n  \
             containers: [{name: app, image: app}]\n"
        )
    };
}

const TRUSTED: &str = r#"{"StringEquals":{"$url:sub":"system:serviceaccount:shop:orders"}}"#;

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The pod's service account is not annotated with a role",
    why: "EKS gives a token for AWS to pods whose service account has the annotation `eks.amazonaws.com/role-arn`. Without \
          it the SDK finds no token, and AWS is never asked.",
    help: "annotate the service account with the ARN of the role, and start its pods again",
    example: caller_of(EKS, manifests!(""), TRUSTED),
    near: caller_of(
        EKS,
        manifests!("  annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/orders'}\n"),
        TRUSTED,
    ),
};
