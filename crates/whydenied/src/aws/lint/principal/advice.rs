//! What is advised where a principal names no OIDC provider.

/// Where something under `Federated` is to be a provider's ARN.
pub(crate) const NAME_THE_ARN: &str =
    "name the provider by its ARN: `arn:aws:iam::ACCOUNT:oidc-provider/URL`, the URL without `https://`";

/// Where the principal names somebody else.
pub(crate) const NAME_THE_PROVIDER: &str =
    "name the identity provider: `{ \"Federated\": \"arn:aws:iam::ACCOUNT:oidc-provider/URL\" }`";
