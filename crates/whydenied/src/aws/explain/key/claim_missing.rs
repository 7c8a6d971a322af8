//! `claim-missing`, as AWS has it.

use super::absence::{Absence, AbsentKey, FAILS};
use crate::aws::explain::key_name::short_name;
use crate::finding::both::claim_missing::KIND;
use crate::finding::kind::{Cause, Message};

/// Found where AWS would make the key, and the token or the request has nothing to make it of.
pub(crate) fn cause(absent: &AbsentKey<'_>) -> Cause {
    let AbsentKey { key, absence, context } = *absent;
    let message = match absence {
        Absence::ClaimMissing(claim) if claim == "environment" => Message::new(
            "The job names no environment, so the token has no `environment` claim",
            "GitHub puts the claim into tokens of jobs with `environment:` only.",
            "add `environment:` to the job, or test another key",
        ),
        Absence::ClaimMissing(claim) => {
            let name = short_name(key);
            let title = if name == claim {
                format!("The policy tests `{name}`, which the token does not have")
            } else {
                format!("The policy tests `{name}`, and the token has no claim `{claim}`")
            };
            Message::new(title, FAILS, "test a claim that the token has, such as `sub`")
        }
        Absence::NoSessionTag | Absence::NoSourceIdentity => Message::new(
            format!("The policy tests `{key}`, and {}", absence.because(key, context)),
            FAILS,
            "have the issuer add it",
        ),
        _ => Message::new(
            format!("The request has no `{key}`, which the policy tests"),
            FAILS,
            "send a request that has it, or remove the test",
        ),
    };
    (&KIND, message)
}
