//! What was pasted in place of a token or a policy, and what was taken from it.

pub(crate) mod cloudtrail_event;
pub(crate) mod policy_of_another_role;
pub(crate) mod role_from_answer;

use crate::Token;
use crate::aws::Request;
use crate::aws::policy::Policy;
use crate::finding::kind::Message;
use crate::report::{Finding, Input};
use crate::token::event::Event;

crate::finding::entry::entries![cloudtrail_event, policy_of_another_role, role_from_answer,];

/// What to know of the documents; `given` is the request as the caller gave it.
pub(crate) fn remarks(token: &Token, policy: &Policy<'_>, given: &Request) -> Vec<Finding> {
    let mut findings = Vec::new();
    let event = token.event.as_deref();
    findings.extend(event.map(remark_on_event));
    let Some(role) = &policy.role else { return findings };
    let called = given.role_arn.as_ref().or_else(|| event?.role_arn.as_ref());
    if let (Some(called), Some(own)) = (called, &role.arn)
        && called != own
    {
        findings.push(policy_of_another_role::KIND.finding(
            Input::Policy,
            Message::new(
                format!("The call is for `{called}`, and the policy is that of `{own}`"),
                "AWS reads the trust policy of the role that the call names.",
                "paste that role's trust policy, or correct the role's ARN in the call",
            ),
        ));
        return findings;
    }
    let arn = role.arn.as_ref().filter(|_| called.is_none());
    let longest = role.max_session_duration.filter(|_| given.max_session_duration.is_none());
    let (names, values): (Vec<_>, Vec<_>) = [
        arn.map(|arn| ("ARN", format!("the ARN `{arn}`"))),
        longest.map(|seconds| ("longest session", format!("sessions of up to {seconds} seconds"))),
        Some(role.tags.len())
            .filter(|count| *count > 0)
            .map(|count| ("tags", format!("{count} of its tags"))),
    ]
    .into_iter()
    .flatten()
    .unzip();
    if !names.is_empty() {
        findings.push(role_from_answer::KIND.finding(
            Input::Policy,
            Message::new(
                format!("Taken from the answer of AWS: the role's {}", names.join(", ")),
                format!("It says {}.", values.join(", ")),
                "give others to override them",
            ),
        ));
    }
    findings
}

fn remark_on_event(event: &Event) -> Finding {
    let outcome = match (&event.error_code, &event.error_message) {
        (None, _) => "CloudTrail recorded that AWS let this call in".to_owned(),
        (Some(code), None) => format!("CloudTrail recorded the answer `{code}`"),
        (Some(code), Some(message)) => format!("CloudTrail recorded the answer `{code}`: `{message}`"),
    };
    let message = Message::new(
        "A CloudTrail event stands in for the token, so only its issuer, audience and subject are known",
        format!(
            "{outcome}. Keys made of other claims are unknown, and the token's times and signature are not checked. \
             The role, the session name, the address and the time are those of the event where you gave none."
        ),
        "paste the token or its claims to check the rest",
    );
    cloudtrail_event::KIND.finding(Input::Token, message)
}
