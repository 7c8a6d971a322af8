//! Kubernetes clusters: their service account tokens.

use super::Issuer;

static CLAIMS: &[(&str, &str)] = &[
    ("sub", "the namespace and the service account of the pod"),
    ("kubernetes.io", "the namespace, node, pod and service account"),
];

static SUBJECTS: &[&str] = &["system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT"];

pub(super) static EKS: Issuer = Issuer {
    id: "eks",
    name: "Amazon EKS",
    providers: &["oidc.eks.*.amazonaws.com/id/*", "oidc.eks.*.amazonaws.com.cn/id/*"],
    claims: CLAIMS,
    subjects: SUBJECTS,
    source: "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
    ..Issuer::UNNAMED
};

pub(super) static GKE: Issuer = Issuer {
    id: "gke",
    name: "Google Kubernetes Engine",
    providers: &["container.googleapis.com/v1/projects/*/locations/*/clusters/*"],
    claims: CLAIMS,
    subjects: SUBJECTS,
    source: "https://www.pulumi.com/docs/administration/guides/oidc-issuers/kubernetes-gke/",
    ..Issuer::UNNAMED
};
