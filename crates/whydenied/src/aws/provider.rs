//! The identity provider of a request, as AWS names it.

use super::Request;
use super::arn::Arn;
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
    /// The partition and the account that it is in, or has to be in: those of the role, else those of one of the
    /// providers that a policy names, the provider itself before others.
    pub(crate) fn owner_beside<'p>(&self, named: impl Iterator<Item = &'p str>) -> Option<(String, String)> {
        let known = self.partition.clone().zip(self.account.clone());
        known.or_else(|| {
            let arns = named.filter_map(Arn::parse);
            let arns = arns.filter(|arn| arn.has_account_id() && arn.has_known_partition());
            let arns: Vec<_> = arns.collect();
            let own = arns.iter().find(|arn| arn.provider_url() == Some(&*self.url));
            let arn = own.or_else(|| arns.first())?;
            let account = self.account.as_deref().unwrap_or(arn.account);
            Some((arn.partition.to_owned(), account.to_owned()))
        })
    }

    /// The ARN that it has, or would have next to the providers that a policy names; `ACCOUNT` stands in it for the
    /// account where nothing says that.
    pub(crate) fn arn_beside<'p>(&self, named: impl Iterator<Item = &'p str>) -> String {
        if self.is_built_in() {
            return self.url.clone();
        }
        let (partition, account) = self.owner_beside(named).unwrap_or_else(|| {
            let partition = self.partition.as_deref().unwrap_or_else(|| partition_of(&self.url));
            (partition.to_owned(), self.account.clone().unwrap_or_else(|| "ACCOUNT".to_owned()))
        });
        format!("arn:{partition}:iam::{account}:oidc-provider/{}", self.url)
    }
}

/// The partitions other than `aws`, by what an issuer's host there has in it.
const PARTITIONS: [(&str, &str); 7] = [
    (".us-gov-", "aws-us-gov"),
    (".amazonaws.com.cn", "aws-cn"),
    (".amazonaws.eu", "aws-eusc"),
    (".c2s.ic.gov", "aws-iso"),
    (".sc2s.sgov.gov", "aws-iso-b"),
    (".cloud.adc-e.uk", "aws-iso-e"),
    (".csp.hci.ic.gov", "aws-iso-f"),
];

/// The partition in which an issuer of AWS's own is.
fn partition_of(url: &str) -> &'static str {
    let host = url.split('/').next().unwrap_or_default();
    PARTITIONS.iter().find(|(sign, _)| host.contains(sign)).map_or("aws", |(_, partition)| partition)
}

impl Provider {
    /// Without an issuer, takes the one that a policy trusts, if these federated principals of it name one only.
    pub(crate) fn assume_from<'p>(&mut self, principals: impl Iterator<Item = &'p str>) {
        if !self.url.is_empty() {
            return;
        }
        let mut urls = principals.filter_map(|text| match Arn::parse(text) {
            Some(arn) => arn.provider_url(),
            None => Some(text).filter(|host| issuer::recognise(host).is_some()),
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
