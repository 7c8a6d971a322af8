//! The examples as data: one entry a scenario, its texts in `web/examples`.

use whydenied::report::Verdict::{Allowed, Denied};

use super::{Example, Scenario};

/// A text of `web/examples`.
macro_rules! text {
    ($path:literal) => {
        include_str!(concat!("../../examples/", $path))
    };
}

/// Every example, in the order of the menu.
pub(crate) const SCENARIOS: &[Scenario] = &[
    Scenario {
        title: "GitHub Actions",
        about: "A workflow of acme/web deploys from the branch main",
        variants: [
            Example {
                id: "github-actions-push",
                story: "a push to main",
                verdict: Allowed,
                claims: text!("github-actions/push.json"),
                policy: text!("github-actions/policy.json"),
            },
            Example {
                id: "github-actions-environment",
                story: "the job names an environment",
                verdict: Denied,
                claims: text!("github-actions/environment.json"),
                policy: text!("github-actions/policy.json"),
            },
        ],
    },
    Scenario {
        title: "EKS pod",
        about: "A pod assumes a role with its service account's token",
        variants: [
            Example {
                id: "eks-pod-default",
                story: "in the namespace default",
                verdict: Allowed,
                claims: text!("eks-pod/default-namespace.json"),
                policy: text!("eks-pod/policy.json"),
            },
            Example {
                id: "eks-pod-staging",
                story: "moved to the namespace staging",
                verdict: Denied,
                claims: text!("eks-pod/staging-namespace.json"),
                policy: text!("eks-pod/policy.json"),
            },
        ],
    },
    Scenario {
        title: "IRSA with Pulumi",
        about: "A role for a service account, its policy made by getPolicyDocument",
        variants: [
            Example {
                id: "irsa-sts-audience",
                story: "the token is meant for STS",
                verdict: Allowed,
                claims: text!("irsa/sts-audience.json"),
                policy: text!("irsa/policy.json"),
            },
            Example {
                id: "irsa-pulumi-audience",
                story: "the token is meant for Pulumi Cloud",
                verdict: Denied,
                claims: text!("irsa/pulumi-audience.json"),
                policy: text!("irsa/policy.json"),
            },
        ],
    },
    Scenario {
        title: "Pulumi Deployments",
        about: "A deployment of the project Core gets AWS credentials",
        variants: [
            Example {
                id: "pulumi-deployments-core",
                story: "the project is named Core",
                verdict: Allowed,
                claims: text!("pulumi-deployments/project-core.json"),
                policy: text!("pulumi-deployments/policy.json"),
            },
            Example {
                id: "pulumi-deployments-lower-case",
                story: "the project is named core",
                verdict: Denied,
                claims: text!("pulumi-deployments/project-lower-case.json"),
                policy: text!("pulumi-deployments/policy.json"),
            },
        ],
    },
    Scenario {
        title: "Pulumi ESC",
        about: "An environment opens and logs in to AWS",
        variants: [
            Example {
                id: "pulumi-esc-default-project",
                story: "the environment aws-dev",
                verdict: Allowed,
                claims: text!("pulumi-esc/default-project.json"),
                policy: text!("pulumi-esc/policy.json"),
            },
            Example {
                id: "pulumi-esc-inside-project",
                story: "moved into the project platform",
                verdict: Denied,
                claims: text!("pulumi-esc/inside-project.json"),
                policy: text!("pulumi-esc/policy.json"),
            },
        ],
    },
    Scenario {
        title: "EKS S3 pod",
        about: "A pod in the namespace apps reads a bucket",
        variants: [
            Example {
                id: "eks-s3-pod-named",
                story: "the namespace is named apps",
                verdict: Allowed,
                claims: text!("eks-s3-pod/named-namespace.json"),
                policy: text!("eks-s3-pod/policy.json"),
            },
            Example {
                id: "eks-s3-pod-auto-named",
                story: "Pulumi named it apps-1a2b3c4d",
                verdict: Denied,
                claims: text!("eks-s3-pod/auto-named-namespace.json"),
                policy: text!("eks-s3-pod/policy.json"),
            },
        ],
    },
];
