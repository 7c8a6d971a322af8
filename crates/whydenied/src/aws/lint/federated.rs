//! Principals under `Federated`: identity providers of OIDC, or of SAML.

use crate::aws::arn::Arn;
use crate::aws::policy::{PrincipalType, Text};

/// Whether a principal is meant for an OIDC provider, however it is written.
pub(crate) fn is_issuer((kind, text): &(PrincipalType, Text<'_>)) -> bool {
    *kind == PrincipalType::Federated && !Arn::parse(&text.text).is_some_and(|arn| is_saml(&arn))
}

/// Whether an ARN names a SAML provider.
pub(crate) fn is_saml(arn: &Arn<'_>) -> bool {
    arn.resource.starts_with("saml-provider/")
}
