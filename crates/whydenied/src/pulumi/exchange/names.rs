//! The parameters that there are, by the names that each form of a request has for them.

use super::form::Form;
use super::refusal::Part;

/// What a parameter says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Audience,
    GrantType,
    SubjectTokenType,
    TokenType,
    Scope,
    Expiration,
    Token,
    Organization,
    Team,
    User,
    /// Nothing about the request.
    Nothing,
}

/// The parameters of a form by their names, and those that every request has.
pub(crate) type Names = (&'static [(&'static str, Says)], &'static [&'static str]);

const OAUTH: Names = (
    &[
        ("audience", Says::Audience),
        ("grant_type", Says::GrantType),
        ("subject_token_type", Says::SubjectTokenType),
        ("requested_token_type", Says::TokenType),
        ("scope", Says::Scope),
        ("expiration", Says::Expiration),
        ("subject_token", Says::Token),
    ],
    &["audience", "grant_type", "subject_token_type", "requested_token_type"],
);
const LOGIN: Names = (
    &[
        ("oidc-token", Says::Token),
        ("oidc-org", Says::Organization),
        ("oidc-team", Says::Team),
        ("oidc-user", Says::User),
        ("oidc-expiration", Says::Expiration),
    ],
    &["oidc-token"],
);
const AUTH_ACTION: Names = (
    &[
        ("organization", Says::Organization),
        ("requested-token-type", Says::TokenType),
        ("scope", Says::Scope),
        ("token-expiration", Says::Expiration),
        ("export-environment-variables", Says::Nothing),
        ("cloud-url", Says::Nothing),
    ],
    &["organization", "requested-token-type"],
);
const ESC_ACTION: Names = (
    &[
        ("oidc-organization", Says::Organization),
        ("oidc-requested-token-type", Says::TokenType),
        ("oidc-scope", Says::Scope),
        ("oidc-token-expiration", Says::Expiration),
        ("oidc-auth", Says::Nothing),
        ("version", Says::Nothing),
        ("environment", Says::Nothing),
        ("keys", Says::Nothing),
        ("cloud-url", Says::Nothing),
        ("export-environment-variables", Says::Nothing),
        ("mask", Says::Nothing),
    ],
    &["oidc-organization", "oidc-requested-token-type"],
);

impl Form {
    /// Its parameters, and those that every request has.
    pub(crate) const fn names(self) -> Names {
        match self {
            Self::Body | Self::Json | Self::Curl => OAUTH,
            Self::Login => LOGIN,
            Self::AuthAction => AUTH_ACTION,
            Self::EscAction => ESC_ACTION,
        }
    }
}

impl Says {
    /// The part of the request that the parameter of that name says.
    pub(crate) const fn part(self, name: &'static str) -> Part {
        match self {
            Self::Audience | Self::Organization => Part::Organization,
            Self::TokenType => Part::TokenType,
            Self::Scope | Self::Team | Self::User => Part::Target,
            Self::Expiration => Part::Expiration,
            Self::GrantType | Self::SubjectTokenType | Self::Token | Self::Nothing => Part::Fixed(name),
        }
    }
}

/// The parameter that is meant, in whatever letter case, with or without `-` and `_`.
pub(crate) fn says(form: Form, name: &str) -> Option<(&'static str, Says)> {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let plain = text.chars().filter(|letter| !matches!(letter, '_' | '-'));
        plain.map(|letter| letter.to_ascii_lowercase())
    }
    form.names().0.iter().copied().find(|(known, _)| letters(known).eq(letters(name)))
}
