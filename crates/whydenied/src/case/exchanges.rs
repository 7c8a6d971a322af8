//! Whoever exchanges tokens with Pulumi Cloud, in the place of a token: a workflow, a pipeline or manifests, and what
//! comes of every exchange they make.
//!
//! ```
//! use whydenied::case::exchanges::Callers;
//! use whydenied::case::pulumi::{Case, Texts};
//! use whydenied::pasted::caller::Asked;
//! use whydenied::pulumi::Exchange;
//! use whydenied::report::Verdict;
//!
//! let workflow = "
//! on: { push: { branches: [main] } }
//! permissions: { id-token: write }
//! jobs:
//!   deploy:
//!     runs-on: ubuntu-latest
//!     steps:
//!       - uses: pulumi/auth-actions@v1
//!         with:
//!           organization: acme
//!           requested-token-type: urn:pulumi:token-type:access_token:organization
//! ";
//! let texts = Texts::default()
//!     .policies("- decision: allow\n  tokenType: organization\n  rules:\n    sub: repo:acme/web:ref:refs/heads/main\n");
//! let case = Case::read(&texts, Exchange::default());
//! let asked = Asked::default().with("repository", "acme/web").with("immutable", "false");
//! let calls = Callers::read(&case, workflow, &asked)?.calls()?;
//! assert_eq!(calls.verdict, Verdict::Allowed);
//! assert_eq!(calls.calls[0].exchange.as_ref().unwrap().organization.as_deref(), Some("acme"));
//! # Ok::<(), whydenied::report::InputError>(())
//! ```

use super::Reading;
use super::made::{Judged, Made};
use super::pulumi::Case;
use super::reading::needed;
use crate::Token;
use crate::pasted::Service;
use crate::pasted::caller::{Asked, Call, Caller, Named};
use crate::pulumi::{self, Document, Exchange};
use crate::report::{CallReport, Calls, Input, InputError, Report};

/// Whoever exchanges tokens, beside the authorization policies of their issuer.
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
    /// Reads a caller. What it does not say is what was asked for, else what the case's policies say.
    ///
    /// # Errors
    /// It is none, or makes no call: what it is, and what to do now.
    pub fn read(case: &'c Case<'c>, text: &'c str, asked: &Asked) -> Result<Self, InputError> {
        let named = case.document.read().map(Named::by_rules).unwrap_or_default();
        let caller = Caller::for_policies(text, asked, &named)?;
        Ok(Self { caller, case, text, asked: asked.clone(), named })
    }

    /// What comes of every exchange, the denied ones first.
    ///
    /// # Errors
    /// The policies are missing or cannot be read.
    pub fn reports(&self) -> Result<Vec<CallReport>, InputError> {
        self.made().reports(|call| self.judged(call, pulumi::explain))
    }

    /// The same, and the whole report of the first.
    ///
    /// # Errors
    /// The policies are missing or cannot be read, or nothing is exchanged with Pulumi Cloud.
    pub fn calls(&self) -> Result<Calls, InputError> {
        self.made().calls(self.reports()?, |number| self.check(number))
    }

    /// The whole report of the call with that number, as of any token: fixes, remedies and risks.
    ///
    /// # Errors
    /// There is no such call, or the policies are missing or cannot be read.
    pub fn check(&self, number: usize) -> Result<Report, InputError> {
        self.told(number, pulumi::check)
    }

    /// The verdict on the call with that number and why, without what to do about it.
    ///
    /// # Errors
    /// As for [`check`](Self::check).
    pub fn explain(&self, number: usize) -> Result<Report, InputError> {
        self.told(number, pulumi::explain)
    }

    /// The call with that number as a case of its own, about the token that it sends or would send.
    ///
    /// # Errors
    /// There is no such call.
    pub fn case_of(&self, number: usize) -> Result<Case<'c>, InputError> {
        let call = self.made().call(number)?;
        let token = Reading::Read(call.token.clone());
        Ok(Case { token, exchange: self.exchange_of(call), ..self.case.clone() })
    }

    fn made(&self) -> Made<'_> {
        Made { caller: &self.caller, text: self.text, service: Service::Pulumi }
    }

    /// The report of a call, which says where the call stands.
    fn told(&self, number: usize, decide: Decide) -> Judged {
        let made = self.made();
        let call = made.call(number)?;
        let mut report = self.judged(call, decide)?;
        made.place(&mut report, call);
        Ok(report)
    }

    /// What the call asks for: what was given counts more than what the text says.
    fn exchange_of(&self, call: &Call) -> Exchange {
        self.case.exchange.clone().over(call.exchange.as_deref().cloned().unwrap_or_default())
    }

    fn judged(&self, call: &Call, decide: Decide) -> Judged {
        let document = needed(&self.case.document, Input::Policy)?;
        let exchange = self.exchange_of(call);
        let decided = |token: &Token| decide(token, document, &exchange);
        let mut report = decided(&call.token);
        report.add(call.remarks.clone());
        if let Some(no_token) = &call.no_token {
            let fix = no_token.mend.as_ref().map(|(title, edit)| {
                let read = |edited: &str| Caller::for_policies(edited, &self.asked, &self.named);
                self.made().tried(call, (title, edit), read, |call| self.judged(call, pulumi::explain))
            });
            self.made().refuse(&mut report, no_token, fix.transpose()?.flatten());
        } else if let Some(other) = &call.or
            && decided(other).verdict != report.verdict
        {
            self.made().leave_open(&mut report, call, other);
        }
        Ok(report)
    }
}

/// The issuer whose policies count, where a text has those of several: of the tokens that are exchanged, if it is one.
#[must_use]
pub fn chosen_issuer(text: &str, asked: &Asked) -> Option<String> {
    let caller = Caller::read(text, asked).ok()?;
    let exchanged = caller.calls.iter().filter(|call| call.service == Service::Pulumi);
    let mut issuers = exchanged.map(|call| call.token.claim_text("iss"));
    let first = issuers.next()??;
    issuers.all(|issuer| issuer == Some(first)).then(|| first.to_owned())
}

/// How an exchange is decided about.
type Decide = fn(&Token, &Document<'_>, &Exchange) -> Report;
