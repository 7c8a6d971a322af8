//! The identity provider of a request, as AWS names it.

use super::Request;
use super::arn::Arn;
use super::policy::{Policy, PrincipalType};
use crate::Token;
use crate::issuer::{self, Issuer};

/// The identity provider that a token belongs to.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The provider URL without `https://`, path and trailing slash kept: the prefix of its
    /// condition keys. Empty when nothing says who issued the token.
    pub url: String,
    /// The account of the role, and so of the provider, if it was given.
    pub account: Option<String>,
    /// The partition of the role, such as `aws` or `aws-cn`, if it was given.
    pub partition: Option<String>,
    /// The issuer, if it is in the tables.
    pub issuer: Option<&'static Issuer>,
    /// Whether the URL was taken from elsewhere because the claims have no `iss`.
    pub assumed: bool,
}

impl Request {
    /// The URL of the provider that the caller named, without `https://`.
    pub(crate) fn registered_url(&self) -> Option<&str> {
        let of_arn = self.provider_arn.as_deref().and_then(Arn::parse).and_then(|arn| arn.provider_url());
        let given = || self.provider_url.as_deref().map(|url| url.strip_prefix("https://").unwrap_or(url));
        of_arn.or_else(given)
    }
}

impl Provider {
    /// The provider of this token; without an `iss` claim that of the given provider ARN.
    #[must_use]
    pub fn of(token: &Token, request: &Request) -> Self {
        let given = request.provider_arn.as_deref().and_then(Arn::parse);
        let role = request.role_arn.as_deref().and_then(Arn::parse);
        let owner = role.as_ref().or(given.as_ref());
        let iss = token.claim_text("iss");
        // Google writes its issuer either way, and the provider is the same.
        let url = iss.map_or_else(
            || request.registered_url().unwrap_or_default().to_owned(),
            |iss| iss.strip_prefix("https://").unwrap_or(iss).to_owned(),
        );
        Self {
            account: owner.map(|arn| arn.account.to_owned()).or_else(|| request.account.clone()),
            partition: owner.map(|arn| arn.partition.to_owned()),
            issuer: issuer::recognise(&url),
            assumed: iss.is_none() && !url.is_empty(),
            url,
        }
    }

    /// Whether AWS knows the provider without a provider object in the account.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.issuer.is_some_and(|issuer| issuer.built_in)
    }

    /// The provider's ARN, or the bare host of a built-in one; `None` while the account is not known.
    #[must_use]
    pub fn arn(&self) -> Option<String> {
        if self.is_built_in() {
            return Some(self.url.clone());
        }
        let (partition, account) = (self.partition.as_ref()?, self.account.as_ref()?);
        Some(format!("arn:{partition}:iam::{account}:oidc-provider/{}", self.url))
    }
}

impl Provider {
    /// Without an issuer, takes the one that the policy trusts, if it is one only.
    pub(crate) fn assume_from(&mut self, policy: &Policy<'_>) {
        if !self.url.is_empty() {
            return;
        }
        let principals = policy.statements.iter().filter_map(|statement| statement.principal.as_ref());
        let mut urls = principals
            .flat_map(|principal| &principal.entries)
            .filter(|(kind, _)| *kind == PrincipalType::Federated)
            .filter_map(|(_, text)| match Arn::parse(&text.text) {
                Some(arn) => arn.provider_url(),
                None => Some(&*text.text).filter(|host| issuer::recognise(host).is_some()),
            });
        if let Some(url) = urls.next()
            && urls.all(|other| other == url)
        {
            url.clone_into(&mut self.url);
            self.issuer = issuer::recognise(url);
            self.assumed = true;
        }
    }
}
