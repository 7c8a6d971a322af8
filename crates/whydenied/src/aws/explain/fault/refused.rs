//! What STS refuses, in the words of the report and in its own.

use crate::finding::kind::{Kind, Message};
use crate::report::{ServiceError, Words};

/// A fault in words.
pub(crate) struct Refused {
    pub(crate) kind: &'static Kind,
    pub(crate) message: Message,
    /// What STS answers, where that is known.
    pub(crate) answer: Option<ServiceError>,
}

/// The answer to most faults of a token. Its message is empty where nobody has recorded it.
pub(crate) fn invalid_token(message: impl Into<Words>) -> ServiceError {
    ServiceError::new("InvalidIdentityToken", message)
}

/// The answer to a token that is not valid, for a reason that STS does not say.
pub(crate) fn not_validated() -> ServiceError {
    invalid_token(
        "The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation for \
         requirements.",
    )
}
