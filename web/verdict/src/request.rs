//! What the pasted documents say of the request, beside the fields in which it can be overridden.

use std::cell::RefCell;

use whydenied::aws::document::Role;
use whydenied::token::event::Event;
use whydenied_fields::given::{FIELDS, Given};
use whydenied_view::place::{draw, element};

use crate::judgement::Judgement;

const FROM_EVENT: &str = "from the CloudTrail event";
const FROM_ANSWER: &str = "from the answer of AWS";

/// A value with the document that says so.
type Fact = Option<(String, &'static str)>;
/// For each field of one line, in their order.
type Known = [Fact; FIELDS.len()];

thread_local! {
    static SHOWN: RefCell<Known> = const { RefCell::new([const { None }; FIELDS.len()]) };
}

/// An empty field shows what the pasted documents say in its place.
pub(crate) fn draw_known(judgement: &Judgement<'_>, given: &Given) {
    let event = judgement.case.token.read().and_then(|token| token.event.as_deref());
    let role = judgement.case.policy.read().and_then(|policy| policy.role.as_ref());
    let known = known(event, role);
    draw("#request-facts", vec![facts(given.count(), known.iter().flatten().count()).into()]);
    if SHOWN.with_borrow(|shown| *shown == known) {
        return;
    }
    for ((id, _, example), fact) in FIELDS.into_iter().zip(&known) {
        let (value, origin) =
            fact.as_ref().map_or((example, ""), |(value, origin)| (value.as_str(), *origin));
        draw(&format!("#{id}-origin"), vec![origin.into()]);
        let Some(field) = element(&format!("#{id}")) else { continue };
        // Neither name is refused.
        let _ = field.set_attribute("placeholder", value);
        let _ = field.set_attribute("class", if fact.is_some() { "known" } else { "" });
    }
    SHOWN.set(known);
}

/// What an event and the answer about a role say; the event speaks of the call itself. No document says the
/// client IDs of a provider, the account alone, or another time than its own.
fn known(event: Option<&Event>, role: Option<&Role>) -> Known {
    let by_event = |text: fn(&Event) -> Option<String>| Some((text(event?)?, FROM_EVENT));
    let by_answer = |text: fn(&Role) -> Option<String>| Some((text(role?)?, FROM_ANSWER));
    let role_arn = by_event(|event| event.role_arn.clone()).or_else(|| by_answer(|role| role.arn.clone()));
    let provider = by_event(|event| event.provider_arn.clone());
    let session_name = by_event(|event| event.session_name.clone());
    let source_ip = by_event(|event| event.source_ip.clone());
    let duration = by_event(|event| event.duration_seconds.map(|seconds| seconds.to_string()));
    let max_duration = by_answer(|role| role.max_session_duration.map(|seconds| seconds.to_string()));
    [role_arn, provider, None, session_name, source_ip, duration, max_duration, None, None]
}

fn facts(given: usize, known: usize) -> String {
    match (given, known) {
        (0, 0) => "optional".to_owned(),
        (given, 0) => format!("{given} given"),
        (0, known) => format!("{known} known"),
        (given, known) => format!("{given} given · {known} known"),
    }
}
