//! The command line: what may be given, and what `--help` says about it.

mod caller;
mod context;
mod lint;
mod policy;
mod pulumi;
mod test;

pub(crate) use caller::{Run, Said};
use context::ContextKey;
pub(crate) use lint::Lint;
pub(crate) use policy::{For, Policy};
pub(crate) use pulumi::Pulumi;
pub(crate) use test::{Test, TestFormat};

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use whydenied::aws::Request;
use whydenied::time::Moment;

use crate::setting;

const EXAMPLES: &str = "\
Examples:
  whydenied aws --token token.jwt --policy trust-policy.json
  whydenied pulumi --token token.jwt --policy policies.json --org acme --user alice
  whydenied decode --token token.jwt
  whydenied lint --policy trust-policy.json
  whydenied test deploy.tests.yaml

Exit codes: 0 allowed, 1 denied, 3 it depends on something that was not given,
2 bad usage or an input that cannot be read.

Nothing is sent anywhere: the command opens no connection.";

const AWS_EXAMPLES: &str = "\
Examples:
  Why was this token denied?
    whydenied aws --token token.jwt --policy trust-policy.json

  The role's own policy, straight from AWS:
    aws iam get-role --role-name deploy | whydenied aws --token token.jwt --policy -

  No token at hand: write down the claims that the job would send.
    echo '{\"iss\": \"https://token.actions.githubusercontent.com\",
           \"aud\": \"sts.amazonaws.com\",
           \"sub\": \"repo:acme/web:ref:refs/heads/main\"}' |
      whydenied aws --token - --policy trust-policy.json

  A policy that tests the address, and asks for a key that the request does not have:
    whydenied aws --token token.jwt --policy trust-policy.json \\
      --context aws:SourceIp=203.0.113.7 --context '!aws:SourceVpc'

  Under the resource control policies of the organization as well:
    whydenied aws --token token.jwt --policy trust-policy.json --rcp rcp-1.json --rcp rcp-2.json

  No token at all: every call that a workflow makes, with its job and what starts it.
    whydenied aws --caller deploy.yml --policy trust-policy.json --repository acme/web

  A page that has both, such as a pull request with the role and the workflow:
    whydenied aws --caller page.md

  No token left: CloudTrail's record of the call names its issuer, audience and subject.
    whydenied aws --token event.json --policy trust-policy.json

  Check the audience, the times and the signature as well:
    curl -s https://token.actions.githubusercontent.com/.well-known/jwks > keys.json
    aws iam get-open-id-connect-provider --open-id-connect-provider-arn ARN > provider.json
    whydenied aws --token token.jwt --policy trust-policy.json \\
      --provider provider.json --now 2026-11-20T18:00:00Z --jwks keys.json

  What the policy lets in besides: another branch, a tag, a pull request, another repository
    whydenied aws --token token.jwt --policy trust-policy.json --variants

  The policy that lets the token in, as an edited text or as a difference for `patch`:
    whydenied aws --token token.jwt --policy trust-policy.json --fix > fixed.json
    whydenied aws --token token.jwt --policy trust-policy.json --diff 2 | patch trust-policy.json

