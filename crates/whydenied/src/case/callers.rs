//! Whoever calls, in the place of a token: a workflow, manifests or settings, and what comes of every call they make.
//!
//! ```
//! use whydenied::aws::Request;
//! use whydenied::case::aws::{Case, Texts};
//! use whydenied::case::callers::Callers;
//! use whydenied::pasted::caller::Asked;
//! use whydenied::report::{DecidedBy, Verdict};
//!
//! let workflow = "
//! on: { push: { branches: [main] } }
//! jobs:
//!   deploy:
//!     runs-on: ubuntu-latest
//!     steps:
//!       - uses: aws-actions/configure-aws-credentials@v6
//!         with: { role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: eu-west-1 }
//! ";
//! let texts = Texts::default().policy(r#"{ "Version": "2012-10-17", "Statement": {
//!     "Effect": "Allow",
//!     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
//!     "Action": "sts:AssumeRoleWithWebIdentity",
//!     "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:acme/web:*" } } } }"#);
//! let case = Case::read(&texts, Request::default());
//! let calls = Callers::read(&case, workflow, &Asked::default())?.calls()?;
//! assert_eq!((calls.verdict, calls.report.decided_by), (Verdict::Denied, DecidedBy::Caller));
//! assert_eq!(calls.calls[0].cause.as_deref(), Some("id-token-permission-missing"));
//! # Ok::<(), whydenied::report::InputError>(())
//! ```

use super::Reading;
use super::aws::Case;
use super::made::Made;
use crate::Token;
use crate::aws::explain::fault::missing_required_claim;
use crate::aws::explain::remark::{check_the_role, policy_of_another_role};
use crate::aws::{self, Request, SEVERAL_ROLES};
use crate::near_miss::placeholder;
use crate::near_miss::subject::github::github_ref_mismatch;
use crate::outcome::Verdict;
use crate::pasted::Service;
use crate::pasted::caller::{
    self, Asked, Call, Caller, Named, ask_for, caller_asks_for_another_audience,
    caller_asks_for_another_role, merge_queue_subject,
};
use crate::report::{CallReport, Calls, Edit, Finding, Fix, InputError, Report, Severity};
use crate::span::Lines;

/// Whoever calls, beside the policy of the role.
#[derive(Clone, Debug)]
pub struct Callers<'c> {
    /// What was read of the text.
    pub caller: Caller,
    case: &'c Case<'c>,
    text: &'c str,
    asked: Asked,
    named: Named,
}

impl<'c> Callers<'c> {
    /// Reads a caller. What it does not say is what was asked for, else what the case's policy says.
    ///
    /// # Errors
    /// It is none, or makes no call: what it is, and what to do now.
    pub fn read(case: &'c Case<'c>, text: &'c str, asked: &Asked) -> Result<Self, InputError> {
        let named = case.policy.read().map(Named::by_trust).unwrap_or_default();
        let caller = Caller::for_policies(text, asked, &named)?;
        Ok(Self { caller, case, text, asked: asked.clone(), named })
    }

    /// What comes of every call to AWS, the denied ones first.
    ///
    /// # Errors
    /// The policy is missing or cannot be read.
    pub fn reports(&self) -> Result<Vec<CallReport>, InputError> {
        self.made().reports(|call| self.judged(call, aws::explain))
    }

    /// The same, and the whole report of the first.
    ///
    /// # Errors
    /// The policy is missing or cannot be read, or no call is for AWS.
    pub fn calls(&self) -> Result<Calls, InputError> {
        self.made().calls(self.reports()?, |number| self.check(number))
    }

    /// The whole report of the call with that number, as of any token: fixes, remedies and risks.
    ///
    /// # Errors
    /// There is no such call, or the policy is missing or cannot be read.
    pub fn check(&self, number: usize) -> Result<Report, InputError> {
        self.told(number, aws::check_under)
    }

    /// The verdict on the call with that number and why, without what to do about it.
    ///
    /// # Errors
    /// As for [`check`](Self::check).
    pub fn explain(&self, number: usize) -> Result<Report, InputError> {
        self.told(number, aws::explain)
    }

