//! The pod runs as another service account than the annotated one.

use super::super::call::NoToken;
use super::reason::no_token;
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, caller_of};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::EKS_ROLES;
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::cause("pod-uses-other-service-account", EKS_ROLES);

/// The pod at that place runs as the first account, and the second one is annotated; each with its namespace.
pub(crate) fn found(lines: &Lines, span: Span, (own, other): ((&str, &str), (&str, &str))) -> NoToken {
    let help = if own.0 == other.0 {
        format!("put both into one namespace: `{}` or `{}`", own.1, other.1)
    } else if own.1 == other.1 {
        format!("write `serviceAccountName: {}` into the pod's specification", other.0)
    } else {
        format!(
            "run the pod in `{}`, and write `serviceAccountName: {}` into its specification",
            other.1, other.0
        )
    };
    let message = Message::new(
        format!(
            "The pod runs as `{}` of `{}`, and `{}` of `{}` is annotated",
            own.0, own.1, other.0, other.1
        ),
        "EKS gives a token for AWS only to pods whose own service account has the annotation.",
        help,
    );
    no_token(&KIND, lines, span, message)
}

macro_rules! manifests {
    ($account:literal) => {
        concat!(
            "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: orders\n  namespace: shop\n  annotations:\n    \
             eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/orders\n---\napiVersion: v1\nkind: Pod\nmetadata: \
             {name: orders, namespace: shop}\nspec:\n  serviceAccountName: ",
            $account,
            "\n  containers: [{name: app, image: app}]\n"
        )
    };
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The pod runs as another service account than the annotated one",
    why: "EKS gives a token for AWS to pods whose service account has the annotation `eks.amazonaws.com/role-arn`. A pod \
          that names none runs as `default` of its namespace. No token is sent, and AWS is never asked.",
    help: "name the annotated account in `serviceAccountName`, in the namespace that it is in",
    example: caller_of(
        EKS,
        manifests!("default"),
        r#"{"StringEquals":{"$url:sub":"system:serviceaccount:shop:default"}}"#,
    ),
    near: caller_of(
        EKS,
        manifests!("orders"),
        r#"{"StringEquals":{"$url:sub":"system:serviceaccount:shop:orders"}}"#,
    ),
};
