//! In what forms trust policies are written.

/// What a trust policy was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentForm {
    /// The document itself.
    Policy,
    /// The answer of `aws iam get-role`, or the role in it.
    Role,
    /// The answer of `aws iam list-roles`, of which one role was taken.
    Roles,
    /// The arguments of `getPolicyDocument` or `aws_iam_policy_document`.
    Arguments,
    /// The `aws_iam_policy_document` of a Terraform file.
    TerraformDocument,
    /// What a plan of Terraform as text says of the role after it.
    TerraformPlan,
    /// A module of a Terraform file, whose policy is known by its inputs.
    TerraformModule,
    /// JSON in a Terraform file, or `jsonencode`.
    TerraformJson,
    /// A program for Pulumi, or another one that has a policy in it.
    Pulumi,
    /// A program for the AWS Cloud Development Kit.
    Cdk,
    /// A template of `CloudFormation`, or one that becomes one.
    CloudFormation,
    /// A manifest for Kubernetes, or a play of Ansible, with the role in it.
    Manifest,
    /// The configuration of a cluster for `eksctl`.
    Eksctl,
    /// A command, or a script of a shell.
    Shell,
    /// A page, a message, or any other text around it.
    Prose,
    /// The plan, the state or the export of a tool that deploys.
    State,
}

impl DocumentForm {
    /// Whether it is a program or a template, whose expressions may stay open.
    #[must_use]
    pub const fn is_program(self) -> bool {
        !matches!(self, Self::Policy | Self::Role | Self::Roles | Self::Arguments)
    }

    /// A stable name, as reports have it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Role | Self::Roles => "aws-answers",
            Self::Arguments => "arguments",
            Self::TerraformDocument => "terraform-document",
            Self::TerraformPlan => "terraform-plan-text",
            Self::TerraformModule => "terraform-module",
            Self::TerraformJson => "terraform-json",
            Self::Pulumi => "pulumi",
            Self::Cdk => "cdk",
            Self::CloudFormation => "cloudformation",
            Self::Manifest => "kubernetes-role",
            Self::Eksctl => "eksctl",
            Self::Shell => "shell",
            Self::Prose => "prose",
            Self::State => "state",
        }
    }
}
