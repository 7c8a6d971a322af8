//! What `whydenied lint` may be given.

use std::path::PathBuf;

use clap::Args;

use super::Format;

pub(super) const EXAMPLES: &str = "\
Examples:
  Who else can assume this role?
    whydenied lint --policy trust-policy.json

  Every policy of a repository, for a pull request:
    whydenied lint --policy roles/*.json --format markdown

  Who else can exchange tokens with Pulumi Cloud? The answer of the API, the body of a PATCH, a program
    whydenied lint --policy policies.json --policy Pulumi.yaml

  Every role of an account that trusts an identity provider, straight from AWS:
    aws iam list-roles | whydenied lint --policy -

A file or a role that cannot be read does not stop the others: it is a finding of severity error.

Exit codes: 0 no error was found, 1 findings of severity error, 2 bad usage or nothing that can be
read. With --format json an only input that cannot be read gives
{\"error\": {\"input\", \"code\", \"message\", \"help\", \"span\"}} on standard output.
`whydenied explain CODE` says what a finding means.";

#[derive(Args, Debug)]
pub(crate) struct Lint {
    /// A role's trust policy, or what it stands in: the answer of `aws iam get-role` or `list-roles`,
    /// the arguments of `aws_iam_policy_document` as JSON, each also encoded; or authorization policies
    /// of Pulumi Cloud, JSON or YAML; several, one after the other; `-` reads standard input
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    pub(crate) policy: Vec<PathBuf>,
    /// The name of the role to take from the answer of `aws iam list-roles`; without it all are taken
    #[arg(long, value_name = "NAME")]
    pub(crate) role_name: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