Exit codes: 0 allowed, 1 denied, 3 it depends on something that was not given,
2 bad usage or an input that cannot be read. With --format json an input that cannot
be read gives {\"error\": {\"input\", \"code\", \"message\", \"help\", \"span\"}} on standard output.
With --fix or --diff it is the verdict under the edited policy, and 1 where there is no fix;
standard output has the policy or the difference alone, everything else goes to standard error.";

const DECODE_EXAMPLES: &str = "\
Examples:
  whydenied decode --token token.jwt
  kubectl create token web --audience sts.amazonaws.com | whydenied decode --token -
  whydenied decode --token token.jwt --format json
  curl -s https://token.actions.githubusercontent.com/.well-known/jwks |
    whydenied decode --token token.jwt --jwks -

Exit codes: 0 the token was read, 2 bad usage or a token that cannot be read.
The signature is checked where --jwks gives the issuer's keys.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  whydenied explain
  whydenied explain github-environment-replaces-ref
  whydenied explain --format markdown > findings.md

Exit codes: 0 there is such a code, 2 there is none.";

/// Why AWS or Pulumi Cloud denied an OIDC token: give it the token and the policy, see the cause
#[derive(Debug, Parser)]
#[command(name = "whydenied", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Decide as sts:AssumeRoleWithWebIdentity does, and say why
    #[command(after_help = AWS_EXAMPLES)]
    Aws(Box<Aws>),
    /// Decide as Pulumi Cloud's token exchange does, and say why
    #[command(after_help = pulumi::EXAMPLES)]
    Pulumi(Box<Pulumi>),
    /// Show a token: issuer, header, claims, times, and the condition keys AWS makes of them
    #[command(after_help = DECODE_EXAMPLES)]
    Decode(Decode),
    /// Write the least policy that admits a token and no other, also as a program
    #[command(after_help = policy::EXAMPLES)]
    Policy(Box<Policy>),
    /// Say what is risky or broken about a role's trust policy, without a token
    #[command(after_help = lint::EXAMPLES)]
    Lint(Lint),
    /// Run policy tests: tokens, jobs and workflows with what must come of each
    #[command(after_help = test::EXAMPLES)]
    Test(Test),
    /// Say what the code of a finding means: why, what to do, an example
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, of the command or of a sub-command
    Man {
        /// The sub-command
        command: Option<String>,
    },
}

#[derive(Args, Debug)]
pub(crate) struct Aws {
    /// The token: a JWT, its claims as JSON, or the CloudTrail event of the call; `-` reads standard
    /// input
    #[arg(long, value_name = "FILE", required_unless_present_any = ["caller", "policy"])]
    pub(crate) token: Option<PathBuf>,
    /// Whoever calls, in the place of a token: a workflow of GitHub Actions, a .gitlab-ci.yml, manifests,
    /// settings of Pulumi ESC, Pulumi Deployments or HCP Terraform; `-` reads standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["token", "fix", "diff", "variants"])]
    pub(crate) caller: Option<PathBuf>,
    /// The role's trust policy, or what it stands in: the answer of `aws iam get-role` or `list-roles`,
    /// the arguments of `aws_iam_policy_document` as JSON, each also encoded; a program or a template
    /// that declares the role; `-` reads standard input. A file that has both the policy and who calls
    /// may be given alone
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    /// What a name of the program stands for that has the policy, such as var.branch=main; may be
    /// repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting::parse)]
    pub(crate) set: Vec<(String, String)>,
    /// A resource control policy of the role's organization; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) rcp: Vec<PathBuf>,
    /// The name of the role to take from the answer of `aws iam list-roles`, or from a program
    #[arg(long, value_name = "NAME")]
    pub(crate) role_name: Option<String>,
    /// The answer of `aws iam get-open-id-connect-provider`, for the provider's URL and client IDs; `-`
    /// reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) provider: Option<PathBuf>,
    /// The issuer's keys, as its `jwks_uri` gives them: check the token's signature
    #[arg(long, value_name = "FILE")]
    pub(crate) jwks: Option<PathBuf>,
    /// The ARN of the IAM OIDC provider
    #[arg(long, value_name = "ARN")]
    provider_arn: Option<String>,
    /// A client ID (audience) registered with the provider; may be repeated
    #[arg(long, value_name = "ID")]
    client_id: Vec<String>,
    /// The ARN of the role to assume
    #[arg(long, value_name = "ARN")]
    role: Option<String>,
    /// The id of the role's account, where no ARN says so
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// The `RoleSessionName` of the request
    #[arg(long, value_name = "NAME")]
    session_name: Option<String>,
    /// The `DurationSeconds` of the request: a number, or as Pulumi writes it, such as 1h30m0s
    #[arg(long, value_name = "SECONDS", value_parser = parse_duration)]
    duration_seconds: Option<u32>,
    /// The role's `MaxSessionDuration`, written alike
    #[arg(long, value_name = "SECONDS", value_parser = parse_duration)]
    max_session_duration: Option<u32>,
    /// The `ProviderId` of the request, which does not go with an OIDC token
    #[arg(long, value_name = "ID")]
    provider_id: Option<String>,
    /// A condition key of the request, such as aws:SourceIp=203.0.113.7; repeat a key to give it
    /// several values; `!KEY` says that the request does not have the key
    #[arg(long, value_name = "KEY=VALUE", value_parser = context::parse)]
    context: Vec<ContextKey>,
    /// The time of the request, and judge the token's times by it; without it an expired token
    /// is reported and the verdict is that of the policy
    #[arg(long, value_name = "RFC3339|EPOCH", value_parser = parse_time)]
    now: Option<i64>,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) said: Said,
}

