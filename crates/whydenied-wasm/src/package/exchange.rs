//! What a caller may say about a token exchange, in the names of JavaScript.

use serde::Deserialize;
use whydenied::pulumi::{Exchange, Registration, TokenType};

use super::options::whole_seconds;

/// The options of `checkPulumi`. A misspelt one is an error: silently, it would mean "unknown". Each
/// may be `undefined`, which is `None`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct PulumiOptions {
    /// The request as it was made, whose parts the other options outweigh.
    pub(crate) request: Option<String>,
    organization: Option<String>,
    token_type: Option<Type>,
    user: Option<String>,
    team: Option<String>,
    runner: Option<String>,
    admin: Option<bool>,
    expiration: Option<u32>,
    pub(crate) jwks: Option<String>,
    issuer_url: Option<String>,
    max_expiration: Option<u32>,
    now: Option<f64>,
    judge_times: Option<bool>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
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
