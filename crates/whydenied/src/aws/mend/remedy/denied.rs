//! The call that was denied, as remedies are tried on it.

use crate::Token;
use crate::aws::context::Context;
use crate::aws::decision::Call;
use crate::aws::explain::report::explain;
use crate::aws::request::Request;
use crate::mend::elsewhere;
use crate::mend::elsewhere::{Called, Change, Setting, note};
use crate::report::{Comparison, ParameterChange, Report};

/// What may be offered of a call.
pub(crate) type Candidate = elsewhere::Candidate<Request>;

/// What remedies are made from.
pub(crate) struct Denied<'a> {
    pub(crate) call: Call<'a>,
    /// Completed by what the documents say.
    pub(crate) request: &'a Request,
    pub(crate) context: &'a Context,
    /// The values that the finding is about, where it is about two.
    pub(crate) compared: Option<Comparison<'a>>,
    /// The condition key that it is about.
    pub(crate) key: Option<&'a str>,
    /// A value of that condition.
    pub(crate) expected: Option<&'a str>,
    /// The token, and what the condition expects of it.
    pub(crate) setting: Setting<'a>,
}

impl Called for Denied<'_> {
    type Request = Request;

    fn token(&self) -> &Token {
        self.call.token
    }

    fn decide(&self, change: &Change<Request>) -> Report {
        match change {
            // Another token is signed as its issuer signs.
            Change::Token(token) => {
                let request = Request { signature: None, ..self.request.clone() };
                explain(&Call { token, request: &request, ..self.call }.decide())
            }
            Change::Request(request) => explain(&Call { request, ..self.call }.decide()),
        }
    }

    fn parameters(&self, other: &Request) -> Vec<ParameterChange> {
        let (own, mut list) = (self.request, Vec::new());
        let text = |text: &Option<String>| text.clone();
        let number = |number: &Option<u32>| number.map(|number| number.to_string());
        note(&mut list, "role_arn", (&own.role_arn, &other.role_arn), text);
        note(&mut list, "provider_arn", (&own.provider_arn, &other.provider_arn), text);
        note(&mut list, "provider_url", (&own.provider_url, &other.provider_url), text);
        note(&mut list, "client_ids", (&own.client_ids, &other.client_ids), |ids| {
            (!ids.is_empty()).then(|| ids.join("\n"))
        });
        note(&mut list, "session_name", (&own.session_name, &other.session_name), text);
        note(&mut list, "duration_seconds", (&own.duration_seconds, &other.duration_seconds), number);
        let maximum = (&own.max_session_duration, &other.max_session_duration);
        note(&mut list, "max_session_duration", maximum, number);
        list
    }
}

impl<'a> Denied<'a> {
    /// The value that the policy expects, if it is one value and no pattern.
    pub(super) fn wanted(&self) -> Option<&'a str> {
        self.setting.wanted()
    }

    /// The request with something else of it.
    pub(super) fn requesting(&self, change: impl FnOnce(&mut Request)) -> Request {
        let mut request = self.request.clone();
        change(&mut request);
        request
    }
}