    /// The call with that number as a case of its own, about the token that it sends or would send.
    ///
    /// # Errors
    /// There is no such call.
    pub fn case_of(&self, number: usize) -> Result<Case<'c>, InputError> {
        let call = self.made().call(number)?;
        let token = Reading::Read(call.token.clone());
        Ok(Case { token, request: self.request_of(call), ..self.case.clone() })
    }

    fn made(&self) -> Made<'_> {
        Made { caller: &self.caller, text: self.text, service: Service::Aws }
    }

    /// The report of a call, which says where the call stands.
    fn told(&self, number: usize, decide: Decide) -> Result<Report, InputError> {
        let made = self.made();
        let call = made.call(number)?;
        let mut report = self.judged(call, decide)?;
        made.place(&mut report, call);
        self.compare_audiences(&mut report, call)?;
        Ok(report)
    }

    /// The login asks for another audience than the policy expects: the edit of the workflow, if it lets the call in.
    fn compare_audiences(&self, report: &mut Report, call: &Call) -> Result<(), InputError> {
        let main =
            report.main_finding().filter(|_| report.verdict == Verdict::Denied && call.no_token.is_none());
        let Some(compared) = main.and_then(|main| report.comparison_at(main)) else { return Ok(()) };
        let (asked, wanted) = (compared.actual.to_string(), compared.expected.to_string());
        let is_audience = call.token.claim_text("aud") == Some(&asked);
        let is_one = !wanted.contains(['*', '?', '$', '{', '<']);
        let edit = ask_for(self.text, call.span, &wanted).filter(|_| is_audience && is_one);
        let Some(edit) = edit else { return Ok(()) };
        let title = format!("Ask for the audience `{wanted}`");
        let fix = self.tried(call, &title, &edit)?.filter(|fix| fix.verdict_after == Verdict::Allowed);
        let lines = Lines::new(self.text);
        let found = |fix| caller_asks_for_another_audience::found(&lines, call.span, (&asked, &wanted), fix);
        report.add(fix.map(found).into_iter().collect());
        Ok(())
    }

    fn judged(&self, call: &Call, decide: Decide) -> Result<Report, InputError> {
        let policy = self.case.policies()?;
        let request = self.request_of(call);
        let decided = |token: &Token| decide(token, policy, &self.case.limits, &request);
        let mut report = decided(&call.token);
        report.add(call.remarks.clone());
        // What every token has, and no text about a job says, is not missing; a role that was never asked is not at fault.
        let is_moot = |code: &str| {
            code == missing_required_claim::KIND.code
                || (call.no_token.is_some() && code == check_the_role::KIND.code)
        };
        report.findings.retain(|finding| finding.severity != Severity::Hint || !is_moot(&finding.code));
        if call.event.as_deref() == Some("merge_group") {
            let of_ref = |finding: &&mut Finding| finding.code == github_ref_mismatch::KIND.code;
            for finding in report.findings.iter_mut().filter(of_ref) {
                finding.code = merge_queue_subject::KIND.code.into();
            }
        }
        if let Some(no_token) = &call.no_token {
            let fix = no_token.mend.as_ref().map(|(title, edit)| self.tried(call, title, edit));
            let fix = fix.transpose()?.flatten();
            self.made().refuse(&mut report, no_token, fix);
        } else if let Some(other) = &call.or
            && decided(other).verdict != report.verdict
        {
            self.made().leave_open(&mut report, call, other);
        }
        self.compare_roles(&mut report, call, policy);
        Ok(report)
    }

    /// The call asks for another role than the one whose policy this is: that one's policy decides.
    fn compare_roles(&self, report: &mut Report, call: &Call, policy: &aws::Policy<'_>) {
        let own = policy.role.as_ref().and_then(|role| role.arn.as_deref());
        let asked = call.role.as_deref().filter(|role| role.starts_with("arn:"));
        let Some((asked, own)) = asked.zip(own).filter(|(asked, own)| asked != own) else { return };
        if self.case.request.role_arn.is_some() {
            return;
        }
        let lines = Lines::new(self.text);
        let remark = caller_asks_for_another_role::found(&lines, call.span, (asked, own));
        report.findings.retain(|finding| finding.code != policy_of_another_role::KIND.code);
        if call.no_token.is_some() {
            report.add(vec![remark]);
        } else {
            self.made().rest_on(report, remark, caller_asks_for_another_role::unknown(asked));
        }
    }

    /// The request of the call: what was given counts more than what the text says.
    fn request_of(&self, call: &Call) -> Request {
        let mut request = self.case.request.clone();
        request.session_name = request.session_name.or_else(|| call.session_name.clone());
        request.duration_seconds = request.duration_seconds.or(call.duration);
        request.provider_id = request.provider_id.or_else(|| call.provider_id.clone());
        request.written_as = request.written_as.or(call.written_as);
        // A placeholder is not what the call asks for.
        let is_written = |role: &&String| role.starts_with("arn:") && placeholder::find(role).is_none();
        let role = call.role.as_ref().filter(is_written);
        request.role_arn = request.role_arn.or_else(|| role.cloned());
        request
    }

    /// The edit of the caller's text as a fix, if the call has a token once it is made.
    fn tried(&self, call: &Call, title: &str, edit: &Edit) -> Result<Option<Fix>, InputError> {
        let read = |edited: &str| Caller::for_policies(edited, &self.asked, &self.named);
        self.made().tried(call, (title, edit), read, |call| self.judged(call, aws::explain))
    }
}

/// The role whose policy is meant, where a text has those of several: the one that all calls ask for, if they do.
#[must_use]
pub fn chosen_role(case: &Case<'_>, text: &str, asked: &Asked) -> Option<String> {
    case.policy.error().filter(|error| error.code == SEVERAL_ROLES)?;
    Caller::read(text, asked).ok()?.role().map(str::to_owned)
}

/// The request, with what the command says of it that the token stands in: `aws sts assume-role-with-web-identity`. What was
/// given counts more.
///
/// ```
/// use whydenied::aws::Request;
/// use whydenied::case::callers::completed;
///
/// let command = "aws sts assume-role-with-web-identity --role-session-name ci --web-identity-token eyJhIjoxfQ.e30.c2ln";
/// assert_eq!(completed(Request::default(), command).session_name.as_deref(), Some("ci"));
/// ```
#[must_use]
pub fn completed(request: Request, text: &str) -> Request {
    caller::completed(request, text)
}

/// How a call is decided about.
type Decide = fn(&Token, &aws::Policy<'_>, &[aws::Policy<'_>], &Request) -> Report;
