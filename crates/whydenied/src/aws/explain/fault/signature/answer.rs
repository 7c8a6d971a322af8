//! What STS answers where it takes no key of the issuer's set.

use crate::aws::explain::fault::refused::invalid_token;
use crate::report::ServiceError;

/// That it found no key. Word for word, with its two spaces.
pub(crate) fn key_not_retrieved() -> ServiceError {
    invalid_token(
        "Couldn't retrieve verification key from your identity provider,  please reference \
         AssumeRoleWithWebIdentity documentation for requirements",
    )
}
