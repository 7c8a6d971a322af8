//! What `whydenied policy` may be given.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use whydenied::aws::Request;
use whydenied::pulumi::Exchange;
use whydenied::write::Language;

use super::pulumi::Asked;

pub(super) const EXAMPLES: &str = "\
Examples:
  The trust policy that admits this token and no other:
    whydenied policy --token token.jwt --role arn:aws:iam::123456789012:role/deploy

  The role in the language of the program that declares it:
    whydenied policy --token token.jwt --account 123456789012 --as terraform
    whydenied policy --token token.jwt --account 123456789012 --as typescript

  The authorization policy of Pulumi Cloud under which the token becomes a personal token of alice:
    whydenied policy --token token.jwt --for pulumi --org acme --user alice --as yaml

The policy goes to standard output, what is still to be done to standard error.
Exit codes: 0 the policy was written, 2 bad usage, or a token that no policy could admit.";

#[derive(Args, Debug)]
pub(crate) struct Policy {
    /// The token: a JWT, its claims as JSON, or the CloudTrail event of the call; `-` reads standard
    /// input
    #[arg(long, value_name = "FILE")]
    pub(crate) token: PathBuf,
    /// For which service
    #[arg(long = "for", value_name = "SERVICE", value_enum, default_value_t = Service::Aws)]
    service: Service,
    /// In which language; `terraform` and `cloudformation` are for AWS only
    #[arg(long = "as", value_name = "LANGUAGE", value_parser = parse_language, default_value = "json")]
    pub(crate) language: Language,
    /// AWS: the ARN of the role, for the account and the partition of its provider
    #[arg(long, value_name = "ARN", help_heading = "For AWS")]
    role: Option<String>,
    /// The id of the role's account, where no ARN says so
    #[arg(long, value_name = "ID", help_heading = "For AWS")]
    account: Option<String>,
    /// The ARN of the IAM OIDC provider
    #[arg(long, value_name = "ARN", help_heading = "For AWS")]
    provider_arn: Option<String>,
    /// The `RoleSessionName`, of which AWS demands a test for some issuers
    #[arg(long, value_name = "NAME", help_heading = "For AWS")]
    session_name: Option<String>,
    #[command(flatten, next_help_heading = "For Pulumi Cloud")]
    asked: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Service {
    /// A role's trust policy
    Aws,
    /// An authorization policy of Pulumi Cloud
    Pulumi,
}

/// What a policy is written for.
pub(crate) enum For {
    Aws(Request),
    Pulumi(Exchange),
}

impl Policy {
    /// What the policy is written for.
    ///
    /// # Errors
    /// An option belongs to the other service.
    pub(crate) fn target(self) -> Result<For, String> {
        let of_aws = [&self.role, &self.account, &self.provider_arn, &self.session_name];
        match self.service {
            Service::Aws if self.asked.is_given() => {
                Err("--org, --type, --user, --team, --runner and --admin go with --for pulumi".to_owned())
            }
            Service::Pulumi if of_aws.iter().any(|option| option.is_some()) => {
                Err("--role, --account, --provider-arn and --session-name go with --for aws".to_owned())
            }
            Service::Aws => Ok(For::Aws(Request {
                role_arn: self.role,
                account: self.account,
                provider_arn: self.provider_arn,
                session_name: self.session_name,
                ..Request::default()
            })),
            Service::Pulumi => self.asked.exchange().map(For::Pulumi),
        }
    }
}

fn parse_language(text: &str) -> Result<Language, String> {
    Language::by_name(text).ok_or_else(|| {
        let names: Vec<_> = Language::ALL.into_iter().map(Language::name).collect();
        format!("the languages are {}", names.join(", "))
    })
}
