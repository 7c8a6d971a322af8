//! URLs of providers that come close to a known issuer's.

use crate::aws::arn::Arn;
use crate::issuer;

/// Why a URL must not only come close.
pub(crate) const LETTER_BY_LETTER: &str =
    "The provider in a principal is compared letter by letter with the token's issuer.";

/// The URL in a provider's ARN, unless it is a known issuer's.
pub(crate) fn unknown(written: &str) -> Option<&str> {
    let url = Arn::parse(written)?.provider_url()?;
    issuer::recognise(url).is_none().then_some(url)
}
