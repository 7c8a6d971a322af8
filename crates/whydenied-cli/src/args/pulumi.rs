//! What `whydenied pulumi` may be given.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use whydenied::pulumi::exchange::seconds;
use whydenied::pulumi::{Exchange, Registration, TokenType};

use super::caller::Run;
use super::{Output, parse_time};
use crate::setting;

pub(super) const EXAMPLES: &str = "\
Examples:
  Why was this exchange denied? Whom the token is for is taken from the policies if they leave no choice.
    whydenied pulumi --token token.jwt --policy policies.json

  The policies straight from Pulumi Cloud:
    curl -s -H \"Authorization: token $PULUMI_ACCESS_TOKEN\" \\
      https://api.pulumi.com/api/orgs/acme/auth/policies/oidcissuers/ISSUER_ID |
      whydenied pulumi --token token.jwt --policy - --org acme --user alice

  A personal token of alice, a team's, the organization's with admin permissions:
    whydenied pulumi --token token.jwt --policy policies.json --org acme --user alice
    whydenied pulumi --token token.jwt --policy policies.json --org acme --team platform
    whydenied pulumi --token token.jwt --policy policies.json --org acme --type organization --admin

  The request as it was made: the `curl` command, its form or JSON body, or `pulumi login --oidc-token`
    whydenied pulumi --token token.jwt --policy policies.json --request exchange.sh

  The workflow itself in the place of a token: every exchange that it makes, the denied ones first
    whydenied pulumi --caller .github/workflows/deploy.yml --policy policies.json --repository acme/web

  A program that registers the issuer: its URL and its max expiration are checked as well.
    whydenied pulumi --token token.jwt --policy Pulumi.yaml --now 2026-11-20T18:00:00Z

