//! Kubernetes clusters: their service account tokens.

use super::table::audience::{Ask, Asks};
use super::table::field::{Field, OBJECT, UUID, field, plain};
use super::table::next_run::{How, Passing, claim};
use super::table::tenancy::{Shape, Tenancy, UNKNOWN};
use super::table::tokens::{OTHER, Repertoire, another, follows, foreign, kind, says};
use super::table::{Issuer, Peculiarity};
use crate::report::Elsewhere;

pub(super) static EKS: Issuer = Issuer {
    id: "eks",
    name: "Amazon EKS",
    providers: &["oidc.eks.*.amazonaws.com/id/*", "oidc.eks.*.amazonaws.com.cn/id/*"],
    claims: CLAIMS,
    subjects: &[SUBJECT],
    source: "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
    fields: FIELDS,
    peculiar: &[Peculiarity::Cluster, Peculiarity::SelfHosted],
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
    asks: ASKS,
    ..Issuer::UNNAMED
};

pub(super) static GKE: Issuer = Issuer {
    id: "gke",
    name: "Google Kubernetes Engine",
    providers: &["container.googleapis.com/v1/projects/*/locations/*/clusters/*"],
    source: "https://www.pulumi.com/docs/administration/guides/oidc-issuers/kubernetes-gke/",
    peculiar: &[Peculiarity::Cluster],
    ..EKS
};

/// The cluster that has such a subject, whatever the URL that it is reached by.
pub(crate) fn cluster_of(subject: &str) -> Option<&'static Issuer> {
    subject.starts_with(TENANCY.shapes.first()?.prefix).then_some(&EKS)
}

const SUBJECT: &str = "system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT";

static FIELDS: &[Field] = &[
    NAMESPACE,
    SERVICE_ACCOUNT,
    field("SERVICE_ACCOUNT_ID", UUID, "account"),
    plain("POD", OBJECT),
    plain("POD_ID", UUID),
];

const NAMESPACE: Field = field("NAMESPACE", OBJECT, "namespace");
const SERVICE_ACCOUNT: Field = field("SERVICE_ACCOUNT", OBJECT, "account");

static CLAIMS: &[(&str, &str)] = &[
    ("sub", "the namespace and the service account of the pod"),
    ("kubernetes.io", "the namespace, node, pod and service account"),
];

static TENANCY: Tenancy = Tenancy {
    anyone: "Any pod of the cluster",
    owner: "namespace",
    project: "service account",
    shapes: &[Shape::of(SUBJECT, &NAMESPACE, &SERVICE_ACCOUNT)],
    ..UNKNOWN
};

static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["kubernetes.io", "namespace"], "NAMESPACE"),
        says(&["kubernetes.io", "serviceaccount", "name"], "SERVICE_ACCOUNT"),
        says(&["kubernetes.io", "serviceaccount", "uid"], "SERVICE_ACCOUNT_ID"),
        says(&["kubernetes.io", "pod", "name"], "POD"),
        says(&["kubernetes.io", "pod", "uid"], "POD_ID"),
    ],
    follows: &[
        follows("SERVICE_ACCOUNT_ID", &["NAMESPACE", "SERVICE_ACCOUNT"], OTHER),
        follows("POD", &["NAMESPACE", "SERVICE_ACCOUNT"], "another-pod"),
        follows("POD_ID", &["POD"], OTHER),
    ],
    kinds: &[kind(SUBJECT, "service account `SERVICE_ACCOUNT` of `NAMESPACE`", &[])],
    likely: &[
        another("another pod of `SERVICE_ACCOUNT`", &[("POD", "another-pod")]),
        another("service account `default` of `NAMESPACE`", &[("SERVICE_ACCOUNT", "default")]),
        another("another service account of `NAMESPACE`", &[("SERVICE_ACCOUNT", "another-account")]),
        foreign("`SERVICE_ACCOUNT` of another namespace", &[("NAMESPACE", "another-namespace")]),
    ],
    elsewhere: &[(&["POD"], "in pod `POD`")],
    ..Repertoire::PLAIN
};

static PASSING: &[Passing] = &[
    Passing { what: "pod", differ_in: &["pod"], how: How::Generated, ..claim("\"kubernetes.io\".pod.name") },
    claim("\"kubernetes.io\".pod.uid"),
    claim("\"kubernetes.io\".node.name"),
    claim("\"kubernetes.io\".node.uid"),
];

const ASKS: Asks = Asks {
    aws: Some(in_pod(
        "volumes:\n  - name: aws-token\n    projected:\n      sources:\n        - serviceAccountToken:\n            \
         path: token\n            audience: {yaml}",
    )),
    pulumi: Some(in_pod(
        "volumes:\n  - name: pulumi-token\n    projected:\n      sources:\n        - serviceAccountToken:\n            \
         path: token\n            audience: {yaml}",
    )),
    pulumi_organization: None,
};

/// What a pod's specification says.
const fn in_pod(text: &'static str) -> Ask {
    Ask { place: Elsewhere::Pod, ..Ask::in_workflow("yaml", text) }
}
