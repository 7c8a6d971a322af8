//! What a caller may say about a policy that is to be written, in the names of JavaScript.

use serde::{Deserialize, Serialize};
use whydenied::aws::Request;
use whydenied::case::{aws, pulumi};
use whydenied::pulumi::{Exchange, Registration, TokenType};
use whydenied::report::{InputError, Words};
use whydenied::write::{Language, WrittenPolicy};

use super::exchange::Type;

/// The options of `writePolicy`. A misspelt one is an error. Each may be `undefined`, which is `None`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct WriteOptions {
    #[serde(rename = "for")]
    service: Option<Service>,
    #[serde(rename = "as")]
    language: Option<Name>,
    role_arn: Option<String>,
    account: Option<String>,
    provider_arn: Option<String>,
    session_name: Option<String>,
    organization: Option<String>,
    token_type: Option<Type>,
    user: Option<String>,
    team: Option<String>,
    runner: Option<String>,
    admin: Option<bool>,
    issuer_url: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Service {
    #[default]
    Aws,
    Pulumi,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
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

/// A policy, and what is still to be done.
#[derive(Debug, Serialize)]
pub(crate) struct Written {
    policy: String,
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
