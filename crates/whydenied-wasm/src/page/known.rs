//! What the pasted documents say of the request, for the fields in which it can be overridden.

use whydenied::aws::document::Role;
use whydenied::case::aws::Case;
use whydenied::token::event::Event;
use whydenied_questions::examination::{Known, Origin};
use whydenied_questions::fields::{DURATION, MAX_DURATION, PROVIDER, ROLE_ARN, SESSION_NAME, SOURCE_IP};

/// What an event and the answer about a role say, by the ids of the fields; the event speaks of the call itself. No
/// document says the client IDs of a provider, the account alone, or another time than its own.
pub(super) fn known(case: &Case<'_>) -> Vec<(String, Known)> {
    let event = case.token.read().and_then(|token| token.event.as_deref());
    let role = case.policy.read().and_then(|policy| policy.role.as_ref());
    let by_event = |text: fn(&Event) -> Option<String>| of(event.and_then(text), Origin::Event);
    let by_answer = |text: fn(&Role) -> Option<String>| of(role.and_then(text), Origin::Answer);
    let facts = [
        (ROLE_ARN, by_event(|event| event.role_arn.clone()).or_else(|| by_answer(|role| role.arn.clone()))),
        (PROVIDER, by_event(|event| event.provider_arn.clone())),
        (SESSION_NAME, by_event(|event| event.session_name.clone())),
        (SOURCE_IP, by_event(|event| event.source_ip.clone())),
        (DURATION, by_event(|event| event.duration_seconds.map(|seconds| seconds.to_string()))),
        (MAX_DURATION, by_answer(|role| role.max_session_duration.map(|seconds| seconds.to_string()))),
    ];
    facts.into_iter().filter_map(|(field, fact)| Some((field.to_owned(), fact?))).collect()
}

fn of(value: Option<String>, origin: Origin) -> Option<Known> {
    value.map(|value| Known { value, origin })
}
