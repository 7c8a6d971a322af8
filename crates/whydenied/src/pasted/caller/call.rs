//! A call that a job, a pod or an operation would make.

use super::super::kind::Service;
use crate::aws::WrittenAs;
use crate::json::Value;
use crate::pulumi::Exchange;
use crate::report::{Edit, Finding};
use crate::span::Span;
use crate::{Token, order};

/// The most calls that are told apart.
pub(super) const MAX_CALLS: usize = 256;

/// A call that a job, a pod or an operation would make.
#[derive(Clone, Debug)]
pub struct Call {
    /// What makes it and what starts that, such as ``job `deploy`, push to `main` ``.
    pub name: String,
    /// The job, the pod, the login or the operation alone, by its own name.
    pub job: String,
    /// The event that starts it, where events do.
    pub event: Option<String>,
    /// The service that the token is for.
    pub service: Service,
    /// The token that it sends; where it sends none, the one that it would.
    pub token: Token,
    /// The token that it sends if the subject has ids next to its names, where nobody said that it has none.
    pub or: Option<Token>,
    /// Why it sends none.
    pub no_token: Option<NoToken>,
    /// What else is good to know.
    pub remarks: Vec<Finding>,
    /// The ARN of the role that it asks for, where it is written down.
    pub role: Option<String>,
    /// The `RoleSessionName` that it asks for.
    pub session_name: Option<String>,
    /// The `DurationSeconds` that it asks for.
    pub duration: Option<u32>,
    /// The `ProviderId` that it gives.
    pub provider_id: Option<String>,
    /// Where its request is written down, if nothing but the request is.
    pub written_as: Option<WrittenAs>,
    /// The exchange that it asks for, where the token is for Pulumi Cloud.
    pub exchange: Option<Box<Exchange>>,
    /// Where the text says so.
    pub span: Span,
}

impl Call {
    /// The same call as one of Pulumi Cloud.
    pub(super) fn exchanged(self, exchange: Exchange) -> Self {
        Self { service: Service::Pulumi, exchange: Some(Box::new(exchange)), ..self }
    }

    /// What of its claims is not known, in words, each once.
    #[must_use]
    pub fn open(&self) -> Vec<String> {
        fn within(value: &Value<'_>, open: &mut Vec<String>) {
            match value {
                Value::Open(text) => open.extend(text.holes.iter().map(|hole| hole.expression.to_string())),
                Value::Object(members) => members.iter().for_each(|member| within(&member.node.value, open)),
                _ => {}
            }
        }
        let mut open = Vec::new();
        within(&self.token.claims.value, &mut open);
        order::once(open, Clone::clone)
    }
}

/// Why no token is sent.
#[derive(Clone, Debug)]
pub struct NoToken {
    /// The finding that says so.
    pub finding: Box<Finding>,
    /// Where that is to be changed.
    pub span: Span,
    /// What to call the edit that mends it, and what it does.
    pub(crate) mend: Option<(&'static str, Edit)>,
}

/// A call as it is put together, before anything is known of it.
pub(super) fn call(name: String, job: &str, token: Token, span: Span) -> Call {
    Call {
        name,
        job: job.to_owned(),
        event: None,
        service: Service::Aws,
        token,
        or: None,
        no_token: None,
        remarks: Vec::new(),
        role: None,
        session_name: None,
        duration: None,
        provider_id: None,
        written_as: None,
        exchange: None,
        span,
    }
}
