//! What a caller may say about a token exchange, in the names of JavaScript.

use serde::Deserialize;
use whydenied::pulumi::{Exchange, Registration, TokenType};

use super::options::whole_seconds;

/// What `checkPulumi` may be told about the exchange. What is not given is taken from the request and the
/// policies as far as they leave one choice; the rest is unknown.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct PulumiOptions {
    /// The request as it was made: a `curl` command, its body, a `pulumi login` line, the inputs of an
    /// action.
    pub(crate) request: Option<String>,
    /// The organization that the token is exchanged with.
    organization: Option<String>,
    /// The type of token that is asked for.
    token_type: Option<Type>,
    /// The login of the user, for a personal token.
    user: Option<String>,
    /// The team, for a team token.
    team: Option<String>,
    /// The deployment runner, for a runner token.
    runner: Option<String>,
    /// Whether admin permissions are asked for: scope `admin` of an organization token.
    admin: Option<bool>,
    /// How long the token shall live, in seconds.
    expiration: Option<u32>,
    /// The issuer's keys, as its `jwks_uri` gives them: the token's signature is checked with the module
    /// `whydenied/signature`.
    pub(crate) jwks: Option<String>,
    /// The URL under which the issuer is registered with the organization.
    issuer_url: Option<String>,
    /// The issuer's max expiration, in seconds.
    max_expiration: Option<u32>,
    /// The time in seconds since 1970, such as `Date.now() / 1000`.
    now: Option<f64>,
    /// Whether an expired token is denied; without it the expiry is a finding only.
    judge_times: Option<bool>,
}

/// The type of a token of Pulumi Cloud.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "camelCase")]
pub(crate) enum Type {
    Organization,
    Team,
    Personal,
    Runner,
}

impl PulumiOptions {
    /// What is asked for, but for what the request says.
    pub(crate) fn exchange(&self) -> Exchange {
        Exchange {
            organization: self.organization.clone(),
            token_type: self.token_type.map(TokenType::from),
            user: self.user.clone(),
            team: self.team.clone(),
            runner: self.runner.clone(),
            admin: self.admin.unwrap_or_default(),
            expiration: self.expiration.map(u64::from),
            registration: Registration {
                url: self.issuer_url.clone(),
                max_expiration: self.max_expiration.map(u64::from),
                ..Registration::default()
            },
            now: self.now.map(whole_seconds),
            judge_times: self.judge_times.unwrap_or_default(),
            ..Exchange::default()
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_are_the_exchange() {
        let options: PulumiOptions = serde_json::from_str(
            r#"{ "organization": "acme", "tokenType": "personal", "user": "alice", "admin": false,
                 "expiration": 600, "issuerUrl": "https://idp.example.com", "maxExpiration": 3600,
                 "now": 1789123300.75, "judgeTimes": true }"#,
        )
        .unwrap();
        let exchange = options.exchange();
        assert_eq!(exchange.organization.as_deref(), Some("acme"));
        assert_eq!((exchange.token_type, exchange.target()), (Some(TokenType::Personal), Some("alice")));
        assert_eq!((exchange.expiration, exchange.registration.max_expiration), (Some(600), Some(3600)));
        assert_eq!(exchange.registration.url.as_deref(), Some("https://idp.example.com"));
        assert_eq!((exchange.now, exchange.judge_times), (Some(1_789_123_300), true));
    }

    #[test]
    fn a_misspelt_option_is_refused() {
        for options in [r#"{ "org": "acme" }"#, r#"{ "tokenType": "gold" }"#] {
            assert!(serde_json::from_str::<PulumiOptions>(options).is_err(), "{options}");
        }
    }
}
