//! What the service answers to a call that it denies.

use crate::aws::decision::Refusal;
use crate::aws::explain::{fault, problem};
use crate::outcome::Confidence;
use crate::report::ServiceError;

/// What the service answers, where that is known.
pub(crate) fn answer(refusal: Refusal<'_>) -> Option<ServiceError> {
    match refusal {
        Refusal::Call(fault) => fault::service_error(fault),
        Refusal::Document(problem) => {
            Some(ServiceError::new("MalformedPolicyDocument", problem::answer(problem)))
        }
        Refusal::Action(action) => {
            Some(ServiceError::new("AccessDenied", format!("Not authorized to perform {action}")))
        }
    }
}

/// How surely it is known that the service refuses it; `None` where that is for the policies to say.
pub(crate) fn sure_of(refusal: Refusal<'_>) -> Option<Confidence> {
    match refusal {
        Refusal::Call(fault) => Some(fault::sure_of(fault)),
        // How IAM words its refusals was recorded by others.
        Refusal::Document(_) => Some(Confidence::Inferred),
        Refusal::Action(_) => None,
    }
}