#[derive(Args, Debug)]
pub(crate) struct Decode {
    /// The token: a JWT or its claims as JSON; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) token: PathBuf,
    /// The issuer's keys, as its `jwks_uri` gives them: check the token's signature
    #[arg(long, value_name = "FILE")]
    pub(crate) jwks: Option<PathBuf>,
    /// The time from which the token's times are seen; without it, the clock's
    #[arg(long, value_name = "RFC3339|EPOCH", value_parser = parse_time)]
    pub(crate) now: Option<i64>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The code, as it stands in brackets beside a finding; without it all of them are listed
    #[arg(value_parser = Codes, hide_possible_values = true)]
    pub(crate) code: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// Any text, while shells complete the codes.
#[derive(Clone, Debug)]
struct Codes;

impl TypedValueParser for Codes {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(whydenied::catalogue().map(|explanation| PossibleValue::new(explanation.code))))
    }
}

/// What to print of a verdict.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Output {
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Print the edited policy that lets the token in, by the first fix or by the one with that number
    #[arg(long, value_name = "NUMBER", num_args = 0..=1, default_missing_value = "1",
        conflicts_with_all = ["diff", "format"])]
    pub(crate) fix: Option<NonZeroUsize>,
    /// Print besides, on standard error, what GitHub Actions shows on the lines of the files
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(crate) annotate: bool,
    /// Say of tokens like this one too whether they get in: of another branch, namespace, stack
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(crate) variants: bool,
    /// Print the edits as a unified difference
    #[arg(long, value_name = "NUMBER", num_args = 0..=1, default_missing_value = "1", conflicts_with = "format")]
    pub(crate) diff: Option<NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal
    Text,
    /// For an issue or a chat
    Markdown,
    /// For a program
    Json,
}

impl Aws {
    /// The request as far as it was given.
    ///
    /// # Errors
    /// A key that is said to be absent and to have a value.
    pub(crate) fn request(self) -> Result<Request, String> {
        Ok(Request {
            now: self.now,
            judge_times: self.now.is_some(),
            role_arn: self.role,
            account: self.account,
            provider_arn: self.provider_arn,
            client_ids: self.client_id,
            session_name: self.session_name,
            duration_seconds: self.duration_seconds,
            max_session_duration: self.max_session_duration,
            provider_id: self.provider_id,
            context: context::gather(self.context)?,
            ..Request::default()
        })
    }
}

fn parse_duration(text: &str) -> Result<u32, String> {
    whydenied::pulumi::exchange::seconds(text)
        .and_then(|seconds| u32::try_from(seconds).ok())
        .ok_or_else(|| "a duration is given in seconds, or as 1h30m0s".to_owned())
}

fn parse_time(text: &str) -> Result<i64, String> {
    Moment::parse(text)
        .map(Moment::epoch)
        .ok_or_else(|| "a time is given as 2026-11-20T18:00:00Z, or in seconds since 1970".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn durations_are_seconds_or_as_pulumi_writes_them() {
        for (text, seconds) in [("3600", 3_600), ("1h30m0s", 5_400), ("0h15m0s", 900)] {
            assert_eq!(parse_duration(text), Ok(seconds), "{text}");
        }
        for text in ["", "-1", "an hour", "99999999h"] {
            assert!(parse_duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_are_rfc_3339_or_epoch_seconds() {
        assert_eq!(parse_time("2020-01-01T00:00:00Z"), Ok(1_577_836_800));
        assert_eq!(parse_time("1577836800"), Ok(1_577_836_800));
        assert!(parse_time("tomorrow").is_err());
    }
}
