//! What the pasted documents say of the request, beside the fields in which it can be overridden.

use whydenied::aws::document::Role;
use whydenied::token::event::Event;

const FROM_EVENT: &str = "from the CloudTrail event";
const FROM_ANSWER: &str = "from the answer of AWS";

/// For each field of one line: what is known, and from where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) role_arn: Fact,
    pub(crate) provider: Fact,
    pub(crate) session_name: Fact,
    pub(crate) source_ip: Fact,
    pub(crate) duration: Fact,
    pub(crate) max_duration: Fact,
}

/// A value with the document that says so.
pub(crate) type Fact = Option<(String, &'static str)>;

impl Known {
    /// What an event and the answer about a role say; the event speaks of the call itself.
    pub(crate) fn of(event: Option<&Event>, role: Option<&Role>) -> Self {
        let by_event = |text: fn(&Event) -> &Option<String>| Some((text(event?).clone()?, FROM_EVENT));
        let by_answer = |text: fn(&Role) -> Option<String>| Some((text(role?)?, FROM_ANSWER));
        let duration = event.and_then(|event| Some((event.duration_seconds?.to_string(), FROM_EVENT)));
        Self {
            role_arn: by_event(|event| &event.role_arn).or_else(|| by_answer(|role| role.arn.clone())),
            duration,
            max_duration: by_answer(|role| role.max_session_duration.map(|seconds| seconds.to_string())),
            provider: by_event(|event| &event.provider_arn),
            session_name: by_event(|event| &event.session_name),
            source_ip: by_event(|event| &event.source_ip),
        }
    }

    /// In the order of the fields: no document says the client IDs of a
    /// provider, the account alone, or another time than its own.
    pub(crate) fn by_field(&self) -> [&Fact; 9] {
        let Self { role_arn, provider, session_name, source_ip, duration, max_duration } = self;
        [role_arn, provider, &None, session_name, source_ip, duration, max_duration, &None, &None]
    }

    /// How many facts there are.
    pub(crate) fn count(&self) -> usize {
        self.by_field().into_iter().flatten().count()
    }
}
