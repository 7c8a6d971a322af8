//! ARNs of IAM: `arn:partition:iam::account:resource`.

/// The parts of an IAM ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'t> {
    /// `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`, `aws-iso…`
    pub partition: &'t str,
    /// The service, `iam` for roles and providers.
    pub service: &'t str,
    /// The account that owns it, as written.
    pub account: &'t str,
    /// Everything after the account, such as `role/deploy`.
    pub resource: &'t str,
}

impl<'t> Arn<'t> {
    /// Takes an ARN apart; `None` when it does not have six parts.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        (parts.next() == Some("arn")).then_some(())?;
        let (partition, service) = (parts.next()?, parts.next()?);
        let (_region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { partition, service, account, resource })
    }

    /// The URL of an OIDC provider's ARN, without `https://`.
    #[must_use]
    pub fn provider_url(&self) -> Option<&'t str> {
        self.resource.strip_prefix("oidc-provider/").filter(|_| self.service == "iam")
    }

    /// Whether the account is twelve digits, as every account is.
    #[must_use]
    pub fn has_account_id(&self) -> bool {
        self.account.len() == 12 && self.account.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether the partition is one of AWS's.
    #[must_use]
    pub fn has_known_partition(&self) -> bool {
        matches!(self.partition, "aws" | "aws-cn" | "aws-us-gov" | "aws-eusc")
            || self.partition.starts_with("aws-iso")
    }
}
