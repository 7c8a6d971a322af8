//! The role of the call, and the role that the policy was read with.

use crate::aws::decision::Decision;

/// The ARN of the role that the call is for, as the caller gave it or the event has it.
pub(crate) fn called<'d>(decision: &'d Decision<'_>) -> Option<&'d String> {
    let event = decision.call.token.event.as_deref();
    decision.call.request.role_arn.as_ref().or_else(|| event?.role_arn.as_ref())
}

/// Whether the policy is another role's than the one that the call is for.
pub(crate) fn is_another(decision: &Decision<'_>) -> bool {
    let own = decision.call.policy.role.as_ref().and_then(|role| role.arn.as_ref());
    called(decision).zip(own).is_some_and(|(called, own)| called != own)
}
