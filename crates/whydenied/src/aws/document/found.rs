//! What a pasted text is, and where in it the policy stands.

use super::super::role::Role;
use crate::json::Node;
use crate::program::Filled;
use crate::span::Span;

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
}

/// A policy as a program makes it.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The policy, with holes.
    pub(crate) root: Node<'static>,
    /// The expressions of the program, and what they stand for.
    pub(crate) filled: Vec<Filled<'static>>,
    /// Whether brackets were missing.
    pub(crate) recovered: bool,
}

/// What was found in one layer of encoding.
pub(super) struct Found {
    pub(super) form: Option<DocumentForm>,
    pub(super) role: Option<Role>,
    /// Where that role stands.
    pub(super) role_at: Option<Span>,
    pub(super) place: Place,
}

/// Where the policy stands.
pub(super) enum Place {
    /// As JSON, here.
    Policy(Span),
    /// As arguments, here.
    Arguments(Span),
    /// Inside of the string that stands here and reads so.
    Encoded(Span, String),
    /// In a program, of which this was made.
    Program(Box<Made>),
}

impl From<Place> for Found {
    fn from(place: Place) -> Self {
        Self { form: None, role: None, role_at: None, place }
    }
}
