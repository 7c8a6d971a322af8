//! The pod gets its role by EKS Pod Identity.

use super::reason::at;
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, caller_of};
use crate::finding::kind::{Kind, Message};
use crate::report::Finding;
use crate::span::{Lines, Span};

pub(crate) static KIND: Kind = Kind::hint(
    "pod-identity-not-web-identity",
    "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
);

/// The association at that place is about the account, in its namespace.
pub(crate) fn remark(lines: &Lines, span: Span, (name, namespace): (&str, &str)) -> Finding {
    let message = Message::new(
        format!(
            "`{name}` of `{namespace}` gets its role by EKS Pod Identity, for which no OIDC token is used"
        ),
        "An agent on the node assumes the role then, by `sts:AssumeRole` of `pods.eks.amazonaws.com`. What is said here holds \
         for the token that IRSA would give.",
        "trust `pods.eks.amazonaws.com` with `sts:AssumeRole` and `sts:TagSession`, or take the association away",
    );
    at(&KIND, lines, span, message)
}

macro_rules! manifests {
    ($association:literal) => {
        concat!(
            "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: orders\n  namespace: shop\n  annotations: \
             {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/orders'}\n",
            $association
        )
    };
}

const TRUSTED: &str = r#"{"StringEquals":{"$url:sub":"system:serviceaccount:shop:orders"}}"#;

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The pod gets its role by EKS Pod Identity, for which no OIDC token is used",
    why: "With an association of Pod Identity an agent on the node assumes the role, by `sts:AssumeRole` of \
          `pods.eks.amazonaws.com`. Conditions on the claims of a token are about no such call.",
    help: "trust `pods.eks.amazonaws.com` with `sts:AssumeRole` and `sts:TagSession`, or take the association away",
    example: caller_of(
        EKS,
        manifests!(
            "---\napiVersion: eks.services.k8s.aws/v1alpha1\nkind: PodIdentityAssociation\nmetadata: {name: orders}\nspec: \
             {serviceAccount: orders, namespace: shop}\n"
        ),
        TRUSTED,
    ),
    near: caller_of(EKS, manifests!(""), TRUSTED),
};
