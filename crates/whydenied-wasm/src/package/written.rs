//! What a caller may say about a policy that is to be written, in the names of JavaScript.

use serde::{Deserialize, Serialize};
use whydenied::aws::Request;
use whydenied::case::{aws, pulumi};
use whydenied::pulumi::{Exchange, Registration, TokenType};
use whydenied::report::{InputError, Words};
use whydenied::write::{Language, WrittenPolicy};

use super::exchange::Type;

/// What `writePolicy` may be told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct WriteOptions {
    /// For which service; `"aws"` unless said otherwise.
    #[serde(rename = "for")]
    service: Option<Service>,
    /// In which language; `"json"` unless said otherwise. `terraform` and `cloudformation` are for AWS
    /// only.
    #[serde(rename = "as")]
    language: Option<Name>,
    /// AWS: the ARN of the role, for the account and the partition of its provider.
    role_arn: Option<String>,
    /// AWS: the account of the role, where no ARN says so.
    account: Option<String>,
    /// AWS: the ARN of the IAM OIDC provider.
    provider_arn: Option<String>,
    /// AWS: the `RoleSessionName`, of which AWS demands a test for some issuers.
    session_name: Option<String>,
    /// Pulumi Cloud: the organization.
    organization: Option<String>,
    /// Pulumi Cloud: the type of token that is asked for; `"organization"` unless said otherwise.
    token_type: Option<Type>,
    /// Pulumi Cloud: the login of the user, for a personal token.
    user: Option<String>,
    /// Pulumi Cloud: the team, for a team token.
    team: Option<String>,
    /// Pulumi Cloud: the deployment runner, for a runner token.
    runner: Option<String>,
    /// Pulumi Cloud: whether admin permissions may be asked for.
    admin: Option<bool>,
    /// Pulumi Cloud: the URL of the issuer, where it is not the token's `iss`.
    issuer_url: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "camelCase")]
enum Service {
    #[default]
    Aws,
    Pulumi,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "lowercase")]
enum Name {
    #[default]
    Json,
    TypeScript,
    Python,
    Terraform,
    CloudFormation,
    Yaml,
}

/// A policy that was written from a token.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WrittenPolicy"))]
pub(crate) struct Written {
    /// The policy, or the program it stands in.
    policy: String,
    /// What is still to be done, and what to know about it.
    notes: Vec<Words>,
}

impl WriteOptions {
    /// The policy for that token.
    pub(crate) fn write(&self, token: &str) -> Result<WrittenPolicy, InputError> {
        match self.service.unwrap_or_default() {
            Service::Aws => {
                aws::Case::read(&aws::Texts::default().token(token), self.request()).least_policy()
            }
            Service::Pulumi => {
                pulumi::Case::read(&pulumi::Texts::default().token(token), self.exchange()).least_policy()
            }
        }
    }

    fn request(&self) -> Request {
        Request {
            role_arn: self.role_arn.clone(),
            account: self.account.clone(),
            provider_arn: self.provider_arn.clone(),
            session_name: self.session_name.clone(),
            ..Request::default()
        }
    }

    fn exchange(&self) -> Exchange {
        Exchange {
            organization: self.organization.clone(),
            token_type: self.token_type.map(TokenType::from),
            user: self.user.clone(),
            team: self.team.clone(),
            runner: self.runner.clone(),
            admin: self.admin.unwrap_or_default(),
            registration: Registration { url: self.issuer_url.clone(), ..Registration::default() },
            ..Exchange::default()
        }
    }

    /// The policy in the language that was asked for.
    ///
    /// # Errors
    /// The service has no policies in it.
    pub(crate) fn render(&self, written: WrittenPolicy) -> Result<Written, String> {
        let language = match self.language.unwrap_or_default() {
            Name::Json => Language::Json,
            Name::TypeScript => Language::TypeScript,
            Name::Python => Language::Python,
            Name::Terraform => Language::Terraform,
            Name::CloudFormation => Language::CloudFormation,
            Name::Yaml => Language::Yaml,
        };
        let policy = written.render(language);
        let policy = policy.ok_or_else(|| format!("Pulumi Cloud has no policies as {}", language.name()))?;
        Ok(Written { policy, notes: written.notes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(options: &str) -> Result<Written, String> {
        let options: WriteOptions = serde_json::from_str(options).map_err(|error| error.to_string())?;
        let token = r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "s" }"#;
        options.render(options.write(token).map_err(|error| error.to_string())?)
    }

    #[test]
    fn the_options_choose_the_service_and_the_language() {
        for (options, words) in [
            ("{}", "<AWS_ACCOUNT_ID>"),
            (r#"{ "account": "123456789012" }"#, "123456789012"),
            (r#"{ "as": "terraform" }"#, "aws_iam_policy_document"),
            (r#"{ "as": "typescript" }"#, "@pulumi/aws"),
            (r#"{ "as": "cloudformation" }"#, "AWS::IAM::Role"),
            (r#"{ "for": "pulumi", "user": "alice" }"#, "\"userLogin\": \"alice\""),
            (r#"{ "for": "pulumi", "as": "python", "organization": "acme" }"#, "organization=\"acme\""),
        ] {
            let written = written(options).unwrap();
            assert!(written.policy.contains(words), "{options}: {}", written.policy);
            assert!(!written.notes.is_empty(), "{options}");
        }
    }

    #[test]
    fn what_is_not_there_is_refused() {
        for options in
            [r#"{ "for": "pulumi", "as": "terraform" }"#, r#"{ "as": "cobol" }"#, r#"{ "org": "acme" }"#]
        {
            assert!(written(options).is_err(), "{options}");
        }
    }
}
