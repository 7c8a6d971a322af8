//! The forms in which callers are written down.

/// The form in which a caller is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A workflow of GitHub Actions.
    GithubWorkflow,
    /// A `.gitlab-ci.yml`.
    GitlabCi,
    /// Manifests of Kubernetes.
    Kubernetes,
    /// Commands of `eksctl` that make service accounts.
    EksctlCommand,
    /// An environment of Pulumi ESC.
    PulumiEsc,
    /// The settings of Pulumi Deployments.
    PulumiDeployments,
    /// The variables of a workspace on HCP Terraform.
    HcpTerraform,
    /// A configuration of `CircleCI`.
    CircleCi,
    /// A pipeline of Buildkite.
    Buildkite,
    /// A configuration of Bitbucket Pipelines.
    Bitbucket,
    /// What asks for a role with a token from elsewhere: a profile of the AWS SDKs, or a command.
    AwsRequest,
}

impl Form {
    /// A stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GithubWorkflow => "github-workflow",
            Self::GitlabCi => "gitlab-ci",
            Self::Kubernetes => "kubernetes",
            Self::EksctlCommand => "eksctl-command",
            Self::PulumiEsc => "pulumi-esc",
            Self::PulumiDeployments => "pulumi-deployments",
            Self::HcpTerraform => "hcp-terraform",
            Self::CircleCi => "circleci",
            Self::Buildkite => "buildkite",
            Self::Bitbucket => "bitbucket",
            Self::AwsRequest => "aws-request",
        }
    }

    /// What people call it, with its article.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GithubWorkflow => "a GitHub Actions workflow",
            Self::GitlabCi => "a GitLab CI configuration",
            Self::Kubernetes => "a Kubernetes manifest",
            Self::EksctlCommand => "a command of eksctl",
            Self::PulumiEsc => "an environment of Pulumi ESC",
            Self::PulumiDeployments => "settings of Pulumi Deployments",
            Self::HcpTerraform => "variables of HCP Terraform",
            Self::CircleCi => "a CircleCI configuration",
            Self::Buildkite => "a Buildkite pipeline",
            Self::Bitbucket => "a configuration of Bitbucket Pipelines",
            Self::AwsRequest => "a request for a role of AWS",
        }
    }
    /// The parts of [`Asked`](super::Asked) that a text of this form does not say and its claims rest on, by their names.
    #[must_use]
    pub const fn asks(self) -> &'static [&'static str] {
        match self {
            Self::GithubWorkflow => {
                &["repository", "default-branch", "immutable", "branch", "tag", "event", "claim-keys"]
            }
            Self::GitlabCi => &["project", "issuer", "branch", "tag"],
            Self::Kubernetes | Self::EksctlCommand => &["issuer"],
            Self::PulumiEsc => &["organization", "project", "environment", "user"],
            Self::PulumiDeployments => &["organization", "project", "stack"],
            Self::HcpTerraform => &["organization", "project", "workspace"],
            Self::CircleCi => &["organization", "project", "user"],
            Self::Buildkite => &["organization", "project"],
            Self::Bitbucket => &["organization", "project", "environment"],
            Self::AwsRequest => &[],
        }
    }
}
