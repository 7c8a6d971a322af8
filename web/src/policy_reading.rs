//! What becomes of the policy's text, beside a token and all else that is known.

use whydenied::Token;
use whydenied::aws::document::{DocumentForm, Role};
use whydenied::aws::{self, Document, Policy};
use whydenied::report::{InputError, Report};
use whydenied::token::signature::SignatureCheck;

use crate::clock;
use crate::state::Shared;
use whydenied_view::given::Given;
use whydenied_view::texts::Texts;

/// What was read of the policy's text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PolicyReading {
    /// What the policy stands in.
    pub(crate) form: DocumentForm,
    /// The role that it is of, where an answer of AWS says so.
    pub(crate) role: Option<Role>,
    /// Given a token, its report.
    pub(crate) report: Option<Shared<Report>>,
}

/// The token, and what bears on it beside the policy.
pub(crate) struct Caller<'t> {
    pub(crate) token: &'t Token,
    /// What its issuer's keys say of the signature.
    pub(crate) signature: Option<SignatureCheck>,
    /// The resource control policy.
    pub(crate) limits: Option<Policy<'t>>,
    /// Seconds since 1970.
    pub(crate) now: i64,
}

impl PolicyReading {
    /// Reads the policy and, where there is somebody to judge, judges.
    pub(crate) fn of(text: &str, given: &Given, caller: Option<Caller<'_>>) -> Result<Self, InputError> {
        let document = Document::read(text, given.role().as_deref())?;
        let policy = Policy::read_document(&document)?;
        let report = caller.map(|Caller { token, signature, limits, now }| {
            let mut request = given.request_for(token, &policy, now);
            request.signature = signature;
            Shared::new(aws::explain(token, &policy, limits.as_slice(), &request))
        });
        Ok(Self { form: document.form, role: policy.role, report })
    }
}

/// The report of texts that nobody sees, unless one of them is missing or cannot be read.
pub(crate) fn judge(texts: &Texts) -> Option<Report> {
    texts.judged(clock::now(), aws::explain)
}
