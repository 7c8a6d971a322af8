//! What the doors for whoever calls have in common: which calls are told and in what order, and what is said of those that
//! send no token, or perhaps another one.

use crate::json::Value;
use crate::outcome::Verdict;
use crate::pasted::Service;
use crate::pasted::caller::{Call, Caller, NoToken, immutable_subject_unknown};
use crate::report::{
    CallReport, Calls, DecidedBy, Edit, Finding, Fix, Input, InputError, InputReport, InputRole, Report,
    Severity,
};
use crate::span::{Lines, Place, Span};
use crate::unreadable::not_readable_here;
use crate::{Token, order, unreadable};

/// What is decided about a call.
pub(super) type Judged = Result<Report, InputError>;

/// Whoever calls, with its text, and the service whose calls are told.
#[derive(Clone, Copy)]
pub(super) struct Made<'m> {
    pub(super) caller: &'m Caller,
    pub(super) text: &'m str,
    pub(super) service: Service,
}

impl<'m> Made<'m> {
    /// The call with that number.
    pub(super) fn call(&self, number: usize) -> Result<&'m Call, InputError> {
        self.caller.calls.get(number).ok_or_else(|| unreadable::empty(Input::Token, ""))
    }

    /// What comes of every call to the service, the denied ones first.
    pub(super) fn reports(&self, judged: impl Fn(&Call) -> Judged) -> Result<Vec<CallReport>, InputError> {
        let lines = Lines::new(self.text);
        let mut calls = Vec::new();
        for (number, call) in self.caller.calls.iter().enumerate() {
            if call.service == self.service {
                calls.push(report_of(number, call, &judged(call)?, &lines));
            }
        }
        order::sort_by_key(&mut calls, |call| match call.verdict {
            Verdict::Denied => 0,
            Verdict::Depends => 1,
            Verdict::Allowed => 2,
        });
        Ok(calls)
    }

    /// The same, and the whole report of the first.
    pub(super) fn calls(
        &self,
        calls: Vec<CallReport>,
        check: impl Fn(usize) -> Judged,
    ) -> Result<Calls, InputError> {
        let first = calls.first().ok_or_else(|| self.none())?;
        Ok(Calls {
            schema: 1,
            engine: env!("CARGO_PKG_VERSION").into(),
            form: self.caller.form.id().into(),
            form_name: self.caller.form.name().into(),
            verdict: first.verdict,
            assumed: self.caller.assumed.clone(),
            report: Box::new(check(first.number)?),
            calls,
        })
    }

    /// That no call is to the service.
    fn none(&self) -> InputError {
        let (what, help) = match self.service {
            Service::Aws => (
                "logs in to AWS",
                "it exchanges tokens with Pulumi Cloud: give the authorization policies of their issuer, not a trust policy",
            ),
            Service::Pulumi => (
                "exchanges a token with Pulumi Cloud",
                "it logs in to AWS: give the trust policy of the role, not authorization policies",
            ),
        };
        let message = format!("this is {}: nothing in it {what}", self.caller.form.name());
        let start = self.text.len() - self.text.trim_start().len();
        let first_line = self.text.trim().lines().next().unwrap_or_default();
        let span = Span::new(start, start + first_line.len());
        not_readable_here::KIND.unreadable(Input::Token, self.text, span, message, help)
    }

    /// Says in the report of a call where the call stands.
    pub(super) fn place(&self, report: &mut Report, call: &Call) {
        let own = InputReport {
            role: InputRole::Caller,
            form: self.caller.form.id().into(),
            name: Some(call.name.clone()),
            span: Place::of(self.text, call.span),
            verdict: None,
        };
        report.inputs.insert(0, own);
    }

    /// The edit of the caller's text as a fix, if the call has a token once it is made. `read` reads what was edited.
    pub(super) fn tried(
        &self,
        call: &Call,
        (title, edit): (&str, &Edit),
        read: impl Fn(&str) -> Result<Caller, InputError>,
        judged: impl Fn(&Call) -> Judged,
    ) -> Result<Option<Fix>, InputError> {
        let mut fix = Fix {
            title: title.to_owned(),
            edits: vec![edit.clone()],
            verdict_after: Verdict::Denied,
            needs: Vec::new(),
            admits: Vec::new(),
        };
        let Some(edited) = fix.apply(self.text) else { return Ok(None) };
        let Ok(caller) = read(&edited) else { return Ok(None) };
        let is_same = |other: &&Call| {
            (&other.job, &other.event, other.service) == (&call.job, &call.event, call.service)
        };
        let mut same = caller.calls.iter().filter(is_same);
        let Some(mended) = same.find(|other| other.no_token.is_none()) else { return Ok(None) };
        let after = judged(mended)?;
        fix.verdict_after = after.verdict;
        let rest = after.main_finding().filter(|_| after.verdict == Verdict::Denied);
        fix.needs.extend(rest.map(|finding| finding.title.clone().into()));
        Ok(Some(fix))
    }

    /// The policy lets in one of the two subjects that the token may have.
    pub(super) fn leave_open(&self, report: &mut Report, call: &Call, other: &Token) {
        let subject = |token: &Token| match token.claim("sub") {
            Some(Value::String(text)) => text.clone().into_owned(),
            Some(Value::Open(open)) => open.text.clone().into_owned(),
            _ => String::new(),
        };
        let subjects = (subject(&call.token), subject(other));
        let lines = Lines::new(self.text);
        let remark = immutable_subject_unknown::remark(&lines, call.span, (&subjects.0, &subjects.1));
        self.rest_on(report, remark, immutable_subject_unknown::UNKNOWN.to_owned());
    }

    /// The verdict depends on what the remark is about.
    pub(super) fn rest_on(&self, report: &mut Report, remark: Finding, what: String) {
        report.verdict = Verdict::Depends;
        report.decided_by = match self.service {
            Service::Aws => DecidedBy::TrustPolicy,
            Service::Pulumi => DecidedBy::AuthorizationPolicy,
        };
        report.error = None;
        report.lead = format!("{}.", remark.title);
        report.depends_on.insert(0, what);
        report.findings.retain(|finding| finding.severity != Severity::Cause);
        report.add(vec![remark]);
    }

    /// No token is sent: the report of the one that would be, settled by whoever calls.
    pub(super) fn refuse(&self, report: &mut Report, no_token: &NoToken, fix: Option<Fix>) {
        let finding = Finding { fix, ..(*no_token.finding).clone() };
        report.verdict = Verdict::Denied;
        report.decided_by = DecidedBy::Caller;
        report.error = None;
        report.refused_now = None;
        report.depends_on = Vec::new();
        report.confidence = finding.confidence;
        report.lead = match self.service {
            Service::Aws => "No token was sent, so AWS was never asked.".to_owned(),
            Service::Pulumi => "No token was sent, so Pulumi Cloud was never asked.".to_owned(),
        };
        let errors = report.findings.iter().filter(|it| it.severity == Severity::Error).count();
        report.findings.insert(errors.min(report.findings.len()), finding);
    }
}

fn report_of(number: usize, call: &Call, report: &Report, lines: &Lines) -> CallReport {
    let main: Option<&Finding> = report.main_finding();
    CallReport {
        number,
        name: call.name.clone(),
        claims: (&call.token.claims.value).into(),
        open: call.open(),
        role: call.role.clone(),
        session_name: call.session_name.clone(),
        duration_seconds: call.duration,
        exchange: report.exchange.clone(),
        verdict: report.verdict,
        decided_by: report.decided_by,
        depends_on: report.depends_on.clone(),
        cause: main.map(|finding| finding.code.clone()),
        title: main.map(|finding| finding.title.clone()),
        span: lines.place(call.span),
    }
}