Exit codes: 0 allowed, 1 denied, 3 it depends on what is asked for, 2 bad usage or an input that
cannot be read. With --format json an input that cannot be read gives
{\"error\": {\"input\", \"code\", \"message\", \"help\", \"span\"}} on standard output.
Pulumi publishes no text for a denial, so the report has none.";

#[derive(Args, Debug)]
pub(crate) struct Pulumi {
    /// The token of the issuer: a JWT or its claims as JSON, or whoever sends one, as for `--caller`; `-` reads
    /// standard input. Left out if the request has it
    #[arg(long, value_name = "FILE", required_unless_present_any = ["request", "caller"])]
    pub(crate) token: Option<PathBuf>,
    /// Whoever exchanges tokens, in the place of one: a workflow, a `.gitlab-ci.yml` or manifests; each exchange that it
    /// makes is judged; `-` reads standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["token", "request", "jwks"])]
    pub(crate) caller: Option<PathBuf>,
    /// The issuer's authorization policies: the answer of the API, the body of a PATCH, a list, one
    /// policy, or the `OidcIssuer` of a program as JSON or YAML; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: PathBuf,
    /// What a name of the program stands for that has the policies, such as repository=web; may be
    /// repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting::parse)]
    pub(crate) set: Vec<(String, String)>,
    /// The request as it was made: a `curl` command, its form or JSON body, a `pulumi login` line, the
    /// inputs of an action; `-` reads standard input. The options below outweigh it
    #[arg(long, value_name = "FILE")]
    pub(crate) request: Option<PathBuf>,
    /// The issuer's keys, as its `jwks_uri` gives them: check the token's signature
    #[arg(long, value_name = "FILE")]
    pub(crate) jwks: Option<PathBuf>,
    #[command(flatten)]
    asked: Asked,
    /// How long the token shall live, such as 7200 or 2h
    #[arg(long, value_name = "SECONDS|DURATION", value_parser = parse_expiration)]
    expiration: Option<u64>,
    /// The URL under which the issuer is registered with the organization
    #[arg(long, value_name = "URL")]
    issuer_url: Option<String>,
    /// The issuer's max expiration
    #[arg(long, value_name = "SECONDS")]
    max_expiration: Option<u64>,
    /// The time of the exchange, and judge the token's times by it; without it an expired token is
    /// reported and the verdict is that of the policies
    #[arg(long, value_name = "RFC3339|EPOCH", value_parser = parse_time)]
    now: Option<i64>,
    #[command(flatten)]
    pub(crate) run: Run,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What is asked of Pulumi Cloud, and for whom.
#[derive(Args, Debug, Default)]
pub(crate) struct Asked {
    /// The organization that the token is exchanged with
    #[arg(long, value_name = "ORG")]
    org: Option<String>,
    /// The type of token that is asked for; --user, --team and --runner say it as well
    #[arg(long = "type", value_name = "TYPE", value_enum)]
    token_type: Option<Type>,
    /// The login of the user, for a personal token
    #[arg(long, value_name = "LOGIN", conflicts_with_all = ["team", "runner"])]
    user: Option<String>,
    /// The team, for a team token
    #[arg(long, value_name = "NAME", conflicts_with = "runner")]
    team: Option<String>,
    /// The deployment runner, for a runner token
    #[arg(long, value_name = "NAME")]
    runner: Option<String>,
    /// Ask for admin permissions: scope `admin` of an organization token
    #[arg(long)]
    admin: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Type {
    Organization,
    Team,
    Personal,
    Runner,
}

impl Pulumi {
    /// What the options ask for; `clock` is the time where `--now` gives none.
    ///
    /// # Errors
    /// The type of token and whom it is for do not go together.
    pub(crate) fn exchange(self, clock: Option<i64>) -> Result<Exchange, String> {
        Ok(Exchange {
            expiration: self.expiration,
            registration: Registration {
                url: self.issuer_url,
                max_expiration: self.max_expiration,
                ..Registration::default()
            },
            now: self.now.or(clock),
            judge_times: self.now.is_some(),
            ..self.asked.exchange()?
        })
    }
}

impl Asked {
    /// What is asked for.
    ///
    /// # Errors
    /// The type of token and whom it is for do not go together.
    pub(super) fn exchange(self) -> Result<Exchange, String> {
        let implied = [
            (self.user.is_some(), "--user", TokenType::Personal),
            (self.team.is_some(), "--team", TokenType::Team),
            (self.runner.is_some(), "--runner", TokenType::Runner),
            (self.admin, "--admin", TokenType::Organization),
        ];
        let mut token_type = self.token_type.map(TokenType::from);
        for (_, option, needed) in implied.into_iter().filter(|(given, ..)| *given) {
            if token_type.is_some_and(|token_type| token_type != needed) {
                return Err(format!("{option} is for tokens of type {}", needed.name()));
            }
            token_type = Some(needed);
        }
        Ok(Exchange {
            organization: self.org,
            token_type,
            user: self.user,
            team: self.team,
            runner: self.runner,
            admin: self.admin,
            ..Exchange::default()
        })
    }

    /// Whether anything is.
    pub(super) const fn is_given(&self) -> bool {
        self.org.is_some()
            || self.token_type.is_some()
            || self.user.is_some()
            || self.team.is_some()
            || self.runner.is_some()
            || self.admin
    }
}

impl From<Type> for TokenType {
    fn from(written: Type) -> Self {
        match written {
            Type::Organization => Self::Organization,
            Type::Team => Self::Team,
            Type::Personal => Self::Personal,
            Type::Runner => Self::Runner,
        }
    }
}

fn parse_expiration(text: &str) -> Result<u64, String> {
    seconds(text).ok_or_else(|| "a duration is given in seconds, or as 15m, 2h or 1h30m".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::{Arguments, Command};

    fn exchange(options: &str, requested: Exchange) -> Result<Exchange, String> {
        let line = format!("whydenied pulumi --token t --policy p {options}");
        let arguments =
            Arguments::try_parse_from(line.split_whitespace()).map_err(|error| error.to_string())?;
        let Command::Pulumi(arguments) = arguments.command else { unreachable!("{line}") };
        arguments.exchange(None).map(|said| said.over(requested))
    }

    #[test]
    fn whom_a_token_is_for_says_its_type() {
        for (options, token_type, target) in [
            ("--user alice", TokenType::Personal, Some("alice")),
            ("--team platform", TokenType::Team, Some("platform")),
            ("--runner r1 --type runner", TokenType::Runner, Some("r1")),
            ("--admin", TokenType::Organization, None),
        ] {
            let exchange = exchange(options, Exchange::default()).unwrap();
            assert_eq!((exchange.token_type, exchange.target()), (Some(token_type), target), "{options}");
        }
    }

    #[test]
    fn contradictions_are_refused() {
        for options in ["--user a --team b", "--type team --user a", "--admin --user a", "--type gold"] {
            assert!(exchange(options, Exchange::default()).is_err(), "{options}");
        }
    }

    #[test]
    fn an_option_outweighs_the_request() {
        let requested = || Exchange {
            organization: Some("acme".to_owned()),
            token_type: Some(TokenType::Personal),
            user: Some("alice".to_owned()),
            expiration: Some(60),
            ..Exchange::default()
        };
        let same = exchange("--expiration 120", requested()).unwrap();
        assert_eq!((same.target(), same.expiration), (Some("alice"), Some(120)));
        let other = exchange("--team platform --org other", requested()).unwrap();
        assert_eq!((other.target(), other.user.as_deref()), (Some("platform"), None));
        assert_eq!(other.organization.as_deref(), Some("other"));
    }
}
